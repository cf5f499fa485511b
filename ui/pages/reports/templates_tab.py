"""The templates of letters: which is in use, what is wrong with it, editing it in Word."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.services.letters import templates
from sos_desktop.services.letters.templates import TemplateState
from ui.context import AppContext
from ui.pages.reports.columns import TEMPLATES
from ui.widgets.basics import button, label
from ui.widgets.flow import FlowLayout
from ui.widgets.lists.fitted_table import FittedTable

_ABOUT = (
    "Templates are Word documents with fields like {{ lea_name }}. Editing makes the county's own "
    "copy, which is used from then on. A letter with an empty or unknown field is never made."
)


class TemplatesTab(QWidget):
    """A row per template; buttons work on the selected one."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.table = FittedTable(
            TEMPLATES, name="Templates", key=lambda t: t.kind, lines=2, whole=False
        )
        self.problems = label("", tone="bad", wrap=True)
        self.edit_button = button("Edit template…", self._edit, icon_name="pencil")
        self.back_button = button("Back to the shipped one", self._back, icon_name="undo-2")
        self.look_button = button("Look again", self.reload, icon_name="refresh-cw")
        self.folder_button = button("Open the folder", self._folder, icon_name="folder-open")
        buttons = FlowLayout()
        for widget in (self.edit_button, self.back_button, self.look_button, self.folder_button):
            buttons.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(_ABOUT, tone="muted", wrap=True))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.problems)
        layout.addLayout(buttons)
        self.table.current_changed.connect(lambda _row: self._refresh())
        self.table.chosen.connect(lambda _row: self._edit())
        self.table.menu.offer(self.edit_button, self.back_button, self.folder_button)
        self._refresh()

    def reload(self) -> None:
        """Look at the files again, which Word may have changed meanwhile."""
        county = self._context.county
        self._context.query(lambda: templates.states(county), self._show, owner=self)

    def _show(self, found: tuple[TemplateState, ...]) -> None:
        self.table.set_rows(found)
        if self.table.current() is None:
            self.table.select_row(0)
        self._refresh()

    def _refresh(self) -> None:
        current: TemplateState | None = self.table.current()
        self.edit_button.setEnabled(current is not None)
        self.back_button.setEnabled(current is not None and current.own)
        self.problems.setText("\n".join(current.problems) if current is not None else "")
        self.problems.setVisible(bool(self.problems.text()))

    def _edit(self) -> None:
        current = self.table.current()
        if current is None:
            return
        county, context = self._context.county, self._context

        def opened(path: Path) -> None:
            context.dialogs.open_path(path)
            context.notice.emit(
                "info", "Save the template in Word, close it there, then choose Look again.", ""
            )
            self.reload()

        context.query(lambda: templates.own_copy(county, current.kind), opened, owner=self)

    def _back(self) -> None:
        current = self.table.current()
        if current is None:
            return
        county, context = self._context.county, self._context

        def done(aside: object) -> None:
            context.notice.emit(
                "good",
                "The shipped template is used again; yours is kept in the folder “put aside”",
                "",
            )
            self.reload()

        context.query(lambda: templates.back_to_shipped(county, current.kind), done, owner=self)

    def _folder(self) -> None:
        folder = templates.folder_of(self._context.county)
        folder.mkdir(parents=True, exist_ok=True)
        self._context.dialogs.open_path(folder)
