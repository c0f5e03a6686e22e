"""An actor's part in a commitment or meeting says how sure it is, and is cited."""

import django.db.models.deletion
import django.db.models.lookups
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import tracker.models.integrity.constraints
from tracker.migrations._at_once import AtOnce
from tracker.migrations._triggers import trigger


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0014_addressees_and_targets"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.AlterModelOptions(
                    name="party",
                    options={
                        "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                        "ordering": ["commitment", "role", "actor"],
                        "verbose_name_plural": "parties",
                    },
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="citation",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="citation",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="citation",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="participation",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="participation",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="participation",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="party",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="party",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="party",
                    name="delete_delete",
                ),
                migrations.RemoveConstraint(
                    model_name="citation",
                    name="citation_is_for_one_record",
                ),
                migrations.RemoveConstraint(
                    model_name="link",
                    name="link_points_at_one_record",
                ),
                migrations.RemoveConstraint(
                    model_name="ruling",
                    name="ruling_is_on_one_record",
                ),
                migrations.AddField(
                    model_name="citation",
                    name="participation",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="tracker.participation",
                    ),
                ),
                migrations.AddField(
                    model_name="citation",
                    name="party",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="tracker.party",
                    ),
                ),
                migrations.AddField(
                    model_name="citationevent",
                    name="participation",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.participation",
                    ),
                ),
                migrations.AddField(
                    model_name="citationevent",
                    name="party",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.party",
                    ),
                ),
                migrations.AddField(
                    model_name="participation",
                    name="certainty",
                    field=models.CharField(
                        choices=[("certain", "Certain"), ("uncertain", "Uncertain")],
                        db_default="certain",
                        default="certain",
                        help_text="Whether it is sure that this actor took part so.",
                        max_length=10,
                    ),
                ),
                migrations.AddField(
                    model_name="participationevent",
                    name="certainty",
                    field=models.CharField(
                        choices=[("certain", "Certain"), ("uncertain", "Uncertain")],
                        db_default="certain",
                        default="certain",
                        help_text="Whether it is sure that this actor took part so.",
                        max_length=10,
                    ),
                ),
                migrations.AddField(
                    model_name="party",
                    name="certainty",
                    field=models.CharField(
                        choices=[("certain", "Certain"), ("uncertain", "Uncertain")],
                        db_default="certain",
                        default="certain",
                        help_text="Whether it is sure that this actor has this part.",
                        max_length=10,
                    ),
                ),
                migrations.AddField(
                    model_name="partyevent",
                    name="certainty",
                    field=models.CharField(
                        choices=[("certain", "Certain"), ("uncertain", "Uncertain")],
                        db_default="certain",
                        default="certain",
                        help_text="Whether it is sure that this actor has this part.",
                        max_length=10,
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=trigger("0015_parts_are_cited.sql", "tracker_citation", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=trigger("0015_parts_are_cited.sql", "tracker_citation", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=trigger("0015_parts_are_cited.sql", "tracker_citation", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participation",
                    trigger=trigger(
                        "0015_parts_are_cited.sql", "tracker_participation", "participation_stays_while_cited_delete"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participation",
                    trigger=trigger("0015_parts_are_cited.sql", "tracker_participation", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participation",
                    trigger=trigger("0015_parts_are_cited.sql", "tracker_participation", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participation",
                    trigger=trigger("0015_parts_are_cited.sql", "tracker_participation", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="party",
                    trigger=trigger("0015_parts_are_cited.sql", "tracker_party", "party_stays_while_cited_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="party",
                    trigger=trigger("0015_parts_are_cited.sql", "tracker_party", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="party",
                    trigger=trigger("0015_parts_are_cited.sql", "tracker_party", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="party",
                    trigger=trigger("0015_parts_are_cited.sql", "tracker_party", "delete_delete"),
                ),
                migrations.AddConstraint(
                    model_name="citation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                tracker.models.integrity.constraints.NumberFilled(
                                    "actor",
                                    "role",
                                    "meeting",
                                    "commitment",
                                    "status_update",
                                    "link",
                                    "sanction",
                                    "observation",
                                    "party",
                                    "participation",
                                ),
                                1,
                            )
                        ),
                        name="citation_is_for_one_record",
                        violation_error_message="Fill exactly one of: actor, role, meeting, commitment, status_update, link, sanction, observation, party, participation.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="link",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                tracker.models.integrity.constraints.NumberFilled("to_commitment", "to_sanction"), 1
                            )
                        ),
                        name="link_points_at_one_record",
                        violation_error_message="Fill exactly one of: to_commitment, to_sanction.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="participation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["certain", "uncertain"])),
                        name="participation_certainty_is_known",
                        violation_error_message="certainty must be one of: certain, uncertain.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="party",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["certain", "uncertain"])),
                        name="party_certainty_is_known",
                        violation_error_message="certainty must be one of: certain, uncertain.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ruling",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                tracker.models.integrity.constraints.NumberFilled(
                                    "actor",
                                    "role",
                                    "meeting",
                                    "commitment",
                                    "status_update",
                                    "link",
                                    "sanction",
                                    "observation",
                                ),
                                1,
                            )
                        ),
                        name="ruling_is_on_one_record",
                        violation_error_message="Fill exactly one of: actor, role, meeting, commitment, status_update, link, sanction, observation.",
                    ),
                ),
            ]
        )
    ]
