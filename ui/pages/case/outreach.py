"""Outreach: how we work together, the district's direction, people, voices, decisions, contacts."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Contact
from sos_desktop.domain.casework.words import ContactKind, ServiceLevel, Stage
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from ui import theme
from ui.models.table import Column
from ui.pages.case.decisions import DecisionsList
from ui.pages.case.declared import list_of, shown
from ui.pages.case.direction import GOALS, PRIORITIES, PlansList
from ui.pages.case.district_people import DistrictPeople
from ui.pages.case.people import Asking, TeamList, offer_people
from ui.pages.case.tabs import CaseTab, choices_of
from ui.pages.case.template_dialog import offer_tasks
from ui.pages.case.voices import VoicesCard
from ui.widgets.basics import card, label
from ui.widgets.choice import ChoiceBox
from ui.widgets.flow import FlowLayout
from ui.widgets.forms.date_field import DateField


def _kind(contact: Contact) -> str:
    """The kind, with the place below it where one is noted."""
    return f"{contact.kind.words}\n{contact.place}" if contact.place else contact.kind.words


def _people(contact: Contact) -> str:
    """Who took part, and who should have."""
    who = contact.people or "not noted"
    return f"{who}\nAbsent: {contact.absent}" if contact.absent else who


CONTACTS = list_of(
    Contact,
    "Calls, letters, meetings and visits stand here, with what was agreed.",
    lambda file: Contact(case_id=file.case.id, kind=ContactKind.MEETING, held_on=clock.today()),
    (
        shown(Contact.held_on, width=13),
        Column("Kind", _kind, width=13, field="kind", tooltip=_kind),
        Column("With", _people, width=22, field="people", tooltip=_people),
        shown(Contact.summary, width=38),
        shown(Contact.agreed, width=28, missing="nothing noted"),
        shown(Contact.sensitivity, "May read it", width=15),
    ),
)


class OutreachTab(CaseTab):
    """Stage 2 on one page."""

    key = "outreach"
    title = "Outreach"
    stage = Stage.OUTREACH

    def build(self) -> Iterator[None]:
        self.service = ChoiceBox()
        self.service.setAccessibleName("Level of service the district chose")
        self._levels: list[tuple[ServiceLevel | None, str]] = [
            *choices_of(ServiceLevel, "Not chosen yet")
        ]
        for _level, words in self._levels:
            self.service.addItem(words)
        self.board = DateField("Board meeting")
        self.report_back = DateField("Report back")
        self.box.addWidget(self._choices())
        yield
        self.priorities = self.add_list(PRIORITIES)
        yield
        self.goals = self.add_list(GOALS)
        yield
        self.plans = self.add(PlansList(self.context, self.home()))
        yield
        self.people = self.add(DistrictPeople(self.context, self.home()))
        yield
        self.team = self.add(TeamList(self.context, self.home()))
        yield
        self.voices = self.add(VoicesCard(self.context))
        yield
        self.decisions = self.add(DecisionsList(self.context, self.home()))
        yield
        self.contacts = self.add_list(CONTACTS)
        self.box.addStretch(1)
        self.contacts.opened.connect(self._offer_people)
        self.service.activated.connect(self._save_level)
        for field in (self.board, self.report_back):
            field.line.editingFinished.connect(self._save_dates)
            field.picked.connect(self._save_dates)

    def _choices(self) -> QFrame:
        frame, box = card(margin=0, spacing=6)
        box.addWidget(label("How we work together", "strong"))
        fields = FlowLayout()
        for words, control, wide in (
            ("The district chose", self.service, 54),
            ("Board meeting", self.board, 26),
            ("Report back", self.report_back, 26),
        ):
            theme.width(control, wide)
            fields.addWidget(_under_its_name(words, control))
        box.addLayout(fields)
        self.problem = label("", "small", tone="bad", wrap=True)
        self.problem.hide()
        box.addWidget(self.problem)
        return frame

    def fill(self, file: CaseFile) -> Iterator[None]:
        values = [level for level, _words in self._levels]
        self.service.show_value(values, file.case.service_level)
        for field, day in (
            (self.board, file.case.board_date),
            (self.report_back, file.case.report_back_date),
        ):
            if not field.line.hasFocus():
                field.set_date(day)
        self.priorities.show_records(file, file.priorities)
        self.goals.show_records(file, file.goals)
        yield
        self.plans.show_records(file, file.other_plans)
        self.people.show_file(file)
        yield
        self.team.show_records(file, file.team)
        self.voices.show_file(file)
        yield
        self.decisions.show_records(file, file.decisions[::-1])
        yield
        self.contacts.show_records(file, sorted(file.contacts, key=lambda c: c.held_on)[::-1])

    def go_to(self, kind: str, record_id: str) -> bool:
        if kind == "voice":
            return self.voices.table.go_to(record_id)
        return super().go_to(kind, record_id)

    def _offer_people(self, asking: Asking) -> None:
        if self.file is not None:
            offer_people(self.context, asking, self.file)

    def _save_level(self, place: int) -> None:
        if self.file is None or place >= len(self._levels):  # left as it cannot be read
            return
        level = self._levels[place][0]
        if level == self.file.case.service_level:
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
            self.save_case(failed=self._refused, **values)

    def _refused(self, problem: BaseException) -> None:
        if not isinstance(problem, InputProblem):
            self.context.report(problem)
            return
        self.problem.setText(problem.message)
        self.problem.show()


def _under_its_name(words: str, control: QWidget) -> QWidget:
    place = QWidget()
    lines = QVBoxLayout(place)
    lines.setContentsMargins(0, 0, 8, 0)
    lines.setSpacing(2)
    name = label(words, "small", tone="muted")
    name.setBuddy(control)
    lines.addWidget(name)
    lines.addWidget(control)
    return place
