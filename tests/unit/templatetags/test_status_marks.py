"""Values of the vocabulary in templates."""

import pytest
from django.template import Context, Template

from tracker.templatetags.status_marks import schedule_label, status_label
from tracker.vocabulary import Schedule, Status


@pytest.mark.parametrize("status", Status)
def test_a_status_is_shown_as_icon_and_text(status: Status) -> None:
    html = Template("{% load status_marks %}{% status_mark value %}").render(Context({"value": status.value}))
    assert f'href="#m-{status.value}"' in html
    assert html.endswith(f"{status.label}</span>")


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_mark_and_a_pattern(status: Status) -> None:
    sprite = Template('{% include "tracker/_marks.html" %}').render(Context())
    assert f'<symbol id="m-{status.value}"' in sprite
    assert f'<pattern id="p-{status.value}"' in sprite


def test_a_value_outside_the_vocabulary_is_an_error() -> None:
    with pytest.raises(ValueError, match="promising"):
        Template("{% load status_marks %}{% status_mark 'promising' %}").render(Context())


def test_labels_are_those_of_the_vocabulary() -> None:
    assert status_label("no_evidence_found") == Status.NO_EVIDENCE_FOUND.label
    assert schedule_label("due_soon") == Schedule.DUE_SOON.label
