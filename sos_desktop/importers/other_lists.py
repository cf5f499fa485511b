"""Lists of the state beside the assistance status: Equity Multiplier, LEAs under EC 52064(e)(5)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sos_desktop.domain.dashboard.cds import ParsedCds, kind_of, parse_cds
from sos_desktop.domain.dashboard.counties import COUNTIES
from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.importers.chunks import MISSING
from sos_desktop.importers.contract import (
    LOW_PERFORMING,
    Entity,
    IssueLog,
    OfficialRow,
    ParsedFile,
    Scope,
    Severity,
)
from sos_desktop.importers.entities import in_scope
from sos_desktop.importers.equity_checks import (
    COUNTED,
    Workings,
    check_filled,
    check_sites,
    check_totals,
)
from sos_desktop.importers.layouts import layouts, plain
from sos_desktop.importers.recognise import Recognised
from sos_desktop.importers.tables import SheetTable

_LOOK = "Compare with CDE's original workbook."
_BEGINNINGS = {
    ListFact.SITES: ("countofschoolsiteseligible",),
    ListFact.FUNDING: ("totallcffequitymultiplierfunding", "lcffequitymultiplierentitlement"),
    ListFact.ELIGIBLE: ("lcffequitymultipliereligibility",),
    ListFact.ENROLLMENT: (
        "prioryearadjustedcumulativeenrollmenttotal",
        "totalprioryearadjustedcumulativeenrollmenteligible",
    ),
    ListFact.NON_STABILITY: ("prioryearnonstabilityrate",),
    ListFact.DISADVANTAGED: ("prioryearsocioeconomicallydisadvantagedpupilpercentage",),
}
"""How the columns of the Equity Multiplier's sheets begin; source: lcffem23p1.xlsx."""

_WORKINGS = {
    "unstable": ("prioryearnonstabilitycount",),
    "poor": ("prioryearadjustedcumulativeenrollmentsocio",),
    "rate": ("statewidelcffequitymultiplierrate",),
    "more": ("miscellaneousadjustments",),
    "classroom": ("classroombased",),
}
"""What the sheet of school sites reckons with."""

_SHARES = (ListFact.NON_STABILITY, ListFact.DISADVANTAGED)


def parse_other_list(
    name: str,
    digest: str,
    table: SheetTable,
    found: Recognised,
    issues: IssueLog,
    scope: Scope,
    county_code: str,
) -> ParsedFile:
    """Read one of these lists; what stands below its table (totals, who made it) is no row."""
    reader = _Reader(table, found, issues)
    entities: list[Entity] = []
    rows: list[OfficialRow] = []
    everywhere: list[OfficialRow] = []
    workings: list[Workings] = []
    outside = 0
    for row, cds, cells in reader.rows():
        entity, read = reader.entity(cds, cells), reader.row(len(entities), row, cells)
        if read is None:
            continue
        everywhere.append(read)
        workings.append(reader.workings(row, cells))
        if not in_scope(scope, county_code, cds, entity.kind):
            outside += 1
            continue
        rows.append(read)
        entities.append(entity)
    if found.identity.kind != LOW_PERFORMING:
        check_sites(everywhere, workings, found.identity.year, issues)
        check_filled(everywhere, reader.facts, found.identity.year, issues)
        check_totals(everywhere, found.identity.year, reader.totals, issues)
    return ParsedFile(
        name,
        digest,
        found.identity,
        entities,
        issues.all(),
        len(rows) + outside,
        outside,
        official=tuple(rows),
    )


@dataclass(slots=True)
class _Reader:
    """Reads the rows of one list.

    Attributes:
        totals: What the list's own TOTAL row says; empty without one.
        facts: Where the columns of facts are, of those that are there.
    """

    table: SheetTable
    found: Recognised
    issues: IssueLog
    totals: dict[ListFact, float] = field(default_factory=dict)
    _places: Mapping[str, int] = field(init=False)
    facts: Mapping[ListFact, int] = field(init=False)
    _workings: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        names = [plain(name) for name in self.table.header]
        self._places = {name: place for place, name in reversed(list(enumerate(names)))}
        self.facts = dict(_beginning(_BEGINNINGS, names))
        self._workings = dict(_beginning(_WORKINGS, names))
        if self.found.identity.kind != LOW_PERFORMING:
            self._note_missing()

    def _note_missing(self) -> None:
        sites = self.found.identity.series == "sites"
        others = (ListFact.ELIGIBLE, *_SHARES) if sites else (ListFact.SITES,)
        for fact in (ListFact.FUNDING, ListFact.ENROLLMENT, *others):
            if fact not in self.facts:
                self.issues.add(
                    Severity.WARNING,
                    "A column of CDE's list is missing, so its figures are not reported.",
                    column=_BEGINNINGS[fact][0],
                    remedy=_LOOK,
                )

    def rows(self) -> Iterator[tuple[int, str, Sequence[str]]]:
        """(row number, code, cells), each code once; rows that contradict each other are out."""
        table = self.table
        cells = table.cells or [line.split(table.delimiter) for line in table.lines or ()]
        seen: dict[str, tuple[int, Sequence[str]]] = {}
        clashing: Counter[str] = Counter()
        for row, values in enumerate(cells, start=table.first_row):
            parsed = None if _is_below(values) else self._code(row, values)
            if parsed is None:
                continue
            first = seen.setdefault(parsed.code, (row, values))
            if first[0] != row:
                same = list(first[1]) == list(values)
                clashing[parsed.code] += 0 if same else 1
                self._note_twin(first[0], row, parsed.code, same=same)
        for code, (row, values) in seen.items():
            if not clashing[code]:
                yield row, code, values

    def _code(self, row: int, values: Sequence[str]) -> ParsedCds | None:
        if "cds" in self.found.columns:
            text = _cell(values, self.found.columns["cds"])
        else:
            parts = [
                _cell(values, self._places[name]).removesuffix(".0").zfill(width)
                for name, width in (("countycode", 2), ("districtcode", 5), ("schoolcode", 7))
            ]
            text = "".join(parts)
            if plain(parts[0]).startswith("total"):
                self.totals = {
                    fact: n
                    for fact in COUNTED
                    if (n := self._number(row, self.facts.get(fact), values, silent=True))
                }
                return None
        parsed = parse_cds(text)
        if parsed is None:
            self.issues.add(
                Severity.ERROR,
                "This is not a CDS code, so it cannot be told whom the row is about. It is left "
                "out.",
                row=row,
                column="CDS",
                value=text.lstrip("0") or text,
                remedy=_LOOK,
            )
        elif parsed.repaired:
            self.issues.add(
                Severity.REPAIR,
                f"The CDS code was mended: {parsed.repaired}.",
                row=row,
                column="CDS",
                value=text,
            )
        return parsed

    def _note_twin(self, first: int, row: int, code: str, *, same: bool) -> None:
        self.issues.add(
            Severity.NOTE if same else Severity.ERROR,
            "The same row stands in the list twice; it is counted once."
            if same
            else f"Rows {first} and {row} say different things of the same CDS code. Neither is "
            "loaded.",
            row=row,
            column="CDS",
            value=code,
            remedy="" if same else _LOOK,
        )

    def entity(self, cds: str, cells: Sequence[str]) -> Entity:
        """Whom a row is about; a charter school has a number."""
        charter = _cell(cells, self._places.get("charternumber"))
        is_charter = charter.removesuffix(".0").isdigit()
        lea = _cell(cells, self._places.get("leaname", self._places.get("lea")))
        school = _cell(cells, self._places.get("schoolname"))
        if is_charter and not school:
            school = lea
        return Entity(
            cds, kind_of(cds, charter=is_charter), COUNTIES.get(cds[:2], ""), lea, school, None
        )

    def row(self, entity: int, row: int, cells: Sequence[str]) -> OfficialRow | None:
        """What the list says; None for a row that says nothing usable."""
        year = self.found.identity.year
        if self.found.identity.kind == LOW_PERFORMING:
            marks = {(year, group): "Y" for group in self._groups(row, cells)}
            return OfficialRow(entity, row, marks, {}) if marks else None
        facts = {
            (year, fact): number
            for fact, place in self.facts.items()
            if (number := self._number(row, place, cells)) is not None
        }
        return OfficialRow(entity, row, {}, {}, facts=facts)

    def workings(self, row: int, cells: Sequence[str]) -> Workings:
        """What the row reckons with."""
        places = (self._workings.get(name) for name in _WORKINGS)
        return Workings(*(self._number(row, place, cells) for place in places))

    def _groups(self, row: int, cells: Sequence[str]) -> Iterator[str]:
        place = next(p for name, p in self._places.items() if name.startswith("targetedstudent"))
        words = [word.strip() for word in _cell(cells, place).replace(";", ",").split(",")]
        if not any(words):
            self.issues.add(
                Severity.WARNING,
                "The row names no student group. It is left out.",
                row=row,
                column="Targeted Student Group(s)",
                remedy=_LOOK,
            )
        for word in filter(None, words):
            group = layouts().group_names.get(plain(word))
            if group is not None:
                yield group
                continue
            self.issues.add(
                Severity.WARNING,
                "This is not one of the Dashboard's student groups. It is left out.",
                row=row,
                column="Targeted Student Group(s)",
                value=word,
                remedy=_LOOK,
            )

    def _number(
        self, row: int, place: int | None, cells: Sequence[str], *, silent: bool = False
    ) -> float | None:
        text = _cell(cells, place)
        word = text.replace(",", "").replace("$", "").upper()
        if text in MISSING or place is None:
            return None
        if word in ("TRUE", "FALSE"):
            return float(word == "TRUE")
        share = word.endswith("%")
        try:
            number = float(word.removesuffix("%"))
        except ValueError:
            if not silent:
                self.issues.add(
                    Severity.WARNING,
                    "This is not a number. It is taken as not reported.",
                    row=row,
                    column=self.table.header[place],
                    value=text,
                    remedy=_LOOK,
                )
            return None
        return number / 100 if share else number


_Name = TypeVar("_Name")


def _beginning(
    beginnings: Mapping[_Name, tuple[str, ...]], names: Sequence[str]
) -> Iterator[tuple[_Name, int]]:
    """Which columns begin so, and where they are."""
    for found, starts in beginnings.items():
        for place, name in enumerate(names):
            if name.startswith(starts):
                yield found, place


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place].strip() if place is not None and place < len(cells) else ""


def _is_below(cells: Sequence[str]) -> bool:
    """Whether a row is blank or a line below the table: a text in its first cell, nothing else."""
    first, *others = cells or [""]
    return not any(cell.strip() for cell in others) and not first.strip().isdigit()
