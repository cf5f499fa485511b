"""What became of gains after support ended: the figures of a case, and of all cases."""

from dataclasses import replace
from datetime import date

from db.change_log import rename, touched
from db.queries import casework
from db.records import records_where
from sos_desktop.domain.casework.case_file import CaseFile, Lea
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.records import (
    CaseYear,
    Gain,
    LookBack,
    Measure,
    ProgressNote,
    SupportExit,
)
from sos_desktop.domain.casework.support_words import MeasureSource
from sos_desktop.domain.casework.words import Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.improvement.gains import (
    GainFigures,
    cell_gain,
    cells_looked_at,
    measured_gains,
    slipped,
    standing_of,
    wanted_of,
)
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework import cases
from sos_desktop.services.casework.measure_points import with_figures
from sos_desktop.services.casework.record_pointers import gone
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.lea_facts import trend
from sos_desktop.services.dashboard.releases import dashboard_releases
from sos_desktop.services.write_gate import keep

_USUALLY = (12, 15)
"""The latest day on which a Dashboard of which no day is known came out so far (2023)."""
_KINDS = (SupportExit, LookBack, Gain, Measure, ProgressNote, CaseYear)


@frozen_dataclass
class AfterSupport:
    """A case whose support ended, with what became of its gains.

    Attributes:
        gains: All figures; `slipped` those of which some or all is lost.
    """

    case_id: str
    lea: Lea
    ended: SupportExit
    gains: tuple[GainFigures, ...]

    @property
    def slipped(self) -> tuple[GainFigures, ...]:
        """Gains of which some or all is lost, the faded first."""
        return slipped(self.gains)


def last_exit(file: CaseFile) -> SupportExit | None:
    """The latest end of support of a case; None while support goes on."""
    return max(file.exits, key=lambda found: found.ended_on, default=None)


def gain_figures(county: CountyFile, file: CaseFile, ended: SupportExit) -> tuple[GainFigures, ...]:
    """The gains of a case as its readings and the Dashboards in force say them today.

    Cells are those that led to the case or a further year of it, and those a measure tells of. What
    is not loaded, or not reported, is None.
    """
    exit_year = _dashboard_at(ended.ended_on)
    local = tuple(m for m in file.measures if m.source is not MeasureSource.DASHBOARD)
    looked_up = with_figures(county, replace(file, measures=local)).measured
    found = list(measured_gains(replace(file, measured=looked_up), ended))
    for group, indicator, first in cells_looked_at(file):
        points = trend(county, file.case.cds, group, indicator)
        found.append(cell_gain(group, indicator, points, first, exit_year))
    return tuple(found)


def put_in_figures(county: CountyFile, look_back: LookBack) -> Changes:
    """Keep today's figures with a look-back, as one change.

    Gains that are kept there already get the new figures; why, and a standing that a person chose
    otherwise than proposed, stay.

    Raises:
        InputProblem: The look-back or its end of support is gone, or there is nothing to keep.
        EnvironmentProblem: The file or the computer refuses.
    """
    file = cases.case_file(county, look_back.case_id)
    ended = next((e for e in file.exits if e.id == look_back.exit_id), None) or last_exit(file)
    if ended is None:
        raise gone("end of support", "exit_id")
    figures = gain_figures(county, file, ended)
    if not figures:
        raise InputProblem(
            "There is nothing to look at: the case has no measure and no Dashboard result that "
            "led to it. Add a gain by hand."
        )
    kept = {_key(gain): gain for gain in file.gains if gain.look_back_id == look_back.id}
    measures = {measure.id: measure for measure in file.measures}
    with county.session("", look_back.case_id) as session:
        for found in figures:
            made = found.record(look_back.case_id, look_back.id)
            there = kept.get(_key(made))
            keep(session, made if there is None else _brought_up(there, made, found, measures))
        if not touched(session):
            return Changes(Subject.NOTHING, case_id=look_back.case_id)
        label = labels.of_kind(Verb.ADD, Gain, count=len(figures))
        rename(session, label)
    return Changes(Subject.CASE_CONTENT, label.words, look_back.case_id, len(figures))


def after_support(county: CountyFile) -> tuple[AfterSupport, ...]:
    """Every case whose support ended, those that slipped most first."""
    with county.session() as session:
        ended = {found.case_id for found in records_where(session, SupportExit)}
        found = [c for c in casework.all_cases(session, include_closed=True) if c.id in ended]
        files = casework.case_files(session, found, log=False, kinds=_KINDS)
    made = []
    for file in files.values():
        exit_ = last_exit(file)
        if exit_ is not None:
            figures = gain_figures(county, file, exit_)
            made.append(AfterSupport(file.case.id, file.lea, exit_, figures))
    return tuple(sorted(made, key=lambda one: (-len(one.slipped), one.lea.name.casefold())))


def _dashboard_at(day: date) -> int:
    """The year of the last Dashboard that was out on a day."""
    known = dashboard_releases().get(day.year)
    released = (known.released or known.by) if known is not None else None
    return day.year if day >= (released or date(day.year, *_USUALLY)) else day.year - 1


def _key(gain: Gain) -> tuple[str, str, str]:
    return (gain.measure_id or "", gain.indicator, gain.group)


def _brought_up(there: Gain, made: Gain, found: GainFigures, measures: dict[str, Measure]) -> Gain:
    measure = measures.get(there.measure_id or "")
    wanted = found.wanted if measure is None else wanted_of(measure)
    proposed = standing_of(there.before, there.at_exit, there.now, wanted)
    own = there.standing is not proposed
    return replace(
        made, id=there.id, why=there.why, standing=there.standing if own else made.standing
    )
