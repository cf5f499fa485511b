"""The person's settings, each declared once in `Settings`: key, type, default, label, choices.

To add one, add a field to `Settings`; loading, checking and saving follow from it.
"""

import contextlib
import getpass
import json
import logging
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Self

from sos_desktop.foundation import paths
from sos_desktop.foundation.files import write_atomically

_log = logging.getLogger(__name__)


def _setting(default: Any, label: str, choices: tuple[Any, ...] = ()) -> Any:
    """Declare a setting.

    Args:
        default: What holds until the person chooses; its type is the setting's type.
        label: What the settings page calls it.
        choices: The only values allowed; empty when any of the type is.
    """
    return field(default=default, metadata=_facts(type(default), label, choices))


def _facts(kind: type, label: str, choices: tuple[Any, ...] = ()) -> dict[str, Any]:
    return {"label": label, "choices": choices, "kind": kind}


@dataclass
class Settings:
    """What a person chose on this computer; case content is never a setting."""

    user_name: str = _setting("", "Your name")
    theme: str = _setting("system", "Look", ("system", "light", "dark", "contrast"))
    text_percent: int = _setting(100, "Text size", (100, 110, 125, 150, 175, 200))
    recent_files: list[str] = field(
        default_factory=list, metadata=_facts(list, "County files opened lately")
    )
    folders: dict[str, str] = field(
        default_factory=dict, metadata=_facts(dict, "Folders used last, by purpose")
    )
    today_mine: bool = _setting(False, "Today shows only what is yours")
    second_place: str = _setting("", "Second place for copies")
    second_place_kept: list[str] = field(
        default_factory=list,
        metadata=_facts(list, "When the second place was last seen with all of each county file"),
    )
    window_screen: str = _setting("", "Screen the window was last on")
    window_places: dict[str, str] = field(
        default_factory=dict, metadata=_facts(dict, "Place and size of the window, by screen")
    )
    column_widths: dict[str, str] = field(
        default_factory=dict, metadata=_facts(dict, "Widths of columns, by table and screen")
    )
    case_tabs: dict[str, str] = field(
        default_factory=dict, metadata=_facts(dict, "Tab last looked at, by case")
    )

    @classmethod
    def load(cls) -> Self:
        """Read the settings; whatever is missing or unusable is at its default."""
        settings = cls()
        for name, value in _read(paths.settings_file()).items():
            if _allowed(name, value):
                setattr(settings, name, value)
        return settings

    def save(self) -> None:
        """Write the settings whole.

        Raises:
            EnvironmentProblem: The settings folder is read-only or full.
        """
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        write_atomically(paths.settings_file(), text.encode("utf-8"))


def label_of(name: str) -> str:
    """What the settings page calls a setting."""
    return _FACTS[name]["label"]


def choices_of(name: str) -> tuple[Any, ...]:
    """The values a setting may have; empty when any of its type is allowed."""
    return _FACTS[name]["choices"]


def login_name() -> str:
    """The name the person is logged in with; "" when the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


_FACTS: dict[str, Any] = {item.name: item.metadata for item in fields(Settings)}


def _allowed(name: str, value: Any) -> bool:
    facts = _FACTS.get(name)
    if facts is None or type(value) is not facts["kind"]:
        return False
    if isinstance(value, list) and not all(isinstance(entry, str) for entry in value):
        return False
    if isinstance(value, dict) and not all(isinstance(entry, str) for entry in value.values()):
        return False
    return not facts["choices"] or value in facts["choices"]


def _read(file: Path) -> dict[str, Any]:
    """What the file holds; a file that is not settings is kept aside under another name."""
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        _log.warning("Settings could not be read, defaults are used: %s", error)
        return {}
    except ValueError:
        stored = None
    if isinstance(stored, dict):
        return stored
    aside = file.with_name(f"{file.name}.damaged")
    with contextlib.suppress(OSError):
        file.replace(aside)
    _log.warning("Settings were damaged and are kept aside; defaults are used")
    return {}
