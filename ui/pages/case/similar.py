"""The districts most like one, side by side, and which of them left the same Red cells."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sos_desktop.domain.dashboard.codes import (
    INDICATORS,
    STUDENT_GROUPS,
    Color,
    Indicator,
    applies,
    group_name,
)
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.similar import Part, apart_words
from sos_desktop.domain.dashboard.wording import change_words, value_words
from sos_desktop.domain.formats import counted, number_words
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.dashboard.similar import (
    SimilarRow,
    SimilarView,
    side_by_side,
    similar,
    similar_rule,
)
from ui.context import AppContext
from ui.models.table import Column
from ui.widgets.basics import button, label, named_field, row
from ui.widgets.choice import ChoiceBox
from ui.widgets.dialog import Dialog
from ui.widgets.flow import FlowLayout
from ui.widgets.lists.fitted_table import FittedTable
from ui.widgets.refusal import Refusal

_MOST = 5
_PARTS = {
    Part.TYPE: "Grades taught",
    Part.SIZE: "Size",
    Part.GROUPS: "Student groups",
    Part.LOCATION: "Place",
}
_APART = _PARTS | {Part.TYPE: "Grades", Part.GROUPS: "Groups"}


class SimilarDialog(Dialog):
    """How alike, why, the same cell beside each, and when they left Red."""

    def __init__(
        self,
        context: AppContext,
        cds: str,
        year: int,
        cell: tuple[str, Indicator] | None,
        *,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Similar districts")
        self._context, self._cds, self._year = context, cds, year
        self._view: SimilarView | None = None
        self._beside: Mapping[str, Observation] = {}
        self.weights = {part: self._weight(part) for part in Part}
        self.indicator, self.group = ChoiceBox(), ChoiceBox()
        for indicator in Indicator:
            self.indicator.addItem(INDICATORS[indicator].short, indicator)
        for code, facts in STUDENT_GROUPS.items():
            if facts.accountable:
                self.group.addItem(facts.name, code)
        if cell is not None:
            self.group.setCurrentIndex(max(0, self.group.findData(cell[0])))
            self.indicator.setCurrentIndex(max(0, self.indicator.findData(cell[1])))
        self.facts = label("", wrap=True)
        self.table = FittedTable(
            self._columns(),
            name="Similar districts",
            key=lambda r: r.likeness.profile.cds,
            lines=4,
            whole=False,
        )
        self.problem = Refusal()
        self._lay_out()
        place = parent.screen().availableSize()
        self.resize(min(1180, place.width() - 40), min(720, place.height() - 80))
        self.look()

    def _weight(self, part: Part) -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(f"Weight: {_PARTS[part]}")
        for number in range(_MOST + 1):
            box.addItem("not at all" if number == 0 else str(number), float(number))
        usual = similar_rule().weights.get(part, 1.0)
        box.setCurrentIndex(min(_MOST, round(usual)))
        box.activated.connect(lambda _place: self.look())
        return box

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self.facts)
        weights = FlowLayout()
        weights.addWidget(label("How much each part counts:", tone="muted"))
        for part, box in self.weights.items():
            weights.addWidget(named_field(_PARTS[part], box, tone=""))
        layout.addLayout(weights)
        for words, box in (("Indicator", self.indicator), ("Student group", self.group)):
            box.setAccessibleName(words)
            box.activated.connect(lambda _place: self._look_beside())
        layout.addLayout(row(label("Side by side:", tone="muted"), self.indicator, self.group))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.problem)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Close", self.reject, role="primary"))
        layout.addLayout(buttons)

    def _columns(self) -> tuple[Column[SimilarRow], ...]:
        return (
            Column("District", lambda r: r.likeness.profile.name, width=26),
            Column("County", lambda r: r.likeness.profile.county, width=14),
            Column(
                "Alike",
                lambda r: f"{number_words(r.likeness.percent, 0)}%",
                sort=lambda r: r.likeness.percent,
                tooltip=_why,
                numeric=True,
                width=8,
            ),
            *(self._apart(part) for part in Part),
            Column(
                "Students",
                _students,
                sort=lambda r: r.likeness.profile.students,
                numeric=True,
                width=10,
            ),
            Column("This year", self._value, sort=self._status, width=22),
            Column("Left the same Red cell", _left, tooltip=_left, width=34),
        )

    def _apart(self, part: Part) -> Column[SimilarRow]:
        return Column(
            f"{_APART[part]} apart",
            lambda r: _apart_words(r, part),
            sort=lambda r: r.likeness.parts.get(part),
            tooltip=lambda r: self._explained(r, part),
            numeric=True,
            spare=True,
            width=8,
        )

    def _explained(self, shown: SimilarRow, part: Part) -> str:
        """What stands behind a distance, of both."""
        view = self._view
        if view is None:
            return ""
        return apart_words(view.lea, shown.likeness, part, view.rule)

    def _value(self, shown: SimilarRow) -> str:
        return _figure(self._beside.get(shown.likeness.profile.cds))

    def _status(self, shown: SimilarRow) -> float | None:
        found = self._beside.get(shown.likeness.profile.cds)
        return None if found is None else found.status

    def look(self) -> None:
        """Compare anew, with the weights as chosen."""
        county, cds, year = self._context.county, self._cds, self._year
        weights = {part: float(box.currentData()) for part, box in self.weights.items()}
        self._context.query(
            lambda: similar(county, cds, year, weights),
            self._show,
            owner=self,
            failed=self._refuse,
        )

    def _show(self, view: SimilarView) -> None:
        self._view = view
        self.problem.say("")
        self._look_beside()

    def _look_beside(self) -> None:
        view = self._view
        if view is None:
            return
        county = self._context.county
        indicator, group = Indicator(self.indicator.currentData()), str(self.group.currentData())
        self._context.query(
            lambda: side_by_side(county, view, indicator, group), self._show_beside, owner=self
        )

    def _show_beside(self, found: Mapping[str, Observation]) -> None:
        view = self._view
        if view is None:
            return
        self._beside = found
        indicator, group = Indicator(self.indicator.currentData()), str(self.group.currentData())
        own = _figure(found.get(view.lea.cds))
        if not applies(indicator, group):
            own = "not reported for this group"
        self.facts.setText(
            f"{view.lea.name}, {INDICATORS[indicator].short}, {group_name(group)}, {view.year}: "
            f"{own}. Compared with {counted(view.compared, 'district')} that are loaded; "
            f"{view.sizes_words}. Apart: 0 is the same, 100 as far as can be; point at a number to "
            "read why."
        )
        self.table.set_rows(view.rows)

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, InputProblem):
            self.problem.say(error.message)
        else:
            self._context.report(error)


def _apart_words(shown: SimilarRow, part: Part) -> str:
    gap = shown.likeness.parts.get(part)
    return "not known" if gap is None else number_words(100 * gap, 0)


def _students(shown: SimilarRow) -> str:
    students = shown.likeness.profile.students
    return "not reported" if students is None else f"{students:,}"


def _why(shown: SimilarRow) -> str:
    """How near each part is, the furthest first."""
    parts = sorted(shown.likeness.parts.items(), key=lambda item: -item[1])
    near = [f"{_PARTS[part].lower()} {number_words(100 * (1 - gap), 0)}%" for part, gap in parts]
    return ", ".join(near)


def _left(shown: SimilarRow) -> str:
    told = []
    for (indicator, group), when in shown.left.items():
        back = f", Red again in {when.back}" if when.back else ""
        told.append(
            f"{group_name(group)}, {INDICATORS[indicator].short}: Red in {when.red}, "
            f"{when.color.word} in {when.left}{back}"
        )
    return "\n".join(told) or "–"


def _figure(found: Observation | None) -> str:
    if found is None or found.status is None:
        return "not reported"
    color = found.color or Color.NONE
    parts = [value_words(found.indicator, found.status), color.word if color else ""]
    parts.append(change_words(found))
    return ", ".join(part for part in parts if part)
