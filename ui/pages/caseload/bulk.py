"""What is asked before several cases are assigned, given a task, or moved."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QWidget

from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.casework.words import Stage
from sos_desktop.foundation import clock
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework import case_bulk
from sos_desktop.services.casework.case_bulk import BulkMove
from sos_desktop.services.casework.cases import CaseRow
from sos_desktop.services.people import known_names
from ui.context import AppContext
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import Field

_SHOWN = 6


@frozen_dataclass
class Assignment:
    """Who takes over, from when, and what they should know."""

    consultant: str
    handed_on: date | None
    note: str = ""


@frozen_dataclass
class SharedTask:
    """A task for each of the cases."""

    title: str = ""
    due_on: date | None = None
    assignee: str = ""
    note: str = ""


@frozen_dataclass
class SharedMove:
    """Where to, when and why."""

    to_stage: Stage
    moved_on: date | None
    reason: str = ""


def ids_of(rows: Sequence[CaseRow]) -> tuple[str, ...]:
    """The ids of cases."""
    return tuple(row.case.id for row in rows)


def cases_words(rows: Sequence[CaseRow]) -> str:
    """One case by its name, several by their number."""
    return rows[0].lea.name if len(rows) == 1 else f"{len(rows)} cases"


def ask_assign(context: AppContext, parent: QWidget, rows: Sequence[CaseRow]) -> None:
    """Give the cases to a consultant; names already in the file are offered."""
    county, ids = context.county, ids_of(rows)
    before = {row.case.consultant for row in rows}
    held = sum(bool(row.case.consultant) for row in rows)

    def ask(names: tuple[str, ...]) -> None:
        FormDialog(
            context,
            f"Assign {cases_words(rows)}",
            (
                Field(Assignment.consultant, "Consultant", offers=names),
                Field(Assignment.handed_on, "From", Editor.EVENT_DATE, required=True),
                Field(
                    Assignment.note,
                    "For the hand-over",
                    Editor.TEXT,
                    hint="What the next consultant should know",
                ),
            ),
            Assignment(before.pop() if len(before) == 1 else "", clock.today()),
            lambda made: case_bulk.assign(
                county, ids, made.consultant, made.note, handed_on=made.handed_on
            ),
            parent=parent,
            action="Assign",
            explanation="Leave the name empty to take the cases back to unassigned."
            + (f" Handed over and noted as such: {held}." if held else ""),
        ).open()

    context.query(lambda: known_names.team(county), ask, owner=parent)


def ask_task(context: AppContext, parent: QWidget, rows: Sequence[CaseRow]) -> None:
    """Add a task to each of the cases."""
    county, ids = context.county, ids_of(rows)

    def ask(names: tuple[str, ...]) -> None:
        FormDialog(
            context,
            f"Add a task to {cases_words(rows)}",
            (
                Field(SharedTask.title, "Task"),
                Field(SharedTask.due_on, "Due", Editor.DATE),
                Field(
                    SharedTask.assignee,
                    "Assigned to",
                    offers=names,
                    hint="Empty: each case's own consultant",
                ),
                Field(SharedTask.note, "Note", Editor.TEXT),
            ),
            SharedTask(),
            lambda made: case_bulk.add_tasks(
                county,
                ids,
                made.title,
                due_on=made.due_on,
                assignee=made.assignee,
                note=made.note,
            ),
            parent=parent,
            action="Add the task",
        ).open()

    context.query(lambda: known_names.consultants(county), ask, owner=parent)


class MoveCasesDialog(FormDialog[SharedMove]):
    """Asks where to, when and why; the words follow the stage that is chosen."""

    def __init__(
        self,
        context: AppContext,
        parent: QWidget,
        rows: Sequence[CaseRow],
        to_stage: Stage | None = None,
    ) -> None:
        """Make it; `to_stage` is proposed, or else the stage after the furthest of the cases."""
        self._ids = ids_of(rows)
        here = max(row.case.stage for row in rows)
        target = to_stage or Stage(min(int(here) + 1, int(Stage.SUPPORT)))
        stages = tuple((stage, stage.words) for stage in Stage)
        super().__init__(
            context,
            f"Move {cases_words(rows)}",
            (
                Field(SharedMove.to_stage, "To", Editor.CHOICE, stages),
                Field(SharedMove.moved_on, "Date", Editor.EVENT_DATE, required=True),
                Field(SharedMove.reason, "Reason", Editor.TEXT, hint="Noted with every case"),
            ),
            SharedMove(target, clock.today()),
            lambda made: case_bulk.move(
                context.county, self._ids, made.to_stage, made.reason, moved_on=made.moved_on
            ),
            parent=parent,
            action="Move",
            explanation=" ",
        )
        control = self.form.controls["to_stage"]
        assert isinstance(control, QComboBox)
        self._stage = control
        control.currentIndexChanged.connect(lambda _place: self._look())
        self._look()

    def _look(self) -> None:
        stage, county = Stage(self._stage.currentIndex() + 1), self._context.county
        self._context.query(
            lambda: case_bulk.planned_moves(county, self._ids, stage), self._explain, owner=self
        )

    def _explain(self, plan: BulkMove) -> None:
        self.explain(move_words(plan))
        layout = self.layout()
        assert layout is not None
        wanted = layout.totalHeightForWidth(self.width())
        room = self.screen().availableSize().height() - 80
        self.resize(self.width(), max(self.height(), min(wanted, room)))


def move_words(plan: BulkMove) -> str:
    """What moving would mean: how many move, who stays, what is left open."""
    moves = "1 case moves" if plan.moving == 1 else f"{plan.moving} cases move"
    said = [f"{moves}."]
    if plan.staying:
        said.append(f"There already, or closed: {_listed(plan.staying)}.")
    if plan.going_back:
        said.append(f"Going back: {plan.going_back}; say why.")
    if plan.skipping:
        said.append(f"Passing over a stage: {plan.skipping}; say why.")
    if plan.open_in:
        open_now = [f"{name} ({', '.join(missing)})" for name, missing in plan.open_in.items()]
        said.append(f"Still open: {_listed(open_now, '; ')}. You can move all the same; say why.")
    return " ".join(said)


def _listed(names: Sequence[str], between: str = ", ") -> str:
    more = len(names) - _SHOWN
    shown = between.join(names[:_SHOWN])
    return f"{shown} and {more} more" if more > 0 else shown
