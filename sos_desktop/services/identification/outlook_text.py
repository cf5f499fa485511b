"""The outlook as CSV: a row per cell that counts, way out, watched group and rule set."""

from collections.abc import Iterator, Sequence

from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS
from sos_desktop.domain.identification.distance import DistanceStep, level_word
from sos_desktop.domain.identification.next_year import NextYear
from sos_desktop.domain.identification.outlook import CellSet
from sos_desktop.domain.identification.rules import Standing
from sos_desktop.foundation.text_tables import csv_bytes
from sos_desktop.services.identification.outlooks import LeaOutlook, OutlookTable

CSV_COLUMNS = (
    "cds",
    "lea",
    "county",
    "year",
    "kind",
    "student_group",
    "letter",
    "priorities",
    "indicator",
    "color",
    "status",
    "change",
    "students",
    "to_color",
    "points",
    "whole_students",
    "words",
)
_EMPTY_STEP = ("",) * 8
KINDS = ("counts", "way out", "ends eligibility", "remains", "watch", "next year")
"""What a row is: a cell that counts; a set of cells that ends a group's letter; the smallest set
that ends every letter of the LEA; what would remain all the same; a group to watch; next year under
a rule set."""


def outlook_csv(table: OutlookTable, *, for_excel: bool = False) -> bytes:
    """Rows of the kinds of `KINDS`; `for_excel` as `csv_bytes` says."""
    cells = (
        (row.lea.cds, row.lea.name, row.lea.county, table.year, *rest)
        for row in table.rows
        for rest in _rows(row)
    )
    return csv_bytes(CSV_COLUMNS, cells, for_excel=for_excel)


def _rows(row: LeaOutlook) -> Iterator[tuple[object, ...]]:
    for group in row.groups:
        result = group.result
        who = (result.group, result.letter, ";".join(map(str, result.priorities)))
        open_ = open_words(row.waits.get(result.group, ()))
        for step in group.nearest:
            yield ("counts", *who, *_step(step), step.words + open_)
        for way in group.ways:
            yield ("way out", *who, *_EMPTY_STEP, way_words(way) + open_)
    if row.smallest_way is not None:
        lettered = ";".join(group.result.group for group in row.groups)
        words = way_words(row.smallest_way, with_groups=True) + open_words(row.undecided)
        yield ("ends eligibility", lettered, "", "", *_EMPTY_STEP, words)
    for words in row.remains:
        yield ("remains", "", "", "", *_EMPTY_STEP, words)
    for found in row.watched:
        who = (found.group, "", ";".join(map(str, found.priorities)))
        open_ = open_words(row.waits.get(found.group, ()))
        for near in found.near:
            words = f"{found.kind}: Priority {near.criterion.priority}, {near.step.words}"
            yield ("watch", *who, *_step(near.step), words + open_)
        if not found.near:
            yield ("watch", *who, *_EMPTY_STEP, str(found.kind) + open_)
    for year in row.next_years:
        yield ("next year", ";".join(year.groups), "", "", *_EMPTY_STEP, next_year_words(year))


def _step(step: DistanceStep) -> tuple[object, ...]:
    found = step.found
    return (
        str(found.indicator),
        level_word(step, step.now),
        found.status,
        "" if found.change is None else found.change,
        "" if found.denominator is None else found.denominator,
        level_word(step, step.to),
        step.points,
        "" if step.students is None else step.students,
    )


def way_words(way: CellSet, *, with_groups: bool = False) -> str:
    """A set of cells in words: "Suspension Orange: 3 fewer students suspended (6.1% to 5.9%)"."""
    return "; ".join(
        (f"{STUDENT_GROUPS[step.found.group].name}, " if with_groups else "")
        + f"{INDICATORS[step.found.indicator].short} {level_word(step, step.to)}: {step.words}"
        for step in way.steps
    )


def open_words(files: Sequence[str]) -> str:
    """What a sentence cannot know: " (open: suspension 2025 not loaded)"; "" when nothing."""
    return f" (open: {', '.join(files)} not loaded)" if files else ""


def rule_words(year: NextYear) -> str:
    """A rule set by its year; a provisional one never without saying so."""
    if year.rules.standing is Standing.PROVISIONAL:
        return f"{year.rules.year} rules (provisional, one source)"
    return f"{year.rules.year} rules"


def next_year_words(year: NextYear) -> str:
    """What a rule set would say next year, if the colours were this year's."""
    return f"{rule_words(year)}, if next year's colors are this year's: {next_year_short(year)}"


def next_year_short(year: NextYear) -> str:
    """The same without the rule set's name."""
    if year.missing:
        missing = ", ".join(map(str, year.missing))
        return f"not computable: not all colors of {missing} are loaded, or the year had none"
    if year.met is None:
        return f"not computable: {'; '.join(year.unknown)}"
    if not year.met:
        return "would not meet the criteria"
    groups = ", ".join(
        f"{STUDENT_GROUPS[group].name} ({', '.join(INDICATORS[i].short for i in indicators)})"
        for group, indicators in year.groups.items()
    )
    more = f" (more is possible: {'; '.join(year.unknown)})" if year.unknown else ""
    return "would meet the criteria" + (f" through {groups}" if groups else "") + more
