"""A text as a few lines, for what a delegate paints."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")


def broken(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """A text as at most so many lines of a width in pixels."""
    flat = _BLANKS.sub(" ", text).strip()
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(flat) <= width:
        return (flat,)
    layout = QTextLayout(flat, font)
    layout.setTextOption(QTextOption())
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        if len(lines) == most - 1:
            lines.append(metrics.elidedText(flat[start:], Qt.TextElideMode.ElideRight, width))
        else:
            lines.append(flat[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return tuple(lines)
