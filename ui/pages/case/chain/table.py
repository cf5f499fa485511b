"""The chain as one table: levels are set in, cells are edited where they stand, rows fold."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from sos_desktop.domain.improvement.chain import ChainKind, ChainRow
from ui import theme
from ui.delegates.cell import CellDelegate, Index
from ui.delegates.painters import kept
from ui.delegates.pill import PADDING
from ui.delegates.sparkline import HEIGHT, WIDTH, paint_sparkline
from ui.delegates.style_option import cell_option
from ui.icons import pixmap
from ui.models.table import RECORD_ROLE, TableModel
from ui.pages.case.chain import columns
from ui.pages.case.chain.keeper import ChainKeeper
from ui.widgets.lists.line_table import LineTable

STEP = 24
"""Pixels a level is set in."""
_EDGE = 8
_CHEVRON = 16
_FOLDS = (ChainKind.AIM, ChainKind.DRIVER, ChainKind.CAUSE, ChainKind.HEADING)
_SPANNED = (*_FOLDS, ChainKind.MEASURE)
"""Rows whose text runs over the columns of the work, which they have no use for."""
_SHARES = {columns.WHAT: 50, columns.WHO: 19, columns.MEASURE: 24}
_SPARE = (columns.TREND, columns.WHO, columns.WHEN, columns.PLAN)
"""Columns that go first where the table is narrow."""
_LEAST = 12
"""Characters a wide column has at least."""
_NARROW = 30
"""Likewise the first, below which other columns go."""


class ChainModel(TableModel[ChainRow]):
    """Rows of the chain; who does not see how far a row is set in is told its level."""

    folded: frozenset[str] = frozenset()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = super().data(index, role)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == columns.WHAT:
            row = self.rows[index.row()]
            closed = ", folded" if row.id in self.folded else ""
            missing = "".join(f", {kind.words}" for kind in row.loose)
            return f"{row.kind.value.capitalize()}: {found}, level {row.level + 1}{closed}{missing}"
        return found


class ChainTable(LineTable[ChainRow]):
    """The rows of the chain with their levels.

    Signals:
        run_chart_asked: The row whose measure is to be seen over time.
    """

    run_chart_asked = Signal(object)

    def __init__(self, keeper: ChainKeeper) -> None:
        super().__init__(columns.COLUMNS, name="The chain of support", keeper=keeper, ordered=False)
        self._whole = False
        self._all: tuple[ChainRow, ...] = ()
        self._folded: set[str] = set()
        self.setSortingEnabled(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.setItemDelegate(ChainDelegate(self, keeper))
        self.use_model(ChainModel(columns.COLUMNS, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    # --- rows -------------------------------------------------------------------------------

    def show_chain(self, rows: Sequence[ChainRow]) -> None:
        """Show these rows; what was folded stays so, the cursor stays on its row."""
        self._all = tuple(rows)
        known = {row.id for row in rows}
        self._folded &= known
        hidden: set[str] = set()
        for row in rows:
            if row.above in self._folded or row.above in hidden:
                hidden.add(row.id)
        model = self.rows_model
        assert isinstance(model, ChainModel)
        model.folded = frozenset(self._folded)
        self.set_rows([row for row in rows if row.id not in hidden])
        self._span()

    @property
    def chain(self) -> tuple[ChainRow, ...]:
        """All rows, folded ones too."""
        return self._all

    def _span(self) -> None:
        wanted = [row.kind in _SPANNED for row in self.rows_model.rows]
        there = [self.columnSpan(n, columns.WHAT) > 1 for n in range(len(wanted))]
        if wanted == there:
            return  # set anew, the table would be laid out and painted again
        self.clearSpans()
        for place, spans in enumerate(wanted):
            if spans:
                self.setSpan(place, columns.WHAT, 1, columns.MEASURE)

    def reveal(self, row_id: str) -> bool:
        """Unfold what hides a row and choose it; False when it is not there."""
        by_id = {row.id: row for row in self._all}
        at = by_id.get(row_id)
        while at is not None:
            self._folded.discard(at.above)
            at = by_id.get(at.above)
        self.show_chain(self._all)
        return self.select(row_id)

    def put_cursor(self, column: int) -> None:
        """Put the cursor in a column of its row, which says what of the row is meant."""
        flags = QItemSelectionModel.SelectionFlag
        before = self.currentIndex()
        index = before.siblingAtColumn(column)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        if before != index:
            self.current_changed.emit(self.current())  # Qt tells of another row only

    def has_below(self, row: ChainRow) -> bool:
        """Whether something stands under a row, that could be folded."""
        return any(other.above == row.id for other in self._all)

    def is_folded(self, row: ChainRow) -> bool:
        """Whether what stands under a row is hidden."""
        return row.id in self._folded

    def fold(self, row: ChainRow, *, folded: bool) -> None:
        """Hide what stands under a row, or show it."""
        if not self.has_below(row) or self.is_folded(row) == folded:
            return
        self._folded ^= {row.id}
        self.show_chain(self._all)
        self.select(row.id)

    # --- widths -----------------------------------------------------------------------------

    def row_height(self) -> int:
        """How tall every row is."""
        return max(super().row_height(), HEIGHT + _EDGE)

    def fit(self) -> None:
        """Short columns have what they need; the others share the rest."""
        unit, room = self.fontMetrics().averageCharWidth(), self.viewport().width()
        shown = list(range(len(columns.COLUMNS)))
        fixed = self._fixed()
        for spare in (*_SPARE, None):
            needed = sum(fixed.get(n, unit * _LEAST) for n in shown) + unit * (_NARROW - _LEAST)
            if needed <= room or spare is None:
                break
            shown.remove(spare)
        rest = room - sum(fixed[n] for n in shown if n in fixed)
        shares = {n: share for n, share in _SHARES.items() if n in shown}
        for number in range(len(columns.COLUMNS)):
            self.setColumnHidden(number, number not in shown)
            if number in fixed:
                self.setColumnWidth(number, fixed[number])
            elif number in shares:
                width = rest * shares[number] // sum(shares.values())
                self.setColumnWidth(number, max(width, unit * _LEAST))
        self.fit_rows()
        self.fitted.emit()

    def _fixed(self) -> dict[int, int]:
        metrics, rows = self.fontMetrics(), self.rows_model.rows
        strong = QFontMetrics(theme.font("strong"))
        found = {columns.TREND: WIDTH + 2 * _EDGE}
        for number in (columns.WHEN, columns.COST, columns.PLAN, columns.NOW, columns.TARGET):
            column = columns.COLUMNS[number]
            texts = {column.text(row)[: column.width] for row in rows}
            written = strong if number == columns.NOW else metrics
            widest = max((written.horizontalAdvance(text) for text in texts), default=0)
            head = strong.horizontalAdvance(column.heading)
            found[number] = max(widest, head) + PADDING
        return found

    # --- mouse and keys ---------------------------------------------------------------------

    def chevron(self, index: QModelIndex) -> QRect:
        """Where one clicks to fold the row."""
        row: ChainRow = index.data(RECORD_ROLE)
        cell = self.visualRect(index)
        left = cell.left() + _EDGE + row.level * STEP - _EDGE // 2
        return QRect(left, cell.top(), _CHEVRON + _EDGE, cell.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row: ChainRow | None = index.data(RECORD_ROLE) if index.isValid() else None
        if row is not None and index.column() == columns.WHAT and self.has_below(row):
            on_it = self.chevron(index).contains(event.position().toPoint())
            if on_it:
                self.fold(row, folded=not self.is_folded(row))
                return
        super().mousePressEvent(event)

    def _double_clicked(self, index: QModelIndex) -> None:
        row: ChainRow | None = index.data(RECORD_ROLE)
        wanted = (columns.TREND, columns.NOW)
        if row is not None and row.measure is not None and index.column() in wanted:
            self.run_chart_asked.emit(row)
            return
        super()._double_clicked(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, plain = self.current(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if row is not None and plain and self.currentIndex().column() == columns.WHAT:
            key = event.key()
            if key == Qt.Key.Key_Left and self.has_below(row) and not self.is_folded(row):
                self.fold(row, folded=True)
                return
            if key == Qt.Key.Key_Right and self.is_folded(row):
                self.fold(row, folded=False)
                return
        super().keyPressEvent(event)


class ChainDelegate(CellDelegate):
    """Draws the levels, the small lines and what is missing."""

    def __init__(self, table: ChainTable, keeper: ChainKeeper) -> None:
        super().__init__(table, keeper)
        self._table = table
        self._chain = keeper

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.column() in (columns.WHAT, columns.TREND):
            cell_option(option).text = ""
        row: ChainRow | None = index.data(RECORD_ROLE)
        if row is None:
            return
        colors = theme.tokens()
        missing = (columns.PLAN, columns.MEASURE)
        late = index.column() == columns.WHEN and bool(row.remark)
        tone = colors.text
        gap = index.column() in missing and index.data() and _is_gap(row, index.column())
        if late or gap:
            tone = colors.warn
        elif index.column() in (columns.WHO, columns.TARGET) or row.dropped:
            tone = colors.muted
        option.palette.setColor(option.palette.ColorRole.Text, QColor(tone))
        option.palette.setColor(option.palette.ColorRole.HighlightedText, QColor(tone))
        if index.column() == columns.NOW:
            option.font = theme.font("strong")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        row: ChainRow | None = index.data(RECORD_ROLE)
        if row is None:
            return
        cell = cell_option(option).rect
        if index.column() == columns.WHAT:
            with kept(painter):
                self._paint_text(painter, cell, row)
        elif index.column() == columns.TREND:
            place = QRectF(cell.left() + _EDGE, cell.center().y() - HEIGHT / 2, WIDTH, HEIGHT)
            paint_sparkline(painter, place, [point.value for point in row.points])

    def _paint_text(self, painter: QPainter, cell: QRect, row: ChainRow) -> None:
        colors, left = theme.tokens(), cell.left() + _EDGE + row.level * STEP
        if self._table.has_below(row) and row.kind in _FOLDS:
            name = "chevron-right" if self._table.is_folded(row) else "chevron-down"
            drawing = pixmap(name, "muted", _CHEVRON, self._table.devicePixelRatioF())
            painter.drawPixmap(QPoint(left, cell.center().y() - _CHEVRON // 2 + 1), drawing)
        left += _CHEVRON + 4
        before = columns.PREFIX.get(row.kind, "")
        if row.kind is ChainKind.MEASURE:
            before = columns.COLUMNS[columns.WHAT].text(row)
        if before:
            left = self._write(painter, before, left, cell, theme.font("small"), colors.muted) + 6
        font = theme.font("strong" if row.kind in _FOLDS else "body")
        font.setStrikeOut(row.dropped)
        loose = row.kind is ChainKind.HEADING and not row.text.endswith("dropped")
        tone = colors.warn if loose else colors.muted if row.dropped else colors.text
        self._write(painter, row.text, left, cell, font, tone)

    def _write(
        self, painter: QPainter, text: str, left: int, cell: QRect, font: Any, tone: str
    ) -> int:
        metrics = QFontMetrics(font)
        room = max(cell.right() - _EDGE - left, 0)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(QColor(tone))
        place = QRect(left, cell.top(), room, cell.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
        return left + metrics.horizontalAdvance(shown)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        self._chain.fill(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        self._chain.read(editor, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        super().updateEditorGeometry(editor, option, index)
        row: ChainRow | None = index.data(RECORD_ROLE)
        if index.column() == columns.WHAT and row is not None:
            left = _EDGE + row.level * STEP + _CHEVRON
            editor.setGeometry(cell_option(option).rect.adjusted(left, 0, 0, 0))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index).expandedTo(QSize(0, HEIGHT))


def _is_gap(row: ChainRow, column: int) -> bool:
    if row.dropped:
        return False
    return not row.plans if column == columns.PLAN else row.measure is None
