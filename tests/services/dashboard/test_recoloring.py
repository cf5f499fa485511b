"""Colors recomputed over a loaded year, and the remark at import."""

import pytest

from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.dashboard import imports
from sos_desktop.services.dashboard.recoloring import CSV_COLUMNS, recolor_csv, recolor_year
from tests.identified import load
from tests.importers import files

RIGHT = {
    "currnumer": "62",
    "currdenom": "200",
    "currstatus": "31.0",
    "priornumer": "40",
    "priordenom": "200",
    "priorstatus": "20.0",
    "change": "11.0",
    "color": "1",
    "statuslevel": "1",
    "changeLevel": "1",
    "box": "210",
    "smalldenom": "",
}


def chronic(folder, *groups, year=2025):
    rows = [
        files.row(
            "chronic", 2025, cds, studentgroup=group, **{**RIGHT, **values}, reportingyear=str(year)
        )
        for cds, group, values in groups
    ]
    path = folder / f"chronicdownload{year}.txt"
    path.write_text(files.text("chronic", 2025, rows), encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def path(tmp_path):
    return chronic(
        tmp_path,
        (files.DISTRICT, "SWD", {}),
        (files.DISTRICT, "EL", {"color": "3"}),
        (files.DISTRICT, "HOM", {"color": "3", "certifyflag": "Y"}),
        (files.DISTRICT, "AS", {"color": "0", "accountabilitymet": "", "currnsizemet": ""}),
        (files.SCHOOL, "SWD", {}),
    )


def test_a_year_is_counted_schools_included(county, path):
    load(county, path)
    table = recolor_year(county, 2025)
    assert (table.same, table.different, table.unknown, table.inferred) == (2, 1, {}, ())
    assert [row.group for row in table.rows if row.by_hand] == ["HOM"]


def graduation(folder, year, dass):
    """82.0% and +0.5: Green for an alternative school of 2018, Yellow for any other school."""
    row = files.row(
        "grad",
        year,
        files.SCHOOL,
        studentgroup="SWD",
        dass_flag=dass,
        **{
            "currnumer": "164",
            "currdenom": "200",
            "currstatus": "82.0",
            "priordenom": "200",
            "priorstatus": "81.5",
            "change": "0.5",
            "statuslevel": "4",
            "changelevel": "3",
            "color": "4",
            "reportingyear": str(year),
        },
    )
    path = folder / f"graddownload{year}.txt"
    path.write_text(files.text("grad", year, [row]), encoding="utf-8", newline="\n")
    return path


@pytest.mark.parametrize("order", [(2018, 2025), (2025, 2018)])
def test_alternative_status_is_that_of_the_files_own_year(county, tmp_path, order):
    for year in order:
        load(county, graduation(tmp_path, year, "Y" if year == 2018 else ""))
    [row] = recolor_year(county, 2018).rows
    assert row.computed_color == row.file_color == 4
    [now] = recolor_year(county, 2025).rows
    assert now.computed_color == 3


def test_the_csv(county, path):
    load(county, path)
    lines = recolor_csv(recolor_year(county, 2025)).decode("utf-8-sig").splitlines()
    assert lines[0] == "cds,indicator,student_group,file_color,computed_color"
    assert lines[0] == ",".join(CSV_COLUMNS)
    assert f"{files.DISTRICT},CHRONIC,EL,3,1" in lines
    assert len(lines) == 5


def test_without_cut_scores_nothing_is_guessed(county, tmp_path):
    load(county, chronic(tmp_path, (files.DISTRICT, "SWD", {}), year=2026))
    table = recolor_year(county, 2026)
    assert (table.same, table.different) == (0, 0)
    assert table.unknown == {Indicator.CHRONIC: 1}
    assert recolor_csv(table).decode("utf-8-sig").splitlines()[1].endswith(",1,")


def test_a_year_that_is_not_loaded(county):
    with pytest.raises(InputProblem, match="No data of the 2025 Dashboard"):
        recolor_year(county, 2025)


def test_the_remark_at_import_names_the_first_cell(county, path):
    [file] = imports.preview(county, [path]).files
    [issue] = [i for i in file.issues if i.column.endswith("color")]
    assert (issue.severity, issue.row, issue.value, issue.count) == (
        "warning",
        3,
        "1, 1, Yellow",
        1,
    )
    assert "does not follow from status and change" in issue.meaning
    assert "loaded as they stand" in issue.remedy


def test_no_remark_where_all_is_right_and_one_for_other_counties_too(county, tmp_path):
    right = chronic(tmp_path, (files.DISTRICT, "ALL", {}))
    assert imports.preview(county, [right]).files[0].issues == ()
    away = chronic(tmp_path, ("01611190000000", "ALL", {"color": "3"}))
    [issue] = imports.preview(county, [away], scope=imports.Scope.ALL).files[0].issues
    assert issue.value == "1, 1, Yellow"
