"""The one table of cases for where commitments stand, run through the Python rules and their SQL twin alike.

A case gives a history, asks with two or three days, and names the outputs it is about. Unless a case says otherwise, a
pledge was made on 1 January 2020, everything became public that day, and the question is asked in June 2024.
"""

from tests.status_questions import Case, evidence, official

SUSPENSION_AND_RESUMPTION = (
    evidence("in_progress", "2019-05-01"),
    evidence("suspended", "2022-08-05"),
    evidence("in_progress", "2023-11-15"),
)

CASES = [
    # The last update that is known and counts gives the status
    Case(
        "nothing is assessed before the first update",
        (),
        {"evidence_status": "not_assessed", "evidence_since": None, "official_status": "not_assessed"},
    ),
    Case(
        "one update gives the status since its day",
        [evidence("in_progress", "2021-03-04")],
        {"evidence_status": "in_progress", "evidence_since": "2021-03-04"},
    ),
    Case(
        "the last update wins",
        [evidence("in_progress", "2021"), evidence("fulfilled", "2022")],
        {"evidence_status": "fulfilled", "evidence_since": "2022-01-01"},
    ),
    Case(
        "the order they were written in does not matter",
        [evidence("fulfilled", "2022"), evidence("in_progress", "2021")],
        {"evidence_status": "fulfilled"},
    ),
    Case(
        "the axes stand apart",
        [official("fulfilled", "2021"), evidence("stalled", "2022")],
        {"official_status": "fulfilled", "official_since": "2021-01-01", "evidence_status": "stalled"},
    ),
    Case(
        "an official claim alone leaves the evidence unassessed",
        [official("fulfilled", "2021")],
        {"evidence_status": "not_assessed", "official_status": "fulfilled"},
    ),
    Case(
        "a status said again keeps its first day",
        [evidence("stalled", "2021-02-01"), evidence("stalled", "2022-02-01")],
        {"evidence_since": "2021-02-01"},
    ),
    Case(
        "a status that comes back starts anew",
        [evidence("stalled", "2021"), evidence("in_progress", "2022"), evidence("stalled", "2023")],
        {"evidence_since": "2023-01-01"},
    ),
    Case(
        "no evidence found is a finding",
        [evidence("no_evidence_found", "2021")],
        {"evidence_status": "no_evidence_found"},
    ),
    # Equal days: latest possible day, then publication, then ref
    Case(
        "of two on one first day the one reaching further wins",
        [evidence("broken", "2022"), evidence("stalled", "2022-01-01")],
        {"evidence_status": "broken"},
    ),
    Case(
        "of two on the same day the later published wins",
        [
            evidence("broken", "2022-01-01", public="2022-02-02"),
            evidence("stalled", "2022-01-01", public="2022-02-01"),
        ],
        {"evidence_status": "broken"},
    ),
    Case(
        "of two published together the later ref wins",
        [evidence("broken", "2022-01-01", ref="b"), evidence("stalled", "2022-01-01", ref="a")],
        {"evidence_status": "broken"},
    ),
    Case(
        "refs are compared letter by letter",
        [evidence("broken", "2022-01-01", ref="an-update"), evidence("stalled", "2022-01-01", ref="another")],
        {"evidence_status": "stalled"},
    ),
    Case(
        "a mark of doubt changes no day",
        [evidence("broken", "2022-01~"), evidence("stalled", "2022-01", public="2019-01-01")],
        {"evidence_status": "broken"},
    ),
    Case(
        "a verdict overruled the same day breaks no run",
        [
            evidence("in_progress", "2021"),
            evidence("stalled", "2022-05-05", ref="a"),
            evidence("in_progress", "2022-05-05", ref="b"),
        ],
        {"evidence_status": "in_progress", "evidence_since": "2021-01-01"},
    ),
    # As of
    Case("an update counts from its day", [evidence("broken", "2024-06-15")], {"evidence_status": "broken"}),
    Case(
        "an update does not count the day before",
        [evidence("broken", "2024-06-16")],
        {"evidence_status": "not_assessed", "latest_evidence": None, "latest_evidence_age": None},
    ),
    Case(
        "a month counts from its first day",
        [evidence("broken", "2024-06")],
        {"evidence_status": "broken", "evidence_since": "2024-06-01"},
        as_of="2024-06-01",
    ),
    Case(
        "a year counts from its first day",
        [evidence("broken", "2024")],
        {"evidence_status": "broken"},
        as_of="2024-01-01",
    ),
    Case(
        "a period counts from its start", [evidence("suspended", "2022-08/2023-11")], {"evidence_since": "2022-08-01"}
    ),
    Case(
        "before the suspension it was in progress",
        SUSPENSION_AND_RESUMPTION,
        {"evidence_status": "in_progress"},
        as_of="2022-08-04",
    ),
    Case(
        "while suspended it was suspended",
        SUSPENSION_AND_RESUMPTION,
        {"evidence_status": "suspended"},
        as_of="2023-01-01",
    ),
    Case(
        "after the resumption it was in progress again",
        SUSPENSION_AND_RESUMPTION,
        {"evidence_status": "in_progress", "evidence_since": "2023-11-15"},
        as_of="2024-02-15",
    ),
    # Known on
    Case(
        "an update is known on the day it is published",
        [evidence("broken", "2022", public="2024-06-30T23:59:59")],
        {"evidence_status": "broken"},
    ),
    Case(
        "an update is unknown the day before",
        [evidence("broken", "2022", public="2024-07-01T00:00")],
        {"evidence_status": "not_assessed"},
    ),
    Case(
        "the day of publication is the day in UTC",
        [evidence("broken", "2022", public="2024-06-30T23:30-05:00")],
        {"evidence_status": "not_assessed"},
    ),
    Case(
        "a morning in the east is the evening before in UTC",
        [evidence("broken", "2022", public="2024-07-01T06:00+08:00")],
        {"evidence_status": "broken"},
    ),
    Case(
        "a retracted update is not known",
        [evidence("stalled", "2021"), evidence("broken", "2022", retracted="2023-01-01")],
        {"evidence_status": "stalled"},
    ),
    Case(
        "an update is not known on the day of its retraction",
        [evidence("broken", "2022", retracted="2024-06-30T23:00")],
        {"evidence_status": "not_assessed"},
    ),
    Case(
        "an update is known until the day before its retraction",
        [evidence("broken", "2022", retracted="2024-07-01T00:00")],
        {"evidence_status": "broken"},
    ),
    Case(
        "the day of a retraction is the day in UTC",
        [evidence("broken", "2022", retracted="2024-06-30T20:00-05:00")],
        {"evidence_status": "broken"},
    ),
    Case(
        "a retraction mends the run it broke",
        [evidence("stalled", "2021"), evidence("broken", "2022", retracted="2023-01-01"), evidence("stalled", "2023")],
        {"evidence_since": "2021-01-01"},
    ),
    Case(
        "what happened before can be learnt after",
        [evidence("broken", "2020-05-05", public="2024-01-01")],
        {"evidence_status": "broken", "evidence_since": "2020-05-05"},
        as_of="2021-01-01",
    ),
    # Schedule
    Case("without a due date there is no deadline", [evidence("stalled", "2021")], {"schedule": "no_deadline"}),
    Case("a due date with an open end sets no deadline", (), {"schedule": "no_deadline"}, due="2023/.."),
    Case("the deadline is the last day a due date allows", (), {"schedule": "not_yet_due"}, due="2024"),
    Case("thirty-one days ahead is not yet due", (), {"schedule": "not_yet_due"}, due="2024-07-16"),
    Case("thirty days ahead is due soon", (), {"schedule": "due_soon"}, due="2024-07-15"),
    Case("the deadline itself is due soon", (), {"schedule": "due_soon"}, due="2024-06-15"),
    Case("the day after the deadline is overdue", (), {"schedule": "overdue"}, due="2024-06-14"),
    Case(
        "partly fulfilled can be overdue", [evidence("partly_fulfilled", "2021")], {"schedule": "overdue"}, due="2023"
    ),
    Case("broken can be overdue", [evidence("broken", "2021")], {"schedule": "overdue"}, due="2023"),
    Case("an official claim meets no deadline", [official("fulfilled", "2021")], {"schedule": "overdue"}, due="2023"),
    Case(
        "fulfilled on the deadline is on time",
        [evidence("fulfilled", "2023-05-31")],
        {"schedule": "met_on_time"},
        due="2023-05",
    ),
    Case(
        "fulfilled the day after is late",
        [evidence("fulfilled", "2023-06-01")],
        {"schedule": "met_late"},
        due="2023-05",
    ),
    Case(
        "fulfilled before it is due is on time",
        [evidence("fulfilled", "2023")],
        {"schedule": "met_on_time"},
        due="2030",
    ),
    Case(
        "said again after the deadline is still on time",
        [evidence("fulfilled", "2023-05-01"), evidence("fulfilled", "2024")],
        {"schedule": "met_on_time"},
        due="2023-05",
    ),
    Case(
        "undone and fulfilled again counts from the second time",
        [evidence("fulfilled", "2022"), evidence("stalled", "2023"), evidence("fulfilled", "2024")],
        {"schedule": "met_late"},
        due="2023-05",
    ),
    Case(
        "before it was fulfilled it was overdue",
        [evidence("fulfilled", "2024")],
        {"schedule": "overdue"},
        due="2023-05",
        as_of="2023-12-31",
    ),
    Case("withdrawn has no schedule", [evidence("withdrawn", "2022")], {"schedule": "not_applicable"}, due="2023"),
    Case("superseded has no schedule", [evidence("superseded", "2022")], {"schedule": "not_applicable"}),
    Case("a demand is never overdue", (), {"schedule": "not_applicable"}, kind="demand", due="2023"),
    Case(
        "a statement is never met",
        [evidence("fulfilled", "2022")],
        {"schedule": "not_applicable", "evidence_status": "fulfilled"},
        kind="statement",
        due="2023",
    ),
    Case("a measure is held to its deadline", (), {"schedule": "overdue"}, kind="measure", due="2023"),
    # Say-do gap
    Case(
        "claiming more than the record supports is a gap",
        [official("fulfilled", "2021"), evidence("in_progress", "2022")],
        {"has_say_do_gap": True, "say_do_gap_since": "2022-01-01"},
    ),
    Case(
        "a gap opens with a later claim",
        [evidence("in_progress", "2021"), official("fulfilled", "2022")],
        {"has_say_do_gap": True, "say_do_gap_since": "2022-01-01"},
    ),
    Case(
        "a gap dates from the first day of the current runs",
        [
            official("fulfilled", "2021"),
            evidence("stalled", "2022"),
            evidence("stalled", "2023"),
            official("fulfilled", "2024"),
        ],
        {"say_do_gap_since": "2022-01-01"},
    ),
    Case(
        "an agreed status is no gap",
        [official("fulfilled", "2021"), evidence("fulfilled", "2022")],
        {"has_say_do_gap": False, "say_do_gap_since": None},
    ),
    Case(
        "claiming less than the record supports is no gap",
        [official("in_progress", "2021"), evidence("fulfilled", "2022")],
        {"has_say_do_gap": False},
    ),
    Case(
        "equal levels under two names are no gap",
        [official("in_progress", "2021"), evidence("stalled", "2022")],
        {"has_say_do_gap": False},
    ),
    Case(
        "progress claimed while suspended is a gap",
        [official("in_progress", "2021"), evidence("suspended", "2022")],
        {"has_say_do_gap": True},
    ),
    Case(
        "a claim for which no evidence was found is a gap",
        [official("in_progress", "2021"), evidence("no_evidence_found", "2022")],
        {"has_say_do_gap": True},
    ),
    Case(
        "claiming nothing where nothing was found is no gap",
        [official("not_started", "2021"), evidence("no_evidence_found", "2022")],
        {"has_say_do_gap": False},
    ),
    Case(
        "finding nothing claims nothing",
        [official("no_evidence_found", "2021"), evidence("broken", "2022")],
        {"has_say_do_gap": False},
    ),
    Case("an unassessed claim is no gap", [official("fulfilled", "2021")], {"has_say_do_gap": False}),
    Case("evidence without a claim is no gap", [evidence("broken", "2021")], {"has_say_do_gap": False}),
    Case(
        "a withdrawn promise has no gap",
        [official("fulfilled", "2021"), evidence("withdrawn", "2022")],
        {"has_say_do_gap": False},
    ),
    Case(
        "a claim of replacement is no gap",
        [official("superseded", "2021"), evidence("broken", "2022")],
        {"has_say_do_gap": False},
    ),
    Case(
        "a demand has no gap",
        [official("fulfilled", "2021"), evidence("broken", "2022")],
        {"has_say_do_gap": False},
        kind="demand",
    ),
    Case(
        "a retracted claim closes the gap",
        [official("fulfilled", "2021", retracted="2023-01-01"), evidence("broken", "2022")],
        {"has_say_do_gap": False},
    ),
    # Latest evidence
    Case(
        "a claim is no evidence, however new",
        [evidence("broken", "2024-04"), official("fulfilled", "2024-05")],
        {"latest_evidence": "2024-04", "latest_evidence_age": 75},
    ),
    Case(
        "the latest evidence keeps its mark of doubt",
        [evidence("broken", "2024-01-30~")],
        {"latest_evidence": "2024-01-30~", "latest_evidence_age": 137},
    ),
    Case(
        "a retracted update is no evidence",
        [evidence("broken", "2021"), evidence("stalled", "2024", retracted="2024-02-01")],
        {"latest_evidence": "2021"},
    ),
    Case(
        "an overruled update may still be the wider date",
        [evidence("stalled", "2024-01-01"), evidence("stalled", "2024")],
        {"latest_evidence": "2024", "latest_evidence_age": 166},
    ),
    Case(
        "of two as new as each other the later ref is the latest evidence",
        [evidence("stalled", "2024-01", ref="a"), evidence("stalled", "2024-01?", ref="b")],
        {"latest_evidence": "2024-01?"},
    ),
    # Spells
    Case(
        "unassessed from the promise until today",
        (),
        {"spells": ["not_assessed 2024-06-06..2024-06-15 now 10d"]},
        made="2024-06-06",
    ),
    Case("a promise of unknown date has no first spell", (), {"spells": []}, made=None),
    Case("a promise with an open start has no first spell", (), {"spells": []}, made="../2020"),
    Case("a promise not yet made has no spell", (), {"spells": []}, made="2024-06-16"),
    Case(
        "the first update ends the unassessed spell",
        [evidence("stalled", "2024-06-11")],
        {"spells": ["not_assessed 2024-06-01..2024-06-10 end 10d", "stalled 2024-06-11..2024-06-15 now 5d"]},
        made="2024-06",
    ),
    Case(
        "an update on the day of the promise leaves no unassessed spell",
        [evidence("in_progress", "2024-06-01")],
        {"spells": ["in_progress 2024-06-01..2024-06-15 now 15d"]},
        made="2024-06",
    ),
    Case(
        "an update before the promise leaves no unassessed spell",
        [evidence("in_progress", "2024-05-31"), evidence("stalled", "2024-06-15")],
        {"spells": ["in_progress 2024-05-31..2024-06-14 end 15d", "stalled 2024-06-15..2024-06-15 now 1d"]},
        made="2024-06",
    ),
    Case(
        "official claims make no spell",
        [official("in_progress", "2024-06-02")],
        {"spells": ["not_assessed 2024-06-01..2024-06-15 now 15d"]},
        made="2024-06",
    ),
    Case(
        "suspended and resumed",
        SUSPENSION_AND_RESUMPTION,
        {
            "spells": [
                "in_progress 2019-05-01..2022-08-04 end 1192d",
                "suspended 2022-08-05..2023-11-14 end 467d",
                "resumed in_progress 2023-11-15..2024-02-15 now 93d",
            ]
        },
        as_of="2024-02-15",
    ),
    Case(
        "the past knows no resumption",
        SUSPENSION_AND_RESUMPTION,
        {"spells": ["in_progress 2019-05-01..2022-08-04 end 1192d", "suspended 2022-08-05..2023-01-01 now 150d"]},
        as_of="2023-01-01",
    ),
    Case(
        "fulfilled after a stall is not resumed",
        [evidence("stalled", "2020"), evidence("fulfilled", "2024-06-15")],
        {"spells": ["stalled 2020-01-01..2024-06-14 end 1627d", "fulfilled 2024-06-15..2024-06-15 now 1d"]},
    ),
    Case(
        "partly fulfilled after a stall is resumed",
        [evidence("stalled", "2020"), evidence("partly_fulfilled", "2024-06-15")],
        {
            "spells": [
                "stalled 2020-01-01..2024-06-14 end 1627d",
                "resumed partly_fulfilled 2024-06-15..2024-06-15 now 1d",
            ]
        },
    ),
    Case(
        "a spell between a stall and progress breaks the resumption",
        [evidence("stalled", "2020"), evidence("broken", "2024-06-14"), evidence("in_progress", "2024-06-15")],
        {
            "spells": [
                "stalled 2020-01-01..2024-06-13 end 1626d",
                "broken 2024-06-14..2024-06-14 end 1d",
                "in_progress 2024-06-15..2024-06-15 now 1d",
            ]
        },
    ),
    Case(
        "one status said twice is one spell",
        [evidence("stalled", "2020"), evidence("stalled", "2022")],
        {"spells": ["stalled 2020-01-01..2024-06-15 now 1628d"]},
    ),
    Case(
        "of two verdicts on one day only the last makes a spell",
        [evidence("broken", "2020", ref="a"), evidence("stalled", "2020", ref="b")],
        {"spells": ["stalled 2020-01-01..2024-06-15 now 1628d"]},
    ),
    Case(
        "a demand has spells as well",
        [evidence("in_progress", "2020")],
        {"spells": ["in_progress 2020-01-01..2024-06-15 now 1628d"]},
        kind="demand",
    ),
    # Tracked
    Case("a public promise is tracked", (), {"is_tracked": True}),
    Case("a draft is not tracked", (), {"is_tracked": False}, public=None),
    Case("a promise is tracked from the day it is public", (), {"is_tracked": True}, public="2024-06-30T23:59"),
    Case("a promise public only later is not tracked", (), {"is_tracked": False}, public="2024-07-01"),
    Case(
        "a promise is tracked from the first day it may have been made",
        (),
        {"is_tracked": True},
        made="2024",
        as_of="2024-01-01",
    ),
    Case("a promise made later is not tracked", (), {"is_tracked": False}, made="2024-06-16"),
    Case("a promise of unknown date is tracked", (), {"is_tracked": True}, made=None),
    # In the press by
    Case(
        "an update is in the press on the day its source came out",
        [evidence("broken", "2022", out="2023-12-01")],
        {"evidence_status": "broken"},
        press_by="2023-12-01",
    ),
    Case(
        "an update is not in the press the day before",
        [evidence("broken", "2022", out="2023-12-01")],
        {"evidence_status": "not_assessed"},
        press_by="2023-11-30",
    ),
    Case(
        "a source of a month is surely out on its last day",
        [evidence("broken", "2022", out="2023-11")],
        {"evidence_status": "broken"},
        press_by="2023-11-30",
    ),
    Case(
        "a source of a month may still come out on its last day but one",
        [evidence("broken", "2022", out="2023-11?")],
        {"evidence_status": "not_assessed"},
        press_by="2023-11-29",
    ),
    Case(
        "what has no dated source was in the press by no day",
        [evidence("broken", "2022")],
        {"evidence_status": "not_assessed", "is_tracked": False},
        press_by="2024-06-30",
    ),
    Case(
        "what was in the press earlier counts though another was published here first",
        [
            evidence("stalled", "2021", out="2022-01-01", public="2024-06-01"),
            evidence("broken", "2022", out="2023-01-01", public="2024-01-01"),
        ],
        {"evidence_status": "stalled", "evidence_since": "2021-01-01"},
        press_by="2022-06-01",
    ),
    Case(
        "recorded here after that day it was in the press all the same",
        [evidence("broken", "2022", out="2023-01-01", public="2024-06-01")],
        {"evidence_status": "broken"},
        press_by="2023-01-01",
    ),
    Case(
        "a retracted update is in no reading",
        [evidence("broken", "2022", out="2023-01-01", retracted="2024-01-01")],
        {"evidence_status": "not_assessed", "is_tracked": False},
        press_by="2023-06-01",
    ),
    Case(
        "not yet published here it is in no reading",
        [evidence("broken", "2022", out="2023-01-01", public="2024-07-01")],
        {"evidence_status": "not_assessed"},
        press_by="2023-06-01",
    ),
    Case(
        "nothing is in the press of a day that had not come",
        [evidence("stalled", "2022", out="2022-01-01"), evidence("broken", "2024-04", out="2023-11-30")],
        {"evidence_status": "stalled", "latest_evidence": "2022"},
        press_by="2023-12-01",
    ),
    Case(
        "a claim in the press closes a gap that only later evidence bears out",
        [official("fulfilled", "2022", out="2022-06-01"), evidence("broken", "2022", out="2024-01-01")],
        {"has_say_do_gap": False, "official_status": "fulfilled", "evidence_status": "not_assessed"},
        press_by="2023-01-01",
    ),
    Case(
        "spells are those that the press could tell",
        [
            evidence("stalled", "2024-06-02", out="2024-06-03"),
            evidence("broken", "2024-06-03", out="2024-06-05"),
            evidence("in_progress", "2024-06-04", out="2024-06-04"),
        ],
        {
            "spells": [
                "not_assessed 2024-06-01..2024-06-01 end 1d",
                "stalled 2024-06-02..2024-06-03 end 2d",
                "resumed in_progress 2024-06-04..2024-06-15 now 12d",
            ]
        },
        made="2024-06-01",
        press_by="2024-06-04",
    ),
    Case(
        "a promise is tracked once a source for it is out",
        (),
        {"is_tracked": True},
        out="2023-11",
        press_by="2023-11-30",
    ),
    Case(
        "a promise is not tracked before a source for it is surely out",
        (),
        {"is_tracked": False},
        out="2023-11",
        press_by="2023-11-29",
    ),
    Case(
        "an update in the press tells of its promise",
        [evidence("broken", "2022", out="2022-01-01")],
        {"is_tracked": True},
        out="2023-01-01",
        press_by="2022-06-01",
    ),
    Case(
        "an update tells of its promise also where it is of a later day than is asked about",
        [evidence("broken", "2022", out="2022-01-01")],
        {"is_tracked": True, "evidence_status": "not_assessed"},
        as_of="2021-01-01",
        press_by="2022-06-01",
    ),
    Case(
        "in the press or not, a promise made later is not tracked",
        (),
        {"is_tracked": False},
        made="2024-06-16",
        out="2024-06-01",
        press_by="2024-06-20",
    ),
    Case(
        "in the press or not, a draft is not tracked",
        (),
        {"is_tracked": False},
        public=None,
        out="2024-06-01",
        press_by="2024-06-20",
    ),
]
