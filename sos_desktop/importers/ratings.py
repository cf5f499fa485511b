"""Local indicators: what an LEA rated itself, per state priority.

CDE published them in two forms: one file a year with a row per LEA and priority (`LocalIndPerf`,
2017 and 2018), and a file per priority with the LEA's narrative beside the rating (`Pr1` to
`Pr10`).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sos_desktop.domain.dashboard.cds import ParsedCds, kind_of, parse_cds
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.dashboard.counties import COUNTIES
from sos_desktop.importers.contract import Entity, IssueLog, ParsedFile, Scope, Severity
from sos_desktop.importers.entities import in_scope
from sos_desktop.importers.layouts import layouts, plain
from sos_desktop.importers.recognise import Recognised
from sos_desktop.importers.tables import SheetTable

_PRIORITY_AREA = re.compile(r"priority\s*area\s*(\d+)", re.IGNORECASE)
_NUMBER = re.compile(r"\D*(\d+)\D*")
_WHICH = ("localindicator", "prioritynumber", "priorityid")
_HOW = ("performance", "countyperformance")
RATING_WORDS = {1: "Met", 2: "Not Met", 3: "Not Met For Two or More Years"}


def parse_ratings(
    name: str,
    digest: str,
    table: SheetTable,
    found: Recognised,
    issues: IssueLog,
    scope: Scope,
    county_code: str,
) -> ParsedFile:
    """Read local ratings in either form; `NA` and blank are not reported."""
    header = {plain(column): place for place, column in enumerate(table.header)}
    which = next(header[column] for column in _WHICH if column in header)
    how = next((header[column] for column in _HOW if column in header), None)
    if how is None:
        issues.add(
            Severity.WARNING,
            "The file has no Performance column, so its ratings are not reported.",
            column="Performance",
        )
    ratings = _Ratings(issues)
    cells = table.cells or [line.split(table.delimiter) for line in table.lines or ()]
    lea_place = found.columns.get("district_name")
    numbers: dict[str, int] = {}
    entities: list[Entity] = []
    outside = 0
    for row, values in enumerate(cells, start=table.first_row):
        if not any(values):
            continue
        code = _code(values, found.columns["cds"], row, issues)
        priority = _priority(values, which) if code else None
        if code is None or priority is None or len(values) <= max(how or 0, which):
            _reject(issues, row, values)
            continue
        kind = kind_of(code, charter=not code.endswith("0" * 7))
        if not in_scope(scope, county_code, code, kind):
            outside += 1
            continue
        if code not in numbers:
            numbers[code] = len(entities)
            lea = values[lea_place].strip() if lea_place is not None else ""
            entities.append(Entity(code, kind, COUNTIES.get(code[:2], ""), lea, lea, None))
        rating = None if how is None else _rating(issues, row, values[how])
        ratings.add((numbers[code], priority, rating, row), code)
    ratings.check(entities)
    identity = found.identity
    if found.identity.layout == "local-priority":
        seen = sorted({priority for _, priority in ratings.rows})
        identity = replace(identity, series="p" + "-".join(map(str, seen)))
    return ParsedFile(
        name,
        digest,
        identity,
        entities,
        issues.all(),
        len(cells) - table.blank,
        outside,
        ratings=ratings.agreeing(),
    )


_ALL_PRIORITIES, _MOST = (EntityKind.DISTRICT, EntityKind.COE), 0.6
"""Charter schools rate only what their petition aims at."""

_Row = tuple[int, int, int | None, int]
"""Entity, priority, rating, row."""


class _Ratings:
    """One rating per LEA and priority; rows that contradict each other do not count."""

    def __init__(self, issues: IssueLog) -> None:
        self.rows: dict[tuple[int, int], _Row] = {}
        self._clashing: set[tuple[int, int]] = set()
        self._issues = issues

    def add(self, found: _Row, code: str) -> None:
        """Keep the first rating, and note a second one."""
        key = found[:2]
        first = self.rows.setdefault(key, found)
        if first is not found:
            if first[2] != found[2]:
                self._clashing.add(key)
            _note_twin(self._issues, first, found[2], found[3], code)

    def check(self, entities: Sequence[Entity]) -> None:
        """Note rows without a rating, and LEAs without a priority that others of their kind have.

        CDE's files have every priority of every LEA: 3,979 and 4,914 rows of 2017 and 2018.
        """
        blank = [row for *_, rating, row in self.rows.values() if rating is None]
        if blank:
            self._issues.add(
                Severity.WARNING,
                "No rating stands there. It is taken as not reported.",
                row=blank[0],
                column="Performance",
                count=len(blank),
            )
        kinds = Counter(entity.kind for entity in entities)
        having = Counter((entities[entity].kind, priority) for entity, priority in self.rows)
        for (kind, priority), count in sorted(having.items()):
            if kind in _ALL_PRIORITIES and kinds[kind] * _MOST <= count < kinds[kind]:
                without = [
                    entity.name
                    for number, entity in enumerate(entities)
                    if entity.kind is kind and (number, priority) not in self.rows
                ]
                self._issues.add(
                    Severity.WARNING,
                    f"LEAs have no row for Priority {priority}, and nearly all of their kind have.",
                    column="LocalIndicator",
                    value=without[0],
                    remedy="Choose CDE's original file, if rows were lost.",
                    count=len(without),
                )

    def agreeing(self) -> tuple[_Row, ...]:
        """Those that nothing contradicts."""
        return tuple(row for key, row in self.rows.items() if key not in self._clashing)


def _note_twin(
    issues: IssueLog,
    first: tuple[int, int, int | None, int],
    rating: int | None,
    row: int,
    code: str,
) -> None:
    """Two rows of one LEA and priority: the same counts once, different ratings not at all."""
    if first[2] == rating:
        issues.add(
            Severity.NOTE,
            "The same rating stands in the file more than once; it is counted once.",
            row=row,
            column="cds",
            value=code,
        )
        return
    words = [RATING_WORDS.get(found or 0, "no rating") for found in (first[2], rating)]
    issues.add(
        Severity.ERROR,
        f"Rows {first[3]} and {row} rate Priority {first[1]} of the same LEA differently. Neither "
        "is loaded.",
        row=first[3],
        column="Performance",
        value=" / ".join(words),
        remedy="Compare with CDE's original file.",
    )


def _code(values: Sequence[str], place: int, row: int, issues: IssueLog) -> str | None:
    """The LEA's code; some of these files lost its last zeros."""
    text = values[place].strip() if len(values) > place else ""
    padded = None
    if text.isdigit() and 7 < len(text) < 14 and not text[7:].strip("0"):
        # With thirteen digits and seven zeros at the end it is the first zero that a spreadsheet
        # program took, as of every code of the counties 01 to 09.
        first = len(text) == 13 and not text[6:].strip("0")
        padded = None if first else parse_cds(text.ljust(14, "0"))
    if padded is not None:
        parsed = ParsedCds(padded.code, "its last zeros were put back")
    else:
        parsed = parse_cds(text)
    if parsed is None:
        return None
    if parsed.repaired:
        issues.add(
            Severity.REPAIR,
            f"The CDS code was mended: {parsed.repaired}.",
            row=row,
            column="cds",
            value=text,
        )
    return parsed.code


def _priority(values: Sequence[str], place: int) -> int | None:
    text = values[place] if len(values) > place else ""
    match = _PRIORITY_AREA.search(text) or _NUMBER.fullmatch(text.strip())
    number = int(match[1]) if match else 0
    return number if 1 <= number <= 10 else None


def _rating(issues: IssueLog, row: int, text: str) -> int | None:
    word = plain(text)
    rating = layouts().ratings.get(word)
    if rating is None and word:
        issues.add(
            Severity.WARNING,
            "This rating is not one of the Dashboard's. It is taken as not reported.",
            row=row,
            column="Performance",
            value=text,
            remedy="Compare with CDE's original file.",
        )
    return rating or None


def _reject(issues: IssueLog, row: int, values: Sequence[str]) -> None:
    issues.add(
        Severity.ERROR,
        "The row has no usable CDS code or names no priority area. It is left out.",
        row=row,
        value=" ".join(values)[:60],
        remedy="Compare with CDE's original file.",
    )
