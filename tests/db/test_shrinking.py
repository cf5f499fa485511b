"""A county file becomes smaller when much of it is unused, and only then."""

import contextlib
import hashlib
import shutil
import sqlite3
from collections import namedtuple

import pytest

from db import shrinking
from db.shrinking import is_worth, shrink
from sos_desktop.services.casework import attachment_store, attachments, cases, records
from sos_desktop.services.casework.attachments import AttachedTo
from sos_desktop.services.county import search
from sos_desktop.services.county.county_files import keep_daily_copy, open_county_file
from tests.casework import add_leas, fill, open_case

MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    ("free", "whole", "worth"),
    [
        (0, 0, False),
        (500_000, 600_000, False),
        (2 * MEGABYTE, 7 * MEGABYTE, True),
        (2 * MEGABYTE, 9 * MEGABYTE, False),
        (19 * MEGABYTE, 400 * MEGABYTE, False),
        (20 * MEGABYTE, 400 * MEGABYTE, True),
    ],
)
def test_when_it_is_worth_it(free, whole, worth):
    assert is_worth(free, whole) is worth


@pytest.fixture
def swept(county):
    """A case with everything, from which three files of 1 MB were removed and swept out."""
    add_leas(county)
    case_id = open_case(county)
    fill(county, case_id)
    for number in range(3):
        content = hashlib.shake_256(bytes([number])).digest(MEGABYTE)
        attachments.add_content(county, f"{number}.jpg", content, AttachedTo(case_id))
    for document in cases.case_file(county, case_id).attachments:
        if document.size == MEGABYTE:
            records.remove(county, document)
    with county.session("") as session:
        session.connection().exec_driver_sql("DELETE FROM change_item")
        session.connection().exec_driver_sql("DELETE FROM change_log")
    assert attachment_store.sweep(county) == 3
    return county, case_id


def dumped(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_it_becomes_smaller_and_stays_the_same(swept):
    county, case_id = swept
    keep_daily_copy(county)
    before = cases.case_file(county, case_id)
    with county.session() as session:
        run = session.connection().exec_driver_sql
        size = run("PRAGMA page_count").scalar_one() * run("PRAGMA page_size").scalar_one()
    given = attachment_store.give_back(county)
    assert given > 3 * MEGABYTE * 0.9
    assert cases.case_file(county, case_id) == before
    assert [hit.kind for hit in search.texts(county, "superintendent")] != []
    county.close()
    assert county.path.stat().st_size < size - 3 * MEGABYTE * 0.9
    with open_county_file(county.path) as again:
        assert cases.case_file(again, case_id) == before
        assert attachment_store.give_back(again) == 0


def test_without_the_days_copy_nothing_is_done(swept):
    county, _case_id = swept
    assert attachment_store.give_back(county) == 0


def test_without_room_on_the_disk_nothing_is_done(swept, monkeypatch):
    county, _case_id = swept
    keep_daily_copy(county)
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: usage(MEGABYTE))
    assert attachment_store.give_back(county) == 0


@pytest.mark.parametrize("why", ["busy", "broken"])
def test_what_cannot_be_done_leaves_the_file_as_it_was(swept, monkeypatch, why):
    county, case_id = swept
    keep_daily_copy(county)
    county.engine.dispose()
    before = dumped(county.path)
    if why == "broken":

        def refuse(_path, _identity):
            raise sqlite3.OperationalError("database or disk is full")

        monkeypatch.setattr(shrinking, "shrink", refuse)
        assert attachment_store.give_back(county) == 0
    else:
        with contextlib.closing(sqlite3.connect(county.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert attachment_store.give_back(county) == 0
            with pytest.raises(sqlite3.OperationalError):
                shrink(county.path)
            other.execute("ROLLBACK")
    assert dumped(county.path) == before
    assert cases.case_file(county, case_id).case.id == case_id
