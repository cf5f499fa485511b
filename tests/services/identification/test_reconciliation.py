"""Computed against CDE's list, cell by cell and LEA by LEA, from the file or from a workbook."""

import pytest

from sos_desktop.domain.identification.clock import GENERAL, year_of_help
from sos_desktop.domain.identification.reconcile import Outcome
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.identification.comparison_text import (
    CSV_COLUMNS,
    comparison_csv,
    sentence,
    summary,
)
from sos_desktop.services.identification.reconciliation import reconcile, reconcile_workbook
from tests.identified import COE, load, ratings_file, two_priorities, year_files
from tests.importers import lists
from tests.importers.files import DISTRICT
from tests.prepared_case import county_prepared_by

YEAR_1 = year_of_help(1)
OTHER = "27754400000000"


def load_year(county, folder):
    """2023: the district's students with disabilities have C, the county office has nothing."""
    load(county, *year_files(folder, 2023, two_priorities(DISTRICT)), ratings_file(folder, 2023))


county_template, computed = county_prepared_by(load_year, "computed")


def listed(letters, *, methods="1", status=YEAR_1, level_3="N"):
    return lists.Row(letters=letters, statuses={2023: status}, methods=methods, level_3=level_3)


OFFICE_2024 = lists.Row(COE, "Monterey COE", {}, {2024: GENERAL}, "", "N")
OFFICE = lists.Row(COE, "Monterey COE", {}, {2023: GENERAL}, "", "N")


def compared(county, folder, row, *more):
    return reconcile_workbook(county, lists.write(folder, 2023, row, *more or (OFFICE,)))


def test_what_agrees_needs_no_words(computed, tmp_path):
    found = compared(computed, tmp_path, listed({"SWD": "C"}))
    assert found.differences == ()
    assert found.counts == {Outcome.AGREE: 26}
    assert (found.leas, found.without_data, found.not_listed) == (2, 0, ())
    [cell] = found.cells
    assert (cell.what, cell.computed, cell.official, cell.outcome) == ("SWD", "C", "C", "agree")
    assert {fact.what for fact in found.facts} == {
        "Method 1",
        "Method 2",
        "Method 3",
        "Criteria met",
        "Status",
        "EC 52072 flag",
    }


@pytest.mark.parametrize(
    ("letters", "outcomes"),
    [
        ({"SWD": "A"}, {"SWD": Outcome.DIFFER}),
        ({"SWD": "C", "TOM": "D"}, {"SWD": Outcome.AGREE, "MR": Outcome.ONLY_OFFICIAL}),
        ({"EL": "C"}, {"SWD": Outcome.ONLY_COMPUTED, "EL": Outcome.ONLY_OFFICIAL}),
        ({"SWD": "Z"}, {"SWD": Outcome.NOT_COMPUTABLE}),
    ],
)
def test_cells(letters, outcomes, computed, tmp_path):
    found = compared(computed, tmp_path, listed(letters))
    assert {cell.what: cell.outcome for cell in found.cells} == outcomes
    assert all(cell.causes for cell in found.cells if cell.outcome is not Outcome.AGREE)


def test_a_fact_that_differs_has_a_cause(computed, tmp_path):
    row = listed({"SWD": "C"}, methods="2", status=GENERAL)
    found = {
        fact.what: fact for fact in compared(computed, tmp_path, row).facts if fact.cds == DISTRICT
    }
    assert found["Method 1"].outcome is Outcome.DIFFER
    assert found["Method 2"].causes == (
        "a local indicator, or a letter code that differs; see the LEA's cells",
    )
    assert found["Status"].outcome is Outcome.DIFFER
    assert found["Criteria met"].outcome is Outcome.AGREE


def test_a_missing_file_is_told_apart_from_a_difference(county, tmp_path):
    load(county, *year_files(tmp_path, 2023, two_priorities(DISTRICT), leave_out=["susp"]))
    found = compared(county, tmp_path, listed({"SWD": "C"}))
    assert found.differences == ()
    [cell] = found.cells
    assert cell.outcome is Outcome.NOT_COMPUTABLE
    assert cell.causes == ("suspension 2023 is not loaded",)
    said = summary(found)
    assert "Not computable: 1 letter code (suspension 2023 is not loaded)." in said
    assert any(line.startswith("Not computable: Method 2 of 1 LEA (local") for line in said)


def test_nothing_is_judged_that_a_missing_file_could_letter(county, tmp_path):
    """One file of all students alone: no letter follows from it, and none agrees by it."""
    everything = ("ela", "math", "elpi", "susp", "grad", "cci")
    load(county, *year_files(tmp_path, 2023, leave_out=everything))
    found = compared(county, tmp_path, listed({"SWD": "C"}))
    assert (found.counts, found.judged) == ({Outcome.NOT_COMPUTABLE: 26}, 0)
    assert len(found.cells) == 26
    assert "2 LEAs, 0 of 26 cells could be compared: 0 agree, 0 differ" in summary(found)[0]


def test_a_file_without_rows_of_an_lea_is_the_cause_and_no_difference(county, tmp_path):
    files = year_files(tmp_path, 2023, [(DISTRICT, "SWD", "chronic")], leave_out=["susp"])
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    other = next(p for p in year_files(elsewhere, 2023, leas=[COE]) if "susp" in p.name)
    load(county, *files, other, ratings_file(tmp_path, 2023))
    found = compared(county, tmp_path, listed({"SWD": "C"}))
    assert found.differences == ()
    why = ("the suspension file of 2023 has no rows for this LEA",)
    [cell] = [cell for cell in found.cells if cell.outcome is Outcome.NOT_COMPUTABLE]
    assert (cell.what, cell.causes) == ("SWD", why)
    facts = {fact.what: fact for fact in found.facts if fact.cds == DISTRICT}
    assert (facts["Method 1"].outcome, facts["Method 1"].causes) == (Outcome.NOT_COMPUTABLE, why)
    assert facts["Method 2"].outcome is Outcome.AGREE


@pytest.mark.parametrize(
    ("status", "outcome"), [(YEAR_1, Outcome.NOT_COMPUTABLE), (GENERAL, Outcome.DIFFER)]
)
def test_a_status_that_is_possible_is_open_and_another_differs(status, outcome, county, tmp_path):
    before = lists.Row(statuses={2023: YEAR_1}, methods="1")
    load(county, lists.write(tmp_path, 2023, before))
    load(county, *year_files(tmp_path, 2024))
    row = lists.Row(statuses={2024: status}, methods="")
    found = reconcile_workbook(county, lists.write(tmp_path, 2024, row, OFFICE_2024))
    [said] = [fact for fact in found.facts if fact.what == "Status" and fact.cds == DISTRICT]
    assert said.outcome is outcome


def test_leas_on_one_side_only(computed, tmp_path):
    away = lists.Row(OTHER, "Soledad Unified", {"SWD": "D"}, {2023: YEAR_1}, "1")
    found = compared(computed, tmp_path, OFFICE, away)
    assert (found.leas, found.without_data, found.not_listed) == (1, 1, ("Cañada Union",))
    assert [(c.what, c.outcome, c.causes) for c in found.differences] == [
        ("SWD", Outcome.ONLY_COMPUTED, ("the LEA is not in CDE's list",))
    ]
    said = summary(found)
    assert "No data are loaded for 1 LEA of the list; it is not compared." in said
    assert "Not in the list, although data are loaded: Cañada Union." in said


def test_statuses_missing_leave_the_letters_compared(computed, tmp_path):
    row = lists.Row(letters={"SWD": "C"}, statuses={}, methods="1", level_3="N")
    found = compared(computed, tmp_path, row)
    assert "Status" not in {fact.what for fact in found.facts if fact.cds == DISTRICT}
    assert found.counts[Outcome.AGREE] == 26


def test_the_list_in_the_file_and_its_first_edition_as_a_cause(computed, tmp_path):
    assert reconcile(computed, 2023) is None
    load(computed, lists.write(tmp_path, 2023, listed({"SWD": "C"}), OFFICE))
    load(computed, lists.write(tmp_path, 2023, listed({}), OFFICE, name="list23-rev.xlsx"))
    found = reconcile(computed, 2023)
    [cell] = found.cells
    assert (found.file_name, cell.outcome) == ("list23-rev.xlsx", Outcome.ONLY_COMPUTED)
    assert cell.causes[0] == ("a revised file: assistancestatus23.xlsx says what is computed here")
    assert "computed C, official no letter code. Likely cause: a revised file" in sentence(cell)


def test_every_result_says_whose_it_is(computed, tmp_path):
    found = compared(computed, tmp_path, listed({"SWD": "C"}))
    assert "2023 criteria (official), computed (estimate)" in summary(found)[0]
    text = comparison_csv(found.cells).decode("utf-8-sig")
    assert text.splitlines()[0] == ",".join(CSV_COLUMNS)
    assert f"{DISTRICT},Cañada Union,SWD,C,C,agree," in text


def test_what_cannot_be_compared_is_refused_in_a_sentence(computed, tmp_path):
    [figures, *_others] = year_files(tmp_path, 2023)
    with pytest.raises(InputProblem, match="is not CDE's list of districts"):
        reconcile_workbook(computed, figures)
    with pytest.raises(InputProblem, match="No data of the 2019 Dashboard"):
        reconcile_workbook(
            computed, lists.write(tmp_path, 2019, lists.Row(statuses={2019: GENERAL}))
        )
