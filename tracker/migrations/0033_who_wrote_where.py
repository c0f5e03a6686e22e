"""What triggers ask of what is deleted: whether its record is, or was until this step, in a collection that the person
writes in. Deleting a record takes it out of its collections before its parts go.
"""

from django.db import migrations

WROTE_ONE_IN = """
CREATE FUNCTION wrote_one_in(person bigint, kind text, asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $function$
DECLARE
    found boolean;
BEGIN
    EXECUTE format(
        'SELECT writes_one_in($1, %L, $2) OR EXISTS (SELECT FROM %I AS gone WHERE gone.%I = $2 '
        'AND gone.pgh_label = ''delete'' AND gone.pgh_created_at = now() AND writes_in($1, gone.collection_id))',
        kind, 'tracker_' || kind || 'collectionevent', kind || '_id'
    ) INTO found USING person, asked;
    RETURN found;
END;
$function$
"""


class Migration(migrations.Migration):
    dependencies = [("tracker", "0031_what_there_is_is_a_collection")]

    operations = [migrations.RunSQL(WROTE_ONE_IN, "DROP FUNCTION wrote_one_in(bigint, text, bigint)")]
