"""The first dataset against an independent reading of its articles: each thing that reading found is right now, gone,
or kept for a reason that docs/first-dataset.md gives by its ref.
"""

import csv
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.integration.pages.test_dashboard import get
from tests.integration.reader import read
from tracker.models import (
    Actor,
    Citation,
    Commitment,
    Condition,
    Exchange,
    Indicator,
    Link,
    Meeting,
    Observation,
    Programme,
    Role,
    Sanction,
    SanctionStep,
    Source,
    StatusUpdate,
)
from tracker.transfer.declaration.resources import RECORDS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_dataset")]

SEEDS = Path("seeds")
DOCS = Path("docs/first-dataset.md").read_text(encoding="utf-8")
LINK_CITED_ONCE = "china-curb-precursor-exports-2023-in-exchange-for-institute-of-forensic-science-sanctions"
Check = Callable[[str], bool]


def rows(name: str) -> list[dict[str, str]]:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cases(table: dict[str, Check]) -> list[Any]:
    return [pytest.param(ref, check, id=ref) for ref, check in table.items()]


# What may be right of a record.


def gone(ref: str) -> bool:
    """It is in no table, and withdrawn.csv says why."""
    named = [row for row in rows("withdrawn") if row["ref"] == ref]
    records = [RECORDS[row["kind"]]._meta.model._default_manager.filter(ref=ref) for row in named]
    return bool(named) and all(row["reason"] for row in named) and not any(found.exists() for found in records)


def retracted(ref: str) -> bool:
    """The update stays in the record, and its page says why it no longer counts."""
    update = StatusUpdate.objects.get(ref=ref)
    return update.retracted_at is not None and bool(update.retraction_reason)


def on_a_retracted_update(ref: str) -> bool:
    """A passage of a public update never changes; the update was taken back instead."""
    update = Citation.objects.filter(ref=ref).values_list("status_update__ref", flat=True).get()
    return retracted(update)


def reasoned(ref: str) -> bool:
    """We differ, and say why."""
    return f"`{ref}`" in DOCS


def is_(model: Any, **values: Any) -> Check:
    """The record has these values, as text."""
    return lambda ref: {name: str(getattr(model.objects.get(ref=ref), name)) for name in values} == values


def parties(**roles: set[str]) -> Check:
    """The commitment's parties in these roles."""
    return lambda ref: (
        {
            role: set(Commitment.objects.get(ref=ref).parties.filter(role=role).values_list("actor__ref", flat=True))
            for role in roles
        }
        == roles
    )


def gives(field: str, *values: str) -> Check:
    """The sources give just these values for the field of the commitment or the update."""
    return lambda ref: (
        set(
            (
                Citation.objects.filter(commitment__ref=ref, field=field)
                | Citation.objects.filter(status_update__ref=ref, field=field)
            ).values_list("value", flat=True)
        )
        == set(values)
    )


def cited(**values: str | int | None) -> Check:
    """The citation has these values."""
    return lambda ref: Citation.objects.filter(ref=ref, **values).exists()


def both(*checks: Check) -> Check:
    return lambda ref: all(check(ref) for check in checks)


def written_anew(new: str, check: Check) -> Check:
    """The update was retracted, and the new one is right."""
    return lambda ref: retracted(ref) and not retracted_or_missing(new) and check(new)


def retracted_or_missing(ref: str) -> bool:
    return not StatusUpdate.objects.filter(ref=ref, retracted_at=None).exists()


def has_passage(source: str, paragraph: int) -> Check:
    """The commitment or the observation is supported by that paragraph."""
    return lambda ref: any(
        Citation.objects.filter(
            **{f"{kind}__ref": ref}, source__ref=source, paragraph=paragraph, stance="supports"
        ).exists()
        for kind in ("commitment", "observation")
    )


# What the reading found missing or folded away.
MISSING: dict[str, Check] = {
    "china-reduce-production-2023": both(
        is_(Commitment, kind="pledge"), has_passage("biden-resume-counternarcotics", 1)
    ),
    "senators-money-laundering-2023": has_passage("us-presses-china-2023", 14),
    "hsueh-limits-of-enforcement-2023": has_passage("us-presses-china-2023", 15),
    "china-rank-among-direct-sources-of-fentanyl-before-2019": both(
        lambda ref: Observation.objects.filter(ref=ref, value=1, period_latest="2018-12-31").exists(),
        has_passage("us-presses-china-2023", 13),
    ),
    "both-call-laboratory-essential-2024": both(
        parties(committed={"united-states", "china"}), has_passage("nbc-news-high-level-talks", 9)
    ),
    "us-bars-work-with-both-institutes": has_passage("us-presses-china-2023", 25),
    "measures-against-25-china-based": lambda ref: "dozens" in Sanction.objects.get(ref=ref).summary,
}
SUMMIT_OR_SPEECH = gives("as_of", "2023-11-15", "2023-11-16")
DISPUTED_DAY = {"field": "as_of", "value": "2024?", "stance": "disputes"}
ONCE_NAMELESS = cited(credibility=3)

FOUND: dict[str, Check] = {
    "fentanyl-ban-official-2023": written_anew(
        "fentanyl-ban-official-2023-shipments",
        is_(StatusUpdate, status="in_progress", as_of="2023-11-15/2023-11-16"),
    ),
    "fentanyl-ban-official-2024": retracted,
    "fentanyl-ban-evidence-2023": retracted,
    "precursor-official-2023": SUMMIT_OR_SPEECH,
    "pill-press-official-2023": SUMMIT_OR_SPEECH,
    "curb-pill-press-exports-2023": both(
        gives("made_on", "2023-11-15", "2023-11-16"),
        parties(committed={"united-states", "china"}),
        lambda ref: set(Commitment.objects.get(ref=ref).parties.values_list("certainty", flat=True)) == {"uncertain"},
    ),
    "precursor-evidence-2023": retracted,
    "precursor-official-2024": written_anew(
        "precursor-official-2024-seizures",
        lambda ref: cited(status_update__ref=ref, stance="mentions")("nbc-p11-precursor-official-2024-seizures"),
    ),
    "pill-press-evidence-2024": written_anew(
        "pill-press-evidence-2024-searched",
        lambda ref: (
            bool(StatusUpdate.objects.get(ref=ref).searched)
            and not Citation.objects.filter(status_update__ref=ref, stance="supports").exists()
        ),
    ),
    "working-group-evidence-2024-02": written_anew(
        "working-group-evidence-2024-launched",
        lambda _: cited(stance="mentions", attribution="implied")("peele-p06-working-group-evidence-2024-launched"),
    ),
    "working-group-official-2024": written_anew(
        "working-group-official-2024-talks", lambda ref: "first" not in StatusUpdate.objects.get(ref=ref).summary
    ),
    "cooperation-evidence-2020": written_anew(
        "cooperation-evidence-2020-slowed", is_(StatusUpdate, status="in_progress")
    ),
    "cooperation-evidence-2022": written_anew(
        "cooperation-evidence-2022-halt", lambda ref: "2020" not in StatusUpdate.objects.get(ref=ref).summary
    ),
    "cooperation-evidence-2023": written_anew(
        "cooperation-evidence-2023-first-steps",
        lambda _: cited(**DISPUTED_DAY)("nbc-p01-cooperation-evidence-2023-first-steps"),
    ),
    "suspension-evidence-2023": written_anew(
        "suspension-evidence-2023-ended", lambda _: cited(**DISPUTED_DAY)("nbc-p01-suspension-evidence-2023-ended")
    ),
    "bar-on-institutes-evidence-2023": written_anew(
        "bar-on-institutes-evidence-2024-04", is_(StatusUpdate, status="no_evidence_found")
    ),
    "china-denies-role-2022": gives("made_on", "2022", "2023-11"),
    "senators-ask-china-regulate-sellers-2023": both(
        is_(Commitment, kind="statement"), parties(addressee={"joe-biden"}, target=set())
    ),
    "hua-needs-chemical-information-2024": is_(Commitment, kind="statement"),
    "us-asks-china-crack-down-2023": parties(addressee={"china"}, target={"chinese-chemical-companies"}),
    "china-curb-precursor-exports-2023": parties(
        implementer={"chinese-communist-party"}, target={"chinese-chemical-companies"}
    ),
    "china-warn-firms-2023": parties(implementer=set(), addressee={"chinese-chemical-companies"}),
    "china-notice-to-firms-2019": parties(implementer=set(), addressee={"chinese-chemical-companies"}),
    "us-bars-work-with-both-institutes": parties(
        implementer=set(), target={"institute-of-forensic-science", "national-narcotics-laboratory"}
    ),
    "us-seeks-joint-commission-2023": is_(Commitment, kind="statement"),
    "china-seeks-investment-relief-2023": is_(Commitment, kind="statement"),
    "china-seeks-smaller-naval-presence-2023": is_(Commitment, kind="statement"),
    "republicans-urge-biden-2023": lambda ref: (
        {topic.ref for topic in Commitment.objects.get(ref=ref).topics.all()} == {"fentanyl-control"}
    ),
    "institute-of-forensic-science-sanctions": is_(Sanction, kind="other"),
    "national-narcotics-laboratory-sanctions": is_(Sanction, kind="other"),
    "institute-of-forensic-science-sanctions-lifted": is_(SanctionStep, reason=""),
    "apec-summit-2023": is_(Meeting, held="2023-11"),
    "us-opioid-crisis-deaths-1999-2021": is_(Observation, qualifier="exactly"),
    "us-fentanyl-deaths-officials-a-year": is_(Observation, qualifier="exactly"),
    "seized-fentanyl-against-population-2023": is_(Observation, qualifier="exactly"),
    "potency-against-morphine-presses": reasoned,
    "new-hampshire-fentanyl-deaths": lambda ref: "fentanyl" in Indicator.objects.get(ref=ref).name,
    "us-presses-china-2023": reasoned,
    "biden-resume-counternarcotics": lambda ref: "U.S. Will" in Source.objects.get(ref=ref).title,
    "peele-2024-fentanyl-cooperation": lambda ref: Source.objects.get(ref=ref).title.startswith("The U.S. and"),
    "nbc-news-high-level-talks": lambda ref: Source.objects.get(ref=ref).title.startswith("U.S. and"),
    "emilys-hope-fentanyl-talks": lambda ref: Source.objects.get(ref=ref).title.startswith("U.S. & China"),
    LINK_CITED_ONCE: lambda ref: Citation.objects.get(exchange__ref=ref).credibility == 3,
    "hope-p03-us-working-group-aims-2024": ONCE_NAMELESS,
    "hope-p09-us-hopes-continued-progress-2024": ONCE_NAMELESS,
    "hope-p03-cooperation-official-2024": lambda _: ONCE_NAMELESS("hope-p03-cooperation-official-2024-talks"),
    "hope-p03-restart-official-2024": lambda _: ONCE_NAMELESS("hope-p03-restart-official-2024-talks"),
    "hope-p03-working-group-official-2024": lambda _: ONCE_NAMELESS("hope-p03-working-group-official-2024-talks"),
    "hope-p09-precursor-official-2024": lambda _: ONCE_NAMELESS("hope-p09-precursor-official-2024-seizures"),
    "apec": lambda ref: "met beside" in Actor.objects.get(ref=ref).description,
}


def stands(ref: str) -> bool:
    return Link.objects.filter(ref=ref).exists()


def marked(ref: str) -> bool:
    """The link says itself that it is our inference."""
    link = Link.objects.get(ref=ref)
    return link.note.startswith("Implied: ") and {one.attribution for one in link.citations.all()} == {"implied"}


def cited_once(ref: str) -> bool:
    return stands(ref) and Citation.objects.filter(link__ref=ref).count() == 1


RESUMES = "restart-cooperation-2023-resumes-us-china-counternarcotics-cooperation"
CONDITIONAL = "conditional-on-institute-of-forensic-science-sanctions"
LINKS: dict[str, Check] = {
    **dict.fromkeys(
        (
            RESUMES,
            "restart-cooperation-2023-supersedes-china-suspends-cooperation-2022",
            "china-suspends-cooperation-2022-suspends-us-china-counternarcotics-cooperation",
            "us-lifts-institute-sanctions-2023-supersedes-institute-of-forensic-science-sanctions",
            "china-asks-lifting-of-sanctions-responds-to-institute-of-forensic-science-sanctions",
            "china-act-against-chemical-companies-2023-narrows-china-curb-precursor-exports-2023",
            "china-warn-firms-2023-restates-china-notice-to-firms-2019",
            "yu-roots-in-united-states-2024-restates-china-denies-role-2022",
            "china-condemns-designation-2023-responds-to-china-major-drug-country-2023",
            "china-says-pressure-hinders-cooperation-responds-to-measures-against-25-china-based",
            "republicans-criticise-lifting-responds-to-us-lifts-institute-sanctions-2023",
            "rights-activists-criticise-lifting-responds-to-us-lifts-institute-sanctions-2023",
            "hua-needs-chemical-information-2024-responds-to-institute-of-forensic-science-sanctions",
        ),
        cited_once,
    ),
    **dict.fromkeys(
        (
            "us-lifts-institute-sanctions-2023-supersedes-national-narcotics-laboratory-sanctions",
            "us-bars-work-with-both-institutes-strengthens-institute-of-forensic-science-sanctions",
            "china-curb-precursor-exports-2023-strengthens-china-fentanyl-ban-2019",
            "yu-on-indictments-2024-responds-to-china-based-indictments-2023",
            "china-stringent-measures-2024-responds-to-china-based-indictments-2023",
        ),
        marked,
    ),
    **dict.fromkeys(
        (
            "china-curb-precursor-exports-2023-conditional-on-hua-needs-chemical-information-2024",
            f"us-china-counternarcotics-cooperation-{CONDITIONAL}",
            f"working-group-launch-2023-{CONDITIONAL}",
            "working-group-launch-2023-conditional-on-us-lifts-institute-sanctions-2023",
            "china-warn-firms-2023-in-exchange-for-institute-of-forensic-science-sanctions",
            "china-denies-role-2022-responds-to-us-officials-china-main-supplier",
            "garland-supply-chain-2023-responds-to-china-based-indictments-2023",
            "senators-ask-china-regulate-sellers-2023-strengthens-senators-letter-2023",
            "yu-expects-results-2024-restates-restart-cooperation-2023",
            "yu-china-will-honour-commitments-2024-restates-restart-cooperation-2023",
            "yu-roots-in-united-states-2024-restates-china-asks-us-cut-demand",
            "us-hopes-continued-progress-2024-strengthens-working-group-launch-2023",
            "working-group-launch-2023-strengthens-restart-cooperation-2023",
            "cassidy-asks-enforcement-2023-strengthens-us-asks-china-crack-down-2023",
            "china-incb-incident-reports-strengthens-restart-cooperation-2023",
            "us-seeks-joint-commission-2023-narrows-us-asks-china-crack-down-2023",
            "us-working-group-aims-2024-narrows-working-group-launch-2023",
            # Sound, and told by a response now.
            "us-lifts-institute-sanctions-2023-responds-to-china-asks-lifting-of-sanctions",
            "china-curb-precursor-exports-2023-responds-to-us-asks-china-crack-down-2023",
        ),
        gone,
    ),
}
VERDICTS = {
    "us-china-counternarcotics-cooperation": ("in_progress", True),
    "china-fentanyl-ban-2019": ("fulfilled", False),
    "china-notice-to-firms-2019": ("fulfilled", True),
    "china-suspends-cooperation-2022": ("superseded", False),
    "us-bars-work-with-both-institutes": ("no_evidence_found", False),
    "restart-cooperation-2023": ("fulfilled", False),
    "working-group-launch-2023": ("fulfilled", False),
    "china-curb-precursor-exports-2023": ("in_progress", False),
    "china-act-against-chemical-companies-2023": ("in_progress", False),
    "curb-pill-press-exports-2023": ("no_evidence_found", False),
    "china-warn-firms-2023": ("no_evidence_found", True),
    "us-lifts-institute-sanctions-2023": ("fulfilled", False),
    "china-incb-incident-reports": ("in_progress", True),
    "cbp-fentanyl-strategy-2023": ("in_progress", True),
    "china-reduce-production-2023": ("no_evidence_found", False),
}
CITATIONS: dict[str, Check] = {
    "resume-p05-pill-press-evidence-2024": on_a_retracted_update,
    "resume-p07-fentanyl-ban-official-2023": on_a_retracted_update,
    "resume-p08-fentanyl-ban-official-2023": on_a_retracted_update,
    "nbc-p22-fentanyl-ban-official-2024": on_a_retracted_update,
    "peele-p06-working-group-evidence-2024-02": on_a_retracted_update,
    "peele-p04-us-seeks-joint-commission-2023-narrows-us-asks-china-crack-down-2023": gone,
    f"presses-p24-us-china-counternarcotics-cooperation-{CONDITIONAL}": gone,
    "nbc-p01-cooperation-evidence-2023": on_a_retracted_update,
    "nbc-p01-suspension-evidence-2023": on_a_retracted_update,
    "nbc-p25-china-asks-us-cut-demand": cited(stance="mentions"),
    "nbc-p30-china-curb-precursor-exports-2023-conditional-on-hua-needs-chemical-information-2024": gone,
    "nbc-p33-china-warn-firms-2023-in-exchange-for-institute-of-forensic-science-sanctions": gone,
    "nbc-p08-working-group-launch-2023-strengthens-restart-cooperation-2023": gone,
    f"nbc-p09-working-group-launch-2023-{CONDITIONAL}": gone,
    "hope-p09-us-hopes-continued-progress-2024-strengthens-working-group-launch-2023": gone,
    "presses-p15-fentanyl-ban-evidence-2023": on_a_retracted_update,
    "nbc-p35-china-based-indictments-2023": cited(attribution="implied", note__contains="Implied: "),
    "nbc-p35-yu-on-indictments-2024-responds-to-china-based-indictments-2023": cited(
        attribution="implied", link__note__startswith="Implied: "
    ),
    "nbc-p14-garland-supply-chain-2023-responds-to-china-based-indictments-2023": gone,
    "nbc-p04-yu-roots-in-united-states-2024-restates-china-asks-us-cut-demand": gone,
    "nbc-p11-yu-china-will-honour-commitments-2024-restates-restart-cooperation-2023": gone,
    "resume-p09-precursor-official-2023": lambda _: SUMMIT_OR_SPEECH("precursor-official-2023"),
    "resume-p09-curb-pill-press-exports-2023": lambda _: gives("made_on", "2023-11-15", "2023-11-16")(
        "curb-pill-press-exports-2023"
    ),
    "presses-p24-cooperation-evidence-2020": on_a_retracted_update,
    "peele-p05-china-curb-precursor-exports-2023-in-exchange-for-us-lifts-institute-sanctions-2023": gone,
}


@pytest.mark.parametrize(("ref", "check"), cases(MISSING))
def test_what_was_missing_is_there(ref: str, check: Check) -> None:
    assert check(ref)


@pytest.mark.parametrize(("ref", "check"), cases(FOUND))
def test_what_was_wrong_of_a_record_is_right(ref: str, check: Check) -> None:
    assert check(ref)


@pytest.mark.parametrize(("ref", "check"), cases(LINKS))
def test_each_link_is_sound_marked_or_gone(ref: str, check: Check) -> None:
    assert check(ref)


def test_no_link_is_there_that_nobody_read_and_copies_are_one_exchange() -> None:
    assert set(Link.objects.values_list("ref", flat=True)) == {ref for ref in LINKS if stands(ref)}
    assert Exchange.objects.count() == 2
    assert [one.ref for one in Condition.objects.all()] == [
        "china-stringent-measures-2024-depends-on-a-breach-of-chinese-law"
    ]
    # What China got for its pledges is the lifting, as the act and as the step in the life of the sanction.
    theirs = Exchange.objects.get(ref=LINK_CITED_ONCE).items.filter(side="b")
    assert {str(item.sanction_step.ref) for item in theirs if item.sanction_step} == {
        "institute-of-forensic-science-sanctions-lifted"
    }


@pytest.mark.parametrize("ref", VERDICTS)
def test_each_verdict_is_that_of_a_careful_reviewer_or_has_its_reason(client: Client, ref: str) -> None:
    status, is_reasoned = VERDICTS[ref]
    assert dict(get(client)[1].standings)[ref].evidence_status == status
    assert not is_reasoned or reasoned(ref)


def test_the_verdict_on_the_bar_says_why_its_criteria_do_not_settle_it(client: Client) -> None:
    bar = Commitment.objects.get(ref="us-bars-work-with-both-institutes")
    (standing,) = bar.status_updates.filter(axis="evidence", as_of="2024-04", retracted_at=None)
    assert "Superseded: the sanctions behind it are lifted." in bar.guideline
    assert standing.summary.startswith("The criteria would call the bar superseded once the sanctions behind it are")
    page = read(client, f"/commitments/{bar.ref}/")
    assert "whether it went with them, no article says" in page


def test_the_days_of_the_talks_in_beijing_are_told_as_the_files_give_them() -> None:
    talks = Meeting.objects.get(ref="working-group-session-beijing-2024")
    given = set(talks.citations.filter(field="held").values_list("value", flat=True))
    assert (given, str(talks.held)) == ({"2024-02", "2024?"}, "2024-02?")
    (told,) = re.findall(r"^\| Talks in Beijing \(`held`\) \| (.*) \|$", DOCS, re.MULTILINE)
    assert told.startswith("February 2024; 2024, early in the week after an article without date. Both can be true;")
    assert told.endswith("| `2024-02?`, the only month named")
    (noted,) = [row["note"] for row in rows("citations") if "A Tuesday" in row["note"]]
    assert "which bears no date" in noted


@pytest.mark.parametrize(("ref", "check"), cases(CITATIONS))
def test_each_citation_that_was_wrong_is_right_gone_or_taken_back(ref: str, check: Check) -> None:
    assert check(ref)


def test_nothing_withdrawn_is_in_a_file_and_every_reason_is_given() -> None:
    for row in rows("withdrawn"):
        assert row["ref"] not in {each["ref"] for each in rows(row["kind"])}
        assert row["reason"]


def test_unnamed_speakers_are_graded_alike() -> None:
    unnamed = (
        "senior-us-administration-officials",
        "senior-chinese-officials",
        "white-house-insiders",
        "american-public",
    )
    standing = Citation.objects.filter(speaker__ref__in=unnamed, stance="supports", attribution="reported")
    standing = standing.exclude(status_update__retracted_at__isnull=False).exclude(credibility=None)
    assert {one.credibility for one in standing} == {3, 4}
    assert [one.ref for one in standing if one.credibility == 4] == ["hope-p05-us-fentanyl-deaths-officials-a-year"]


PAGES: dict[str, Any] = {
    "commitments": Commitment,
    "exchanges": Exchange,
    "indicators": Indicator,
    "meetings": Meeting,
    "programmes": Programme,
    "sanctions": Sanction,
}


@pytest.mark.parametrize("kind", PAGES)
def test_no_page_has_anything_that_stands_on_no_source(client: Client, kind: str) -> None:
    for record in PAGES[kind].objects.all():
        said = read(client, f"/{kind}/{record.ref}/")
        assert "No source yet" not in said, record.ref
        assert "no source states it" not in said.lower(), record.ref


def test_every_actor_and_every_post_is_named_by_a_source() -> None:
    # Their pages are many, and tell of them what their citations say.
    assert not Actor.objects.exclude(citations__stance="supports").exists()
    assert not Role.objects.exclude(citations__stance="supports").exists()


def test_the_page_of_counts_counts_right() -> None:
    table = dict(re.findall(r"^\| `(\w+)\.csv` \| (\d+) \|$", DOCS, re.MULTILINE))
    used = {record: len(rows(record)) for record in RECORDS}
    assert {record: int(count) for record, count in table.items()} == {
        record: count for record, count in (*used.items(), ("withdrawn", len(rows("withdrawn")))) if count
    }
    said = Counter(row["attribution"] for row in rows("citations"))
    sentence = f"Of {len(rows('citations'))} citations {said['stated']} are stated, {said['reported']} reported and "
    assert sentence + f"{said['implied']} implied." in " ".join(DOCS.split())


@pytest.mark.parametrize("source", [row["ref"] for row in rows("sources")])
def test_the_page_says_which_paragraphs_are_cited(source: str) -> None:
    of_it = [row for row in rows("citations") if row["source"] == source]
    found = re.search(
        rf"^`{source}`: (\d+) paragraphs, (\d+) citations.*?At least one citation: ([\d, -]+)\.",
        DOCS,
        re.MULTILINE | re.DOTALL,
    )
    assert found
    assert int(found[2]) == len(of_it)
    spans = [[int(number) for number in span.split("-")] for span in found[3].split(", ")]
    listed = {number for span in spans for number in range(span[0], span[-1] + 1)}
    assert listed == {int(row["paragraph"]) for row in of_it if row["paragraph"]}
    # Those without any are named too, each with its reason.
    unlisted = set(range(1, int(found[1]) + 1)) - listed
    reasons = DOCS[found.end() :].split("- None: ")[1].split("\n\n")[0]
    assert {number for number in unlisted if not re.search(rf"\b{number}\b", reasons)} <= set(range(30, 34))
