"""The documents that are kept as text beside this module; run it to write them anew."""

from collections.abc import Callable
from pathlib import Path

from sos_desktop.domain.casework.access.readers import DISTRICT, OFFICE, PUBLIC, Reader
from sos_desktop.domain.documents.registry import (
    ANNUAL,
    BOARD_PAGE,
    BRIEF,
    CASELOAD,
    CROSSWALK,
    DATA_PROFILE,
    FAMILIES,
    FEEDBACK,
    FINDINGS,
    HAND_OVER,
    IDENTIFICATION,
    LCAP,
    MIDYEAR,
    ONE_PAGER,
    PLAN,
    QUESTIONS,
    STRENGTHS,
    VISIT,
    DocumentKind,
)
from sos_desktop.domain.documents.visit_summary import visit_text
from sos_desktop.services.languages import ENGLISH, language
from tests.domain.documents.as_text import as_text
from tests.domain.documents.full_case import MADE_ON, full, material_for

FOLDER = Path(__file__).parent / "kept"


def _document(kind: DocumentKind, reader: Reader, count: int = 1, code: str = ENGLISH) -> str:
    material = material_for(kind, reader, full(), count)
    return as_text(kind.write(material, language(code).catalog(kind.part), MADE_ON))


def _book(kind: DocumentKind, count: int = 1) -> str:
    assert kind.book is not None
    material = material_for(kind, OFFICE, full(), count)
    return as_text(kind.book(material, language().catalog(kind.key), MADE_ON))


def _message(reader: Reader) -> str:
    material = material_for(VISIT, reader, full())
    return visit_text(material, language().catalog(VISIT.key), MADE_ON)


KEPT: dict[str, Callable[[], str]] = {
    "brief, public": lambda: _document(BRIEF, PUBLIC),
    "brief, working": lambda: _document(BRIEF, OFFICE),
    "questions, public": lambda: _document(QUESTIONS, PUBLIC),
    "one-pager, public": lambda: _document(ONE_PAGER, PUBLIC),
    "families, public": lambda: _document(FAMILIES, PUBLIC),
    "families, Spanish": lambda: _document(FAMILIES, PUBLIC, code="es"),
    "plan, public": lambda: _document(PLAN, PUBLIC),
    "plan, working": lambda: _document(PLAN, OFFICE),
    "strengths, public": lambda: _document(STRENGTHS, PUBLIC),
    "strengths, working": lambda: _document(STRENGTHS, OFFICE),
    "lcap, public": lambda: _document(LCAP, PUBLIC),
    "lcap, working": lambda: _document(LCAP, OFFICE),
    "midyear, public": lambda: _document(MIDYEAR, PUBLIC),
    "midyear, working": lambda: _document(MIDYEAR, OFFICE),
    "crosswalk, public": lambda: _document(CROSSWALK, PUBLIC),
    "crosswalk, working": lambda: _document(CROSSWALK, OFFICE),
    "needs, public": lambda: _document(FINDINGS, PUBLIC),
    "needs, district": lambda: _document(FINDINGS, DISTRICT),
    "needs, working": lambda: _document(FINDINGS, OFFICE),
    "needs-board": lambda: _document(BOARD_PAGE, PUBLIC),
    "annual, public": lambda: _document(ANNUAL, PUBLIC),
    "annual, working": lambda: _document(ANNUAL, OFFICE),
    "caseload, public": lambda: _document(CASELOAD, PUBLIC),
    "caseload, working": lambda: _document(CASELOAD, OFFICE),
    "identification, public": lambda: _document(IDENTIFICATION, PUBLIC),
    "identification, working": lambda: _document(IDENTIFICATION, OFFICE),
    "data-profile, public": lambda: _document(DATA_PROFILE, PUBLIC),
    "data-profile, working": lambda: _document(DATA_PROFILE, OFFICE),
    "data-profile, workbook": lambda: _book(DATA_PROFILE),
    "feedback": lambda: _document(FEEDBACK, PUBLIC),
    "hand-over": lambda: _document(HAND_OVER, OFFICE),
    "hand-over of two": lambda: _document(HAND_OVER, OFFICE, 2),
    "hand-over of two, workbook": lambda: _book(HAND_OVER, 2),
    "visit, public": lambda: _document(VISIT, PUBLIC),
    "visit, working": lambda: _document(VISIT, OFFICE),
    "visit, message": lambda: _message(OFFICE),
}

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, write in KEPT.items():
        (FOLDER / f"{name}.txt").write_text(write(), encoding="utf-8")
