"""What is cited, in words."""

from datetime import date

import pytest

from tests.factories import CommitmentFactory, StatusUpdateFactory, TopicFactory
from tracker.citing.plain import plain
from tracker.citing.work import digits, in_one_line, work_of_record, work_of_view
from tracker.dashboard.page import Dashboard
from tracker.parameters.filter_form import Chip
from tracker.parameters.filters import Filters
from tracker.standings.queries import ViewRows
from tracker.vocabulary import Status

TODAY = date(2026, 11, 20)
FILTERS = Filters(today=TODAY, as_of=date(2024, 2, 15), known_on=TODAY)


@pytest.mark.django_db
def test_a_view_is_called_by_its_headline_and_what_narrows_it() -> None:
    filters = Filters.of_today()
    StatusUpdateFactory(status=Status.FULFILLED)
    page = Dashboard.of(ViewRows.read(filters), filters)
    chips = [Chip(label="Actor", value="China", query=""), Chip(label="Words", value="50%", query="")]
    assert work_of_view(page, [], "https://example.org/").title == "1 commitment tracked, 1 fulfilled"
    assert work_of_view(page, chips, "https://example.org/").title == (
        "1 commitment tracked, 1 fulfilled (actor: China; words: 50%)"
    )


def test_a_day_of_any_year_is_eight_digits() -> None:
    assert digits(date(987, 6, 1)) == "09870601"


@pytest.mark.django_db
def test_a_record_is_called_by_its_title_or_name_and_its_kind() -> None:
    pledge = CommitmentFactory(ref="pledge", title="To act")
    cited = work_of_record(pledge, FILTERS, "https://example.org/x/", is_dated=True)
    assert (cited.title, cited.key) == ("To act (commitment record)", "followthrough-pledge-20240215")
    topic = TopicFactory(name="Trade")
    assert work_of_record(topic, FILTERS, "", is_dated=True).title == "Trade (topic record)"
    assert plain(cited) == (
        "Followthrough. “To act (commitment record)”. As of 15 February 2024, as published by 20 November 2026. "
        "https://example.org/x/ (accessed 20 November 2026). CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
    )
    undated = work_of_record(pledge, FILTERS, "https://example.org/x/", is_dated=False)
    assert "”. https://example.org/x/ (accessed" in plain(undated)


def test_a_title_is_one_line_of_what_can_be_printed() -> None:
    assert in_one_line(" a\nb\u2028c\x00d\u202e  芬太尼 ") == "a b c d 芬太尼"
