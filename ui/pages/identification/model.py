"""Districts by student groups with CDE's letters, as a table model."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.services.identification import LeaLetters, LettersTable
from ui.models.table import RECORD_ROLE, SORT_ROLE

Index = QModelIndex | QPersistentModelIndex
GROUP_ROLE = Qt.ItemDataRole.UserRole + 5
_NAME, _COUNT = 0, 1
_FIXED = 2
NONE = "·"


class LettersModel(QAbstractTableModel):
    """Name, number of groups, then a column per student group of the rule set."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: LettersTable | None = None
        self.groups: tuple[str, ...] = ()

    def show_table(self, table: LettersTable) -> None:
        """Show another year."""
        self.beginResetModel()
        self.table = table
        self.groups = table.rules.groups if table.rules else ()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self.table is None else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else _FIXED + len(self.groups)

    def group_at(self, column: int) -> str | None:
        """The student group of a column; None for the first ones."""
        return self.groups[column - _FIXED] if _FIXED <= column < self.columnCount() else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or self.table is None:
            return None
        group = self.group_at(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return group or ("District", "Groups")[section]
        if role == Qt.ItemDataRole.ToolTipRole and group:
            return STUDENT_GROUPS[group].name
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == _NAME else Qt.AlignmentFlag.AlignHCenter
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self.table is None or not index.isValid():
            return None
        row, group = self.table.rows[index.row()], self.group_at(index.column())
        if role == RECORD_ROLE:
            return row
        if role == GROUP_ROLE:
            return group
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != _NAME:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column(), group)
        if role == SORT_ROLE:
            return self._sort(row, index.column(), group)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) and group:
            return self._sentence(row, group)
        return None

    def _text(self, row: LeaLetters, column: int, group: str | None) -> str:
        if group is None:
            return row.lea.name if column == _NAME else str(len(row.lettered) or NONE)
        result = row.groups.get(group)
        if result is None:
            return NONE
        return result.letter or f"({result.priorities[0]})"

    def _sort(self, row: LeaLetters, column: int, group: str | None) -> object:
        if column == _NAME:
            return row.lea.name.casefold()
        if column == _COUNT:
            return -len(row.lettered)
        text = self._text(row, column, group)
        return "~" if text == NONE else text

    def _sentence(self, row: LeaLetters, group: str) -> str:
        result = row.groups.get(group)
        if result is not None:
            return result.sentence
        unknown = self.table is not None and bool(self.table.missing)
        said = "not computable in full, files are missing" if unknown else "no priority met"
        return f"{STUDENT_GROUPS[group].name}: {said}"
