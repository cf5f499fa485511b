"""The state's lists as they come: the sample county's rows, and invented ones of other counties."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from random import Random

from sos_desktop.domain.dashboard.codes import LETTER_GROUPS, STUDENT_GROUPS
from sos_desktop.domain.dashboard.counties import COUNTIES
from sos_desktop.foundation.paths import resource
from tests.importers.equity_lists import LEA_HEADER, LOW_HEADER, SITE_HEADER

YEAR = 2025
LISTS = {
    "assistance": "assistancestatus{short}",
    "charters": "charterassistance{short}",
    "essa": "essaassistance{short}",
    "local": "LocalIndPerf{year}",
    "sites": "lcffem{short}p1 School Data",
    "leas": "lcffem{short}p1 LEA Data",
    "low": "leas{year}perec52064",
}
"""Each list, and what CDE calls its file, by year."""

_COUNTIES, _OF_EACH = range(1, 41), 6
_LTEL_SINCE = 2024
_GENERAL, _OWED = "General Assistance", "Differentiated Assistance"
_LETTERS = "ABCDEFGHIJK"
_FEW = 0.15
_GROUPS = ("FOS", "HOM", "SWD")
"""Groups that meet the criteria year after year."""

Row = list[str]


def _sample(stem: str, year: int) -> tuple[Row, list[Row]]:
    text = resource("sample", f"{list_name(stem, year)}.txt").read_text(encoding="utf-8")
    header, *rows = (line.split("\t") for line in text.splitlines())
    return header, rows


def districts() -> Iterator[tuple[str, str, str, str]]:
    """(code, name, district, county) of districts that do not exist, in counties that do."""
    for county in _COUNTIES:
        for number in range(_OF_EACH):
            code = f"{county:02}"
            name = f"District {county}-{number}"
            yield f"{code}9{code}{number:02}0000000", name, name, COUNTIES[code]


def charters() -> Iterator[tuple[str, str, str, str]]:
    """(code, name, district, county) of a charter school in each district."""
    for number, (cds, _lea, name, county) in enumerate(districts()):
        yield f"{cds[:7]}01{number:05}", f"Charter {number}", name, county


@cache
def letters(cds: str, year: int) -> tuple[tuple[str, str], ...]:
    """The letters of an LEA or charter school in a year; those of `_low` come back each year."""
    chance = Random(f"{cds} {year}")
    if Random(cds).random() > 0.45:
        return ()
    lasting = {g: chance.choice(_LETTERS) for g in _lasting(cds)}
    found = {g: chance.choice(_LETTERS) for g in LETTER_GROUPS if chance.random() < _FEW}
    if year < _LTEL_SINCE:
        found.pop("LTEL", None)
    return tuple((lasting | found).items())


def _lasting(cds: str) -> list[str]:
    chance = Random(f"{cds} lasting")
    return chance.sample(_GROUPS, chance.choice((0, 0, 1, 2)))


def _column(group: str) -> str:
    return "TOM" if group == "MR" else group


_YEARS = (2017, 2018, 2019, 2022, 2023, 2024, 2025)


def _status(cds: str, year: int) -> str:
    """By its letters; from 2023 on help goes on for a second year, and 2025 says no year."""
    begun = year > 2023 and _status(cds, year - 1) == f"{_OWED}, Year 1"
    if not letters(cds, year):
        return (f"{_OWED}, Year 2" if year < YEAR else _OWED) if begun else _GENERAL
    return f"{_OWED}, Year 1" if 2023 <= year < YEAR else _OWED


def _in_a_row(cds: str, wanted: Sequence[int]) -> set[str]:
    """The groups with a letter in each of some years."""
    return set.intersection(*({group for group, _ in letters(cds, y)} for y in wanted))


def _flags(cds: str, year: int) -> dict[str, str]:
    """EC 52072 and EC 52071(f) as the letters say."""
    wanted = [y for y in _YEARS if y <= year][-4:]
    counts = Counter(group for y in wanted for group, _letter in letters(cds, y))
    level_3 = sum(count >= 3 for count in counts.values()) >= 3
    lasting = _in_a_row(cds, wanted[-3:])
    answers = {"EC52072": level_3, "EC52072b": level_3, "EC52071f": bool(lasting)}
    return {f"{name}_{year}": "Y" if answer else "N" for name, answer in answers.items()}


def _assistance(year: int) -> tuple[Row, list[Row]]:
    """Of years the sample county has no list of, without it."""
    newer = max(year, _FIRST_SAMPLE)
    header, rows = _sample("assistance", newer)
    if year < newer:
        header, rows = [name.replace(str(newer), str(year)) for name in header], []
        header = list(dict.fromkeys(n for n in header if year >= _LTEL_SINCE or "LTEL" not in n))
    for cds, name, _district, county in districts():
        cells = dict.fromkeys(header, "*")
        lettered = letters(cds, year)
        cells |= {f"{_column(group)}priorities": letter for group, letter in lettered}
        cells |= {f"AssistanceStatus{y}": _status(cds, y) for y in _YEARS if y <= year}
        cells |= {n: "N" for n in header if n.startswith("MetMethod")} | _flags(cds, year)
        cells |= {"Cdcode": cds[:7], "CDS": cds, "LEAname": name, "Countyname": county}
        cells |= {"ReportYear": str(year), "TotalStudentGroups": str(len(lettered))}
        cells["MetMethod1"] = "Y" if lettered else "N"
        rows.append([cells[name] for name in header])
    return header, rows


_FIRST_SAMPLE = 2024


def _charters(year: int) -> tuple[Row, list[Row]]:
    header, rows = _sample("charters", YEAR)
    header = [name.replace(str(YEAR), str(year)) for name in header]
    rows = [[cell.replace(str(YEAR), str(year)) for cell in row] for row in rows]
    for code, school, name, county in charters():
        cells = dict.fromkeys(header, "*")
        current, prior = dict(letters(code, year)), dict(letters(code, year - 1))
        cells |= {f"{_column(group)}current": letter for group, letter in current.items()}
        cells |= {f"{_column(group)}prior": letter for group, letter in prior.items()}
        cells |= {"CDS": code, "Schoolname": school, "ReportYear": str(year)}
        cells |= {"Districtname": name, "Countyname": county}
        cells[f"AssistanceStatus{year}"] = _OWED if current.keys() & prior.keys() else _GENERAL
        rows.append([cells[name] for name in header])
    return header, rows


_ATSI, _TSI, _NONE = "ATSI", "TSI", "No Status"
_LAST_ENTRY = 2023


@cache
def _marked(code: str, year: int) -> tuple[str, tuple[str, ...]]:
    """The status and groups of a school: it enters ATSI up to 2023, then leaves it or stays."""
    chance = Random(f"{code} {year} ESSA")
    found = tuple(group for group, _letter in letters(code, year) if group != "LTEL")
    if year <= _LAST_ENTRY:
        return (_ATSI if found else _NONE), found
    status, groups = _marked(code, year - 1)
    if status == _ATSI:
        stay = tuple(group for group in groups if chance.random() < 0.7)
        return (_ATSI if stay else _NONE), stay
    return (_TSI, found) if found and chance.random() < 0.3 else (_NONE, ())


def _essa(year: int) -> tuple[Row, list[Row]]:
    """With the columns of CDE's list of 2023 that say something."""
    sample_header, sample = _sample("essa", YEAR)
    years = [one for one in _YEARS if one <= year]
    groups = [_column(group) for group in LETTER_GROUPS if group != "LTEL"]
    statuses = [f"AssistanceStatus{one}" for one in years]
    names = ["CDS", "Schoolname", "Districtname", "Countyname"]
    header = [*names, *statuses, "Exit", *groups, "TotStudGrps", "ReportYear"]
    rows = []
    for own in (dict(zip(sample_header, row, strict=True)) for row in sample):
        own |= {"TotStudGrps": str(sum(own[group] == "1" for group in groups)), "Exit": "NOEXIT"}
        own |= dict.fromkeys(statuses, own[f"AssistanceStatus{YEAR}"]) | {"ReportYear": str(year)}
        rows.append([own[name] for name in header])
    for number, (cds, _lea, name, county) in enumerate(districts()):
        code = f"{cds[:7]}60{number:05}"
        stated = [_marked(code, one)[0] for one in years]
        marked = {_column(group) for group in _marked(code, year)[1]}
        cells = {group: str(int(group in marked)) for group in groups}
        cells |= {"CDS": code, "Schoolname": f"School {number}", "ReportYear": str(year)}
        cells |= {"Districtname": name, "Countyname": county, "TotStudGrps": str(len(marked))}
        cells |= dict(zip(statuses, stated, strict=True))
        before, now = stated[-2:]
        cells["Exit"] = f"{before}EXIT" if before not in (now, _NONE) else "NOEXIT"
        rows.append([cells[name] for name in header])
    return header, rows


def _local(year: int) -> tuple[Row, list[Row]]:
    """Not met one year, and for two or more the next, on one priority at most."""
    header, rows = _sample("local", year)
    areas = list(dict.fromkeys(row[header.index("LocalIndicator")] for row in rows))[:5]
    for cds, name, _district, county in districts():
        chance = Random(f"{cds} local")
        since = {area: chance.choice((2024, 2025, 2026, 2026, 2026)) for area in areas}
        first = next((area for area in areas if since[area] == 2024), "")
        for area in areas:
            began = since[area] if area == first else max(since[area], 2025)
            ratings = {-1: "Met", 0: "Not Met", 1: "Not Met For Two or More Years"}
            rows.append([cds, name, county, area, ratings[max(-1, min(1, year - began))]])
    return header, rows


def _plain(header: Row) -> Row:
    return [name.replace("\n", " ") for name in header]


def _totals(rows: list[Row], places: tuple[int, ...]) -> Row:
    last = ["TOTAL:", *[""] * (len(rows[0]) - 1)]
    for place in places:
        last[place] = str(sum(int(row[place]) for row in rows))
    return last


_RATE = 1000


@cache
def _school(cds: str, number: int, year: int) -> tuple[int, int, int]:
    """Students, those who did not stay, those who are poor."""
    chance = Random(f"{cds} {number} {year}")
    total = chance.randrange(100, 900)
    poor = int(total * chance.choice((0.4, 0.75, 0.9)))
    return total, int(total * chance.choice((0.1, 0.2, 0.3, 0.4))), poor


def _is_eligible(total: int, unstable: int, poor: int) -> bool:
    return round(unstable / total, 3) > 0.25 and round(poor / total, 3) > 0.7


def _sites(year: int) -> tuple[Row, list[Row]]:
    rows = []
    for cds, name, _district, _county in districts():
        for number in range(2):
            total, unstable, poor = _school(cds, number, year)
            eligible = _is_eligible(total, unstable, poor)
            shares = [str(round(unstable / total, 3)), str(round(poor / total, 3))]
            code = f"60{cds[:2]}{cds[5:7]}{number}"
            parts = [cds[:2], cds[2:7], code, name, f"School {number}", "N/A"]
            figures = [str(unstable), str(total), shares[0], str(poor), shares[1], "TRUE"]
            paid = max(total * _RATE, 50_000) if eligible else 0
            rows.append([*parts, *figures, str(eligible).upper(), str(_RATE), "0", str(paid)])
    header = [*SITE_HEADER]
    header.insert(-2, "Classroom-based Charter School or Non-Charter School")
    header[-1:-1] = ["Statewide LCFF Equity Multiplier Rate D-1", "Miscellaneous Adjustments D-2"]
    return _plain(header), [*rows, _totals(rows, (7, 15))]


def _leas(year: int) -> tuple[Row, list[Row]]:
    rows = []
    for cds, name, _district, _county in districts():
        schools = [_school(cds, number, year) for number in range(2)]
        eligible = [school for school in schools if _is_eligible(*school)]
        counts = [len(eligible), sum(total for total, *_ in eligible)]
        counts.append(sum(max(total * _RATE, 50_000) for total, *_ in eligible))
        rows.append([cds[:2], cds[2:7], "0000000", name, "N/A", *map(str, counts)])
    return _plain(LEA_HEADER), [*rows, _totals(rows, (5, 6, 7))]


def _low(year: int) -> tuple[Row, list[Row]]:
    """Who has had a letter in each of three years."""
    rows = []
    wanted = [y for y in _YEARS if y < year][-3:]
    for cds, name, _district, _county in districts():
        groups = sorted(_in_a_row(cds, wanted))
        if groups:
            rows.append([cds, name, ", ".join(STUDENT_GROUPS[group].name for group in groups)])
    return list(LOW_HEADER), rows


_MADE: dict[str, Callable[[int], tuple[Row, list[Row]]]] = {
    "assistance": _assistance,
    "charters": _charters,
    "essa": _essa,
    "local": _local,
    "sites": _sites,
    "leas": _leas,
    "low": _low,
}


@cache
def list_table(stem: str, year: int = YEAR) -> tuple[tuple[str, ...], ...]:
    """A list as rows of text, column names first; the same each time."""
    header, rows = _MADE[stem](year)
    # The county's own rows come last: CDE's lists are in order of their codes.
    code = header.index("CDS") if "CDS" in header else 0
    rows.sort(key=lambda row: row[code].startswith("99"))
    return tuple(map(tuple, (header, *rows)))


def list_name(stem: str, year: int = YEAR) -> str:
    """What CDE calls its file of a year."""
    return LISTS[stem].format(short=year % 100, year=year)
