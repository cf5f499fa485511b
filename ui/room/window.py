"""The room view: one thing at a time on the projector, typed for the back row.

It is filled with the copy of the case its district may read, so that what is for the county office
alone cannot be reached from it. No rail, menu, notice or other district is on it. Where a meeting
lies ahead that has an agenda, the steps are its parts, each with its time.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import DISTRICT
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import CATEGORY_CODES, AgendaTool, VoteMethod
from sos_desktop.domain.casework.records import AgendaItem, Cause, new_id
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.needs.agreement import ROLE
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import AppError
from sos_desktop.services.casework import cases, causes, records
from ui import theme
from ui.context import AppContext
from ui.pages.case.model import WhyView, why_view
from ui.room.agree_step import AgreeStep
from ui.room.figures_steps import ReasonStep, SeeStep, Trends, TrendStep, trends_of
from ui.room.key_words import key_words
from ui.room.marks import StepMarks
from ui.room.needs_steps import HeardStep, ProblemStep, ProcessMapStep, TalkStep
from ui.room.steps import FindingsStep, PlanStep, Step, WhyStep, enlarged, large
from ui.room.voices import spoken_strip, voice_strip
from ui.room.walk import RoomTool, Tool, WalkStep, left_words, noted_words, walk_of, with_item
from ui.widgets.basics import restyle

_SECOND, _SECONDS = 1_000, 60
_BESIDE = 0.75  # how large what is said of keys is, beside the rest
_Read = tuple[CaseFile, WhyView, Trends, tuple[str, ...]]
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
        self.case_id = case_id
        self._under: str | None = None
        self._last: str | None = None
        self.category = ""
        self.file: CaseFile | None = None
        self.name = large("", "strong")
        self.clock = large("", tone="muted")
        self.marks = StepMarks()
        self.see, self.why, self.agree, self.talk = SeeStep(), WhyStep(), AgreeStep(), TalkStep()
        self.trend = TrendStep()
        self.tools: dict[Tool, Step] = {
            RoomTool.REASON: ReasonStep(),
            RoomTool.TREND: self.trend,
            AgendaTool.SEE: self.see,
            AgendaTool.FOUND: FindingsStep(),
            AgendaTool.HEARD: HeardStep(),
            AgendaTool.PROBLEM: ProblemStep(),
            AgendaTool.PROCESS: ProcessMapStep(),
            AgendaTool.WHY: self.why,
            AgendaTool.AGREE: self.agree,
            AgendaTool.PLAN: PlanStep(),
            AgendaTool.NONE: self.talk,
        }
        self.walk: Sequence[WalkStep] = ()
        self._place = 0
        self._seconds: dict[int, int] = {}
        self.stack = QStackedWidget()
        self.voices = large("")
        self.voices.setTextFormat(Qt.TextFormat.RichText)
        self.noted = large("")
        self.path = large("", tone="muted")
        self.line = QLineEdit()
        self.said = large("", "small")
        self._lay_out()
        self._offer_acts()
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(self._tick)
        self._ticks.start(_SECOND)
        self._tell_time()
        self.agree.counted.connect(self._count)
        self.agree.dotted.connect(self._keep_dots)
        context.changed.connect(self._on_changed)
        context.county_changed.connect(self.close)
        self.reload()
        self.show_step(0)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(24)
        self.name.setWordWrap(False)
        head.addWidget(self.name)
        head.addWidget(self.marks, 1)
        head.addWidget(self.clock)
        for step in self.tools.values():
            self.stack.addWidget(step)
        theme.use_font(self.line, "body", scale=enlarged())
        self.line.setAccessibleName("A cause")
        self.line.setMaxLength(500)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(lambda _text: self._draw())
        self.said.setProperty("tone", "muted")
        theme.use_font(self.said, "small", scale=_BESIDE * enlarged())
        self.said.setWordWrap(False)
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
        box.addWidget(self.noted)
        box.addWidget(self.foot)

    def _offer_acts(self) -> None:
        """Keys, and the same by a right click."""
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for words, keys, act in (
            ("Next step", ["PgDown"], lambda: self.go(1)),
            ("Step before", ["PgUp"], lambda: self.go(-1)),
            ("Leave the room view", ["Esc", "F11"], self.close),
        ):
            made = QAction(words, self)
            made.setShortcuts([QKeySequence(key) for key in keys])
            made.triggered.connect(lambda _on, act=act: act())
            self.addAction(made)
        self.marks.chosen.connect(self.show_step)

    # --- what it shows ----------------------------------------------------------------------

    def reload(self) -> None:
        """Read the case again; only what the district may read comes here."""
        county, case_id = self._context.county, self.case_id

        def read() -> _Read:
            whole = cases.case_file(county, case_id)
            copy, why = copy_for(whole, DISTRICT), why_view(county, whole)
            return copy, why, trends_of(county, why.view), causes.categories(county)

        self._context.query(read, self._show, owner=self, failed=self._gone)

    def _gone(self, _error: BaseException) -> None:
        self.close()

    def _show(self, found: _Read) -> None:
        self.file, why, trends, self.why.categories = found
        self.name.setText(self.file.lea.name)
        for step in self.tools.values():
            step.show_file(self.file)
        self.see.show_view(why.view)
        self.trend.show_trends(trends)
        titles = {tool: step.title for tool, step in self.tools.items()}
        self.walk = walk_of(self.file, clock.today(), titles)
        self.show_step(min(self._place, len(self.walk) - 1))
        self.voices.setText(voice_strip(self.file))
        self.voices.setAccessibleName(f"Voices: {spoken_strip(self.file)}")
        self._draw()

    def _on_changed(self, changes: Changes) -> None:
        if changes.subjects & (Subject.CASES | Subject.CASE_CONTENT):
            self.reload()

    def _tick(self) -> None:
        """A second of the part that is shown."""
        self._seconds[self._place] = self._seconds.get(self._place, 0) + 1
        self._tell_time()

    def _tell_time(self) -> None:
        now = clock.now().astimezone().strftime("%I:%M").lstrip("0")
        item = self._item()
        if item is None or item.minutes is None:
            self.clock.setText(now)
            return
        spent = self._seconds.get(self._place, 0)
        self.clock.setText(f"{left_words(item.minutes, spent)} · {now}")
        late = spent > item.minutes * _SECONDS
        if self.clock.property("tone") != ("warn" if late else "muted"):
            restyle(self.clock, "tone", "warn" if late else "muted")

    # --- steps ------------------------------------------------------------------------------

    def _item(self) -> AgendaItem | None:
        return self.walk[self._place].item if self._place < len(self.walk) else None

    def _step(self) -> Step:
        return self.tools[self.walk[self._place].tool]

    def show_step(self, place: int) -> None:
        """Show a step; those before it are ticked."""
        if not self.walk:
            return
        here = self.walk[place]
        step = self.tools[here.tool]
        goes = place != self._place or step is not self.stack.currentWidget()
        self._place = place
        self.talk.say(here.title if here.tool is AgendaTool.NONE else "")
        self.stack.setCurrentWidget(step)
        self.marks.show_steps([walked.title for walked in self.walk], place)
        self.foot.setVisible(step.takes_causes or here.item is not None)
        self.voices.setVisible(step.takes_causes)
        self.line.setAccessibleName("A cause" if step.takes_causes else "Decided here")
        self._draw()
        self._show_noted()
        self._tell_time()
        keys = self.focusWidget()
        if goes or keys is None or not keys.isVisibleTo(self):  # what is read anew leaves them
            takes = self.line if self.foot.isVisibleTo(self) else self.stack
            (self.agree if step is self.agree else takes).setFocus(Qt.FocusReason.OtherFocusReason)
        self._say_keys()

    def _say_keys(self) -> None:
        step = self._step()
        at_line, counts = self.line.hasFocus(), step is self.agree
        self.said.setText(key_words(step, counts=counts, typing=at_line))

    def go(self, step: int) -> None:
        """Go so many steps further, not beyond the ends; a part that was shown is gone through."""
        place = self._place + step
        if not 0 <= place < len(self.walk):
            return
        item = self._item()
        if item is not None and step > 0 and not item.done:
            self._keep_item(replace(item, done=True))
        self.show_step(place)

    def _keep_item(self, item: AgendaItem) -> None:
        self.walk = with_item(self.walk, item)  # what is noted next adds to this
        self._show_noted()
        county = self._context.county
        self._context.change(lambda: records.save(county, item), owner=self, quiet=True, typed=True)

    def _show_noted(self) -> None:
        self.noted.setText(noted_words(self._item()))
        self.noted.setVisible(bool(self.noted.text()))

    def _note(self, *, is_open: bool) -> None:
        """Keep what is typed as decided in this part, or as left open by it."""
        item, text = self._item(), self.line.text().strip()
        if item is None or not text:
            return
        self.line.clear()
        name = "still_open" if is_open else "decided"
        lines = "\n".join(filter(None, (getattr(item, name), text)))
        self._keep_item(replace(item, **{name: lines}))

    def _count(self, cause: Cause, counts: Mapping[ROLE, tuple[int, int]]) -> None:
        county = self._context.county
        self._context.change(
            lambda: causes.count_votes(county, cause, counts), owner=self, quiet=True
        )

    def _keep_dots(self, put: Mapping[Cause, int], people: int, each: int) -> None:
        county, dots = self._context.county, VoteMethod.DOTS
        found: dict[Cause, dict[ROLE, tuple[int, int]]]
        found = {cause: {None: (number, people)} for cause, number in put.items()}
        self._context.change(
            lambda: causes.count_all(county, found, method=dots, each=each), owner=self, quiet=True
        )

    # --- causes -----------------------------------------------------------------------------

    def _draft(self) -> Cause | None:
        text = self.line.text().strip()
        if not text:
            return None
        category = self.category if self._under is None else ""
        return Cause(
            id="typed",
            case_id=self.case_id,
            text=text,
            parent_id=self._under,
            category=category,
            position=_BEYOND,
        )

    def _takes_causes(self) -> bool:
        return bool(self.walk) and self.tools[self.walk[self._place].tool].takes_causes

    def _draw(self) -> None:
        if not self._takes_causes():
            self.path.setText("Decided:")
            return
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
        if words:
            return " › ".join([*short, "why?"]) + " ›"
        return f"{CATEGORY_CODES[self.category]} ›" if self.category else "A cause:"

    def turn_category(self, step: int) -> None:
        """What is typed next hangs on another bone."""
        names = self.why.categories
        at = names.index(self.category) + step if self.category in names else 0
        self.category = names[at % len(names)]
        self._under = None
        self._draw()

    def keep(self) -> None:
        """Keep what is typed as a cause; the line is free for the next."""
        draft = self._draft()
        if draft is None:
            return
        cause = replace(draft, id=new_id(), position=0)
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
        known = self.file.causes if self.file is not None else ()
        above = next((c.parent_id for c in known if c.id == self._under), None)
        self._last, self._under = self._under, above
        self._draw()

    def _cause_keys(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_Return: self.keep,
            Qt.Key.Key_Enter: self.keep,
            Qt.Key.Key_Tab: self.ask_why,
            Qt.Key.Key_Backtab: self.go_back,
            Qt.Key.Key_Down: lambda: self.turn_category(1),
            Qt.Key.Key_Up: lambda: self.turn_category(-1),
        }

    def _note_keys(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_Return: lambda: self._note(is_open=False),
            Qt.Key.Key_Enter: lambda: self._note(is_open=False),
            Qt.Key.Key_Tab: lambda: self._note(is_open=True),
            Qt.Key.Key_Down: lambda: self._step().turn(1),
            Qt.Key.Key_Up: lambda: self._step().turn(-1),
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where no line takes the keys, Up and Down turn what is shown."""
        turns = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in turns:
            self._step().turn(turns[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            keys = self._cause_keys() if self._takes_causes() else self._note_keys()
            act = keys.get(Qt.Key(event.key()))
            if act is not None:
                act()
                return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and self.walk:
            QTimer.singleShot(0, self, self._say_keys)
        return super().eventFilter(watched, event)
