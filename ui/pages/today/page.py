"""What is to be done today, and the calendar of what is coming."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.casework.dates.due import overdue_words
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation import clock
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework import today
from sos_desktop.services.casework.today import TodayView
from sos_desktop.services.county import last_visit
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.loaded_years import loaded_years
from ui.context import AppContext
from ui.navigation import DataTarget, IdentificationTarget, Target, TodayTarget
from ui.pages.base import Page
from ui.pages.today.agenda import Agenda
from ui.widgets.basics import EmptyState, OneOf, button, scrolled
from ui.widgets.short_label import ShortLabel

if TYPE_CHECKING:
    from ui.pages.today.calendar_view import CalendarView


@frozen_dataclass
class _Visit:
    """The county file one works in, and until when one did so the last time."""

    county: CountyFile
    since: datetime | None


class TodayPage(Page[TodayTarget]):
    """Two views: what waits, and the calendar. `{"dates": ...}` opens the year's dates."""

    key: ClassVar[str] = "today"
    title: ClassVar[str] = "Today"
    subjects: ClassVar[Subject] = (
        Subject.CASES | Subject.TASKS | Subject.CASE_CONTENT | Subject.REGISTERS
    )

    def __init__(self, context: AppContext, home: QWidget | None = None) -> None:
        super().__init__(context, home)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._visit: _Visit | None = None
        self._arriving = False
        self.dates_action = self._action("Dates of the year…", self._edit_dates)
        self.export_action = self._action("Calendar file…", self._export)
        self.counts = ShortLabel("body", tone="muted", least=16, gives_way=True)
        self.as_today, self.as_calendar = self._pair("Today", "Calendar", self._look_again)
        self.mine, self.everybody = self._pair("Mine", "Everybody", self._choose_whose)
        self.agenda = Agenda()
        self.agenda.go.connect(self._go)
        self.agenda.done.connect(self._done)
        self.agenda.later.connect(self._later)
        self.empty = EmptyState(
            "sun",
            "Nothing to do yet",
            "Tasks, meetings and cases that need you appear here. Begin by loading Dashboard "
            "files; then open a case for an identified district, or for one that asks for help.",
            "Load Dashboard files",
            lambda: context.go.emit(DataTarget(ask_for_files=True)),
        )
        self.no_cases = EmptyState(
            "sun",
            "No case is open yet",
            "Tasks, meetings and cases that need you appear here. The Dashboard files are loaded: "
            "open a case for an identified district, or for one that asks for help.",
            "See who is identified",
            lambda: context.go.emit(IdentificationTarget()),
        )
        self.stack = OneOf()
        self.content = scrolled(self.agenda)
        for widget in (self.content, self.empty, self.no_cases):
            self.stack.addWidget(widget)
        self._lay_out()

    @cached_property
    def calendar(self) -> "CalendarView":
        """The calendar of the year, made when it is first looked at."""
        from ui.pages.today.calendar_view import CalendarView

        made = CalendarView(self.context)
        made.dates_asked.connect(self._edit_dates)
        self.stack.addWidget(made)
        return made

    def _pair(
        self, first: str, second: str, run: Callable[[], object]
    ) -> tuple[QPushButton, QPushButton]:
        group = QButtonGroup(self)
        made = [button(text, run, role="chip") for text in (first, second)]
        for chip in made:
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            group.addButton(chip)
        return made[0], made[1]

    def _lay_out(self) -> None:
        self.as_today.setChecked(True)
        mine = self.context.settings.today_mine
        (self.mine if mine else self.everybody).setChecked(True)
        self.mine.setToolTip("Your tasks, tasks given to nobody in your cases, and your cases")
        chips = (self.as_today, self.as_calendar, self.mine, self.everybody)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(self.head_line(*chips, grows=self.counts))
        layout.addWidget(self.stack, 1)

    def open(self, target: TodayTarget) -> None:
        if target.county_date is not None:
            self._edit_dates(target.county_date)

    def page_actions(self) -> list[QAction]:
        return [self.dates_action, self.export_action]

    def start(self) -> QWidget | None:
        shown = self.stack.currentWidget()
        return shown.action if isinstance(shown, EmptyState) else super().start()

    def leave(self, focus: QWidget | None) -> None:
        """The day is looked at anew, from its first line, every time."""

    def showEvent(self, event: QShowEvent) -> None:
        self._arriving = True
        self._stale = True
        super().showEvent(event)

    @property
    def who(self) -> str | None:
        """Whose work is shown; None for everybody's."""
        return self.context.county.user if self.mine.isChecked() else None

    def reload(self) -> None:
        county, who = self.context.county, self.who
        visit = self._visit if self._visit and self._visit.county is county else None

        def fetch() -> tuple[TodayView, _Visit, bool]:
            known = visit or _Visit(county, last_visit.worked_until(county))
            view = today.today(county, who=who, since=known.since)
            return view, known, bool(loaded_years(county))

        self.context.query(fetch, self._show, owner=self)
        if self.as_calendar.isChecked():
            self.calendar.reload(who)

    def _show(self, found: tuple[TodayView, _Visit, bool]) -> None:
        view, self._visit, loaded = found
        nothing = not view.open_cases and not view.recent
        calendar = self.as_calendar.isChecked()
        for chip in (self.mine, self.everybody):
            chip.setVisible(not nothing and not calendar)
        if calendar:
            self.stack.setCurrentWidget(self.calendar)
        else:
            first_step = self.no_cases if loaded else self.empty
            self.stack.setCurrentWidget(first_step if nothing else self.content)
        cases = "1 open case" if view.open_cases == 1 else f"{view.open_cases} open cases"
        words = [
            date_words(clock.today()),
            cases,
            overdue_words(item.task for item in view.overdue),
        ]
        if self.mine.isChecked() and not nothing:
            words.append(f"of {self.context.county.user}")
        self.counts.say(" · ".join(words))
        self.agenda.show_view(view)
        arriving, self._arriving = self._arriving, False
        typing = isinstance(QApplication.focusWidget(), QLineEdit)
        if arriving and not calendar and not nothing and not typing:
            self.agenda.focus_first()

    def _look_again(self) -> None:
        self.mark_stale()

    def _choose_whose(self) -> None:
        self.context.settings.today_mine = self.mine.isChecked()
        self.context.settings.save()
        self.mark_stale()

    def _go(self, target: Target) -> None:
        if isinstance(target, TodayTarget):
            self.open(target)
        else:
            self.context.go.emit(target)

    def _done(self, task_id: str) -> None:
        county = self.context.county
        self._write(lambda: _complete(county, task_id))

    def _later(self, task_id: str) -> None:
        county = self.context.county
        self._write(lambda: _put_off(county, task_id))

    def _write(self, work: Callable[[], Changes]) -> None:
        def after(changes: Changes) -> None:
            if changes.subjects is Subject.NOTHING:
                self.mark_stale()

        self.context.change(work, owner=self, done=after, failed=self._failed)

    def _failed(self, error: BaseException) -> None:
        self.agenda.forget()
        self.mark_stale()
        self.context.report(error)

    def _edit_dates(self, uid: str = "") -> None:
        from ui.pages.today.county_dates import CountyDatesDialog

        CountyDatesDialog(self.context, self, uid).open()

    def _export(self) -> None:
        from ui.pages.today.export import CalendarExportDialog

        CalendarExportDialog(self.context, self, who=self.who).open()


# What writes is loaded when something is first written: the page stands sooner.


def _complete(county: CountyFile, task_id: str) -> Changes:
    from sos_desktop.services.casework import tasks

    return tasks.complete(county, task_id)


def _put_off(county: CountyFile, task_id: str) -> Changes:
    from sos_desktop.services.casework import tasks

    return tasks.put_off(county, task_id)
