"""Waiting that lets other threads work."""

from PySide6.QtCore import QEventLoop, QTimer


def rest(milliseconds: int) -> None:
    """Answer events for a while.

    `QTest.qWait` keeps Python's lock meanwhile, so that a worker one waits for stands still.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
