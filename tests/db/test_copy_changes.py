"""Copies of a large file that hold the changed pages only: joined they are the same, or refused."""

import contextlib
import itertools
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db import backup, copy_changes
from db.copy_contents import contents_of, facts_to_keep, work_mark_of
from db.copy_reading import opened_copy
from db.restoring import restore
from sos_desktop.domain.casework.records import Note
from sos_desktop.domain.casework.words import NoteKind
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.foundation.files import sha256_of
from sos_desktop.services.casework import records
from sos_desktop.services.county import copying, way_back
from sos_desktop.services.county.county_files import CountyFile
from tests.casework import add_leas, open_case

FILLED = 400_000
"""Bytes of a loaded file that never changes."""


@pytest.fixture
def large(
    county: CountyFile, monkeypatch: pytest.MonkeyPatch
) -> tuple[CountyFile, "itertools.count[int]"]:
    """A county file that counts as large, and work to be done in it; the clock goes on an hour."""
    monkeypatch.setattr(copy_changes, "LARGE", 1)
    monkeypatch.setattr(copy_changes, "MOST_CHANGED", 0.3)
    hours = itertools.count()
    start = datetime(2026, 11, 2, 8, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: start + timedelta(hours=next(hours)))
    add_leas(county)
    with contextlib.closing(sqlite3.connect(county.path)) as raw, raw:
        raw.execute("INSERT INTO meta VALUES ('filled', hex(randomblob(?)))", (FILLED // 2,))
    return county, hours


def work(county: CountyFile, words: str) -> Path:
    """A note more, and the copy that is kept then."""
    with county.session() as session:
        found = session.connection().exec_driver_sql("SELECT id FROM support_case").scalar()
    case_id = found or open_case(county)
    records.save(
        county, Note(case_id=case_id, kind=NoteKind.OBSERVATION, text=words, noted_on=clock.today())
    )
    made = copying.keep_copy(county, "work")
    assert made is not None
    return made


def test_the_next_copy_takes_what_changed_and_gives_the_whole(
    large: tuple[CountyFile, object], tmp_path: Path
) -> None:
    county, _hours = large
    first, second = work(county, "one"), work(county, "two")
    assert (first.suffix, second.suffix) == (".sos", copy_changes.ENDING)
    assert second.stat().st_size < first.stat().st_size / 4
    assert not second.with_suffix(".sos").exists()
    whole = backup.copy_to(county.path, tmp_path / "now.sos").path
    with copy_changes.whole_of(second) as joined:
        assert contents_of(joined, check=True).sound
        assert joined.stat().st_size == whole.stat().st_size
    [newest, oldest] = way_back.copies_of_file(county.path, check=True)
    assert (newest.contents.sound, oldest.contents.sound) == (True, True)
    assert newest.contents.size == whole.stat().st_size
    assert copying.keep_copy(county, "closing") is None, "it knows that it holds this work"
    assert copying.room_of_copies(county.path).size == sum(
        copy.stat().st_size for copy in (first, second)
    )
    restored = restore(second, tmp_path / "back.sos", keep_aside=False).path
    assert work_mark_of(restored) == work_mark_of(whole)
    with opened_copy(second) as database, database.session(None) as session:
        texts = session.connection().exec_driver_sql("SELECT text FROM note").scalars().all()
    assert sorted(texts) == ["one", "two"]
    found = way_back.compare_with(newest, whole)
    assert found is not None
    assert found.same


def test_a_copy_that_differs_in_much_is_whole(large: tuple[CountyFile, object]) -> None:
    county, _hours = large
    work(county, "one")
    with contextlib.closing(sqlite3.connect(county.path)) as raw, raw:
        raw.execute("UPDATE meta SET value = hex(randomblob(?)) WHERE key = 'filled'", (FILLED,))
    made = work(county, "two")
    assert made.suffix == ".sos"
    assert work(county, "three").suffix == copy_changes.ENDING
    assert copy_changes.base_of(work(county, "four")) == made


def test_one_whole_copy_carries_a_dozen(
    large: tuple[CountyFile, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    county, _hours = large
    monkeypatch.setattr(copy_changes, "MOST_ON_ONE", 3)
    made = [work(county, str(number)).suffix for number in range(9)]
    assert made == [".sos", *[copy_changes.ENDING] * 3] * 2 + [".sos"]


def test_a_whole_copy_stays_while_another_goes_with_it(large: tuple[CountyFile, object]) -> None:
    county, _hours = large
    work(county, "the first")
    for number in range(13):
        work(county, str(number))
    kept = way_back.copies_of_file(county.path, check=True)
    assert len(kept) >= 10
    assert all(copy.contents.sound for copy in kept)


@pytest.mark.parametrize("damage", ["gone", "changed", "page", "facts"])
def test_one_that_cannot_be_joined_is_said_and_changes_nothing(
    large: tuple[CountyFile, object], tmp_path: Path, damage: str
) -> None:
    county, _hours = large
    first, second = work(county, "one"), work(county, "two")
    if damage == "gone":
        first.unlink()
    elif damage == "changed":
        first.write_bytes(first.read_bytes()[:-4096] + bytes(4096))
    else:
        with contextlib.closing(sqlite3.connect(second)) as raw, raw:
            change = {
                "page": "UPDATE page SET content = X'00'",
                "facts": "DELETE FROM fact WHERE key <> 'contents'",
            }
            raw.execute(change[damage])
    newest = way_back.copies_of_file(county.path, check=True)[0]
    assert newest.contents.sound is False
    target = tmp_path / "back.sos"
    with pytest.raises(EnvironmentProblem, match=r"gone or damaged.*Choose another copy"):
        restore(second, target, keep_aside=False)
    assert not target.exists()
    assert not list(second.parent.glob(".sos-*"))


def test_copies_that_take_too_much_room_are_kept_less_closely(
    large: tuple[CountyFile, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    county, _hours = large
    monkeypatch.setattr(copy_changes, "LARGE", 1 << 40)  # all of them whole
    monkeypatch.setattr(backup, "_LITTLE", 0)
    for number in range(14):
        work(county, str(number))
    room = copying.room_of_copies(county.path)
    assert 2 <= room.count <= 8
    size = way_back.copies_of_file(county.path)[0].contents.size
    assert room.size <= 8 * size
    moments = [copy.made_at for copy in way_back.copies_of_file(county.path)]
    assert moments[0] == max(moments)


def test_a_second_place_gets_whole_copies(large: tuple[CountyFile, object], tmp_path: Path) -> None:
    county, _hours = large
    place = tmp_path / "stick"
    place.mkdir()
    for words in ("one", "two"):
        work(county, words)
        made = copying.keep_in_second_place(county, place)
        assert made is not None
        assert made.suffix == ".sos"


def test_a_kill_between_leaves_both(
    large: tuple[CountyFile, object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The file of changes is whole before the copy goes."""
    county, _hours = large
    base = backup.copy_to(county.path, tmp_path / "base.sos").path
    open_case(county)
    copy = backup.copy_to(county.path, tmp_path / "copy.sos").path
    before = sha256_of(copy)

    unlink = Path.unlink

    def killed(path: Path, missing_ok: bool = False) -> None:
        if path == copy:
            raise KeyboardInterrupt
        unlink(path, missing_ok)

    facts = facts_to_keep(copy)
    monkeypatch.setattr(Path, "unlink", killed)
    with pytest.raises(KeyboardInterrupt):
        copy_changes.keep_changes(copy, base, facts)
    assert sha256_of(copy) == before
    with copy_changes.whole_of(copy.with_suffix(copy_changes.ENDING)) as joined:
        assert sha256_of(joined) == before
