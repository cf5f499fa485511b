"""Every level and colour of a year worked out again from status and change."""

from collections import Counter
from dataclasses import dataclass, replace

from db.queries.observations import active_batches, leas_of, observations
from sos_desktop.domain.dashboard.codes import (
    GROUP_BY_NUMBER,
    INDICATORS,
    Color,
    EntityKind,
    Indicator,
)
from sos_desktop.domain.dashboard.observations import SPANS, Observation
from sos_desktop.domain.dashboard.recolor import by_hand, color_differs, is_alternative, recolor
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.text_tables import csv_bytes
from sos_desktop.importers.contract import VALUES, Issue, ParsedFile, Severity
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.cut_scores import cut_scores
from sos_desktop.services.identification.reference import rule_book

CSV_COLUMNS = ("cds", "indicator", "student_group", "file_color", "computed_color")
_PLACE = {name: place for place, name in enumerate(VALUES, start=2)}


@dataclass(frozen=True, slots=True)
class Recolored:
    """One figure with a colour in the file or a computed one; 0 is no colour, None not known.

    Attributes:
        by_hand: CDE marked the figure (not certified, data error), so its colour follows another
            rule.
    """

    cds: str
    indicator: Indicator
    group: str
    file_color: int | None
    computed_color: int | None
    by_hand: bool


@dataclass(frozen=True, slots=True)
class RecolorTable:
    """A year's figures.

    Attributes:
        same, different: Coloured figures that do and do not come out as published; those CDE marked
            count as the same or not at all.
        unknown: Coloured figures per indicator whose cut scores are not known for the year.
        inferred: The indicators whose cut scores were read off the files themselves.
    """

    year: int
    rows: tuple[Recolored, ...]
    same: int
    different: int
    unknown: dict[Indicator, int]
    inferred: tuple[Indicator, ...]


def recolor_year(county: CountyFile, year: int) -> RecolorTable:
    """Recompute every figure of a year that is loaded, schools and the state included.

    Raises:
        InputProblem: Nothing of the year is loaded.
    """
    table, size = cut_scores(), rule_book().size
    rows: list[Recolored] = []
    unknown: Counter[Indicator] = Counter()
    same = different = 0
    with county.session() as session:
        batches = active_batches(session, year)
        if not batches:
            raise InputProblem(
                f"No data of the {year} Dashboard are loaded. Load them with import first."
            )
        leas = leas_of(session, EntityKind, batches=batches)
        for number, found in observations(session, batches, leas):
            lea = leas[number]
            kind = EntityKind(lea.kind)
            minimum = size.minimum(found.group, kind)
            alternative = is_alternative(kind, dass=found.dass)
            computed = recolor(table, found, minimum, alternative=alternative)
            if not found.color and not (computed and computed.color):
                continue
            color = None if computed is None else int(computed.color)
            published = None if found.color is None else int(found.color)
            rows.append(
                Recolored(found.cds, found.indicator, found.group, published, color, by_hand(found))
            )
            if computed is None:
                unknown[found.indicator] += 1
            elif color_differs(found, computed):
                different += 1
            elif published == color:
                same += 1
    inferred = {
        cuts.indicator for cuts in table if year in cuts.years and cuts.certainty == "inferred"
    }
    loaded = {row.indicator for row in rows}
    return RecolorTable(
        year,
        tuple(rows),
        same,
        different,
        dict(unknown),
        tuple(i for i in Indicator if i in inferred & loaded),
    )


def recolor_csv(table: RecolorTable, *, for_excel: bool = False) -> bytes:
    """A row per figure with a colour; colours 1 Red to 5 Blue, 0 none, blank not known.

    `for_excel` as `csv_bytes` says.
    """
    cells = (
        (row.cds, row.indicator, row.group, row.file_color, row.computed_color)
        for row in table.rows
    )
    return csv_bytes(CSV_COLUMNS, cells, for_excel=for_excel)


def with_color_check(parsed: ParsedFile, county_code: str) -> ParsedFile:
    """A parsed file with a remark on the own county's colours that do not follow from its figures.

    Only the own county is looked at: statewide it would double the time of an import, and `recolor`
    looks at everything.
    """
    indicator = parsed.identity.indicator
    if parsed.values is None or indicator is None or parsed.identity.series:
        return parsed
    own = [n for n, entity in enumerate(parsed.entities) if entity.cds[:2] == county_code]
    import numpy as np

    rows = parsed.values[np.isin(parsed.values[:, 0], own)]
    rows = rows[rows[:, _PLACE["color"]] > 0]
    size, table = rule_book().size, cut_scores()
    wrong: list[tuple[Observation, Color]] = []
    for values in rows.tolist():
        entity = parsed.entities[int(values[0])]
        found = _observation(parsed, indicator, values)
        minimum = size.minimum(found.group, entity.kind)
        alternative = is_alternative(entity.kind, dass=found.dass)
        computed = recolor(table, found, minimum, alternative=alternative)
        if computed is not None and color_differs(found, computed):
            wrong.append((found, computed.color))
    if not wrong:
        return parsed
    return replace(parsed, issues=(*parsed.issues, _issue(parsed, wrong, len(rows))))


def _issue(parsed: ParsedFile, wrong: list[tuple[Observation, Color]], looked_at: int) -> Issue:
    first, computed = wrong[0]
    name = INDICATORS[first.indicator].name
    return Issue(
        Severity.NOTE,
        parsed.name,
        first.row,
        "color",
        (first.color or Color.NONE).word,
        f"This color of {name} does not follow from its status and change by the cut scores of "
        f"{first.year}, which give {computed.word}. The file's color is kept and counts. "
        f"{looked_at:,} colors of the county were looked at.",
        "Compare with the Dashboard, if the cell matters.",
        len(wrong),
        tuple(found.row for found, _ in wrong[1:5] if found.row is not None),
    )


def _observation(parsed: ParsedFile, indicator: Indicator, values: list[float]) -> Observation:
    """A row of `ParsedFile.values` as far as colours need it; NaN is not reported."""

    def whole(name: str) -> int | None:
        value = values[_PLACE[name]]
        return None if value != value else int(value)

    def tenths(name: str) -> float | None:
        value = whole(f"{name}_tenths")
        return None if value is None else value / 10

    def flag(name: str) -> bool | None:
        value = whole(name)
        return None if value is None else bool(value)

    span = whole("span")
    return Observation(
        year=parsed.identity.year,
        indicator=indicator,
        cds=parsed.entities[int(values[0])].cds,
        group=GROUP_BY_NUMBER[int(values[1])],
        denominator=whole("denominator"),
        prior_denominator=whole("prior_denominator"),
        status=tenths("status"),
        change=tenths("change"),
        color=Color(whole("color") or 0),
        accountable=flag("accountable"),
        small=flag("small"),
        high_school_cuts=flag("high_school_cuts"),
        uncertified=flag("uncertified"),
        data_error=flag("data_error"),
        span=None if span is None else SPANS[span - 1],
        row=whole("source_row"),
        dass=bool(parsed.entities[int(values[0])].dass),
    )
