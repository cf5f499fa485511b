"""How long the letters of a statewide year and one district's heat map take.

The file holds every district, COE and charter school of the state, seven indicators, two years:
one judged by colours, one by status levels. Figures are invented with a fixed seed; about one in
nine colours is Red, as in CDE's files.
"""

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from db.models.dashboard import OBSERVATION_COLUMNS, ImportBatchRow, LeaRow
from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS, Indicator
from sos_desktop.domain.dashboard.counties import COUNTIES
from sos_desktop.services import districts, identification
from sos_desktop.services.county_files import CountyFile, create_county_file

BY_COLOR, BY_STATUS = 2024, 2022
_DISTRICTS, _CHARTERS = 940, 1300
_OWN = "19"
_IMPORTED = datetime(2026, 11, 2, tzinfo=UTC)
_STATEWIDE_LIMIT, _COUNTY_LIMIT, _DISTRICT_LIMIT = 1.0, 0.25, 0.1
_GROUPS = [facts.number for facts in STUDENT_GROUPS.values()]
_INDICATORS = [indicator for indicator in Indicator if indicator is not Indicator.SCIENCE]
_INSERT = (
    f"INSERT INTO observation ({', '.join(OBSERVATION_COLUMNS)}) "
    f"VALUES ({', '.join('?' * len(OBSERVATION_COLUMNS))})"
)


def run(report: Callable[[str], None]) -> list[tuple[str, float, float, bool]]:
    """Measure; each result is what, seconds, the limit, and whether it was kept."""
    with (
        tempfile.TemporaryDirectory() as folder,
        create_county_file(Path(folder) / "state.sos", _OWN) as county,
    ):
        rows = fill(county)
        report(f"Identification: {rows:,} figures of {_DISTRICTS + 58 + _CHARTERS:,} LEAs")
        return list(_measure(county, report))


def fill(county: CountyFile) -> int:
    """Put a statewide county file's figures in; gives how many."""
    chance = random.Random(2)
    leas = _leas()
    rows = 0
    with county.session("Load") as session:
        session.execute(sa.insert(LeaRow), leas)
        for year in (BY_COLOR, BY_STATUS):
            for indicator in _INDICATORS:
                batch = ImportBatchRow(
                    file_name=f"{indicator.lower()}download{year}.txt", sha256="0" * 64, year=year,
                    indicator=INDICATORS[indicator].number, imported_at=_IMPORTED,
                )  # fmt: skip
                session.add(batch)
                session.flush()
                found = list(_figures(chance, batch.id, indicator, year, len(leas)))
                session.connection().exec_driver_sql(_INSERT, found)
                rows += len(found)
    return rows


def _leas() -> list[dict[str, object]]:
    counties = sorted(COUNTIES)
    kinds = ["coe"] * 58 + ["district"] * _DISTRICTS + ["charter"] * _CHARTERS
    leas = []
    for number, kind in enumerate(kinds, 1):
        county = counties[number % 58]
        school = "0000000" if kind != "charter" else f"{number:07d}"
        part = f"10{number:03d}" if kind == "coe" else f"6{number % 10_000:04d}"
        leas.append(
            {
                "id": number, "cds": f"{county}{part}{school}", "kind": kind,
                "name": f"LEA {number}", "county_code": county, "county_name": COUNTIES[county],
            }
        )  # fmt: skip
    return leas


def _figures(
    chance: random.Random, batch: int, indicator: Indicator, year: int, leas: int
) -> Iterator[tuple[object, ...]]:
    groups = [STUDENT_GROUPS[g].number for g in ("EL", "LTEL")]
    by_color = year == BY_COLOR
    for lea in range(1, leas + 1):
        for group in groups if indicator is Indicator.ELPI else _GROUPS:
            level = chance.choices((0, 1, 2, 3, 4, 5), (35, 9, 16, 18, 15, 7))[0]
            students = chance.randint(30, 900) if level else chance.randint(0, 29)
            yield (
                batch, lea, group, lea * 20 + group, None, students, chance.randint(0, 900),
                None, students, None, chance.randint(-90, 90), level, level,
                level if by_color else None, None, 1 if by_color and level else None,
                None, None, None, None, None, None, None,
            )  # fmt: skip


def _measure(
    county: CountyFile, report: Callable[[str], None]
) -> Iterator[tuple[str, float, float, bool]]:
    cases: list[tuple[str, float, Callable[[], object]]] = [
        (f"letters, statewide, by color ({BY_COLOR})", _STATEWIDE_LIMIT,
         lambda: identification.letters(county, BY_COLOR, statewide=True)),
        (f"letters, statewide, by status ({BY_STATUS})", _STATEWIDE_LIMIT,
         lambda: identification.letters(county, BY_STATUS, statewide=True)),
        ("letters, own county", _COUNTY_LIMIT, lambda: identification.letters(county, BY_COLOR)),
        ("one district's heat map", _DISTRICT_LIMIT,
         lambda: districts.district(county, _leas()[100]["cds"], BY_STATUS)),  # type: ignore[arg-type]
    ]  # fmt: skip
    for name, limit, work in cases:
        seconds = min(_timed(work) for _ in range(3))
        report(f"  {name}: {seconds * 1000:,.0f} ms (limit {limit * 1000:,.0f} ms)")
        yield name, seconds, limit, seconds <= limit


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
