"""Release day in figures: who is owed assistance, who is new, continues, left, is at Level 3.

Each figure is a button that shows only its LEAs, so the names can be read and exported.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from sos_desktop.domain.identification.history import Movement
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.identification.identification_view import (
    IdentificationRow,
    IdentificationView,
)
from ui.widgets.basics import clear, label, tab_inside

NOT_KNOWN = "–"


@frozen_dataclass
class Figure:
    """One figure of release day.

    Attributes:
        number: How many are known; None when none is and some could be, which is not 0.
        words: What they are.
        rows: Which LEAs.
        partly: For some LEAs it is not known, so there may be more.
    """

    number: int | None
    words: str
    rows: tuple[IdentificationRow, ...]
    partly: bool = False

    @property
    def sentence(self) -> str:
        """With the names: "New this year: 2. King City Union, Soledad Unified."."""
        number = "not known" if self.number is None else str(self.number)
        number += " or more, not known for every LEA" if self.partly else ""
        names = ", ".join(row.lea.name for row in self.rows)
        said = f"{self.words.capitalize()}: {number}."
        return f"{said} {names}." if names else said


def figures_of(view: IdentificationView, *, charters: bool) -> tuple[Figure, ...]:
    """The figures of a year, charter schools counted or left out; none when nothing is shown."""
    if not view.shown:
        return ()
    rows = [row for row in view.rows if charters or not row.is_charter]
    figures = [
        _figure(rows, f"of {len(rows)} owed assistance", lambda row: row.status.served),
        _moved(rows, "new this year", Movement.ENTERED),
        _moved(rows, "continue", Movement.CONTINUED),
    ]
    if view.rules is None or view.rules.clock.years > 1:
        figures.append(_moved(rows, "in their second year", Movement.SECOND_YEAR))
    figures.append(_moved(rows, "left", Movement.LEFT))
    figures.append(_figure(rows, "marked under EC 52072", lambda row: row.status.level_3.flag))
    return tuple(figures)


def _moved(rows: Sequence[IdentificationRow], words: str, movement: Movement) -> Figure:
    def moved(row: IdentificationRow) -> bool | None:
        if row.movement is Movement.GOES_ON:
            return None if movement in (Movement.CONTINUED, Movement.SECOND_YEAR) else False
        return None if row.movement is Movement.UNKNOWN else row.movement is movement

    return _figure(rows, words, moved)


def _figure(
    rows: Sequence[IdentificationRow],
    words: str,
    holds: Callable[[IdentificationRow], bool | None],
) -> Figure:
    answers = [(row, holds(row)) for row in rows]
    found = tuple(row for row, answer in answers if answer)
    unknown = sum(answer is None for _, answer in answers)
    if unknown and not found:
        return Figure(None, words, ())
    return Figure(len(found), words, found, unknown > 0)


def owed_first(row: IdentificationRow) -> int:
    """Sorts first who is owed assistance, then those of whom it is open, then the others."""
    return {True: 0, None: 1, False: 2}[row.status.served]


class ReleaseBar(QWidget):
    """The figures side by side.

    Signals:
        picked: The CDS codes of the figure that is pressed, or None.
    """

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.figures: tuple[Figure, ...] = ()
        self.buttons: list[QPushButton] = []
        self._across = 0
        self._box = QGridLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)

    def show_figures(self, figures: tuple[Figure, ...]) -> None:
        """Show these; nothing is pressed."""
        clear(self._box)
        self.figures = figures
        self.buttons = [_FigureButton(figure) for figure in figures]
        for made in self.buttons:
            made.clicked.connect(lambda _on, pressed=made: self._on_pressed(pressed))
        self._across = 0
        self._place()
        tab_inside(self, *self.buttons)
        self.setVisible(bool(figures))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Nothing sideways, because the figures find room in another line."""
        return QSize(0, super().minimumSizeHint().height())

    def _place(self) -> None:
        """One line, or two where the figures would be too narrow for their words."""
        count = len(self.buttons)
        needed = sum(made.sizeHint().width() + 8 for made in self.buttons)
        across = count if needed <= self.width() + 8 else -(-count // 2)
        if across == self._across:
            return
        self._across = across
        for place, made in enumerate(self.buttons):
            self._box.addWidget(made, place // across, place % across)
        for column in range(max(self._box.columnCount(), across)):
            self._box.setColumnStretch(column, 1 if column < across else 0)

    def _on_pressed(self, pressed: QPushButton) -> None:
        for other in self.buttons:
            other.setChecked(other is pressed and pressed.isChecked())
        figure = self.figures[self.buttons.index(pressed)]
        codes = frozenset(row.lea.cds for row in figure.rows)
        self.picked.emit(codes if pressed.isChecked() else None)


class _FigureButton(QPushButton):
    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self.setProperty("role", "cardbutton")
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setEnabled(bool(figure.rows))
        number = NOT_KNOWN if figure.number is None else str(figure.number)
        said = "Not known" if figure.number is None else number
        if figure.partly:
            number, said = f"{number}+", f"{said} or more"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{said}, {figure.words}. Show only these.")
        self.setToolTip(figure.sentence)
        box = QHBoxLayout(self)
        box.setContentsMargins(10, 4, 10, 4)
        box.setSpacing(6)
        for text in (label(number, "strong"), label(figure.words, "small", tone="muted")):
            text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            box.addWidget(text)
        box.addStretch(1)

    def sizeHint(self) -> QSize:
        inner = self.layout()
        assert inner is not None
        return inner.sizeHint()  # a button does not ask its layout by itself

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
