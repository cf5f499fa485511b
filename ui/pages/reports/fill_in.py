"""Where what a letter lacks is filled in: a small form, or the page it belongs to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.casework.letters.letter_fields import FieldPlace, Obstacle
from sos_desktop.domain.casework.records import Consultant, Person
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.casework.words import PersonRole
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases
from sos_desktop.services.county import registers
from sos_desktop.services.county.office import office, save_contact
from sos_desktop.services.letters.facts import LetterLea
from sos_desktop.services.people.address_book import address_book
from ui.context import AppContext
from ui.navigation import CaseloadTarget, DataTarget, ReportsTarget
from ui.pages.case.lcap import lcap_dialog
from ui.pages.people.form import PersonDialog
from ui.pages.settings.office import ask_office
from ui.widgets.basics import button, clear, label, row
from ui.widgets.focus import tab_inside
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import AnyField, Field

BUTTONS = {
    FieldPlace.SUPERINTENDENT: "Address book…",
    FieldPlace.SIGNATURE: "Who signs…",
    FieldPlace.CONTACT: "Whom to call…",
    FieldPlace.OFFICE: "County office…",
    FieldPlace.DATA: "Go to Data",
    FieldPlace.CASE: "Go to Caseload",
    FieldPlace.LCAP: "LCAP dates…",
    FieldPlace.TEMPLATE: "Go to Templates",
}
_PERSON = (
    Field(Person.name, "Name"),
    Field(Person.title, "Title", hint="Superintendent"),
    Field(Person.salutation, "Letters begin with “Dear …”", hint="Dr. Peña; empty means by name"),
    Field(Person.email, "E-mail"),
    Field(Person.phone, "Phone"),
    Field(Person.left_on, "No longer there since", Editor.EVENT_DATE),
)
_MEMBER = (
    Field(Consultant.name, "Name"),
    Field(Consultant.title, "Title"),
    Field(Consultant.phone, "Phone"),
    Field(Consultant.email, "E-mail"),
)
_CALLED = "Whom districts call"


def fill_in(
    context: AppContext, parent: QWidget, found: LetterLea, place: FieldPlace, entry: str = ""
) -> None:
    """Open the form or the page where something is filled in; `entry`: the one that is meant."""
    if place is FieldPlace.DATA:
        context.go.emit(DataTarget())
    elif place is FieldPlace.CASE:
        context.go.emit(CaseloadTarget())
    elif place is FieldPlace.TEMPLATE:
        context.go.emit(ReportsTarget("templates"))
    elif place is FieldPlace.OFFICE:
        ask_office(context, parent)
    else:
        ask = {
            FieldPlace.SUPERINTENDENT: _ask_head,
            FieldPlace.SIGNATURE: _ask_signer,
            FieldPlace.CONTACT: _ask_contact,
            FieldPlace.LCAP: _ask_lcap,
        }[place]
        ask(context, parent, found, entry)


def _ask_head(context: AppContext, parent: QWidget, found: LetterLea, entry: str) -> None:
    county, cds = context.county, found.lea.cds
    charter = found.lea.kind == EntityKind.CHARTER
    role = PersonRole.CHARTER if charter else PersonRole.SUPERINTENDENT

    def read() -> tuple[Person, tuple[Lea, ...]]:
        book = address_book(county)
        people = [line.person for line in book.people if line.person.cds == cds]
        there = [p for p in people if p.role == role and p.is_there(clock.today())]
        wanted = [p for p in people if p.id == entry] or there
        return wanted[0] if wanted else Person(name="", role=role, cds=cds), book.leas

    def ask(read: tuple[Person, tuple[Lea, ...]]) -> None:
        title = f"{read[0].role.words} of {found.lea.name}"
        PersonDialog(context, *read, parent=parent, title=title, fields=_PERSON).open()

    context.query(read, ask, owner=parent)


def _ask_signer(context: AppContext, parent: QWidget, _found: LetterLea, entry: str) -> None:
    county = context.county

    def read() -> Consultant:
        team = registers.all_of(county, Consultant)
        signers = [member for member in team if member.signs and member.active]
        wanted = [member for member in team if member.id == entry] or signers
        return wanted[0] if wanted else Consultant(name="", signs=True)

    def ask(member: Consultant) -> None:
        choice = ((True, "Signs letters"), (False, "Does not sign letters"))
        fields = (*_MEMBER, Field(Consultant.signs, "Letters", Editor.CHOICE, choice))
        _form(context, parent, "Who signs letters", fields, member)

    context.query(read, ask, owner=parent)


def _ask_contact(context: AppContext, parent: QWidget, found: LetterLea, _entry: str) -> None:
    """The team member the case or the office names; else who is to be called, and the team has."""
    county = context.county
    in_charge = found.case.consultant if found.case else ""

    def read() -> tuple[Consultant | None, tuple[str, ...]]:
        name = in_charge or office(county).contact
        team = [m for m in registers.all_of(county, Consultant) if m.active]
        if not name:
            return None, tuple(m.name for m in team)
        same = [m for m in team if m.name.casefold() == name.casefold()]
        return (same[0] if same else Consultant(name=name)), ()

    def ask(found: tuple[Consultant | None, tuple[str, ...]]) -> None:
        member, names = found
        if member is not None:
            _form(context, parent, _CALLED, _MEMBER, member)
            return
        FormDialog(
            context,
            _CALLED,
            (Field(Consultant.name, "Name", offers=names), *_MEMBER[1:]),
            Consultant(name=""),
            lambda edited: save_contact(county, edited),
            parent=parent,
            explanation="When nobody is in charge of their case. The office team keeps them.",
        ).open()

    context.query(read, ask, owner=parent)


def _ask_lcap(context: AppContext, parent: QWidget, found: LetterLea, _entry: str) -> None:
    county, case = context.county, found.case
    if case is not None:
        context.query(
            lambda: cases.case_file(county, case.id),
            lambda file: lcap_dialog(context, parent, file).open(),
            owner=parent,
        )


def _form(
    context: AppContext,
    parent: QWidget,
    title: str,
    fields: Sequence[AnyField],
    record: Consultant,
) -> None:
    county = context.county
    FormDialog(
        context,
        title,
        fields,
        record,
        lambda edited: registers.save(county, edited),
        parent=parent,
    ).open()


class ObstacleList(QWidget):
    """What is missing, a line each, with a button that leads to where it is filled in.

    When what the focus was on is filled in, it goes to what is missing next, at last to `back_to`.
    """

    def __init__(self, open_place: Callable[[FieldPlace, str], object], back_to: QWidget) -> None:
        super().__init__()
        self._back_to = back_to
        self._open = open_place
        self._shown: tuple[Obstacle, ...] = ()
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(4)

    def show_obstacles(self, obstacles: tuple[Obstacle, ...]) -> None:
        """Show these."""
        if obstacles == self._shown:
            return
        self._shown = obstacles
        focus = self.window().focusWidget()
        held = focus is not None and self.isAncestorOf(focus)
        made = self._fill(obstacles)
        tab_inside(self, *made)
        if held:
            (made[0] if made else self._back_to).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, obstacles: tuple[Obstacle, ...]) -> list[QPushButton]:
        clear(self.box)
        made: list[QPushButton] = []
        for obstacle in obstacles:
            words: QLabel = label(obstacle.words, wrap=True)
            place = obstacle.place
            if place is None:
                self.box.addWidget(words)
                continue
            buttons = [
                button(
                    text, lambda p=place, e=entry: self._open(p, e), name=f"{text} {obstacle.words}"
                )
                for entry, text in (
                    *((entry, f"{name}…") for entry, name in obstacle.entries),
                    *(() if obstacle.entries else (("", BUTTONS[place]),)),
                )
            ]
            made += buttons
            line = row(words, *buttons)
            line.setStretch(0, 1)
            line.setStretch(line.count() - 1, 0)
            self.box.addLayout(line)
        return made
