"""Shows in the window what the program says, and takes back what is no longer so."""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from sos_desktop.foundation.errors import AppError
from ui.context import AppContext
from ui.widgets.frame.messages import Messages
from ui.widgets.frame.notice import Message

LOOK_EVERY = 5_000
"""Milliseconds between two looks whether what stands there is so yet; none where nothing does."""
_REST = 20
"""How many times as long as a look took the next one waits: a share that died answers late."""


class Notices(QObject):
    """Between what pages and services tell and the window's messages."""

    def __init__(
        self, context: AppContext, messages: Messages, parent: QObject, undo: Callable[[], object]
    ) -> None:
        """Make it.

        Args:
            context: Tells what is to be said.
            messages: Where it is shown.
            parent: The window.
            undo: What "Undo" on a message does.
        """
        super().__init__(parent)
        self._context, self._messages, self._undo = context, messages, undo
        self._looking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        context.notice.connect(self._show)
        context.offer.connect(self._offer)
        context.standing.connect(self._stand)
        context.county_changed.connect(self._forget)

    def _show(self, kind: str, text: str, action: str) -> None:
        assert action in ("", "Undo"), "what else one can do is an offer, with what it does"
        self._messages.show_notice(kind, text, action, self._undo if action == "Undo" else None)

    def _offer(self, kind: str, text: str, action: str, on_action: Callable[[], object]) -> None:
        """Something to be decided stays until it is; that a file is saved needs no decision."""
        self._messages.show_notice(kind, text, action, on_action, decide=kind != "good")

    def _stand(
        self,
        still: Callable[[], bool],
        kind: str,
        text: str,
        action: str,
        on_action: Callable[[], object] | None,
    ) -> None:
        self._messages.show_notice(kind, text, action, on_action, decide=True, still=still)
        if not self._timer.isActive() and not self._looking:
            self._timer.start(LOOK_EVERY)

    def _forget(self) -> None:
        """What stands there was so of the county file before."""
        self._messages.take_back(self._messages.standing(), at_once=True)

    def look(self) -> None:
        """Ask on a worker what is so yet, beside what is at hand."""
        standing = self._messages.standing()
        if not standing or self._looking:
            return
        self._looking = True
        self._context.query(
            lambda: _looked_at(standing),
            lambda found: self._seen(*found),
            owner=self,
            failed=self._failed,
            long=True,
        )

    def _seen(self, over: Sequence[Message], milliseconds: int) -> None:
        self._looking = False
        self._messages.take_back(over)
        if self._messages.standing():
            self._timer.start(max(LOOK_EVERY, _REST * milliseconds))

    def _failed(self, error: BaseException) -> None:
        self._looking = False
        raise error


def _looked_at(standing: Sequence[Message]) -> tuple[list[Message], int]:
    """Those that are over, and how many milliseconds it took to ask."""
    begin = time.monotonic()
    over = [message for message in standing if not _is_so(message)]
    return over, round((time.monotonic() - begin) * 1000)


def _is_so(message: Message) -> bool:
    try:
        return message.still is None or message.still()
    except AppError:
        return True  # where nothing can be asked, nothing is known to be over
