"""How a batch's file was read: under which name that is kept, and the command that does the same."""

import shlex
from dataclasses import dataclass
from typing import Any

from django import forms

from tracker.access.groups import is_own
from tracker.admin.files.saved_mapping import mapping_saved, name_refusal, saved_content, visible_mappings
from tracker.models import ImportBatch, SavedMapping
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.mapping import mapping_of
from tracker.transfer.declaration.problems import FileProblem

MAPPING_FILE = "mapping.json"


class RememberForm(forms.Form):
    """A name for what was said, and whether others may use it."""

    save_as = forms.CharField(label="Remember this as", max_length=100)
    is_shared = forms.BooleanField(
        label="for others and the command line, too", required=False, initial=True, label_suffix=""
    )

    def __init__(self, *arguments: Any, batch: ImportBatch, user: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.label_suffix, self.batch, self.user = "", batch, user

    def clean_save_as(self) -> str:
        """The name, if it is nobody else's."""
        name: str = self.cleaned_data["save_as"].strip()
        if refusal := name_refusal(name, self.batch.only_record, self.user):
            raise forms.ValidationError(refusal)
        return name

    def save(self) -> str:
        """Keeps what was said under the name, in place of what it said before."""
        name: str = self.cleaned_data["save_as"]
        said = {
            "record": self.batch.only_record,
            "content": saved_content(mapping_of(self.batch)),
            "is_shared": self.cleaned_data["is_shared"],
        }
        SavedMapping.objects.update_or_create(
            name__iexact=name, owner=self.user, defaults=said, create_defaults={"name": name, **said}
        )
        return name


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How a batch's file was read, for its page.

    `name` is the saved mapping that says the same, empty where none does; `is_in_file` says that the command reads it
    from a file, which can be downloaded. `form` keeps it under a name; `may_guide`: one may go through the steps.
    """

    name: str
    command: str
    is_in_file: bool
    form: RememberForm | None
    may_guide: bool


def reading_of(batch: ImportBatch, user: Any, *, may_replan: bool, may_remember: bool = True) -> Reading | None:
    """How the file of a batch was read; None for a ZIP, and where nothing was said of it and can be.

    Where the page has another form that keeps it, one of them does (`may_remember`).
    """
    said = mapping_of(batch)
    if not batch.only_record:
        return None
    is_said = bool(said.content and set(said.content) - {"record"})
    if not is_said and not may_replan:
        return None
    saved = saved_as(batch, said, user) if is_said else None
    may_save = (
        may_remember
        and is_said
        and saved is None
        and is_own(user, batch)
        and user.has_perm("tracker.add_savedmapping")
    )
    return Reading(
        name=saved.name if saved else "",
        command=_command(batch, saved) if is_said else "",
        is_in_file=is_said and not (saved and saved.is_shared),
        form=RememberForm(batch=batch, user=user) if may_save else None,
        may_guide=may_replan,
    )


def saved_as(batch: ImportBatch, said: FileMapping, user: Any) -> Any:
    """The saved mapping that says the same, one that the command line can use first."""
    content = saved_content(said)
    for saved in visible_mappings(user).filter(record=batch.only_record).order_by("-is_shared", "name"):
        try:
            if saved_content(mapping_saved(saved)) == content:
                return saved
        except FileProblem:
            # One that SQL wrote; its own page says what is wrong with it.
            continue
    return None


def _command(batch: ImportBatch, saved: Any) -> str:
    mapping = saved.name if saved and saved.is_shared else MAPPING_FILE
    return f"manage.py import_records {shlex.quote(batch.file_name)} --mapping {shlex.quote(mapping)}"
