"""What a file says of itself: the county office wrote it, and today."""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from xml.sax.saxutils import escape

from sos_desktop.exporters.text import printable
from sos_desktop.foundation import clock

PROGRAM = "SOS Desktop"
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_APP = "docProps/app.xml"
_APP_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>{program}</Application><Company>{company}</Company></Properties>"
)


def made_at(day: date | None = None) -> datetime:
    """Noon of a day where the computer is; of today by default.

    The day is told and no minute, so that a letter made twice on one day is the same file, and noon
    because Office writes moments in UTC and would show midnight as the day before.
    """
    return datetime.combine(day or clock.today(), time(12)).astimezone()


def pdf_date(at: datetime) -> str:
    """A moment as PDF writes it: "D:20251126120000-08'00'" (ISO 32000-1, 7.9.4)."""
    offset = f"{at:%z}"
    return f"D:{at:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"


def finished_package(
    data: bytes, author: str, changed: Mapping[str, Callable[[bytes], bytes]] | None = None
) -> bytes:
    """A .docx or .xlsx without what the library or a template says of its maker.

    Its parts get one fixed date, so that the same content gives the same bytes.

    Args:
        data: The file.
        author: Whose paper it is.
        changed: What is made of single parts, by their names.
    """
    about = _APP_XML.format(program=PROGRAM, company=escape(printable(author))).encode("utf-8")
    return _packed(data, {**(changed or {}), _APP: lambda _old: about})


def tidy(data: bytes) -> bytes:
    """The package with one fixed date for its parts."""
    return _packed(data, {})


def _packed(data: bytes, changed: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            content = old.read(name)
            new.writestr(entry, changed[name](content) if name in changed else content)
    return stream.getvalue()
