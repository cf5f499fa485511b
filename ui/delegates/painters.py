"""Painters that are always given back as they were, also when a drawing fails halfway.

A painter that is not ended, or ends with what was saved still on it, leaves Qt with a device it may
draw on when that is gone.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPaintDevice, QPainter


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """A painter on a device, ended whatever happens."""
    painter = QPainter(device)
    try:
        yield painter
    finally:
        painter.end()


@contextmanager
def kept(painter: QPainter) -> Iterator[None]:
    """Pen, font, place and so on are afterwards as they are now, whatever happens."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()
