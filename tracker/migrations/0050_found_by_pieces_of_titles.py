"""Indexes by which the admin finds pieces of titles, deletions in a history, and updates that are not public."""

import django.contrib.postgres.indexes
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

from tracker.migrations._at_once import AtOnce


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("tracker", "0049_what_there_is_is_counted"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.RemoveIndex(
                    model_name="actor",
                    name="actor_name_trigrams",
                ),
                migrations.RemoveIndex(
                    model_name="commitment",
                    name="commitment_title_trigrams",
                ),
                migrations.AddIndex(
                    model_name="actor",
                    index=django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("name"), name="gin_trgm_ops"
                        ),
                        name="actor_name_trigrams",
                    ),
                ),
                migrations.AddIndex(
                    model_name="actorevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="actor_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="archivedtextevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="archivedtext_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="assessmentevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="assessment_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="citationevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="citation_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="collectionevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="collection_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="collectionmemberevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="collectionmember_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="commitment",
                    index=django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("title"), name="gin_trgm_ops"
                        ),
                        name="commitment_title_trigrams",
                    ),
                ),
                migrations.AddIndex(
                    model_name="commitmentcollectionevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")),
                        fields=["pgh_id"],
                        name="commitmentcollection_gone",
                    ),
                ),
                migrations.AddIndex(
                    model_name="commitmentevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="commitment_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="commitmenttopicevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="commitmenttopic_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="conditionevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="condition_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="correctionevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="correction_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="criterionevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="criterion_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="exchangeevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="exchange_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="exchangeitemevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="exchangeitem_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="findingevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="finding_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="importbatchevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="importbatch_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="indicatorcollectionevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="indicatorcollection_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="indicatorevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="indicator_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="linkevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="link_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="meeting",
                    index=django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("title"), name="gin_trgm_ops"
                        ),
                        name="meeting_title_trigrams",
                    ),
                ),
                migrations.AddIndex(
                    model_name="meetingcollectionevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="meetingcollection_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="meetingevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="meeting_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="mergedrefevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="mergedref_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="milestoneevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="milestone_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="noteevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="note_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="observationevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="observation_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="participationevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="participation_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="partyevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="party_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="programmeevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="programme_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="proposalevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="proposal_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="publishingruleevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="publishingrule_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="reminderevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="reminder_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="responseevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="response_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="roleevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="role_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="rulingevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="ruling_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="sanctioncollectionevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="sanctioncollection_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="sanctionevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="sanction_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="sanctionstepevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="sanctionstep_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="sanctiontargetevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="sanctiontarget_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="source",
                    index=django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("title"), name="gin_trgm_ops"
                        ),
                        name="source_title_trigrams",
                    ),
                ),
                migrations.AddIndex(
                    model_name="sourceevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="source_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="statusupdate",
                    index=models.Index(
                        condition=models.Q(("stage", "published"), _negated=True),
                        fields=["stage"],
                        name="statusupdate_not_public",
                    ),
                ),
                migrations.AddIndex(
                    model_name="statusupdateevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="statusupdate_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="targetevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="target_gone"
                    ),
                ),
                migrations.AddIndex(
                    model_name="topicevent",
                    index=models.Index(
                        condition=models.Q(("pgh_label", "delete")), fields=["pgh_id"], name="topic_gone"
                    ),
                ),
            ]
        )
    ]
