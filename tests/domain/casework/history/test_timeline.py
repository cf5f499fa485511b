"""Everything that happened, once, newest first."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from sos_desktop.domain.casework import records as e
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.history.change_label import ChangeLabel
from sos_desktop.domain.casework.history.change_log import LogEntry
from sos_desktop.domain.casework.history.labels import of_case, of_kind, prose
from sos_desktop.domain.casework.history.timeline import CASE as OF_CASE
from sos_desktop.domain.casework.history.timeline import HAPPENED, timeline
from sos_desktop.domain.casework.words import ContactKind, Route, Stage, Verb
from sos_desktop.domain.identification.basis import IdentificationBasis
from tests.casework import one_of_each
from tests.domain.casework.files import CASE, LEA, C

NOON = datetime(2026, 11, 10, 20, tzinfo=UTC)


EDIT_CAUSE = of_kind(Verb.EDIT, r.Cause)


def _entry(minutes: int, label: ChangeLabel, who: str = "Ana", *, undone: bool = False) -> LogEntry:
    return LogEntry(NOON + timedelta(minutes=minutes), who, label, C, undone)


def test_everything_newest_first() -> None:
    file = CaseFile(
        case=CASE,
        lea=LEA,
        contacts=(
            r.Contact(
                case_id=C,
                kind=ContactKind.VISIT,
                held_on=date(2026, 11, 3),
                people="Luz",
                summary="Saw two schools",
                agreed="Share the log",
            ),
        ),
        moves=(
            r.StageMove(
                case_id=C,
                from_stage=Stage.IDENTIFICATION,
                to_stage=Stage.OUTREACH,
                moved_on=date(2026, 11, 5),
                moved_by="Ana",
                reason="Ready",
                missing=("a consultant",),
            ),
            r.StageMove(
                case_id=C,
                from_stage=Stage.OUTREACH,
                to_stage=Stage.OUTREACH,
                moved_on=date(2026, 11, 6),
                reason="Came back",
            ),
        ),
        tasks=(
            r.Task(case_id=C, title="Call", done_on=date(2026, 11, 4), assignee="Ana"),
            r.Task(case_id=C, title="Not done"),
        ),
        progress=(r.ProgressNote(case_id=C, noted_on=date(2026, 11, 7), text="First bus"),),
        log=(_entry(0, of_case(Verb.OPEN, "Salinas Union High")),),
    )
    entries = timeline(file)
    assert [(entry.kind, entry.title) for entry in entries] == [
        ("progress_note", "Progress"),
        (OF_CASE, "Case reopened"),
        ("stage_move", "Moved to Outreach"),
        ("task", "Task done: Call"),
        ("contact", "Site visit"),
        (OF_CASE, "Case opened: Voluntary request"),
    ]
    assert entries[2].detail == "Ready\nStill open then: a consultant"
    assert entries[4].detail == "Saw two schools\nAgreed: Share the log"
    assert [entry.who for entry in entries[3:5]] == ["Ana", "Luz"]


def test_repeated_edits_are_one_entry_and_undone_ones_none() -> None:
    log = (
        _entry(0, EDIT_CAUSE),
        _entry(1, EDIT_CAUSE),
        _entry(2, EDIT_CAUSE, undone=True),
        _entry(3, EDIT_CAUSE),
        _entry(4, EDIT_CAUSE, "Luz"),
        _entry(5, of_kind(Verb.ADD, r.Contact, "Call, Nov 1, 2026")),
        _entry(6, labels.move_label(Stage.NEEDS)),
        _entry(7, EDIT_CAUSE, "Luz"),
        _entry(60 * 30, EDIT_CAUSE, "Luz"),
    )
    entries = timeline(CaseFile(case=CASE, lea=LEA, log=log))
    assert [(entry.who, entry.detail) for entry in entries] == [
        ("Luz", ""),
        ("Luz", "2 changes"),
        ("Ana", "3 changes"),
        ("", "Help"),
    ]
    assert entries[2].at == NOON + timedelta(minutes=3)


def test_work_with_a_district_stands_as_what_it_was() -> None:
    records = one_of_each(C)
    places = {
        kind.__name__: name
        for kind, name in (
            (e.CaseYear, "years"),
            (e.HandOver, "hand_overs"),
            (e.Decision, "decisions"),
            (e.Note, "notes"),
            (e.Attachment, "attachments"),
            (e.Referral, "referrals"),
        )
    }
    values = {
        name: tuple(record for record in records if type(record).__name__ == kind)
        for kind, name in places.items()
    }
    log = tuple(
        LogEntry(datetime(2026, 11, 16, tzinfo=UTC), "Ana", of_kind(verb, kind), C)
        for verb, kind in (
            (Verb.ADD, e.Note),
            (Verb.ADD, e.Attachment),
            (Verb.KEEP, e.Attachment),
            (Verb.ADD, e.Decision),
            (Verb.ADD, e.Referral),
        )
    )
    found = timeline(CaseFile(case=CASE, lea=LEA, **values, log=log))
    assert [(entry.kind, entry.title) for entry in found] == [
        ("case_year", "Goes on with the 2026 Dashboard"),
        ("hand_over", "Handed over to Ben Ito"),
        ("referral", "Referral to Coast SELPA"),
        ("document", "File added: Wall chart.jpg"),
        ("note", "Quote without a name"),
        ("decision", "Decided: Begin with the buses"),
        ("case", "Case opened: Voluntary request"),
    ]
    note = found[4]
    assert (note.who, note.detail) == ("Students", "The bus never comes on time")


def _turn(
    minutes: int,
    label: ChangeLabel,
    before: dict[str, Any],
    after: dict[str, Any],
    *,
    undone: bool = False,
) -> LogEntry:
    at = NOON + timedelta(minutes=minutes)
    return LogEntry(at, "Ana", label, C, undone, before, after | {"updated_at": "x"})


def test_what_became_of_the_case_itself() -> None:
    case = replace(
        CASE,
        route=Route.SECOND_YEAR,
        year=2026,
        basis=IdentificationBasis(status="Year 2"),
        opened_by="Ben",
        previous_id="before",
        request="",
    )
    day = NOON.astimezone().date()
    log = (
        _turn(0, of_case(Verb.OPEN, year=2026), {}, {}),
        _turn(1, prose("Assign 3 cases to Ana"), {"consultant": ""}, {"consultant": "Ana"}),
        _turn(
            2,
            of_case(Verb.ASSIGN, "", "Kim"),
            {"consultant": "Ana"},
            {"consultant": "Kim"},
            undone=True,
        ),
        _turn(3, of_case(Verb.MOVE, stage=2, cases=3), {"stage": 1}, {"stage": 2}),
        _turn(
            4,
            of_case(Verb.ASSIGN, "", "Luz", cases=3),
            {"consultant": "Ana"},
            {"consultant": "Luz"},
        ),
        _turn(
            5,
            labels.CLOSE_CASE,
            {"closed_on": None, "closing_reason": "", "lasting": ""},
            {"closed_on": day.isoformat(), "closing_reason": "Met", "lasting": "Log"},
        ),
        _turn(6, labels.REOPEN_CASE, {"closed_on": day.isoformat()}, {"closed_on": None}),
        _turn(7, labels.EDIT_CASE, {"consultant": "Luz", "year": 1}, {"consultant": "", "year": 2}),
        _turn(8, of_case(Verb.CONTINUE, year=2027), {}, {}),
    )
    handed = e.HandOver(case_id=C, handed_on=day, from_consultant="Ana", to_consultant="Luz")
    found = timeline(CaseFile(case=case, lea=LEA, hand_overs=(handed,), log=log))
    assert [(entry.kind, entry.title, entry.detail) for entry in found] == [
        ("assigned", "Unassigned", "Before: Luz"),
        ("change", "Edit case", ""),
        ("case", "Case closed", "Met\nTo last: Log"),
        ("hand_over", "Handed over to Luz", ""),
        ("assigned", "Assigned to Ana", ""),
        (
            "case",
            "Case opened: Second year of support",
            "2026 Dashboard\nYear 2\nFollows an earlier case",
        ),
    ]
    assert found[-1].who == "Ben"


@pytest.mark.parametrize("in_history", [True, False])
def test_a_closed_case_says_why_as_it_is_written_now(in_history: bool) -> None:
    day = NOON.astimezone().date()
    case = replace(CASE, closed_on=day, closing_reason="Met its aims", lasting="")
    log = (
        _turn(
            1,
            labels.CLOSE_CASE,
            {"closed_on": None},
            {"closed_on": day.isoformat(), "closing_reason": "Met"},
        ),
    )
    found = timeline(CaseFile(case=case, lea=LEA, log=log if in_history else ()))
    assert [(entry.title, entry.detail) for entry in found[:-1]] == [
        ("Case closed", "Met its aims")
    ]


DAY = NOON.astimezone().date()
CALL = r.Task(case_id=C, title="Call the board", done_on=DAY)


@pytest.mark.parametrize("verb", [Verb.DONE, Verb.COMPLETE])
def test_a_finished_task_stands_there_once(verb: Verb) -> None:
    log = (_entry(1, labels.of_record(verb, CALL)),)
    found = timeline(CaseFile(case=CASE, lea=LEA, tasks=(CALL,), log=log))
    assert [entry.title for entry in found if "Call the board" in entry.title] == [
        "Task done: Call the board"
    ]


def test_a_task_given_another_day_is_no_stage_move() -> None:
    log = (_entry(1, labels.of_record(Verb.RESCHEDULE, CALL, day="2026-12-01")),)
    titles = [entry.title for entry in timeline(CaseFile(case=CASE, lea=LEA, log=log))]
    assert "Move to Dec 1, 2026: Call the board" in titles


@pytest.mark.parametrize("kind", [kind for kind in HAPPENED if kind is not r.Task])
def test_what_stands_there_as_itself_does_not_as_what_added_it(kind: type[r.CaseRecord]) -> None:
    for verb in (Verb.ADD, Verb.BEGIN, Verb.KEEP):
        (opened,) = timeline(CaseFile(case=CASE, lea=LEA, log=(_entry(1, of_kind(verb, kind)),)))
        assert opened.kind == OF_CASE
