"""Paints a printed page on the screen or a printer: the same pieces as in the PDF, in any size."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen

from sos_desktop.domain.documents.printed_page import (
    PagePath,
    PagePicture,
    PagePiece,
    PageStep,
    PageText,
    PrintedPage,
    Rgb,
)
from ui import theme
from ui.delegates.painters import kept

_WEIGHTS = {
    "Inter": QFont.Weight.Normal,
    "Inter-SemiBold": QFont.Weight.DemiBold,
    "Inter-Bold": QFont.Weight.Bold,
}
_GREY = (0.299, 0.587, 0.114)
"""How bright red, green and blue are to the eye (ITU-R BT.601), as greyscale printers take them."""

_MARK = (255, 224, 138)
"""The color behind words that were searched."""


def paint_page(
    painter: QPainter, page: PrintedPage, *, grey: bool = False, found: str = ""
) -> None:
    """Paint a page in points, from the upper left corner.

    Args:
        painter: Scaled so that a unit is a point.
        page: What to paint.
        grey: In shades of grey.
        found: Words that are marked where they stand; "" for none.
    """
    painter.fillRect(QRectF(0, 0, page.width, page.height), Qt.GlobalColor.white)
    for piece in page.pieces:
        _paint(painter, piece, grey=grey, found=found.casefold())


def _paint(painter: QPainter, piece: PagePiece, *, grey: bool, found: str) -> None:
    if isinstance(piece, PageText):
        _text(painter, piece, grey=grey, found=found)
    elif isinstance(piece, PagePath):
        _path(painter, piece, grey=grey)
    else:
        _picture(painter, piece, grey=grey)


def _text(painter: QPainter, piece: PageText, *, grey: bool, found: str) -> None:
    font = QFont(theme.FAMILY)
    font.setWeight(_WEIGHTS.get(piece.face, QFont.Weight.Normal))
    font.setItalic(piece.face.endswith("Italic"))
    font.setKerning(False)  # the PDF has none
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    path = QPainterPath()
    font.setPixelSize(100)
    path.addText(0, 0, font, piece.text)
    with kept(painter):
        painter.translate(*piece.at)
        painter.scale(piece.size / 100, piece.size / 100)
        if found and found in piece.text.casefold():
            box = path.boundingRect().adjusted(-8, -14, 8, 14)
            painter.fillRect(box, QColor(*_MARK))
        painter.fillPath(path, _color(piece.color, grey=grey))


def _path(painter: QPainter, piece: PagePath, *, grey: bool) -> None:
    path = QPainterPath()
    for step in piece.steps:
        _step(path, step)
    with kept(painter):
        if piece.clip is not None:
            painter.setClipRect(QRectF(*piece.clip), Qt.ClipOperation.IntersectClip)
        if piece.fill is not None:
            painter.fillPath(path, _color(piece.fill, grey=grey))
        if piece.stroke is not None:
            painter.strokePath(path, _pen(piece, _color(piece.stroke, grey=grey)))


def _pen(piece: PagePath, color: QColor) -> QPen:
    pen = QPen(color, piece.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if any(piece.dash):
        lengths = [length / (piece.width or 1.0) for length in piece.dash]
        pen.setDashPattern(lengths if len(lengths) % 2 == 0 else lengths * 2)
    return pen


def _step(path: QPainterPath, step: PageStep) -> None:
    spots = [QPointF(*spot) for spot in step.spots]
    if step.kind == "m":
        path.moveTo(*spots)
    elif step.kind == "l":
        path.lineTo(*spots)
    elif step.kind == "c":
        path.cubicTo(*spots)
    else:
        path.closeSubpath()


def _picture(painter: QPainter, piece: PagePicture, *, grey: bool) -> None:
    image = QImage.fromData(piece.data)
    if grey:
        image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    painter.drawImage(QRectF(*piece.area), image)


def _color(color: Rgb, *, grey: bool) -> QColor:
    if grey:
        shade = sum(part * weight for part, weight in zip(color, _GREY, strict=True))
        color = (shade, shade, shade)
    return QColor.fromRgbF(*(min(max(part, 0.0), 1.0) for part in color))
