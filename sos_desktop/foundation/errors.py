"""What can go wrong, sorted by whose turn it is to act.

Anything raised that is not one of these is a fault of the program and reaches the crash dialog.
"""

from collections.abc import Callable

from sos_desktop.foundation.scrubbing import described


class AppError(Exception):
    """A problem the person can understand and act on.

    Attributes:
        message: One or two plain sentences: what happened, what it means, what to do.
        details: Technical text shown on demand, without content: given an error, what
            `scrubbing.described` says of it.
        where: File, field or place the problem belongs to; empty when it has none.
        still: Says on a worker whether it is so yet, for what passes by itself, as a stick that is
            not connected; None for what happened once.
    """

    def __init__(
        self,
        message: str,
        *,
        details: BaseException | str = "",
        where: str = "",
        still: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.details = details if isinstance(details, str) else described(details)
        self.where = where
        self.still = still


class InputProblem(AppError):
    """The person's file or entry cannot be used as it is."""


class EnvironmentProblem(AppError):
    """The computer refused: a locked file, a full disk, a read-only folder, a damaged file."""


class FileMoved(EnvironmentProblem):
    """The path of the open county file does not name it any more, so nothing more is saved there.

    What was saved before can still be read, and be written whole under another name.
    """


class FileDamaged(EnvironmentProblem):
    """The county file is not whole; some of it cannot be read, or not be trusted."""


class FileForeign(FileDamaged):
    """The county file holds parts that this program did not make, and may be whole for all that."""


class FileMissing(EnvironmentProblem):
    """There is no county file where one was asked for."""


class Cancelled(Exception):
    """The person cancelled; nothing was kept."""
