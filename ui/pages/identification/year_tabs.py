"""The views of a year, each made and filled when it is first looked at."""

from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sos_desktop.domain.identification.reconcile import Comparison
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.identification import outlooks, reconciliation
from sos_desktop.services.identification.identification_view import (
    IdentificationRow,
    IdentificationView,
)
from sos_desktop.services.identification.outlooks import OutlookTable
from sos_desktop.services.identification.release_figures import owed_first
from ui.context import AppContext
from ui.delegates.dots import MOST_DOTS
from ui.pages.identification.cells import LetterCells
from ui.pages.identification.compare import CompareTab
from ui.pages.identification.letters import LetterGridTab
from ui.pages.identification.lists import STATUSES, WATCHED, WatchLine, YearTab, watch_lines
from ui.pages.identification.outlook import OutlookLine, outlook_lines
from ui.pages.identification.outlook_table import OutlookTab
from ui.pieces import Pieces
from ui.widgets.late_tabs import LateTabs
from ui.widgets.lists.list_tab import ListTab

_ESTIMATE = "Computed (estimate); the state's own list decides."
_PROVISIONAL = (
    "The 2026 rules are provisional: one county office reports that the State Board approved them; "
    "that is not confirmed with CDE. Never use them as the official ones."
)
_DOTS = f"A dot is one student, a bar more than {MOST_DOTS}."
_NOBODY = "No group has a letter code by what is loaded, so there is nothing to leave."
Line = TypeVar("Line", WatchLine, OutlookLine)
Tab = TypeVar("Tab", bound=ListTab[Any])


@frozen_dataclass
class LeaFilter:
    """Which LEAs are shown.

    Attributes:
        wanted: What their name must hold, folded; "" for any.
        only: Only those that are identified.
        charters: Charter schools too.
        picked: Only these CDS codes; None for any.
    """

    wanted: str = ""
    only: bool = False
    charters: bool = False
    picked: frozenset[str] | None = None

    def names(self, cds: str, name: str) -> bool:
        """Whether an LEA passes by its name and code."""
        return self.wanted in name.casefold() and (self.picked is None or cds in self.picked)

    def accepts(self, row: IdentificationRow) -> bool:
        """Whether a row passes."""
        if not self.names(row.lea.cds, row.lea.name) or (row.is_charter and not self.charters):
            return False
        return bool(row.letters()) or bool(row.status.served) or not self.only


@frozen_dataclass
class _OutlookLines:
    """What both views of next year show, with what is said above each."""

    watched: tuple[WatchLine, ...]
    why: tuple[str, ...]
    lines: tuple[OutlookLine, ...]
    about: tuple[str, ...]


class YearTabs(LateTabs):
    """Letters, statuses, comparison, watch list and outlook of a year.

    Signals:
        row_chosen: The cursor is on another row, or in another view.
        opened: A row, on double click or Enter.
    """

    row_chosen = Signal()
    opened = Signal(object)

    def __init__(self, context: AppContext, home: QWidget) -> None:
        super().__init__(context, "Views of the year", home)
        self._context = context
        self._view: IdentificationView | None = None
        self._filter = LeaFilter()
        self._outlook_asked = False
        self._letters = self.add_late("Letter codes", self._make_letters)
        self._statuses = self.add_late(
            "Statuses",
            lambda: self._joined(
                ListTab(STATUSES, "Statuses", lines=1, key=lambda row: row.lea.cds)
            ),
        )
        self._compare = self.add_late("Compare", lambda: self._joined(CompareTab()))
        self._watch = self.add_late(
            "Watch list", lambda: self._joined(ListTab(WATCHED, "Watch list", lines=1))
        )
        self._outlook = self.add_late("Outlook", lambda: self._joined(OutlookTab()))
        self.settled.connect(self.row_chosen)

    def _make_letters(self) -> LetterGridTab:
        made = LetterGridTab(self._context, self._letters)
        made.opened.connect(self.opened)
        made.row_chosen.connect(lambda _row: self.row_chosen.emit())
        return made

    def _joined(self, made: Tab) -> Tab:
        made.opened.connect(self.opened)
        made.row_chosen.connect(lambda _row: self.row_chosen.emit())
        return made

    @property
    def letters(self) -> LetterGridTab:
        """The letter codes."""
        return self._letters.get()

    @property
    def statuses(self) -> ListTab[IdentificationRow]:
        """What each LEA is owed."""
        return self._statuses.get()

    @property
    def compare(self) -> CompareTab:
        """The comparison with CDE's list."""
        return self._compare.get()

    @property
    def watch(self) -> ListTab[WatchLine]:
        """Who is near."""
        return self._watch.get()

    @property
    def outlook(self) -> ListTab[OutlookLine]:
        """What would follow next year."""
        return self._outlook.get()

    def looked_at(self) -> YearTab:
        """The view one looks at."""
        places = (self._letters, self._statuses, self._compare, self._watch, self._outlook)
        return places[self.currentIndex()].get()

    def shows_statuses(self) -> bool:
        """Whether the statuses are looked at."""
        return self.currentWidget() is self._statuses

    def fill(self, cells: LetterCells, found: LeaFilter) -> Pieces:
        """Show a year's LEAs that pass; the other views are filled when they are looked at."""
        view, self._filter = cells.view, found
        if view is not None and view.shown:
            self.renew(view)
        self.letters.proxy.await_filter(found.accepts)
        yield from self.letters.fill(cells)

    def renew(self, view: IdentificationView) -> None:
        """Let every view but the letters look again when it is looked at."""
        self._view = view
        self._outlook_asked = False
        self._statuses.show_later(lambda tab: self._fill_statuses(tab, view))
        self._compare.show_later(lambda tab: self._ask_comparison(tab, view.year))
        self._watch.show_later(lambda _tab: self._ask_outlook(view))
        self._outlook.show_later(lambda _tab: self._ask_outlook(view))

    def set_filter(self, found: LeaFilter) -> None:
        """Show only LEAs that pass, in every view."""
        self._filter = found
        self.letters.set_filter(found.accepts)
        if self._statuses.made is not None:
            self._statuses.made.set_filter(found.accepts)
        if self._compare.made is not None:
            self._compare.made.set_filter(self._names_compared)
        for place in (self._watch, self._outlook):
            if place.made is not None:
                place.made.set_filter(self._names_lea)

    def _names_compared(self, row: Comparison) -> bool:
        return self._filter.names(row.cds, row.lea)

    def _names_lea(self, line: WatchLine | OutlookLine) -> bool:
        return self._filter.names(line.lea.cds, line.lea.name)

    def _fill_statuses(self, tab: ListTab[IdentificationRow], view: IdentificationView) -> None:
        clock = view.rules.clock.text if view.rules else ""
        note = f"“Criteria met” is this year's; “Status” is what the LEA is owed. {clock}."
        tab.table.proxy.await_filter(self._filter.accepts)
        tab.show_rows(sorted(view.rows, key=owed_first), (note,))

    def _ask_comparison(self, tab: CompareTab, year: int) -> None:
        county = self._context.county
        tab.set_filter(self._names_compared)
        self._context.query(
            lambda: reconciliation.reconcile(county, year),
            lambda found: tab.show_comparison(found, year),
            owner=self,
            failed=lambda error: tab.show_rows((), (str(error),)),
        )

    def _ask_outlook(self, view: IdentificationView) -> None:
        """Read what both views of next year stand on, once."""
        county = self._context.county
        if self._outlook_asked:
            return
        self._outlook_asked = True
        self._context.query(
            lambda: _outlook_lines(outlooks.outlook(county, view.year)),
            lambda found: self._show_outlook(found) if view is self._view else None,
            owner=self,
        )

    def _show_outlook(self, found: _OutlookLines) -> None:
        self._watch.show_later(lambda tab: self._fill_lines(tab, found.watched, found.why))
        self._outlook.show_later(lambda tab: self._fill_lines(tab, found.lines, found.about))

    def _fill_lines(
        self, tab: ListTab[Line], lines: tuple[Line, ...], notes: tuple[str, ...]
    ) -> None:
        tab.table.proxy.await_filter(self._names_lea)
        tab.show_rows(lines, notes)


def _outlook_lines(found: OutlookTable) -> _OutlookLines:
    if found.rules is None:
        return _OutlookLines((), (found.why_not,), (), (found.why_not,))
    lines = outlook_lines(found)
    about = _outlook_notes(found) if lines else (_NOBODY,)
    return _OutlookLines(watch_lines(found), (_ESTIMATE,), lines, about)


def _outlook_notes(found: OutlookTable) -> tuple[str, ...]:
    notes = (_ESTIMATE, "Next year: if its colors are this year's.", _DOTS)
    rules = (year.rules for row in found.rows for year in row.next_years)
    return (*notes, _PROVISIONAL) if any(r.standing == "provisional" for r in rules) else notes
