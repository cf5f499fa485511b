"""Whether the files in force still say what a kept figure says; the kept one never changes."""

from enum import StrEnum

from sos_desktop.domain.casework.records import KeptFigure
from sos_desktop.domain.casework.words import FigureOrigin
from sos_desktop.domain.dashboard.codes import Color
from sos_desktop.domain.formats import number_words, signed_words
from sos_desktop.foundation.frozen import frozen_dataclass


class Standing(StrEnum):
    """How a kept figure stands against what is loaded now."""

    SAME = "same"
    RELEASED_AGAIN = "released again"
    """A later file says something else."""
    GONE = "gone"
    """No loaded file says it: its import was taken back, or its row is called otherwise."""
    HELD_BACK = "held back"
    """It is there and may no longer be shown, because something small could be computed with it."""


@frozen_dataclass
class FigureNow:
    """What is said now; None where nothing is."""

    value: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    change: float | None = None
    color: int | None = None


@frozen_dataclass
class FigureStanding:
    """A kept figure beside what is loaded now; `now` is empty unless it was released again."""

    figure: KeptFigure
    standing: Standing
    now: FigureNow = FigureNow()

    @property
    def words(self) -> str:
        """What a finding says of it; "" while it stands as it was."""
        kept, now = self.figure, self.now
        if self.standing is Standing.SAME:
            return ""
        before = _said(kept.value, kept.numerator, kept.denominator)
        if self.standing is Standing.GONE:
            return (
                "No loaded file says this any more: it was taken back, or its row is called "
                f"otherwise; {before} is kept as it was then."
            )
        if self.standing is Standing.HELD_BACK:
            return (
                "The local data hold this figure back now, because too few students could be told "
                "by it. Look whether the finding may still say it."
            )
        parts = [(_said(now.value, now.numerator, now.denominator), before)]
        if not _same_change(kept, now):
            parts.append((f"change {_moved(now.change)}", _moved(kept.change)))
        if not _same_color(kept, now):
            parts.append((_color(kept, now.color), _color(kept, kept.color)))
        told = parts[1:] if _same_counts(kept, now) else parts
        said = "; ".join(f"{one} now, {other} when this was written" for one, other in told)
        return f"Released again: {said}."


def _said(value: float | None, numerator: int | None, denominator: int | None) -> str:
    counts = f" ({numerator:,} of {denominator:,})" if numerator is not None and denominator else ""
    return f"{number_words(value, 1) if value is not None else 'no figure'}{counts}"


def _moved(change: float | None) -> str:
    return "none" if change is None else signed_words(change, 1)


def _color(figure: KeptFigure, color: int | None) -> str:
    if figure.origin is FigureOrigin.RATING:
        return "no rating" if color is None else RATINGS.get(color, str(color))
    return "no color" if color is None else Color(color).word


RATINGS = {1: "Met", 2: "Not met", 3: "Not met for two or more years"}
"""What an LEA rated itself on a local indicator."""


def compared(
    figure: KeptFigure, now: FigureNow | None, *, held_back: bool = False
) -> FigureStanding:
    """Compare a kept figure with what is loaded now.

    Args:
        figure: As it was kept.
        now: What the files in force say of it; None where they say nothing.
        held_back: They say something that may not be shown.
    """
    if held_back:
        return FigureStanding(figure, Standing.HELD_BACK)
    if now is None:
        return FigureStanding(figure, Standing.GONE)
    same = _same_counts(figure, now) and _same_change(figure, now) and _same_color(figure, now)
    return FigureStanding(figure, Standing.SAME if same else Standing.RELEASED_AGAIN, now)


def _same_counts(figure: KeptFigure, now: FigureNow) -> bool:
    return (
        _near(now.value, figure.value)
        and (figure.numerator is None or figure.numerator == now.numerator)
        and (figure.denominator is None or figure.denominator == now.denominator)
    )


def _same_change(figure: KeptFigure, now: FigureNow) -> bool:
    """A finding that said no change is not wrong because one is known now."""
    return figure.change is None or _near(now.change, figure.change)


def _same_color(figure: KeptFigure, now: FigureNow) -> bool:
    return figure.color is None or now.color == figure.color


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) < 0.01
