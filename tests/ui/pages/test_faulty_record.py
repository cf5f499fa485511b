"""A case with a faulty value in every kind of record opens in the window, and it is said."""

import contextlib
import sqlite3

import pytest
from PySide6.QtWidgets import QApplication

from sos_desktop.domain.casework.kinds import CASE_RECORDS
from sos_desktop.domain.casework.records.schema import all_kinds, kind_of
from tests.casework import add_leas, fill, open_case
from ui.navigation import (
    CaseloadTarget,
    CaseTarget,
    FindTarget,
    PeopleTarget,
    ProvidersTarget,
    TodayTarget,
    VisitTarget,
)
from ui.pages.case.faulty import FaultyDialog


@pytest.fixture
def spoiled(county):
    """A case; the days, choices and pointers of all that stands in it mean nothing."""
    add_leas(county)
    case_id = open_case(county)
    fill(county, case_id)
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
    offered = []
    context.notice.connect(lambda kind, text, _action: told.append((kind, text)))
    context.standing.connect(
        lambda _still, kind, text, _words, act: offered.append((kind, text, act))
    )
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
    [(kind, said, show)] = [one for one in offered if "cannot be read" in one[1]]
    assert kind == "warn"
    assert "of this case cannot be read" in said
    assert not [text for kind, text in told if kind == "bad"]
    show()
    settle()
    [dialog] = [one for one in QApplication.topLevelWidgets() if isinstance(one, FaultyDialog)]
    listed = {row.kind for row in dialog.table.rows_model.rows}
    assert listed >= {kind_of(kind).table for kind in CASE_RECORDS}
    wanted = []
    context.go.connect(wanted.append)
    dialog.go_button.click()
    assert [one.case_id for one in wanted] == [spoiled]
