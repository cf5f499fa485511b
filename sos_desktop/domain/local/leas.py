"""Which rows of a file that tells of several districts are of the one it is read for."""

import re

from sos_desktop.foundation.frozen import frozen_dataclass

_WORD = re.compile(r"[^\W_]+")
_SAID = {
    **dict.fromkeys(("school", "district", "schools", "the", "sd", "dist"), ""),
    **dict.fromkeys(("elem", "esd"), "elementary"),
    **dict.fromkeys(("unif", "usd"), "unified"),
    **dict.fromkeys(("jt", "jnt"), "joint"),
    "uhsd": "union high",
    "uesd": "union elementary",
    "jusd": "joint unified",
    "hsd": "high",
}
"""Words of districts' names as files shorten them; "" for those that say nothing."""
_DISTRICT, _COUNTY_DISTRICT, _SCHOOL = 5, 7, 14
"""Digits of the codes of districts, of districts with their county, and of schools with both."""
CODES = frozenset({_DISTRICT, _COUNTY_DISTRICT, _COUNTY_DISTRICT - 1, _SCHOOL, _SCHOOL - 1})
"""Digits that a column of such codes has; a leading zero may be lost."""


@frozen_dataclass
class LeaOfFile:
    """For which LEA a file is read: its 14-digit CDS code and its name."""

    cds: str
    name: str

    def is_named(self, text: str) -> bool:
        """Whether a cell names the LEA, by a code or in words."""
        words = text.strip().removesuffix(".0")
        if words.isdigit():
            known = {self.cds, self.cds[:_COUNTY_DISTRICT], self.cds[2:_COUNTY_DISTRICT]}
            if len(words) in (_SCHOOL, _SCHOOL - 1):
                return words.zfill(_SCHOOL)[:_COUNTY_DISTRICT] == self.cds[:_COUNTY_DISTRICT]
            return words in known or words.zfill(_COUNTY_DISTRICT) in known
        return plain_lea(text) == plain_lea(self.name)


def plain_lea(name: str) -> str:
    """A district's name as it is compared: "Alder USD" is "Alder Unified School District"."""
    words = (_SAID.get(word, word) for word in _WORD.findall(name.casefold()))
    return " ".join(word for word in words if word)


def is_lea_code(text: str) -> bool:
    """Whether a cell looks like the code of a district or of one of its schools with it."""
    words = text.strip().removesuffix(".0")
    return words.isdigit() and len(words) in CODES
