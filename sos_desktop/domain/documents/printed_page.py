"""The pages of a finished PDF, for a window to show and a printer to print."""

from sos_desktop.foundation.frozen import frozen_dataclass

Area = tuple[float, float, float, float]
"""Left, top, width and height in points, from the upper left corner of the page."""


@frozen_dataclass
class PrintedPage:
    """A page of a PDF.

    Attributes:
        width, height: In points.
        words: All its text with single spaces, to be searched and read out.
    """

    width: float
    height: float
    words: str


@frozen_dataclass
class PageImage:
    """A page as it looks, opaque.

    Attributes:
        width, height: In pixels.
        line: How many bytes a line of pixels takes.
        grey: A pixel is one byte of grey; otherwise three, red, green and blue.
    """

    width: int
    height: int
    line: int
    grey: bool
    pixels: bytes
