"""The collector rests while it should, and what was taken out of its sight stays there."""

import gc

import pytest

from sos_desktop.foundation.memory import collector_paused, freeze


def test_what_has_settled_stays_out_of_sight():
    freeze()
    before = gc.get_freeze_count()
    assert before > 0
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == before


def test_the_collector_is_on_again_after_a_fault():
    with pytest.raises(ZeroDivisionError), collector_paused():
        raise ZeroDivisionError
    assert gc.isenabled()
