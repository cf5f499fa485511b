"""Board papers: choose a district, see the papers page by page, read the checks, print or save."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from sos_desktop.domain.casework.access.readers import DISTRICT, OFFICE, PUBLIC
from sos_desktop.domain.changes import Subject
from sos_desktop.domain.documents.registry import OF_A_CASE
from sos_desktop.domain.formats import counted
from sos_desktop.foundation.jobs import CancelToken, Progress
from sos_desktop.services.board_pack import PackOutcome, write_packs
from sos_desktop.services.casework import cases
from sos_desktop.services.casework.case_reading import CaseRow
from sos_desktop.services.languages import ENGLISH, language, languages
from sos_desktop.services.previews import (
    PaperChoice,
    Preview,
    found_on_page,
    last_good,
    pack_of,
    page_image,
    preview,
    save_preview,
)
from ui import theme
from ui.context import AppContext
from ui.document_dialog import open_folder
from ui.navigation import BoardTarget, CaseloadTarget
from ui.pages.base import Page
from ui.pages.board.found import Found
from ui.pages.board.paper_view import PageWish, PaperView, SeenPage
from ui.pages.board.printing import ask_for_printer, print_pages
from ui.pieces import Pieces
from ui.remembered import Purpose, folder_for, used_folder
from ui.widgets.basics import EmptyState, OneOf, button, label, row
from ui.widgets.choice import ChoiceBox
from ui.widgets.flow import FlowLayout
from ui.widgets.frame.free_places import stay_free
from ui.widgets.lists.split import SideBySide
from ui.widgets.typing import Typing, typing_of

_READERS = ((PUBLIC, "Public copy"), (DISTRICT, "For the district"), (OFFICE, "Working copy"))
_PAUSE = 400
"""Milliseconds after the last letter before the paper is made anew with another request."""
_PDF = "PDF (*.pdf)"
_SEARCH = "Search in the papers"
_NOT_OPEN = "That case is not open, so these are the papers of another district."


class BoardPage(Page[BoardTarget]):
    """Ten minutes before the board: one choice, and the papers are there."""

    key: ClassVar[str] = "board"
    title: ClassVar[str] = "Board papers"
    subjects: ClassVar[Subject] = Subject.CASES | Subject.CASE_CONTENT | Subject.REGISTERS

    def __init__(self, context: AppContext, home: QWidget | None = None) -> None:
        super().__init__(context, home)
        self._rows: tuple[CaseRow, ...] = ()
        self._wanted: str | None = None
        self._seen: Preview | None = None
        self._asked = 0
        self.kinds = OF_A_CASE
        self.save_action = self._action("Save…", self._save, ready=False)
        self._lead(self.save_action)
        self.print_action = self._action("Print…", self._print, ready=False)
        self.all_action = self._action("All districts…", self._make_all, ready=False)
        self.give_action = self._action("Give back…", self._give_back, ready=False)
        self.give_action.setToolTip("Everything of the district in one zip, or a records request")
        self.good_action = self._action("Last good pack", self._open_good, ready=False)

    def page_actions(self) -> list[QAction]:
        return [
            self.good_action,
            self.give_action,
            self.all_action,
            self.print_action,
            self.save_action,
        ]

    def build(self) -> Pieces:
        yield
        self.districts, self.papers = ChoiceBox(), ChoiceBox()
        self.readers, self.languages = ChoiceBox(), ChoiceBox()
        for box, name in (
            (self.districts, "District"),
            (self.papers, "Papers"),
            (self.readers, "Copy"),
            (self.languages, "Language"),
        ):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
            box.activated.connect(lambda _place: self._make())
        for code in languages():
            self.languages.addItem(language(code).name, code)
        if self.languages.count() < 2:
            self.languages.hide()
        self.papers.addItem("Pack for the board")
        self.papers.addItems([kind.noun.capitalize() for kind in self.kinds])
        self.readers.addItems([words for _reader, words in _READERS])
        yield
        self.view = PaperView()
        self.view.turned.connect(self._show_place)
        self.view.wished.connect(self._draw)
        self.found = Found()
        self.stack = OneOf()
        self.empty = EmptyState(
            "landmark",
            "No case is open",
            "The papers for a board are made of a case. Open one, and they are here.",
            "Go to the caseload",
            lambda: self.context.go.emit(CaseloadTarget()),
        )
        self.stack.addWidget(self.empty)
        both = SideBySide(roomy=88, wide=(700, 330), tall=(420, 220))
        both.addWidget(self.view)
        both.addWidget(self.found)
        self.stack.addWidget(both)
        yield
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(self.head_line())
        yield
        choices = FlowLayout()
        for box in (self.districts, self.papers, self.readers, self.languages):
            choices.addWidget(box)
        turned = QWidget()
        lines = QVBoxLayout(turned)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        lines.addLayout(choices)
        lines.addLayout(self._tools())
        stay_free(turned)
        layout.addWidget(turned)
        layout.addWidget(self.stack, 1)

    def _tools(self) -> FlowLayout:
        self.back = button("", lambda: self._turn(-1), icon_name="chevron-left", name="Page before")
        self.next = button("", lambda: self._turn(1), icon_name="arrow-right", name="Next page")
        self.place = label("", tone="muted")
        smaller = button(
            "", lambda: self.view.enlarge(larger=False), icon_name="minus", name="Smaller"
        )
        larger = button("", lambda: self.view.enlarge(larger=True), icon_name="plus", name="Larger")
        whole = button("Whole page", self.view.fit_page)
        self.grey = QCheckBox("Greyscale")
        self.grey.toggled.connect(self.view.set_grey)
        self.questions = QCheckBox("With questions and answers")
        self.questions.toggled.connect(lambda _on: self._make())
        self.search = QLineEdit()
        self.search.setAccessibleName(_SEARCH)
        typing_of(self.search, Typing.LOOKS)
        self.search.setPlaceholderText(_SEARCH)
        theme.follow(self.search, self._fit_search)
        self.search.textEdited.connect(self._search)
        self.search.returnPressed.connect(self._search_on)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._make)
        self.found.ask.textEdited.connect(lambda _text: self._pause.start())
        tools = FlowLayout()
        turning = QWidget()
        turning.setLayout(row(self.back, self.place, self.next, smaller, larger, whole, spacing=4))
        for widget in (turning, self.grey, self.search, self.questions):
            tools.addWidget(widget)
        return tools

    def start(self) -> QLineEdit | ChoiceBox | PaperView:
        return self.view if self._rows else self.districts

    def open(self, target: BoardTarget) -> None:
        self._wanted = target.case_id
        self.mark_stale()

    def current_case(self) -> str | None:
        place = self.districts.currentIndex() if self.is_built else -1
        return self._rows[place].case.id if 0 <= place < len(self._rows) else None

    def reload(self) -> None:
        county = self.context.county
        self.context.query(lambda: cases.list_cases(county), self._show_cases, owner=self)

    def _show_cases(self, rows: Sequence[CaseRow]) -> None:
        before, asked = self._wanted or self.current_case(), self._wanted is not None
        self._wanted, self._rows = None, tuple(rows)
        self.districts.clear()
        self.districts.addItems([found.lea.name for found in rows])
        ids = [found.case.id for found in rows]
        if before in ids:
            self.districts.setCurrentIndex(ids.index(before))
        elif asked and rows:
            self.context.notice.emit("info", _NOT_OPEN, "")
        self.stack.setCurrentIndex(1 if rows else 0)
        for box in (self.districts, self.papers, self.readers, self.languages):
            box.setEnabled(bool(rows))
        for action in (self.all_action, self.give_action):
            action.setEnabled(bool(rows))
        self._make()

    def _choice(self) -> PaperChoice | None:
        case_id = self.current_case()
        if case_id is None:
            return None
        place = self.papers.currentIndex()
        return PaperChoice(
            case_id,
            self.kinds[place - 1] if place > 0 else None,
            _READERS[self.readers.currentIndex()][0],
            self.languages.currentData() or ENGLISH,
            ask=self.found.ask.text(),
            questions=self.questions.isChecked(),
        )

    def _make(self) -> None:
        """Make what is chosen; what was chosen meanwhile replaces it."""
        choice, county = self._choice(), self.context.county
        self.questions.setEnabled(self.papers.currentIndex() == 0)
        self._seen = None
        self._asked += 1  # also for no case: papers that are on their way are not those of it
        number = self._asked
        self._ready()
        if choice is None:
            self.view.show_pages(())
            return
        self.place.setText("Making the papers…")

        def show(seen: Preview) -> None:
            if number == self._asked:
                self._show(seen)

        self.context.query(lambda: preview(county, choice), show, owner=self, long=True)

    def _show(self, seen: Preview) -> None:
        self._seen = seen
        self.view.show_pages(seen.pages)
        self.found.show_found(seen)
        self._ready()

    def _draw(self, wish: PageWish) -> None:
        """Make the picture of a page."""
        seen, view = self._seen, self.view
        if seen is None:
            return

        def look() -> SeenPage:
            image = page_image(seen.pdf, wish.place, wish.scale, grey=wish.grey)
            return SeenPage(image, found_on_page(seen.pdf, wish.place, wish.found))

        self.context.query(look, lambda page: view.show_seen(wish, page), owner=self)

    def _ready(self) -> None:
        there = self._seen is not None
        self.save_action.setEnabled(there)
        self.print_action.setEnabled(there)
        case_id = self.current_case()
        good = last_good(self.context.county, case_id) if case_id is not None else None
        self.good_action.setEnabled(good is not None)

    def _turn(self, by: int) -> None:
        self.view.go(self.view.place + by)

    def _show_place(self) -> None:
        count = self.view.count
        self.place.setText(f"Page {self.view.place + 1} of {count}" if count else "")
        self.back.setEnabled(self.view.place > 0)
        self.next.setEnabled(self.view.place < count - 1)

    def _fit_search(self) -> None:
        self.search.setMinimumWidth(self.search.fontMetrics().horizontalAdvance(_SEARCH) + 32)

    def _search(self, words: str) -> None:
        if not self.view.search(words):
            self.place.setText("Not found")

    def _search_on(self) -> None:
        self.view.search_on()

    def _save(self) -> None:
        seen = self._seen
        if seen is None or not self._goes(seen):
            return
        proposed = folder_for(self.context, Purpose.DOCUMENTS) / f"{seen.name}.pdf"
        path = self.context.dialogs.save_as(self, "Save the papers", proposed, _PDF)
        if path is None:
            return
        used_folder(self.context, Purpose.DOCUMENTS, path.parent)
        county, context = self.context.county, self.context

        def tell(saved: Path) -> None:
            self._ready()
            context.offer.emit(
                "good",
                f"Saved {saved.name} in {saved.parent}",
                "Open the folder",
                lambda: open_folder(saved.parent),
            )

        context.long_job(
            "Saving the papers",
            lambda _progress, _cancel: save_preview(county, seen, path),
            tell,
            owner=self,
        )

    def _print(self) -> None:
        seen = self._seen
        if seen is None or not self._goes(seen):
            return
        printer = ask_for_printer(self, seen.document.title)
        if printer is None:
            return

        def work(progress: Progress, cancel: CancelToken) -> None:
            print_pages(
                printer,
                len(seen.pages),
                lambda place, scale, grey: page_image(seen.pdf, place, scale, grey=grey),
                progress,
                cancel,
            )

        self.context.long_job("Printing the papers", work, lambda _none: None, owner=self.context)

    def _make_all(self) -> None:
        """The packs of every open case into one folder; it goes on while other pages are open."""
        folder = self.context.dialogs.open_folder(
            self, "Where to save the packs", folder_for(self.context, Purpose.DOCUMENTS)
        )
        choice = self._choice()
        if folder is None or choice is None:
            return
        used_folder(self.context, Purpose.DOCUMENTS, folder)
        context, county = self.context, self.context.county
        ids = [found.case.id for found in self._rows]
        usual = pack_of(choice)

        def tell(made: tuple[PackOutcome, ...]) -> None:
            refused = [outcome.words for outcome in made if outcome.why_not]
            remarks = [f"{found.lea}: {words}" for found in made for words in found.remarks]
            done = f"Saved {counted(len(made) - len(refused), 'pack')} in {folder}."
            context.offer.emit(
                "warn" if refused or remarks else "good",
                " ".join((done, *refused, *remarks)),
                "Open the folder",
                lambda: open_folder(folder),
            )

        context.long_job(
            "Making the packs of every district",
            lambda progress, cancel: write_packs(
                county, ids, folder, usual, progress=progress, cancel=cancel
            ),
            tell,
            owner=context,
        )

    def _give_back(self) -> None:
        from ui.give_back_dialog import GiveBackDialog

        case_id = self.current_case()
        for found in self._rows:
            if found.case.id == case_id:
                GiveBackDialog(self.context, self, found.lea).open()

    def _goes(self, seen: Preview) -> bool:
        """Whether it may leave: what was found to stop it has to be said yes to."""
        if not seen.stops:
            return True
        worst = seen.checks[0]
        return self.context.dialogs.confirm(
            self, f"{worst.name}: save it all the same?", worst.words, "Save it"
        )

    def _open_good(self) -> None:
        case_id = self.current_case()
        good = last_good(self.context.county, case_id) if case_id is not None else None
        if good is not None:
            self.context.dialogs.open_path(good)
