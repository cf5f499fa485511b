"""Values worked out from a county file, kept while everything they were worked out from stands."""

import threading
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from sos_desktop.domain.unreadable import unreadable_values

T = TypeVar("T")


class KeptValues:
    """The few values asked for last; safe on every thread.

    Whoever keeps a value says what it was worked out from, and never changes it afterwards.
    """

    def __init__(self, most: int) -> None:
        """Keep `most` values at a time."""
        self._most = most
        self._lock = threading.Lock()
        self._kept: dict[Hashable, tuple[object, Any]] = {}

    def get(self, key: Hashable, worked_out_from: object, make: Callable[[], T]) -> T:
        """The value kept under a key, made anew unless it was worked out from just this.

        One of which something in the file cannot be read is not kept: whoever reads it next has to
        be told as well.

        Args:
            key: Which value; there is one for each key.
            worked_out_from: Everything it depends on, compared by `==`.
            make: Makes it; on two threads at once it may be made twice.
        """
        with self._lock:
            kept = self._kept.pop(key, None)
            if kept is not None and kept[0] == worked_out_from:
                self._kept[key] = kept
                return kept[1]
        before = unreadable_values()
        value = make()
        if unreadable_values() != before:
            return value
        with self._lock:
            self._kept[key] = (worked_out_from, value)
            while len(self._kept) > self._most:
                del self._kept[next(iter(self._kept))]
        return value

    def forget(self) -> None:
        """Keep nothing of what was asked for so far."""
        with self._lock:
            self._kept.clear()
