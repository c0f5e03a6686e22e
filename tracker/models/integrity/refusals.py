"""Rules the database keeps by trigger, for what a CHECK or UNIQUE constraint cannot say.

Each works on whole statements, so a COPY of a hundred thousand rows pays once, and refuses with the
SQLSTATE of a CHECK constraint, naming the rule, the column and, in a sentence, what would be right.
"""

from collections.abc import Iterable

import pgtrigger

# Today somewhere on Earth may be tomorrow in UTC.
DAYS_AHEAD = 1


def refusing(*, rule: str, column: str, offenders: str, message: str) -> str:
    """The body of a statement-level trigger that refuses when `offenders` finds a row."""
    quoted = message.replace("'", "''")
    return (
        f"SELECT name INTO offender FROM ({offenders}) AS offenders(id, name) LIMIT 1; "
        "IF offender IS NOT NULL THEN "
        f"RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{rule}', "
        f"TABLE = TG_TABLE_NAME, COLUMN = '{column}', MESSAGE = format('{quoted}', offender); "
        "END IF; RETURN NULL;"
    )


class Refusal(pgtrigger.Trigger):
    """A statement-level trigger that refuses the statement when its rule finds an offending row.

    `offenders` is a SELECT of two columns, the id of a row and what to call it, over the transition tables `new_rows`
    and `old_rows` (as the operation has them); `message` is a sentence with one `%s` for that name. The rule can also
    be asked of rows that are not written yet, which is what an import's plan does, and a form. These say `advice`,
    also with one `%s`, where that is given: what to do instead in the admin, which the table does not know.
    """

    def __init__(  # noqa: PLR0913 (each is a choice of its own, and given by name)
        self,
        *,
        rule: str,
        column: str,
        offenders: str,
        message: str,
        operation: pgtrigger.Operation,
        lock: str = "",
        advice: str = "",
    ) -> None:
        self.rule = rule
        self.column = column
        self.offenders = offenders
        self.message = message
        self.advice = advice or message
        super().__init__(
            name=f"{rule}_{str(operation).lower()}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=TRANSITION_TABLES[operation],
            declare=[("offender", "text")],
            func=f"{lock} {refusing(rule=rule, column=column, offenders=offenders, message=message)}",
        )

    def preflight_query(self, *, table: str, columns: str, proposed: str, written: str = "TRUE") -> str:
        """The parts of a WITH that end in the `offenders` (id, name) among rows that are not written yet.

        `proposed` is what holds the rows as they would stand, with the `columns` of the `table`; `written` is the
        condition on those that would be written, since the others stand so already. The table is seen as it would be.
        """
        offenders = self.offenders.replace("TG_TABLE_NAME", f"'{table}'")
        return (
            f"new_rows AS MATERIALIZED (SELECT * FROM {proposed} WHERE {written}), "
            f"old_rows AS (SELECT stored.* FROM {table} AS stored JOIN new_rows USING (id)), "
            # In its own definition the name is still that of the table; after it, that of what the table would hold.
            f"{table} AS (SELECT {columns} FROM {proposed} UNION ALL SELECT {columns} FROM {table} AS stored "
            f"WHERE NOT EXISTS (SELECT FROM {proposed} AS proposed WHERE proposed.id = stored.id)), "
            f"offenders(id, name) AS ({offenders})"
        )

    def message_for(self, name: object) -> str:
        """What a form or a plan says of the row that is called so."""
        return self.advice.replace("%s", str(name))

    def advice_on(self, said: str) -> str:
        """The advice on the row that the database named when it refused; its own words where they are not these."""
        before, after = self.message.split("%s")
        if self.advice == self.message or not (said.startswith(before) and said.endswith(after)):
            return said
        return self.message_for(said.removeprefix(before).removesuffix(after))


class WriterRefusal(pgtrigger.Trigger):
    """A statement-level trigger like a `Refusal`, whose rule goes by who is writing.

    It is not asked of rows that are not written yet: who will apply an import, nobody knows when it is planned.
    Triggers of one event fire in the order of their names, and this one's comes after those that write the history.
    """

    def __init__(
        self, *, rule: str, column: str, offenders: str, message: str, operation: pgtrigger.Operation
    ) -> None:
        super().__init__(
            name=f"writer_{rule}_{str(operation).lower()}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=TRANSITION_TABLES[operation],
            declare=[("offender", "text")],
            func=refusing(rule=rule, column=column, offenders=offenders, message=message),
        )


class DeferredRefusal(pgtrigger.Trigger):
    """A trigger that refuses a transaction at its end, when all that belongs to a row had its chance to be written.

    `offender` is a SELECT of one column, what to call the row, over `NEW` or `OLD`; it speaks of the rows as they
    stand by then. `SET CONSTRAINTS ALL IMMEDIATE` asks for the verdict earlier. `offenders` says the same of all rows
    at once, as a SELECT of their ids and what to call them; an import's plan asks that.
    """

    def __init__(  # noqa: PLR0913 (each is a choice of its own, and given by name)
        self,
        *,
        rule: str,
        column: str,
        offender: str,
        offenders: str,
        message: str,
        operation: pgtrigger.Operation,
        condition: str,
    ) -> None:
        quoted = message.replace("'", "''")
        self.offender, self.offenders = offender, offenders
        self.column, self.message = column, message
        super().__init__(
            name=f"{rule}_{str(operation).lower()}",
            level=pgtrigger.Row,
            when=pgtrigger.After,
            timing=pgtrigger.Deferred,
            operation=operation,
            condition=pgtrigger.Condition(condition),
            declare=[("offender", "text")],
            func=(
                f"SELECT name INTO offender FROM ({offender}) AS offenders(name) LIMIT 1; "
                "IF offender IS NOT NULL THEN "
                f"RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{rule}', "
                f"TABLE = TG_TABLE_NAME, COLUMN = '{column}', MESSAGE = format('{quoted}', offender); "
                "END IF; RETURN NULL;"
            ),
        )


def not_in_future(*, rule: str, column: str, first_day: str, message: str) -> list[Refusal]:
    """Refuses a row that speaks of a day yet to come; `first_day` is SQL for the first day that the column covers."""
    return [
        Refusal(
            rule=rule,
            column=column,
            operation=operation,
            offenders=(
                f"SELECT id, {column} FROM new_rows "
                f"WHERE {first_day} > (now() AT TIME ZONE 'UTC')::date + {DAYS_AHEAD}"
            ),
            message=message,
        )
        for operation in (pgtrigger.Insert, pgtrigger.Update)
    ]


TRANSITION_TABLES = {
    pgtrigger.Insert: pgtrigger.Referencing(new="new_rows"),
    pgtrigger.Update: pgtrigger.Referencing(old="old_rows", new="new_rows"),
    pgtrigger.Delete: pgtrigger.Referencing(old="old_rows"),
}


def in_reverted_batch(table: str) -> str:
    """The condition that a row of `old_rows` was brought or changed by a batch that is just being reverted."""
    return (
        f"EXISTS (SELECT FROM {table}event AS event "
        "JOIN pghistory_context AS context ON context.id = event.pgh_context_id "
        "JOIN tracker_importbatch AS batch ON batch.id = (context.metadata ->> 'import_batch')::bigint "
        "WHERE event.pgh_obj_id = old_rows.id AND batch.state = 'reverting')"
    )


def qualified_columns(alias: str, columns: Iterable[str]) -> str:
    """The columns of one row as SQL compares them with those of another."""
    return f"({', '.join(f'{alias}.{column}' for column in columns)})"


def ref_never_changes(*, where: str = "TRUE") -> pgtrigger.Trigger:
    """Refuses a new ref for a row that `where` (over `old_rows`) says the public may know."""
    return Refusal(
        rule="ref_never_changes",
        column="ref",
        operation=pgtrigger.Update,
        offenders=(
            "SELECT coalesce(new_rows.id, old_rows.id), old_rows.ref FROM old_rows LEFT JOIN new_rows USING (id) "
            # A row whose id changed is not found again: its ref would slip through, and its history end.
            f"WHERE old_rows.ref IS DISTINCT FROM new_rows.ref AND {where}"
        ),
        message='The ref "%s" may be used in links and files and can no longer be changed.',
    )


def publication_is_not_undone() -> pgtrigger.Trigger:
    """Refuses to make a public row a draft again: links and figures of past days would change."""
    return Refusal(
        rule="publication_is_not_undone",
        column="stage",
        operation=pgtrigger.Update,
        offenders=(
            "SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) "
            "WHERE old_rows.stage = 'published' AND new_rows.stage <> 'published' "
            # A batch that is being reverted takes its own publications back.
            "AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'"
        ),
        message=(
            '"%s" is published and cannot be unpublished; correct it, or delete it with a reason, where its kind '
            "needs that by a proposal that a second person publishes."
        ),
        advice=(
            '"%s" is published and cannot be unpublished; propose in its form to change it, or to delete it, and a '
            "second person publishes that."
        ),
    )


def ref_never_reused() -> list[pgtrigger.Trigger]:
    """Refuses a ref that belonged to a record which was public once and is now deleted."""
    return [
        Refusal(
            rule="ref_never_reused",
            column="ref",
            operation=operation,
            offenders=(
                "SELECT new_rows.id, new_rows.ref FROM new_rows JOIN tracker_retiredref AS retired "
                "ON retired.ref = new_rows.ref AND retired.record = TG_TABLE_NAME"
            ),
            message='The ref "%s" is the old address of a deleted record and is never used again; choose another.',
        )
        for operation in (pgtrigger.Insert, pgtrigger.Update)
    ]


def ref_retires(*, where: str = "TRUE") -> pgtrigger.Trigger:
    """Keeps the refs of deleted rows that `where` (over `old_rows`) says were public."""
    return pgtrigger.Trigger(
        name="ref_retires",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Delete,
        referencing=pgtrigger.Referencing(old="old_rows"),
        func=(
            "INSERT INTO tracker_retiredref (record, ref, retired_at) "
            f"SELECT TG_TABLE_NAME, old_rows.ref, now() FROM old_rows WHERE {where} "
            "ON CONFLICT DO NOTHING; RETURN NULL;"
        ),
    )


def publication_is_stamped() -> pgtrigger.Trigger:
    """Writes `published_at` when a row becomes public; before that there is none."""
    return pgtrigger.Trigger(
        name="publication_is_stamped",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        condition=pgtrigger.Condition("((NEW.stage = 'published') <> (NEW.published_at IS NOT NULL))"),
        func=("NEW.published_at = CASE WHEN NEW.stage = 'published' THEN now() END; RETURN NEW;"),
    )


def no_cycle(*, table: str, column: str, message: str) -> list[pgtrigger.Trigger]:
    """Refuses a row that would be, through any number of steps, part of itself.

    A lock a table lets no two transactions each close one half of the same ring.
    """
    offenders = (
        "WITH RECURSIVE ancestry(start_id, id) AS ("
        f"SELECT id, {column} FROM new_rows WHERE {column} IS NOT NULL "
        f"UNION SELECT ancestry.start_id, parent.{column} FROM ancestry "
        f"JOIN {table} AS parent ON parent.id = ancestry.id WHERE parent.{column} IS NOT NULL) "
        "SELECT new_rows.id, new_rows.ref FROM ancestry JOIN new_rows ON new_rows.id = ancestry.start_id "
        "WHERE ancestry.id = ancestry.start_id"
    )
    lock = (
        f"IF EXISTS (SELECT FROM new_rows WHERE {column} IS NOT NULL) THEN "
        f"PERFORM pg_advisory_xact_lock(hashtext('{table}.{column}')); END IF;"
    )
    return [
        Refusal(
            rule=f"{table}_{column.removesuffix('_id')}_no_cycle",
            column=column.removesuffix("_id"),
            operation=operation,
            offenders=offenders,
            message=message,
            lock=lock,
        )
        for operation in (pgtrigger.Insert, pgtrigger.Update)
    ]
