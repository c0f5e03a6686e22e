"""Links "in exchange for" become exchanges and links "conditional on" become conditions, each with its citations.

One exchange comes of all links between the same two records, in whichever direction, and of those that share a record
and a cited passage. It is public from the moment its first link was recorded, and so is each item: *known on* answers
as before. Records keep the ref of the (first) link they come of; the refs of links are retired.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from tracker.migrations._at_once import AtOnce

Item = tuple[str, int]  # the column of an item that is filled, and with which id
LONGEST_TITLE = 300
LONGEST_REF = 120

KINDS_LEFT = ["responds_to", "resumes", "suspends", "restates", "narrows", "strengthens", "supersedes"]
CHOICES_LEFT = [(kind, kind.replace("_", " ").capitalize()) for kind in KINDS_LEFT]
EVENTS = ("exchange", "exchangeitem", "condition", "response")

# What the groups may do with the new records, as tracker/access/groups.py had it when this was written.
RECORDS = ("exchange", "condition", "response")
VIEWER = [
    *(f"{action}_{record}" for action in ("view", "export") for record in RECORDS),
    "view_exchangeitem",
]
ANALYST = [
    *VIEWER,
    *(f"{action}_{record}" for action in ("add", "change", "import") for record in RECORDS),
    *(f"{action}_exchangeitem" for action in ("add", "change", "delete")),
    "delete_condition",
    "delete_response",
]
REVIEWER = [*ANALYST, "delete_exchange"]
GRANTS = {"Viewer": VIEWER, "Analyst": ANALYST, "Reviewer": REVIEWER, "Administrator": REVIEWER}

CONDITIONS = (
    (
        "INSERT INTO tracker_condition (ref, recorded_at, commitment_id, depends_on_commitment_id, depends_on_sanction_id, "
        "words, state, note) SELECT ref, recorded_at, commitment_id, to_commitment_id, to_sanction_id, '', 'not_known', "
        "note FROM tracker_link WHERE kind = 'conditional_on' ORDER BY id"
    ),
    # What a source says of the kind of a link has no field to stand in any more; its words are kept.
    (
        "UPDATE tracker_citation AS citation SET condition_id = condition.id, link_id = NULL, "
        "field = {field}, value = {value}, note = {note} "
        "FROM tracker_condition AS condition JOIN tracker_link AS link USING (ref) "
        "WHERE citation.link_id = link.id AND link.kind = 'conditional_on'"
    ),
    (
        "DELETE FROM tracker_ruling AS ruling USING tracker_link AS link WHERE ruling.link_id = link.id "
        "AND link.kind = 'conditional_on' AND ruling.field = 'kind'"
    ),
    (
        "UPDATE tracker_ruling AS ruling SET condition_id = condition.id, link_id = NULL, "
        "field = CASE ruling.field WHEN 'note' THEN 'note' ELSE 'depends_on_' || substr(ruling.field, 4) END "
        "FROM tracker_condition AS condition JOIN tracker_link AS link USING (ref) "
        "WHERE ruling.link_id = link.id AND link.kind = 'conditional_on'"
    ),
)
SAID_OF_NO_FIELD = (
    "CASE WHEN {gone} THEN btrim(citation.note || ' Gives ' || citation.field || ': ' || citation.value || '.') "
    "ELSE citation.note END"
)
OF_A_CONDITION = {
    "field": "CASE WHEN citation.field IN ('', 'kind') THEN '' WHEN citation.field = 'note' THEN 'note' "
    "ELSE 'depends_on_' || substr(citation.field, 4) END",
    "value": "CASE WHEN citation.field = 'kind' THEN '' ELSE citation.value END",
    "note": SAID_OF_NO_FIELD.format(gone="citation.field = 'kind'"),
}
LINKS = (
    "SELECT link.id, link.ref, link.recorded_at, link.note, link.commitment_id, link.to_commitment_id, "
    "link.to_sanction_id, pledge.title, coalesce(act.title, sanction.title), "
    "pledge.stage = 'published' AND coalesce(act.stage, sanction.stage) = 'published', "
    "ARRAY(SELECT citation.source_id || ',' || citation.paragraph FROM tracker_citation AS citation "
    "WHERE citation.link_id = link.id AND citation.stance = 'supports' AND citation.paragraph IS NOT NULL) "
    "FROM tracker_link AS link JOIN tracker_commitment AS pledge ON pledge.id = link.commitment_id "
    "LEFT JOIN tracker_commitment AS act ON act.id = link.to_commitment_id "
    "LEFT JOIN tracker_sanction AS sanction ON sanction.id = link.to_sanction_id "
    "WHERE link.kind = 'in_exchange_for' ORDER BY link.recorded_at, link.ref"
)


class Link:
    """A link as it was read, with the two items it ties."""

    def __init__(self, row: tuple[Any, ...]) -> None:
        self.id, self.ref, self.recorded_at, self.note = row[:4]
        commitment, to_commitment, to_sanction, self.title, self.other_title, self.is_public, passages = row[4:]
        self.one: Item = ("commitment_id", commitment)
        self.other: Item = ("commitment_id", to_commitment) if to_commitment else ("sanction_id", to_sanction)
        self.passages = set(passages)

    @property
    def pair(self) -> frozenset[Item]:
        """What it ties, whichever way it is read."""
        return frozenset({self.one, self.other})


def bargains(links: list[Link]) -> Iterator[list[Link]]:
    """The links that tell of one exchange, each time; those whose items have no two sides stay a pair each."""
    leads_to: dict[int, int] = {}

    def root(link: int) -> int:
        while (up := leads_to.get(link, link)) != link:
            link = up
        return link

    first_with: dict[Any, int] = {}
    for link in links:
        shared: list[Any] = [link.pair]
        shared += [(item, passage) for item in link.pair for passage in link.passages]
        for key in shared:
            found = first_with.setdefault((link.is_public, key), link.id)
            one, other = sorted((root(found), root(link.id)))
            leads_to[other] = one
    together: dict[int, list[Link]] = {}
    for link in links:
        together.setdefault(root(link.id), []).append(link)
    for group in together.values():
        if sides_of(group):
            yield group
            continue
        pairs: dict[frozenset[Item], list[Link]] = {}
        for link in group:
            pairs.setdefault(link.pair, []).append(link)
        yield from pairs.values()


def sides_of(group: Iterable[Link]) -> dict[Item, str]:
    """The side on which each item stands, so that every link goes from one side to the other; empty if none can."""
    group = list(group)
    neighbours: dict[Item, set[Item]] = {}
    for link in group:
        neighbours.setdefault(link.one, set()).add(link.other)
        neighbours.setdefault(link.other, set()).add(link.one)
    sides: dict[Item, str] = {group[0].one: "a"}
    waiting = [group[0].one]
    while waiting:
        item = waiting.pop()
        other_side = "b" if sides[item] == "a" else "a"
        for neighbour in neighbours[item]:
            if neighbour not in sides:
                sides[neighbour] = other_side
                waiting.append(neighbour)
            elif sides[neighbour] != other_side:
                return {}
    return sides


def make_exchanges(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Makes the exchanges and conditions, moves citations and decisions there, and removes the links."""
    with editor.connection.cursor() as cursor:
        for statement in CONDITIONS:
            cursor.execute(statement.format(**OF_A_CONDITION))
        cursor.execute(LINKS)
        for group in bargains([Link(row) for row in cursor.fetchall()]):
            make_exchange(cursor, group)
        cursor.execute("DELETE FROM tracker_link WHERE kind IN ('in_exchange_for', 'conditional_on')")
        # What the tables are changed for next may not wait for checks at the end of the transaction.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def make_exchange(cursor: Any, group: list[Link]) -> None:
    """Makes one exchange of the links."""
    first, keys = group[0], [link.id for link in group]
    notes = " ".join(dict.fromkeys(link.note for link in group if link.note))
    cursor.execute(
        "INSERT INTO tracker_exchange (ref, recorded_at, stage, published_at, title, summary) "
        "VALUES (%s, %s, %s, %s, %s, %s) RETURNING id",
        [
            first.ref,
            first.recorded_at,
            "published" if first.is_public else "draft",
            first.recorded_at if first.is_public else None,
            f"{first.title}, in exchange for: {first.other_title}"[:LONGEST_TITLE],
            notes,
        ],
    )
    ((exchange,),) = cursor.fetchall()
    for (column, key), side in sides_of(group).items():
        since = min(link.recorded_at for link in group if (column, key) in link.pair)
        cursor.execute(
            f"INSERT INTO tracker_exchangeitem (exchange_id, side, {column}, recorded_at) VALUES (%s, %s, %s, %s)",  # noqa: S608 (names of our own)
            [exchange, side, key, since],
        )
    # A source may say something of its own of the note; what it says of the two ends is what the items say.
    gone = "citation.field NOT IN ('', 'note')"
    cursor.execute(
        "UPDATE tracker_citation AS citation SET exchange_id = %s, link_id = NULL, "  # noqa: S608 (names of our own)
        "field = CASE citation.field WHEN 'note' THEN 'summary' ELSE '' END, "
        "value = CASE citation.field WHEN 'note' THEN citation.value ELSE '' END, "
        f"note = {SAID_OF_NO_FIELD.format(gone=gone)} WHERE citation.link_id = ANY (%s)",
        [exchange, keys],
    )
    cursor.execute(
        "UPDATE tracker_ruling SET exchange_id = %s, link_id = NULL, field = 'summary' WHERE id = "
        "(SELECT min(id) FROM tracker_ruling WHERE link_id = ANY (%s) AND field = 'note')",
        [exchange, keys],
    )
    cursor.execute("DELETE FROM tracker_ruling WHERE link_id = ANY (%s)", [keys])


PAIRS = (
    "SELECT exchange.id, exchange.ref, exchange.recorded_at, exchange.summary, one.commitment_id, "
    "other.commitment_id, coalesce(other.sanction_id, step.sanction_id), pledge.ref, coalesce(act.ref, sanction.ref) "
    "FROM tracker_exchange AS exchange "
    "JOIN tracker_exchangeitem AS one ON one.exchange_id = exchange.id AND one.commitment_id IS NOT NULL "
    "JOIN tracker_exchangeitem AS other ON other.exchange_id = exchange.id AND other.side <> one.side "
    "LEFT JOIN tracker_sanctionstep AS step ON step.id = other.sanction_step_id "
    "JOIN tracker_commitment AS pledge ON pledge.id = one.commitment_id "
    "LEFT JOIN tracker_commitment AS act ON act.id = other.commitment_id "
    "LEFT JOIN tracker_sanction AS sanction ON sanction.id = coalesce(other.sanction_id, step.sanction_id) "
    # A pair of commitments is told once.
    "WHERE other.commitment_id IS NULL OR one.side = 'a' ORDER BY exchange.id, one.id, other.id"
)
BACK_FROM_CONDITIONS = (
    (
        "DELETE FROM tracker_retiredref AS retired USING tracker_condition AS condition "
        "WHERE retired.record = 'tracker_link' AND retired.ref = condition.ref"
    ),
    (
        "INSERT INTO tracker_link (ref, recorded_at, commitment_id, kind, to_commitment_id, to_sanction_id, note) "
        "SELECT ref, recorded_at, commitment_id, 'conditional_on', depends_on_commitment_id, depends_on_sanction_id, note "
        "FROM tracker_condition WHERE commitment_id IS NOT NULL AND words = '' ORDER BY id"
    ),
    (
        "UPDATE tracker_citation AS citation SET link_id = link.id, condition_id = NULL, field = '', value = '' "
        "FROM tracker_condition AS condition JOIN tracker_link AS link USING (ref) "
        "WHERE citation.condition_id = condition.id"
    ),
)


def make_links(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Makes links again of what links could say; the rest goes with its table."""
    with editor.connection.cursor() as cursor:
        for statement in BACK_FROM_CONDITIONS:
            cursor.execute(statement)
        cursor.execute(PAIRS)
        has_its_ref: set[int] = set()
        for exchange, ref, recorded_at, note, commitment, act, sanction, pledge, other in cursor.fetchall():
            is_first = exchange not in has_its_ref
            has_its_ref.add(exchange)
            name = ref if is_first else f"{pledge}-in-exchange-for-{other}"[:LONGEST_REF].strip("-")
            cursor.execute("DELETE FROM tracker_retiredref WHERE record = 'tracker_link' AND ref = %s", [name])
            cursor.execute(
                "INSERT INTO tracker_link (ref, recorded_at, commitment_id, kind, to_commitment_id, to_sanction_id, "
                "note) VALUES (%s, %s, %s, 'in_exchange_for', %s, %s, %s) ON CONFLICT DO NOTHING RETURNING id",
                [name, recorded_at, commitment, act, sanction, note],
            )
            made = cursor.fetchall()
            if is_first and made:
                cursor.execute(
                    "UPDATE tracker_citation SET link_id = %s, exchange_id = NULL, field = '', value = '' "
                    "WHERE exchange_id = %s",
                    [made[0][0], exchange],
                )
        for record in RECORDS:
            for table in ("citation", "ruling"):
                cursor.execute(f"DELETE FROM tracker_{table} WHERE {record}_id IS NOT NULL")  # noqa: S608 (names of our own)
        for table in ("exchangeitem", "exchange", "condition", "response"):
            cursor.execute(f"DELETE FROM tracker_{table}")  # noqa: S608 (names of our own)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def grant(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Gives the groups their permissions, made first, since Django would only make them after the last migration."""
    using = editor.connection.alias
    application = apps.get_app_config("tracker")
    application.models_module = True
    create_permissions(application, verbosity=0, using=using, apps=apps)
    application.models_module = None
    found = apps.get_model("auth", "Permission").objects.using(using).filter(content_type__app_label="tracker")
    for name, codenames in GRANTS.items():
        group = apps.get_model("auth", "Group").objects.using(using).get(name=name)
        group.permissions.add(*found.filter(codename__in=codenames))


def withdraw(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Takes the permissions away again, which nothing else grants than this."""
    apps.get_model("auth", "Permission").objects.using(editor.connection.alias).filter(
        content_type__app_label="tracker", codename__in=REVIEWER
    ).delete()


class Migration(migrations.Migration):
    dependencies = [("tracker", "0025_criteria_rights")]

    operations = [
        migrations.RunSQL(
            [f"CREATE INDEX {event}event_by_time ON tracker_{event}event (pgh_created_at)" for event in EVENTS],
            [f"DROP INDEX {event}event_by_time" for event in EVENTS],
        ),
        migrations.RunPython(grant, withdraw),
        migrations.RunPython(make_exchanges, make_links),
        AtOnce(
            [
                migrations.RemoveConstraint(model_name="link", name="link_kind_is_known"),
                migrations.AlterField(
                    model_name="link", name="kind", field=models.CharField(choices=CHOICES_LEFT, max_length=20)
                ),
                migrations.AlterField(
                    model_name="linkevent", name="kind", field=models.CharField(choices=CHOICES_LEFT, max_length=20)
                ),
                migrations.AddConstraint(
                    model_name="link",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kind__in", KINDS_LEFT)),
                        name="link_kind_is_known",
                        violation_error_message=f"kind must be one of: {', '.join(KINDS_LEFT)}.",
                    ),
                ),
            ]
        ),
    ]
