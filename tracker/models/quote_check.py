"""QuoteCheck: what looking a citation up in the archived text of its source came to.

The database looks up when a citation or a text is written, whichever door it comes by, each text once for all the
citations of a statement; pages and lists read what is kept. docs/adr/0019-what-a-quote-came-to-is-kept.md says why.
"""

import pgtrigger
from django.db import models

from tracker.models.integrity.constraints import one_of
from tracker.models.integrity.refusals import TRANSITION_TABLES
from tracker.vocabulary import Verification

# Where no text is archived nothing was looked up, and there is no row.
OUTCOMES = [(state.value, state.label) for state in Verification if state is not Verification.NO_TEXT]


class QuoteCheck(models.Model):
    """Whether a citation stands in the archived text of its source; one for each whose source has a text.

    Derived from both, written by triggers alone, and so without history. No foreign key is checked, since the same
    triggers remove it with its citation.
    """

    citation = models.OneToOneField(
        "tracker.Citation", models.DO_NOTHING, primary_key=True, related_name="quote_check", db_constraint=False
    )
    state = models.CharField(max_length=10, choices=OUTCOMES)
    stands_in = models.PositiveIntegerField(
        null=True, blank=True, help_text="The first paragraph that the quote begins in, counted from 1."
    )

    class Meta:
        ordering = ["citation"]
        default_permissions = ()
        constraints = [one_of("state", [state for state, _ in OUTCOMES], name="quotecheck_state_is_known")]

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.citation}"


def lookup_query(citations: str) -> str:
    """SQL for `found`: id, state, stands_in, and how many `paragraphs` the text has, of those whose source has a text.

    `citations` is a table or a query in brackets with the columns of citations.
    """
    return (
        "(SELECT source_id, array_agg(id) AS ids, array_agg(quote) AS quotes, "
        f"array_agg(paragraph::integer) AS places FROM {citations} AS citation "
        "WHERE source_id IN (SELECT source_id FROM tracker_archivedtext) GROUP BY source_id) AS cited "
        "JOIN tracker_archivedtext AS archived USING (source_id) "
        "CROSS JOIN LATERAL look_quotes_up(archived.words, cited.ids, cited.quotes, cited.places) AS found"
    )


def store_statement(citations: str) -> str:
    """SQL that looks citations up in their texts and stores the outcome in quote checks."""
    return (
        "INSERT INTO tracker_quotecheck AS kept (citation_id, state, stands_in) "
        f"SELECT found.id, found.state, found.stands_in FROM {lookup_query(citations)} "
        "ON CONFLICT (citation_id) DO UPDATE SET state = excluded.state, stands_in = excluded.stands_in "
        "WHERE (kept.state, kept.stands_in) IS DISTINCT FROM (excluded.state, excluded.stands_in); "
    )


def _sources_held(lock: str, *rows: str) -> str:
    """The statement that holds the sources of rows, so that text and citations cannot be written past one another.

    Who writes citations of a source lets others do so too, but nobody change its text; the next statement sees what
    those wrote who were waited for.
    """
    named = " UNION ".join(f"SELECT source_id FROM {each}" for each in rows)
    return f"PERFORM FROM tracker_source WHERE id IN ({named}) ORDER BY id FOR {lock}; "


def _after(operation: pgtrigger.Operation, func: str, *, name: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=f"{name}_{str(operation).lower()}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=TRANSITION_TABLES.get(operation),
        func=f"{func}RETURN NULL;",
    )


CHANGED = (
    "(SELECT {side}.* FROM old_rows FULL JOIN new_rows USING (id) "
    "WHERE (old_rows.source_id, old_rows.quote, old_rows.paragraph) "
    "IS DISTINCT FROM (new_rows.source_id, new_rows.quote, new_rows.paragraph) AND {side}.id IS NOT NULL)"
)
CHANGED_FROM, CHANGED_TO = CHANGED.format(side="old_rows"), CHANGED.format(side="new_rows")
HAS_A_TEXT = "EXISTS (SELECT FROM tracker_archivedtext AS archived WHERE archived.source_id = {row}.source_id)"

# On citations.
KEPT_WITH_CITATIONS = [
    _after(
        pgtrigger.Insert,
        _sources_held("KEY SHARE", "new_rows") + store_statement("new_rows"),
        name="quote_is_looked_up",
    ),
    _after(
        pgtrigger.Update,
        f"IF EXISTS (SELECT FROM {CHANGED_FROM} AS changed) THEN "
        + _sources_held("KEY SHARE", f"{CHANGED_FROM} AS before", f"{CHANGED_TO} AS after")
        + f"DELETE FROM tracker_quotecheck WHERE citation_id IN (SELECT id FROM {CHANGED_FROM} AS before) "
        f"AND citation_id NOT IN (SELECT id FROM {CHANGED_TO} AS after WHERE {HAS_A_TEXT.format(row='after')}); "
        + store_statement(CHANGED_TO)
        + "END IF; ",
        name="quote_is_looked_up",
    ),
    _after(
        pgtrigger.Delete,
        _sources_held("KEY SHARE", "old_rows")
        + "DELETE FROM tracker_quotecheck WHERE citation_id IN (SELECT id FROM old_rows); ",
        name="quote_is_looked_up",
    ),
    _after(pgtrigger.Truncate, "DELETE FROM tracker_quotecheck; ", name="quote_is_looked_up"),
]


def _citations_of(rows: str) -> str:
    return f"(SELECT * FROM tracker_citation WHERE source_id IN (SELECT source_id FROM {rows}))"


_FORGOTTEN = (
    "DELETE FROM tracker_quotecheck WHERE citation_id IN "
    f"(SELECT id FROM {_citations_of('old_rows')} AS cited WHERE NOT {HAS_A_TEXT.format(row='cited')}); "
)
# On archived texts.
KEPT_WITH_TEXTS = [
    _after(
        pgtrigger.Insert,
        _sources_held("UPDATE", "new_rows") + store_statement(_citations_of("new_rows")),
        name="quotes_are_looked_up",
    ),
    _after(
        pgtrigger.Update,
        _sources_held("UPDATE", "old_rows", "new_rows") + _FORGOTTEN + store_statement(_citations_of("new_rows")),
        name="quotes_are_looked_up",
    ),
    _after(pgtrigger.Delete, _sources_held("UPDATE", "old_rows") + _FORGOTTEN, name="quotes_are_looked_up"),
    _after(pgtrigger.Truncate, "DELETE FROM tracker_quotecheck; ", name="quotes_are_looked_up"),
]
