"""Steps of the room view for a day on needs: what was heard, the problem, a process."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import ProblemState
from sos_desktop.domain.casework.records import ProcessStep
from sos_desktop.domain.needs.processes import processes_of
from sos_desktop.domain.needs.themes import heard_without_role, theme_board, unheard
from ui.room.steps import Step, enlarged, large
from ui.widgets.basics import clear, scrolled
from ui.widgets.charts.process_drawing import ProcessDrawing

_MOST_THEMES = 10


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
        others = heard_without_role(file)
        also = f" ({others:,} heard without a noted role)" if others else ""
        self.missing.setText(f"Not heard yet: {', '.join(waiting)}{also}" if waiting else "")
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
    """How it is done today, step by step; one of several at a time."""

    title = "Process map"

    def __init__(self) -> None:
        super().__init__()
        self._found: Mapping[str, Sequence[ProcessStep]] = {}
        self._shown = ""
        self.name = large("", "strong")
        self.drawing = ProcessDrawing(largest=round(16 * enlarged()))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.name)
        box.addWidget(self.drawing, 1)

    def show_file(self, file: CaseFile) -> None:
        self._found = processes_of(file.process_steps)
        self._show(self._shown)

    def _show(self, name: str) -> None:
        names = list(self._found)
        self._shown = name = name if name in names else next(iter(names), "")
        place = f" · {names.index(name) + 1} of {len(names)}: Up, Down" if len(names) > 1 else ""
        said = f"{name or 'Without a name'}{place}" if name or place else ""
        self.name.setText(said if names else "No process is drawn yet.")
        self.drawing.show_steps(self._found.get(name, ()))

    @property
    def turns(self) -> bool:
        """Whether there are several processes."""
        return len(self._found) > 1

    def turn(self, step: int) -> None:
        names = list(self._found)
        if names:
            self._show(names[(names.index(self._shown) + step) % len(names)])
