"""What is typed into a form: kept as it is typed, and offered again when it was never saved."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from sos_desktop.services.casework import drafts
from ui.context import AppContext
from ui.widgets.basics import button, label
from ui.widgets.typing import KEPT_EVERY, Typing, typing_of

if TYPE_CHECKING:
    from ui.widgets.forms.form import RecordForm
    from ui.widgets.lists.entry_row import EntryRow


class FormDraft(QWidget):
    """The line above a form that was filled from a draft; hidden while there is none.

    The draft goes when the dialog is finished, whichever way; the program ending finishes nothing.

    Signals:
        offered: The line is shown.
        discarded: The draft was given up; the form is as it was at first.
    """

    offered = Signal()
    discarded = Signal()

    def __init__(
        self,
        context: AppContext,
        dialog: "QDialog | EntryRow[Any]",
        form: "RecordForm[Any] | EntryRow[Any]",
        key: str,
        beside: Callable[[], Mapping[str, Any]] = dict,
        holds_more: Callable[[], bool] = lambda: False,
    ) -> None:
        """Make it.

        Args:
            context: The window's.
            dialog: What the form is in; it says when it is finished.
            form: Loaded already; that is what counts as nothing typed.
            key: From `drafts.key_of`, or `drafts.NOTE`.
            beside: What is kept beside the fields of the form; plain values.
            holds_more: Whether something of `beside` alone is worth keeping.
        """
        super().__init__(dialog)
        self._context = context
        self._county = context.county
        self._form = form
        self._key = key
        self._beside = beside
        self._holds_more = holds_more
        self._at_first = form.typed()
        typing_of(form, Typing.ITSELF)
        self._found: Mapping[str, Any] = {}
        self._there = False
        self.words = label("", tone="muted", wrap=True)
        self.button = button("Discard it", self._discard, role="quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.words, 1)
        line.addWidget(self.button)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_EVERY)
        self._timer.timeout.connect(self.keep)
        form.edited.connect(self.wait)
        dialog.finished.connect(lambda _how: self._drop())

    def look(self) -> None:
        """Offer what was typed under this key and not saved, once the worker has found it."""
        county, key = self._county, self._key
        self._context.query(lambda: drafts.waiting(county, key), self.offer, owner=self, typed=True)

    def offer(self, found: Mapping[str, Any]) -> None:
        """Fill the form with a draft; what was typed meanwhile is not written over unasked."""
        if not found:
            return
        self._found, self._there = found, True
        if self._worth_keeping():
            self.words.setText("Something that was typed before and not saved is waiting.")
            self._turn("Show it", self._take)
        else:
            self._take()

    def wait(self) -> None:
        """Keep what is typed in a moment."""
        if not self._timer.isActive():
            self._timer.start()

    def forgetting(self) -> Callable[[], None]:
        """Removes it from the county file; for the worker, where this widget may be gone."""
        county, key, there = self._county, self._key, self._there
        return lambda: drafts.keep(county, key, {}) if there else None

    def done(self) -> None:
        """What was typed is being saved, with `forgetting`; what is typed next is new."""
        self._timer.stop()
        self._there = False
        self.hide()

    def _take(self) -> None:
        self._form.fill(self._found)
        self._form.edited.emit()
        self.words.setText("This was typed before and not saved.")
        self._turn("Discard it", self._discard)

    def _turn(self, words: str, does: Callable[[], None]) -> None:
        self.button.clicked.disconnect()
        self.button.clicked.connect(lambda _checked: does())
        self.button.setText(words)
        self.button.setAccessibleName(f"{words}: {self.words.text()}")
        self.show()
        self.offered.emit()

    def _discard(self) -> None:
        if not self._context.dialogs.confirm(
            self, "Discard what you entered?", "It has not been saved.", "Discard"
        ):
            return
        self._form.fill(self._at_first)
        self._drop()
        self.hide()
        self.discarded.emit()

    def _worth_keeping(self) -> bool:
        """Whether something was typed; a choice alone is quickly chosen again."""
        now, before = (self._form.words_of(of) for of in (self._form.typed(), self._at_first))
        return self._holds_more() or now != before

    def keep(self) -> None:
        """Keep now what is typed."""
        self._timer.stop()
        county, key = self._county, self._key
        values = {**self._form.typed(), **self._beside()} if self._worth_keeping() else {}
        if not values and not self._there:
            return
        self._there = bool(values)
        self._context.query(
            lambda: drafts.keep(county, key, values), _nothing, owner=self, typed=True
        )

    def _drop(self) -> None:
        self._timer.stop()
        if self._there:
            self._context.query(self.forgetting(), _nothing, owner=self._context, typed=True)


def _nothing(_result: object) -> None:
    """A draft is kept or gone; there is nothing to show."""
