"""docs/permissions.md: what each group may do, in Markdown, made from the table in force."""

from collections.abc import Mapping

from django.apps import apps

from tracker.access.groups import GROUPS

HEAD = """# Permissions

Who may do what. A person belongs to one group, or to several and may then do what any of them may. This page is made
by `manage.py build_permissions` from `tracker/access/groups.py`, which a test holds to be what the database grants; do
not edit it by hand.
"""
# What a group's leave alone does not decide, and where it is kept besides.
CONDITIONS: Mapping[str, str] = {
    "A verdict (evidence basis) is published": (
        "by someone with `publish` who wrote no part of it, from review, and in the form they reviewed. "
        "Kept on the review page, in the form, in files and by the database"
    ),
    "What a party says (official basis) is published": (
        "by someone else with `publish`; by who recorded it where the publishing rule for status updates lets one "
        "person. Kept in the form, on the review page, in files and by the database"
    ),
    "Any other record is published": (
        "by someone who may `change` it and did not change it last, unless the publishing rule for its kind lets one "
        "person. Kept by the database, whose history tells who that was"
    ),
    "What is published": (
        "is changed, with what hangs on it and its citations, and deleted as one person who may `change` it proposes "
        "with a reason and a second with `accept` on proposals publishes (a deletion, who may `delete` such records), "
        "if all is still as it was when that was proposed; reviewers and "
        "administrators too, unless the publishing rule for its kind lets one person. Kept in the form, in files and "
        "by the database"
    ),
    "Merging actors and deciding on a disagreement": (
        "change what is public by one person, who has the right to that and gives the reason"
    ),
    "A record in review": (
        "is sent back to draft by someone with `send_back` on notes who may `change` it, with what is to be mended"
    ),
    "A published status update": (
        "is never edited or deleted; someone with `retract` retracts it with a reason. Kept by the database"
    ),
    "A citation of a published status update": (
        "is neither rewritten nor removed; others are added by a proposal. Kept by the database"
    ),
    "The assessment criteria of a commitment": "are fixed by its first published verdict. Kept by the database",
    "An assessment": (
        "is changed and deleted by its analyst until it is submitted, and read by others once two are. Kept by the "
        "database and in the admin"
    ),
    "A disagreement": (
        "is decided by someone who may `add` a decision on a dispute, with a reason; a new decision replaces it, and "
        "the "
        "history keeps the earlier one"
    ),
    "An import": (
        "is applied by who uploaded it, with `apply`, or by another with `approve`; undone by who uploaded it, or by "
        "someone who may `approve`, with `revert`; where that changes what is public and needs a second person, by "
        "another with `approve` alone. It is discarded by who uploaded it, or by someone who may `approve`; a member "
        "of collections discards what was uploaded by who writes in a collection that they review. Kept in the admin"
    ),
}
NOTHING = "–"


def permissions_markdown() -> str:
    """docs/permissions.md as Markdown text."""
    groups = list(GROUPS)
    lines = [
        HEAD,
        "## By record",
        "",
        f"| Record | {' | '.join(groups)} |",
        f"| --- |{' --- |' * len(groups)}",
        *(
            f"| {record_label(record)} | {' | '.join(cell(group, record) for group in groups)} |"
            for record in records()
        ),
        "",
        "## Beyond the table",
        "",
        *(f"- **{what}** {how}." for what, how in CONDITIONS.items()),
        "",
    ]
    return "\n".join(lines)


def records() -> list[str]:
    """Every record that any group may do something with, by name."""
    return sorted({record for grants in GROUPS.values() for record in grants})


def record_label(record: str) -> str:
    """The model's verbose name, capitalised."""
    label = "auth" if record in ("user", "group") else "tracker"
    return str(apps.get_model(label, record)._meta.verbose_name)


def cell(group: str, record: str) -> str:
    """What the group may do with the record, in words."""
    return ", ".join(GROUPS[group].get(record, ())) or NOTHING
