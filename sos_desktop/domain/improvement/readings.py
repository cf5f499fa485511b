"""What was measured of a measure by day, noted or looked up, and where it is to stand."""

from collections.abc import Iterable, Mapping, Sequence

from sos_desktop.domain.casework.case_file import CaseFile, MeasuredPoint
from sos_desktop.domain.casework.records import Measure, ProgressNote
from sos_desktop.domain.casework.support_words import MeasureSource
from sos_desktop.domain.charts.data import ChartStep
from sos_desktop.domain.formats import PERCENT, is_known


def readings_by_measure(file: CaseFile) -> Mapping[str, Sequence[MeasuredPoint]]:
    """The readings of every measure of a case by its id, in order of their days.

    A baseline with a day is the first of them, unless a reading of that day says the same. Two
    readings of one day stay two: which one counts only a person can say. What was looked up of a
    cell of the Dashboard stands alone; of local data it counts before what was noted that day.
    """
    found: dict[str, list[MeasuredPoint]] = {measure.id: [] for measure in file.measures}
    units = {measure.id: measure.unit for measure in file.measures}
    for note in file.progress:
        unit = units.get(note.measure_id or "")
        point = reading_of(note, unit) if unit is not None else None
        if point is not None and note.measure_id is not None:
            found[note.measure_id].append(point)
    for measure in file.measures:
        if measure.baseline is not None and measure.baseline_on is not None:
            start = MeasuredPoint(measure.baseline_on, measure.baseline)
            if start not in found[measure.id]:
                found[measure.id].insert(0, start)
    for measure in file.measures:
        looked_up = file.measured.get(measure.id)
        if looked_up:
            annual = measure.source is MeasureSource.DASHBOARD
            days = {point.on for point in looked_up}
            noted = () if annual else (p for p in found[measure.id] if p.on not in days)
            found[measure.id] = [*looked_up, *noted]
    return {name: sorted(points, key=lambda point: point.on) for name, points in found.items()}


def since_start(measure: Measure, points: Iterable[MeasuredPoint]) -> tuple[MeasuredPoint, ...]:
    """What was measured after a baseline, in the order given; all of it where no day is known."""
    start = (measure.baseline_on, measure.baseline)
    return tuple(
        point
        for point in points
        if (point.on, point.value) != start
        and (measure.baseline_on is None or point.on >= measure.baseline_on)
    )


def interim_targets(file: CaseFile, measure: Measure) -> tuple[ChartStep, ...]:
    """Where a measure is to stand on the way to its target, in order of days."""
    steps = (m for m in file.milestones if m.measure_id == measure.id and is_known(m.due_on))
    return tuple(
        ChartStep(step.due_on, step.value)
        for step in sorted(steps, key=lambda step: step.due_on)
        if step.value is not None
    )


def reading_of(note: ProgressNote, unit: str) -> MeasuredPoint | None:
    """A reading: as noted, or what its counts make; None where nothing was measured."""
    value = note.value
    if value is None and note.numerator is not None and note.denominator:
        share = note.numerator / note.denominator
        value = round(100 * share, 4) if unit == PERCENT else round(share, 4)
    if value is None:
        return None
    return MeasuredPoint(note.noted_on, value, note.numerator, note.denominator)
