"""What is asked before a case changes hands, closes, or goes to paper."""

from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework.case_file import CaseFile, Lea
from sos_desktop.domain.casework.records import Case
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.documents.registry import OF_A_CASE, DocumentKind
from sos_desktop.foundation import clock
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework import cases, drafts
from sos_desktop.services.documents import DocumentRequest
from sos_desktop.services.people import known_names
from ui.context import AppContext
from ui.document_dialog import DocumentDialog
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import Field


@frozen_dataclass
class NewConsultant:
    """Who is in charge."""

    consultant: str


@frozen_dataclass
class Closing:
    """Why a case ends, and what stays."""

    closing_reason: str = ""
    lasting: str = ""


@frozen_dataclass
class Reopening:
    """Why a case goes on."""

    reason: str = ""


def ask_assign(context: AppContext, parent: QWidget, case: Case, lea: Lea) -> None:
    """Give a case to a consultant; names already in the file are offered."""
    county = context.county

    def ask(names: tuple[str, ...]) -> None:
        FormDialog(
            context,
            f"Assign {lea.name}",
            (Field(NewConsultant.consultant, "Consultant", offers=names),),
            NewConsultant(case.consultant or (county.user if county.user in names else "")),
            lambda hand: cases.assign(county, case.id, hand.consultant),
            parent=parent,
            explanation="Open tasks of who has the case now go along. Leave the name empty to take "
            "the case back to unassigned.",
            action="Assign",
        ).open()

    context.query(lambda: known_names.team(county), ask, owner=parent)


def close_dialog(context: AppContext, parent: QWidget, file: CaseFile) -> FormDialog[Closing]:
    """Close a case."""
    return FormDialog(
        context,
        f"Close the case of {file.lea.name}",
        (
            Field(Closing.closing_reason, "Why support ends", Editor.TEXT),
            Field(
                Closing.lasting,
                "What must last",
                Editor.TEXT,
                hint="What the district keeps doing after support ends",
            ),
        ),
        Closing(lasting=file.case.lasting),
        lambda end: cases.close_case(context.county, file.case.id, end.closing_reason, end.lasting),
        parent=parent,
        draft=drafts.of_window("close", file.case.id),
        action="Close the case",
        explanation="The case leaves the board and stays in the file; it can be opened again.",
    )


def reopen_dialog(context: AppContext, parent: QWidget, file: CaseFile) -> FormDialog[Reopening]:
    """Open a closed case again."""
    return FormDialog(
        context,
        f"Open the case of {file.lea.name} again",
        (Field(Reopening.reason, "Why", Editor.TEXT),),
        Reopening(),
        lambda again: cases.reopen_case(context.county, file.case.id, again.reason),
        parent=parent,
        draft=drafts.of_window("reopen", file.case.id),
        action="Open again",
    )


def ask_export(
    context: AppContext, parent: QWidget, file: CaseFile, kind: DocumentKind | None = None
) -> DocumentDialog:
    """Ask which document of a case is wanted, and how; one kind is proposed."""
    dialog = DocumentDialog(
        context,
        parent,
        file.lea.name,
        OF_A_CASE,
        lambda kind, reader: DocumentRequest(kind, (file.case.id,), reader),
        day=clock.today(),
    )
    if kind is not None:
        dialog.choose(kind)
    dialog.open()
    return dialog
