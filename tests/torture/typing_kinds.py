"""Somebody types at random speed into a random text field of the program, and it dies."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from sos_desktop.services.sample import make_sample_county
from tests.resting import rest
from tests.torture import looking
from tests.torture.journal import Journal, Teller
from tests.torture.kinds import COUNTY, Kind, Place, copy_base

LOST_AT_MOST = 2.0
"""Seconds of typing, on a busy machine too."""
_WORDS = "abcdefghijklmnoprstuvwxyz"


class Typing(Kind):
    """Keys come one by one or in a rush; what stands in the file afterwards is compared."""

    name: ClassVar[str] = "typing"
    most_steps: ClassVar[int] = 150
    most_calls: ClassVar[int] = 4000

    @classmethod
    def make_bases(cls, bases: Path) -> None:
        if not (bases / "exports.sos").exists():
            make_sample_county(bases / "exports.sos").close()

    def prepare(self, place: Place, rng: Random) -> None:
        copy_base(place, "exports.sos")

    def work(self, folder: Path, rng: Random, teller: Teller) -> None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        from tests.ui.test_every_view import opened
        from tests.ui.typing_everywhere import fields_in

        with opened(folder / COUNTY, 100) as (window, settle):
            field = _somewhere(window, settle, rng, fields_in)
            field.window().activateWindow()
            field.setFocus()
            rest(800)
            start = f"q{rng.randrange(10**9)}"
            QTest.keyClicks(field, start)
            teller.ready()
            typed = start
            speed = rng.choice((0.0, 0.02, 0.1))
            while True:
                typed += rng.choice(_WORDS)
                teller.step(
                    (typed, time.monotonic(), field.accessibleName()),
                    lambda key=typed[-1]: QTest.keyClicks(field, key),
                )
                rest(int(rng.random() * speed * 2000))
                QApplication.processEvents()

    def at_once(self, place: Place, journal: Journal) -> list[str]:
        if not journal.done:
            return []
        whole, died, name = journal.done[-1]
        begin = whole[: len(whole) - len(whole.lstrip("q0123456789"))]
        kept = _longest(place.county, begin)
        typed_at = {len(text): at for text, at, _name in journal.done}
        first_lost = typed_at.get(kept + 1)
        if first_lost is None:
            return []
        lost = died - max(first_lost, min(typed_at.values()))
        self.measured.append(lost)
        if lost <= LOST_AT_MOST:
            return []
        return [f"{name}: {lost:.1f} seconds of typing lost ({kept} of {len(whole)} letters)"]

    def after(self, place: Place, journal: Journal) -> list[str]:
        return []


def _somewhere(
    window: Any, settle: Callable[[], None], rng: Random, fields_in: Callable[[Any], list[Any]]
) -> Any:
    """A text field of a random page or dialog, in which letters can be typed."""
    from PySide6.QtWidgets import QApplication, QDialog

    from tests import shot_list
    from ui.widgets.typing import Typing as How
    from ui.widgets.typing import how_typed

    county = window.context.county
    places = [*shot_list.places(county), *shot_list._dialogs(county)]
    places = [place for place in places if place.name != "task-template"]  # of the case before
    while True:
        place = rng.choice(places)
        window.open_page(place.target)
        settle()
        if place.then is not None:
            place.then(window)
            settle()
        dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]
        shown = [one for one in dialogs if one.isVisible()]
        found = [
            field
            for field in fields_in(shown[0] if shown else window)
            if how_typed(field) is not How.LOOKS and getattr(field, "maxLength", int)() != 10
        ]
        if found:
            return rng.choice(found)
        for one in shown:
            one.close()
        settle()


def _longest(path: Path, begin: str) -> int:
    """How many letters of what was typed the file holds, as a draft or saved; 0 for none."""
    most = 0
    with looking.opened(path) as connection:
        texts = [row[0] for row in connection.execute("SELECT value FROM meta")]
        texts += [row[0] for row in connection.execute("SELECT after FROM change_item")]
    for text in texts:
        at = (text or "").find(begin)
        while at >= 0:
            end = at
            while end < len(text) and (text[end].isalnum()):
                end += 1
            most = max(most, end - at)
            at = text.find(begin, at + 1)
    return most
