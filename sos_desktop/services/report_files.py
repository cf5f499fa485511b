"""Writing a document as the files a person asked for: PDF, Excel, or both."""

from collections.abc import Callable, Iterable
from pathlib import Path

from sos_desktop.domain.documents.report import ReportDocument
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.jobs import CancelToken, Progress, no_progress
from sos_desktop.services.outputs import check_outputs, write_outputs
from sos_desktop.services.written import Written, unprinted_remark


def write_report(
    document: Callable[[], ReportDocument],
    book: Callable[[], ReportDocument] | None = None,
    *,
    gathering: str,
    pdf: Path | None,
    xlsx: Path | None,
    made_from: Iterable[Path],
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Written:
    """Write the files asked for, after all of them are made: cancelled, none of them changes.

    Args:
        document: Makes what is printed.
        book: Makes what the workbook shows, where that differs.
        gathering: What is said while they are made.
        pdf: Where the PDF goes; None for none.
        xlsx: Where the workbook goes; None for none.
        made_from: The files it is made from, such as the open county file.
        progress: Told of each step.
        cancel: Asked before each step.

    Returns:
        The files written, and what a reader of them should know.

    Raises:
        InputProblem: No file was asked for, the same one twice, or one that must not be lost.
        EnvironmentProblem: A file cannot be written; what stood there before is left as it was.
    """
    asked = tuple(path for path in (pdf, xlsx) if path is not None)
    if not asked:
        raise InputProblem("Choose at least one kind of file: PDF or Excel.")
    sources = tuple(made_from)
    check_outputs(asked, made_from=sources)
    token, contents, remarks = cancel or CancelToken(), list[bytes](), ()
    progress(0, 3, gathering)
    printed = document()
    if pdf is not None:
        from sos_desktop.exporters.pdf import render_pdf, unprinted

        token.check()
        progress(1, 3, "Laying out the PDF")
        contents.append(render_pdf(printed))
        remarks = unprinted_remark(
            unprinted(printed),
            "The workbook has them." if xlsx else "An Excel workbook would have them.",
        )
    if xlsx is not None:
        from sos_desktop.exporters.excel import render_excel

        token.check()
        progress(2, 3, "Writing the workbook")
        contents.append(render_excel(book() if book is not None else printed))
    token.check()
    write_outputs(list(zip(asked, contents, strict=True)), made_from=sources)
    progress(3, 3, "Done")
    return Written(asked, remarks)
