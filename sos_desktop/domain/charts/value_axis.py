"""The axis of values: round numbers from zero, or from a stated base."""

import math

from sos_desktop.domain.charts.alternative import stated_base
from sos_desktop.domain.charts.data import ChartData
from sos_desktop.domain.formats import number_words
from sos_desktop.foundation.frozen import frozen_dataclass

PERCENT = "%"
"""The one unit that is written beside every value; others stand once, above the axis."""
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_CLOSE = 0.5
"""A round number nearer to the base than this share of a step is left out."""
_LONG = 1e6
"""From here on an axis says "2 million"."""

_ROUNDING = 1e-9
"""What floats may be off by, in steps."""


@frozen_dataclass
class AxisTick:
    """A number on the axis and how it is written."""

    value: float
    text: str


@frozen_dataclass
class ValueAxis:
    """From `low` to `high`; every value, every target, and zero or the base lie between."""

    low: float
    high: float
    ticks: tuple[AxisTick, ...]


def value_axis(chart: ChartData, steps: int) -> ValueAxis:
    """The axis of a chart.

    Args:
        chart: What is to be shown. Without any value it gets an axis from zero to one.
        steps: How many steps there is room for, one at least; a few more or less are taken for
            the sake of round numbers.
    """
    values = [*chart.values, *chart.aims]
    base = stated_base(chart)
    low = min([0.0, *values]) if base is None else base
    high = max([0.0 if base is None else base, *values])
    if high - low <= _ROUNDING * max(abs(high), abs(low)):
        high = low + 1.0
    step = _step((high - low) / max(steps, 1), whole=all(v % 1 == 0 for v in [low, *values]))
    first = math.floor(low / step + _ROUNDING)
    last = max(math.ceil(high / step - _ROUNDING), first + 1)
    numbers = [number * step for number in range(first, last + 1)]
    if base is not None:
        between = (n for n in numbers[:-1] if n > base + _CLOSE * step)
        numbers = [base, *between, numbers[-1]]
    return ValueAxis(numbers[0], numbers[-1], _written(chart, numbers))


def _step(rough: float, *, whole: bool) -> float:
    """The smallest round step that is long enough; students and days are not cut in parts."""
    unit = 10.0 ** math.floor(math.log10(rough))
    steps = [size * unit for size in _ROUND if size * unit >= rough * (1 - _ROUNDING)]
    if whole:
        steps = [step for step in steps if step % 1 == 0] or [1.0]
    return steps[0]


def _written(chart: ChartData, numbers: list[float]) -> tuple[AxisTick, ...]:
    """The numbers in words; the highest carries the percent sign for all."""
    largest = max(abs(number) for number in numbers)
    size, word = next(
        (found for found in chart.words.thousands if largest >= max(found[0], _LONG)), (1.0, "")
    )
    texts = [number_words(_tidy(number / size)) for number in numbers]
    texts = [f"{text} {word}" if word and text != "0" else text for text in texts]
    if chart.unit == PERCENT:
        texts[-1] = f"{texts[-1]}{PERCENT}"
    return tuple(AxisTick(n, text) for n, text in zip(numbers, texts, strict=True))


def _tidy(number: float) -> float:
    """Without what floats leave behind: 0.30000000000000004 is 0.3, and -0 is 0."""
    return float(f"{number:.10g}") + 0.0
