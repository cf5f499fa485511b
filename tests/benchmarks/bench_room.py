"""A day in the room: the fishbone at each key, the board of themes, small numbers, a large file."""

import os
from datetime import date
from random import Random

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.case_file import CaseFile, Lea
from sos_desktop.domain.casework.needs_words import CATEGORIES
from sos_desktop.domain.casework.words import Perspective, Route
from sos_desktop.domain.local.cells import LocalCell
from sos_desktop.domain.local.suppression import protect
from sos_desktop.domain.needs.themes import theme_board
from sos_desktop.services.local.small_numbers import small_number_rule
from tests.benchmarks.measure import Report, Row, here, under

_CASE = "case"
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


def run_bench(report: Report) -> list[Row]:
    """Each in this process, without a county file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rows = [*_drawn(), *_sorted(), _held_back()]
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


def _held_back() -> Row:
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
    return under("small numbers of 1,000 cells held back", here(lambda: protect(cells, rule)), 50)
