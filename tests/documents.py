"""Documents of a county file, asked for as the window asks."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC, Reader
from sos_desktop.domain.documents.hand_over import NOT_HANDED, HandOverDetails
from sos_desktop.domain.documents.registry import (
    DOCUMENTS,
    HAND_OVER,
    PLAN,
    VISIT,
    DocumentKind,
    FileFormat,
    Needs,
)
from sos_desktop.domain.documents.report import ReportDocument
from sos_desktop.domain.needs.processes import processes_of
from sos_desktop.services.board_pack import PackRequest, write_pack
from sos_desktop.services.casework import cases
from sos_desktop.services.casework.cause_files import write_causes_as
from sos_desktop.services.casework.process_files import write_process_as
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.documents import (
    DocumentRequest,
    export_document,
    make_document,
    visit_message,
)
from sos_desktop.services.languages import languages, speaks
from sos_desktop.services.saved_files import SavedFiles


def plan_of(case_id: str, *, public: bool = False) -> DocumentRequest:
    """The plan of a case."""
    return DocumentRequest(PLAN, (case_id,), PUBLIC if public else OFFICE)


def hand_over_of(case_ids: Sequence[str], handing: HandOverDetails = NOT_HANDED) -> DocumentRequest:
    """The hand-over of some cases."""
    return DocumentRequest(HAND_OVER, tuple(case_ids), OFFICE, handing=handing)


def visit_of(case_id: str, contact_id: str, *, public: bool = False) -> DocumentRequest:
    """The summary of a visit."""
    return DocumentRequest(VISIT, (case_id,), PUBLIC if public else OFFICE, contact_id)


def export(
    county: CountyFile,
    request: DocumentRequest,
    *,
    pdf: Path | None = None,
    xlsx: Path | None = None,
    **more: Any,
) -> SavedFiles:
    """Write a document as one file or two."""
    files = {FileFormat.PDF: pdf, FileFormat.EXCEL: xlsx}
    asked = {kind: path for kind, path in files.items() if path is not None}
    return export_document(county, request, asked, **more)


def plan(county: CountyFile, case_id: str, *, public: bool = False) -> ReportDocument:
    """The plan of a case as a neutral document."""
    return make_document(county, plan_of(case_id, public=public))


def hand_over(
    county: CountyFile, case_ids: Sequence[str], handing: HandOverDetails = NOT_HANDED
) -> ReportDocument:
    """The hand-over of some cases as a neutral document."""
    return make_document(county, hand_over_of(case_ids, handing))


def message(county: CountyFile, case_id: str, contact_id: str, *, public: bool = False) -> str:
    """The summary of a visit as plain text."""
    return visit_message(county, visit_of(case_id, contact_id, public=public))


def every_request(county: CountyFile, case_ids: Sequence[str]) -> Iterator[DocumentRequest]:
    """Every document of some cases and of their county, for every reader and in every language."""
    for kind in DOCUMENTS:
        for offer in kind.readers:
            if kind.needs.of_county:
                yield DocumentRequest(kind, (), offer.reader)
            elif kind.needs is Needs.CASES:
                yield DocumentRequest(kind, tuple(case_ids), offer.reader)
            else:
                for case_id in case_ids:
                    yield from _of_case(county, kind, case_id, offer.reader)


def _of_case(
    county: CountyFile, kind: DocumentKind, case_id: str, reader: Reader
) -> Iterator[DocumentRequest]:
    if kind.needs is Needs.CONTACT:
        for contact in cases.case_file(county, case_id).contacts[:2]:
            yield DocumentRequest(kind, (case_id,), reader, contact.id)
        return
    for code in languages():
        if speaks(code, kind.part):
            yield DocumentRequest(kind, (case_id,), reader, language=code)


def every_pdf(county: CountyFile, case_ids: Sequence[str], folder: Path) -> list[Path]:
    """All of them as PDFs, with the packs, the pictures of causes and the process maps."""
    made = []
    for number, request in enumerate(every_request(county, case_ids)):
        path = folder / f"{number} {request.kind.key} {request.reader} {request.language}.pdf"
        export(county, request, pdf=path)
        made.append(path)
    for case_id in case_ids:
        for code in languages():
            path = folder / f"pack {case_id} {code}.pdf"
            made += write_pack(county, PackRequest(case_id, language=code), path).paths
        file = cases.case_file(county, case_id)
        if file.causes:
            made += write_causes_as(county, file, folder / f"causes {case_id}.pdf").paths
        for name in processes_of(file.process_steps):
            path = folder / f"process {case_id} {name}.pdf"
            made += write_process_as(county, file, name, path).paths
    return made
