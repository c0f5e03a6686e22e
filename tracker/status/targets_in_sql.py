"""Whether targets are on track, asked of the database for many at once: the SQL twin of tracker/status/targets.py.

For each target one lateral subquery reads the figures of its indicator. Rules change here and there together, or
tests/unit/status/test_targets.py fails.
"""

from datetime import date
from typing import Any, TypeVar

from django.db.models import IntegerField, QuerySet, TextField

from tracker.database.lateral_join import join_laterally
from tracker.status.targets import LIKE_LENGTH

Targets = TypeVar("Targets", bound="QuerySet[Any]")

# `counted` holds the figures for periods after the baseline that are over; `decisive` those of the last comparable
# period, each held against what is required of it: both are multiplied by the days of the path, so as not to divide.
TRACK = """
    WITH counted AS (
        SELECT
            value, qualifier, period_latest,
            period_latest - period_earliest + 1 AS days,
            {outer}.baseline_period_latest - {outer}.baseline_period_earliest + 1 AS like_days,
            %(as_of)s::date >= {outer}.due_latest AS is_due
        FROM tracker_observation
        WHERE indicator_id = {outer}.indicator_id
          AND (recorded_at AT TIME ZONE 'UTC')::date <= %(known_on)s::date
          AND period_latest > {outer}.baseline_period_latest
          AND period_latest <= %(as_of)s::date
          AND period_earliest <= {outer}.due_latest
          AND (%(as_of)s::date < {outer}.due_latest OR period_latest >= {outer}.due_earliest)
    ), decisive AS (
        SELECT *
        FROM (
            SELECT *, rank() OVER (ORDER BY period_latest DESC) AS place
            FROM counted
            WHERE (greatest(days, like_days) - least(days, like_days)) * %(like_length)s <= greatest(days, like_days)
        ) AS comparable
        CROSS JOIN LATERAL (
            SELECT
                value * whole.days AS times,
                CASE WHEN is_due THEN {outer}.value * whole.days
                    ELSE {outer}.baseline * whole.days + ({outer}.value - {outer}.baseline)
                        * least(period_latest - {outer}.baseline_period_latest, whole.days)
                END AS required
            FROM (SELECT {outer}.due_latest - {outer}.baseline_period_latest AS days) AS whole
        ) AS held
        WHERE place = 1
    ), answered AS (
        SELECT is_due, CASE
            WHEN qualifier = 'exactly' AND {outer}.direction = 'at_least' THEN times >= required
            WHEN qualifier = 'exactly' THEN times <= required
            WHEN qualifier = 'more_than' AND times >= required THEN {outer}.direction = 'at_least'
            WHEN qualifier = 'less_than' AND times <= required THEN {outer}.direction = 'at_most'
        END AS satisfied
        FROM decisive
    )
    SELECT CASE
        WHEN %(as_of)s::date <= {outer}.baseline_period_latest THEN 'not_begun'
        WHEN NOT EXISTS (SELECT FROM counted) THEN
            CASE WHEN %(as_of)s::date >= {outer}.due_latest THEN 'awaited' ELSE 'no_figure' END
        WHEN count(*) = 0 THEN 'not_comparable'
        WHEN count(satisfied) = 0 THEN 'inexact'
        WHEN bool_or(satisfied) <> bool_and(satisfied) THEN 'sources_differ'
        WHEN bool_and(satisfied) THEN CASE WHEN bool_and(is_due) THEN 'met' ELSE 'on_track' END
        WHEN bool_and(is_due) THEN 'missed'
        ELSE 'off_track'
    END AS track,
    count(*) AS figures
    FROM answered
"""


def with_track(queryset: Targets, *, as_of: date, known_on: date) -> Targets:
    """The targets, each annotated with its `track` and the number of `figures` that decide it."""
    joined = queryset.all()
    columns = join_laterally(
        joined.query,
        name="tracked",
        sql=TRACK,
        values={"as_of": as_of, "known_on": known_on, "like_length": LIKE_LENGTH},
        columns={"track": TextField(), "figures": IntegerField()},
    )
    return joined.annotate(**columns)
