"""One box for everything: places, commands and texts. Ctrl+K, a few letters, Enter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import finding
from ui.context import AppContext
from ui.icons import icon
from ui.pages.registry import ABOVE, BELOW, PAGES
from ui.widgets.hit_list import HitPopup

if TYPE_CHECKING:
    from sos_desktop.services.county.county_files import CountyFile
    from sos_desktop.services.county.search import Place, TextHit

_SHOWN, _TEXTS = 8, 5
_SHORTEST = 2
"""Texts are looked through from this many letters on."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something to choose: words, more about it, a drawing, and where it leads or what it does."""

    text: str
    icon: str
    key: str = ""
    target: dict[str, Any] = field(default_factory=dict)
    words: str = ""
    action: QAction | None = None


class SearchBox(QLineEdit):
    """The box; its list drops below while there is something to choose.

    Signals:
        left: Something was chosen, or nothing is wanted; the focus is to go back to the page.
    """

    left = Signal()

    def __init__(
        self, context: AppContext, commands: Callable[[], Sequence[QAction]] = tuple
    ) -> None:
        """Make it; `commands` gives the commands that can be run now."""
        super().__init__()
        self._context = context
        self._commands = commands
        self._hits: list[Hit] = []
        self._shown: list[Hit] = []
        self._texts: list[Hit] = []
        self._looking = False
        self.setPlaceholderText("Find districts, cases, people, commands  (Ctrl+K)")
        self.setAccessibleName("Find districts, cases, people, texts and commands")
        self.setMinimumWidth(200)
        self.setMaximumWidth(640)
        self.addAction(QAction(icon("search"), "", self), QLineEdit.ActionPosition.LeadingPosition)
        self.popup = HitPopup(self)
        self.popup.chosen.connect(self._choose)
        self.textEdited.connect(self._on_edited)
        context.county_changed.connect(self._forget)

    def start(self) -> None:
        """Take the focus with nothing typed."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        county = self._context.county
        self._context.query(lambda: _places(county), self._fill, owner=self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.popup.isVisible():
            self.popup.step(1 if key is Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key is Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _forget(self) -> None:
        self._hits, self._texts = [], []

    def _fill(self, places: "Sequence[Place]") -> None:
        self._hits = [
            Hit(place.name, finding.place_icon(place), *finding.way_to_place(place), place.words)
            for place in places
        ]
        pages = (*ABOVE, *BELOW, PAGES["people"])
        commands = self._commands()
        keys = {_plain(action): action.shortcut().toString() for action in commands}
        self._hits += [
            Hit(spec.title, spec.icon, spec.key, words=_page_words(keys.get(spec.title, "")))
            for spec in pages
        ]
        titles = {spec.title for spec in pages}
        self._hits += [
            Hit(_plain(action), "chevron-right", words=_keys(action), action=action)
            for action in commands
            if _plain(action) not in titles
        ]
        if self.text().strip():
            self._show()

    def _on_edited(self, _text: str) -> None:
        self._texts = []
        self._show()
        self._look()

    def _show(self) -> None:
        from sos_desktop.services.county import matching

        wanted = self.text().strip()
        if not wanted:
            self._shown = []
        else:
            names = [hit.text for hit in self._hits]
            self._shown = [self._hits[n] for n in matching.best(wanted, names, _SHOWN)]
            self._shown += self._texts
            self._shown.append(
                Hit(f"Search all texts for “{wanted}”", "search", "find", {"text": wanted})
            )
        self.popup.show_hits([(hit.icon, hit.text, hit.words) for hit in self._shown])

    def _look(self) -> None:
        """Look through the texts on the worker; what was typed meanwhile is looked for next."""
        wanted = self.text().strip()
        if self._looking or len(wanted) < _SHORTEST:
            return
        self._looking = True
        county = self._context.county
        self._context.query(
            lambda: _texts(county, wanted), lambda found: self._found(wanted, found),
            owner=self, failed=self._not_found,
        )  # fmt: skip

    def _found(self, wanted: str, found: "Sequence[TextHit]") -> None:
        self._looking = False
        if self.text().strip() != wanted:
            self._look()
            return
        self._texts = [
            Hit(hit.line, finding.text_icon(hit), *finding.way_to_text(hit), _where(hit))
            for hit in found
        ]
        if found and self.hasFocus():
            self._show()

    def _not_found(self, error: BaseException) -> None:
        self._looking = False
        self._context.report(error)

    def _choose(self) -> None:
        place = self.popup.current()
        if place is None:
            return
        hit = self._shown[place]
        self._leave()
        if hit.action is not None:
            QTimer.singleShot(0, hit.action, hit.action.trigger)
        else:
            self._context.go.emit(hit.key, hit.target)

    def _leave(self) -> None:
        self.popup.hide()
        self.clear()
        self.clearFocus()
        self.left.emit()


def _plain(action: QAction) -> str:
    words = str(action.property("command") or action.text().replace("&", ""))
    return words.removesuffix("…")


def _keys(action: QAction) -> str:
    return action.shortcut().toString() or "command"


def _page_words(keys: str) -> str:
    return f"page, {keys}" if keys else "page"


def _where(hit: "TextHit") -> str:
    from sos_desktop.services.county.search import TEXT_KINDS

    words = [TEXT_KINDS[hit.kind], hit.where, "closed case" if hit.closed else ""]
    return ", ".join(word for word in words if word)


def _places(county: "CountyFile") -> "Sequence[Place]":
    from sos_desktop.services.county import matching, search

    matching.best("", ())
    return search.places(county)


def _texts(county: "CountyFile", wanted: str) -> "Sequence[TextHit]":
    from sos_desktop.services.county import search

    return search.texts(county, wanted, limit=_TEXTS)


def places(widget: QWidget) -> list[str]:
    """The words of the matches now shown; for screen readers and tests."""
    return widget.popup.texts() if isinstance(widget, SearchBox) else []
