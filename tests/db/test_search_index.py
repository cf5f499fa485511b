"""The index follows every write, undo included, and heals when it is missing or old."""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from db import search_index
from db.engine import connect
from db.models.registry import all_tables
from db.queries.search import END, MOST_WORDS, START, find, match_words
from sos_desktop.domain.casework import records as e
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.services.casework import records
from sos_desktop.services.county import registers, undo
from sos_desktop.services.county.county_files import CountyFile, open_county_file
from tests.casework import add_leas, fill, open_case
from tests.casework import registers as one_of_each_register


@pytest.fixture
def case_id(county: CountyFile) -> str:
    add_leas(county)
    return open_case(county)


def kinds(county: CountyFile, text: str) -> list[str]:
    with county.session() as session:
        return [found.kind for found in find(session, text)]


def test_sources_name_tables_and_columns_that_exist() -> None:
    for source in search_index.SOURCES:
        columns = {column.name for column in all_tables().tables[source.table].c}
        named = {*source.title, *source.body, source.case, source.cds} - {""}
        assert named <= columns, source.table


def test_every_written_text_is_found(county: CountyFile, case_id: str) -> None:
    fill(county, case_id)
    for record in one_of_each_register():
        registers.save(county, record)
    for text, kind in (
        ("attend", "support_case"),
        ("creekside", "contact"),
        ("never comes", "note"),
        ("superintend call", "task"),
        ("wall chart", "document"),
        ("pena", "person"),
        ("coast selpa", "provider"),
        ("inclusion", "referral"),
        ("begin buses", "decision"),
        ("old fleet", "cause"),
        ("on leave", "hand_over"),
        ("counselors", "finding"),
    ):
        assert kind in kinds(county, text), text


def test_the_index_follows_edits_removals_and_undo(county: CountyFile, case_id: str) -> None:
    task = r.Task(case_id=case_id, title="Call the transport office")
    records.save(county, task)
    records.save(county, replace(task, title="Write to the bus company"))
    assert (kinds(county, "transport"), kinds(county, "bus comp")) == ([], ["task"])
    undo.undo(county)
    assert (kinds(county, "transport"), kinds(county, "bus")) == (["task"], [])
    records.remove(county, task)
    assert kinds(county, "transport") == []
    undo.undo(county)
    assert kinds(county, "transport") == ["task"]


def test_accents_beginnings_and_order_do_not_matter(county: CountyFile, case_id: str) -> None:
    note = e.Note(
        case_id=case_id,
        kind=w.NoteKind.OTHER,
        text="Señora Muñoz-Peña spoke of the late buses",
        noted_on=date(2026, 11, 16),
    )
    records.save(county, note)
    for text in ("munoz", "MUÑOZ", "pena mun", "late bus", "buses late senora"):
        assert kinds(county, text) == ["note"], text
    assert kinds(county, "munoz train") == []


def test_the_excerpt_marks_what_was_found(county: CountyFile, case_id: str) -> None:
    records.save(county, r.Task(case_id=case_id, title="Call", note="Ask about the late buses"))
    with county.session() as session:
        (found,) = find(session, "late bus")
    assert found.excerpt == f"Ask about the {START}late{END} {START}buses{END}"
    assert (found.case_id, found.title) == (case_id, "Call")


def test_one_case_or_some_kinds_only(county: CountyFile, case_id: str) -> None:
    records.save(county, r.Task(case_id=case_id, title="Buses"))
    records.save(county, r.Aim(case_id=case_id, text="Buses on time"))
    with county.session() as session:
        assert [f.kind for f in find(session, "buses", kinds=["aim"])] == ["aim"]
        assert find(session, "buses", case_id="another") == []
        assert len(find(session, "buses", limit=1)) == 1


@pytest.mark.parametrize("text", ["", "  ", '"', "*", "(", "'; --", "- + ^", "()"])
def test_signs_alone_find_nothing(county: CountyFile, case_id: str, text: str) -> None:
    assert kinds(county, text) == []


def test_a_long_text_is_looked_for_by_its_first_words_each_once() -> None:
    assert match_words("Bus bus BUS bell") == '"bus"* "bell"*'
    assert match_words(" ".join(f"w{n}" for n in range(5_000))).count("*") == MOST_WORDS


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5 (x)")
        yield connection


@given(text=st.text())
def test_no_text_breaks_the_question(index: sqlite3.Connection, text: str) -> None:
    if wanted := match_words(text):
        index.execute("SELECT * FROM t WHERE t MATCH ?", (wanted,)).fetchall()


def test_a_file_without_the_index_or_with_an_older_one_gets_it(
    county: CountyFile, case_id: str
) -> None:
    records.save(county, r.Task(case_id=case_id, title="Buses"))
    path = county.path
    with county.session("Damage") as session:
        session.execute(sa.text("UPDATE search_version SET version='0'"))
        session.execute(sa.text("DELETE FROM search_entry"))
    county.close()
    with open_county_file(path) as again:
        assert kinds(again, "buses") == ["task"]
    with contextlib.closing(connect(path)) as connection:
        assert search_index.is_current(connection)
