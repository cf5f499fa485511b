"""Writing a document as the files a person asked for: PDF, Excel, or both."""

from collections.abc import Callable
from pathlib import Path

from sos_desktop.domain.report import ReportDocument
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.files import write_atomically
from sos_desktop.foundation.jobs import CancelToken, Progress, no_progress


def write_papers(
    document: Callable[[], ReportDocument],
    book: Callable[[], ReportDocument] | None = None,
    *,
    gathering: str,
    pdf: Path | None,
    xlsx: Path | None,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> tuple[Path, ...]:
    """Write the files asked for.

    Args:
        document: Makes what is printed.
        book: Makes what the workbook shows, where that differs.
        gathering: What is said while they are made.
        pdf: Where the PDF goes; None for none.
        xlsx: Where the workbook goes; None for none.
        progress: Told of each step.
        cancel: Asked before each step.

    Returns:
        The files written.

    Raises:
        InputProblem: No file was asked for.
        EnvironmentProblem: A file cannot be written; what stood there before is left as it was.
    """
    if pdf is None and xlsx is None:
        raise InputProblem("Choose at least one kind of file: PDF or Excel.")
    token, written = cancel or CancelToken(), list[Path]()
    progress(0, 3, gathering)
    paper = document()
    if pdf is not None:
        from sos_desktop.exporters.pdf import render_pdf

        token.check()
        progress(1, 3, "Laying out the PDF")
        write_atomically(pdf, render_pdf(paper))
        written.append(pdf)
    if xlsx is not None:
        from sos_desktop.exporters.excel import render_excel

        token.check()
        progress(2, 3, "Writing the workbook")
        write_atomically(xlsx, render_excel(book() if book is not None else paper))
        written.append(xlsx)
    progress(3, 3, "Done")
    return tuple(written)
