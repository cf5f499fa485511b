"""The causes of a case as files: a picture of the fishbone, and a table of the outline."""

from collections.abc import Callable, Sequence
from pathlib import Path

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import OFFICE, Reader
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import CATEGORIES, CATEGORY_CODES, EvidenceSide
from sos_desktop.domain.documents.needs_summary import fishbone_document
from sos_desktop.domain.documents.report import ReportDocument
from sos_desktop.domain.needs.agreement import agreements
from sos_desktop.domain.needs.bones import bones_of, fishbone_words, head_words, outline_of
from sos_desktop.exporters.pdf import render_pdf, unprinted
from sos_desktop.exporters.svg_diagram import DrawnText, fishbone_svg
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.text_tables import csv_bytes
from sos_desktop.services.casework.causes import categories
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.languages import language
from sos_desktop.services.outputs import check_outputs, write_outputs
from sos_desktop.services.saved_files import SavedFiles, unprinted_remark

COLUMNS = (
    "level",
    "cause",
    "under",
    "state",
    "proposed_by",
    "agreement_percent",
    "category",
    "kind",
    "control",
    "evidence_for",
    "evidence_against",
    "set_aside_because",
)
_HEAD = "problem"
_WHOLE = "The drawing (.svg) and the table (.csv) would have them."


def write_causes(
    county: CountyFile,
    file: CaseFile,
    *,
    svg: Path | None,
    csv: Path | None,
    reader: Reader = OFFICE,
) -> tuple[Path, ...]:
    """Write what is asked for; returns what was written.

    Raises:
        InputProblem: The case has no causes, or none that may be in the copy; or a place would
            overwrite a county file.
        EnvironmentProblem: A file cannot be written.
    """
    copy = _with_causes(file, reader)
    wanted = [path for path in (svg, csv) if path is not None]
    check_outputs(wanted, made_from=[county.path])
    files: list[tuple[Path, bytes]] = []
    if svg is not None:
        files.append((svg, causes_svg(copy, categories(county))))
    if csv is not None:
        files.append((csv, causes_csv(copy)))
    write_outputs(files, made_from=[county.path])
    return tuple(wanted)


def write_causes_as(
    county: CountyFile, file: CaseFile, path: Path, picture: bytes = b"", reader: Reader = OFFICE
) -> SavedFiles:
    """Write the causes as the file's ending says: png (the picture given), svg, pdf or csv.

    Raises:
        InputProblem: The case has no causes, or none that may be in the copy; the ending is
            another one, or the place would overwrite a county file.
        EnvironmentProblem: The file cannot be written.
    """
    copy, order = _with_causes(file, reader), categories(county)
    makers: dict[str, Callable[[], tuple[bytes, tuple[str, ...]]]] = {
        ".png": lambda: (picture, ()),
        ".svg": lambda: (causes_svg(copy, order), ()),
        ".pdf": lambda: printed_page(
            fishbone_document(copy, language().catalog("needs"), clock.today(), order)
        ),
        ".csv": lambda: (causes_csv(copy), ()),
    }
    made = makers.get(path.suffix.lower())
    if made is None:
        raise InputProblem("Causes are saved as .png, .svg, .pdf or .csv. Change the ending.")
    return write_one(county, path, made)


def _with_causes(file: CaseFile, reader: Reader) -> CaseFile:
    copy = copy_for(file, reader)
    if not file.causes:
        raise InputProblem(f"The case of {file.lea.name} has no causes yet.")
    if not copy.causes:
        raise InputProblem(
            f"The causes of the case of {file.lea.name} are not for this copy: only validated root "
            "causes are public. Write the working copy."
        )
    return copy


def printed_page(document: ReportDocument) -> tuple[bytes, tuple[str, ...]]:
    """A drawing on a page as PDF, and what is said of characters it could not print."""
    return render_pdf(document), unprinted_remark(unprinted(document), _WHOLE)


def write_one(
    county: CountyFile, path: Path, make: Callable[[], tuple[bytes, tuple[str, ...]]]
) -> SavedFiles:
    """Make one file and write it, after it is known that it may stand there.

    Raises:
        InputProblem: The place would overwrite a county file.
        EnvironmentProblem: The file cannot be written.
    """
    check_outputs([path], made_from=[county.path])
    content, remarks = make()
    write_outputs([(path, content)], made_from=[county.path])
    return SavedFiles((path,), remarks)


def causes_svg(file: CaseFile, order: Sequence[str] = tuple(CATEGORIES)) -> bytes:
    """The fishbone of a case, drawn as on the screen; its bones in the order of the categories."""
    boxes = [
        DrawnText(
            box.id,
            box.text,
            box.parent,
            box.root,
            box.aside,
            slanted=box.symptom,
            faint=box.outside,
        )
        for box in bones_of(file.causes, order)
    ]
    problem = head_words(file.case.problem_of_practice) or "The problem"
    title = f"{file.lea.name}: causes"
    words = fishbone_words(file.case.problem_of_practice, file.causes)
    return fishbone_svg(title, DrawnText(_HEAD, problem), boxes, words)


def causes_csv(file: CaseFile) -> bytes:
    """The outline, a cause a row, each below the one it stands under."""
    by_id = {cause.id: cause for cause in file.causes}
    agreed = agreements(file.votes)
    sides = [(item.cause_id, item.side) for item in file.evidence]
    rows = [
        (
            level,
            cause.text,
            by_id[cause.parent_id].text if cause.parent_id in by_id else "",
            cause.state.words,
            cause.proposed_by.words if cause.proposed_by else "",
            agreed[cause.id].percent if cause.id in agreed else cause.agreement,
            CATEGORY_CODES[cause.category] if cause.category else "",
            cause.kind.words if cause.kind else "",
            cause.control.words if cause.control else "",
            sides.count((cause.id, EvidenceSide.FOR)),
            sides.count((cause.id, EvidenceSide.AGAINST)),
            cause.rejected_because,
        )
        for level, cause in outline_of(file.causes)
    ]
    return csv_bytes(COLUMNS, rows)
