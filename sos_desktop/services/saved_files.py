"""What came of writing the files a person asked for, as the window and the command line say it."""

from collections.abc import Sequence
from pathlib import Path

from sos_desktop.domain.text import signs_named
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class SavedFiles:
    """The files that were written.

    Attributes:
        paths: Where; at least one.
        remarks: What the person should know about them, in sentences.
    """

    paths: tuple[Path, ...]
    remarks: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """That they are saved and where, then the remarks."""
        names = " and ".join(path.name for path in self.paths)
        saved = f"Saved {names} in {self.paths[0].parent}"
        return " ".join((f"{saved}.", *self.remarks)) if self.remarks else saved


def unprinted_remark(lacking: Sequence[str], whole: str) -> tuple[str, ...]:
    """The sentence about characters a PDF has only a sign for; empty when there are none.

    Args:
        lacking: The characters, each once.
        whole: Where they can be read, as a sentence.
    """
    if not lacking:
        return ()
    count = "1 character" if len(lacking) == 1 else f"{len(lacking)} characters"
    named = signs_named(lacking)
    return (f"{count} could not be printed in the PDF, where □ stands: {named}. {whole}",)
