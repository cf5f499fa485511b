"""Everything that leaves the program about a county full of seeds, and what is read in it."""

import html
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import StreamObject

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import DISTRICT, OFFICE, PUBLIC, Reader
from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.domain.documents.document_kind import suggested_name
from sos_desktop.domain.documents.hand_over import HandOverDetails
from sos_desktop.domain.documents.registry import (
    BRIEF,
    CASELOAD,
    DATA_PROFILE,
    DOCUMENTS,
    IDENTIFICATION,
    ONE_PAGER,
    PLAN,
    QUESTIONS,
    STRENGTHS,
    FileFormat,
    Needs,
)
from sos_desktop.domain.needs.processes import processes_of
from sos_desktop.services import exports
from sos_desktop.services.board_pack import PackRequest, write_packs
from sos_desktop.services.casework import calendar, cases, cause_files, process_files, thread_files
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.documents import (
    DocumentRequest,
    export_document,
    make_document,
)
from sos_desktop.services.hand_back import give_back
from sos_desktop.services.letters import making
from sos_desktop.services.letters.readiness import letter_table
from sos_desktop.services.previews import PaperChoice, preview
from tests import documents
from tests.pdf_words import printed
from tests.privacy.seeds import DAY
from ui.pages.caseload.table import COLUMNS, as_lines


@dataclass(frozen=True, slots=True)
class Output:
    """Something that leaves the program.

    Attributes:
        reader: Who may come to read it.
        letter: It is a letter, which also tells what letters tell of the registers.
        texts: What can be read in it, part by part: its words, its raw contents, its name.
    """

    name: str
    reader: Reader
    texts: tuple[str, ...]
    letter: bool = False


def make_all(county: CountyFile, case_id: str, folder: Path) -> list[Output]:
    """Make every output; the case is closed in between, as some words are told only then."""
    made = [
        *_calendars(county, case_id, folder),
        *_hand_over(county, case_id, folder),
        *_caseload(county, folder),
        *_letters(county, folder),
        *_visits(county, case_id, folder),
        *_causes(county, case_id, folder),
        *_processes(county, case_id, folder),
        *_strengths(county, case_id, folder),
        *_board(county, case_id, folder),
        *_every_document(county, case_id, folder),
        *_threads(county, case_id, folder),
    ]
    file = cases.case_file(county, case_id)
    cases.close_case(county, case_id, file.case.closing_reason, file.case.lasting)
    return [*made, *_plans(county, case_id, folder)]


def _plans(county: CountyFile, case_id: str, folder: Path) -> Iterator[Output]:
    file = cases.case_file(county, case_id)
    for reader in (PUBLIC, OFFICE):
        public = reader is PUBLIC
        stem = suggested_name(PLAN, file.lea.name, DAY, reader)
        pdf, xlsx = folder / f"{stem}.pdf", folder / f"{stem}.xlsx"
        documents.export(county, documents.plan_of(case_id, public=public), pdf=pdf, xlsx=xlsx)
        yield Output(f"plan, {reader}, PDF", reader, read(pdf))
        yield Output(f"plan, {reader}, Excel", reader, read(xlsx))
    document = documents.plan(county, case_id, public=True)
    yield Output(f"plan, {PUBLIC}, document", PUBLIC, (repr(document),))


def _strengths(county: CountyFile, case_id: str, folder: Path) -> Iterator[Output]:
    for reader in (PUBLIC, DISTRICT, OFFICE):
        pdf, xlsx = folder / f"Strengths {reader}.pdf", folder / f"Strengths {reader}.xlsx"
        request = DocumentRequest(STRENGTHS, (case_id,), reader)
        export_document(county, request, {FileFormat.PDF: pdf, FileFormat.EXCEL: xlsx})
        yield Output(f"strengths, {reader}, PDF", reader, read(pdf))
        yield Output(f"strengths, {reader}, Excel", reader, read(xlsx))


def _board(county: CountyFile, case_id: str, folder: Path) -> Iterator[Output]:
    """Papers for a board, one by one, as a pack, and as the window shows them."""
    for kind in (BRIEF, ONE_PAGER, QUESTIONS):
        request = DocumentRequest(kind, (case_id,), PUBLIC)
        files = {
            found: folder / f"{kind.key}.{found.value}"
            for found in (FileFormat.PDF, FileFormat.EXCEL, FileFormat.WORD)
        }
        export_document(county, request, files)
        for path in files.values():
            yield Output(f"{kind.key}, {path.suffix}", PUBLIC, read(path))
    [outcome] = write_packs(county, [case_id], folder, PackRequest("", language="es"))
    for path in outcome.paths:
        yield Output("pack, Spanish", PUBLIC, read(path))
    for reader in (DISTRICT, OFFICE):
        path = folder / f"given back {reader}.zip"
        give_back(county, cases.case_file(county, case_id).case.cds, path, reader=reader)
        with zipfile.ZipFile(path) as given:
            for name in given.namelist():
                if not name.startswith("files/"):  # as they were, whatever is in them
                    texts = _read_inside(name, given.read(name))
                    yield Output(f"given back {reader}, {name}", reader, texts)
    seen = preview(county, PaperChoice(case_id))
    yield Output("pack, seen", PUBLIC, tuple(page.words for page in seen.pages))


def _every_document(county: CountyFile, case_id: str, folder: Path) -> Iterator[Output]:
    """Every kind for all its readers; those about more than a case as files too."""
    for kind in DOCUMENTS:
        for offer in kind.readers:
            if kind.needs is Needs.CONTACT or kind is PLAN:
                continue  # made elsewhere: of every contact, and when the case is closed
            name, reader = f"{kind.key}, {offer.reader}", offer.reader
            request = DocumentRequest(kind, (case_id,), reader)
            made = make_document(county, request)
            yield Output(f"{name}, document", reader, (repr(made),))
            if kind in (CASELOAD, DATA_PROFILE, IDENTIFICATION):
                files = {
                    found: folder / f"{name}.{found.value}"
                    for found in (FileFormat.PDF, FileFormat.EXCEL)
                }
                export_document(county, request, files)
                for path in files.values():
                    yield Output(f"{name}, {path.suffix}", reader, read(path))


def _causes(county: CountyFile, case_id: str, folder: Path) -> Iterator[Output]:
    file = cases.case_file(county, case_id)
    for reader in (PUBLIC, OFFICE):
        svg, csv = folder / f"Causes {reader}.svg", folder / f"Causes {reader}.csv"
        cause_files.write_causes(county, file, svg=svg, csv=csv, reader=reader)
        for path in (svg, csv):
            yield Output(f"causes, {reader}, {path.suffix}", reader, (path.name, path.read_text()))


def _processes(county: CountyFile, case_id: str, folder: Path) -> Iterator[Output]:
    file = cases.case_file(county, case_id)
    for reader in (PUBLIC, OFFICE):
        for name in processes_of(copy_for(file, reader).process_steps):
            svg, csv, pdf = (folder / f"Process {reader}.{of}" for of in ("svg", "csv", "pdf"))
            process_files.write_process(county, file, name, svg=svg, csv=csv, reader=reader)
            process_files.write_process_as(county, file, name, pdf, reader=reader)
            for ending, path in (("svg", svg), ("csv", csv), ("pdf", pdf)):
                texts = read(path) if ending == "pdf" else (path.name, path.read_text())
                yield Output(f"process, {reader}, {ending}", reader, texts)


def _threads(county: CountyFile, case_id: str, folder: Path) -> Iterator[Output]:
    for reader in (PUBLIC, OFFICE):
        copy = copy_for(cases.case_file(county, case_id), reader)
        thread = thread_files.thread_of(county, copy)
        svg, csv = folder / f"Thread {reader}.svg", folder / f"Thread {reader}.csv"
        for path in thread_files.write_thread(county, copy, thread, svg=svg, csv=csv):
            yield Output(f"thread, {reader}, {path.suffix}", reader, (path.name, path.read_text()))


def _visits(county: CountyFile, case_id: str, folder: Path) -> Iterator[Output]:
    """Of every contact the text; the PDF is of the same document, so one of each copy is enough."""
    for number, contact in enumerate(cases.case_file(county, case_id).contacts):
        for reader in (PUBLIC, OFFICE):
            public, name = reader is PUBLIC, f"visit {contact.sensitivity}, {reader}"
            text = documents.message(county, case_id, contact.id, public=public)
            yield Output(f"{name}, clipboard", reader, (text,))
            if number == 0:
                path = folder / f"visit {reader}.pdf"
                request = documents.visit_of(case_id, contact.id, public=public)
                documents.export(county, request, pdf=path)
                yield Output(f"{name}, PDF", reader, read(path))


def _calendars(county: CountyFile, case_id: str, folder: Path) -> Iterator[Output]:
    """A calendar file lies on servers of others, so it holds what the district may know."""
    for name, of in (("whole", None), ("of a case", case_id)):
        path = folder / f"Calendar {name}.ics"
        calendar.export(county, path, case_id=of)
        yield Output(f"calendar, {name}", DISTRICT, read(path), letter=True)


def _hand_over(county: CountyFile, case_id: str, folder: Path) -> Iterator[Output]:
    xlsx = folder / "Hand-over.xlsx"
    documents.export(
        county, documents.hand_over_of([case_id], HandOverDetails("Ben Ito")), xlsx=xlsx
    )
    yield Output("hand-over, Excel", OFFICE, read(xlsx))


def _caseload(county: CountyFile, folder: Path) -> Iterator[Output]:
    rows = cases.list_cases(county)
    yield Output("caseload, clipboard", OFFICE, (as_lines(rows),))
    headings = tuple(column.heading for column in COLUMNS)
    shown = tuple(tuple(column.text(row) for column in COLUMNS) for row in rows)
    path = folder / "Caseload.xlsx"
    exports.write_excel(county, [exports.ShownTable("Caseload", (), headings, shown)], path)
    yield Output("caseload, Excel", OFFICE, read(path))


def _letters(county: CountyFile, folder: Path) -> Iterator[Output]:
    table = letter_table(county)
    wanted = [
        making.LetterRequest(row.found, kind)
        for row in table.rows
        for kind in LetterKind
        if row.by_kind[kind].ready
    ]
    assert {LetterKind.AGENDA, LetterKind.NEW} < {one.kind for one in wanted}
    batch = making.make_letters(county, wanted, folder, making.LetterFiles(word=True, pdf=True))
    for outcome in batch.made:
        for path in outcome.files:
            yield Output(f"{outcome.kind}{path.suffix}", DISTRICT, read(path), letter=True)
    assert batch.listing is not None
    yield Output("list of letters", DISTRICT, read(batch.listing), letter=True)


def read(path: Path) -> tuple[str, ...]:
    """All that can be read in a file, with its name."""
    data = path.read_bytes()
    parts = {".pdf": _pdf, ".ics": _ics}.get(path.suffix, _package)(data)
    return (path.name, *parts)


def _read_inside(name: str, data: bytes) -> tuple[str, ...]:
    if name.endswith((".csv", ".txt")):
        return (name, data.decode("utf-8-sig"))
    return (name, *(_pdf if name.endswith(".pdf") else _package)(data))


def _pdf(data: bytes) -> Iterator[str]:
    """Words, metadata, outline, and every stream unpacked."""
    reader = PdfReader(io.BytesIO(data))
    yield from printed(data)
    yield repr(reader.metadata)
    yield repr(reader.outline)
    for number in range(1, len(reader.xref[0]) + 1):
        found = reader.get_object(number)
        data = found.get_data() if isinstance(found, StreamObject) else repr(found).encode()
        yield data.decode("latin-1")
        yield data.decode("utf-16-be", "ignore")


def _package(data: bytes) -> Iterator[str]:
    """Every part of an Excel or Word file, as raw text and without its markup."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            yield name
            yield html.unescape(package.read(name).decode("utf-8", "replace"))


def _ics(data: bytes) -> Iterator[str]:
    yield data.decode().replace("\r\n ", "")
