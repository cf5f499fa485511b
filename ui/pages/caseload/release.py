"""Release day: what a year means for every LEA's case, chosen line by line, done in one step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.formats import counted
from sos_desktop.services.casework import case_release
from sos_desktop.services.casework.case_release import (
    CaseRelease,
    ReleaseDone,
    ReleasePlan,
    ReleaseStep,
)
from sos_desktop.services.dashboard.loaded_years import loaded_years
from sos_desktop.services.identification.whole_years import year_at_work
from ui.context import AppContext
from ui.models.table import Column
from ui.pages.caseload.tick_table import TickTable
from ui.widgets.basics import button, label
from ui.widgets.choice import ChoiceBox
from ui.widgets.dialog import Dialog

_STEPS = {
    ReleaseStep.OPEN: ("Open a case", "accent"),
    ReleaseStep.CONTINUE: ("Continue", "good"),
    ReleaseStep.PRESENT: ("There already", "quiet"),
    ReleaseStep.NONE: ("Nothing to open", "quiet"),
}
_EXPLANATION = (
    "Every district and charter school owed assistance in the year gets a case, or its open "
    "case goes on with the year's status and basis. Undo takes all of them back at once."
)

COLUMNS: tuple[Column[CaseRelease], ...] = (
    Column("LEA", lambda line: line.lea.name, width=38, tooltip=lambda line: line.lea.name),
    Column(
        "What",
        lambda line: _STEPS[line.step][0],
        sort=lambda line: list(ReleaseStep).index(line.step),
        tone=lambda line: _STEPS[line.step][1],
        width=14,
    ),
    Column("Status", lambda line: line.status, width=33, tooltip=lambda line: line.status),
    Column("Remark", lambda line: _remark(line), width=28, tooltip=lambda line: _remark(line)),
    Column("Whose result", lambda line: line.standing, width=20),
)
_WHOSE = len(COLUMNS) - 1


def _remark(line: CaseRelease) -> str:
    return line.why or (line.route.words if line.route else "")


class ReleaseDialog(Dialog):
    """Previews, and opens or continues what is ticked."""

    def __init__(self, context: AppContext, parent: QWidget, year: int | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Open cases for a year")
        self._context = context
        self._wanted = year
        self._plan = ReleasePlan(0, ())
        self.year = ChoiceBox()
        self.year.setAccessibleName("Dashboard year")
        self.note = label("Looking at the year…", tone="muted", wrap=True)
        self.table = TickTable(
            COLUMNS, name="What the year means for each LEA", key=_cds, can=lambda line: line.can
        )
        self.open_button = button("Open the cases", self.submit, role="primary")
        self.open_button.setEnabled(False)
        self._lay_out()
        self._fit_screen(parent)
        self.table.ticks.ticked.connect(self._count)
        self.year.activated.connect(lambda _place: self._look())
        county = context.county
        context.query(
            lambda: (loaded_years(county), year_at_work(county)), self._show_years, owner=self
        )

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(label("Open cases for a year", "heading", wrap=True))
        layout.addWidget(label(_EXPLANATION, tone="muted", wrap=True))
        line = QHBoxLayout()
        words = label("Dashboard year")
        words.setBuddy(self.year)
        line.addWidget(words)
        line.addWidget(self.year)
        line.addStretch(1)
        self.all_button = button("Tick all", lambda: self._tick(on=True), role="quiet")
        self.none_button = button("Tick none", lambda: self._tick(on=False), role="quiet")
        line.addWidget(self.all_button)
        line.addWidget(self.none_button)
        layout.addLayout(line)
        layout.addWidget(self.note)
        layout.addWidget(self.table, 1)
        layout.addLayout(self.last_line(self.open_button))

    def _fit_screen(self, parent: QWidget) -> None:
        place, unit = parent.screen().availableSize(), self.fontMetrics().averageCharWidth()
        self.resize(min(unit * 130, place.width() - 40), min(unit * 80, place.height() - 80))

    def _show_years(self, found: tuple[tuple[int, ...], int | None]) -> None:
        years, at_work = found
        self.year.addItems([str(year) for year in years])
        if not years:
            self.note.setText(
                "No Dashboard files or assistance list are loaded. Load them on the Data page."
            )
            return
        first = self._wanted if self._wanted in years else at_work
        if first is not None:
            self.year.setCurrentIndex(years.index(first))
        self.table.setFocus()
        self._look()

    def _look(self) -> None:
        self.open_button.setEnabled(False)
        county, year = self._context.county, int(self.year.currentText())
        self._context.query(
            lambda: case_release.plan_release(county, year), self._show_plan, owner=self
        )

    def _show_plan(self, plan: ReleasePlan) -> None:
        if str(plan.year) != self.year.currentText():
            return
        self._plan = plan
        alike = len({line.standing for line in plan.lines}) < 2  # then it is said above the list
        self.table.leave_out([_WHOSE] if alike else [])
        self.table.set_rows(plan.lines)
        if plan.lines:
            self.table.select_row(0)
        self._tick(on=True)
        if not plan.lines:
            self.note.setText(plan.why_not or f"No LEA is owed assistance in {plan.year}.")

    def ticked(self) -> list[str]:
        """The CDS codes of the ticked LEAs."""
        return [line.lea.cds for line in self._plan.lines if line.lea.cds in self.table.ticks.keys]

    def _tick(self, *, on: bool) -> None:
        self.table.ticks.tick([line.lea.cds for line in self._plan.lines] if on else [])

    def _count(self) -> None:
        lines, keys = self._plan.lines, self.table.ticks.keys
        steps = [line.step for line in lines if line.lea.cds in keys]
        new, further = steps.count(ReleaseStep.OPEN), steps.count(ReleaseStep.CONTINUE)
        can = any(line.can for line in lines)
        if lines:
            nothing = "Nothing is ticked." if can else "There is nothing to open or continue."
            standing = {line.standing for line in lines}
            whose = f" All results: {standing.pop()}." if len(standing) == 1 else ""
            words = f"{new} to open, {further} to continue." if steps else nothing
            self.note.setText(f"{words}{whose}{self._plan.of_state_words}")
        self.open_button.setEnabled(bool(steps))
        self.all_button.setEnabled(can)
        self.none_button.setEnabled(can)

    def submit(self) -> None:
        """Open and continue what is ticked."""
        codes, county = self.ticked(), self._context.county
        year = int(self.year.currentText())
        self.open_button.setEnabled(False)
        self._context.query(
            lambda: case_release.open_or_continue(county, year, codes),
            self._done,
            owner=self,
            failed=self._failed,
        )

    def _done(self, done: ReleaseDone) -> None:
        self._context.announce(done.changes, quiet=True)
        steps = [line.step for line in done.done]
        told = ((ReleaseStep.OPEN, "opened"), (ReleaseStep.CONTINUE, "continued"))
        counts = [(steps.count(step), verb) for step, verb in told]
        words = ", ".join(f"{counted(count, 'case')} {verb}" for count, verb in counts if count)
        words = words or "No case opened"
        if done.left:
            left = "; ".join(f"{line.lea.name}: {line.why}" for line in done.left[:3])
            words += f", {len(done.left)} left out ({left})"
        self._context.notice.emit(
            "good" if done.done else "warn", words, "Undo" if done.done else ""
        )
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self.open_button.setEnabled(True)
        self._context.report(error)


def _cds(line: CaseRelease) -> str:
    return line.lea.cds
