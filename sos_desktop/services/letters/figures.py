"""What letters say of an LEA's figures, read when a letter is made."""

from collections.abc import Collection

from sos_desktop.domain.casework.letters.bright_spots import best_figures, largest_gains
from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.domain.dashboard.codes import (
    ALL_STUDENTS,
    ENGLISH_LEARNERS,
    INDICATORS,
    STUDENT_GROUPS,
    Indicator,
)
from sos_desktop.domain.dashboard.wording import change_phrase, indicator_phrase, value_phrase
from sos_desktop.domain.identification.heat import HeatValue
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard import districts
from sos_desktop.services.dashboard.districts import DistrictView
from sos_desktop.services.letters import wording
from sos_desktop.services.letters.agendas import AGENDA_FIELDS, agenda_values
from sos_desktop.services.letters.facts import FIGURES, LetterLea
from sos_desktop.services.letters.letter_registers import FieldValues

Seen = dict[tuple[str, int], FieldValues]
"""Figures already read, by CDS code and year."""


def values_for(
    county: CountyFile, lea: LetterLea, kind: LetterKind, names: Collection[str], seen: Seen
) -> FieldValues:
    """What a letter with these fields says, the figures and the case included."""
    values = dict(lea.values)
    if lea.has_figures and not set(FIGURES).isdisjoint(names):
        key = (lea.lea.cds, lea.year)
        if key not in seen:
            seen[key] = _figure_values(county, lea)
        values |= seen[key]
    return agenda_values(county, lea, values) if kind is LetterKind.AGENDA else values


def filled_names(lea: LetterLea, kind: LetterKind) -> FieldValues:
    """As `values_for` for a first look: figures are only marked as being there."""
    values = dict(lea.values)
    if lea.has_figures:
        values |= dict.fromkeys(FIGURES, ("…",))
    if kind is LetterKind.AGENDA and lea.case is not None:
        return {**dict.fromkeys(AGENDA_FIELDS, ("…",)), **{k: v for k, v in values.items() if v}}
    return values


def _figure_values(county: CountyFile, lea: LetterLea) -> FieldValues:
    view = districts.district(county, lea.lea.cds, lea.year)
    whole = dict(view.cells.get(ALL_STUDENTS, {}))
    if (learners := view.cells.get(ENGLISH_LEARNERS, {}).get(Indicator.ELPI)) is not None:
        whole[Indicator.ELPI] = learners
    cells = [whole[i] for i in view.indicators if i in whole]
    one = [result for result in view.results.values() if not result.letter]
    near = tuple(result.sentence for result in one[:4]) or (wording.NOTHING_NEAR,)
    nothing = (_nothing_good(view), _no_gain(view))
    if lea.missing:
        nothing = (wording.not_told(lea.year, lea.missing),) * 2
        near = (wording.not_told(lea.year, lea.missing),)
    return {
        "strengths": best_figures(view.cells) or nothing[:1],
        "gains": largest_gains(view.cells) or nothing[1:],
        "near": near,
        "result_name": tuple(INDICATORS[c.observation.indicator].short for c in cells)
        or ("All indicators",),
        "result_value": tuple(_figure(cell) for cell in cells) or ("not reported",),
        "result_change": tuple(change_phrase(cell.observation) or "not reported" for cell in cells)
        or ("not reported",),
        "result_level": tuple(cell.word or "none" for cell in cells) or ("none",),
    }


def _figure(cell: HeatValue) -> str:
    """A figure with its unit, or why there is none."""
    reported = cell.observation.status is not None
    return value_phrase(cell.observation) if reported else cell.value


def _nothing_good(view: DistrictView) -> str:
    """Names what was looked at, so that a file that is not loaded cannot make it wrong."""
    with_levels = [cell for cell in _cells(view) if cell.color]
    if not with_levels:
        return (
            f"Too few students for the {view.year} Dashboard to give a level; what is going well "
            "may be what no figure shows."
        )
    best = "at Green or Blue" if _colored(view) else "at one of the two best levels"
    return (
        f"No figure of {_looked_at(view)} is {best}; what is going well may be what no figure "
        "shows."
    )


def _no_gain(view: DistrictView) -> str:
    if not any(cell.observation.change is not None for cell in _cells(view)):
        return f"The {view.year} Dashboard gives no changes from the year before."
    return (
        f"No change for the better in {_looked_at(view)} is large enough for the Dashboard to call "
        "it one."
    )


def _colored(view: DistrictView) -> bool:
    return any(cell.observation.color for cell in _cells(view))


def _looked_at(view: DistrictView) -> str:
    return wording.listing(indicator_phrase(indicator) for indicator in view.indicators)


def _cells(view: DistrictView) -> list[HeatValue]:
    """The cells of the groups that are accountable."""
    return [
        cell
        for group, row in view.cells.items()
        if group in STUDENT_GROUPS and STUDENT_GROUPS[group].accountable
        for cell in row.values()
    ]
