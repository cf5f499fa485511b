"""The steps of a meeting in the room view: what we found, why, what we will do."""

from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import CATEGORIES
from sos_desktop.domain.casework.records import Cause
from sos_desktop.domain.casework.words import ActionState, FindingKind
from sos_desktop.domain.formats import from_to_words
from sos_desktop.domain.needs.meetings import at_hand, items_of, meetings_of, summary_of
from sos_desktop.domain.needs.weighing import goes_forward
from sos_desktop.foundation import clock
from ui import theme
from ui.widgets.basics import clear, scrolled
from ui.widgets.charts.cause_fishbone import CauseFishbone

_AT_FULL, _FULL, _LEAST = 2.1, 1080, 1.4
_ACROSS = 680
"""How wide a room is at least, in pixels not enlarged: the words of a heat cell fit there."""


def enlarged() -> float:
    """How much larger than on a desk texts are, so that they are read at the back of a room."""
    window = QApplication.activeWindow()
    screen = window.screen() if window is not None else QApplication.primaryScreen()
    return enlarged_on(screen.size(), theme.text_factor())


def enlarged_on(screen: QSize, text_factor: float) -> float:
    """How much larger than on a desk where texts are `text_factor` times their usual size.

    27 pixels of text on a screen of 1080; as many lines on one that is less tall. Larger texts of
    the desk are larger here too, as far as whole words fit across; never smaller than on the desk.
    """
    wanted = max(_AT_FULL * screen.height() / _FULL, _LEAST)
    return max(1.0, min(wanted, screen.width() / _ACROSS / text_factor))


def large(text: str, role: str = "body", *, tone: str = "") -> QLabel:
    """A text for the back row."""
    made = QLabel(text)
    theme.use_font(made, role, scale=enlarged())
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    if tone:
        made.setProperty("tone", tone)
    return made


class Step(QWidget):
    """One thing at a time; `takes_causes` says whether the line below it takes one."""

    title: ClassVar[str] = ""
    takes_causes: ClassVar[bool] = False

    def show_file(self, file: CaseFile) -> None:
        """Show the copy of a case its district may read."""

    @property
    def turns(self) -> bool:
        """Whether there can be more of it than is shown."""
        return bool(self.findChildren(QAbstractScrollArea))

    def turn(self, step: int) -> None:
        """Show what comes after or before: here half a screen further."""
        areas = self.findChildren(QAbstractScrollArea)
        bars = (area.verticalScrollBar() for area in areas if area.isVisible())
        for bar in bars:
            bar.setValue(bar.value() + step * bar.pageStep() // 2)


class FindingsStep(Step):
    """Strengths first, then needs, as the district may read them."""

    title = "What we found"

    def __init__(self) -> None:
        super().__init__()
        content = QWidget()
        self._lines = QVBoxLayout(content)
        self._lines.setSpacing(12)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolled(content))

    def show_file(self, file: CaseFile) -> None:
        clear(self._lines)
        for kind, heading in ((FindingKind.STRENGTH, "Strengths"), (FindingKind.WEAKNESS, "Needs")):
            found = [finding.text for finding in file.findings if finding.kind is kind]
            self._lines.addWidget(large(heading, "strong"))
            for text in found or ["nothing noted yet"]:
                self._lines.addWidget(large(text, tone="" if found else "muted"))
        self._lines.addStretch(1)


class WhyStep(Step):
    """The problem and the fishbone, which follows what is typed."""

    title = "Why"
    takes_causes = True

    def __init__(self) -> None:
        super().__init__()
        self.problem = large("", "strong")
        self.bones = CauseFishbone()
        self.file: CaseFile | None = None
        self.categories: tuple[str, ...] = tuple(CATEGORIES)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.problem)
        box.addWidget(self.bones, 1)

    def show_file(self, file: CaseFile) -> None:
        self.file = file
        self.problem.setText(file.case.problem_of_practice)
        self.problem.setVisible(bool(file.case.problem_of_practice))
        self.draw(None, "")

    def draw(self, draft: Cause | None, marked: str) -> None:
        """Draw the causes, with one that is being typed."""
        if self.file is None:
            return
        causes = (*self.file.causes, *([draft] if draft is not None else []))
        short = self.file.case.problem_of_practice
        self.bones.show_causes(
            short, causes, draft.id if draft is not None else marked, self.categories
        )


class PlanStep(Step):
    """What the day decided and left open, which causes go forward, and what will be done.

    Changes stand with their owner as a role, and with their days.
    """

    title = "What we will do"

    def __init__(self) -> None:
        super().__init__()
        content = QWidget()
        self._lines = QVBoxLayout(content)
        self._lines.setSpacing(12)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolled(content))

    def show_file(self, file: CaseFile) -> None:
        clear(self._lines)
        said = self._show_decided(file)
        actions = [action for action in file.actions if action.state is not ActionState.DROPPED]
        aims = {aim.id: aim.text for aim in file.aims}
        for aim_id, heading in (*aims.items(), (None, "Further changes")):
            own = [a for a in actions if (a.aim_id if a.aim_id in aims else None) == aim_id]
            if not own and aim_id is None:
                continue
            self._lines.addWidget(large(heading, "strong"))
            for action in own:
                facts = (action.owner, from_to_words(action.starts_on, action.ends_on) or "")
                when = " · ".join(fact for fact in facts if fact)
                self._lines.addWidget(large(action.text))
                if when:
                    self._lines.addWidget(large(when, tone="muted"))
        if not aims and not actions and not said:
            self._lines.addWidget(large("Nothing is agreed yet.", tone="muted"))
        self._lines.addStretch(1)

    def _show_decided(self, file: CaseFile) -> bool:
        """What came of the meeting so far; False where nothing did."""
        meeting = at_hand(meetings_of(file.contacts, file.agenda), clock.today())
        came = summary_of(items_of(file.agenda, meeting.id) if meeting is not None else ())
        parts = (
            ("Decided", [line for _part, line in came.decided]),
            ("Still open", [line for _part, line in came.still_open]),
            ("Causes that go forward", [c.text for c in file.causes if goes_forward(c)]),
        )
        for heading, lines in parts:
            for words, role in [(heading, "strong"), *((line, "body") for line in lines)]:
                if lines:
                    self._lines.addWidget(large(words, role))
        return any(lines for _heading, lines in parts)
