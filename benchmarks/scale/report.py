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


def overview(sizes: Sizes) -> Iterator[str]:
    """All sizes side by side, how each page grows from one to the next, and how far it is from the SQL alone."""
    ordered = sorted(sizes)
    steps = list(pairwise(ordered))
    yield "median and CPU in milliseconds, kilobytes, and megabytes over the base; growth as a power of the size"
    yield ""
    heads = [
        *(f"{size:,}: median, CPU, KB, MB" for size in ordered),
        *(f"growth to {large:,}: CPU; bytes" for _, large in steps),
        f"CPU at {ordered[-1]:,} to that of the SQL alone",
    ]

    def cells(name: str) -> list[str]:
        found = [sizes[size].get(name, Figure(said="not there")) for size in ordered]
        grown = [
            f"{power(figures.exponent(small.cpu, large.cpu, step))}; "
            f"{power(figures.exponent(small.bytes, large.bytes, step))}"
            for step, (small, large) in zip(steps, pairwise(found), strict=True)
        ]
        return [*map(in_short, found), *grown, factor(figures.times(found[-1].cpu, found[-1].bare_cpu))]

    yield from table(heads, ((name, cells(name)) for name in sizes[ordered[0]]))


def in_short(figure: Figure) -> str:
    """One page of one size in a cell."""
    if figure.said:
        return figure.said
    times = (milliseconds(figure.median), milliseconds(figure.cpu))
    return ", ".join([*times, f"{figure.bytes / THOUSAND:,.0f}", f"{figure.megabytes:.0f}"])


def table(heads: Sequence[str], rows: Iterator[tuple[str, list[str]]]) -> Iterator[str]:
    """A table in Markdown; each row with its name before its cells."""
    yield f"| | {' | '.join(heads)} |"
    yield f"| --- |{' ---: |' * len(heads)}"
    for name, cells in rows:
        yield f"| {name} | {' | '.join(cells)} |"


def milliseconds(seconds: float) -> str:
    """A time, with two digits that mean something; a dash where it is not known."""
    if seconds <= 0:
        return "–"
    shown = seconds * THOUSAND
    return f"{shown:,.0f}" if shown >= 10 else f"{shown:.1f}"


def factor(ratio: float | None) -> str:
    """How many times, empty where it is not known."""
    if ratio is None:
        return ""
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.1f}"


def power(exponent: float | None) -> str:
    """A power, or a dash where it is not known."""
    return "–" if exponent is None else f"{exponent:.2f}".replace("-0.00", "0.00")
