"""Keeps the garbage collector from stopping every thread while much is being made."""

import gc
from collections.abc import Iterator, MutableMapping, MutableSequence
from contextlib import contextmanager
from threading import Lock
from typing import Any

_frozen = False
"""Whether something was taken out of sight; to ask the collector would count all of it, 15 ms."""
_LET_GO = 5_000
"""Objects given back at a time."""
_TOO_MANY = 500_000
"""Objects made since the last collection for which nothing is waited for."""
_counting = Lock()


class _State:
    """How the collector works now.

    Attributes:
        owners: How many windows collect by hand.
        paused: Blocks of `collector_paused` on any thread; while one goes nothing is collected.
        resting: It rests while the program is loaded.
    """

    owners = 0
    paused = 0
    resting = False


def collect_by_hand() -> None:
    """Let the collector run only where `collect_if_due` is called, until `collect_by_itself`.

    By itself it runs on whichever thread makes an object just then. What belongs to a window is
    then destroyed beside the thread that draws it, or in the middle of a drawing.
    """
    _State.owners += 1
    gc.disable()


def collect_by_itself() -> None:
    """One window collects by hand no longer; after the last the collector runs by itself."""
    _State.owners = max(_State.owners - 1, 0)
    if not _State.owners and not _State.resting:
        gc.enable()


def collect_if_due(*, at_rest: bool = True) -> None:
    """Collect what the collector would by its own thresholds; the oldest objects seldom.

    Args:
        at_rest: Nothing else is at hand. While something is, it waits: all that a worker has made
            since the last time is walked, in a big county for up to 0.2 s. After a great many
            objects it waits no longer.
    """
    if _State.resting or _State.paused or gc.isenabled():
        return
    counts, limits = gc.get_count(), gc.get_threshold()
    if not at_rest and counts[0] < _TOO_MANY:
        return
    due = [age for age in range(len(counts)) if counts[age] > limits[age]]
    if due:
        gc.collect(max(due))


def pause() -> None:
    """Let the collector rest while the program is loaded, all of which stays.

    It would walk the same modules again and again: a sixth of opening a county file, measured.
    `resume` is to follow.
    """
    _State.resting = True
    gc.disable()


def resume() -> None:
    """Take what was loaded out of the collector's sight, and let it go on."""
    freeze()
    _State.resting = False
    if not _State.owners:
        gc.enable()


def freeze() -> None:
    """Take all that exists now out of the collector's sight.

    A full collection walks every object of every library and holds all threads meanwhile: 60 ms in
    the middle of an import, measured, which a person sees as a hitch in the window. What has been
    loaded stays for the whole run anyway. Costs nothing; call it before long work.
    """
    global _frozen
    gc.freeze()
    _frozen = True


@contextmanager
def collector_paused() -> Iterator[None]:
    """Let the collector rest while a great many small records are made that all stay.

    It would look at every one of them again and again and free none: a third of the time of a
    statewide year, measured. Where the window collects by hand, its own thread would do that, and
    stand still for a tenth of a second each time; after a great many, `freeze` in the block keeps
    the next collection from walking them.
    """
    was_on = gc.isenabled()
    with _counting:
        _State.paused += 1
    gc.disable()
    try:
        yield
    finally:
        # Straight to the oldest generation: the next small collection need not walk all of them.
        # Not once something is frozen: all that `freeze` took out of sight would come back, and
        # every full collection would walk it again.
        if not _frozen:
            gc.freeze()
            gc.unfreeze()
        with _counting:
            _State.paused -= 1
        if was_on and not _State.owners:  # a window may have been opened meanwhile
            gc.enable()


def let_go(*many: MutableSequence[Any] | MutableMapping[Any, Any]) -> None:
    """Empty large lists and dicts piece by piece.

    Given back in one call, 200,000 records hold every thread for a tenth of a second.
    """
    for one in many:
        if isinstance(one, MutableMapping):
            while one:
                one.popitem()
        else:
            while one:
                del one[-_LET_GO:]
