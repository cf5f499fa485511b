"""The tabs of a case; each is made when it is first looked at."""

from collections.abc import Sequence

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from ui.context import AppContext
from ui.pages.case.tabs import CaseTab


class CaseTabs(QTabWidget):
    """Gives the case to the tab one looks at, so that opening a case never holds the window."""

    def __init__(self, context: AppContext, kinds: Sequence[type[CaseTab]]) -> None:
        super().__init__()
        self._context = context
        self._kinds = tuple(kinds)
        self._made: dict[int, CaseTab] = {}
        self._file: CaseFile | None = None
        self.setDocumentMode(True)
        self.setAccessibleName("Parts of the case")
        self._places: list[QVBoxLayout] = []
        for kind in kinds:
            host = QWidget()
            place = QVBoxLayout(host)
            place.setContentsMargins(0, 0, 0, 0)
            self._places.append(place)
            self.addTab(host, kind.title)
        self.currentChanged.connect(self._on_current)

    def tab(self, place: int) -> CaseTab:
        """A tab by its place from 0; made, and given the case, when it was not yet."""
        made = self._made.get(place)
        if made is None:
            made = self._made[place] = self._kinds[place](self._context)
            self._places[place].addWidget(made)
        if self._file is not None and made.file is not self._file:
            made.show_file(self._file)
        return made

    def show_file(self, file: CaseFile) -> None:
        """Show a case; the tabs not looked at get it when they are."""
        self._file = file
        self.tab(self.currentIndex())

    def flush(self) -> None:
        """Save what was typed in any tab and not saved yet."""
        for made in self._made.values():
            made.flush()

    def _on_current(self, place: int) -> None:
        self.flush()
        if self._file is not None:
            self.tab(place)
