"""What we heard: voices still missing, themes by roles, and the quotes of the chosen theme."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Evidence, Quote, Theme, Voice
from sos_desktop.domain.casework.words import EvidenceKind, Stage, VoiceState
from sos_desktop.domain.changes import Changes
from sos_desktop.domain.formats import counted
from sos_desktop.domain.needs.themes import ThemeRow, heard_without_role, role_columns, theme_board
from sos_desktop.services.casework import drafts, records, themes
from ui.context import AppContext
from ui.pages.case import needs_lists
from ui.pages.case.declared import form_of
from ui.pages.case.pick import pick_one
from ui.pages.case.tabs import shortened
from ui.pages.case.theme_board import QUOTES, ThemeBoardView
from ui.pages.case.voices import voices_of
from ui.widgets.announce import announce
from ui.widgets.basics import button, label
from ui.widgets.chips import Fact, Facts
from ui.widgets.flow import FlowLayout
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.keep_mark import add_keep_mark
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.row_menu import menu_of
from ui.widgets.lists.scroll_to import give_focus

if TYPE_CHECKING:
    from ui.pages.case.tabs import CaseTab

_BEYOND = 10**6
_ONE_FINDING = (
    "Both are seen in the data, and one theme goes with one finding. Which one stays with it? "
    "The other finding stays among the findings."
)
_NO_ROLE = "Who was heard may have one of these roles. Note the perspective of the interview."
_KEYS = (
    "On a theme: Enter renames · M merges · C ties it to a cause · D: seen in the data · "
    "Ctrl+Up, Ctrl+Down move. On a quote: 1 to 9 put it into that theme, 0 takes it out, "
    "S chooses one · F writes a finding · or drag it onto a theme"
)


class QuoteList(RecordList[Quote]):
    """Quotes that are sorted by keys, or dragged onto a theme."""

    def __init__(self, context: AppContext, heard: "HeardCard", tab: "CaseTab") -> None:
        self._heard = heard
        self._pressed: QPoint | None = None
        super().__init__(context, needs_lists.quotes(tab, heard.chosen_theme), tab.home())
        self.table.viewport().installEventFilter(self)

    def _key(self, event: QKeyEvent) -> bool:
        quote = self.current()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        key = event.key()
        if quote is not None and plain and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._heard.sort_by_number(quote, key - Qt.Key.Key_0)
            return True
        acts = {Qt.Key.Key_S: self._heard.ask_theme, Qt.Key.Key_F: self._heard.write_finding}
        if quote is not None and plain and Qt.Key(key) in acts:
            acts[Qt.Key(key)](quote)
            return True
        return super()._key(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table.viewport() and isinstance(event, QMouseEvent):
            if event.type() is QEvent.Type.MouseButtonPress:
                self._pressed = event.position().toPoint()
            elif event.type() is QEvent.Type.MouseMove and self._begins_drag(event):
                self._drag()
                return True
        return super().eventFilter(watched, event)

    def _begins_drag(self, event: QMouseEvent) -> bool:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        return way >= QApplication.startDragDistance() and self.current() is not None

    def _drag(self) -> None:
        quote, self._pressed = self.current(), None
        if quote is None:
            return
        mime = QMimeData()
        mime.setData(QUOTES, QByteArray(quote.id.encode()))
        drag = QDrag(self.table)
        drag.setMimeData(mime)
        drag.exec(Qt.DropAction.MoveAction)


class HeardCard(QFrame):
    """The board with the line that takes a new theme, and the voices that are missing above."""

    def __init__(
        self, context: AppContext, listen: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        """Make it; `listen` begins an interview."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self.context = context
        self.file: CaseFile | None = None
        self.missing = Facts("Not heard yet")
        self.board = ThemeBoardView()
        self.line = QLineEdit()
        self.line.setAccessibleName("A new theme")
        self.line.setPlaceholderText("Name a theme in their words, then Enter")
        self.line.setMaxLength(500)
        self.line.returnPressed.connect(self._add)
        add_keep_mark(self.line, self._add)
        self.add_theme = QAction("Add a theme", self)
        self.add_theme.triggered.connect(lambda: give_focus(context, self.line))
        self.keys = label(_KEYS, "small", tone="muted", wrap=True)
        # Above the lists, which grow with every interview and pushed it out of sight.
        self.capture_button = button("&Interview…", listen, icon_name="message-square")
        self.take_button = button("Take quotes of visits", self._take)
        self.merge_button = button("Merge into…", lambda: self._act("merge"))
        self.cause_button = button("Tie to a cause…", lambda: self._act("cause"))
        self.seen_button = button("Seen in the data…", lambda: self._act("seen"))
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.addLayout(self.missing)
        box.addWidget(self.board)
        box.addWidget(self.line)
        acts = FlowLayout()
        for made in (
            self.capture_button,
            self.merge_button,
            self.cause_button,
            self.seen_button,
            self.take_button,
        ):
            acts.addWidget(made)
        box.addLayout(acts)
        box.addWidget(self.keys)
        self.quotes: QuoteList | None = None
        self._connect()

    def _connect(self) -> None:
        board = self.board
        board.turned.connect(self._show_quotes)
        board.dropped.connect(self._drop)
        board.asked_to_rename.connect(self._rename)
        board.acted.connect(self._do)
        board.removed.connect(
            lambda found: self._change(lambda: records.remove(self.context.county, found))
        )
        board.moved.connect(
            lambda found, place: self._change(
                lambda: records.move(self.context.county, found, place)
            )
        )
        menu_of(board, (self.merge_button, self.cause_button, self.seen_button))

    def make_quotes(self, tab: "CaseTab") -> QuoteList:
        """The list of the chosen theme's quotes, which stands below."""
        self.quotes = QuoteList(self.context, self, tab)
        return self.quotes

    def show_file(self, file: CaseFile) -> None:
        """Show a case."""
        self.file = file
        self._show_missing(file)
        notes = {note.id for note in file.notes if note.kind == "quote"}
        fresh = notes - {quote.note_id for quote in file.quotes}
        self.take_button.setVisible(bool(fresh))
        self.take_button.setText(f"Take {counted(len(fresh), 'quote')} of visits")
        self.board.show_board(theme_board(file))

    def _show_missing(self, file: CaseFile) -> None:
        heard = {role.perspective for role in role_columns(file) if role.asked}
        voices = voices_of(file, Stage.NEEDS).values()
        facts = [_fact(v) for v in voices if v.perspective not in heard]
        if others := heard_without_role(file):
            people = counted(others, "person", "people")
            facts.append(Fact(f"{people} of no noted role", tip=_NO_ROLE))
        self.missing.show_facts(facts)

    def chosen_theme(self) -> str | None:
        """The theme a new quote goes into."""
        chosen = self.board.current_row()
        return chosen.theme.id if chosen is not None else None

    def _show_quotes(self, chosen: ThemeRow | None) -> None:
        for made in (self.merge_button, self.cause_button, self.seen_button):
            made.setEnabled(chosen is not None)
        if self.file is None or self.quotes is None:
            return
        board = self.board.board_model.board
        found = chosen.quotes if chosen is not None else board.unsorted
        title = chosen.theme.text if chosen is not None else "Quotes in no theme yet"
        self.quotes.title.setText(shortened(title))
        self.quotes.show_records(self.file, found)
        if chosen is not None:
            people = counted(chosen.total, "person")
            self.quotes.count.setText(f"{people} · {chosen.heard_words}")

    def go_to(self, theme_id: str) -> bool:
        """Choose a theme and give it the keys; False when it is not on the board."""
        there = self.board.select(theme_id)
        if there:
            give_focus(self.context, self.board)
        return there

    def turn_to_quote(self, quote_id: str) -> None:
        """Choose the theme in which a quote stands, so that the list below shows it."""
        quotes = self.file.quotes if self.file is not None else ()
        theme_id = next((quote.theme_id for quote in quotes if quote.id == quote_id), None)
        if theme_id is None or not self.board.select(theme_id):
            last = self.board.board_model.rowCount() - 1
            self.board.setCurrentIndex(self.board.board_model.index(last, 0))

    # --- acts -------------------------------------------------------------------------------

    def _change(self, work: Callable[[], Changes]) -> None:
        self.context.change(work, owner=self)

    def _add(self) -> None:
        text = self.line.text().strip()
        if self.file is None or not text:
            return
        made, county = Theme(case_id=self.file.case.id, text=text), self.context.county
        self.line.clear()

        def failed(error: BaseException) -> None:
            self.line.setText(text)
            self.context.report(error)

        self.context.change(
            lambda: records.insert(county, made, _BEYOND),
            owner=self,
            quiet=True,
            typed=True,
            failed=failed,
        )

    def _take(self) -> None:
        if self.file is not None:
            county, case_id = self.context.county, self.file.case.id
            self._change(lambda: themes.take_quotes(county, case_id))

    def sort_by_number(self, quote: Quote, number: int) -> None:
        """Put a quote into the theme of a number; 0 takes it out of its theme."""
        wanted = self.board.theme_number(number) if number else None
        if number and wanted is None:
            announce(self, f"There is no theme {number}")
            return
        self._sort([quote], wanted)

    def ask_theme(self, quote: Quote) -> None:
        """Choose the theme for a quote among all of them."""
        rows = self.board.board_model.board.rows
        found = [(row.theme.id, row.theme.text) for row in rows]

        def sort(chosen: str) -> None:
            self._sort([quote], next(r.theme for r in rows if r.theme.id == chosen))

        pick_one(self, "Put the quote into a theme", "Theme", found, sort)

    def write_finding(self, quote: Quote) -> None:
        """Write a finding in the words of a quote."""
        county = self.context.county
        self._change(lambda: themes.write_finding(county, quote))

    def _drop(self, ids: list[str], target: Theme | None) -> None:
        found = [q for q in self.file.quotes if q.id in ids] if self.file is not None else []
        if found:
            self._sort(found, target)

    def _sort(self, found: list[Quote], target: Theme | None) -> None:
        county, theme_id = self.context.county, target.id if target is not None else None
        said = f"now in {target.text}" if target is not None else "in no theme now"
        announce(self, f"{shortened(found[0].text, 40)}: {said}")
        self.context.change(
            lambda: themes.sort_quotes(county, found, theme_id), owner=self, quiet=True
        )

    def _rename(self, found: Theme) -> None:
        county = self.context.county
        FormDialog(
            self.context,
            "Theme",
            form_of(Theme, self.file),
            found,
            lambda edited: records.save(county, edited),
            parent=self,
            draft=drafts.key_of(Theme, found.case_id, found.id),
        ).open()

    def _act(self, what: str) -> None:
        chosen = self.board.current_row()
        if chosen is not None:
            self._do(what, chosen.theme)

    def _do(self, what: str, found: Theme) -> None:
        acts = {"merge": self._merge, "cause": self._tie, "seen": self._see}
        if self.file is not None:
            acts[what](found, self.file)

    def _merge(self, found: Theme, file: CaseFile) -> None:
        others = [(theme.id, theme.text) for theme in file.themes if theme.id != found.id]
        county = self.context.county

        def merge(chosen: str) -> None:
            target = next(theme for theme in file.themes if theme.id == chosen)
            both = {found.finding_id, target.finding_id} - {None}
            if len(both) < 2:
                self._change(lambda: themes.merge_themes(county, found, target))
                return
            seen = [(one.id, one.text) for one in file.findings if one.id in both]
            pick_one(self, "Merge themes", _ONE_FINDING, seen, lambda one: join(target, one))

        def join(target: Theme, seen_as: str) -> None:
            self._change(lambda: themes.merge_themes(county, found, target, seen_as=seen_as))

        said = f"“{shortened(found.text, 40)}” goes into"
        pick_one(self, "Merge themes", said, others, merge)

    def _tie(self, found: Theme, file: CaseFile) -> None:
        causes = [(cause.id, cause.text) for cause in file.causes]
        county = self.context.county
        said = Evidence(
            case_id=file.case.id,
            kind=EvidenceKind.INTERVIEW,
            text=found.text,
            theme_id=found.id,
            sensitivity=found.sensitivity,
        )

        def tie(chosen: str) -> None:
            self._change(lambda: records.save(county, replace(said, cause_id=chosen)))

        pick_one(self, "Tie to a cause", "This speaks for the cause", causes, tie)

    def _see(self, found: Theme, file: CaseFile) -> None:
        known = [(finding.id, finding.text) for finding in file.findings]
        county = self.context.county

        def see(chosen: str) -> None:
            self._change(lambda: records.save(county, replace(found, finding_id=chosen)))

        pick_one(self, "Seen in the data", "The figures say so in the finding", known, see)


def _fact(voice: Voice) -> Fact:
    invited, words = voice.state is VoiceState.INVITED, voice.perspective.words
    said = f"{words}: invited" if invited else words
    return Fact(said, "accent" if invited else "warn", voice.note)
