"""Every list of allowed values, and how our status scale maps to other trackers' scales."""

from typing import NamedTuple

from django.db.models import IntegerChoices, TextChoices


class Stage(TextChoices):
    """How far a record is from the public: only published records are shown."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    PUBLISHED = "published", "Published"


class ActorKind(TextChoices):
    """What sort of actor; a group is an unnamed category such as "chemical exporters"."""

    STATE = "state", "State"
    PUBLIC_BODY = "public_body", "Public body"
    INTERNATIONAL_ORGANISATION = (
        "international_organisation",
        "International organisation",
    )
    COMPANY = "company", "Company"
    ORGANISATION = "organisation", "Organisation"
    GROUP = "group", "Group"
    PERSON = "person", "Person"


class SourceKind(TextChoices):
    """What sort of document a source is."""

    NEWS = "news", "News"
    OFFICIAL_READOUT = "official_readout", "Official readout"
    SPEECH = "speech", "Speech"
    LETTER = "letter", "Letter"
    LAW = "law", "Law"
    DATASET = "dataset", "Dataset"
    REPORT = "report", "Report"


class Reliability(TextChoices):
    """The Admiralty code's letter: how far a source has earned trust (NATO AJP-2.1)."""

    COMPLETELY_RELIABLE = "A", "A – completely reliable"
    USUALLY_RELIABLE = "B", "B – usually reliable"
    FAIRLY_RELIABLE = "C", "C – fairly reliable"
    NOT_USUALLY_RELIABLE = "D", "D – not usually reliable"
    UNRELIABLE = "E", "E – unreliable"
    CANNOT_BE_JUDGED = "F", "F – cannot be judged"


class Credibility(IntegerChoices):
    """The Admiralty code's digit: how far one piece of information is borne out (NATO AJP-2.1)."""

    CONFIRMED = 1, "1 – confirmed by other sources"
    PROBABLY_TRUE = 2, "2 – probably true"
    POSSIBLY_TRUE = 3, "3 – possibly true"
    DOUBTFUL = 4, "4 – doubtful"
    IMPROBABLE = 5, "5 – improbable"
    CANNOT_BE_JUDGED = 6, "6 – cannot be judged"


class Stance(TextChoices):
    """What a cited passage does for the fact it is cited for: "not so" and "not said" are two things."""

    SUPPORTS = "supports", "Supports"
    DISPUTES = "disputes", "Disputes"
    SILENT = "silent", "Does not say so"
    MENTIONS = "mentions", "Mentions"


class Attribution(TextChoices):
    """Whose words a cited passage gives: the source's own, somebody's that it reports, or nobody's, being inferred."""

    NOT_RECORDED = "not_recorded", "Not recorded"
    STATED = "stated", "Stated by the source itself"
    REPORTED = "reported", "Reported as somebody's words"
    IMPLIED = "implied", "Implied (our inference)"


# Only what somebody said has a speaker.
ATTRIBUTIONS_WITH_SPEAKER = frozenset({Attribution.REPORTED, Attribution.IMPLIED})


class Certainty(TextChoices):
    """How sure it is that an actor has a part in something; EDTF's `?` says the same of a date."""

    CERTAIN = "certain", "Certain"
    UNCERTAIN = "uncertain", "Uncertain"


class Verification(TextChoices):
    """Whether a citation stands in the archived text of its source; derived, and kept by the database."""

    VERIFIED = "verified", "Verified"
    MOVED = "moved", "Moved"
    NOT_FOUND = "not_found", "Not found"
    NO_QUOTE = "no_quote", "No quote"
    NO_TEXT = "no_text", "No text"


class Confidence(TextChoices):
    """How sure a verdict is, going by its sources; derived, never stored."""

    HIGH = "high", "High"
    MODERATE = "moderate", "Moderate"
    LOW = "low", "Low"
    NONE = "none", "No source"


class MeetingKind(TextChoices):
    """What sort of meeting it was."""

    SUMMIT = "summit", "Summit"
    TALKS = "talks", "Talks"
    WORKING_GROUP_SESSION = "working_group_session", "Working group session"
    DELEGATION_VISIT = "delegation_visit", "Delegation visit"
    CALL = "call", "Call"
    VISIT = "visit", "Visit"


class ParticipationRole(TextChoices):
    """In what capacity an actor took part in a meeting."""

    HOST = "host", "Host"
    HEAD_OF_DELEGATION = "head_of_delegation", "Head of delegation"
    PARTICIPANT = "participant", "Participant"


class CommitmentKind(TextChoices):
    """What sort of undertaking; only pledges, agreements and measures are scored."""

    PLEDGE = "pledge", "Pledge"
    AGREEMENT = "agreement", "Agreement"
    MEASURE = "measure", "Measure"
    STATEMENT = "statement", "Statement"
    DEMAND = "demand", "Demand"


SCORED_KINDS = frozenset({CommitmentKind.PLEDGE, CommitmentKind.AGREEMENT, CommitmentKind.MEASURE})


class PartyRole(TextChoices):
    """What an actor is to a commitment."""

    COMMITTED = "committed", "Committed"
    COUNTERPART = "counterpart", "Counterpart"
    IMPLEMENTER = "implementer", "Implementer"
    BENEFICIARY = "beneficiary", "Beneficiary"
    ADDRESSEE = "addressee", "Addressee"
    TARGET = "target", "Target"


class Axis(TextChoices):
    """The basis of a status update: what a party says, or what the record supports."""

    OFFICIAL = "official", "Official (what a party says)"
    EVIDENCE = "evidence", "Evidence (what the record supports)"


class Status(TextChoices):
    """Where a commitment stands; `not_assessed` is derived when no update exists, never stored."""

    NOT_ASSESSED = "not_assessed", "Not assessed"
    NO_EVIDENCE_FOUND = "no_evidence_found", "No evidence found"
    NOT_STARTED = "not_started", "Not started"
    IN_PROGRESS = "in_progress", "In progress"
    PARTLY_FULFILLED = "partly_fulfilled", "Partly fulfilled"
    FULFILLED = "fulfilled", "Fulfilled"
    STALLED = "stalled", "Stalled"
    SUSPENDED = "suspended", "Suspended"
    BROKEN = "broken", "Broken"
    WITHDRAWN = "withdrawn", "Withdrawn"
    SUPERSEDED = "superseded", "Superseded"


STORABLE_STATUSES = tuple(status for status in Status if status is not Status.NOT_ASSESSED)
UNKNOWN_STATUSES = frozenset({Status.NOT_ASSESSED, Status.NO_EVIDENCE_FOUND})
CLOSED_STATUSES = frozenset({Status.WITHDRAWN, Status.SUPERSEDED})
STORABLE_STATUS_CHOICES = [(status.value, status.label) for status in STORABLE_STATUSES]


class Schedule(TextChoices):
    """What the calendar says of a commitment; derived, never stored."""

    NO_DEADLINE = "no_deadline", "No deadline"
    NOT_YET_DUE = "not_yet_due", "Not yet due"
    DUE_SOON = "due_soon", "Due soon"
    OVERDUE = "overdue", "Overdue"
    MET_ON_TIME = "met_on_time", "Met on time"
    MET_LATE = "met_late", "Met late"
    NOT_APPLICABLE = "not_applicable", "Not applicable"


class ExchangeSide(TextChoices):
    """The two sides of an exchange; which of them is called a says nothing."""

    A = "a", "Side A"
    B = "b", "Side B"


class ConditionState(TextChoices):
    """Whether what something depends on has come about."""

    MET = "met", "Met"
    NOT_MET = "not_met", "Not met"
    NOT_KNOWN = "not_known", "Not known"


class ResponseOutcome(TextChoices):
    """What those who were asked made of it."""

    ACCEPTED = "accepted", "Accepted"
    NOTED = "noted", "Noted"
    REJECTED = "rejected", "Rejected"
    SILENT = "silent", "Silent"


class LinkKind(TextChoices):
    """How one commitment bears on another commitment or on a sanction.

    What was given for what is an exchange, and what depended on what a condition: records of their own.
    """

    RESPONDS_TO = "responds_to", "Responds to"
    RESUMES = "resumes", "Resumes"
    SUSPENDS = "suspends", "Suspends"
    RESTATES = "restates", "Restates"
    NARROWS = "narrows", "Narrows"
    STRENGTHENS = "strengthens", "Strengthens"
    SUPERSEDES = "supersedes", "Supersedes"


# Kinds that links had before, each with where to write such a thing now.
FORMER_LINK_KINDS = {
    "in_exchange_for": "What was given for what is an exchange now: one row in the file of exchanges, with two sides",
    "conditional_on": "What something depends on is a condition now: a row in the file of conditions",
}


class SanctionKind(TextChoices):
    """What sort of coercive measure it is."""

    EXPORT_CONTROL_LISTING = "export_control_listing", "Export-control listing"
    ASSET_FREEZE = "asset_freeze", "Asset freeze"
    VISA_BAN = "visa_ban", "Visa ban"
    COUNTRY_DESIGNATION = "country_designation", "Country designation"
    INDICTMENT = "indictment", "Indictment"
    OTHER = "other", "Other"


class SanctionGroup(TextChoices):
    """What is counted together: an indictment and a list are no sanctions that one could be under."""

    SANCTION = "sanction", "Sanctions"
    DESIGNATION = "designation", "Designations"
    INDICTMENT = "indictment", "Indictments"


# All other kinds are sanctions in the narrow sense.
GROUPS_OF_KINDS = {
    SanctionKind.COUNTRY_DESIGNATION: SanctionGroup.DESIGNATION,
    SanctionKind.INDICTMENT: SanctionGroup.INDICTMENT,
}


class SanctionStepKind(TextChoices):
    """What happened to a sanction on a day."""

    IMPOSED = "imposed", "Imposed"
    EXTENDED = "extended", "Extended"
    AMENDED = "amended", "Amended"
    EASED = "eased", "Eased"
    SUSPENDED = "suspended", "Suspended"
    RESUMED = "resumed", "Resumed"
    PARTLY_LIFTED = "partly_lifted", "Partly lifted"
    LIFTED = "lifted", "Lifted"
    EXPIRED = "expired", "Expired"


# After one of these nothing more happens to a sanction.
SANCTION_ENDS = (SanctionStepKind.LIFTED, SanctionStepKind.EXPIRED)


class SanctionState(TextChoices):
    """Where a sanction stands on a day, derived from its steps."""

    IN_FORCE = "in_force", "In force"
    SUSPENDED = "suspended", "Suspended"
    LIFTED = "lifted", "Lifted"
    EXPIRED = "expired", "Expired"
    NOT_YET = "not_yet", "Not yet imposed"
    UNKNOWN = "unknown", "Start not known"


class Measure(TextChoices):
    """What a sanction does to those it is aimed at."""

    ASSET_FREEZE = "asset_freeze", "Asset freeze"
    EXPORT_CONTROL = "export_control", "Export control"
    IMPORT_BAN = "import_ban", "Import ban"
    VISA_BAN = "visa_ban", "Visa ban"
    FINANCING_BAN = "financing_ban", "Ban on financing"
    TRANSACTION_BAN = "transaction_ban", "Ban on transactions"
    PROCUREMENT_BAN = "procurement_ban", "Exclusion from procurement"
    AID_CUT = "aid_cut", "Aid withheld"
    PROSECUTION = "prosecution", "Prosecution"
    OTHER = "other", "Other"


class Qualifier(TextChoices):
    """How an observed figure was worded by its source."""

    EXACTLY = "exactly", "Exactly"
    MORE_THAN = "more_than", "More than"
    LESS_THAN = "less_than", "Less than"
    ABOUT = "about", "About"


class Direction(TextChoices):
    """Which way a target points: a value to reach or exceed, or one to stay below."""

    AT_LEAST = "at_least", "At least"
    AT_MOST = "at_most", "At most"


class Track(TextChoices):
    """Where a target stands on a day, going by the figures of its indicator; derived, never stored."""

    NOT_BEGUN = "not_begun", "Baseline not over yet"
    NO_FIGURE = "no_figure", "No figure since the baseline"
    NOT_COMPARABLE = "not_comparable", "Figures not comparable"
    INEXACT = "inexact", "Figure too inexact to tell"
    SOURCES_DIFFER = "sources_differ", "Sources differ"
    ON_TRACK = "on_track", "On track"
    OFF_TRACK = "off_track", "Off track"
    AWAITED = "awaited", "Due, figure awaited"
    MET = "met", "Met"
    MISSED = "missed", "Missed"


UNKNOWN_TRACKS = frozenset(
    {Track.NOT_BEGUN, Track.NO_FIGURE, Track.NOT_COMPARABLE, Track.INEXACT, Track.SOURCES_DIFFER, Track.AWAITED}
)


class FindingResult(TextChoices):
    """What a verdict finds of one criterion."""

    MET = "met", "Met"
    PARTLY_MET = "partly_met", "Partly met"
    NOT_MET = "not_met", "Not met"
    CANNOT_BE_TOLD = "cannot_be_told", "Cannot be told"


# What meeting a criterion would show of a commitment.
SHOWN_STATUSES = (Status.FULFILLED, Status.PARTLY_FULFILLED, Status.BROKEN)
SHOWN_STATUS_CHOICES = [(status.value, status.label) for status in SHOWN_STATUSES]


class BatchState(TextChoices):
    """Where an import batch stands between upload and undo."""

    PLANNING = "planning", "Being planned"
    NOT_PLANNED = "not_planned", "Not planned"
    PLANNED = "planned", "Planned"
    AWAITING_APPROVAL = "awaiting_approval", "Awaiting approval"
    APPLIED = "applied", "Applied"
    REFUSED = "refused", "Discarded"
    REVERTING = "reverting", "Being undone"
    REVERTED = "reverted", "Undone"
    EXPIRED = "expired", "Expired"


class ImportTask(TextChoices):
    """What is done with an import batch outside of a request."""

    PLAN = "plan", "Plan"
    PLAN_AGAIN = "plan_again", "Recheck"
    APPLY = "apply", "Apply"
    REVERT = "revert", "Undo import"


class JobState(TextChoices):
    """Where work outside of a request stands."""

    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    REFUSED = "refused", "Refused"
    CANCELLED = "cancelled", "Cancelled"
    FAILED = "failed", "Failed"


class RowOutcome(TextChoices):
    """What a row of a file would do; a record that a complete list no longer holds has none, and is gone from it."""

    NEW = "new", "New"
    CHANGED = "changed", "Changed"
    INVALID = "invalid", "Invalid"
    GONE = "gone", "Gone"


class RecordWithPage(TextChoices):
    """The kinds of record that have a public page of their own, as addresses name them."""

    COMMITMENT = "commitment", "Commitment"
    ACTOR = "actor", "Actor"
    MEETING = "meeting", "Meeting"
    SANCTION = "sanction", "Sanction"
    PROGRAMME = "programme", "Sanctions programme"
    SOURCE = "source", "Source"
    TOPIC = "topic", "Topic"
    INDICATOR = "indicator", "Indicator"
    EXCHANGE = "exchange", "Exchange"
    COLLECTION = "collection", "Collection"


class CollectionRole(TextChoices):
    """What somebody does in a collection."""

    VIEWER = "viewer", "Viewer"
    ANALYST = "analyst", "Analyst"
    REVIEWER = "reviewer", "Reviewer"


class CorrectionState(TextChoices):
    """What became of a correction that a reader sent."""

    NEW = "new", "New"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"


class NoteKind(TextChoices):
    """What a note between analysts is."""

    NOTE = "note", "Note"
    SENT_BACK = "sent_back", "Sent back"


class ProposalState(TextChoices):
    """What became of a proposed change to a published record."""

    OPEN = "open", "Open"
    SENT_BACK = "sent_back", "Sent back"
    ACCEPTED = "accepted", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


OPEN_PROPOSALS = (ProposalState.OPEN, ProposalState.SENT_BACK)


class Equivalents(NamedTuple):
    """One status as other trackers would score it."""

    politifact: str
    g7_g20: str
    ogp: str
    peace_accords_matrix: int | None


CROSSWALK: dict[Status, Equivalents] = {
    Status.NOT_ASSESSED: Equivalents("Not Yet Rated", "NA", "NA", None),
    Status.NO_EVIDENCE_FOUND: Equivalents("Not Yet Rated", "NA", "No Evidence Available", None),
    Status.NOT_STARTED: Equivalents("Not Yet Rated", "-1", "Not Started", 0),
    Status.IN_PROGRESS: Equivalents("In the Works", "0", "Limited", 1),
    Status.PARTLY_FULFILLED: Equivalents("Compromise", "0", "Substantial", 2),
    Status.FULFILLED: Equivalents("Promise Kept", "+1", "Complete", 3),
    Status.STALLED: Equivalents("Stalled", "-1", "Limited", 1),
    Status.SUSPENDED: Equivalents("Stalled", "-1", "Not Started", 0),
    Status.BROKEN: Equivalents("Promise Broken", "-1", "Not Started", 0),
    Status.WITHDRAWN: Equivalents("NA", "NA", "Withdrawn", None),
    Status.SUPERSEDED: Equivalents("NA", "NA", "Withdrawn", None),
}

# ISO 3166-1 alpha-2, officially assigned codes.
_ISO_3166 = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""
COUNTRY_CODES = frozenset(_ISO_3166.split())
