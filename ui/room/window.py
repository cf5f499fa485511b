"""The room view: one thing at a time on the projector, typed for the back row.

It is filled with the copy of the case its district may read, so that what is for the county office
alone cannot be reached from it. No rail, menu, notice or other district is on it.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import DISTRICT
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Cause
from sos_desktop.domain.casework.words import Stage, VoiceState
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import AppError
from sos_desktop.services.casework import cases, records
from ui import theme
from ui.context import AppContext
from ui.pages.case.model import WhyView, why_view
from ui.pages.case.voices import voices_of
from ui.room.steps import ENLARGED, FindingsStep, PlanStep, SeeStep, Step, WhyStep, large
from ui.widgets.basics import restyle

_MINUTE = 60_000
_MOST_DOTS = 20
_BEYOND = 10**6
"""A place beyond the end of any list."""


class RoomWindow(QWidget):
    """Page Up and Page Down go from step to step, Esc leaves; everything is saved already."""

    def __init__(self, context: AppContext, case_id: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "room")
        self.setWindowTitle("Room view")
        self._context = context
        self._case_id = case_id
        self._under: str | None = None
        self._last: str | None = None
        self.file: CaseFile | None = None
        self.name = large("", "strong")
        self.clock = large("", tone="muted")
        self.marks = [large("", tone="muted") for _step in range(4)]
        self.see, self.why = SeeStep(), WhyStep()
        self.steps: tuple[Step, ...] = (self.see, FindingsStep(), self.why, PlanStep())
        self.stack = QStackedWidget()
        self.voices = large("", tone="muted")
        self.path = large("", tone="muted")
        self.line = QLineEdit()
        self.said = large("", "small")
        self._lay_out()
        for keys, step in (("PgDown", 1), ("PgUp", -1)):
            QShortcut(QKeySequence(keys), self, lambda s=step: self.go(s))
        QShortcut(QKeySequence("Esc"), self, self.close)
        QShortcut(QKeySequence("F11"), self, self.close)
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(self._tell_time)
        self._ticks.start(_MINUTE)
        self._tell_time()
        context.changed.connect(self._on_changed)
        context.county_changed.connect(self.close)
        self.reload()
        self.show_step(0)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(24)
        self.name.setWordWrap(False)
        head.addWidget(self.name)
        head.addStretch(1)
        for mark in self.marks:
            mark.setWordWrap(False)
            head.addWidget(mark)
        head.addStretch(1)
        head.addWidget(self.clock)
        for step in self.steps:
            self.stack.addWidget(step)
        theme.use_font(self.line, "body", scale=ENLARGED)
        self.line.setAccessibleName("A cause")
        self.line.setMaxLength(500)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(lambda _text: self._draw())
        self.said.setProperty("tone", "muted")
        theme.use_font(self.said, "small", scale=1.3)
        self.said.setWordWrap(False)
        self.said.setText("Enter keeps it · Tab asks why · Shift+Tab goes back · Page Down: next")
        entry = QHBoxLayout()
        entry.setSpacing(16)
        self.path.setWordWrap(False)
        entry.addWidget(self.path)
        entry.addWidget(self.line, 1)
        entry.addWidget(self.said)
        self.foot = QWidget()
        self.foot.setLayout(entry)
        box = QVBoxLayout(self)
        box.setContentsMargins(48, 24, 48, 24)
        box.setSpacing(16)
        box.addLayout(head)
        box.addWidget(self.stack, 1)
        box.addWidget(self.voices)
        box.addWidget(self.foot)

    # --- what it shows ----------------------------------------------------------------------

    def reload(self) -> None:
        """Read the case again; only what the district may read comes here."""
        county, case_id = self._context.county, self._case_id

        def read() -> tuple[CaseFile, WhyView]:
            whole = cases.case_file(county, case_id)
            return copy_for(whole, DISTRICT), why_view(county, whole)

        self._context.query(read, self._show, owner=self, failed=self._gone)

    def _gone(self, _error: BaseException) -> None:
        self.close()

    def _show(self, found: tuple[CaseFile, WhyView]) -> None:
        self.file, why = found
        self.name.setText(self.file.lea.name)
        for step in self.steps:
            step.show_file(self.file)
        self.see.show_view(why.view)
        self.voices.setText(voice_strip(self.file))
        self._draw()

    def _on_changed(self, changes: Changes) -> None:
        if changes.subjects & (Subject.CASES | Subject.CASE_CONTENT):
            self.reload()

    def _tell_time(self) -> None:
        now = clock.now().astimezone()
        self.clock.setText(now.strftime("%I:%M").lstrip("0"))

    # --- steps ------------------------------------------------------------------------------

    def show_step(self, place: int) -> None:
        """Show a step; those before it are ticked."""
        self.stack.setCurrentIndex(place)
        for number, (mark, step) in enumerate(zip(self.marks, self.steps, strict=True)):
            sign = "✓" if number < place else "●" if number == place else "○"
            mark.setText(f"{sign} {step.title}")
            mark.setAccessibleName(f"Step {number + 1}, {step.title}")
            restyle(mark, "tone", "accent" if number == place else "muted")
        takes = self.steps[place].takes_causes
        self.foot.setVisible(takes)
        self.voices.setVisible(takes)
        (self.line if takes else self.stack).setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, step: int) -> None:
        """Go so many steps further, not beyond the ends."""
        place = self.stack.currentIndex() + step
        if 0 <= place < len(self.steps):
            self.show_step(place)

    # --- causes -----------------------------------------------------------------------------

    def _draft(self) -> Cause | None:
        text = self.line.text().strip()
        if not text:
            return None
        return Cause(id="typed", case_id=self._case_id, text=text, parent_id=self._under)

    def _draw(self) -> None:
        self.why.draw(self._draft(), self._under or "")
        self.path.setText(self._path())

    def _path(self) -> str:
        by_id = {cause.id: cause for cause in self.file.causes} if self.file is not None else {}
        words: list[str] = []
        key = self._under
        while key is not None and key in by_id:
            words.insert(0, by_id[key].text)
            key = by_id[key].parent_id
        short = [f"{text[:24].rstrip()}…" if len(text) > 25 else text for text in words[-2:]]
        return " › ".join([*short, "why?"]) + " ›" if words else "A cause:"

    def keep(self) -> None:
        """Keep what is typed as a cause; the line is free for the next."""
        draft = self._draft()
        if draft is None:
            return
        cause = Cause(case_id=self._case_id, text=draft.text, parent_id=self._under)
        self._last = cause.id
        self.line.clear()
        county = self._context.county
        self._context.change(
            lambda: records.insert(county, cause, _BEYOND),
            owner=self,
            quiet=True,
            typed=True,
            failed=lambda error: self._not_kept(cause, error),
        )

    def _not_kept(self, cause: Cause, error: BaseException) -> None:
        if not self.line.text():
            self.line.setText(cause.text)
        if isinstance(error, AppError):
            self.said.setText(error.message)
        else:
            self._context.report(error)

    def ask_why(self) -> None:
        """What is typed next is why the last cause is so."""
        self.keep()
        self._under = self._last or self._under
        self._draw()

    def go_back(self) -> None:
        """What is typed next stands one step higher."""
        causes = self.file.causes if self.file is not None else ()
        above = next((c.parent_id for c in causes if c.id == self._under), None)
        self._last, self._under = self._under, above
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            act = {
                Qt.Key.Key_Return: self.keep,
                Qt.Key.Key_Enter: self.keep,
                Qt.Key.Key_Tab: self.ask_why,
                Qt.Key.Key_Backtab: self.go_back,
            }.get(Qt.Key(event.key()))
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)


def voice_strip(file: CaseFile) -> str:
    """Who has been heard in the analysis, by perspective, and who has not; never a name."""
    said: list[str] = []
    for perspective, voice in voices_of(file, Stage.NEEDS).items():
        if voice.state is VoiceState.HEARD:
            count = voice.count or 1
            heard = "●" * count if count <= _MOST_DOTS else f"● {count}"
        else:
            heard = "invited" if voice.state is VoiceState.INVITED else "not heard yet"
        said.append(f"{perspective.words} {heard}")
    return "    ".join(said)
