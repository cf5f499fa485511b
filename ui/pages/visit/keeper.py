"""Keeps a visit while it is written: each line at once, what is being typed as it is typed."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework.checks import record_checks
from sos_desktop.domain.casework.dates.visits import VisitLine, record_of
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import AppError, InputProblem
from sos_desktop.services.casework import visits
from sos_desktop.services.casework.visits import VisitView
from ui.context import AppContext
from ui.pages.visit.entry import EntryBar
from ui.pages.visit.head import VisitHead
from ui.widgets.typing import KEPT_EVERY, Typing, typing_of

_WAIT = 1000
"""Milliseconds after the last key until the head is saved in the visit."""


class VisitKeeper(QWidget):
    """Stands between what is typed and the county file; itself it shows nothing.

    Attributes:
        view: The visit being written; None before a case is chosen.
    """

    def __init__(
        self, context: AppContext, head: VisitHead, entry: EntryBar, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.hide()
        self.context = context
        self.head = head
        typing_of(head, Typing.ITSELF)
        typing_of(head.date, Typing.USUAL)  # a date half typed is no date of the visit yet
        self.entry = entry
        typing_of(entry, Typing.ITSELF)
        self.view: VisitView | None = None
        self._draft: dict[str, Any] = {}
        self._refused = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_EVERY)
        self._timer.timeout.connect(self._keep_draft)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_WAIT)
        self._pause.timeout.connect(self.flush)
        head.edited.connect(self._wait)
        head.edited.connect(self._pause.start)
        entry.edited.connect(self._wait)
        entry.entered.connect(self.keep)

    def begin(self, draft: Mapping[str, Any]) -> None:
        """Another visit is shown, with this draft."""
        self._draft = dict(draft)
        self._refused = bool(draft.get(visits.HEAD_TOO))
        self._timer.stop()
        self._pause.stop()
        if self._refused:  # it says again why it is not in the visit
            self.head.pending = True
            self._pause.start()

    def forget(self) -> None:
        """No visit is shown."""
        self.view = None
        self.begin({})

    def keep(self, line: VisitLine) -> None:
        """Keep one line; the place to type is free again at once."""
        if self.view is None:
            return
        county, visit, today = self.context.county, self.head.visit(), clock.today()
        try:
            record = record_of(line, visit, today)
            record_checks.check_record(record_checks.cleaned(record), "")
        except InputProblem as problem:
            self.entry.say(problem.message, tone="bad")
            return
        self.entry.clear()
        self.context.change(
            lambda: visits.enter(county, visit, record),
            owner=self,
            quiet=True,
            done=lambda _changes: self._kept(),
            failed=lambda e: self._not_kept(line, e),
        )
        self.flush()

    def _kept(self) -> None:
        moment = clock.now().astimezone().strftime("%I:%M %p").lstrip("0")
        self.entry.say(f"Kept at {moment}. Ctrl+Z takes it back.")

    def _not_kept(self, line: VisitLine, error: BaseException) -> None:
        self.entry.give_back(line.text)
        if not isinstance(error, AppError):
            self.context.report(error)
            return
        self.entry.say(error.message, tone="bad")

    def flush(self) -> None:
        """Keep what is typed: the head in the visit once it has begun, the line as a draft."""
        self._pause.stop()
        if self.view is None:
            return
        county, visit = self.context.county, self.head.visit()
        if self.head.pending:
            self.head.pending = False
            self.context.change(
                lambda: visits.update(county, visit),
                owner=self,
                quiet=True,
                done=lambda _changes: self._head_kept(),
                failed=self._head_refused,
                typed=True,
            )
        self._keep_draft()

    def _keep_draft(self) -> None:
        """Without a pause too: a draft is written in no time, and no page looks again for it."""
        self._timer.stop()
        if self.view is None:
            return
        county, case_id, visit = self.context.county, self.view.file.case.id, self.head.visit()
        draft = self._draft_of(visit.id)
        if draft != self._draft:
            self._draft = draft
            self.context.query(
                lambda: visits.keep_draft(county, case_id, draft, visit.id),
                lambda _n: None,
                owner=self,
                typed=True,
            )

    def _draft_of(self, contact_id: str) -> dict[str, Any]:
        """What would be lost: the line, and the head while the visit is not in the file yet."""
        assert self.view is not None
        visit = self.head.visit()
        begun = any(contact.id == contact_id for contact in self.view.file.contacts)
        typed = self.entry.draft()
        head_too = self._refused or (begun and self.head.pending)
        if not (typed or head_too) and (begun or visit == self.view.visit):
            return {}
        return {
            **typed,
            **({visits.HEAD_TOO: True} if head_too else {}),
            "contact_id": visit.id,
            "held_on": visit.held_on.isoformat(),
            "place": visit.place,
            "people": visit.people,
            "absent": visit.absent,
        }

    def _head_kept(self) -> None:
        self._refused = False
        self._keep_draft()

    def _head_refused(self, error: BaseException) -> None:
        if isinstance(error, InputProblem):
            self.head.show_problem(error.message)
            self._refused = True
            self._keep_draft()
        else:
            self.context.report(error)

    def _wait(self) -> None:
        if not self._timer.isActive() and self.view is not None:
            self._timer.start()
