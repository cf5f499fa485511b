"""Every file a person may choose either opens or is refused in a sentence, untouched."""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from db.file_identity import APPLICATION_ID
from db.file_lock import FileInUse
from db.migrations.steps import STEPS
from db.models.county import MetaRow
from sos_desktop.foundation.errors import AppError, EnvironmentProblem, InputProblem
from sos_desktop.foundation.settings import Settings
from sos_desktop.services.county.county_files import (
    CountyFile,
    back_up,
    create_county_file,
    keep_daily_copy,
    open_county_file,
    save_everything_as,
)
from tests.casework import add_leas, open_case
from tests.conftest import Prepared


def a_case(county: CountyFile, _folder: Path) -> None:
    add_leas(county)
    open_case(county)


@pytest.fixture
def closed(tmp_path: Path, prepared: Callable[..., Prepared]) -> Path:
    """A county file with a case, closed."""
    return Path(shutil.copyfile(prepared(a_case).path, tmp_path / "Monterey.sos"))


def _database(path: Path, *statements: str) -> Path:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return path


def test_a_new_file_says_what_it_is(tmp_path: Path) -> None:
    Settings(user_name="Luz Peña").save()
    with create_county_file(tmp_path / "Año – 1.sos", "27", sample=True) as county:
        assert (county.county, county.county_code, county.is_sample) == ("Monterey", "27", True)
        assert county.user == "Luz Peña"
        with county.session() as session:
            meta = {row.key for row in session.query(MetaRow)}
    assert meta == {"county_code", "created_at", "created_by_version", "file_id", "sample"}
    with open_county_file(tmp_path / "Año – 1.sos") as again:
        assert again.is_sample


def test_closing_leaves_one_plain_file(closed: Path) -> None:
    names = {file.name for file in closed.parent.iterdir() if file.is_file()}
    assert names <= {"Monterey.sos", ".Monterey.sos.lock"}


@pytest.mark.parametrize(
    ("name", "code", "kind", "words"),
    [
        ("Monterey.sos", "27", InputProblem, "exists already"),
        ("new.sos", "99", InputProblem, "no county"),
        ("missing/new.sos", "27", EnvironmentProblem, "does not exist"),
        ("x" * 300 + ".sos", "27", InputProblem, "too long"),
    ],
)
def test_creating_refuses(
    closed: Path, name: str, code: str, kind: type[AppError], words: str
) -> None:
    before = closed.read_bytes()
    with pytest.raises(kind) as caught:
        create_county_file(closed.parent / name, code)
    assert words in caught.value.message
    assert closed.read_bytes() == before
    assert not list(closed.parent.rglob("*.part"))


def _truncated(path: Path) -> Path:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def _overwritten(path: Path) -> Path:
    content = bytearray(path.read_bytes())
    content[8192:30000] = b"\xff" * (30000 - 8192)
    path.write_bytes(content)
    return path


def _emptied(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def _text(path: Path) -> Path:
    path.write_text("cds,lea\n", encoding="utf-8")
    return path


def _half_a_header(path: Path) -> Path:
    path.write_bytes(b"SQLite format 3\x00" + b"junk" * 50)
    return path


def _newer(path: Path) -> Path:
    return _database(path, "PRAGMA user_version=99")


def _others(path: Path) -> Path:
    path.unlink()
    return _database(path, "CREATE TABLE t (n INTEGER)", "PRAGMA user_version=1")


def _no_county(path: Path) -> Path:
    return _database(path, "DELETE FROM meta")


def _unfinished(path: Path) -> Path:
    path.unlink()
    return _database(path, f"PRAGMA application_id={APPLICATION_ID}")


def _folder(path: Path) -> Path:
    return path.parent


def _gone(path: Path) -> Path:
    return path.with_name("gone.sos")


def _folder_gone(path: Path) -> Path:
    return path.parent / "gone" / path.name


def _long(path: Path) -> Path:
    return path.parent / ("x" * 300 + ".sos")


def _schema_not_text(path: Path) -> Path:
    """SQLite quotes what it cannot read in words that are no text either."""
    content = path.read_bytes()
    said = b"CREATE INDEX ix_note_case_id ON note"
    assert content.count(said) == 1
    path.write_bytes(content.replace(said, b"CREATE INDEX ix_note_case \xf9  ON note"))
    with (
        contextlib.closing(sqlite3.connect(path)) as connection,
        pytest.raises(UnicodeDecodeError),
    ):
        connection.execute("PRAGMA quick_check(1)")
    return path


def _a_table_less(path: Path) -> Path:
    return _database(path, "DROP TABLE voice")


@pytest.mark.parametrize(
    ("spoil", "kind", "words"),
    [
        (_schema_not_text, EnvironmentProblem, "damaged"),
        (_a_table_less, EnvironmentProblem, "damaged"),
        (_truncated, EnvironmentProblem, "damaged"),
        (_overwritten, EnvironmentProblem, "damaged"),
        (_half_a_header, EnvironmentProblem, "damaged"),
        (_emptied, InputProblem, "is empty"),
        (_text, InputProblem, "not a county file"),
        (_others, InputProblem, "not a county file"),
        (_unfinished, InputProblem, "not a county file"),
        (_newer, EnvironmentProblem, "format is 99"),
        (_no_county, EnvironmentProblem, "which county"),
        (_folder, InputProblem, "is a folder"),
        (_gone, EnvironmentProblem, "is not in"),
        (_folder_gone, EnvironmentProblem, "does not exist"),
        (_long, InputProblem, "too long"),
    ],
)
def test_opening_refuses_and_leaves_the_file(
    closed: Path, spoil, kind: type[AppError], words: str
) -> None:
    path = spoil(closed)
    before = path.read_bytes() if path.name == closed.name and path.is_file() else b""
    with pytest.raises(kind) as caught:
        open_county_file(path)
    assert words in caught.value.message
    assert "!" not in caught.value.message
    if before:
        assert path.read_bytes() == before
        assert not path.with_name(f".{path.name}.open").exists()


def _named_with(folder: Path, letter: str, size: int) -> Path:
    """A file whose name takes so many bytes, or a few less."""
    return folder / f"{letter * ((size - 4) // len(letter.encode()))}.sos"


@pytest.mark.parametrize(("letter", "size"), [("x", 246), ("x", 247), ("ñ", 246), ("😀", 247)])
def test_the_longest_names_that_work(tmp_path: Path, letter: str, size: int) -> None:
    path = _named_with(tmp_path, letter, size)
    create_county_file(path, "27").close()
    with open_county_file(path) as county:
        add_leas(county)
        back_up(county, path.with_name(f"c{path.name[1:]}"))
        assert keep_daily_copy(county) is not None
        path.unlink()
        save_everything_as(county, path.with_name(f"d{path.name[1:]}"))


@pytest.mark.skipif(os.name == "nt", reason="there the limit is another")
@pytest.mark.parametrize("size", [248, 252, 255, 256])
def test_longer_names_are_refused_in_a_sentence(closed: Path, tmp_path: Path, size: int) -> None:
    """Beside a file lie others with longer names, so its own cannot be the longest there is."""
    path = _named_with(tmp_path, "x", size)
    for make in (create_county_file, lambda path, _county: open_county_file(path)):
        with pytest.raises(InputProblem, match="too long"):
            make(path, "27")
        if size < 256:
            shutil.copyfile(closed, path)
    with open_county_file(closed) as county, pytest.raises(InputProblem, match="too long"):
        save_everything_as(county, path)


NAMES = (
    "a[1].sos",
    "a#b.sos",
    "50%.sos",
    "%20.sos",
    "ñandú é.sos",
    "a?b.sos",
    "file:x.sos",
    " a .sos",
    "a'b\".sos",
    "a&mode=ro.sos",
)


@pytest.mark.parametrize("name", NAMES)
def test_signs_that_mean_something_in_an_address(closed: Path, tmp_path: Path, name: str) -> None:
    if os.name == "nt" and set(name) & set('?:"'):
        pytest.skip("Windows has no such names")
    with create_county_file(tmp_path / name, "27") as county:
        add_leas(county)
        open_case(county)
        back_up(county, tmp_path / f"copy of {name}")
    assert {file.name for file in tmp_path.glob("*.sos")} == {
        "Monterey.sos",
        name,
        f"copy of {name}",
    }


@pytest.mark.skipif(os.name == "nt", reason="on Windows the profile folder sees to it")
def test_a_new_file_is_its_owners_only_and_an_old_one_stays_shared(
    closed: Path, tmp_path: Path
) -> None:
    with create_county_file(tmp_path / "new.sos", "27") as county:
        add_leas(county)
        for file in tmp_path.glob("new.sos*"):
            assert file.stat().st_mode & 0o077 == 0, file.name
        save_everything_as(county, tmp_path / "other.sos")
        assert county.path.stat().st_mode & 0o777 == 0o600
    closed.chmod(0o660)
    with open_county_file(closed) as county, county.session("Write") as session:
        session.add(MetaRow(key="x", value="1"))
    assert closed.stat().st_mode & 0o777 == 0o660


def test_a_newer_file_names_both_versions(closed: Path) -> None:
    with pytest.raises(EnvironmentProblem, match=rf"format is 99.*up to {len(STEPS)}"):
        open_county_file(_newer(closed))


def test_a_second_window_is_told_who_has_it(county: CountyFile) -> None:
    with pytest.raises(FileInUse, match=r"open in another window \(.* since .*\)"):
        open_county_file(county.path)
    card = county.path.with_name(f".{county.path.name}.open")
    card.write_text("half", encoding="utf-8")
    with pytest.raises(FileInUse, match=r"open in another window\. Close it there"):
        open_county_file(county.path)
    county.close()
    county.close()
    open_county_file(county.path).close()


def test_read_only_places(closed: Path) -> None:
    closed.chmod(0o444)
    if os.access(closed, os.W_OK):
        pytest.skip("an administrator may write anywhere")
    with pytest.raises(EnvironmentProblem, match="read-only"):
        open_county_file(closed)
    closed.chmod(0o644)
    closed.parent.chmod(0o555)
    try:
        with pytest.raises(EnvironmentProblem, match="read-only"):
            open_county_file(closed)
        with pytest.raises(EnvironmentProblem, match="read-only"):
            create_county_file(closed.parent / "new.sos", "27")
    finally:
        closed.parent.chmod(0o755)


def test_a_crash_of_a_rollback_journal_is_mended_on_opening(closed: Path) -> None:
    _database(closed, "PRAGMA journal_mode=DELETE")
    closed.with_name(f"{closed.name}-journal").write_bytes(b"")
    open_county_file(closed).close()


def _fail_after(county: CountyFile, row: MetaRow) -> None:
    with county.session("Write") as session:
        session.add(row)
        session.flush()
        raise ZeroDivisionError


def test_a_failing_block_keeps_nothing(county: CountyFile) -> None:
    with pytest.raises(ZeroDivisionError):
        _fail_after(county, MetaRow(key="half", value="1"))
    with county.session() as session:
        assert session.get(MetaRow, "half") is None


def test_a_copy_opens_like_the_file(county: CountyFile, tmp_path: Path) -> None:
    add_leas(county)
    case_id = open_case(county)
    copy = back_up(county, tmp_path / "copy ñ.sos")
    with open_county_file(copy) as opened, opened.session() as session:
        found = session.connection().exec_driver_sql("SELECT id FROM support_case").scalar()
    assert found == case_id


def test_a_copy_never_takes_the_place_of_the_file(county: CountyFile) -> None:
    with pytest.raises(InputProblem, match="cannot take the place"):
        back_up(county, county.path.parent / "." / county.path.name)


def test_one_automatic_copy_a_day(county: CountyFile) -> None:
    first = keep_daily_copy(county)
    assert first is not None
    assert first.exists()
    assert keep_daily_copy(county) is None
