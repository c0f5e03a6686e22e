"""How the figures are printed: as tables in Markdown, for docs/performance.md."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from benchmarks.scale import figures
from benchmarks.scale.figures import Figure

Sizes = Mapping[int, Mapping[str, Figure]]
THOUSAND = 1000


def of_size(size: int, found: Mapping[str, Figure], before: Mapping[str, Figure] | None = None) -> Iterator[str]:
    """One size: every page with what it cost, beside the SQL alone, and an earlier commit's where there is one."""
    heads = ["best", "median", "95 of 100", "CPU", "queries", "KB", "MB", "SQL alone", "its CPU", "times it"]
    heads += ["before", "times less"] if before else []
    yield f"{size:,} commitments; milliseconds, and megabytes over the base"
    yield ""
    yield from table(heads, ((name, _cells(name, found, before)) for name in found))


def _cells(name: str, found: Mapping[str, Figure], before: Mapping[str, Figure] | None) -> list[str]:
    figure = found[name]
    cells = [
        *(milliseconds(each) for each in (figure.best, figure.median, figure.p95, figure.cpu)),
        str(figure.queries),
        f"{figure.bytes / THOUSAND:,.0f}",
        f"{figure.megabytes:.0f}",
        milliseconds(figure.bare),
        milliseconds(figure.bare_cpu),
        factor(figures.times(figure.cpu, figure.bare_cpu)),
    ]
    if figure.said:
        cells[1] = figure.said
    if before is not None:
        was = before.get(name, Figure(said="not there"))
        least = was.median or was.gave_up
        shown = factor(figures.times(least, figure.median))
        cells += [was.said or milliseconds(was.median), f"over {shown}" if was.gave_up and shown else shown]
    return cells


def growth(sizes: Sizes) -> Iterator[str]:
    """The powers of the size with which time, bytes and memory grow, from each size to the next."""
    ordered = sorted(sizes)
    steps = list(pairwise(ordered))
    yield "growth of the median time, of CPU and of bytes, as powers of the size"
    yield ""
    heads = [f"{small:,} to {large:,}" for small, large in steps]
    names = [name for name in sizes[ordered[0]] if name in sizes[ordered[-1]]]

    def grown(name: str) -> list[str]:
        cells = []
        for step in steps:
            small, large = (sizes[size][name] for size in step)
            time = power(figures.exponent(small.median, large.median, step), atleast=bool(large.gave_up))
            others = [(small.cpu, large.cpu), (small.bytes, large.bytes)]
            cells.append("; ".join([time, *(power(figures.exponent(*pair, step)) for pair in others)]))
        return cells

    yield from table(heads, ((name, grown(name)) for name in names))


def table(heads: Sequence[str], rows: Iterator[tuple[str, list[str]]]) -> Iterator[str]:
    """A table in Markdown; each row with its name before its cells."""
    yield f"| | {' | '.join(heads)} |"
    yield f"| --- |{' ---: |' * len(heads)}"
    for name, cells in rows:
        yield f"| {name} | {' | '.join(cells)} |"


def milliseconds(seconds: float) -> str:
    """A time, with two digits that mean something; empty for none."""
    if not seconds:
        return ""
    shown = seconds * THOUSAND
    return f"{shown:,.0f}" if shown >= 10 else f"{shown:.1f}"


def factor(ratio: float | None) -> str:
    """How many times, empty where it is not known."""
    if ratio is None:
        return ""
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.1f}"


def power(exponent: float | None, *, atleast: bool = False) -> str:
    """A power, or a dash where it is not known."""
    if exponent is None:
        return "more" if atleast else "–"
    return f"{exponent:.2f}"
