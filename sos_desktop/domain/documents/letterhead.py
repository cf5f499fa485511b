"""The head of the county office's papers: its name, address, logo and color.

White stands on the color, so that it has to be dark enough: 4.5 to 1, as WCAG 2.1 asks of text
(1.4.3); the contrast is worked out as there.
"""

import re
from dataclasses import field

from sos_desktop.domain.text import NO_TEXT
from sos_desktop.foundation.frozen import frozen_dataclass

LEAST_CONTRAST = 4.5
PLAIN_COLOR = "#1D4F8C"
_HEX = re.compile(r"#?([0-9A-Fa-f]{6})")


@frozen_dataclass
class Letterhead:
    """What stands at the head of every paper; texts are "" when nothing was written.

    Attributes:
        name: The county office in full; "" for the name made from the county's.
        address: One line, with the telephone number.
        color: "#1D4F8C"; always one that white can be read on.
        logo: A PNG or JPEG picture; empty for none.
        logo_words: What the logo shows.
    """

    name: str = ""
    address: str = ""
    color: str = field(default=PLAIN_COLOR, metadata=NO_TEXT)
    logo: bytes = b""
    logo_words: str = ""


NO_LETTERHEAD = Letterhead()


def hex_color(text: str) -> str | None:
    """A color as it is kept, "#1D4F8C"; None when the text is none."""
    found = _HEX.fullmatch(text.strip())
    return f"#{found[1].upper()}" if found else None


def contrast_with_white(color: str) -> float:
    """How well white can be read on a color, from 1 to 21 (WCAG 2.1, relative luminance)."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
