"""One LEA: its heat map with why, trend and what-if, and its history and schools."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sos_desktop.domain.dashboard.codes import INDICATORS, Indicator
from sos_desktop.domain.identification.basis import COMPUTED
from sos_desktop.domain.identification.history import LedgerYear
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services import exports
from sos_desktop.services.dashboard import lea_facts
from sos_desktop.services.dashboard.districts import DistrictView
from sos_desktop.services.dashboard.listed_elsewhere import ListedElsewhere
from ui.context import AppContext
from ui.pages.districts.cell import CellDetail
from ui.pages.districts.history import HistoryTab, ScrolledHistory
from ui.pages.districts.people import LeaPeople
from ui.pieces import Pieces
from ui.widgets.basics import button, label, scrolled
from ui.widgets.charts.heatmap import LEGEND_DENSE, HeatMap
from ui.widgets.charts.trend import TrendLine
from ui.widgets.charts.what_if import WhatIfPanel
from ui.widgets.charts.why_card import WhyCard, cell_words
from ui.widgets.chips import Chip, ChipRow
from ui.widgets.focus import tab_through
from ui.widgets.frame.head_line import HeadLine
from ui.widgets.frame.page_bar import PageBar
from ui.widgets.frame.tab_line import TabLine, ToolRow
from ui.widgets.late_tabs import LateTabs
from ui.widgets.lists.shown_rows import shown_table
from ui.widgets.lists.split import Split
from ui.widgets.short_label import ShortLabel

_ABOVE_TABS = 3
"""Place of what stands above the tabs: below name, facts and note."""
_KINDS = {"district": "District", "coe": "County office", "charter": "Charter school"}


@frozen_dataclass
class ShownDistrict:
    """What is shown of one LEA."""

    view: DistrictView
    years: tuple[LedgerYear, ...]
    facts: lea_facts.LeaFacts
    listed: ListedElsewhere


class LeaDetail(QWidget):
    """The right side of the page.

    Signals:
        year_picked: A Dashboard year.
        calpads_asked: The person wants to record or correct the CALPADS fact.
    """

    year_picked = Signal(object)
    calpads_asked = Signal()

    def __init__(self, context: AppContext, commands: PageBar) -> None:
        """Make it; `commands` is the bar of the page's commands."""
        super().__init__()
        self._context = context
        self.view: DistrictView | None = None
        self._shown: ShownDistrict | None = None
        self.name = ShortLabel("title", least=18)
        self.facts = ShortLabel("body", tone="muted")
        self.note = label("", tone="warn", wrap=True)
        self.chips = ChipRow()
        self.chips.picked.connect(self.year_picked)
        self.tabs = LateTabs(context, "Parts of the LEA")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(1)  # with the task bar of a laptop the map has all groups just so
        column.addWidget(HeadLine(self.name, (), commands))
        column.addWidget(self.facts)
        column.addWidget(self.note)
        column.addWidget(self.tabs, 1)
        self.tab_line = TabLine(self.tabs, ToolRow((self.chips,)), column, place=_ABOVE_TABS)
        self.tab_line.moved.connect(self._order_keys)

    def _order_keys(self) -> None:
        self.tab_line.order_keys([*self.chips.buttons.values()])

    def build(self) -> Pieces:
        """Make its tabs; the window may answer at every `yield`."""
        yield
        self.heat_map = HeatMap(dense=True)
        self.why = WhyCard()
        self.trend = TrendLine()
        self.what_if = WhatIfPanel()
        yield
        yield from self._heat_part()
        self.heat_map.cell_chosen.connect(self._on_cell)
        self._history = self.tabs.add_late("History and schools", self._make_history)
        self._people = self.tabs.add_late("People", lambda: LeaPeople(self._context))
        yield

    def _make_history(self) -> ScrolledHistory:
        made = ScrolledHistory()
        made.history.calpads_asked.connect(self.calpads_asked)
        return made

    @property
    def history(self) -> HistoryTab:
        """The years, local ratings and schools."""
        return self._history.get().history

    @property
    def people(self) -> LeaPeople:
        """Who is who there."""
        return self._people.get()

    def _heat_part(self) -> Pieces:
        """The place first, then what stands in it: shown at once it would hold the window."""
        body = self._body = Split(Qt.Orientation.Vertical)
        self.legend = ShortLabel("small", tone="muted", gives_way=True)
        self.legend.say(LEGEND_DENSE)
        self.cell_line = ShortLabel("strong", least=20, gives_way=True)
        self.reasons_button = button("Why, years and what if", self._show_reasons, role="chip")
        self.reasons_button.setCheckable(True)
        self.heat_map.activated.connect(lambda _cell: self.reasons_button.click())
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(body, 1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.cell_line, 1)
        line.addWidget(self.reasons_button)
        column.addLayout(line)
        column.addWidget(self.legend)
        self.tabs.addTab(part, "Heat map")
        yield
        body.addWidget(self.heat_map)
        yield
        self.reasons = scrolled(CellDetail(self.why, self.trend, self.what_if))
        self.reasons.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reasons.setHidden(True)
        body.addWidget(self.reasons)
        body.setStretchFactor(0, 1)
        body.setStretchFactor(1, 1)
        tab_through(part)
        yield

    def _show_reasons(self) -> None:
        """The map gives half of its place to what stands behind the chosen cell, and back."""
        shown = self.reasons_button.isChecked()
        self.reasons.setVisible(shown)
        if shown:
            half = self._body.height() // 2
            self._body.setSizes([half, half])
            self.heat_map.scrollTo(self.heat_map.currentIndex())

    def fill(self, shown: ShownDistrict) -> Pieces:
        """Show an LEA in a year, piece by piece; what stands there already is left as it is."""
        view = self.view = shown.view
        self._people.show_later(lambda people: people.show_lea(view.lea.cds))
        if shown == self._shown:
            return
        self._shown = None  # until all of it stands: another LEA may be chosen meanwhile
        self.name.say(view.lea.name)
        self.facts.say(_facts(shown))
        self._show_years(view)
        self._show_note(view)
        yield
        self._history.show_later(
            lambda tab: tab.history.show_lea(view.year, shown.years, shown.facts, shown.listed)
        )
        self.heat_map.show_view(view)
        self.heat_map.setVisible(bool(view.groups))
        self.trend.setVisible(False)
        self.what_if.setVisible(False)
        yield
        if view.groups:
            lettered = [group for group, result in view.results.items() if result.letter]
            self.heat_map.choose((lettered or list(view.groups))[0])
        else:
            self.why.show_hint(f"No figures of {view.year} are loaded for this LEA.")
            self.cell_line.say(f"No figures of {view.year} are loaded for this LEA.")
        self._shown = shown

    def _show_note(self, view: DistrictView) -> None:
        missing = ", ".join(INDICATORS[indicator].name for indicator in view.missing)
        notes = [view.why_not] if view.rules is None and view.year else []
        if missing:
            notes.append(f"Not computable, because not loaded for {view.year}: {missing}.")
        if view.rules is None:
            notes += [change.sentence for change in view.changes]
        self.note.setText(" ".join(notes))
        self.note.setVisible(bool(notes))

    def _show_years(self, view: DistrictView) -> None:
        chips = [Chip(year, str(year), f"Dashboard {year}") for year in view.years]
        self.chips.show_chips(chips, view.year)
        self._order_keys()

    def _on_cell(self, group: str, indicator: Indicator | None) -> None:
        view, county = self.view, self._context.county
        if view is None:
            return
        self.why.show_group(view, group, indicator)
        self.cell_line.say(cell_words(view, group, indicator))
        self.what_if.show_group(view, group, indicator)
        if indicator is None:
            self.trend.setVisible(False)
            return
        self._context.query(
            lambda: lea_facts.trend(county, view.lea.cds, group, indicator),
            lambda points: self.trend.show_points(indicator, points),
            owner=self,
        )

    def seen(self) -> list[exports.ShownTable]:
        """What is shown, for Excel."""
        view = self.view
        if view is None:
            return []
        schools, listed = self.history, self.history.listed
        found = [
            shown_table(schools.ledger, "Years in assistance", ()),
            shown_table(schools.schools, "Schools under ESSA", (schools.schools_note.text(),)),
            shown_table(listed.sites, "Equity Multiplier", (listed.equity.text(),)),
            shown_table(listed.charters, "Charter schools", (listed.charters_note.text(),)),
        ]
        if view.groups:
            notes = (self.facts.whole(), self.note.text(), self.legend.whole())
            heat = exports.heat_map_of(view, name=f"Heat map {view.year}")
            title = f"{view.lea.name} {view.year}"
            found.insert(0, exports.ShownTable(title, notes, (), (), (), heat))
        return found


def _facts(shown: ShownDistrict) -> str:
    view = shown.view
    facts = [_KINDS.get(view.lea.kind, "")]
    if view.lea.county:
        facts.append(f"{view.lea.county} County")
    if view.rules is not None:
        facts.append(f"{COMPUTED} by the {view.rules.title}")
    entry = next((y.entry for y in shown.years if y.entry.year == view.year), None)
    if entry is not None and entry.status is not None:
        facts.append(f"{entry.basis}: {entry.status}")
    return " · ".join(facts)
