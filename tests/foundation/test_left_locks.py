"""The lock of an open county file never stays for good: not after a kill either."""

import subprocess
import sys
from pathlib import Path

import pytest

from db.file_lock import FileInUse, WindowLock
from sos_desktop.foundation import left_locks, paths

ROOT = Path(__file__).parents[2]

HOLDER = """
import sys
from pathlib import Path
from db.file_lock import WindowLock
lock = WindowLock(Path(sys.argv[1]))
lock.claim()
print("held", flush=True)
sys.stdin.read()
"""


def _hold(path: Path) -> subprocess.Popen[str]:
    path.touch()
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def _locks() -> list[Path]:
    folder = paths.data_dir() / "open"
    return list(folder.iterdir()) if folder.exists() else []


def _kill(process: subprocess.Popen[str]) -> None:
    with process:
        process.kill()


def test_the_start_of_the_program_sweeps_what_a_killed_run_left(tmp_path: Path) -> None:
    """An empty file stayed for ever: the number of a file that was replaced comes never back."""
    _kill(_hold(tmp_path / "a.sos"))
    assert len(_locks()) == 1
    code = "import main; main.main(['copies', '--file', 'none.sos'])"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert _locks() == []


def test_a_lock_that_is_held_stays_and_holds(tmp_path: Path) -> None:
    killed, living = _hold(tmp_path / "a.sos"), _hold(tmp_path / "b.sos")
    own = WindowLock(tmp_path / "c.sos")
    (tmp_path / "c.sos").touch()
    own.claim()
    _kill(killed)
    assert left_locks.sweep() == 1
    assert len(_locks()) == 2
    with pytest.raises(FileInUse):
        WindowLock(tmp_path / "b.sos").claim()
    with pytest.raises(FileInUse):
        WindowLock(tmp_path / "c.sos").claim()
    own.release()
    _kill(living)
    assert left_locks.sweep() == 1
    assert _locks() == []


def test_without_a_folder_there_is_nothing_to_sweep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert left_locks.sweep() == 0
    file = tmp_path / "not a folder"
    file.touch()
    monkeypatch.setenv(paths.HOME_VARIABLE, str(file))
    assert left_locks.sweep() == 0
