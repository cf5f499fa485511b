"""What can be done with the selected cases; it shows only while some are."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.widgets.basics import button, label
from ui.widgets.flow import FlowLayout
from ui.widgets.frame.free_places import stay_free


class SelectionBar(QFrame):
    """How many cases are selected, and the verbs."""

    def __init__(
        self,
        *,
        open_case: Callable[[], object],
        assign: Callable[[], object],
        add_task: Callable[[], object],
        move: Callable[[], object],
        hand_over: Callable[[], object],
        clear: Callable[[], object],
    ) -> None:
        super().__init__()
        stay_free(self)
        self.setProperty("role", "card")
        self.setAccessibleName("Selected cases")
        self.count = label("", "strong")
        self.open_button = button("Open", open_case, role="quiet", name="Open the selected case")
        self.assign_button = button("Assign…", assign, name="Assign the selected cases")
        self.task_button = button("Add a task…", add_task, name="Add a task to the selected cases")
        self.move_button = button("Move…", move, name="Move the selected cases")
        self.hand_over_button = button("Hand over…", hand_over, name="Hand over the selected cases")
        self.clear_button = button("Clear selection", clear, role="quiet")
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        flow = FlowLayout()
        for widget in (
            self.count,
            self.assign_button,
            self.task_button,
            self.move_button,
            self.hand_over_button,
            self.open_button,
            self.clear_button,
        ):
            flow.addWidget(widget)
        box.addLayout(flow, 1)
        self.hide()

    def show_count(self, count: int, closed: int) -> None:
        """Say how many are selected, and offer what can be done with them."""
        words = "1 case selected" if count == 1 else f"{count} cases selected"
        self.count.setText(f"{words}, {closed} closed" if closed else words)
        self.open_button.setVisible(count == 1)
        for made in (self.assign_button, self.task_button, self.move_button):
            made.setEnabled(count > closed)
        self.setVisible(count > 0)
