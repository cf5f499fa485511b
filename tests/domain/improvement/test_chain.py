"""The chain as rows, its costs, and the thread as a table: every record once, nothing lost."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.casework.case_file import CaseFile, Lea
from sos_desktop.domain.casework.records import (
    Action,
    Aim,
    Case,
    Cause,
    Driver,
    LcapGoal,
    Measure,
    ProgressNote,
    YearCost,
)
from sos_desktop.domain.casework.support_words import LooseEndKind
from sos_desktop.domain.casework.words import ActionState, CauseState, Route
from sos_desktop.domain.improvement.chain import (
    DROPPED,
    NO_AIM,
    NO_CHANGE,
    NO_DRIVER,
    UNTIED,
    ChainKind,
    chain_rows,
    row_of,
    title_of,
)
from sos_desktop.domain.improvement.costs import cost_total
from sos_desktop.domain.improvement.thread import golden_thread
from sos_desktop.domain.improvement.thread_table import (
    WHOLE,
    lit_by,
    rows_in_words,
    thread_in_words,
    thread_rows,
)

CASE = Case(
    id="c", cds="27661590000000", route=Route.VOLUNTARY, opened_on=date(2026, 1, 5),
    problem_of_practice="Students wait", request="Help",
)  # fmt: skip
LEA = Lea(CASE.cds, "Alder", "district", "27", "Alder County")


def case_file(**lists):
    return CaseFile(case=CASE, lea=LEA, **{name: tuple(found) for name, found in lists.items()})


@pytest.fixture
def file():
    aim = Aim(id="aim", case_id="c", text="Fewer absences")
    root = Cause(id="root", case_id="c", text="Buses are late", state=CauseState.VALIDATED)
    bare = Cause(id="bare", case_id="c", text="Nobody calls", state=CauseState.VALIDATED)
    top = Driver(id="top", case_id="c", text="Buses in time", aim_id="aim", cause_id="root")
    below = Driver(id="below", case_id="c", text="Drivers know roads", parent_id="top")
    goal = LcapGoal(id="goal", case_id="c", number="2.1", text="Attendance")
    return case_file(
        aims=[aim],
        causes=[root, bare],
        goals=[goal],
        drivers=[below, top],
        actions=[
            Action(id="a1", case_id="c", text="Add a bus", driver_id="below", cost=900,
                   funding="LCFF", owner="Principal", lcap_goal_id="goal"),
            Action(id="a2", case_id="c", text="Evenings", aim_id="aim"),
            Action(id="a3", case_id="c", text="Old", state=ActionState.DROPPED, cost=50),
        ],
        measures=[
            Measure(id="m1", case_id="c", name="In time", action_id="a1", unit="%", target=90),
            Measure(id="m2", case_id="c", name="Absent", aim_id="aim"),
            Measure(id="m3", case_id="c", name="Absent 10 %", aim_id="aim"),
            Measure(id="m4", case_id="c", name="Nothing"),
        ],
        progress=[
            ProgressNote(case_id="c", noted_on=date(2026, 2, 2), text="r", measure_id="m1",
                         value=20),
            ProgressNote(case_id="c", noted_on=date(2026, 3, 2), text="r", measure_id="m1",
                         value=70),
        ],
    )  # fmt: skip


def rows_of(file):
    return chain_rows(file, golden_thread(file))


def test_every_record_stands_once_under_what_it_belongs_to(file):
    rows = rows_of(file)
    told = [(row.level, row.kind, row.text) for row in rows]
    assert told == [
        (0, ChainKind.AIM, "Fewer absences"),
        (1, ChainKind.MEASURE, ""),
        (1, ChainKind.DRIVER, "Buses in time"),
        (2, ChainKind.DRIVER, "Drivers know roads"),
        (3, ChainKind.CHANGE, "Add a bus"),
        (1, ChainKind.HEADING, "Changes that serve no cause yet"),
        (2, ChainKind.CHANGE, "Evenings"),
        (0, ChainKind.HEADING, "Accepted causes without a change"),
        (1, ChainKind.CAUSE, "Nobody calls"),
        (0, ChainKind.HEADING, "Changes that were dropped"),
        (1, ChainKind.CHANGE, "Old"),
        (0, ChainKind.HEADING, "Measures of nothing yet"),
        (1, ChainKind.MEASURE, ""),
    ]
    by_id = {row.id: row for row in rows}
    assert by_id["aim"].measure.id == "m2"
    assert by_id["m3"].above == "aim"
    assert by_id["a1"].now == 70
    assert by_id["a1"].plans == ("LCAP 2.1",)
    assert {NO_CHANGE, DROPPED, UNTIED} <= set(by_id)
    assert f"{NO_DRIVER}@aim" in by_id


def test_every_loose_end_of_a_record_leads_to_a_row(file):
    thread = golden_thread(file)
    rows = chain_rows(file, thread)
    assert thread.loose_ends
    for end in thread.loose_ends:
        row = row_of(end, rows)
        assert row is not None, end.sentence
        assert end.kind in row.loose or row.kind is ChainKind.AIM
        assert title_of(end)


def test_drivers_in_a_circle_and_causes_that_are_gone_lose_nothing():
    one = Driver(id="1", case_id="c", text="One", parent_id="2")
    two = Driver(id="2", case_id="c", text="Two", parent_id="1")
    lost = Action(id="a", case_id="c", text="Lost", driver_id="gone", cause_id="gone")
    file = case_file(drivers=[one, two], actions=[lost])
    shown = [row.record.id for row in rows_of(file) if row.record is not None]
    assert sorted(shown) == ["1", "2", "a"]
    assert NO_AIM in [row.id for row in rows_of(file)]


@given(st.data())
def test_no_record_is_lost_or_shown_twice(data):
    def pick(ids):
        return data.draw(st.sampled_from([None, *ids]))

    aims = [Aim(id=f"aim{n}", case_id="c", text="x") for n in range(data.draw(st.integers(0, 2)))]
    ids = [aim.id for aim in aims]
    names = [f"d{n}" for n in range(data.draw(st.integers(0, 4)))]
    drivers = [
        Driver(id=name, case_id="c", text=name, aim_id=pick(ids),
               parent_id=pick([n for n in names if n != name]))
        for name in names
    ]  # fmt: skip
    causes = [
        Cause(id=f"k{n}", case_id="c", text="k",
              state=data.draw(st.sampled_from(list(CauseState))))
        for n in range(2)
    ]  # fmt: skip
    actions = [
        Action(id=f"a{n}", case_id="c", text="a", aim_id=pick(ids), driver_id=pick(names),
               cause_id=pick(["k0", "k1"]), state=data.draw(st.sampled_from(list(ActionState))))
        for n in range(data.draw(st.integers(0, 5)))
    ]  # fmt: skip
    measures = [
        Measure(id=f"m{n}", case_id="c", name="m", aim_id=pick(ids), driver_id=pick(names),
                action_id=pick([a.id for a in actions]))
        for n in range(data.draw(st.integers(0, 4)))
    ]  # fmt: skip
    file = case_file(aims=aims, drivers=drivers, causes=causes, actions=actions, measures=measures)
    rows = rows_of(file)
    records = [r.record.id for r in rows if r.record and r.kind is not ChainKind.CAUSE]
    records += [r.measure.id for r in rows if r.measure and r.kind is not ChainKind.MEASURE]
    assert sorted(records) == sorted(r.id for r in (*aims, *drivers, *actions, *measures))
    assert len({row.id for row in rows}) == len(rows)
    known = {row.id for row in rows}
    assert all(row.above in known for row in rows if row.above)
    thread_rows(file, golden_thread(file))


def test_a_sum_names_what_nobody_pays_and_counts_what_nobody_knows(file):
    costs = [
        YearCost(case_id="c", action_id="a1", year=2026, dollars=1000, source="Title I"),
        YearCost(case_id="c", action_id="a1", year=2027, dollars=500),
    ]
    total = cost_total(replace(file, costs=tuple(costs)))
    assert (total.dollars, total.unknown, total.unfunded) == (1500, 1, 0)
    assert total.sources == {"Title I": 1000, "LCFF": 500}
    assert total.years == {2026: 1000, 2027: 500}
    plain = cost_total(file)
    assert (plain.dollars, plain.sources) == (900, {"LCFF": 900})
    free = replace(file.actions[0], cost=0, funding="")
    nothing = cost_total(replace(file, actions=(free,)))
    assert (nothing.dollars, nothing.unknown, nothing.sources) == (0, 0, {})


def test_the_table_has_a_row_for_every_way_and_says_what_is_missing(file):
    thread = golden_thread(file)
    rows = {row.id: row for row in thread_rows(file, thread)}
    whole = rows["a1"]
    assert (whole.cause, whole.driver) == ("Buses are late", "Buses in time › Drivers know roads")
    assert (whole.moved, whole.target, whole.plans) == ("20 → 70%", "90%", "2.1")
    assert whole.standing == WHOLE
    assert LooseEndKind.NO_CAUSE.words in rows["a2"].standing
    assert LooseEndKind.NO_PLAN.words in rows["a2"].standing
    assert rows["bare"].standing == LooseEndKind.NO_CHANGE.words
    assert "a3" not in rows
    assert rows_in_words(rows.values()) == "3 threads: 1 whole, 2 with a gap."


def test_a_thread_is_lit_both_ways_and_said_in_words(file):
    thread = golden_thread(file)
    assert {"root", "top", "below", "a1", "m1", "problem"} <= lit_by(thread, "a1")
    assert "a2" not in lit_by(thread, "a1")
    words = thread_in_words(thread, "a1")
    assert words.startswith("Students wait → Buses are late → ")
    assert "→ Add a bus → In time" in words
    assert "root cause without a change" in words
    assert "change not in the LCAP" in words
