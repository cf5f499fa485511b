"""A drawing as a picture of its own, to be kept as a file."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from sos_desktop.domain.diagrams.parts import Diagram
from ui import theme
from ui.delegates.painters import painting

_MARGIN = 16


def picture_of(diagram: Diagram, paint: Callable[[QPainter], None], scale: float) -> QImage:
    """The whole of a drawing on white paper, in whatever scheme the window is.

    Args:
        diagram: What is drawn; its size is the picture's, without the margin.
        paint: Draws it.
        scale: How much larger than on the screen.
    """
    size = QSize(round(diagram.width) + 2 * _MARGIN, round(diagram.height) + 2 * _MARGIN)
    image = QImage(size * scale, QImage.Format.Format_ARGB32)
    with theme.on_paper():
        image.fill(QColor(theme.tokens().card))
        with painting(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(scale, scale)
            painter.translate(_MARGIN, _MARGIN)
            paint(painter)
    return image
