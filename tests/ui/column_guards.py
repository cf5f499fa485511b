"""What must hold of the columns of every table: each guard looks at one view and names faults."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QWidget

from tests.ui.guards import named
from tests.ui.sight import in_sight
from ui.delegates.pill import PADDING
from ui.widgets.charts.turned_header import TurnedHeader
from ui.widgets.lists.column_shares import SHORT
from ui.widgets.lists.fitted_table import FittedTable
from ui.widgets.lists.tables import READABLE, RecordTable
from ui.widgets.lists.text_widths import widths_of

_ACROSS = Qt.Orientation.Horizontal
_DRAWN = ("Trend",)
"""Columns that draw what their text only says aloud."""


def headings(view: QWidget) -> Iterator[str]:
    """Columns in which a word of their heading is cut."""
    for head in in_sight(view, QHeaderView):
        model = head.model()
        turned = isinstance(head, TurnedHeader) and head.turned
        if model is None or turned or not head.isVisible() or head.orientation() is not _ACROSS:
            continue
        for place in range(head.count()):
            words = str(model.headerData(place, _ACROSS) or "").split()
            option = QStyleOptionHeader()
            head.initStyleOption(option)
            head.initStyleOptionForIndex(option, place)  # the first may stand elsewhere inside
            option.rect = QRect(0, 0, head.sectionSize(place), head.height())
            inside = head.style().subElementRect(QStyle.SubElement.SE_HeaderLabel, option, head)
            font = QFont(head.font())
            font.setWeight(QFont.Weight.DemiBold)
            metrics = QFontMetrics(font)
            needed = max(map(metrics.horizontalAdvance, words), default=0)
            room = inside.width() + 1
            if not head.isSectionHidden(place) and needed > room:
                yield f"{named(head.parentWidget())}: {words} needs {needed} and has {room}"


def cell_words(view: QWidget) -> Iterator[str]:
    """Columns whose cells wrap and are still too narrow for a word."""
    for table in in_sight(view, FittedTable):
        if not table.isVisible() or not table.wordWrap():
            continue
        for place, needed in enumerate(table.least_widths()):
            if not table.isColumnHidden(place) and table.columnWidth(place) < needed:
                heading = table.rows_model.columns[place].heading
                room = table.columnWidth(place)
                yield f"{named(table)}: {heading} needs {needed} and has {room}"


def short_cells(view: QWidget) -> Iterator[str]:
    """Columns that cut a short text while another is as wide as the longest need to be."""
    for table in in_sight(view, RecordTable):
        if not table.isVisible() or table.wordWrap():
            continue
        unit, plain = table.fontMetrics().averageCharWidth(), widths_of(table.font())
        columns = enumerate(table.rows_model.columns)
        shown = {n: column for n, column in columns if not table.isColumnHidden(n)}
        widest = max(map(table.columnWidth, shown), default=0)
        for n, column in shown.items():
            text = max(map(plain.whole, table.texts_of(n)), default=0)
            needed, room = text + table.room_beside(n) + PADDING, table.columnWidth(n)
            short = text <= unit * SHORT and not column.tone and column.heading not in _DRAWN
            if short and room < needed and widest > unit * READABLE:
                yield f"{named(table)}: {column.heading} needs {needed} and has {room}"
