"""Recording whether an LEA certified its data in CALPADS, which no Dashboard file tells."""

from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.dashboard.lea_facts import record_calpads
from ui.context import AppContext
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import Field


@frozen_dataclass
class _Answer:
    failed: bool = False
    source: str = ""


def calpads_dialog(
    context: AppContext, parent: QWidget, lea: Lea, year: int
) -> FormDialog[_Answer]:
    """Ask for the fact and where it was read."""
    county = context.county
    return FormDialog(
        context,
        f"CALPADS, {lea.name}",
        (
            Field(
                _Answer.failed,
                "The data were",
                Editor.CHOICE,
                ((False, "certified in time"), (True, "not certified")),
            ),
            Field(_Answer.source, "Where it was read", hint="CDE's letter, with its date"),
        ),
        _Answer(),
        lambda answer: record_calpads(
            county, lea.cds, year, failed=answer.failed, source=answer.source
        ),
        parent=parent,
        explanation=f"For the {year} Dashboard. Districts and county offices that did not certify "
        "meet the criteria by method 4, from 2024 on.",
        action="Record",
    )
