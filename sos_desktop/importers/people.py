"""Contacts from a spreadsheet: any table with names or mail addresses, columns found by header.

Reads .csv, .txt, .tsv and Excel workbooks; never writes. Which column is what is only proposed: the
person may choose otherwise.
"""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sos_desktop.domain.text import column_letters
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.files import read_problem
from sos_desktop.importers.other_kinds import OLE, ZIP, encoding_of, refuse_other_kinds
from sos_desktop.importers.quoted import quoted_rows
from sos_desktop.importers.workbooks import read_sheets

MOST_ROWS = 20_000
LARGEST = 50 << 20
_SEARCHED_ROWS = 25
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_ADDRESS = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+")
_PHONE = re.compile(r"\+?1?[\s(.-]*\d{3}[\s).-]*\d{3}[\s.-]*\d{4}(\s*(x|ext)\.?\s*\d+)?", re.I)
_AGAIN = "Ask whoever sent it for the original, or save it again from Excel."

COLUMNS: dict[str, str] = {
    "name": "Name",
    "first": "First name",
    "last": "Last name",
    "role": "Role",
    "title": "Title",
    "email": "E-mail",
    "phone": "Phone",
    "lea": "District",
    "cds": "CDS code",
    "organization": "Organization",
    "salutation": "Salutation",
    "note": "Note",
}
"""What a column can be, with its words."""

_SPELLINGS: dict[str, tuple[str, ...]] = {
    "name": (
        "name",
        "fullname",
        "contact",
        "contactname",
        "person",
        "displayname",
        "staffname",
        "employeename",
        "administrator",
        "nombre",
    ),
    "first": (
        "first",
        "firstname",
        "fname",
        "givenname",
        "given",
        "admfname",
        "admfname1",
        "nombres",
    ),
    "last": (
        "last",
        "lastname",
        "lname",
        "surname",
        "familyname",
        "admlname",
        "admlname1",
        "apellido",
        "apellidos",
    ),
    "role": ("role", "contactrole", "contacttype", "type", "function", "category"),
    "title": ("title", "jobtitle", "position", "job", "positiontitle", "roletitle", "puesto"),
    "email": (
        "email",
        "mail",
        "emailaddress",
        "mailaddress",
        "emails",
        "workemail",
        "email1",
        "primaryemail",
        "admemail",
        "admemail1",
        "contactemail",
        "correo",
        "correoelectronico",
        "emailid",
    ),
    "phone": (
        "phone",
        "telephone",
        "tel",
        "phonenumber",
        "telephonenumber",
        "workphone",
        "cell",
        "cellphone",
        "mobile",
        "mobilephone",
        "businessphone",
        "officephone",
        "phone1",
        "primaryphone",
        "directline",
        "telefono",
    ),
    "lea": (
        "district",
        "districtname",
        "lea",
        "leaname",
        "agency",
        "agencyname",
        "schooldistrict",
        "districtorcharter",
        "districtcharter",
        "localeducationalagency",
        "distrito",
    ),
    "cds": ("cds", "cdscode", "cdcode", "districtcode", "leacode", "countydistrictcode"),
    "organization": (
        "organization",
        "organisation",
        "company",
        "employer",
        "institution",
        "org",
        "organizationname",
    ),
    "salutation": ("salutation", "greeting", "dear", "addressas", "courtesytitle"),
    "note": ("note", "notes", "comment", "comments", "remarks", "notas"),
}
_MEANS = {spelling: field for field, all_of in _SPELLINGS.items() for spelling in all_of}


@dataclass(frozen=True, slots=True)
class ContactSheet:
    """A table of contacts as text.

    Attributes:
        file: Its name.
        header: Names of the columns; "Column A" and so on when the file has none.
        has_header: Whether the file names its columns.
        rows: (row number counting from 1, cells); rows without anything in them are left out.
        columns: What each column seems to be: field of `COLUMNS` to place.
        encoding: How the text was written; "" for workbooks.
        cut: How many rows beyond `MOST_ROWS` were not read.
    """

    file: str
    header: tuple[str, ...]
    has_header: bool
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    columns: Mapping[str, int]
    encoding: str = ""
    cut: int = 0


def read_contacts(path: Path) -> ContactSheet:
    """Read the first table of a file that holds anything.

    Raises:
        EnvironmentProblem: The file cannot be read.
        InputProblem: It is empty, too large, protected, or neither text nor an Excel workbook.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise InputProblem(
                f"{path.name} is larger than 50 MB, far more than a list of contacts. Choose "
                "another file.",
                where=path.name,
            )
        data = path.read_bytes()
    except OSError as error:
        raise read_problem(path.name, error) from error
    refuse_other_kinds(path.name, data, _AGAIN)
    if data.startswith((ZIP, OLE)):
        rows, encoding = _workbook(path.name, data), ""
    else:
        rows, encoding = _text(path.name, data)
    filled = [(number, row) for number, row in enumerate(rows, start=1) if "".join(row).strip()]
    if not filled:
        raise InputProblem(f"{path.name} is empty. {_AGAIN}", where=path.name)
    return _sheet(path.name, filled, encoding)


def recognise(header: Sequence[str]) -> dict[str, int]:
    """What each column seems to be by its name; the first of two alike is taken."""
    found: dict[str, int] = {}
    for place, name in enumerate(header):
        field = _MEANS.get(_plain(name))
        if field is not None:
            found.setdefault(field, place)
    if "name" in found and "first" not in found and "last" in found:
        found["first"] = found.pop("name")
    return found


def cell(cells: Sequence[str], place: int | None) -> str:
    """A cell, trimmed; "" where the row has none."""
    return cells[place].strip() if place is not None and place < len(cells) else ""


def _sheet(name: str, filled: list[tuple[int, tuple[str, ...]]], encoding: str) -> ContactSheet:
    place = next(
        (n for n, (_row, cells) in enumerate(filled[:_SEARCHED_ROWS]) if _is_header(cells)), None
    )
    rows = filled if place is None else filled[place + 1 :]
    kept = rows[:MOST_ROWS]
    width = max((len(cells) for _row, cells in kept), default=0)
    if place is None:
        header = tuple(f"Column {column_letters(n)}" for n in range(width))
        columns = _by_content(kept)
    else:
        named = filled[place][1]
        header = tuple(
            (named[n].strip() if n < len(named) else "") or f"Column {column_letters(n)}"
            for n in range(max(width, len(named)))
        )
        columns = recognise(header)
    return ContactSheet(
        name, header, place is not None, tuple(kept), columns, encoding, len(rows) - len(kept)
    )


def _is_header(cells: Sequence[str]) -> bool:
    """At least two columns known by name; one, when there is no more than one other."""
    if any("@" in value for value in cells):
        return False
    known, named = len(recognise(cells)), sum(bool(value.strip()) for value in cells)
    return known >= 2 or (known == 1 and named <= 2)


def _by_content(rows: Sequence[tuple[int, tuple[str, ...]]]) -> dict[str, int]:
    """For a file without column names: where addresses and telephone numbers stand."""
    looked_at = [cells for _row, cells in rows[:50]]
    found: dict[str, int] = {}
    for field, pattern in (("email", _ADDRESS), ("phone", _PHONE)):
        width = max((len(cells) for cells in looked_at), default=0)
        hits = [
            sum(bool(pattern.fullmatch(cell(cells, place))) for cells in looked_at)
            for place in range(width)
        ]
        if hits and max(hits) * 2 > len(looked_at):
            found[field] = hits.index(max(hits))
    return found


def _text(name: str, data: bytes) -> tuple[list[tuple[str, ...]], str]:
    lines, encoding = _lines(name, data)
    delimiter = _said_by_excel(lines) or _delimiter(lines[:_SEARCHED_ROWS])
    rows = quoted_rows(name, lines, delimiter, again=_AGAIN)
    # No more rows than could be kept, with some to count what is left out.
    return [tuple(row) for row in islice(rows, MOST_ROWS * 5)], encoding


def _said_by_excel(lines: list[str]) -> str:
    """The separator named in a first line "sep=;", which is emptied then; "" without one."""
    first = lines[0].rstrip("\r\n") if lines else ""
    if not first.casefold().startswith("sep=") or len(first) != len("sep=") + 1:
        return ""
    lines[0] = "\n"
    return first[-1]


def _delimiter(lines: Sequence[str]) -> str:
    """What stands between cells: what the column names show, or else the commonest.

    Names and titles hold commas themselves, and may hold more of them than there are semicolons.
    """

    def known(delimiter: str) -> tuple[int, int]:
        headers = (line.replace('"', "").strip().split(delimiter) for line in lines)
        most = max((len(recognise(cells)) for cells in headers), default=0)
        return (most if most > 1 else 0, sum(line.count(delimiter) for line in lines))

    return max("\t;|,", key=known)


def _lines(name: str, data: bytes) -> tuple[list[str], str]:
    """The lines with their ends, and how they were written.

    They are read one by one: a large file taken apart in one call would keep the window's own
    thread waiting.
    """
    wide = encoding_of(data)
    if wide is not None:
        return _split_lines(data, wide, "replace"), wide[: len("utf-16")].upper()
    if b"\x00" in data:
        raise InputProblem(
            f"{name} is not a text or Excel file, whatever its name says. {_AGAIN}", where=name
        )
    try:
        return _split_lines(data, "utf-8-sig", "strict"), "UTF-8"
    except UnicodeDecodeError:
        return _split_lines(data, "cp1252", "replace"), "Windows-1252"


def _split_lines(data: bytes, encoding: str, errors: str) -> list[str]:
    source = io.BytesIO(data)
    with io.TextIOWrapper(source, encoding=encoding, errors=errors, newline="") as stream:
        return [line for line in stream]


def _workbook(name: str, data: bytes) -> list[tuple[str, ...]]:
    sheets = [
        [tuple(line.split("\t")) for line in sheet.lines]
        for sheet in read_sheets(name, data, _AGAIN)
    ]
    headed = (s for s in sheets if any(_is_header(row) for row in s[:_SEARCHED_ROWS] if any(row)))
    filled = (sheet for sheet in sheets if any(any(row) for row in sheet))
    return next(headed, None) or next(filled, [])


def _plain(name: str) -> str:
    return _NOT_PLAIN.sub("", name.casefold().replace("ó", "o").replace("é", "e"))
