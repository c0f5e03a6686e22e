"""The database reads partial dates as Python does."""

from datetime import date

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.partial_date_texts import hostile, near_misses, valid
from tracker.partial_dates import PartialDate

Bounds = list[tuple[date | None, date | None]]

pytestmark = pytest.mark.django_db


def in_sql(texts: list[str | None]) -> Bounds:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT edtf_earliest(value), edtf_latest(value) "
            "FROM unnest(%s::text[]) WITH ORDINALITY AS given(value, place) ORDER BY place",
            [texts],
        )
        return [(earliest, latest) for earliest, latest in cursor.fetchall()]


def in_python(texts: list[str]) -> Bounds:
    return [_bounds(text) for text in texts]


def _bounds(text: str) -> tuple[date | None, date | None]:
    try:
        partial = PartialDate.parse(text)
    except ValueError:
        return None, None
    return partial.earliest, partial.latest


def test_every_month_and_day_is_read_alike() -> None:
    texts = [
        f"{year}-{month:02}{day}"
        for year in ("1900", "2000", "2023", "2024")
        for month in range(15)
        for day in ("", *(f"-{number:02}" for number in range(34)))
    ]
    assert in_sql([*texts]) == in_python(texts)


@settings(max_examples=25, deadline=None)
@given(st.lists(valid(), min_size=20, max_size=60))
def test_valid_text_is_read_alike(texts: list[str]) -> None:
    read = in_sql([*texts])
    assert read == in_python(texts)
    assert (None, None) not in read


@settings(max_examples=50, deadline=None)
@given(st.lists(near_misses() | hostile(), min_size=20, max_size=60))
def test_hostile_text_is_read_alike_and_never_raises(texts: list[str]) -> None:
    assert in_sql([*texts]) == in_python(texts)


def test_unknown_stays_unknown() -> None:
    assert in_sql([None]) == [(None, None)]


@pytest.mark.parametrize("style", ["ISO, MDY", "SQL, DMY", "German", "Postgres, YMD"])
def test_the_session_date_style_does_not_matter(style: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('datestyle', %s, true)", [style])
        cursor.execute("SELECT edtf_latest('2023-02') = make_date(2023, 2, 28)")
        assert cursor.fetchone() == (True,)


def test_the_functions_work_with_an_empty_search_path_as_in_a_restore() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = ''")
        cursor.execute("SELECT public.edtf_earliest('2022-08/2023'), public.edtf_latest('2022-08/2023')")
        assert cursor.fetchone() == (date(2022, 8, 1), date(2023, 12, 31))
        cursor.execute("SET LOCAL search_path TO DEFAULT")


def test_the_functions_may_stand_in_generated_columns_and_parallel_plans() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, provolatile, proisstrict, proparallel FROM pg_proc "
            "WHERE proname LIKE 'edtf_%' ORDER BY proname"
        )
        assert cursor.fetchall() == [("edtf_earliest", "i", True, "s"), ("edtf_latest", "i", True, "s")]
