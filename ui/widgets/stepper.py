"""The four stages in a row: done, here, to come; and what is still missing where one is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from sos_desktop.domain.casework.words import Stage
from ui.widgets.basics import label, restyle


class StageStepper(QFrame):
    """Shows where a case is; moving it is the page's business."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._parts = {}
        for stage in Stage:
            frame = QFrame()
            frame.setProperty("step", "next")
            box = QVBoxLayout(frame)
            box.setContentsMargins(14, 10, 14, 10)
            box.setSpacing(2)
            title = label(f"{int(stage)} {stage.title}", "strong", wrap=True)
            words = label("", "small", tone="muted", wrap=True)
            box.addWidget(title)
            box.addWidget(words)
            box.addStretch(1)
            row.addWidget(frame, 1)
            self._parts[stage] = (frame, title, words)

    def show_stage(self, here: Stage, missing: Sequence[str], dates: dict[Stage, str]) -> None:
        """Mark the stage a case is in.

        Args:
            here: The stage.
            missing: What is open before the next one.
            dates: When each stage was entered, in words.
        """
        for stage, (frame, title, words) in self._parts.items():
            state = "done" if stage < here else "here" if stage is here else "next"
            restyle(frame, "step", state)
            restyle(title, "tone", {"here": "accent", "next": "muted"}.get(state, ""))
            done = " ✓" if state == "done" else ""
            title.setText(f"{int(stage)} {stage.title}{done}")
            text = dates.get(stage, "")
            if stage is here:
                text = f"Still open: {', '.join(missing)}" if missing else "Nothing is open"
            words.setText(text)
            said = {"done": "done", "here": "here", "next": "to come"}[state]
            frame.setAccessibleName(f"Stage {int(stage)}, {stage.title}, {said}. {text}")
