"""Handing cases to another consultant, with a summary on paper."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from db.queries import casework
from sos_desktop.domain.casework.records import Person
from sos_desktop.domain.documents.hand_over import Handing, hand_over_document
from sos_desktop.domain.documents.hand_over_workbook import hand_over_workbook
from sos_desktop.domain.documents.report import ReportDocument
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.file_names import proposed_name
from sos_desktop.foundation.jobs import CancelToken, Progress, no_progress
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.report_files import write_report
from sos_desktop.services.written import Written


def summary(
    county: CountyFile, case_ids: Collection[str], handing: Handing, *, workbook: bool = False
) -> ReportDocument:
    """The hand-over of some cases as a neutral document, by LEA name.

    Args:
        county: The open county file.
        case_ids: The cases.
        handing: To whom, and what is said to them.
        workbook: Put the cases together by kind, as a workbook shows them.

    Raises:
        InputProblem: None of the cases is there any more.
    """
    with county.session() as session:
        found = [casework.case_by_id(session, case_id) for case_id in dict.fromkeys(case_ids)]
        cases = [case for case in found if case is not None]
        files = casework.case_files(session, cases, log=False)
    if not files:
        raise InputProblem("None of these cases is there any more. Choose other ones.")
    handing = replace(handing, people=registers.all_of(county, Person))
    ordered = sorted(files.values(), key=lambda f: (f.lea.name.casefold(), f.case.opened_on))
    write = hand_over_workbook if workbook else hand_over_document
    return write(ordered, handing, clock.today())


def export_summary(
    county: CountyFile,
    case_ids: Collection[str],
    handing: Handing,
    *,
    pdf: Path | None = None,
    xlsx: Path | None = None,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Written:
    """Write the summary; both files come from one document.

    Returns:
        The files written, and what a reader of them should know.

    Raises:
        InputProblem: No file was asked for, the same one twice, one that must not be lost, or
            none of the cases is there any more.
        EnvironmentProblem: A file cannot be written; what stood there before is left as it was.
    """
    return write_report(
        lambda: summary(county, case_ids, handing),
        lambda: summary(county, case_ids, handing, workbook=True),
        gathering="Gathering the cases",
        pdf=pdf,
        xlsx=xlsx,
        made_from=[county.path],
        progress=progress,
        cancel=cancel,
    )


def suggested_name(names: Collection[str], to_consultant: str) -> str:
    """A file name without ending that every system takes: "Hand-over Mesa Alta 2026-11-24"."""
    what = next(iter(names)) if len(names) == 1 else f"{len(names)} cases"
    words = f"Hand-over {what}{f' to {to_consultant}' if to_consultant else ''}"
    return proposed_name(words, clock.today().isoformat())
