"""What became of gains after support ended: a figure before, when it ended, and now.

The standing is a proposal from three figures; a person decides. A gain is what a figure moved in
the wanted direction from before support to its end. It has faded when half of it or more is lost,
and is partly lost when some is: the half is this program's choice, from no source.
"""

from collections.abc import Iterable, Iterator, Sequence

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.learning_words import GainStanding
from sos_desktop.domain.casework.records import Gain, Measure, SupportExit
from sos_desktop.domain.casework.support_words import MeasureSource, WantedDirection
from sos_desktop.domain.dashboard.codes import (
    ALL_STUDENTS,
    INDICATORS,
    STUDENT_GROUPS,
    Indicator,
)
from sos_desktop.domain.formats import with_unit
from sos_desktop.domain.identification.basis import IdentificationBasis
from sos_desktop.domain.improvement.readings import readings_by_measure
from sos_desktop.foundation.frozen import frozen_dataclass

FADED_SHARE = 0.5
"""From which share of a gain on that is lost it is called faded."""
_ROUNDING = 1e-9
LOST = (GainStanding.PARTLY, GainStanding.FADED)
"""What is named as slipping."""


@frozen_dataclass
class GainFigures:
    """Three figures of one thing, in its unit; missing ones are None.

    Attributes:
        name: What they are of.
        wanted: Which way it is to go; None when nobody said.
        unit: "%" or another; "" for points.
        measure_id: Of a measure; "" for a cell of the Dashboard.
        indicator, group: Of that cell; "" for a measure noted by hand.
        now_year: The Dashboard year of `now`; None for a reading.
        waits: What has to come before `now` can be told; "" when it is there.
    """

    name: str
    before: float | None
    at_exit: float | None
    now: float | None
    wanted: WantedDirection | None
    unit: str = ""
    measure_id: str = ""
    indicator: str = ""
    group: str = ""
    now_year: int | None = None
    waits: str = ""

    @property
    def standing(self) -> GainStanding:
        """What became of it."""
        return standing_of(self.before, self.at_exit, self.now, self.wanted)

    @property
    def words(self) -> str:
        """The figures in a sentence."""
        parts = [
            f"{words} {with_unit(value, self.unit) or 'not known'}"
            for words, value in (
                ("before", self.before),
                ("at the end of support", self.at_exit),
            )
        ]
        last = with_unit(self.now, self.unit) or self.waits or "not known"
        year = f" (Dashboard {self.now_year})" if self.now_year and self.now is not None else ""
        return f"{self.name}: {', '.join(parts)}, now {last}{year}"

    def record(self, case_id: str, look_back_id: str) -> Gain:
        """The figures as a look-back keeps them."""
        return Gain(
            case_id=case_id,
            look_back_id=look_back_id,
            name=self.name,
            measure_id=self.measure_id or None,
            indicator=self.indicator,
            group=self.group,
            before=self.before,
            at_exit=self.at_exit,
            now=self.now,
            now_year=self.now_year if self.now is not None else None,
            standing=self.standing,
        )


def standing_of(
    before: float | None,
    at_exit: float | None,
    now: float | None,
    wanted: WantedDirection | None,
) -> GainStanding:
    """What became of a gain; it cannot be told where a figure or the direction is missing."""
    if before is None or at_exit is None or wanted is None:
        return GainStanding.UNKNOWN
    sign = 1 if wanted is WantedDirection.UP else -1
    gained = sign * (at_exit - before)
    if gained <= _ROUNDING:
        return GainStanding.NO_GAIN
    if now is None:
        return GainStanding.UNKNOWN
    since = sign * (now - at_exit)
    if since > _ROUNDING:
        return GainStanding.GREW
    if since >= -_ROUNDING:
        return GainStanding.HELD
    lost = -since / gained
    return GainStanding.FADED if lost >= FADED_SHARE - _ROUNDING else GainStanding.PARTLY


def measured_gains(file: CaseFile, ended: SupportExit) -> tuple[GainFigures, ...]:
    """The gains of a case's measures: the last readings up to the end of support, and since.

    A cell of the Dashboard without readings of its own is looked up by its years
    (`cells_looked_at`): a baseline alone is no gain that was not made.
    """
    found, readings = [], readings_by_measure(file)
    for measure in file.measures:
        if _is_cell(file, measure):
            continue
        points = readings[measure.id]
        first = measure.baseline
        if first is None and points and points[0].on < ended.ended_on:
            first = points[0].value
        until = [point.value for point in points if point.on <= ended.ended_on]
        since = [point.value for point in points if point.on > ended.ended_on]
        found.append(
            GainFigures(
                name=measure.name,
                before=first,
                at_exit=until[-1] if until else None,
                now=since[-1] if since else None,
                wanted=wanted_of(measure),
                unit=measure.unit,
                measure_id=measure.id,
                waits="" if since else "no reading since",
            )
        )
    return tuple(found)


def wanted_of(measure: Measure) -> WantedDirection | None:
    """Which way a measure is to go: as it says, or from its baseline to its target."""
    if measure.wanted is not None:
        return measure.wanted
    if measure.baseline is None or measure.target is None or measure.baseline == measure.target:
        return None
    up = measure.target > measure.baseline
    return WantedDirection.UP if up else WantedDirection.DOWN


def cell_gain(
    group: str,
    indicator: Indicator,
    points: Sequence[tuple[int, float]],
    first_year: int,
    exit_year: int,
) -> GainFigures:
    """The gain of a cell of the Dashboard.

    Args:
        group: Code of the student group.
        indicator: Which indicator.
        points: Its status by Dashboard year, oldest first; years without a figure left out.
        first_year: The Dashboard that led to help for it.
        exit_year: The last Dashboard that was out when support ended.
    """
    facts, by_year = INDICATORS[indicator], dict(points)
    later = [year for year in by_year if year > exit_year]
    now_year = max(later, default=None)
    waits = "" if later else f"waits for the Dashboard after {exit_year}"
    return GainFigures(
        name=f"{facts.short}, {STUDENT_GROUPS[group].name}",
        before=by_year.get(first_year),
        at_exit=by_year.get(exit_year) if exit_year > first_year else None,
        now=None if now_year is None else by_year[now_year],
        wanted=WantedDirection.DOWN if facts.lower_is_better else WantedDirection.UP,
        unit="%" if facts.percent else "",
        indicator=str(indicator),
        group=group,
        now_year=now_year,
        waits=waits,
    )


def _cells_of(basis: IdentificationBasis) -> Iterator[tuple[str, Indicator]]:
    known = set(Indicator)
    for group in basis.lettered:
        for cell in (cell for reason in group.reasons for cell in reason.cells):
            if group.code in STUDENT_GROUPS and cell.indicator in known:
                yield group.code, Indicator(cell.indicator)


def cells_looked_at(file: CaseFile) -> tuple[tuple[str, Indicator, int], ...]:
    """The cells that led to a case or to a further year of it, and those a measure tells of.

    Each once, with the Dashboard year its gain counts from: the first that led to help for it, and
    for one that only a measure tells of the first of the case.
    """
    known, found = set(Indicator), dict[tuple[str, Indicator], int]()
    led = [(year.year, year.basis) for year in sorted(file.years, key=lambda one: one.year)]
    if file.case.year is not None:
        led.insert(0, (file.case.year, file.case.basis))
    for year, basis in led:
        for cell in _cells_of(basis):
            found.setdefault(cell, year)
    first = min((year for year, _basis in led), default=None)
    for measure in file.measures:
        group = measure.group or ALL_STUDENTS
        if first is None or group not in STUDENT_GROUPS or measure.indicator not in known:
            continue
        if _is_cell(file, measure):
            found.setdefault((group, Indicator(measure.indicator)), first)
    return tuple((*cell, year) for cell, year in found.items())


def _is_cell(file: CaseFile, measure: Measure) -> bool:
    noted = any(note.measure_id == measure.id for note in file.progress)
    return measure.source is MeasureSource.DASHBOARD and not noted


def slipped(found: Iterable[GainFigures]) -> tuple[GainFigures, ...]:
    """Those of which some or all is lost, the faded first."""
    lost = [gain for gain in found if gain.standing in LOST]
    return tuple(sorted(lost, key=lambda gain: gain.standing is not GainStanding.FADED))
