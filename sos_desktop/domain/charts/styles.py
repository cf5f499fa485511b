"""How the lines of a chart differ without color: dash, marker, filled or open, ink."""

from sos_desktop.domain.charts.shapes import Dash, Ink, MarkerShape
from sos_desktop.foundation.frozen import frozen_dataclass

_DASHES = (Dash.SOLID, Dash.DASHED, Dash.DASH_DOT, Dash.LONG)
_SHAPES = (MarkerShape.CIRCLE, MarkerShape.SQUARE, MarkerShape.DIAMOND, MarkerShape.TRIANGLE)
_INKS = (Ink.TEXT, Ink.ACCENT, Ink.MUTED)


@frozen_dataclass
class SeriesStyle:
    """The look of one line."""

    dash: Dash
    shape: MarkerShape
    filled: bool
    ink: Ink


def style_of(number: int) -> SeriesStyle:
    """The look of the line with this number, from 0; the first 32 differ in dash or marker."""
    turn, place = divmod(number, len(_SHAPES))
    return SeriesStyle(
        dash=_DASHES[(place + turn // 2) % len(_DASHES)],
        shape=_SHAPES[place],
        filled=turn % 2 == 0,
        ink=_INKS[number % len(_INKS)],
    )
