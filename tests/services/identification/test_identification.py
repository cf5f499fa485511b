"""Letters from imported files: what is there, what is missing, and where each figure is from."""

import csv
import io

import pytest

from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.dashboard import districts, imports
from sos_desktop.services.identification import determinations, letters_text
from tests.importers import files


def load(county, folder, *made):
    preview = imports.preview(county, [*made])
    return imports.commit(county, preview)


@pytest.fixture
def loaded(county, tmp_path):
    red = {"statuslevel": "1", "color": "1", "box": "210"}
    made = [
        files.write(
            tmp_path,
            "susp",
            2025,
            [
                files.row("susp", 2025, **red, currstatus="9.2"),
                files.row("susp", 2025, files.CHARTER, **red),
                files.row("susp", 2025, "27102720000000", districtname="Monterey COE"),
            ],
        ),
        files.write(tmp_path, "ela", 2025, [files.row("ela", 2025, **red, currstatus="-98.4")]),
        files.write(tmp_path, "math", 2025, [files.row("math", 2025, color="2")]),
    ]
    load(county, tmp_path, *made)
    return county


def test_letters_with_what_is_loaded_and_what_is_not(loaded):
    table = determinations.letters(loaded, 2025)
    assert set(table.missing) == {
        Indicator.ELPI,
        Indicator.CHRONIC,
        Indicator.GRADUATION,
        Indicator.CCI,
    }
    found = {row.lea.cds: {g: r.letter for g, r in row.groups.items()} for row in table.rows}
    assert found == {files.DISTRICT: {"SWD": "D"}, "27102720000000": {}}
    assert [row.lea.cds for row in table.identified] == [files.DISTRICT]


def test_the_csv_has_a_row_per_group_that_met_a_priority(loaded):
    text = letters_text.letters_csv(determinations.letters(loaded, 2025)).decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text))
    assert list(row) == list(letters_text.CSV_COLUMNS)
    assert (row["cds"], row["student_group"], row["priorities"], row["letter"]) == (
        files.DISTRICT,
        "SWD",
        "4;6",
        "D",
    )
    assert "suspension Red (9.2%" in row["reasons"]
    opens = "Open: Priority 5 (chronic absenteeism 2025, graduation 2025); Priority 8 (college/"
    assert opens in row["reasons"]


def test_a_year_without_rules_shows_why(county):
    table = determinations.letters(county, 2021)
    assert table.rules is None
    assert "no performance levels" in table.why_not
    assert table.rows == ()


def test_the_basis_holds_figures_files_and_what_is_missing(loaded):
    basis = determinations.basis_of(loaded, files.DISTRICT, 2025)
    assert basis.result == "Computed (estimate)"
    assert {group.code: group.letter for group in basis.groups}["SWD"] == "D"
    (swd,) = (group for group in basis.groups if group.code == "SWD")
    figure = swd.reasons[-1].cells[0]
    assert (figure.indicator, figure.status, figure.row) == ("SUSPENSION", 9.2, 2)
    assert {file.indicator for file in basis.files} == {"SUSPENSION", "ELA", "MATH"}
    assert "CHRONIC" in basis.missing


@pytest.mark.parametrize(
    ("cds", "year", "words"),
    [(files.DISTRICT, 2020, "no Dashboard"), ("27999990000000", 2025, "No data of the 2025")],
)
def test_no_basis_without_rules_or_data(loaded, cds, year, words):
    with pytest.raises(InputProblem, match=words):
        determinations.basis_of(loaded, cds, year)


def test_taking_an_import_back_takes_the_letter_back(loaded):
    batch = next(b for b in imports.history(loaded) if b.indicator is Indicator.SUSPENSION)
    imports.undo_import(loaded, batch.id)
    table = determinations.letters(loaded, 2025)
    assert Indicator.SUSPENSION in table.missing
    assert table.identified == ()


def test_a_district_cell_says_figure_word_students_and_source(loaded):
    view = districts.district(loaded, files.DISTRICT, 2025)
    cell = view.cells["SWD"][Indicator.SUSPENSION]
    assert (cell.value, cell.word, cell.color, cell.counted) == ("9.2%", "Red", 1, True)
    assert cell.source.startswith("suspdownload2025.txt, row 2, imported ")
    assert cell.sentence == "suspension: 9.2%, Red, increased 0.7, 120 students"
    assert view.years == (2025,)


@pytest.mark.parametrize(
    ("values", "value", "word"),
    [
        ({"currdenom": "8", "currstatus": "", "color": "0"}, "fewer than 11 students", ""),
        ({"currdenom": "20", "color": "0"}, "10.0%", "fewer than 30 students"),
        ({"currdenom": "", "currstatus": "", "color": ""}, "not reported", ""),
        ({"currdenom": "90", "color": "0"}, "10.0%", "no color"),
    ],
)
def test_missing_is_said_in_words(county, tmp_path, values, value, word):
    rows = [files.row("susp", 2025, **values), files.row("susp", 2025, studentgroup="EL")]
    load(county, tmp_path, files.write(tmp_path, "susp", 2025, rows))
    cell = districts.district(county, files.DISTRICT, 2025).cells["SWD"][Indicator.SUSPENSION]
    assert (cell.value, cell.word, cell.color) == (value, word, 0)


def test_districts_are_listed_with_letters_and_open_case(loaded):
    rows = districts.list_districts(loaded, 2025)
    assert {row.lea.cds: dict(row.letters) for row in rows} == {
        files.DISTRICT: {"SWD": "D"},
        files.CHARTER: {},
        "27102720000000": {},
    }
    assert all(row.case_id is None for row in rows)


def test_an_lea_that_is_not_there(county):
    with pytest.raises(InputProblem, match="not in the county file"):
        districts.district(county, files.DISTRICT, 2025)
