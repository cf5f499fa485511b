"""Task templates: what a stage or a level of service usually asks for, and by when."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.dates.work_days import work_day_near, work_day_up_to
from sos_desktop.domain.casework.records import Task
from sos_desktop.domain.casework.words import Repeats, ServiceLevel, Stage
from sos_desktop.foundation.frozen import frozen_dataclass

_STAGES = {f"stage-{int(stage)}": stage for stage in Stage}


class CountsFrom(StrEnum):
    """The day of a case that a template's date counts from."""

    STAGE = "stage"
    OPENED = "opened"
    TODAY = "today"
    BOARD = "board"
    REPORT_BACK = "report_back"


@frozen_dataclass(kw_only=True)
class TaskTemplate:
    """One task of a set.

    Attributes:
        key: Kept as the origin of every task made from it ("stage-2.letter").
        days: From the day it counts from; negative before it.
        on: Month and day instead: the next such day of the year.
    """

    key: str
    title: str
    counts_from: CountsFrom = CountsFrom.TODAY
    days: int = 0
    on: tuple[int, int] | None = None
    repeats: Repeats = Repeats.NONE


@frozen_dataclass(kw_only=True)
class TemplateSet:
    """What belongs to one stage, or to one level of service."""

    stage: Stage | None = None
    level: ServiceLevel | None = None
    source: str
    tasks: tuple[TaskTemplate, ...]

    @property
    def title(self) -> str:
        """What it is for ("Outreach", "Shared cycle, monthly check-ins")."""
        if self.stage is not None:
            return self.stage.title
        return self.level.words if self.level is not None else ""


@frozen_dataclass
class Proposal:
    """A template as one case would have it.

    Attributes:
        task: Ready to be kept; without a date when its day is not known.
        repeats: How often it comes back, once it has a date.
        there: The case has a task of this origin already (`is_there`).
    """

    task: Task
    repeats: Repeats
    there: bool


def is_there(*, done: bool, added: datetime, begun: datetime | None) -> bool:
    """Whether a task made from a template still stands for it, so that it is not offered again.

    An open one always does. A done one does in the cycle it was added in; yearly work comes again
    with the next. A cycle begins when the case is continued in a further Dashboard year, and for
    the tasks of a stage also when the case comes back to that stage.

    Args:
        done: Whether it is done.
        added: When it was added to the case.
        begun: When the cycle began; None for the first one.
    """
    return not done or begun is None or added > begun


def stage_of(origin: str) -> Stage | None:
    """The stage a template belongs to, from its key; None for one of a level of service."""
    return _STAGES.get(origin.partition(".")[0])


def proposals(
    found: TemplateSet, file: CaseFile, today: date, there: Collection[str]
) -> tuple[Proposal, ...]:
    """The tasks of a set with the dates of a case.

    None of them lies before today: where the day would, as in a stage begun long ago, it counts
    from today instead. None is on a weekend or a holiday.

    Args:
        found: The set.
        file: The case.
        today: From where it counts.
        there: Keys of templates the case has a task of already.
    """
    return tuple(
        Proposal(
            _task(template, found, file, today),
            template.repeats,
            template.key in there,
        )
        for template in found.tasks
    )


def with_new_check_in(task: Task, old: Task, new: Task) -> Task:
    """An open task made from one template as another one would have it.

    It keeps who does it, its note, and a title somebody wrote; its day stays where the new one's
    would be later, so that no meeting already agreed is lost.
    """
    due_on = min(filter(None, (task.due_on, new.due_on)), default=None)
    return replace(
        task,
        origin=new.origin,
        repeats=new.repeats,
        due_on=due_on,
        title=new.title if task.title == old.title else task.title,
    )


def _task(template: TaskTemplate, found: TemplateSet, file: CaseFile, today: date) -> Task:
    due_on = _due(template, found.stage, file, today)
    return Task(
        case_id=file.case.id,
        title=template.title,
        due_on=due_on,
        assignee=file.case.consultant,
        origin=template.key,
        repeats=template.repeats if due_on else Repeats.NONE,
    )


def _due(template: TaskTemplate, stage: Stage | None, file: CaseFile, today: date) -> date | None:
    if template.on is not None:
        days = (work_day_up_to(date(today.year + step, *template.on)) for step in (0, 1))
        return next((day for day in days if day >= today), None)
    first = _first_day(template.counts_from, stage, file, today)
    if first is None:
        return None
    due_on = first + timedelta(days=template.days)
    if due_on < today:
        due_on = today + timedelta(days=max(template.days, 0))
    return work_day_near(due_on, today)


def _first_day(
    counts_from: CountsFrom, stage: Stage | None, file: CaseFile, today: date
) -> date | None:
    case = file.case
    if counts_from is CountsFrom.OPENED:
        return case.opened_on
    if counts_from is CountsFrom.BOARD:
        return case.board_date
    if counts_from is CountsFrom.REPORT_BACK:
        return case.report_back_date
    if counts_from is CountsFrom.STAGE and stage is not None:
        entered = [move.moved_on for move in file.moves if move.to_stage is stage]
        if entered:
            return max(entered)
        if stage is Stage.IDENTIFICATION:
            return case.opened_on
    return today
