"""Tasks of a case: what is to be done, by whom, by when."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.dates import due
from sos_desktop.domain.casework.records import Task
from sos_desktop.domain.casework.words import Repeats
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation import clock
from sos_desktop.services.casework import records
from ui.models.table import Column
from ui.pages.case.case_dates import CaseDatesCard
from ui.pages.case.declared import list_of, shown
from ui.pages.case.tabs import CaseTab
from ui.pages.case.template_dialog import TemplateDialog
from ui.pages.today.export import CalendarExportDialog
from ui.widgets.basics import button
from ui.widgets.flow import FlowLayout
from ui.widgets.lists.list_spec import ListSpec


def due_words(task: due.Waiting, *, closed: bool = False) -> str:
    """A task's state in words, today."""
    return due.due_words(task, clock.today(), closed=closed)


def due_short(task: due.Waiting, *, closed: bool = False) -> str:
    """The same where there is little room."""
    return due.due_short(task, clock.today(), closed=closed)


def due_tone(task: due.Waiting, *, closed: bool = False) -> str:
    """The tone that goes with it."""
    return due.due_tone(task, clock.today(), closed=closed)


def repeat_words(task: Task) -> str:
    """How often a task comes back, and until when: "Every month until Jun 30, 2027"."""
    if task.repeats is Repeats.NONE:
        return "–"
    until = f" until {date_words(task.repeats_until)}" if task.repeats_until else ""
    return f"{task.repeats.words}{until}"


def task_list(is_closed: Callable[[], bool]) -> ListSpec[Task]:
    """The tasks of a case; `is_closed` tells whether it is closed, so that nothing is overdue."""
    return list_of(
        Task,
        "Add the next thing to do, with a date; it then appears on Today.",
        lambda file: Task(case_id=file.case.id, title="", assignee=file.case.consultant),
        (
            shown(Task.title, width=44),
            Column(
                "Due",
                lambda t: due_short(t, closed=is_closed()),
                sort=lambda t: t.due_on,
                tone=lambda t: due_tone(t, closed=is_closed()),
                width=19,
                tooltip=lambda t: due_words(t, closed=is_closed()),
                field="due_on",
            ),
            Column("Comes back", repeat_words, width=14, field="repeats"),
            shown(Task.assignee, width=16, missing="nobody yet"),
            shown(Task.note, width=30, missing="–"),
        ),
        title="Tasks",
    )


class TasksTab(CaseTab):
    """The list, and one key to finish a task."""

    key = "tasks"
    title = "Tasks"

    def build(self) -> Iterator[None]:
        self.tasks = self.add_list(task_list(self._is_closed))
        self.done_button = button("Mark done", self.finish, role="quiet", icon_name="check")
        self.done_button.setToolTip("Space marks the selected task done, or opens it again")
        self.template_button = button(
            "Add from a template…", self.add_from_template, role="quiet", icon_name="list-checks"
        )
        self.calendar_button = button(
            "Calendar file…", self.export_calendar, role="quiet", icon_name="calendar"
        )
        self.tasks.head.insertWidget(1, self.done_button)
        tools = FlowLayout()
        tools.addWidget(self.template_button)
        tools.addWidget(self.calendar_button)
        self.tasks.box.addLayout(tools)
        yield
        self.dates = self.add(CaseDatesCard(self.context))
        self.box.addStretch(1)
        self.tasks.table.installEventFilter(self)
        self.tasks.table.current_changed.connect(lambda _task: self._refresh())

    def fill(self, file: CaseFile) -> Iterator[None]:
        self.tasks.show_records(file, sorted(file.tasks, key=_order))
        self.template_button.setEnabled(not self._is_closed())
        yield
        self.dates.show_file(file)
        self._refresh()

    def _is_closed(self) -> bool:
        return self.file is not None and self.file.case.closed_on is not None

    def add_from_template(self) -> None:
        """Choose among what a stage or level of service usually asks for."""
        if self.file is not None:
            TemplateDialog(self.context, self, self.file).open()

    def export_calendar(self) -> None:
        """Write this case's dates into a calendar file."""
        if self.file is not None:
            CalendarExportDialog(
                self.context, self, case_id=self.file.case.id, lea=self.file.lea.name
            ).open()

    def finish(self) -> None:
        """Mark the selected task done today, or open again."""
        task = self.tasks.current()
        if task is None:
            return
        changed = replace(task, done_on=None if task.done_on else clock.today())
        county = self.context.county
        self.context.change(lambda: records.save(county, changed), owner=self)

    def _refresh(self) -> None:
        task = self.tasks.current()
        self.done_button.setVisible(self.tasks.table.rows_model.rowCount() > 0)
        self.done_button.setEnabled(task is not None)
        again = task is not None and task.done_on is not None
        self.done_button.setText("Open again" if again else "Mark done")
        self.done_button.setAccessibleName(self.done_button.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.tasks.table
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
        ):
            self.finish()
            return True
        return super().eventFilter(watched, event)


def _order(task: Task) -> tuple[bool, bool, str]:
    """Open ones first, by date; those without a date after; then what is done, newest last."""
    day = task.done_on or task.due_on
    return (task.done_on is not None, day is None, day.isoformat() if day else "")
