"""The pictures of links."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image, ImageColor

from config.environment import PROJECT
from tests.factories import CommitmentFactory, StatusUpdateFactory
from tests.hostile import MARKS
from tracker.cards.picture import COLOURS, HEIGHT, MARGIN, MEASURE, MOST_LINES, WIDTH, fit_title, font, truncate, wrap
from tracker.vocabulary import Status

SHEET = Path(PROJECT, "tracker", "static", "tracker", "base.css")
LONGEST = 300


def test_colours_are_those_of_the_light_pages() -> None:
    light = SHEET.read_text().partition("@media screen")[0]
    tokens = dict(re.findall(r"--([a-z_]+): (#[0-9a-f]{6});", light))
    assert {str(name): tokens[str(name)] for name in COLOURS} == {str(name): value for name, value in COLOURS.items()}
    assert set(COLOURS) >= set(Status)


@pytest.mark.parametrize("title", ["Short", "word " * 60, "x" * LONGEST, "W" * 40 + " and so on", "", MARKS, "中文"])
def test_title_keeps_to_its_lines_and_the_measure(title: str) -> None:
    size, lines = fit_title(title[:LONGEST])
    assert len(lines) <= MOST_LINES
    assert all(font(size).getlength(line) <= MEASURE for line in lines)


def test_title_is_cut_off_only_where_it_does_not_fit() -> None:
    assert " ".join(wrap("To share data on parcels", 68)) == "To share data on parcels"
    assert fit_title("word " * 60)[1][-1].endswith("…")
    assert truncate("To share data", 28) == "To share data"


@pytest.mark.parametrize("letter", "éèüßçñøåłśžčğıőřșțĐ“”‘’–—…·×Ж")
def test_typeface_has_every_latin_letter(letter: str) -> None:
    missing = bytes(font(40).getmask("\uffff"))
    assert bytes(font(40).getmask(letter)) != missing


@pytest.mark.django_db
def test_pictures_are_light_and_of_the_size_that_sites_ask_for(client: Client) -> None:
    for status in (Status.FULFILLED, Status.BROKEN):
        StatusUpdateFactory(status=status, commitment=CommitmentFactory(ref=f"pledge-{status}"))
    pictures = {}
    for path in (
        "/cards/dashboard.png",
        "/cards/commitments/pledge-fulfilled.png",
        "/cards/commitments/pledge-broken.png",
    ):
        response = client.get(path)
        assert response["Content-Type"] == "image/png"
        assert len(response.content) < 60_000
        with Image.open(BytesIO(response.content)) as picture:
            assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
            # Twelve pixels into the mark of the status.
            pictures[path] = picture.convert("RGB").getpixel((MARGIN + 12, 500))
    paths = ("/cards/commitments/pledge-fulfilled.png", "/cards/commitments/pledge-broken.png")
    for path, status in zip(paths, (Status.FULFILLED, Status.BROKEN), strict=True):
        assert pictures[path] == ImageColor.getrgb(COLOURS[status])


@pytest.mark.django_db
def test_of_what_is_not_public_or_cannot_be_meant_there_is_none(client: Client) -> None:
    CommitmentFactory(ref="hidden", stage="draft")
    assert client.get("/cards/commitments/hidden.png").status_code == 404
    assert client.get("/cards/dashboard.png?status=kept").status_code == 400
    CommitmentFactory(ref="shown")
    assert client.get("/cards/commitments/shown.png?as_of=soon").status_code == 400
