"""How long a statewide year takes: letters, statuses, flags, outlook, comparison; and a heat map.

The file holds every district, COE and charter school of the state, seven indicators, two years:
one judged by colours, one by status levels. Figures are invented with a fixed seed. A third have a
colour and one in six of those is Red: of Monterey's 2,041 rows of 2023, 802 and 145; of the 10,765
rows of statewide graduation 2018, 3,926 and 566. Every LEA has every group here, so there are half
again as many rows as in CDE's files.
"""

import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from db.models.dashboard import OBSERVATION_COLUMNS, ImportBatchRow, LeaRow
from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS, Indicator
from sos_desktop.domain.dashboard.counties import COUNTIES
from sos_desktop.services.county.county_files import CountyFile, create_county_file
from sos_desktop.services.dashboard import districts
from sos_desktop.services.identification import (
    determinations,
    identification_view,
    outlooks,
    reconciliation,
    status,
)
from tests.benchmarks.measure import Report, Row

BY_COLOR, BY_STATUS = 2024, 2022
_DISTRICTS, _CHARTERS = 940, 1300
_OWN = "19"
_IMPORTED = datetime(2026, 11, 2, tzinfo=UTC)
_STATEWIDE_LIMIT, _COUNTY_LIMIT, _DISTRICT_LIMIT = 1.0, 0.25, 0.1
_YEAR_LIMIT, _RATIO_LIMIT, _WORKBOOK_LIMIT = 2.0, 3, 3.0
_SHARES = (67, 5.5, 8.5, 9, 6, 4)
"""Of no colour, Red, Orange, Yellow, Green, Blue."""
_GROUPS = [facts.number for facts in STUDENT_GROUPS.values()]
_INDICATORS = [indicator for indicator in Indicator if indicator is not Indicator.SCIENCE]
_INSERT = (
    f"INSERT INTO observation ({', '.join(OBSERVATION_COLUMNS)}) "
    f"VALUES ({', '.join('?' * len(OBSERVATION_COLUMNS))})"
)


def run_bench(report: Report) -> list[Row]:
    """Measure every figure; seconds are of this machine, the ratio is against a bare read."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with (
        tempfile.TemporaryDirectory() as folder,
        create_county_file(Path(folder) / "state.sos", _OWN) as county,
    ):
        figures = fill(county)
        report(f"Identification: {figures:,} figures of {_DISTRICTS + 58 + _CHARTERS:,} LEAs")
        rows = _year(county, report)
        for name, limit, work in _cases(county, _workbook(Path(folder))):
            seconds = _best(work)
            report(f"  {name}: {seconds * 1000:,.0f} ms")
            rows.append(
                Row(name, f"{seconds * 1000:,.0f} ms", f"< {limit * 1000:,.0f} ms", seconds < limit)
            )
        return rows


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
                    file_name=f"{indicator.lower()}download{year}.txt",
                    sha256="0" * 64,
                    year=year,
                    indicator=INDICATORS[indicator].number,
                    imported_at=_IMPORTED,
                )
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
                "id": number,
                "cds": f"{county}{part}{school}",
                "kind": kind,
                "name": f"LEA {number}",
                "county_code": county,
                "county_name": COUNTIES[county],
            }
        )
    return leas


def _figures(
    chance: random.Random, batch: int, indicator: Indicator, year: int, leas: int
) -> Iterator[tuple[object, ...]]:
    groups = [STUDENT_GROUPS[g].number for g in ("EL", "LTEL")]
    by_color = year == BY_COLOR
    for lea in range(1, leas + 1):
        for group in groups if indicator is Indicator.ELPI else _GROUPS:
            level = chance.choices((0, 1, 2, 3, 4, 5), _SHARES)[0]
            students = chance.randint(30, 900) if level else chance.randint(0, 29)
            yield (
                batch,
                lea,
                group,
                lea * 20 + group,
                None,
                students,
                chance.randint(0, 900),
                None,
                students,
                None,
                chance.randint(-90, 90),
                level,
                level,
                level if by_color else None,
                None,
                1 if by_color and level else None,
                None,
                None,
                None,
                None,
                None,
                None,
                None,
            )


def _year(county: CountyFile, report: Report) -> list[Row]:
    """A whole year, as one after the other asks for it, and against reading its rows at all."""
    parts = {
        "letters, statuses and flags": lambda: status.statuses(county, BY_COLOR, statewide=True),
        "outlook": lambda: outlooks.outlook(county, BY_COLOR, statewide=True),
    }
    seconds = {name: _best(work) for name, work in parts.items()}
    for name, taken in seconds.items():
        report(f"  {name}, statewide: {taken * 1000:,.0f} ms")
    total = sum(seconds.values())
    bare = _best(lambda: _read_bare(county.path))
    words = ", ".join(f"{name} {taken:.2f}" for name, taken in seconds.items())
    ratio = total / bare
    report(f"  together {total:.2f} s; reading both years' rows with sqlite3 {bare:.2f} s")
    return [
        Row(
            f"a statewide year ({words} s)",
            f"{total:.2f} s",
            f"< {_YEAR_LIMIT:.0f} s",
            total < _YEAR_LIMIT,
        ),
        Row(
            "the same against reading the rows with sqlite3",
            f"{ratio:.1f} times ({total:.2f} s / {bare:.2f} s)",
            f"≤ {_RATIO_LIMIT} times",
            ratio <= _RATIO_LIMIT,
        ),
    ]


def _read_bare(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return len(connection.execute("SELECT * FROM observation").fetchall())
    finally:
        connection.close()


def _cases(county: CountyFile, workbook: Path) -> list[tuple[str, float, Callable[[], object]]]:
    cds = str(_leas()[100]["cds"])
    return [
        (
            f"letters, statewide, by color ({BY_COLOR})",
            _STATEWIDE_LIMIT,
            lambda: determinations.letters(county, BY_COLOR, statewide=True),
        ),
        (
            f"letters, statewide, by status ({BY_STATUS})",
            _STATEWIDE_LIMIT,
            lambda: determinations.letters(county, BY_STATUS, statewide=True),
        ),
        ("letters, own county", _COUNTY_LIMIT, lambda: determinations.letters(county, BY_COLOR)),
        (
            "Identification page, own county",
            _COUNTY_LIMIT,
            lambda: identification_view.identification(county, BY_COLOR),
        ),
        ("a district's heat map, read and drawn", _DISTRICT_LIMIT, heat_map_opener(county, cds)),
        (
            "a statewide workbook read and compared",
            _WORKBOOK_LIMIT,
            lambda: reconciliation.reconcile_workbook(county, workbook),
        ),
    ]


def heat_map_opener(county: CountyFile, cds: str) -> Callable[[], object]:
    """Opens the heat map of an LEA with every group and indicator: service and widget."""
    from ui import theme
    from ui.app import make_application
    from ui.widgets.charts.heatmap import HeatMap

    app = make_application()
    theme.apply(app, theme.Scheme.LIGHT)
    heat_map = HeatMap()
    heat_map.resize(900, 700)

    def opened() -> object:
        heat_map.show_view(districts.district(county, cds, BY_COLOR))
        return heat_map.grab()

    return opened


def _workbook(folder: Path) -> Path:
    """A list in CDE's layout of every district and COE, with letters for one group in ten."""
    import openpyxl

    chance = random.Random(3)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(f"District and COE {BY_COLOR}")
    for line in ("LCFF assistance status", "", "", "", ""):
        sheet.append([line])
    groups = [group for group, facts in STUDENT_GROUPS.items() if facts.accountable][1:]
    sheet.append(
        [
            "CDcode",
            "CDS",
            "LEAname",
            "Countyname",
            "ReportYear",
            "TotalStudentGroups",
            *(f"{'TOM' if group == 'MR' else group}priorities" for group in groups),
            f"AssistanceStatus{BY_COLOR}",
            "MetMethod1",
            "MetMethod2",
            "MetMethod3",
            "MetMethod4",
        ]
    )
    for lea in _leas():
        if lea["kind"] == "charter":
            continue
        letters = [chance.choice("ABCDEFGHIJK") if chance.random() < 0.1 else "*" for _ in groups]
        count = sum(letter != "*" for letter in letters)
        words = "Differentiated Assistance, Year 1" if count else "General Assistance"
        cds = str(lea["cds"])
        sheet.append(
            [
                cds[:7],
                cds,
                lea["name"],
                lea["county_name"],
                BY_COLOR,
                count,
                *letters,
                words,
                "Y" if count else "N",
                "N",
                "N",
                "N",
            ]
        )
    path = folder / "assistancestatus24.xlsx"
    book.save(path)
    return path


def _best(work: Callable[[], object]) -> float:
    return min(_timed(work) for _ in range(3))


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
