"""The golden thread of a case as files: a row per link, and a picture in columns."""

from pathlib import Path

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.improvement.thread import Thread, golden_thread
from sos_desktop.domain.improvement.thread_drawing import COLUMNS as PARTS
from sos_desktop.domain.improvement.thread_drawing import thread_columns
from sos_desktop.exporters.svg_diagram import DrawnText, columns_svg
from sos_desktop.foundation.text_tables import csv_bytes
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard import imports
from sos_desktop.services.outputs import check_outputs, write_outputs

COLUMNS = ("from_kind", "from", "to_kind", "to", "loose_end")


def thread_of(county: CountyFile, file: CaseFile) -> Thread:
    """The threads of a case; results of files that were taken back say so."""
    batches = imports.history(county)
    counting = {batch.file_name for batch in batches if batch.state != "undone"}
    return golden_thread(file, {batch.file_name for batch in batches} - counting)


def write_thread(
    county: CountyFile, file: CaseFile, thread: Thread, *, svg: Path | None, csv: Path | None
) -> tuple[Path, ...]:
    """Write what is asked for; returns what was written.

    Raises:
        InputProblem: A place would overwrite a county file.
        EnvironmentProblem: A file cannot be written.
    """
    files: list[tuple[Path, bytes]] = []
    if csv is not None:
        files.append((csv, thread_csv(thread)))
    if svg is not None:
        files.append((svg, thread_svg(file.lea.name, thread)))
    check_outputs([path for path, _content in files], made_from=[county.path])
    write_outputs(files, made_from=[county.path])
    return tuple(path for path, _content in files)


def thread_csv(thread: Thread) -> bytes:
    """A row per link; one that leads nowhere says why under `loose_end`."""
    return csv_bytes(
        COLUMNS,
        (
            (
                link.start.part.words,
                link.start.text,
                link.end.part.words if link.end else "",
                link.end.text if link.end else "",
                link.loose.sentence if link.loose else "",
            )
            for link in thread.links
        ),
    )


def thread_svg(name: str, thread: Thread) -> bytes:
    """The picture; what it shows stands in words in its description."""
    drawn = thread_columns(thread)
    rows = [
        (
            part.words,
            [DrawnText(b.id, b.text, str(part), gap=b.gap) for b in drawn.boxes[part].values()],
        )
        for part in PARTS
    ]
    said = [f"{link.start.text} leads to {link.end.text}" for link in thread.links if link.end]
    said += [end.sentence for end in thread.loose_ends]
    title = f"{name}: golden thread, {thread.summary}"
    return columns_svg(title, rows, list(drawn.lines), f"{'. '.join(said)}.")
