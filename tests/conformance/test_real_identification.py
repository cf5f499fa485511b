"""The identification services on CDE's real files, against CDE's own lists and colors."""

import csv
from collections import Counter

import pytest

from sos_desktop.domain.identification.history import Basis, Movement
from sos_desktop.domain.identification.reconcile import Outcome
from sos_desktop.services.dashboard import imports
from sos_desktop.services.dashboard.recoloring import recolor_year
from sos_desktop.services.identification.ledgers import lea_ledger, release_day
from sos_desktop.services.identification.outlooks import outlook
from sos_desktop.services.identification.reconciliation import reconcile_workbook
from sos_desktop.services.identification.status import statuses

pytestmark = pytest.mark.real_data

SALINAS_UNION = "27661590000000"


@pytest.fixture
def load(county, real_data):
    def load(*names, scope=imports.Scope.LEAS):
        preview = imports.preview(county, [real_data / name for name in names], scope=scope)
        imports.commit(county, preview)
        return county

    return load


def colored(table):
    return table.same + table.different


def missed(table):
    return {
        (row.cds, row.group)
        for row in table.rows
        if row.file_color and row.file_color != row.computed_color
    }


def test_every_color_of_monterey_2023(load):
    table = recolor_year(load("dashboard/2023-monterey", scope=imports.Scope.ALL), 2023)
    assert (table.same, colored(table), table.unknown) == (802, 802, {})
    assert [row for row in table.rows if row.computed_color and not row.file_color] == []


@pytest.mark.parametrize("stem", ["ela", "math"])
def test_every_color_of_2024_test_takers(load, real_data, stem):
    """In that year's files rows of those who took one test have colors like any group's."""
    names = sorted((real_data / "dashboard").glob(f"2024*/{stem}download2024*"))
    if not names:
        pytest.skip(f"{stem}download2024 is not among the files")
    county = load(*(name.relative_to(real_data) for name in names), scope=imports.Scope.ALL)
    table = recolor_year(county, 2024)
    assert {row.group for row in table.rows if row.file_color} >= {"SBA", "CAA"}
    assert missed(table) == set()
    assert [row for row in table.rows if row.computed_color and not row.file_color] == []


@pytest.mark.parametrize("later", [False, True])
def test_every_color_of_2018_graduation_statewide(load, later):
    """Its cut scores were read off this very file, so this shows that they are whole.

    Which schools have alternative status changes; a file of a later year must not matter.
    """
    files = ["dashboard/2018/graddownload2018.txt", *(["dashboard/2024-odd"] if later else [])]
    table = recolor_year(load(*files, scope=imports.Scope.ALL), 2018)
    assert colored(table) > 10_000
    assert missed(table) == set()


def test_the_colors_of_2017_that_do_not_come_out_are_those_cde_set_by_another_rule(load, real_data):
    """`flag50pct`: fewer than half of the English learners were tested, and Orange was given."""
    county = load(
        "dashboard/2017/graddownload2017f.txt",
        "dashboard/2017/elpidownload2017f.txt",
        scope=imports.Scope.ALL,
    )
    table = recolor_year(county, 2017)
    path = real_data / "dashboard" / "2017" / "elpidownload2017f.txt"
    with path.open(encoding="cp1252", newline="") as stream:
        flagged = {
            (row["cds"], "EL")
            for row in csv.DictReader(stream, delimiter="\t")
            if row["flag50pct"] == "Y"
        }
    assert colored(table) > 16_000
    assert len(flagged) == 6
    assert missed(table) <= flagged


def test_every_color_of_2024_english_learner_progress_statewide(load):
    table = recolor_year(load("dashboard/2024-odd", scope=imports.Scope.ALL), 2024)
    assert colored(table) > 9_000
    assert missed(table) == set()


@pytest.mark.parametrize(("year", "letters"), [(2022, 35), (2023, 21)])
def test_montereys_cells_reconcile_one_by_one(load, real_data, year, letters):
    county = load(f"dashboard/{year}-monterey")
    found = reconcile_workbook(
        county, real_data / "assistance" / f"assistancestatus{year % 100}.xlsx"
    )
    assert found.counts == {Outcome.AGREE: 325}
    assert len(found.cells) == letters
    assert found.differences == ()
    assert (found.leas, found.not_listed) == (25, ())


@pytest.mark.parametrize(
    ("folder", "workbook"),
    [
        ("2017", "assistance-status.xls"),
        ("2018", "assistancestatus18.xlsx"),
        ("2024-odd", "assistancestatus24.xlsx"),
    ],
)
def test_reds_never_contradict_a_letter_statewide(load, real_data, folder, workbook):
    """Few files are there, so most cells are open; what is there must fit CDE's letters."""
    path = real_data / "assistance" / workbook
    if not path.exists():
        pytest.skip(f"{workbook} is not among the files")
    found = reconcile_workbook(load(f"dashboard/{folder}"), path)
    contradicted = [cell for cell in found.cells if cell.outcome.is_difference]
    assert contradicted == []
    assert found.counts[Outcome.NOT_COMPUTABLE] > 300


def test_reds_of_2018_and_2024_alone_never_make_a_letter(load):
    county = load("dashboard/2018", "dashboard/2024-odd")
    for year in (2018, 2024):
        for row in statuses(county, year, statewide=True).rows:
            if row.lea.kind != "charter":
                assert (row.letters, row.criteria_met) == (None, None)
                assert row.why


def test_statuses_of_the_whole_state_are_cdes(load):
    county = load("assistance")
    table = statuses(county, 2023, statewide=True)
    assert Counter(row.status for row in table.rows) == {
        "Differentiated Assistance, Year 1": 466,
        "General Assistance": 525,
    }
    assert sum(row.level_3.flag is True for row in table.rows) == 66
    assert {row.basis for row in table.rows} == {Basis.OFFICIAL}
    restated = statuses(county, 2018, statewide=True)
    served = [row for row in restated.rows if (row.status or "").startswith("Differentiated")]
    assert len(served) > 370
    assert {row.letters for row in served} == {None}


def test_montereys_release_day_and_a_ledger(load):
    county = load("assistance", "dashboard/2022-monterey", "dashboard/2023-monterey")
    day = release_day(county, 2023)
    assert Counter(line.movement for line in day.lines if line.cds.endswith("0" * 7)) == {
        Movement.NONE: 8,
        Movement.CONTINUED: 9,
        Movement.LEFT: 7,
        Movement.ENTERED: 1,
    }
    assert {line.name for line in day.at_level_3} == {
        "Monterey County Office of Education",
        "Salinas Union High",
        "South Monterey County Joint Union High",
    }
    found = lea_ledger(county, SALINAS_UNION)
    assert [line.entry.year for line in found] == [2017, 2018, 2019, 2022, 2023]
    assert found[-1].in_assistance == 5
    assert {line.entry.basis for line in found} == {Basis.OFFICIAL}


def test_montereys_outlook_of_2023(load):
    table = outlook(load("dashboard/2023-monterey"), 2023)
    groups = [group for row in table.rows for group in row.groups]
    assert len(groups) == 21
    assert all(group.ways for group in groups)
    assert any(row.watched for row in table.rows)
