"""What a file is that holds no table for this program, by its bytes: endings are not trusted."""

import io
import zipfile

from sos_desktop.foundation.errors import InputProblem

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
_LOOKED_AT = 65536
_UNPACK = "is packed ({kind}), which is not opened here. Unpack it, then choose the files in it."
_SAVE_AS = (
    "Open it in Excel, choose Save As and “Excel Workbook (.xlsx)”, and choose the file you saved."
)
_NO_TABLE = "Choose the data file it was made from."
_ROWS_OF_DATA = 20
"""A page with so many rows of a table in its beginning is an export and no error message."""

_BEGINNINGS = {
    b"%PDF": f"is a PDF, from which figures cannot be read safely. {_NO_TABLE}",
    b"{\\rtf": f"is a text document (RTF), not a table of data. {_NO_TABLE}",
    b"\x89PNG": f"is a picture, not a table of data. {_NO_TABLE}",
    b"\xff\xd8\xff": f"is a picture, not a table of data. {_NO_TABLE}",
    b"\x1f\x8b": _UNPACK.format(kind="gzip"),
    b"7z\xbc\xaf": _UNPACK.format(kind="7-Zip"),
    b"Rar!": _UNPACK.format(kind="RAR"),
    b"ID;P": f"is a SYLK file, an old format of spreadsheets, which is not read here. {_SAVE_AS}",
    b"SQLite format 3\x00": "is a county file or another database, not a table of data. A county "
    "file is opened with File > Open.",
    b"\x00\x01\x00\x00Standard Jet DB": "is an Access database. Export the table from Access as an "
    "Excel workbook or text file, and choose that.",
    b"\x00\x01\x00\x00Standard ACE DB": "is an Access database. Export the table from Access as an "
    "Excel workbook or text file, and choose that.",
}
_NAMED_PARTS = {
    "word/": f"is a Word document, not a table of data. {_NO_TABLE}",
    "ppt/": f"is a presentation, not a table of data. {_NO_TABLE}",
    "Index/": "is a document of Apple Numbers. Open it there, choose File > Export To > Excel, and "
    "choose the file you saved.",
}
"""Folders inside a zip that only such documents have."""

_PASSWORD = (
    "is protected with a password. Open it in Excel, save it without a password, and choose it "
    "again."
)
_STREAMS = {
    "EncryptedPackage": _PASSWORD,
    "WordDocument": f"is a Word document, not a table of data. {_NO_TABLE}",
    "PowerPoint Document": f"is a presentation, not a table of data. {_NO_TABLE}",
    "__properties_version1.0": "is an e-mail message. Open it, save the attached file, and choose "
    "that.",
}
"""Parts of an older Office file that only such documents have."""

_WORKBOOK = "Workbook"
"""The part of a workbook, in which a document of another kind may be embedded."""

_EXCEL_XML = b"urn:schemas-microsoft-com:office:spreadsheet"


def refuse_other_kinds(name: str, data: bytes, again: str) -> None:
    """Refuse what is known to be no table, with what it is and what to do.

    Args:
        name: The file's name, for sentences.
        data: Its bytes.
        again: What to do when the download did not work, as a sentence.

    Raises:
        InputProblem: It is such a file.
    """
    sentence = _sentence(data, again)
    if sentence:
        raise InputProblem(f"{name} {sentence}", where=name)


def _sentence(data: bytes, again: str) -> str:
    if data.startswith(OLE):
        if _is_locked(data):
            return _PASSWORD
        named = [s for part, s in _STREAMS.items() if part.encode("utf-16-le") in data]
        return named[0] if named and _WORKBOOK.encode("utf-16-le") not in data else ""
    if data.startswith(ZIP):
        return _of_zip(data)
    start = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \r\n\t")
    for beginning, sentence in _BEGINNINGS.items():
        if start.startswith(beginning):
            return sentence
    return _of_markup(start.lower(), again)


_BEGINNING_OF_BOOK = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_LOCK, _RECORDS_LOOKED_AT = b"\x2f\x00", 4


def _is_locked(data: bytes) -> bool:
    """Whether an .xls asks for a password; a record near its beginning says so ([MS-XLS])."""
    place = data.find(_BEGINNING_OF_BOOK)
    for _ in range(_RECORDS_LOOKED_AT if place >= 0 else 0):
        if data[place : place + 2] == _LOCK:
            return True
        place += 4 + int.from_bytes(data[place + 2 : place + 4], "little")
    return False


def _of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        return ""
    if any(name.startswith("xl/") for name in names):
        return ""
    found = (s for part, s in _NAMED_PARTS.items() if any(n.startswith(part) for n in names))
    return next(found, "")


def _of_markup(start: bytes, again: str) -> str:
    """Of web pages, which many programs save under the name of a workbook, XML and JSON."""
    if start.startswith((b"{", b"[")):
        return "is a JSON file, which is not read here. Choose the same table as text or workbook."
    if start.startswith(b"<?xml") and _EXCEL_XML in start:
        return f"is a workbook in the XML format of Excel 2003, which is not read here. {_SAVE_AS}"
    page = start.startswith((b"<!doctype", b"<html", b"<table", b"mime-version:"))
    if page and start.count(b"<tr") > _ROWS_OF_DATA:
        return f"is a web page with a table in it, whatever its name says. {_SAVE_AS}"
    if page or b"<html" in start[:1024]:
        return f"is a web page, not a table of data; a download may have failed. {again}"
    if start.startswith(b"<?xml"):
        return f"is an XML file, not a table of data. {_NO_TABLE}"
    return ""


def encoding_of(data: bytes) -> str | None:
    """How a text of two or four bytes a letter is written, marked or not; None for others."""
    if data[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"):
        return "utf-32"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    start = data[:4096]
    halves = start[::2], start[1::2]
    first, second = (half.count(0) / (len(half) or 1) for half in halves)
    if second > _MOSTLY and first < _RARELY:
        return "utf-16-le"
    return "utf-16-be" if first > _MOSTLY and second < _RARELY else None


_MOSTLY, _RARELY = 0.9, 0.02
"""Of a text in English nearly every second byte is zero, and none of the others."""
