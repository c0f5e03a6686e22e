#!/usr/bin/env bash
# django-pgtrigger: a program that declares its triggers registers each once, when its models are loaded. Expected: that
# each is named (a digest of its model and name) a constant number of times. Seen with 4.17.0: each registration names
# every trigger registered before, to build its look-ups anew, so that twice as many triggers take four times as many
# digests; a project of 800 declares them in seconds, at every start of every process.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check django-pgtrigger==4.17.0 django==5.2.8 'psycopg[binary]==3.3.9'

cat > "$folder/register.py" <<'PYTHON'
import importlib.metadata

import django
from django.conf import settings

settings.configure(INSTALLED_APPS=["pgtrigger"], DATABASES={"default": {"ENGINE": "django.db.backends.postgresql"}})
django.setup()

import pgtrigger
from django.db import models
from pgtrigger import core


class Row(models.Model):
    class Meta:
        app_label = "pgtrigger"


named = 0
get_pgid = core.Trigger.get_pgid


def counted(trigger, model):
    global named
    named += 1
    return get_pgid(trigger, model)


core.Trigger.get_pgid = counted


def register(first, last):
    """How often a trigger was named while these were registered."""
    before = named
    for number in range(first, last):
        pgtrigger.register(pgtrigger.Protect(name=f"rule_{number}", operation=pgtrigger.Delete))(Row)
    return named - before


counts = [register(0, 100), register(100, 200), register(200, 300), register(300, 400)]
print("django-pgtrigger", importlib.metadata.version("django-pgtrigger"), "Django", django.get_version())
print("triggers named while each further hundred was registered:", counts)
growth = [later - earlier for earlier, later in zip(counts, counts[1:])]
assert all(step == 10_000 for step in growth), growth
print("as seen before: each hundred takes ten thousand more than the one before it")
PYTHON
"$folder/venv/bin/python" "$folder/register.py"
