"""The tests of a change as cards in the order of their chain, with the numbers of the chart."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from sos_desktop.domain.casework.records import PdsaCycle
from sos_desktop.domain.formats import date_words
from sos_desktop.domain.improvement.cycles import CycleStage, stage_of, state_words
from sos_desktop.domain.improvement.measure_chart import short_name
from sos_desktop.foundation import clock
from ui import theme
from ui.context import AppContext
from ui.delegates.broken import broken
from ui.delegates.painters import kept
from ui.delegates.style_option import cell_option
from ui.models.table import RECORD_ROLE
from ui.widgets.lists.list_spec import ListSpec
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.row_menu import menu_of

if TYPE_CHECKING:
    from ui.widgets.lists.line_table import LineTable

Index = QModelIndex | QPersistentModelIndex

_FEWEST, _MOST = 3, 4
"""So many cards have room in a row, where they are not too narrow then."""
_LEAST = 17
"""Characters a card has room for at least."""
_GAP, _SIDE, _TOP = 32, 12, 8
"""Between two cards, where the arrow is; and inside of one."""
_BELOW = 10
_RADIUS = 8
_TITLE_LINES = _STATE_LINES = 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def spoken(cycle: PdsaCycle, number: int) -> str:
    """A card for screen readers."""
    day = date_words(cycle.tried_on, "no day yet")
    return f"Test {number}, {short_name(cycle)}, {day}, {state_words(cycle, clock.today())}"


class _CardPainter(QStyledItemDelegate):
    """A card: number, question, day, and where the test stands; one still planned is dashed."""

    def __init__(self, strip: "CycleStrip") -> None:
        super().__init__(strip)
        self._strip = strip

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._strip.item_size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cycle: PdsaCycle = index.data(RECORD_ROLE)
        cell, colors = cell_option(option), theme.tokens()
        stage = stage_of(cycle, clock.today())
        card = QRect(cell.rect).adjusted(1, 1, -_GAP, -_BELOW)
        strong, small = theme.font("strong"), theme.font("small")
        line, low = QFontMetrics(strong).lineSpacing(), QFontMetrics(small).lineSpacing()
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._frame(painter, QRectF(card), cell.state, dashed=stage is CycleStage.PLANNED)
            if index.row() < index.model().rowCount() - 1:
                self._arrow(painter, card)
            disc = QRectF(card.left() + _SIDE, card.top() + _TOP, line + 2, line + 2)
            self._number(painter, disc, self._strip.number_of(cycle), stage)
            left = round(disc.right()) + 8
            wide, top = card.right() - _SIDE - left, card.top() + _TOP
            self._write(painter, short_name(cycle), QRect(left, top, wide, line), _TITLE_LINES)
            left, wide = card.left() + _SIDE, card.width() - 2 * _SIDE
            top += _TITLE_LINES * line + 4
            painter.setFont(small)
            painter.setPen(QColor(colors.muted))
            day = date_words(cycle.tried_on, "no day yet")
            self._write(painter, day, QRect(left, top, wide, low), 1)
            running = stage in (CycleStage.RUNNING, CycleStage.TO_DECIDE)
            painter.setPen(QColor(colors.accent if running else colors.text))
            state = state_words(cycle, clock.today())
            self._write(painter, state, QRect(left, top + low, wide, low), _STATE_LINES)

    def _frame(
        self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, *, dashed: bool
    ) -> None:
        colors = theme.tokens()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        keys = bool(state & QStyle.StateFlag.State_HasFocus) and self._strip.hasFocus()
        pointed = bool(state & QStyle.StateFlag.State_MouseOver)
        edge = colors.focus if keys else colors.accent if chosen or pointed else colors.control_line
        pen = QPen(QColor(edge), 2 if keys else 1)
        if dashed and not keys:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setBrush(QColor(colors.accent_tint if chosen else colors.card))
        painter.setPen(pen)
        inset = 1.0 if keys else 0.5
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)

    def _number(self, painter: QPainter, disc: QRectF, number: int, stage: CycleStage) -> None:
        """As the mark in the chart: white on dark, and open while the test is planned."""
        colors, planned = theme.tokens(), stage is CycleStage.PLANNED
        painter.setPen(QPen(QColor(colors.text), 1.2))
        painter.setBrush(QColor(colors.card if planned else colors.text))
        painter.drawEllipse(disc.adjusted(0.6, 0.6, -0.6, -0.6))
        painter.setFont(theme.font("strong"))
        painter.setPen(QColor(colors.text if planned else colors.card))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(number))
        painter.setPen(QColor(colors.text))

    def _arrow(self, painter: QPainter, card: QRect) -> None:
        """To the next test of the chain."""
        middle, start = card.top() + card.height() / 2, card.right() + _GAP * 0.28
        end = card.right() + _GAP * 0.75
        painter.setPen(QPen(QColor(theme.tokens().muted), 1.4))
        tip = QPointF(end, middle)
        painter.drawLine(QPointF(start, middle), tip)
        painter.drawLine(QPointF(end - 5, middle - 5), tip)
        painter.drawLine(QPointF(end - 5, middle + 5), tip)

    def _write(self, painter: QPainter, text: str, first: QRect, most: int) -> None:
        for number, words in enumerate(broken(text, painter.font(), first.width(), most)):
            line = first.translated(0, number * first.height())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), words)


class CycleStrip(QListView):
    """Cards from left to right, on as many rows as they need.

    Signals:
        opened: The card the cursor is on is to be seen in full: Enter, or a double click.
    """

    opened = Signal()

    def __init__(
        self, table: "LineTable[PdsaCycle]", name: str, number_of: Callable[[PdsaCycle], int]
    ) -> None:
        super().__init__()
        self.number_of = number_of
        self.setModel(table.proxy)
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(_CardPainter(self))
        self.setAccessibleName(name)
        self.setProperty("role", "cards")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        theme.follow(self, self.fit)

    def _in_a_row(self) -> int:
        least = QFontMetrics(theme.font("strong")).averageCharWidth() * _LEAST + _GAP
        wanted = min(max(self.model().rowCount(), _FEWEST), _MOST)
        return max(min(self.width() // least, wanted), 1)

    def item_size(self) -> QSize:
        """How large a card is, with the gap behind it and below."""
        strong = QFontMetrics(theme.font("strong")).lineSpacing()
        small = QFontMetrics(theme.font("small")).lineSpacing()
        tall = _TITLE_LINES * strong + (1 + _STATE_LINES) * small + 2 * _TOP + 6 + _BELOW
        return QSize((self.width() - 1) // self._in_a_row(), tall)

    def fit(self) -> None:
        """Be as tall as the cards are."""
        rows = -(-self.model().rowCount() // self._in_a_row())
        self.setFixedHeight(max(rows, 1) * self.item_size().height())
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and plain and self.currentIndex().isValid():
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class CycleCards(RecordList[PdsaCycle]):
    """The tests of one change; the line below takes another, as below every list."""

    def __init__(
        self,
        context: AppContext,
        spec: ListSpec[PdsaCycle],
        number_of: Callable[[PdsaCycle], int],
    ) -> None:
        super().__init__(context, spec)
        self.strip = CycleStrip(self.table, spec.title, number_of)
        self.strip.opened.connect(self.edit)
        self.strip.installEventFilter(self)
        menu_of(self.strip).offer_from(self.menu_actions)
        self.box.insertWidget(self.box.indexOf(self.table), self.strip)
        self.setTabOrder(self.add_button, self.strip)
        self._show_size()

    @property
    def face(self) -> QAbstractItemView:
        """The cards; the table behind them only keeps rows and cursor."""
        return self.strip

    def _show_size(self) -> None:
        super()._show_size()
        self.table.hide()
        self.strip.setVisible(bool(self.table.rows_model.rowCount()))
        self.strip.fit()
        self._place_entry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.strip and event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if self._key(event):
                return True
        return super().eventFilter(watched, event)
