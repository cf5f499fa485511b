"""LEAs by student groups with letters, computed and official, as a table model."""

from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.domain.identification.clock import help_year
from sos_desktop.services.identification.identification_view import (
    IdentificationRow,
    IdentificationView,
)
from ui.models.table import RECORD_ROLE, SORT_ROLE, TONE_ROLE

Index = QModelIndex | QPersistentModelIndex
GROUP_ROLE = Qt.ItemDataRole.UserRole + 5
_STATUS, _COUNT = 0, 1
_FIXED = 2
NONE = "·"
NOT_LISTED = "–"
OPEN = "?"


class ComparedSide(StrEnum):
    """Whose letters are shown."""

    BOTH = "both"
    OFFICIAL = "official"
    COMPUTED = "computed"


class LettersModel(QAbstractTableModel):
    """Status, number of groups, then a column per student group; names in the vertical header."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[IdentificationRow, ...] = ()
        self.groups: tuple[str, ...] = ()
        self.side = ComparedSide.BOTH
        self._missing = False

    def show_view(self, view: IdentificationView, side: ComparedSide) -> None:
        """Show another year, or another side."""
        self.beginResetModel()
        self.rows = view.rows
        self.groups = view.rules.groups if view.rules else ()
        self.side = side
        self._missing = bool(view.missing)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else _FIXED + len(self.groups)

    def group_at(self, column: int) -> str | None:
        """The student group of a column; None for the first ones."""
        return self.groups[column - _FIXED] if _FIXED <= column < self.columnCount() else None

    def texts(self, column: int) -> set[str]:
        """What stands in a column, each text once."""
        group = self.group_at(column)
        return {self._text(row, column, group) for row in self.rows}

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                return self.rows[section].lea.name
            side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return int(side) if role == Qt.ItemDataRole.TextAlignmentRole else None
        group = self.group_at(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return group or ("Status", "Groups")[section]
        if role == Qt.ItemDataRole.ToolTipRole and group:
            return STUDENT_GROUPS[group].name
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, group = self.rows[index.row()], self.group_at(index.column())
        if role == RECORD_ROLE:
            return row
        if role == GROUP_ROLE:
            return group
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column(), group)
        if role == SORT_ROLE:
            return self._sort(row, index.column(), group)
        if role == TONE_ROLE:
            return "warn" if group in row.differing() and self.side is ComparedSide.BOTH else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._sentence(row, group)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.lea.name}, {self._sentence(row, group)}"
        return None

    def _text(self, row: IdentificationRow, column: int, group: str | None) -> str:
        if group is not None:
            return self._letter(row, group)
        if column == _STATUS:
            return short_status(row)
        own = self.side is ComparedSide.COMPUTED or (
            self.side is ComparedSide.BOTH and row.official is None
        )
        unknown = own and (row.computed is None or self._missing)
        return str(len(self._letters(row)) or (OPEN if unknown else NONE))

    def _letters(self, row: IdentificationRow) -> dict[str, str]:
        if self.side is ComparedSide.COMPUTED:
            return row.computed_letters()
        if self.side is ComparedSide.OFFICIAL:
            return dict(row.official or {})
        return dict(row.letters())

    def _letter(self, row: IdentificationRow, group: str) -> str:
        own, listed = self._computed(row, group), (row.official or {}).get(group, "")
        if self.side is ComparedSide.COMPUTED or (
            row.official is None and self.side is ComparedSide.BOTH
        ):
            return own
        if self.side is ComparedSide.OFFICIAL:
            return NOT_LISTED if row.official is None else listed or NONE
        letter = row.computed_letters().get(group, "")
        if row.computed is None or row.is_charter or letter == listed:
            return listed or own
        return f"{letter or 'none'} ≠ {listed or 'none'}"

    def _computed(self, row: IdentificationRow, group: str) -> str:
        result = (row.computed or {}).get(group)
        if result is None:
            return OPEN if self._missing and row.computed is not None else NONE
        return result.letter or f"({result.priorities[0]})"

    def _sort(self, row: IdentificationRow, column: int, group: str | None) -> object:
        if column == _STATUS:
            return row.status.status_words
        if column == _COUNT:
            return -len(self._letters(row))
        text = self._letter(row, group or "")
        return "~" if text in (NONE, NOT_LISTED, OPEN) else text

    def _sentence(self, row: IdentificationRow, group: str | None) -> str:
        if group is None:
            return f"{row.status.basis}: {row.status.status_words}"
        name = STUDENT_GROUPS[group].name
        said = []
        if row.official is not None:
            letter = row.official.get(group)
            said.append(f"Official: {f'letter code {letter}' if letter else 'no letter code'}")
        if row.computed is None:
            said.append("Computed (estimate): no data of this LEA are loaded")
        elif (result := row.computed.get(group)) is not None:
            said.append(f"Computed (estimate): {result.sentence}")
        elif self._missing:
            said.append("Computed (estimate): not computable in full, files are missing")
        else:
            said.append("Computed (estimate): no priority met")
        return f"{name}. {'. '.join(said)}"


def short_status(row: IdentificationRow) -> str:
    """A status in a narrow column: "Year 1", "Year 2", "DA", "General", "?"."""
    status = row.status.status
    if status is None:
        unsettled = row.status.charter is not None and row.status.charter.unsettled
        return "unsettled" if unsettled else "?"
    number = help_year(status)
    if number:
        return f"Year {number}"
    return "DA" if status.startswith("Diff") else "General"
