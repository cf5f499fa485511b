"""What is said aloud: the one way by which something that happens reaches a screen reader."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(source: QWidget, text: str, *, urgent: bool = False) -> None:
    """Say a sentence aloud, wherever the focus is.

    Args:
        source: What it comes from.
        text: Nothing is said for "".
        urgent: Whatever is being read is broken off for it.
    """
    if not text:
        return
    event = QAccessibleAnnouncementEvent(source, text)
    manners = QAccessible.AnnouncementPoliteness
    event.setPoliteness(manners.Assertive if urgent else manners.Polite)
    QAccessible.updateAccessibility(event)
