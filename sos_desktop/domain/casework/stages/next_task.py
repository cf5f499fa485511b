"""Which of the open tasks is the next one."""

from collections.abc import Iterable

from sos_desktop.domain.casework.dates import due
from sos_desktop.domain.casework.records import Case, Task
from sos_desktop.domain.casework.stages.task_templates import stage_of


def next_task(case: Case, tasks: Iterable[Task]) -> due.Waiting | None:
    """The first that is due in the stage the case is in; None when nothing is open.

    What was typed, or belongs to a level of service or an LCAP review, belongs to every stage. A
    task of another stage is the next one only when no other is open; it is still counted as late.
    """
    waiting = due.waiting(case, tasks)
    here = (item for item in waiting if _stage(item) in (None, case.stage))
    return next(here, waiting[0] if waiting else None)


def _stage(item: due.Waiting) -> object:
    return stage_of(item.origin) if isinstance(item, Task) else None
