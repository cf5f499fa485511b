"""The dates of the year: seen with their source, edited, hidden, added."""

import calendar
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sos_desktop.domain.casework.dates.calendar import KeptDate
from sos_desktop.domain.casework.records import CountyDate
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.casework.words import DateStanding
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.identification.rules import Certainty
from sos_desktop.foundation import clock
from sos_desktop.services.county import county_dates
from sos_desktop.services.county.county_files import CountyFile
from ui.context import AppContext
from ui.models.table import Column
from ui.widgets.basics import button, label
from ui.widgets.dialog import Dialog
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import Field
from ui.widgets.lists.fitted_table import FittedTable

_SURE = {
    Certainty.STATED: "read there",
    Certainty.TESTED: "read there",
    Certainty.INFERRED: "follows from it",
    Certainty.RECALLED: "to be checked",
}


def _state(found: KeptDate) -> str:
    if found.hidden:
        return "hidden"
    if found.shipped is None:
        return "the county's own"
    if found.kept is not None:
        return "changed here"
    return "to be looked up" if found.shipped.example else _SURE[found.shipped.certainty]


def _state_in_full(found: KeptDate) -> str:
    return found.doubt or _state(found)


def _source(found: KeptDate) -> str:
    return f"{found.standing.words} · {found.source}"


def _tone(found: KeptDate) -> str:
    if found.hidden:
        return "quiet"
    return "warn" if found.doubt else "accent" if found.kept is not None else "quiet"


COLUMNS: tuple[Column[KeptDate], ...] = (
    Column("When", lambda d: d.when, sort=lambda d: d.month_day, width=15),
    Column("What", lambda d: d.title, width=36, tooltip=lambda d: f"{d.title}\n{d.note}".strip()),
    Column("Standing and source", _source, width=36, tooltip=_source),
    Column("How sure", _state, width=19, tooltip=_state_in_full, tone=_tone),
)
FIELDS = (
    Field(CountyDate.title, "What is due"),
    Field(
        CountyDate.month,
        "Month",
        Editor.CHOICE,
        tuple((number, calendar.month_name[number]) for number in range(1, 13)),
    ),
    Field(CountyDate.day, "Day", Editor.WHOLE),
    Field(CountyDate.year, "Only in", Editor.YEAR, hint="Empty for every year"),
    Field(
        CountyDate.standing, "Standing", Editor.CHOICE, tuple((s, s.words) for s in DateStanding)
    ),
    Field(CountyDate.source, "Source", hint="Where it was read"),
    Field(CountyDate.note, "Note", Editor.TEXT),
)


class CountyDatesDialog(Dialog):
    """Every date of the year; `uid` is the calendar entry to begin with."""

    def __init__(self, context: AppContext, parent: QWidget, uid: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._wanted = uid
        self.setWindowTitle("Dates of the year")
        self.table = FittedTable(
            COLUMNS, name="Dates of the year", key=lambda d: d.key, lines=3, whole=False
        )
        self.add_button = button("Add…", self.add, icon_name="plus", name="Add a date")
        self.edit_button = button("Edit…", self.edit, role="quiet", name="Edit this date")
        self.hide_button = button("Hide", self.hide_or_show, role="quiet")
        self.restore_button = button("Remove", self.restore, role="quiet")
        self._lay_out()
        self.table.current_changed.connect(lambda _d: self._refresh())
        self.table.chosen.connect(lambda _d: self.edit())
        self.table.menu.offer(
            self.edit_button, self.hide_button, self.restore_button, self.add_button
        )
        context.changed.connect(self._on_changed)
        self._fetch()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(label("Dates of the year", "heading"))
        layout.addWidget(
            label(
                "Dates from statute and state practice come with the program, each with its source "
                "and how sure it is. Check the ones marked before you rely on them; edit, hide or "
                "add dates as your county needs.",
                tone="muted",
                wrap=True,
            )
        )
        layout.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        for made in (self.add_button, self.edit_button, self.hide_button, self.restore_button):
            buttons.addWidget(made)
        buttons.addStretch(1)
        self.close_button = button("Close", self.accept, role="primary")
        buttons.addWidget(self.close_button)
        layout.addLayout(buttons)
        for made in self.findChildren(type(self.close_button)):
            made.setAutoDefault(False)
        room = self.screen().availableSize()
        unit = self.fontMetrics().averageCharWidth()
        self.resize(min(unit * 150, room.width() - 60), min(620, room.height() - 80))

    def _fetch(self) -> None:
        county = self._context.county
        self._context.query(lambda: county_dates.year_dates(county), self._show, owner=self)

    def _show(self, found: tuple[KeptDate, ...]) -> None:
        self.table.set_rows(found)
        wanted = next((d.key for d in found if self._wanted and f"-{d.key}-" in self._wanted), "")
        if wanted:
            self.table.select(wanted)
            self._wanted = ""
        elif self.table.current() is None and found:
            self.table.select_row(0)
        self._refresh()

    def _on_changed(self, changes: Changes) -> None:
        if changes.subjects & Subject.REGISTERS:
            self._fetch()

    def _refresh(self) -> None:
        found: KeptDate | None = self.table.current()
        self.edit_button.setEnabled(found is not None and not found.hidden)
        own = found is not None and found.shipped is None
        self.hide_button.setVisible(not own)
        self.hide_button.setEnabled(found is not None)
        self.hide_button.setText("Show again" if found is not None and found.hidden else "Hide")
        self.hide_button.setAccessibleName(self.hide_button.text())
        changed = found is not None and found.kept is not None and not found.hidden
        self.restore_button.setVisible(own or changed)
        self.restore_button.setText("Remove" if own else "As the program has it")
        self.restore_button.setAccessibleName(self.restore_button.text())

    def add(self) -> None:
        """Ask for a date of the county's own."""
        today = clock.today()
        self._form("Add a date", CountyDate(title="", month=today.month, day=today.day))

    def edit(self) -> None:
        """Change the selected date; a shipped one then stands as the county wrote it."""
        found: KeptDate | None = self.table.current()
        if found is not None and not found.hidden:
            self._form("Edit date", county_dates.as_kept(found))

    def hide_or_show(self) -> None:
        """Hide the selected date, or show it again as the program has it."""
        found: KeptDate | None = self.table.current()
        if found is not None:
            verb = county_dates.restore if found.hidden else county_dates.hide
            self._write(verb, found)

    def restore(self) -> None:
        """Take back what the county changed, or remove its own date."""
        found: KeptDate | None = self.table.current()
        if found is not None:
            self._write(county_dates.restore, found)

    def _write(self, verb: Callable[[CountyFile, KeptDate], Changes], found: KeptDate) -> None:
        county = self._context.county
        self._context.change(lambda: verb(county, found), owner=self)

    def _form(self, title: str, record: CountyDate) -> None:
        county = self._context.county
        FormDialog(
            self._context,
            title,
            FIELDS,
            record,
            lambda made: county_dates.save_date(county, made),
            parent=self,
        ).open()
