"""From a figure to a finding: its words as a first draft, and the figure kept as it stood.

Who writes the finding changes the words; the figure beside them is never typed.
"""

from datetime import date

from sos_desktop.domain.casework.access.readers import (
    DISTRICT,
    OFFICE,
    default_readers,
    strictest,
)
from sos_desktop.domain.casework.records import Finding, Interview, KeptFigure, LocalSource
from sos_desktop.domain.casework.words import FigureOrigin, FindingKind
from sos_desktop.domain.dashboard.codes import (
    ALL_STUDENTS,
    INDICATORS,
    Color,
    Indicator,
    group_name,
)
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.wording import (
    change_phrase,
    indicator_phrase,
    students_phrase,
    value_phrase,
)
from sos_desktop.domain.formats import number_words
from sos_desktop.domain.local.cells import LocalCell, group_words
from sos_desktop.domain.local.periods import period_words
from sos_desktop.domain.local.standing import RATINGS

Draft = tuple[Finding, tuple[KeptFigure, ...]]
"""A finding and the figures it was written from."""

_VERBS = {
    Indicator.CHRONIC: "were chronically absent",
    Indicator.SUSPENSION: "were suspended at least once",
    Indicator.GRADUATION: "graduated",
    Indicator.CCI: "were prepared for college or career",
    Indicator.ELPI: "moved up a level in English",
}
_GOOD = (Color.GREEN, Color.BLUE)
_GOOD_LEVEL = 4


def from_cell(case_id: str, found: Observation, file_name: str, today: date) -> Draft:
    """A finding about a cell of the Dashboard; a strength where it is good (`_is_good`)."""
    kind = FindingKind.STRENGTH if _is_good(found) else FindingKind.WEAKNESS
    finding = Finding(
        case_id=case_id,
        kind=kind,
        priority=INDICATORS[found.indicator].priority,
        text=cell_sentence(found),
        source=f"{found.year} Dashboard",
        sensitivity=default_readers(kind),
    )
    figure = KeptFigure(
        case_id=case_id,
        finding_id=finding.id,
        origin=FigureOrigin.DASHBOARD,
        year=found.year,
        indicator=str(found.indicator),
        group=found.group,
        numerator=found.numerator,
        denominator=found.denominator,
        value=found.status,
        change=found.change,
        color=int(found.color) if found.color else None,
        file_name=file_name,
        source_row=found.row,
        kept_on=today,
    )
    return finding, (figure,)


def _is_good(found: Observation) -> bool:
    """Green or Blue; without a color one of the two best levels, or nobody suspended or absent."""
    if found.color:
        return found.color in _GOOD
    if found.status_level:
        return found.status_level >= _GOOD_LEVEL
    return INDICATORS[found.indicator].lower_is_better and found.status == 0


def cell_sentence(found: Observation) -> str:
    """A cell in a sentence, students first: "33 of 51 … graduated (64.7%, declined 5.9 points)"."""
    name = group_name(found.group)
    moved = change_phrase(found)
    tail = f", {moved}" if moved else ""
    verb = _VERBS.get(found.indicator)
    if verb and found.numerator is not None and found.denominator:
        who = students_phrase(found.group)
        said = f"{found.numerator:,} of {found.denominator:,} {who} {verb}"
        return f"{said} ({value_phrase(found)}{tail})"
    subject = indicator_phrase(found.indicator)
    return f"{name}, {subject}: {value_phrase(found)}{tail}"


def from_rating(case_id: str, priority: int, rating: int, year: int, today: date) -> Draft:
    """A finding about what the LEA rated itself on a local indicator."""
    kind = FindingKind.STRENGTH if rating == 1 else FindingKind.WEAKNESS
    finding = Finding(
        case_id=case_id,
        kind=kind,
        priority=priority,
        text=f"The local indicator of Priority {priority} was rated “{RATINGS[rating]}” in {year}",
        source=f"{year} Dashboard, local indicators",
        sensitivity=default_readers(kind),
    )
    figure = KeptFigure(
        case_id=case_id,
        finding_id=finding.id,
        origin=FigureOrigin.RATING,
        year=year,
        indicator=f"P{priority}",
        color=rating,
        kept_on=today,
    )
    return finding, (figure,)


def from_local(
    case_id: str,
    source: LocalSource,
    cell: LocalCell,
    before: LocalCell | None,
    priority: int,
    today: date,
) -> Draft:
    """A need seen in local data, with the change since the period before where there is one."""
    change = change_since(before, cell)
    finding = Finding(
        case_id=case_id,
        kind=FindingKind.WEAKNESS,
        priority=priority,
        text=local_sentence(source, cell, change),
        source=f"{source.name}, {period_words(cell.period)}",
        sensitivity=DISTRICT,
    )
    figure = KeptFigure(
        case_id=case_id,
        finding_id=finding.id,
        origin=FigureOrigin.LOCAL,
        source_id=source.id,
        measure=source.measure or source.name,
        period=cell.period,
        place=cell.place,
        group=cell.group,
        numerator=_whole(cell.numerator),
        denominator=_whole(cell.denominator),
        value=None if cell.figure is None else round(cell.figure, 4),
        change=change,
        kept_on=today,
    )
    return finding, (figure,)


def change_since(before: LocalCell | None, cell: LocalCell) -> float | None:
    """How far a local figure moved since an earlier one; None where one of the two is missing."""
    if before is None or before.figure is None or cell.figure is None:
        return None
    return round(cell.figure - before.figure, 4)


def local_sentence(source: LocalSource, cell: LocalCell, change: float | None) -> str:
    """A local figure in a sentence, students first where they are known."""
    who = "" if cell.group == ALL_STUDENTS else f", {group_words(cell.group)}"
    where = f", {cell.place}" if cell.place else ""
    what = source.measure or source.name
    if cell.numerator is not None and cell.denominator:
        said = f"{number_words(cell.numerator, 0)} of {number_words(cell.denominator, 0)}"
        said = f"{said} ({number_words(cell.figure or 0.0, 1)}%)"
    else:
        said = number_words(cell.figure or 0.0, 1)
    moved = ""
    if change:
        unit = " points" if cell.denominator else ""
        far = f"{number_words(abs(change), 1)}{unit}"
        moved = f", {far} {'more' if change > 0 else 'less'} than before"
    return f"{what[0].upper()}{what[1:]}{who}{where}, {period_words(cell.period)}: {said}{moved}"


def from_quote(case_id: str, interview: Interview, priority: int) -> Draft:
    """A finding in somebody's own words; they stay in the office until a person opens them.

    What was only heard of in the asker's words is no more open than the talk.
    """
    words = " ".join((interview.quotes or interview.summary).split())
    finding = Finding(
        case_id=case_id,
        kind=FindingKind.WEAKNESS,
        priority=priority,
        text=f"“{words}”" if interview.quotes else words,
        source=interview.role,
        interview_id=interview.id,
        sensitivity=OFFICE if interview.quotes else strictest(DISTRICT, interview.sensitivity),
    )
    return finding, ()


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
