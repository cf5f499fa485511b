"""The state's lists as workbooks, in the layout of each year, with invented rows."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl

from tests.importers.files import DISTRICT

COE = "27102720000000"
GENERAL, FIRST, SECOND = (
    "General Assistance",
    "Differentiated Assistance, Year 1",
    "Differentiated Assistance, Year 2",
)
OLD = "Differentiated Assistance"
_RACES = ("AA", "AI", "AS", "EL", "FI", "FOS", "HI", "HOM", "PI", "SED", "SWD", "TOM", "WH")
_STATUS_YEARS = (2017, 2018, 2019, 2022, 2023, 2024, 2025, 2026)


@dataclass
class Row:
    """One LEA of a list."""

    cds: str = DISTRICT
    name: str = "Cañada Union"
    letters: dict[str, str] = field(default_factory=dict)
    statuses: dict[int, str] = field(default_factory=dict)
    methods: str = ""
    level_3: str = ""
    in_a_row: str = ""


def groups_of(year: int) -> list[str]:
    """The group columns of a year, in their order."""
    groups = list(_RACES)
    if year == 2017:
        groups[groups.index("TOM")] = "MR"
    if year >= 2024:
        groups.insert(groups.index("PI"), "LTEL")
    return groups


def header(year: int) -> list[str]:
    """The column names of a year's list."""
    groups = groups_of(year)
    if year == 2017:
        return [
            "cdcode",
            "CDS",
            "districtname",
            "countyname",
            *(f"{group}_PRIORITIES" for group in groups),
            "TOTAL_STUDENT_GROUPS",
            "Assistance_Status",
            "ReportingYear",
        ]
    named = ["Cdcode", "CDS", "LEAname", "Cityname", "Countyname", "Gsoffered"]
    years = [y for y in _STATUS_YEARS if y <= year]
    methods = [f"MetMethod{n}" for n in methods_of(year)]
    return [
        *named,
        "ReportYear",
        *(f"{group}priorities" for group in groups),
        "TotalStudentGroups",
        *(f"AssistanceStatus{y}" for y in years),
        *methods,
        *_flags(year),
    ]


def _flags(year: int) -> list[str]:
    """The flags of a year's list; from 2025 on two, under new names."""
    if year >= 2025:
        return [f"EC52072b_{year}", f"EC52071f_{year}"]
    return [f"EC52072_{year}"] if year >= 2022 else []


def methods_of(year: int) -> range:
    """The methods a year's list has columns for."""
    return range(1, 5 if year >= 2024 else 4) if year != 2017 else range(0)


def cells(year: int, row: Row) -> list[str]:
    """A data row; blank is `*` from 2019 on."""
    blank = "*" if year >= 2019 else ""
    known = {
        "cdcode": row.cds[:7],
        "Cdcode": row.cds[:7],
        "CDS": row.cds,
        "LEAname": row.name,
        "districtname": row.name,
        "Countyname": "Monterey",
        "countyname": "Monterey",
        "ReportYear": str(year),
        "ReportingYear": "2017f",
        "TotalStudentGroups": str(len(row.letters)),
        "TOTAL_STUDENT_GROUPS": str(len(row.letters)),
        f"EC52072_{year}": row.level_3,
        f"EC52072b_{year}": row.level_3,
        f"EC52071f_{year}": row.in_a_row,
        "Assistance_Status": row.statuses.get(2017, ""),
    }
    known |= {f"AssistanceStatus{y}": status for y, status in row.statuses.items()}
    known |= {f"{g}priorities": letter for g, letter in row.letters.items()}
    known |= {f"{g}_PRIORITIES": letter for g, letter in row.letters.items()}
    known |= {f"MetMethod{n}": "Y" if str(n) in row.methods else "N" for n in methods_of(year)}
    return [known.get(name) or blank for name in header(year)]


def workbook(sheets: Sequence[tuple[str, int, list[str], list[list[str]]]]) -> bytes:
    """Sheets of (title, row of the header, header, rows)."""
    book = openpyxl.Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    for title, place, names, rows in sheets:
        sheet = book.create_sheet(title)
        for number in range(1, place):
            sheet.cell(number, 1, f"Line {number} above the table")
        for number, line in enumerate([names, *rows], start=place):
            for column, value in enumerate(line, start=1):
                sheet.cell(number, column, value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


_FRONT = [
    ("Record Layout", 3, ["Field Name", "Type", "Description"], [["CDS", "Character", "Code"]]),
    ("LCFF Priority Definitions", 2, ["Priority", "Criteria"], [["4", "Red on both"]]),
    ("Value", 4, ["Value", "Description"], [["A =", "4, 5, 6"]]),
]


def assistance(year: int, *rows: Row) -> bytes:
    """A year's LCFF assistance status workbook."""
    place, front = {2017: (5, []), 2018: (3, [])}.get(year, (6, _FRONT))
    title = f"District and COE {year}"
    return workbook([*front, (title, place, header(year), [cells(year, row) for row in rows])])


def write(folder: Path, year: int, *rows: Row, name: str = "") -> Path:
    """The workbook under the name CDE gives it."""
    path = folder / (name or f"assistancestatus{year % 100}.xlsx")
    path.write_bytes(assistance(year, *rows))
    return path
