"""The words of this site, each with what it means; docs/methodology.md has the same, and a test compares them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """A word with its meaning; `name` makes the anchor of its entry, `rules` is the anchor of a section."""

    name: str
    word: str
    meaning: str
    rules: str = ""

    @property
    def anchor(self) -> str:
        """The id of its entry."""
        return f"term-{self.name}"


TERMS = (
    Term(
        "as-of",
        "As of",
        "The date that a figure or page describes. An update whose date is later is left out.",
        rules="two-days-in-every-question",
    ),
    Term(
        "as-published-by",
        "As published by",
        "The date by which updates had to be public on this site to be included. It shows what a reader could see "
        "then.",
        rules="two-days-in-every-question",
    ),
    Term(
        "assessment-criteria",
        "Assessment criteria",
        "What would count as fulfilled, partly fulfilled or broken for one commitment. They are fixed once its first "
        "verdict is published.",
        rules="review",
    ),
    Term(
        "attribution",
        "Attribution",
        "Whose words a cited passage gives: the source's own, a speaker's that it reports, or nobody's, being our "
        "inference.",
        rules="attribution",
    ),
    Term(
        "baseline",
        "Baseline",
        "The figure that a target starts from, with the period it is for.",
        rules="targets",
    ),
    Term(
        "basis",
        "Basis",
        "What a status rests on: official (what a party says) or evidence (what the record supports). Each commitment "
        "has a status on both bases.",
        rules="scale",
    ),
    Term(
        "claimed-vs-delivered",
        "Claimed vs delivered",
        "The comparison of a commitment's official status with its status on the evidence.",
        rules="say-do-gap",
    ),
    Term(
        "collection",
        "Collection",
        "One tracker among those on this site, with its own subject and maintainers. A record may be in several.",
    ),
    Term(
        "commitment",
        "Commitment",
        "A pledge, agreement, measure, statement or demand on record. Only pledges, agreements and measures are "
        "scored.",
        rules="what-is-counted",
    ),
    Term(
        "condition",
        "Condition",
        "What a commitment or a sanction was made to depend on: another record, or something in words. It is met, not "
        "met or not known.",
    ),
    Term(
        "confidence",
        "Confidence",
        "How well a verdict is supported: high, moderate, low or none. It is calculated from the number of "
        "independent "
        "sources and their best grade.",
        rules="confidence",
    ),
    Term(
        "credibility",
        "Credibility",
        "How likely one passage of a source is to be true, as a digit of the Admiralty code from 1 (confirmed) to 6 "
        "(cannot be judged).",
        rules="grades",
    ),
    Term(
        "decision",
        "Decision on a dispute",
        "A reviewer's choice of one value where sources disagree, with the reason. The other values stay on the page.",
    ),
    Term(
        "disagreement",
        "Disagreement",
        "Two or more sources give values for one field that cannot all be true. All values are shown, with the one "
        "used "
        "here marked.",
    ),
    Term("exchange", "Exchange", "A bargain: what two sides gave each other, told once with both sides."),
    Term(
        "finding",
        "Finding",
        "What a verdict makes of one assessment criterion: met, partly met, not met or cannot be told.",
        rules="criteria",
    ),
    Term(
        "gap",
        "Gap",
        "A single case in which a party claims more than the evidence shows was delivered.",
        rules="say-do-gap",
    ),
    Term(
        "in-the-press-by",
        "In the press by",
        "The date by which sources had to be out to be counted, in place of the published-by date. It shows what a "
        "reader of the press could have known then, also where it was recorded here later.",
        rules="in-the-press-by",
    ),
    Term(
        "independent-source",
        "Independent source",
        "A source that is not a reprint and does not relay a speaker that another source relays. Independent sources "
        "are counted as witnesses.",
    ),
    Term(
        "measurable-outcome",
        "Measurable outcome",
        "The result of a commitment that can be tested.",
    ),
    Term(
        "merged-record",
        "Merged record",
        "An actor that was a duplicate and was merged into another. Its address leads to the actor that was kept.",
    ),
    Term(
        "milestone",
        "Milestone",
        "A dated step of a commitment, with when it is due and when it was reached.",
        rules="criteria",
    ),
    Term(
        "old-address",
        "Old address",
        "The ref of a public record that was deleted. It is never given to another record.",
    ),
    Term(
        "period",
        "Period",
        "An unbroken run of one status on the evidence basis.",
        rules="spells",
    ),
    Term(
        "plan",
        "Plan",
        "Of an import: the preview of what a file would add and change, and what is wrong with it. Nothing is saved "
        "until the plan is applied.",
    ),
    Term(
        "ref",
        "Ref",
        "The public key of a record, as in its address and in files. It names the same record for ever.",
    ),
    Term(
        "reliability",
        "Reliability",
        "How far a source can be trusted, as a letter of the Admiralty code from A (completely reliable) to E "
        "(unreliable), or F (cannot be judged).",
        rules="grades",
    ),
    Term(
        "response",
        "Response",
        "What those who were asked for something made of it: accepted, noted, rejected, or silent.",
    ),
    Term(
        "retraction",
        "Retraction",
        "The withdrawal of a published status update, with a reason. The update stays on the page, struck through, "
        "and "
        "no longer counts.",
        rules="review",
    ),
    Term(
        "schedule",
        "Schedule",
        "Where a commitment stands against its deadline, such as due soon, overdue or met on time. It is derived from "
        "its due date and its status.",
        rules="schedule",
    ),
    Term(
        "stage",
        "Stage",
        "How far a record is towards publication: draft, in review or published. Only published records are public.",
    ),
    Term(
        "status",
        "Status",
        "How far a commitment has been carried out on a date, on the scale above. It comes from the latest status "
        "update on that basis.",
        rules="from-updates-to-a-status",
    ),
    Term(
        "status-update",
        "Status update",
        "One dated finding on a commitment, with its basis, its status and its sources.",
        rules="scale",
    ),
    Term(
        "target",
        "Target",
        "A value that an indicator is to reach by a day, by the terms of a commitment.",
        rules="targets",
    ),
    Term(
        "verdict",
        "Verdict",
        "A status update on the evidence basis. It is published by a second person.",
        rules="review",
    ),
)
BY_NAME = {term.name: term for term in TERMS}
