"""A printed page as what is drawn on it, for a window to show: the same pieces at the same places.

Lengths are in points, y grows downward from the upper edge.
"""

from dataclasses import dataclass

Spot = tuple[float, float]
Rgb = tuple[float, float, float]
"""Red, green and blue, each 0 to 1."""
Area = tuple[float, float, float, float]
"""Left, top, width and height."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A piece of a line; `at` is the left end of its base line."""

    text: str
    at: Spot
    size: float
    face: str
    color: Rgb


@dataclass(frozen=True, slots=True)
class PageStep:
    """A step of a path: "m" to a spot, "l" a line to it, "c" a curve by three spots, "h" closes."""

    kind: str
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class PagePath:
    """Something drawn with lines.

    Attributes:
        fill, stroke: Colors; None where it has none.
        dash: Lengths on and off; empty for a line that is whole.
        clip: Only what lies in it is seen; None for all of it.
    """

    steps: tuple[PageStep, ...]
    fill: Rgb | None
    stroke: Rgb | None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    clip: Area | None = None


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture, such as a logo: its file's bytes and where it stands."""

    data: bytes
    area: Area


PagePiece = PageText | PagePath | PagePicture


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page; its pieces are drawn in their order."""

    width: float
    height: float
    pieces: tuple[PagePiece, ...]

    @property
    def words(self) -> str:
        """All its text, pieces parted by spaces, to be searched."""
        return " ".join(piece.text for piece in self.pieces if isinstance(piece, PageText))
