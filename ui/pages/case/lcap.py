"""The one place where the steps of an LCAP review are noted; Identification shows and opens it."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.history.labels import CHANGE_LCAP_DATES
from sos_desktop.domain.casework.records import Case
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.casework.stages.routes import LCAP_STEPS
from sos_desktop.domain.changes import Changes
from sos_desktop.services.casework import cases
from ui.context import AppContext
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import Field

CHANGE = CHANGE_LCAP_DATES.words


def lcap_dialog(context: AppContext, parent: QWidget, file: CaseFile) -> FormDialog[Case]:
    """Edits the days on which the steps were taken."""
    county = context.county

    def save(edited: Case) -> Changes:
        kept = cases.case_file(county, edited.id).case
        days = {name: getattr(edited, name) for name in LCAP_STEPS}
        return cases.update_case(county, replace(kept, **days), CHANGE_LCAP_DATES)

    return FormDialog(
        context,
        f"LCAP of {file.lea.name}",
        tuple(
            Field(getattr(Case, name), words, Editor.EVENT_DATE)
            for name, words in LCAP_STEPS.items()
        ),
        file.case,
        save,
        parent=parent,
        explanation="Leave a step empty until it is taken. The county asks by Aug 15 and approves "
        "by Oct 8; the response, recommendations the county may make, and the board meeting that "
        "considers them are each due 15 days after the step before (EC 52070; the days were read "
        "in EC 52070.5). The first day noted tells letters of which school year the LCAP is: from "
        "June on, of the one that begins in July.",
    )
