"""What the room view says of its keys, beside the line one types into."""

from ui.room.steps import Step

_CAUSE = "Enter keeps it · Tab asks why · Shift+Tab back · Up, Down: category"
_NOTE = "Enter: decided · Tab: still open · Page Down: next"
_COUNT = "Tab: note what is decided · Page Down: next"
_COUNT_ON = "Enter: decided · Tab: still open · Shift+Tab: count on"
_TURN = "Up, Down: more of it · "


def key_words(step: Step, *, counts: bool, typing: bool) -> str:
    """What the keys do.

    Args:
        step: What is shown.
        counts: Hands are counted in it, which takes the keys.
        typing: The line below has them.
    """
    if step.takes_causes:
        return _CAUSE
    if counts:
        return _COUNT_ON if typing else _COUNT
    return f"{_TURN}{_NOTE}" if step.turns else _NOTE
