"""What can be read of a damaged file is in the new one, and what is lost is told."""

import contextlib
import errno
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
from db.rescue_source import _read
from sos_desktop.foundation.errors import AppError, InputProblem
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county.county_files import open_county_file
from tests.casework import add_leas, one_of_each, open_case


@pytest.fixture(scope="module")
def whole(tmp_path_factory, new_county_file):
    """A county file with one record of every kind and a history."""
    from sos_desktop.foundation.paths import HOME_VARIABLE

    folder = tmp_path_factory.mktemp("whole")
    path = folder / "Monterey.sos"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(folder))
        shutil.copyfile(new_county_file, path)
        with open_county_file(path) as county:
            add_leas(county)
            case_id = open_case(county)
            for record in one_of_each(case_id):
                records.save(county, record)
    return path


@pytest.fixture
def damage(whole, tmp_path):
    def damaging(change):
        data = bytearray(whole.read_bytes())
        changed = change(data)
        path = tmp_path / "damaged.sos"
        path.write_bytes(data if changed is None else changed)
        return path

    return damaging


def rows(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'search%' "
            "AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        return {
            name.decode(): set(connection.execute(f'SELECT * FROM "{name.decode()}"'))
            for (name,) in names
        }


def root(path, table):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name=?", (table,)
        ).fetchone()[0]


def zeroed(number):
    def change(data):
        data[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)

    return change


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


def rubbish(*numbers):
    def change(data):
        for number in numbers:
            data[(number - 1) * PAGE : number * PAGE] = random.Random(number).randbytes(PAGE)

    return change


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
            if self.place < 3 * PAGE < self.place + length + 1:
                raise OSError(errno.EIO, "Input/output error")
            return b"x" * length

    read = _read(Disk(), 0, 6 * PAGE)
    assert len(read) == 6 * PAGE
    assert read.count(b"\0") in (PAGE, 2 * PAGE)


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
    path, other = tmp_path / "Monterey.sos", tmp_path / "other.sos"
    for file in (path, other):
        shutil.copyfile(whole, file)
    with contextlib.closing(connect(other)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("DROP TABLE task")
        connection.execute("VACUUM")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("DROP TABLE contact")
        shutil.copyfile(f"{other}-wal", f"{path}-wal")
    data = path.read_bytes()
    rescued = rescue(path, tmp_path / "new.sos")
    assert path.read_bytes() == data
    assert rows(rescued.path) == rows(whole)
    assert rescued.left_out == ("Monterey.sos-wal",)
    assert not rescued.whole
