"""The one place where the steps of an LCAP review are noted; Identification shows and opens it."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.history.labels import CHANGE_LCAP_DATES
from sos_desktop.domain.casework.records import Case
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.casework.stages.routes import LCAP_STEPS, lcap_school_year, school_year
from sos_desktop.domain.changes import Changes
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, drafts
from ui.context import AppContext
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import Field

CHANGE = CHANGE_LCAP_DATES.words


def _years(case: Case) -> tuple[tuple[int | None, str], ...]:
    """The school years to choose from: as the days tell it, or one of those around them."""
    told = lcap_school_year(case.lcap_days)
    middle = case.lcap_year or (int(told[:4]) if told else clock.today().year)
    years = ((year, school_year(year)) for year in range(middle - 2, middle + 3))
    return ((None, f"As the first day tells it ({told or 'none noted'})"), *years)


def lcap_dialog(context: AppContext, parent: QWidget, file: CaseFile) -> FormDialog[Case]:
    """Edits the days on which the steps were taken."""
    county = context.county

    def save(edited: Case) -> Changes:
        kept = cases.case_file(county, edited.id).case
        days = {name: getattr(edited, name) for name in (*LCAP_STEPS, "lcap_year")}
        return cases.update_case(county, replace(kept, **days), CHANGE_LCAP_DATES)

    return FormDialog(
        context,
        f"LCAP of {file.lea.name}",
        (
            *(
                Field(getattr(Case, name), words, Editor.EVENT_DATE)
                for name, words in LCAP_STEPS.items()
            ),
            Field(Case.lcap_year, "School year of the LCAP", Editor.CHOICE, _years(file.case)),
        ),
        file.case,
        save,
        parent=parent,
        draft=drafts.of_window("lcap", file.case.id),
        explanation="Leave a step empty until it is taken. The county asks by Aug 15 and approves "
        "by Oct 8; the response, recommendations the county may make, and the board meeting that "
        "considers them are each due 15 days after the step before (EC 52070; the days were read "
        "in EC 52070.5). The first day noted tells letters of which school year the LCAP is: from "
        "June on, of the one that begins in July.",
    )
