"""What was given against what."""

from datetime import date

from tests.sanctions import as_read
from tracker.models import Actor, Commitment, Link, Sanction, SanctionStep
from tracker.partial_dates import PartialDate
from tracker.standings.exchanges import exchanges
from tracker.vocabulary import LinkKind, SanctionStepKind, Stage

PLEDGE = Commitment(pk=1, title="To curb exports", made_on=PartialDate.parse("2023-11-15"))
LIFTING = Commitment(pk=2, title="To lift the sanctions", made_on=PartialDate.parse("2023-11"))
SANCTION = as_read(
    pk=1,
    title="Trade sanctions",
    imposed="2020",
    lifted="2023-11-15/2023-11-30",
    issuer=Actor(pk=1, name="United States", stage=Stage.PUBLISHED),
)
AFTER, BEFORE = date(2024, 1, 1), date(2023, 1, 1)


def link(commitment: Commitment, kind: LinkKind, to: Commitment | Sanction) -> Link:
    field = "to_commitment" if isinstance(to, Commitment) else "to_sanction"
    return Link(commitment=commitment, kind=kind, **{field: to})


def test_a_pair_told_from_both_ends_is_told_once() -> None:
    links = [link(PLEDGE, LinkKind.IN_EXCHANGE_FOR, LIFTING), link(LIFTING, LinkKind.IN_EXCHANGE_FOR, PLEDGE)]
    (found,) = exchanges([PLEDGE, LIFTING], links, as_of=AFTER)
    assert found.commitment is PLEDGE
    assert [tied.title for tied in found.returns] == ["To lift the sanctions"]


def test_what_was_given_in_return_stands_before_what_was_a_condition() -> None:
    links = [link(PLEDGE, LinkKind.CONDITIONAL_ON, LIFTING), link(PLEDGE, LinkKind.IN_EXCHANGE_FOR, SANCTION)]
    (found,) = exchanges([PLEDGE], links, as_of=AFTER)
    assert [tied.is_condition for tied in found.returns] == [False, True]


def test_a_lifted_sanction_says_when_and_by_whom() -> None:
    (found,) = exchanges([PLEDGE], [link(PLEDGE, LinkKind.IN_EXCHANGE_FOR, SANCTION)], as_of=AFTER)
    assert found.returns[0].given == "between 15 and 30 November 2023"
    assert found.returns[0].giver == "United States"


def test_an_issuer_that_is_not_public_is_not_named() -> None:
    secret = Sanction(pk=2, title="Ban", issuer=Actor(pk=2, name="Secret body", stage=Stage.DRAFT))
    (found,) = exchanges([PLEDGE], [link(PLEDGE, LinkKind.IN_EXCHANGE_FOR, secret)], as_of=AFTER)
    assert found.returns[0].giver == ""


def test_a_link_may_mean_another_step_than_the_lifting() -> None:
    meant = link(PLEDGE, LinkKind.IN_EXCHANGE_FOR, SANCTION)
    meant.to_step = SanctionStep(kind=SanctionStepKind.EASED, happened_on=PartialDate.parse("2022-05"))
    (found,) = exchanges([PLEDGE], [meant], as_of=AFTER)
    assert found.returns[0].given == "May 2022"


def test_nothing_that_came_later_is_told() -> None:
    links = [link(PLEDGE, LinkKind.IN_EXCHANGE_FOR, SANCTION), link(PLEDGE, LinkKind.CONDITIONAL_ON, LIFTING)]
    assert exchanges([PLEDGE], links, as_of=BEFORE) == ()
