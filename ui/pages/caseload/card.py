"""A case as a card of the board: painted, so that hundreds of them cost nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sos_desktop.domain.casework.dates.due import is_overdue, overdue_count
from sos_desktop.domain.unreadable import is_readable
from sos_desktop.foundation import clock
from sos_desktop.services.casework.cases import CaseRow
from ui import theme
from ui.delegates.broken import broken
from ui.delegates.painters import kept
from ui.delegates.style_option import cell_option
from ui.models.table import RECORD_ROLE
from ui.pages.case.tasks import due_short, due_tone

Index = QModelIndex | QPersistentModelIndex

_GAP, _SIDE, _TOP, _BETWEEN = 10, 14, 10, 3
_RADIUS = 8
_TIGHT = 2
"""Beside the words of a pill that has no room for more, and between it and the card's edge."""
_BAR = 14
"""Room for the scroll bar, kept whether it shows or not, so that cards never change their width."""


def basis_words(row: CaseRow) -> str:
    """What a case is about: its year of support, then its groups or route."""
    about = ", ".join(row.groups) if row.groups else row.case.route.words
    if row.support.words:
        year = row.support.words.replace("Year ", "Year\u00a0")
        return f"{year} ({row.support.year}) · {about}"
    return f"{row.years[-1]} · {about}" if row.years else about


def task_words(row: CaseRow) -> str:
    """The next task, or that there is none."""
    if row.case.closed_on is not None:
        return row.case.closing_reason or "Closed"
    return row.next_task.title if row.next_task else "No open task"


def pill_of(row: CaseRow) -> tuple[str, str]:
    """The card's pill and its tone; ("", "") when there is none."""
    if row.case.closed_on is not None:
        return "closed", "quiet"
    if not is_readable(row.case.stage):
        return "stage cannot be read", "bad"
    late = row.next_task is not None and is_overdue(row.next_task, clock.today())
    if row.overdue and not late:  # of another stage than the next task
        return overdue_count(row.overdue), "bad"
    if row.next_task is not None and (row.next_task.due_on is not None or not row.stale):
        return due_short(row.next_task), due_tone(row.next_task)
    return ("quiet 30 days", "warn") if row.stale else ("", "")


def spoken(row: CaseRow) -> str:
    """A card for screen readers."""
    who = row.case.consultant or "unassigned"
    stage = f"stage {row.case.stage.words}"
    words, _tone = pill_of(row)
    parts = [row.lea.name, stage, basis_words(row), who, task_words(row), words]
    return ", ".join(part for part in parts if part)


class CardDelegate(QStyledItemDelegate):
    """Paints a card: name, what it is about, the next task, who, and when."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._broken: dict[tuple[str, int, int, bool], tuple[str, ...]] = {}
        self._use_fonts()

    def _use_fonts(self) -> None:
        self._strong, self._small = theme.font("strong"), theme.font("small")
        self._strong_size = QFontMetrics(self._strong).lineSpacing()
        self._small_size = QFontMetrics(self._small).lineSpacing()

    def forget(self) -> None:
        """Fonts or the look changed."""
        self._broken.clear()
        self._use_fonts()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: CaseRow = index.data(RECORD_ROLE)
        width = self._view.width() - _BAR
        inner = max(width - 2 * _SIDE, 60)
        name = len(self._lines(row.lea.name, self._strong, inner, 2))
        small = len(self._lines(basis_words(row), self._small, inner, 2))
        small += len(self._lines(task_words(row), self._small, inner, 2))
        foot = (self._small_size + 6) * (1 if self._fits(row, inner) else 2)
        height = name * self._strong_size + small * self._small_size + foot
        return QSize(width, height + 2 * _TOP + 3 * _BETWEEN + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CaseRow = index.data(RECORD_ROLE)
        cell, colors = cell_option(option), theme.tokens()
        rect = QRect(cell.rect)
        rect.setWidth(self._view.width() - _BAR)
        rect.adjust(1, 1, -1, 1 - _GAP)
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._frame(painter, QRectF(rect), cell.state)
            left, width = rect.left() + _SIDE - 1, rect.width() + 2 - 2 * _SIDE
            top = rect.top() + _TOP
            for text, font, color, size in (
                (row.lea.name, self._strong, colors.text, self._strong_size),
                (basis_words(row), self._small, colors.muted, self._small_size),
                (task_words(row), self._small, colors.text, self._small_size),
            ):
                painter.setFont(font)
                painter.setPen(QColor(color))
                for words in self._lines(text, font, width, 2):
                    painter.drawText(
                        QRect(left, top, width, size), Qt.AlignmentFlag.AlignVCenter, words
                    )
                    top += size
                top += _BETWEEN
            self._foot(painter, QRect(left, top, width, self._small_size + 6), row)

    def _frame(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        colors = theme.tokens()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        edge = colors.accent if selected or hovered else colors.line
        painter.setBrush(QColor(colors.accent_tint if selected else colors.card))
        painter.setPen(QPen(QColor(colors.focus if focused else edge), 2 if focused else 1))
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)

    def _foot(self, painter: QPainter, rect: QRect, row: CaseRow) -> None:
        colors, metrics = theme.tokens(), QFontMetrics(self._small)
        words, tone = pill_of(row)
        painter.setFont(self._small)
        painter.setPen(QColor(colors.muted))
        who, taken = row.case.consultant or "Unassigned", 0
        below = not self._fits(row, rect.width())
        if below:
            self._who(painter, rect, who)
            rect = rect.translated(0, rect.height())
        if words:
            needed = metrics.horizontalAdvance(words) + 18
            tight = 9 - _TIGHT if needed > rect.width() else 0
            rect = rect.adjusted(-tight, 0, tight, 0)
            taken = min(needed - 2 * tight, rect.width())
            left = rect.left() if below else rect.right() - taken + 1
            box = QRectF(left, rect.top() + 1, taken, rect.height() - 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(colors, f"{tone}_tint")))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            painter.setPen(QColor(colors.muted if tone == "quiet" else getattr(colors, tone)))
            inner = box.adjusted(9 - tight, 0, tight - 8, 0)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(inner.width()) + 1)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)
        if not below:
            painter.setPen(QColor(colors.muted))
            self._who(painter, rect.adjusted(0, 0, -taken - 6 if taken else 0, 0), who)

    def _who(self, painter: QPainter, rect: QRect, who: str) -> None:
        shown = QFontMetrics(self._small).elidedText(
            who, Qt.TextElideMode.ElideRight, max(rect.width(), 0)
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)

    def _fits(self, row: CaseRow, width: int) -> bool:
        """Whether consultant and pill stand side by side."""
        words, who = pill_of(row)[0], row.case.consultant or "Unassigned"
        key = (f"{who}\0{words}", width, 0, False)
        if key not in self._broken:
            metrics = QFontMetrics(self._small)
            needed = metrics.horizontalAdvance(who) + metrics.horizontalAdvance(words) + 24
            self._broken[key] = ("",) if not words or needed <= width else ()
        return bool(self._broken[key])

    def _lines(self, text: str, font: QFont, width: int, most: int) -> Sequence[str]:
        """A text broken into lines; what does not fit into the last one is cut with an ellipsis."""
        key = (text, width, most, font is self._strong)
        if key not in self._broken:
            if len(self._broken) > 5_000:
                self._broken.clear()
            self._broken[key] = broken(text, font, width, most)
        return self._broken[key]
