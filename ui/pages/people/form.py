"""One person of the address book: the form, and what is asked when a mail address is shared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.casework.registers import Person
from sos_desktop.domain.casework.words import PersonRole
from sos_desktop.foundation import clock
from sos_desktop.services.people import address_book
from sos_desktop.services.people.address_book import PersonLine, SharedAddress, described
from ui.context import AppContext
from ui.widgets.basics import button, clear, label, restyle
from ui.widgets.flow import FlowLayout
from ui.widgets.form_dialog import FormDialog
from ui.widgets.form_fields import Field

ROLES = tuple((role, role.words) for role in PersonRole)


def _fields(leas: Sequence[Lea], cds: str | None) -> tuple[Field, ...]:
    named = {lea.cds: lea.name for lea in leas}
    if cds is not None:
        named.setdefault(cds, f"LEA {cds}, not of this county")
    return (
        Field("name", "Name"),
        Field("role", "Role", "choice", ROLES),
        Field("cds", "Works for", "choice",
              ((None, "No LEA of the county"), *named.items())),
        Field("organization", "Organization", hint="Only for people of no LEA"),
        Field("title", "Title", hint="Assistant Superintendent, Educational Services"),
        Field("salutation", "Salutation in letters", hint="Dr. Peña"),
        Field("email", "E-mail"),
        Field("phone", "Phone"),
        Field("note", "Note", "text"),
        Field("left_on", "No longer there since", "event"),
    )  # fmt: skip


class PersonDialog(FormDialog):
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
        fields: Sequence[Field] = (),
    ) -> None:
        """Make it; `fields` are those of a shorter form, all of them by default."""
        self._share = False
        self._leas = leas
        self._page = parent
        county = context.county
        super().__init__(
            context, title or ("Add a person" if new else "Edit person"),
            fields or _fields(leas, person.cds), person,
            lambda edited: address_book.save_person(county, edited, share_address=self._share),
            parent=parent,
            explanation="The role is how letters and lists find the right person.",
        )  # fmt: skip
        self.shared = _SharedBar()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.problem), self.shared)
        self.form.edited.connect(self._forget_shared)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, SharedAddress):
            self.save_button.setEnabled(True)
            self.shared.ask(error, self._save_for_both, self._open_other)
            return
        super()._failed(error)

    def _forget_shared(self) -> None:
        self._share = False
        self.shared.hide()

    def _save_for_both(self) -> None:
        self._share = True
        self.submit()

    def _open_other(self, other: PersonLine) -> None:
        """Go to the other entry; what was typed here is given up only when that is agreed to."""
        page, context, leas = self._page, self._context, self._leas
        self.reject()
        if not self.isVisible():
            PersonDialog(context, other.person, leas, parent=page).open()


class _SharedBar(QFrame):
    """Who has the address already, and what can be done about it."""

    def __init__(self) -> None:
        super().__init__()
        restyle(self, "notice", "warn")
        self.words = label("", wrap=True)
        self.choices = FlowLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.words)
        layout.addLayout(self.choices)
        self.hide()

    def ask(
        self,
        shared: SharedAddress,
        for_both: Callable[[], None],
        open_other: Callable[[PersonLine], None],
    ) -> None:
        """Show the question; the cursor goes to the first answer."""
        self.words.setText(shared.message)
        clear(self.choices)
        first = button("Save for both", for_both)
        self.choices.addWidget(first)
        for other in shared.others[:3]:
            self.choices.addWidget(
                button(
                    f"Open {other.name or 'the other entry'}", lambda o=other: open_other(o),
                    name=f"Open {described(other)}",
                )
            )  # fmt: skip
        self.show()
        first.setFocus()


@dataclass(frozen=True, slots=True)
class Leaving:
    """Since when."""

    left_on: date | None


def left_dialog(context: AppContext, person: Person, parent: QWidget) -> FormDialog:
    """Ask since when somebody is no longer there."""
    county, name = context.county, person.name or person.title
    return FormDialog(
        context, f"{name} is no longer there",
        (Field("left_on", "Since", "event", required=True),),
        Leaving(clock.today()),
        lambda leaving: address_book.set_left(county, person, leaving.left_on),
        parent=parent,
        explanation="The entry stays, so that the history still says who it was. Letters and lists "
        "no longer offer this person.",
    )  # fmt: skip
