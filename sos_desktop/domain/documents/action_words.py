"""An action as documents tell it, in the plan and among what was dropped."""

from sos_desktop.domain.casework.records import Action
from sos_desktop.domain.casework.records.schema import field_info
from sos_desktop.domain.casework.terms import Terms


def action_words(action: Action, terms: Terms) -> str:
    """What will be done, and below it where."""
    where = f"{terms.label(field_info(Action.schools))}: {action.schools}" if action.schools else ""
    return f"{action.text}\n{where}".rstrip()
