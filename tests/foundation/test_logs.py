"""The log rotates, stays short, and tells of a crash of the run before."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from sos_desktop.foundation import logs, paths
from sos_desktop.foundation.scrubbing import Known


@pytest.fixture
def started():
    files = logs.start()
    assert files is not None
    yield files
    files.stop()


def _text() -> str:
    return (paths.log_dir() / "sos-desktop.log").read_text(encoding="utf-8")


def test_an_entry_is_written_with_its_origin(started: logs.LogFiles) -> None:
    logging.getLogger("services.imports").info("kept %d rows", 12)
    assert "INFO     MainThread services.imports: kept 12 rows" in _text()


def test_a_long_entry_is_shortened(started: logs.LogFiles) -> None:
    logging.getLogger("x").info("%s", Known("long " * 5000))
    assert "… shortened …" in _text()
    assert len(_text()) < logs.LONGEST + 500


def test_a_run_that_ended_well_leaves_no_crash() -> None:
    for _ in range(2):
        files = logs.start()
        assert files is not None
        assert files.last_crash == ""
        files.stop()
    assert not (paths.log_dir() / "crash.log").exists()


def test_a_crash_is_told_once(expected_log: list[str]) -> None:
    expected_log.append("crashed")
    code = (
        "import os, faulthandler\nfrom sos_desktop.foundation import logs\n"
        "files = logs.start()\nfaulthandler.dump_traceback(files._crash)\nos._exit(3)"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, check=False)
    assert done.returncode == 3
    first = logs.start()
    assert first is not None
    first.stop()
    second = logs.start()
    assert second is not None
    second.stop()
    assert "Current thread" in first.last_crash
    assert second.last_crash == ""
    assert (paths.log_dir() / "crash-last.log").exists()


def test_no_log_folder_is_no_reason_to_stop(home: Path) -> None:
    (home / "logs").mkdir()
    (home / "logs" / "crash.log").mkdir()
    assert logs.start() is None
