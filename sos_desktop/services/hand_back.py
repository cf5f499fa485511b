"""Everything of a district in open formats: for a records request, or for the district to keep."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from db.queries import casework
from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.left_out import LeftOutLine, left_out
from sos_desktop.domain.casework.access.readers import DISTRICT, OFFICE, Reader
from sos_desktop.domain.casework.access.record_tables import RecordTable, record_tables
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.documents.registry import BRIEF, PLAN, STRENGTHS
from sos_desktop.domain.formats import counted, date_words
from sos_desktop.domain.needs.agreement import told_votes
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.file_names import folded, free_stem, proposed_name, safe_name
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.jobs import CancelToken, Progress, no_progress
from sos_desktop.foundation.text_tables import csv_bytes
from sos_desktop.services.casework.attachments import content_of
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.documents import DocumentRequest, make_document
from sos_desktop.services.outputs import check_outputs, write_output
from sos_desktop.services.saved_files import unprinted_remark

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_PAPERS = (BRIEF, PLAN, STRENGTHS)
_WHOLE = "The Word files and workbooks beside it have them."
_REQUEST = """Everything kept on {lea} in the county file “{file}”, {day}

What this is: all records of {cases}, whoever may read them, in open formats. Each row says in its
last column who may read it inside the program: Public, District and COE, or COE office only.
Whether a record has to be given to whoever asks is a matter of law (California Public Records Act),
and these words do not decide it.
"""
_HAND_BACK = """The work of {lea} with the county office, {day}

What this is: what the county office and the district wrote down together in {cases}, without the
office's own notes. Where votes were counted by role, roles of one or two people are counted
together, without a role. It needs no program of the county office: .csv opens in any spreadsheet;
.pdf, .docx and .xlsx are the papers.
"""
_CONTENTS = """
records/   one table for each kind of record, .csv in UTF-8, days as year-month-day
papers/    the papers of each open case
files/     files that were kept with the cases, as they were
"""


@frozen_dataclass
class GivenBack:
    """What was put into the file: how many records, papers and kept files; remarks on papers."""

    path: Path
    records: int
    papers: int
    files: int
    remarks: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """In a sentence, then what to know of the papers."""
        told = (
            counted(self.records, "record"),
            counted(self.papers, "paper"),
            counted(self.files, "kept file"),
        )
        saved = f"Saved {self.path.name}: {told[0]}, {told[1]} and {told[2]}."
        return " ".join((saved, *self.remarks))


def give_back(
    county: CountyFile,
    cds: str,
    path: Path,
    *,
    reader: Reader = DISTRICT,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> GivenBack:
    """Write everything of an LEA into one zip: all of it for the office, else a copy for a reader.

    Args:
        county: The open county file.
        cds: The LEA.
        path: Where the zip goes.
        reader: `OFFICE` for a records request, `DISTRICT` for the district's own work.
        progress: Told of each step.
        cancel: Asked before each step.

    Raises:
        InputProblem: The LEA has no case, or a county file would be lost there.
        EnvironmentProblem: It cannot be written.
    """
    check_outputs([path], made_from=[county.path])
    token = cancel or CancelToken()
    files = _files(county, cds)
    copies = tuple(copy_for(file, reader) for file in files)
    tables = record_tables(copies if reader is OFFICE else tuple(map(_with_told_votes, copies)))
    inside, lacking = dict[str, bytes](), dict[str, None]()
    for table in tables:
        name = proposed_name(table.name, "", ".csv")
        inside[f"records/{name}"] = csv_bytes(table.headings, table.rows)
    for number, case in enumerate(one for one in copies if one.case.closed_on is None):
        token.check()
        progress(number, len(copies) + 1, "Making the papers")
        inside |= _papers(county, case, reader, lacking)
    kept = dict(_kept_files(county, copies, token))
    progress(len(copies), len(copies) + 1, "Writing the file")
    remarks = unprinted_remark(tuple(lacking), _WHOLE)
    readme = {"readme.txt": _readme(county, copies, reader, remarks).encode("utf-8")}
    write_output(path, _zipped({**readme, **inside, **kept}), made_from=[county.path])
    papers = sum(name.startswith("papers/") for name in inside)
    return GivenBack(path, _count(tables), papers, len(kept), remarks)


def left_out_of_lea(county: CountyFile, cds: str, reader: Reader) -> tuple[LeftOutLine, ...]:
    """What `give_back` leaves out of all cases of an LEA for a reader; nothing for the office.

    Raises:
        InputProblem: The LEA has no case.
    """
    files = _files(county, cds)
    return tuple(line for file in files for line in left_out(file, reader))


def _count(tables: Iterable[RecordTable]) -> int:
    return sum(len(table.rows) for table in tables)


def _files(county: CountyFile, cds: str) -> tuple[CaseFile, ...]:
    with county.session() as session:
        found = [
            case for case in casework.all_cases(session, include_closed=True) if case.cds == cds
        ]
        files = casework.case_files(session, found)
    if not files:
        raise InputProblem("This LEA has no case, so that nothing is kept on it.")
    return tuple(sorted(files.values(), key=lambda file: file.case.opened_on))


def _with_told_votes(copy: CaseFile) -> CaseFile:
    """Its papers count small roles together, so its tables may not tell them apart."""
    return replace(copy, votes=told_votes(copy.votes))


def _readme(
    county: CountyFile, files: tuple[CaseFile, ...], reader: Reader, remarks: tuple[str, ...]
) -> str:
    words = _REQUEST if reader is OFFICE else _HAND_BACK
    said = words.format(
        lea=files[0].lea.name,
        file=county.path.name,
        day=date_words(clock.today()),
        cases=counted(len(files), "case"),
    )
    about_papers = "".join(f"\n{remark}\n" for remark in remarks)
    return f"{said}{_CONTENTS}{about_papers}".replace("\n", "\r\n")


def _papers(
    county: CountyFile, file: CaseFile, reader: Reader, lacking: dict[str, None]
) -> dict[str, bytes]:
    """The papers of a case; what their PDF cannot print is added to `lacking`."""
    from sos_desktop.exporters.excel import render_excel
    from sos_desktop.exporters.pdf import render_pdf, unprinted
    from sos_desktop.exporters.word import render_word

    made: dict[str, bytes] = {}
    for kind in _PAPERS:
        document = make_document(county, DocumentRequest(kind, (file.case.id,), reader))
        stem = f"papers/{safe_name(kind.file_words)}"
        made[f"{stem}.pdf"] = render_pdf(document)
        lacking |= dict.fromkeys(unprinted(document))
        made[f"{stem}.docx"] = render_word(document)
        made[f"{stem}.xlsx"] = render_excel(document)
    return made


def _kept_files(
    county: CountyFile, files: tuple[CaseFile, ...], token: CancelToken
) -> Iterable[tuple[str, bytes]]:
    """The content of kept files, under names that differ whatever system unpacks them."""
    taken: set[str] = set()
    for file in files:
        for attachment in file.attachments:
            token.check()
            name = Path(safe_name(attachment.name) or "file")
            stem = free_stem(name.stem, [name.suffix], taken)
            taken.add(folded(f"{stem}{name.suffix}"))
            yield f"files/{stem}{name.suffix}", content_of(county, attachment)


def _zipped(inside: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, content in inside.items():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, content)
    return stream.getvalue()
