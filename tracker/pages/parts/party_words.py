"""What a party is to a commitment, in words that fit its kind: a demand is asked, a statement said."""

from collections.abc import Collection, Iterable

from tracker.models import Party
from tracker.parameters.record import by_role
from tracker.vocabulary import CommitmentKind, PartyRole

PROMISED = {
    PartyRole.COMMITTED: "Promised by",
    PartyRole.COUNTERPART: "Promised to",
    PartyRole.IMPLEMENTER: "To be carried out by",
    PartyRole.BENEFICIARY: "For the benefit of",
    PartyRole.ADDRESSEE: "Addressed to",
    PartyRole.TARGET: "Aimed at",
}
WORDS = {
    CommitmentKind.PLEDGE: PROMISED,
    CommitmentKind.AGREEMENT: {
        **PROMISED,
        PartyRole.COMMITTED: "Agreed by",
        PartyRole.COUNTERPART: "Agreed with",
    },
    CommitmentKind.MEASURE: {
        **PROMISED,
        PartyRole.COMMITTED: "Adopted by",
        PartyRole.COUNTERPART: "Towards",
    },
    CommitmentKind.STATEMENT: {
        **PROMISED,
        PartyRole.COMMITTED: "Said by",
        PartyRole.COUNTERPART: "Said to or of",
    },
    CommitmentKind.DEMAND: {
        **PROMISED,
        PartyRole.COMMITTED: "Accepted by",
        PartyRole.COUNTERPART: "Asked by",
        PartyRole.ADDRESSEE: "Asked of",
    },
}

# What an actor's own page calls the commitments in which it has a role.
PARTS = {
    PartyRole.COMMITTED: "As the party that promised, acted or spoke",
    PartyRole.COUNTERPART: "As the party promised to, spoken to or of, or asking",
    PartyRole.IMPLEMENTER: "As the party to carry it out",
    PartyRole.BENEFICIARY: "As the party to benefit",
    PartyRole.ADDRESSEE: "As the party addressed or asked",
    PartyRole.TARGET: "As the party that action is aimed at",
}


def parties_in_words(
    kind: str, parties: Iterable[Party], *, hidden: Collection[str] = ()
) -> tuple[tuple[str, tuple[Party, ...]], ...]:
    """(words, parties) pairs: the parties by role, each role worded for that kind of commitment; see `by_role`."""
    return by_role(parties, WORDS[CommitmentKind(kind)], hidden=hidden)
