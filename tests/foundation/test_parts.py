"""An unfinished file never stays: not after a failure, and not after a kill."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sos_desktop.foundation import parts, paths
from sos_desktop.foundation.parts import part_of, sweep

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from pathlib import Path
from sos_desktop.foundation.parts import part_of
with part_of(Path(sys.argv[1])) as part:
    part.write_bytes(b"half")
    part.with_name(part.name + "-journal").write_bytes(b"of SQLite")
    print(part, flush=True)
    sys.stdin.read()
"""


def _start(target: Path) -> tuple[subprocess.Popen[str], Path]:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(target)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def _records() -> list[Path]:
    folder = paths.data_dir() / "parts"
    return list(folder.iterdir()) if folder.exists() else []


def test_a_part_lies_hidden_beside_its_target_and_goes(tmp_path: Path) -> None:
    target = tmp_path / "plañ.pdf"
    with part_of(target) as part:
        assert part.parent == tmp_path
        assert part.name.startswith(".")
        part.write_bytes(b"whole")
        part.replace(target)
    assert target.read_bytes() == b"whole"
    assert _records() == []


def test_a_part_goes_when_its_writing_fails(tmp_path: Path) -> None:
    def fail() -> None:
        with part_of(tmp_path / "a") as part:
            part.with_name(f"{part.name}-wal").touch()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert [file.name for file in tmp_path.iterdir()] == ["home"]
    assert _records() == []


def test_the_longest_name_a_target_can_have(tmp_path: Path) -> None:
    target = tmp_path / ("n" * 251 + ".sos")
    with part_of(target) as part:
        part.replace(target)
    assert target.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_part_is_its_owners_only(tmp_path: Path) -> None:
    with part_of(tmp_path / "a") as part:
        assert part.stat().st_mode & 0o777 == 0o600


def test_what_a_killed_run_left_is_swept_and_what_a_living_one_writes_stays(
    tmp_path: Path,
) -> None:
    killed, left = _start(tmp_path / "a.pdf")
    living, written = _start(tmp_path / "b.pdf")
    with killed, living:
        killed.kill()
        killed.wait()
        assert left.exists()
        with part_of(tmp_path / "c.pdf") as own:
            assert sweep() == 1
            assert own.exists()
        assert written.exists()
        assert not list(tmp_path.glob(f"{left.name}*"))
        living.kill()
        living.wait()
        assert sweep() == 1
    assert not written.exists()
    assert _records() == []


def test_the_start_of_the_program_sweeps(tmp_path: Path) -> None:
    process, left = _start(tmp_path / "a.pdf")
    with process:
        process.kill()
    code = "import main; main.main(['plan', '--file', 'none.sos', '--lea', '1'])"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert not left.exists()


@pytest.mark.parametrize("content", ["own.txt", ".sos-0123456789ab.part", "", "\0"])
def test_a_record_that_names_no_part_of_its_own_removes_nothing(
    tmp_path: Path, content: str
) -> None:
    folder = paths.data_dir() / "parts"
    folder.mkdir()
    named = tmp_path / (content.strip("\0") or "file")
    named.write_bytes(b"a person's")
    (folder / "ffffffffffff.lock").touch()
    (folder / "ffffffffffff.part").write_bytes(os.fsencode(str(tmp_path / content)))
    assert sweep() == 0
    assert named.read_bytes() == b"a person's"


def test_a_part_out_of_reach_is_remembered(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    process, left = _start(stick / "a.pdf")
    with process:
        process.kill()
    away = stick.rename(tmp_path / "pulled out")
    assert sweep() == 0
    away.rename(stick)
    assert sweep() == 1
    assert not left.exists()


def test_without_a_data_folder_a_part_is_written_unrecorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "not a folder"
    file.touch()
    monkeypatch.setenv(paths.HOME_VARIABLE, str(file))
    with parts.part_of(tmp_path / "a") as part:
        assert part.exists()
    assert not part.exists()
    assert sweep() == 0
