"""Moving a case: what stays open is said before, and never forbids the move."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.casework.stages.moves import plan_move
from sos_desktop.domain.casework.words import Stage
from sos_desktop.domain.changes import Changes
from sos_desktop.foundation import clock
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework import cases, drafts
from ui.context import AppContext
from ui.pages.case.template_dialog import offer_tasks
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import Field


@frozen_dataclass
class Move:
    """What moving asks for."""

    to_stage: Stage
    moved_on: date | None
    reason: str = ""


class MoveDialog(FormDialog[Move]):
    """Asks where to, when and why; the words follow the stage that is chosen."""

    def __init__(
        self, context: AppContext, parent: QWidget, file: CaseFile, to_stage: Stage | None = None
    ) -> None:
        here = file.case.stage
        stages = tuple((stage, _choice(stage, here)) for stage in Stage if stage is not here)
        target = to_stage or onward(here) or Stage(int(here) - 1)
        self._file = file
        self._moved_to = target
        super().__init__(
            context,
            f"Move {file.lea.name}",
            (
                Field(Move.to_stage, "To", Editor.CHOICE, stages),
                Field(Move.moved_on, "Date", Editor.EVENT_DATE, required=True),
                Field(Move.reason, "Reason", Editor.TEXT),
            ),
            Move(target, clock.today()),
            self._move,
            parent=parent,
            explanation=move_words(file, target, context.county.user),
            action="Move",
            draft=drafts.of_window("move", file.case.id),
        )
        self._stages = [stage for stage, _words in stages]
        self.saved.connect(
            lambda _changes: offer_tasks(context, parent, file.case.id, stage=self._moved_to)
        )
        chooser = self.form.controls["to_stage"]
        assert isinstance(chooser, QComboBox)
        chooser.currentIndexChanged.connect(self._explain)
        self._ask_reason(target)

    def _move(self, move: Move) -> Changes:
        self._moved_to = move.to_stage
        return cases.move_stage(
            self._context.county,
            self._file.case.id,
            move.to_stage,
            move.reason,
            moved_on=move.moved_on,
        )

    def _ask_reason(self, target: Stage) -> None:
        self.form.need("reason", needed=plan_move(self._file, target).needs_reason)

    def _explain(self, place: int) -> None:
        self._ask_reason(self._stages[place])
        self.explain(move_words(self._file, self._stages[place], self._context.county.user))


def onward(here: Stage) -> Stage | None:
    """The stage after this one; None after the last."""
    return Stage(int(here) + 1) if here < Stage.SUPPORT else None


def move_words(file: CaseFile, target: Stage, user: str) -> str:
    """What moving to a stage would leave open, whether it needs a reason, who is noted."""
    plan = plan_move(file, target)
    said = []
    if target < plan.from_stage:
        said.append("The case goes back; say why.")
    elif plan.skipped:
        over = " and ".join(stage.title.lower() for stage in plan.skipped)
        said.append(f"This passes over {over}; say why.")
    if plan.missing:
        said.append("Still open:\n" + "\n".join(f"•  {phrase}" for phrase in plan.missing))
        if not plan.skipped:
            said.append("You can move all the same; say why in a word.")
    elif not plan.needs_reason:
        said.append("Nothing is open in this stage.")
    if user:
        said.append(f"Noted under {user}.")
    return "\n".join(said)


def _choice(stage: Stage, here: Stage) -> str:
    back = " (back)" if stage < here else ""
    return f"{stage.words}{back}"
