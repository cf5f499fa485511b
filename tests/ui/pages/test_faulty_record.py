"""A case with a faulty value in every kind of record opens in the window, and it is said."""

import contextlib
import sqlite3

import pytest
from PySide6.QtWidgets import QApplication

from sos_desktop.domain.casework.records.schema import all_kinds, kind_of
from sos_desktop.services.casework import records
from tests.casework import add_leas, one_of_each, open_case
from ui.navigation import (
    CaseloadTarget,
    CaseTarget,
    FindTarget,
    PeopleTarget,
    ProvidersTarget,
    TodayTarget,
    VisitTarget,
)


@pytest.fixture
def spoiled(county):
    """A case; the days, choices and pointers of all that stands in it mean nothing."""
    add_leas(county)
    case_id = open_case(county)
    for record in one_of_each(case_id):
        records.save(county, record)
    with contextlib.closing(sqlite3.connect(county.path, isolation_level=None)) as raw:
        raw.execute("PRAGMA ignore_check_constraints=1")
        raw.execute("PRAGMA foreign_keys=0")
        for kind in map(kind_of, all_kinds()):
            columns = [name for _, name, *_ in raw.execute(f"PRAGMA table_info({kind.table})")]
            for column in columns:
                if column in ("id", "case_id", "closed_on", "cds"):
                    continue
                with contextlib.suppress(sqlite3.IntegrityError):
                    raw.execute(
                        f'UPDATE "{kind.table}" SET "{column}" = CAST(? AS TEXT) '
                        f"WHERE typeof(\"{column}\") <> 'null'",
                        (b"2026-1\xff",),
                    )
    return case_id


def test_every_page_shows_it(spoiled, window, context, settle):
    told = []
    context.notice.connect(lambda kind, text, _action: told.append((kind, text)))
    tabs = ("why", "outreach", "needs", "support", "progress", "tasks", "timeline", "files")
    targets = [
        *(CaseTarget(spoiled, tab) for tab in tabs),
        TodayTarget(),
        CaseloadTarget(),
        PeopleTarget(),
        *(ProvidersTarget(tab=tab) for tab in ("register", "needs", "load")),
        FindTarget(text="2026"),
        VisitTarget(case_id=spoiled),
    ]
    for target in targets:
        window.open_page(target)
        settle()
        assert window.page.isVisible()
        QApplication.processEvents()
    faulty = [text for kind, text in told if kind == "warn" and "cannot be read" in text]
    assert len(faulty) == 1
    assert "of this case cannot be read" in faulty[0]
    assert not [text for kind, text in told if kind == "bad"]
