"""Adding tasks from templates: read once, offered per case, never the same twice."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.change_log import rename
from db.models.registry import column, row_class
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.records import CaseYear, StageMove, Task
from sos_desktop.domain.casework.stages.task_templates import (
    CountsFrom,
    Proposal,
    TaskTemplate,
    TemplateSet,
    is_there,
    proposals,
    stage_of,
)
from sos_desktop.domain.casework.words import Repeats, ServiceLevel, Stage, Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.paths import resource
from sos_desktop.services.casework.case_reading import load_file
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.table_files import TableEntry, read_table_file, refuse_twice
from sos_desktop.services.write_gate import keep


@cache
def template_sets() -> tuple[TemplateSet, ...]:
    """The templates that go with this version."""
    return read_template_sets(resource("templates", "tasks.toml"))


def read_template_sets(path: Path) -> tuple[TemplateSet, ...]:
    """Read a file of templates.

    Raises:
        InputProblem: Something in it is missing, unknown or there twice.
    """
    return read_table_file(path, "The file of task templates", _sets)


def _sets(tables: Mapping[str, Any]) -> tuple[TemplateSet, ...]:
    top = TableEntry("the file", tables)
    sets = tuple(_set(TableEntry("a set", found)) for found in top.entries("set"))
    top.done()
    refuse_twice(task.key for found in sets for task in found.tasks)
    return sets


def case_proposals(
    county: CountyFile, case_id: str, sets: Sequence[TemplateSet] | None = None
) -> tuple[tuple[TemplateSet, tuple[Proposal, ...]], ...]:
    """What a case could add, set by set, with dates from the case.

    Raises:
        InputProblem: The case is no longer there.
    """
    with county.session() as session:
        file = load_file(session, case_id)
        there = origins_there(session, case_id)
    today = clock.today()
    return tuple(
        (found, proposals(found, file, today, there))
        for found in (template_sets() if sets is None else sets)
    )


def origins_there(session: Session, case_id: str) -> set[str]:
    """The keys of templates a case has a task of already; done ones of this cycle only."""
    task, move, case_year = row_class(Task), row_class(StageMove), row_class(CaseYear)
    year = session.scalar(
        sa.select(sa.func.max(case_year.created_at)).where(case_year.case_id == case_id)
    )
    moves = sa.select(column(StageMove.to_stage), move.created_at).where(
        move.case_id == case_id, column(StageMove.from_stage) != column(StageMove.to_stage)
    )
    entries = {stage: [] for stage in Stage}
    for stage, at in session.execute(moves):
        entries[stage].append(at)
    begun: dict[Stage | None, datetime | None] = {None: year}
    for stage, moments in entries.items():
        first = 0 if stage is Stage.IDENTIFICATION else 1
        begun[stage] = max((*sorted(moments)[first:], *filter(None, [year])), default=None)
    tasks = sa.select(column(Task.origin), column(Task.done_on), task.created_at).where(
        task.case_id == case_id
    )
    return {
        origin
        for origin, done_on, added in session.execute(tasks)
        if is_there(done=done_on is not None, added=added, begun=begun[stage_of(origin)])
    }


def still_to_add(
    county: CountyFile,
    case_id: str,
    *,
    stage: Stage | None = None,
    level: ServiceLevel | None = None,
) -> int:
    """How many tasks of a stage or a level the case does not have yet."""
    sets = [s for s in template_sets() if (s.stage, s.level) == (stage, level)]
    found = case_proposals(county, case_id, sets)
    return sum(not proposal.there for _set, listed in found for proposal in listed)


def add(county: CountyFile, case_id: str, tasks: Sequence[Task]) -> Changes:
    """Add tasks as one change; one whose template the case has already is left out.

    Raises:
        InputProblem: None was chosen, the case is gone or closed, or a task cannot be kept.
    """
    if not tasks:
        raise InputProblem("Choose at least one task.", where="tasks")
    with county.session("", case_id) as session:
        file = load_file(session, case_id)
        if file.case.closed_on is not None:
            raise InputProblem(
                "This case is closed, so its tasks would never come up. Open it again first.",
                where="case_id",
            )
        there = origins_there(session, case_id)
        new = [task for task in tasks if not task.origin or task.origin not in there]
        made = [keep(session, task).record for task in new]
        several = labels.of_kind(Verb.ADD, Task, count=len(made))
        label = labels.save_label(None, made[0]) if len(made) == 1 else several
        rename(session, label)
    if not made:
        return Changes(Subject.NOTHING, case_id=case_id)
    return Changes(
        Subject.TASKS | Subject.CASES | Subject.CASE_CONTENT, label.words, case_id, len(made)
    )


def _set(entry: TableEntry) -> TemplateSet:
    number = entry.number("stage", 0)
    stage = Stage(number) if number in list(Stage) else None
    level = entry.word("level", ServiceLevel) if "level" in entry.names() else None
    if (stage is None) == (level is None):
        raise entry.wrong("stage", "must be 1 to 4, or there must be a level instead")
    name = f"stage-{number}" if stage is not None else f"level-{level}"
    entry.where = f"set {name}"
    found = TemplateSet(
        stage=stage,
        level=level,
        source=entry.text("source"),
        tasks=tuple(_task(TableEntry(f"a task of {name}", t), name) for t in entry.entries("task")),
    )
    entry.done()
    return found


def _task(entry: TableEntry, name: str) -> TaskTemplate:
    key = entry.text("key")
    entry.where = f"{name}.{key}"
    on = _month_day(entry) if "on" in entry.names() else None
    counts_from = entry.word("from", CountsFrom, CountsFrom.TODAY if on else None)
    template = TaskTemplate(
        key=f"{name}.{key}",
        title=entry.text("title"),
        counts_from=counts_from,
        days=entry.number("after", 0) - entry.number("before", 0),
        on=on,
        repeats=entry.word("repeats", Repeats, Repeats.NONE),
    )
    entry.done()
    return template


def _month_day(entry: TableEntry) -> tuple[int, int]:
    try:
        day = date.fromisoformat(f"2023-{entry.text('on')}")
    except ValueError as error:
        raise entry.wrong("on", "must be a day of every year, such as 04-30") from error
    return day.month, day.day
