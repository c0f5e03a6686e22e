"""Every picture and chart, however many records there are and however few of them stand at one status."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from io import BytesIO
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from django.template.loader import render_to_string
from django.test import Client
from PIL import Image

from tests.factories import CommitmentFactory, SanctionFactory, StatusUpdateFactory
from tests.integration.test_role_matrix import PUBLIC, address, factory_of
from tests.sanctions import as_read
from tracker.cards.content import HeadlineCard
from tracker.cards.picture import BETWEEN, COLUMN, COLUMNS, MARGIN, MEASURE, dashboard_image, edges, font
from tracker.charts.coordinates import THINNEST, Scale
from tracker.charts.monthly_counts import monthly_counts_chart
from tracker.charts.timeline import MOST_ROWS, timeline
from tracker.citing.work import Work, work_of_view
from tracker.dashboard.page import Dashboard
from tracker.models import Commitment, StatusUpdate
from tracker.parameters.filters import Filters
from tracker.partial_dates import PartialDate
from tracker.pictures.text_layout import width_of
from tracker.pictures.views import CHARTS, render_svg
from tracker.standings import counts as counted
from tracker.standings.monthly_counts import Run
from tracker.standings.queries import SanctionCounts, ViewRows
from tracker.standings.status_counts import SCALE, UNKNOWN, status_counts_of
from tracker.standings.status_history import StatusHistory, Stretch
from tracker.status.rules import Spell
from tracker.vocabulary import Status

ALL = (*SCALE, *UNKNOWN)
AS_OF = date(2024, 6, 30)
FILTERS = Filters.of_today(AS_OF)
NO_COUNTS = counted.Counts(total=0, evidence={}, official={}, schedule={}, gaps=0, unassessed_claims=0, kinds={})
NOTHING = ViewRows(
    counts=NO_COUNTS,
    runs=(),
    begun=AS_OF,
    newest=None,
    commitments=(),
    updates={},
    meetings=(),
    meeting_count=0,
    sanctions=(),
    sanction_counts=SanctionCounts(total=0, in_force={}, undated=0),
    spells={},
    exchanges=(),
    exchange_count=0,
    conditions=(),
    disputed=(),
    rulings=(),
)

Counts = Mapping[Status, int]


def counts(total: int) -> Iterator[Counts]:
    """All at one status; all but one; one of every status and the rest at one; and all spread evenly."""
    if not total:
        yield {}
        return
    yield {Status.FULFILLED: total}
    if total > 1:
        yield {Status.FULFILLED: 1, Status.BROKEN: total - 1}
        yield {Status.FULFILLED: total - 1, Status.NOT_ASSESSED: 1}
        yield dict.fromkeys(ALL, total // len(ALL))
        for most in (Status.FULFILLED, Status.NOT_STARTED, Status.NOT_ASSESSED):
            yield {**dict.fromkeys(ALL, 1), most: total - len(ALL) + 1}


CASES = [case for total in (0, 1, 267, 10_000, 1_000_000) for case in counts(total)]


def page_of(case: Counts) -> Dashboard:
    """The dashboard of so many, of which none but one was there in the first half of the time."""
    page = Dashboard.of(NOTHING, FILTERS)
    scale = Scale(first=date(2020, 1, 1), last=AS_OF)
    runs = [
        Run(first_day=date(2020, 1, 1), last_day=date(2022, 12, 31), counts=((Status.STALLED, 1),)),
        Run(first_day=date(2023, 1, 1), last_day=date(2023, 1, 31), counts=tuple(case.items())),
        Run(first_day=date(2023, 2, 1), last_day=AS_OF, counts=tuple(reversed(tuple(case.items())))),
    ]
    return replace(page, status_counts=status_counts_of(case), monthly_counts=monthly_counts_chart(runs, scale))


def work_of(page: Dashboard) -> Work:
    return work_of_view(page, (), "https://followthrough.example.org/")


def assert_boxes_lie_beside_each_other(drawing: Element) -> None:
    """Each box that is placed in percent can be seen, ends within the drawing, and lies over no other of its row."""
    for parent in drawing.iter():
        boxes = []
        for element in parent:
            if element.tag.rpartition("}")[2] not in ("rect", "svg") or not element.get("width", "").endswith("%"):
                continue
            width = float(element.attrib["width"][:-1])
            x = float(element.get("x", "0%").rstrip("%"))
            height = float(element.get("height", "1").rstrip("%"))
            assert width > 0
            assert height > 0
            assert x >= 0
            assert x + width <= 100.001
            if not element.get("y"):
                boxes.append((x, x + width))
        assert_apart(boxes)


def assert_apart(spans: Iterable[tuple[float, float]]) -> None:
    for (_, end), (start, _) in pairwise(sorted(spans)):
        assert end <= start + 0.001


def words_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("case", CASES)
def test_card_shows_each_status_that_occurs_and_no_part_lies_over_another(case: Counts) -> None:
    card = HeadlineCard(status_counts=status_counts_of(case), newest=PartialDate.parse("2024-04"), filters=FILTERS)
    parts = [edges(part.place) for part in card.share_bar]
    assert len(parts) == len(card.shares) == sum(1 for count in case.values() if count)
    assert all(right - left >= BETWEEN - 1 for left, right in parts)
    for (_, right), (left, _) in pairwise(parts):
        assert left - right - 1 == BETWEEN
    if parts:
        assert (parts[0][0], parts[-1][1]) == (MARGIN, MARGIN + MEASURE - BETWEEN - 1)
    with Image.open(BytesIO(dashboard_image(card))) as drawn:
        drawn.load()
        pixels = drawn.convert("RGB")
        seen = [pixels.getpixel(((left + right) // 2, 332)) for left, right in parts]
    paper = (251, 251, 248)
    assert paper not in seen


def test_words_of_a_card_keep_to_their_columns() -> None:
    assert font(24).getlength("1,000,000 no evidence found") < COLUMN
    assert COLUMN * COLUMNS <= MEASURE


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("case", CASES)
def test_chart_shows_each_status_that_occurs_and_no_box_lies_over_another(case: Counts, name: str) -> None:
    page = page_of(case)
    drawing = fromstring(render_svg(name, page, work_of(page)))
    assert_boxes_lie_beside_each_other(drawing)
    cells = " ".join(element.get("fill", "") for element in drawing.iter() if element.get("class") == "cell")
    drawn = set(re.findall(r"#p-(\w+)", cells))
    if name != "timeline":
        assert drawn >= {status for status, count in case.items() if count}


@pytest.mark.parametrize("case", CASES)
def test_a_stack_of_months_is_whole_at_every_month(case: Counts) -> None:
    chart = page_of(case).monthly_counts
    for day in (date(2021, 1, 1), date(2023, 1, 15), date(2024, 1, 1)):
        at = Scale(first=date(2020, 1, 1), last=AS_OF).at(day)
        stack = [block.up for block in chart.blocks if block.across.x <= at < block.across.end]
        assert all(up.width >= THINNEST - 0.01 for up in stack)
        assert_apart((up.x, up.end) for up in stack)
        if stack:
            assert max(up.end for up in stack) == 100
    assert sum(cell.count for row in chart.rows[:1] for cell in row.cells) == (
        chart.rows[0].total if chart.rows else 0
    )


@pytest.mark.parametrize("case", CASES)
def test_percentages_say_neither_none_nor_all_where_it_is_not_so(case: Counts) -> None:
    page = page_of(case)
    svg = unescape(render_svg("shares", page, work_of(page)))
    html = unescape(render_to_string("tracker/dashboard/lead.html", {"page": page, "filters": FILTERS, "days": ""}))
    for drawn in (svg, html):
        written = re.findall(r">([<>]?[\d.]+)%<", drawn)
        assert len(written) == sum(1 for share in page.status_counts.known if share.count)
        assert "0" not in written
        assert "0.0" not in written
        assert ("100" in written) == (sum(1 for share in page.status_counts.known if share.count) == 1)
    total = f"{page.status_counts.total:,}"
    assert f"{total} commitment" in re.sub(r"</?a[^>]*>", "", html)
    assert f"{total} commitment" in svg


@pytest.mark.parametrize("case", CASES)
def test_words_beside_each_other_in_the_picture_of_shares_do_not_meet(case: Counts) -> None:
    page = page_of(case)
    drawing = fromstring(render_svg("shares", page, work_of(page)))
    lines: dict[str, list[tuple[float, float]]] = {}
    for text in drawing.iter("{http://www.w3.org/2000/svg}text"):
        if text.get("class") in (None, "count end", "tick end"):
            width, x = width_of(words_of(text), 13), float(text.attrib["x"])
            span = (x - width, x) if "end" in text.get("class", "") else (x, x + width)
            lines.setdefault(text.attrib["y"], []).append(span)
    for spans in lines.values():
        assert_apart(spans)


def test_numbers_beside_the_months_begin_within_the_picture() -> None:
    page = page_of({Status.FULFILLED: 1_000_000})
    drawing = fromstring(render_svg("months", page, work_of(page)))
    (most, _) = (
        text
        for text in drawing.iter("{http://www.w3.org/2000/svg}text")
        if text.get("class") == "tick end" and not (text.get("x") or "").endswith("%")
    )
    assert words_of(most) == "1,000,000"
    assert float(most.attrib["x"]) - width_of("1,000,000", 13) >= 32 - 1


def course(key: int, days: Iterable[date]) -> StatusHistory:
    """A course of stretches that begin on these days, the last of which is carried on."""
    began = list(days)
    spells = [
        Spell(
            status=ALL[number % len(ALL)],
            first_day=first,
            last_day=began[number + 1] - timedelta(days=1) if number + 1 < len(began) else AS_OF,
            is_current=number + 1 == len(began),
            resumed=False,
        )
        for number, first in enumerate(began)
    ]
    return StatusHistory(
        commitment=Commitment(pk=key, ref=f"c-{key}", title=f"C {key}"),
        stretches=tuple(Stretch(spell=one, began="then", update=StatusUpdate(pk=key)) for one in spells),
        supported_until=began[-1],
    )


@pytest.mark.parametrize("total", [0, 1, 267, 10_000])
def test_rows_of_the_timeline_do_not_meet_and_the_shortest_stretch_is_seen(total: int) -> None:
    # A day, then a week, then years; and at the very end of the axis one day after the other.
    days = [
        date(1990, 1, 1),
        date(1990, 1, 2),
        date(1990, 1, 9),
        *(date(2024, 6, 25) + timedelta(n) for n in range(6)),
    ]
    one, sanction = course(1, days), as_read(pk=1, ref="s", title="S", imposed="2020")
    sanctions = (sanction,) * total
    drawn = timeline(
        histories=(one,) * total,
        meetings=(),
        sanctions=sanctions,
        spells={},
        pairs=(),
        newest=AS_OF,
        as_of=AS_OF,
    )
    assert len(drawn.commitments) == min(total, MOST_ROWS)
    assert drawn.left_out == total - len(drawn.commitments)
    for row in drawn.commitments:
        places = [place for bar in row.bars for place in (bar.thick, bar.thin) if place]
        assert all(place.width >= 0.34 for place in places)
        assert_apart((place.x, place.end) for place in places)
        assert (places[0].x, places[-1].end) == (0, 100)
    rows = [*(row.y for row in drawn.sanctions), *(row.y for row in drawn.commitments)]
    steps = [below - above for above, below in pairwise(rows)]
    assert all(step >= 0.9 * 100 / (len(rows) + 2) for step in steps)
    if total < 1_000:
        page = replace(Dashboard.of(NOTHING, FILTERS), timeline=drawn)
        assert_boxes_lie_beside_each_other(fromstring(render_svg("timeline", page, work_of(page))))


def drawings(html: str) -> Iterator[Element]:
    """Every SVG of a page that is in no other."""
    depth, begun = 0, 0
    for tag in re.finditer(r"<svg\b|</svg>", html):
        if tag[0] == "</svg>":
            depth -= 1
            if not depth:
                yield fromstring(html[begun : tag.end()])
            continue
        begun = begun if depth else tag.start()
        depth += 1


@pytest.mark.django_db
def test_one_of_267_is_seen_in_every_picture_of_the_site(client: Client) -> None:
    kinds = (
        "commitment",
        "actor",
        "meeting",
        "sanction",
        "source",
        "topic",
        "indicator",
        "exchange",
        "collection",
        "programme",
        "collection",
        "correction",
    )
    records: dict[str, Any] = {name: factory_of(name)() for name in kinds}
    Commitment.objects.bulk_create(CommitmentFactory.build_batch(266))
    StatusUpdateFactory(commitment=records["commitment"], status=Status.FULFILLED, as_of="2023-11-15")
    SanctionFactory(imposed="2023-11-16", lifted="2023-11-17")
    seen = 0
    addresses = [address(route, records) for route in PUBLIC] + [f"/charts/{name}.svg" for name in CHARTS]
    for path in addresses:
        response: Any = client.get(path)
        assert response.status_code in (200, 204, 301, 302), path
        content, kind = response.getvalue(), response.get("Content-Type", "")
        if kind.startswith("image/svg"):
            assert_boxes_lie_beside_each_other(fromstring(content))
        elif kind.startswith("image/"):
            with Image.open(BytesIO(content)) as drawn:
                drawn.load()
        elif kind.startswith("text/html"):
            for drawing in drawings(content.decode()):
                assert_boxes_lie_beside_each_other(drawing)
        else:
            continue
        seen += 1
    assert seen >= len(CHARTS) + 2
