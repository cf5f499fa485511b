"""CDS codes: the state's 14-character key of counties, districts and schools.

Two characters county, five district, seven school. They are text: a leading zero belongs to them.
"""

import re
from functools import lru_cache

from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.dashboard.counties import county_name
from sos_desktop.foundation.frozen import frozen_dataclass

_LENGTH = 14
STATE_CDS = "0" * _LENGTH
_DIGITS = re.compile(r"\d+")
_COE = re.compile(r"\d\d10\d{3}0000000")


LEA_DIGITS = 7
"""The digits of county and district."""


@frozen_dataclass
class ParsedCds:
    """A usable code and how it was mended.

    Attributes:
        code: Fourteen digits.
        repaired: What was mended, in words; empty when the text was right as it stood.
    """

    code: str
    repaired: str = ""


@lru_cache(maxsize=1 << 14)  # a state has 11,000, and every file of a year names all of them
def parse_cds(text: str) -> ParsedCds | None:
    """Read a CDS code as spreadsheets leave it; None when it is not one.

    Thirteen digits lost a leading zero to a spreadsheet. Seven or six digits are a district without
    its school part. A single 0 is the state row. `="27661590000000"` keeps a text for Excel.
    `1.23E+13` lost digits and cannot be mended.
    """
    if len(text) == _LENGTH and text.isascii() and text.isdigit():
        return _checked(text, "")
    cleaned = (
        text.strip()
        .removeprefix("=")
        .strip("'\"")
        .removesuffix(".0")
        .replace("-", "")
        .replace(" ", "")
    )
    if not _DIGITS.fullmatch(cleaned):
        return None
    if len(cleaned) == 14:
        return _checked(cleaned, "")
    if cleaned.strip("0") == "":
        return ParsedCds(STATE_CDS, "written out as the state's fourteen zeros")
    if len(cleaned) == 13:
        return _checked("0" + cleaned, "a leading zero was put back")
    if len(cleaned) in (6, 7):
        return _checked(cleaned.zfill(7) + "0" * 7, "the school part was filled with zeros")
    return None


def _checked(code: str, repaired: str) -> ParsedCds | None:
    if code == STATE_CDS:
        return ParsedCds(code, repaired)
    if county_name(code[:2]) is None or code[2:7] == "00000":
        return None
    return ParsedCds(code, repaired)


def kind_of(cds: str, *, charter: bool = False) -> EntityKind:
    """What a code stands for. A COE is a district code `..10...` (checked against CDE's lists)."""
    if cds == STATE_CDS:
        return EntityKind.STATE
    if not cds.endswith("0" * 7):
        return EntityKind.CHARTER if charter else EntityKind.SCHOOL
    return EntityKind.COE if _COE.fullmatch(cds) else EntityKind.DISTRICT


def county_of(cds: str) -> str:
    """The two-character county part ("27" is Monterey); "00" for the state."""
    return cds[:2]
