"""The fields of the filter form."""

from tracker.parameters.filter_form import Field, FieldOption


def test_the_entries_of_a_field_are_drawn_with_the_chosen_one_selected() -> None:
    entries = (FieldOption(value="a", label="One & all"), FieldOption(value="b", label="Other"))
    field = Field(name="actor", label="Actor", everything="All", entries=entries, value="b")
    assert field.drawn == '<option value="a">One &amp; all</option><option value="b" selected>Other</option>'
