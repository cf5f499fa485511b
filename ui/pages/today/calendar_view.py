"""The calendar: a month of tasks, visits, board dates, LCAP steps and dates of the year."""

import calendar
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sos_desktop.domain.casework.dates.calendar import CalendarKind, Entry
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation import clock
from sos_desktop.services.casework import calendar as dates
from sos_desktop.services.casework import tasks
from ui import finding, theme
from ui.context import AppContext
from ui.models.table import Column
from ui.widgets.basics import button, label
from ui.widgets.choice import ChoiceBox
from ui.widgets.flow import FlowLayout
from ui.widgets.lists.fitted_table import FittedTable

KINDS = (
    (CalendarKind.TASK, "Tasks", "Task"),
    (CalendarKind.VISIT, "Visits and contacts", "Visit"),
    (CalendarKind.BOARD, "Board dates", "Board"),
    (CalendarKind.LCAP, "LCAP reviews", "LCAP"),
    (CalendarKind.COUNTY, "Dates of the year", "Year"),
)
"""Each kind with the words of its filter and of its lines."""
_ONE = {kind: one for kind, _many, one in KINDS}
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _day(entry: Entry) -> str:
    return f"{_WEEKDAYS[entry.day.weekday()]} {date_words(entry.day).partition(',')[0]}"


def _tone(entry: Entry) -> str:
    today = clock.today()
    if entry.kind in (CalendarKind.TASK, CalendarKind.LCAP) and entry.day < today:
        return "bad"
    return "accent" if entry.day == today else ""


def _about(entry: Entry) -> str:
    return " · ".join(word for word in (entry.doubt, entry.more) if word) or "–"


COLUMNS: tuple[Column[Entry], ...] = (
    Column("Day", _day, sort=lambda e: e.day, tone=_tone, width=14),
    Column("What", lambda e: e.title, width=38, tooltip=lambda e: e.title),
    Column("District", lambda e: e.lea or "the county", width=28, tooltip=lambda e: e.lea),
    Column("Kind", lambda e: _ONE[e.kind], width=8),
    Column("Whose", lambda e: e.who or ("everybody" if not e.lea else "nobody yet"), width=19),
    Column("Source or place", _about, width=26, tooltip=_about),
)


class CalendarView(QWidget):
    """A month as a list.

    Signals:
        dates_asked: The identity of a date of the year somebody opened.
    """

    dates_asked = Signal(str)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._month = clock.today().replace(day=1)
        self._who: str | None = None
        self.before = button(
            "", lambda: self._turn(-1), role="quiet", icon_name="chevron-left", name="Month before"
        )
        self.after = button(
            "", lambda: self._turn(1), role="quiet", icon_name="chevron-right", name="Month after"
        )
        self.month = label("", "heading")
        self.now = button("This month", self._this_month, role="quiet")
        self.consultant = ChoiceBox()
        self.consultant.setAccessibleName("Whose dates")
        self.consultant.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.consultant.setMinimumContentsLength(14)
        self.consultant.activated.connect(lambda _n: self._fetch())
        self.kinds: dict[CalendarKind, QPushButton] = {}
        self.table = FittedTable(
            COLUMNS, name="Calendar", key=lambda e: e.uid, lines=1, whole=False
        )
        self.table.chosen.connect(self._open)
        self.nothing = label("", tone="muted", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        turn = QHBoxLayout()
        turn.setSpacing(4)
        for widget in (self.before, self.month, self.after, self.now):
            turn.addWidget(widget)
        turn.addStretch(1)
        turn.addWidget(self.consultant)
        chips = FlowLayout()
        for kind, many, _one in KINDS:
            chip = button(many, self._filter, role="chip")
            chip.setCheckable(True)
            chip.setChecked(True)
            theme.follow(chip, partial(_fit_chip, chip, many))
            self.kinds[kind] = chip
            chips.addWidget(chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(turn)
        layout.addLayout(chips)
        layout.addWidget(self.nothing)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)

    def reload(self, who: str | None) -> None:
        """Look again; `who` is chosen when it differs from the last time."""
        changed = who != self._who
        self._who = who
        county = self._context.county

        def show(names: tuple[str, ...]) -> None:
            kept = self._who if changed else self.chosen
            self._offer(names, kept)
            self._fetch()

        self._context.query(lambda: tasks.assignees(county), show, owner=self)

    @property
    def chosen(self) -> str | None:
        """Whose dates are shown; None for everybody's."""
        return self.consultant.currentText() if self.consultant.currentIndex() > 0 else None

    def _offer(self, names: tuple[str, ...], kept: str | None) -> None:
        listed = list(names)
        if kept and kept not in listed:
            listed.append(kept)
        self.consultant.clear()
        self.consultant.addItems(["Everybody", *listed])
        self.consultant.setCurrentIndex(listed.index(kept) + 1 if kept else 0)

    def _fetch(self) -> None:
        county, first, who = self._context.county, self._month, self.chosen
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        self._context.query(
            lambda: dates.entries(county, first, last, who=who), self._show, owner=self
        )

    def _show(self, found: tuple[Entry, ...]) -> None:
        name = f"{calendar.month_name[self._month.month]} {self._month.year}"
        self.month.setText(name)
        self.table.set_rows(found)
        self._filter()

    def _filter(self) -> None:
        shown = {kind for kind, chip in self.kinds.items() if chip.isChecked()}
        self.table.proxy.set_filter(lambda entry: entry.kind in shown)
        count = self.table.proxy.rowCount()
        self.table.setVisible(bool(count))
        self.nothing.setVisible(not count)
        self.nothing.setText(
            f"Nothing stands in {self.month.text()} with these filters. Tasks with a date, planned "
            "visits, board meetings and dates of the year appear here."
        )

    def _turn(self, step: int) -> None:
        middle = self._month.replace(day=15) + timedelta(days=31 * step)
        self._month = date(middle.year, middle.month, 1)
        self._fetch()

    def _this_month(self) -> None:
        self._month = clock.today().replace(day=1)
        self._fetch()

    def _open(self, entry: Entry) -> None:
        if not entry.case_id:
            self.dates_asked.emit(entry.uid)
            return
        self._context.go.emit(finding.way_to_entry(entry))


def _fit_chip(chip: QPushButton, words: str) -> None:
    """Wide enough for its words in bold, as they are when it is chosen."""
    bold = QFontMetrics(theme.font("strong")).horizontalAdvance(words)
    chip.setMinimumWidth(bold + 32)
