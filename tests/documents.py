"""Documents of a county file, asked for as the window asks."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC
from sos_desktop.domain.documents.hand_over import NOT_HANDED, HandOverDetails
from sos_desktop.domain.documents.registry import HAND_OVER, PLAN, VISIT, FileFormat
from sos_desktop.domain.documents.report import ReportDocument
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.documents import (
    DocumentRequest,
    export_document,
    make_document,
    visit_message,
)
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
