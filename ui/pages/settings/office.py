"""The county office's name, address and letterhead, as letters use them."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.domain.casework.history.field_changes import OFFICE_WORDS
from sos_desktop.domain.casework.records import Consultant
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.services.county import registers
from sos_desktop.services.county.office import Office, office, save_office
from ui.context import AppContext
from ui.pages.settings.paper_look import ask_look
from ui.widgets.basics import button, card, label, row
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import Field
from ui.widgets.lists.record_history import show_office_history


def ask_office(context: AppContext, parent: QWidget) -> None:
    """Ask for what letters say of the county office."""
    county = context.county

    def read() -> tuple[Office, tuple[str, ...]]:
        team = registers.all_of(county, Consultant)
        return office(county), tuple(member.name for member in team if member.active)

    def ask(found: tuple[Office, tuple[str, ...]]) -> None:
        kept, names = found
        proposed = kept if kept.name else Office(f"{county.county} County Office of Education")
        dialog = FormDialog(
            context,
            "County office",
            (
                Field(Office.name, OFFICE_WORDS["name"]),
                Field(Office.address, OFFICE_WORDS["address"], Editor.TEXT),
                Field(Office.phone, OFFICE_WORDS["phone"]),
                Field(
                    Office.letterhead,
                    OFFICE_WORDS["letterhead"],
                    hint="Elena Vance, County Superintendent of Schools",
                ),
                Field(
                    Office.contact,
                    OFFICE_WORDS["contact"],
                    offers=names,
                    hint="When nobody is in charge of their case",
                ),
            ),
            proposed,
            lambda edited: save_office(county, edited),
            parent=parent,
            explanation="Letters use this. Who signs, and phone numbers, stand in the office team.",
        )
        dialog.open()

    context.query(read, ask, owner=parent)


class OfficeCard(QWidget):
    """A card of the settings page."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        frame, box = card()
        box.addWidget(label("County office", "heading"))
        self.facts = label("", wrap=True)
        box.addWidget(self.facts)
        box.addWidget(label("Stands on letters and one-pagers.", "small", tone="muted"))
        self.edit_button = button(
            "Edit…",
            lambda: ask_office(context, self),
            icon_name="pencil",
            name="Edit the county office",
        )
        self.history_button = button(
            "History…",
            lambda: show_office_history(context, self),
            icon_name="history",
            name="History of the county office",
        )
        self.look_button = button(
            "Papers…",
            lambda: ask_look(context, self),
            icon_name="file-text",
            name="Logo and color of papers",
        )
        box.addLayout(row(self.edit_button, self.look_button, self.history_button))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def reload(self) -> None:
        """Show what is kept now."""
        county = self._context.county
        self._context.query(lambda: office(county), self._show, owner=self)

    def _show(self, kept: Office) -> None:
        named = f"Districts call {kept.contact}." if kept.contact else ""
        lines = [kept.name, kept.letterhead, kept.address, kept.phone, named]
        text = "\n".join(line for line in lines if line)
        self.facts.setText(text or "Nothing is written yet; letters need it.")
