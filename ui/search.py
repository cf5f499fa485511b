"""One box for everything: places, pages, actions and texts. Ctrl+K, a few letters, Enter."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.context import AppContext
from ui.hits import Hit, KnownHits, SearchContext, found_texts, known_places
from ui.icons import icon
from ui.navigation import FindTarget
from ui.widgets.typing import Typing, typing_of

if TYPE_CHECKING:
    from ui.widgets.forms.hit_list import HitPopup

_SHOWN = 8
_FLOATING = 60
"""Characters the box holds where it lies over a page."""
_SHORTEST = 2
"""Texts are looked through from this many letters on."""
_QUOTED = 60
"""Letters of what was typed that are said again."""


class SearchBox(QLineEdit):
    """The box; its list drops below while there is something to choose.

    Signals:
        left: Something was chosen, or nothing is wanted; the focus is to go back to the page.
    """

    left = Signal()

    def __init__(
        self, context: AppContext, here: Callable[[], SearchContext] = SearchContext
    ) -> None:
        """Make it; `here` tells where one is."""
        super().__init__()
        self._context = context
        self._search_context = here
        self._known: KnownHits | None = None
        self._named: list[Hit] = []
        self._shown: list[Hit] = []
        self._texts: list[Hit] = []
        self._looking = False
        self.setPlaceholderText("Find  (Ctrl+K)")
        self.setAccessibleName("Find districts, cases, people, pages, actions and texts")
        self.setToolTip("Districts, cases, people, pages, actions and texts")
        self._floats = False
        typing_of(self, Typing.LOOKS)
        glass = QAction(icon("search"), "Find", self)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._popup: HitPopup | None = None
        self.textEdited.connect(self._on_edited)
        context.county_changed.connect(self._forget)

    @property
    def popup(self) -> "HitPopup":
        """The list, made when there is first something to choose."""
        if self._popup is None:
            from ui.widgets.forms.hit_list import HitPopup

            self._popup = HitPopup(self)
            self._popup.chosen.connect(self._choose)
        return self._popup

    @property
    def _offers(self) -> bool:
        return self._popup is not None and self._popup.isVisible()

    def lie_over(self, place: QWidget) -> None:
        """Lie over the upper left corner of a place until the focus goes."""
        self._floats = True
        self.setParent(place)
        wide = min(self.fontMetrics().averageCharWidth() * _FLOATING, place.width() - 16)
        self.setGeometry(8, 6, wide, self.sizeHint().height())
        self.show()
        self.raise_()

    def start(self) -> None:
        """Take the focus with nothing typed."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        county = self._context.county
        self._context.query(lambda: known_places(county), self._fill, owner=self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._offer_nothing()
        if self._floats and event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._floats = False
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._offers:
            self.popup.step(1 if key is Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key is Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _forget(self) -> None:
        self._known, self._named, self._texts = None, [], []

    def _fill(self, places: KnownHits) -> None:
        self._known = places.and_here(self._search_context())
        if self.text().strip():
            self._match()
            self._show()

    def _on_edited(self, _text: str) -> None:
        self._texts = []
        self._match()
        self._show()
        self._look()

    def _match(self) -> None:
        wanted = self.text().strip()
        self._named = self._known.best(wanted, _SHOWN) if self._known is not None else []

    def _show(self) -> None:
        wanted = self.text().strip()
        self._shown = []
        if wanted:
            self._shown = [*self._named]
            targets = [hit.target for hit in self._shown]
            self._shown += [hit for hit in self._texts if hit.target not in targets]
            quoted = wanted if len(wanted) <= _QUOTED else f"{wanted[:_QUOTED].rstrip()}…"
            everything = Hit(f"Search all texts for “{quoted}”", "search", FindTarget(wanted))
            self._shown.append(everything)
        from ui.widgets.forms.hit_list import HitLine

        self.popup.show_hits([HitLine(h.icon, h.text, h.words, h.marks) for h in self._shown])

    def _look(self) -> None:
        """Look through the texts on the worker; what was typed meanwhile is looked for next."""
        wanted = self.text().strip()
        if self._looking or len(wanted) < _SHORTEST:
            return
        self._looking = True
        county = self._context.county
        self._context.query(
            lambda: found_texts(county, wanted),
            lambda found: self._found(wanted, found),
            owner=self,
            failed=self._not_found,
        )

    def _found(self, wanted: str, found: list[Hit]) -> None:
        self._looking = False
        if self.text().strip() != wanted:
            self._look()
            return
        self._texts = found
        if found and self.hasFocus():
            self._show()

    def _not_found(self, error: BaseException) -> None:
        self._looking = False
        self._context.report(error)

    def _choose(self) -> None:
        place = self.popup.current()
        if place is None:
            return
        hit, here = self._shown[place], self._search_context()
        self._leave()
        if hit.action is not None:
            QTimer.singleShot(0, hit.action, hit.action.trigger)
        elif hit.command is None:
            self._context.go.emit(hit.target)
        elif hit.command.of_case and here.case_id is None:
            self._ask_case(hit)
        else:
            self._begin(hit, here.case_id)

    def _ask_case(self, hit: Hit) -> None:
        from ui.case_choice import ask_case

        ask_case(self._context, self.window(), hit.text, lambda case_id: self._begin(hit, case_id))

    def _begin(self, hit: Hit, case_id: str | None) -> None:
        assert hit.command is not None
        self._context.go.emit(hit.command.target_for(case_id))

    def _offer_nothing(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _leave(self) -> None:
        self._offer_nothing()
        self.clear()
        self.clearFocus()
        self.left.emit()


def places(widget: QWidget) -> list[str]:
    """The words of the matches now shown; for screen readers and tests."""
    return widget.popup.texts() if isinstance(widget, SearchBox) else []
