"""Building what would hold the window when made at once."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject

from ui.context import AppContext

Pieces = Iterator[None]
"""Work that stops at every `yield`, where the window may answer."""


class Piecework:
    """Does one thing piece by piece; beginning another gives up the one before."""

    def __init__(self, context: AppContext, owner: QObject) -> None:
        self._context = context
        self._owner = owner
        self._pieces: Pieces | None = None

    def begin(self, pieces: Pieces, then: Callable[[], object] | None = None) -> None:
        """Do the first piece now, and each further one when the window has had its turn.

        By way of the worker, so that what is asked of it afterwards finds the work done; and from
        there in a turn of its own, because the worker's answer alone comes before keys and clicks.

        Args:
            pieces: The work.
            then: What to do after its last piece.
        """
        self._pieces = pieces
        self._go_on(pieces, then)

    @property
    def busy(self) -> bool:
        """Whether there is something left to do."""
        return self._pieces is not None

    def give_up(self) -> None:
        """Do no further piece."""
        self._pieces = None

    def _go_on(self, pieces: Pieces, then: Callable[[], object] | None) -> None:
        if pieces is not self._pieces:
            return  # something else was begun meanwhile
        if next(pieces, _DONE) is not _DONE:
            runner, owner = self._context.runner, self._owner
            self._context.query(
                lambda: None,
                lambda _none: runner.in_turn(lambda: self._go_on(pieces, then), owner=owner),
                owner=owner,
            )
            return
        self._pieces = None
        if then is not None:
            then()


_DONE = object()
