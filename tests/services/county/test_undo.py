"""Undo and redo: whole, linear, named, and never losing a row."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from db.models.changes import ChangeItemRow, ChangeLogRow
from db.models.registry import row_class
from db.undoing import DEPTH
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.words import Route, Stage
from sos_desktop.domain.changes import Subject
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import undo
from sos_desktop.services.county.county_files import CountyFile, open_county_file
from tests.casework import SALINAS, add_leas, content, fill, one_of_each, open_case

START = datetime(2026, 11, 23, 17, tzinfo=UTC)


@pytest.fixture
def case_id(county: CountyFile) -> str:
    add_leas(county)
    return open_case(county)


def _texts(county: CountyFile, case_id: str) -> list[str]:
    return [cause.text for cause in cases.case_file(county, case_id).causes]


def test_without_changes_there_is_nothing_to_undo(county: CountyFile) -> None:
    assert undo.undo_status(county) == undo.UndoStatus("", "")
    assert undo.undo(county).subjects is Subject.NOTHING
    assert undo.redo(county).subjects is Subject.NOTHING


def test_every_kind_of_record_comes_and_goes(county: CountyFile, case_id: str) -> None:
    before = content(county)
    for record in one_of_each(case_id):
        records.save(county, record)
        full = content(county)
        assert undo.undo(county).case_id == case_id
        assert content(county) == before
        undo.redo(county)
        assert content(county) == full
        before = full


def test_removing_a_parent_brings_everything_back(county: CountyFile, case_id: str) -> None:
    kept = fill(county, case_id)
    before = content(county)
    cause = next(record for record in kept if isinstance(record, r.Cause))
    changes = records.remove(county, cause)
    assert (changes.count, changes.label) == (3, "Remove cause: Late buses")
    whole = cases.case_file(county, case_id)
    assert whole.causes == ()
    assert whole.evidence[0].cause_id is None
    assert whole.actions[0].cause_id is None
    gone = content(county)
    undo.undo(county)
    assert content(county) == before
    undo.redo(county)
    assert content(county) == gone


def test_opening_a_case_can_be_taken_back(county: CountyFile, case_id: str) -> None:
    assert undo.undo_status(county).undo == "Open case for Salinas Union High"
    changes = undo.undo(county)
    assert changes.subjects & Subject.CASES
    assert cases.list_cases(county) == ()
    assert undo.undo_status(county) == undo.UndoStatus("", "Open case for Salinas Union High")
    undo.redo(county)
    assert [row.case.id for row in cases.list_cases(county)] == [case_id]


def test_a_move_is_one_step(county: CountyFile, case_id: str) -> None:
    cases.move_stage(county, case_id, Stage.NEEDS, "They asked to begin")
    assert undo.undo_status(county).undo == "Move to Needs and root causes"
    undo.undo(county)
    whole = cases.case_file(county, case_id)
    assert (whole.case.stage, whole.moves) == (Stage.IDENTIFICATION, ())


def test_a_cause_typed_between_two_others_is_one_step(county: CountyFile, case_id: str) -> None:
    for text in ("one", "three"):
        records.save(county, r.Cause(case_id=case_id, text=text))
    changes = records.insert(county, r.Cause(case_id=case_id, text="two"), 1)
    assert changes.count == 1

    def order() -> list[str]:
        found = cases.case_file(county, case_id).causes
        return [cause.text for cause in sorted(found, key=lambda c: c.position)]

    assert order() == ["one", "two", "three"]
    undo.undo(county)
    assert order() == ["one", "three"]


def test_new_work_ends_redo_but_stays_in_the_history(county: CountyFile, case_id: str) -> None:
    with clock.frozen(START):
        for text in ("a", "b"):
            records.save(county, r.Cause(case_id=case_id, text=text))
        undo.undo(county)
        records.save(county, r.Cause(case_id=case_id, text="c"))
        assert undo.undo_status(county).redo == ""
        assert undo.redo(county).subjects is Subject.NOTHING
        undo.undo(county)
        assert undo.undo_status(county).redo == "Add cause: c"
        undo.redo(county)
    assert _texts(county, case_id) == ["a", "c"]
    log = cases.case_file(county, case_id).log
    assert [entry.undone for entry in log] == [False, False, True, False]
    assert {entry.who for entry in log} == {"Ana Ruiz"}


def test_typing_in_one_field_is_one_step(county: CountyFile, case_id: str) -> None:
    cause = r.Cause(case_id=case_id, text="L")
    records.save(county, cause)
    moment = datetime.now(UTC)
    for text in ("La", "Lat", "Late bus"):
        moment += timedelta(seconds=20)
        with clock.frozen(moment):
            records.save(county, replace(cause, text=text))
    assert undo.undo_status(county).undo == "Edit cause: Late bus"
    undo.undo(county)
    assert undo.undo_status(county).undo == "Add cause: L"
    assert _texts(county, case_id) == ["L"]
    undo.redo(county)
    assert _texts(county, case_id) == ["Late bus"]


def test_typing_never_joins_what_was_taken_back(county: CountyFile, case_id: str) -> None:
    cause = r.Cause(case_id=case_id, text="Late")
    with clock.frozen(START):
        records.save(county, cause)
        records.save(county, replace(cause, text="Late bus"))
        undo.undo(county)
        records.save(county, replace(cause, text="Late train"))
        undo.undo(county)
    assert _texts(county, case_id) == ["Late"]


@pytest.mark.parametrize(
    ("seconds", "second"),
    [
        (31, {"text": "Late bus"}),
        (1, {"rejected_because": "No proof"}),
        (1, {"text": "Late bus", "agreement": 70}),
        (1, {"agreement": 70}),
    ],
)
def test_other_edits_are_steps_of_their_own(
    county: CountyFile, case_id: str, seconds: int, second: dict[str, Any]
) -> None:
    cause = r.Cause(case_id=case_id, text="L")
    with clock.frozen(START):
        records.save(county, cause)
        records.save(county, cause := replace(cause, text="Late"))
    with clock.frozen(START + timedelta(seconds=seconds)):
        records.save(county, replace(cause, **second))
    undo.undo(county)
    assert cases.case_file(county, case_id).causes[0] == cause


def test_keeping_the_same_again_is_no_change(county: CountyFile, case_id: str) -> None:
    kept = fill(county, case_id)
    before = content(county)
    for record in kept:
        current = replace(record)
        assert records.save(county, current).subjects is Subject.NOTHING
    assert content(county) == before


def test_fifty_steps_can_be_taken_back(county: CountyFile, case_id: str) -> None:
    for number in range(DEPTH + 5):
        records.save(county, r.DistrictPriority(case_id=case_id, text=f"{number}"))
    taken = 0
    while undo.undo(county).subjects is not Subject.NOTHING:
        taken += 1
    assert taken == DEPTH
    assert len(cases.case_file(county, case_id).priorities) == 5
    while undo.redo(county).subjects is not Subject.NOTHING:
        taken -= 1
    assert taken == 0


def test_the_history_survives_closing(county: CountyFile, case_id: str) -> None:
    records.save(county, r.Cause(case_id=case_id, text="Late buses"))
    county.close()
    with open_county_file(county.path) as again:
        assert undo.undo(again).label == "Add cause: Late buses"
        assert _texts(again, case_id) == []


def _fail_after_assigning(county: CountyFile, case_id: str) -> None:
    with county.session("Half", case_id) as session:
        session.get_one(row_class(r.Case), case_id).consultant = "Nobody"
        session.flush()
        raise ZeroDivisionError


def test_a_failed_change_leaves_neither_rows_nor_history(county: CountyFile, case_id: str) -> None:
    before = content(county)
    status = undo.undo_status(county)
    with pytest.raises(ZeroDivisionError):
        _fail_after_assigning(county, case_id)
    assert content(county) == before
    assert undo.undo_status(county) == status


def test_the_history_holds_before_and_after(county: CountyFile, case_id: str) -> None:
    with clock.frozen(START):
        cases.assign(county, case_id, "Luz Peña")
    with county.session() as session:
        newest = session.scalars(sa.select(ChangeLogRow).order_by(ChangeLogRow.id.desc())).first()
        assert newest is not None
        assert (newest.change_label.words, newest.at, newest.case_id) == (
            "Assign to Luz Peña",
            START,
            case_id,
        )
        item = session.scalars(
            sa.select(ChangeItemRow).where(ChangeItemRow.change_id == newest.change_id)
        ).one()
    assert json.loads(item.before or "")["consultant"] == ""
    assert json.loads(item.after or "")["consultant"] == "Luz Peña"


def test_closing_and_opening_again_can_be_taken_back(county: CountyFile, case_id: str) -> None:
    cases.close_case(county, case_id, "Met its aims", "The bus table")
    cases.open_case(county, SALINAS, Route.VOLUNTARY, request="Again")
    undo.undo(county)
    undo.undo(county)
    (row,) = cases.list_cases(county)
    assert (row.case.id, row.case.closed_on) == (case_id, None)
