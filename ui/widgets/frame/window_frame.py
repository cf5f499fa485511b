"""How the parts of the window lie: the rail at the left, the top bar, the open page."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget


def window_frame(rail: QWidget, top: tuple[QWidget, QWidget], page: QWidget) -> QWidget:
    """The inside of the window.

    Args:
        rail: At the left.
        top: The box for everything, and the page's commands.
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
    right = QVBoxLayout()
    right.setContentsMargins(0, 0, 0, 0)
    right.setSpacing(8)
    right.addWidget(bar_frame)
    right.addWidget(page, 1)
    middle = QWidget()
    middle.setProperty("role", "page")
    whole = QHBoxLayout(middle)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(rail)
    whole.addLayout(right, 1)
    return middle
