"""Outreach: contacts, the district's own direction, team, voices, level of service."""

from typing import Any

from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import (
    Contact,
    DistrictPriority,
    LcapGoal,
    TeamMember,
)
from sos_desktop.domain.casework.words import (
    ContactKind,
    ServiceLevel,
    Side,
)
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from ui.context import AppContext
from ui.models.table import Column
from ui.pages.case.tabs import SENSITIVITY, CaseTab, choices_of, people_of
from ui.pages.case.template_dialog import offer_tasks
from ui.pages.case.voices import VoicesCard
from ui.widgets.basics import card, label
from ui.widgets.dates import DateField
from ui.widgets.forms import Field
from ui.widgets.record_list import ListSpec, RecordList

CONTACTS = ListSpec(
    "Contacts and meetings", "contact",
    "Calls, letters, meetings and visits stand here, with what was agreed.",
    (
        Column("Date", lambda c: date_words(c.held_on), sort=lambda c: c.held_on, width=13),
        Column("Kind", lambda c: c.kind.words, width=11),
        Column("With", lambda c: c.people or "not noted", width=22),
        Column("What was said", lambda c: c.summary or "not noted", width=38,
               tooltip=lambda c: c.summary),
        Column("What was agreed", lambda c: c.agreed or "nothing noted", width=28,
               tooltip=lambda c: c.agreed),
        Column("May read it", lambda c: c.sensitivity.words, width=15),
    ),
    lambda file: (
        Field("kind", "Kind", "choice", choices_of(ContactKind)),
        Field("held_on", "Date", "date", required=True),
        Field("people", "With", hint="Roles or names", offers=people_of(file)),
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
        Column("E-mail", lambda m: m.email or "not noted", width=24),
        Column("Phone", lambda m: m.phone or "not noted", width=15),
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
        self.service.activated.connect(self._save_level)
        for field in (self.board, self.report_back):
            field.line.editingFinished.connect(self._save_dates)
            field.picked.connect(self._save_dates)

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
        for field, day in (
            (self.board, file.case.board_date),
            (self.report_back, file.case.report_back_date),
        ):
            if not field.line.hasFocus():
                field.set_date(day)
        self.contacts.show_records(file, sorted(file.contacts, key=lambda c: c.held_on)[::-1])
        self.priorities.show_records(file, file.priorities)
        self.goals.show_records(file, file.goals)
        self.team.show_records(file, file.team)
        self.voices.show_file(file)

    def _save_level(self, place: int) -> None:
        level = self._levels[place][0]
        if self.file is None or level == self.file.case.service_level:
            return
        self.save_case(service_level=level)
        if level is not None:
            offer_tasks(self.context, self, self.file.case.id, level=level)

    def _save_dates(self) -> None:
        if self.file is None:
            return
        try:
            values: dict[str, Any] = {
                "board_date": self.board.date(),
                "report_back_date": self.report_back.date(),
            }
        except InputProblem as problem:
            self.problem.setText(problem.message)
            self.problem.show()
            return
        self.problem.hide()
        if any(getattr(self.file.case, name) != day for name, day in values.items()):
            self.save_case(**values)
