"""How the parts of the window lie: the rail at the left, the top bar, messages, the open page."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget


def window_frame(
    rail: QWidget, top: tuple[QWidget, QWidget], messages: Sequence[QWidget], page: QWidget
) -> QWidget:
    """The inside of the window.

    Args:
        rail: At the left.
        top: The box for everything, and the page's commands.
        messages: What is said between the top bar and the page; hidden while there is nothing.
        page: Takes the rest.
    """
    bar_frame = QFrame()
    bar_frame.setProperty("role", "topbar")
    bar = QHBoxLayout(bar_frame)
    bar.setContentsMargins(24, 8, 24, 8)
    bar.setSpacing(16)
    bar.addWidget(top[0], 3)
    bar.addStretch(1)
    bar.addWidget(top[1])
    said = QWidget()
    stacked = QVBoxLayout(said)
    stacked.setContentsMargins(24, 0, 24, 0)
    stacked.setSpacing(8)
    for message in messages:
        stacked.addWidget(message)
    right = QVBoxLayout()
    right.setContentsMargins(0, 0, 0, 0)
    right.setSpacing(8)
    right.addWidget(bar_frame)
    right.addWidget(said)
    right.addWidget(page, 1)
    middle = QWidget()
    middle.setProperty("role", "page")
    whole = QHBoxLayout(middle)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(rail)
    whole.addLayout(right, 1)
    return middle
