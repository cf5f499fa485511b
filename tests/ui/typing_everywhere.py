"""Types into every text field of the views it is shown, and looks for it in the county file."""

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from sos_desktop.services.county.county_files import CountyFile
from tests.resting import rest
from tests.ui.sight import in_sight
from ui import typed_texts
from ui.main_window import MainWindow
from ui.pages.visit import keeper
from ui.typed_back import TypedBack
from ui.widgets.forms import autosave, form_draft
from ui.widgets.lists import inspector
from ui.widgets.typing import TextField, Typing, how_typed, takes_text, text_of

PATIENCE = 20_000
"""Milliseconds a busy machine may take; that nobody waits longer than a second is asked apart."""
WAITING = (typed_texts, form_draft, keeper, inspector, autosave)
"""All that wait a moment until what was typed is kept."""


def fields_in(view: QWidget) -> list[TextField]:
    """The text fields in sight that somebody could type into."""
    seen = [one for one in in_sight(view, QWidget) if takes_text(one)]
    return [one for one in seen if one.isEnabled() and one.focusProxy() is None]


class Typist:
    """Types once into every field, whatever views it stands in.

    Attributes:
        kept: By field, whether what was typed stood in the county file in time.
        back: By field that is kept as it is, whether one act put there again what was kept of it.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.kept: dict[str, bool] = {}
        self.back: dict[str, bool] = {}

    def type_into(self, name: str, view: QWidget) -> None:
        """Type into the fields of a view that had another name, or none, before."""
        for field in fields_in(view):
            place = f"{name}: {field.accessibleName()}"
            if how_typed(field) is Typing.LOOKS or place in self.kept:
                continue
            view.activateWindow()
            field.setFocus()
            QApplication.processEvents()
            if not field.hasFocus():
                continue
            before, words = text_of(field), f"zq{len(self.kept)}x"
            since = _last_change(self._window.context.county)
            QTest.keyClicks(field, words)
            self.kept[place] = words not in text_of(field) or self._in_time(words, since)
            came_back = self._comes_back(field, before, words)
            if came_back is not None:
                self.back[place] = came_back
            _put_back(field, before)

    def _in_time(self, words: str, since: int) -> bool:
        until = QDeadlineTimer(PATIENCE)
        while not until.hasExpired():
            QApplication.processEvents()
            if _stands_in_file(self._window.context.county, words, since):
                return True
            rest(20)
        return False

    def _comes_back(self, field: TextField, before: str, words: str) -> bool | None:
        """Whether one act puts into the field what was kept of it; None where a form does."""
        window = self._window
        kept = [one for watched, one in window.typed._typed_now() if watched.field is field]
        if not kept or words not in kept[0].text:
            return None
        _put_back(field, before)
        back = TypedBack(window.context, window, window._shown, lambda _text: None)
        back._wanted.append(kept[0])
        back.look()
        return words in text_of(field)


def _last_change(county: CountyFile) -> int:
    with county.session() as session:
        found = session.connection().exec_driver_sql("SELECT max(rowid) FROM change_item")
        return int(found.scalar() or 0)


def _stands_in_file(county: CountyFile, words: str, since: int) -> bool:
    """Anywhere a new start of the program would find it: as a draft, or saved."""
    with county.session() as session:
        connection = session.connection()
        meta = connection.exec_driver_sql(
            "SELECT count(*) FROM meta WHERE instr(value, ?)", (words,)
        )
        items = connection.exec_driver_sql(
            "SELECT count(*) FROM change_item WHERE rowid > ? AND instr(after, ?)", (since, words)
        )
        return bool(meta.scalar() or items.scalar())


def _put_back(field: TextField, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)
