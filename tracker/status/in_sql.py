"""Where commitments stand, asked of the database for many at once: the SQL twin of tracker/status/rules.py.

For each commitment one lateral subquery reads its status updates by commitment_id, so the work grows with
the rows asked for and not with the table, and the number of queries never grows. Rules change here and in
tracker/status/rules.py together, or tests/unit/status/test_in_sql.py fails.
"""

import json
from datetime import UTC, date
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from django.db.models import (
    BooleanField,
    DateField,
    IntegerField,
    Q,
    QuerySet,
    TextField,
)
from django.db.models.functions import TruncDate
from django.db.models.lookups import LessThanOrEqual

from tracker.database.lateral_join import join_laterally
from tracker.partial_dates import PartialDateField
from tracker.status.in_the_press import UPDATE_IS_IN_THE_PRESS, commitment_is_in_the_press
from tracker.status.rules import BORNE_OUT, CLAIMED, DUE_SOON, MOVING, RESTING, Spell
from tracker.vocabulary import CLOSED_STATUSES, SCORED_KINDS, Status

Commitments = TypeVar("Commitments", bound="QuerySet[Any]")

# The start of both queries below. `counted` holds the updates that are known and count; `settled` adds the day of the
# next one on the same axis; `turned` keeps the last one of each day and marks those that change the status.
HISTORY = """
    WITH counted AS (
        SELECT axis, status, as_of, as_of_earliest AS day, as_of_latest, published_at, ref
        FROM tracker_statusupdate
        WHERE commitment_id = {outer}.id
          AND stage = 'published'
          AND (published_at AT TIME ZONE 'UTC')::date <= %(known_on)s::date
          AND (retracted_at IS NULL OR (retracted_at AT TIME ZONE 'UTC')::date > %(known_on)s::date)
          AND as_of_earliest <= %(as_of)s::date{in_the_press}
    ), settled AS (
        SELECT *, lead(day) OVER (
            PARTITION BY axis ORDER BY day, as_of_latest, published_at, ref COLLATE "C"
        ) AS next_day
        FROM counted
    ), turned AS (
        SELECT *, status IS DISTINCT FROM lag(status) OVER (PARTITION BY axis ORDER BY day) AS is_turn
        FROM settled
        WHERE next_day IS DISTINCT FROM day
    )
"""

# Goes on from HISTORY to one row: the last of each axis, and what follows from the two.
STANDING = """
    , standing AS (
        SELECT
            coalesce(max(status) FILTER (WHERE axis = 'evidence' AND next_day IS NULL), 'not_assessed')
                AS evidence_status,
            max(day) FILTER (WHERE axis = 'evidence' AND is_turn) AS evidence_since,
            coalesce(max(status) FILTER (WHERE axis = 'official' AND next_day IS NULL), 'not_assessed')
                AS official_status,
            max(day) FILTER (WHERE axis = 'official' AND is_turn) AS official_since,
            (array_agg(
                as_of ORDER BY day DESC, as_of_latest DESC, published_at DESC, ref COLLATE "C" DESC
            ) FILTER (WHERE axis = 'evidence' AND next_day IS NULL))[1] AS latest_evidence,
            %(as_of)s::date - max(day) FILTER (WHERE axis = 'evidence') AS latest_evidence_age
        FROM turned
    )
    SELECT
        standing.*,
        CASE
            WHEN NOT {outer}.kind = ANY(%(scored_kinds)s::text[])
              OR evidence_status = ANY(%(closed_statuses)s::text[]) THEN 'not_applicable'
            WHEN {outer}.due_latest IS NULL OR {outer}.due_latest = '9999-12-31' THEN 'no_deadline'
            WHEN evidence_status = 'fulfilled' AND evidence_since <= {outer}.due_latest
                THEN 'met_on_time'
            WHEN evidence_status = 'fulfilled' THEN 'met_late'
            WHEN %(as_of)s::date > {outer}.due_latest THEN 'overdue'
            WHEN {outer}.due_latest - %(as_of)s::date <= %(due_soon)s THEN 'due_soon'
            ELSE 'not_yet_due'
        END AS schedule,
        gap.is_open AS has_say_do_gap,
        CASE WHEN gap.is_open THEN greatest(evidence_since, official_since) END AS say_do_gap_since
    FROM standing
    CROSS JOIN LATERAL (
        SELECT coalesce(
            {outer}.kind = ANY(%(scored_kinds)s::text[])
            AND (%(claimed)s::jsonb ->> official_status)::int
                > (%(borne_out)s::jsonb ->> evidence_status)::int,
            FALSE
        ) AS is_open
    ) AS gap
"""

# Goes on from HISTORY to a row for each spell, the unassessed one before the first update included.
SPELLS = """
    , opening AS (
        SELECT 'not_assessed' AS status, {outer}.made_on_earliest AS day
        WHERE {outer}.made_on_earliest > '0001-01-01'
          AND {outer}.made_on_earliest <= %(as_of)s::date
          AND NOT EXISTS (
              SELECT FROM turned WHERE axis = 'evidence' AND day <= {outer}.made_on_earliest
          )
    ), turns AS (
        SELECT status, day FROM opening
        UNION ALL
        SELECT status, day FROM turned WHERE axis = 'evidence' AND is_turn
    )
    SELECT
        status,
        day AS first_day,
        coalesce(lead(day) OVER in_order - 1, %(as_of)s::date) AS last_day,
        lead(day) OVER in_order IS NULL AS is_current,
        status = ANY(%(moving)s::text[])
            AND coalesce(lag(status) OVER in_order = ANY(%(resting)s::text[]), FALSE) AS resumed
    FROM turns
    WINDOW in_order AS (ORDER BY day)
"""


def with_standing(queryset: Commitments, *, as_of: date, known_on: date, press_by: date | None = None) -> Commitments:
    """The commitments, each annotated with the fields of `tracker.status.rules.Standing`.

    In place of the gap itself there are `has_say_do_gap` and `say_do_gap_since`. Days are dates in UTC, ages in days.
    """
    joined = queryset.all()
    columns = join_laterally(
        joined.query,
        name="standing",
        sql=history(press_by) + STANDING,
        values=parameters(as_of=as_of, known_on=known_on, press_by=press_by),
        columns={
            "evidence_status": TextField(),
            "evidence_since": DateField(null=True),
            "official_status": TextField(),
            "official_since": DateField(null=True),
            "schedule": TextField(),
            "has_say_do_gap": BooleanField(),
            "say_do_gap_since": DateField(null=True),
            "latest_evidence": PartialDateField(null=True),
            "latest_evidence_age": IntegerField(null=True),
        },
    )
    return joined.annotate(**columns)


def spells(
    queryset: "QuerySet[Any]", *, as_of: date, known_on: date, press_by: date | None = None
) -> dict[str, tuple[Spell, ...]]:
    """The spells of each commitment in the queryset that has any, by its ref, oldest first, in one query."""
    joined = queryset.model._default_manager.filter(pk__in=queryset.values("pk"))
    columns = join_laterally(
        joined.query,
        name="spell",
        sql=history(press_by) + SPELLS,
        values=parameters(as_of=as_of, known_on=known_on, press_by=press_by),
        columns={
            "status": TextField(),
            "first_day": DateField(),
            "last_day": DateField(),
            "is_current": BooleanField(),
            "resumed": BooleanField(),
        },
        optional=False,
    )
    rows = joined.order_by("ref", columns["first_day"]).values_list("ref", *columns.values())
    return {
        ref: tuple(
            Spell(
                status=Status(status),
                first_day=first_day,
                last_day=last_day,
                is_current=is_current,
                resumed=resumed,
            )
            for _, status, first_day, last_day, is_current, resumed in found
        )
        for ref, found in groupby(rows, key=itemgetter(0))
    }


def history(press_by: date | None) -> str:
    """The start of both queries; only where a day of the press is asked for does it read any passage."""
    return HISTORY.replace("{in_the_press}", "" if press_by is None else UPDATE_IS_IN_THE_PRESS.rstrip())


def is_tracked(*, as_of: date, known_on: date, press_by: date | None = None) -> Q:
    """The condition that a commitment belongs in a count; see `tracker.status.rules.is_tracked`."""
    published_on = TruncDate("published_at", tzinfo=UTC)
    made = Q(made_on__isnull=True) | Q(made_on_earliest__lte=as_of)
    tracked = Q(stage="published") & Q(LessThanOrEqual(published_on, known_on)) & made
    return tracked if press_by is None else tracked & commitment_is_in_the_press(press_by, known_on=known_on)


def parameters(*, as_of: date, known_on: date, press_by: date | None) -> dict[str, Any]:
    """The values of the placeholders in the SQL: the days, and the vocabulary's groups of statuses."""
    return {
        "as_of": as_of,
        "known_on": known_on,
        "press_by": press_by,
        "scored_kinds": [kind.value for kind in SCORED_KINDS],
        "closed_statuses": [status.value for status in CLOSED_STATUSES],
        "resting": [status.value for status in RESTING],
        "moving": [status.value for status in MOVING],
        "due_soon": DUE_SOON.days,
        "claimed": json.dumps({status.value: level for status, level in CLAIMED.items()}),
        "borne_out": json.dumps({status.value: level for status, level in BORNE_OUT.items()}),
    }
