"""What was given against what, and what depended on what."""

from datetime import date
from typing import Any

from tests.sanctions import as_read
from tracker.models import Actor, Commitment, Condition, Exchange, ExchangeItem, Sanction, SanctionStep
from tracker.partial_dates import PartialDate
from tracker.standings.exchanges import Given, dependences, exchanges, pairs_of
from tracker.vocabulary import SanctionStepKind, Stage

PLEDGE = Commitment(pk=1, title="To curb exports", made_on=PartialDate.parse("2023-11-15"))
LIFTING = Commitment(pk=2, title="To lift the sanctions", made_on=PartialDate.parse("2023-11"))
SANCTION = as_read(
    pk=1,
    title="Trade sanctions",
    imposed="2020",
    lifted="2023-11-15/2023-11-30",
    issuer=Actor(pk=1, name="United States", stage=Stage.PUBLISHED),
)
EASED = SanctionStep(pk=1, sanction=SANCTION, kind=SanctionStepKind.EASED, happened_on=PartialDate.parse("2023-11-20"))
AFTER, BEFORE = date(2024, 1, 1), date(2023, 1, 1)


def exchange(a: list[Any], b: list[Any]) -> Exchange:
    made = Exchange(pk=1, title="A bargain")
    names: dict[type, str] = {Commitment: "commitment", Sanction: "sanction", SanctionStep: "sanction_step"}
    items = [
        ExchangeItem(exchange=made, side=side, **{names[type(record)]: record})
        for side, records in (("a", a), ("b", b))
        for record in records
    ]
    made._prefetched_objects_cache = {"items": items}  # type: ignore[attr-defined]
    return made


def test_each_side_tells_all_that_it_gave() -> None:
    (found,) = exchanges([exchange([PLEDGE], [LIFTING, SANCTION])], as_of=AFTER)
    assert [[given.title for given in side] for side in found.sides] == [
        ["To curb exports"],
        ["To lift the sanctions", "Trade sanctions"],
    ]


def test_a_lifted_sanction_says_when_and_by_whom() -> None:
    given = Given(sanction=SANCTION)
    assert (given.what, given.given) == ("lifted", "between 15 and 30 November 2023")
    assert given.giver == "United States"


def test_a_step_of_a_sanction_says_what_it_was_and_when() -> None:
    (found,) = exchanges([exchange([PLEDGE], [EASED])], as_of=AFTER)
    (given,) = found.side_b
    assert (given.title, given.what, given.given) == ("Trade sanctions", "eased", "20 November 2023")


def test_an_issuer_that_is_not_public_is_not_named() -> None:
    secret = Sanction(pk=2, title="Ban", issuer=Actor(pk=2, name="Secret body", stage=Stage.DRAFT))
    assert Given(sanction=secret).giver == ""


def test_nothing_that_came_later_is_told() -> None:
    assert exchanges([exchange([PLEDGE], [SANCTION])], as_of=BEFORE) == ()
    condition = Condition(commitment=PLEDGE, depends_on_sanction=SANCTION)
    assert dependences([PLEDGE], [condition], as_of=BEFORE) == ()


def test_what_came_later_on_one_side_is_left_out_of_it() -> None:
    early = Commitment(pk=3, title="First step", made_on=PartialDate.parse("2023-11-16"))
    (found,) = exchanges([exchange([PLEDGE], [early, EASED])], as_of=date(2023, 11, 17))
    assert [given.title for given in found.side_b] == ["First step"]


def test_a_condition_in_words_is_told_with_its_state() -> None:
    condition = Condition(
        commitment=PLEDGE, words="If the law is broken", state="not_met", as_of=PartialDate.parse("2024-01")
    )
    (found,) = dependences([PLEDGE], [condition], as_of=BEFORE)
    assert found.given is None
    assert found.state == "Not met, January 2024"


def test_a_timeline_ties_each_pair_once_and_conditions_last() -> None:
    shown = exchanges([exchange([PLEDGE], [LIFTING, SANCTION]), exchange([LIFTING], [PLEDGE])], as_of=AFTER)
    conditions = [
        Condition(commitment=LIFTING, depends_on_sanction=SANCTION),
        Condition(commitment=PLEDGE, depends_on_sanction=SANCTION),
    ]
    pairs = list(pairs_of(shown, dependences([PLEDGE, LIFTING], conditions, as_of=AFTER)))
    assert [(pair.commitment, pair.given.title, pair.is_condition) for pair in pairs] == [
        (PLEDGE, "To lift the sanctions", False),
        (PLEDGE, "Trade sanctions", False),
        (LIFTING, "Trade sanctions", True),
    ]


def test_what_stands_on_the_first_side_may_be_the_sanction() -> None:
    (pair,) = pairs_of(exchanges([exchange([SANCTION], [PLEDGE])], as_of=AFTER), ())
    assert (pair.commitment, pair.given.title) == (PLEDGE, "Trade sanctions")
    assert pair.day == date(2023, 11, 15)


def test_what_was_demanded_is_sought_and_not_given_until_a_day_or_a_meeting_is_told() -> None:
    demand = Commitment(pk=3, title="A crackdown", kind="demand")
    wish = Commitment(pk=4, title="Relief", kind="statement")
    for sides in (([wish], [demand]), ([demand], [wish]), ([PLEDGE], [demand])):
        (found,) = exchanges([exchange(*sides)], as_of=AFTER)
        assert (found.is_sought, found.words) == (True, "sought in return for")
        assert {pair.words for pair in pairs_of([found], [])} == {"sought in return for"}
    given: list[tuple[list[Any], list[Any]]] = [
        ([PLEDGE], [SANCTION]),
        ([PLEDGE], [demand, SANCTION]),
        ([wish], [PLEDGE]),
    ]
    for side_a, side_b in given:
        (found,) = exchanges([exchange(side_a, side_b)], as_of=AFTER)
        assert (found.is_sought, found.words) == (False, "in exchange for")
    for told in ({"agreed_on": PartialDate.parse("2023-11-15")}, {"agreed_at_id": 1}):
        agreed = exchange([wish], [demand])
        vars(agreed).update(told)
        (found,) = exchanges([agreed], as_of=AFTER)
        assert not found.is_sought
