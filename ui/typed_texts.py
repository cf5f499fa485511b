"""Keeps what is typed, in whatever field: a moment after a key it lies in the county file.

A form or a line that shows a draft again in its own place does so by itself; everything else, also
a field nobody thought of when this was written, is kept here, because it is a text field. It goes
when the field is emptied, when its dialog is finished either way, and when the history holds it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from sos_desktop.domain.changes import Changes
from sos_desktop.foundation import clock
from ui import navigation
from ui.context import AppContext
from ui.pages.base import Page
from ui.widgets.typing import KEPT_EVERY, TextField, how_typed, takes_text, text_of

if TYPE_CHECKING:
    from sos_desktop.services.casework.drafts import TypedText
    from sos_desktop.services.county.county_files import CountyFile
    from ui.typed_back import TypedBack

_LOOK_AFTER = 600
"""Milliseconds after a file was opened, until what was typed before is looked for."""


class _Watched(QObject):
    """One field, from the first time keys come to it until it is gone."""

    def __init__(
        self, field: TextField, edited: Callable[[], None], over: Callable[[], object]
    ) -> None:
        super().__init__(field)
        self.field = field
        self.at_first = text_of(field)
        self.began = clock.now()
        self._edited = edited
        field.textChanged.connect(self._changed)
        dialog = field.window()
        if isinstance(dialog, QDialog):
            dialog.finished.connect(lambda _how: over())

    def _changed(self, *_text: object) -> None:
        """What the program puts there while nobody types is no typing."""
        if not self.field.hasFocus():
            self.settle()
        self._edited()

    def settle(self) -> None:
        """What stands there now is kept elsewhere, or was not typed."""
        self.at_first = text_of(self.field)
        self.began = clock.now()

    def typed(self) -> str:
        """What would be lost; "" for nothing."""
        text = text_of(self.field)
        if text == self.at_first or how_typed(self.field) is not None:
            return ""
        return text if text.strip() else ""


class TypedTexts(QObject):
    """Watches every text field of the program that keys come to."""

    def __init__(self, context: AppContext, window: QWidget, page: Callable[[], Page[Any]]) -> None:
        """Make it.

        Args:
            context: The window's.
            window: Whose texts they are.
            page: Gives the page that is shown.
        """
        super().__init__(window)
        self._context = context
        self._page = page
        self._back: TypedBack | None = None
        self._watched: dict[int, _Watched] = {}
        self._before: tuple[TypedText, ...] | None = None
        """Typed in an earlier run and never kept; None before it was looked for."""
        self._kept: tuple[TypedText, ...] = ()
        self._under_way = False
        self._timer = self._made_timer(KEPT_EVERY, self.keep)
        self._look = self._made_timer(_LOOK_AFTER, self._look_back)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)
        context.changed.connect(self._on_changed)
        context.county_changed.connect(self._begin)
        if context.is_open:
            self._begin()

    def _made_timer(self, wait: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(act)
        return timer

    def _begin(self) -> None:
        """A county file is open: what was typed before belonged to the one before."""
        for watched in self._watched.values():
            watched.settle()
        self._before, self._kept = None, ()
        if self._back is not None:
            self._back.forget()
        self._look.start()

    def _look_back(self) -> None:
        county = self._context.county
        self._context.query(
            lambda: _typed_before(county),
            lambda found: county is self._context.county and self._found(found),
            owner=self,
            typed=True,
        )

    def _found(self, found: "tuple[TypedText, ...]") -> None:
        self._before = self._kept = found
        self.keep()  # what was typed meanwhile has waited long enough
        for first in found[:1]:
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            self._context.standing.emit(
                lambda: self._before == found,
                "info",
                f"Something typed and not saved is still there: {first.where}{more}.",
                "Show it",
                self.show_waiting,
            )

    def show_waiting(self) -> None:
        """Show what was typed in an earlier run."""
        from ui.typed_dialog import TypedDialog

        dialog = TypedDialog(self._before or (), QApplication.activeWindow())
        dialog.thrown_away.connect(self._throw_away)
        dialog.back_asked.connect(self._put_back)
        dialog.open()

    def _put_back(self, text: "TypedText") -> None:
        from ui.typed_back import TypedBack

        if self._back is None:
            window = self.parent()
            assert isinstance(window, QWidget)
            self._back = TypedBack(self._context, window, self._page, self._is_back)
        self._back.begin(text)

    def _is_back(self, text: "TypedText") -> None:
        """It stands in its field, which is watched as any other."""
        self._before = tuple(one for one in self._before or () if one != text)
        self.keep()

    def _throw_away(self) -> None:
        self._before = ()
        self.keep()

    # --- watching ---------------------------------------------------------------------------

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._watch(now)
        if self._back is not None:
            self._back.look()  # after it is watched: what is put back is kept like what is typed

    def _watch(self, now: QWidget | None) -> None:
        if not isinstance(now, TextField) or not takes_text(now) or _names_a_file(now):
            return
        number = id(now)
        known = self._watched.get(number)
        if known is not None and known.field is now:
            return

        def over() -> None:
            if isValid(self):  # a window that goes takes this along, and its fields later
                self._over(number)

        self._watched[number] = _Watched(now, self._edited, over)
        now.destroyed.connect(over)

    def _edited(self) -> None:
        if not self._timer.isActive():
            self._timer.start(KEPT_EVERY)  # a start at once, below, would stay the timer's

    def _over(self, number: int) -> None:
        """Its dialog is finished, or the field is gone: kept, or thrown away by who typed it."""
        if self._watched.pop(number, None) is not None and self._kept != self._before:
            self._timer.start(0)

    def _on_changed(self, _changes: Changes) -> None:
        waiting = self._typed_now()
        if not waiting:
            return
        county = self._context.county
        texts = {text.text: text for _watched, text in waiting}
        self._context.query(
            lambda: {text for text, one in texts.items() if _in_history(county, one)},
            self._settle,
            owner=self,
        )

    def _settle(self, texts: set[str]) -> None:
        for watched in self._watched.values():
            if watched.typed() in texts:
                watched.settle()
                self._edited()

    # --- keeping ----------------------------------------------------------------------------

    def _typed_now(self) -> "list[tuple[_Watched, TypedText]]":
        from sos_desktop.services.casework.drafts import TypedText

        found = []
        for watched in self._watched.values():
            text = watched.typed()
            if not text:
                continue
            field, page = watched.field, _page_of(watched.field) or self._page()
            window = field.window()
            title = window.windowTitle() if isinstance(window, QDialog) else ""
            words = (page.windowTitle(), title, field.accessibleName())
            where, place = " › ".join(filter(None, words)), navigation.to_stored(page.here())
            found.append((watched, TypedText(where, text, watched.began, place, title, words[-1])))
        return found

    def leave(self) -> None:
        """The window closes: whatever saves itself when keys leave it does, the rest is kept."""
        at = QApplication.focusWidget()
        if at is not None:
            at.clearFocus()
        self._under_way = False  # there is no later moment
        self.keep()

    def keep(self) -> None:
        """Keep now what is typed."""
        self._timer.stop()
        if not self._context.is_open:
            return
        if self._before is None or self._under_way:
            self._timer.start(KEPT_EVERY)  # on a slow disk nothing may queue up behind it
            return
        now = tuple(text for _watched, text in self._typed_now())
        wanted = (*self._before, *now)
        if wanted == self._kept:
            return
        self._kept = wanted
        county, self._under_way = self._context.county, True
        self._context.query(
            lambda: _keep_typed(county, wanted),
            lambda _result: self._is_kept(),
            owner=self._context,
            failed=self._is_not_kept,
            typed=True,
        )

    def _is_kept(self) -> None:
        self._under_way = False

    def _is_not_kept(self, error: BaseException) -> None:
        self._under_way = False
        self._context.report(error)


def _names_a_file(field: QWidget) -> bool:
    """Whether it stands in a window that asks for a file; where one lies is no work on a case."""
    return isinstance(field.window(), QtWidgets.QFileDialog)


def _page_of(field: QWidget) -> Page[Any] | None:
    """The page a field stands on, shown or not; None in a window of its own."""
    at: QWidget | None = field
    while at is not None and not isinstance(at, Page):
        at = at.parentWidget() if not at.isWindow() else None
    return at


def _typed_before(county: "CountyFile") -> "tuple[TypedText, ...]":
    from sos_desktop.services.casework import drafts

    return drafts.typed(county)


def _in_history(county: "CountyFile", one: "TypedText") -> bool:
    from sos_desktop.services.casework import drafts

    return drafts.in_history(county, one)


def _keep_typed(county: "CountyFile", texts: "tuple[TypedText, ...]") -> None:
    from sos_desktop.services.casework import drafts

    drafts.keep_typed(county, texts)
