"""Line by line what a copy leaves out, each with why."""

from collections.abc import Iterable

from sos_desktop.domain.casework.access.left_out import LeftOutLine
from ui.widgets.lists.wrapped import WrappedList


class LeftOutList(WrappedList):
    """Every record, or part of one, that readers of a copy do not get; its lines are wrapped."""

    def __init__(self, name: str = "What is left out, and why") -> None:
        super().__init__(name)

    def show_lines(self, lines: Iterable[LeftOutLine]) -> None:
        """Show these in place of others."""
        self.clear()
        for line in lines:
            self.addItem(f"{line.kind}: {line.words}\nWhy: {line.why}")
