"""Type and colours of printed pages. Dark enough for a greyscale printer."""

from functools import cache

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from sos_desktop.domain.documents.page_words import PageWords
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.paths import resource

REGULAR, ITALIC, STRONG, BOLD = "Inter", "Inter-Italic", "Inter-SemiBold", "Inter-Bold"
FACES = (REGULAR, ITALIC, STRONG, BOLD)
TEXT, MUTED = HexColor("#1A232E"), HexColor("#55616F")
ACCENT, LINE, PALE = HexColor("#1D4F8C"), HexColor("#D5DBE2"), HexColor("#F3F6FB")
TINTS = {0: "#F1F3F6", 1: "#FBE6E6", 2: "#FDEEE0", 3: "#FCF5D9", 4: "#E5F2E8", 5: "#E2ECF9"}
BARS = {0: "#C9D1DA", 1: "#C62828", 2: "#D9731A", 3: "#DDB51E", 4: "#3A8C4E", 5: "#2C6CB8"}


@frozen_dataclass
class Paper:
    """What a page is set with.

    Attributes:
        words: Its fixed words.
        ink: The color of headings and bands.
        tight: 0 with room; 1 and 2 where a page has to hold more than it would.
    """

    words: PageWords
    ink: Color = ACCENT
    tight: int = 0

    @property
    def chart_height(self) -> float:
        """In points."""
        return (132.0, 104.0, 84.0)[self.tight]

    @property
    def side(self) -> float:
        """Above and below a line of a summary, in points."""
        return (6.0, 4.0, 2.0)[self.tight]

    @property
    def gap(self) -> float:
        """Before the rule above the sources, in points."""
        return (10.0, 6.0, 2.0)[self.tight]

    @property
    def size(self) -> float:
        """Of the text of a summary, in points."""
        return (10.0, 10.0, 9.2)[self.tight]


_MEASURED = 20_000
"""Texts whose width a face remembers; a long paper has fewer words that differ."""


class _Face(TTFont):
    """A face that adds up the letters of a text once: papers measure the same words over and over.

    Tables are laid out several times before they are drawn, and reportlab adds in Python.
    """

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file)
        self._widths: dict[str, float] = {}

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:
        """The width of a text, in points."""
        if isinstance(text, bytes):
            text = text.decode(encoding)
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) >= _MEASURED:
                self._widths.clear()
            known, other = self.face.charWidths, self.face.defaultWidth
            width = self._widths[text] = sum([known.get(ord(sign), other) for sign in text])
        return 0.001 * size * width


@cache
def register_fonts() -> None:
    """Make the bundled typeface known to reportlab, once."""
    # Written as letters, as if a file went through a mail of 1993, a page is a quarter longer.
    rl_config.useA85 = 0
    for name in FACES:
        file = name if "-" in name else f"{name}-Regular"
        pdfmetrics.registerFont(_Face(name, str(resource("fonts", f"{file}.ttf"))))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD
    )


def title_style(ink: Color = TEXT) -> ParagraphStyle:
    """The document's title."""
    return ParagraphStyle(
        "title", fontName=BOLD, fontSize=20, leading=25, textColor=ink, spaceBefore=3, spaceAfter=3
    )


def heading_style(level: int, ink: Color = ACCENT) -> ParagraphStyle:
    """A section's heading; the page template sees to it that it is not left alone below."""
    size = 12.5 if level == 1 else 10.5
    return ParagraphStyle(
        f"heading{level}",
        fontName=STRONG,
        fontSize=size,
        leading=size * 1.3,
        textColor=ink,
        spaceBefore=13,
        spaceAfter=4,
    )


def body_style(*, lead: bool = False) -> ParagraphStyle:
    """Running text."""
    return ParagraphStyle(
        "lead" if lead else "body",
        fontName=STRONG if lead else REGULAR,
        fontSize=9.8,
        leading=14.2,
        textColor=TEXT,
        spaceAfter=5,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
    )


def item_style(*, last: bool = False) -> ParagraphStyle:
    """An item of a list; its mark hangs to the left."""
    return ParagraphStyle(
        "item",
        parent=body_style(),
        leftIndent=16,
        bulletIndent=2,
        bulletFontName=REGULAR,
        bulletFontSize=9.8,
        bulletColor=ACCENT,
        spaceAfter=5 if last else 2,
    )


def chart_title_style() -> ParagraphStyle:
    """What a chart shows, above it."""
    return ParagraphStyle(
        "chart title",
        fontName=STRONG,
        fontSize=9.4,
        leading=13,
        textColor=TEXT,
        spaceBefore=6,
        spaceAfter=3,
    )


def small_style() -> ParagraphStyle:
    """Captions, sources, the line above the title."""
    return ParagraphStyle(
        "small", fontName=REGULAR, fontSize=8.6, leading=12, textColor=MUTED, spaceAfter=3
    )


CELL_SIZE = 8.4
"""Of the text of a table, in points."""


def cell_style(
    *, head: bool = False, right: bool = False, center: bool = False, size: float = CELL_SIZE
) -> ParagraphStyle:
    """A table cell."""
    return ParagraphStyle(
        "cell",
        fontName=STRONG if head else REGULAR,
        fontSize=size,
        leading=size * 4 / 3,
        textColor=MUTED if head else TEXT,
        alignment=TA_RIGHT if right else TA_CENTER if center else 0,
        splitLongWords=1,
    )
