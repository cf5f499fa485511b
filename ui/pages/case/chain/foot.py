"""What stands below the chain whatever is scrolled: its loose ends, and what it costs."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.formats import counted
from sos_desktop.domain.improvement.chain import title_of
from sos_desktop.domain.improvement.costs import CostTotal
from sos_desktop.domain.improvement.thread import LooseEnd
from ui import theme
from ui.delegates.painters import painting
from ui.widgets.basics import button, clear, label, line
from ui.widgets.flow import FlowLayout, flowing
from ui.widgets.short_label import ShortLabel

_BAR = QSize(240, 12)
_BETWEEN = 16
_LEAST = 24
"""Characters a loose end is given at least."""
_MOST = 6
_SAID = 4
"""Sources that are named; what is less is told together."""


class LooseEnds(QFrame):
    """Each loose end by what it is and where; a click leads there.

    Signals:
        asked: The loose end.
        all_asked: There are more than fit.
    """

    asked = Signal(object)
    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Loose ends")
        self._ends: tuple[LooseEnd, ...] = ()
        self._shown: tuple[int, tuple[LooseEnd, ...]] = (0, ())
        self.links: list[QPushButton] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 6)
        box.setSpacing(6)
        box.addWidget(line())
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        box.addLayout(self._row)
        self.hide()

    def show_ends(self, ends: Sequence[LooseEnd]) -> None:
        """Show these; nothing is shown where there is none."""
        self._ends = tuple(ends)
        self.setVisible(bool(ends))
        self._arrange()

    def _arrange(self) -> None:
        unit = self.fontMetrics().averageCharWidth()
        fits = max(1, min(_MOST, self.width() // (unit * _LEAST)))
        if self._shown == (fits, self._ends):
            return
        self._shown = (fits, self._ends)
        clear(self._row)
        self.links = []
        more = len(self._ends) > fits
        for end in self._ends[: fits - 1 if more else fits]:
            self._add(title_of(end), end.at.text, end)
        if more:
            rest = len(self._ends) - fits + 1
            self._add(f"And {rest} more", "See all in the table", None)

    def _add(self, title: str, text: str, end: LooseEnd | None) -> None:
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = ShortLabel("small", tone="warn", gives_way=True)
        head.say(title)
        made = button("", role="link", name=f"{title}: {text}")
        made.setToolTip(text)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.setMinimumWidth(self.fontMetrics().averageCharWidth() * 8)
        room = self.width() // max(min(len(self._ends), self._shown[0]), 1) - 20
        made.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
        if end is None:
            made.clicked.connect(self.all_asked)
        else:
            made.clicked.connect(lambda: self.asked.emit(end))
        column.addWidget(head)
        column.addWidget(made)
        self.links.append(made)
        self._row.addWidget(both, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shown = (0, ())
        self._arrange()


class CostFoot(QFrame):
    """The total, the share of each source as a bar, and the sources in words."""

    def __init__(self) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        strong = line()
        strong.setProperty("role", "rule")
        box.addWidget(strong)
        self._inner = QGridLayout()
        self._inner.setHorizontalSpacing(_BETWEEN)
        self._inner.setVerticalSpacing(4)
        self._inner.setColumnStretch(2, 1)
        box.addLayout(self._inner)
        self._shown: CostTotal | None = None
        self._narrow: bool | None = None
        self.total = label("", "strong")
        self.bar = CostBar()
        self.sources = FlowLayout()
        self.years = label("", "small", tone="muted")
        self._named = flowing(self.sources)
        self._inner.addWidget(self.total, 0, 0)
        self._inner.addWidget(self.bar, 0, 1)
        self._arrange()

    def show_total(self, total: CostTotal) -> None:
        """Show a sum; costs that are not known are counted and never taken for 0."""
        if total != self._shown:
            self._shown = total
            self._say(total)
        self._arrange()

    def _say(self, total: CostTotal) -> None:
        sources = total.sources or {}
        nothing = total.unknown and not total.dollars
        self.total.setText("Total not known yet" if nothing else f"Total ${total.dollars:,}")
        self.bar.show_parts([(name, many) for name, many in sources.items()])
        clear(self.sources)
        named = [(name, many) for name, many in sources.items() if name]
        for name, many in named[:_SAID]:
            self.sources.addWidget(label(f"{name} ${many:,}", "small"))
        if rest := sum(many for _name, many in named[_SAID:]):
            self.sources.addWidget(label(f"others ${rest:,}", "small"))
        if total.unfunded:
            words = f"not yet funded ${total.unfunded:,}"
            self.sources.addWidget(label(words, "small", tone="warn"))
        if total.unknown:
            words = f"{counted(total.unknown, 'change')} without a cost"
            self.sources.addWidget(label(words, "small", tone="warn"))
        years = [
            f"{year}-{(year + 1) % 100:02d} ${many:,}" for year, many in (total.years or {}).items()
        ]
        self.years.setText(" · ".join(years))

    def _arrange(self) -> None:
        """All in one line; where there is no room, the sources stand below the rest."""
        years = self.years.fontMetrics().horizontalAdvance(self.years.text())
        parts = (self.total.sizeHint().width(), _BAR.width(), self.sources.minimumSize().width())
        narrow = self.width() <= sum(parts) + years + 4 * _BETWEEN
        if narrow == self._narrow:
            return  # put there once more, all of the case would be laid out and painted again
        self._narrow = narrow
        self.years.setWordWrap(narrow)
        for part in (self._named, self.years):
            self._inner.removeWidget(part)
        if narrow:
            self._inner.addWidget(self.years, 0, 2, 1, 2)
            self._inner.addWidget(self._named, 1, 0, 1, 4)
        else:
            self._inner.addWidget(self._named, 0, 2)
            self._inner.addWidget(self.years, 0, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class CostBar(QWidget):
    """Parts of a sum side by side: the largest solid, others gray, what nobody pays hatched."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[tuple[str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return _BAR

    def show_parts(self, parts: list[tuple[str, int]]) -> None:
        """Show these parts; "" is what nothing pays yet."""
        self._parts = [(name, many) for name, many in parts if many > 0]
        self.setVisible(bool(self._parts))
        said = [f"{name or 'not yet funded'} ${many:,}" for name, many in self._parts]
        self.setAccessibleName(f"Cost by source: {', '.join(said)}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        whole = sum(many for _name, many in self._parts)
        if not whole:
            return
        with painting(self) as painter:
            left, solid = 0.0, True
            for name, many in self._parts:
                wide = self.width() * many / whole
                place = QRectF(left, 0, max(wide - 2, 1), self.height())
                self._paint_part(painter, place, hatched=not name, solid=solid and bool(name))
                solid = solid and not name
                left += wide

    def _paint_part(self, painter: QPainter, place: QRectF, *, hatched: bool, solid: bool) -> None:
        colors = theme.tokens()
        if not hatched:
            painter.fillRect(place, QColor(colors.accent if solid else colors.control_line))
            return
        painter.setPen(QPen(QColor(colors.control_line), 1))
        painter.setBrush(Qt.BrushStyle.BDiagPattern)
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
