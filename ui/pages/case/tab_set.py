"""The tabs of a case; each is made when it is first looked at."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.stages.standing import PartWords
from ui.context import AppContext
from ui.pages.case.part_bar import Part, PartBar
from ui.pages.case.tabs import CaseTab
from ui.pieces import Pieces, Piecework
from ui.widgets.late_tabs import SteadyTabs


class _Host(QWidget):
    """The place of a tab; Qt gives it the focus while it is still empty, and the bar takes it.

    With a focus proxy one that is hidden would count as having the focus of the bar, and take it.
    """

    def __init__(self, bar: QWidget) -> None:
        super().__init__()
        self._bar = bar

    def minimumSizeHint(self) -> QSize:
        """None while it stands behind: it would hold the window as wide as it last was."""
        return QSize(0, 0) if self.isHidden() else super().minimumSizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._bar.setFocus(event.reason())


class CaseTabs(SteadyTabs):
    """Gives the case to the tab one looks at, piece by piece, so that it never holds the window."""

    def __init__(self, context: AppContext, kinds: Sequence[type[CaseTab]]) -> None:
        super().__init__()
        self._context = context
        self._kinds = tuple(kinds)
        self.keys = tuple(kind.key for kind in kinds)
        self._made: dict[int, CaseTab] = {}
        self._shown: dict[int, CaseFile] = {}
        self._file: CaseFile | None = None
        self._wanted: tuple[str, str] | None = None
        self._work = Piecework(context, self)
        self.bar = PartBar([_part(kind) for kind in kinds], self)
        self.setTabBar(self.bar)
        self.setDocumentMode(True)
        self.setAccessibleName("Parts of the case")
        self._places: list[QVBoxLayout] = []
        for kind in kinds:
            host = _Host(self.bar)
            place = QVBoxLayout(host)
            place.setContentsMargins(0, 0, 0, 0)
            self._places.append(place)
            self.addTab(host, kind.title)
        self.currentChanged.connect(self._on_current)

    def tab(self, key: str) -> CaseTab:
        """A tab by its key; made, and given the case, when it was not yet."""
        place = self.keys.index(key)
        if place == self.currentIndex():
            self._work.give_up()
        for _piece in self._pieces_of(place):
            pass
        return self._made[place]

    def current(self) -> CaseTab:
        """The tab one looks at; made when it was not yet."""
        return self.tab(self.key())

    def key(self) -> str:
        """The key of the tab one looks at."""
        return self.keys[self.currentIndex()]

    def turn_to(self, key: str) -> None:
        """Look at a tab."""
        self.setCurrentIndex(self.keys.index(key))

    def show_words(self, words: Mapping[str, PartWords]) -> None:
        """Give tabs their second lines, by their keys."""
        self.bar.show_words({self.keys.index(key): found for key, found in words.items()})

    def said(self, key: str) -> str:
        """A tab with both its lines, as a screen reader says it."""
        return self.bar.said(self.keys.index(key))

    def start_at_top(self) -> None:
        """Show every tab from its top when it is looked at next."""
        for made in self._made.values():
            made.to_top()

    def ahead(self) -> Pieces:
        """Make every tab; none is given a case before it is looked at."""
        for place in range(len(self._kinds)):
            yield from self._make(place)
            yield from self._made[place].ahead()

    def _make(self, place: int) -> Pieces:
        if place in self._made:
            return
        yield
        if place not in self._made:  # whoever looks at it meanwhile has it made at once
            made = self._made[place] = self._kinds[place](self._context)
            made.setUpdatesEnabled(False)
            self._places[place].addWidget(made)
            yield

    def _pieces_of(self, place: int) -> Pieces:
        """All that is still to be done for a tab; it is painted once it is filled."""
        yield from self._make(place)
        made, file = self._made[place], self._file
        if file is None:
            return
        if self._shown.get(place) is not file:
            yield from made.pieces(file)
            yield
            made.lay_out()
            yield  # painting is a piece of its own
            self._shown[place] = file
            made.setUpdatesEnabled(True)
        if self._wanted is not None and place == self.currentIndex():
            wanted, self._wanted = self._wanted, None
            if not made.go_to(*wanted):
                self._context.notice.emit("info", "This is no longer in the case.", "")

    def show_file(self, file: CaseFile, record: tuple[str, str] | None = None) -> None:
        """Show a case; the tabs not looked at get it when they are.

        Args:
            file: The case.
            record: The kind and the id of what to go to on the tab one looks at.
        """
        self._file = file
        self._wanted = record or self._wanted
        self._show_current()

    def flush(self) -> None:
        """Save what was typed in any tab and not saved yet."""
        for place in self._shown:
            self._made[place].flush()

    def _on_current(self, _place: int) -> None:
        self._wanted = None
        self.flush()
        if self._file is not None:
            self._show_current()

    def _show_current(self) -> None:
        self._work.begin(self._pieces_of(self.currentIndex()))


def _part(kind: type[CaseTab]) -> Part:
    if kind.stage is None:
        return Part(kind.title, kind.title, lasting=True)
    return Part(f"{int(kind.stage)} {kind.title}", kind.title)
