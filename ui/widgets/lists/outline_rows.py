"""The rows of the cause outline: headings of categories, and causes with what is known of them."""

from collections.abc import Mapping
from dataclasses import field

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel

from sos_desktop.domain.casework.needs_words import CATEGORY_CODES, DistrictControl
from sos_desktop.domain.casework.records import Cause
from sos_desktop.domain.casework.words import CauseState
from sos_desktop.domain.needs.weighing import is_root
from sos_desktop.foundation.frozen import frozen_dataclass
from ui import theme
from ui.models.table import TONE_ROLE

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
CAUSE_ROLE = Qt.ItemDataRole.UserRole
LEVEL_ROLE = Qt.ItemDataRole.UserRole + 7
CATEGORY_ROLE = Qt.ItemDataRole.UserRole + 8
HEADINGS = ("Cause", "State", "Evidence", "Agree")
_TONES = {
    CauseState.VALIDATED: "good",
    CauseState.TO_TEST: "accent",
    CauseState.REJECTED: "quiet",
    CauseState.POSSIBLE: "",
}


@frozen_dataclass
class OutlineFacts:
    """What the outline says beside causes, by their ids.

    Attributes:
        evidence: In words ("2 for, 1 against"); a root cause without any is warned of.
        agreed: In words ("8 of 9"); "" where nobody was asked.
        categories: The headings, in their order; without any there are none.
    """

    evidence: Mapping[str, str] = field(default_factory=dict)
    agreed: Mapping[str, str] = field(default_factory=dict)
    categories: tuple[str, ...] = ()


NO_FACTS = OutlineFacts()


def heading_row(category: str) -> list[QStandardItem]:
    """A category; it is no cause and cannot be edited."""
    words = CATEGORY_CODES[category]
    line = [QStandardItem(words), *(QStandardItem("") for _rest in HEADINGS[1:])]
    for cell in line:
        cell.setEditable(False)
    line[0].setData(category, CATEGORY_ROLE)
    line[0].setData(theme.font("strong"), Qt.ItemDataRole.FontRole)
    line[0].setData(f"{words}, a category", Qt.ItemDataRole.AccessibleTextRole)
    return line


def cause_row(cause: Cause, facts: OutlineFacts) -> list[QStandardItem]:
    """A cause: root causes heavy, what was set aside struck, what is out of reach muted."""
    text = QStandardItem(cause.text)
    text.setData(cause, CAUSE_ROLE)
    text.setToolTip(_tooltip(cause))
    if cause.state is CauseState.REJECTED:
        struck = theme.font("body")
        struck.setStrikeOut(True)
        text.setData(struck, Qt.ItemDataRole.FontRole)
    elif is_root(cause):
        text.setData(theme.font("strong"), Qt.ItemDataRole.FontRole)
        text.setForeground(QColor(theme.tokens().accent))
    if cause.control is DistrictControl.OUTSIDE:
        text.setForeground(QColor(theme.tokens().muted))
    state = QStandardItem(_state_words(cause))
    state.setData(_TONES.get(cause.state, ""), TONE_ROLE)
    evidence = facts.evidence.get(cause.id, "none")
    backed = QStandardItem(evidence)
    if is_root(cause):
        backed.setData("good" if evidence.startswith("+") else "warn", TONE_ROLE)
    asked = facts.agreed.get(cause.id)
    agreed = QStandardItem(asked or "–")
    if not asked:
        agreed.setData("not asked", Qt.ItemDataRole.AccessibleTextRole)
        agreed.setToolTip("Nobody was asked yet")
    cells = [state, backed, agreed]
    for cell in cells:
        cell.setEditable(False)
    return [text, *cells]


def _state_words(cause: Cause) -> str:
    if cause.kind is not None and cause.state is CauseState.POSSIBLE:
        return cause.kind.words
    return cause.state.words


def _tooltip(cause: Cause) -> str:
    said = [cause.text]
    if cause.state is CauseState.REJECTED and cause.rejected_because:
        said.append(f"Set aside: {cause.rejected_because}")
    if cause.control is DistrictControl.OUTSIDE:
        said.append(cause.control.words)
    return "\n".join(said)


def line_of(tree: QStandardItemModel, cause_id: str, parent: Index = _ROOT) -> QModelIndex:
    """The line of a cause; an index that is not valid where there is none."""
    for row in range(tree.rowCount(parent)):
        index = tree.index(row, 0, parent)
        cause = index.data(CAUSE_ROLE)
        if cause is not None and cause.id == cause_id:
            return index
        inside = line_of(tree, cause_id, index)
        if inside.isValid():
            return inside
    return QModelIndex()
