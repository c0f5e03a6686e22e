"""What people write for our closed choices: a glossary by which a word of a file is proposed for one of ours."""

from tracker.transfer.declaration.widgets import ChoiceWidget, folded

# By what is meant; where a column has no such value, the next one it has is proposed.
MEANT: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("done", "complete", "completed", "achieved", "met", "delivered", "kept", "implemented", "honoured", "closed"),
        ("fulfilled", "met"),
    ),
    (
        ("ongoing", "on going", "underway", "under way", "in process", "in progress", "started", "active", "on track"),
        ("in_progress", "not_met"),
    ),
    (
        ("partial", "partially", "partly", "partly done", "partially met", "half done", "partly met", "mixed"),
        ("partly_fulfilled", "partly_met"),
    ),
    (
        ("no", "not yet", "not begun", "open", "pending", "planned", "todo", "to do", "no action", "nothing yet"),
        ("not_started", "not_met"),
    ),
    (("blocked", "delayed", "on hold", "stuck", "no progress", "dormant"), ("stalled", "suspended")),
    (("paused", "halted", "frozen"), ("suspended",)),
    (
        ("failed", "missed", "violated", "not kept", "reneged", "breached", "unfulfilled", "not met"),
        ("broken", "not_met"),
    ),
    (("dropped", "cancelled", "canceled", "abandoned", "revoked"), ("withdrawn",)),
    (("replaced", "obsolete", "renewed"), ("superseded",)),
    (("unknown", "unclear", "no information", "no evidence"), ("no_evidence_found",)),
    (("yes",), ("fulfilled", "met")),
    (("country", "nation", "government"), ("state",)),
    (("org", "organization", "ngo", "company"), ("organisation", "organization")),
    (("individual", "politician", "official"), ("person",)),
    (("commitment", "promise", "undertaking"), ("pledge",)),
    (("deal", "treaty", "memorandum", "mou"), ("agreement",)),
    (("request", "call", "ask"), ("demand",)),
)


def choice_meant(widget: ChoiceWidget, word: str) -> str:
    """The value that a word of others likely stands for; empty where the glossary has none."""
    said = folded(word)
    try:
        return widget.understood(word)
    except ValueError:
        pass
    for words, values in MEANT:
        if said in words and (value := next((each for each in values if each in widget.choices), "")):
            return value
    # What begins with one of the words: “done in 2024”, “ongoing (see notes)”.
    for words, values in MEANT:
        if any(said.startswith(f"{each} ") for each in words) and (
            value := next((each for each in values if each in widget.choices), "")
        ):
            return value
    beginnings = [
        value for name, value in widget.names.items() if name.startswith(said) or said.startswith(f"{name} ")
    ]
    return str(beginnings[0]) if len(set(beginnings)) == 1 else ""
