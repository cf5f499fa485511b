"""Where things are: the program's own resources, and the person's folders on each system."""

import contextlib
import os
import re
import sys
from pathlib import Path

import platformdirs

APP_NAME = "SOS Desktop"
HOME_VARIABLE = "SOS_DESKTOP_HOME"
"""When set, data, settings and logs all live in this folder: portable copies and tests."""

_COPY = re.compile(r".+ [0-9a-f]{6} \d{4}-\d\d-\d\d(?: \d{6})? [a-z0-9-]+\.sos")
"""What automatic copies are called (`db.copy_names`)."""


def resource(*parts: str) -> Path:
    """The path of a file below `resources/`, in a checkout or in a built folder."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parents[2]
    return root.joinpath("resources", *parts)


def data_dir() -> Path:
    """The folder for backups and the crash record; made when missing."""
    return _ensured(_home() or platformdirs.user_data_path(APP_NAME, appauthor=False))


def copies_dir() -> Path:
    """The folder of the automatic copies of county files, which may not be there."""
    return data_dir() / "backups"


def is_automatic_copy(path: Path) -> bool:
    """Whether a file is an automatic copy, by its folder or its name.

    Copies are cleared away in time, in a second place too.
    """
    if _COPY.fullmatch(path.name):
        return True
    with contextlib.suppress(OSError):
        return path.resolve().parent == copies_dir().resolve()
    return False


def log_dir() -> Path:
    """The folder of the rotating log; made when missing."""
    home = _home()
    base = home / "logs" if home else platformdirs.user_log_path(APP_NAME, appauthor=False)
    return _ensured(base)


def settings_file() -> Path:
    """The file that keeps the person's settings."""
    base = _home() or platformdirs.user_config_path(APP_NAME, appauthor=False)
    return _ensured(base) / "settings.json"


def documents_dir() -> Path:
    """Where county files and plans are offered to be saved: the home folder without documents."""
    home = _home()
    if home:
        return home
    documents = platformdirs.user_documents_path()
    return documents if documents.is_dir() else Path.home()


def _home() -> Path | None:
    value = os.environ.get(HOME_VARIABLE)
    return Path(value) if value else None


def _ensured(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
