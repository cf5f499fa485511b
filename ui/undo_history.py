"""The last 50 steps, and going back to one of them, or forward again."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sos_desktop.domain.changes import Changes
from sos_desktop.domain.formats import counted, moment_in_cell
from sos_desktop.services.county import history, undo
from sos_desktop.services.county.history import HistoryStep
from ui.context import AppContext
from ui.models.table import Column
from ui.widgets.basics import button, label
from ui.widgets.dialog import Dialog
from ui.widgets.lists.fitted_table import FittedTable

COLUMNS: tuple[Column[HistoryStep], ...] = (
    Column("Step", lambda s: s.label, width=30, tooltip=lambda s: s.label),
    Column("LEA", lambda s: s.lea or "–", width=22, tooltip=lambda s: s.lea),
    Column("When", lambda s: moment_in_cell(s.at), width=26),
    Column("Who", lambda s: s.who or "not known", width=16, tooltip=lambda s: s.who),
    Column(
        "State",
        lambda s: "taken back" if s.undone else "",
        tone=lambda s: "warn" if s.undone else "",
        width=13,
    ),
)
_NAMED = 4
_WIDE = 120
"""Characters across, where the screen has room."""


def plan_words(steps: Sequence[HistoryStep], chosen: HistoryStep) -> str:
    """What going to a step does, said before it is done."""
    reached = [s for s in steps if s.undone == chosen.undone and s.distance <= chosen.distance]
    reached.sort(key=lambda step: step.distance)
    names = ", ".join(f"“{step.label}”" for step in reached[:_NAMED])
    more = len(reached) - _NAMED
    names += f" and {more} more" if more > 0 else ""
    count = counted(len(reached), "step")
    if chosen.undone:
        return f"Does {count} again: {names}."
    first, them = (", the newest first", "them") if len(reached) > 1 else ("", "it")
    return (
        f"Takes back {count}{first}: {names}. Redo brings {them} again until something new is done."
    )


class UndoHistoryDialog(Dialog):
    """Choose a step; what it will do is said; the button does it, all steps or none."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._steps: tuple[HistoryStep, ...] = ()
        self.setWindowTitle("Undo history")
        self.table = FittedTable(
            COLUMNS, name="Last steps", key=lambda s: s.change_id, lines=2, whole=False
        )
        self.table.setSortingEnabled(False)
        self.table.current_changed.connect(self._on_current)
        self.table.chosen.connect(lambda _step: self.act())
        self.plan = label("", wrap=True)
        self.act_button = button("Undo", self.act, role="primary")
        self.table.menu.offer(self.act_button)
        self.close_button = button("Close", self.accept)
        self.close_button.setAutoDefault(False)
        self._lay_out()
        place = parent.screen().availableSize()
        wide = max(860, self.fontMetrics().averageCharWidth() * _WIDE)
        self.resize(min(wide, place.width() - 60), min(560, place.height() - 80))
        context.changed.connect(self._on_changed)
        self.reload()

    def _lay_out(self) -> None:
        nothing = QWidget()
        words = QVBoxLayout(nothing)
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(
            label(
                "Nothing has been changed yet. Every step appears here, with who did it.",
                tone="muted",
                wrap=True,
            )
        )
        words.addStretch(1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(nothing)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.act_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label("Undo history", "heading"))
        layout.addWidget(
            label(
                "The last 50 steps, newest first. Choose the one to go back to.",
                "small",
                tone="muted",
                wrap=True,
            )
        )
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.plan)
        layout.addLayout(buttons)

    def reload(self) -> None:
        """Look at the history."""
        county = self._context.county
        self._context.query(lambda: history.last_steps(county), self._show, owner=self)

    def _on_changed(self, _changes: Changes) -> None:
        self.reload()

    def _show(self, steps: tuple[HistoryStep, ...]) -> None:
        self._steps = steps
        self.table.set_rows(steps)
        self.stack.setCurrentIndex(0 if steps else 1)
        newest = next((place for place, step in enumerate(steps) if not step.undone), 0)
        if steps:
            self.table.select_row(newest)
            self.table.setFocus()
        self._on_current(self.table.current())

    def _on_current(self, step: HistoryStep | None) -> None:
        self.act_button.setEnabled(step is not None)
        self.plan.setText("" if step is None else plan_words(self._steps, step))
        if step is not None:
            count = "" if step.distance == 1 else f" {step.distance} steps"
            self.act_button.setText(f"{'Redo' if step.undone else 'Undo'}{count}")
            self.act_button.setAccessibleName(self.act_button.text())

    def act(self) -> None:
        """Go to the chosen step."""
        step, county = self.table.current(), self._context.county
        if step is None:
            return
        self.act_button.setEnabled(False)
        verb = undo.redo_to if step.undone else undo.undo_to
        word = "Done again" if step.undone else "Undone"
        self._context.change(
            lambda: verb(county, step.change_id),
            owner=self,
            quiet=True,
            failed=self._failed,
            done=lambda changes: self._context.notice.emit("info", f"{word}: {changes.label}", ""),
        )

    def _failed(self, error: BaseException) -> None:
        self.reload()
        self._context.report(error)


def show_undo_history(context: AppContext, parent: QWidget) -> None:
    """Open it."""
    dialog = UndoHistoryDialog(context, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
