"""What of a window is in sight."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

_Kind = TypeVar("_Kind", bound=QWidget)


def in_sight(view: QWidget, kind: type[_Kind]) -> list[_Kind]:
    """All of a kind that are in sight; the pages that lie behind hold ten times as many."""
    found = list[_Kind]()
    for made in view.children():
        if isinstance(made, QWidget) and made.isVisible():
            found += [made] if isinstance(made, kind) else []
            found += in_sight(made, kind)
    return found
