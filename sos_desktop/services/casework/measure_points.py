"""What was measured of a measure, wherever its figures come from."""

from datetime import date

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Measure
from sos_desktop.domain.casework.support_words import MeasureSource
from sos_desktop.domain.dashboard.codes import ALL_STUDENTS, STUDENT_GROUPS, Indicator
from sos_desktop.domain.improvement.readings import readings_by_measure
from sos_desktop.domain.improvement.signals import MeasuredPoint
from sos_desktop.domain.local.cells import WHOLE, LocalCell
from sos_desktop.domain.local.periods import span_of
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.lea_facts import trend
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
    noted = tuple(readings_by_measure(file).get(measure.id, ()))
    if measure.source is MeasureSource.DASHBOARD:
        return _of_dashboard(county, file, measure)
    if measure.source is MeasureSource.LOCAL and measure.local_source_id is not None:
        local = _of_local(county, measure)
        days = {point.on for point in local}
        return tuple(sorted((*local, *(p for p in noted if p.on not in days)), key=_day))
    return noted


def _day(point: MeasuredPoint) -> date:
    return point.on


def _of_dashboard(
    county: CountyFile, file: CaseFile, measure: Measure
) -> tuple[MeasuredPoint, ...]:
    group = measure.group or ALL_STUDENTS
    if measure.indicator not in set(Indicator) or group not in STUDENT_GROUPS:
        return ()
    found = trend(county, file.case.cds, group, Indicator(measure.indicator))
    return tuple(MeasuredPoint(date(year, *_SCHOOL_YEAR_ENDS), value) for year, value in found)


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
    if cell.figure is None:
        return None
    counts = cell.numerator is not None and bool(cell.denominator)
    return MeasuredPoint(
        span_of(cell.period)[0],
        cell.figure,
        cell.numerator if counts else None,
        cell.denominator if counts else None,
    )
