"""A byte that a disk lost is noticed at the next opening, although SQLite reads on."""

import os
from pathlib import Path

import pytest

from sos_desktop.foundation.errors import Cancelled, FileDamaged, FileMoved
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.services.county import file_sums
from sos_desktop.services.county.county_files import CountyFile, open_county_file
from sos_desktop.services.county.file_health import finish_check
from tests.casework import add_leas, open_case


@pytest.fixture
def closed(county: CountyFile) -> Path:
    add_leas(county)
    open_case(county)
    county.close()
    file_sums.note(county.path)
    return county.path


def lose_a_byte(path: Path, *, written: bool = False) -> None:
    """In the middle of a text; as a disk does it, or as a program that writes."""
    before, content = path.stat(), bytearray(path.read_bytes())
    at = content.index(b"Help with attendance")
    content[at] = ord("K")
    path.write_bytes(content)
    if not written:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_a_lost_byte_is_told_with_a_way_back(closed: Path) -> None:
    lose_a_byte(closed)
    with open_county_file(closed) as county:
        found = finish_check(county, CancelToken())
    assert isinstance(found, FileDamaged)
    assert "Go back to a copy" in found.message


def test_a_file_as_it_was_closed_is_sound(closed: Path) -> None:
    with open_county_file(closed) as county:
        assert file_sums.is_as_closed(closed, CancelToken()) is True
        assert finish_check(county, CancelToken()) is None


def test_what_a_program_wrote_cannot_be_told_and_is_no_damage(closed: Path) -> None:
    lose_a_byte(closed, written=True)
    assert file_sums.is_as_closed(closed, CancelToken()) is None
    with open_county_file(closed) as county:
        assert finish_check(county, CancelToken()) is None


def test_a_file_nobody_closed_here_cannot_be_told(closed: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sos"
    other.write_bytes(closed.read_bytes())
    assert file_sums.is_as_closed(other, CancelToken()) is None
    assert file_sums.is_as_closed(tmp_path / "gone.sos", CancelToken()) is None
    file_sums.note(tmp_path / "gone.sos")


def test_a_damaged_note_is_no_note(closed: Path) -> None:
    file_sums._place(closed).write_text("[", encoding="utf-8")
    assert file_sums.is_as_closed(closed, CancelToken()) is None


def test_the_walk_can_be_stopped(closed: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        file_sums.is_as_closed(closed, token)


def test_only_so_many_sums_are_kept(closed: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(file_sums, "_KEPT", 2)
    for number in range(4):
        path = tmp_path / f"{number}.sos"
        path.write_bytes(b"x" * number)
        file_sums.note(path)
    assert len(list(file_sums._place(closed).parent.iterdir())) == 2


def test_a_file_that_goes_while_it_is_looked_at_is_not_called_changed(closed, monkeypatch) -> None:
    """It is asked after a rescue, which a fault of the question would hide."""

    def gone(path: Path, *, check: bool) -> None:
        raise FileMoved(path.name)

    lose_a_byte(closed)
    assert file_sums.is_changed_within(closed)
    monkeypatch.setattr(file_sums, "contents_of", gone)
    assert not file_sums.is_changed_within(closed)
