"""Whom a row is about, and whether the person wants it."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from sos_desktop.domain.dashboard.cds import STATE_CDS, county_of, kind_of, parse_cds
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.dashboard.counties import COUNTIES
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.importers.chunks import MISSING, Chunk
from sos_desktop.importers.contract import Entity, IssueLog, Scope, Severity
from sos_desktop.importers.layouts import plain
from sos_desktop.importers.tables import SheetTable

REJECTED = -1
OUTSIDE = -2
_UNKNOWN = -3
_LEA_PART = "0" * 7
_LOOK = "Compare with CDE's original file."

_NAMES = ("county_name", "district_name", "school_name", "charter", "dass")
"""Columns that say what an entity is, beside its code."""

_PLAIN, _CHARTER = 1, 2
_FEW_MISNAMED, _MISNAMED_SHARE = 2, 0.05


@frozen_dataclass
class _Described:
    """What a row says of its entity.

    Attributes:
        school: `_PLAIN` or `_CHARTER` for a school, whose charter mark all its rows have; or 0.
        misnamed: The county the row names, where it is not that of the code.
    """

    entity: Entity
    school: int
    misnamed: str


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
        self._misnamed = 0
        self._scope = scope
        self._county = county_code
        self._issues = issues
        self._places = tuple(columns.get(name) for name in _NAMES)
        self._looked_at = 1 + max(place or 0 for place in self._places)

    def number(self, chunk: Chunk) -> np.ndarray:
        """The entity of each row of a chunk; REJECTED or OUTSIDE where there is none."""
        codes, texts = chunk.texts["cds"]
        counts = np.bincount(codes, minlength=len(texts))
        first = np.empty(len(texts), dtype=np.int64)
        first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
        numbers = [self._numbers.get(text, _UNKNOWN) for text in texts]
        new = [code for code, number in enumerate(numbers) if number == _UNKNOWN]
        rows = chunk.rows_at(first[new], self._looked_at)
        for code, cells in zip(new, rows, strict=True):
            row = int(chunk.rows[first[code]])
            numbers[code] = self._met(texts[code], cells, row, int(counts[code]))
        found = np.array(numbers, dtype=np.int64)
        self.outside += int(counts[found == OUTSIDE].sum())
        return found[codes]

    def _met(self, text: str, cells: tuple[str, ...], row: int, rows: int) -> int:
        """The entity of a code that does not stand as it is among those that are known."""
        parsed = parse_cds(text)
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
        if parsed.code not in self._numbers:
            self._numbers[parsed.code] = self._new(cells, parsed.code, row)
        return self._numbers[parsed.code]

    def _new(self, cells: tuple[str, ...], cds: str, row: int) -> int:
        found = _described(cds, cells, self._places)
        if not in_scope(self._scope, self._county, cds, found.entity.kind):
            return OUTSIDE
        self._rows.append(row)
        self._schools.append(found.school)
        self.found.append(found.entity)
        if found.misnamed:
            self._misnamed += 1
            self._issues.add(
                Severity.ERROR,
                f"The CDS code is one of {COUNTIES[county_of(cds)]} County, the row names another. "
                "Its figures stand under the code.",
                row=row,
                column="cds, countyname",
                value=f"{cds}, {found.misnamed}",
                remedy=_LOOK,
            )
        return len(self.found) - 1

    def check_names(self) -> None:
        """Note codes of one county that bear the same names: one of them was changed.

        Where many codes are of another county than their rows name, all of them may be.
        """
        if self._misnamed > max(_FEW_MISNAMED, len(self.found) * _MISNAMED_SHARE):
            self._issues.add(
                Severity.UNFIT,
                "The columns do not fit each other: the CDS code is of another county than the row "
                f"names, for {self._misnamed:,} of {len(self.found):,} LEAs and schools.",
                column="cds, countyname",
                remedy=_LOOK,
            )
        keys = [
            (county_of(entity.cds), entity.district_name, entity.school_name)
            if entity.district_name and entity.kind is not EntityKind.STATE
            else (entity.cds,)
            for entity in self.found
        ]
        if len(set(keys)) == len(keys):
            return
        known: dict[tuple[str, ...], int] = {}
        for number, key in enumerate(keys):
            first = known.setdefault(key, number)
            if first != number:
                self._issues.add(
                    Severity.ERROR,
                    "Two CDS codes of one county bear the same names, so one of them may be wrong. "
                    "The figures stand under their codes.",
                    row=self._rows[number],
                    column="cds, districtname, schoolname",
                    value=f"{self.found[first].cds}, {self.found[number].cds}",
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


@lru_cache(maxsize=1 << 14)  # every file of a year says the same
def _described(cds: str, cells: tuple[str, ...], places: tuple[int | None, ...]) -> _Described:
    """An entity by the cells of its first row; `places` says where those of `_NAMES` stand."""
    texts = ("" if place is None else cells[place].strip() for place in places)
    named, district, school, charter, dass = ("" if text in MISSING else text for text in texts)
    kind = kind_of(cds, charter=_is_charter(charter))
    known = COUNTIES.get(county_of(cds), "")
    entity = Entity(
        cds,
        kind,
        named or known,
        _name(district),
        _name(school),
        None if places[-1] is None else dass.upper() == "Y",
    )
    # A code of another county than the row names has lost or changed a digit.
    other = bool(named and known) and kind is not EntityKind.STATE and plain(named) != plain(known)
    school_mark = {EntityKind.CHARTER: _CHARTER, EntityKind.SCHOOL: _PLAIN}.get(kind, 0)
    return _Described(entity, school_mark, named if other else "")


def in_scope(scope: Scope, county_code: str, cds: str, kind: EntityKind) -> bool:
    """Whether an entity is kept; the state always is, for comparison."""
    if scope is Scope.ALL or kind is EntityKind.STATE or county_of(cds) == county_code:
        return True
    return scope is Scope.LEAS and kind is not EntityKind.SCHOOL


def rows_in_scope(
    table: SheetTable, columns: dict[str, int], scope: Scope, county_code: str
) -> np.ndarray | None:
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

    def judge(line: str) -> tuple[bool, str]:
        cells = line.split(tab, last)
        plain_school = (
            len(cells) >= last
            and cells[rtype] == "S"
            and len(cells[cds]) == len(STATE_CDS)
            and not cells[cds].endswith(_LEA_PART)
        )
        own = plain_school and cells[cds].startswith(county_code)
        wanted = not plain_school or own or (leas and cells[charter] == "Y")
        return wanted, line.removesuffix(cells[last]) if len(cells) > last else ""

    return table.lines.places_where(judge)


def _is_charter(text: str) -> bool:
    return text.strip().upper() in ("Y", "1", "YES", "TRUE")


def _name(text: str) -> str:
    """A name without the quotes a spreadsheet may have put around it."""
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('""', '"')
    return text
