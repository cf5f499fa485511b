"""A list or local ratings against what is loaded beside them."""

import pytest

from sos_desktop.importers.contract import Scope, Severity
from sos_desktop.services.county.county_files import create_county_file
from sos_desktop.services.dashboard import imports
from tests.fuzz.list_tables import list_name, list_table


@pytest.fixture
def look(tmp_path):
    """What is said of a list of 2025 once other lists are loaded."""

    def look(stem, change, *beside):
        with create_county_file(tmp_path / "A.sos", "99", sample=True) as county:
            paths = [write(tmp_path, *one) for one in beside]
            imports.commit(county, imports.preview(county, paths, scope=Scope.ALL))
            path = write(tmp_path, stem, 2025, change)
            [file] = imports.preview(county, [path], scope=Scope.ALL).files
            return [i for i in file.issues if i.severity is not Severity.NOTE]

    return look


def write(folder, stem, year, change=None):
    header, *rows = list_table(stem, year)
    rows = [list(row) for row in rows]
    if change is not None:
        change(list(header), rows)
    path = folder / f"{list_name(stem, year)}.txt"
    lines = ["\t".join(row) for row in (header, *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def lose_a_row(header, rows):
    del rows[7]


def lose_a_group(header, rows):
    place = header.index("PIcurrent")
    for row in rows:
        row[place] = "*"


def other_letter_before(header, rows):
    place = header.index("SWDprior")
    row = next(row for row in rows if row[place] != "*")
    row[place] = "A" if row[place] != "A" else "B"


def another_group(header, rows):
    rows[0][2] = "White"


def sudden(header, rows):
    areas = [row for row in rows if row[4] == "Met"]
    areas[0][4] = "Not Met For Two or More Years"


def lasting_twice(header, rows):
    own = [row for row in rows if row[0] == rows[-1][0]]
    for row in own[:2]:
        row[4] = "Not Met For Two or More Years"


def lose_an_lea(header, rows):
    first = rows[0][0]
    rows[:] = [row for row in rows if row[0] != first]


def method_2(header, rows):
    rows[0][header.index("MetMethod2")] = "Y"


def one_site_more(header, rows):
    place = header.index("LCFF Equity Multiplier Entitlement D-3")
    row = next(row for row in rows if row[place] != "0")
    row[place] = str(int(row[place]) + 40)


def other_status(header, rows):
    place = header.index("AssistanceStatus2017")
    rows[0][place] = "ATSI" if rows[0][place] != "ATSI" else "No Status"


def blank_status(header, rows):
    rows[0][header.index("AssistanceStatus2018")] = "*"


def lose_statuses(header, rows):
    place = header.index("AssistanceStatus2017")
    for row in rows:
        row[place] = "*"


def mix_up_groups(header, rows):
    first, second = header.index("SED"), header.index("AA")
    for row in rows:
        row[first], row[second] = row[second], row[first]


def still_not_met(header, rows):
    next(row for row in rows if row[4] == "Not Met For Two or More Years")[4] = "Not Met"


@pytest.mark.parametrize(
    ("stem", "change", "beside", "words"),
    [
        ("essa", other_status, ("essa", 2024), "Statuses are not those that"),
        ("essa", blank_status, ("essa", 2024), "Statuses are blank that a list"),
        ("essa", lose_statuses, ("essa", 2024), "The statuses of these years are missing"),
        ("essa", mix_up_groups, ("essa", 2024), "columns may have changed places"),
        ("local", still_not_met, ("local", 2024), "CDE then says"),
        ("assistance", lose_a_row, ("assistance", 2024), "no row for LEAs"),
        ("charters", lose_a_row, ("charters", 2024), "no row for LEAs"),
        ("charters", lose_a_group, ("charters", 2024), "Nobody has a letter code or mark"),
        ("charters", other_letter_before, ("charters", 2024), "Letter codes of 2024 are not those"),
        ("low", another_group, ("assistance", 2024), "have no letter code in each of"),
        ("local", sudden, ("local", 2024), "and “Met” the year before"),
        ("local", lasting_twice, ("assistance", 2025), "Method 2"),
        ("local", lose_an_lea, ("assistance", 2025), "no rating of LEAs"),
        ("assistance", method_2, ("local", 2025), "Method 2"),
        ("leas", None, ("sites", 2025, one_site_more), "the workbook's other sheet"),
        ("sites", one_site_more, ("leas", 2025), "the workbook's other sheet"),
    ],
)
def test_what_does_not_fit_is_said(look, stem, change, beside, words):
    assert any(words in issue.meaning for issue in look(stem, change, beside))


LETTERS = [("assistance", year) for year in (2022, 2023, 2024)]


def test_whom_a_list_of_three_years_leaves_out_is_said_where_all_three_are_loaded(look):
    assert any(
        "are not in the list" in issue.meaning for issue in look("low", lose_a_row, *LETTERS)
    )


@pytest.mark.parametrize("stem", ["charters", "essa", "local", "low"])
def test_what_fits_is_loaded_without_a_word(look, stem):
    beside = [(one, year) for one in ("assistance", stem) for year in (2024, 2025)]
    assert look(stem, None, *beside[: 2 if stem == "low" else 3]) == []


def test_local_ratings_of_fewer_leas_wait_before_they_replace_a_file(county, tmp_path):
    paths = [write(tmp_path, "local", 2025)]
    imports.commit(county, imports.preview(county, paths, scope=Scope.ALL))
    fewer = write(tmp_path, "local", 2025, lambda _header, rows: rows.__delitem__(slice(0, 200)))
    [file] = imports.preview(county, [fewer], scope=Scope.ALL).files
    assert file.status is imports.FileStatus.FEWER
    assert "has fewer rows than LocalIndPerf2025.txt" in file.message
