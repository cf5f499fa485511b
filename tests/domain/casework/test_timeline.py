"""Everything that happened, once, newest first."""

from datetime import UTC, date, datetime, timedelta

from sos_desktop.domain.casework import engagement as e
from sos_desktop.domain.casework import labels
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.timeline import TimelineKind, timeline
from sos_desktop.domain.casework.words import ContactKind, Stage
from tests.casework import one_of_each
from tests.domain.casework.files import CASE, LEA, C

NOON = datetime(2026, 11, 10, 20, tzinfo=UTC)


def _entry(minutes: int, label: str, who: str = "Ana", *, undone: bool = False) -> r.LogEntry:
    return r.LogEntry(NOON + timedelta(minutes=minutes), who, label, C, undone)


def test_everything_newest_first() -> None:
    file = CaseFile(
        case=CASE,
        lea=LEA,
        contacts=(
            r.Contact(case_id=C, kind=ContactKind.VISIT, held_on=date(2026, 11, 3), people="Luz",
                      summary="Saw two schools", agreed="Share the log"),
        ),
        moves=(
            r.StageMove(case_id=C, from_stage=Stage.IDENTIFICATION, to_stage=Stage.OUTREACH,
                        moved_on=date(2026, 11, 5), moved_by="Ana", reason="Ready",
                        missing=("a consultant",)),
            r.StageMove(case_id=C, from_stage=Stage.OUTREACH, to_stage=Stage.OUTREACH,
                        moved_on=date(2026, 11, 6), reason="Came back"),
        ),
        tasks=(
            r.Task(case_id=C, title="Call", done_on=date(2026, 11, 4), assignee="Ana"),
            r.Task(case_id=C, title="Not done"),
        ),
        progress=(r.ProgressNote(case_id=C, noted_on=date(2026, 11, 7), text="First bus"),),
        log=(_entry(0, "Open case for Salinas Union High"),),
    )  # fmt: skip
    entries = timeline(file)
    assert [(entry.kind, entry.title) for entry in entries] == [
        (TimelineKind.CHANGE, "Open case for Salinas Union High"),
        (TimelineKind.PROGRESS, "Progress"),
        (TimelineKind.MOVE, "Case reopened"),
        (TimelineKind.MOVE, "Moved to Outreach"),
        (TimelineKind.TASK, "Task done: Call"),
        (TimelineKind.CONTACT, "Site visit"),
    ]
    assert entries[3].detail == "Ready\nStill open then: a consultant"
    assert entries[5].detail == "Saw two schools\nAgreed: Share the log"
    assert [entry.who for entry in entries[4:]] == ["Ana", "Luz"]


def test_repeated_edits_are_one_entry_and_undone_ones_none() -> None:
    log = (
        _entry(0, "Edit cause"),
        _entry(1, "Edit cause"),
        _entry(2, "Edit cause", undone=True),
        _entry(3, "Edit cause"),
        _entry(4, "Edit cause", "Luz"),
        _entry(5, labels.ADD_CONTACT),
        _entry(6, labels.move_label(Stage.NEEDS)),
        _entry(7, "Edit cause", "Luz"),
        _entry(60 * 30, "Edit cause", "Luz"),
    )
    entries = timeline(CaseFile(case=CASE, lea=LEA, log=log))
    assert [(entry.who, entry.detail) for entry in entries] == [
        ("Luz", ""),
        ("Luz", "2 changes"),
        ("Ana", "3 changes"),
    ]
    assert entries[2].at == NOON + timedelta(minutes=3)


def test_work_with_a_district_stands_as_what_it_was() -> None:
    records = one_of_each(C)
    places = {kind.__name__: name for kind, name in (
        (e.CaseYear, "years"), (e.HandOver, "hand_overs"), (e.Decision, "decisions"),
        (e.Note, "notes"), (e.Document, "documents"), (e.Referral, "referrals"),
    )}  # fmt: skip
    values = {
        name: tuple(record for record in records if type(record).__name__ == kind)
        for kind, name in places.items()
    }
    log = tuple(
        r.LogEntry(datetime(2026, 11, 16, tzinfo=UTC), "Ana", f"Add {labels.NOUNS[kind]}", C)
        for kind in (e.Note, e.Document, e.Decision, e.Referral)
    )
    found = timeline(CaseFile(case=CASE, lea=LEA, **values, log=log))
    assert [(entry.kind.value, entry.title) for entry in found] == [
        ("year", "Goes on with the 2026 Dashboard"),
        ("hand_over", "Handed over to Ben Ito"),
        ("referral", "Referral to Coast SELPA"),
        ("decision", "Decided: Begin with the buses"),
        ("note", "Quote without a name"),
        ("file", "File added: Wall chart.jpg"),
    ]
    note = found[4]
    assert (note.who, note.detail) == ("Students", "The bus never comes on time")
