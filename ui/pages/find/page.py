"""Find: every text of the casework that holds the words, as they are typed."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.changes import Subject
from sos_desktop.services.county import search
from sos_desktop.services.county.search import TEXT_KINDS, TextHit
from ui import finding
from ui.context import AppContext
from ui.delegates.marked import MarkedDelegate, Marks
from ui.models.table import Column
from ui.navigation import FindTarget
from ui.pages.base import Page
from ui.widgets.basics import EmptyState, OneOf, add_clear_button, label
from ui.widgets.choice import ChoiceBox
from ui.widgets.lists.tables import RecordTable
from ui.widgets.typing import Typing, typing_of

_SHOWN = 300

COLUMNS: tuple[Column[TextHit], ...] = (
    Column("Where", lambda h: h.where or "not of one district", width=26),
    Column("Kind", lambda h: TEXT_KINDS[h.kind], width=18),
    Column("Name", lambda h: _name(h) or "–", width=24, tooltip=lambda h: _name(h)),
    Column("Text", lambda h: h.line or "–", width=60, tooltip=lambda h: h.line),
    Column("Case", lambda h: "closed" if h.closed else "open" if h.case_id else "–", width=9),
)


def _name(hit: TextHit) -> str:
    return ", ".join(word for word in (hit.title, hit.about) if word)


def _marks(hit: TextHit) -> Marks:
    return hit.marks


class FindPage(Page[FindTarget]):
    """Opened from the search box with `{"text": ...}`."""

    key: ClassVar[str] = "find"
    title: ClassVar[str] = "Find"
    subjects: ClassVar[Subject] = Subject.CASES | Subject.CASE_CONTENT | Subject.REGISTERS

    def __init__(self, context: AppContext, home: QWidget | None = None) -> None:
        super().__init__(context, home)
        self._looking = False
        self.box = QLineEdit()
        self.box.setPlaceholderText("Words, or their beginnings")
        self.box.setAccessibleName("Words to find")
        typing_of(self.box, Typing.LOOKS)
        add_clear_button(self.box)
        self.kind = ChoiceBox()
        self.kind.setAccessibleName("Kind of text")
        self._kinds: list[str] = ["", *sorted(TEXT_KINDS, key=lambda kind: TEXT_KINDS[kind])]
        for kind in self._kinds:
            self.kind.addItem(TEXT_KINDS.get(kind, "Every kind"))
        self.counts = label("", tone="muted")
        self.table = RecordTable(COLUMNS, name="Texts found", key=lambda hit: hit.record_id)
        column = next(n for n, made in enumerate(COLUMNS) if made.heading == "Text")
        self.table.setItemDelegateForColumn(column, MarkedDelegate(self.table, _marks))
        self.empty = EmptyState(
            "search",
            "Type a few letters",
            "Contacts, notes, tasks, causes, actions, people, providers and the names of files are "
            "searched, in open and closed cases. Accents and word endings may be left out.",
        )
        self.nothing = EmptyState(
            "search",
            "Nothing holds these words",
            "Try fewer words or only their beginnings, or choose every kind of text.",
        )
        self._lay_out()
        self.box.textChanged.connect(lambda _text: self.reload())
        self.kind.currentIndexChanged.connect(lambda _place: self.reload())
        self.box.returnPressed.connect(self._to_the_first)
        self.table.chosen.connect(self._go)

    def _lay_out(self) -> None:
        self.stack = OneOf()
        for widget in (self.empty, self.nothing, self.table):
            self.stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self.head_line(self.kind, self.counts, grows=self.box))
        layout.addWidget(self.stack, 1)
        QWidget.setTabOrder(self.box, self.kind)
        QWidget.setTabOrder(self.kind, self.table)

    def open(self, target: FindTarget) -> None:
        self.box.setText(target.text or "")
        self.kind.setCurrentIndex(0)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Look again; what is typed meanwhile is looked for next."""
        wanted = (self.box.text().strip(), self._kinds[self.kind.currentIndex()])
        if self._looking:
            return
        if not wanted[0]:
            self._show((), wanted)
            return
        self._looking = True
        county = self.context.county
        text, kind = wanted
        self.context.query(
            lambda: search.texts(county, text, kinds=(kind,) if kind else (), limit=_SHOWN),
            lambda found: self._found(found, wanted),
            owner=self,
            failed=self._failed,
        )

    def _found(self, hits: Sequence[TextHit], wanted: tuple[str, str]) -> None:
        self._looking = False
        if wanted != (self.box.text().strip(), self._kinds[self.kind.currentIndex()]):
            self.reload()
            return
        self._show(hits, wanted)

    def _failed(self, error: BaseException) -> None:
        self._looking = False
        self.context.report(error)

    def _show(self, hits: Sequence[TextHit], wanted: tuple[str, str]) -> None:
        self.table.set_rows(hits)
        shown = self.table if hits else self.nothing if wanted[0] else self.empty
        self.stack.setCurrentWidget(shown)
        more = f"the first {_SHOWN} texts" if len(hits) >= _SHOWN else f"{len(hits)} texts"
        self.counts.setText("" if not hits else "1 text" if len(hits) == 1 else more)

    def _to_the_first(self) -> None:
        """Enter goes from the words to what was found; Enter there opens it."""
        if self.stack.currentWidget() is self.table:
            if self.table.current() is None:
                self.table.select_row(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, hit: TextHit) -> None:
        self.context.go.emit(finding.way_to_text(hit))
