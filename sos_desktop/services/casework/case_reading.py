"""Reading cases: the caseload, one case whole, its timeline."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from sqlalchemy.orm import Session

from db.queries import case_log, casework
from sos_desktop.domain.casework.case_file import CaseFile, Lea
from sos_desktop.domain.casework.dates import activity, due
from sos_desktop.domain.casework.history.timeline import TimelineEntry
from sos_desktop.domain.casework.history.timeline import timeline as timeline_of
from sos_desktop.domain.casework.kinds import CASE_RECORDS
from sos_desktop.domain.casework.records import Case, CaseYear
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.casework.stages import gates
from sos_desktop.domain.casework.stages.cycles import SupportYear, support_year
from sos_desktop.domain.casework.stages.moves import PlannedMove, plan_move
from sos_desktop.domain.casework.stages.next_task import next_task
from sos_desktop.domain.casework.words import Stage
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.domain.identification.basis import NO_BASIS, BasisGroup
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county.county_files import CountyFile

_NO_YEAR = SupportYear(None, 0, 0, "")
_LISTED = tuple(kind for kind in CASE_RECORDS if kind_of(kind).in_caseload)
"""Kinds that a list needs of every case."""


@frozen_dataclass
class CaseRow:
    """A case as lists show it.

    Attributes:
        groups: Names of the student groups it is about; empty when no data led to it.
        next_task: The open task of the case's stage, or step of an LCAP review, due first; None
            when there is none, or the case is closed.
        overdue: How many of them are past their date.
        last_activity: The last day anything happened; for a closed case the day it closed.
        missing: What is still open before leaving the current stage; empty for a closed case.
        group_codes, priorities: What the work is about, or else what led to it: codes of student
            groups, state priorities.
        years: The Dashboard years it has gone through, oldest first.
        support: The year of support it is in.
        stale: It is open, and nothing happened for 30 days or more.
        searched: What a search by text looks at, in lower case.
    """

    case: Case
    lea: Lea
    groups: tuple[str, ...]
    next_task: due.Waiting | None
    overdue: int
    last_activity: date
    missing: tuple[str, ...]
    group_codes: tuple[str, ...] = ()
    priorities: tuple[int, ...] = ()
    years: tuple[int, ...] = ()
    support: SupportYear = _NO_YEAR
    stale: bool = False
    searched: str = ""

    @property
    def unassigned(self) -> bool:
        """Whether it is open and nobody is in charge."""
        return self.case.closed_on is None and not self.case.consultant


def list_cases(county: CountyFile, *, include_closed: bool = False) -> tuple[CaseRow, ...]:
    """Every case, by LEA name; open ones only unless asked."""
    with county.session() as session:
        cases = casework.all_cases(session, include_closed=include_closed)
        rows = case_rows(session, listed_files(session, cases))
    return tuple(sorted(rows, key=lambda row: (row.lea.name.casefold(), row.case.opened_on)))


def case_file(county: CountyFile, case_id: str) -> CaseFile:
    """One case whole, read once while nothing is written.

    Raises:
        InputProblem: It is no longer there.
    """

    def read() -> CaseFile:
        with county.session() as session:
            return load_file(session, case_id)

    return county.read.get(("case", case_id), county.written, read)


def timeline(county: CountyFile, case_id: str) -> tuple[TimelineEntry, ...]:
    """Everything that happened in a case, newest first."""
    return timeline_of(case_file(county, case_id))


def planned_move(county: CountyFile, case_id: str, to_stage: Stage) -> PlannedMove:
    """What moving a case would leave open, and whether it needs a reason."""
    return plan_move(case_file(county, case_id), to_stage)


def listed_files(session: Session, cases: Collection[Case]) -> dict[str, CaseFile]:
    """Cases with what lists show of them; of closed ones that is only their years."""
    light = [case for case in cases if case.closed_on is not None]
    whole = [case for case in cases if case.closed_on is None]
    files = casework.case_files(session, light, log=False, kinds=(CaseYear,)) if light else {}
    return files | casework.case_files(session, whole, log=False, kinds=_LISTED)


def case_rows(session: Session, files: Mapping[str, CaseFile]) -> list[CaseRow]:
    """Cases as lists show them."""
    open_ones = [case_id for case_id, file in files.items() if file.case.closed_on is None]
    changed = case_log.last_changes(session, open_ones)
    return [_row(file, changed.get(case_id)) for case_id, file in files.items()]


def _row(file: CaseFile, changed_at: datetime | None) -> CaseRow:
    today = clock.today()
    closed = file.case.closed_on is not None
    waiting = due.waiting(file.case, file.tasks)
    codes = _groups(file)
    last = _last_activity(file, changed_at, today)
    groups = tuple(STUDENT_GROUPS[c].name if c in STUDENT_GROUPS else c for c in codes)
    return CaseRow(
        case=file.case,
        lea=file.lea,
        groups=groups,
        next_task=next_task(file.case, file.tasks),
        overdue=sum(due.is_overdue(item, today) for item in waiting),
        last_activity=last,
        missing=() if closed else gates.missing(file),
        group_codes=codes,
        priorities=_priorities(file, codes),
        years=tuple(sorted({*_first_year(file.case), *(y.year for y in file.years)})),
        support=support_year(file.case, file.years),
        stale=not closed and activity.is_quiet(last, today),
        searched=" ".join(
            (file.lea.name, *groups, file.case.route.words, file.case.consultant)
        ).casefold(),
    )


def _first_year(case: Case) -> tuple[int, ...]:
    return () if case.year is None else (case.year,)


def _last_activity(file: CaseFile, changed_at: datetime | None, today: date) -> date:
    if file.case.closed_on is not None:
        return file.case.closed_on
    return activity.last_day(file.case.opened_on, activity.days(file), changed_at, today)


def _bases(file: CaseFile) -> list[tuple[BasisGroup, ...]]:
    """The groups of each year's basis, the newest year first."""
    found = [year.basis for year in reversed(file.years)] + [file.case.basis]
    return [basis.groups for basis in found if basis != NO_BASIS]


def _groups(file: CaseFile) -> tuple[str, ...]:
    """The groups chosen to work on, or else those of the newest basis that has a letter, or any."""
    if file.case.focus_groups:
        return file.case.focus_groups
    bases = _bases(file)
    for groups in bases:
        if lettered := [group.code for group in groups if group.letter]:
            return tuple(lettered)
    return tuple(group.code for group in bases[0]) if bases else ()


def _priorities(file: CaseFile, codes: Collection[str]) -> tuple[int, ...]:
    """The priorities chosen to work on, or else those its groups met in any of its years."""
    if file.case.focus_priorities:
        return file.case.focus_priorities
    met = {
        number
        for groups in _bases(file)
        for group in groups
        if group.code in codes
        for number in group.priorities
    }
    return tuple(sorted(met))


def load_case(session: Session, case_id: str) -> Case:
    """The case itself, without what stands in it, in a session that is open.

    Raises:
        InputProblem: It is no longer there.
    """
    case = casework.case_by_id(session, case_id)
    if case is None:
        raise InputProblem(
            "This case is no longer there; opening it may have been undone.", where="case_id"
        )
    return case


def load_file(session: Session, case_id: str) -> CaseFile:
    """One case whole, in a session that is open.

    Raises:
        InputProblem: It is no longer there.
    """
    return casework.case_files(session, [load_case(session, case_id)])[case_id]
