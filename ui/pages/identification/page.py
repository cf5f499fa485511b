"""Identification: a year's letters, statuses, comparison, watch list and outlook."""

from functools import cached_property
from typing import ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.changes import Subject
from sos_desktop.domain.dashboard.codes import INDICATORS
from sos_desktop.services.identification.identification_view import (
    IdentificationView,
    identification,
)
from sos_desktop.services.identification.release_figures import figures_of
from ui import theme
from ui.context import AppContext
from ui.navigation import CaseloadTarget, DataTarget, DistrictsTarget, IdentificationTarget
from ui.pages.base import Page
from ui.pages.identification.cells import ComparedSide, LetterCells, letter_cells
from ui.pages.identification.lists import (
    OfLea,
    open_notes,
)
from ui.pages.identification.release import ReleaseBar
from ui.pages.identification.year_tabs import LeaFilter, YearTabs
from ui.pages.open_case import OpenCaseDialog
from ui.pieces import Pieces
from ui.widgets.basics import EmptyState, OneOf, add_clear_button, button, label
from ui.widgets.chips import Chip, ChipRow, Fact
from ui.widgets.frame.tab_line import TabLine, ToolRow
from ui.widgets.lists.shown_rows import shown_table
from ui.widgets.lists.table_export import export_shown_table
from ui.widgets.typing import Typing, typing_of

_SIDES = {
    ComparedSide.BOTH: "Both",
    ComparedSide.OFFICIAL: "Official",
    ComparedSide.COMPUTED: "Computed",
}

_BEGUN = "Most of its files are not loaded yet. Choose the year to see what is."


class IdentificationPage(Page[IdentificationTarget]):
    """Years and sides on top, figures of release day, then the views of the year."""

    key: ClassVar[str] = "identification"
    title: ClassVar[str] = "Identification"
    subjects: ClassVar[Subject] = Subject.DATA

    def __init__(self, context: AppContext, home: QWidget | None = None) -> None:
        super().__init__(context, home)
        self._year: int | None = None
        self._asked: int | None = None
        self._side = ComparedSide.BOTH
        self._view: IdentificationView | None = None
        self._cells: LetterCells | None = None
        self.export_action = QAction("Export to Excel…", self)
        self.export_action.triggered.connect(self._export)
        self.case_action = QAction("Open a case…", self)
        self._lead(self.case_action)
        self.case_action.triggered.connect(self._open_case)
        self.release_action = QAction("Open cases…", self)
        self.release_action.setToolTip("Open or continue the cases of the year")
        self.release_action.triggered.connect(self._open_release)
        for action in (self.export_action, self.case_action, self.release_action):
            action.setEnabled(False)
        self._picked: frozenset[str] | None = None

    def build(self) -> Pieces:
        yield
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by name")
        self.filter.setAccessibleName("Filter LEAs by name")
        typing_of(self.filter, Typing.LOOKS)
        add_clear_button(self.filter)
        theme.width(self.filter, 16)
        self.only = button("Only identified", self._filter, role="chip")
        self.charters = button("Charter schools", self._on_charters, role="chip")
        for chip in (self.only, self.charters):
            chip.setCheckable(True)
        self.filter.textChanged.connect(lambda _text: self._filter())
        self.release = ReleaseBar()
        self.release.picked.connect(self._on_figure)
        yield
        yield from self._lay_out()

    def ahead(self) -> Pieces:
        _ = self.tabs.letters
        yield

    def _lay_out(self) -> Pieces:
        """From outside in: a part takes on its look where it is put, so each does it by itself."""
        self.years, self.sides = ChipRow(), ChipRow()
        self.years.picked.connect(lambda year: self.open(IdentificationTarget(year)))
        self.sides.picked.connect(self._pick_side)
        self.content, self.with_rules = QWidget(), QWidget()
        self.stack, self.body = OneOf(), OneOf()
        self.stack.addWidget(self.content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 6, 24, 16)
        layout.setSpacing(4)
        layout.addWidget(self.head_line(self.years))
        layout.addWidget(self.stack, 1)
        yield
        column = _column(self.content)
        column.addWidget(self.body, 1)
        self.body.hide()  # until it is filled: what is in sight is laid out at every step
        self.body.addWidget(self.with_rules)
        self.note = label("", tone="warn", wrap=True)
        column = _column(self.with_rules)
        column.addWidget(self.release)
        yield
        self.tabs = YearTabs(self.context, self.with_rules)
        self.tabs.opened.connect(self._go_to_district)
        self.tabs.row_chosen.connect(self._look_at_row)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.note)
        yield
        tools = ToolRow((self.sides, self.only, self.charters, self.filter), self.with_rules)
        self.tab_line = TabLine(self.tabs, tools, column)
        self.tab_line.moved.connect(self._order_keys)

    @cached_property
    def no_rules(self) -> EmptyState:
        """What stands there for a year without letters."""
        made = EmptyState(
            "list-checks",
            "Nothing is computed for this year",
            "",
            "See the districts' figures",
            lambda: self.context.go.emit(DistrictsTarget(year=self._year)),
        )
        self.body.addWidget(made)
        return made

    @cached_property
    def empty(self) -> EmptyState:
        """What stands there while nothing is loaded."""
        made = EmptyState(
            "list-checks",
            "Nothing to identify yet",
            "Load a year of Dashboard files, or CDE's assistance list, and this page says who met "
            "the state's criteria, and why.",
            "Load Dashboard files",
            lambda: self.context.go.emit(DataTarget(ask_for_files=True)),
        )
        self.stack.addWidget(made)
        return made

    def open(self, target: IdentificationTarget) -> None:
        self._asked = target.year or self._asked
        self.mark_stale()

    def page_actions(self) -> list[QAction]:
        return [self.export_action, self.release_action, self.case_action]

    def start(self) -> QWidget | None:
        if self._view is None or not self._view.shown:
            return super().start()
        return self.tabs.looked_at().table

    def reload(self) -> None:
        county, wanted, side, before = self.context.county, self._asked, self._side, self._cells

        def read() -> LetterCells | None:
            view = identification(county, wanted)
            if view is None:
                return None
            same = before is not None and before.shows(view, side)
            return before if same else letter_cells(view, side)

        self.context.query(read, self._show, owner=self)

    def _show(self, cells: LetterCells | None) -> None:
        """Show what was read; what stands there already is not laid out again."""
        view = self._view = cells.view if cells is not None else None
        if view is not None and cells is self._cells:
            if view.shown:
                self.tabs.renew(view)
            return
        first, self._cells = self._cells is None, cells
        self.stack.setCurrentWidget(self.empty if view is None else self.content)
        self.export_action.setEnabled(view is not None and view.shown)
        self.release_action.setEnabled(view is not None and view.shown)
        self.case_action.setEnabled(False)
        self._lead(self.case_action, leads=view is not None)
        if view is None or cells is None:
            return
        self._year = view.year
        self.fill(self._fill(view, cells), self if first else self.content)  # chips come with it

    def _fill(self, view: IdentificationView, cells: LetterCells) -> Pieces:
        self._show_chips(view)
        self._show_note(view)
        if view.shown:
            self.body.setCurrentWidget(self.with_rules)
        else:
            self.no_rules.text.setText(
                f"{view.why_not} The figures of the year stand on the Districts page."
            )
            self.body.setCurrentWidget(self.no_rules)
        self.charters.setVisible(any(row.is_charter for row in view.rows))
        self._show_release()
        yield
        yield from self.tabs.fill(cells, self._lea_filter())
        self._look_at_row()
        yield
        self.body.show()

    def _show_chips(self, view: IdentificationView) -> None:
        facts: list[Fact] = []
        if view.lists:
            named = ", ".join(view.lists)
            said = named if len(view.lists) == 1 else f"{len(view.lists)} lists"
            facts.append(Fact(f"Official: {said}", "accent", named))
        if view.rules is None and view.lists:
            facts.append(Fact("Nothing computed: criteria not in force here", "warn"))
        if view.rules is not None:
            said = f"Computed (estimate), {view.rules.title}"
            facts.append(Fact(said.removesuffix(" (official)"), "warn", said))
        sides = [
            Chip(side, words, f"Show {words.lower()} letter codes")
            for side, words in _SIDES.items()
            if view.lists and view.rules is not None
        ]
        facts += [Fact(one.words, "warn", _BEGUN) for one in view.begun]
        years = [Chip(year, str(year), f"Dashboard {year}") for year in view.years]
        self.years.show_chips(years, view.year, facts)
        self.sides.show_chips(sides, self._side)
        self.sides.setVisible(bool(sides))
        self._order_keys()

    def _order_keys(self) -> None:
        tools = [*self.sides.buttons.values(), self.only, self.charters, self.filter]
        self.tab_line.order_keys(tools, self.release.buttons)

    def _pick_side(self, side: ComparedSide) -> None:
        self._side = side
        if self._view is not None:
            self._cells = letter_cells(self._view, side)
            self.tabs.letters.show_cells(self._cells)

    def _show_release(self) -> None:
        self._picked = None
        if self._view is not None:
            self.release.show_figures(figures_of(self._view, charters=self.charters.isChecked()))
            self._order_keys()

    def _on_figure(self, codes: frozenset[str] | None) -> None:
        self._picked = codes
        self._filter()

    def _on_charters(self) -> None:
        self._show_release()
        self._filter()

    def _show_note(self, view: IdentificationView) -> None:
        notes = [view.why_not] if view.shown and view.why_not else []
        computed = any(row.computed is not None for row in view.rows)
        if view.missing and (computed or not view.lists):
            names = ", ".join(INDICATORS[indicator].name for indicator in view.missing)
            notes.append(
                f"Not computable: {names} {view.year} not loaded. What depends on it is left "
                "open, not “not eligible”."
            )
        notes.extend(open_notes([row.status for row in view.rows if not row.is_charter]))
        self.note.setText(" ".join(notes))
        self.note.setVisible(bool(notes))

    def _filter(self) -> None:
        self.tabs.set_filter(self._lea_filter())

    def _lea_filter(self) -> LeaFilter:
        return LeaFilter(
            self.filter.text().strip().casefold(),
            self.only.isChecked(),
            self.charters.isChecked(),
            self._picked,
        )

    def _chosen(self) -> Lea | None:
        """The LEA of the row the cursor is on, whichever view is looked at."""
        if self._view is None or not self._view.shown:
            return None
        chosen = self.tabs.looked_at().current()
        cds = chosen.cds if chosen is not None else ""
        return next((row.lea for row in self._view.rows if row.cds == cds), None)

    def _look_at_row(self) -> None:
        self.case_action.setEnabled(self._chosen() is not None)

    def _go_to_district(self, row: OfLea) -> None:
        self.context.go.emit(DistrictsTarget(row.cds, self._year))

    def _open_case(self) -> None:
        lea = self._chosen()
        if lea is not None:
            OpenCaseDialog(self.context, self, lea, self._year).open()

    def _open_release(self) -> None:
        self.context.go.emit(CaseloadTarget(release_year=self._year))

    def _export(self) -> None:
        view, tab = self._view, self.tabs.looked_at()
        if view is None:
            return
        words = self.tabs.tabText(self.tabs.currentIndex())
        names = "LEA" if tab is self.tabs.letters else ""
        notes = [self.note.text(), *tab.notes]
        if view.rules is not None:
            notes.append(f"Computed (estimate) by the {view.rules.title}.")
        if view.lists:
            notes.append(f"Official: {', '.join(view.lists)}.")
        if self.tabs.shows_statuses():
            notes.extend(figure.sentence for figure in self.release.figures)
        seen = shown_table(tab.table, f"{words} {view.year}", tuple(notes), names=names)
        export_shown_table(
            self.context,
            self,
            [seen],
            title=f"Export {words.lower()}",
            name=f"{self.context.county.county} {words.lower()} {view.year}",
        )


def _column(inside: QWidget) -> QVBoxLayout:
    """An empty column with no room around it."""
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    return column
