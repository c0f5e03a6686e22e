-- What happened is written with the moments it had; the triggers would write those of the upgrade.
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE tracker_sanction DISABLE TRIGGER USER;
ALTER TABLE tracker_sanctionevent DISABLE TRIGGER USER;
ALTER TABLE tracker_sanctionstep DISABLE TRIGGER USER;

-- One programme of each text, public since the first sanction that names it.
INSERT INTO tracker_programme (ref, stage, published_at, title, legal_basis, measures, summary)
SELECT
    coalesce(nullif(slug, ''), 'programme') || CASE WHEN place > 1 OR slug = '' THEN '-' || place ELSE '' END,
    CASE WHEN published_at IS NULL THEN 'draft' ELSE 'published' END,
    published_at, title, '', '{}', ''
FROM (
    SELECT named.*, row_number() OVER (PARTITION BY slug ORDER BY title COLLATE "C") AS place
    FROM (
        SELECT
            btrim(former_programme) AS title,
            btrim(left(regexp_replace(lower(btrim(former_programme)), '[^a-z0-9]+', '-', 'g'), 100), '-') AS slug,
            min(published_at) AS published_at
        FROM tracker_sanction
        WHERE btrim(former_programme) <> ''
        GROUP BY 1, 2
    ) AS named
) AS numbered;
SET CONSTRAINTS ALL IMMEDIATE;

UPDATE tracker_sanction AS sanction SET programme_id = programme.id
FROM tracker_programme AS programme WHERE programme.title = btrim(sanction.former_programme);
UPDATE tracker_sanctionevent AS event SET programme_id = programme.id
FROM tracker_programme AS programme WHERE programme.title = btrim(event.former_programme);

-- What these kinds of sanction do, their names say.
UPDATE tracker_sanction SET measures = ARRAY[replace(kind, 'export_control_listing', 'export_control')]
WHERE kind IN ('export_control_listing', 'asset_freeze', 'visa_ban');
UPDATE tracker_sanctionevent SET measures = ARRAY[replace(kind, 'export_control_listing', 'export_control')]
WHERE kind IN ('export_control_listing', 'asset_freeze', 'visa_ban');

-- Every step that there is or was, with the id it has from now on. A source may say when one was imposed of which the
-- record says no day.
CREATE TEMPORARY TABLE stepped ON COMMIT DROP AS
SELECT sanction_id, kind, nextval(pg_get_serial_sequence('tracker_sanctionstep', 'id')) AS id
FROM (
    SELECT pgh_obj_id AS sanction_id, 'imposed' AS kind FROM tracker_sanctionevent WHERE imposed IS NOT NULL
    UNION SELECT id, 'imposed' FROM tracker_sanction WHERE imposed IS NOT NULL
    UNION SELECT sanction_id, 'imposed' FROM tracker_citation WHERE sanction_id IS NOT NULL AND field = 'imposed'
    UNION SELECT sanction_id, 'imposed' FROM tracker_ruling WHERE sanction_id IS NOT NULL AND field = 'imposed'
    UNION SELECT pgh_obj_id, 'lifted' FROM tracker_sanctionevent WHERE lifted IS NOT NULL
    UNION SELECT id, 'lifted' FROM tracker_sanction WHERE lifted IS NOT NULL
    ORDER BY 1, 2
) AS found;

INSERT INTO tracker_sanctionstep
    (id, ref, recorded_at, stage, published_at, sanction_id, kind, happened_on, reason, summary)
SELECT
    stepped.id,
    CASE WHEN length(sanction.ref) > 100 THEN btrim(left(sanction.ref, 90), '-') || '-' || sanction.id
        ELSE sanction.ref END || '-' || stepped.kind,
    sanction.recorded_at, sanction.stage, sanction.published_at, sanction.id, stepped.kind,
    CASE stepped.kind WHEN 'imposed' THEN imposed ELSE lifted END,
    CASE stepped.kind WHEN 'imposed' THEN '' ELSE lifting_reason END,
    ''
FROM stepped JOIN tracker_sanction AS sanction ON sanction.id = stepped.sanction_id
WHERE stepped.kind = 'imposed' AND (imposed IS NOT NULL OR EXISTS (
    SELECT FROM tracker_citation AS citation WHERE citation.sanction_id = sanction.id AND citation.field = 'imposed'
    UNION ALL
    SELECT FROM tracker_ruling AS ruling WHERE ruling.sanction_id = sanction.id AND ruling.field = 'imposed'
)) OR stepped.kind = 'lifted' AND lifted IS NOT NULL;

-- Their history, from that of the sanctions: in the same contexts, so that an import is undone with what it brought.
INSERT INTO tracker_sanctionstepevent (
    pgh_created_at, pgh_label, pgh_obj_id, pgh_context_id,
    id, ref, recorded_at, stage, published_at, sanction_id, kind, happened_on, reason, summary
)
SELECT
    pgh_created_at,
    CASE WHEN NOT is_there THEN 'delete' WHEN was_there THEN 'update' ELSE 'insert' END,
    step_id, pgh_context_id, step_id,
    CASE WHEN length(ref) > 100 THEN btrim(left(ref, 90), '-') || '-' || sanction_id ELSE ref END || '-' || kind,
    recorded_at, stage, published_at, sanction_id, kind,
    CASE WHEN is_there THEN day ELSE former_day END, CASE WHEN is_there THEN reason ELSE former_reason END, ''
FROM (
    SELECT
        said.*,
        coalesce(lag(is_there) OVER life, FALSE) AS was_there,
        lag(day) OVER life AS former_day,
        lag(reason) OVER life AS former_reason,
        (ref, stage, published_at, day, reason)
            IS DISTINCT FROM (lag(ref) OVER life, lag(stage) OVER life, lag(published_at) OVER life,
                lag(day) OVER life, lag(reason) OVER life) AS is_other
    FROM (
        SELECT
            event.pgh_id, event.pgh_created_at, event.pgh_context_id, event.ref, event.recorded_at, event.stage,
            event.published_at, stepped.sanction_id, stepped.kind, stepped.id AS step_id,
            CASE stepped.kind WHEN 'imposed' THEN event.imposed ELSE event.lifted END AS day,
            CASE stepped.kind WHEN 'imposed' THEN '' ELSE event.lifting_reason END AS reason,
            event.pgh_label <> 'delete'
                AND CASE stepped.kind WHEN 'imposed' THEN event.imposed ELSE event.lifted END IS NOT NULL AS is_there
        FROM stepped JOIN tracker_sanctionevent AS event ON event.pgh_obj_id = stepped.sanction_id
    ) AS said
    WINDOW life AS (PARTITION BY step_id ORDER BY pgh_id)
) AS told
WHERE is_there AND (NOT was_there OR is_other) OR was_there AND NOT is_there
ORDER BY pgh_id, kind;

SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE tracker_sanction ENABLE TRIGGER USER;
ALTER TABLE tracker_sanctionevent ENABLE TRIGGER USER;
ALTER TABLE tracker_sanctionstep ENABLE TRIGGER USER;

-- What sources say of those days and reasons, they say of the steps.
UPDATE tracker_citation AS citation
SET sanction_id = NULL, sanction_step_id = step.id,
    field = CASE citation.field WHEN 'lifting_reason' THEN 'reason' ELSE 'happened_on' END
FROM tracker_sanctionstep AS step
WHERE citation.sanction_id = step.sanction_id AND citation.field IN ('imposed', 'lifted', 'lifting_reason')
    AND step.kind = CASE citation.field WHEN 'imposed' THEN 'imposed' ELSE 'lifted' END;
-- A record that says of no end has no step for it; the words stay.
UPDATE tracker_citation
SET note = btrim(note || ' ' || CASE field WHEN 'lifted' THEN 'Says that it ended: ' ELSE 'Says why it ended: ' END || value),
    field = '', value = ''
WHERE sanction_id IS NOT NULL AND field IN ('lifted', 'lifting_reason');
UPDATE tracker_ruling AS ruling
SET sanction_id = NULL, sanction_step_id = step.id,
    field = CASE ruling.field WHEN 'lifting_reason' THEN 'reason' ELSE 'happened_on' END
FROM tracker_sanctionstep AS step
WHERE ruling.sanction_id = step.sanction_id AND ruling.field IN ('imposed', 'lifted', 'lifting_reason')
    AND step.kind = CASE ruling.field WHEN 'imposed' THEN 'imposed' ELSE 'lifted' END;
DELETE FROM tracker_ruling WHERE sanction_id IS NOT NULL AND field IN ('lifted', 'lifting_reason');
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
-- backwards
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE tracker_link SET to_step_id = NULL WHERE to_step_id IS NOT NULL;
DELETE FROM tracker_citation WHERE programme_id IS NOT NULL;
DELETE FROM tracker_ruling WHERE programme_id IS NOT NULL;
UPDATE tracker_sanction AS sanction SET
    former_programme = coalesce((SELECT left(title, 300) FROM tracker_programme WHERE id = sanction.programme_id), ''),
    imposed = (SELECT happened_on FROM tracker_sanctionstep WHERE sanction_id = sanction.id AND kind = 'imposed'),
    lifted = (SELECT happened_on FROM tracker_sanctionstep
        WHERE sanction_id = sanction.id AND kind IN ('lifted', 'expired')),
    lifting_reason = coalesce((SELECT reason FROM tracker_sanctionstep
        WHERE sanction_id = sanction.id AND kind IN ('lifted', 'expired')), '');
UPDATE tracker_citation AS citation SET
    sanction_id = step.sanction_id, sanction_step_id = NULL,
    field = CASE WHEN citation.field = 'happened_on' AND step.kind = 'imposed' THEN 'imposed'
        WHEN citation.field = 'happened_on' AND step.kind IN ('lifted', 'expired') THEN 'lifted'
        WHEN citation.field = 'reason' AND step.kind IN ('lifted', 'expired') THEN 'lifting_reason' ELSE '' END,
    value = CASE WHEN citation.field = 'happened_on' AND step.kind IN ('imposed', 'lifted', 'expired')
        OR citation.field = 'reason' AND step.kind IN ('lifted', 'expired') THEN citation.value ELSE '' END
FROM tracker_sanctionstep AS step WHERE step.id = citation.sanction_step_id;
DELETE FROM tracker_ruling AS ruling USING tracker_sanctionstep AS step
WHERE step.id = ruling.sanction_step_id
    AND NOT (ruling.field = 'happened_on' AND step.kind IN ('imposed', 'lifted', 'expired'));
UPDATE tracker_ruling AS ruling SET
    sanction_id = step.sanction_id, sanction_step_id = NULL,
    field = CASE step.kind WHEN 'imposed' THEN 'imposed' ELSE 'lifted' END
FROM tracker_sanctionstep AS step WHERE step.id = ruling.sanction_step_id;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
