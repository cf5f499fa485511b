"""Local indicators: what an LEA rated itself, per state priority."""

import re
from collections.abc import Sequence

from sos_desktop.domain.dashboard.cds import kind_of, parse_cds
from sos_desktop.domain.dashboard.counties import COUNTIES
from sos_desktop.importers.contract import Entity, IssueLog, ParsedFile, Scope, Severity
from sos_desktop.importers.entities import in_scope
from sos_desktop.importers.layouts import layouts, plain
from sos_desktop.importers.recognise import Recognised
from sos_desktop.importers.tables import Table

_PRIORITY = re.compile(r"priority\s*area\s*(\d+)", re.IGNORECASE)
RATING_WORDS = {1: "Met", 2: "Not Met", 3: "Not Met For Two or More Years"}


def parse_ratings(
    name: str,
    digest: str,
    table: Table,
    found: Recognised,
    issues: IssueLog,
    scope: Scope,
    county_code: str,
) -> ParsedFile:
    """Read a file of one row per LEA and local indicator; `NA` and blank are not reported."""
    header = {plain(column): place for place, column in enumerate(table.header)}
    which, how = header["localindicator"], header["performance"]
    cells = table.cells or [line.split(table.delimiter) for line in table.lines or ()]
    numbers: dict[str, int] = {}
    entities: list[Entity] = []
    rows: dict[tuple[int, int], tuple[int, int, int | None, int]] = {}
    outside = 0
    for row, values in enumerate(cells, start=table.first_row):
        code = parse_cds(values[found.columns["cds"]]) if len(values) > how else None
        priority = _PRIORITY.search(values[which]) if code else None
        if code is None or priority is None:
            _reject(issues, row, values)
            continue
        kind = kind_of(code.code, charter=not code.code.endswith("0" * 7))
        if not in_scope(scope, county_code, code.code, kind):
            outside += 1
            continue
        if code.code not in numbers:
            numbers[code.code] = len(entities)
            lea = values[found.columns["district_name"]] if "district_name" in found.columns else ""
            county = COUNTIES.get(code.code[:2], "")
            entities.append(Entity(code.code, kind, county, lea.strip(), lea.strip(), None))
        key = (numbers[code.code], int(priority[1]))
        rows[key] = (*key, _rating(issues, row, values[how]), row)
    return ParsedFile(
        name, digest, found.identity, entities, issues.all(), len(cells), outside,
        ratings=tuple(rows.values()),
    )  # fmt: skip


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
