"""What goes into a calendar file, whose, and where to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from sos_desktop.domain.casework.dates.calendar import CalendarKind
from sos_desktop.foundation.errors import AppError
from sos_desktop.foundation.file_names import proposed_name
from sos_desktop.services.casework import calendar as dates
from sos_desktop.services.casework import tasks
from ui.context import AppContext
from ui.pages.today.calendar_view import KINDS
from ui.remembered import Purpose, folder_for, used_folder
from ui.widgets.basics import button, label
from ui.widgets.choice import ChoiceBox
from ui.widgets.dialog import Dialog
from ui.widgets.refusal import Refusal

_FILTER = "Calendar file (*.ics)"


class CalendarExportDialog(Dialog):
    """Asks what a calendar file holds: everything, one person's, or one case's."""

    def __init__(
        self,
        context: AppContext,
        parent: QWidget,
        *,
        who: str | None = None,
        case_id: str | None = None,
        lea: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._who = who
        self._case_id = case_id
        self._lea = lea
        self._title = f"Calendar file of {lea}" if lea else "Calendar file"
        self.setWindowTitle(self._title)
        self.setMinimumWidth(520)
        self.whose = ChoiceBox()
        self.whose.setAccessibleName("Whose dates")
        self.kinds: dict[CalendarKind, QCheckBox] = {}
        self.problem = Refusal()
        self._lay_out()
        county = context.county
        context.query(lambda: tasks.assignees(county), self._offer, owner=self)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(label(self._title, "heading", wrap=True))
        layout.addWidget(
            label(
                "For Outlook, Google and other calendars: whole days, from what is overdue to a "
                "year ahead. A later file updates the same dates; what was done or removed in "
                "between is deleted there by hand. Notes, what was said, and contacts for the "
                "office only with what was agreed there stay here.",
                tone="muted",
                wrap=True,
            )
        )
        self.whose.setVisible(self._case_id is None)
        layout.addWidget(self.whose)
        for kind, many, _one in KINDS:
            if self._case_id is not None and kind is CalendarKind.COUNTY:
                continue
            self.kinds[kind] = QCheckBox(many)
            self.kinds[kind].setChecked(True)
            layout.addWidget(self.kinds[kind])
        layout.addWidget(self.problem)
        layout.addStretch(1)
        self.save_button = button("Save…", self.save, role="primary")
        layout.addLayout(self.last_line(self.save_button))

    def _offer(self, names: tuple[str, ...]) -> None:
        listed = [*names, self._who] if self._who and self._who not in names else list(names)
        self.whose.addItems(["Everybody", *listed])
        if self._who:
            self.whose.setCurrentIndex(listed.index(self._who) + 1)

    def save(self) -> None:
        """Ask where to, and write the file."""
        county, case_id = self._context.county, self._case_id
        kinds = frozenset(kind for kind, box in self.kinds.items() if box.isChecked())
        who = self.whose.currentText() if self.whose.currentIndex() > 0 else None
        name = proposed_name(f"Calendar {self._lea or who or county.county}", ending=".ics")
        path = self._context.dialogs.save_as(
            self, self._title, folder_for(self._context, Purpose.CALENDAR) / name, _FILTER
        )
        if path is None:
            return
        used_folder(self._context, Purpose.CALENDAR, path)
        self._context.query(
            lambda: dates.export(county, path, who=who, case_id=case_id, kinds=kinds),
            lambda count: self._saved(count, path.name),
            owner=self,
            failed=self._failed,
            long=True,
        )

    def _saved(self, count: int, name: str) -> None:
        what = "1 date" if count == 1 else f"{count} dates"
        self._context.notice.emit("good", f"Saved {what} in {name}", "")
        self.accept()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            self._context.report(error)
            return
        self.problem.say(error.message)
