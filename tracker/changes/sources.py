"""Where the history of the public record is read from, and which of its fields the public may see.

What is not listed here is never shown: who owns or wrote a record, when it is to be reviewed, archived texts.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from tracker.models import (
    Actor,
    Citation,
    Collection,
    Commitment,
    CommitmentTopic,
    Condition,
    Criterion,
    Exchange,
    ExchangeItem,
    Finding,
    Indicator,
    Link,
    Meeting,
    Milestone,
    Observation,
    Participation,
    Party,
    Programme,
    Response,
    Role,
    Sanction,
    SanctionStep,
    SanctionTarget,
    Source,
    Target,
    Topic,
)
from tracker.models.citation import VOICES
from tracker.models.exchanges.condition import DEPENDS_ON

CITED = ("source", "stance", "attribution", *VOICES, "credibility", "paragraph", "quote", "field", "value", "note")
UPDATES = "status_update"
# What an update says, for the page to put into words.
SAID = ("axis", "status", "as_of", "summary", "inference_reason", "retraction_reason")


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A kind of record with a page of its own, and so with a stage. `title` is the field with what it is called."""

    kind: str
    model: type[Model]
    title: str
    fields: tuple[str, ...]

    @property
    def events(self) -> Any:
        """What the database wrote of it."""
        return self.model.pgh_event_model.objects  # type: ignore[attr-defined]


@dataclass(frozen=True, kw_only=True)
class Part:
    """Rows that hang on a record, called `what` there. `owner` leads to the record, `title` to what that is called.

    A row is public when the records at all its `ends` are, and one of `either` if there are any; with `or_neither`
    also a row that names none of these.
    """

    kind: str
    model: type[Model]
    what: str
    owner: str
    title: str
    fields: tuple[str, ...]
    ends: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    or_neither: bool = False

    @property
    def events(self) -> Any:
        """What the database wrote of such rows."""
        return self.model.pgh_event_model.objects  # type: ignore[attr-defined]

    @property
    def has_stage(self) -> bool:
        """Whether such a row may be a draft while its record is public."""
        return any(field.name == "stage" for field in self.model._meta.concrete_fields)


SUBJECTS = (
    Subject(
        kind="commitment",
        model=Commitment,
        title="title",
        fields=("kind", "title", "summary", "deliverable", "guideline", "made_at", "made_on", "due"),
    ),
    Subject(
        kind="sanction",
        model=Sanction,
        title="title",
        fields=(
            "kind",
            "title",
            "programme",
            "issuer",
            "measures",
            "stated_reason",
            "summary",
        ),
    ),
    Subject(
        kind="meeting",
        model=Meeting,
        title="title",
        fields=("kind", "title", "held", "place", "country", "part_of", "summary"),
    ),
    Subject(
        kind="actor",
        model=Actor,
        title="name",
        fields=(
            "kind",
            "name",
            "native_name",
            "aliases",
            "country",
            "part_of",
            "description",
            "wikidata_id",
            "website",
        ),
    ),
    Subject(
        kind="source",
        model=Source,
        title="title",
        fields=(
            "kind",
            "title",
            "publisher",
            "authors",
            "published",
            "url",
            "archived_url",
            "language",
            "retrieved_on",
            "reliability",
            "syndicated_from",
        ),
    ),
    Subject(kind="topic", model=Topic, title="name", fields=("name", "description")),
    Subject(
        kind="programme",
        model=Programme,
        title="title",
        fields=("title", "issuer", "legal_basis", "measures", "summary"),
    ),
    Subject(kind="indicator", model=Indicator, title="name", fields=("name", "unit", "definition")),
    Subject(kind="exchange", model=Exchange, title="title", fields=("title", "summary", "agreed_at", "agreed_on")),
    Subject(
        kind="collection",
        model=Collection,
        title="title",
        fields=("title", "subtitle", "covers", "maintainers", "contact", "licence"),
    ),
)


def citation_part(
    kind: str,
    path: str,
    *,
    owner: str = "",
    ends: tuple[str, ...] = (),
    either: tuple[str, ...] = (),
    or_neither: bool = False,
) -> Part:
    """The citations of one kind of record, shown with the record that has a page."""
    record = owner or path
    return Part(
        kind=kind,
        model=Citation,
        what="Citation" if record == path else f"Citation of {path.replace('_', ' ')}",
        owner=record,
        title="name" if kind in {"actor", "indicator"} else "title",
        ends=("source", record, *ends),
        either=either,
        or_neither=or_neither,
        fields=CITED,
    )


PARTS: tuple[Part, ...] = (
    Part(
        kind="commitment",
        model=Party,
        what="Party",
        owner="commitment",
        title="title",
        ends=("commitment", "actor"),
        fields=("actor", "role", "certainty"),
    ),
    Part(
        kind="commitment",
        model=CommitmentTopic,
        what="Topic",
        owner="commitment",
        title="title",
        ends=("commitment", "topic"),
        fields=("topic",),
    ),
    Part(
        kind="commitment",
        model=Link,
        what="Link",
        owner="commitment",
        title="title",
        ends=("commitment",),
        either=("to_commitment", "to_sanction"),
        fields=("kind", "to_commitment", "to_sanction", "to_step", "note"),
    ),
    Part(
        kind="meeting",
        model=Participation,
        what="Participation",
        owner="meeting",
        title="title",
        ends=("meeting", "actor"),
        fields=("actor", "role", "on_behalf_of", "certainty"),
    ),
    Part(
        kind="sanction",
        model=SanctionTarget,
        what="Target",
        owner="sanction",
        title="title",
        ends=("sanction", "actor"),
        fields=("actor",),
    ),
    Part(
        kind="sanction",
        model=SanctionStep,
        what="Step",
        owner="sanction",
        title="title",
        ends=("sanction",),
        fields=("kind", "happened_on", "reason", "summary"),
    ),
    Part(
        kind="actor",
        model=Role,
        what="Role",
        owner="person",
        title="name",
        ends=("person", "organisation"),
        fields=("title", "organisation", "started", "ended"),
    ),
    Part(
        kind="indicator",
        model=Observation,
        what="Value",
        owner="indicator",
        title="name",
        ends=("indicator",),
        fields=("period", "qualifier", "value", "note"),
    ),
    Part(
        kind="commitment",
        model=Criterion,
        what="Criterion",
        owner="commitment",
        title="title",
        ends=("commitment",),
        fields=("position", "shows", "text", "due"),
    ),
    Part(
        kind="commitment",
        model=Finding,
        what="Finding",
        owner="status_update__commitment",
        title="title",
        ends=("status_update",),
        fields=("criterion", "result", "reason"),
    ),
    Part(
        kind="commitment",
        model=Milestone,
        what="Milestone",
        owner="commitment",
        title="title",
        ends=("commitment",),
        fields=("title", "due", "reached", "summary"),
    ),
    Part(
        kind="commitment",
        model=Target,
        what="Target",
        owner="commitment",
        title="title",
        ends=("commitment", "indicator"),
        fields=("indicator", "baseline", "baseline_period", "direction", "value", "due", "note"),
    ),
    citation_part("commitment", "commitment"),
    citation_part("sanction", "sanction"),
    citation_part("meeting", "meeting"),
    citation_part("actor", "actor"),
    citation_part("commitment", "status_update", owner="status_update__commitment", ends=("status_update",)),
    citation_part("actor", "role", owner="role__person", ends=("role__organisation",)),
    citation_part(
        "commitment",
        "link",
        owner="link__commitment",
        either=("link__to_commitment", "link__to_sanction"),
    ),
    citation_part("indicator", "observation", owner="observation__indicator"),
    citation_part("commitment", "party", owner="party__commitment", ends=("party__actor",)),
    citation_part("meeting", "participation", owner="participation__meeting", ends=("participation__actor",)),
    citation_part("sanction", "sanction_step", owner="sanction_step__sanction", ends=("sanction_step",)),
    citation_part("programme", "programme"),
    citation_part("commitment", "target", owner="target__commitment", ends=("target__indicator",)),
    citation_part("commitment", "milestone", owner="milestone__commitment"),
    citation_part(
        "commitment", "finding", owner="finding__status_update__commitment", ends=("finding__status_update",)
    ),
    Part(
        kind="exchange",
        model=ExchangeItem,
        what="Item",
        owner="exchange",
        title="title",
        ends=("exchange",),
        either=("commitment", "sanction", "sanction_step__sanction"),
        fields=("side", "commitment", "sanction"),
    ),
    *(
        Part(
            kind=owner,
            model=Condition,
            what="Condition",
            owner=owner,
            title="title",
            ends=(owner,),
            either=DEPENDS_ON,
            or_neither=True,
            fields=(*DEPENDS_ON, "words", "state", "as_of", "note"),
        )
        for owner in ("commitment", "sanction")
    ),
    Part(
        kind="commitment",
        model=Response,
        what="Response",
        owner="demand",
        title="title",
        ends=("demand", "actor"),
        fields=("actor", "on_behalf_of", "asked_on", "answered_on", "outcome", "summary", "leads_to"),
    ),
    citation_part("exchange", "exchange"),
    *(
        citation_part(
            owner,
            "condition",
            owner=f"condition__{owner}",
            either=tuple(f"condition__{end}" for end in DEPENDS_ON),
            or_neither=True,
        )
        for owner in ("commitment", "sanction")
    ),
    citation_part("commitment", "response", owner="response__demand", ends=("response__actor",)),
)
