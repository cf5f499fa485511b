"""Why: the basis of identification, as it was the day the case was opened."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.words import Stage
from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.domain.formats import date_words
from sos_desktop.domain.identification.basis import OFFICIAL, IdentificationBasis
from sos_desktop.services.dashboard.districts import DistrictView
from ui.pages.case.focus import FocusCard, YearsCard
from ui.pages.case.model import WhyView, why_view
from ui.pages.case.tabs import CaseTab
from ui.widgets.basics import card, clear, label, pill, row
from ui.widgets.charts.heatmap import LEGEND, HeatMap
from ui.widgets.charts.why_card import WhyCard
from ui.widgets.flow import FlowLayout

_COLUMN = 12
"""Average characters of a heat map column here, where the sentence stands beside the map."""


class WhyTab(CaseTab):
    """The kept basis above, the year's heat map below."""

    key = "why"
    title = "Identification"
    stage = Stage.IDENTIFICATION

    def build(self) -> Iterator[None]:
        self._view: DistrictView | None = None
        self._basis_of: object = None
        self._arranged: object = None
        self.basis, self._basis_box = card()
        self.box.addWidget(self.basis)
        self.focus = self.add(FocusCard(self.context))
        yield
        self.years = self.add(YearsCard(self.context))
        yield
        self.later = label("", tone="warn", wrap=True)
        self.heat_map = HeatMap(whole=True)
        self.heat_map.setProperty("role", "fitted")
        self.why = WhyCard()
        self.heat_frame = self._heat_card()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(16)
        self._beside.addWidget(self.heat_frame, 1)
        self._beside.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(self._beside)
        self.box.addStretch(1)
        self.heat_map.cell_chosen.connect(self._show_cell)

    def _heat_card(self) -> QFrame:
        frame, box = card(margin=0)
        self.heat_title = label("", "heading", wrap=True)
        box.addWidget(self.heat_title)
        box.addWidget(
            label(
                f"{LEGEND} Choose a cell to see why, and its file and row.",
                "small",
                tone="muted",
                wrap=True,
            )
        )
        box.addWidget(self.heat_map)
        return frame

    def fill(self, file: CaseFile) -> Iterator[None]:
        self.focus.show_file(file)
        self.years.show_file(file)
        yield
        of = (file.case.basis, file.case.route, file.case.request)
        if of != self._basis_of:
            self._basis_of = of
            clear(self._basis_box)
            self.later = label("", tone="warn", wrap=True)
            self.later.hide()
            _fill_basis(self._basis_box, file)
            self._basis_box.insertWidget(self._basis_box.count() - 1, self.later)
        county = self.context.county
        self.context.query(lambda: why_view(county, file), self._show_view, owner=self)

    def _show_view(self, why: WhyView) -> None:
        view = self._view = why.view
        self.later.setText(why.later)
        self.later.setVisible(bool(why.later))
        known = view is not None and bool(view.groups)
        self.heat_frame.setVisible(known)
        self.why.setVisible(known)
        if view is None or not known:
            return
        self.heat_title.setText(f"The {view.year} Dashboard as loaded now")
        before = self.heat_map.currentIndex()
        self.heat_map.show_view(view)
        self._arrange()
        if before.isValid():
            self.heat_map.setCurrentIndex(self.heat_map.heat.index(before.row(), before.column()))
            return
        lettered = [group for group, result in view.results.items() if result.letter]
        self.heat_map.choose((lettered or list(view.groups))[0])

    def _show_cell(self, group: str, indicator: Indicator | None) -> None:
        if self._view is not None:
            self.why.show_group(self._view, group, indicator)

    def _arrange(self) -> None:
        """The sentence beside the map where both fit, else below it."""
        unit = self.fontMetrics().averageCharWidth()
        columns = self.heat_map.heat.columnCount()
        needed = unit * (_COLUMN * columns + 22 + 34) + 80
        wide = self.width() >= needed
        if (wide, unit) == self._arranged:
            return  # said once more, Qt would lay out and paint all of it again
        self._arranged = (wide, unit)
        side = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(side)
        place = Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag(0)
        self._beside.setAlignment(self.why, place)
        self.why.setMaximumWidth(unit * 36 if wide else 16_777_215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.file is not None:
            self._arrange()


def _fill_basis(box: QVBoxLayout, file: CaseFile) -> None:
    case, basis = file.case, file.case.basis
    tone = "accent" if basis.result == OFFICIAL else "warn"
    pills = [pill(basis.result, tone)] if basis.result else []
    if basis.status:
        same = basis.status_basis == basis.result
        whose = "" if same else f", {basis.status_basis.lower()}"
        pills.append(pill(f"{basis.status}{whose}"))
    if basis.computed_on:
        pills.append(pill(f"kept as of {date_words(basis.computed_on)}"))
    head = FlowLayout()
    for widget in (label("What led to this case", "heading"), *pills):
        head.addWidget(widget)
    box.addLayout(head)
    if case.request:
        box.addWidget(label(f"{case.route.words}. {case.request}", wrap=True))
    if basis.rules is None:
        nothing = "" if case.request else f"{case.route.words}. No basis was recorded."
        box.addWidget(_small(nothing or "This route needs no Dashboard data."))
        return
    if not basis.lettered:
        none = (
            "No student group met two or more priorities that day."
            if basis.settled
            else "Which student groups met two or more priorities could not be told from what was "
            "loaded that day."
        )
        box.addWidget(label(none, wrap=True))
    for group in basis.lettered:
        box.addWidget(_group(group.letter, group.sentence))
    if any(group.computed_letter for group in basis.groups):
        found = [
            f"{group.name} {group.computed_letter or 'none'}"
            for group in basis.groups
            if group.computed_letter is not None
        ]
        box.addWidget(
            _small(f"Computed (estimate) where it differed from CDE's list: {', '.join(found)}.")
        )
    if basis.missing:
        box.addWidget(
            label(
                f"Not computable then, because not loaded: {', '.join(basis.missing_names)}.",
                tone="warn",
                wrap=True,
            )
        )
    box.addWidget(_sources(basis))


def _sources(basis: IdentificationBasis) -> QLabel:
    files = basis.files
    days = sorted({found.imported_at[:10] for found in files})
    loaded = " and ".join(date_words(date.fromisoformat(day)) for day in days)
    count = f"{len(files)} file{'' if len(files) == 1 else 's'}"
    source = f"from {count} loaded {loaded}" if files else "no figures are kept with the case"
    made = _small(f"{basis.rules_title}, {source}. Later files do not change this basis.")
    made.setToolTip("\n".join(f"{f.name}, loaded {f.imported_at[:10]}" for f in files))
    return made


def _small(text: str) -> QLabel:
    return label(text, "small", tone="muted", wrap=True)


def _group(letter: str, sentence: str) -> QFrame:
    frame = QFrame()
    code = pill(f"letter code {letter}", "accent")
    inner = row(code, label(sentence, wrap=True), stretch_last=True)
    inner.setContentsMargins(0, 4, 0, 4)
    inner.setAlignment(code, Qt.AlignmentFlag.AlignTop)
    frame.setLayout(inner)
    return frame
