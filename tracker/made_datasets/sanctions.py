"""Made-up sanctions with their lives: imposed, eased, suspended and resumed, lifted or expired."""

from collections.abc import Iterator

from tracker.made_datasets.background import MEASURES, Rows, actor, citation, cited, collection, source
from tracker.made_datasets.chance import Chance
from tracker.made_datasets.days import DAYS, exactly_or_month, grown
from tracker.made_datasets.size import ONE_SANCTION_IN, Size, public_source, stage
from tracker.made_datasets.words import MADE_UP, phrase, sentences
from tracker.vocabulary import SanctionKind, SanctionStepKind

BETWEEN = (SanctionStepKind.EXTENDED, SanctionStepKind.AMENDED, SanctionStepKind.EASED, SanctionStepKind.PARTLY_LIFTED)
HALT = (SanctionStepKind.SUSPENDED, SanctionStepKind.RESUMED)
APART = 45  # days at least between two steps, so that their order is sure


def sanction(rank: int) -> str:
    """The ref of a sanction."""
    return f"made-up-sanction-{rank + 1}"


def imposition(rank: int) -> str:
    """The ref of the first step of a sanction."""
    return f"{sanction(rank)}-s1"


def rows(size: Size) -> Rows:
    """Every sanction with its steps and their citations."""
    for number in range(size.sanctions):
        chance, public = Chance(size.seed, "sanction", number), stage(number, ONE_SANCTION_IN)
        kind = chance.of(tuple(SanctionKind))
        programme = f"made-up-programme-{chance.rank(size.programmes) + 1}" if chance.happens(0.7) else ""
        yield (
            "sanctions",
            (
                sanction(number),
                public,
                kind,
                f"{kind.label} over {phrase(chance, 2)}, {number + 1} {MADE_UP}",
                programme,
                actor(chance.rank(size.states)),
                ";".join(actor(rank) for rank in chance.several(size.actors, 6)),
                chance.of(MEASURES),
                sentences(chance, 1),
                sentences(chance, 2),
                collection(chance),
            ),
        )
        day = grown(chance)
        for place, step in enumerate(life(chance), start=1):
            if day > DAYS:
                break
            ref, when = f"{sanction(number)}-s{place}", exactly_or_month(day, chance)
            is_known = step is not SanctionStepKind.IMPOSED or chance.happens(0.95)
            yield "sanction_steps", (ref, public, sanction(number), step, when if is_known else "", "", "")
            first = cited(chance, size)
            yield "citations", citation(f"{ref}-c1", source(first), "sanction_step", ref)
            if is_known and chance.happens(0.06):
                other = source(public_source((first + 2) % size.sources))
                told = exactly_or_month(max(0, day - 33), chance)
                yield "citations", citation(f"{ref}-c2", other, "sanction_step", ref, field="happened_on", value=told)
            day += APART + chance.below(500)


def life(chance: Chance) -> Iterator[SanctionStepKind]:
    """What happens to a sanction, in order, if there is time for it."""
    yield SanctionStepKind.IMPOSED
    for _ in range(chance.rank(4)):
        yield chance.of(BETWEEN)
    if chance.happens(0.3):
        yield from HALT
    if chance.happens(0.5):
        yield SanctionStepKind.LIFTED if chance.happens(0.8) else SanctionStepKind.EXPIRED
