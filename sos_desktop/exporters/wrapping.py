"""Texts of drawn boxes in lines."""

from sos_desktop.domain.charts.shapes import ChartFont
from sos_desktop.exporters.pdf_chart import text_size


def wrapped(text: str, font: ChartFont, widest: float) -> tuple[str, ...]:
    """A text in lines no wider than `widest` points at the size of charts.

    A word that is wider is cut; an empty text is "…", so that its box is seen.
    """
    lines: list[str] = []
    for word in text.split() or ["…"]:
        for piece in _pieces(word, font, widest):
            joined = f"{lines[-1]} {piece}" if lines else piece
            if lines and text_size(joined, font).width <= widest:
                lines[-1] = joined
            else:
                lines.append(piece)
    return tuple(lines)


def _pieces(word: str, font: ChartFont, widest: float) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and text_size(pieces[-1] + sign, font).width > widest:
            pieces.append("")
        pieces[-1] += sign
    return pieces
