"""What the team carries, and its members."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.domain.casework.partners.team_load import Load
from ui.pages.providers.columns import LOADS
from ui.widgets.basics import button, row
from ui.widgets.lists.list_tab import ListTab

_LOAD_NOTE = (
    "Open cases by stage, tasks past their date, and site visits planned in the next 30 days. A "
    "task counts for the consultant it is assigned to, or else for the one in charge of the case."
)
_NOBODY = (
    "Nobody carries a case yet. Add the people of your office with how many open cases each can "
    "carry."
)


class TeamTab(QWidget):
    """A member a row, with what it carries.

    Signals:
        edit_asked: The `Load` of a member to edit.
        new_asked: Add a member.
    """

    edit_asked = Signal(object)
    new_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.loads = ListTab(LOADS, "Team load", lines=4, key=lambda x: x.name, step="")
        self.loads.table.chosen.connect(self.edit_asked)
        self.member_button = button(
            "Edit…", self._edit_current, role="quiet", name="Edit team member"
        )
        self.new_member_button = button("Add team member…", self.new_asked.emit, icon_name="plus")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.loads, 1)
        column.addLayout(row(self.new_member_button, self.member_button))
        column.addStretch(0)
        self.loads.table.current_changed.connect(
            lambda load: self.member_button.setEnabled(load is not None and bool(load.name))
        )
        self.member_button.setEnabled(False)

    def show_loads(self, loads: Sequence[Load]) -> None:
        """Show what each carries."""
        self.loads.show_rows(loads, (_LOAD_NOTE if loads else _NOBODY,))
        self.member_button.setVisible(bool(loads))

    def _edit_current(self) -> None:
        load = self.loads.table.current()
        if load is not None:
            self.edit_asked.emit(load)
