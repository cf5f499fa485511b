"""Aims built from the results that led to a case, and from the district's own figures.

A result brings the way to the next color as target: a starting point a person can take or change,
and never the only aim. What is aimed at is the district's to say, so a figure of its own brings
no target and no direction.
"""

from datetime import date

from sos_desktop.domain.casework.records import Aim, LocalSource, Measure
from sos_desktop.domain.casework.support_words import MeasureSource, WantedDirection
from sos_desktop.domain.dashboard.codes import (
    ALL_STUDENTS,
    INDICATORS,
    STUDENT_GROUPS,
    Indicator,
)
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.wording import students_phrase, value_words
from sos_desktop.domain.formats import PERCENT, number_words
from sos_desktop.domain.identification.distance import DistanceStep, level_word
from sos_desktop.domain.local.cells import LocalCell, group_words
from sos_desktop.domain.local.findings import local_sentence
from sos_desktop.domain.local.periods import span_of
from sos_desktop.foundation.frozen import frozen_dataclass

_COUNTS = {
    Indicator.CHRONIC: "Fewer {group} are chronically absent",
    Indicator.SUSPENSION: "Fewer {group} are suspended",
    Indicator.GRADUATION: "More {group} graduate",
    Indicator.CCI: "More {group} are prepared for college and career",
    Indicator.ELPI: "More {group} make progress in English",
}
_JUNE = 6
_MONTHS_AHEAD = 5
"""An aim has at least so many months; what is due sooner is due the June after."""


@frozen_dataclass
class AimOffer:
    """An aim that can be taken, with its measure.

    Attributes:
        words: "Suspension, Students with disabilities: 9.2% now; 11 fewer … would be Orange", or
            the newest figure of local data.
    """

    words: str
    aim: Aim
    measure: Measure


def due_of(today: date) -> date:
    """The end of the school year by which an aim made today is due."""
    ends = date(today.year, _JUNE, 30)
    months = (ends.year - today.year) * 12 + ends.month - today.month
    return ends if months >= _MONTHS_AHEAD else date(today.year + 1, _JUNE, 30)


def aim_offer(case_id: str, found: Observation, step: DistanceStep | None, due: date) -> AimOffer:
    """An aim from one cell of the Dashboard.

    Args:
        case_id: Of the case.
        found: The cell; it is reported.
        step: What brings it to the next color; None where no change would, and the aim then has
            no target.
        due: By when.
    """
    facts, group = INDICATORS[found.indicator], STUDENT_GROUPS[found.group].name
    by = f"{due:%B} {due.year}"
    measure = Measure(
        case_id=case_id,
        name=f"{facts.short}, {group}",
        unit="%" if facts.percent else "points",
        baseline=found.status,
        baseline_on=date(found.year, _JUNE, 30),
        target=step.target if step is not None else None,
        target_on=due if step is not None else None,
        direction=WantedDirection.DOWN if facts.lower_is_better else WantedDirection.UP,
        source=MeasureSource.DASHBOARD,
        indicator=str(found.indicator),
        group=found.group,
    )
    aim = Aim(case_id=case_id, text=_text(found, step, by), group=found.group, due_on=due)
    now = value_words(found.indicator, found.status)
    color = f", {found.color.word}" if found.color else ""
    way = f"; {step.words} would be {level_word(step, step.to)}" if step is not None else ""
    return AimOffer(f"{facts.short}, {group}: {now}{color}{way}", aim, measure)


def local_offer(case_id: str, source: LocalSource, cell: LocalCell, due: date) -> AimOffer:
    """An aim from the newest figure of local data.

    Args:
        case_id: Of the case.
        source: The local data.
        cell: The figure, of the whole LEA; it may be shown.
        due: By when.
    """
    of_all, told = cell.group == ALL_STUDENTS, local_sentence(source, cell, None)
    what = source.measure or source.name
    group = "" if of_all else f", {group_words(cell.group)}"
    measure = Measure(
        case_id=case_id,
        name=f"{what[0].upper()}{what[1:]}{group}",
        unit=PERCENT if cell.value is not None and cell.denominator else "",
        baseline=None if cell.figure is None else round(cell.figure, 1),
        baseline_on=span_of(cell.period)[0],
        source=MeasureSource.LOCAL,
        local_source_id=source.id,
        group="" if of_all or cell.group not in STUDENT_GROUPS else cell.group,
    )
    aim = Aim(case_id=case_id, text=told, group=measure.group, due_on=due)
    return AimOffer(f"{told} (local data: {source.name})", aim, measure)


def _text(found: Observation, step: DistanceStep | None, by: str) -> str:
    who = students_phrase(found.group)
    counts = _COUNTS.get(found.indicator)
    if counts is None:
        first = f"{who[0].upper()}{who[1:]}"
        name = INDICATORS[found.indicator].short
        now = value_words(found.indicator, found.status)
        if step is None:
            return f"{first} gain in {name}: {now} now"
        points = number_words(step.points, 1)
        target = value_words(found.indicator, step.target)
        return f"{first} gain {points} points in {name}: {now} now, {target} by {by}"
    start = counts.format(group=who)
    if found.numerator is None or found.denominator is None:
        now = value_words(found.indicator, found.status)
        goal = f", {value_words(found.indicator, step.target)} by {by}" if step else ""
        return f"{start}: {now} now{goal}"
    goal = ""
    if step is not None and step.students is not None:
        fewer = INDICATORS[found.indicator].lower_is_better
        aimed = found.numerator + (-step.students if fewer else step.students)
        goal = f", {aimed:,} by {by}"
    return f"{start}: {found.numerator:,} of {found.denominator:,} now{goal}"
