"""Outreach: contacts, the district's own direction, team, voices, level of service."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QGridLayout

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import (
    Contact,
    DistrictPriority,
    LcapGoal,
    TeamMember,
    Voice,
)
from sos_desktop.domain.casework.words import (
    ContactKind,
    Perspective,
    ServiceLevel,
    Side,
    Stage,
    VoiceState,
)
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services import cases, records
from ui.context import AppContext
from ui.models.table import Column
from ui.pages.case.tabs import SENSITIVITY, CaseTab, choices_of
from ui.widgets.basics import card, label
from ui.widgets.dates import DateField
from ui.widgets.forms import Field
from ui.widgets.record_list import ListSpec, RecordList

_VOICE_STAGES = (Stage.OUTREACH, Stage.NEEDS)

CONTACTS = ListSpec(
    "Contacts and meetings", "contact",
    "Calls, letters, meetings and visits stand here, with what was agreed.",
    (
        Column("Date", lambda c: date_words(c.held_on), sort=lambda c: c.held_on, width=13),
        Column("Kind", lambda c: c.kind.words, width=14),
        Column("With", lambda c: c.people or "not noted", width=24),
        Column("What was said", lambda c: c.summary or "not noted", width=40,
               tooltip=lambda c: c.summary),
        Column("What was agreed", lambda c: c.agreed or "nothing noted", width=30,
               tooltip=lambda c: c.agreed),
        Column("For", lambda c: c.sensitivity.words, width=16),
    ),
    lambda _file: (
        Field("kind", "Kind", "choice", choices_of(ContactKind)),
        Field("held_on", "Date", "date"),
        Field("people", "With", hint="Roles or names"),
        Field("summary", "What was said", "text"),
        Field("agreed", "What was agreed", "text"),
        Field("sensitivity", "Who may read this", "choice", SENSITIVITY),
    ),
    lambda file: Contact(case_id=file.case.id, kind=ContactKind.MEETING, held_on=clock.today()),
)  # fmt: skip
PRIORITIES = ListSpec(
    "The district's own priorities", "priority",
    "What the district itself says matters most comes first; the work builds on it.",
    (Column("Priority", lambda p: p.text, width=60),),
    lambda _file: (Field("text", "Priority", "text"),),
    lambda file: DistrictPriority(case_id=file.case.id, text=""),
    ordered=True,
)  # fmt: skip
GOALS = ListSpec(
    "LCAP goals and actions", "LCAP goal",
    "Goals and actions of the district's LCAP that this work feeds, so that no new plan is needed.",
    (
        Column("Number", lambda g: g.number, width=10),
        Column("Goal or action", lambda g: g.text or "not noted", width=50),
    ),
    lambda _file: (Field("number", "Number", hint="2 or 2.4"), Field("text", "Words", "text")),
    lambda file: LcapGoal(case_id=file.case.id, number=""),
    ordered=True,
)  # fmt: skip
TEAM = ListSpec(
    "Team", "team member",
    "Who works on this, from the district, the county office and partners.",
    (
        Column("Name", lambda m: m.name, width=26),
        Column("Role", lambda m: m.role or "not noted", width=24),
        Column("Side", lambda m: m.side.words, width=15),
        Column("E-mail", lambda m: m.email or "not noted", width=22),
        Column("Phone", lambda m: m.phone or "not noted", width=14),
    ),
    lambda _file: (
        Field("name", "Name"), Field("role", "Role"),
        Field("side", "Works for", "choice", choices_of(Side)),
        Field("email", "E-mail"), Field("phone", "Phone"),
    ),
    lambda file: TeamMember(case_id=file.case.id, name=""),
)  # fmt: skip


class OutreachTab(CaseTab):
    """Stage 2 on one page."""

    title = "Outreach"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.service = QComboBox()
        self.service.setAccessibleName("Level of service the district chose")
        self._levels: list[tuple[Any, str]] = [*choices_of(ServiceLevel, "Not chosen yet")]
        for _level, words in self._levels:
            self.service.addItem(words)
        self.board = DateField("Board meeting")
        self.report_back = DateField("Report back")
        self.box.addWidget(self._choices())
        self.contacts = RecordList(context, CONTACTS)
        self.priorities = RecordList(context, PRIORITIES)
        self.goals = RecordList(context, GOALS)
        self.team = RecordList(context, TEAM)
        self.voices = VoicesCard(context)
        for widget in (self.contacts, self.priorities, self.goals, self.team, self.voices):
            self.box.addWidget(widget)
        self.box.addStretch(1)
        self.service.activated.connect(lambda _n: self._save())
        self.board.line.editingFinished.connect(self._save)
        self.report_back.line.editingFinished.connect(self._save)

    def _choices(self) -> QFrame:
        frame, box = card()
        box.addWidget(label("How we work together", "heading"))
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for words, control in (
            ("The district chose", self.service),
            ("Board meeting", self.board),
            ("Report back", self.report_back),
        ):
            control.setMaximumWidth(460)
            name = label(words)
            name.setBuddy(control)
            form.addRow(name, control)
        box.addLayout(form)
        self.problem = label("", "small", tone="bad", wrap=True)
        self.problem.hide()
        box.addWidget(self.problem)
        return frame

    def show_file(self, file: CaseFile) -> None:
        super().show_file(file)
        values = [level for level, _words in self._levels]
        self.service.setCurrentIndex(values.index(file.case.service_level))
        self.board.set_date(file.case.board_date)
        self.report_back.set_date(file.case.report_back_date)
        self.contacts.show_records(file, sorted(file.contacts, key=lambda c: c.held_on)[::-1])
        self.priorities.show_records(file, file.priorities)
        self.goals.show_records(file, file.goals)
        self.team.show_records(file, file.team)
        self.voices.show_file(file)

    def _save(self) -> None:
        if self.file is None:
            return
        try:
            case = replace(
                self.file.case,
                service_level=self._levels[self.service.currentIndex()][0],
                board_date=self.board.date(),
                report_back_date=self.report_back.date(),
            )
        except InputProblem as problem:
            self.problem.setText(problem.message)
            self.problem.show()
            return
        self.problem.hide()
        if case != self.file.case:
            county = self.context.county
            self.context.change(lambda: cases.update_case(county, case), owner=self)


class VoicesCard(QFrame):
    """Whose voice has been heard, per stage; a quiet word where one is missing."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        self._file: CaseFile | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.addWidget(label("Voices", "heading"), 0, 0)
        self.boxes: dict[tuple[Stage, Perspective], QComboBox] = {}
        for column, stage in enumerate(_VOICE_STAGES, start=1):
            grid.addWidget(label(f"In {stage.title.lower()}", "small", tone="muted"), 1, column)
        for number, perspective in enumerate(Perspective, start=2):
            grid.addWidget(label(perspective.words), number, 0)
            for column, stage in enumerate(_VOICE_STAGES, start=1):
                box = QComboBox()
                for state in VoiceState:
                    box.addItem(state.words)
                box.setAccessibleName(f"{perspective.words} in {stage.title.lower()}")
                box.activated.connect(lambda place, s=stage, p=perspective: self._save(s, p, place))
                self.boxes[(stage, perspective)] = box
                grid.addWidget(box, number, column)
        self.note = label("", "small", tone="warn", wrap=True)
        grid.addWidget(self.note, len(Perspective) + 2, 0, 1, 3)
        grid.setColumnStretch(3, 1)

    def show_file(self, file: CaseFile) -> None:
        """Show a case's voices."""
        self._file = file
        known = {(voice.stage, voice.perspective): voice for voice in file.voices}
        for key, box in self.boxes.items():
            state = known[key].state if key in known else VoiceState.MISSING
            box.setCurrentIndex(list(VoiceState).index(state))
        heard = {v.perspective for v in file.voices if v.state is VoiceState.HEARD}
        quiet = [p.words.lower() for p in (Perspective.FAMILIES, Perspective.STUDENTS,
                 Perspective.BOARD, Perspective.LABOR) if p not in heard]  # fmt: skip
        self.note.setText(f"Not heard yet: {', '.join(quiet)}." if quiet else "")
        self.note.setVisible(bool(quiet))

    def _save(self, stage: Stage, perspective: Perspective, place: int) -> None:
        if self._file is None:
            return
        known = next(
            (v for v in self._file.voices if v.stage == stage and v.perspective == perspective),
            Voice(case_id=self._file.case.id, stage=stage, perspective=perspective),
        )
        voice, county = replace(known, state=list(VoiceState)[place]), self._context.county
        self._context.change(lambda: records.save(county, voice), owner=self)
