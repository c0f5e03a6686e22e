"""Parties may be addressees and targets; whom a demand asks is its addressee, where it was noted as an implementer."""

from django.conf import settings
from django.db import migrations, models

from tracker.migrations._at_once import AtOnce

# Until now a demand could only say who is asked by the role of those who carry out.
ASKED = """
UPDATE tracker_party AS party SET role = 'addressee'
FROM tracker_commitment AS commitment
WHERE commitment.id = party.commitment_id AND commitment.kind = 'demand' AND party.role = 'implementer'
"""
# On the way back there is no other role for them, unless the actor has it already.
BEFORE = """
DELETE FROM tracker_party AS party USING tracker_party AS other
WHERE party.role IN ('addressee', 'target') AND other.commitment_id = party.commitment_id
AND other.actor_id = party.actor_id
AND (other.role = 'implementer' OR (other.role = 'addressee' AND party.role = 'target'));
UPDATE tracker_party SET role = 'implementer' WHERE role IN ('addressee', 'target')
"""


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0013_who_says_it"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.RemoveConstraint(
                    model_name="citation",
                    name="citation_field_is_one_of_the_record",
                ),
                migrations.RemoveConstraint(
                    model_name="party",
                    name="party_role_is_known",
                ),
                migrations.RemoveConstraint(
                    model_name="ruling",
                    name="ruling_field_is_one_of_the_record",
                ),
                migrations.AlterField(
                    model_name="party",
                    name="role",
                    field=models.CharField(
                        choices=[
                            ("committed", "Committed"),
                            ("counterpart", "Counterpart"),
                            ("implementer", "Implementer"),
                            ("beneficiary", "Beneficiary"),
                            ("addressee", "Addressee"),
                            ("target", "Target"),
                        ],
                        default="committed",
                        max_length=20,
                    ),
                ),
                migrations.AlterField(
                    model_name="partyevent",
                    name="role",
                    field=models.CharField(
                        choices=[
                            ("committed", "Committed"),
                            ("counterpart", "Counterpart"),
                            ("implementer", "Implementer"),
                            ("beneficiary", "Beneficiary"),
                            ("addressee", "Addressee"),
                            ("target", "Target"),
                        ],
                        default="committed",
                        max_length=20,
                    ),
                ),
                migrations.AddConstraint(
                    model_name="citation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("field", ""),
                            models.Q(
                                ("actor__isnull", False),
                                (
                                    "field__in",
                                    (
                                        "kind",
                                        "name",
                                        "native_name",
                                        "aliases",
                                        "country",
                                        "part_of",
                                        "description",
                                        "wikidata_id",
                                        "website",
                                    ),
                                ),
                            ),
                            models.Q(
                                ("field__in", ("person", "organisation", "title", "started", "ended")),
                                ("role__isnull", False),
                            ),
                            models.Q(
                                (
                                    "field__in",
                                    (
                                        "kind",
                                        "title",
                                        "held",
                                        "place",
                                        "country",
                                        "part_of",
                                        "summary",
                                        "participations",
                                    ),
                                ),
                                ("meeting__isnull", False),
                            ),
                            models.Q(
                                ("commitment__isnull", False),
                                (
                                    "field__in",
                                    (
                                        "kind",
                                        "title",
                                        "summary",
                                        "deliverable",
                                        "guideline",
                                        "topics",
                                        "made_at",
                                        "made_on",
                                        "due",
                                        "committed",
                                        "counterparts",
                                        "implementers",
                                        "beneficiaries",
                                        "addressees",
                                        "targets",
                                    ),
                                ),
                            ),
                            models.Q(
                                ("field__in", ("axis", "status", "as_of", "summary")), ("status_update__isnull", False)
                            ),
                            models.Q(
                                ("field__in", ("kind", "to_commitment", "to_sanction", "note")),
                                ("link__isnull", False),
                            ),
                            models.Q(
                                (
                                    "field__in",
                                    (
                                        "kind",
                                        "title",
                                        "programme",
                                        "issuer",
                                        "targets",
                                        "imposed",
                                        "lifted",
                                        "stated_reason",
                                        "lifting_reason",
                                        "summary",
                                    ),
                                ),
                                ("sanction__isnull", False),
                            ),
                            models.Q(("field__in", ("period", "value", "qualifier")), ("observation__isnull", False)),
                            _connector="OR",
                        ),
                        name="citation_field_is_one_of_the_record",
                        violation_error_message="field must be a field of the record that is cited, such as held of a meeting or imposed of a sanction.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="party",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                ["committed", "counterpart", "implementer", "beneficiary", "addressee", "target"],
                            )
                        ),
                        name="party_role_is_known",
                        violation_error_message="role must be one of: committed, counterpart, implementer, beneficiary, addressee, target.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ruling",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("field", ""),
                            models.Q(
                                ("actor__isnull", False),
                                (
                                    "field__in",
                                    (
                                        "kind",
                                        "name",
                                        "native_name",
                                        "aliases",
                                        "country",
                                        "part_of",
                                        "description",
                                        "wikidata_id",
                                        "website",
                                    ),
                                ),
                            ),
                            models.Q(
                                ("field__in", ("person", "organisation", "title", "started", "ended")),
                                ("role__isnull", False),
                            ),
                            models.Q(
                                (
                                    "field__in",
                                    (
                                        "kind",
                                        "title",
                                        "held",
                                        "place",
                                        "country",
                                        "part_of",
                                        "summary",
                                        "participations",
                                    ),
                                ),
                                ("meeting__isnull", False),
                            ),
                            models.Q(
                                ("commitment__isnull", False),
                                (
                                    "field__in",
                                    (
                                        "kind",
                                        "title",
                                        "summary",
                                        "deliverable",
                                        "guideline",
                                        "topics",
                                        "made_at",
                                        "made_on",
                                        "due",
                                        "committed",
                                        "counterparts",
                                        "implementers",
                                        "beneficiaries",
                                        "addressees",
                                        "targets",
                                    ),
                                ),
                            ),
                            models.Q(
                                ("field__in", ("axis", "status", "as_of", "summary")), ("status_update__isnull", False)
                            ),
                            models.Q(
                                ("field__in", ("kind", "to_commitment", "to_sanction", "note")),
                                ("link__isnull", False),
                            ),
                            models.Q(
                                (
                                    "field__in",
                                    (
                                        "kind",
                                        "title",
                                        "programme",
                                        "issuer",
                                        "targets",
                                        "imposed",
                                        "lifted",
                                        "stated_reason",
                                        "lifting_reason",
                                        "summary",
                                    ),
                                ),
                                ("sanction__isnull", False),
                            ),
                            models.Q(("field__in", ("period", "value", "qualifier")), ("observation__isnull", False)),
                            _connector="OR",
                        ),
                        name="ruling_field_is_one_of_the_record",
                        violation_error_message="field must be a field of the record that is decided on.",
                    ),
                ),
            ]
        ),
        migrations.RunSQL(ASKED, BEFORE),
    ]
