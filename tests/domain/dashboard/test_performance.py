"""Levels, colors and boxes: edges, folding, and a county's real files."""

import csv
import os
from pathlib import Path

import pytest

from sos_desktop.domain.dashboard.codes import Color, Indicator
from sos_desktop.domain.dashboard.performance import box_of, find_cuts, perform
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.dashboard.cut_scores import cut_scores, read_cut_scores

E, M, S = Indicator.ELA, Indicator.MATH, Indicator.SUSPENSION
REAL = os.environ.get("SOS_REAL_DATA")


def judged(indicator, status, change, *, variant="", small=False, year=2025, accountable=True):
    cuts = find_cuts(
        cut_scores(), year, indicator, span=variant or None, high_school_cuts=variant == "HS"
    )
    assert cuts is not None
    found = perform(cuts, status, change, small=small, accountable=accountable)
    return found.status_level, found.change_level, found.color.word[0], found.box


@pytest.mark.parametrize(
    ("indicator", "variant", "status", "level"),
    [
        (E, "", 45.0, 5),
        (E, "", 44.9, 4),
        (E, "", 10.0, 4),
        (E, "", 9.9, 3),
        (E, "", -5.0, 3),
        (E, "", -5.1, 2),
        (E, "", -70.0, 2),
        (E, "", -70.1, 1),
        (E, "HS", 75.0, 5),
        (E, "HS", 29.9, 3),
        (E, "HS", 0.0, 3),
        (E, "HS", -0.1, 2),
        (E, "HS", -45.0, 2),
        (E, "HS", -45.1, 1),
        (M, "", -95.0, 2),
        (M, "", -95.1, 1),
        (M, "HS", -115.0, 2),
        (M, "HS", -115.1, 1),
        (Indicator.SCIENCE, "", 35.0, 2),
        (Indicator.SCIENCE, "", 34.9, 1),
        (Indicator.ELPI, "", 65.0, 5),
        (Indicator.ELPI, "", 34.9, 1),
        (Indicator.CHRONIC, "", 2.5, 5),
        (Indicator.CHRONIC, "", 2.6, 4),
        (Indicator.CHRONIC, "", 20.0, 2),
        (Indicator.CHRONIC, "", 20.1, 1),
        (Indicator.GRADUATION, "", 90.5, 4),
        (Indicator.GRADUATION, "", 90.4, 3),
        (Indicator.GRADUATION, "", 67.9, 1),
        (Indicator.CCI, "", 10.0, 2),
        (Indicator.CCI, "", 9.9, 1),
        (S, "ED", 6.0, 2),
        (S, "ED", 6.1, 1),
        (S, "HD", 9.0, 2),
        (S, "HD", 9.1, 1),
        (S, "UD", 8.0, 2),
        (S, "UD", 8.1, 1),
        (S, "ES", 6.1, 1),
        (S, "MS", 12.0, 2),
        (S, "HS", 10.0, 2),
        (S, "HS", 10.1, 1),
        (S, "HS", 0.0, 5),
    ],
)
def test_status_edges(indicator, variant, status, level):
    assert judged(indicator, status, 0.0, variant=variant)[0] == level


@pytest.mark.parametrize(
    ("indicator", "variant", "change", "level"),
    [
        (E, "", 15.0, 5),
        (E, "", 14.9, 4),
        (E, "", 3.0, 4),
        (E, "", 2.9, 3),
        (E, "", -2.9, 3),
        (E, "", -3.0, 2),
        (E, "", -15.0, 2),
        (E, "", -15.1, 1),
        (Indicator.SCIENCE, "", 5.0, 5),
        (Indicator.SCIENCE, "", -2.0, 2),
        (Indicator.ELPI, "", -10.1, 1),
        (Indicator.GRADUATION, "", 1.0, 4),
        (Indicator.GRADUATION, "", -0.9, 3),
        (Indicator.CCI, "", 9.0, 5),
        (Indicator.CHRONIC, "", -3.0, 5),
        (Indicator.CHRONIC, "", -0.5, 4),
        (Indicator.CHRONIC, "", 0.4, 3),
        (Indicator.CHRONIC, "", 0.5, 2),
        (Indicator.CHRONIC, "", 3.0, 2),
        (Indicator.CHRONIC, "", 3.1, 1),
        (S, "UD", -2.0, 5),
        (S, "UD", -0.3, 4),
        (S, "UD", 0.2, 3),
        (S, "UD", 0.3, 2),
        (S, "UD", 2.1, 1),
        (S, "HD", 0.4, 3),
        (S, "ES", -1.0, 5),
        (S, "MS", 4.0, 2),
        (S, "HS", 3.1, 1),
    ],
)
def test_change_edges(indicator, variant, change, level):
    assert judged(indicator, 50.0, change, variant=variant)[1] == level


@pytest.mark.parametrize(
    ("indicator", "variant", "status", "change", "small", "expected"),
    [
        (E, "", -98.4, -3.1, False, (1, 2, "R", 220)),
        (E, "", -98.4, 3.0, False, (1, 4, "O", 240)),
        (E, "", -98.4, 3.0, True, (1, 4, "O", 240)),
        (Indicator.CHRONIC, "", 21.0, 3.5, False, (1, 1, "R", 210)),
        (Indicator.CHRONIC, "", 21.0, -3.5, False, (1, 5, "Y", 250)),
        (Indicator.CHRONIC, "", 21.0, -3.5, True, (1, 4, "O", 240)),
        (Indicator.CHRONIC, "", 18.0, 5.0, False, (2, 1, "R", 160)),
        (Indicator.CHRONIC, "", 18.0, 5.0, True, (2, 2, "O", 170)),
        (Indicator.GRADUATION, "", 60.0, 12.0, False, (1, 5, "R", 250)),
        (Indicator.GRADUATION, "", 70.0, -6.0, False, (2, 1, "R", 160)),
        (Indicator.GRADUATION, "", 70.0, -6.0, True, (2, 1, "O", 170)),
        (S, "UD", 9.2, 0.8, False, (1, 2, "R", 220)),
        (S, "UD", 0.5, 3.0, False, (5, 1, "n", 0)),
        (Indicator.CCI, "", 5.0, 20.0, True, (1, 4, "O", 240)),
    ],
)
def test_colors_and_small_populations(indicator, variant, status, change, small, expected):
    assert judged(indicator, status, change, variant=variant, small=small) == expected


def test_missing_is_no_level_and_too_few_students_is_no_color():
    assert judged(E, None, None) == (0, 0, "n", 0)
    assert judged(E, -80.0, None) == (1, 0, "n", 0)
    assert judged(E, -80.0, -4.0, accountable=False) == (1, 2, "n", 0)


def test_cuts_of_unknown_years_and_spans_are_not_guessed():
    assert find_cuts(cut_scores(), 2022, E) is None
    assert find_cuts(cut_scores(), 2024, Indicator.SCIENCE) is None
    assert find_cuts(cut_scores(), 2025, S) is None


def test_boxes_run_from_best_to_worst():
    assert (box_of(5, 1), box_of(5, 5), box_of(1, 1), box_of(1, 5)) == (10, 50, 210, 250)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"GGBBB"', '"GGBB"'),
        ("[45.0, 10.0, -5.0, -70.0]", "[45.0, 50.0, -5.0, -70.0]"),
        ('small = "color"', 'small = "sometimes"'),
        ('indicator = "CCI"', 'indicator = "CCCI"'),
        ('colored = ["SBA", "CAA"]', 'colored = ["SBA", "SWD"]'),
        ('colored = ["SBA", "CAA"]', 'colored = ["SBAC"]'),
        ("years = [2024]\ncolored", "years = [2023]\ncolored"),
    ],
)
def test_a_spoiled_table_is_refused_in_a_sentence(tmp_path, before, after):
    from sos_desktop.foundation.paths import resource

    text = resource("reference", "cut_scores.toml").read_text(encoding="utf-8")
    assert before in text
    spoiled = tmp_path / "cut_scores.toml"
    spoiled.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(InputProblem, match="cannot be used"):
        read_cut_scores(spoiled)


_FILES = {
    "ela": E,
    "math": M,
    "elpi": Indicator.ELPI,
    "chronic": Indicator.CHRONIC,
    "susp": S,
    "grad": Indicator.GRADUATION,
}


def _number(text: str) -> float | None:
    return float(text) if text else None


def _differences(path: Path, indicator: Indicator) -> tuple[int, list[str]]:
    colored, wrong = 0, []
    with path.open(encoding="utf-8", newline="") as stream:
        for line, row in enumerate(csv.DictReader(stream, delimiter="\t"), start=2):
            cuts = find_cuts(
                cut_scores(),
                2023,
                indicator,
                span=row.get("type"),
                high_school_cuts=row.get("hscutpoints") == "Y",
            )
            assert cuts is not None
            found = perform(
                cuts,
                _number(row["currstatus"]),
                _number(row["change"]),
                small=row.get("smalldenom") == "Y",
                accountable=row["accountabilitymet"] == "Y",
            )
            published = tuple(
                int(row[name] or 0) for name in ("statuslevel", _change_column(row), "color", "box")
            )
            colored += published[2] > 0
            computed = (found.status_level, found.change_level, int(found.color), found.box)
            if (
                computed != published
                and not row.get("certifyflag")
                and not row.get("dataerrorflag")
            ):
                wrong.append(f"{path.name} row {line}: {computed}, published {published}")
    return colored, wrong


def _change_column(row: dict[str, str]) -> str:
    return "changeLevel" if "changeLevel" in row else "changelevel"


@pytest.mark.real_data
@pytest.mark.skipif(not REAL, reason="SOS_REAL_DATA is not set")
def test_every_row_of_a_county_comes_out_as_published():
    folder = Path(REAL or "") / "dashboard" / "2023-monterey"
    results = [
        _differences(folder / f"{stem}download2023.txt", indicator)
        for stem, indicator in _FILES.items()
    ]
    assert [text for _, wrong in results for text in wrong] == []
    assert sum(colored for colored, _ in results) == 802


@pytest.mark.real_data
@pytest.mark.skipif(not REAL, reason="SOS_REAL_DATA is not set")
def test_college_career_status_levels_of_the_year_without_change():
    path = Path(REAL or "") / "dashboard" / "2023-monterey" / "ccidownload2023.txt"
    cuts = find_cuts(cut_scores(), 2023, Indicator.CCI)
    assert cuts is not None
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            found = perform(cuts, _number(row["currstatus"]), None)
            assert found.status_level == int(row["statuslevel"]), row["cds"]
            assert found.color is Color.NONE
