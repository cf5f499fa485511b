"""What a change is called in the history and in the undo menu."""

from collections.abc import Mapping

from sos_desktop.domain.casework.records import CaseRecord, Record
from sos_desktop.domain.casework.words import Stage, Verb, VoiceState

LONGEST = 60
"""Characters of a name's words and the name itself; longer ones are cut."""
_SHORTEST_NAME = 20
_BETWEEN = ": "

ADD_CONTACT = "Add contact"
ADD_PROGRESS = "Add progress note"
COMPLETE_TASK = "Complete task"
MOVE_TO = "Move to "
CONTINUE_IN = "Continue in "
OPEN_CASE = "Open case"
CLOSE_CASE = "Close case"
REOPEN_CASE = "Reopen case"

_WORDS = {
    Verb.ADD: "Add {noun}",
    Verb.EDIT: "Edit {noun}",
    Verb.REMOVE: "Remove {noun}",
    Verb.REORDER: "Reorder {noun}",
    Verb.COMPLETE: "Complete {noun}",
    Verb.REOPEN: "Reopen {noun}",
    Verb.DOUBT: "Mark cause as possible",
    Verb.VALIDATE: "Validate root cause",
    Verb.SET_ASIDE: "Set cause aside",
}


def move_label(stage: Stage) -> str:
    """The name of a move ("Move to Outreach")."""
    return f"{MOVE_TO}{stage.title}"


def named(words: str, name: str) -> str:
    """A change's words with the name of what it was about: "Add task: Send data packet".

    Line breaks become spaces, and what is longer than `LONGEST` is cut; "" leaves the words alone.
    """
    line = " ".join(name.split())
    room = max(LONGEST - len(words) - len(_BETWEEN), _SHORTEST_NAME)
    short = line if len(line) <= room else f"{line[: room - 1].rstrip()}…"
    return f"{words}{_BETWEEN}{short}" if short else words


def without_name(label: str) -> str:
    """The words of a change without the name `named` gave it: "Add task"."""
    return label.partition(_BETWEEN)[0]


def save_label(before: Record | None, after: Record) -> str:
    """The name of adding or editing a record, from what it was and what it becomes."""
    verb, codes = after.change_verb(before)
    return _label(verb, after, codes)


def remove_label(record: Record) -> str:
    """The name of removing a record ("Remove task: Send data packet")."""
    return _label(Verb.REMOVE, record, {})


def order_label(record: CaseRecord) -> str:
    """The name of giving a record another place ("Reorder cause: Late buses")."""
    return _label(Verb.REORDER, record, {})


def _label(verb: Verb, record: Record, codes: Mapping[str, str]) -> str:
    if verb is Verb.MARK:
        state = VoiceState(codes["state"])
        return f"Mark {record.history_name.lower()} as {state.words.lower()}"
    return named(_WORDS[verb].format(noun=record.noun), record.history_name)
