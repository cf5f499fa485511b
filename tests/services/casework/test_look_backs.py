"""The end of support is followed by look-backs and their tasks, in closed cases too."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.learning_words import ExitReason, GainStanding, LookBackKind
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import calendar, cases, look_backs, records
from sos_desktop.services.casework.today import counts, today
from sos_desktop.services.county import undo
from tests.casework import SALINAS, add_leas, fill, open_case

ENDED = date(2026, 8, 31)


@pytest.fixture
def case_id(county):
    add_leas(county)
    return open_case(county, SALINAS, date(2026, 1, 5))


def _end(county, case_id, **values):
    values = {"ended_on": ENDED, "changed": "Calls on the first day", **values}
    ended = r.SupportExit(case_id=case_id, reason=ExitReason.STATUS, **values)
    records.save(county, ended)
    return ended


def _tasks(county, case_id):
    return [task for task in cases.case_file(county, case_id).tasks if task.origin == "look_back"]


def test_two_look_backs_and_their_tasks_follow_as_one_step(county, case_id):
    ended = _end(county, case_id)
    file = cases.case_file(county, case_id)
    assert [(b.kind, b.due_on, b.exit_id) for b in file.look_backs] == [
        (LookBackKind.SIX, date(2027, 2, 28), ended.id),
        (LookBackKind.TWELVE, date(2027, 8, 31), ended.id),
    ]
    assert [task.due_on for task in _tasks(county, case_id)] == [
        date(2027, 2, 28),
        date(2027, 8, 31),
    ]
    undo.undo(county)
    file = cases.case_file(county, case_id)
    assert not (file.exits)
    assert not file.look_backs
    assert not _tasks(county, case_id)


def test_those_that_wait_follow_the_day_and_those_done_stay(county, case_id):
    ended = _end(county, case_id)
    first = cases.case_file(county, case_id).look_backs[0]
    with clock.frozen(datetime(2027, 3, 2, 12, tzinfo=UTC)):
        records.save(county, replace(first, looked_on=date(2027, 3, 1), text="All in place"))
        assert _tasks(county, case_id)[0].done_on == date(2027, 3, 1)
        records.save(county, replace(ended, ended_on=date(2026, 9, 30)))
    file = cases.case_file(county, case_id)
    assert [b.due_on for b in file.look_backs] == [date(2027, 2, 28), date(2027, 9, 30)]
    assert [t.due_on for t in _tasks(county, case_id)] == [date(2027, 2, 28), date(2027, 9, 30)]


def test_an_end_of_support_takes_what_waits_with_it(county, case_id):
    ended = _end(county, case_id)
    records.remove(county, ended)
    file = cases.case_file(county, case_id)
    assert not file.look_backs
    assert not _tasks(county, case_id)


def test_a_look_back_without_words_is_refused(county, case_id):
    _end(county, case_id)
    first = cases.case_file(county, case_id).look_backs[0]
    with pytest.raises(InputProblem, match="still in place"):
        records.save(county, replace(first, looked_on=date(2026, 11, 1)))


def test_a_closed_case_is_looked_back_at_on_today_and_in_the_calendar(county, case_id):
    _end(county, case_id)
    cases.close_case(county, case_id, "Support ended")
    with clock.frozen(datetime(2027, 3, 5, 12, tzinfo=UTC)):
        view = today(county)
        assert [item.task.title for item in view.overdue] == [
            "Look back at what lasts, 6 months after support ended"
        ]
        assert counts(county) == {"today": 1, "caseload": 0}
        found = calendar.entries(county, date(2027, 8, 1), date(2027, 9, 1))
        assert "Look back at what lasts, 12 months after support ended" in [
            entry.title for entry in found
        ]


def test_figures_are_kept_with_the_look_back_and_brought_up_to_date(county, case_id):
    kept = fill(county, case_id)
    measure = next(one for one in kept if isinstance(one, r.Measure))
    back = next(one for one in kept if isinstance(one, r.LookBack))
    records.save(
        county,
        r.ProgressNote(
            case_id=case_id,
            measure_id=measure.id,
            noted_on=date(2027, 9, 1),
            text="Counted anew",
            value=30.9,
        ),
    )
    look_backs.put_in_figures(county, back)
    [gain] = [g for g in cases.case_file(county, case_id).gains if g.measure_id == measure.id]
    assert (gain.before, gain.at_exit, gain.now) == (31.5, 29.0, 30.9)
    assert gain.standing is GainStanding.FADED
    assert gain.why == "A driver left"
    [case] = look_backs.after_support(county)
    assert [one.name for one in case.slipped] == ["Absent 10%"]
    assert undo.undo(county)


def test_faded_gains_are_named_on_today(county, case_id):
    fill(county, case_id)
    with clock.frozen(datetime(2027, 9, 5, 12, tzinfo=UTC)):
        assert [gain.name for gain in today(county).faded] == ["Chronic absence"]
    with clock.frozen(datetime(2028, 9, 5, 12, tzinfo=UTC)):
        assert today(county).faded == ()
