"""Words of made-up records: a few that are everywhere and thousands that are rare, and names that nobody has."""

from tracker.made_datasets.chance import Chance

# In this share of the titles of commitments stands the one common word.
COMMON, SHARE_OF_COMMON = "precursor", 0.6
OF_THE_TRADE = (
    "reporting customs shipments licences inspections laboratories exports border training chemicals review "
    "registers ports parcels data traders seizures scheduling tests police courts treatment brokers notices "
    "carriers warehouses standards records exchange patrols experts audits permits samples lists vessels "
    "payments prosecutors checks platforms labels routes hospitals funds schools rivers forests emissions "
    "fisheries mines water harvests vaccines pipelines satellites tariffs archives bridges turbines"
)
KNOWN = OF_THE_TRADE.split()
DEEDS = ("Report on", "Extend", "Publish", "Limit", "Join up", "Fund", "Inspect", "Share", "License", "End", "Review")
OF_NAMES = (
    "ba be bo da de dor fa fel ga gor ha ka kel la lo lun ma mi mor na nel no pa pel ra ri ro sa sol ta te tor va vel "
    "zu"
)
SYLLABLES = OF_NAMES.split()
PARTS = 3
NAMES = len(SYLLABLES) ** PARTS
# Shares no factor with the number of names, so that each is met once.
STRIDE = 7919
NUMBER_OF_WORDS = 5_000
MADE_UP = "(made up)"


def word(rank: int) -> str:
    """The word of a rank: the first are words of the trade, all others stand in no dictionary."""
    if rank < len(KNOWN):
        return KNOWN[rank]
    return name_of(rank).lower()


def name_of(number: int) -> str:
    """A name made of syllables, another for each number, and unlike those of the numbers beside it."""
    turns, place = divmod(number, NAMES)
    left = (place * STRIDE + STRIDE) % NAMES + NAMES * turns
    parts: list[str] = []
    while left or len(parts) < PARTS:
        left, which = divmod(left, len(SYLLABLES))
        parts.append(SYLLABLES[which])
    return "".join(parts).capitalize()


def phrase(chance: Chance, length: int) -> str:
    """So many different words, as often as their rank says."""
    ranks: dict[int, None] = {}
    while len(ranks) < length:
        ranks[chance.rank(NUMBER_OF_WORDS)] = None
    return " ".join(word(rank) for rank in ranks)


def title(chance: Chance, number: int) -> str:
    """The title of a commitment."""
    common = f"{COMMON} " if chance.happens(SHARE_OF_COMMON) else ""
    return f"{chance.of(DEEDS)} {common}{phrase(chance, 2 + chance.below(3))}, {number} {MADE_UP}"


def sentences(chance: Chance, most: int = 3) -> str:
    """Some sentences, which mean nothing."""
    said = (phrase(chance, 6 + chance.below(9)).capitalize() for _ in range(1 + chance.below(most)))
    return " ".join(f"{each}." for each in said)
