"""Dashboard files in which the districts and charter schools of the lists have figures.

A county has the state's files: what a letter in a list rests on stands beside it. Rows are the
sample county's own of the color that is wanted, under another code, name and student group.
"""

from collections.abc import Iterator

from sos_desktop.foundation.paths import resource
from sos_desktop.services.identification.reference import rule_book
from tests.fuzz.list_tables import Row, charters, districts, letters

FIGURE_STEMS = ("ela", "math", "elpi", "chronic", "susp", "grad", "cci")
_OF_PRIORITY = {4: ("ela", "math"), 5: ("chronic",), 6: ("susp",), 8: ("cci",)}
_RED, _GREEN = "1", "4"
_FEWEST = 30


def _stems(group: str, letter: str, year: int) -> Iterator[str]:
    """The files in which a group is Red so that it gets a letter."""
    priorities = next(p for p, code in rule_book().letters.items() if code == letter)
    for priority in sorted(priorities):
        own = group == "LTEL" and year >= _LTEL_BY_ELPI and priority == min(_OF_PRIORITY)
        yield from ("elpi",) if own else _OF_PRIORITY[priority]


_LTEL_BY_ELPI = 2025


_SPANS = ("", "UD", "ES")
"""Of suspension, so that an LEA's rows stand by the same cut scores."""


class _Templates:
    """Rows of the sample county by level and color, the fewest students first."""

    def __init__(self, header: Row, rows: list[Row]) -> None:
        self._header = header
        self._found: dict[tuple[str, str], list[Row]] = {}
        for row in rows:
            cells = dict(zip(header, row, strict=True))
            if int(cells["currdenom"] or 0) >= _FEWEST and cells.get("type", "") in _SPANS:
                self._found.setdefault((cells["rtype"], cells["color"]), []).append(row)
        for found in self._found.values():
            found.sort(key=lambda row: int(row[header.index("currdenom")]))

    def row(self, level: str, color: str, cells: dict[str, str]) -> Row:
        """A row of a level and color; of a district's where no school has one.

        That of all students is the one of the most, so that no group is larger.
        """
        rows = self._found.get((level, color)) or self._found["D", color]
        template = rows[-1 if cells["studentgroup"] == "ALL" else 0]
        found = dict(zip(self._header, template, strict=True))
        return list((found | {"rtype": level} | cells).values())


def figure_file(stem: str, year: int) -> str:
    """A file of the sample county with the rows of the lists' other LEAs."""
    name = f"{stem}download{year}.txt"
    text = resource("sample", name).read_text(encoding="utf-8")
    header, *rows = (line.split("\t") for line in text.splitlines())
    templates = _Templates(header, rows)
    for code, lea, district, county in (*districts(), *charters()):
        level = "D" if code.endswith("0" * 7) else "S"
        red = {g for g, mark in letters(code, year) if stem in _stems(g, mark, year)}
        everybody = "EL" if stem == "elpi" else "ALL"
        for group in sorted({everybody, *red}):
            cells = {"cds": code, "schoolname": lea if level == "S" else "", "studentgroup": group}
            cells |= {"districtname": district, "countyname": county}
            cells |= {"charter_flag": "Y" if level == "S" else "", "coe_flag": "", "dass_flag": ""}
            color = _RED if group in red else _GREEN
            rows.append(templates.row(level, color, cells))
    return "\n".join("\t".join(row) for row in (header, *rows)) + "\n"
