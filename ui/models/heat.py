"""The figures of one LEA as rows of student groups."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sos_desktop.domain.dashboard.codes import (
    INDICATORS,
    STUDENT_GROUPS,
    Indicator,
    applies,
    measure_name,
)
from sos_desktop.domain.dashboard.wording import NOT_REPORTED, indicator_phrase
from sos_desktop.domain.identification.heat import HeatValue
from sos_desktop.services.dashboard.districts import DistrictView

Index = QModelIndex | QPersistentModelIndex
VALUE_ROLE = Qt.ItemDataRole.UserRole
LETTER_ROLE = Qt.ItemDataRole.UserRole + 1
_ALONE = "one priority only, not enough"
_LETTER = "Letter code"


class HeatModel(QAbstractTableModel):
    """A `DistrictView` as rows of groups; the last column names the priorities met."""

    def __init__(self, parent: QObject | None = None, *, dense: bool = False) -> None:
        """Make it; `dense` names the letter alone, which leaves its priorities to the tip."""
        super().__init__(parent)
        self._dense = dense
        self.view: DistrictView | None = None
        self.codes = False

    def show_view(self, view: DistrictView | None) -> None:
        """Show another LEA or year."""
        self.beginResetModel()
        self.view = view
        self.endResetModel()

    def show_codes(self, codes: bool) -> None:
        """Name the groups by their codes, or in full."""
        if codes != self.codes:
            self.codes = codes
            last = max(self.rowCount() - 1, 0)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self.view is None else len(self.view.groups)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.view is None else len(self.view.indicators) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self.view is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Vertical:
            group = self.view.groups[section]
            return group if self.codes else STUDENT_GROUPS[group].name
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Vertical:
            return STUDENT_GROUPS[self.view.groups[section]].name
        if role == Qt.ItemDataRole.DisplayRole:
            indicator = self.indicator_at(section)
            name = INDICATORS[indicator].short if indicator else _LETTER
            return name.replace(" ", "\n").replace("/", "/\n")
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Horizontal:
            return self._heading(section)
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Vertical:
            side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return int(side) | int(Qt.TextFlag.TextWordWrap)
        return None

    def _heading(self, column: int) -> str | None:
        """An indicator's name, and what it measures in the Dashboard year shown."""
        indicator = self.indicator_at(column)
        if self.view is None or indicator is None:
            return None
        name = INDICATORS[indicator].name
        measure = measure_name(indicator, self.view.year)
        return f"{name[0].upper()}{name[1:]}{f': {measure}' if measure else ''}"

    def indicator_at(self, column: int) -> Indicator | None:
        """The indicator of a column; None for the last one."""
        if self.view is None or column >= len(self.view.indicators):
            return None
        return self.view.indicators[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self.view is None or not index.isValid():
            return None
        group = self.view.groups[index.row()]
        indicator = self.indicator_at(index.column())
        value = self.view.cells[group].get(indicator) if indicator else None
        if role == VALUE_ROLE:
            return value
        if role == LETTER_ROLE:
            result = self.view.results.get(group)
            return result.letter if result else ""
        if role == Qt.ItemDataRole.DisplayRole:
            words = self._words(group, indicator, value)
            return words.partition(":")[0] if self._dense and indicator is None else words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{STUDENT_GROUPS[group].name}, {self._said(group, indicator, value)}"
        if role == Qt.ItemDataRole.ToolTipRole and value is not None:
            return f"{value.sentence}\n{value.source}"
        if role == Qt.ItemDataRole.ToolTipRole and indicator is None:
            return self._words(group, indicator, value)
        return None

    def _said(self, group: str, indicator: Indicator | None, value: HeatValue | None) -> str:
        """A cell in words that need no picture: what its outline, a dash or a letter stands for."""
        assert self.view is not None
        result = self.view.results.get(group)
        if indicator is None:
            if result is None:
                return (
                    "not computed"
                    if self.view.rules is None
                    else "no priority met by what is loaded"
                )
            many = ", ".join(map(str, result.priorities))
            return (
                f"letter code {result.letter}, priorities {many}"
                if result.letter
                else f"one priority only: {many}"
            )
        if value is None:
            there = applies(indicator, group)
            return f"{indicator_phrase(indicator)}: {NOT_REPORTED if there else 'does not apply'}"
        if not value.counted:
            return value.sentence
        letter = result.letter if result is not None else ""
        return f"{value.sentence}; {f'counts toward letter code {letter}' if letter else _ALONE}"

    def _words(self, group: str, indicator: Indicator | None, value: HeatValue | None) -> str:
        assert self.view is not None
        if indicator is None:
            return self._met(group)
        if not applies(indicator, group):
            return "–"
        return value.value if value else NOT_REPORTED

    def _met(self, group: str) -> str:
        assert self.view is not None
        result = self.view.results.get(group)
        if result is None:
            return "not computed" if self.view.rules is None else "–"
        priorities = ", ".join(map(str, result.priorities))
        return f"{result.letter}: {priorities}" if result.letter else f"({priorities})"
