"""The state's own lists: LCFF assistance status, charter assistance, ESSA school status."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sos_desktop.domain.dashboard.cds import kind_of, parse_cds
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.domain.dashboard.counties import COUNTIES
from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.importers.chunks import MISSING
from sos_desktop.importers.contract import (
    Entity,
    IssueLog,
    OfficialRow,
    ParsedFile,
    Scope,
    Severity,
)
from sos_desktop.importers.entities import in_scope
from sos_desktop.importers.layouts import layouts, plain
from sos_desktop.importers.official_checks import (
    ListColumns,
    check_columns,
    check_list,
    check_names,
    check_order,
)
from sos_desktop.importers.recognise import Recognised
from sos_desktop.importers.tables import SheetTable

UNREADABLE = "?"
_GROUP = re.compile(r"(?!met)([a-z]{2,4}?)(priorities|(?:priorities)?(?:current|prior))")
_STATUS = re.compile(r"assistancestatus(20\d\d)?")
_METHOD = re.compile(r"metmethod(\d)(current)?")
_FLAG = re.compile(r"(ec52072|ec52071f|ec47607)b?(20\d\d)?")
_FLAGS = {
    plain(flag): flag for flag in (ListFact.LEVEL_3, ListFact.THREE_IN_A_ROW, ListFact.CHARTER)
}
_SINGLE = {
    "totalstudentgroups": "total",
    "totstudgrps": "total",
    "cdcode": "cdcode",
    "exit": "leaving",
    "charter": "charter",
    "charterflag": "charter",
}
_LEAVING = frozenset({"CSIEXIT", "ATSIEXIT", "TSIEXIT"})
"""Source: column Exit of the ESSA list of 2023; for TSI, which began in 2024, by its pattern."""

_LOOK = "Compare with CDE's original workbook."


@dataclass(slots=True)
class _Columns(ListColumns):
    """Where a list's columns are, of those that stand there once, too."""

    charter: int | None = None
    cdcode: int | None = None


def parse_official(
    name: str,
    digest: str,
    table: SheetTable,
    found: Recognised,
    issues: IssueLog,
    scope: Scope,
    county_code: str,
) -> ParsedFile:
    """Read one of the state's lists; a blank or `*` cell means no letter."""
    kind, year = found.identity.kind, found.identity.year
    columns = _columns(table.header, kind, year, issues)
    reader = _Reader(kind, year, columns, found.columns, issues)
    entities: list[Entity] = []
    rows: list[OfficialRow] = []
    outside = 0
    for row, cds, cells in _rows(table, found.columns["cds"], issues):
        entity = reader.entity(row, cds, cells)
        if not in_scope(scope, county_code, cds, entity.kind):
            outside += 1
            continue
        rows.append(reader.row(len(entities), row, cells))
        entities.append(entity)
    check_list(kind, year, columns, rows, issues)
    check_columns(kind, year, columns, rows, reader.unread, issues)
    check_order(entities, rows, issues)
    check_names(entities, issues)
    return ParsedFile(
        name,
        digest,
        found.identity,
        entities,
        issues.all(),
        len(table),
        outside,
        official=tuple(rows),
    )


def _columns(header: Sequence[str], kind: str, year: int, issues: IssueLog) -> _Columns:
    columns = _Columns()
    for place, name in enumerate(header):
        word = plain(name)
        if match := _GROUP.fullmatch(word):
            _group_column(columns, match, name, place, year, issues)
        elif kind == "essa" and word.upper() in (*STUDENT_GROUPS, "TOM"):
            columns.groups[year, _code(word)] = place
        elif match := _STATUS.fullmatch(word):
            columns.statuses[int(match[1] or year)] = place
        elif match := _METHOD.fullmatch(word):
            columns.methods[int(match[1])] = place
        elif match := _FLAG.fullmatch(word):
            columns.flags[int(match[2] or year), _FLAGS[match[1]]] = place
        elif word in _SINGLE:
            setattr(columns, _SINGLE[word], place)
    if year not in columns.statuses:
        newest = max(columns.statuses, default=None)
        older = f" Its newest are of {newest}, so its year may be wrong." if newest else ""
        issues.add(
            Severity.WARNING,
            f"The list has no status of {year}. Its letter codes are loaded, its statuses are not."
            f"{older}",
            column=f"AssistanceStatus{year}",
            remedy=_LOOK,
        )
    return columns


def _group_column(
    columns: _Columns, match: re.Match[str], name: str, place: int, year: int, issues: IssueLog
) -> None:
    code = _code(match[1])
    if code not in STUDENT_GROUPS:
        issues.add(
            Severity.WARNING,
            "The column is of a student group this version does not know. It is left out.",
            column=name,
        )
        return
    columns.groups[year - match[2].endswith("prior"), code] = place


def _code(word: str) -> str:
    """CDE's group code; the lists write TOM where the Dashboard writes MR."""
    code = word.upper()
    return "MR" if code == "TOM" else code


def _rows(
    table: SheetTable, place: int, issues: IssueLog
) -> Iterator[tuple[int, str, Sequence[str]]]:
    """(row number, code, cells), each code once; rows that contradict each other are left out."""
    cells = table.cells or [line.split(table.delimiter) for line in table.lines or ()]
    seen: dict[str, tuple[int, Sequence[str]]] = {}
    clashing: Counter[str] = Counter()
    for row, values in enumerate(cells, start=table.first_row):
        if not any(values):
            continue
        parsed = parse_cds(values[place]) if len(values) > place else None
        if parsed is None:
            issues.add(
                Severity.ERROR,
                "This is not a CDS code, so it cannot be told whose result this is. The row is "
                "left out.",
                row=row,
                column="CDS",
                value=values[place] if len(values) > place else "",
                remedy=_LOOK,
            )
            continue
        if parsed.repaired:
            issues.add(
                Severity.REPAIR,
                f"The CDS code was mended: {parsed.repaired}.",
                row=row,
                column="CDS",
                value=values[place],
            )
        if parsed.code in seen:
            same = list(seen[parsed.code][1][place + 1 :]) == list(values[place + 1 :])
            clashing[parsed.code] += 0 if same else 1
            _note_twin(issues, row, parsed.code, same=same)
            continue
        seen[parsed.code] = (row, values)
    for code, (row, values) in seen.items():
        if not clashing[code]:
            yield row, code, values


def _note_twin(issues: IssueLog, row: int, code: str, *, same: bool) -> None:
    issues.add(
        Severity.NOTE if same else Severity.ERROR,
        "The same row stands in the list twice; it is counted once."
        if same
        else "Two rows of the list say different things of the same CDS code. Neither is loaded.",
        row=row,
        column="CDS",
        value=code,
        remedy="" if same else _LOOK,
    )


@dataclass(slots=True)
class _Reader:
    """Reads rows of one list."""

    kind: str
    year: int
    columns: _Columns
    named: Mapping[str, int]
    issues: IssueLog
    unread: set[tuple[str, int]] = field(default_factory=set)
    """Cells that say something nobody can read, by column and row."""

    def entity(self, row: int, cds: str, cells: Sequence[str]) -> Entity:
        """Whom the row is about."""
        self._check_code(row, cds, cells)
        charter = self.kind == "charter_assistance"
        if self.columns.charter is not None:
            charter = _cell(cells, self.columns.charter).upper() not in ("", "*", "N", "NO")
        county = _cell(cells, self.named.get("county_name")) or COUNTIES.get(cds[:2], "")
        return Entity(
            cds=cds,
            kind=kind_of(cds, charter=charter),
            county_name=county,
            district_name=_cell(cells, self.named.get("district_name")),
            school_name=_cell(cells, self.named.get("school_name")),
            dass=None,
        )

    def row(self, entity: int, row: int, cells: Sequence[str]) -> OfficialRow:
        """What the list says."""
        marks = {}
        for (year, group), place in self.columns.groups.items():
            mark = self._mark(row, group, _cell(cells, place))
            if mark:
                marks[year, group] = mark
        self._check_total(row, cells, marks)
        methods = {
            number: answer
            for number, place in self.columns.methods.items()
            if (answer := self._answer(row, f"MetMethod{number}", _cell(cells, place))) is not None
        }
        flags = {
            (year, fact): answer
            for (year, fact), place in self.columns.flags.items()
            if (answer := self._answer(row, f"{fact}_{year}", _cell(cells, place))) is not None
        }
        return OfficialRow(
            entity,
            row,
            marks,
            self._statuses(row, cells),
            methods,
            flags.pop((self.year, ListFact.LEVEL_3), None),
            self._leaving(row, _cell(cells, self.columns.leaving)),
            {key: float(answer) for key, answer in flags.items()},
        )

    def _mark(self, row: int, group: str, text: str) -> str:
        if text in MISSING:
            return ""
        if self.kind == "essa":
            return "Y" if self._answer(row, group, text) else ""
        if text.upper() in layouts().official_letters:
            return text.upper()
        self.issues.add(
            Severity.WARNING,
            "This is not one of CDE's letter codes. The cell is kept as unreadable and compared "
            "with nothing.",
            row=row,
            column=f"{group}priorities",
            value=text,
            remedy=_LOOK,
        )
        return UNREADABLE

    def _statuses(self, row: int, cells: Sequence[str]) -> dict[int, str]:
        known = layouts().school_statuses if self.kind == "essa" else layouts().official_statuses
        statuses = {}
        for year, place in self.columns.statuses.items():
            text = _cell(cells, place)
            if text in MISSING:
                continue
            status = known.get(plain(text))
            if status is None:
                self.issues.add(
                    Severity.WARNING,
                    "This is not a status CDE uses. It is taken as not reported.",
                    row=row,
                    column=f"AssistanceStatus{year}",
                    value=text,
                    remedy=_LOOK,
                )
                self.unread.add((f"AssistanceStatus{year}", row))
                continue
            statuses[year] = status
        return statuses

    def _leaving(self, row: int, text: str) -> str:
        """CDE's word for leaving a status; "" for none."""
        word = text.upper()
        if text in MISSING or word == "NOEXIT":
            return ""
        if word not in _LEAVING:
            self.issues.add(
                Severity.WARNING,
                "This is not a word CDE uses here. It is kept as it stands.",
                row=row,
                column="Exit",
                value=text,
                remedy=_LOOK,
            )
            return text
        return word

    def _answer(self, row: int, column: str, text: str) -> bool | None:
        word = text.upper()
        if word in ("Y", "YES", "1", "N", "NO", "0"):
            return word in ("Y", "YES", "1")
        if text not in MISSING:
            self.unread.add((column, row))
            self.issues.add(
                Severity.WARNING,
                "This should be Y or N. It is taken as not reported.",
                row=row,
                column=column,
                value=text,
                remedy=_LOOK,
            )
        return None

    def _check_code(self, row: int, cds: str, cells: Sequence[str]) -> None:
        """The list says county and district a second time; a mistyped code rarely fits both."""
        county = _cell(cells, self.named.get("county_name"))
        short = _cell(cells, self.columns.cdcode).zfill(len(cds[:7]))
        known = COUNTIES.get(cds[:2])
        other_county = known and county not in MISSING and plain(county) != plain(known)
        other_code = self.columns.cdcode is not None and short.isdigit() and short != cds[:7]
        if other_county or other_code:
            self.issues.add(
                Severity.WARNING,
                "The CDS code is not of the county or district that the row says beside it.",
                row=row,
                column="CDS",
                value=f"{cds}, {county if other_county else short}",
                remedy=_LOOK,
            )

    def _check_total(
        self, row: int, cells: Sequence[str], marks: Mapping[tuple[int, str], str]
    ) -> None:
        """The list counts its own letters; a row changed by hand rarely counts them again."""
        text = _cell(cells, self.columns.total)
        if self.kind == "charter_assistance" or not text.isdigit() or int(text) == len(marks):
            return
        self.issues.add(
            Severity.WARNING,
            "The row's number of student groups is not the number of its letter codes.",
            row=row,
            column="TotalStudentGroups",
            value=text,
            remedy=_LOOK,
        )


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place].strip() if place is not None and place < len(cells) else ""
