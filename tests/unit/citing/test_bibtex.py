"""Citations as BibTeX: whatever a title holds, one entry whose braces match."""

import re
from datetime import date

from hypothesis import given, settings, strategies

from tracker.citing.bibtex import bibtex
from tracker.citing.work import Work, in_one_line

DAY = date(2026, 11, 20)
TEX = {"#", "$", "%", "&", "_"}


def entry(title: str, address: str = "https://example.org/?q=50%25&a_b=1") -> str:
    work = Work(
        kind="dataset",
        key="followthrough-1",
        title=in_one_line(title),
        address=address,
        as_of=DAY,
        known_on=DAY,
        accessed=DAY,
        digest="f" * 32,
    )
    return bibtex(work)


def test_entry_names_site_title_days_address_and_licence() -> None:
    assert entry("14 commitments tracked") == (
        "@misc{followthrough-1,\n"
        "  author = {{Followthrough}},\n"
        "  title = {{14 commitments tracked}},\n"
        "  year = {2026},\n"
        "  month = nov,\n"
        "  url = {https://example.org/?q=50%25&a_b=1},\n"
        "  urldate = {2026-11-20},\n"
        "  note = {As of 20 November 2026, as published by 20 November 2026; "
        f"Figures {'f' * 32} (first half of their SHA-256); "
        "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/}\n"
        "}\n"
    )


def test_what_tex_would_read_as_an_instruction_is_written_as_text() -> None:
    title = r"50% of {A} & B_1 #2 $3 ~x^2 \end"
    expected = (
        r"50\% of \textbraceleft{}A\textbraceright{} \& B\_1 \#2 \$3 "
        r"\textasciitilde{}x\textasciicircum{}2 \textbackslash{}end"
    )
    assert f"title = {{{{{expected}}}}}" in entry(title)


@settings(deadline=None)
@given(strategies.text())
def test_whatever_the_title_it_stays_one_entry(title: str) -> None:
    written = entry(title)
    lines = written.splitlines()
    assert [line.split(" = ")[0].strip() for line in lines[1:-1]] == [
        *("author", "title", "year", "month", "url", "urldate", "note")
    ]
    # BibTeX counts every brace, escaped or not.
    assert written.count("{") == written.count("}")
    inner = lines[2].removeprefix("  title = {{").removesuffix("}},")
    assert not any(re.search(rf"(?<!\\){re.escape(character)}", inner) for character in TEX)


def test_an_address_cannot_end_its_group() -> None:
    assert "url = {https://example.org/?a=%7D%7B}" in entry("x", "https://example.org/?a=}{")
