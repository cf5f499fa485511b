"""The upper cards of Why: what the work is about, its years, and an LCAP's way to approval."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.dates.calendar import under_review
from sos_desktop.domain.casework.history.labels import CHANGE_FOCUS
from sos_desktop.domain.casework.records import Case
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.casework.stages.cycles import newest_year
from sos_desktop.domain.casework.stages.routes import LCAP_STEPS
from sos_desktop.domain.casework.words import PRIORITIES
from sos_desktop.domain.changes import Changes
from sos_desktop.domain.dashboard.codes import LETTER_GROUPS, STUDENT_GROUPS, EntityKind
from sos_desktop.domain.formats import date_words
from sos_desktop.domain.identification.basis import BasisGroup
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework import case_cycles, cases
from sos_desktop.services.dashboard.loaded_years import loaded_years
from sos_desktop.services.identification.whole_years import year_at_work
from ui.context import AppContext
from ui.pages.case.lcap import CHANGE, lcap_dialog
from ui.widgets.basics import button, clear, label, row
from ui.widgets.chips import Fact, Facts
from ui.widgets.flow import FlowLayout
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import Field

_COE_ONLY = (9, 10)
_AHEAD = 3


@frozen_dataclass
class ContinuedIn:
    """In which Dashboard year a case goes on."""

    year: int | None


class FocusCard(QFrame):
    """Student groups and state priorities the work is about; more than what led to it."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._file: CaseFile | None = None
        self.setProperty("role", "card")
        self.edit_button = button("Change focus…", self.edit, role="quiet", icon_name="pencil")
        self._chosen = Facts()
        self.none = label(
            "Nothing is chosen yet. Help need not stay with the groups that led to identification.",
            tone="muted",
            wrap=True,
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        head = row(label("Focus of the work", "heading"))
        head.addWidget(self.edit_button)
        box.addLayout(head)
        box.addWidget(self.none)
        box.addLayout(self._chosen)

    def show_file(self, file: CaseFile) -> None:
        """Show a case."""
        self._file, case = file, file.case
        groups = [
            Fact(STUDENT_GROUPS[code].name if code in STUDENT_GROUPS else code, "accent")
            for code in case.focus_groups
        ]
        priorities = [Fact(f"Priority {n} {PRIORITIES[n]}") for n in case.focus_priorities]
        self._chosen.show_facts([*groups, *priorities])
        self.none.setVisible(not (groups or priorities))

    def edit(self) -> None:
        """Choose groups and priorities."""
        if self._file is not None:
            focus_dialog(self._context, self, self._file).open()


def focus_dialog(context: AppContext, parent: QWidget, file: CaseFile) -> FormDialog[Case]:
    """Several groups and priorities; those that led to the case say so."""
    county, letters = context.county, _letters(file)
    met = {n for group in letters.values() for n in group.priorities}
    groups = [
        (code, f"{STUDENT_GROUPS[code].name}{_letter(letters, code)}")
        for code in ("ALL", *LETTER_GROUPS)
    ]
    priorities = [
        (number, f"{number} {words}{', led to identification' if number in met else ''}")
        for number, words in PRIORITIES.items()
        if number not in _COE_ONLY or file.lea.kind == EntityKind.COE
    ]

    def save(case: Case) -> Changes:
        kept = cases.case_file(county, case.id).case
        chosen = replace(
            kept, focus_groups=case.focus_groups, focus_priorities=case.focus_priorities
        )
        return cases.update_case(county, chosen, CHANGE_FOCUS)

    return FormDialog(
        context,
        f"Focus of the work with {file.lea.name}",
        (
            Field(Case.focus_groups, "Student groups", Editor.MULTIPLE, groups),
            Field(Case.focus_priorities, "State priorities", Editor.MULTIPLE, priorities),
        ),
        file.case,
        save,
        parent=parent,
        explanation="Choose what the district and you agreed to work on. It need not be what led "
        "to identification.",
    )


def _letters(file: CaseFile) -> dict[str, BasisGroup]:
    bases = (file.case.basis, *(year.basis for year in file.years))
    return {group.code: group for basis in bases for group in basis.lettered}


def _letter(letters: dict[str, BasisGroup], code: str) -> str:
    return f", letter code {letters[code].letter}" if code in letters else ""


class YearsCard(QFrame):
    """The years a case has gone through after its first, and an LCAP's steps."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._file: CaseFile | None = None
        self._shown: object = None
        self.setProperty("role", "card")
        # Made once: who has continued a case by one of them is still there afterwards.
        self.lcap_button = button(
            "LCAP not approved…",
            self.change_dates,
            role="quiet",
            name="LCAP not approved: note its steps",
        )
        self.on_button = button("Continue in a further year…", self.go_on, role="quiet")
        head = FlowLayout()
        for part in (label("Years of this case", "heading"), self.lcap_button, self.on_button):
            head.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(6)
        box.addLayout(head)
        self._box = QVBoxLayout()
        self._box.setSpacing(6)
        box.addLayout(self._box)

    def show_file(self, file: CaseFile) -> None:
        """Show a case; what would say the same stays, and keeps the keys it may have."""
        self._file = file
        goes_on, years = file.case.closed_on is None, _years(file)
        steps = _steps(file) if under_review(file.case) else ()
        if (goes_on, years, steps) == self._shown:
            return
        self._shown = (goes_on, years, steps)
        self.lcap_button.setVisible(goes_on and not steps)
        self.on_button.setVisible(goes_on)
        clear(self._box)
        self._lines(years)
        if steps:
            self._lcap(steps, goes_on=goes_on)

    def _lines(self, lines: Sequence[str]) -> None:
        for words in lines:
            self._box.addWidget(label(words, wrap=True))

    def _lcap(self, steps: Sequence[str], *, goes_on: bool) -> None:
        head = row(label("The LCAP's way to approval", "strong"))
        if goes_on:
            head.addWidget(
                button("Change dates…", self.change_dates, role="quiet", name=f"{CHANGE}…")
            )
        self._box.addLayout(head)
        self._lines(steps)

    def go_on(self) -> None:
        """Continue in a further year."""
        if self._file is not None:
            continue_dialog(self._context, self, self._file).open()

    def change_dates(self) -> None:
        """Note the steps of the review."""
        if self._file is not None:
            lcap_dialog(self._context, self, self._file).open()


def _years(file: CaseFile) -> tuple[str, ...]:
    """Each year of a case, in words."""
    first = f"{file.case.year}: " if file.case.year else ""
    status = file.case.basis.status
    opened = f"opened {date_words(file.case.opened_on)}"
    lines = [f"{first}{status or file.case.route.words}, {opened}"]
    for year in file.years:
        names = [group.name for group in year.basis.lettered]
        groups = f" – {', '.join(names)}" if names else ""
        status = year.status or "status not known"
        lines.append(f"{year.year}: {status}, noted {date_words(year.noted_on)}{groups}")
    return tuple(lines)


def _steps(file: CaseFile) -> tuple[str, ...]:
    """Each step of an LCAP's review with its day, in words."""
    days: dict[str, date | None] = {name: getattr(file.case, name) for name in LCAP_STEPS}
    return tuple(
        f"{words}: {date_words(days[name], 'not yet')}" for name, words in LCAP_STEPS.items()
    )


def continue_dialog(
    context: AppContext, parent: QWidget, file: CaseFile
) -> FormDialog[ContinuedIn]:
    """Let a case go on in a further Dashboard year."""
    newest = newest_year(file.case, file.years) or clock.today().year - 1
    loaded, at_work = loaded_years(context.county), year_at_work(context.county)
    further = range(newest + 1, newest + 1 + _AHEAD)
    years: list[tuple[int | None, str]] = [
        (year, str(year) if year in loaded else f"{year} (nothing loaded)") for year in further
    ]
    first = next((year for year in further if year in loaded and year <= (at_work or 0)), None)
    if first is None:
        years.insert(0, (None, "Choose a year"))

    def go_on(made: ContinuedIn) -> Changes:
        if made.year is None:
            raise InputProblem("Choose the Dashboard year in which the case goes on.", where="year")
        return case_cycles.continue_case(context.county, file.case.id, made.year)

    return FormDialog(
        context,
        f"Continue the case of {file.lea.name}",
        (Field(ContinuedIn.year, "Dashboard year", Editor.CHOICE, tuple(years)),),
        ContinuedIn(first),
        go_on,
        parent=parent,
        action="Continue",
        explanation="The year's status and basis are kept with the case as they are today. The "
        "basis it was opened with stays as it is.",
    )
