"""What was measured of a measure, wherever its figures come from."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sos_desktop.domain.casework.case_file import CaseFile, MeasuredPoint
from sos_desktop.domain.casework.records import Measure
from sos_desktop.domain.casework.support_words import MeasureSource
from sos_desktop.domain.dashboard.codes import ALL_STUDENTS, STUDENT_GROUPS, Indicator
from sos_desktop.domain.improvement.readings import readings_by_measure
from sos_desktop.domain.local.cells import WHOLE, LocalCell
from sos_desktop.domain.local.periods import span_of
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.lea_facts import trend, trends_of_leas
from sos_desktop.services.local.tables import table_of

_SCHOOL_YEAR_ENDS = (6, 30)


def measure_points(
    county: CountyFile, file: CaseFile, measure: Measure
) -> tuple[MeasuredPoint, ...]:
    """The points of a measure, by day.

    Of a cell of the Dashboard one for each year in force, at the end of its school year; what was
    taken back is not among them. Of local data those that may be shown, of the whole LEA and the
    measure's group. Readings noted by hand stand in either case.
    """
    if measure.source is MeasureSource.DASHBOARD:
        return _of_dashboard(county, file, measure)
    found = replace(file, measured={measure.id: _looked_up(county, file, measure)})
    return tuple(readings_by_measure(found).get(measure.id, ()))


def with_figures(county: CountyFile, file: CaseFile, copy: CaseFile | None = None) -> CaseFile:
    """A case, or a copy of it, with what the Dashboard and local data in force say of its measures.

    Args:
        county: The county file.
        file: The whole case, which knows where figures come from.
        copy: The copy that is to tell them. One for everybody has no local percents of which
            nobody knows how many students they are of.
    """
    made = file if copy is None else copy
    found = dict[str, tuple[MeasuredPoint, ...]]()
    shown = {measure.id for measure in made.measures}
    for measure in file.measures:
        points = _looked_up(county, file, measure) if measure.id in shown else ()
        if made.withheld.public and measure.source is MeasureSource.LOCAL:
            points = tuple(point for point in points if point.denominator is not None)
        if points:
            found[measure.id] = points
    return replace(made, measured=found)


def all_with_figures(county: CountyFile, files: Iterable[CaseFile]) -> tuple[CaseFile, ...]:
    """As `with_figures` for many cases; the Dashboards are asked once for all of them."""
    found = tuple(files)
    cells = [c for file in found for m in file.measures if (c := _cell_of(file, m)) is not None]
    leas, groups, indicators = ({cell[n] for cell in cells} for n in range(3))
    years = trends_of_leas(county, leas, groups, indicators) if cells else {}

    def points(file: CaseFile, measure: Measure) -> tuple[MeasuredPoint, ...]:
        cell = _cell_of(file, measure)
        if cell is None:
            return _looked_up(county, file, measure)
        return _of_years(years.get(cell, ()))

    return tuple(
        replace(file, measured={m.id: told for m in file.measures if (told := points(file, m))})
        for file in found
    )


def _looked_up(county: CountyFile, file: CaseFile, measure: Measure) -> tuple[MeasuredPoint, ...]:
    if measure.source is MeasureSource.DASHBOARD:
        return _of_dashboard(county, file, measure)
    if measure.source is MeasureSource.LOCAL and measure.local_source_id is not None:
        return _of_local(county, measure)
    return ()


def _day(point: MeasuredPoint) -> date:
    return point.on


def _of_dashboard(
    county: CountyFile, file: CaseFile, measure: Measure
) -> tuple[MeasuredPoint, ...]:
    cell = _cell_of(file, measure)
    return () if cell is None else _of_years(trend(county, *cell))


def _cell_of(file: CaseFile, measure: Measure) -> tuple[str, str, Indicator] | None:
    """CDS code, group and indicator a measure tells of; None where it is of no cell."""
    group = measure.group or ALL_STUDENTS
    dashboard = measure.source is MeasureSource.DASHBOARD
    if not dashboard or measure.indicator not in set(Indicator) or group not in STUDENT_GROUPS:
        return None
    return file.case.cds, group, Indicator(measure.indicator)


def _of_years(years: Iterable[tuple[int, float]]) -> tuple[MeasuredPoint, ...]:
    return tuple(MeasuredPoint(date(year, *_SCHOOL_YEAR_ENDS), value) for year, value in years)


def _of_local(county: CountyFile, measure: Measure) -> tuple[MeasuredPoint, ...]:
    assert measure.local_source_id is not None
    try:
        table = table_of(county, measure.local_source_id)
    except InputProblem:
        return ()
    group = measure.group or ALL_STUDENTS
    cells = [cell for cell in table.visible() if (cell.place, cell.group) == (WHOLE, group)]
    found = {point.on: point for cell in cells if (point := _point(cell)) is not None}
    return tuple(sorted(found.values(), key=_day))


def _point(cell: LocalCell) -> MeasuredPoint | None:
    """A figure as local data show it, to one place; its counts are whole."""
    if cell.figure is None:
        return None
    counts = cell.numerator is not None and bool(cell.denominator)
    return MeasuredPoint(
        span_of(cell.period)[0],
        round(cell.figure, 1),
        cell.numerator if counts else None,
        cell.denominator if counts else None,
    )
