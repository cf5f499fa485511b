"""Bringing something back into a case: what was removed, and what a copy holds otherwise."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.formats import moment_in_cell
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import AppError
from sos_desktop.services.casework import bring_back
from sos_desktop.services.casework.bring_back import Earlier
from sos_desktop.services.county import way_back
from sos_desktop.services.county.way_back import CountyCopy
from sos_desktop.services.county.way_back_words import moment_in_sentence
from ui import theme
from ui.context import AppContext
from ui.models.table import Column
from ui.widgets.basics import button, label
from ui.widgets.choice import ChoiceBox
from ui.widgets.dialog import Dialog
from ui.widgets.lists.fitted_table import FittedTable

_LINES = 4
_WIDE = 110
"""Characters across, where the screen has room."""
COLUMNS: tuple[Column[Earlier], ...] = (
    Column("What", lambda e: e.noun.capitalize(), width=16),
    Column("Text", lambda e: e.words, width=46, tooltip=lambda e: e.words),
    Column(
        "Here now",
        lambda e: "removed" if e.now is None else "said otherwise",
        tone=lambda e: "warn" if e.now is None else "quiet",
        width=16,
    ),
    Column("Removed", lambda e: moment_in_cell(e.at) if e.at else "", width=28),
)


class BringBackDialog(Dialog):
    """One chooses where to look and then what comes back; each is a step that undo takes back."""

    def __init__(self, context: AppContext, parent: QWidget, case_id: str, lea: str) -> None:
        super().__init__(parent)
        self._context, self._case_id = context, case_id
        self._copies: tuple[CountyCopy, ...] = ()
        self.setWindowTitle("Bring something back")
        self.source = ChoiceBox()
        self.source.setAccessibleName("Where to look")
        self.source.addItem("Removed from this case")
        self.source.activated.connect(lambda _place: self.look())
        self.table = FittedTable(
            COLUMNS, name="What can come back", key=lambda e: e.record.id, lines=1, whole=False
        )
        self.table.current_changed.connect(self._on_current)
        self.table.chosen.connect(lambda _earlier: self.act())
        self.then, self.now = _shown_text("As it was"), _shown_text("As it is now")
        self.problem = label("", tone="bad", wrap=True)
        self.problem.hide()
        self.act_button = button("Bring it back", self.act, role="primary")
        self.act_button.setDefault(True)
        self.close_button = button("Close", self.reject)
        self.close_button.setAutoDefault(False)
        self._lay_out(lea)
        place = parent.screen().availableSize()
        wide = max(760, self.fontMetrics().averageCharWidth() * _WIDE)
        self.resize(min(wide, place.width() - 60), min(560, place.height() - 80))
        self._on_current(None)
        path, second = context.county.path, context.settings.second_place
        context.query(
            lambda: way_back.copies_of_file(path, second_place=Path(second) if second else None),
            self._offer_copies,
            owner=self,
            failed=lambda _error: None,  # what was removed can be brought back without copies
            long=True,
        )
        self.look()

    def _lay_out(self, lea: str) -> None:
        where = QHBoxLayout()
        words = label("Look in")
        words.setBuddy(self.source)
        where.addWidget(words)
        where.addWidget(self.source, 1)
        self.nothing = label("", tone="muted", wrap=True)
        empty = QWidget()
        inside = QVBoxLayout(empty)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.nothing)
        inside.addStretch(1)
        self.stack = QStackedWidget()
        self.stack.addWidget(empty)
        self.stack.addWidget(self.table)
        texts = QHBoxLayout()
        texts.setSpacing(16)
        for title, field in (("As it was", self.then), ("As it is now", self.now)):
            column = QVBoxLayout()
            column.addWidget(label(title, "small", tone="muted"))
            column.addWidget(field)
            texts.addLayout(column, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.act_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(f"Bring something back: {lea}", "heading", wrap=True))
        layout.addLayout(where)
        layout.addWidget(self.stack, 1)
        layout.addLayout(texts)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)

    def _offer_copies(self, copies: tuple[CountyCopy, ...]) -> None:
        self._copies = tuple(one for one in copies if not one.contents.cannot_be_used)
        now = clock.now().astimezone().replace(tzinfo=None)
        for copy in self._copies:
            self.source.addItem(
                f"Copy of {moment_in_sentence(copy, now)} ({_within(copy.place_words)})"
            )

    def look(self) -> None:
        """Look for what can come back from the place that is chosen."""
        county, case_id, place = self._context.county, self._case_id, self.source.currentIndex()
        read: Callable[[], Sequence[Earlier]]
        if place < 1:
            read = lambda: bring_back.removed_from(county, case_id)  # noqa: E731
        else:
            path = self._copies[place - 1].copy.path
            read = lambda: bring_back.in_copy(county, path, case_id)  # noqa: E731
        self._show((), "Looking…")
        self._context.query(
            read,
            lambda found: self._found(place, found),
            owner=self,
            failed=self._failed,
            long=place >= 1,
        )

    def _found(self, place: int, found: Sequence[Earlier]) -> None:
        if place == self.source.currentIndex():
            nothing = "Nothing that was removed from this case is gone."
            if place >= 1:
                nothing = "The copy holds nothing of this case that is gone or said otherwise here."
            self._show(found, nothing)

    def _show(self, found: Sequence[Earlier], nothing: str) -> None:
        self.problem.hide()
        self.nothing.setText(nothing)
        self.table.set_rows(tuple(found))
        self.stack.setCurrentIndex(1 if found else 0)
        if found:
            self.table.select_row(0)
            self.table.setFocus()
        self._on_current(self.table.current())

    def _on_current(self, earlier: Earlier | None) -> None:
        self.act_button.setEnabled(earlier is not None)
        self.then.setPlainText("" if earlier is None else earlier.words)
        self.now.setPlainText("" if earlier is None else earlier.words_now or "It is not here.")

    def act(self) -> None:
        """Bring back what is chosen; the window stays for the next."""
        earlier, county = self.table.current(), self._context.county
        if earlier is None or not self.act_button.isEnabled():
            return
        self.act_button.setEnabled(False)
        self._context.change(
            lambda: bring_back.bring_back(county, earlier),
            owner=self,
            done=lambda _changes: self.look(),
            failed=self._failed,
        )

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            self._context.report(error)
            return
        self._on_current(self.table.current())
        self.nothing.setText("")
        self.problem.setText(error.message)
        self.problem.show()


def _shown_text(name: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setAccessibleName(name)
    theme.height(made, _LINES, beside=16)
    return made


def show_bring_back(context: AppContext, parent: QWidget, case_id: str, lea: str) -> None:
    """Open it."""
    dialog = BringBackDialog(context, parent, case_id, lea)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _within(words: str) -> str:
    """As inside a sentence; the names of folders and files keep their capitals."""
    return f"{words[0].lower()}{words[1:]}"
