"""What made-up commitments name: collections, topics, actors, sources, meetings, programmes and indicators."""

from collections.abc import Iterator, Sequence

from tracker.made_datasets.chance import Chance
from tracker.made_datasets.days import A_YEAR, FIRST, LAST, grown, written
from tracker.made_datasets.size import COLLECTIONS, ONE_SOURCE_IN, TOPICS, Size, public_source, stage
from tracker.made_datasets.words import KNOWN, MADE_UP, name_of, phrase, sentences
from tracker.vocabulary import (
    ActorKind,
    Attribution,
    Certainty,
    Measure,
    MeetingKind,
    ParticipationRole,
    Qualifier,
    SourceKind,
    Stage,
    Stance,
)

# A kind of record, and a row of its file.
Rows = Iterator[tuple[str, Sequence[object]]]
REPRINT_EVERY = 15
# Another seed has other names, as many times.
OTHER_NAMES = 2_000
KINDS_OF_BODY = (ActorKind.PUBLIC_BODY, ActorKind.COMPANY, ActorKind.ORGANISATION, ActorKind.GROUP)
MEASURES = tuple(Measure)
POSTS = ("Minister", "Director", "Spokesperson", "Envoy", "Commissioner")
UNITS = ("cases", "tonnes", "licences", "per cent")
GENRES = (SourceKind.NEWS,) * 5 + (SourceKind.OFFICIAL_READOUT, SourceKind.SPEECH, SourceKind.LAW, SourceKind.REPORT)


def collection(chance: Chance) -> str:
    """The collections that a record is in: one, and now and then a second."""
    first, second = chance.rank(COLLECTIONS), chance.rank(COLLECTIONS)
    found = [first, second] if chance.happens(0.05) and first != second else [first]
    return ";".join(f"made-up-tracker-{number + 1}" for number in found)


def actor(rank: int) -> str:
    """The ref of the actor of a rank; the first are states."""
    return f"made-up-actor-{rank + 1}"


def person(rank: int) -> str:
    """The ref of the person of a rank."""
    return f"made-up-person-{rank + 1}"


def source(rank: int) -> str:
    """The ref of the source of a rank."""
    return f"made-up-source-{rank + 1}"


def meeting(rank: int) -> str:
    """The ref of the meeting of a rank."""
    return f"made-up-meeting-{rank + 1}"


def indicator(rank: int) -> str:
    """The ref of the indicator of a rank."""
    return f"made-up-indicator-{rank + 1}"


def cited(chance: Chance, size: Size) -> int:
    """A public source: most are cited a few times, some thousands of times."""
    number = chance.rank(size.sources) if chance.happens(0.2) else chance.below(size.sources)
    return public_source(number)


def rows(size: Size) -> Rows:
    """Every row of these kinds."""
    yield from _collections()
    yield from _topics()
    yield from _actors(size)
    yield from _people(size)
    yield from _sources(size)
    yield from _meetings(size)
    yield from _programmes(size)
    yield from _indicators(size)


def _collections() -> Rows:
    for number in range(1, COLLECTIONS + 1):
        yield (
            "collections",
            (
                f"made-up-tracker-{number}",
                Stage.PUBLISHED,
                f"Made-up tracker {number}",
                "Nothing in it happened: its records were made up to try the site at size",
                "Promises that nobody made, by actors that do not exist, with sources that nobody wrote.",
                "CC0 1.0",
            ),
        )


def _topics() -> Rows:
    for number in range(TOPICS):
        name = f"{KNOWN[number].capitalize()} {MADE_UP}"
        yield "topics", (f"made-up-topic-{number + 1}", Stage.PUBLISHED, name, "")


def _actors(size: Size) -> Rows:
    for number in range(size.actors):
        chance, is_state = Chance(size.seed, "actor", number), number < size.states
        kind = ActorKind.STATE if is_state else KINDS_OF_BODY[number % len(KINDS_OF_BODY)]
        name = name_of(number + size.seed % OTHER_NAMES)
        called = f"Republic of {name}" if is_state else f"{name} {kind.label.lower()} for {phrase(chance, 1)}"
        yield (
            "actors",
            (
                actor(number),
                Stage.PUBLISHED,
                kind,
                f"{called} {MADE_UP}",
                "" if is_state or chance.happens(0.3) else actor(chance.rank(number)),
                sentences(chance, 1),
            ),
        )


def _people(size: Size) -> Rows:
    for number in range(size.people):
        chance = Chance(size.seed, "person", number)
        name = f"{name_of(number + 40_000 + size.seed % OTHER_NAMES)} {name_of(chance.below(30_000))} {MADE_UP}"
        yield "actors", (person(number), Stage.PUBLISHED, ActorKind.PERSON, name, "", "")
        first = grown(chance)
        began, ended = (min(LAST.year, FIRST.year + days // A_YEAR) for days in (first, first + 900))
        yield (
            "roles",
            (
                f"{person(number)}-post",
                person(number),
                actor(chance.rank(size.actors)),
                chance.of(POSTS),
                began if chance.happens(0.8) else "",
                ended if chance.happens(0.4) else "",
            ),
        )


def _sources(size: Size) -> Rows:
    for number in range(size.sources):
        chance = Chance(size.seed, "source", number)
        is_reprint = number % REPRINT_EVERY == REPRINT_EVERY - 1
        kind = chance.of(GENRES)
        yield (
            "sources",
            (
                source(number),
                stage(number, ONE_SOURCE_IN),
                kind,
                f"{kind.label} on {phrase(chance, 3)}, {number + 1} {MADE_UP}",
                actor(chance.rank(size.actors)),
                written(grown(chance), chance) if chance.happens(0.9) else "",
                "en",
                chance.of("AABBBCCCDEFF"),
                source(number - 1) if is_reprint else "",
            ),
        )


def _meetings(size: Size) -> Rows:
    roles = (ParticipationRole.HOST, ParticipationRole.HEAD_OF_DELEGATION, ParticipationRole.PARTICIPANT)
    for number in range(size.meetings):
        chance = Chance(size.seed, "meeting", number)
        held = written(grown(chance), chance)
        kind = chance.of(tuple(MeetingKind))
        yield (
            "meetings",
            (
                meeting(number),
                Stage.PUBLISHED,
                kind,
                f"{kind.label} on {phrase(chance, 2)}, {number + 1} {MADE_UP}",
                held,
                f"{name_of(chance.below(900))} {MADE_UP}",
                meeting(number - 1) if number and chance.happens(0.1) else "",
                sentences(chance, 2),
                collection(chance),
            ),
        )
        for place, role in enumerate(roles[: 1 + chance.below(3)]):
            who = person(chance.rank(size.people)) if role is roles[1] else actor(chance.rank(size.actors))
            certainty = Certainty.UNCERTAIN if chance.happens(0.1) else Certainty.CERTAIN
            for_whom = actor(chance.rank(size.states)) if place == 1 else ""
            yield "participations", (meeting(number), who, role, for_whom, certainty)
        yield "citations", citation(f"{meeting(number)}-c1", source(cited(chance, size)), "meeting", meeting(number))


def _programmes(size: Size) -> Rows:
    for number in range(size.programmes):
        chance = Chance(size.seed, "programme", number)
        yield (
            "programmes",
            (
                f"made-up-programme-{number + 1}",
                Stage.PUBLISHED,
                f"Programme on {phrase(chance, 2)}, {number + 1} {MADE_UP}",
                actor(chance.rank(size.states)),
                f"Act on {phrase(chance, 2)} {MADE_UP}",
                chance.of(MEASURES),
                sentences(chance, 1),
            ),
        )


def _indicators(size: Size) -> Rows:
    for number in range(size.indicators):
        chance = Chance(size.seed, "indicator", number)
        unit, value = chance.of(UNITS), 50 + chance.below(900)
        name = f"{phrase(chance, 3).capitalize()}, {number + 1} {MADE_UP}"
        yield (
            "indicators",
            (indicator(number), Stage.PUBLISHED, name, unit, sentences(chance, 1), collection(chance)),
        )
        for year in range(FIRST.year + chance.below(5), LAST.year + 1):
            value = max(1, value + chance.below(101) - 50)
            ref = f"{indicator(number)}-{year}"
            qualifier = chance.of((*[Qualifier.EXACTLY] * 7, *Qualifier))
            yield "observations", (ref, indicator(number), year, value, qualifier, "")
            first = cited(chance, size)
            yield "citations", citation(f"{ref}-c1", source(first), "observation", ref, field="value", value=value)
            if chance.happens(0.15):
                other = source(public_source((first + 2) % size.sources))
                yield (
                    "citations",
                    citation(
                        f"{ref}-c2", other, "observation", ref, field="value", value=value + 1 + chance.below(40)
                    ),
                )


CITED_COLUMNS = (
    "ref source meeting commitment status_update sanction observation party sanction_step stance attribution speaker "
    "on_behalf_of addressee credibility paragraph field value note"
)
CITATION = CITED_COLUMNS.split()
PLACES = {name: place for place, name in enumerate(CITATION)}


def citation(ref: str, by: str, kind: str, record: str, **said: object) -> list[object]:
    """The row of a citation for a record of a kind; what is not said is stated support."""
    row: list[object] = [""] * len(CITATION)
    told = {"ref": ref, "source": by, kind: record, "stance": Stance.SUPPORTS, "attribution": Attribution.STATED}
    for name, value in {**told, **said}.items():
        row[PLACES[name]] = value
    return row
