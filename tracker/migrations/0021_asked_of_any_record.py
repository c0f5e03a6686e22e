"""What triggers ask of a record of any kind, by its kind and primary key, and of who is writing it.

`record_stage(kind, key)` is how far the record is from the public: empty where its kind has no stages, NULL where there
is no such record. `writer_in(context)` is whose words are written in a context of the history: in an import those of who
sent the file, in a proposal those of who made it. `last_writer(kind, key)` is who last changed what the record says; its
stage, and what only plans the work on it, say nothing. Each is NULL where a command did it. `changed_since(kind, key,
event, proposal)` is whether the record says something else by now than at that event, but for what the proposal changed.
"""

from django.db import migrations

RECORD_STAGE = """
CREATE FUNCTION record_stage(kind text, key bigint) RETURNS text
LANGUAGE plpgsql STABLE STRICT
AS $function$
DECLARE
    stage text;
BEGIN
    IF kind !~ '^[a-z]+$' OR kind ~ 'event$' OR NOT EXISTS (
        SELECT FROM pg_attribute WHERE attrelid = to_regclass('tracker_' || kind) AND attname = 'id'
    ) THEN
        RETURN NULL;
    END IF;
    EXECUTE format(
        'SELECT coalesce(to_jsonb(asked) ->> ''stage'', '''') FROM %I AS asked WHERE id = $1', 'tracker_' || kind
    ) INTO stage USING key;
    RETURN stage;
END;
$function$
"""
ACTING_IN = """
CREATE FUNCTION acting_in() RETURNS jsonb
LANGUAGE sql STABLE
AS $function$
    SELECT nullif(current_setting('pghistory.context_metadata', TRUE), '')::jsonb
$function$
"""
ACTING_PERSON = """
CREATE FUNCTION acting_person() RETURNS bigint
LANGUAGE sql STABLE
AS $function$
    SELECT (acting_in() ->> 'user')::bigint
$function$
"""
WRITER_IN = """
CREATE FUNCTION writer_in(context jsonb) RETURNS bigint
LANGUAGE plpgsql STABLE
AS $function$
BEGIN
    IF context ? 'proposal' THEN
        RETURN (SELECT author_id FROM tracker_proposal WHERE id = (context ->> 'proposal')::bigint);
    ELSIF context ? 'import_batch' THEN
        RETURN (SELECT uploaded_by_id FROM tracker_importbatch WHERE id = (context ->> 'import_batch')::bigint);
    END IF;
    RETURN (context ->> 'user')::bigint;
END;
$function$
"""
SAID_BY = """
CREATE FUNCTION said_by(record jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE
AS $function$
    SELECT record - ARRAY[
        'pgh_id', 'pgh_created_at', 'pgh_label', 'pgh_obj_id', 'pgh_context_id', 'stage', 'published_at', 'recorded_at',
        'reviewer_id', 'inference_reason', 'owner_id', 'next_review_on', 'review_every'
    ]
$function$
"""
LAST_WRITER = """
CREATE FUNCTION last_writer(kind text, key bigint) RETURNS bigint
LANGUAGE plpgsql STABLE
AS $function$
DECLARE
    writer bigint;
BEGIN
    EXECUTE format(
        'SELECT writer_in(context.metadata) FROM ('
        '  SELECT pgh_id, pgh_context_id, said_by(to_jsonb(event)) AS said, '
        '    lag(said_by(to_jsonb(event))) OVER (ORDER BY pgh_id) AS said_before '
        '  FROM %I AS event WHERE pgh_obj_id = $1'
        ') AS told LEFT JOIN pghistory_context AS context ON context.id = told.pgh_context_id '
        'WHERE told.said IS DISTINCT FROM told.said_before ORDER BY told.pgh_id DESC LIMIT 1',
        'tracker_' || kind || 'event'
    ) INTO writer USING key;
    RETURN writer;
END;
$function$
"""
WAS_PUBLISHED = """
CREATE FUNCTION was_published(kind text, key bigint) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $function$
DECLARE
    was boolean;
BEGIN
    EXECUTE format(
        'SELECT EXISTS (SELECT FROM %I WHERE pgh_obj_id = $1 AND pgh_label = ''delete'' AND stage = ''published'')',
        'tracker_' || kind || 'event'
    ) INTO was USING key;
    RETURN was;
END;
$function$
"""
NEEDS_SECOND_PERSON = """
CREATE FUNCTION needs_second_person(kind text) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $function$
BEGIN
    RETURN coalesce(
        (SELECT rule.needs_second_person FROM tracker_publishingrule AS rule WHERE rule.record_kind = kind), TRUE
    );
END;
$function$
"""
CHANGED_SINCE = """
CREATE FUNCTION changed_since(kind text, key bigint, event bigint, proposal bigint) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $function$
DECLARE
    changed boolean;
BEGIN
    EXECUTE format(
        'SELECT (SELECT said_by(to_jsonb(base)) FROM %1$I AS base WHERE base.pgh_id = $2) IS DISTINCT FROM ('
        '  SELECT said_by(to_jsonb(latest)) FROM %1$I AS latest '
        '  LEFT JOIN pghistory_context AS context ON context.id = latest.pgh_context_id '
        '  WHERE latest.pgh_obj_id = $1 AND context.metadata ->> ''proposal'' IS DISTINCT FROM $3::text '
        '  ORDER BY latest.pgh_id DESC LIMIT 1'
        ')',
        'tracker_' || kind || 'event'
    ) INTO changed USING key, event, proposal;
    RETURN changed;
END;
$function$
"""
HAS_PERMISSION = """
CREATE FUNCTION has_permission(asked bigint, right_to text) RETURNS boolean
LANGUAGE sql STABLE
AS $function$
    SELECT EXISTS (
        SELECT FROM auth_user AS person WHERE person.id = asked AND person.is_active AND (
            person.is_superuser OR EXISTS (
                SELECT FROM auth_permission AS permission WHERE permission.codename = right_to AND (
                    EXISTS (
                        SELECT FROM auth_user_user_permissions AS given
                        WHERE given.permission_id = permission.id AND given.user_id = person.id
                    ) OR EXISTS (
                        SELECT FROM auth_group_permissions AS given
                        JOIN auth_user_groups AS membership USING (group_id)
                        WHERE given.permission_id = permission.id AND membership.user_id = person.id
                    )
                )
            )
        )
    )
$function$
"""
MADE = {
    RECORD_STAGE: "record_stage(text, bigint)",
    ACTING_IN: "acting_in()",
    ACTING_PERSON: "acting_person()",
    WRITER_IN: "writer_in(jsonb)",
    SAID_BY: "said_by(jsonb)",
    LAST_WRITER: "last_writer(text, bigint)",
    WAS_PUBLISHED: "was_published(text, bigint)",
    NEEDS_SECOND_PERSON: "needs_second_person(text)",
    CHANGED_SINCE: "changed_since(text, bigint, bigint, bigint)",
    HAS_PERMISSION: "has_permission(bigint, text)",
}


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0020_exchanges_and_conditions"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunSQL(sql, f"DROP FUNCTION {signature}") for sql, signature in MADE.items()]
