"""Making documents of cases and visits, and writing them as the files a person asked for."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from db.queries import casework
from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import Reader
from sos_desktop.domain.casework.records import Person
from sos_desktop.domain.casework.stages.cycles import newest_basis
from sos_desktop.domain.documents.brief_back import with_words
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.data_profile import DataProfileMaterial
from sos_desktop.domain.documents.document_kind import Writer
from sos_desktop.domain.documents.hand_over import NOT_HANDED, HandOverDetails, HandOverMaterial
from sos_desktop.domain.documents.plan import PlanMaterial
from sos_desktop.domain.documents.registry import BRIEF, STRENGTHS, DocumentKind, FileFormat, Needs
from sos_desktop.domain.documents.report import ReportDocument
from sos_desktop.domain.documents.unreadable import Faulty, with_unreadable
from sos_desktop.domain.documents.visit_summary import Visit, visit_for, visit_text
from sos_desktop.domain.text import kept
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.jobs import CancelToken, Progress, no_progress
from sos_desktop.foundation.memory import collector_paused
from sos_desktop.services.casework import cases, faults
from sos_desktop.services.casework.causes import categories
from sos_desktop.services.casework.figure_standings import standings
from sos_desktop.services.casework.measure_points import with_figures
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.county.letterhead import letterhead
from sos_desktop.services.county_documents import county_material
from sos_desktop.services.dashboard import districts
from sos_desktop.services.dashboard.data_profile import data_profile_material
from sos_desktop.services.dashboard.focus_trends import focus_trends
from sos_desktop.services.identification.whole_years import newest_whole_year
from sos_desktop.services.languages import ENGLISH, language, speaks
from sos_desktop.services.outputs import check_outputs, write_outputs
from sos_desktop.services.saved_files import SavedFiles, unprinted_remark


@frozen_dataclass
class DocumentRequest:
    """What a person asks for.

    Attributes:
        case_ids: One case, or several where the kind takes them.
        reader: For whom.
        contact_id: The visit, where the kind is about one.
        handing: Who takes the cases, where the kind is about that.
        language: The name of the file of its words.
        pdf_ua: The edition of PDF/UA its PDF follows, 1 or 2.
        ask: What the board is asked, where somebody wrote it for this paper.
        year: The Dashboard year, where the kind is about one; the newest by default.
        cds: The LEA, where the kind is about one that may have no case; else that of the case.
        explained: What stands before it in a pack, whose words are not explained again.
    """

    kind: DocumentKind
    case_ids: tuple[str, ...]
    reader: Reader
    contact_id: str = ""
    handing: HandOverDetails = NOT_HANDED
    language: str = ENGLISH
    pdf_ua: int = 1
    ask: str = ""
    year: int | None = None
    cds: str = ""
    explained: tuple[str, ...] = ()

    @property
    def catalog(self) -> Catalog:
        """The words of the document.

        Raises:
            InputProblem: The language has none for it.
        """
        if not speaks(self.language, self.kind.part):
            name = language(self.language).name
            raise InputProblem(f"The {self.kind.noun} cannot be made in {name} yet.")
        return language(self.language).catalog(self.kind.part)


def make_document(county: CountyFile, request: DocumentRequest) -> ReportDocument:
    """The document as a neutral one.

    Raises:
        InputProblem: What it is about is no longer there.
    """
    made = _made(request, request.kind.write, *_material(county, request))
    return made.headed(letterhead(county))


def _made(request: DocumentRequest, write: Writer, material: Any, faulty: Faulty) -> ReportDocument:
    copy = replace(write(material, request.catalog, clock.today()), reader=request.reader)
    made = with_unreadable(copy, material, request.catalog, faulty)
    words = language(request.language).catalog(BRIEF.part)
    return with_words(made, words, request.explained, request.kind)


def visit_message(county: CountyFile, request: DocumentRequest) -> str:
    """A visit as plain text, for a message.

    Raises:
        InputProblem: The visit is no longer there.
    """
    return visit_text(_visit(county, request), request.catalog, clock.today())


@collector_paused()
def export_document(
    county: CountyFile,
    request: DocumentRequest,
    files: Mapping[FileFormat, Path],
    *,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> SavedFiles:
    """Write the files asked for, after all of them are made: cancelled, none of them changes.

    Args:
        county: The open county file.
        request: Which document, of what, for whom.
        files: Where each file goes.
        progress: Told of each step.
        cancel: Asked before each step.

    Returns:
        The files written, and what a reader of them should know.

    Raises:
        InputProblem: No file was asked for, the same one twice, or one that must not be lost; or
            what the document is about is no longer there.
        EnvironmentProblem: A file cannot be written; what stood there before is left as it was.
    """
    if not files:
        *others, last = (offer.format.words for offer in request.kind.formats)
        kinds = f"{', '.join(others)} or {last}" if others else last
        raise InputProblem(f"Choose at least one kind of file: {kinds}.")
    check_outputs(list(files.values()), made_from=[county.path])
    kind, token = request.kind, cancel or CancelToken()
    contents, remarks = list[tuple[Path, bytes]](), ()
    progress(0, 4, kind.gathering)
    (material, faulty), head = _material(county, request), letterhead(county)
    printed = _made(request, kind.write, material, faulty).headed(head)
    if path := files.get(FileFormat.PDF):
        token.check()
        progress(1, 4, "Laying out the PDF")
        beside = "The workbook has them." if FileFormat.EXCEL in files else kind.whole
        content, remarks = _pdf(printed, request.pdf_ua, beside)
        contents.append((path, content))
    if path := files.get(FileFormat.EXCEL):
        from sos_desktop.exporters.excel import render_excel

        token.check()
        progress(2, 4, "Writing the workbook")
        book = _made(request, kind.book or kind.write, material, faulty).headed(head)
        contents.append((path, render_excel(book)))
    if path := files.get(FileFormat.WORD):
        from sos_desktop.exporters.word import render_word

        token.check()
        progress(3, 4, "Writing the Word file")
        contents.append((path, render_word(printed)))
    token.check()
    write_outputs(contents, made_from=[county.path])
    progress(4, 4, "Done")
    return SavedFiles(tuple(path for path, _ in contents), (*remarks, *faults.remarks(faulty)))


def _pdf(document: ReportDocument, edition: int, beside: str) -> tuple[bytes, tuple[str, ...]]:
    """The PDF, and what is said of letters it has no sign for."""
    from sos_desktop.exporters.pdf import render_pdf, unprinted
    from sos_desktop.exporters.tagged_pdf.writing import PdfUa

    return render_pdf(document, PdfUa(edition)), unprinted_remark(unprinted(document), beside)


def _material(county: CountyFile, request: DocumentRequest) -> tuple[Any, Faulty]:
    before = faults.unreadable_values()
    if (needs := request.kind.needs).of_county:
        material = county_material(county, needs, request.reader, request.year)
    else:
        material = _MATERIALS[needs](county, request)
    if faults.unreadable_values() == before:
        return material, {}
    ids = [file.case.id for file in getattr(material, "files", ())] or request.case_ids
    return material, faults.fields_of_cases(county, ids)


def _case(county: CountyFile, request: DocumentRequest) -> PlanMaterial:
    file = cases.case_file(county, request.case_ids[0])
    year = newest_basis(file.case, file.years).year or file.case.year or newest_whole_year(county)
    results = districts.district(county, file.case.cds, year).printed
    copy = with_figures(county, file, copy_for(file, request.reader))
    since = standings(county, file) if request.kind is STRENGTHS and copy.figures else {}
    trends = focus_trends(county, copy, results)
    order = categories(county)
    return PlanMaterial(copy, results, trends, kept(request.ask), categories=order, since=since)


def _lea(county: CountyFile, request: DocumentRequest) -> DataProfileMaterial:
    cds = request.cds or cases.case_file(county, request.case_ids[0]).case.cds
    return data_profile_material(county, cds, request.reader, request.year)


def _cases(county: CountyFile, request: DocumentRequest) -> HandOverMaterial:
    """The cases that are still there, by the name of the LEA."""
    with county.session() as session:
        found = (casework.case_by_id(session, one) for one in dict.fromkeys(request.case_ids))
        files = casework.case_files(session, [case for case in found if case], log=False)
    if not files:
        raise InputProblem("None of these cases is there any more. Choose other ones.")
    handing = replace(request.handing, people=registers.all_of(county, Person))
    ordered = sorted(files.values(), key=lambda f: (f.lea.name.casefold(), f.case.opened_on))
    copies = (with_figures(county, file, copy_for(file, request.reader)) for file in ordered)
    return HandOverMaterial(tuple(copies), handing)


def _visit(county: CountyFile, request: DocumentRequest) -> Visit:
    file = cases.case_file(county, request.case_ids[0])
    contact = next((found for found in file.contacts if found.id == request.contact_id), None)
    if contact is None:
        raise InputProblem(
            "This visit is no longer there; it may have been removed or undone.", where="contact_id"
        )
    return visit_for(file, contact, county.county, request.reader)


_MATERIALS: dict[Needs, Callable[[CountyFile, DocumentRequest], Any]] = {
    Needs.CASE: _case,
    Needs.CASES: _cases,
    Needs.LEA: _lea,
    Needs.CONTACT: _visit,
}
