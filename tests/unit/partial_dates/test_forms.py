"""Typing a partial date into a form."""

import pytest
from django import forms

from tracker.partial_dates import PartialDate, PartialDateFormField


class MeetingForm(forms.Form):
    """A form that asks for nothing but a date."""

    held = PartialDateFormField(required=False)


@pytest.mark.parametrize("typed", ["2024-04", "Apr 2024", "  April 2024 "])
def test_a_date_is_understood_as_typed(typed: str) -> None:
    form = MeetingForm({"held": typed})
    assert form.is_valid()
    assert form.cleaned_data["held"] == PartialDate("2024-04")


@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_typed_is_unknown(typed: str) -> None:
    form = MeetingForm({"held": typed})
    assert form.is_valid()
    assert form.cleaned_data["held"] is None


def test_a_required_date_must_be_typed() -> None:
    with pytest.raises(forms.ValidationError, match="required"):
        PartialDateFormField().clean("")


def test_an_ambiguous_date_is_refused_and_the_text_kept() -> None:
    form = MeetingForm({"held": "03/04/2024"})
    assert form.errors["held"] == [
        "“03/04/2024”: this could be 3 April or 4 March 2024; write 2024-04-03 or 2024-03-04."
    ]
    assert 'value="03/04/2024"' in str(form["held"])


def test_a_stored_date_is_shown_as_text_and_in_words() -> None:
    shown = str(MeetingForm(initial={"held": PartialDate("2024-01-30~")})["held"])
    assert 'value="2024-01-30~"' in shown
    assert '<output class="partial-date-understood" for="id_held">about 30 January 2024</output>' in shown


@pytest.mark.parametrize("initial", [None, PartialDate("2024")])
def test_words_are_left_out_when_they_say_no_more(initial: PartialDate | None) -> None:
    assert "<output" not in str(MeetingForm(initial={"held": initial})["held"])


def test_what_was_typed_is_escaped() -> None:
    assert "<script>" not in str(MeetingForm({"held": '"><script>alert(1)</script>'})["held"])


def test_the_box_says_what_it_takes() -> None:
    field = MeetingForm()["held"]
    assert "Apr 2024" in field.help_text
    assert 'placeholder="2024-04-30 or Apr 2024"' in str(field)


@pytest.mark.parametrize(
    ("typed", "changed"), [("Apr 2024", False), ("2024-04", False), ("2024-04~", True), ("", True), ("junk", True)]
)
def test_only_another_date_counts_as_a_change(typed: str, changed: bool) -> None:
    assert MeetingForm({"held": typed}, initial={"held": PartialDate("2024-04")}).has_changed() == changed
