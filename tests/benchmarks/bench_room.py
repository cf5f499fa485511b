"""A day in the room: the fishbone at each key, the board of themes, small numbers, a large file."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.case_file import CaseFile, Lea
from sos_desktop.domain.casework.needs_words import CATEGORIES
from sos_desktop.domain.casework.words import Perspective, Route
from sos_desktop.domain.local.cells import LocalCell
from sos_desktop.domain.local.suppression import protect
from sos_desktop.domain.needs.themes import theme_board
from sos_desktop.services.county.county_files import create_county_file
from sos_desktop.services.dashboard.similar import similar
from sos_desktop.services.local import reading
from sos_desktop.services.local.small_numbers import small_number_rule
from tests.benchmarks.measure import Report, Row, Runs, here, run_python, under
from tests.casework import SALINAS, add_leas
from tests.domain.local.test_suppression import a_table
from tests.services.dashboard.test_similar import HERE, a_state

_CASE = "case"
_ROWS = 200_000
_GROUPS = ("SWD", "EL", "HOM", "FOS", "AA", "HI", "WH", "AS", "FI", "ALL")
_WORDS = [
    "aides",
    "posted",
    "in",
    "August",
    "hired",
    "October",
    "nobody",
    "owns",
    "the",
    "date",
    "form",
    "plan",
    "office",
]

_STALL = """
import sys
from pathlib import Path
from sos_desktop.services.county.county_files import create_county_file
from sos_desktop.services.local import reading, tables
from tests.benchmarks.heartbeat import Heartbeat
from tests.casework import SALINAS, add_leas
from ui.pages.case.local_figures import looked_over
folder = Path(sys.argv[1])
county = create_county_file(folder / "held.sos", "27")
add_leas(county)
def work(progress, cancel):
    file = reading.open_file(folder / "local.csv", cancel)
    found = reading.count_file(file, reading.guess_file(file).map, progress=progress, cancel=cancel)
    tables.table_before(county, SALINAS, "Attendance", found)
    kept, _changes = reading.keep_files(county, SALINAS, "Attendance", "absent", [found])
    looked_over(tables.table_of(county, kept.id))
gap = Heartbeat().longest_gap(work)
county.close()
(folder / "told.txt").write_text(str(gap))
"""


def run_bench(report: Report) -> list[Row]:
    """Each in this process; those that store do so in a county file of their own."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rows = [*_drawn(), *_sorted(), *_held_back(), *_large_files(), _alike()]
    for row in rows:
        report(f"  {row.name}: {row.figure}")
    return rows


def causes_of(count: int) -> list[r.Cause]:
    """So many causes, three of four of them under another."""
    random, made = Random(count), list[r.Cause]()
    for number in range(count):
        above = random.choice(made).id if made and random.random() < 0.75 else None
        text = " ".join(random.choices(_WORDS, k=random.randint(2, 6)))
        category = "" if above else random.choice(list(CATEGORIES))
        made.append(
            r.Cause(
                id=f"c{number}",
                case_id=_CASE,
                text=text,
                parent_id=above,
                category=category,
                position=number,
            )
        )
    return made


def _drawn() -> list[Row]:
    from PySide6.QtGui import QImage

    from ui.app import make_application
    from ui.widgets.charts.cause_fishbone import CauseFishbone

    app = make_application()
    rows: list[Row] = []
    for count, limit in ((150, 16), (300, 40)):
        bones, found = CauseFishbone(), causes_of(count)
        bones.resize(1400, 900)
        image = QImage(1400, 900, QImage.Format.Format_RGB32)
        turn = iter(range(10**6))

        def edit(bones=bones, found=found, image=image, turn=turn) -> None:
            typed = r.Cause(
                id="typed", case_id=_CASE, text=f"Nobody owns it {next(turn)}", category="people"
            )
            bones.show_causes("Students lose time", [*found, typed], "typed")
            bones.render(image)

        rows.append(under(f"fishbone of {count} causes, redrawn at a key", here(edit, 9), limit))
    del app
    return rows


def _sorted() -> list[Row]:
    from PySide6.QtGui import QImage

    from ui.pages.case.theme_board import ThemeBoardView

    random, roles = Random(500), list(Perspective)
    themes = [r.Theme(id=f"t{n}", case_id=_CASE, text=f"Theme {n}", position=n) for n in range(25)]
    quotes = [
        r.Quote(
            id=f"q{n}",
            case_id=_CASE,
            text=f"Said {n}",
            voice=random.choice(roles),
            theme_id=random.choice([None, *(theme.id for theme in themes)]),
            interview_id=None,
        )
        for n in range(500)
    ]
    case = r.Case(id=_CASE, cds="1", route=Route.VOLUNTARY, opened_on=date(2026, 11, 2))
    file = CaseFile(
        case, Lea("1", "Mesa Alta", "district", "27", "Alder"), themes=(*themes,), quotes=(*quotes,)
    )
    view = ThemeBoardView()
    view.resize(1100, 500)
    image = QImage(1100, 500, QImage.Format.Format_RGB32)

    def frame() -> None:
        view.viewport().render(image)

    def scroll() -> None:
        bar = view.verticalScrollBar()
        bar.setValue(0 if bar.value() else bar.maximum())
        frame()

    return [
        under(
            "board of 25 themes and 500 quotes, a quote sorted and drawn",
            here(lambda: (view.show_board(theme_board(file)), frame()), 9),
            16,
        ),
        under(
            "the same board, scrolled",
            here(scroll, 9),
            16,
        ),
    ]


def _held_back() -> list[Row]:
    random, cells = Random(1000), list[LocalCell]()
    for period in range(5):
        for place in range(20):
            for group in ("SWD", "EL", "HOM", "FOS", "AA", "HI", "WH", "AS", "FI", "ALL"):
                size = random.randint(3, 60)
                cells.append(
                    LocalCell(
                        f"2026-{period + 1:02d}",
                        f"School {place}",
                        group,
                        float(random.randint(0, size)),
                        float(size),
                    )
                )
    rule = small_number_rule()
    nested = a_table(0, 8, 8, 11)[:1000]
    return [
        under("small numbers of 1,000 cells held back", here(lambda: protect(cells, rule)), 50),
        under(
            "small numbers of 1,000 cells of schools by races with totals both ways held back",
            here(lambda: protect(nested, rule)),
            50,
        ),
    ]


def _large_files() -> list[Row]:
    """200,000 rows read by their meaning and stored: a figure a row, and a student a row."""
    random = Random(200_000)
    figures, students = (
        ["Month,School,Group,Absent,Enrolled"],
        ["Student ID,Date,School,Group,Absent"],
    )
    for number in range(_ROWS):
        month, rest = divmod(number, 1_700)
        school, group = divmod(rest, len(_GROUPS))
        of = random.randint(3, 400)
        figures.append(
            f"{2015 + month // 12}-{month % 12 + 1:02d},School {school},{_GROUPS[group]},"
            f"{random.randint(0, of)},{of}"
        )
        students.append(
            f"{10_000_000 + number},2026-10-02,School {number % 40},{_GROUPS[number % 9]},no"
        )
    kinds = (("a figure a row", figures, False), ("a student a row", students, True))
    rows = [
        under(f"local file of 200,000 rows, {name}, mapped and stored", _stored(lines, who), 3_000)
        for name, lines, who in kinds
    ]
    return [*rows, _held(figures)]


def _held(lines: list[str]) -> Row:
    """The longest the main thread waits; the middle of three runs."""
    held: list[float] = []
    for _turn in range(3):
        with TemporaryDirectory() as folder:
            (Path(folder) / "local.csv").write_text("\n".join(lines), encoding="utf-8")
            run_python(["-c", _STALL, folder], SOS_DESKTOP_HOME=f"{folder}/home")
            held.append(1000 * float((Path(folder) / "told.txt").read_text()))
    name = "longest stall of the main thread, 200,000 rows mapped, stored and shown"
    return Row(name, f"{median(held):.0f} ms", "< 50 ms", median(held) < 50)


def _stored(lines: list[str], students: bool) -> Runs:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "local.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        turn = iter(range(100))

        def store() -> None:
            with create_county_file(Path(folder) / f"{next(turn)}.sos", "27") as county:
                add_leas(county)
                file = reading.open_file(path)
                known = replace(reading.guess_file(file).map, students=students)
                counted = reading.count_file(file, known)
                reading.keep_files(county, SALINAS, "Attendance", "absent", [counted])

        return here(store, 3)


def _alike() -> Row:
    with (
        TemporaryDirectory() as folder,
        create_county_file(Path(folder) / "state.sos", "27") as county,
    ):
        a_state(county)
        found = here(lambda: similar(county, HERE, 2025), 5)
    return under("similar districts among 1,000", found, 300)
