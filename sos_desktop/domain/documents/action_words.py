"""An action as documents tell it, in the plan and among what was dropped."""

from sos_desktop.domain.casework.records import Action


def action_words(action: Action) -> str:
    """What will be done."""
    return action.text
