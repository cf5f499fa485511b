"""Reads the logo of a county office: PNG or JPEG, made small enough for every page; SVG is checked.

Nothing outside the file is ever looked up: an SVG that refers to another place is refused.
"""

import io
import re
from pathlib import Path
from xml.etree import ElementTree

from sos_desktop.foundation.errors import EnvironmentProblem, InputProblem

LARGEST = 20_000_000
"""Bytes of a file that is still read."""
_MOST_PIXELS = 60_000_000
_ROOM = (720, 240)
"""Pixels a logo is made to fit, enough for three inches at 240 dots an inch."""
_FORMATS = ("PNG", "JPEG")
_URL = re.compile(r"url\(\s*['\"]?(?!#)|@import", re.IGNORECASE)
_OUTSIDE = "This drawing refers to something outside its file. Save it with everything inside it."
_NOT_READ = "This picture cannot be read. Choose a PNG, JPEG or SVG file."


def read_logo(path: Path) -> bytes:
    """The bytes of a file with a logo.

    Raises:
        InputProblem: It is too large.
        EnvironmentProblem: It cannot be read.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise InputProblem(
                f"The picture has {size / 1e6:.0f} MB. Choose one of less than "
                f"{LARGEST // 1_000_000} MB."
            )
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentProblem(f"{path.name} cannot be read. Choose another file.") from error


def is_svg(data: bytes) -> bool:
    """Whether a file is a drawing in SVG."""
    return b"<svg" in data[:4096]


def check_svg(data: bytes) -> None:
    """Raise unless a drawing has everything inside it.

    Raises:
        InputProblem: It is no drawing, or refers outside.
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise InputProblem(_OUTSIDE)
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError) as error:
        raise InputProblem(_NOT_READ) from error
    for element in root.iter():
        kind = str(element.tag).rpartition("}")[2]
        if kind in ("script", "foreignObject"):
            raise InputProblem(_OUTSIDE)
        for name, value in element.attrib.items():
            linked = name.rpartition("}")[2] in ("href", "src")
            if linked and not value.strip().startswith(("#", "data:image/")):
                raise InputProblem(_OUTSIDE)
            if _URL.search(value):
                raise InputProblem(_OUTSIDE)
        if _URL.search(element.text or ""):
            raise InputProblem(_OUTSIDE)


def small_picture(data: bytes) -> bytes:
    """A picture as a PNG on white that is small enough for every page.

    Raises:
        InputProblem: It is no PNG or JPEG, broken, or has too many points.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            wide, tall = picture.size
            if not wide or not tall or wide * tall > _MOST_PIXELS:
                raise InputProblem(
                    f"The picture has {wide} by {tall} points. Choose a smaller one."
                )
            picture.draft("RGB", _ROOM)
            drawn = picture.convert("RGBA")
    except InputProblem:
        raise
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise InputProblem(_NOT_READ) from error
    drawn.thumbnail(_ROOM)
    white = Image.new("RGB", drawn.size, "white")
    white.paste(drawn, mask=drawn.getchannel("A"))
    stream = io.BytesIO()
    white.save(stream, "PNG", optimize=True)
    return stream.getvalue()
