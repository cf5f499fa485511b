"""Whether one of the state's lists agrees with itself, and has all that CDE's have."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from sos_desktop.domain.dashboard.cds import LEA_DIGITS
from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.domain.identification.listed_rows import (
    charter_contradicts_itself,
    contradicts_itself,
    enters_between,
    school_contradicts_itself,
)
from sos_desktop.importers.contract import Entity, IssueLog, OfficialRow, Severity
from sos_desktop.importers.layouts import layouts

_SHARE, _ROWS = 0.05, 10
_SMALL_LIST, _ROWS_OF_SMALL = 200, 3
_LOOK = "Compare with CDE's original workbook."


_MARKS, _COMMON = 100, frozenset({"AA", "EL", "HI", "HOM", "SED", "SWD", "WH"})
"""In a list with so many marks some are of each of these groups. Source: ESSA 2023, where the
fewest have 146 of 3,278."""


_RESTATED = 3
"""A copy of the list of 2025 has the statuses of three years before it, older ones have all."""

_FIRST_ESSA = 2018
"""The first year of statuses of schools."""

_SORTED = 5
"""So many letters one below the other do not stand in order by chance."""


@dataclass(slots=True)
class ListColumns:
    """Where a list's columns are; groups by (year judged, code), flags by (year, which)."""

    groups: dict[tuple[int, str], int] = field(default_factory=dict)
    statuses: dict[int, int] = field(default_factory=dict)
    methods: dict[int, int] = field(default_factory=dict)
    flags: dict[tuple[int, ListFact], int] = field(default_factory=dict)
    total: int | None = None
    leaving: int | None = None


def check_list(
    kind: str, year: int, columns: ListColumns, rows: Sequence[OfficialRow], issues: IssueLog
) -> None:
    """Note rows whose status contradicts their methods, letters or marks.

    Tried on CDE's lists: LCFF 2017 to 2023, 4,919 rows, and ESSA 2023, 10,044 rows; none does.
    """
    contradicts, meaning, column = {
        "assistance": (
            _contradicts,
            "The status contradicts the methods by which the criteria were met, in the same row.",
            f"AssistanceStatus{year}, MetMethod1, MetMethod2, MetMethod3",
        ),
        "charter_assistance": (
            _charter_contradicts,
            "The status contradicts the letter codes of the two years, in the same row.",
            f"AssistanceStatus{year}, current, prior",
        ),
        "essa": (
            partial(_school_contradicts, leaves=columns.leaving is not None),
            "Status, status of the year before, what is left and the student groups marked "
            "contradict each other, in the same row.",
            f"AssistanceStatus{year}, Exit, student groups",
        ),
    }[kind]
    if kind == "essa":
        _check_entries(year, rows, issues)
    wrong = [row.row for row in rows if contradicts(row, year)]
    if wrong:
        fewest = _ROWS_OF_SMALL if len(rows) < _SMALL_LIST else _ROWS
        unfit = len(wrong) >= fewest and len(wrong) > len(rows) * _SHARE
        issues.add(
            Severity.UNFIT if unfit else Severity.ERROR,
            meaning,
            row=wrong[0],
            column=column,
            remedy=_LOOK,
            count=len(wrong),
        )


def _contradicts(row: OfficialRow, year: int) -> bool:
    lettered = any(judged == year for judged, _ in row.marks)
    status, before = (row.statuses.get(one) for one in (year, year - 1))
    return contradicts_itself(year, status, row.methods, lettered=lettered, before=before)


def _charter_contradicts(row: OfficialRow, year: int) -> bool:
    of_year = [{g for judged, g in row.marks if judged == one} for one in (year, year - 1)]
    return charter_contradicts_itself(row.statuses.get(year), row.methods, *of_year)


def _school_contradicts(row: OfficialRow, year: int, *, leaves: bool) -> bool:
    status, before = (row.statuses.get(one) for one in (year, year - 1))
    leaving = row.leaving if leaves else None
    return school_contradicts_itself(status, before, leaving, marked=bool(row.marks))


def _check_entries(year: int, rows: Sequence[OfficialRow], issues: IssueLog) -> None:
    new = [r.row for r in rows if enters_between(year, *map(r.statuses.get, (year, year - 1)))]
    if new:
        issues.add(
            Severity.WARNING,
            f"Schools enter CSI or ATSI, which none does in {year}: they are entered every three "
            "years from 2023 on.",
            row=new[0],
            column=f"AssistanceStatus{year}",
            remedy=_LOOK,
            count=len(new),
        )


def check_columns(
    kind: str,
    year: int,
    columns: ListColumns,
    rows: Sequence[OfficialRow],
    unread: Collection[tuple[str, int]],
    issues: IssueLog,
) -> None:
    """Note columns that CDE's list of the year has and this one has not, or not filled.

    Args:
        kind: Of the list.
        year: Of the list.
        columns: Those it has.
        rows: Those in scope.
        unread: Cells, by column and row, that are not blank and were remarked on.
        issues: Told.
    """
    expected = layouts().expected_of(kind, year)
    if expected is None:
        return
    judged = (year, year - 1) if kind == "charter_assistance" else (year,)
    lacking = [f"{g} {y}" for y in judged for g in expected.groups if (y, g) not in columns.groups]
    lacking += [f"MetMethod{n}" for n in expected.methods if n not in columns.methods]
    lacking += [f"{f}_{year}" for f in expected.flags if (year, f) not in columns.flags]
    if kind != "charter_assistance" and columns.total is None:
        lacking.append("TotalStudentGroups")
    if kind == "essa" and columns.leaving is None:
        lacking.append("Exit")
    if kind == "essa" and year > _FIRST_ESSA and year - 1 not in columns.statuses:
        lacking.append(f"AssistanceStatus{year - 1}")
    if kind == "assistance":
        before = [y for y in layouts().list_years if y < year][-_RESTATED:]
        lacking += [f"AssistanceStatus{y}" for y in before if y not in columns.statuses]
    if lacking:
        issues.add(
            Severity.WARNING,
            f"CDE's list of {year} has columns that are missing here. What they say is not known, "
            "and no letter code or mark there does not mean that there is none.",
            column=", ".join(lacking[:6]) + (" …" if len(lacking) > 6 else ""),
            remedy=_LOOK,
            count=len(lacking),
        )
    for column, row, count in _blank(year, columns, rows, unread):
        issues.add(
            Severity.WARNING,
            "Cells are blank that every row of CDE's lists fills. They are taken as not reported.",
            row=row,
            column=column,
            remedy=_LOOK,
            count=count,
        )
    _check_common(columns, rows, issues)


def _blank(
    year: int,
    columns: ListColumns,
    rows: Sequence[OfficialRow],
    unread: Collection[tuple[str, int]],
) -> Iterator[tuple[str, int, int]]:
    """Columns that say nothing in some rows: the name, the first of these rows, how many."""
    silent: list[tuple[str, list[int]]] = []
    for stated in columns.statuses:
        without = [row.row for row in rows if stated not in row.statuses]
        # A new LEA has no status of years before it was there; a year that nobody has one of, or
        # that a quarter of a list lacks, is gone. Of 2017 the list of 2023 lacks 64 in 991.
        if stated == year or len(without) >= min(len(rows), _ROWS + len(rows) // 4):
            silent.append((f"AssistanceStatus{stated}", without))
    silent.append((f"AssistanceStatus before {year}", [row.row for row in rows if _hole(row)]))
    for number in columns.methods:
        without = [row.row for row in rows if number not in row.methods]
        silent.append((f"MetMethod{number}", without))
    for judged, fact in columns.flags:
        if judged == year:
            without = [row.row for row in rows if _flag_missing(row, year, fact)]
            silent.append((f"{fact}_{year}", without))
    for name, without in silent:
        if blank := [row for row in without if (name, row) not in unread]:
            yield name, blank[0], len(blank)


def _hole(row: OfficialRow) -> bool:
    """Whether a status is blank between two that are not: of CDE's 4,919 rows none has it."""
    stated = sorted(row.statuses)
    between = [y for y in layouts().list_years if stated and stated[0] < y < stated[-1]]
    return any(year not in row.statuses for year in between)


def _flag_missing(row: OfficialRow, year: int, fact: ListFact) -> bool:
    if fact is ListFact.LEVEL_3:
        return row.level_3 is None
    return (year, fact) not in row.facts


def _check_common(columns: ListColumns, rows: Sequence[OfficialRow], issues: IssueLog) -> None:
    """A long list without any mark of a group that always has some has lost that column."""
    marks = Counter(mark for row in rows for mark in row.marks)
    if marks.total() < _MARKS:
        return
    for (year, group), _place in columns.groups.items():
        if group in _COMMON and not marks[year, group]:
            issues.add(
                Severity.WARNING,
                "No row has a letter code or mark of this student group, and some always have.",
                column=f"{group} {year}",
                remedy=_LOOK,
            )


def check_order(entities: Sequence[Entity], rows: Sequence[OfficialRow], issues: IssueLog) -> None:
    """Note a column that is in order by itself, in a list that is in order of its codes."""
    codes = [entity.cds for entity in entities]
    if len(codes) < _MARKS or codes != sorted(codes):
        return
    columns = {
        f"{group} {year}": [row.marks.get((year, group), "") for row in rows]
        for year, group in sorted({key for row in rows for key in row.marks})
    }
    for year in sorted({year for row in rows for year in row.statuses}):
        columns[f"AssistanceStatus{year}"] = [row.statuses.get(year, "") for row in rows]
    for column, cells in columns.items():
        if _is_in_order(cells):
            issues.add(
                Severity.WARNING,
                "The cells of this column stand in order, one below the other, as if it had been "
                "sorted by itself.",
                column=column,
                remedy=_LOOK,
            )


def _is_in_order(cells: Sequence[str]) -> bool:
    """Whether the rarer cells stand together, at one end and in order."""
    usual, _count = Counter(cells).most_common(1)[0]
    rare = [cell for cell in cells if cell != usual]
    together = rare in (list(cells[: len(rare)]), list(cells[len(cells) - len(rare) :]))
    return len(rare) >= _SORTED and together and rare in (sorted(rare), sorted(rare, reverse=True))


def check_names(entities: Sequence[Entity], issues: IssueLog) -> None:
    """Note rows that share a district's code and not its name: often a mistyped code."""
    names: dict[str, set[str]] = {}
    for entity in entities:
        if entity.school_name and entity.district_name:
            names.setdefault(entity.cds[:LEA_DIGITS], set()).add(entity.district_name)
    several = {code: found for code, found in names.items() if len(found) > 1}
    for code, found in list(several.items())[:1]:
        issues.add(
            Severity.WARNING,
            "Rows with the same district in their CDS code name different districts.",
            column="CDS",
            value=f"{code}: {', '.join(sorted(found))}",
            remedy=_LOOK,
            count=len(several),
        )
