"""Keeps the garbage collector from stopping every thread while much is being made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_frozen = False
"""Whether something was taken out of sight; to ask the collector would count all of it, 15 ms."""


def pause() -> None:
    """Let the collector rest while the program is loaded, all of which stays.

    It would walk the same modules again and again: a sixth of opening a county file, measured.
    `resume` is to follow.
    """
    gc.disable()


def resume() -> None:
    """Take what was loaded out of the collector's sight, and let it go on."""
    freeze()
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
    statewide year, measured.
    """
    was_on = gc.isenabled()
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
        if was_on:
            gc.enable()
