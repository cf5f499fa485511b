"""A few kills; `dev.py torture 300` is for more. Faults are known as such."""

import contextlib
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture import __main__ as torture
from tests.torture import damage, looking, typing_walk
from tests.torture.journal import Journal
from tests.torture.kinds import differs

ROOT = Path(__file__).parents[2]


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "tests.torture", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_few_kills_lose_nothing_confirmed_and_leave_nothing_behind():
    done = run("6", "--only", "casework", "undo", "copies")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^all +6 +6 ", done.stdout, re.MULTILINE), done.stdout


def test_a_few_damaged_files_are_identical_or_told_with_a_way_back(
    sample_county_file, tmp_path, monkeypatch, expected_log, capsys
):
    """Of these seeds each is what it is whatever the machine does.

    In this process: each that is started loads the whole program, and a sample county takes longer
    than the files.
    """
    expected_log.append("")  # what a damaged file has the program say is not looked at here
    shutil.copyfile(sample_county_file, tmp_path / damage.NAME)

    def damage_many(count, first, _cores):
        return [damage.damage_once(tmp_path, seed) for seed in range(first, first + count)]

    monkeypatch.setattr(damage, "damage_many", damage_many)
    code = torture.main(["4", "--damage", "--seed", "1"])
    said = capsys.readouterr().out
    assert code == 0, said
    by_disk = next(line for line in said.splitlines() if line.startswith("by the disk: all"))
    assert by_disk.split()[-2] == "0", "none is silently different"


def told(*messages):
    journal = Journal()
    for message in messages:
        journal.hear(message)
    return journal


FIRST, SECOND = {"a": "1"}, {"a": "2"}


@pytest.mark.parametrize(
    ("found", "right"),
    [({}, False), (FIRST, True), (SECOND, True), ({"a": "3"}, False)],
    ids=["confirmed and lost", "confirmed", "under way and kept", "never wanted"],
)
def test_what_may_hold_after_a_kill(found, right):
    journal = told(("begin", FIRST), ("done", None), ("begin", SECOND))
    assert (differs(found, journal, {}) == []) is right


def test_a_step_that_was_not_begun_did_not_happen():
    journal = told(("begin", FIRST), ("done", None))
    assert differs(SECOND, journal, {}) != []
    assert differs({}, told(), {}) == []


def test_files_left_behind_are_seen(tmp_path):
    home = tmp_path / "home"
    for name in (
        "county.sos",
        ".county.sos.lock",
        ".county.sos.open",
        ".sos-1.part",
        "county.sos-wal",
        "home/backups/a.sos",
        "home/backups/.b.part",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = looking.strays(tmp_path, home, {"county.sos"})
    assert set(found) >= {
        ".county.sos.open",
        ".sos-1.part",
        "county.sos-wal",
        "home/backups/.b.part",
    }
    assert not set(found) & {"county.sos", "home/backups/a.sos"}


@pytest.mark.parametrize(
    ("name", "data", "whole"),
    [
        ("a.pdf", b"%PDF-1.7 ... %%EOF\n", True),
        ("a.pdf", b"%PDF-1.7 ...", False),
        ("a.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", True),
        ("a.ics", b"", False),
        ("a.xlsx", b"PK", False),
    ],
)
def test_half_a_file_is_seen(tmp_path, name, data, whole):
    (tmp_path / name).write_bytes(data)
    assert looking.is_whole(tmp_path / name) is whole


def test_letters_of_what_was_typed_are_counted_in_the_file(tmp_path):
    county = tmp_path / "county.sos"
    with contextlib.closing(sqlite3.connect(county)) as made:
        made.execute("CREATE TABLE meta (value TEXT)")
        made.execute("CREATE TABLE change_item (after TEXT)")
        made.execute("INSERT INTO meta VALUES ('[{\"text\": \"q7abc\"}]'), ('q71')")
        made.execute('INSERT INTO change_item VALUES (\'{"text": "q7ab"}\')')
        made.commit()
    assert typing_walk._longest(county, "q7") == len("q7abc")
    assert typing_walk._longest(county, "q8") == 0


def test_a_damaged_and_a_missing_county_file_are_seen(tmp_path):
    (tmp_path / "county.sos").write_bytes(b"no database" * 100)
    assert looking.unsound(tmp_path / "county.sos")
    assert looking.unsound(tmp_path / "gone.sos")
