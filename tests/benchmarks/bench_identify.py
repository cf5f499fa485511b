"""How long identification takes in the big county, statewide and for the county's own LEAs.

The peer of the letters is one statement of SQL, written by hand for the rules of one year, that
gives the letters and nothing else: no reasons, no status, no names.
"""

import os
import random
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from db.models.county import LeaRow
from sos_desktop.domain.dashboard.codes import (
    INDICATORS,
    LETTER_GROUPS,
    STUDENT_GROUPS,
    Indicator,
)
from sos_desktop.services.county.county_files import CountyFile, open_county_file
from sos_desktop.services.dashboard import districts
from sos_desktop.services.identification import (
    determinations,
    identification_view,
    outlooks,
    reconciliation,
    status,
)
from tests.benchmarks import counties
from tests.benchmarks.measure import Report, Row, here, in_turn, processor, timed, under, wall

YEAR, BY_STATUS = 2024, 2022
"""One year judged by colors and one by status levels."""
_LETTERS_LIMIT = 2.0
_LETTERS = {
    (4, 5, 6): "A",
    (4, 5): "B",
    (5, 6): "C",
    (4, 6): "D",
    (4, 8): "E",
    (5, 8): "F",
    (6, 8): "G",
    (4, 5, 8): "H",
    (4, 6, 8): "I",
    (5, 6, 8): "J",
    (4, 5, 6, 8): "K",
}


def run_bench(report: Report) -> list[Row]:
    """Measure every figure."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        path = counties.working_copy(counties.big(), Path(name))
        with open_county_file(path) as county:
            rows = [_against_sql(county, path, report)]
            for what, limit, work in _works(county, _workbook(county, Path(name))):
                rows.append(under(what, here(work), limit))
                report(f"  {what}: {rows[-1].figure}")
    return rows


def _against_sql(county: CountyFile, path: Path, report: Report) -> Row:
    connection = sqlite3.connect(path)
    try:

        def ours() -> dict[tuple[str, str], str]:
            table = determinations.letters(county, YEAR, statewide=True)
            return {
                (row.lea.cds, group): result.letter
                for row in table.rows
                for group, result in row.groups.items()
                if result.letter
            }

        def by_hand() -> dict[tuple[str, str], str]:
            rows = connection.execute(_letters_by_hand()).fetchall()
            return {
                (cds, LETTER_GROUPS_BY_NUMBER[group]): _LETTERS[priorities]
                for cds, group, *met in rows
                if (priorities := tuple(p for p in met if p)) in _LETTERS
            }

        assert ours() == by_hand(), "the two sides do not compute the same letters"
        found = in_turn({"ours": timed(ours), "by hand": timed(by_hand)})
    finally:
        connection.close()
    mine, peer = found["ours"], found["by hand"]
    ratio, spent = mine.times(peer, wall), mine.times(peer, processor)
    figure = f"{ratio:.2f} times ({mine.wall:.2f} s / {peer.wall:.2f} s), processor {spent:.2f}"
    report(f"  letters, statewide, against SQL: {figure}")
    words = f"letters with their reasons, statewide ({YEAR}), against SQL that gives letters only"
    return Row(words, figure, f"≤ {_LETTERS_LIMIT:.0f} times", ratio <= _LETTERS_LIMIT)


LETTER_GROUPS_BY_NUMBER = {STUDENT_GROUPS[code].number: code for code in LETTER_GROUPS}


def _letters_by_hand() -> str:
    """The rules of 2024: red where one indicator decides, red with orange for ELA and math."""
    number = {indicator: INDICATORS[indicator].number for indicator in Indicator}

    def color(indicator: Indicator) -> str:
        return f"max(CASE WHEN b.indicator = {number[indicator]} THEN o.color END)"

    ela, math = color(Indicator.ELA), color(Indicator.MATH)
    groups = ", ".join(str(group) for group in LETTER_GROUPS_BY_NUMBER)
    learners = ", ".join(str(STUDENT_GROUPS[code].number) for code in ("EL", "LTEL"))
    return f"""
        SELECT l.cds, o.student_group,
               ({ela} = 1 AND {math} IN (1, 2) OR {ela} = 2 AND {math} = 1
                OR {color(Indicator.ELPI)} = 1 AND o.student_group IN ({learners})) * 4,
               ({color(Indicator.GRADUATION)} = 1 OR {color(Indicator.CHRONIC)} = 1) * 5,
               ({color(Indicator.SUSPENSION)} = 1) * 6,
               ({color(Indicator.CCI)} = 1) * 8
        FROM lea l CROSS JOIN import_batch b
        CROSS JOIN observation o ON o.batch_id = b.id AND o.lea_id = l.id
        WHERE l.kind IN ('district', 'coe') AND b.state = 'active' AND b.kind = 'dashboard'
              AND b.series = '' AND b.year = {YEAR} AND o.student_group IN ({groups})
        GROUP BY l.id, o.student_group
    """


def _works(county: CountyFile, workbook: Path) -> list[tuple[str, float, Callable[[], object]]]:
    """Words, the limit in milliseconds, and the function the program calls."""
    with county.session() as session:
        own = (LeaRow.kind == "district", LeaRow.county_code == county.county_code)
        cds = session.scalars(sa.select(LeaRow.cds).where(*own).limit(1)).one()
    return [
        (
            "letters, statuses and flags of a year, statewide",
            2000,
            lambda: status.statuses(county, YEAR, statewide=True),
        ),
        (
            "outlook of a year, statewide",
            2000,
            lambda: outlooks.outlook(county, YEAR, statewide=True),
        ),
        (
            f"letters, statewide, by status ({BY_STATUS})",
            1000,
            lambda: determinations.letters(county, BY_STATUS, statewide=True),
        ),
        (
            "letters, own county",
            250,
            lambda: determinations.letters(county, YEAR),
        ),
        (
            "what the Identification page asks for, again",
            60,
            lambda: identification_view.identification(county, None),
        ),
        ("a district's heat map, read and drawn", 100, heat_map_opener(county, cds)),
        (
            "a statewide workbook read and compared",
            3000,
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
        heat_map.show_view(districts.district(county, cds, YEAR))
        return heat_map.grab()

    return opened


def _workbook(county: CountyFile, folder: Path) -> Path:
    """A list in CDE's layout of every district and COE, with letters for one group in ten."""
    import openpyxl

    chance = random.Random(3)
    with county.session() as session:
        leas = session.execute(
            sa.select(LeaRow.cds, LeaRow.name, LeaRow.county_name).where(
                LeaRow.kind.in_(("district", "coe"))
            )
        ).all()
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(f"District and COE {YEAR}")
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
            f"AssistanceStatus{YEAR}",
            "MetMethod1",
            "MetMethod2",
            "MetMethod3",
            "MetMethod4",
        ]
    )
    for cds, name, county_name in leas:
        letters = [chance.choice("ABCDEFGHIJK") if chance.random() < 0.1 else "*" for _ in groups]
        count = sum(letter != "*" for letter in letters)
        words = "Differentiated Assistance, Year 1" if count else "General Assistance"
        sheet.append(
            [
                cds[:7],
                cds,
                name,
                county_name,
                YEAR,
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
