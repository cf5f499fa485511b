"""Whether the files in force still say what a kept figure says; the kept one never changes."""

from enum import StrEnum

from sos_desktop.domain.casework.records import KeptFigure
from sos_desktop.domain.formats import number_words
from sos_desktop.foundation.frozen import frozen_dataclass


class Standing(StrEnum):
    """How a kept figure stands against what is loaded now."""

    SAME = "same"
    RELEASED_AGAIN = "released again"
    """A later file says something else."""
    GONE = "gone"
    """Its import was taken back, and nothing took its place."""


@frozen_dataclass
class FigureStanding:
    """A kept figure beside what is loaded now.

    Attributes:
        now: What is said now; None when nothing is.
    """

    figure: KeptFigure
    standing: Standing
    now: float | None = None
    now_numerator: int | None = None
    now_denominator: int | None = None

    @property
    def words(self) -> str:
        """What a finding says of it; "" while it stands as it was."""
        if self.standing is Standing.SAME:
            return ""
        kept = _said(self.figure.value, self.figure.numerator, self.figure.denominator)
        if self.standing is Standing.GONE:
            return f"The file this stood in was taken back; {kept} is kept as it was then."
        now = _said(self.now, self.now_numerator, self.now_denominator)
        return f"Released again: {now} now, {kept} when this was written."


def _said(value: float | None, numerator: int | None, denominator: int | None) -> str:
    counts = f" ({numerator:,} of {denominator:,})" if numerator is not None and denominator else ""
    return f"{number_words(value, 1) if value is not None else 'no figure'}{counts}"


def compared(
    figure: KeptFigure,
    *,
    found: bool,
    value: float | None = None,
    numerator: int | None = None,
    denominator: int | None = None,
) -> FigureStanding:
    """Compare a kept figure with what is loaded now.

    Args:
        figure: As it was kept.
        found: Whether the files in force say anything of it.
        value: What they say.
        numerator: Likewise.
        denominator: Likewise.
    """
    if not found:
        return FigureStanding(figure, Standing.GONE)
    same = (
        _near(value, figure.value)
        and (figure.numerator is None or figure.numerator == numerator)
        and (figure.denominator is None or figure.denominator == denominator)
    )
    standing = Standing.SAME if same else Standing.RELEASED_AGAIN
    return FigureStanding(figure, standing, value, numerator, denominator)


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) < 0.01
