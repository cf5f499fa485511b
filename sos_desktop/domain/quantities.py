"""A measured value with its unit: paper writes it in words, a workbook keeps the number."""

import re

from sos_desktop.domain.formats import MINUS, PERCENT, with_unit
from sos_desktop.foundation.frozen import frozen_dataclass

_NUMBER = re.compile(rf"([{MINUS}-]?)(\d{{1,3}}(?:,\d{{3}})*|\d+)(?:\.(\d+))?({PERCENT}?)")


@frozen_dataclass
class Quantity:
    """A number of something.

    Attributes:
        value: The number; of a percentage 9.7 and not 0.097.
        unit: "%", "days"; "" for a number alone.
        decimals: How many places are written; None for as many as it has.
    """

    value: float
    unit: str = ""
    decimals: int | None = None

    def __str__(self) -> str:
        """As paper writes it: "9.7%", "13 days"."""
        return with_unit(self.value, self.unit, self.decimals) or ""


def quantity(value: float | None, unit: str, decimals: int | None = None) -> Quantity | None:
    """A value that may be missing, with its unit and places."""
    return None if value is None else Quantity(value, unit, decimals)


def quantity_in_words(text: str) -> Quantity | None:
    """The number or the percentage a text is, as this program writes one; else None.

    A text with any other word is none: "13 days" may be what somebody typed.
    """
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    sign, whole, places, unit = found.groups()
    value = float(f"{whole.replace(',', '')}.{places or 0}")
    return Quantity(-value if sign else value, unit, len(places or ""))
