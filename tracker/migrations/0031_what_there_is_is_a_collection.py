"""What a site holds already becomes one collection, called as the site is; groups may do with collections what they
may do with other records.

Going back, reports of errors in a collection go with it: there is no such page then.
"""

from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils.text import slugify

from tracker.migrations._grants import granting

KINDS = ("commitment", "sanction", "meeting", "indicator")
# What the log of changes shows is found by time.
EVENTS = ("collection",)
VIEWER = ["view_collection", "export_collection"]
ANALYST = [*VIEWER, "add_collection", "change_collection", "import_collection"]
REVIEWER = [*ANALYST, "delete_collection"]
ADMINISTRATOR = [*REVIEWER, *(f"{action}_collectionmember" for action in ("view", "add", "change", "delete"))]


IS_MEMBER = """
CREATE FUNCTION is_member(person bigint) RETURNS boolean
LANGUAGE sql STABLE
AS $function$
    SELECT EXISTS (SELECT FROM tracker_collectionmember AS member WHERE member.person_id = person)
$function$
"""
WRITES = """
CREATE FUNCTION writes(person bigint) RETURNS boolean
LANGUAGE sql STABLE
AS $function$
    SELECT EXISTS (
        SELECT FROM tracker_collectionmember AS member WHERE member.person_id = person AND member.role <> 'viewer'
    )
$function$
"""
WRITES_IN = """
CREATE FUNCTION writes_in(person bigint, asked bigint) RETURNS boolean
LANGUAGE sql STABLE
AS $function$
    SELECT EXISTS (
        SELECT FROM tracker_collectionmember AS member
        WHERE member.person_id = person AND member.collection_id = asked AND member.role <> 'viewer'
    )
$function$
"""
WRITES_ONE_IN = """
CREATE FUNCTION writes_one_in(person bigint, kind text, asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $function$
DECLARE
    found boolean;
BEGIN
    EXECUTE format(
        'SELECT EXISTS (SELECT FROM %I AS tie WHERE tie.%I = $2 AND writes_in($1, tie.collection_id))',
        'tracker_' || kind || '_collections', kind || '_id'
    ) INTO found USING person, asked;
    RETURN found;
END;
$function$
"""
# What a row hangs on: the record that is put into collections, and what to call it.
OWNER_OF = """
CREATE FUNCTION owner_of(part jsonb, OUT kind text, OUT id bigint, OUT ref text)
LANGUAGE plpgsql STABLE
AS $function$
DECLARE
    via text;
    next_part jsonb;
BEGIN
    FOREACH via IN ARRAY ARRAY['commitment', 'demand', 'sanction', 'meeting', 'indicator'] LOOP
        IF part ->> (via || '_id') IS NOT NULL THEN
            kind := CASE via WHEN 'demand' THEN 'commitment' ELSE via END;
            id := (part ->> (via || '_id'))::bigint;
            EXECUTE format('SELECT ref FROM %I WHERE id = $1', 'tracker_' || kind) INTO ref USING id;
            RETURN;
        END IF;
    END LOOP;
    FOREACH via IN ARRAY ARRAY[
        'status_update', 'link', 'party', 'participation', 'observation', 'sanction_step', 'condition', 'response',
        'target', 'milestone', 'finding'
    ] LOOP
        IF part ->> (via || '_id') IS NOT NULL THEN
            EXECUTE format('SELECT to_jsonb(found) FROM %I AS found WHERE id = $1', 'tracker_' || replace(via, '_', ''))
                INTO next_part USING (part ->> (via || '_id'))::bigint;
            SELECT owner.kind, owner.id, owner.ref INTO kind, id, ref FROM owner_of(next_part) AS owner;
            RETURN;
        END IF;
    END LOOP;
END;
$function$
"""
FUNCTIONS = {
    "is_member(bigint)": IS_MEMBER,
    "writes(bigint)": WRITES,
    "writes_in(bigint, bigint)": WRITES_IN,
    "writes_one_in(bigint, text, bigint)": WRITES_ONE_IN,
    "owner_of(jsonb)": OWNER_OF,
}


def collect(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Makes the collection where there is something to be in it, and none yet."""
    anything = " OR ".join(f"EXISTS (SELECT FROM tracker_{kind})" for kind in KINDS)
    with editor.connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO tracker_collection (ref, stage, title, subtitle, covers, maintainers, contact, licence) "
            "SELECT %s, 'published', %s, '', '', '{}', '', '' "
            f"WHERE ({anything}) AND NOT EXISTS (SELECT FROM tracker_collection) RETURNING id",
            [slugify(settings.SITE_NAME)[:120].strip("-") or "collection", settings.SITE_NAME],
        )
        for (key,) in cursor.fetchall():
            for kind in KINDS:
                cursor.execute(
                    f"INSERT INTO tracker_{kind}_collections ({kind}_id, collection_id) "
                    f"SELECT id, %s FROM tracker_{kind} ORDER BY id",
                    [key],
                )


class Migration(migrations.Migration):
    dependencies = [("tracker", "0030_collections")]

    operations = [
        migrations.RunSQL([*FUNCTIONS.values()], [f"DROP FUNCTION {name}" for name in reversed(FUNCTIONS)]),
        granting({"Viewer": VIEWER, "Analyst": ANALYST, "Reviewer": REVIEWER, "Administrator": ADMINISTRATOR}),
        migrations.RunPython(collect, migrations.RunPython.noop),
        migrations.RunSQL(
            [f"CREATE INDEX {event}event_by_time ON tracker_{event}event (pgh_created_at)" for event in EVENTS],
            [f"DROP INDEX {event}event_by_time" for event in EVENTS],
        ),
        migrations.RunSQL(migrations.RunSQL.noop, "DELETE FROM tracker_correction WHERE record_kind = 'collection'"),
    ]
