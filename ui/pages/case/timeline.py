"""Timeline: everything that happened, newest first; the chosen entry stands below it in full."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.history.timeline import (
    ASSIGNED,
    CASE,
    CHANGE,
    HAPPENED,
    TimelineEntry,
    timeline,
)
from sos_desktop.domain.casework.records import ProgressNote
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.formats import date_words, moment_words
from ui import finding, theme
from ui.context import AppContext
from ui.icons import icon
from ui.models.table import RECORD_ROLE, Column, Index, TableModel
from ui.navigation import CaseTarget
from ui.pages.case.tabs import CaseTab
from ui.pages.case.timeline_entry import TimelineEntryCard
from ui.widgets.basics import add_clear_button, card, label, row
from ui.widgets.choice import ChoiceBox
from ui.widgets.lists.one_line_table import OneLineTable
from ui.widgets.lists.scroll_to import give_focus, show_whole
from ui.widgets.typing import Typing, typing_of

KINDS = {
    CASE: ("Case", "Opened, closed, reopened", "folder-open"),
    ASSIGNED: ("Consultant", "Consultants assigned", "user"),
    **{kind.table: (kind.tag, kind.plural, kind.icon) for kind in map(kind_of, HAPPENED)},
    CHANGE: ("Change", "Changes", "pencil"),
}
"""For each kind: its word in a row, its words in the filter, its drawing."""

_PROGRESS = kind_of(ProgressNote).table
_KIND_COLUMN = 2
_LINES_SEEN = 10


def happened(entry: TimelineEntry) -> str:
    """What happened, in one text: the title and what is known about it."""
    detail = " · ".join(entry.detail.splitlines())
    if not detail:
        return entry.title
    # A progress note's title only repeats its kind.
    return detail if entry.kind == _PROGRESS else f"{entry.title}: {detail}"


def _time(entry: TimelineEntry) -> str:
    """The time of day where it is known."""
    return "–" if entry.at is None else moment_words(entry.at).rpartition(", ")[2]


_COLUMNS: tuple[Column[TimelineEntry], ...] = (
    Column("Date", lambda e: date_words(e.on), sort=lambda e: e.on, width=15),
    Column("Time", _time, sort=lambda e: e.at, width=10),
    Column("Kind", lambda e: KINDS[e.kind][0], width=14),
    Column("What happened", happened, width=80, tooltip=lambda e: f"{e.title}\n{e.detail}".strip()),
    Column("Who", lambda e: e.who or "not noted", width=22),
)


_DRAWING = 26
"""Pixels of a kind's drawing, with the space after it."""


def _key(entry: TimelineEntry) -> object:
    return (entry.kind, entry.record_id) if entry.record_id else entry


class TimelineModel(TableModel):
    """Adds each kind's drawing."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DecorationRole and index.column() == _KIND_COLUMN:
            entry = super().data(index, RECORD_ROLE)
            return icon(KINDS[entry.kind][2]) if isinstance(entry, TimelineEntry) else None
        return super().data(index, role)


class _TimelineTable(OneLineTable):
    def room_beside(self, number: int) -> int:
        return _DRAWING if number == _KIND_COLUMN else 0


class TimelineTab(CaseTab):
    """A table with a filter by kind. Enter goes to the record, or to the text where there is none.

    One line a row: a history is long. What is cut stands whole in the card below.
    """

    key = "timeline"
    title = "Timeline"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._shown: CaseFile | None = None
        self._wanted = ""
        self.kind = ChoiceBox()
        self.kind.setAccessibleName("Show only")
        self._kinds: list[str | None] = [None, *KINDS]
        self.kind.addItem("Everything")
        for _word, words, _drawing in KINDS.values():
            self.kind.addItem(words)
        self.words = QLineEdit()
        self.words.setPlaceholderText("Words in it")
        self.words.setAccessibleName("Show only what holds these words")
        typing_of(self.words, Typing.LOOKS)
        add_clear_button(self.words)
        self.table = _TimelineTable(_COLUMNS, name="Timeline", key=_key)
        self.table.use_model(TimelineModel(_COLUMNS, self.table))
        self.nothing = label("Nothing like this has happened yet.", tone="muted")
        self.card = TimelineEntryCard()
        frame, inner = card()
        show = label("Show", tone="muted")
        show.setBuddy(self.kind)
        head = row(label("Timeline", "strong"), show, self.kind, self.words)
        head.insertStretch(1, 1)
        head.takeAt(head.count() - 1)
        inner.addLayout(head)
        inner.addWidget(self.nothing)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.card)
        theme.least_height(self.table, _LINES_SEEN)
        self.box.addWidget(frame, 1)
        self.kind.currentIndexChanged.connect(lambda _n: self._filter())
        self.words.textChanged.connect(lambda _text: self._filter())
        self.table.current_changed.connect(self._show_entry)
        self.table.chosen.connect(self._go)
        self.card.step.clicked.connect(lambda: self._go(self.table.current()))

    def fill(self, file: CaseFile) -> Iterator[None]:
        self._wanted = ""
        self.context.query(
            lambda: timeline(file), lambda entries: self._show_entries(file, entries), owner=self
        )
        yield

    def _show_entries(self, file: CaseFile, entries: tuple[TimelineEntry, ...]) -> None:
        if self.file is not file:
            return  # another one is on its way
        self._shown = file
        self.table.set_rows(entries)
        self._filter()
        if self._wanted:
            self._choose(self._wanted)

    def go_to(self, kind: str, record_id: str) -> bool:
        if self.file is None:
            return False
        told = (*self.file.moves, *self.file.hand_overs)
        if kind != finding.OF_CASE and not any(record.id == record_id for record in told):
            return False
        if self._shown is self.file:
            self._choose(record_id)
        else:
            self._wanted = record_id
        return True

    def _choose(self, record_id: str) -> None:
        self._wanted = ""
        found = (e for e in self.table.rows_model.rows if _tells(e, record_id))
        entry = next(found, None)
        if entry is None:
            return
        self.kind.setCurrentIndex(0)
        self.words.clear()
        self.table.select(_key(entry))
        give_focus(self.context, self.table)

    def _filter(self) -> None:
        wanted = self._kinds[self.kind.currentIndex()]
        words = self.words.text().casefold().split()

        def fits(entry: TimelineEntry) -> bool:
            said = f"{entry.title} {entry.detail} {entry.who}".casefold()
            return wanted in (None, entry.kind) and all(word in said for word in words)

        self.table.proxy.set_filter(fits if wanted or words else None)
        empty = self.table.proxy.rowCount() == 0
        self.nothing.setVisible(empty)
        self.table.setVisible(not empty)
        if not empty and self.table.current() is None:
            self.table.select_row(0)
        self._show_entry(self.table.current())

    def _way(self, entry: TimelineEntry) -> CaseTarget | None:
        return finding.timeline_target(self.file.case.id, entry) if self.file else None

    def _show_entry(self, entry: TimelineEntry | None) -> None:
        if entry is None:
            self.card.hide()
            return
        what = KINDS[entry.kind][0]
        facts = (date_words(entry.on), what, entry.who)
        noun = what.lower() if self._way(entry) is not None else ""
        self.card.show_entry(" · ".join(filter(None, facts)), _whole(entry), noun)

    def _go(self, entry: TimelineEntry | None) -> None:
        way = self._way(entry) if entry is not None else None
        if way is None:
            self.card.text.setFocus(Qt.FocusReason.OtherFocusReason)
            show_whole(self.card)
        else:
            self.context.go.emit(way)


def _tells(entry: TimelineEntry, wanted: str) -> bool:
    """Whether it tells of a record, by its id, or of the case itself with this word."""
    own = entry.kind == CASE and not entry.record_id
    return entry.record_id == wanted or (own and wanted in entry.detail)


def _whole(entry: TimelineEntry) -> str:
    if entry.kind == _PROGRESS and entry.detail:
        return entry.detail
    return f"{entry.title}\n{entry.detail}".strip()
