"""The pack for a meeting: several papers of a district as one PDF, or as files in a folder."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sos_desktop.domain.casework.access.readers import PUBLIC, Reader
from sos_desktop.domain.documents.pack import pack_document, part_title
from sos_desktop.domain.documents.registry import BRIEF, QUESTIONS, STRENGTHS, DocumentKind
from sos_desktop.domain.documents.report import ReportDocument, texts_in
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import AppError
from sos_desktop.foundation.file_names import proposed_name
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.jobs import CancelToken, Progress, no_progress
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.documents import DocumentRequest, make_document
from sos_desktop.services.languages import ENGLISH, language, speaks
from sos_desktop.services.outputs import make_folder, write_output, write_outputs
from sos_desktop.services.saved_files import SavedFiles, unprinted_remark

PACK = "pack"
"""The part of `resources/words` with the words of packs."""
USUAL: tuple[DocumentKind, ...] = (BRIEF, STRENGTHS)
"""What a pack holds, in its order."""
WITH_QUESTIONS: tuple[DocumentKind, ...] = (*USUAL, QUESTIONS)
"""With likely questions and the words as last pages, for whoever presents it."""
_WHOLE = "The Word file of each paper would have them."


@frozen_dataclass
class PackRequest:
    """What a pack is made of.

    Attributes:
        case_id: Of whom.
        kinds: Its papers in their order; the annex and the words are part of the brief.
        ask: What the board is asked, where somebody wrote it for this meeting.
    """

    case_id: str
    reader: Reader = PUBLIC
    kinds: tuple[DocumentKind, ...] = USUAL
    language: str = ENGLISH
    pdf_ua: int = 1
    ask: str = ""


@frozen_dataclass
class PackOutcome:
    """What became of one district: the files and what to know of them, or why there are none."""

    lea: str
    paths: tuple[Path, ...] = ()
    why_not: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """In a line."""
        names = ", ".join(path.name for path in self.paths)
        return f"{self.lea}: {names or self.why_not}"


def papers_of(county: CountyFile, request: PackRequest) -> list[ReportDocument]:
    """The papers of a pack, one by one.

    Raises:
        InputProblem: The case is no longer there.
    """
    made, explained = list[ReportDocument](), tuple[str, ...]()
    for kind in request.kinds:
        if not speaks(request.language, kind.part):
            continue
        wanted = DocumentRequest(
            kind,
            (request.case_id,),
            request.reader,
            language=request.language,
            ask=request.ask,
            explained=explained,
        )
        made.append(make_document(county, wanted))
        explained = (*explained, *texts_in(made[-1]))
    return made


def make_pack(county: CountyFile, request: PackRequest) -> ReportDocument:
    """All papers as one document, with the pages they begin on among its contents.

    Raises:
        InputProblem: The case is no longer there.
    """
    from sos_desktop.exporters.pdf import outline

    file = cases.case_file(county, request.case_id)
    papers = papers_of(county, request)
    catalog = language(request.language).catalog(PACK)
    title = catalog.heading("title", lea=file.lea.name)
    pages = outline(pack_document(title, papers, catalog, {}))
    return pack_document(title, papers, catalog, pages)


def write_pack(county: CountyFile, request: PackRequest, path: Path) -> SavedFiles:
    """One PDF with cover, contents and bookmarks; what stood there before stays if it fails.

    Raises:
        InputProblem: The case is no longer there, or a county file would be lost there.
        EnvironmentProblem: It cannot be written.
    """
    from sos_desktop.exporters.pdf import render_pdf, unprinted
    from sos_desktop.exporters.tagged_pdf.writing import PdfUa

    pack = make_pack(county, request)
    content = render_pdf(pack, PdfUa(request.pdf_ua))
    write_output(path, content, made_from=[county.path])
    return SavedFiles((path,), unprinted_remark(unprinted(pack), _WHOLE))


def write_folder(county: CountyFile, request: PackRequest, folder: Path) -> SavedFiles:
    """Every paper as a PDF of its own, numbered so that they sort.

    Raises:
        InputProblem: As for `write_pack`.
        EnvironmentProblem: As for `write_pack`.
    """
    from sos_desktop.exporters.pdf import render_pdf, unprinted
    from sos_desktop.exporters.tagged_pdf.writing import PdfUa

    file = cases.case_file(county, request.case_id)
    wanted, lacking = [], dict[str, None]()
    for number, paper in enumerate(papers_of(county, request), start=1):
        lacking |= dict.fromkeys(unprinted(paper))
        name = proposed_name(f"{number:02} {part_title(paper, file.lea.name)}", "", ".pdf")
        wanted.append((folder / name, render_pdf(paper, PdfUa(request.pdf_ua))))
    write_outputs(wanted, made_from=[county.path])
    paths = tuple(path for path, _content in wanted)
    return SavedFiles(paths, unprinted_remark(tuple(lacking), _WHOLE))


def pack_name(lea: str, day: date, reader: Reader) -> str:
    """A file name that sorts by district, then by day: "Mesa Alta board pack 2026-11-30 public"."""
    return proposed_name(
        lea, f"board pack {day.isoformat()}{' public' if reader is PUBLIC else ''}"
    )


def write_packs(
    county: CountyFile,
    case_ids: Sequence[str],
    folder: Path,
    usual: PackRequest,
    *,
    as_folders: bool = False,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> tuple[PackOutcome, ...]:
    """The packs of several districts, each whole; one that cannot be made does not stop the others.

    Args:
        county: The open county file.
        case_ids: Whose.
        folder: Where; it is made when it is missing.
        usual: What each is made of; its case is replaced by each in turn.
        as_folders: A folder for each district with one file for each paper.
        progress: Told of each district.
        cancel: Asked before each district; what is made by then stays.

    Raises:
        InputProblem: A file has the folder's name.
        EnvironmentProblem: The folder cannot be made.
        Cancelled: It was cancelled.
    """
    make_folder(folder)
    token, found, today = cancel or CancelToken(), list[PackOutcome](), clock.today()
    for number, case_id in enumerate(case_ids):
        token.check()
        file = cases.case_file(county, case_id)
        lea, wanted = file.lea.name, replace(usual, case_id=case_id)
        progress(number, len(case_ids), lea)
        name = pack_name(lea, today, usual.reader)
        try:
            if as_folders:
                place = folder / name
                make_folder(place)
                saved = write_folder(county, wanted, place)
            else:
                saved = write_pack(county, wanted, folder / f"{name}.pdf")
        except AppError as problem:
            found.append(PackOutcome(lea, why_not=problem.message))
        else:
            found.append(PackOutcome(lea, saved.paths, remarks=saved.remarks))
    progress(len(case_ids), len(case_ids), "Done")
    return tuple(found)
