"""Every record with its constraints, triggers and events, a module each in records/.

Constraints, indexes and triggers stand in the options of their models, not as operations of their own. The proxies at the
end have no table of their own, so their triggers are added apart.
"""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations
from pgtrigger.migrations import AddTrigger

from tracker.migrations._at_once import AtOnce
from tracker.migrations._triggers import triggers
from tracker.migrations.records import (
    actor,
    archived_text,
    citation,
    commitment,
    commitment_topic,
    import_batch,
    indicator,
    link,
    meeting,
    observation,
    participation,
    party,
    planned_row,
    retired_ref,
    role,
    sanction,
    sanction_target,
    source,
    status_update,
    topic,
)

RECORDS = [
    TrigramExtension(),
    migrations.RunSQL(
        sql="CREATE FUNCTION text_sha256(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE "
        "RETURN encode(sha256(convert_to(value, 'UTF8')), 'hex')",
        reverse_sql="DROP FUNCTION text_sha256(text)",
    ),
    meeting.MEETING,
    retired_ref.RETIRED_REF,
    topic.TOPIC,
    actor.ACTOR,
    import_batch.IMPORT_BATCH,
    indicator.INDICATOR,
    indicator.INDICATOR_EVENT,
    meeting.MEETING_EVENT,
    observation.OBSERVATION,
    participation.PARTICIPATION,
    planned_row.PLANNED_ROW,
    role.ROLE,
    sanction.SANCTION,
    source.SOURCE,
    topic.TOPIC_EVENT,
    actor.ACTOR_EVENT,
    commitment.COMMITMENT,
    import_batch.IMPORT_BATCH_EVENT,
    archived_text.ARCHIVED_TEXT,
    link.LINK,
    observation.OBSERVATION_EVENT,
    participation.PARTICIPATION_EVENT,
    party.PARTY,
    role.ROLE_EVENT,
    sanction.SANCTION_EVENT,
    sanction_target.SANCTION_TARGET_EVENT,
    source.SOURCE_EVENT,
    status_update.STATUS_UPDATE,
    commitment.COMMITMENT_EVENT,
    commitment_topic.COMMITMENT_TOPIC_EVENT,
    sanction_target.SANCTION_TARGET,
    commitment_topic.COMMITMENT_TOPIC,
    link.LINK_EVENT,
    party.PARTY_EVENT,
    status_update.STATUS_UPDATE_EVENT,
    archived_text.ARCHIVED_TEXT_EVENT,
    citation.CITATION,
    citation.CITATION_EVENT,
    *(
        AddTrigger("sanctiontarget", trigger=each)
        for each in triggers("records/sanction_target.sql", "tracker_sanction_targets")
    ),
    *(
        AddTrigger("commitmenttopic", trigger=each)
        for each in triggers("records/commitment_topic.sql", "tracker_commitment_topics")
    ),
]


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tracker", "0001_partial_dates"),
    ]

    operations = [AtOnce(RECORDS)]
