"""What is to be done: overdue, due this week, gone quiet, nobody's yet; and what changed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.casework.records import Task
from sos_desktop.domain.changes import Subject
from sos_desktop.domain.formats import date_words, distance_words
from sos_desktop.foundation import clock
from sos_desktop.services import records, today
from sos_desktop.services.today import DueTask, TodayView
from ui.context import AppContext
from ui.pages.base import Page
from ui.widgets.basics import EmptyState, LineButton, button, card, clear, label, pill, scrolled

_SHOWN = 8
_TWO_COLUMNS = 130


class TodayPage(Page):
    """Cards with what waits; each line goes to its case."""

    key: ClassVar[str] = "today"
    title: ClassVar[str] = "Today"
    subjects: ClassVar[Subject] = Subject.CASES | Subject.TASKS | Subject.CASE_CONTENT

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._see_caseload = QAction("See the caseload", self)
        self._see_caseload.triggered.connect(lambda: context.go.emit("caseload", {}))
        self.title_label = label("Today", "title")
        self.counts = label("", tone="muted")
        self.cards = QGridLayout()
        self._frames: list[QFrame] = []
        self.cards.setSpacing(16)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 12, 24, 24)
        column.setSpacing(16)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.title_label)
        head.addWidget(self.counts)
        head.addStretch(1)
        column.addLayout(head)
        column.addLayout(self.cards)
        column.addStretch(1)
        self.content = scrolled(content)
        self.empty = EmptyState(
            "sun", "Nothing to do yet",
            "Tasks, meetings and cases that need you appear here. Begin by loading Dashboard "
            "files; then open a case for an identified district, or for one that asks for help.",
            "Load Dashboard files", lambda: context.go.emit("data", {"load": True}),
        )  # fmt: skip
        self.stack = QStackedWidget()
        self.stack.addWidget(self.content)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    def page_actions(self) -> list[QAction]:
        return [self._see_caseload]

    def reload(self) -> None:
        county = self.context.county
        self.context.query(lambda: today.today(county), self._show, owner=self)

    def _show(self, view: TodayView) -> None:
        nothing = not view.open_cases and not view.recent
        self.stack.setCurrentWidget(self.empty if nothing else self.content)
        day = date_words(clock.today())
        cases = "1 open case" if view.open_cases == 1 else f"{view.open_cases} open cases"
        self.counts.setText(f"{day} · {cases}")
        clear(self.cards)
        frames = [
            self._tasks("Overdue", view.overdue, "Nothing is overdue.", "bad"),
            self._tasks(
                "Due in the next 7 days", view.due_soon, "Nothing is due this week.", "warn"
            ),
            self._cases(
                "Quiet for 30 days or more",
                [(r.lea.name, r.case.id, distance_words(r.last_activity, clock.today()), "warn")
                 for r in view.stale],
                "No case has gone quiet.",
            ),
            self._cases(
                "Without a consultant",
                [(r.lea.name, r.case.id,
                  f"opened {distance_words(r.case.opened_on, clock.today())}", "warn")
                 for r in view.unassigned],
                "Every case has a consultant, or is newer than 7 days.",
            ),
            self._recent(view),
        ]  # fmt: skip
        self._frames = frames
        self._arrange()

    def _arrange(self) -> None:
        """Two columns where there is room for them, else one."""
        columns = 2 if self.width() >= self.fontMetrics().averageCharWidth() * _TWO_COLUMNS else 1
        for number, frame in enumerate(self._frames):
            span = columns if number == len(self._frames) - 1 else 1
            self.cards.addWidget(frame, number // columns, number % columns, 1, span)
        self.cards.setColumnStretch(0, 1)
        self.cards.setColumnStretch(1, columns - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _tasks(self, title: str, tasks: Sequence[DueTask], nothing: str, tone: str) -> QFrame:
        frame, box = _headed(title, len(tasks))
        for due in tasks[:_SHOWN]:
            assert due.task.due_on is not None
            words = distance_words(due.task.due_on, clock.today())
            done = button("Done", lambda t=due.task: self._done(t), role="quiet",
                          name=f"Mark done: {due.task.title}")  # fmt: skip
            line = self._line(due.task.title, due.lea.name, due.case.id)
            day = pill(f"{date_words(due.task.due_on)}, {words}", tone)
            box.addLayout(_side_by_side(line, day, done))
        return _closed(frame, box, len(tasks), nothing)

    def _cases(self, title: str, rows: Sequence[tuple[str, str, str, str]], nothing: str) -> QFrame:
        frame, box = _headed(title, len(rows))
        for name, case_id, words, tone in rows[:_SHOWN]:
            box.addLayout(_side_by_side(self._line(name, "", case_id), pill(words, tone)))
        return _closed(frame, box, len(rows), nothing)

    def _recent(self, view: TodayView) -> QFrame:
        frame, box = _headed("What changed lately", 0)
        for change in view.recent[:_SHOWN]:
            who = f" · {change.entry.who}" if change.entry.who else ""
            where = f" · {change.lea.name}" if change.lea else ""
            text = label(f"{change.entry.label}{where}{who}", wrap=True)
            when = label(date_words(change.entry.at.astimezone().date()), "small", tone="muted")
            box.addLayout(_side_by_side(text, when))
        return _closed(frame, box, len(view.recent), "Nothing has changed yet.")

    def _line(self, text: str, more: str, case_id: str) -> QPushButton:
        said = f"{text} · {more}" if more else text
        go = self.context.go
        return LineButton(
            said, lambda: go.emit("case", {"case_id": case_id}), f"Go to case: {said}"
        )

    def _done(self, task: Task) -> None:
        finished = replace(task, done_on=clock.today())
        self.context.change(
            lambda: records.save(self.context.county, finished, label=f"Done: {task.title}"),
            owner=self,
        )


def _headed(title: str, count: int) -> tuple[QFrame, QVBoxLayout]:
    frame, box = card(spacing=4)
    head = QHBoxLayout()
    head.addWidget(label(title, "heading"))
    if count:
        head.addWidget(label(str(count), tone="muted"))
    head.addStretch(1)
    box.addLayout(head)
    return frame, box


def _closed(frame: QFrame, box: QVBoxLayout, count: int, nothing: str) -> QFrame:
    if not count:
        box.addWidget(label(nothing, tone="muted", wrap=True))
    elif count > _SHOWN:
        box.addWidget(label(f"and {count - _SHOWN} more", "small", tone="muted"))
    box.addStretch(1)
    return frame


def _side_by_side(first: QWidget, *others: QWidget) -> QHBoxLayout:
    layout = QHBoxLayout()
    layout.setSpacing(8)
    layout.addWidget(first, 1)
    for other in others:
        layout.addWidget(other)
    return layout
