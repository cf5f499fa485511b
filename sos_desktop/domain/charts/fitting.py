"""Texts brought to a width: shortened with an ellipsis, or broken into lines."""

from sos_desktop.domain.charts.shapes import ChartFont, TextMeasure

ELLIPSIS = "…"


def shortened(text: str, width: float, font: ChartFont, measure: TextMeasure) -> str:
    """As much of a text as is no wider than `width`, with an ellipsis where it was cut.

    "" where not even a letter and the ellipsis fit.
    """
    if measure(text, font).width <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(f"{text[:middle].rstrip()}{ELLIPSIS}", font).width <= width:
            low = middle
        else:
            high = middle - 1
    kept = text[:low].rstrip()
    return f"{kept}{ELLIPSIS}" if kept else ""


def wrapped(
    text: str, width: float, font: ChartFont, measure: TextMeasure, most: int | None = None
) -> list[str]:
    """A text broken between words into lines no wider than `width`.

    Args:
        text: What to break; a word longer than a line is cut.
        width: How wide a line may be.
        font: The type of the text.
        measure: How wide texts are.
        most: Lines at most; what does not fit is cut from the last. None for as many as needed.
    """
    lines: list[str] = []
    rest = text.split()
    while rest:
        if most is not None and len(lines) == most - 1:
            lines.append(shortened(" ".join(rest), width, font, measure))
            break
        count = 1
        while count < len(rest) and measure(" ".join(rest[: count + 1]), font).width <= width:
            count += 1
        lines.append(shortened(" ".join(rest[:count]), width, font, measure))
        rest = rest[count:]
    return [line for line in lines if line]
