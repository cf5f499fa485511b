"""A process map of a case as a file: a picture, a page, or a table of its steps."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import OFFICE, Reader
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import ProcessStep
from sos_desktop.domain.documents.needs_summary import process_document
from sos_desktop.domain.needs.processes import process_words, processes_of, step_texts
from sos_desktop.exporters.pdf import render_pdf
from sos_desktop.exporters.svg_diagram import process_svg
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.text_tables import csv_bytes
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.languages import language
from sos_desktop.services.outputs import check_outputs, write_outputs

COLUMNS = ("process", "step", "what", "who", "waiting_before", "where_it_breaks", "shows_cause")


def write_process_as(
    county: CountyFile,
    file: CaseFile,
    process: str,
    path: Path,
    picture: bytes = b"",
    reader: Reader = OFFICE,
) -> Path:
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
    if not steps:
        raise InputProblem(f"The process map of {file.lea.name} has no steps yet.")
    title = f"{file.lea.name}: {process or 'process map'}"
    makers = {
        ".png": lambda: picture,
        ".svg": lambda: process_svg(title, step_texts(steps), process_words(steps)),
        ".pdf": lambda: render_pdf(
            process_document(
                replace(copy, process_steps=steps), language().catalog("needs"), clock.today()
            )
        ),
        ".csv": lambda: process_csv(copy, steps),
    }
    made = makers.get(path.suffix.lower())
    if made is None:
        raise InputProblem("A process map is saved as .png, .svg, .pdf or .csv. Change the ending.")
    check_outputs([path], made_from=[county.path])
    write_outputs([(path, made())], made_from=[county.path])
    return path


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
