"""Every LEA of the county, in a case or not; at the right, one of them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from sos_desktop.domain.casework.dates.due import overdue_count
from sos_desktop.domain.changes import Subject
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.documents.registry import DATA_PROFILE
from sos_desktop.foundation import clock
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.dashboard import districts, lea_facts
from sos_desktop.services.dashboard.districts import DistrictRow
from sos_desktop.services.dashboard.listed_elsewhere import listed_elsewhere
from sos_desktop.services.dashboard.loaded_years import loaded_years
from sos_desktop.services.documents import DocumentRequest
from sos_desktop.services.identification import identification_view
from sos_desktop.services.identification.ledgers import lea_ledger
from sos_desktop.services.identification.whole_years import year_of_figures
from ui import theme
from ui.context import AppContext
from ui.document_dialog import DocumentDialog
from ui.models.table import Column
from ui.navigation import CaseTarget, DataTarget, DistrictsTarget
from ui.pages.base import Page
from ui.pages.districts.calpads import calpads_dialog
from ui.pages.districts.detail import LeaDetail, ShownDistrict
from ui.pages.open_case import OpenCaseDialog
from ui.pieces import Pieces
from ui.widgets.basics import EmptyState, OneOf, add_clear_button, label
from ui.widgets.charts.why_card import read_tables
from ui.widgets.lists.line_above import arrows_move
from ui.widgets.lists.one_line_table import OneLineTable
from ui.widgets.lists.split import SideBySide
from ui.widgets.lists.table_export import export_shown_table
from ui.widgets.typing import Typing, typing_of

if TYPE_CHECKING:
    from sos_desktop.services.county.county_files import CountyFile


def letters_words(row: DistrictRow) -> str:
    """A district's letters in a cell: "SWD K, FOS C"; "–" for none."""
    return ", ".join(f"{group} {letter}" for group, letter in row.letters.items()) or "–"


@frozen_dataclass
class YearKnown:
    """What a year's identification says of an LEA beside its letters.

    Attributes:
        help_year: The year of help it is in; 0 for none, or where it is not known.
        letters_open: Files that are not loaded could add a letter code.
    """

    help_year: int
    letters_open: bool


def letter_count(row: DistrictRow, known: Mapping[str, YearKnown]) -> str:
    """How many groups have a letter: "3", "3+" and "?" where a missing file could add one."""
    found = known.get(row.lea.cds)
    if found is not None and found.letters_open:
        return f"{len(row.letters)}+" if row.letters else "?"
    return str(len(row.letters) or "–")


def letters_tip(row: DistrictRow, known: Mapping[str, YearKnown]) -> str:
    """The letters in words, and what a missing file leaves open."""
    found = known.get(row.lea.cds)
    tail = ". Files that are not loaded could add to them" if found and found.letters_open else ""
    return f"Groups with a letter code, computed (estimate): {letters_words(row)}{tail}"


def columns(known: Mapping[str, YearKnown]) -> tuple[Column[DistrictRow], ...]:
    """The columns of the list; `known` is looked into when a cell is shown."""
    return (
        Column("District", name_words, width=30, tooltip=lambda row: row.lea.name),
        Column(
            "Year",
            lambda row: str(help_year(row, known) or "–"),
            sort=lambda row: -help_year(row, known),
            width=5,
            tooltip=lambda row: help_words(row, known),
        ),
        Column(
            "Groups",
            lambda row: letter_count(row, known),
            sort=lambda row: -len(row.letters),
            width=6,
            tooltip=lambda row: letters_tip(row, known),
        ),
        Column(
            "Case",
            lambda row: f"{row.overdue} late" if row.overdue else "open" if row.case_id else "–",
            tooltip=lambda row: overdue_count(row.overdue) or ("open" if row.case_id else ""),
            width=8,
            sort=lambda row: (-row.overdue, row.case_id is None),
            tone=lambda row: "bad" if row.overdue else "accent" if row.case_id else "",
            spare=True,  # a name that is cut says less than the case, which stands beside it
        ),
    )


def name_words(row: DistrictRow) -> str:
    """The name, with a mark where it is a charter school."""
    return f"{row.lea.name} (charter)" if row.lea.kind == EntityKind.CHARTER else row.lea.name


def help_year(row: DistrictRow, known: Mapping[str, YearKnown]) -> int:
    """The year of help an LEA is in; 0 for none, or where it is not known."""
    found = known.get(row.lea.cds)
    return found.help_year if found is not None else 0


def help_words(row: DistrictRow, known: Mapping[str, YearKnown]) -> str:
    """The year of help in words, for the tip."""
    year = help_year(row, known)
    return f"Differentiated Assistance, Year {year}" if year else "No year of help is known"


def known_of(county: "CountyFile", year: int | None) -> dict[str, YearKnown]:
    """What a year's identification says, by CDS code; nothing of an LEA it does not hold."""
    found = identification_view.identification(county, year)
    return {
        row.lea.cds: YearKnown(row.status.help_year or 0, row.letters_are_open)
        for row in (found.rows if found is not None else ())
    }


class DistrictsPage(Page[DistrictsTarget]):
    """List at the left, one LEA at the right."""

    key: ClassVar[str] = "districts"
    title: ClassVar[str] = "Districts"
    subjects: ClassVar[Subject] = Subject.DATA | Subject.CASES | Subject.TASKS

    def __init__(self, context: AppContext, home: QWidget | None = None) -> None:
        super().__init__(context, home)
        self._wanted: str | None = None
        self._year: int | None = None
        self.export_action = QAction("Export to Excel…", self)
        self.export_action.triggered.connect(self._export)
        self.profile_action = QAction("Data profile…", self)
        self.profile_action.setToolTip("Heat map, trends and years in assistance as a paper")
        self.profile_action.triggered.connect(self.make_profile)
        self.case_action = QAction("Open a case…", self)
        self._lead(self.case_action)
        self.case_action.triggered.connect(self._open_or_go)
        for action in (self.export_action, self.profile_action, self.case_action):
            action.setEnabled(False)

    def build(self) -> Pieces:
        yield
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by name")
        self.filter.setAccessibleName("Filter districts by name")
        typing_of(self.filter, Typing.LOOKS)
        add_clear_button(self.filter)
        self._known: dict[str, YearKnown] = {}
        self.table = OneLineTable(
            columns(self._known), name="Districts", key=lambda row: row.lea.cds
        )
        # A long name ends with what tells it from others: its kind, or that it is a charter.
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.menu.offer(self.case_action)
        self.remark = label("", "small", tone="muted", wrap=True)
        self._lay_out()
        yield
        self.detail = LeaDetail(self.context, self.page_bar)
        self.split.addWidget(self.detail)
        self.split.setStretchFactor(1, 1)
        yield from self.detail.build()
        self.filter.textChanged.connect(self._on_filter)
        arrows_move(self.filter, self.table)
        self.table.current_changed.connect(self._on_row)
        self.detail.year_picked.connect(self._pick_year)
        self.detail.calpads_asked.connect(self._record_calpads)

    def _lay_out(self) -> None:
        left = QWidget()
        theme.least_width(left, 22)
        list_box = QVBoxLayout(left)
        list_box.setContentsMargins(0, 0, 0, 0)
        list_box.setSpacing(8)
        list_box.addWidget(self.filter)
        list_box.addWidget(self.table, 1)
        list_box.addWidget(self.remark)
        self.split = SideBySide(roomy=95, wide=(354, 802), tall=(460, 600), lines=50)
        self.split.addWidget(left)
        self.empty = EmptyState(
            "building-2",
            "No districts yet",
            "Districts appear here once Dashboard files are loaded.",
            "Load Dashboard files",
            lambda: self.context.go.emit(DataTarget(ask_for_files=True)),
        )
        self.stack = OneOf()
        self.stack.addWidget(self.split)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 4)
        layout.addWidget(self.stack)

    def open(self, target: DistrictsTarget) -> None:
        self._wanted = target.cds or self._wanted
        self._year = target.year or self._year
        self.filter.clear()
        self.mark_stale()

    def page_actions(self) -> list[QAction]:
        return [self.export_action, self.profile_action, self.case_action]

    def start(self) -> QWidget | None:
        return self.table if self.table.current() is not None else super().start()

    def reload(self) -> None:
        county, wanted = self.context.county, self._year

        def fetch() -> tuple[int | None, tuple[DistrictRow, ...]]:
            known = loaded_years(county)
            year = wanted if wanted in known else year_of_figures(county) or next(iter(known), None)
            return year, districts.list_districts(county, year)

        self.context.query(fetch, self._show_list, owner=self)

    def _show_list(self, found: tuple[int | None, tuple[DistrictRow, ...]]) -> None:
        year, rows = found
        self.remark.setText(
            f"Groups: how many have a letter code in {year}, by CDE's list (Official) where it "
            "names the LEA, else computed (estimate)."
            if year
            else ""
        )
        self.stack.setCurrentWidget(self.split if rows else self.empty)
        self._lead(self.case_action, leads=bool(rows))
        self.table.set_rows(rows)
        if not rows:
            return
        if not (self._wanted and self.table.select(self._wanted)) and self.table.current() is None:
            self.table.select_row(0)
        elif self.table.current() is not None:
            self._on_row(self.table.current())
        self._wanted = None
        county = self.context.county
        self.context.query(lambda: known_of(county, year), self._show_known, owner=self)

    def _show_known(self, found: dict[str, YearKnown]) -> None:
        """What the year says takes longer to find than the list, and stands there when it is."""
        if found != self._known:
            self._known.clear()
            self._known.update(found)
            self.table.say_anew()

    def _on_filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        self.table.proxy.set_filter(lambda row: wanted in row.lea.name.casefold())

    def _on_row(self, row: DistrictRow | None) -> None:
        if row is None:
            return
        self.case_action.setEnabled(True)
        self.case_action.setText("Go to case" if row.case_id else "Open a case…")
        named = "Go to the case of" if row.case_id else "Open a case for"
        self.case_action.setProperty("command", f"{named} {row.lea.name}")  # another asks for whom
        county, cds, year = self.context.county, row.lea.cds, self._year

        def fetch() -> ShownDistrict:
            read_tables()
            view = districts.district(county, cds, year)
            facts = lea_facts.lea_facts(county, cds, view.year)
            return ShownDistrict(
                view, lea_ledger(county, cds), facts, listed_elsewhere(county, cds)
            )

        self.context.query(fetch, self._show_lea, owner=self)

    def _show_lea(self, shown: ShownDistrict) -> None:
        if self._year is not None and self._year not in shown.view.years:
            self._year = None
        self.export_action.setEnabled(True)
        self.profile_action.setEnabled(True)
        self.table.scrollTo(self.table.currentIndex())
        self.fill(self.detail.fill(shown), self.detail)

    def _pick_year(self, year: int) -> None:
        self._year = year
        self.reload()

    def _record_calpads(self) -> None:
        view = self.detail.view
        if view is not None:
            calpads_dialog(self.context, self, view.lea, view.year).open()

    def _export(self) -> None:
        view = self.detail.view
        if view is None:
            return
        export_shown_table(
            self.context,
            self,
            self.detail.seen(),
            title=f"Export {view.lea.name}",
            name=f"{view.lea.name} {view.year}",
        )

    def make_profile(self) -> None:
        """Ask how the data profile of the LEA and year that are shown is wanted."""
        view = self.detail.view
        if view is None:
            return
        DocumentDialog(
            self.context,
            self,
            view.lea.name,
            (DATA_PROFILE,),
            lambda kind, reader: DocumentRequest(
                kind, (), reader, year=view.year, cds=view.lea.cds
            ),
            day=clock.today(),
        ).open()

    def _open_or_go(self) -> None:
        row = self.table.current()
        if row is None:
            return
        if row.case_id:
            self.context.go.emit(CaseTarget(row.case_id))
            return
        view = self.detail.view
        OpenCaseDialog(self.context, self, row.lea, view.year if view else None).open()
