"""Records are kept, checked against their case, ordered and removed."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from db.models.registry import new_row
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.history.labels import prose
from sos_desktop.domain.changes import Subject
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county.county_files import CountyFile
from tests.casework import ALISAL, MCOE, add_leas, fill, open_case


@pytest.fixture
def case_id(county: CountyFile) -> str:
    add_leas(county)
    return open_case(county)


def _causes(county: CountyFile, case_id: str) -> list[tuple[str, str | None, int]]:
    found = cases.case_file(county, case_id).causes
    return sorted((cause.text, cause.parent_id, cause.position) for cause in found)


def test_every_kind_comes_back_as_it_was_kept(county: CountyFile, case_id: str) -> None:
    kept = fill(county, case_id)
    whole = cases.case_file(county, case_id)
    lists = [getattr(whole, item.name) for item in fields(whole)]
    found = {
        record.id: record
        for part in lists
        if isinstance(part, tuple)
        for record in part
        if isinstance(record, r.CaseRecord)
    }
    follows = [found.pop(one) for one in found.keys() - {record.id for record in kept}]
    assert found == {record.id: record for record in kept}
    assert sorted(type(one).__name__ for one in follows) == ["LookBack"] * 2 + ["Task"] * 3


def test_keeping_tells_what_was_touched(county: CountyFile, case_id: str) -> None:
    changes = records.save(county, r.Task(case_id=case_id, title="  Call "))
    assert (changes.label, changes.case_id, changes.count) == ("Add task: Call", case_id, 1)
    assert changes.subjects == Subject.TASKS | Subject.CASES | Subject.CASE_CONTENT
    assert cases.case_file(county, case_id).tasks[0].title == "Call"


def test_a_label_of_ones_own(county: CountyFile, case_id: str) -> None:
    changes = records.save(county, r.Aim(case_id=case_id, text="x"), label=prose("Write the aim"))
    assert changes.label == "Write the aim"


def test_a_refused_record_is_not_kept(county: CountyFile, case_id: str) -> None:
    with pytest.raises(InputProblem):
        records.save(county, r.Task(case_id=case_id, title=" "))
    assert cases.case_file(county, case_id).tasks == ()


def test_a_case_that_is_gone(county: CountyFile, case_id: str) -> None:
    with pytest.raises(InputProblem, match="no longer there") as caught:
        records.save(county, r.Task(case_id="gone", title="Call"))
    assert caught.value.where == "case_id"


def test_pointers_stay_within_the_case(county: CountyFile, case_id: str) -> None:
    other = open_case(county, ALISAL)
    cause = r.Cause(case_id=other, text="x")
    records.save(county, cause)
    for cause_id in (cause.id, "gone"):
        evidence = r.Evidence(
            case_id=case_id, kind=w.EvidenceKind.LOCAL, text="x", cause_id=cause_id
        )
        with pytest.raises(InputProblem, match="The cause") as caught:
            records.save(county, evidence)
        assert caught.value.where == "cause_id"


def test_priorities_9_and_10_are_for_county_offices(county: CountyFile, case_id: str) -> None:
    finding = r.Finding(case_id=case_id, kind=w.FindingKind.STRENGTH, priority=9, text="x")
    with pytest.raises(InputProblem, match="county offices only"):
        records.save(county, finding)
    records.save(county, replace(finding, case_id=open_case(county, MCOE)))


def test_one_voice_for_a_stage_and_perspective(county: CountyFile, case_id: str) -> None:
    voice = r.Voice(case_id=case_id, stage=w.Stage.NEEDS, perspective=w.Perspective.BOARD)
    records.save(county, voice)
    again = replace(voice, id=r.new_id(), state=w.VoiceState.HEARD)
    assert records.save(county, again).label == "Mark board as heard"
    assert cases.case_file(county, case_id).voices == (replace(voice, state=w.VoiceState.HEARD),)


def test_new_records_go_to_the_end(county: CountyFile, case_id: str) -> None:
    for text in "abc":
        records.save(county, r.DistrictPriority(case_id=case_id, text=text))
    found = cases.case_file(county, case_id).priorities
    assert [(item.text, item.position) for item in found] == [("a", 0), ("b", 1), ("c", 2)]


@pytest.mark.parametrize(
    ("position", "order"), [(0, "cab"), (1, "acb"), (2, "abc"), (99, "abc"), (-1, "cab")]
)
def test_moving_in_a_list(county: CountyFile, case_id: str, position: int, order: str) -> None:
    for text in "abc":
        records.save(county, r.Aim(case_id=case_id, text=text))
    last = cases.case_file(county, case_id).aims[2]
    changes = records.move(county, last, position)
    found = cases.case_file(county, case_id).aims
    assert "".join(aim.text for aim in found) == order
    assert [aim.position for aim in found] == [0, 1, 2]
    assert (changes.subjects is Subject.NOTHING) is (order == "abc")


def test_moving_in_a_tree(county: CountyFile, case_id: str) -> None:
    bone = r.Cause(case_id=case_id, text="bone")
    twig = r.Cause(case_id=case_id, text="twig", parent_id=bone.id)
    lone = r.Cause(case_id=case_id, text="lone")
    for cause in (bone, twig, lone):
        records.save(county, cause)
    changes = records.move(county, replace(lone, parent_id=bone.id), 0)
    assert changes.label == "Reorder cause: lone"
    expected = [("bone", None, 0), ("lone", bone.id, 0), ("twig", bone.id, 1)]
    assert _causes(county, case_id) == expected
    with pytest.raises(InputProblem, match="under itself"):
        records.move(county, replace(bone, parent_id=twig.id), 0)
    assert _causes(county, case_id) == expected


def test_a_circle_of_causes_is_refused_on_saving(county: CountyFile, case_id: str) -> None:
    bone = r.Cause(case_id=case_id, text="bone")
    twig = r.Cause(case_id=case_id, text="twig", parent_id=bone.id)
    for cause in (bone, twig):
        records.save(county, cause)
    with pytest.raises(InputProblem, match="under itself"):
        records.save(county, replace(bone, parent_id=twig.id))


def test_what_is_gone_can_be_removed_again_but_not_moved(county: CountyFile, case_id: str) -> None:
    aim = r.Aim(case_id=case_id, text="x")
    records.save(county, aim)
    assert records.remove(county, aim).count == 1
    assert records.remove(county, aim).subjects is Subject.NOTHING
    with pytest.raises(InputProblem):
        records.move(county, aim, 0)


def test_what_happened_is_judged_when_it_is_entered(county: CountyFile, case_id: str) -> None:
    call = r.Contact(
        case_id=case_id, kind=w.ContactKind.CALL, held_on=date(1999, 3, 1), summary="x"
    )
    done = r.Task(case_id=case_id, title="x", done_on=clock.today() + timedelta(days=1))
    for record, where in ((call, "held_on"), (done, "done_on")):
        with pytest.raises(InputProblem) as caught:
            records.save(county, record)
        assert caught.value.where == where
    with county.session("As an older version kept it") as session:
        session.add(new_row(call))
    assert records.save(county, replace(call, summary="y")).count == 1
