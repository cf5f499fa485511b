"""Needs and causes: strengths first, the problem of practice, the outline of causes, evidence."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtWidgets import QFrame, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.history.labels import EDIT_PROBLEM
from sos_desktop.domain.casework.partners import agency
from sos_desktop.domain.casework.records import Cause, Evidence, Interview
from sos_desktop.domain.casework.words import EvidenceKind, Stage, VoiceState
from sos_desktop.domain.needs.standing import step_words
from sos_desktop.foundation import clock
from sos_desktop.services.casework import drafts, records
from ui.finding import OF_CASE
from ui.models.table import Column
from ui.pages.case import needs_lists
from ui.pages.case.declared import form_of, list_of, shown
from ui.pages.case.heard import HeardCard
from ui.pages.case.see import SeeCard, finding_list, readers_follow_kind, strengths_first
from ui.pages.case.tabs import PROPOSED, CaseTab
from ui.pages.case.voices import TONES, voice_words, voices_of
from ui.widgets.basics import button, card, clear, label, pill, row
from ui.widgets.choice import ChoiceBox
from ui.widgets.flow import FlowLayout
from ui.widgets.forms.autosave import AutosaveText
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.lists.list_spec import ListSpec
from ui.widgets.lists.outline import CauseOutline
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.row_menu import menu_of
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
            Column("Cause", cause, tooltip=cause, width=24, field="cause_id"),
            shown(Evidence.source, width=18),
            shown(Evidence.gathered_on, width=13),
            shown(Evidence.sensitivity, "May read it", width=15),
        ),
    )


INTERVIEWS = list_of(
    Interview,
    "What those say who live with the problem: families, students, teachers. By role, not by name.",
    lambda file: Interview(case_id=file.case.id, role="", held_on=clock.today()),
    (
        shown(Interview.held_on, width=13),
        shown(Interview.role, width=24),
        shown(Interview.summary),
        shown(Interview.quotes, width=30),
        shown(Interview.sensitivity, "May read it", width=15),
    ),
)


STEPS = ("What we see", "What we heard", "Why")
_SEE, _HEARD, _WHY = range(3)
P = TypeVar("P", bound=QWidget)


class NeedsTab(CaseTab):
    """Stage 3 on one page."""

    key = "needs"
    title = "Needs and causes"
    stage = Stage.NEEDS

    def build(self) -> Iterator[None]:
        self.steps = Stepped(STEPS, "Steps of needs and causes")
        self.box.addWidget(self.steps)
        self._step = _SEE
        self.see = self.add(SeeCard(self.context))
        self.see.stands_now.connect(self._show_standings)
        yield
        self.findings = self.add(RecordList(self.context, finding_list(self.see)))
        yield
        self.practices = self.add(RecordList(self.context, needs_lists.PRACTICES))
        yield
        self._step = _HEARD
        self.heard = self.add(HeardCard(self.context))
        yield
        self.quotes = self.add(self.heard.make_quotes(self))
        yield
        self.interviews = self.add(RecordList(self.context, INTERVIEWS))
        yield
        self._step = _WHY
        yield from self._build_why()
        for place in range(len(STEPS)):
            self.steps.column(place).addStretch(1)
        self._connect()

    def _build_why(self) -> Iterator[None]:
        self.problem = AutosaveText(
            "Problem of practice", "One problem, in the district's words, small enough to work on."
        )
        self.proposed = ChoiceBox()
        self.proposed.setAccessibleName("Who proposed the problem of practice")
        for _value, words in PROPOSED:
            self.proposed.addItem(words)
        self.outline = CauseOutline()
        self.add(self._problem_card())
        yield
        self.problems = self.add(RecordList(self.context, needs_lists.PROBLEMS))
        yield
        self.add(self._causes_card())
        yield
        self.evidence = self.add(RecordList(self.context, evidence_list(self.cause_of)))
        yield
        self.process = self.add(RecordList(self.context, needs_lists.process(self)))
        yield
        self.dynamics = self.add(RecordList(self.context, needs_lists.DYNAMICS))

    def add(self, part: P) -> P:
        """Put a part into the step that is being made."""
        super().add(part)
        self.steps.column(self._step).addWidget(part)
        return part

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
        box.addWidget(self.problem)
        who = label("Proposed by")
        who.setBuddy(self.proposed)
        box.addLayout(row(who, self.proposed))
        return frame

    def _causes_card(self) -> QFrame:
        frame, box = card()
        box.addWidget(label("Causes", "heading"))
        box.addWidget(
            label(
                "Enter: next cause · Ctrl+Enter: why, below it · Ctrl+Right, Ctrl+Left: deeper, "
                "shallower · Ctrl+Up, Ctrl+Down: move · F2 or typing: edit · Space: state and "
                "details · Delete: remove",
                "small",
                tone="muted",
                wrap=True,
            )
        )
        box.addWidget(self.outline)
        self.add_cause = button("Add a cause", lambda: self.outline.begin_new(), icon_name="plus")
        self.add_below = button("Ask why", lambda: self.outline.begin_new(deeper=True))
        self.details = button(
            "Details…", lambda: self._open_cause(self.outline.current()), role="quiet"
        )
        self.remove_cause = button(
            "Remove", lambda: self._remove(self.outline.current()), role="quiet"
        )
        box.addLayout(row(self.add_cause, self.add_below, self.details, self.remove_cause))
        menu_of(self.outline, (self.add_below, self.add_cause, self.details, self.remove_cause))
        box.addSpacing(4)
        box.addWidget(label("Voices in this analysis", "small", tone="muted"))
        self.chips = FlowLayout()
        box.addLayout(self.chips)
        self.voices = label("", tone="warn", wrap=True)
        box.addWidget(self.voices)
        return frame

    def _connect(self) -> None:
        self.findings.opened.connect(readers_follow_kind)
        self.problem.save.connect(self._save_problem)
        self.proposed.activated.connect(self._save_proposed)
        self.outline.added.connect(self._add)
        self.outline.renamed.connect(self._keep)
        self.outline.moved.connect(self._move)
        self.outline.removed.connect(self._remove)
        self.outline.opened.connect(self._open_cause)
        self.outline.current_changed.connect(self._show_current)

    def fill(self, file: CaseFile) -> Iterator[None]:
        self.see.show_file(file)
        self.findings.show_records(file, strengths_first(file.findings))
        self.problem.load(file.case.problem_of_practice, file.case.id)
        values = [value for value, _words in PROPOSED]
        self.proposed.setCurrentIndex(values.index(file.case.problem_proposed_by))
        yield
        counts: dict[str, int] = {}
        for item in file.evidence:
            if item.cause_id:
                counts[item.cause_id] = counts.get(item.cause_id, 0) + 1
        self.outline.load(file.case.id, file.causes, counts)
        self._show_current(self.outline.current())
        yield
        self.heard.show_file(file)
        yield
        self.interviews.show_records(file, file.interviews[::-1])
        yield
        self.practices.show_records(file, file.practices)
        self.problems.show_records(file, file.problems)
        self.evidence.show_records(file, file.evidence)
        self.process.show_records(file, file.process_steps)
        self.dynamics.show_records(file, file.dynamics)
        self._show_voices(file)
        self._show_state(file)

    def _show_state(self, file: CaseFile) -> None:
        for made, words in zip(self.steps.buttons, step_words(file), strict=True):
            made.say(words)

    def _show_voices(self, file: CaseFile) -> None:
        clear(self.chips)
        voices = voices_of(file, Stage.NEEDS)
        shown = [
            v for p, v in voices.items() if v.state is not VoiceState.MISSING or p in agency.NEEDED
        ]
        for voice in shown:
            missing = voice.state is VoiceState.MISSING
            words = f"{voice.perspective.words}: {voice_words(voice).lower()}"
            self.chips.addWidget(pill(words, "warn" if missing else TONES[voice.state]))
        self.voices.setText(" ".join(agency.warnings(file)))
        self.voices.setVisible(bool(self.voices.text()))

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
        self.save_case(problem_proposed_by=PROPOSED[place][0])

    def _add(self, cause: Cause, position: int) -> None:
        county = self.context.county
        self.context.change(
            lambda: records.insert(county, cause, position),
            owner=self,
            quiet=True,
            failed=lambda error: self._not_added(cause, error),
            typed=True,
        )

    def _not_added(self, cause: Cause, error: BaseException) -> None:
        self.outline.forget(cause)
        self.context.report(error)

    def _keep(self, cause: Cause) -> None:
        county = self.context.county
        self.context.change(lambda: records.save(county, cause), owner=self, quiet=True, typed=True)

    def _move(self, cause: Cause, position: int) -> None:
        county = self.context.county
        self.context.change(lambda: records.move(county, cause, position), owner=self, quiet=True)

    def _remove(self, cause: Cause | None) -> None:
        if cause is not None:
            county = self.context.county
            self.context.change(lambda: records.remove(county, cause), owner=self)

    def _open_cause(self, cause: Cause | None) -> None:
        if cause is not None:
            county = self.context.county
            FormDialog(
                self.context,
                "Cause",
                form_of(Cause, self.file),
                cause,
                lambda edited: records.save(county, edited),
                parent=self,
                draft=drafts.key_of(Cause, cause.case_id, cause.id),
            ).open()

    def _show_current(self, cause: Cause | None) -> None:
        for made in (self.add_below, self.details, self.remove_cause):
            made.setEnabled(cause is not None)
