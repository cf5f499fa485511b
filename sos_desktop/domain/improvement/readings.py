"""What was measured of a measure, day by day: baseline and readings noted by hand."""

from collections.abc import Mapping, Sequence

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.improvement.signals import MeasuredPoint


def readings_by_measure(file: CaseFile) -> Mapping[str, Sequence[MeasuredPoint]]:
    """The readings of every measure of a case by its id, in order of their days.

    A baseline with a day is the first of them, unless a reading of that day says the same. Two
    readings of one day stay two: which one counts only a person can say.
    """
    found: dict[str, list[MeasuredPoint]] = {measure.id: [] for measure in file.measures}
    for note in file.progress:
        if note.measure_id in found and note.value is not None:
            found[note.measure_id].append(MeasuredPoint(note.noted_on, note.value))
    for measure in file.measures:
        if measure.baseline is not None and measure.baseline_on is not None:
            start = MeasuredPoint(measure.baseline_on, measure.baseline)
            if start not in found[measure.id]:
                found[measure.id].insert(0, start)
    return {name: sorted(points, key=lambda point: point.on) for name, points in found.items()}
