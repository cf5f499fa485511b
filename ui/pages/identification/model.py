"""LEAs by student groups with letters, computed and official, as a table model."""

from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS
from sos_desktop.domain.identification.rules import Open
from sos_desktop.services.identification.identification_view import (
    IdentificationRow,
    IdentificationView,
)
from ui.models.table import RECORD_ROLE, SORT_ROLE, TONE_ROLE
from ui.pages.identification.release import owed_first

Index = QModelIndex | QPersistentModelIndex
GROUP_ROLE = Qt.ItemDataRole.UserRole + 5
_STATUS, _COUNT = 0, 1
_FIXED = 2
NONE = "·"
NOT_LISTED = "–"
OPEN = "?"
DIFFERS = "≠"


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

    def show_view(self, view: IdentificationView, side: ComparedSide) -> None:
        """Show another year, or another side."""
        self.beginResetModel()
        self.rows = view.rows
        self.groups = view.groups if view.shown else ()
        self.side = side
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
        count = len(self._letters(row))
        if own and (row.computed is None or row.may_add_letters):
            return f"{count}+" if count else OPEN
        return str(count or NONE)

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
        if group not in row.differing():
            return listed or own.removesuffix(OPEN) or NONE
        return f"{row.computed_letters().get(group, '–')} {DIFFERS} {listed or '–'}"

    def _computed(self, row: IdentificationRow, group: str) -> str:
        """A letter, or the priority met in brackets; with a mark where it is not certain."""
        result = (row.computed or {}).get(group)
        mark = OPEN if row.is_open(group) else ""
        if result is None:
            return mark or NONE
        return f"{result.letter or f'({result.priorities[0]})'}{mark}"

    def _sort(self, row: IdentificationRow, column: int, group: str | None) -> object:
        if column == _STATUS:
            return row.status.status_words
        if column == _COUNT:
            return owed_first(row) * len(STUDENT_GROUPS) - len(self._letters(row))
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
            said.append(f"Computed (estimate): {result.sentence.removesuffix('.')}")
        else:
            said.append("Computed (estimate): no priority met by what is loaded")
        if waits := row.waits.get(group):
            said.append(f"Open: {_open_words(waits)}")
        return f"{name}. {'. '.join(said)}"


def _open_words(waits: Open) -> str:
    """What files that are not loaded could add: "Priority 6 (suspension is not loaded)"."""
    return "; ".join(
        f"Priority {priority} ({' and '.join(INDICATORS[i].name for i in sorted(indicators))} not "
        "loaded)"
        for priority, indicators in sorted(waits.items())
    )


def short_status(row: IdentificationRow) -> str:
    """A status in a narrow column: "Year 1", "Year 1/2", "DA", "General", "?"."""
    status = row.status.status
    if status is None and row.status.served:
        return f"Year {'/'.join(map(str, row.status.owed.years_of_help))}"
    if status is None:
        unsettled = row.status.charter is not None and row.status.charter.unsettled
        return "unsettled" if unsettled else "?"
    number = row.status.help_year
    if number:
        return f"Year {number}"
    return "DA" if status.startswith("Diff") else "General"
