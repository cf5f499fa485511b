"""The state's lists as they come: the sample county's rows, and invented ones of other counties."""

from collections.abc import Callable, Iterator
from functools import cache
from random import Random

from sos_desktop.foundation.paths import resource
from tests.importers.equity_lists import LEA_HEADER, LOW_HEADER, SITE_HEADER

YEAR = 2025
LISTS = {
    "assistance": "assistancestatus25",
    "charters": "charterassistance25",
    "essa": "essaassistance25",
    "local": "LocalIndPerf2025",
    "sites": "lcffem25p1 School Data",
    "leas": "lcffem25p1 LEA Data",
    "low": "leas2025perec52064",
}
"""Each list, and what CDE calls its file."""

_COUNTIES, _OF_EACH = range(1, 41), 6
_GENERAL, _OWED = "General Assistance", "Differentiated Assistance"
_LETTERS = "ABCDEFGHIJK"
_FEW = 0.15
_GROUPS = ("Homeless Youth", "Foster Youth", "Students with Disabilities", "English Learners")

Row = list[str]


def _sample(stem: str) -> tuple[Row, list[Row]]:
    lines = resource("sample", f"{LISTS[stem]}.txt").read_text(encoding="utf-8").splitlines()
    header, *rows = (line.split("\t") for line in lines)
    return header, rows


def _districts() -> Iterator[tuple[str, str, str]]:
    """(code, name, county) of districts that do not exist."""
    for county in _COUNTIES:
        for number in range(_OF_EACH):
            yield f"{county:02}9{county:02}{number:02}0000000", f"District {county}-{number}", "Far"


def _assistance(chance: Random) -> tuple[Row, list[Row]]:
    header, rows = _sample("assistance")
    for cds, name, county in _districts():
        cells = dict.fromkeys(header, "*")
        letters = [n for n in header if n.endswith("priorities") and chance.random() < _FEW]
        owed = chance.random() < 0.4
        cells |= {n: chance.choice(_LETTERS) for n in letters if owed}
        count = len(letters) if owed else 0
        cells |= {n: _GENERAL for n in header if n.startswith("AssistanceStatus")}
        cells |= {n: "N" for n in header if n.startswith(("MetMethod", "EC5"))}
        cells |= {"Cdcode": cds[:7], "CDS": cds, "LEAname": name, "Countyname": county}
        cells |= {"ReportYear": str(YEAR), "TotalStudentGroups": str(count)}
        if count:
            cells |= {"MetMethod1": "Y", f"AssistanceStatus{YEAR}": _OWED}
        rows.append([cells[name] for name in header])
    return header, rows


def _charters(chance: Random) -> tuple[Row, list[Row]]:
    header, rows = _sample("charters")
    for number, (cds, name, county) in enumerate(_districts()):
        cells = dict.fromkeys(header, "*")
        marks = [n for n in header if n.endswith(("prior", "current")) and chance.random() < _FEW]
        cells |= {n: chance.choice(_LETTERS) for n in marks}
        both = any(n.removesuffix("prior") + "current" in marks for n in marks)
        cells |= {"CDS": f"{cds[:7]}01{number:05}", "Schoolname": f"Charter {number}"}
        cells |= {"Districtname": name, "Countyname": county, "ReportYear": str(YEAR)}
        cells[f"AssistanceStatus{YEAR}"] = _OWED if both else _GENERAL
        rows.append([cells[name] for name in header])
    return header, rows


def _essa(chance: Random) -> tuple[Row, list[Row]]:
    header, rows = _sample("essa")
    for number, (cds, name, county) in enumerate(_districts()):
        cells = {n: str(int(chance.random() < _FEW)) for n in header}
        marked = any(cells[n] == "1" for n in header if len(n) <= 4 and n != "CDS")
        cells |= {"CDS": f"{cds[:7]}60{number:05}", "Schoolname": f"School {number}"}
        cells |= {"Districtname": name, "Countyname": county, "ReportYear": str(YEAR)}
        cells[f"AssistanceStatus{YEAR}"] = "ATSI" if marked else "No Status"
        rows.append([cells[name] for name in header])
    return header, rows


def _local(chance: Random) -> tuple[Row, list[Row]]:
    header, rows = _sample("local")
    areas = list(dict.fromkeys(row[header.index("LocalIndicator")] for row in rows))[:5]
    for cds, name, county in _districts():
        ratings = ("Met", "Met", "Not Met", "Not Met For Two or More Years")
        rows += [[cds, name, county, area, chance.choice(ratings)] for area in areas]
    return header, rows


def _plain(header: Row) -> Row:
    return [name.replace("\n", " ") for name in header]


def _totals(rows: list[Row], width: int, places: tuple[int, ...]) -> Row:
    last = ["TOTAL:", *[""] * (width - 1)]
    for place in places:
        last[place] = str(sum(int(row[place]) for row in rows))
    return last


def _sites(chance: Random) -> tuple[Row, list[Row]]:
    rows = []
    for number, (cds, name, _county) in enumerate(_districts()):
        total = chance.randrange(100, 900)
        unstable, poor = chance.randrange(total), chance.randrange(total)
        shares = round(unstable / total, 3), round(poor / total, 3)
        eligible = shares[0] > 0.25 and shares[1] > 0.7
        parts = [cds[:2], cds[2:7], f"60{number:05}", name, f"School {number}", "N/A"]
        figures = [unstable, total, shares[0], poor, shares[1]]
        paid = total * 1000 if eligible else 0
        rows.append([*parts, *map(str, figures), str(eligible).upper(), str(paid)])
    return _plain(SITE_HEADER), [*rows, _totals(rows, len(SITE_HEADER), (7, 12))]


def _leas(chance: Random) -> tuple[Row, list[Row]]:
    rows = []
    for cds, name, _county in _districts():
        count = chance.choice((0, 0, 1, 3))
        total = count * chance.randrange(100, 900)
        counts = [str(count), str(total), str(total * 1000)]
        rows.append([cds[:2], cds[2:7], "0000000", name, "N/A", *counts])
    return _plain(LEA_HEADER), [*rows, _totals(rows, len(LEA_HEADER), (5, 6, 7))]


def _low(chance: Random) -> tuple[Row, list[Row]]:
    rows = [
        [cds, name, ", ".join(chance.sample(_GROUPS, chance.randrange(1, 3)))]
        for cds, name, _county in _districts()
        if chance.random() < 0.5
    ]
    return list(LOW_HEADER), rows


_MADE: dict[str, Callable[[Random], tuple[Row, list[Row]]]] = {
    "assistance": _assistance,
    "charters": _charters,
    "essa": _essa,
    "local": _local,
    "sites": _sites,
    "leas": _leas,
    "low": _low,
}


@cache
def list_table(stem: str) -> tuple[tuple[str, ...], ...]:
    """A list as rows of text, column names first; the same each time."""
    header, rows = _MADE[stem](Random(stem))
    return tuple(map(tuple, (header, *rows)))
