"""Types at random speed into every text field of the program and takes the file at a random key.

Fields are found by walking every page and window, and by pressing every button of a page once. What
is taken (the file with its log, while the program goes on) is what a kill at that key would leave;
`Typing` kills for real, one field a run.
"""

import contextlib
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from sos_desktop.foundation.paths import HOME_VARIABLE
from sos_desktop.services.sample import make_sample_county
from tests.resting import rest

_PLAIN = "abcdefghijklmnoprstuvwxyz"
_LONGEST_TYPING = 3.5
_BESIDE = ("", "-wal", "-journal")
_LEAVES = ("Print", "Undo", "Redo", "Send", "Open in", "Find", "Back", "Forward")
"""Begins of names of buttons that lead elsewhere or out of the program."""
_PRESSED = 40
"""Buttons of a page; what is left are rows of a long list."""
_ALIKE = 12
"""Buttons whose names begin alike do alike: one of each row is enough."""
Settle = Callable[[], None]


@dataclass(frozen=True, slots=True)
class TypedField:
    """What became of what was typed into one field.

    Attributes:
        place: The page or window, the button pressed there, and the field.
        typed: How many letters stood in the field at the moment the file was taken.
        lost: Seconds between the first key that was lost and that moment; 0.0 for none.
        seconds: How long was typed.
    """

    place: str
    typed: int
    lost: float
    seconds: float


def type_everywhere(seed: int, told: Callable[[TypedField], object]) -> None:
    """Walk the sample county's window; calls `told` for every field."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from shiboken6 import isValid

    from tests.ui.test_every_view import opened

    with tempfile.TemporaryDirectory() as name:
        folder, rng = Path(name).resolve(), Random(seed)
        (folder / "home").mkdir()
        os.environ[HOME_VARIABLE] = str(folder / "home")
        county = folder / "Condado ñ.sos"
        make_sample_county(county).close()
        with opened(county, 100) as (window, settle):
            known: set[str] = set()
            for place, view in _spots(window, settle):
                for field in _fields(view):
                    if not isValid(field):
                        continue  # what was typed before opened something else
                    in_window = field.window().windowTitle() if view is not window else ""
                    name = field.accessibleName()
                    key = f"{in_window or type(window.page).__name__}: {name}"
                    if key in known:
                        continue
                    known.add(key)
                    found = _type(field, f"{place}: {name}", f"q{len(known)}", county, rng)
                    if found is not None:
                        told(found)


def _fields(view: Any) -> list[Any]:
    from shiboken6 import isValid

    from tests.ui.typing_everywhere import fields_in
    from ui.widgets.typing import Typing, how_typed

    if not isValid(view):
        return []
    return [one for one in fields_in(view) if how_typed(one) is not Typing.LOOKS]


def _spots(window: Any, settle: Settle) -> Iterator[tuple[str, Any]]:
    """Every page, what each of its buttons opens, and every window."""
    from tests import shot_list

    pressed: set[str] = set()
    for place in shot_list.places(window.context.county):
        _go(window, settle, place)
        yield place.name, window
        page = window.page
        for name in _buttons(window.page)[:_PRESSED]:
            kind = f"{type(window.page).__name__} {name[:_ALIKE]}"
            if kind in pressed or name.startswith(_LEAVES):
                continue
            pressed.add(kind)
            if window.page is not page:
                _go(window, settle, place)
                page = window.page
            before = {id(field) for field in _fields(window)}
            if not _press(window.page, name):
                continue
            settle()
            for dialog in _dialogs():
                yield f"{place.name} > {name}", dialog
            if {id(field) for field in _fields(window)} - before:
                yield f"{place.name} > {name}", window
            _close_all(settle)
    for name, view in shot_list.dialogs(
        window, lambda name: name not in ("wizard", "crash"), settle
    ):
        yield name, view


def _go(window: Any, settle: Settle, place: Any) -> None:
    _close_all(settle)
    window.open_page(place.target)
    settle()
    if place.then is not None:
        place.then(window)
        settle()


def _buttons(view: Any) -> list[str]:
    from PySide6.QtWidgets import QAbstractButton

    found = [one for one in view.findChildren(QAbstractButton) if _can_be_pressed(one)]
    return list(dict.fromkeys(one.accessibleName() or one.text() for one in found))


def _can_be_pressed(button: Any) -> bool:
    named = bool(button.accessibleName() or button.text())
    return button.isVisible() and button.isEnabled() and not button.isCheckable() and named


def _press(view: Any, name: str) -> bool:
    from PySide6.QtWidgets import QAbstractButton, QToolButton

    for one in view.findChildren(QAbstractButton):
        if _can_be_pressed(one) and (one.accessibleName() or one.text()) == name:
            if isinstance(one, QToolButton) and one.menu() is not None:
                return False  # a menu would wait for a choice
            one.click()
            return True
    return False


def _dialogs() -> list[Any]:
    from PySide6.QtWidgets import QApplication, QDialog

    return [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QDialog) and one.isVisible()
    ]


def _close_all(settle: Settle) -> None:
    from PySide6.QtWidgets import QApplication

    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for dialog in _dialogs():
        dialog.reject()
    settle()


def _type(field: Any, where: str, begin: str, county: Path, rng: Random) -> TypedField | None:
    """Type into a field until the file is taken; None where nothing can be typed."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    from ui.widgets.typing import text_of

    if not isValid(field) or not field.isVisible():
        return None
    field.window().activateWindow()
    field.setFocus()
    QApplication.processEvents()
    if not isValid(field) or not field.hasFocus():
        return None
    QTest.keyClicks(field, begin)
    if not isValid(field) or begin not in text_of(field):
        return None
    speed, until = (
        rng.choice((0.005, 0.05, 0.2)),
        time.monotonic() + rng.uniform(0.3, _LONGEST_TYPING),
    )
    at = [time.monotonic()] * len(begin)
    text = begin
    while time.monotonic() < until:
        text += rng.choice(_PLAIN)
        QTest.keyClicks(field, text[-1])
        if not isValid(field) or text not in text_of(field):
            text = text[:-1]
            if len(text) == len(begin):
                return None
            break  # it takes no more; what it has counts
        at.append(time.monotonic())
        rest(int(rng.uniform(0, 2) * speed * 1000))
    now = time.monotonic()
    kept = _longest(county, begin)
    lost = now - at[kept] if kept < len(text) else 0.0
    return TypedField(where, len(text), lost, now - at[0])


def _longest(county: Path, begin: str) -> int:
    """How many letters a start of the program would find in the file as it lies there now."""
    taken = county.with_name("taken.sos")
    for ending in _BESIDE:
        part = county.with_name(county.name + ending)
        target = taken.with_name(taken.name + ending)
        target.unlink(missing_ok=True)
        if part.exists():
            shutil.copyfile(part, target)
    taken.with_name(taken.name + "-shm").unlink(missing_ok=True)
    most = 0
    with contextlib.closing(sqlite3.connect(taken)) as connection:
        texts = [row[0] for row in connection.execute("SELECT value FROM meta")]
        texts += [row[0] for row in connection.execute("SELECT after FROM change_item")]
    for text in texts:
        at = (text or "").find(begin)
        while at >= 0:
            end = at + len(begin)
            while end < len(text) and text[end] in _PLAIN:
                end += 1
            most = max(most, end - at)
            at = text.find(begin, at + 1)
    return most
