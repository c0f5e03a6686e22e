"""Sources in short."""

from django.template import Context

from tracker.models import Citation, Source
from tracker.partial_dates import PartialDate
from tracker.templatetags.passages import sources

IN_THE_PAST = Context({"days": "?as_of=2023-01-01&known_on=2023-01-02"})


def test_each_source_is_named_once_with_its_paragraphs_and_leads_to_its_page_on_the_days() -> None:
    title = "<Gazette> of what was said in the parliament"
    gazette = Source(pk=1, ref="gazette", title=title, reliability="B")
    paper = Source(pk=2, ref="paper", title="Paper", reliability="C", published=PartialDate.parse("2023-01"))
    cited = [Citation(source=gazette, paragraph=3), Citation(source=gazette, paragraph=5), Citation(source=paper)]
    days = "?as_of=2023-01-01&amp;known_on=2023-01-02"
    assert sources(IN_THE_PAST, cited, is_graded=True) == (
        '<span class="sources">'
        f'<a href="/sources/gazette/{days}">&lt;Gazette&gt; of what was said in the parli…</a> ¶3, 5'
        f' (B, undated); <a href="/sources/paper/{days}">Paper</a>  (C, January 2023)</span>'
    )


def test_where_there_is_none_it_says_so() -> None:
    assert sources(IN_THE_PAST, []) == '<span class="sources">no source</span>'
