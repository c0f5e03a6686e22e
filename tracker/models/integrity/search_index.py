"""What the site's search looks through in a record, and the indexes that keep it quick.

`search_text` and `search_document` are functions of the database, made by migration 0004: a search finds the index
of names only if it asks for the very expression that the index holds, so both are written here once.

The words of a record are a column of its table, `DOCUMENT`, which PostgreSQL itself keeps by `search_document`, and
which no model reads: a search ranks by it, and finds by its index. Migration 0040 makes both.
"""

from dataclasses import dataclass

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db.models import Func, Index, Q, TextField
from django.db.models.functions import Upper

PUBLIC = Q(stage="published")

Part = str | Func

DOCUMENT = "search_words"


def items(field: str) -> Func:
    """The texts in a list field, one a line."""
    return Func(field, function="search_text", output_field=TextField())


@dataclass(frozen=True)
class SearchFields:
    """The fields that a search looks in: `names`, the title first, and `body`, what else the record says."""

    names: tuple[Part, ...]
    body: tuple[Part, ...]

    def names_text(self) -> Func:
        """All its names, one a line."""
        return concat_lines(self.names)

    def other_names(self) -> Func:
        """All its names but the title, one a line."""
        return concat_lines(self.names[1:])

    def body_text(self) -> Func:
        """Its other fields, one a line."""
        return concat_lines(self.body)

    def all_text(self) -> Func:
        """All that it is found by, one a line."""
        return concat_lines((*self.names, *self.body))

    def document(self) -> Func:
        """Its words for full text search; those of its names weigh more."""
        return Func(
            text_array(self.names), text_array(self.body), function="search_document", output_field=SearchVectorField()
        )

    def words_index(self, record: str) -> Index:
        """The index of its words alone, of a row that is shown on the page of another and public with it."""
        return GinIndex(self.document(), name=f"{record}_search_words")

    def indexes(self, record: str) -> list[Index]:
        """The index of its names; drafts are not in it."""
        return [
            GinIndex(OpClass(self.names_text(), name="gin_trgm_ops"), name=f"{record}_search_names", condition=PUBLIC),
        ]


def holding(field: str, *, name: str) -> Index:
    """The index by which `icontains` finds a piece of a text, also of drafts: it compares both in capitals."""
    return GinIndex(OpClass(Upper(field), name="gin_trgm_ops"), name=name)


def concat_lines(parts: tuple[Part, ...]) -> Func:
    """The parts as one text, one a line."""
    return Func(text_array(parts), function="search_text", output_field=TextField())


def text_array(parts: tuple[Part, ...]) -> Func:
    """The parts as an array of texts."""
    return Func(
        *parts,
        function="ARRAY",
        template="%(function)s[%(expressions)s]::text[]",
        output_field=ArrayField(TextField()),
    )
