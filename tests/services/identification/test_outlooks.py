"""Outlook from loaded figures: distances, ways out, what remains, who is watched, what if."""

import csv
import io

import pytest

from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.domain.identification.outlook import WatchKind
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.dashboard.districts import district
from sos_desktop.services.identification.outlook_text import (
    CSV_COLUMNS,
    KINDS,
    next_year_words,
    outlook_csv,
)
from sos_desktop.services.identification.outlooks import outlook
from sos_desktop.services.identification.what_if import steps_of, what_if
from tests.identified import load, ratings_file, year_files
from tests.importers.files import DISTRICT
from tests.prepared_case import county_prepared_by

CHRONIC = {
    "currnumer": "62",
    "currdenom": "200",
    "currstatus": "31.0",
    "priornumer": "40",
    "priordenom": "200",
    "priorstatus": "20.0",
    "change": "11.0",
}
SUSPENDED = {
    "currnumer": "17",
    "currdenom": "200",
    "currstatus": "8.5",
    "priornumer": "12",
    "priordenom": "200",
    "priorstatus": "6.0",
    "change": "2.5",
    "type": "UD",
}
ORANGE = {"color": "2", "statuslevel": "2", "currnumer": "15", "currstatus": "7.5", "change": "1.5"}
FIGURES = [
    (DISTRICT, "SWD", "chronic", CHRONIC),
    (DISTRICT, "SWD", "susp", SUSPENDED),
    (DISTRICT, "HOM", "chronic", CHRONIC),
    (DISTRICT, "HOM", "susp", {**SUSPENDED, **ORANGE}),
]


def load_all(county, folder):
    load(county, *year_files(folder, 2025, FIGURES), ratings_file(folder, 2025))


county_template, loaded = county_prepared_by(load_all, "loaded")


def outlook_of(county, year=2025):
    return next(row for row in outlook(county, year).rows if row.lea.cds == DISTRICT)


def test_the_smallest_way_ends_every_letter(loaded):
    row = outlook_of(loaded)
    [group] = row.groups
    assert (group.result.group, group.result.letter) == ("SWD", "C")
    assert [(s.found.indicator, s.students) for s in row.smallest_way.steps] == [
        (Indicator.SUSPENSION, 1)
    ]
    assert row.remains == ()


def test_the_watch_list(loaded):
    [watched] = outlook_of(loaded).watched
    assert (watched.group, watched.kind) == ("HOM", WatchKind.STEP_FROM_LETTER)
    assert watched.near[0].step.words == "2 more students suspended (7.5% to 8.5%)"


@pytest.mark.parametrize(
    ("not_met", "words"),
    [
        ([(DISTRICT, 1), (DISTRICT, 2)], "two local indicators"),
        ([(DISTRICT, 1)], "the local indicator of Priority 1"),
    ],
)
def test_what_would_remain(not_met, words, county, tmp_path):
    load(county, *year_files(tmp_path, 2025, FIGURES), ratings_file(tmp_path, 2025, not_met))
    [said] = outlook_of(county).remains
    assert said.startswith(words)


def test_next_year_is_not_computable_while_files_are_missing(county, tmp_path):
    load(county, *year_files(tmp_path, 2025, leave_out=["susp"]))
    row = outlook_of(county)
    official, reported = row.next_years
    assert official.met is None
    assert "suspension 2025 is not loaded" in next_year_words(official)
    assert reported.met is None
    assert "not all colors of 2024, 2025 are loaded" in next_year_words(reported)


def test_a_year_without_colors_cannot_show_three_years_of_them(county, tmp_path):
    load(county, *year_files(tmp_path, 2022), *year_files(tmp_path, 2023))
    reported = outlook_of(county, 2023).next_years[-1]
    assert (reported.met, reported.missing) == (None, (2022,))


def test_the_csv(loaded):
    rows = list(csv.DictReader(io.StringIO(outlook_csv(outlook(loaded, 2025)).decode("utf-8-sig"))))
    assert tuple(rows[0]) == CSV_COLUMNS
    own = [row for row in rows if row["cds"] == DISTRICT]
    kinds = [row["kind"] for row in own]
    assert set(kinds) == set(KINDS) - {"remains"}
    [ends] = [row for row in own if row["kind"] == "ends eligibility"]
    assert ends["words"].startswith("Students with disabilities, Suspension Orange: 1 fewer")
    [chronic] = [r for r in own if r["kind"] == "counts" and r["indicator"] == "CHRONIC"]
    assert (chronic["color"], chronic["to_color"], chronic["whole_students"]) == (
        "Red",
        "Orange",
        "22",
    )
    provisional = [row for row in rows if "2026" in row["words"]]
    assert provisional
    assert all("(provisional, one source)" in row["words"] for row in provisional)


@pytest.mark.parametrize(
    ("status", "color", "letter"), [(8.5, 1, "C"), (8.0, 2, ""), (4.0, 4, ""), (12.0, 1, "C")]
)
def test_what_if(loaded, status, color, letter):
    view = district(loaded, DISTRICT, 2025)
    found = what_if(view, "SWD", Indicator.SUSPENSION, status)
    assert found.before.letter == "C"
    assert found.color == color
    assert found.after.letter == letter
    assert found.change == pytest.approx(2.5 + status - 8.5)


def test_what_if_without_a_figure_is_refused(loaded):
    view = district(loaded, DISTRICT, 2025)
    with pytest.raises(InputProblem, match="no figure here"):
        what_if(view, "SWD", Indicator.CCI, 50.0)
    assert {step.found.indicator for step in steps_of(view, "SWD")} == {
        Indicator.CHRONIC,
        Indicator.SUSPENSION,
    }
    assert steps_of(view, "AS") == ()


def test_a_year_without_rules(county):
    table = outlook(county, 2021)
    assert (table.rules, table.rows) == (None, ())
    assert table.why_not
