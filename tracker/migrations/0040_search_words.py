"""The words of each record that is searched are a column of its table, and the words of all public names a table."""

from pathlib import Path

from django.db import migrations

from tracker.migrations._at_once import AtOnce

PUBLIC = "stage = 'published'"
# Of each table: its names, the rest of what it says, and which of its rows are public.
SEARCHED = {
    "actor": ("name, native_name, search_text(aliases)", "description", PUBLIC),
    "collection": ("title", "subtitle, covers", PUBLIC),
    "commitment": ("title", "summary, deliverable, guideline", PUBLIC),
    "exchange": ("title", "summary", PUBLIC),
    "indicator": ("name", "definition, unit", PUBLIC),
    "meeting": ("title", "place, summary", PUBLIC),
    "programme": ("title", "summary, legal_basis", PUBLIC),
    "sanction": ("title", "summary, stated_reason", PUBLIC),
    "source": ("title", "search_text(authors)", PUBLIC),
    "topic": ("name", "description", "TRUE"),
}


def column(record: str, names: str, body: str, public: str) -> migrations.RunSQL:
    """The words of a record, which PostgreSQL works out when it is written, with the index of those that are public."""
    condition = "" if public == "TRUE" else f" WHERE {public}"
    document = f"search_document(ARRAY[{names}]::text[], ARRAY[{body}]::text[])"
    return migrations.RunSQL(
        [
            f"ALTER TABLE tracker_{record} ADD COLUMN search_words tsvector GENERATED ALWAYS AS ({document}) STORED",
            f"CREATE INDEX {record}_search_words ON tracker_{record} USING gin (search_words){condition}",
        ],
        f"ALTER TABLE tracker_{record} DROP COLUMN search_words",
    )


def words_kept(record: str, names: str, public: str) -> migrations.RunSQL:
    """Triggers that keep the words of a record's names once it is public, and those there are."""
    names = f"search_text(ARRAY[{names}]::text[])"
    arguments = f"$names${names}$names$, $public${public}$public$"
    kept = f"REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_name_words({arguments})"
    there = f"""
        INSERT INTO tracker_searchword (word) SELECT DISTINCT found.word
        FROM tracker_{record} CROSS JOIN LATERAL name_words({names}) AS found (word) WHERE {public}
        AND NOT EXISTS (SELECT FROM tracker_searchword AS kept WHERE kept.word = found.word)
    """
    return migrations.RunSQL(
        [
            f"CREATE TRIGGER keep_name_words_inserted AFTER INSERT ON tracker_{record} {kept}",
            f"CREATE TRIGGER keep_name_words_updated AFTER UPDATE ON tracker_{record} {kept}",
            there,
        ],
        f"DROP TRIGGER keep_name_words_inserted ON tracker_{record};"
        f"DROP TRIGGER keep_name_words_updated ON tracker_{record}",
    )


class Migration(migrations.Migration):
    dependencies = [("tracker", "0039_lists_by_index")]

    operations = [
        AtOnce([migrations.RemoveIndex(model_name=record, name=f"{record}_search_words") for record in SEARCHED]),
        *(column(record, *of) for record, of in SEARCHED.items()),
        migrations.RunSQL(
            Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"),
            "DROP FUNCTION keep_name_words(); DROP FUNCTION name_words(text); DROP TABLE tracker_searchword",
        ),
        *(words_kept(record, names, public) for record, (names, _, public) in SEARCHED.items()),
    ]
