"""What a kind of document is: what it is made from, as which files, for which readers."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from sos_desktop.domain.casework.access.readers import PUBLIC, Reader
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.report import ReportDocument
from sos_desktop.foundation.file_names import proposed_name
from sos_desktop.foundation.frozen import frozen_dataclass


class FileFormat(StrEnum):
    """What a document can be saved as; the value is the file's ending without its dot."""

    PDF = "pdf"
    EXCEL = "xlsx"
    WORD = "docx"

    @property
    def words(self) -> str:
        """As people call it."""
        return self.name if self is FileFormat.PDF else self.name.capitalize()

    @property
    def ending(self) -> str:
        """As a file's name ends."""
        return f".{self.value}"


class Needs(StrEnum):
    """What has to be chosen before a document can be made; the material follows from it."""

    CASE = "case"
    """One case: `PlanMaterial`."""
    CASES = "cases"
    """One case or several, and who takes them: `HandOverMaterial`."""
    LEA = "lea"
    """An LEA, with or without a case, and a Dashboard year: `DataProfileMaterial`."""
    CONTACT = "contact"
    """A contact of a case: `Visit`."""
    COUNTY = "county"
    """The county office itself: `CountyYearMaterial`."""
    CASELOAD = "caseload"
    """Nothing: all open cases of the county, `CaseloadMaterial`."""
    IDENTIFICATION = "identification"
    """A Dashboard year, the newest whole one by default: `IdentificationMaterial`."""

    @property
    def of_county(self) -> bool:
        """Whether no case has to be chosen, because it is about the whole county."""
        return self in (Needs.COUNTY, Needs.CASELOAD, Needs.IDENTIFICATION)


@frozen_dataclass
class FormatOffer:
    """A kind of file to choose; `proposed` when it is ticked at first."""

    format: FileFormat
    words: str
    proposed: bool = True


@frozen_dataclass
class ReaderOffer:
    """A copy to choose, in words."""

    reader: Reader
    words: str


Writer = Callable[[Any, Catalog, date], ReportDocument]
"""From the material, the words and the day it is made to the document."""


@frozen_dataclass
class DocumentKind:
    """A kind of document.

    Attributes:
        key: On the command line.
        words: The part of `resources/words` it is written with; its key where "".
        noun: As the window calls it: "Export the … of Mesa Alta".
        file_words: What stands in a file's name between its subject and its day.
        gathering: What is said while it is made.
        formats: Those that are offered, the usual one first.
        readers: For whom copies can be made; the first is offered first.
        write: Makes what is printed.
        book: Makes what a workbook shows, where that differs.
        whole: What has the signs a PDF could not print, when no workbook is made beside it.
        explains: It ends with the abbreviations it uses, as the board brief does by itself.
        short: It is to stand on a page or two: they take a note there, and no table.
    """

    key: str
    noun: str
    needs: Needs
    write: Writer
    formats: tuple[FormatOffer, ...]
    readers: tuple[ReaderOffer, ...]
    gathering: str
    file_words: str = ""
    words: str = ""
    book: Writer | None = None
    whole: str = "An Excel workbook would have them."
    explains: bool = False
    short: bool = False

    @property
    def part(self) -> str:
        """Its part of the words of a language."""
        return self.words or self.key


def suggested_name(kind: DocumentKind, subject: str, day: date, reader: Reader) -> str:
    """A file name without ending that every system takes: "Mesa Alta plan 2025-11-26 public".

    Args:
        kind: Which document.
        subject: What it is about, the name of an LEA.
        day: What tells it from others of the same: when it was made, or what it is about.
        reader: For whom; a public copy says so.
    """
    parts = [kind.file_words, day.isoformat(), "public" if reader is PUBLIC else ""]
    return proposed_name(subject, " ".join(part for part in parts if part))
