"""Takes a picture of every page and dialog in each look.

`python -m tests.shots OUT [LOOK ...] [--only WORD]`. People look at the pictures; no test compares
them. A look is light, dark, contrast, wide (1440x900, as README shows it), laptop, laptop-dark or
laptop-contrast (1366x768), narrow (1024x768), room, room-dark or room-contrast (1920x1080, as a
projector shows it), or large and large-dark (1024x768 with text at 150 %).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.resting import rest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Look:
    """How the window is shown."""

    scheme: str = "light"
    width: int = 1280
    height: int = 820
    text_percent: int = 100


LOOKS = {
    "light": Look(),
    "dark": Look("dark"),
    "contrast": Look("contrast"),
    "wide": Look(width=1440, height=900),
    "laptop": Look(width=1366, height=768),
    "laptop-dark": Look("dark", width=1366, height=768),
    "narrow": Look(width=1024, height=768),
    "room": Look(width=1920, height=1080),
    "room-dark": Look("dark", width=1920, height=1080),
    "room-contrast": Look("contrast", width=1920, height=1080),
    "laptop-contrast": Look("contrast", width=1366, height=768),
    "large": Look(width=1024, height=768, text_percent=150),
    "large-dark": Look("dark", width=1024, height=768, text_percent=150),
}
USUAL = ("light", "dark", "large")


def main(out: Path, looks: list[str], only: str) -> int:
    """Run once per look, each in a process of its own on a screen of the look's size."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        running = [_start(out, name, only, Path(folder)) for name in looks]
        codes = [process.wait() for process in running]
    print(f"{len(list(out.glob('*.png')))} pictures in {out}")
    return max(codes)


def _start(out: Path, name: str, only: str, folder: Path) -> "subprocess.Popen[bytes]":
    look = LOOKS[name]
    screen = {"name": "one", "x": 0, "y": 0, "width": look.width, "height": look.height}
    config = folder / f"{name}.json"
    config.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    environment = {**os.environ}
    if environment.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
        environment["QT_QPA_PLATFORM"] = f"offscreen:configfile={config}"
    command = [sys.executable, "-m", "tests.shots", str(out), name, "--only", only, "--take"]
    return subprocess.Popen(command, env=environment)


def take(out: Path, name: str, only: str) -> int:
    """Take the pictures of one look."""
    look = LOOKS[name]
    with tempfile.TemporaryDirectory() as home:
        os.environ["SOS_DESKTOP_HOME"] = home
        from sos_desktop.foundation.settings import Settings
        from sos_desktop.services.county.county_files import create_county_file
        from sos_desktop.services.sample import make_sample_county
        from tests.ui.conftest import ScriptedDialogs
        from ui import theme
        from ui.app import make_application
        from ui.context import AppContext

        app = make_application()
        settings = Settings(theme=look.scheme, text_percent=look.text_percent)
        theme.apply(app, theme.Scheme(look.scheme), look.text_percent)
        camera = Camera(out, name, only)
        full = make_sample_county(Path(home) / "Sample county.sos")
        bare = create_county_file(Path(home) / "Empty county.sos", "27")
        for county, shoot in ((full, camera.county), (bare, camera.empty)):
            context = AppContext(county, settings, ScriptedDialogs())
            shoot(context, look)
            context.runner.stop()
            county.close()
    return 0


class Camera:
    """Takes the pictures whose name contains `only` and calls them after the look."""

    def __init__(self, out: Path, look: str, only: str) -> None:
        self._out, self._look, self._only = out, look, only

    def wants(self, name: str) -> bool:
        """Whether a picture of that name is wanted."""
        return self._only in name

    def keep(self, name: str, widget: "QWidget") -> None:
        """Save what the widget shows."""
        if self.wants(name):
            widget.grab().save(str(self._out / f"{name}-{self._look}.png"))

    def county(self, context: "AppContext", look: Look) -> None:
        """Every page, every tab and every dialog of a county with cases."""
        from tests import shot_list

        window = _window(context, look)
        for place in shot_list.places(context.county):
            if not self.wants(place.name):
                continue
            window.open_page(place.target)
            settle(context)
            if place.then is not None:
                place.then(window)
                settle(context)
            self.keep(place.name, window)
            for view in _more_views(window.page):
                settle(context)
                self.keep(f"{place.name}-{view}", window)
        for name, shown in shot_list.dialogs(window, self.wants, lambda: settle(context)):
            self.keep(name, shown)
        for name, shown in shot_list.room(window, self.wants, lambda: settle(context)):
            shown.resize(look.width, look.height)
            settle(context)
            self.keep(name, shown)
        window.close()

    def empty(self, context: "AppContext", look: Look) -> None:
        """Every page of a county file in which nothing has been done."""
        from ui.navigation import TARGETS

        window = _window(context, look)
        for key, target in TARGETS.items():
            if self.wants(f"empty-{key}"):
                window.open_page(target())
                settle(context)
                self.keep(f"empty-{key}", window)
        window.close()


def _window(context: "AppContext", look: Look) -> "MainWindow":
    from ui.main_window import MainWindow

    window = MainWindow(context)
    window.resize(look.width, look.height)
    window.show()
    settle(context)
    return window


def settle(context: "AppContext") -> None:
    """Let the worker finish and the window draw."""

    rest(100)
    while context.runner.busy:
        rest(50)
    rest(100)


def _more_views(page: object) -> Iterator[str]:
    """Turn to the other tabs of a page one by one, and back to the first; gives their names."""
    tabs = {
        "identification": lambda: page.tabs,  # type: ignore[attr-defined]
        "districts": lambda: page.detail.tabs,  # type: ignore[attr-defined]
    }.get(page.key)  # type: ignore[attr-defined]
    if tabs is None:
        return
    for place in range(1, tabs().count()):
        tabs().setCurrentIndex(place)
        yield tabs().tabText(place).lower().replace(" ", "-")
    tabs().setCurrentIndex(0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("looks", nargs="*", default=USUAL, choices=(*LOOKS, USUAL))
    parser.add_argument("--only", default="", help="pictures whose name contains this")
    parser.add_argument("--take", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.take:
        sys.exit(take(given.out, given.looks[0], given.only))
    sys.exit(main(given.out, list(given.looks), given.only))
