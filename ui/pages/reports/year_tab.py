"""The county office's year of support: its goals, gains that faded, and the annual summary."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.domain.casework.dates.school_years import school_year_of
from sos_desktop.domain.casework.learning_words import GainStanding, GoalArea
from sos_desktop.domain.casework.records import CountyGoal
from sos_desktop.domain.casework.stages.routes import school_year
from sos_desktop.domain.documents.registry import ANNUAL, CASELOAD, IDENTIFICATION, DocumentKind
from sos_desktop.domain.formats import counted
from sos_desktop.foundation import clock
from sos_desktop.services.casework.look_backs import AfterSupport, after_support
from sos_desktop.services.county import registers
from sos_desktop.services.documents import DocumentRequest
from ui.context import AppContext
from ui.document_dialog import DocumentDialog
from ui.pages.case.declared import asked, shown
from ui.pages.reports.roll_ups import put_together, save_roll_up
from ui.widgets.basics import button
from ui.widgets.flow import FlowLayout
from ui.widgets.forms.form_fields import AnyField
from ui.widgets.lists.county_list import CountyList

_NAMED = 5


class YearTab(QWidget):
    """Goals with a metric each; what became of gains stands above them."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.goals = CountyList(
            context,
            CountyGoal,
            (
                shown(CountyGoal.text, width=40),
                shown(CountyGoal.year, "From", width=8),
                shown(CountyGoal.area, width=24),
                shown(CountyGoal.metric, width=28, missing="no metric yet"),
                shown(CountyGoal.result, width=20, missing="not said"),
                shown(CountyGoal.funding, width=22, missing="not said"),
                shown(CountyGoal.dollars, width=12, missing="not known"),
            ),
            _fields,
            lambda: CountyGoal(year=school_year_of(clock.today()), text=""),
        )
        self.make_button = button("Annual summary…", lambda: self.make(), role="primary")
        self.caseload_button = button("Caseload report…", lambda: self.make(CASELOAD))
        self.year_button = button("Identification report…", lambda: self.make(IDENTIFICATION))
        self.roll_up_button = button("Roll-up without names…", lambda: save_roll_up(context, self))
        self.together_button = button("Put roll-ups together…", lambda: put_together(context, self))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(8)
        papers = FlowLayout()
        for made in (
            self.make_button,
            self.caseload_button,
            self.year_button,
            self.roll_up_button,
            self.together_button,
        ):
            papers.addWidget(made)
        box.addLayout(papers)
        box.addWidget(self.goals, 1)

    def reload(self) -> None:
        """Read the goals and the gains anew."""
        county = self._context.county
        self._context.query(
            lambda: (registers.all_of(county, CountyGoal), after_support(county)),
            self._show,
            owner=self,
        )

    def _show(self, found: tuple[tuple[CountyGoal, ...], tuple[AfterSupport, ...]]) -> None:
        goals, ended = found
        this_year = school_year_of(clock.today())
        ordered = sorted(goals, key=lambda goal: (-goal.year, list(GoalArea).index(goal.area)))
        self.goals.show_rows(ordered, (_goals_words(goals, this_year), _gains_words(ended)))

    def make(self, kind: DocumentKind = ANNUAL) -> DocumentDialog:
        """Ask how a document about the county is wanted."""
        dialog = DocumentDialog(
            self._context,
            self,
            self._context.county.county,
            (kind,),
            lambda kind, reader: DocumentRequest(kind, (), reader),
            day=clock.today(),
        )
        dialog.open()
        return dialog


def _fields() -> Sequence[AnyField]:
    return (
        asked(CountyGoal.year),
        asked(CountyGoal.area),
        asked(CountyGoal.text),
        asked(CountyGoal.activities),
        asked(CountyGoal.metric),
        asked(CountyGoal.result),
        asked(CountyGoal.funding),
        asked(CountyGoal.dollars),
        asked(CountyGoal.in_lcap),
    )


def _goals_words(goals: Sequence[CountyGoal], year: int) -> str:
    of_year = [goal for goal in goals if goal.year == year]
    missing = [area.words for area in GoalArea if area not in {goal.area for goal in of_year}]
    without = sum(not goal.metric for goal in of_year)
    said = f"{school_year(year)}: {counted(len(of_year), 'goal') if of_year else 'no goal yet'}"
    said += f", {without} without a metric." if without else "."
    return f"{said} None yet about: {', '.join(missing)}." if missing else said


def _gains_words(ended: Sequence[AfterSupport]) -> str:
    """What lasted where support ended, with the LEAs where gains faded by name."""
    if not ended:
        return "Support has ended in no case yet."
    slipping = [one for one in ended if one.slipped]
    told = [
        f"{one.lea.name} ({', '.join(_slip(gain.name, gain.standing) for gain in one.slipped)})"
        for one in slipping[:_NAMED]
    ]
    rest = f" and {len(slipping) - _NAMED} more" if len(slipping) > _NAMED else ""
    cases = counted(len(ended), "case")
    if not slipping:
        return f"Support ended in {cases}; no gain is known to fade."
    return f"Support ended in {cases}; gains slipped in {'; '.join(told)}{rest}."


def _slip(name: str, standing: GainStanding) -> str:
    return f"{name}: {standing.words.lower()}"
