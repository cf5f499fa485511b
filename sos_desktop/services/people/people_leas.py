"""Which LEA of the county file a row of a contact list means."""

import re
from collections.abc import Sequence

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.cds import parse_cds
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.people.people_matching import name_key

_CLOSE = 90.0
_FILLERS = re.compile(r"\b(public schools?|school district|district|schools?|of education)\b")
_ABBREVIATIONS = {
    "usd": "unified",
    "uhsd": "union high",
    "esd": "elementary",
    "coe": "county office",
    "unif": "unified",
    "elem": "elementary",
    "jt": "joint",
    "co": "county",
}


@frozen_dataclass
class FoundLea:
    """The LEA; what is unclear about it, what is wrong with it; each "" when nothing is."""

    cds: str | None = None
    odd: str = ""
    wrong: str = ""


class LeaFinder:
    """Finds LEAs by code or by name as people write it."""

    def __init__(self, leas: Sequence[Lea]) -> None:
        self._names = {lea.cds: lea.name for lea in leas}
        self._keys = {name_key(lea.name): lea.cds for lea in leas}
        self._short: dict[str, str | None] = {}
        for lea in leas:
            key = _short(lea.name)
            self._short[key] = None if key in self._short else lea.cds

    def name_of(self, cds: str | None) -> str:
        """An LEA's name; "" for none."""
        return self._names.get(cds or "", "")

    def find(self, code: str, name: str) -> FoundLea:
        """The LEA of a row, from its code, else from its name."""
        if code:
            parsed = parse_cds(code)
            if parsed is None:
                return FoundLea(
                    wrong=f"CDS code: “{code[:40]}” is not a CDS code. Excel may have cut it; "
                    "format the column as text in the file."
                )
            if parsed.code in self._names:
                return FoundLea(parsed.code)
            district = f"{parsed.code[:7]}0000000"
            if district in self._names:
                return FoundLea(district)
            return FoundLea(odd=f"CDS code: {parsed.code} is no LEA of the county file.")
        return self._by_name(name) if name else FoundLea()

    def _by_name(self, name: str) -> FoundLea:
        if found := self._keys.get(name_key(name)):
            return FoundLea(found)
        if found := self._short.get(_short(name)):
            return FoundLea(found)
        from rapidfuzz import fuzz, process

        match = process.extractOne(
            name_key(name), self._keys.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE
        )
        if match is None:
            return FoundLea(odd=f"District: “{name[:60]}” is no LEA of the county file.")
        cds = self._keys[match[0]]
        return FoundLea(cds, odd=f"District: “{name[:60]}” is taken as {self._names[cds]}.")


def _short(name: str) -> str:
    """A name without the words every district has, abbreviations written out."""
    words = _FILLERS.sub(" ", name.casefold().replace(".", " ")).split()
    return name_key(" ".join(_ABBREVIATIONS.get(word, word) for word in words))
