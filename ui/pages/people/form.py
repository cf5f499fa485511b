"""One person of the address book: the form, and what is asked when a mail address is shared."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.casework.records import Person
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.casework.words import PersonRole
from sos_desktop.foundation import clock
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.people import address_book
from sos_desktop.services.people.address_book import PersonLine, SharedAddress, described
from ui.context import AppContext
from ui.widgets.forms.asking_dialog import AskingDialog
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import AnyField, Field
from ui.widgets.forms.question_bar import Answer

ROLES = tuple((role, role.words) for role in PersonRole)
NAME_AND_ROLE: tuple[AnyField, ...] = (
    Field(Person.name, "Name"),
    Field(Person.role, "Role", Editor.CHOICE, ROLES),
)
FACTS: tuple[AnyField, ...] = (
    Field(Person.title, "Title", hint="Assistant Superintendent"),
    Field(Person.salutation, "Salutation in letters", hint="Dr. Peña"),
    Field(Person.email, "E-mail"),
    Field(Person.phone, "Phone"),
    Field(Person.note, "Note", Editor.TEXT),
    Field(Person.left_on, "No longer there since", Editor.EVENT_DATE),
)
"""What is asked of somebody besides where they work."""


def _fields(leas: Sequence[Lea], cds: str | None) -> tuple[AnyField, ...]:
    named = {lea.cds: lea.name for lea in leas}
    if cds is not None:
        named.setdefault(cds, f"LEA {cds}, not of this county")
    return (
        *NAME_AND_ROLE,
        Field(
            Person.cds, "Works for", Editor.CHOICE, ((None, "No LEA of the county"), *named.items())
        ),
        Field(Person.organization, "Organization", hint="Only for people of no LEA"),
        *FACTS,
    )


class PersonDialog(AskingDialog[Person]):
    """Adds or edits somebody; a mail address somebody else has is never kept silently."""

    def __init__(
        self,
        context: AppContext,
        person: Person,
        leas: Sequence[Lea],
        *,
        parent: QWidget,
        new: bool = False,
        title: str = "",
        fields: Sequence[AnyField] = (),
    ) -> None:
        """Make it; `fields` are those of a shorter form, all of them by default."""
        self._leas = leas
        county = context.county
        super().__init__(
            context,
            title or ("Add a person" if new else "Edit person"),
            fields or _fields(leas, person.cds),
            person,
            lambda edited, agreed: address_book.save_person(county, edited, share_address=agreed),
            parent=parent,
            explanation="The role is how letters and lists find the right person.",
        )

    def answers(self, error: BaseException) -> Sequence[Answer]:
        if not isinstance(error, SharedAddress):
            return ()
        opening = [
            (
                f"Open {other.name or 'the other entry'}",
                f"Open {described(other)}",
                partial(self.give_way, partial(self._dialog_of, other)),
            )
            for other in error.others[:3]
        ]
        return [("Save for both", "", self.agree), *opening]

    def _dialog_of(self, other: PersonLine) -> "PersonDialog":
        return PersonDialog(self._context, other.person, self._leas, parent=self.page)


@frozen_dataclass
class LeftOn:
    """Since when."""

    left_on: date | None


def left_dialog(context: AppContext, person: Person, parent: QWidget) -> FormDialog[LeftOn]:
    """Ask since when somebody is no longer there; a day to come that is noted can be emptied."""
    county, name = context.county, person.name or person.title
    ahead = person.left_on is not None
    return FormDialog(
        context,
        f"{name} leaves" if ahead else f"{name} is no longer there",
        (Field(LeftOn.left_on, "On" if ahead else "Since", Editor.EVENT_DATE, required=not ahead),),
        LeftOn(person.left_on or clock.today()),
        lambda leaving: address_book.set_left(county, person, leaving.left_on),
        parent=parent,
        explanation="The entry stays, so that the history still says who it was. From that day "
        "letters and lists no longer offer this person."
        + (" Empty the date if they stay." if ahead else ""),
    )
