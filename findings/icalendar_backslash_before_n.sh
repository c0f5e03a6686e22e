#!/usr/bin/env bash
# icalendar: a text with a backslash before a capital N, such as a path. RFC 5545 (3.3.11) has a backslash written as
# two. Expected: any text comes back from a calendar as it went in, as one with a backslash before a small n does. Seen
# with 7.3.0: the backslash and the N are written as a line break, and are read as one.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check icalendar==7.3.0

"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata

from icalendar import Calendar, Event


def there_and_back(text):
    event = Event()
    event.add("summary", text)
    calendar = Calendar()
    calendar.add_component(event)
    return str(Calendar.from_ical(calendar.to_ical()).walk("VEVENT")[0]["summary"])


print("icalendar", importlib.metadata.version("icalendar"))
texts = ["C:\\new", "C:\\New", "one\\No two"]
came = [there_and_back(text) for text in texts]
for text, back in zip(texts, came):
    print(repr(text), "->", repr(back))
assert came == ["C:\\new", "C:\new", "one\no two"], came
print("as seen before: a backslash before N is a line break")
PYTHON
