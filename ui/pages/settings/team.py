"""Our team: who of the county office carries cases and tasks, and who signs letters."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from sos_desktop.domain.casework.records import Consultant
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.services.county import registers
from ui.context import AppContext
from ui.models.table import Column
from ui.widgets.basics import button, label
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import Field
from ui.widgets.lists.fitted_table import FittedTable

_YES_NO = ((True, "Yes"), (False, "No"))


def _capacity(member: Consultant) -> str:
    if member.capacity is None:
        return "not said"
    return "1 case" if member.capacity == 1 else f"{member.capacity} cases"


def _reached(member: Consultant) -> str:
    return "\n".join(filter(None, (member.email, member.phone))) or "not noted"


_COLUMNS: tuple[Column[Consultant], ...] = (
    Column("Name", lambda m: m.name if m.active else f"{m.name} (no longer here)", width=22),
    Column("Title", lambda m: m.title or "not noted", width=26),
    Column("E-mail and phone", _reached, width=32, tooltip=_reached),
    Column("Can carry", _capacity, sort=lambda m: m.capacity, width=11),
    Column(
        "Letters",
        lambda m: "signs" if m.signs else "–",
        width=9,
        tone=lambda m: "accent" if m.signs else "",
    ),
)
_FOLLOWS = "A name that is changed here changes in cases, tasks, teams and letters too."
_FIELDS = (
    Field(Consultant.name, "Name", hint="As cases and tasks name this person"),
    Field(Consultant.title, "Title", hint="Coordinator, System of Support"),
    Field(Consultant.email, "E-mail"),
    Field(Consultant.phone, "Phone"),
    Field(
        Consultant.capacity, "Open cases they can carry", Editor.WHOLE, hint="Empty when not said"
    ),
    Field(Consultant.signs, "Letters are signed by them", Editor.CHOICE, _YES_NO),
    Field(Consultant.active, "Works here", Editor.CHOICE, _YES_NO),
)


class TeamCard(QFrame):
    """The roster; it looks again by itself when somebody changes."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        self._stale = True
        self.table = FittedTable(_COLUMNS, name="Our team", key=lambda member: member.id)
        self.nothing = label(
            "Nobody yet. Whoever stands here is offered wherever a consultant is chosen; the "
            "county superintendent stands here too, to sign letters.",
            tone="muted",
            wrap=True,
        )
        self.add_button = button("Add…", self.add, name="Add to our team", icon_name="plus")
        self.edit_button = button("Edit…", self.edit, role="quiet", name="Edit team member")
        self.remove_button = button("Remove", self.remove, role="quiet", name="Remove from team")
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(label("Our team", "heading"), 1)
        for made in (self.edit_button, self.remove_button, self.add_button):
            head.addWidget(made)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(4)
        box.addLayout(head)
        box.addWidget(self.nothing)
        box.addWidget(self.table)
        self.table.chosen.connect(lambda _member: self.edit())
        self.table.current_changed.connect(lambda _member: self._refresh())
        self.table.installEventFilter(self)
        self.table.menu.offer(self.edit_button, self.remove_button, self.add_button)
        context.changed.connect(self._on_changed)
        context.county_changed.connect(self._look)
        self._show(())

    def _look(self) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            county = self._context.county
            self._context.query(
                lambda: registers.all_of(county, Consultant), self._show, owner=self
            )

    def _show(self, found: tuple[Consultant, ...]) -> None:
        team = sorted(found, key=lambda m: (not m.active, m.name.casefold()))
        if not team and self.table.hasFocus():
            self.add_button.setFocus()
        self.table.set_rows(team)
        self.table.setVisible(bool(team))
        self.nothing.setVisible(not team)
        self._refresh()

    def _refresh(self) -> None:
        chosen = self.table.current() is not None
        self.edit_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)

    def add(self) -> None:
        """Ask for a new member."""
        self._open("Add to our team", Consultant(name=""))

    def edit(self) -> None:
        """Change the selected member."""
        member = self.table.current()
        if member is not None:
            self._open("Edit team member", member, _FOLLOWS)

    def remove(self) -> None:
        """Remove the selected member; cases and tasks keep the name."""
        member, county = self.table.current(), self._context.county
        if member is not None:
            self._context.change(lambda: registers.remove(county, member), owner=self)

    def _open(self, title: str, member: Consultant, explanation: str = "") -> None:
        county = self._context.county
        FormDialog(
            self._context,
            title,
            _FIELDS,
            member,
            lambda edited: registers.save(county, edited),
            parent=self,
            explanation=explanation,
        ).open()

    def _on_changed(self, changes: Changes) -> None:
        if changes.subjects & Subject.REGISTERS:
            self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() is QEvent.Type.KeyPress
        if watched is self.table and pressed and isinstance(event, QKeyEvent):
            key = {Qt.Key.Key_Delete: self.remove, Qt.Key.Key_Insert: self.add}.get(
                Qt.Key(event.key())
            )
            if key is not None:
                key()
                return True
        return super().eventFilter(watched, event)
