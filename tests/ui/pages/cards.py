"""The caseload page as a person sees and uses it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

NO, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def dialog(kind=QDialog):
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert len(found) == 1, found
    return found[0]


def press(widget, key, modifiers=NO) -> None:
    QTest.keyClick(widget, key, modifiers)


def shown(page) -> set[str]:
    return {row.case.cds for row in page._shown}
