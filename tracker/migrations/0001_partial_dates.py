"""The database's own reading of partial dates.

`edtf_earliest(text)` and `edtf_latest(text)` return the first and last day that EDTF text covers, and NULL for
anything that is not a partial date; they never raise. Each stands alone, calling nothing but what PostgreSQL
brings: a dump is restored with an empty search path, and generated columns and constraints call them then.
Nothing is cast from text to date, which would depend on the session's DateStyle.
"""

from django.db import migrations

POINT = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[~?%]?"

FIND_FIRST_DAY = """
    point := rtrim(split_part(value, '/', 1), '~?%');
    IF point = '..' THEN
        first_day := make_date(1, 1, 1);
    ELSIF left(point, 4) IN ('0000', '9999') THEN
        RETURN NULL;
    ELSE
        point := left(point || '-01-01', 10);
        month := substr(point, 6, 2);
        first_day := make_date(left(point, 4)::integer, month, 1) + (right(point, 2)::integer - 1);
        IF extract(month FROM first_day) <> month THEN  -- such as 30 February
            RETURN NULL;
        END IF;
    END IF;
"""

FIND_LAST_DAY = """
    point := rtrim(substr(value, strpos(value, '/') + 1), '~?%');
    IF point = '..' THEN
        last_day := make_date(9999, 12, 31);
    ELSIF left(point, 4) IN ('0000', '9999') THEN
        RETURN NULL;
    ELSIF length(point) = 10 THEN
        month := substr(point, 6, 2);
        last_day := make_date(left(point, 4)::integer, month, 1) + (right(point, 2)::integer - 1);
        IF extract(month FROM last_day) <> month THEN
            RETURN NULL;
        END IF;
    ELSE
        year := left(point, 4);
        month := substr(point || '-12', 6, 2);
        last_day := make_date(year + month / 12, month % 12 + 1, 1) - 1;
    END IF;
"""


def function(*, name: str, wanted: str, find_wanted: str, find_other: str) -> str:
    """The statement that makes one of the two functions; a period needs its other end too, to be refused if reversed."""
    return rf"""
CREATE FUNCTION {name}(value text) RETURNS date
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $function$
DECLARE
    point text;
    year integer;
    month integer;
    first_day date;
    last_day date;
BEGIN
    IF value !~ '^({POINT}|\.\.)(/({POINT}|\.\.))?$' OR value IN ('..', '../..') THEN
        RETURN NULL;
    END IF;
{find_wanted}
    IF strpos(value, '/') = 0 THEN
        RETURN {wanted};
    END IF;
{find_other}
    IF last_day < first_day THEN
        RETURN NULL;
    END IF;
    RETURN {wanted};
END
$function$
"""


class Migration(migrations.Migration):
    initial = True

    operations = (
        migrations.RunSQL(
            sql=function(
                name="edtf_earliest", wanted="first_day", find_wanted=FIND_FIRST_DAY, find_other=FIND_LAST_DAY
            ),
            reverse_sql="DROP FUNCTION edtf_earliest(text)",
        ),
        migrations.RunSQL(
            sql=function(name="edtf_latest", wanted="last_day", find_wanted=FIND_LAST_DAY, find_other=FIND_FIRST_DAY),
            reverse_sql="DROP FUNCTION edtf_latest(text)",
        ),
    )
