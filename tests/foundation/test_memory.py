"""The collector rests while it should, and what was taken out of its sight stays there."""

import gc
import weakref

import pytest

from sos_desktop.foundation import memory
from sos_desktop.foundation.memory import collector_paused, freeze


def test_what_has_settled_stays_out_of_sight():
    freeze()
    before = gc.get_freeze_count()
    assert before > 0
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == before


def test_until_then_what_was_made_goes_straight_to_the_oldest(monkeypatch):
    done = []
    monkeypatch.setattr(memory, "_frozen", False)
    monkeypatch.setattr(gc, "freeze", lambda: done.append("freeze"))
    monkeypatch.setattr(gc, "unfreeze", lambda: done.append("unfreeze"))
    with collector_paused():
        assert done == []
    assert done == ["freeze", "unfreeze"]


def test_the_collector_is_on_again_after_a_fault():
    with pytest.raises(ZeroDivisionError), collector_paused():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_a_window_that_is_opened_meanwhile_collects_by_hand():
    with collector_paused():
        memory.collect_by_hand()
    on = gc.isenabled()
    memory.collect_by_itself()
    assert not on
    assert gc.isenabled()


def test_by_hand_it_collects_only_where_it_is_asked():
    class Held:
        """Holds itself."""

    memory.collect_by_hand()
    held = Held()
    held.me = held
    gone = weakref.ref(held)
    del held
    many = [[n] for n in range(5 * gc.get_threshold()[0])]
    assert gone() is not None
    memory.collect_if_due()
    assert gone() is None
    memory.collect_by_itself()
    assert gc.isenabled()
    assert many


def test_while_a_worker_makes_a_great_many_the_window_does_not_walk_them():
    memory.collect_by_hand()
    with collector_paused():
        with collector_paused():
            pass
        many = [[n] for n in range(5 * gc.get_threshold()[0])]
        before = gc.get_count()[0]
        memory.collect_if_due()
        assert gc.get_count()[0] >= before
    memory.collect_if_due()
    assert gc.get_count()[0] < before
    memory.collect_by_itself()
    assert many


@pytest.mark.parametrize(
    ("made", "at_rest", "walked"),
    [(10, True, []), (10**5, True, [2]), (10**5, False, []), (10**6, False, [2])],
)
def test_while_something_is_at_hand_it_waits(monkeypatch, made, at_rest, walked):
    asked: list[int] = []
    memory.collect_by_hand()
    monkeypatch.setattr(gc, "get_count", lambda: (made, 10**3, 10**3) if made > 10 else (10, 1, 1))
    monkeypatch.setattr(gc, "collect", asked.append)
    memory.collect_if_due(at_rest=at_rest)
    monkeypatch.undo()
    memory.collect_by_itself()
    assert asked == walked


def test_large_lists_and_dicts_are_emptied():
    figures, lines = dict.fromkeys(range(20_000)), list(range(20_000))
    memory.let_go(figures, lines)
    assert (figures, lines) == ({}, [])


def test_while_the_program_is_loaded_nothing_is_collected():
    memory.collect_by_hand()
    memory.pause()
    many = [[n] for n in range(5 * gc.get_threshold()[0])]
    before = gc.get_count()[0]
    memory.collect_if_due()
    assert gc.get_count()[0] >= before
    memory.resume()
    assert not gc.isenabled(), "the window collects by hand"
    memory.collect_by_itself()
    assert gc.isenabled()
    assert many
