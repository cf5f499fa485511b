"""An action as documents tell it, in the plan and among what was dropped."""

from sos_desktop.domain.casework.records import Action
from sos_desktop.domain.casework.records.schema import field_info


def action_words(action: Action) -> str:
    """What will be done, and below it where."""
    where = f"{field_info(Action.schools).label}: {action.schools}" if action.schools else ""
    return f"{action.text}\n{where}".rstrip()
