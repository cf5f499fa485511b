"""A faulty value never blocks a case: every column of every table, with every kind of damage."""

import contextlib
import io
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook
from sqlalchemy.dialects import sqlite

from db.models.base import Day
from db.models.registry import all_tables
from db.queries.faults import faults_of_case
from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC, readers_of
from sos_desktop.domain.casework.dates.activity import days as days_of
from sos_desktop.domain.casework.dates.activity import is_quiet, last_day
from sos_desktop.domain.casework.kinds import CASE_RECORDS
from sos_desktop.domain.casework.partners.referrals import reminder
from sos_desktop.domain.casework.records import Case, YearCost
from sos_desktop.domain.casework.records.schema import all_kinds, kind_of
from sos_desktop.domain.casework.value_words import value_words
from sos_desktop.domain.documents.registry import PLAN
from sos_desktop.domain.formats import date_words, distance_words, number_words
from sos_desktop.domain.improvement import roll_up
from sos_desktop.domain.unreadable import unreadable_values
from sos_desktop.exporters.excel import render_excel
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import calendar, cases, faults, records
from sos_desktop.services.casework import today as todays
from sos_desktop.services.county import history, search, undo
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.documents import DocumentRequest, make_document
from sos_desktop.services.people import address_book, providers
from tests.casework import filled_case
from tests.conftest import Prepared

WRONG = {
    "bytes that are no text": b"wr\xff\xfeng",
    "half a list": b"[1,",
    "another sort of value": b'{"a": [null]}',
    "no code, no day, nothing there": b"2026-13-45",
    "empty": b"",
}
_FOR_TEXTS = ("bytes that are no text", "no code, no day, nothing there")
"""The others say nothing new where a text is a text; this reaches pointers too."""
_DAYS = 400


@pytest.fixture(scope="module")
def columns() -> list[tuple[str, str, bool]]:
    """Every column, and whether more than a text is made of what it holds."""
    return [
        (table.name, column.name, isinstance(column.type, sa.types.TypeDecorator))
        for table in _tables()
        for column in table.columns
    ]


def _tables() -> list:
    """Without those of figures, which are keyed by what they say and are read by whole files."""
    return [
        table
        for table in all_tables().sorted_tables
        if table.dialect_options["sqlite"]["with_rowid"] is not False
    ]


@pytest.fixture
def county_template(prepared: Callable[..., Prepared]) -> Path:
    return prepared(filled_case).path


@pytest.fixture
def whole(county: CountyFile, prepared: Callable[..., Prepared]) -> tuple[CountyFile, str]:
    """A county file with a case that holds one record of every kind."""
    return county, prepared(filled_case).made


def everything(county: CountyFile, case_id: str) -> str:
    """What the window reads of a county with a case in it."""
    file = cases.case_file(county, case_id)
    cases.timeline(county, case_id)
    cases.list_cases(county, include_closed=True)
    day = clock.today()
    todays.today(county)
    calendar.entries(county, day - timedelta(_DAYS), day + timedelta(_DAYS))
    search.texts(county, "bus")
    search.places(county)
    undo.undo_status(county)
    history.last_steps(county)
    for contact in file.contacts:
        history.record_history(county, type(contact), contact.id)
    address_book.address_book(county)
    providers.providers_view(county)
    with contextlib.suppress(InputProblem):  # a plan of nobody knows which LEA is refused, in words
        make_document(county, DocumentRequest(PLAN, (case_id,), PUBLIC))
    return faults.said_of_case(county, case_id)


@contextlib.contextmanager
def spoiling(county: CountyFile) -> Iterator[sqlite3.Connection]:
    """A connection that minds nothing, for values to be replaced."""
    with contextlib.closing(sqlite3.connect(county.path, isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous=OFF")
        raw.execute("PRAGMA ignore_check_constraints=1")
        raw.execute("PRAGMA foreign_keys=0")
        yield raw


@contextlib.contextmanager
def spoiled(county: CountyFile, table: str, column: str, wrong: bytes) -> Iterator[bool]:
    """One value of a table replaced while the block runs; gives whether it could be."""
    with spoiling(county) as raw, spoiled_by(raw, table, column, wrong) as done:
        county.read.forget()  # nobody else writes while the program has a file open
        yield done


@contextlib.contextmanager
def spoiled_by(raw: sqlite3.Connection, table: str, column: str, wrong: bytes) -> Iterator[bool]:
    """As `spoiled`, of several values over one connection: each has to learn what a file has."""
    row = raw.execute(
        f'SELECT rowid, typeof("{column}"), CAST("{column}" AS BLOB) FROM "{table}" LIMIT 1'
    ).fetchone()
    if row is None:
        yield False
        return
    number, kind, before = row
    try:
        raw.execute(
            f'UPDATE "{table}" SET "{column}" = CAST(? AS TEXT) WHERE rowid = ?',
            (wrong, number),
        )
    except sqlite3.IntegrityError:  # a number that is the row's own, or a second open case
        yield False
        return
    try:
        yield True
    finally:
        back = {"text": "CAST(? AS TEXT)", "blob": "?", "null": "?"}.get(
            kind, "CAST(CAST(? AS TEXT) AS NUMERIC)"
        )
        found = raw.execute(
            f'SELECT rowid FROM "{table}" WHERE CAST("{column}" AS BLOB) = ?', (wrong,)
        ).fetchone()
        raw.execute(
            f'UPDATE "{table}" SET "{column}" = {back} WHERE rowid = ?',
            (before, found[0] if found else number),
        )


Column = tuple[str, str]


@contextlib.contextmanager
def spoiled_together(
    raw: sqlite3.Connection, columns: list[Column], wrong: bytes
) -> Iterator[list[Column]]:
    """As `spoiled_by`, of one value of each column at once; gives those that could be replaced."""
    with contextlib.ExitStack() as stack:
        raw.execute("BEGIN")
        done = [
            (table, column)
            for table, column in columns
            if stack.enter_context(spoiled_by(raw, table, column, wrong))
        ]
        raw.execute("COMMIT")
        stack.callback(raw.execute, "BEGIN")  # before each is put back
        yield done
    raw.execute("COMMIT")


def read_with(
    county: CountyFile, raw: sqlite3.Connection, case_id: str, columns: list[Column], wrong: bytes
) -> tuple[int, list[str]]:
    """What is at fault with how a case is read while one value of each of these columns is wrong.

    Gives also how many of them were. Every value that cannot be read has to be among the faults
    that are said; those of the program's own columns are shown nowhere.
    """
    with spoiled_together(raw, columns, wrong) as done:
        if not done:
            return 0, []
        before = unreadable_values()
        try:
            cases.case_file(county, case_id)
            met = unreadable_values() > before
            named = faults_named(county, case_id)
        except Exception as error:  # noqa: BLE001
            return len(done), [f"{done}: {type(error).__name__} {error}"[:300]]
    if met and not named and any(column not in _STAMPS for _table, column in done):
        return len(done), [f"{done}: nothing is named"]
    silent = [one for one in done if means_nothing(*one, wrong) and one not in named]
    return len(done), [f"{one}: is not named" for one in silent]


def faults_named(county: CountyFile, case_id: str) -> set[Column]:
    with county.session() as session:
        return {
            (kind_of(fault.kind).table, fault.field.name)
            for fault in faults_of_case(session, case_id)
        }


def means_nothing(table: str, column: str, wrong: bytes) -> bool:
    """Whether a field of a record of a case holds this and nothing can be made of it."""
    kind = {kind_of(one).table: one for one in (Case, *CASE_RECORDS)}.get(table)
    if (
        kind is None
        or column == "case_id"
        or column not in {field.name for field in kind_of(kind).fields}
    ):
        return False
    dialect = sqlite.dialect()
    stored = all_tables().tables[table].columns[column]
    reader = stored.type.dialect_impl(dialect).result_processor(dialect, None)
    before, text = unreadable_values(), wrong.decode("utf-8", "replace")
    if reader is not None:
        reader(text)
    return unreadable_values() > before or "\N{REPLACEMENT CHARACTER}" in text


@pytest.mark.parametrize("wrong", WRONG)
def test_no_value_of_any_column_blocks_the_case(
    whole: tuple[CountyFile, str], columns: list[tuple[str, str, bool]], wrong: str
) -> None:
    """And what a list or a day is made of is named when it cannot be read.

    One column of a table is damaged at a time, beside records that are sound: of all tables that
    are in the same hand at once, and of fewer where it is a key.
    """
    county, case_id = whole
    dealt: dict[tuple[int, int | str], list[Column]] = {}
    tables = dict[str, int]()
    counted = dict[str, int]()
    for table, column, is_meant in columns:
        if (table, column) in _CASE_ITSELF or not (is_meant or wrong in _FOR_TEXTS):
            continue
        number = tables.setdefault(table, len(tables))
        if column in _KEYS:
            place: tuple[int, int | str] = (number % _HANDS_OF_KEYS, column)
        else:
            counted[table] = counted.get(table, -1) + 1
            place = (number % _HANDS, counted[table])
        dealt.setdefault(place, []).append((table, column))
    faulty: list[str] = []
    tried = 0
    with spoiling(county) as raw:
        for together in dealt.values():
            done, found = read_with(county, raw, case_id, together, WRONG[wrong])
            tried += done
            faulty += found
    assert not faulty, "\n".join(faulty)
    assert tried > (300 if wrong in _FOR_TEXTS else 60)


@pytest.mark.parametrize("wrong", WRONG)
def test_a_record_of_which_nothing_can_be_read_blocks_no_page(
    whole: tuple[CountyFile, str], columns: list[tuple[str, str, bool]], wrong: str
) -> None:
    """Every value of one row of each table but its keys.

    Of a dozen kinds at once that do not point to each other, so that what leads there is sound.
    """
    county, case_id = whole
    faulty: list[str] = []
    tried = 0
    with spoiling(county) as raw:
        for tables in apart(_tables()):
            of_them = [(t, c) for t, c, _ in columns if t in tables and c not in ("id", "case_id")]
            with spoiled_together(raw, of_them, WRONG[wrong]) as spoilt:
                done = {table for table, _column in spoilt}
                if not done:
                    continue
                tried += len(done)
                try:
                    everything(county, case_id)
                except Exception as error:  # noqa: BLE001
                    faulty.append(f"{done}: {type(error).__name__} {error}"[:300])
    assert not faulty, "\n".join(faulty)
    assert tried > 35


def apart(tables: list[sa.Table]) -> list[set[str]]:
    """The tables that may be faulty at once; alone are the case and what is no record."""
    kinds = {kind_of(kind).table for kind in all_kinds()} - {kind_of(Case).table}
    to = {table.name: {key.column.table.name for key in table.foreign_keys} for table in tables}
    hands: list[set[str]] = []
    for name in (one for one in to if one in kinds):
        near = to[name] | {other for other in to if name in to[other]}
        fits = (hand for hand in hands if len(hand) < _AT_ONCE and not hand & near)
        if (hand := next(fits, None)) is None:
            hands.append(hand := set())
        hand.add(name)
    return [*hands, *({name} for name in to.keys() - kinds)]


_AT_ONCE = 12
_HANDS, _HANDS_OF_KEYS = 3, 11
"""Into how many the tables are dealt, so that those that stand beside each other are apart."""
_KEYS = ("id", "case_id", "cds")
"""With another key, or as a part of another case, a record is not found at all."""
_CASE_ITSELF = {("support_case", "id")}
"""A case whose own key is another one is another case, found by nobody who asks for this one."""
_STAMPS = {"created_at", "updated_at", "at", "codes"}
"""Of the program's own and of its history, shown nowhere as a value of a record."""


def test_the_case_says_which_value_it_is_and_the_file_says_it_once(
    whole: tuple[CountyFile, str],
) -> None:
    county, case_id = whole
    told: list[str] = []
    county.watch(told.append)
    assert faults.said_of_case(county, case_id) == ""
    with spoiled(county, "contact", "held_on", b"2026-13-45"):
        for _time in range(2):
            found = cases.case_file(county, case_id).contacts
        days = {date_words(contact.held_on): contact.people for contact in found}
        assert days["a day that cannot be read"], "the rest is there"
        said = faults.said_of_case(county, case_id)
    assert said.startswith("1 value of this case cannot be read: “Date” of a contact.")
    assert len(told) == 1


def test_a_case_of_an_lea_that_is_not_there_is_shown(whole: tuple[CountyFile, str]) -> None:
    county, case_id = whole
    with spoiled(county, "support_case", "cds", b"27000000000000"):
        assert "“LEA” of a case" in everything(county, case_id)


def test_nobody_more_may_read_what_cannot_say_who_may(whole: tuple[CountyFile, str]) -> None:
    county, case_id = whole
    with spoiled(county, "note", "sensitivity", b"puplic"):
        note = cases.case_file(county, case_id).notes[0]
        assert readers_of(note, {}) is OFFICE
        assert note.sensitivity.words == "cannot be read"


def test_editing_the_rest_of_a_faulty_record_leaves_the_fault_as_it_is(
    whole: tuple[CountyFile, str],
) -> None:
    """What could not be read may be read by somebody else, or stands in an older copy."""
    county, case_id = whole
    with spoiled(county, "note", "noted_on", b"2026-1x-03"):
        (note, *_others) = cases.case_file(county, case_id).notes
        records.save(county, replace(note, text="Written anew"))
        (again, *_others) = cases.case_file(county, case_id).notes
        assert again.text == "Written anew"
        with contextlib.closing(sqlite3.connect(county.path)) as raw:
            [(kept,)] = raw.execute("SELECT noted_on FROM note WHERE id = ?", (note.id,))
        assert kept == "2026-1x-03"


def test_a_day_that_cannot_be_read_is_no_day_of_long_ago(
    whole: tuple[CountyFile, str], columns: list[tuple[str, str, bool]]
) -> None:
    """Nothing is quiet, waiting, measured or helped since 1900; every day at once is damaged."""
    county, case_id = whole
    days = [
        (table.name, column.name)
        for table in _tables()
        for column in table.columns
        if isinstance(column.type, Day)
    ]
    assert len(days) > 20
    with contextlib.ExitStack() as stack:
        for table, column in days:
            stack.enter_context(spoiled(county, table, column, b"2026-1x-03"))
        file = cases.case_file(county, case_id)
        case = file.case
        last = last_day(case.opened_on, days_of(file), None, clock.today())
        assert not is_quiet(last, clock.today())
        assert roll_up._months_to_first_test(file, clock.today()) is None
        assert not any(
            reminder(one, clock.today()) for one in file.referrals if one.ends_on is None
        )
        assert distance_words(case.opened_on, clock.today()) == "on a day that cannot be read"
        plan = make_document(county, DocumentRequest(PLAN, (case_id,), OFFICE))
    book = load_workbook(io.BytesIO(render_excel(plan)))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "a day that cannot be read" in cells
    assert not [cell for cell in cells if isinstance(cell, datetime) and cell.year == 1900]


def test_a_number_that_cannot_be_read_is_not_0(whole: tuple[CountyFile, str]) -> None:
    county, case_id = whole
    with spoiled(county, "year_cost", "dollars", b"12x"):
        [cost, *_others] = cases.case_file(county, case_id).costs
        field = kind_of(YearCost).field("dollars")
        assert value_words(field, cost.dollars) == "cannot be read"
        assert number_words(cost.dollars) == "cannot be read"
        assert "“Dollars” of a" in faults.said_of_case(county, case_id)
    assert value_words(field, 0) == "$0"
