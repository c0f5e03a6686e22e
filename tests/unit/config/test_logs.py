"""Log lines that machines and people can read."""

import json
import logging
import sys

import pytest

from config.logs import JSONLines, PlainLines, refusals_in_one_line


def record(**details: object) -> logging.LogRecord:
    made = logging.LogRecord("tracker.transfer", logging.WARNING, __file__, 1, "refused %s", ("a row",), None)
    made.created = 1_700_000_000.25
    vars(made).update(details)
    return made


def test_a_machine_gets_one_json_object_a_line() -> None:
    line = JSONLines().format(record(user="analyst", rows=3))
    assert "\n" not in line
    assert json.loads(line) == {
        "at": "2023-11-14T22:13:20.250+00:00",
        "level": "warning",
        "logger": "tracker.transfer",
        "message": "refused a row",
        "user": "analyst",
        "rows": 3,
    }


def test_a_line_break_in_a_message_starts_no_new_line() -> None:
    made = record()
    made.msg, made.args = "one\ntwo", ()
    assert "\n" not in JSONLines().format(made)


def test_an_error_carries_its_traceback() -> None:
    made = record()
    try:
        raise ValueError("no such day")
    except ValueError:
        made.exc_info = sys.exc_info()
    assert "ValueError: no such day" in json.loads(JSONLines().format(made))["traceback"]
    assert PlainLines().format(made).endswith("ValueError: no such day")


def test_a_person_gets_plain_text() -> None:
    assert PlainLines().format(record(user="analyst")) == "warning tracker.transfer: refused a row user=analyst"


@pytest.mark.parametrize("typed", ["\nforged", "\r", "\x1b[2J", "\x7f", "\x85", "\u2028", "\u202e", "\U000e0001"])
def test_what_somebody_typed_begins_no_line_and_steers_no_terminal(typed: str) -> None:
    made = record(name_given=typed)
    made.msg, made.args = "refused %s", (typed,)
    for line in (JSONLines().format(made), PlainLines().format(made)):
        assert line.isprintable()
    assert json.loads(JSONLines().format(made))["name_given"] == typed


def test_words_of_any_script_stay_readable() -> None:
    assert "习近平" in JSONLines().format(record(person="习近平"))
    assert "习近平" in PlainLines().format(record(person="习近平"))


def test_a_refusal_gets_one_short_line_however_long_the_address_was() -> None:
    made = record(status_code=400)
    made.msg, made.args, made.exc_info = "%s", ("x" * 9_000,), (ValueError, ValueError("x"), None)
    assert refusals_in_one_line(made)
    assert len(made.getMessage()) == 503
    assert not made.exc_info


def test_a_failure_keeps_all_that_is_known_of_it() -> None:
    made = record(status_code=500)
    made.msg, made.args, made.exc_info = "%s", ("x" * 9_000,), (ValueError, ValueError("x"), None)
    assert refusals_in_one_line(made)
    assert len(made.getMessage()) == 9_000
    assert made.exc_info
