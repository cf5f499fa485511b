"""The head of the county office's papers: kept in the county file beside what letters say of it."""

import base64
import binascii
from dataclasses import replace

import sqlalchemy as sa

from db.models.county import OFFICE, MetaRow
from sos_desktop.domain.casework.history.labels import EDIT_OFFICE
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.documents.letterhead import (
    LEAST_CONTRAST,
    PLAIN_COLOR,
    Letterhead,
    contrast_with_white,
    hex_color,
)
from sos_desktop.domain.text import kept_line
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.importers.logo import check_svg, is_svg, read_logo, small_picture
from sos_desktop.services.county.county_files import CountyFile

__all__ = ["PaperLook", "check_logo", "letterhead", "paper_look", "read_logo", "save_look"]

_COLOR, _LOGO, _WORDS = "paper_color", "paper_logo", "paper_logo_words"
_UNBROKEN = str.maketrans({" ": "\N{NO-BREAK SPACE}", "-": "\N{NON-BREAKING HYPHEN}"})
_NAME, _ADDRESS, _PHONE = "name", "address", "phone"


@frozen_dataclass
class PaperLook:
    """What is set for papers beside the office's name and address.

    Attributes:
        color: "#1D4F8C".
        logo: A PNG; empty for none.
        logo_words: What the logo shows, for those who do not see it.
    """

    color: str = PLAIN_COLOR
    logo: bytes = b""
    logo_words: str = ""


def paper_look(county: CountyFile) -> PaperLook:
    """What is kept; a color or a picture that cannot be read counts as none."""
    kept = _kept(county)
    return PaperLook(
        hex_color(kept.get(_COLOR, "")) or PLAIN_COLOR,
        _picture(kept.get(_LOGO, "")),
        kept.get(_WORDS, ""),
    )


def check_logo(data: bytes) -> bool:
    """Whether a file is a drawing that has to be made a picture first.

    Raises:
        InputProblem: It is a drawing and refers outside.
    """
    if is_svg(data):
        check_svg(data)
        return True
    return False


def letterhead(county: CountyFile) -> Letterhead:
    """The head of every paper."""
    kept, look = _kept(county), paper_look(county)
    address = ", ".join(line for line in kept.get(_ADDRESS, "").split("\n") if line)
    phone = kept.get(_PHONE, "").translate(_UNBROKEN)
    told = " · ".join(part for part in (address, phone) if part)
    return Letterhead(kept.get(_NAME, ""), told, look.color, look.logo, look.logo_words)


def save_look(county: CountyFile, look: PaperLook) -> Changes:
    """Keep it; a picture is made small first.

    Raises:
        InputProblem: The color is none or too light for white words, the picture cannot be read, or
            nobody said what it shows.
    """
    color = hex_color(look.color)
    if color is None:
        raise InputProblem("Write the color as six digits, such as #1D4F8C.", where="color")
    contrast = contrast_with_white(color)
    if contrast < LEAST_CONTRAST:
        raise InputProblem(
            f"White words on this color have a contrast of {contrast:.1f} to 1. At least "
            f"{LEAST_CONTRAST} to 1 can be read by everybody: choose a darker one.",
            where="color",
        )
    words = kept_line(look.logo_words)
    if look.logo and not words:
        raise InputProblem("Say in a few words what the logo shows.", where="logo_words")
    logo = small_picture(look.logo) if look.logo else b""
    wanted = replace(look, color=color, logo=logo, logo_words=words if logo else "")
    if wanted == paper_look(county):
        return Changes(Subject.NOTHING)
    values = {
        _COLOR: wanted.color,
        _LOGO: base64.b64encode(wanted.logo).decode("ascii"),
        _WORDS: wanted.logo_words,
    }
    with county.session(EDIT_OFFICE) as session:
        for name, text in values.items():
            session.merge(MetaRow(key=f"{OFFICE}{name}", value=text))
    return Changes(Subject.REGISTERS, EDIT_OFFICE.words)


def _kept(county: CountyFile) -> dict[str, str]:
    with county.session() as session:
        rows = session.scalars(sa.select(MetaRow).where(MetaRow.key.startswith(OFFICE)))
        return {row.key.removeprefix(OFFICE): row.value for row in rows}


def _picture(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
