"""A copy for some readers: what it points to, and how withheld is told from absent."""

from dataclasses import replace
from datetime import date

from sos_desktop.domain.casework import records as e
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import DISTRICT, OFFICE, PUBLIC
from sos_desktop.domain.identification.basis import (
    NO_BASIS,
    BasisCell,
    BasisGroup,
    BasisReason,
    IdentificationBasis,
    SourceFile,
    shared_basis,
)
from tests.domain.casework.files import C, whole

VALIDATED = w.CauseState.VALIDATED


def _cause(name, parent=None, state=VALIDATED):
    return r.Cause(id=name, case_id=C, text=name, parent_id=parent, state=state)


def _evidence(cause_id, sensitivity):
    return r.Evidence(
        case_id=C,
        kind=w.EvidenceKind.LOCAL,
        text="Bus log",
        cause_id=cause_id,
        sensitivity=sensitivity,
    )


def test_the_office_has_the_case_itself():
    file = whole()
    assert copy_for(file, OFFICE) is file
    assert not file.withheld.lacks(r.Evidence)


def test_what_is_withheld_is_told_from_what_is_not_there():
    file = whole(causes=(_cause("backed"), _cause("bare")), evidence=(_evidence("backed", OFFICE),))
    withheld = copy_for(file, PUBLIC).withheld
    assert withheld.lacks(r.Evidence)
    assert withheld.lacks(r.Evidence, "backed")
    assert not withheld.lacks(r.Evidence, "bare")
    said = [
        withheld.instead(r.Evidence, cause, absent="nothing", withheld="kept")
        for cause in ("backed", "bare")
    ]
    assert said == ["kept", "nothing"]


def test_nothing_that_a_withheld_record_says_is_kept():
    withheld = copy_for(whole(evidence=(_evidence("cause", OFFICE),)), PUBLIC).withheld
    assert "Bus log" not in repr(withheld)
    [stub] = [stub for stub in withheld.records if stub.kind is r.Evidence]
    assert dict(stub.points) == {"cause_id": "cause"}
    assert "text" in stub.filled
    assert "source" not in stub.filled


def test_a_value_that_is_withheld_is_told_from_an_empty_one():
    said = r.Voice(
        case_id=C, stage=w.Stage.NEEDS, perspective=w.Perspective.BOARD, note="Two came late"
    )
    silent = replace(said, id=r.new_id(), note="")
    copy = copy_for(whole(voices=(said, silent)), PUBLIC)
    assert [voice.note for voice in copy.voices] == ["", ""]
    assert [copy.withheld.hides(v.id, "note") for v in copy.voices] == [True, False]


def test_a_cause_below_a_withheld_one_stands_under_the_next_above():
    file = whole(
        causes=(
            _cause("top"),
            _cause("middle", "top", w.CauseState.POSSIBLE),
            _cause("low", "middle", w.CauseState.REJECTED),
            _cause("leaf", "low"),
            _cause("loose", "gone"),
        )
    )
    found = {cause.text: cause.parent_id for cause in copy_for(file, PUBLIC).causes}
    assert found == {"top": None, "leaf": "top", "loose": "gone"}


def test_a_pointer_to_a_withheld_record_goes_and_is_known_to_be_withheld():
    dropped = r.Action(case_id=C, text="Workshop", state=w.ActionState.DROPPED)
    note = r.ProgressNote(
        case_id=C,
        noted_on=date(2026, 11, 9),
        text="Begun",
        action_id=dropped.id,
        sensitivity=PUBLIC,
    )
    copy = copy_for(whole(actions=(dropped,), progress=(note,)), PUBLIC)
    assert copy.actions == ()
    assert [found.action_id for found in copy.progress] == [None]
    assert copy.withheld.hides(note.id, "action_id")


def test_a_task_of_an_office_only_contact_stays_with_it():
    call = r.Contact(
        case_id=C, kind=w.ContactKind.CALL, held_on=date(2026, 11, 2), sensitivity=OFFICE
    )
    tasks = (
        r.Task(case_id=C, title="Ask Dr. Peña", contact_id=call.id, assignee="Luz"),
        r.Task(case_id=C, title="Send the letter", note="Not before noon"),
    )
    copy = copy_for(whole(contacts=(call,), tasks=tasks), DISTRICT)
    assert copy.contacts == ()
    assert [(task.title, task.note) for task in copy.tasks] == [("Send the letter", "")]
    assert copy_for(whole(tasks=tasks), PUBLIC).tasks == ()


def test_names_of_files_and_single_figures_of_a_basis_stay_in_the_office():
    reason = BasisReason(4, "ela", cells=(BasisCell("ELA", -98.4, color=1, file="From Luz.txt"),))
    group = BasisGroup("SWD", (4, 5), "D", computed_letter="A", reasons=(reason,))
    files = (SourceFile("From Luz.txt", "ab" * 32, "2026-11-02T08:00:00+00:00", "ELA"),)
    basis = IdentificationBasis(year=2025, groups=(group,), files=files)
    assert shared_basis(NO_BASIS) == NO_BASIS
    assert shared_basis(basis) == IdentificationBasis(
        year=2025,
        groups=(BasisGroup("SWD", (4, 5), "D", told=group.sentence),),
        files=(SourceFile("", "", "2026-11-02T08:00:00+00:00", "ELA"),),
    )
    year = e.CaseYear(case_id=C, year=2026, noted_on=date(2026, 11, 20), basis=basis)
    copy = copy_for(whole(years=(year,)), PUBLIC)
    assert "Luz" not in repr(copy.years)


def test_the_order_of_lists_is_kept():
    causes = tuple(_cause(str(number)) for number in range(9))
    assert [c.id for c in copy_for(whole(causes=causes), PUBLIC).causes] == [c.id for c in causes]


def test_a_circle_of_a_damaged_file_ends():
    one = _cause("one", "two", w.CauseState.POSSIBLE)
    two = _cause("two", "one", w.CauseState.POSSIBLE)
    low = _cause("low", "one", w.CauseState.VALIDATED)
    copied = copy_for(whole(causes=(one, two, low)), PUBLIC)
    assert [cause.parent_id for cause in copied.causes] == [None]
