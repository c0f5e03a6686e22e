"""Of the records that a citation may be for it names one: it stands in the index of that one, and in none of the others.

Each insert put it into twenty indexes that said of it nothing but that it is for something else, and its history into
as many again.
"""

from typing import Any

from django.db import migrations, models
from django.db.migrations.operations.base import Operation

from tracker.migrations._at_once import AtOnce

CITABLE = (
    "actor", "role", "meeting", "commitment", "status_update", "link", "sanction", "observation", "party",
    "participation", "sanction_step", "programme", "target", "milestone", "finding", "exchange", "condition", "response",
)  # fmt: skip
SOMEBODY = {
    "speaker": ("speaker", "Who says it, where the source reports somebody's words."),
    "on_behalf_of": ("represented", "For whom the speaker says it."),
    "addressee": ("addressee", "To whom it is said."),
}


def citable(name: str) -> dict[str, Any]:
    return {"on_delete": models.CASCADE, "related_name": "citations", "to": f"tracker.{name.replace('_', '')}"}


def somebody(name: str) -> dict[str, Any]:
    place, help_text = SOMEBODY[name]
    return {
        "on_delete": models.PROTECT,
        "related_name": f"citations_as_{place}",
        "to": "tracker.actor",
        "help_text": help_text,
    }


def in_history(key: dict[str, Any]) -> dict[str, Any]:
    return key | {
        "on_delete": models.DO_NOTHING,
        "db_constraint": False,
        "related_name": "+",
        "related_query_name": "+",
    }


KEYS = {name: citable(name) for name in CITABLE} | {name: somebody(name) for name in SOMEBODY}


def indexed_where_filled(model: str, name: str, key: dict[str, Any]) -> list[Operation]:
    return [
        migrations.AlterField(
            model_name=model, name=name, field=models.ForeignKey(blank=True, db_index=False, null=True, **key)
        ),
        migrations.AddIndex(
            model_name=model,
            index=models.Index(
                condition=models.Q((f"{name}__isnull", False)), fields=[name], name=f"{model}_{name}"[:30]
            ),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [("pghistory", "0007_auto_20250421_0444"), ("tracker", "0053_rows_of_sums_are_sorted")]

    operations = [
        AtOnce(
            [
                operation
                for name, key in KEYS.items()
                for operation in (
                    *indexed_where_filled("citation", name, key),
                    *indexed_where_filled("citationevent", name, in_history(key)),
                )
            ]
        )
    ]
