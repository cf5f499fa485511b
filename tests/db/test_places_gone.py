"""A stick pulled out, a share that does not answer: said of the place, and the work goes on."""

import errno
import shutil
from pathlib import Path

import pytest

from db import backup, file_check
from db.copy_reading import opened_copy
from db.restoring import restore
from sos_desktop.foundation.errors import EnvironmentProblem, FileMoved
from sos_desktop.services.casework import cases
from sos_desktop.services.county import copying, way_back
from sos_desktop.services.county.county_files import CountyFile, open_county_file
from tests.casework import ALISAL, add_leas, open_case

MOMENTS = {
    "once it is known to be there": (copying, "_check_room"),
    "while it is written": (backup, "connect"),
    "once it is written": (backup, "unreadable_tables"),
    "once it has its name": (backup, "superfluous"),
    "before the others are looked through": (backup, "_prune"),
}
"""What is called at each moment of copying."""


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


def pull_out_at(monkeypatch: pytest.MonkeyPatch, stick: Path, moment: str) -> None:
    module, name = MOMENTS[moment]
    work = vars(module)[name]

    def pulled(*given: object, **named: object) -> object:
        if moment == "while it is written":
            done = work(*given, **named)
            shutil.rmtree(stick, ignore_errors=True)
            return done
        shutil.rmtree(stick, ignore_errors=True)
        return work(*given, **named)

    monkeypatch.setattr(module, name, pulled)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_stick_pulled_out_while_a_copy_goes_there(
    county: CountyFile, stick: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    add_leas(county)
    here = copying.keep_copy(county, "work")
    open_case(county)
    with monkeypatch.context() as patched:
        pull_out_at(patched, stick, moment)
        if moment == "once it has its name":
            copying.keep_in_second_place(county, stick)
        else:
            with pytest.raises(EnvironmentProblem) as told:
                copying.keep_in_second_place(county, stick)
            assert not isinstance(told.value, FileMoved), "the county file is where it was"
            assert str(stick) in told.value.message
            assert "last step" not in told.value.message, "nothing of the work is lost"
    open_case(county, ALISAL)
    assert len(cases.list_cases(county)) == 2
    assert here is not None
    assert here.exists()
    stick.mkdir(exist_ok=True)
    assert copying.keep_in_second_place(county, stick) is not None, "the next time it gets there"
    assert [file.suffix for file in stick.iterdir()] == [".sos"]


@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE, errno.EHOSTDOWN, errno.EACCES])
def test_a_second_place_that_does_not_answer(
    county: CountyFile, stick: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """A path below a dead share is neither there nor missing: asking raises."""
    add_leas(county)

    def dead(name: str) -> None:
        original = getattr(Path, name)

        def asked(self: Path, **named: bool) -> object:
            if self == stick:
                raise OSError(number, "no answer", str(self))
            return original(self, **named)

        monkeypatch.setattr(Path, name, asked)

    dead("stat")
    dead("iterdir")
    with pytest.raises(EnvironmentProblem, match="is not there now"):
        copying.keep_in_second_place(county, stick)
    assert "not connected now" in copying.second_place_reminder(county, stick, "")
    assert way_back.copies_of_file(county.path, second_place=stick) == ()


def test_a_stick_with_the_copy_pulled_out_while_it_is_restored(
    county: CountyFile, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_leas(county)
    copy = copying.keep_in_second_place(county, stick)
    assert copy is not None
    county.close()
    before = county.path.read_bytes()
    work = backup.write_checked

    def pulled(*given: object) -> object:
        shutil.rmtree(stick)
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(backup, "write_checked", pulled)
    with pytest.raises(EnvironmentProblem):
        restore(copy, county.path, keep_aside=True)
    monkeypatch.setattr(backup, "write_checked", work)
    assert county.path.read_bytes() == before
    assert not list(county.path.parent.glob("*kept aside*"))


def test_a_copy_on_a_stick_that_is_write_protected_is_restored(
    county: CountyFile, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was asked for a folder it can be saved in, as a file to be worked in is."""
    add_leas(county)
    open_case(county)
    copy = copying.keep_in_second_place(county, stick)
    assert copy is not None
    county.close()
    county.path.unlink()
    monkeypatch.setattr(file_check, "_can_write_in", lambda place: place != stick)
    monkeypatch.setattr(file_check.os, "access", lambda file, _how: Path(file) != copy)
    with pytest.raises(EnvironmentProblem, match="read-only"):
        open_county_file(copy)
    assert restore(copy, county.path, keep_aside=False).path == county.path
    with opened_copy(copy) as database:
        assert database.session is not None
    with open_county_file(county.path) as opened:
        assert len(cases.list_cases(opened)) == 1
