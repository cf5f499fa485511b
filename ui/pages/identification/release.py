"""Release day in figures: who is owed assistance, who is new, continues, left, is at Level 3.

Each figure is a button that shows only its LEAs, so the names can be read and exported.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from sos_desktop.services.identification.release_figures import Figure
from ui.widgets.basics import clear, label
from ui.widgets.focus import tab_inside

NOT_KNOWN = "–"


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
