"""The causes of a case as files: a picture of the fishbone, and a table of the outline."""

from collections.abc import Iterator
from pathlib import Path

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import OFFICE, Reader
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Cause
from sos_desktop.domain.casework.words import CauseState
from sos_desktop.exporters.svg_diagram import DrawnText, fishbone_svg
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.text_tables import csv_bytes
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.outputs import check_outputs, write_outputs

COLUMNS = (
    "level",
    "cause",
    "under",
    "state",
    "proposed_by",
    "agreement_percent",
    "evidence",
    "set_aside_because",
)
_HEAD = "problem"


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
        InputProblem: The case has no causes, or a place would overwrite a county file.
        EnvironmentProblem: A file cannot be written.
    """
    copy = copy_for(file, reader)
    if not copy.causes:
        raise InputProblem(f"The case of {file.lea.name} has no causes yet.")
    wanted = [path for path in (svg, csv) if path is not None]
    check_outputs(wanted, made_from=[county.path])
    files: list[tuple[Path, bytes]] = []
    if svg is not None:
        files.append((svg, causes_svg(copy)))
    if csv is not None:
        files.append((csv, causes_csv(copy)))
    write_outputs(files, made_from=[county.path])
    return tuple(wanted)


def causes_svg(file: CaseFile) -> bytes:
    """The fishbone of a case: root causes dotted and heavy, what was set aside struck."""
    known = {cause.id for cause in file.causes}
    boxes = [
        DrawnText(
            cause.id,
            cause.text,
            cause.parent_id if cause.parent_id in known else None,
            cause.state is CauseState.VALIDATED,
            cause.state is CauseState.REJECTED,
        )
        for cause in sorted(file.causes, key=lambda cause: cause.position)
    ]
    problem = file.case.problem_of_practice or "The problem"
    title = f"{file.lea.name}: causes"
    return fishbone_svg(title, DrawnText(_HEAD, problem), boxes, _in_words(file))


def causes_csv(file: CaseFile) -> bytes:
    """The outline, a cause a row, each below the one it stands under."""
    by_id = {cause.id: cause for cause in file.causes}
    evidence = [item.cause_id for item in file.evidence]
    rows = [
        (
            level,
            cause.text,
            by_id[cause.parent_id].text if cause.parent_id in by_id else "",
            cause.state.words,
            cause.proposed_by.words if cause.proposed_by else "",
            cause.agreement,
            evidence.count(cause.id),
            cause.rejected_because,
        )
        for level, cause in outline(file)
    ]
    return csv_bytes(COLUMNS, rows)


def outline(file: CaseFile) -> Iterator[tuple[int, Cause]]:
    """The causes in order with their level, 1 at the top; one in a circle stands at the top."""
    known = {cause.id for cause in file.causes}
    ordered = sorted(file.causes, key=lambda cause: cause.position)
    below: dict[str | None, list[Cause]] = {}
    for cause in ordered:
        below.setdefault(cause.parent_id if cause.parent_id in known else None, []).append(cause)
    told: set[str] = set()
    for first in (*below.get(None, []), *ordered):
        waiting = [(1, first)]
        while waiting:
            level, cause = waiting.pop()
            if cause.id in told:
                continue
            told.add(cause.id)
            yield level, cause
            waiting += [(level + 1, child) for child in reversed(below.get(cause.id, []))]


def _in_words(file: CaseFile) -> str:
    by_id = {cause.id: cause for cause in file.causes}
    lines = [file.case.problem_of_practice]
    for _level, cause in outline(file):
        above = by_id.get(cause.parent_id or "")
        under = f", under {above.text}" if above is not None else ""
        lines.append(f"{cause.text}{under}, {cause.state.words.lower()}")
    return ". ".join(line.rstrip(".") for line in lines if line) + "."
