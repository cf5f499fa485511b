"""Files opened lately are in the File menu, those that are in their place."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu


@pytest.fixture
def file_menu(window):
    return next(
        found
        for action in window.menuBar().actions()
        if isinstance(found := action.menu(), QMenu) and "File" in found.title()
    )


def test_recent_files_are_offered_and_opened(window, context, tmp_path: Path, file_menu) -> None:
    there = [tmp_path / name for name in ("Fresno & co.sos", "Kern.sos")]
    for path in there:
        path.touch()
    gone = tmp_path / "gone.sos"
    context.settings.recent_files = [str(p) for p in (context.county.path, *there, gone)]
    asked: list[Path] = []
    context.county_file_asked.connect(asked.append)
    file_menu.aboutToShow.emit()
    words = [action.text() for action in window.actions_.recent.actions()]
    assert len(words) == 2
    assert "Fresno && co.sos" in words[0]
    window.actions_.recent.actions()[1].trigger()
    assert asked == [there[1]]


def test_without_any_there_is_nothing_to_open(window, context, file_menu) -> None:
    context.settings.recent_files = [str(context.county.path)]
    file_menu.aboutToShow.emit()
    assert not window.actions_.recent.isEnabled()
