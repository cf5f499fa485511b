"""Timeline: everything that happened, newest first."""

from PySide6.QtWidgets import QComboBox

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.timeline import TimelineEntry, TimelineKind, timeline
from sos_desktop.domain.formats import date_words
from ui.context import AppContext
from ui.models.table import Column
from ui.pages.case.tabs import CaseTab
from ui.widgets.basics import card, label, row
from ui.widgets.tables import RecordTable

KIND_WORDS = {
    TimelineKind.CONTACT: "Contacts and meetings",
    TimelineKind.MOVE: "Stages",
    TimelineKind.TASK: "Tasks done",
    TimelineKind.PROGRESS: "Progress",
    TimelineKind.CHANGE: "Changes",
}
_COLUMNS: tuple[Column[TimelineEntry], ...] = (
    Column("Date", lambda e: date_words(e.on), sort=lambda e: e.on, width=13),
    Column("Kind", lambda e: KIND_WORDS[e.kind], width=22),
    Column("What", lambda e: e.title, width=50, tooltip=lambda e: e.title),
    Column("More", lambda e: e.detail or "–", width=40, tooltip=lambda e: e.detail),
    Column("Who", lambda e: e.who or "not noted", width=20),
)


class TimelineTab(CaseTab):
    """A table with a filter by kind."""

    title = "Timeline"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.kind = QComboBox()
        self.kind.setAccessibleName("Show only")
        self._kinds: list[TimelineKind | None] = [None, *KIND_WORDS]
        self.kind.addItem("Everything")
        for words in KIND_WORDS.values():
            self.kind.addItem(words)
        self.table = RecordTable(_COLUMNS, name="Timeline")
        self.nothing = label("Nothing of this kind has happened yet.", tone="muted")
        frame, inner = card()
        show = label("Show")
        show.setBuddy(self.kind)
        inner.addLayout(row(label("Timeline", "heading"), show, self.kind))
        inner.addWidget(self.nothing)
        inner.addWidget(self.table)
        self.table.setMinimumHeight(360)
        self.box.addWidget(frame, 1)
        self.kind.currentIndexChanged.connect(lambda _n: self._filter())

    def show_file(self, file: CaseFile) -> None:
        super().show_file(file)
        self.table.set_rows(timeline(file))
        self._filter()

    def _filter(self) -> None:
        wanted = self._kinds[self.kind.currentIndex()]
        self.table.proxy.set_filter(None if wanted is None else lambda entry: entry.kind is wanted)
        empty = self.table.proxy.rowCount() == 0
        self.nothing.setVisible(empty)
        self.table.setVisible(not empty)
