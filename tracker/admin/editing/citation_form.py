"""The form of a citation: what the source gives for one field of the cited record, dates as people type them."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst

from tracker.admin.base.articles import with_article
from tracker.admin.base.record_form import GeneratedRefForm
from tracker.admin.editing.quote_lookup import QuoteError, locate_quote
from tracker.models import ArchivedText, Citation
from tracker.models.citation import CITABLE, CITED_FIELDS, DATE_FIELDS
from tracker.partial_dates import PartialDate
from tracker.partial_dates.forms import read_as
from tracker.quotes import describe
from tracker.vocabulary import Attribution

# What says where in the source a citation stands.
PLACED = frozenset({"source", "quote", "paragraph"})

DATES = "Dates as in the date fields: 30 January 2024, Apr 2024, about 2019."


class GivenValueInput(forms.Textarea):
    """A box for text; beside it stands, while the field is a date, how the text was understood."""

    template_name = "tracker/widgets/given_value.html"
    is_date = False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["understood"] = read_as(value or "") if self.is_date else ""
        return context


class ArchivedTextCache(dict[Any, ArchivedText | None]):
    """Archived texts by source, each read from the database when first asked for; None for a source without one."""

    def __missing__(self, source: Any) -> ArchivedText | None:
        self[source] = ArchivedText.objects.filter(source=source).first()
        return self[source]


class CitationForm(GeneratedRefForm):
    """A citation; `cited_record` names the kind of record it is for where the page leaves no choice.

    The rows of one page share the `texts` that their quotes are looked up in.
    """

    cited_record: ClassVar[str] = ""
    texts: ClassVar[ArchivedTextCache | None] = None

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "attribution" in self.fields:
            self.fields["attribution"].required = False
        # Those who may only look have a form without boxes.
        if "field" in self.fields:
            self.offer_fields()

    def offer_fields(self) -> None:
        """Gives the field a list to choose from, and the value a box that says how a date was understood."""
        typed = self.fields["field"]
        self.fields["field"] = forms.ChoiceField(
            choices=self.field_choices(),
            required=False,
            help_text=typed.help_text,
            widget=forms.Select(attrs={"aria-label": str(typed.label)}),
        )
        value = self.fields["value"]
        value.help_text = f"{value.help_text} {DATES}"
        value.widget = GivenValueInput(attrs=value.widget.attrs)
        value.widget.is_date = self["field"].value() in DATE_FIELDS

    def field_choices(self) -> list[tuple[str, Any]]:
        """The fields of the record that is cited; where that is still open, of every kind, the likeliest first."""
        if self.cited_record:
            return [("", "---------"), *citable_fields(self.cited_record)]
        likeliest = next((name for name in CITABLE if self.get_initial_for_field(self.fields[name], name)), "")
        kinds = sorted(CITED_FIELDS, key=lambda name: name != likeliest)
        return [("", "---------"), *((humanize_name(name), citable_fields(name)) for name in kinds)]

    def clean(self) -> dict[str, Any] | None:
        """Refuses a field that the cited record has not; reads the value of a date."""
        cleaned = super().clean() or self.cleaned_data
        field, value = cleaned.get("field", ""), cleaned.get("value", "")
        cited = [self.cited_record] if self.cited_record else [name for name in CITABLE if cleaned.get(name)]
        if field and len(cited) == 1 and field not in CITED_FIELDS.get(cited[0], ()):
            offered = ", ".join(label for _, label in citable_fields(cited[0]))
            record = humanize_name(cited[0]).lower()
            rather = f"choose one of: {offered}" if offered else "give the value for the record that it is part of"
            self.add_error("field", f"“{humanize_name(field)}” is not a field of {with_article(record)}; {rather}.")
        if field in DATE_FIELDS and value:
            self.read_date(value)
        complete_attribution(self, cleaned)
        if not PLACED.isdisjoint(self.changed_data):
            self.locate_quote(cleaned)
        return cleaned

    def locate_quote(self, cleaned: dict[str, Any]) -> None:
        """Looks the quote up in the source's text, if one is archived: keeps its selector, or says what is wrong."""
        quote, paragraph = cleaned.get("quote", ""), cleaned.get("paragraph")
        texts = ArchivedTextCache() if self.texts is None else self.texts
        archived = texts[cleaned.get("source")]
        passage = None
        if archived:
            try:
                passage = locate_quote(archived.reading, quote, paragraph, near=self.instance.quote_start)
            except QuoteError as error:
                self.add_error(error.field, str(error))
                return
        self.instance.keep_selector(
            describe(archived.text, passage.start, passage.end) if archived and passage else None
        )
        if passage and not paragraph:
            cleaned["paragraph"] = passage.paragraph

    def read_date(self, typed: str) -> None:
        """Keeps the date that was typed as EDTF; says why where it cannot be known."""
        try:
            self.cleaned_data["value"] = PartialDate.read(typed).text
        except ValueError as error:
            self.add_error("value", str(error))


def complete_attribution(form: Any, cleaned: dict[str, Any]) -> None:
    """Leaves it as it is where it was not asked; takes words as reported where only their speaker is chosen."""
    cleaned["attribution"] = cleaned.get("attribution") or form.instance.attribution
    if cleaned.get("speaker") and cleaned.get("attribution") == Attribution.NOT_RECORDED:
        cleaned["attribution"] = Attribution.REPORTED


def citable_fields(record: str) -> Sequence[tuple[str, str]]:
    """The fields of one kind of record that a source may give a value for, as its own form calls them."""
    model: Any = Citation._meta.get_field(record).related_model
    return [(name, field_label(model, name)) for name in CITED_FIELDS.get(record, ())]


def field_label(model: Any, name: str) -> str:
    """The label of a field; a column that only files have is called by its name."""
    try:
        return capfirst(str(getattr(model._meta.get_field(name), "verbose_name", humanize_name(name))))
    except FieldDoesNotExist:
        return humanize_name(name)


def humanize_name(name: str) -> str:
    """A name of the code as words: `status_update` is “Status update”."""
    return capfirst(name.replace("_", " "))
