"""A made-up commitment with all that hangs on it: parties, terms, updates, citations and its ties to others."""

from tracker.made_datasets import histories, passages
from tracker.made_datasets.background import Rows, actor, collection, indicator, meeting, person
from tracker.made_datasets.chance import Chance
from tracker.made_datasets.days import A_YEAR, DAYS, FIRST, day_of, exactly_or_month, grown, written
from tracker.made_datasets.histories import Update
from tracker.made_datasets.sanctions import imposition, sanction
from tracker.made_datasets.size import (
    ONE_COMMITMENT_IN,
    TOPICS,
    Size,
    is_demand,
    is_statement,
    public_promise,
    public_sanction,
    stage,
)
from tracker.made_datasets.words import MADE_UP, phrase, sentences, title
from tracker.vocabulary import (
    Axis,
    Certainty,
    CommitmentKind,
    ConditionState,
    Direction,
    FindingResult,
    LinkKind,
    PartyRole,
    ResponseOutcome,
    Stage,
    Status,
)

PROMISES = (*(CommitmentKind.PLEDGE,) * 6, *(CommitmentKind.MEASURE,) * 3, CommitmentKind.AGREEMENT)
SHOWN = (Status.FULFILLED, Status.BROKEN)
INFERRED = "The sequence of what was recorded leaves no other reading."


def commitment(rank: int) -> str:
    """The ref of a commitment; those of what hangs on it begin with it."""
    return f"made-up-{rank + 1}"


def rows(size: Size) -> Rows:
    """Every commitment with what hangs on it, one after the other; then the exchanges."""
    for number in range(size.commitments):
        yield from _whole(size, number)
    for number in range(size.exchanges):
        yield _exchange(size, number)


def kind_of(number: int, chance: Chance) -> CommitmentKind:
    """What sort of undertaking it is."""
    if is_demand(number):
        return CommitmentKind.DEMAND
    return CommitmentKind.STATEMENT if is_statement(number) else chance.of(PROMISES)


def _whole(size: Size, number: int) -> Rows:
    chance, ref, public = Chance(size.seed, "commitment", number), commitment(number), stage(number, ONE_COMMITMENT_IN)
    made = grown(chance)
    is_asked = is_demand(number)
    who = [actor(rank) for rank in chance.several(size.actors, 4)]
    other = actor(chance.rank(size.actors))
    made_on = written(made, chance) if chance.happens(0.94) else ""
    yield (
        "commitments",
        (
            ref,
            public,
            kind_of(number, chance),
            title(chance, number + 1),
            sentences(chance),
            sentences(chance, 1) if chance.happens(0.7) else "",
            f"Fulfilled: {phrase(chance, 5)}. Broken: {phrase(chance, 4)}." if chance.happens(0.5) else "",
            ";".join(f"made-up-topic-{rank + 1}" for rank in chance.several(TOPICS, 3)),
            meeting(chance.rank(size.meetings)) if chance.happens(0.3) else "",
            made_on,
            _due(chance, made),
            *((180, day_of(DAYS + chance.below(300))) if chance.happens(0.2) else ("", "")),
            "" if is_asked else ";".join(who),
            other,
            actor(chance.rank(size.actors)) if chance.happens(0.25) else "",
            actor(chance.rank(size.states)) if chance.happens(0.15) else "",
            ";".join(who) if is_asked else "",
            "",
            collection(chance),
        ),
    )
    uncertain = not is_asked and chance.happens(0.05)
    if uncertain:
        yield "parties", (ref, who[0], PartyRole.COMMITTED, Certainty.UNCERTAIN)
    has_criteria = chance.happens(0.2)
    if has_criteria:
        for place, shows in enumerate(SHOWN, start=1):
            yield "criteria", (f"{ref}-k{place}", ref, place, shows, f"{phrase(chance, 7).capitalize()}.", "")
    yield from _followed(chance, size, ref, made, is_public=public is Stage.PUBLISHED, has_criteria=has_criteria)
    party = f"{ref}--committed--{who[0]}" if uncertain else ""
    yield from passages.of_commitment(chance, size, ref, made, party)
    yield from _terms(chance, size, ref, made)
    yield from _ties(chance, size, number, made)
    if is_asked and chance.happens(0.85):
        yield _response(chance, size, number, who[0], made)


def _due(chance: Chance, made: int) -> str:
    """By when, if a day was set at all: a third of promises has none."""
    drawn, day = chance.draw(), made + 2 * A_YEAR + chance.below(1500)
    if drawn < 0.4:
        return ""
    if drawn < 0.8:
        return day_of(day).isoformat()
    return f"{day_of(day):%Y-%m}" if drawn < 0.92 else f"{day_of(day):%Y}"


def _followed(chance: Chance, size: Size, ref: str, made: int, *, is_public: bool, has_criteria: bool) -> Rows:
    """The updates, the findings of those that judge criteria, and their citations."""
    found: list[tuple[str, Update, bool]] = []
    for update in histories.updates(chance, made, is_public=is_public):
        name = f"{ref}-u{update.place}"
        is_inferred = update.needs_source and chance.happens(0.02)
        found.append((name, update, is_inferred))
        yield (
            "status_updates",
            (
                name,
                update.stage,
                ref,
                update.axis,
                update.status,
                update.as_of,
                sentences(chance, 2),
                f"The usual places, for {phrase(chance, 2)}." if update.status is Status.NO_EVIDENCE_FOUND else "",
                INFERRED if is_inferred else "",
                update.retracted_at,
                f"It was about {phrase(chance, 2)}." if update.retracted_at else "",
            ),
        )
        if has_criteria and update.axis is Axis.EVIDENCE and chance.happens(0.5):
            for place in range(1, len(SHOWN) + 1):
                result = chance.of(tuple(FindingResult))
                yield (
                    "findings",
                    (f"{name}-f{place}", name, f"{ref}-k{place}", result, f"{phrase(chance, 5).capitalize()}."),
                )
    yield from passages.of_updates(chance, size, found)


def _terms(chance: Chance, size: Size, ref: str, made: int) -> Rows:
    """Milestones, and targets measured by indicators."""
    if chance.happens(0.08):
        due = made + 100 + chance.below(600)
        reached = min(DAYS, due + chance.below(200) - 100) if chance.happens(0.6) else None
        yield (
            "milestones",
            (
                f"{ref}-m1",
                ref,
                f"{phrase(chance, 3).capitalize()} {MADE_UP}",
                exactly_or_month(due, chance),
                "" if reached is None else exactly_or_month(reached, chance),
                "",
            ),
        )
    if chance.happens(0.05):
        year, baseline = FIRST.year + 1 + made // A_YEAR, 100 + chance.below(800)
        year = min(year, FIRST.year + 10)
        direction = chance.of(tuple(Direction))
        change = chance.below(90)
        value = baseline + change if direction is Direction.AT_LEAST else baseline - change
        due = year + 1 + chance.below(4)
        measured = indicator(chance.rank(size.indicators))
        yield "targets", (f"{ref}-t1", ref, measured, baseline, year, direction, value, f"{due}-12-31", "")


def _ties(chance: Chance, size: Size, number: int, made: int) -> Rows:
    """Links to earlier commitments and to sanctions, and what a commitment depends on."""
    ref = commitment(number)
    earlier = number - 1 - chance.rank(number) if number else None
    if earlier is not None and chance.happens(0.18):
        yield "links", (f"{ref}-l1", ref, chance.of(tuple(LinkKind)), commitment(earlier), "", "", "")
    rank = public_sanction(chance.below(size.sanctions))
    if chance.happens(0.04):
        step = imposition(rank) if chance.happens(0.5) else ""
        yield "links", (f"{ref}-l2", ref, LinkKind.RESPONDS_TO, "", sanction(rank), step, "")
    if not chance.happens(0.04):
        return
    state = chance.of(tuple(ConditionState))
    as_of = "" if state is ConditionState.NOT_KNOWN else exactly_or_month(made, chance)
    on = ("", "", f"{phrase(chance, 4).capitalize()}")
    if earlier is not None and chance.happens(0.4):
        on = (commitment(earlier), "", "")
    elif chance.happens(0.4):
        on = ("", sanction(rank), "")
    yield "conditions", (f"{ref}-d1", ref, "", *on, state, as_of, "")


def _response(chance: Chance, size: Size, number: int, asked: str, made: int) -> tuple[str, tuple[object, ...]]:
    outcome = chance.of(tuple(ResponseOutcome))
    speaks = chance.happens(0.5)
    answered = "" if outcome is ResponseOutcome.SILENT else exactly_or_month(min(DAYS, made + 40), chance)
    leads = outcome is ResponseOutcome.ACCEPTED and chance.happens(0.6)
    return (
        "responses",
        (
            f"{commitment(number)}-r1",
            commitment(number),
            person(chance.rank(size.people)) if speaks else asked,
            asked if speaks else "",
            f"{day_of(made):%Y-%m}",
            answered,
            outcome,
            sentences(chance, 1),
            commitment(public_promise(number - 1)) if leads else "",
        ),
    )


def _exchange(size: Size, number: int) -> tuple[str, tuple[object, ...]]:
    chance = Chance(size.seed, "exchange", number)
    given = public_promise(chance.below(size.commitments))
    rank = public_sanction(chance.below(size.sanctions))
    other = public_promise(chance.below(size.commitments))
    if other != given and chance.happens(0.4):
        back = (commitment(other), "", "")
    else:
        back = ("", sanction(rank), "") if chance.happens(0.5) else ("", "", imposition(rank))
    return (
        "exchanges",
        (
            f"made-up-exchange-{number + 1}",
            Stage.PUBLISHED,
            f"{phrase(chance, 3).capitalize()} for {phrase(chance, 2)}, {number + 1} {MADE_UP}",
            sentences(chance, 1),
            meeting(chance.rank(size.meetings)) if chance.happens(0.5) else "",
            written(grown(chance), chance),
            commitment(given),
            *back,
        ),
    )
