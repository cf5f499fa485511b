"""How many stored values meant nothing while a thread read: a wrong date, code, number or list."""

import threading


class _Count(threading.local):
    found = 0


_count = _Count()


def note() -> None:
    """One was read."""
    _count.found += 1


def found() -> int:
    """How many this thread has read so far."""
    return _count.found
