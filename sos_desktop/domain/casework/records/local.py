"""Local data: where its figures come from, each file that was read, and figures kept elsewhere.

The figures themselves are rows of their own (`db/models/local.py`), keyed by the file that brought
them; none of them is about one student.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sos_desktop.domain.casework.records.base import CaseRecord, Record
from sos_desktop.domain.casework.records.needs import Finding
from sos_desktop.domain.casework.records.schema import (
    DISTRICT,
    OFFICE,
    PUBLIC,
    Editor,
    field,
    record,
)
from sos_desktop.domain.casework.words import CasePart, FigureOrigin, LocalState, Sensitivity
from sos_desktop.domain.changes import Subject


@record(
    "local source",
    read=OFFICE,
    icon="table",
    subjects=Subject.DATA | Subject.REGISTERS | Subject.CASE_CONTENT,
)
class LocalSource(Record):
    """A kind of local file of one LEA, with how it is read; the next file of it is read alike.

    Attributes:
        cds: The LEA whose figures they are.
        name: What the office calls it ("Attendance by month"); once per LEA.
        measure: What a figure says ("students absent on 10 % of days").
        mapping: What each column means, as `local.mapping.ColumnMap` writes itself.
    """

    cds: str = field("LEA", Editor.NONE, read=OFFICE, lea=True, unique=True)
    name: str = field(
        "Name",
        read=OFFICE,
        unique=True,
        required="Give the local data a name, such as Attendance by month.",
    )
    measure: str = field("What it measures", read=OFFICE, default="")
    mapping: dict[str, Any] = field(
        "Meaning of its columns", Editor.NONE, read=OFFICE, in_history=False, default_factory=dict
    )


@record(
    "local file",
    read=OFFICE,
    icon="file-spreadsheet",
    subjects=Subject.DATA | Subject.REGISTERS | Subject.CASE_CONTENT,
)
class LocalFile(Record):
    """One local file that was read. It is never removed: taken back it only does not count.

    Where two files of a source say something of the same period, place and group, the later counts.

    Attributes:
        number: By which its figures are kept; never given twice.
        name: What the file was called.
        rows_read: Rows below the names of the columns.
        cells: Figures it brought.
        remarks: What was noted when it was read, in sentences without a value of the file.
    """

    source_id: str = field("Source", Editor.NONE, read=OFFICE, references=LocalSource, cascade=True)
    number: int = field("Number", Editor.NONE, read=OFFICE, in_history=False)
    name: str = field("File", Editor.NONE, read=OFFICE, naming=True)
    sha256: str = field("Content", Editor.NONE, read=OFFICE, in_history=False)
    loaded_on: date = field("Day it was read", Editor.NONE, read=OFFICE)
    loaded_by: str = field("Read by", Editor.NONE, read=OFFICE, default="")
    rows_read: int = field("Rows", Editor.NONE, read=OFFICE, default=0)
    cells: int = field("Figures", Editor.NONE, read=OFFICE, default=0)
    state: LocalState = field("State", Editor.NONE, read=OFFICE, default=LocalState.COUNTS)
    remarks: tuple[str, ...] = field(
        "Remarks", Editor.NONE, read=OFFICE, in_history=False, default=()
    )


@record("figure", read=PUBLIC, part=CasePart.NEEDS, icon="trending-up")
class KeptFigure(CaseRecord):
    """A figure as it stood when a finding was written from it; what comes later never changes it.

    Whether the files in force still say so is looked up when it is shown (`local.standing`).
    Missing numbers are None, never 0.

    Attributes:
        finding_id: The finding it stands in; it goes with it and is no more open.
        origin: The Dashboard, a local rating, or local data.
        year: The Dashboard year; None for local data.
        indicator: Code of the Dashboard's indicator, "P1" to "P10" of a rating; "" otherwise.
        group: Code of the student group, or the local file's own word; "ALL" for all students.
        period, place: Of local data, as its table says them; "" for the whole LEA.
        source_id: The local source.
        measure: What a local figure says.
        value, change: In the unit of the indicator; percent for shares.
        color: The Dashboard's color 1 (red) to 5 (blue); the rating 1 to 3.
        file_name, source_row: Where it stood in which file.
    """

    finding_id: str | None = field(
        "Finding",
        Editor.NONE,
        read=PUBLIC,
        references=Finding,
        cascade=True,
        follows=True,
        default=None,
    )
    origin: FigureOrigin = field("Comes from", Editor.NONE, read=PUBLIC)
    year: int | None = field("Dashboard year", Editor.NONE, read=PUBLIC, default=None)
    indicator: str = field("Indicator", Editor.NONE, read=PUBLIC, default="")
    group: str = field("Student group", Editor.NONE, read=PUBLIC, default="ALL")
    period: str = field("Period", Editor.NONE, read=PUBLIC, default="")
    place: str = field("Place", Editor.NONE, read=PUBLIC, default="")
    source_id: str | None = field(
        "Local source", Editor.NONE, read=DISTRICT, references=LocalSource, default=None
    )
    measure: str = field("What it measures", Editor.NONE, read=PUBLIC, default="")
    numerator: int | None = field("Students counted", Editor.NONE, read=PUBLIC, default=None)
    denominator: int | None = field("Of how many", Editor.NONE, read=PUBLIC, default=None)
    value: float | None = field("Value", Editor.NONE, read=PUBLIC, default=None)
    change: float | None = field("Change", Editor.NONE, read=PUBLIC, default=None)
    color: int | None = field("Color or rating", Editor.NONE, read=PUBLIC, default=None)
    file_name: str = field("File", Editor.NONE, read=DISTRICT, default="")
    source_row: int | None = field("Row", Editor.NONE, read=DISTRICT, default=None)
    kept_on: date = field("Day it was kept", Editor.NONE, read=PUBLIC, past=True)

    def own_readers(self) -> Sensitivity:
        """Its finding says it; one that stands in none is the district's."""
        return DISTRICT if self.finding_id is None else PUBLIC

    @property
    def history_name(self) -> str:
        """Nothing; its finding may not be for everybody."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Where it comes from."""
        return {"origin": str(self.origin)}

    @classmethod
    def history_words(cls, codes: Mapping[str, str | int]) -> str:
        """Where it comes from, in words."""
        known = {str(origin): origin.words for origin in FigureOrigin}
        return known.get(str(codes.get("origin", "")), "")
