"""`document`: any document the program makes, as PDF, Excel and Word."""

import argparse
import sys
from pathlib import Path

from sos_desktop.cli.common import lea_code
from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC, Reader
from sos_desktop.domain.casework.records import Contact
from sos_desktop.domain.casework.words import ContactKind
from sos_desktop.domain.documents.registry import DOCUMENTS, DocumentKind, FileFormat, Needs
from sos_desktop.domain.formats import counted, date_words, parse_date
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import CountyFile, open_county_file
from sos_desktop.services.documents import DocumentRequest, export_document
from sos_desktop.services.languages import ENGLISH, languages

HELP = "Make a document as PDF, Excel or Word; `document list` names them and what each needs."
_LIST = "list"
_NEEDED = {
    Needs.CASE: "--lea, the LEA of an open case",
    Needs.CASES: "nothing for all open cases, or --lea for one",
    Needs.LEA: "--lea, any LEA of the file, and --year for another Dashboard year than the newest "
    "that is loaded whole",
    Needs.CONTACT: "--lea and, when it is not the last visit, --held DATE",
    Needs.COUNTY: "nothing: it is about the county office",
    Needs.CASELOAD: "nothing: it is about all open cases",
    Needs.IDENTIFICATION: "nothing for the newest Dashboard year that is loaded whole, or --year",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    names = [name_of(kind) for kind in DOCUMENTS]
    parser.add_argument("kind", choices=[_LIST, *names], metavar="KIND", help="or “list”")
    parser.add_argument("--file", type=Path, help="the county file (.sos)")
    parser.add_argument("--lea", metavar="CDS", help="the LEA's 14-digit CDS code")
    parser.add_argument("--year", type=int, help="the Dashboard year it is about")
    parser.add_argument("--held", metavar="DATE", help="the day of the contact it is about")
    parser.add_argument(
        "--public", action="store_true", help="the public copy: only what everybody may read"
    )
    parser.add_argument("--language", default=ENGLISH, choices=languages(), help="of its words")
    parser.add_argument("--pdf", type=Path, metavar="P")
    parser.add_argument("--docx", type=Path, metavar="D")
    parser.add_argument("--xlsx", type=Path, metavar="X")
    parser.add_argument(
        "--pdf-ua", type=int, choices=(1, 2), default=1, help="the edition of PDF/UA to follow"
    )


def run(request: argparse.Namespace) -> int:
    """Make it, or name what can be made."""
    if request.kind == _LIST:
        for kind in DOCUMENTS:
            print(f"{name_of(kind)}: {kind.noun}; needs {_NEEDED[kind.needs]}")
        return 0
    if request.file is None:
        raise InputProblem("Name the county file: --file county.sos.")
    kind = next(found for found in DOCUMENTS if name_of(found) == request.kind)
    asked = {
        FileFormat.PDF: request.pdf,
        FileFormat.EXCEL: request.xlsx,
        FileFormat.WORD: request.docx,
    }
    files = {wanted: path for wanted, path in asked.items() if path is not None}
    with open_county_file(request.file) as county:
        made = _request(county, kind, request)
        saved = export_document(county, made, files)
    for path in saved.paths:
        print(f"Written: {path}")
    for remark in (*saved.remarks, *_unused(kind, request)):
        print(remark, file=sys.stderr)
    return 0


def name_of(kind: DocumentKind) -> str:
    """What a document is called on the command line."""
    return kind.key.replace("_", "-")


def _unused(kind: DocumentKind, request: argparse.Namespace) -> tuple[str, ...]:
    """What was said that the document has no use for, so that nobody takes it for obeyed."""
    used = {
        "--lea": not kind.needs.of_county,
        "--year": kind.needs in (Needs.LEA, Needs.IDENTIFICATION),
        "--held": kind.needs is Needs.CONTACT,
    }
    given = {"--lea": request.lea, "--year": request.year, "--held": request.held}
    return tuple(
        f"{option} was not used: the {kind.noun} needs {_NEEDED[kind.needs]}."
        for option, value in given.items()
        if value is not None and not used[option]
    )


def _request(
    county: CountyFile, kind: DocumentKind, request: argparse.Namespace
) -> DocumentRequest:
    ids = _case_ids(county, kind, request.lea)
    contact = _contact(county, ids[0], request.held) if kind.needs is Needs.CONTACT else None
    return DocumentRequest(
        kind,
        ids,
        _reader(kind, public=request.public),
        contact.id if contact else "",
        language=request.language,
        pdf_ua=request.pdf_ua,
        year=request.year,
        cds=_code(kind, request.lea) if kind.needs is Needs.LEA else "",
    )


def _reader(kind: DocumentKind, *, public: bool) -> Reader:
    """For whom the copy is.

    Raises:
        InputProblem: The document is never made for everybody.
    """
    if public and PUBLIC not in {offer.reader for offer in kind.readers}:
        raise InputProblem(f"The {kind.noun} is for the office only; there is no public copy.")
    return PUBLIC if public else OFFICE


def _case_ids(county: CountyFile, kind: DocumentKind, lea: str | None) -> tuple[str, ...]:
    """The open case of the LEA; all open ones where the document may be about all.

    Raises:
        InputProblem: None is open, no LEA is named, or its code is none.
    """
    if kind.needs.of_county or kind.needs is Needs.LEA:
        return ()
    rows = cases.list_cases(county)
    if lea is None and kind.needs is Needs.CASES:
        if not rows:
            raise InputProblem("No case is open. Open one in the window first.")
        return tuple(row.case.id for row in rows)
    code = _code(kind, lea)
    found = [row.case.id for row in rows if row.case.cds == code]
    if not found:
        raise InputProblem(f"No case is open for the LEA {code}. Open one in the window first.")
    return (found[0],)


def _code(kind: DocumentKind, lea: str | None) -> str:
    """The CDS code that was named.

    Raises:
        InputProblem: None was, or it is no CDS code.
    """
    if lea is None:
        raise InputProblem(f"Name the LEA: the {kind.noun} is about one. Add --lea CDS.")
    return lea_code(lea)


def _contact(county: CountyFile, case_id: str, held: str | None) -> Contact:
    """The contact of that day; without one the last visit.

    Raises:
        InputProblem: There is none, or several of that day.
    """
    contacts = cases.case_file(county, case_id).contacts
    if held is None:
        visits = [contact for contact in contacts if contact.kind is ContactKind.VISIT]
        if not visits:
            raise InputProblem("No visit is noted in this case. Name another contact: --held DATE.")
        return max(visits, key=lambda contact: contact.held_on)
    day = parse_date(held, clock.today(), nearest=True)
    found = [contact for contact in contacts if contact.held_on == day]
    if day is None or not found:
        raise InputProblem(f"No contact of “{held}” is noted in this case.")
    if len(found) > 1:
        several = counted(len(found), "contact")
        raise InputProblem(f"{several} are noted on {date_words(day)}. Export it in the window.")
    return found[0]
