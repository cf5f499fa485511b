"""Steps of the room view for a day on needs: what was heard, the problem, a process, agreement."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import ProblemState
from sos_desktop.domain.casework.records import Cause
from sos_desktop.domain.casework.words import CauseState, Perspective
from sos_desktop.domain.needs.agreement import ROLE, agreed_words, agreements
from sos_desktop.domain.needs.themes import theme_board, unheard
from sos_desktop.domain.needs.weighing import balances, is_root
from ui.room.steps import Step, enlarged, large
from ui.widgets.basics import clear, scrolled
from ui.widgets.charts.process_drawing import ProcessDrawing

_MOST_THEMES = 10
_ROLES: tuple[ROLE, ...] = (None, *Perspective)


class TalkStep(Step):
    """A part of the meeting without a tool: its words alone."""

    title = "Talk"

    def __init__(self) -> None:
        super().__init__()
        self.words = large("", "heading")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box = QVBoxLayout(self)
        box.addWidget(self.words, 1)

    def say(self, words: str) -> None:
        """Show the words of the part."""
        self.words.setText(words)


class HeardStep(Step):
    """Themes with how many people said so; who was not heard yet is said below."""

    title = "What we heard"

    def __init__(self) -> None:
        super().__init__()
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self.missing = large("", tone="warn")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolled(content), 1)
        box.addWidget(self.missing)

    def show_file(self, file: CaseFile) -> None:
        clear(self._grid)
        board = theme_board(file)
        rows = sorted(board.rows, key=lambda row: -row.total)[:_MOST_THEMES]
        for number, row in enumerate(rows):
            self._grid.addWidget(large(row.theme.text), number, 0)
            self._grid.addWidget(large(f"{row.total:,}", "strong"), number, 1)
            self._grid.addWidget(large(row.heard_words, "small", tone="muted"), number, 2)
        if not rows:
            self._grid.addWidget(large("Nothing is sorted into themes yet.", tone="muted"), 0, 0)
        self._grid.setRowStretch(len(rows) + 1, 1)
        waiting = [role.words for role in unheard(file)]
        self.missing.setText(f"Not heard yet: {', '.join(waiting)}" if waiting else "")
        self.missing.setVisible(bool(waiting))


class ProblemStep(Step):
    """The problem that was chosen, and those that stand beside it."""

    title = "The problem"

    def __init__(self) -> None:
        super().__init__()
        content = QWidget()
        self._lines = QVBoxLayout(content)
        self._lines.setSpacing(20)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolled(content))

    def show_file(self, file: CaseFile) -> None:
        clear(self._lines)
        chosen = file.case.problem_of_practice
        self._lines.addWidget(large(chosen or "No problem is chosen yet.", "heading"))
        others = [p for p in file.problems if p.state is ProblemState.CANDIDATE]
        if others:
            self._lines.addWidget(large("Beside it", "strong", tone="muted"))
        for problem in others:
            self._lines.addWidget(large(problem.text))
        self._lines.addStretch(1)


class ProcessMapStep(Step):
    """How it is done today, step by step."""

    title = "Process map"

    def __init__(self) -> None:
        super().__init__()
        self.name = large("", "strong")
        self.drawing = ProcessDrawing(largest=round(16 * enlarged()))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.name)
        box.addWidget(self.drawing, 1)

    def show_file(self, file: CaseFile) -> None:
        process = file.process_steps[0].process if file.process_steps else ""
        self.name.setText(process or "No process is drawn yet.")
        self.drawing.show_steps([s for s in file.process_steps if s.process == process])


class AgreeStep(Step):
    """Hands are counted here by keys, a cause and a role at a time.

    Up and Down choose the cause, Left and Right the role; + and − count those who agree, N those
    who do not; Enter keeps the count and goes to the next cause.

    Signals:
        counted: (a cause, its counts by role).
    """

    title = "What we agree"
    counted = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Count hands")
        self.file: CaseFile | None = None
        self._causes: tuple[Cause, ...] = ()
        self._place = 0
        self._role: ROLE = None
        self._hands: dict[str, dict[ROLE, list[int]]] = {}
        self.lines = QVBoxLayout()
        self.lines.setSpacing(12)
        self.count = large("", "heading")
        self.keys = large(
            "+ agrees · − takes back · N does not · Left, Right: role · Up, Down: cause · "
            "Enter keeps it",
            "small",
            tone="muted",
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(self.lines)
        box.addStretch(1)
        box.addWidget(self.count)
        box.addWidget(self.keys)

    def show_file(self, file: CaseFile) -> None:
        self.file = file
        wanted = [c for c in file.causes if is_root(c) or c.state is CauseState.TO_TEST]
        kept = [c for c in file.causes if c.state is not CauseState.REJECTED]
        self._causes = tuple(sorted(wanted or kept, key=lambda c: c.position))
        self._place = min(self._place, max(len(self._causes) - 1, 0))
        self._draw()

    def current(self) -> Cause | None:
        """The cause that is asked about."""
        return self._causes[self._place] if self._causes else None

    def hands(self) -> list[int]:
        """Those who agree and those who do not, of the role that is asked."""
        cause = self.current()
        key = cause.id if cause is not None else ""
        return self._hands.setdefault(key, {}).setdefault(self._role, [0, 0])

    def _draw(self) -> None:
        clear(self.lines)
        if self.file is None or not self._causes:
            self.lines.addWidget(large("No cause is there to agree on yet.", tone="muted"))
            self.count.setText("")
            return
        known, weighed = agreements(self.file.votes), balances(self.file)
        for number, cause in enumerate(self._causes):
            here = number == self._place
            facts = [weighed[cause.id].words if cause.id in weighed else ""]
            facts.append(agreed_words(cause, known) or "not asked yet")
            mark = "▸ " if here else "   "
            self.lines.addWidget(large(f"{mark}{cause.text}", "strong" if here else "body"))
            said = " · ".join(fact for fact in facts if fact)
            self.lines.addWidget(large(f"      {said}", "small", tone="muted"))
        role = self._role.words if self._role is not None else "All together"
        agree, against = self.hands()
        self.count.setText(f"{role}: {agree} of {agree + against} agree")
        self.count.setAccessibleName(self.count.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, hands = event.key(), self.hands()
        if event.text() in ("+", "="):
            hands[0] += 1
        elif event.text() in ("-", "−", "_"):
            hands[0] = max(hands[0] - 1, 0)
        elif key == Qt.Key.Key_N:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            hands[1] = max(hands[1] - 1, 0) if shift else hands[1] + 1
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self._role = _ROLES[(_ROLES.index(self._role) + step) % len(_ROLES)]
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        else:
            super().keyPressEvent(event)
            return
        self._draw()

    def _go(self, step: int) -> None:
        self._place = min(max(self._place + step, 0), max(len(self._causes) - 1, 0))

    def _keep(self) -> None:
        cause = self.current()
        if cause is None:
            return
        found = self._hands.get(cause.id, {})
        counts = {role: (a, a + n) for role, (a, n) in found.items() if a + n}
        if counts:
            self.counted.emit(cause, counts)
            self._hands.pop(cause.id, None)
            self._go(1)
