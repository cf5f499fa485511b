"""A rollback journal beside a county file: taken back where it is its own, refused elsewhere."""

import contextlib
import json
import platform
import shutil
import sqlite3
from pathlib import Path

import pytest

from db.left_journal import ForeignJournal
from db.restoring import restore
from sos_desktop.foundation.errors import AppError, FileDamaged
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_file import CountyFile
from sos_desktop.services.county.county_files import open_county_file
from tests.casework import ALISAL, add_leas, open_case

_SECTOR, _PAGE = 512, 4096
_MAGIC = bytes.fromhex("d9d505f920a163d7")
STEP = "UPDATE support_case SET problem_of_practice = 'half done'"


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _die_in_a_step(path: Path) -> None:
    """Leave the file with a step written and not confirmed, and the journal that takes it back.

    What ends a step is that its journal goes. SQLite can be told to empty only its head, which is
    put back here: the number added to each sum follows from the first (fileformat2.html, 3).
    """
    pages = path.stat().st_size // _PAGE
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=PERSIST")
        with connection:
            connection.execute(STEP)
    data = _journal(path).read_bytes()
    record = data[_SECTOR : _SECTOR + _PAGE + 8]
    page, told = record[4:-4], int.from_bytes(record[-4:])
    nonce = (told - sum(page[at] for at in range(_PAGE - 200, 0, -200))) % (1 << 32)
    count = (len(data) - _SECTOR) // (_PAGE + 8)
    numbers = (count, nonce, pages, _SECTOR, _PAGE)
    head = _MAGIC + b"".join(number.to_bytes(4) for number in numbers)
    _journal(path).write_bytes(head + data[len(head) :])


@pytest.fixture
def dead(county: CountyFile, tmp_path: Path) -> Path:
    """A file that somebody's program died over in a step, in a folder of its own."""
    add_leas(county)
    open_case(county)
    county.close()
    folder = tmp_path / "synced"
    folder.mkdir()
    path = folder / county.path.name
    shutil.copyfile(county.path, path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    shutil.copyfile(path, folder / "before")
    _die_in_a_step(path)
    return path


def _refused(path: Path) -> str:
    """What is said; nothing is changed."""
    before = [file.read_bytes() for file in (path, _journal(path))]
    with pytest.raises(ForeignJournal) as refused:
        open_county_file(path)
    assert [file.read_bytes() for file in (path, _journal(path))] == before
    return refused.value.message


def _concerns(path: Path) -> list[str]:
    with open_county_file(path) as county:
        return [row.case.problem_of_practice for row in cases.list_cases(county)]


def _leave_card(path: Path, computer: str) -> None:
    number = [path.stat().st_dev, path.stat().st_ino]
    card = path.with_name(f".{path.name}.open")
    card.write_text(json.dumps({"computer": computer, "file": number}), encoding="utf-8")


def test_a_step_this_computer_died_in_is_taken_back(dead: Path) -> None:
    _leave_card(dead, platform.node())
    assert "half done" not in _concerns(dead)
    assert not _journal(dead).exists()


def test_a_step_nothing_of_was_written_is_taken_back_wherever_it_comes_from(dead: Path) -> None:
    shutil.copyfile(dead.with_name("before"), dead)
    assert "half done" not in _concerns(dead)


def test_a_file_half_written_is_put_back_wherever_it_comes_from(dead: Path) -> None:
    before, after = dead.with_name("before").read_bytes(), bytearray(dead.read_bytes())
    (changed,) = [
        at
        for at in range(_PAGE, len(after), _PAGE)
        if before[at : at + _PAGE] != after[at : at + _PAGE]
    ][:1]
    after[changed : changed + _PAGE] = b"\xa5" * _PAGE
    dead.write_bytes(after)
    assert "half done" not in _concerns(dead)


@pytest.mark.parametrize("own", [True, False])
def test_steps_made_since_are_not_overwritten(dead: Path, own: bool) -> None:
    """The file opened, the step was gone, and no index knew its rows any more."""
    newer = dead.with_name("newer.sos")
    shutil.copyfile(dead.with_name("before"), newer)
    with open_county_file(newer) as county:
        open_case(county, ALISAL)
    with contextlib.closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    newer.replace(dead)
    if own:
        _leave_card(dead, platform.node())
    assert f"{dead.name}-journal lies beside {dead.name}" in _refused(dead)
    _journal(dead).rename(dead.with_name("journal moved"))
    assert len(_concerns(dead)) == 2


def test_the_step_of_another_computer_is_not_taken_for_one_of_this(dead: Path) -> None:
    _leave_card(dead, "OFFICE-PC")
    _refused(dead)


def test_a_copy_beside_which_one_lies_is_named_as_it_is(dead: Path, tmp_path: Path) -> None:
    with pytest.raises(ForeignJournal) as refused:
        restore(dead, tmp_path / "new.sos", keep_aside=False)
    assert f"{dead.name}-journal lies beside {dead.name}" in refused.value.message


def test_a_journal_that_makes_nothing_whole_changes_nothing(dead: Path) -> None:
    data = bytearray(dead.read_bytes())
    data[6 * _PAGE : 9 * _PAGE] = b"\xa5" * (3 * _PAGE)
    dead.write_bytes(data)
    with pytest.raises(AppError) as told:
        open_county_file(dead)
    assert isinstance(told.value, FileDamaged)
    assert dead.read_bytes() == data
    assert _journal(dead).exists()
