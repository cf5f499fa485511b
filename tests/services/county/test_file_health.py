"""What is said about the safety of saved work is said after a look."""

import sys

import pytest

from db import backup
from sos_desktop.foundation.errors import EnvironmentProblem, FileMoved
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.county.file_health import check_still_sound
from tests.casework import add_leas, open_case


def test_a_sound_file_is_called_safe(county: CountyFile) -> None:
    add_leas(county)
    open_case(county)
    assert check_still_sound(county) == "Everything you saved before is safe in Monterey.sos."


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let an open file go")
def test_a_file_that_is_gone_is_not(county: CountyFile) -> None:
    county.path.unlink()
    assert isinstance(check_still_sound(county), FileMoved)


def test_a_damaged_file_is_not(county: CountyFile) -> None:
    add_leas(county)
    open_case(county)
    county.let_go()
    content = bytearray(county.path.read_bytes())
    content[8192:30000] = b"\xff" * (30000 - 8192)
    county.path.write_bytes(content)
    found = check_still_sound(county)
    assert isinstance(found, EnvironmentProblem)
    assert "damaged" in found.message


def test_a_look_that_takes_too_long_ends(county: CountyFile, monkeypatch) -> None:
    monkeypatch.setattr(backup, "_STEPS", 1)
    assert county.find_damage(-1) is None
