"""Heat maps: what a cell says where the year has colours, status levels or neither."""

import pytest

from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.services.casework import cases
from sos_desktop.services.dashboard import districts, imports
from sos_desktop.services.identification import determinations
from tests.dashboard import add_figures, figure
from tests.importers import files

SUSPENSION, CCI, ELPI, ELA = (
    Indicator.SUSPENSION,
    Indicator.CCI,
    Indicator.ELPI,
    Indicator.ELA,
)


def cell(county, year, indicator, group="SWD"):
    return districts.district(county, files.DISTRICT, year).cells[group][indicator]


def test_a_year_of_status_levels_shows_them_in_their_words(county):
    add_figures(
        county,
        SUSPENSION,
        2022,
        figure("SWD", status_level=1, denominator=90, status_tenths=92),
        figure("WH", status_level=1, denominator=20, status_tenths=92),
        figure("FOS", status_level=1, denominator=20, status_tenths=92),
    )
    found = {g: cell(county, 2022, SUSPENSION, g) for g in ("SWD", "WH", "FOS")}
    assert [(c.word, c.color, c.counted) for c in found.values()] == [
        ("Very High", 1, True),
        ("fewer than 30 students", 0, False),
        ("Very High", 1, True),
    ]
    assert found["SWD"].sentence == "suspension: 9.2%, Very High, 90 students"


@pytest.mark.parametrize(
    ("mark", "word", "counted"),
    [(1, "Very Low", True), (0, "no level", False), (None, "no level", False)],
)
def test_2023_college_career_goes_by_status_and_the_files_size_mark(county, mark, word, counted):
    add_figures(
        county,
        CCI,
        2023,
        figure("SWD", status_level=1, denominator=40, status_tenths=18, size_met=mark),
        figure("HI", status_level=3, denominator=400, status_tenths=400, size_met=1),
    )
    add_figures(county, SUSPENSION, 2023, figure("SWD", color=1, status_level=1, status_tenths=92))
    found = cell(county, 2023, CCI)
    assert (found.word, found.counted) == (word, counted)
    [row] = determinations.letters(county, 2023).rows
    assert row.groups["SWD"].letter == ("G" if counted else "")


def test_a_year_of_colors_never_shows_a_status_level_in_their_place(county):
    add_figures(county, ELPI, 2024, figure("EL", status_level=1, denominator=90, status_tenths=310))
    assert cell(county, 2024, ELPI, "EL").color == 0
    assert determinations.letters(county, 2024).rows[0].groups == {}


def test_a_figure_without_color_says_when_the_year_before_is_why(county):
    add_figures(
        county,
        SUSPENSION,
        2025,
        figure("SWD", color=0, denominator=40, prior_denominator=12, status_tenths=92),
        figure("WH", color=0, denominator=40, prior_denominator=40, status_tenths=92),
    )
    assert cell(county, 2025, SUSPENSION).sentence == (
        "suspension: 9.2%, no color, fewer than 30 students the year before, 40 students"
    )
    assert cell(county, 2025, SUSPENSION, "WH").sentence == (
        "suspension: 9.2%, no color, 40 students"
    )


def test_fewer_than_eleven_students_are_not_counted_out(county):
    add_figures(county, SUSPENSION, 2025, figure("SWD", color=0, denominator=7))
    found = cell(county, 2025, SUSPENSION)
    assert found.students is None
    assert found.sentence == "suspension: fewer than 11 students"


def test_a_cell_that_counted_says_by_which_rules(county):
    add_figures(county, SUSPENSION, 2025, figure("SWD", color=1, status_tenths=92, source_row=7))
    source = cell(county, 2025, SUSPENSION).source
    assert source.startswith("suspension.txt, row 7, imported ")
    assert source.endswith("; counts toward Priority 6 by the 2025 criteria (official)")


def test_a_charter_school_has_figures_but_meets_nothing(county):
    add_figures(
        county,
        SUSPENSION,
        2025,
        figure("SWD", color=1, status_tenths=92),
        cds=files.CHARTER,
        kind="charter",
    )
    view = districts.district(county, files.CHARTER, 2025)
    assert view.cells["SWD"][SUSPENSION].word == "Red"
    assert view.results == {}
    assert determinations.letters(county, 2025).rows == ()
    assert [row.lea.cds for row in districts.list_districts(county, 2025)] == [files.CHARTER]


def test_a_year_without_rules_still_shows_its_figures(county):
    add_figures(county, ELA, 2031, figure("SWD", color=1, status_tenths=-984))
    view = districts.district(county, files.DISTRICT, 2031)
    assert view.rules is None
    assert "not known to this version" in view.why_not
    assert view.cells["SWD"][ELA].word == "Red"
    assert not view.cells["SWD"][ELA].counted


def test_an_lea_without_figures_has_an_empty_map(county):
    add_figures(county, ELA, 2025, figure("SWD", color=1))
    view = districts.district(county, files.DISTRICT, 2024)
    assert (view.groups, view.indicators, dict(view.cells)) == ((), (), {})
    assert view.years == (2025,)


def test_letters_list_only_leas_with_figures_of_the_year(county):
    add_figures(county, ELA, 2025, figure("SWD", color=1))
    add_figures(county, ELA, 2024, figure("SWD", color=1), cds="27659610000000")
    rows = determinations.letters(county, 2025).rows
    assert [row.lea.cds for row in rows] == [files.DISTRICT]


def test_other_counties_on_request(county):
    add_figures(county, ELPI, 2025, figure("LTEL", color=2), cds="01611190000000")
    add_figures(county, SUSPENSION, 2025, figure("LTEL", color=1), cds="01611190000000")
    assert determinations.letters(county, 2025).rows == ()
    [row] = determinations.letters(county, 2025, county_code="01").rows
    assert row.groups["LTEL"].letter == "D"
    assert determinations.letters(county, 2025, statewide=True).rows == (row,)


def test_grade_11_figures_never_decide(county):
    add_figures(county, ELA, 2017, figure("SWD", color=1), series="grade11")
    table = determinations.letters(county, 2017)
    assert ELA in table.missing
    assert table.rows == ()


def test_a_file_loaded_again_replaces_the_one_before(county, tmp_path):
    for color in ("1", "4"):
        made = files.write(tmp_path, "susp", 2025, [files.row("susp", 2025, color=color)])
        imports.commit(county, imports.preview(county, [made]))
    assert cell(county, 2025, SUSPENSION).word == "Green"
    assert determinations.letters(county, 2025).rows[0].groups == {}


def test_an_lea_is_read_again_only_when_other_data_are_in_force(county):
    """What is noted of cases leaves it as it is, or every page would read it after each word."""
    add_figures(county, SUSPENSION, 2024, figure("SWD", color=1, status_tenths=92, denominator=90))
    first = districts.district(county, files.DISTRICT, 2024)
    cases.open_case(county, files.DISTRICT, Route.VOLUNTARY, request="They asked")
    assert districts.district(county, files.DISTRICT, 2024) is first
    add_figures(county, ELA, 2024, figure("SWD", color=1, status_tenths=-920, denominator=90))
    again = districts.district(county, files.DISTRICT, 2024)
    assert set(again.indicators) == {*first.indicators, ELA}
