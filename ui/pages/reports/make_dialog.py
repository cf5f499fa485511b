"""Making letters: what, as which files, where; then a list of how each went."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from sos_desktop.domain.casework.letters.letter_fields import FieldPlace
from sos_desktop.domain.casework.letters.letter_kinds import LETTERS, PAGES, LetterKind
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.documents.registry import FileFormat, FormatOffer
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.letters.making import Batch, LetterFiles, LetterRequest, make_letters
from sos_desktop.services.letters.readiness import LetterRow, agenda_rows
from ui.context import AppContext
from ui.models.table import RECORD_ROLE
from ui.pages.reports.columns import ITEMS, OUTCOMES, LetterItem
from ui.pages.reports.fill_in import ObstacleList, fill_in
from ui.widgets.basics import button, label, row
from ui.widgets.dialog import Dialog
from ui.widgets.forms.save_panel import SavePanel
from ui.widgets.lists.fitted_table import FittedTable
from ui.widgets.refusal import Refusal

_FORMATS = (
    FormatOffer(FileFormat.WORD, "Word, to edit"),
    FormatOffer(FileFormat.PDF, "PDF, to send"),
)
_GROUPS = (("Letters", LETTERS), ("One-pagers", PAGES), ("Agendas", (LetterKind.AGENDA,)))


class MakeDialog(Dialog):
    """A preview of what would be made, then the making."""

    def __init__(
        self,
        context: AppContext,
        parent: QWidget,
        title: str,
        items: Sequence[LetterItem],
        again: Callable[[], Sequence[LetterItem]] | None = None,
    ) -> None:
        """Make it; `again` reads the items anew, on the worker, when something was filled in."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._context, self._page, self._items = context, parent, tuple(items)
        self.choices: list[tuple[QCheckBox, tuple[LetterKind, ...]]] = []
        for words, kinds in _GROUPS:
            if any(item.kind in kinds for item in items):
                box = QCheckBox(words)
                box.setChecked(True)
                box.toggled.connect(lambda _on: self._show())
                self.choices.append((box, kinds))
        self._again = again
        self.table = FittedTable(
            ITEMS,
            name="What would be made",
            key=lambda item: (item.row.found.lea.cds, item.kind),
            lines=2,
            whole=False,
        )
        context.changed.connect(self._on_changed)
        self.panel = SavePanel(
            context, (), _FORMATS, question="Where to save the letters", in_a_row=True
        )
        self.panel.changed.connect(self._show)
        self.keep = QCheckBox("Keep a copy in the files of each open case")
        self.keep.setEnabled(any(item.row.found.case for item in items))
        self.summary = label("", tone="muted", wrap=True)
        self.obstacles = ObstacleList(self._fill_in, self.table)
        self.table.current_changed.connect(lambda _item: self._show_obstacles())
        self.problem = Refusal()
        self._lay_out(title)
        place = parent.screen().availableSize()
        self.resize(QSize(900, 620).boundedTo(QSize(place.width() - 40, place.height() - 80)))
        self._show()
        self._to_the_first_that_lacks()

    def _lay_out(self, title: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(label(title, "heading", wrap=True))
        layout.addLayout(row(*(box for box, _kinds in self.choices), spacing=16))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.summary)
        layout.addWidget(self.obstacles)
        layout.addWidget(self.keep)
        layout.addWidget(self.panel)
        layout.addWidget(self.problem)
        self.make_button = button("Make", self.make, role="primary")
        layout.addLayout(self.last_line(self.make_button))

    def _to_the_first_that_lacks(self) -> None:
        rows = [self.table.proxy.index(n, 0).data(RECORD_ROLE) for n in range(len(self._items))]
        place = next((n for n, item in enumerate(rows) if item and not item.ready), 0)
        if rows:
            self.table.select_row(place)

    def _show_obstacles(self) -> None:
        """What the chosen one lacks, each with the way to where it is filled in."""
        item = self.table.current()
        self.obstacles.show_obstacles(
            item.row.by_kind[item.kind].obstacles if item is not None else ()
        )

    def _fill_in(self, place: FieldPlace, entry: str) -> None:
        item = self.table.current()
        if item is None:
            return
        if place in (FieldPlace.DATA, FieldPlace.CASE, FieldPlace.TEMPLATE):
            self.reject()  # another page lies behind the dialog
        fill_in(self._context, self._page, item.row.found, place, entry)

    def _on_changed(self, changes: Changes) -> None:
        if self._again is not None and changes.subjects is not Subject.NOTHING:
            self._context.query(self._again, self.show_items, owner=self)

    def show_items(self, items: Sequence[LetterItem]) -> None:
        """Show what has become of the letters: something was filled in."""
        self._items = tuple(items)
        self._show()

    def chosen(self) -> tuple[LetterItem, ...]:
        """The letters of the kinds that are ticked."""
        kinds = {kind for box, found in self.choices if box.isChecked() for kind in found}
        return tuple(item for item in self._items if item.kind in kinds)

    def _show(self) -> None:
        items = self.chosen()
        self.table.set_rows(items)
        ready = sum(item.ready for item in items)
        rest = len(items) - ready
        said = f"{ready} can be made"
        if rest:
            said += f"; {rest} cannot yet: see what is missing"
        self.summary.setText(f"{said}.")
        self.make_button.setText(f"Make {ready}" if ready else "Make")
        self.make_button.setEnabled(bool(ready and self.panel.chosen()))
        self._show_obstacles()

    def make(self) -> None:
        """Make them and close; progress and Cancel stand in the window."""
        try:
            folder = self.panel.folder.folder()
        except InputProblem as error:
            self.problem.say(error.message)
            return
        context, county, page = self._context, self._context.county, self._page
        wanted = [LetterRequest(item.row.found, item.kind) for item in self.chosen()]
        how = LetterFiles(
            word=FileFormat.WORD in self.panel.chosen(),
            pdf=FileFormat.PDF in self.panel.chosen(),
            keep=self.keep.isChecked(),
        )

        def done(batch: Batch) -> None:
            context.announce(batch.changes, quiet=True)
            ResultDialog(context, page, batch).open()

        context.long_job(
            "Making letters",
            lambda progress, cancel: make_letters(
                county, wanted, folder, how, progress=progress, cancel=cancel
            ),
            done,
            owner=page,
        )
        self.accept()


class ResultDialog(Dialog):
    """What was made, what was not, and why."""

    def __init__(self, context: AppContext, parent: QWidget, batch: Batch) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made, rest = len(batch.made), len(batch.not_made)
        title = f"{made} made" + (f", {rest} not made" if rest else "")
        self.setWindowTitle(title)
        self.table = FittedTable(OUTCOMES, name="What was made", lines=2, whole=False)
        self.table.set_rows((*batch.not_made, *batch.made))
        where = f"In {batch.folder}."
        if batch.listing is not None:
            where += f" This list is there as well, as {batch.listing.name}."
        else:
            where += " The list could not be saved there."
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(label(title, "heading"))
        layout.addWidget(label(where, tone="muted", wrap=True))
        layout.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(
            button(
                "Open the folder",
                lambda: context.dialogs.open_path(batch.folder),
                icon_name="folder-open",
            )
        )
        buttons.addStretch(1)
        self.close_button = button("Close", self.accept, role="primary")
        self.close_button.setDefault(True)
        buttons.addWidget(self.close_button)
        layout.addLayout(buttons)
        place = parent.screen().availableSize()
        self.resize(QSize(880, 560).boundedTo(QSize(place.width() - 40, place.height() - 80)))


def items_of(rows: Sequence[LetterRow], *, agenda: bool = False) -> list[LetterItem]:
    """The letter and one-pager of each LEA, and with `agenda` the agenda."""
    found = []
    for one in rows:
        kinds = [one.letter, one.page, LetterKind.AGENDA if agenda else None]
        found += [LetterItem(one, kind) for kind in kinds if kind is not None]
    return found


def ask_letters_of(context: AppContext, parent: QWidget, cds: str) -> None:
    """The letter, one-pager and agenda of one LEA with a case."""
    county = context.county

    def read() -> list[LetterItem]:
        return items_of([r for r in agenda_rows(county) if r.found.lea.cds == cds], agenda=True)

    def ask(items: list[LetterItem]) -> None:
        if not items:
            context.notice.emit("info", "Letters are for open cases. Open this case again.", "")
            return
        title = f"Letters for {items[0].row.found.lea.name}"
        MakeDialog(context, parent, title, items, read).open()

    context.query(read, ask, owner=parent)
