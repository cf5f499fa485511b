"""Needs and causes: strengths first, the problem of practice, the outline of causes, evidence."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.history.labels import EDIT_PROBLEM
from sos_desktop.domain.casework.needs_words import EvidenceSide
from sos_desktop.domain.casework.records import DynamicsNote, Evidence, Problem
from sos_desktop.domain.casework.words import EvidenceKind, Stage
from sos_desktop.domain.needs.standing import step_words
from sos_desktop.services.casework import causes
from ui.finding import OF_CASE
from ui.models.table import Column
from ui.pages.case import needs_lists
from ui.pages.case.ask import ask_line
from ui.pages.case.capture import CaptureDialog
from ui.pages.case.causes_card import CausesCard
from ui.pages.case.declared import list_of, shown
from ui.pages.case.heard import HeardCard
from ui.pages.case.meeting_card import MeetingCard
from ui.pages.case.problem_dialog import ProblemDialog
from ui.pages.case.process_card import ProcessCard
from ui.pages.case.see import SeeCard, finding_list, readers_follow_kind, strengths_first
from ui.pages.case.tabs import PROPOSED, CaseTab
from ui.room.opening import show_room
from ui.widgets.basics import button, card, label, row
from ui.widgets.choice import ChoiceBox
from ui.widgets.forms.autosave import AutosaveText
from ui.widgets.lists.list_spec import ListSpec
from ui.widgets.lists.scroll_to import give_focus
from ui.widgets.stepped import Stepped


def evidence_list(cause: Callable[[Evidence], str]) -> ListSpec[Evidence]:
    """The list of evidence; `cause` says on which cause a piece of it bears."""
    return list_of(
        Evidence,
        "What was seen, read or heard, tied to the cause it bears on.",
        lambda file: Evidence(case_id=file.case.id, kind=EvidenceKind.LOCAL, text=""),
        (
            shown(Evidence.kind, width=14),
            shown(Evidence.text, width=36),
            shown(
                Evidence.side,
                width=9,
                tone=lambda e: "bad" if e.side is EvidenceSide.AGAINST else "good",
            ),
            shown(Evidence.strength, width=10, missing="–"),
            Column("Cause", cause, tooltip=cause, width=24, field="cause_id"),
            replace(shown(Evidence.source, width=16), spare=True),
            replace(shown(Evidence.gathered_on, width=13), spare=True),
            shown(Evidence.sensitivity, "May read it", width=15),
        ),
    )


STEPS = ("What we see", "What we heard", "Why")
_SEE, _HEARD, _WHY = range(3)


def row_of(*buttons: QWidget) -> QWidget:
    """Buttons beside each other, as a part of a step."""
    made = QWidget()
    inside = row(*buttons)
    inside.setContentsMargins(0, 0, 0, 0)
    made.setLayout(inside)
    return made


class NeedsTab(CaseTab):
    """Stage 3 on one page."""

    key = "needs"
    title = "Needs and causes"
    stage = Stage.NEEDS

    def build(self) -> Iterator[None]:
        self.steps = Stepped(STEPS, "Steps of needs and causes")
        self.box.addWidget(self.steps)
        self.steps.turned.connect(lambda _place: self.to_top())
        self.room_button = button("Room view", lambda: self._room(), icon_name="external-link")
        self.room_button.setToolTip("One thing at a time, for the projector (F11)")
        self.steps.beside.addWidget(self.room_button)
        self._step = _SEE
        self.see = self.add(SeeCard(self.context, self.home()))
        self.see.stands_now.connect(self._show_standings)
        yield
        self.findings = self.add_list(finding_list(self.see))
        yield
        self.practices = self.add_list(needs_lists.PRACTICES)
        yield
        self._step = _HEARD
        self.heard = self.add(HeardCard(self.context, self._capture, self.home()))
        yield
        self.quotes = self.add(self.heard.make_quotes(self))
        yield
        self.interviews = self.add_list(needs_lists.interviews(self))
        yield
        self._step = _WHY
        yield from self._build_why()
        for place in range(len(STEPS)):
            self.steps.column(place).addStretch(1)
        self._connect()

    def _build_why(self) -> Iterator[None]:
        self.problem = AutosaveText(
            "Problem of practice",
            "One problem, in the district's words, small enough to work on.",
            fewest=2,
        )
        self.proposed = ChoiceBox()
        self.proposed.setAccessibleName("Who proposed the problem of practice")
        for _value, words in PROPOSED:
            self.proposed.addItem(words)
        self.add(self._problem_card())
        yield
        self.causes = self.add(CausesCard(self.context, self.home()))
        self.outline = self.causes.outline
        yield
        self.guide_button = button("Guided problem…", lambda: self._guide(None))
        self.choose_button = button("Guided: the chosen row…", self._guide_current)
        self.add(row_of(self.guide_button, self.choose_button))
        self.problems = self.add_list(needs_lists.PROBLEMS)
        yield
        self.versions = self.add_list(needs_lists.VERSIONS)
        self.versions.add_button.hide()
        yield
        self.evidence = self.add_list(evidence_list(self.cause_of))
        yield
        self.process = self.add_list(needs_lists.process(self))
        yield
        self.process_card = self.add(ProcessCard(self.context))
        yield
        self.meetings = self.add(MeetingCard(self.context, self.home()))
        self.agenda = self.add(self.meetings.agenda)
        yield
        self.cause_button = button("Make a cause of the chosen note…", self._cause_from_note)
        self.dynamics = self.add_list(needs_lists.DYNAMICS)
        self.add(row_of(self.cause_button))

    def _align_parts(self) -> None:
        """The parts of every step begin at the left end, as those of other tabs do."""
        for page in self.steps.pages:
            for part in page.findChildren(
                QFrame, options=Qt.FindChildOption.FindDirectChildrenOnly
            ):
                inside = part.layout()
                if inside is not None and part.property("role") == "card":
                    inside.setContentsMargins(0, 0, 0, 0)

    def place(self) -> QVBoxLayout:
        """Of the step that is being made."""
        return self.steps.column(self._step)

    def _show_standings(self) -> None:
        """What became of the figures is known now."""
        if self.file is not None:
            self.findings.show_records(self.file, strengths_first(self.file.findings))

    def cause_of(self, evidence: Evidence) -> str:
        """The cause a piece of evidence bears on, in its words."""
        causes = self.file.causes if self.file is not None else ()
        found = (cause.text for cause in causes if cause.id == evidence.cause_id)
        return next(found, "not tied to a cause yet")

    def _problem_card(self) -> QFrame:
        frame, box = card()
        box.addWidget(label("Problem of practice", "heading"))
        line, beside = QHBoxLayout(), QVBoxLayout()
        who = label("Proposed by", "small", tone="muted")
        who.setBuddy(self.proposed)
        for part in (who, self.proposed):
            beside.addWidget(part)
        beside.addStretch(1)
        line.addWidget(self.problem, 1)
        line.addLayout(beside)
        box.addLayout(line)
        return frame

    def _connect(self) -> None:
        self.findings.opened.connect(readers_follow_kind)
        self.see.asked_for.connect(self.findings.go_to)
        self.process.table.current_changed.connect(self._step_chosen)
        self.problem.save.connect(self._save_problem)
        self.proposed.activated.connect(self._save_proposed)

    def fill(self, file: CaseFile) -> Iterator[None]:
        self.see.show_file(file)
        self.findings.show_records(file, strengths_first(file.findings))
        self.see.lead_to_written()
        self.problem.load(file.case.problem_of_practice, file.case.id)
        values = [value for value, _words in PROPOSED]
        self.proposed.show_value(values, file.case.problem_proposed_by)
        yield
        self.causes.show_file(file)
        yield
        self.heard.show_file(file)
        yield
        self.interviews.show_records(file, file.interviews[::-1])
        yield
        self.practices.show_records(file, file.practices)
        self.problems.show_records(file, file.problems)
        self.versions.show_records(file, file.problem_versions)
        self.evidence.show_records(file, file.evidence)
        self.process.show_records(file, file.process_steps)
        self._show_process(file)
        self.meetings.show_file(file)
        self.dynamics.show_records(file, file.dynamics)
        self._show_state(file)

    def _show_process(self, file: CaseFile) -> None:
        step = self.process.current()
        self.process_card.show_process(file, step.process if step else None)

    def _step_chosen(self, _step: object) -> None:
        if self.file is not None:
            self._show_process(self.file)

    def _room(self) -> None:
        if self.file is not None:
            show_room(self.context, self.file.case.id, self.window())

    def _capture(self) -> None:
        if self.file is not None:
            CaptureDialog(self.context, self.window(), self.file).open()

    def _guide(self, problem: Problem | None) -> None:
        if self.file is not None:
            made = problem or Problem(case_id=self.file.case.id, text="")
            ProblemDialog(self.context, self.window(), self.file, made).open()

    def _guide_current(self) -> None:
        self._guide(self.problems.current())

    def _cause_from_note(self) -> None:
        note = self.dynamics.current()
        if note is None:
            self.context.notice.emit("info", "Choose a note first", "")
            return
        self._ask_cause(note, "What may be said openly? Nothing of the note goes with it.")

    def _ask_cause(self, note: DynamicsNote, words: str, text: str = "") -> None:
        """Ask for the words of a cause; refused, they are asked for again and stand there still."""
        county = self.context.county

        def make(said: str) -> None:
            self.context.change(
                lambda: causes.cause_from_note(county, note, said),
                owner=self,
                failed=lambda error: self._ask_cause(
                    note, getattr(error, "message", str(error)), said
                ),
            )

        ask_line(self, "A cause in neutral words", words, make, text=text)

    def _show_state(self, file: CaseFile) -> None:
        for made, words in zip(self.steps.buttons, step_words(file), strict=True):
            made.say(words)

    def go_to(self, kind: str, record_id: str) -> bool:
        if kind == OF_CASE:
            give_focus(self.context, self.problem)
            return True
        if kind == "theme":
            return self.heard.go_to(record_id)
        if kind == "quote":
            self.heard.turn_to_quote(record_id)
        if kind != "cause":
            return super().go_to(kind, record_id)
        there = self.outline.select(record_id)
        if there:
            give_focus(self.context, self.outline)
        return there

    def flush(self) -> None:
        self.problem.flush()

    def _save_problem(self, text: str) -> None:
        self.save_case(problem_of_practice=text, label=EDIT_PROBLEM, quiet=True)

    def _save_proposed(self, place: int) -> None:
        if place < len(PROPOSED):  # the other one is left as it cannot be read
            self.save_case(problem_proposed_by=PROPOSED[place][0])
