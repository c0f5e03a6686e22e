"""Typing a partial date into a form."""

from datetime import date

import pytest
from django import forms

from tracker.partial_dates import DayFormField, PartialDate, PartialDateFormField


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


@pytest.mark.parametrize("typed", ["2024-01-30", "30 Jan 2024", "January 30th, 2024", "30/1/2024", " 2024/1/30 "])
def test_a_day_is_read_in_the_same_ways(typed: str) -> None:
    assert DayFormField().clean(typed) == date(2024, 1, 30)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("03/04/2027", "“03/04/2027”: this could be 3 April or 4 March 2027; write 2027-04-03 or 2027-03-04."),
        ("2/3/24", "“2/3/24”: this could be 2024-02-03 or 2024-03-02"),
        ("Jan 2024", "“Jan 2024”: this is not one certain day; write the day with its month and full year"),
        ("about 30 Jan 2024", "this is not one certain day"),
        ("2024-02-30", "there is no day 30 in February 2024"),
    ],
)
def test_what_is_no_one_day_is_refused_with_what_would_be_right(typed: str, said: str) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        DayFormField().clean(typed)
    assert said in refused.value.messages[0]


def test_a_stored_day_is_shown_as_it_can_be_read_again() -> None:
    class ReviewForm(forms.Form):
        on = DayFormField(required=False)

    form = ReviewForm({"on": "3 April 2027"}, initial={"on": date(2027, 4, 3)})
    assert 'value="2027-04-03"' in str(ReviewForm(initial=form.initial)["on"])
    assert not form.has_changed()
