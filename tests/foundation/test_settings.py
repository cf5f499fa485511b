"""Settings come back as they were kept; whatever is unusable is at its default."""

import json
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from sos_desktop.foundation import paths, settings
from sos_desktop.foundation.settings import Settings
from sos_desktop.foundation.version import VERSION


def _write(text: str) -> None:
    paths.settings_file().write_text(text, encoding="utf-8")


def test_without_a_file_everything_is_at_its_default() -> None:
    assert Settings.load() == Settings()


def test_what_was_kept_comes_back() -> None:
    chosen = Settings(user_name="Luz Peña", theme="dark", text_percent=150, recent_files=["a.sos"])
    chosen.folders["data"] = "/tmp"
    chosen.save()
    assert Settings.load() == chosen


@pytest.mark.parametrize(
    "stored",
    [
        {"theme": "pink"},
        {"text_percent": 400},
        {"text_percent": "150"},
        {"text_percent": True},
        {"recent_files": "a.sos"},
        {"recent_files": [1]},
        {"folders": ["a"]},
        {"folders": {"data": 1}},
        {"user_name": None},
        {"from_a_newer_program": 1},
    ],
)
def test_an_unusable_value_is_passed_over(stored: dict[str, object]) -> None:
    _write(json.dumps(stored | {"window_screen": "kept"}))
    assert Settings.load() == Settings(window_screen="kept")


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "\x00\x00"])
def test_a_damaged_file_is_kept_aside(text: str, expected_log: list[str]) -> None:
    expected_log.append("Settings were damaged")
    _write(text)
    assert Settings.load() == Settings()
    file = paths.settings_file()
    assert not file.exists()
    assert file.with_name("settings.json.damaged").read_text(encoding="utf-8") == text


def test_two_settings_objects_share_nothing() -> None:
    Settings().recent_files.append("a.sos")
    assert Settings().recent_files == []


def test_every_setting_is_declared_whole() -> None:
    for item in fields(Settings):
        assert settings.label_of(item.name)
        default = getattr(Settings(), item.name)
        assert not settings.choices_of(item.name) or default in settings.choices_of(item.name)


def test_the_version_is_the_projects() -> None:
    project = Path(__file__).parents[2] / "pyproject.toml"
    assert tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"] == VERSION
