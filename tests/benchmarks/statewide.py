"""A statewide Dashboard year in CDE's 2025 layouts: eight files, about 1.3 million rows.

Invented with a fixed seed and written row by row. Real years hold about 11,000 entities; small
schools have fewer student groups than large districts, and so they do here. Los Angeles has its 95
districts and 268 charter schools. A third of the rows have a color and one in six of those is Red:
of Monterey's 2,041 rows of 2023, 802 and 145; of the 10,765 rows of statewide graduation 2018,
3,926 and 566.
"""

import random
import tomllib
from collections.abc import Iterator
from pathlib import Path

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS, Indicator
from sos_desktop.domain.dashboard.counties import COUNTIES
from sos_desktop.domain.dashboard.observations import SPANS
from sos_desktop.domain.dashboard.performance import SMALL_BELOW, find_cuts, perform
from sos_desktop.foundation.paths import resource
from sos_desktop.services.dashboard.cut_scores import cut_scores

YEAR = "2025"
OWN = "19"
"""Los Angeles, the largest county."""
DISTRICTS, CHARTERS, SCHOOLS = 940, 1300, 8700
OWN_DISTRICTS, OWN_CHARTERS, OWN_SCHOOLS = 95, 268, 1900
_SEED = 20251113
_MOST = 4000
_GROUPS = [code for code in STUDENT_GROUPS if code not in ("ALL", "CAST")]
_COMMON = 8
_WITHOUT_EXTRAS = ("CHRONIC", "SUSPENSION", "GRADUATION", "CCI", "ELPI")


def write_year(folder: Path) -> list[Path]:
    """Write the eight files; the same bytes every time."""
    table = tomllib.loads(resource("sample", "layouts.toml").read_text(encoding="utf-8"))
    entities = list(_entities())
    paths = []
    for name, layout in table["file"].items():
        path = folder / f"{layout['stem']}download{YEAR}.txt"
        header = [*table["common"], *layout["columns"]]
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write("\t".join(header) + "\n")
            stream.writelines(_rows(name, layout["code"], layout["columns"], entities))
        paths.append(path)
    return paths


def _entities() -> Iterator[tuple[str, int]]:
    """The first eight columns of an entity, and how many of its groups are large enough."""
    chance = random.Random(_SEED)
    yield "\t".join(["0" * 14, "X", "", "", "", "", "", ""]), len(_GROUPS)
    for number, (code, county) in enumerate(COUNTIES.items()):
        cds = f"{code}10{100 + number}{'0' * 7}"
        yield "\t".join([cds, "D", "", f"{county} COE", county, "", "Y", ""]), 12
    others = [code for code in COUNTIES if code != OWN]
    own, elsewhere = [], []
    for number in range(DISTRICTS):
        mine = number < OWN_DISTRICTS
        code = OWN if mine else others[number % len(others)]
        name, county = f"{COUNTIES[code]} District {number}", COUNTIES[code]
        district = (f"{code}{60000 + number:05d}", name, county)
        (own if mine else elsewhere).append(district)
        cells = [district[0] + "0" * 7, "D", "", name, county, "", "", ""]
        yield "\t".join(cells), chance.randint(15, 19)
    for total, mine, charter in ((CHARTERS, OWN_CHARTERS, "Y"), (SCHOOLS, OWN_SCHOOLS, "")):
        for number in range(total):
            districts = own if number < mine else elsewhere
            key, district, county = districts[number % len(districts)]
            cds = f"{key}{number + (100000 if charter else 300000):07d}"
            name = f"{'Charter' if charter else 'Escuela'} Peña {number}"
            cells = [cds, "S", name, district, county, charter, "", ""]
            yield "\t".join(cells), chance.randint(15, 19)


def _rows(
    name: str, code: str, columns: list[str], entities: list[tuple[str, int]]
) -> Iterator[str]:
    chance = random.Random(f"{_SEED}{code}")
    groups = [g for g in _GROUPS if STUDENT_GROUPS[g].accountable or name not in _WITHOUT_EXTRAS]
    templates = [_tail(chance, name, code, columns) for _ in range(400)]
    everyone = _tail(chance, name, code, columns, students=_MOST)
    per_entity = {"ELPI": 2, "GRADUATION": 14, "CCI": 14}.get(name)
    for who, size in entities:
        kept = ["EL", "LTEL"] if name == "ELPI" else ["ALL", *groups[: per_entity or size]]
        for group in kept:
            tail = everyone if group == "ALL" else templates[chance.randrange(400)]
            yield f"{who}\t{tail.replace('@', group, 1)}\n"


def _tail(
    chance: random.Random, name: str, code: str, columns: list[str], *, students: int = 0
) -> str:
    """A row's own columns with "@" for the student group; one in five is too small to report.

    Its figures follow from each other as CDE's do, or the file would be refused.
    """
    small = not students and chance.random() < 0.2
    students = students or (chance.randint(1, 10) if small else chance.randint(30, 2000))
    before = students if small else students + chance.randint(0, 40)
    points = name in ("ELA", "MATH", "SCIENCE")
    span = chance.choice(SPANS)
    status, numerator = _figure(chance, students, points=points)
    prior, prior_numerator = _figure(chance, before, points=points)
    change = round(status - prior, 1)
    indicator = Indicator(name)
    cuts = find_cuts(cut_scores(), int(YEAR), indicator, span=span, high_school_cuts=False)
    assert cuts is not None
    found = perform(cuts, status, change, small=students < SMALL_BELOW)
    known = {
        "studentgroup": "@",
        "indicator": code,
        "reportingyear": YEAR,
        "currdenom": str(students),
        "priordenom": str(before),
        "currnumer": "" if small else str(numerator),
        "priornumer": "" if small else str(prior_numerator),
        "curr_prep": "" if small else str(numerator),
        "prior_prep": "" if small else str(prior_numerator),
        "currstatus": "" if small else f"{status:.1f}",
        "priorstatus": "" if small else f"{prior:.1f}",
        "change": "" if small else f"{change:.1f}",
        "statuslevel": "0" if small else str(found.status_level),
        "changelevel": "0" if small else str(found.change_level),
        "changeLevel": "0" if small else str(found.change_level),
        "color": "0" if small else str(int(found.color)),
        "box": "0" if small else str(found.box),
        "currnsizemet": "" if small else "Y",
        "priornsizemet": "" if small else "Y",
        "accountabilitymet": "" if small else "Y",
        "smalldenom": "Y" if students < SMALL_BELOW else "",
        "type": span,
        "hscutpoints": "",
        "certifyflag": "",
        "priorcertifyflag": "",
        "dataerrorflag": "",
        "pairshare_method": "",
    }
    return "\t".join(known.get(column, str(chance.randint(0, 99))) for column in columns)


def _figure(chance: random.Random, students: int, *, points: bool) -> tuple[float, int]:
    """A figure with one decimal, and the students behind it where it is a rate."""
    numerator = students if students >= _MOST else chance.randint(0, students)
    if points:
        return round(chance.uniform(-150, 90), 1), numerator
    return int(numerator / students * 1000 + 0.5) / 10, numerator
