"""The citations of a made-up commitment: whose words they are, and where sources contradict each other."""

from collections.abc import Iterable

from tracker.made_datasets.background import Rows, actor, citation, cited, person, source
from tracker.made_datasets.chance import Chance
from tracker.made_datasets.days import DAYS, exactly_or_month
from tracker.made_datasets.histories import Update
from tracker.made_datasets.size import Size, public_source
from tracker.vocabulary import Attribution, Stance, Status

FURTHER = (Stance.SUPPORTS, Stance.DISPUTES, Stance.MENTIONS, Stance.SILENT)
ANOTHER = {Status.IN_PROGRESS: Status.STALLED, Status.FULFILLED: Status.PARTLY_FULFILLED}


def of_commitment(chance: Chance, size: Size, ref: str, made: int, party: str) -> Rows:
    """Passages on the commitment itself; where two give another day each, they contradict each other."""
    if chance.happens(0.06):
        first = cited(chance, size)
        for place, (by, day) in enumerate(((first, made), (first + 2, min(DAYS, made + 40))), start=1):
            said = {"field": "made_on", "value": exactly_or_month(day, chance)}
            by_source = source(public_source(by % size.sources))
            yield "citations", citation(f"{ref}-c{place}", by_source, "commitment", ref, **said)
    elif chance.happens(0.2):
        yield (
            "citations",
            citation(
                f"{ref}-c1", source(cited(chance, size)), "commitment", ref, **voice(chance, size), **place_in(chance)
            ),
        )
    if party and chance.happens(0.02):
        yield "citations", citation(f"{ref}-p1", source(cited(chance, size)), "party", party)


def of_updates(chance: Chance, size: Size, found: Iterable[tuple[str, Update, bool]]) -> Rows:
    """Passages behind the updates, each given with its ref and whether it may stand on what is only implied."""
    for ref, update, is_inferred in found:
        if not update.needs_source and not chance.happens(0.08):
            continue
        first = cited(chance, size)
        stance = Stance.MENTIONS if chance.happens(0.12) else Stance.SUPPORTS
        said: dict[str, object] = {"attribution": Attribution.IMPLIED} if is_inferred else voice(chance, size)
        yield (
            "citations",
            citation(f"{ref}-c1", source(first), "status_update", ref, stance=stance, **said, **place_in(chance)),
        )
        if chance.happens(0.09):
            other = source(public_source((first + 2) % size.sources))
            stance = chance.of(FURTHER)
            differs = stance is Stance.DISPUTES and update.status in ANOTHER
            said = {"field": "status", "value": ANOTHER[update.status]} if differs else {}
            yield (
                "citations",
                citation(f"{ref}-c2", other, "status_update", ref, stance=stance, **said, **voice(chance, size)),
            )


def voice(chance: Chance, size: Size) -> dict[str, object]:
    """Whose words a passage gives."""
    drawn = chance.draw()
    if drawn < 0.15:
        return {"attribution": Attribution.NOT_RECORDED}
    if drawn < 0.55:
        return {}
    told: dict[str, object] = {"attribution": Attribution.REPORTED, "speaker": person(chance.rank(size.people))}
    if chance.happens(0.6):
        told["on_behalf_of"] = actor(chance.rank(size.states))
    if chance.happens(0.15):
        told["addressee"] = actor(chance.rank(size.actors))
    return told


def place_in(chance: Chance) -> dict[str, object]:
    """Where a passage stands, and how likely it is to be true."""
    return {"paragraph": 1 + chance.rank(40), "credibility": 1 + chance.below(6)}
