"""Links between commitments and sanctions as sentences, read from either end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracker.models import Commitment, Link, Sanction, SanctionStep
from tracker.partial_dates import PartialDate
from tracker.standings.exchanges import day_of
from tracker.vocabulary import SANCTION_ENDS, LinkKind, SanctionStepKind, Stage

# What the record a link starts from is to the one it points at, and the other way round.
OUTWARDS = {
    LinkKind.RESPONDS_TO: "Responds to",
    LinkKind.RESUMES: "Resumes",
    LinkKind.SUSPENDS: "Suspends",
    LinkKind.RESTATES: "Restates",
    LinkKind.NARROWS: "Narrows",
    LinkKind.STRENGTHENS: "Strengthens",
    LinkKind.SUPERSEDES: "Supersedes",
}
INWARDS = {
    LinkKind.RESPONDS_TO: "Answered by",
    LinkKind.RESUMES: "Resumed by",
    LinkKind.SUSPENDS: "Suspended by",
    LinkKind.RESTATES: "Restated by",
    LinkKind.NARROWS: "Narrowed by",
    LinkKind.STRENGTHENS: "Strengthened by",
    LinkKind.SUPERSEDES: "Superseded by",
}


@dataclass(frozen=True, kw_only=True)
class LinkInWords:
    """One link seen from one of its ends: the words, and the record at the other end."""

    link: Link
    words: str
    commitment: Commitment | None
    sanction: Sanction | None

    @property
    def step(self) -> SanctionStep | None:
        """The step of the sanction that is meant, where it is public."""
        step = self.link.to_step
        return step if step and step.stage == Stage.PUBLISHED else None

    @property
    def imposed(self) -> PartialDate | None:
        """When the sanction at the other end was imposed."""
        return day_of(self.sanction, SanctionStepKind.IMPOSED)

    @property
    def ended_as(self) -> str:
        """How it ended, in a word; empty where no end is known."""
        return next((kind.label.lower() for kind in SANCTION_ENDS if day_of(self.sanction, kind)), "")

    @property
    def ended(self) -> PartialDate | None:
        """When it was lifted or expired."""
        return day_of(self.sanction, *SANCTION_ENDS)


def seen_from(commitment: Commitment, links: Iterable[Link]) -> Iterator[LinkInWords]:
    """The links that start from or point at the commitment, each with its other end, in the order of the kinds."""
    for link in sorted(links, key=place):
        kind = LinkKind(link.kind)
        if link.commitment_id == commitment.pk:
            yield LinkInWords(
                link=link, words=OUTWARDS[kind], commitment=link.to_commitment, sanction=link.to_sanction
            )
        else:
            yield LinkInWords(link=link, words=INWARDS[kind], commitment=link.commitment, sanction=None)


def seen_from_sanction(links: Iterable[Link]) -> Iterator[LinkInWords]:
    """Links that point at one sanction, each with the commitment it starts from, in the order of the kinds."""
    for link in sorted(links, key=place):
        yield LinkInWords(link=link, words=INWARDS[LinkKind(link.kind)], commitment=link.commitment, sanction=None)


def place(link: Link) -> tuple[int, str]:
    """What links are sorted by: the order in which the vocabulary has their kinds."""
    return LinkKind.values.index(link.kind), link.ref
