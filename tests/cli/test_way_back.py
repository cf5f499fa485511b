"""`copies`, `restore` and `rescue`: the way back from the command line."""

import contextlib
import json
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from sos_desktop.cli.main import parse, run_command
from sos_desktop.foundation.settings import Settings
from sos_desktop.services.casework import cases
from sos_desktop.services.county import copying, file_sums
from sos_desktop.services.county.county_files import keep_daily_copy, open_county_file
from tests.casework import ALISAL, add_leas, open_case


def run(*arguments):
    return run_command(parse([str(argument) for argument in arguments]))


@pytest.fixture
def path(county):
    add_leas(county)
    open_case(county)
    keep_daily_copy(county)
    county.close()
    return county.path


def copies(path, capsys):
    capsys.readouterr()
    assert run("copies", "--file", path, "--json") == 0
    return json.loads(capsys.readouterr().out)


def test_copies_tell_what_they_hold(path, capsys):
    (copy,) = copies(path, capsys)
    assert (copy["kind"], copy["cases"], copy["sound"]) == ("daily", 1, True)
    assert copy["last_change"].startswith("Open")
    assert run("copies", "--file", path) == 0
    said = capsys.readouterr().out
    assert "first of the day" in said
    assert "1 open and 0 closed cases" in said
    assert "NOT SOUND" not in said


def test_a_damaged_copy_is_listed_as_such(path, capsys):
    (copy,) = copies(path, capsys)
    with Path(copy["path"]).open("r+b") as stream:
        stream.seek(5 * 4096)
        stream.write(b"\xa5" * 8192)
    (copy,) = copies(path, capsys)
    assert copy["sound"] is False


@pytest.mark.parametrize("change", ["", "ALTER TABLE change_log RENAME TO step"])
def test_a_copy_from_a_newer_program_is_not_called_damaged(path, capsys, change):
    """One whose tables this program does not know was."""
    (copy,) = copies(path, capsys)
    with contextlib.closing(sqlite3.connect(copy["path"])) as connection:
        connection.execute(change)
        connection.execute("PRAGMA user_version=99")
        connection.commit()
    (copy,) = copies(path, capsys)
    assert (copy["format"], copy["sound"], copy["needs_newer_program"]) == (99, True, True)
    assert run("copies", "--file", path) == 0
    said = capsys.readouterr().out
    assert "NEEDS THE NEWER PROGRAM" in said
    assert "NOT SOUND" not in said
    before = path.read_bytes()
    assert run("restore", copy["path"], "--to", path, "--keep-aside") == 1
    assert "was saved by a newer SOS Desktop" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*kept aside*"))


def test_a_hundred_copies_are_all_listed(path, capsys):
    """As somebody has who carries the folder of copies from computer to computer."""
    (copy,) = copies(path, capsys)
    made = Path(copy["path"])
    day = copy["time"][:10]
    for number in range(99):
        moment = f"2026-01-02 {10 + number // 60}{number % 60:02}00"
        name = made.name.replace(f"{day} daily", f"{moment} work")
        shutil.copyfile(made, made.with_name(name))
    found = copies(path, capsys)
    assert len(found) == 100
    assert all(one["sound"] for one in found)
    assert [one["time"] for one in found] == sorted((one["time"] for one in found), reverse=True)
    with open_county_file(path) as county:
        open_case(county, ALISAL)
        assert copying.keep_copy(county, "closing") is not None
    found = copies(path, capsys)
    assert found[0]["kind"] == "closing"
    assert len(found) < 100, "those that need not be kept went with the next copy"


def test_a_file_without_copies_says_so(tmp_path, capsys):
    assert run("copies", "--file", tmp_path / "None.sos") == 0
    assert "no automatic copy of None.sos" in capsys.readouterr().out
    assert copies(tmp_path / "None.sos", capsys) == []


@pytest.mark.parametrize("what", ["a folder", "a pipe", "a link to itself", "a long name"])
def test_what_is_no_file_is_told_in_json_too(tmp_path, capsys, what):
    named = tmp_path / (f"{'n' * 300}.sos" if what == "a long name" else "None.sos")
    if what == "a folder":
        named.mkdir()
    elif what == "a pipe":
        os.mkfifo(named)
    elif what == "a link to itself":
        named.symlink_to(named.name)
    done = run("copies", "--file", named, "--json")
    said = capsys.readouterr()
    assert json.loads(said.out) == ({"refused": said.err.strip()} if done else [])
    assert done == (what == "a folder")
    for command in ("restore", "rescue"):
        assert run(command, named, "--to", tmp_path / "new.sos") == 1
        assert capsys.readouterr().err
    assert not (tmp_path / "new.sos").exists()


def test_copies_of_the_second_place_are_listed_and_it_is_said_when_it_is_gone(
    path, tmp_path, capsys
):
    (copy,) = copies(path, capsys)
    place = tmp_path / "stick"
    settings = Settings.load()
    settings.second_place = str(place)
    settings.save()
    assert run("copies", "--file", path) == 0
    assert f"{place}, is not there now" in capsys.readouterr().err
    place.mkdir()
    shutil.copyfile(copy["path"], place / Path(copy["path"]).name)
    assert {one["place"] for one in copies(path, capsys)} == {
        "This computer",
        "Second place: stick",
    }


def test_a_file_that_is_gone_comes_back(path, capsys):
    (copy,) = copies(path, capsys)
    path.unlink()
    assert run("restore", copy["path"], "--to", path) == 0
    with open_county_file(path) as county:
        assert len(cases.list_cases(county)) == 1


def test_a_file_that_is_there_is_kept_aside_or_nothing_is_done(path, capsys):
    (copy,) = copies(path, capsys)
    assert run("restore", copy["path"], "--to", path) == 1
    assert "exists already" in capsys.readouterr().err
    assert run("restore", copy["path"], "--to", path, "--keep-aside") == 0
    assert "kept aside" in capsys.readouterr().out


def test_a_rescue_is_1_when_something_is_lost(path, tmp_path, capsys):
    assert run("rescue", path, "--to", tmp_path / "same.sos") == 0
    assert "Nothing that is known to have been there is lost" in capsys.readouterr().out
    cut = tmp_path / "cut.sos"
    shutil.copyfile(path, cut)
    with cut.open("r+b") as stream:
        stream.truncate(stream.seek(0, 2) // 2)
    done = run("rescue", cut, "--to", tmp_path / "rescued.sos")
    said = capsys.readouterr()
    assert done == 1
    assert said.err


def test_a_letter_the_disk_changed_is_not_called_whole(path, tmp_path, capsys):
    """SQLite finds all in order; the sum of the closed file knows better."""
    file_sums.note(path)
    before, data = path.stat(), bytearray(path.read_bytes())
    data[data.index(b"Salinas Union") + 2] ^= 2
    path.write_bytes(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert run("rescue", path, "--to", tmp_path / "new.sos") == 1
    assert "a letter or a figure may be another" in capsys.readouterr().err
