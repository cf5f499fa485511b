"""What a change touched, so that every open page knows whether to look again."""

from enum import Flag, auto

from sos_desktop.foundation.frozen import frozen_dataclass


class Subject(Flag):
    """Things a page can show."""

    NOTHING = 0
    DATA = auto()
    CASES = auto()
    TASKS = auto()
    CASE_CONTENT = auto()
    FILE = auto()
    REGISTERS = auto()


@frozen_dataclass
class Changes:
    """The result of every verb that writes.

    Attributes:
        subjects: What was touched.
        label: What was done, as the undo menu says it ("Move to Outreach"); "" when not undoable.
        case_id: The one case it concerned, if any.
        count: How many records.
    """

    subjects: Subject
    label: str = ""
    case_id: str | None = None
    count: int = 0
