"""Pages astray, lost beginnings, what lies beside a file, and what only the history knows."""

import contextlib
import errno
import shutil
import sqlite3

import pytest

from db.engine import connect
from db.file_pages import PAGE
from db.rescue import rescue
from db.rescue_history import LastStates
from db.rescue_source import _read
from db.salvage import Salvage
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import open_county_file
from tests.db.rescuing import put_foreign_log, root, rows, rubbish, zeroed


@pytest.mark.parametrize("tables", [("task", "contact"), ("meta", "sqlite_autoindex_meta_1")])
def test_first_pages_in_each_others_place_are_told_apart(whole, damage, tmp_path, tables):
    """What stood there was taken for the rows of the other, and refused one by one."""
    one, other = (root(whole, name) for name in tables)

    def change(data):
        first, second = ((number - 1) * PAGE for number in (one, other))
        data[first : first + PAGE], data[second : second + PAGE] = (
            data[second : second + PAGE],
            data[first : first + PAGE],
        )

    rescued = rescue(damage(change), tmp_path / "new.sos")
    assert rows(rescued.path) == rows(whole)
    with open_county_file(rescued.path) as county:
        assert len(cases.list_cases(county)) == 1


def test_a_file_without_its_first_page_is_rescued_whole(whole, damage, tmp_path):
    rescued = rescue(damage(zeroed(1)), tmp_path / "new.sos")
    assert rescued.whole
    assert rows(rescued.path) == rows(whole)


def test_a_file_that_lost_what_it_says_of_itself_still_opens(whole, damage, tmp_path):
    rescued = rescue(damage(zeroed(root(whole, "meta"))), tmp_path / "new.sos")
    assert not rescued.whole
    with open_county_file(rescued.path) as county:
        assert county.county == "Monterey"


@pytest.mark.parametrize("index", [True, False])
def test_no_lea_gets_the_figures_of_another(whole, damage, tmp_path, index):
    """Those of LEAs whose row was lost went to whichever LEA got its number."""
    path = tmp_path / "figures.sos"
    shutil.copyfile(whole, path)
    with contextlib.closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA foreign_keys=OFF")
        [(last, cds)] = connection.execute("SELECT id, cds FROM lea ORDER BY id DESC LIMIT 1")
        for table in ("import_batch", "official_row"):
            info = connection.execute(f"PRAGMA table_info({table})").fetchall()
            known = {"id": 1, "batch_id": 1, "lea_id": last}
            values = {c[1]: known.get(c[1], 0 if c[2] == "INTEGER" else "{}") for c in info}
            marks = ", ".join("?" * len(values))
            connection.execute(f"INSERT INTO {table} VALUES ({marks})", tuple(values.values()))
        other = f"SELECT id FROM lea WHERE cds <> '{cds}' LIMIT 1"
        connection.execute(f"UPDATE official_row SET lea_id = ({other})")
        ((kept,),) = connection.execute(
            "SELECT cds FROM lea WHERE id = (SELECT lea_id FROM official_row)"
        )
    lost = [root(path, "lea")]
    if not index:
        lost += [root(path, "sqlite_autoindex_lea_1"), root(path, "lea_county_kind")]
    data = bytearray(path.read_bytes())
    rubbish(*lost)(data)
    path.write_bytes(data)
    made = rescue(path, tmp_path / "new.sos").path
    with contextlib.closing(sqlite3.connect(made)) as connection:
        found = connection.execute(
            "SELECT cds FROM official_row r JOIN lea ON lea.id = r.lea_id"
        ).fetchall()
    assert found == ([(kept,)] if index else [])


def test_a_wording_that_the_history_contradicts_is_told(whole, damage, tmp_path):
    """One of the two is damaged, and nobody can tell which."""
    with contextlib.closing(sqlite3.connect(whole)) as connection:
        (title,) = connection.execute("SELECT title FROM task LIMIT 1").fetchone()

    def change(data):
        place = data.index(title.encode())
        data[place] ^= 2

    rescued = rescue(damage(change), tmp_path / "new.sos")
    assert not rescued.whole
    assert sum(table.damaged for table in rescued.tables) == 1


def test_a_place_the_disk_cannot_read_costs_that_page_only():
    class Disk:
        place = 0

        def seek(self, place):
            self.place = place

        def read(self, length):
            if self.place <= 3 * PAGE < self.place + length:
                raise OSError(errno.EIO, "Input/output error")
            return b"x" * length

    assert _read(Disk(), 0, 6 * PAGE) == b"x" * 3 * PAGE + bytes(PAGE) + b"x" * 2 * PAGE


def test_what_was_half_written_when_a_crash_came_is_put_back(whole, tmp_path):
    """The journal beside it was left behind, so that half a step stood in the new file."""
    path, half = tmp_path / "written.sos", tmp_path / "half.sos"
    shutil.copyfile(whole, path)
    with contextlib.closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN")
        connection.execute("DELETE FROM change_item")
        listed = [(f"key {n:06}", "a text that takes its room " * 9) for n in range(2000)]
        connection.executemany("INSERT INTO meta VALUES (?, ?)", listed)
        for ending in ("", "-journal"):
            shutil.copyfile(f"{path}{ending}", f"{half}{ending}")
    assert rows(rescue(half, tmp_path / "new.sos").path) == rows(whole)


def test_the_log_of_another_file_is_left_out_and_told(whole, tmp_path):
    path = tmp_path / "Monterey.sos"
    shutil.copyfile(whole, path)
    data = put_foreign_log(path, tmp_path)
    rescued = rescue(path, tmp_path / "new.sos")
    assert path.read_bytes() == data
    assert rows(rescued.path) == rows(whole)
    assert rescued.left_out == ("Monterey.sos-wal",)
    assert not rescued.whole


def test_a_history_whose_columns_lost_their_names_tells_nothing():
    log = Salvage(("change_id", "undone"), {1: ("c", 0)})
    items = Salvage(("change_id", "tablx_name"), {1: ("c", "task")})
    assert not LastStates({"change_log": log, "change_item": items}).whole
