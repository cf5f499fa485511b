"""Progress and cancellation for long work, without any user interface."""

import threading
from collections.abc import Callable

from sos_desktop.foundation.errors import Cancelled

Progress = Callable[[int, int, str], None]
"""Called with (done, total, message in the person's words); `total` 0 means not known."""


def no_progress(done: int, total: int, message: str) -> None:
    """A `Progress` that nobody watches."""


class CancelToken:
    """A flag one thread raises and another checks between steps."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next check."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether stopping was asked for."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise `Cancelled` if stopping was asked for."""
        if self._event.is_set():
            raise Cancelled
