"""The collector rests while it should, and what was taken out of its sight stays there."""

import gc

import pytest

from sos_desktop.foundation.memory import settle, uninterrupted


def test_what_has_settled_stays_out_of_sight():
    settle()
    before = gc.get_freeze_count()
    assert before > 0
    with uninterrupted():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == before


def test_the_collector_is_on_again_after_a_fault():
    with pytest.raises(ZeroDivisionError), uninterrupted():
        raise ZeroDivisionError
    assert gc.isenabled()
