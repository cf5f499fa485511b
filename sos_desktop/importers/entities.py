"""Whom a row is about, and whether the person wants it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from sos_desktop.domain.dashboard.cds import STATE_CDS, county_of, kind_of, parse_cds
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.dashboard.counties import COUNTIES
from sos_desktop.importers.chunks import MISSING, Chunk
from sos_desktop.importers.contract import Entity, IssueLog, Scope, Severity
from sos_desktop.importers.layouts import plain
from sos_desktop.importers.tables import SheetTable

REJECTED = -1
OUTSIDE = -2
_LEA_PART = "0" * 7
_LOOK = "Compare with CDE's original file."

_PLAIN, _CHARTER = 1, 2
"""What an entity is whose charter mark all its rows have."""


class Entities:
    """The entities of one file, by number.

    Attributes:
        found: In the order they were first met.
        outside: Rows left out by the scope after they were read.
        rejected: Rows whose code is no CDS code.
    """

    def __init__(
        self, scope: Scope, county_code: str, issues: IssueLog, columns: Mapping[str, int]
    ) -> None:
        self.found: list[Entity] = []
        self.outside = 0
        self.rejected = 0
        self._numbers: dict[str, int] = {}
        self._rows: list[int] = []
        self._schools = bytearray()
        self._scope = scope
        self._county = county_code
        self._issues = issues
        self._columns = columns

    def number(self, chunk: Chunk) -> np.ndarray:
        """The entity of each row of a chunk; REJECTED or OUTSIDE where there is none."""
        codes, texts = chunk.texts["cds"]
        used, first, counts = np.unique(codes, return_index=True, return_counts=True)
        numbers = np.full(len(texts), REJECTED, dtype=np.int64)
        for code, place, count in zip(used, first, counts, strict=True):
            numbers[code] = self._one(chunk, texts[code], int(place), int(count))
        return numbers[codes] if len(codes) else np.empty(0, dtype=np.int64)

    def _one(self, chunk: Chunk, text: str, place: int, rows: int) -> int:
        parsed = parse_cds(text)
        row = int(chunk.rows[place])
        if parsed is None:
            self.rejected += rows
            self._issues.add(
                Severity.ERROR,
                "This is not a CDS code of 14 digits, so it cannot be told whose figures these "
                "are. The row is left out.",
                row=row,
                column="cds",
                value=text,
                remedy="Restore the code from CDE's original file.",
                count=rows,
            )
            return REJECTED
        if parsed.repaired:
            self._issues.add(
                Severity.REPAIR,
                f"The CDS code was mended: {parsed.repaired}.",
                row=row,
                column="cds",
                value=text,
                count=rows,
            )
        known = self._numbers.get(parsed.code)
        if known is None:
            known = self._new(chunk, parsed.code, place)
        if known == OUTSIDE:
            self.outside += rows
        return known

    def _new(self, chunk: Chunk, cds: str, place: int) -> int:
        row = chunk.row_at(place)
        county = self._cell(row, "county_name")
        charter = _is_charter(self._cell(row, "charter"))
        kind = kind_of(cds, charter=charter)
        if not in_scope(self._scope, self._county, cds, kind):
            self._numbers[cds] = OUTSIDE
            return OUTSIDE
        dass = self._cell(row, "dass").upper() == "Y" if "dass" in self._columns else None
        names = (self._cell(row, "district_name"), self._cell(row, "school_name"))
        entity = _entity(cds, kind, county, *names, dass)
        self._numbers[cds] = len(self.found)
        self._rows.append(int(chunk.rows[place]))
        self._schools.append(
            _CHARTER if kind is EntityKind.CHARTER else _PLAIN if kind is EntityKind.SCHOOL else 0
        )
        self.found.append(entity)
        self._check_county(entity, county)
        return len(self.found) - 1

    def _check_county(self, entity: Entity, named: str) -> None:
        """A code of another county than the row names has lost or changed a digit."""
        known = COUNTIES.get(county_of(entity.cds))
        if named == known:
            return
        if named and known and entity.kind is not EntityKind.STATE and plain(named) != plain(known):
            self._issues.add(
                Severity.ERROR,
                f"The CDS code is one of {known} County, the row names another. Its figures stand "
                "under the code.",
                row=self._rows[-1],
                column="cds, countyname",
                value=f"{entity.cds}, {named}",
                remedy=_LOOK,
            )

    def check_names(self) -> None:
        """Note codes of one county that bear the same names: one of them was changed."""
        known: dict[tuple[str, ...], int] = {}
        for number, entity in enumerate(self.found):
            if entity.kind is EntityKind.STATE or not entity.district_name:
                continue
            key = (county_of(entity.cds), entity.district_name, entity.school_name)
            first = known.setdefault(key, number)
            if first != number:
                self._issues.add(
                    Severity.ERROR,
                    "Two CDS codes of one county bear the same names, so one of them may be wrong. "
                    "The figures stand under their codes.",
                    row=self._rows[number],
                    column="cds, districtname, schoolname",
                    value=f"{self.found[first].cds}, {entity.cds}",
                    remedy=_LOOK,
                )

    def check_charters(self, chunk: Chunk, numbers: np.ndarray) -> None:
        """Note rows whose charter mark is not that of the first row of the same school."""
        if "charter" not in chunk.texts:
            return
        codes, texts = chunk.texts["charter"]
        marked = np.array([_is_charter(text) for text in texts], dtype=bool)[codes]
        kept = numbers >= 0
        schools = np.frombuffer(bytes(self._schools) or b"\0", dtype=np.uint8)
        what = schools[np.where(kept, numbers, 0)]
        wrong = kept & np.where(marked, what == _PLAIN, what == _CHARTER)
        for place in np.flatnonzero(wrong):
            self._issues.add(
                Severity.WARNING,
                "Rows of one school differ in their charter mark. The first row counts.",
                row=int(chunk.rows[place]),
                column="charter_flag",
                value=self.found[int(numbers[place])].cds,
                remedy=_LOOK,
            )

    def _cell(self, row: Sequence[str], column: str) -> str:
        place = self._columns.get(column)
        text = row[place].strip() if place is not None else ""
        return "" if text in MISSING else text


@lru_cache(maxsize=1 << 14)  # every file of a year names the same
def _entity(
    cds: str, kind: EntityKind, county: str, district: str, school: str, dass: bool | None
) -> Entity:
    """An entity by the cells of its first row."""
    county = county or COUNTIES.get(county_of(cds), "")
    return Entity(cds, kind, county, _name(district), _name(school), dass)


def in_scope(scope: Scope, county_code: str, cds: str, kind: EntityKind) -> bool:
    """Whether an entity is kept; the state always is, for comparison."""
    if scope is Scope.ALL or kind is EntityKind.STATE or county_of(cds) == county_code:
        return True
    return scope is Scope.LEAS and kind is not EntityKind.SCHOOL


def rows_in_scope(
    table: SheetTable, columns: dict[str, int], scope: Scope, county_code: str
) -> list[int] | None:
    """Places of rows that may be in scope, found without reading the whole line; None for all.

    Only schools of other counties are passed over here, and only where the row says plainly that
    it is one; anything unusual is kept and looked at properly.
    """
    if scope is Scope.ALL or table.lines is None or "rtype" not in columns:
        return None
    tab, cds, rtype = table.delimiter, columns["cds"], columns["rtype"]
    charter = columns.get("charter", rtype)
    last = max(cds, rtype, charter) + 1
    leas = scope is Scope.LEAS
    kept = []
    for place, line in enumerate(table.lines):
        cells = line.split(tab, last)
        plain_school = (
            len(cells) >= last
            and cells[rtype] == "S"
            and len(cells[cds]) == len(STATE_CDS)
            and not cells[cds].endswith(_LEA_PART)
        )
        own = plain_school and cells[cds].startswith(county_code)
        if not plain_school or own or (leas and cells[charter] == "Y"):
            kept.append(place)
    return kept


def _is_charter(text: str) -> bool:
    return text.strip().upper() in ("Y", "1", "YES", "TRUE")


def _name(text: str) -> str:
    """A name without the quotes a spreadsheet may have put around it."""
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('""', '"')
    return text
