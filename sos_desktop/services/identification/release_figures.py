"""Release day in figures, each with the LEAs behind it: the same on screen and on paper."""

from collections.abc import Callable, Sequence

from sos_desktop.domain.identification.history import Movement
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.identification.identification_view import (
    IdentificationRow,
    IdentificationView,
)


@frozen_dataclass
class Figure:
    """One figure of release day.

    Attributes:
        number: How many are known; None when none is and some could be, which is not 0.
        words: What they are.
        rows: Which LEAs.
        partly: For some LEAs it is not known, so there may be more.
        key: What it is called in the words of documents.
    """

    number: int | None
    words: str
    rows: tuple[IdentificationRow, ...]
    partly: bool = False
    key: str = ""

    @property
    def sentence(self) -> str:
        """With the names: "New this year: 2. King City Union, Soledad Unified."."""
        number = "not known" if self.number is None else str(self.number)
        number += " or more, not known for every LEA" if self.partly else ""
        names = ", ".join(row.lea.name for row in self.rows)
        said = f"{self.words.capitalize()}: {number}."
        return f"{said} {names}." if names else said


def figures_of(view: IdentificationView, *, charters: bool) -> tuple[Figure, ...]:
    """The figures of a year, charter schools counted or left out; none when nothing is shown."""
    if not view.shown:
        return ()
    rows = [row for row in view.rows if charters or not row.is_charter]
    figures = [
        _figure(rows, f"of {len(rows)} owed assistance", lambda row: row.status.served, "owed"),
        _moved(rows, "new this year", Movement.ENTERED),
        _moved(rows, "continue", Movement.CONTINUED),
    ]
    if view.rules is None or view.rules.clock.years > 1:
        figures.append(_moved(rows, "in their second year", Movement.SECOND_YEAR))
    figures.append(_moved(rows, "left", Movement.LEFT))
    figures.append(
        _figure(rows, "marked under EC 52072", lambda row: row.status.level_3.flag, "level_3")
    )
    return tuple(figures)


def _moved(rows: Sequence[IdentificationRow], words: str, movement: Movement) -> Figure:
    def moved(row: IdentificationRow) -> bool | None:
        if row.movement is Movement.GOES_ON:
            return None if movement in (Movement.CONTINUED, Movement.SECOND_YEAR) else False
        return None if row.movement is Movement.UNKNOWN else row.movement is movement

    return _figure(rows, words, moved, movement.name.lower())


def _figure(
    rows: Sequence[IdentificationRow],
    words: str,
    holds: Callable[[IdentificationRow], bool | None],
    key: str,
) -> Figure:
    answers = [(row, holds(row)) for row in rows]
    found = tuple(row for row, answer in answers if answer)
    unknown = sum(answer is None for _, answer in answers)
    if unknown and not found:
        return Figure(None, words, (), key=key)
    return Figure(len(found), words, found, unknown > 0, key)


def owed_first(row: IdentificationRow) -> int:
    """Sorts first who is owed assistance, then those of whom it is open, then the others."""
    return {True: 0, None: 1, False: 2}[row.status.served]
