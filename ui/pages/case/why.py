"""Why: the basis of identification, as it was the day the case was opened."""

from datetime import date

from PySide6.QtWidgets import QFrame, QVBoxLayout

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.formats import date_words
from sos_desktop.domain.identification.basis import lettered_groups
from sos_desktop.services import districts
from sos_desktop.services.districts import DistrictView
from ui.context import AppContext
from ui.pages.case.tabs import CaseTab
from ui.widgets.basics import card, clear, label, pill, row
from ui.widgets.heatmap import HeatMap
from ui.widgets.why_card import WhyCard


class WhyTab(CaseTab):
    """The kept basis above, the year's heat map below."""

    title = "Why"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._view: DistrictView | None = None
        self.basis, self._basis_box = card()
        self.box.addWidget(self.basis)
        self.heat_frame, heat_box = card()
        self.heat_title = label("", "heading")
        self.heat_map = HeatMap()
        self.why = WhyCard()
        heat_box.addWidget(self.heat_title)
        heat_box.addWidget(
            label("Outlined cells made a group eligible. Every number opens its file and row.",
                  "small", tone="muted", wrap=True)
        )  # fmt: skip
        heat_box.addWidget(self.heat_map)
        heat_box.addWidget(self.why)
        self.box.addWidget(self.heat_frame)
        self.box.addStretch(1)
        self.heat_map.cell_chosen.connect(
            lambda group, indicator: (
                self._view and self.why.show_group(self._view, group, indicator)
            )
        )

    def show_file(self, file: CaseFile) -> None:
        super().show_file(file)
        clear(self._basis_box)
        _fill_basis(self._basis_box, file)
        self.heat_frame.hide()
        county, cds, year = self.context.county, file.case.cds, file.case.year
        self.context.query(
            lambda: districts.district(county, cds, year), self._show_view, owner=self,
            failed=lambda _error: self.heat_frame.hide(),
        )  # fmt: skip

    def _show_view(self, view: DistrictView) -> None:
        self._view = view
        self.heat_frame.setVisible(bool(view.groups))
        self.heat_title.setText(f"The {view.year} Dashboard as loaded now")
        self.heat_map.show_view(view)
        self.heat_map.setFixedHeight(self.heat_map.all_rows_height() + 24)
        lettered = [group for group, result in view.results.items() if result.letter]
        if view.groups:
            self.heat_map.choose((lettered or list(view.groups))[0])


def _fill_basis(box: QVBoxLayout, file: CaseFile) -> None:
    case, basis = file.case, file.case.basis
    box.addWidget(label("What led to this case", "heading"))
    opened = f"{case.route.words}, opened {date_words(case.opened_on)}"
    box.addWidget(
        label(f"{opened} by {case.opened_by}" if case.opened_by else opened, tone="muted")
    )
    if case.request:
        box.addWidget(label(case.request, wrap=True))
    if not basis.get("rules"):
        if not case.request:
            box.addWidget(label("No basis was recorded.", tone="muted"))
        return
    day = date_words(date.fromisoformat(basis["computed_on"]))
    box.addLayout(row(pill(basis["result"], "warn"), pill(f"kept as of {day}")))
    groups = lettered_groups(basis)
    if not groups:
        box.addWidget(label("No student group met two or more priorities that day.", wrap=True))
    for group in groups.values():
        box.addWidget(_group(group["letter"], group["sentence"]))
    if basis.get("missing"):
        box.addWidget(
            label(f"Not computable then: {', '.join(basis['missing'])} was not loaded.",
                  tone="warn", wrap=True)
        )  # fmt: skip
    names = ", ".join(f"{f['name']} ({f['imported_at'][:10]})" for f in basis.get("files", ()))
    box.addWidget(
        label(f"{basis['rules']['title']}. From {names}. Later files do not change this basis.",
              "small", tone="muted", wrap=True)
    )  # fmt: skip


def _group(letter: str, sentence: str) -> QFrame:
    frame = QFrame()
    inner = row(pill(f"letter {letter}", "accent"), label(sentence, wrap=True), stretch_last=True)
    inner.setContentsMargins(0, 4, 0, 4)
    frame.setLayout(inner)
    return frame
