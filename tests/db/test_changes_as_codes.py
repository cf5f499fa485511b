"""The history in codes: what earlier formats wrote reads the same, and says where it was made."""

import contextlib
import shutil
import sqlite3
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.migrations.m0004_changes_as_codes import codes_of, upgrade
from db.migrations.runner import migrate
from db.migrations.steps import STEPS
from db.models.changes import label_of
from sos_desktop.foundation import device
from sos_desktop.foundation.paths import HOME_VARIABLE
from sos_desktop.services.casework import records
from sos_desktop.services.county.county_files import (
    CountyFile,
    back_up,
    create_county_file,
    open_county_file,
)
from tests.casework import add_leas, one_of_each, open_case
from tests.db import version_files
from tests.db.history_text import TIMELINE, history_text

READ_BEFORE = sorted(version_files.FOLDER.glob("*.txt"))
"""Everything the program that wrote a file showed of its history."""


def _old_labels() -> list[str]:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript((version_files.FOLDER / "history_3.sql").read_text("utf-8"))
        return [row[0] for row in connection.execute("SELECT DISTINCT label FROM change_log")]


OLD_LABELS = _old_labels()

RECORDS = "== records"
RENAMED = {"Keep level 3 (EC 52072)": "Keep direct technical assistance (EC 52072)"}
"""What is called otherwise since then: old files tell it in the words of today."""
STOOD_TWICE = ("Add stage move", "Begin site visit", "Done: ", "Keep ")
NEVER_SHOWN = ("Move to Dec 11, 2026: ", "Move to Dec 12, 2026: ")
"""Faults of earlier timelines: changes shown beside what they made, and tasks taken for moves."""


def _parts(text: str) -> dict[str, list[str]]:
    """The lines under each heading, sorted: what happened on one day has no order of its own."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("== "):
            lines = found.setdefault(line, [])
        else:
            lines.append(line)
    return {heading: sorted(lines) for heading, lines in found.items()}


def _is_of(line: str, titles: tuple[str, ...]) -> bool:
    return line.split(" | ")[2].startswith(titles)


@pytest.mark.parametrize("shown", READ_BEFORE, ids=lambda path: path.stem)
def test_an_old_file_reads_as_it_did(shown: Path, tmp_path: Path) -> None:
    path = version_files.restore(shown.with_suffix(".sql"), tmp_path / "county.sos")
    text = shown.read_text("utf-8")
    for old_words, words in RENAMED.items():
        text = text.replace(old_words, words)
    before, after = _parts(text), _parts(history_text(path))
    assert before.keys() == after.keys()
    for heading, old in before.items():
        new = after[heading]
        if heading.startswith(TIMELINE):
            mended = [line for line in new if _is_of(line, NEVER_SHOWN)]
            assert len(mended) == len(NEVER_SHOWN) * (shown.stem == "history_3" and bool(mended))
            new = [line for line in new if line not in mended]
            # What no codes stand for is not known for what it was.
            old = [line for line in old if not _is_of(line, STOOD_TWICE) or "lCAP" in line]
        if heading == RECORDS:
            new, old = _without_labels(new), _without_labels(old)
        assert new == old, heading


def _without_labels(lines: list[str]) -> list[str]:
    """Records with their values only: fields are called, and stand, as in the forms of today."""
    cut = [line.split(" | ") for line in lines]
    for parts in (parts for parts in cut if len(parts) > 5):
        parts[5] = " / ".join(sorted(said.partition(": ")[2] for said in parts[5].split(" / ")))
    return sorted(" | ".join(parts) for parts in cut)


def test_a_task_given_another_day_stands_on_the_timeline_of_an_old_file(tmp_path: Path) -> None:
    path = version_files.restore(version_files.FOLDER / "history_3.sql", tmp_path / "county.sos")
    text = history_text(path)
    for title in NEVER_SHOWN:
        assert sum(f" | {title}" in line for line in text.partition("== steps")[0].split("\n")) == 1


def _words(label: str) -> str | None:
    found = codes_of(label)
    return None if found is None else label_of(*found, "").words


def test_codes_give_the_same_words_again() -> None:
    told = {label: _words(label) for label in OLD_LABELS}
    assert told.pop("Keep lCAP not approved") is None
    assert told == {label: RENAMED.get(label, label) for label in told}


_PIECES = st.sampled_from(
    [piece for label in OLD_LABELS for piece in (label, *label.partition(": "), *label.split(" "))]
)
_LABELS = st.one_of(
    st.text(max_size=70),
    st.lists(_PIECES, max_size=5).map("".join),
    st.lists(_PIECES, max_size=6).map(" ".join),
    st.tuples(st.sampled_from(OLD_LABELS), st.text(max_size=50)).map("".join),
    st.tuples(st.sampled_from(OLD_LABELS), st.integers(0, 99)).map(
        lambda pair: pair[0].replace("2", str(pair[1]))
    ),
)


@given(_LABELS)
@settings(max_examples=300, deadline=None)
def test_what_becomes_codes_reads_the_same_and_the_rest_stays_prose(label: str) -> None:
    assert _words(label) in (None, RENAMED.get(label, label))


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("Edit case for everybody", None),
        ("Assignment to Ben Ito", None),
        ("Assign 2 cases to Ben", ("assign", "support_case", "", "Ben", {"cases": 2})),
        ("Move to Feb 30, 2026: Call", None),
        (f"Add task: {'x' * 60}", None),
        ("Add interview: Bus driver", None),
        ("Save view “Very quiet”", ("save", "saved_view", "Very quiet", "", {})),
        (
            "Take back Local indicators 2024, Priority 1, 2",
            ("take_back", "import_batch", "", "", {"of": "local", "series": "p1-2", "year": 2024}),
        ),
    ],
)
def test_only_what_is_certain_becomes_codes(label: str, found: object) -> None:
    assert codes_of(label) == found


def _format_3(path: Path) -> Path:
    return version_files.restore(version_files.FOLDER / "format_3.sql", path)


def _rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def _file_id(path: Path) -> object:
    return _rows(path, "SELECT value FROM meta WHERE key = 'file_id'")[0][0]


def test_a_long_history_is_upgraded_in_a_few_seconds(tmp_path: Path) -> None:
    path = _format_3(tmp_path / "county.sos")
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executemany(
            "INSERT INTO change_log (change_id, at, who, label, undone) VALUES (?, '', '', ?, 0)",
            [(str(n), OLD_LABELS[n % len(OLD_LABELS)]) for n in range(40_000)],
        )
        connection.commit()
        begun = time.process_time()
        upgrade(connection)
        assert time.process_time() - begun < 5
        kept = connection.execute("SELECT count(*) FROM change_log WHERE verb != ''").fetchone()[0]
    assert kept > 39_000


def test_copies_of_one_old_file_get_one_id(tmp_path: Path) -> None:
    first = _format_3(tmp_path / "first.sos")
    second = shutil.copyfile(first, tmp_path / "second.sos")
    for path in (first, second):
        migrate(path)
    assert _file_id(first) == _file_id(second)


def test_a_new_file_has_an_id_of_its_own_and_a_copy_keeps_it(tmp_path: Path) -> None:
    first, second = tmp_path / "first.sos", tmp_path / "second.sos"
    with create_county_file(first, "27") as county:
        back_up(county, tmp_path / "copy.sos")
    create_county_file(second, "27").close()
    assert _file_id(first) == _file_id(tmp_path / "copy.sos")
    assert _file_id(first) != _file_id(second)


def test_a_change_says_on_which_file_and_device_it_was_made(
    county: CountyFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_leas(county)
    case_id = open_case(county)
    path, one = county.path, one_of_each(case_id)
    records.save(county, one[0])
    county.close()
    (tmp_path / "another laptop").mkdir()
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "another laptop"))
    with open_county_file(path) as county:
        records.save(county, one[1])
    query = "SELECT file_id, device_id FROM change_log ORDER BY id"
    (opened, first, other) = _rows(path, query)
    assert opened == first
    assert {opened[0], other[0]} == {_file_id(path)}
    assert first[1] != other[1] == device.device_id()


def test_changes_from_before_say_nothing_of_where_they_were_made(tmp_path: Path) -> None:
    path = _format_3(tmp_path / "county.sos")
    migrate(path, STEPS)
    assert _rows(path, "SELECT DISTINCT file_id, device_id FROM change_log") == [(None, None)]


def test_an_id_that_is_damaged_is_made_anew(home: Path) -> None:
    first = device.device_id()
    assert device.device_id() == first
    (home / "device").write_text("no id", encoding="ascii")
    assert device.device_id() not in ("no id", first)


def test_the_id_of_a_device_that_cannot_be_kept_is_never_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "device").mkdir()
    assert device.device_id() != device.device_id()
