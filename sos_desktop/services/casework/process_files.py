"""A process map of a case as a file: a picture, a page, or a table of its steps."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import OFFICE, Reader
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import ProcessStep
from sos_desktop.domain.documents.needs_summary import process_document
from sos_desktop.domain.needs.processes import process_words, processes_of, step_texts
from sos_desktop.exporters.svg_diagram import process_svg
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.text_tables import csv_bytes
from sos_desktop.services.casework.cause_files import printed_page, write_one
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.languages import language
from sos_desktop.services.outputs import check_outputs, write_outputs
from sos_desktop.services.saved_files import SavedFiles

COLUMNS = ("process", "step", "what", "who", "waiting_before", "where_it_breaks", "shows_cause")


def write_process_as(
    county: CountyFile,
    file: CaseFile,
    process: str,
    path: Path,
    picture: bytes = b"",
    reader: Reader = OFFICE,
) -> SavedFiles:
    """Write a process as the file's ending says: png (the picture given), svg, pdf or csv.

    Args:
        county: The open county file.
        file: The case.
        process: The name of the process; "" for the one without a name.
        path: Where to; it is replaced if it exists.
        picture: The bytes of a PNG picture.
        reader: For whom.

    Raises:
        InputProblem: The process has no steps, the ending is another one, or the place would
            overwrite a county file.
        EnvironmentProblem: The file cannot be written.
    """
    copy = copy_for(file, reader)
    steps = processes_of(copy.process_steps).get(process, ())
    _check_there(copy)
    if not steps:
        raise InputProblem(f"The process map of {file.lea.name} has no steps yet.")
    makers: dict[str, Callable[[], tuple[bytes, tuple[str, ...]]]] = {
        ".png": lambda: (picture, ()),
        ".svg": lambda: (_drawn(copy, process, steps), ()),
        ".pdf": lambda: printed_page(
            process_document(
                replace(copy, process_steps=steps), language().catalog("needs"), clock.today()
            )
        ),
        ".csv": lambda: (process_csv(copy, steps), ()),
    }
    made = makers.get(path.suffix.lower())
    if made is None:
        raise InputProblem("A process map is saved as .png, .svg, .pdf or .csv. Change the ending.")
    return write_one(county, path, made)


def write_process(
    county: CountyFile,
    file: CaseFile,
    process: str,
    *,
    svg: Path | None,
    csv: Path | None,
    reader: Reader = OFFICE,
) -> tuple[Path, ...]:
    """Write what is asked for of a process; returns what was written.

    Args:
        county: The open county file.
        file: The case.
        process: The name of the process; "" where there is only one.
        svg: Where the picture goes.
        csv: Where the table of its steps goes.
        reader: For whom.

    Raises:
        InputProblem: There is none, or no such one, or a place would overwrite a county file.
        EnvironmentProblem: A file cannot be written.
    """
    copy = copy_for(file, reader)
    name, steps = _chosen(copy, process)
    wanted = [path for path in (svg, csv) if path is not None]
    check_outputs(wanted, made_from=[county.path])
    files: list[tuple[Path, bytes]] = []
    if svg is not None:
        files.append((svg, _drawn(copy, name, steps)))
    if csv is not None:
        files.append((csv, process_csv(copy, steps)))
    write_outputs(files, made_from=[county.path])
    return tuple(wanted)


def _check_there(copy: CaseFile) -> None:
    """Raise where a copy lacks the steps: what is withheld never reads as absent."""
    if not copy.process_steps and copy.withheld.lacks(ProcessStep):
        raise InputProblem(
            f"The process map of {copy.lea.name} is the district's own and in no public copy. "
            "Write the working copy."
        )


def _chosen(file: CaseFile, process: str) -> tuple[str, tuple[ProcessStep, ...]]:
    """The process with a name, whatever its case; the only one where none is named."""
    found = processes_of(file.process_steps)
    _check_there(file)
    if not found:
        raise InputProblem(f"The process map of {file.lea.name} has no steps yet.")
    wanted = process.strip().casefold()
    for name, steps in found.items():
        if name.casefold() == wanted or (not wanted and len(found) == 1):
            return name, steps
    names = ", ".join(f"“{name}”" if name else "one without a name" for name in found)
    said = f"has no process “{process}”" if wanted else "has several processes"
    raise InputProblem(f"{file.lea.name} {said}. Name one of them: {names}.")


def _drawn(file: CaseFile, process: str, steps: Sequence[ProcessStep]) -> bytes:
    title = f"{file.lea.name}: {process or 'process map'}"
    return process_svg(title, step_texts(steps), process_words(steps))


def process_csv(file: CaseFile, steps: Sequence[ProcessStep]) -> bytes:
    """The steps, a row each; what nobody noted is empty."""
    causes = {cause.id: cause.text for cause in file.causes}
    rows = [
        (
            step.process,
            number,
            step.text,
            step.who,
            step.waiting,
            step.breaks,
            causes.get(step.cause_id or "", ""),
        )
        for number, step in enumerate(steps, start=1)
    ]
    return csv_bytes(COLUMNS, rows)
