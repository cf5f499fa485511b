"""The golden thread: what is linked, where it ends too soon, and that a copy accuses nobody."""

from dataclasses import replace
from datetime import date
from time import thread_time

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import PUBLIC
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.support_words import LooseEndKind
from sos_desktop.domain.identification.basis import BasisCell, BasisGroup, BasisReason
from sos_desktop.domain.improvement.thread import aim_driven, golden_thread
from tests.domain.casework.files import CASE, CAUSE, LEA, C

AIM = r.Aim(id="aim", case_id=C, text="Fewer absences", group="SWD", due_on=date(2027, 6, 1))
DRIVER = r.Driver(id="driver", case_id=C, text="Buses in time", aim_id="aim", cause_id="cause")
GOAL = r.LcapGoal(id="goal", case_id=C, number="2.4", text="Attendance")
CHANGE = r.Action(
    id="change",
    case_id=C,
    text="Early bus",
    owner="Transport",
    driver_id="driver",
    lcap_goal_id="goal",
    ends_on=date(2027, 5, 1),
)
MEASURE = r.Measure(id="measure", case_id=C, name="On time", action_id="change")


def basis(*codes):
    cell = BasisCell("CHRONIC", status=31.5, color=1, file="chronic2025.txt")
    groups = tuple(
        BasisGroup(code, (5,), "D", None, (BasisReason(5, "chronic", "", (cell,)),))
        for code in codes
    )
    return replace(CASE.basis, year=2025, groups=groups)


def case_file(**parts):
    whole = {
        "case": replace(CASE, basis=basis("SWD")),
        "lea": LEA,
        "causes": (CAUSE,),
        "aims": (AIM,),
        "drivers": (DRIVER,),
        "actions": (CHANGE,),
        "measures": (MEASURE,),
        "goals": (GOAL,),
    }
    return CaseFile(**(whole | parts))


def loose(**parts):
    found = golden_thread(case_file(**parts)).loose_ends
    return [(end.kind, end.at.text) for end in found]


def test_a_whole_thread_has_no_loose_end():
    thread = golden_thread(case_file())
    assert thread.loose_ends == ()
    assert thread.summary == "no loose ends"
    steps = [(str(link.start.part), str(link.end.part)) for link in thread.links]
    assert steps == [
        ("cell", "problem"),
        ("problem", "cause"),
        ("cause", "driver"),
        ("driver", "change"),
        ("change", "measure"),
        ("change", "lcap"),
    ]


K = LooseEndKind


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({"drivers": (), "actions": ()}, [(K.NO_CHANGE, "Late buses"), (K.NO_OWNER, AIM.text)]),
        ({"actions": ()}, [(K.NO_CHANGE, "Buses in time"), (K.NO_OWNER, AIM.text)]),
        ({"measures": ()}, [(K.NO_MEASURE, "Early bus")]),
        (
            {"measures": (replace(MEASURE, action_id=None, aim_id="aim"),)},
            [(K.NO_MEASURE, "Early bus")],
        ),
        ({"goals": ()}, [(K.NO_PLAN, "Early bus")]),
        ({"actions": (replace(CHANGE, owner=""),)}, [(K.NO_OWNER, AIM.text)]),
        (
            {"drivers": (), "actions": (replace(CHANGE, driver_id=None, aim_id="aim"),)},
            [(K.NO_CHANGE, "Late buses"), (K.NO_CAUSE, "Early bus")],
        ),
        (
            {"causes": (replace(CAUSE, state=w.CauseState.POSSIBLE),)},
            [(K.CAUSE, "Buses"), (K.NOT_ACCEPTED, "Buses in time")],
        ),
        ({"case": replace(CASE, basis=basis("EL", "SWD"))}, [(K.GROUP, "English learners")]),
        (
            {"case": replace(CASE, basis=basis("SWD"), problem_of_practice="")},
            [(K.PROBLEM, "Results")],
        ),
    ],
)
def test_a_thread_that_ends_is_named_where_it_stands(parts, found):
    assert loose(**parts) == found


def test_a_goal_that_is_claimed_and_not_there():
    claims = replace(CHANGE, text="Early bus, see LCAP 2.4 and LCAP goal 7.1")
    (end,) = golden_thread(case_file(actions=(claims,))).loose_ends
    assert (end.kind, end.named) == (K.GOAL_GONE, "LCAP 7.1")
    assert end.sentence.endswith("the LCAP goal it names is not there (LCAP 7.1)")


def test_a_goal_that_is_renumbered_stays_tied():
    thread = golden_thread(case_file(goals=(replace(GOAL, number="3.1"),)))
    assert thread.loose_ends == ()
    assert thread.links[-1].end.text == "LCAP 3.1"


def test_dropped_changes_are_no_part_of_it():
    dropped = replace(CHANGE, id="old", text="Old idea", state=w.ActionState.DROPPED)
    assert loose(actions=(CHANGE, dropped)) == []


def test_a_secondary_driver_carries_for_the_one_above():
    below = r.Driver(id="below", case_id=C, text="Roads are known", parent_id="driver")
    change = replace(CHANGE, driver_id="below")
    on_top = replace(MEASURE, action_id=None, driver_id="driver")
    assert loose(drivers=(DRIVER, below), actions=(change,), measures=(on_top,)) == []


def test_a_secondary_driver_drives_the_aim_of_the_one_above():
    below = r.Driver(id="below", case_id=C, text="Roads are known", parent_id="driver")
    lowest = r.Driver(id="lowest", case_id=C, text="Maps are new", parent_id="below")
    drivers = (DRIVER, below, lowest)
    assert [aim_driven(driver, drivers) for driver in drivers] == ["aim"] * 3
    assert aim_driven(replace(lowest, aim_id="other"), drivers) == "other"
    circle = (replace(DRIVER, aim_id=None, parent_id="below"), below)
    assert aim_driven(below, circle) is None


def test_a_driver_of_its_own_needs_no_cause():
    own = replace(DRIVER, cause_id=None)
    assert loose(drivers=(own,)) == [(K.NO_CHANGE, "Late buses")]


def test_an_action_that_outlives_its_aim_is_remarked():
    late = replace(CHANGE, ends_on=date(2028, 1, 1))
    thread = golden_thread(case_file(actions=(late,)))
    assert thread.loose_ends == ()
    assert "after its aim is due (Jun 1, 2027)" in thread.remarks[0]


def test_a_result_whose_file_was_taken_back_says_so():
    thread = golden_thread(case_file(), taken_back=["chronic2025.txt"])
    assert thread.nodes[0].text.endswith("(its file was taken back)")


def test_one_gap_of_several_results_counts_once():
    file = case_file(case=replace(CASE, basis=basis("SWD", "EL"), problem_of_practice=""), aims=())
    thread = golden_thread(replace(file, aims=(replace(AIM, group=""),)))
    assert [end.kind for end in thread.loose_ends].count(K.PROBLEM) == 1
    assert len([link for link in thread.links if link.loose]) > len(thread.loose_ends)


def test_what_a_copy_withholds_is_no_loose_end():
    hidden = replace(CAUSE, state=w.CauseState.POSSIBLE)
    file = case_file(
        causes=(hidden,),
        drivers=(),
        actions=(replace(CHANGE, driver_id=None, cause_id="cause", aim_id="aim"),),
    )
    assert {end.kind for end in golden_thread(file).loose_ends} == {K.CAUSE, K.NOT_ACCEPTED}
    assert golden_thread(copy_for(file, PUBLIC)).loose_ends == ()


def test_two_hundred_actions_are_quick():
    actions = tuple(
        replace(CHANGE, id=f"a{n}", text=f"Change {n}", driver_id=f"d{n % 20}") for n in range(200)
    )
    drivers = tuple(replace(DRIVER, id=f"d{n}", text=f"Driver {n}") for n in range(20))
    measures = tuple(replace(MEASURE, id=f"m{n}", action_id=f"a{n}") for n in range(200))
    file = case_file(actions=actions, drivers=drivers, measures=measures)
    golden_thread(file)
    start = thread_time()
    thread = golden_thread(file)
    assert thread_time() - start < 0.5  # measured: a few milliseconds on an idle machine
    assert len([link for link in thread.links if link.end and link.end.part == "measure"]) == 200
