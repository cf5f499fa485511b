"""What we see: the Dashboard's cells, ratings and local data, from which findings are written."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from sos_desktop.domain.casework.access.readers import default_readers, strictest
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Finding, KeptFigure
from sos_desktop.domain.casework.records.schema import field_info
from sos_desktop.domain.casework.value_words import value_words
from sos_desktop.domain.casework.words import PRIORITIES_SHORT, FigureOrigin, FindingKind
from sos_desktop.domain.changes import Changes
from sos_desktop.domain.dashboard.codes import (
    ALL_STUDENTS,
    INDICATORS,
    STUDENT_GROUPS,
    Color,
    Indicator,
)
from sos_desktop.domain.local.cells import group_words
from sos_desktop.domain.local.periods import period_words
from sos_desktop.domain.local.standing import FigureStanding
from sos_desktop.services.casework import findings
from sos_desktop.services.dashboard.districts import DistrictView
from ui.context import AppContext
from ui.models.table import Column
from ui.pages.case.declared import list_of, shown
from ui.pages.case.local_data import LocalDataDialog
from ui.pages.case.model import SeeView, see_view
from ui.pages.case.people import Asking
from ui.pages.case.similar import SimilarDialog
from ui.pages.case.tabs import SENSITIVITY
from ui.widgets.basics import button, clear, label, row
from ui.widgets.charts.heatmap import LEGEND_DENSE, HeatMap
from ui.widgets.chips import Chip, ChipRow
from ui.widgets.flow import FlowLayout
from ui.widgets.focus import tab_through
from ui.widgets.lists.list_spec import ListSpec

_RATED = {1: "met", 2: "not met", 3: "not met for two or more years"}
_Figure = tuple[FigureOrigin, int | None, str, str]
"""What a figure is of: origin, year, indicator and group."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SeeCard(QFrame):
    """A year's cells; Enter on one writes a finding about it, and so does its button.

    Signals:
        stands_now: It is known how the figures kept with findings stand.
        asked_for: The id of a finding that one is to be led to: the one just written about the
            chosen cell, or that which says it already.
    """

    stands_now = Signal()
    asked_for = Signal(str)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.context = context
        self.file: CaseFile | None = None
        self.standings: Mapping[str, FigureStanding] = {}
        self._cell: tuple[str, Indicator] | None = None
        self._written: _Figure | None = None
        self.title = label("", "heading")
        self.years = ChipRow()
        self.years.picked.connect(self._pick_year)
        self._year: int | None = None
        """Chosen by a person; None for the newest."""
        self.heat_map = HeatMap(whole=True, dense=True)
        self.heat_map.setProperty("role", "fitted")
        self.heat_map.installEventFilter(self)
        self.hint = label("", "small", tone="muted", wrap=True)
        self.write_button = button(
            "Write a finding about this cell", lambda: self.write_finding(leads=True)
        )
        self.write_button.setToolTip("Enter on a cell")
        self.local_button = button("Local data…", self.open_local_data, icon_name="table")
        self.similar_button = button("Similar districts…", self.open_similar, icon_name="users")
        self.all_groups = button("All groups", self._show_groups, role="chip")
        self.all_groups.setCheckable(True)
        self.all_groups.hide()
        self._every: DistrictView | None = None
        self.ratings = FlowLayout()
        self._rated: Mapping[int, int | None] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._box.addLayout(row(self.title, self.years, stretch_last=True))
        for part in (self.heat_map, self.hint):
            self._box.addWidget(part)
        self._box.addLayout(self.ratings)
        self._box.addLayout(
            row(self.write_button, self.local_button, self.similar_button, self.all_groups)
        )
        self.heat_map.cell_chosen.connect(self._choose)
        self.heat_map.doubleClicked.connect(lambda _index: self.write_finding(leads=True))
        self._show_nothing("")

    def show_file(self, file: CaseFile) -> None:
        """Show a case: the newest year's cells, and how the figures of its findings stand.

        A year that was chosen stays while the case does.
        """
        if self.file is None or self.file.case.id != file.case.id:
            self._year = None
        self.file = file
        county, year = self.context.county, self._year
        self.context.query(lambda: see_view(county, file, year), self._show, owner=self)

    def _pick_year(self, year: object) -> None:
        self._year = year if isinstance(year, int) else None
        if self.file is not None:
            self.show_file(self.file)

    def _show_years(self, view: DistrictView | None) -> None:
        case_year = self.file.case.year if self.file else None
        years = view.years if view is not None and len(view.years) > 1 else ()
        words = {
            year: f"{year}, the case's year" if year == case_year else str(year) for year in years
        }
        chips = [Chip(year, said, f"Dashboard {said}") for year, said in words.items()]
        self.years.show_chips(chips, view.year if view is not None else None)
        self.years.setVisible(bool(chips))

    def _show_nothing(self, words: str) -> None:
        self.title.setText(words)
        self.title.setVisible(bool(words))
        for part in (self.heat_map, self.hint, self.write_button, self.similar_button):
            part.hide()

    def _show(self, found: SeeView) -> None:
        self.standings = found.standings
        self.stands_now.emit()
        if found.ratings != self._rated:
            self._rated = found.ratings
            self._show_ratings()
        view = found.view
        self._show_years(view)
        if view is None or not view.groups:
            self._show_nothing("No figures of this year are loaded.")
            return
        before = self.heat_map.currentIndex()
        self.title.setText(f"What we see: the {view.year} Dashboard")
        part = "".join(f"{_in_part(newer)} " for newer in found.passed)
        self.hint.setText(f"{part}{LEGEND_DENSE} Enter on a cell writes a finding about it.")
        for part in (self.title, self.heat_map, self.hint, self.write_button, self.similar_button):
            part.show()
        self._every = view
        self.all_groups.setVisible(len(view.groups) > len(_main_groups(view, self.file)))
        self._show_groups()
        if before.isValid():
            self.heat_map.setCurrentIndex(self.heat_map.heat.index(before.row(), before.column()))
        self.write_button.setEnabled(self._cell is not None)

    def _show_groups(self) -> None:
        """The groups this case is about, or all of them."""
        view = self._every
        if view is None:
            return
        every = self.all_groups.isChecked()
        groups = view.groups if every else _main_groups(view, self.file)
        self.heat_map.show_view(replace(view, groups=groups))

    def _show_ratings(self) -> None:
        clear(self.ratings)
        for priority, rating in sorted(self._rated.items()):
            if rating is None:
                continue
            words = f"Priority {priority}: {_RATED.get(rating, str(rating))}"
            self.ratings.addWidget(
                button(
                    words,
                    lambda p=priority: self._write_rating(p),
                    role="chip",
                    name=f"Write a finding: local indicator, {words}",
                )
            )
        tab_through(self)

    def _choose(self, group: str, indicator: Indicator | None) -> None:
        self._cell = (group, indicator) if indicator is not None else None
        self.write_button.setEnabled(self._cell is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            self.write_finding()
            return True
        return super().eventFilter(watched, event)

    def write_finding(self, *, leads: bool = False) -> None:
        """Write a finding about the chosen cell, unless one says it; `leads` goes to it then.

        With Enter one stays on the cells, and writes about the next.
        """
        view = self.heat_map.heat.view
        if self.file is None or self._cell is None or view is None:
            return
        county, case_id, year = self.context.county, self.file.case.id, view.year
        group, indicator = self._cell
        figure = (FigureOrigin.DASHBOARD, year, str(indicator), group)
        self._write(
            figure,
            lambda: findings.write_from_cell(county, case_id, indicator, group, year),
            leads=leads,
        )

    def _write_rating(self, priority: int) -> None:
        view = self.heat_map.heat.view
        if self.file is None or view is None:
            return
        county, case_id, year = self.context.county, self.file.case.id, view.year
        self._write(
            (FigureOrigin.RATING, year, f"P{priority}", ALL_STUDENTS),
            lambda: findings.write_from_rating(county, case_id, priority, year),
            leads=True,
        )

    def _write(self, figure: _Figure, work: Callable[[], Changes], *, leads: bool) -> None:
        if there := self._finding_of(figure):
            self.asked_for.emit(there)
            return
        self._written = figure if leads else None
        self.context.change(work, owner=self)

    def _finding_of(self, figure: _Figure | None) -> str:
        """The id of the finding in which a figure stands; "" for none."""
        kept = self.file.figures if self.file is not None else ()
        found = (
            one.finding_id
            for one in kept
            if one.finding_id and (one.origin, one.year, one.indicator, one.group) == figure
        )
        return next(found, "")

    def lead_to_written(self) -> None:
        """The findings are shown anew: lead to the one that was just written."""
        if there := self._finding_of(self._written):
            self._written = None
            self.asked_for.emit(there)

    def open_local_data(self) -> None:
        """Show the district's own figures."""
        if self.file is None:
            return
        lea, case_id = self.file.lea, self.file.case.id
        LocalDataDialog(self.context, lea.cds, lea.name, case_id, parent=self.window()).open()

    def open_similar(self) -> None:
        """Show the districts most like this one, in the year whose cells are shown."""
        view = self.heat_map.heat.view
        if self.file is None or view is None:
            return
        SimilarDialog(
            self.context, self.file.lea.cds, view.year, self._cell, parent=self.window()
        ).open()


def _main_groups(view: DistrictView, file: CaseFile | None) -> tuple[str, ...]:
    """All students, the groups that met a criterion, and those the case looks at."""
    wanted = {ALL_STUDENTS, *(group for group, found in view.results.items() if found.reasons)}
    if file is not None:
        wanted |= {*file.case.focus_groups, *(figure.group for figure in file.figures)}
    return tuple(group for group in view.groups if group in wanted) or view.groups


def strengths_first(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of the law: strengths before weaknesses, each by state priority."""
    weak = FindingKind.WEAKNESS
    return tuple(sorted(found, key=lambda f: (f.kind is weak, f.priority, f.position)))


def _follow_kind(before: Finding, after: Finding) -> Finding:
    """A kept finding that changes its kind is never told more widely than before."""
    if before.kind is after.kind or before.sensitivity is not after.sensitivity:
        return after
    return replace(after, sensitivity=strictest(default_readers(after.kind), before.sensitivity))


def finding_list(see: SeeCard) -> ListSpec[Finding]:
    """The list of findings, with the figures kept with each and what became of them."""

    def figures(finding: Finding) -> list[KeptFigure]:
        found = see.file.figures if see.file is not None else ()
        return [figure for figure in found if figure.finding_id == finding.id]

    def about(finding: Finding) -> str:
        return "\n".join(one_figure(f, figure_name(f, short=True)) for f in figures(finding)) or "–"

    def in_full(finding: Finding) -> str:
        return "\n".join(one_figure(f, figure_name(f)) for f in figures(finding)) or "–"

    def one_figure(figure: KeptFigure, name: str) -> str:
        standing = see.standings.get(figure.id)
        since = standing.words if standing is not None else ""
        return f"{name}. {since}" if since else name

    priority = replace(
        shown(Finding.priority, width=18),
        text=lambda f: f"{f.priority} {PRIORITIES_SHORT.get(f.priority, '')}".strip(),
        tooltip=lambda f: value_words(field_info(Finding.priority), f.priority),
    )

    return list_of(
        Finding,
        "Begin with strengths: what works, and where it could spread. Then needs, by priority.",
        lambda file: Finding(
            case_id=file.case.id,
            kind=FindingKind.STRENGTH,
            priority=4,
            text="",
            sensitivity=default_readers(FindingKind.STRENGTH),
        ),
        (
            shown(
                Finding.kind,
                width=12,
                tone=lambda f: "good" if f.kind is FindingKind.STRENGTH else "warn",
            ),
            shown(Finding.text, width=44),
            Column("Figure, and since then", about, tooltip=in_full, width=19),
            shown(Finding.district_words, "District's words", width=22, missing="–"),
            priority,
            shown(Finding.sensitivity, "May read it", width=15),
        ),
        title="Strengths and needs by state priority",
        ordered=False,
        follow=_follow_kind,
    )


def _in_part(view: DistrictView) -> str:
    """What of a year is loaded, where most of it is not."""
    names = [INDICATORS[indicator].short for indicator in view.indicators]
    return f"Of {view.year} only {', '.join(names)} {'is' if len(names) == 1 else 'are'} loaded."


def figure_name(figure: KeptFigure, *, short: bool = False) -> str:
    """What a kept figure is of: "Students with disabilities · Suspension, Red".

    Where it is to be `short`, a group goes by its code: "SWD · Suspension, Red".
    """
    if figure.origin is FigureOrigin.RATING:
        return f"Local indicator {figure.indicator}"
    coded = short and figure.group != ALL_STUDENTS and figure.group in STUDENT_GROUPS
    group = figure.group if coded else group_words(figure.group)
    if figure.origin is FigureOrigin.LOCAL:
        parts = (group, figure.place, period_words(figure.period))
        return " · ".join(part for part in parts if part)
    known = figure.indicator in set(Indicator)
    name = INDICATORS[Indicator(figure.indicator)].short if known else figure.indicator
    color = f", {Color(figure.color).word}" if figure.color else ""
    return f"{group} · {name}{color}"


def readers_follow_kind(asking: Asking) -> None:
    """Let who may read a finding follow its kind until it is chosen; never wider for a kept one."""
    form = asking.form
    if form.property("follows") is form.controls["kind"]:
        return
    form.setProperty("follows", form.controls["kind"])
    kind, readers = (form.controls[name] for name in ("kind", "sensitivity"))
    assert isinstance(kind, QComboBox)
    assert isinstance(readers, QComboBox)
    words, kinds = [word for word, _words in SENSITIVITY], list(FindingKind)
    kept, chosen = False, False

    def begin() -> None:
        nonlocal kept, chosen
        kept, chosen = bool(form.typed()["text"]), False

    def follow(place: int) -> None:
        if not chosen:
            wanted = default_readers(kinds[place])
            if kept:
                wanted = strictest(wanted, words[readers.currentIndex()])
            readers.setCurrentIndex(words.index(wanted))

    def choose(_place: int) -> None:
        nonlocal chosen
        chosen = True

    begin()
    form.loaded.connect(begin)
    kind.activated.connect(follow)
    readers.activated.connect(choose)
