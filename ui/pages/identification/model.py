"""LEAs by student groups with letters, computed and official, as a table model."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS
from sos_desktop.domain.identification.rules import Open
from sos_desktop.services.identification.identification_view import IdentificationRow
from sos_desktop.services.identification.release_figures import owed_first
from ui.models.table import RECORD_ROLE, SORT_ROLE, TONE_ROLE, RecordsModel
from ui.pages.identification.cells import (
    FIXED,
    NO_CELLS,
    NONE,
    NOT_LISTED,
    OPEN,
    LetterCells,
    LetterLine,
)

Index = QModelIndex | QPersistentModelIndex
GROUP_ROLE = Qt.ItemDataRole.UserRole + 5
_STATUS, _COUNT = 0, 1


class LettersModel(RecordsModel):
    """Status, number of groups, then a column per student group; names in the vertical header."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cells = NO_CELLS

    def show_cells(self, cells: LetterCells) -> None:
        """Show another year, or another side."""
        self.beginResetModel()
        self.cells = cells
        self.endResetModel()

    def record_at(self, place: int) -> IdentificationRow:
        """The LEA of a row."""
        return self.cells.lines[place].row

    def sort_value(self, place: int, column: int) -> object:
        """What a cell is sorted by."""
        return self._sort(self.cells.lines[place], column)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.cells.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else FIXED + len(self.cells.groups)

    def group_at(self, column: int) -> str | None:
        """The student group of a column; None for the first ones."""
        groups = self.cells.groups
        return groups[column - FIXED] if FIXED <= column < FIXED + len(groups) else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                return self.cells.lines[section].row.lea.name
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
        line, column = self.cells.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return line.texts[column]
        if role == RECORD_ROLE:
            return line.row
        group = self.group_at(column)
        if role == GROUP_ROLE:
            return group
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == SORT_ROLE:
            return self._sort(line, column)
        if role == TONE_ROLE:
            return "warn" if group in line.differing else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._said(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.row.lea.name}, {self._said(line, column)}"
        return None

    def _sort(self, line: LetterLine, column: int) -> object:
        if column == _STATUS:
            return line.row.status.status_words
        if column == _COUNT:
            return owed_first(line.row) * len(STUDENT_GROUPS) - line.count
        text = line.texts[column]
        return "~" if text in (NONE, NOT_LISTED, OPEN) else text

    def _said(self, line: LetterLine, column: int) -> str:
        """What a cell means; the letter it shows comes before the reasons."""
        group, row = self.group_at(column), line.row
        if group is not None:
            return self._sentence(row, group)
        if column == _COUNT:
            return f"Groups with a letter code: {_count_words(line.texts[column])}"
        return f"{row.status.basis}: {row.status.status_words}"

    def _sentence(self, row: IdentificationRow, group: str) -> str:
        name = STUDENT_GROUPS[group].name
        said = []
        if row.official is not None:
            letter = row.official.get(group)
            said.append(f"Official: {f'letter code {letter}' if letter else 'no letter code'}")
        if row.computed is None:
            said.append("Computed (estimate): no data of this LEA are loaded")
        elif (result := row.computed.get(group)) is not None:
            code = f"letter code {result.letter}" if result.letter else "one priority only"
            why = result.sentence.removeprefix(f"{name}: ").removesuffix(".")
            said.append(f"Computed (estimate): {code}. {why}")
        else:
            said.append("Computed (estimate): no priority met by what is loaded")
        if waits := row.waits.get(group):
            said.append(f"Open: {_open_words(waits)}")
        return f"{name}. {'. '.join(said)}"


def _count_words(text: str) -> str:
    """How many groups have a letter, where it may be unknown: "3 or more"."""
    if text == NONE:
        return "none"
    return "not computable" if text == OPEN else text.replace("+", " or more")


def _open_words(waits: Open) -> str:
    """What files that are not loaded could add: "Priority 6 (suspension is not loaded)"."""
    return "; ".join(
        f"Priority {priority} ({' and '.join(INDICATORS[i].name for i in sorted(indicators))} not "
        "loaded)"
        for priority, indicators in sorted(waits.items())
    )
