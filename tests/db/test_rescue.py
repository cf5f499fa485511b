"""What can be read of a damaged file is in the new one, and what is lost is told."""

import contextlib
import random
import shutil
import sqlite3

import pytest

from db.connection import writing
from db.engine import connect, connect_in_memory
from db.file_pages import PAGE, FilePages
from db.migrations.steps import STEPS
from db.rescue import rescue
from db.rescue_pointers import without_orphans
from sos_desktop.foundation.errors import AppError, InputProblem
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import open_county_file
from tests.db.rescuing import root, rows, rubbish, zeroed


def test_a_sound_file_comes_out_the_same(whole, tmp_path):
    rescued = rescue(whole, tmp_path / "new.sos")
    assert rescued.whole
    assert rows(rescued.path) == rows(whole)


@pytest.mark.parametrize("table", ["task", "contact", "cause", "action"])
def test_lost_records_are_made_anew_from_the_history(whole, damage, tmp_path, table):
    before = damage(zeroed(root(whole, table)))
    rescued = rescue(before, tmp_path / "new.sos")
    assert rows(rescued.path)[table] == rows(whole)[table]
    (told,) = [one for one in rescued.tables if one.name == table]
    assert (told.read, told.from_history) == (0, len(rows(whole)[table]))
    with open_county_file(rescued.path) as county:
        assert len(cases.list_cases(county)) == 1


def test_an_lea_whose_row_is_lost_keeps_its_case(whole, damage, tmp_path):
    rescued = rescue(damage(zeroed(root(whole, "lea"))), tmp_path / "new.sos")
    assert not rescued.whole
    with open_county_file(rescued.path) as county:
        (row,) = cases.list_cases(county)
        assert row.lea.name == "LEA 27661590000000"


def test_a_header_of_rubbish_is_written_again(whole, damage, tmp_path):
    def change(data):
        data[:60] = b"\xa5" * 60

    rescued = rescue(damage(change), tmp_path / "new.sos")
    assert rescued.whole
    assert rows(rescued.path) == rows(whole)


def test_a_description_of_rubbish_is_written_again(whole, damage, tmp_path):
    def change(data):
        place = data.index(b"CREATE TABLE task")
        data[place : place + 17] = b"CREATX TABLE task"

    rescued = rescue(damage(change), tmp_path / "new.sos")
    assert rows(rescued.path) == rows(whole)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_lost_is_told(whole, damage, tmp_path, seed):
    chance = random.Random(seed)

    def change(data):
        if seed % 3 == 0:
            return data[: chance.randrange(2 * PAGE, len(data))]
        start = chance.randrange(PAGE, len(data) - PAGE)
        data[start : start + PAGE] = chance.randbytes(PAGE)
        return None

    try:
        rescued = rescue(damage(change), tmp_path / "new.sos")
    except AppError:
        assert not (tmp_path / "new.sos").exists()
        return
    found, meant = rows(rescued.path), rows(whole)
    lost = {name for name in meant if meant[name] - found[name]}
    assert lost <= {table.name for table in rescued.tables if not table.whole} | {
        name for name in lost if len(found[name]) == len(meant[name])
    }
    with open_county_file(rescued.path) as county:
        for row in cases.list_cases(county):
            cases.case_file(county, row.case.id)


@pytest.mark.parametrize(
    "data", [b"", b"Not a county file", b"SQLite format 3\x00", bytes(PAGE), b"\xa5" * 3 * PAGE]
)
def test_what_is_no_county_file_is_refused(tmp_path, data):
    path = tmp_path / "damaged.sos"
    path.write_bytes(data)
    with pytest.raises(AppError):
        rescue(path, tmp_path / "new.sos")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["damaged.sos", "home"]
    assert path.read_bytes() == data


def test_a_file_that_is_there_is_never_overwritten(whole, tmp_path):
    target = tmp_path / "new.sos"
    target.write_text("Mine")
    with pytest.raises(InputProblem, match="exists already"):
        rescue(whole, target)
    assert target.read_text() == "Mine"


def test_figures_whose_file_is_lost_go_and_take_nothing_else_along():
    """Rows of their table have no numbers of their own."""
    with contextlib.closing(connect_in_memory()) as made:
        for step in STEPS:
            step(made)
        made.execute("PRAGMA foreign_keys=OFF")
        columns = made.execute("PRAGMA table_info(observation)").fetchall()
        for group in (1, 2):
            values = {row[1]: group if row[1] == "student_group" else 99 for row in columns}
            names, marks = ", ".join(values), ", ".join("?" * len(values))
            made.execute(
                f"INSERT INTO observation ({names}) VALUES ({marks})", tuple(values.values())
            )
        assert without_orphans(made) == {"observation": 2}
        assert made.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_file_that_is_only_read_gets_nothing_beside_it(tmp_path, whole):
    """Left on a stick, a log belongs to nobody."""
    path = tmp_path / "stick" / "Monterey.sos"
    path.parent.mkdir()
    path.write_bytes(whole.read_bytes())
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    with contextlib.closing(connect(path, read_only=True)) as connection:
        assert connection.execute("SELECT count(*) FROM meta").fetchone()[0] > 0
    assert [file.name for file in path.parent.iterdir()] == ["Monterey.sos"]


def list_pages(data):
    """The pages of the list of tables, but for the first."""
    pages = FilePages(bytes(data))
    first = pages.page(1)
    return pages.children(first)


@pytest.mark.parametrize("place", [0.0, 0.3, 0.6, 0.9])
def test_a_lost_page_of_the_list_of_tables_costs_no_row(whole, damage, tmp_path, place):
    """Nothing at all was read of such a file, though all of its rows were there."""
    listed = list_pages(whole.read_bytes())
    number = listed[int(len(listed) * place)]
    rescued = rescue(damage(rubbish(number)), tmp_path / "new.sos")
    assert rows(rescued.path) == rows(whole)


def test_a_lost_list_of_tables_leaves_what_can_be_told_apart(whole, damage, tmp_path):
    """Tables whose rows look alike are not guessed; the history has their rows."""
    rescued = rescue(damage(rubbish(*list_pages(whole.read_bytes()))), tmp_path / "new.sos")
    before, after = rows(whole), rows(rescued.path)
    assert after["change_item"] == before["change_item"]
    assert {
        name: found - before[name] for name, found in after.items() if found - before[name]
    } == {}
    lost = {name for name, found in before.items() if after[name] != found}
    assert lost <= {table.name for table in rescued.tables if not table.whole}


@pytest.mark.parametrize(("count", "kept"), [(20_000, None), (200, None), (200, 1)])
def test_rows_below_a_lost_page_are_led_to_again(whole, tmp_path, count, kept):
    path = tmp_path / "damaged.sos"
    shutil.copyfile(whole, path)
    with contextlib.closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        listed = [(f"key {n:06}", "a text that takes its room " * 2) for n in range(count)]
        with writing(connection):
            connection.executemany("INSERT INTO meta VALUES (?, ?)", listed)
        before = set(connection.execute("SELECT key, value FROM meta"))
    data, first = bytearray(path.read_bytes()), root(path, "meta")
    pages = FilePages(bytes(data))
    below = pages.children(pages.page(first))
    rubbish(first, *(below[kept:] if kept else ()))(data)
    path.write_bytes(data)
    rescued = rescue(path, tmp_path / "new.sos")
    [told] = [table for table in rescued.tables if table.name == "meta"]
    after = rows(rescued.path)["meta"]
    if kept is None:
        assert len(after) == len(before)
        assert told.whole
    else:
        assert 0 < len(after) < len(before)
        assert told.lost == len(before) - len(after)


def test_what_was_removed_does_not_come_back(whole, tmp_path):
    """It still stands on the pages the file no longer uses."""
    path = tmp_path / "damaged.sos"
    shutil.copyfile(whole, path)
    with contextlib.closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        listed = [(f"key {n:06}", "a text that takes its room " * 2) for n in range(2000)]
        with writing(connection):
            connection.executemany("INSERT INTO meta VALUES (?, ?)", listed)
        connection.execute("DELETE FROM meta WHERE key LIKE 'key 001%'")
        (kept,) = connection.execute("SELECT count(*) FROM meta").fetchone()
    data = bytearray(path.read_bytes())
    rubbish(root(path, "meta"))(data)
    path.write_bytes(data)
    assert len(rows(rescue(path, tmp_path / "new.sos").path)["meta"]) == kept


@pytest.mark.parametrize("seed", range(6))
def test_pages_of_rubbish_are_told_apart(whole, seed):
    """Whatever stands on a page, its rows are read or left out."""
    chance, data = random.Random(seed), bytearray(whole.read_bytes())
    for _ in range(len(data) // 200):
        data[chance.randrange(PAGE, len(data))] = chance.randrange(256)
    pages = FilePages(bytes(data))
    for number in range(1, pages.count + 1):
        page = pages.page(number, loosely=True)
        if page is not None:
            for row in pages.rows(page):
                assert len(pages.values(page, row, 4)) <= 4
    assert pages.led_to() <= set(range(2, pages.count + 1))
