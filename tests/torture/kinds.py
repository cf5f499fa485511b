"""The kinds of work that are killed, and what must hold of each afterwards."""

import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from sos_desktop.services.county.county_files import CountyFile, open_county_file
from tests.torture.journal import Journal, Teller
from tests.torture.killing import CALLS

COUNTY = "Condado ñ.sos"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one run works; `bases` holds what was made once for all runs."""

    bases: Path
    folder: Path

    @property
    def county(self) -> Path:
        """The county file."""
        return self.folder / COUNTY

    @property
    def home(self) -> Path:
        """The program's data, settings and logs."""
        return self.folder / "home"


class Kind(ABC):
    """A kind of work.

    Attributes:
        name: In the table of results.
        most_steps, most_calls: Up to where in its work it is killed.
        calls: What is counted for it.
        measured: What a run lost, in seconds, where that is asked.
    """

    name: ClassVar[str]
    most_steps: ClassVar[int] = 10
    most_calls: ClassVar[int] = 90
    calls: ClassVar[frozenset[str]] = CALLS

    def __init__(self) -> None:
        self.measured: list[float] = []

    @classmethod
    @abstractmethod
    def make_bases(cls, bases: Path) -> None:
        """Make what every run of the kind begins with, unless another kind has made it."""

    @abstractmethod
    def prepare(self, place: Place, rng: Random) -> None:
        """Put into the folder what the work begins with."""

    @abstractmethod
    def work(self, folder: Path, rng: Random, teller: Teller) -> None:
        """Work until killed."""

    def at_once(self, place: Place, journal: Journal) -> list[str]:
        """Faults in what the killed run left, before the next start."""
        return []

    @abstractmethod
    def after(self, place: Place, journal: Journal) -> list[str]:
        """Faults after the next start."""

    def expected(self, place: Place) -> set[str]:
        """The files that may be in the folder then."""
        return {COUNTY}


def copy_base(place: Place, name: str) -> None:
    """Begin with a county file made before."""
    shutil.copyfile(place.bases / name, place.county)


def differs(found: Any, journal: Journal, at_first: Any) -> list[str]:
    """Nothing when what is found is what may hold."""
    allowed = journal.outcomes(at_first)
    if found in allowed:
        return []
    return [f"{len(journal.done)} steps confirmed, found {found!r}, not {allowed[0]!r}"]


@dataclass
class Steps:
    """Values that are changed step by step, taken back and done again, as the file has them too.

    Attributes:
        now: What shall hold.
        last: The name of the value that was changed last.
    """

    now: dict[str, Any] = field(default_factory=dict)
    last: str | None = None
    _before: list[dict[str, Any]] = field(default_factory=list)
    _after: list[dict[str, Any]] = field(default_factory=list)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step of these to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._after)

    def change(self, **values: Any) -> dict[str, Any]:
        """A new step; None takes a value out."""
        self._before.append(self.now)
        self._after.clear()
        (self.last,) = values
        held = {**self.now, **values}
        self.now = {name: value for name, value in held.items() if value is not None}
        return self.now

    def undo(self) -> dict[str, Any]:
        """Take the last step back."""
        self._after.append(self.now)
        self.now = self._before.pop()
        return self.now

    def redo(self) -> dict[str, Any]:
        """Do again what was taken back last."""
        self._before.append(self.now)
        self.now = self._after.pop()
        return self.now


def in_county(path: Path, look: Callable[[CountyFile], Any]) -> Any:
    """What `look` finds in a county file that is opened as the program opens it."""
    with open_county_file(path) as county:
        return look(county)
