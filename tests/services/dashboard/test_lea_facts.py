"""CALPADS as a recorded fact, local ratings, schools under ESSA, and a cell's years."""

import pytest

from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county import undo
from sos_desktop.services.dashboard.lea_facts import lea_facts, record_calpads, trend
from tests.identified import load, ratings_file, year_files
from tests.importers import files, lists
from tests.importers.files import CHARTER, DISTRICT, SCHOOL
from tests.prepared_case import county_prepared_by

LETTER = "CDE letter of Dec 11, 2024"


def load_all(county, folder):
    load(
        county,
        *year_files(folder, 2024),
        ratings_file(folder, 2024, [(DISTRICT, 6)], leas=[DISTRICT]),
    )


county_template, loaded = county_prepared_by(load_all, "loaded")


def test_a_failure_to_certify_is_recorded_changed_and_taken_back(loaded):
    assert lea_facts(loaded, DISTRICT, 2024).calpads is None
    record_calpads(loaded, DISTRICT, 2024, failed=True, source=LETTER)
    fact = lea_facts(loaded, DISTRICT, 2024).calpads
    assert (bool(fact.holds), fact.source) == (True, LETTER)
    assert lea_facts(loaded, DISTRICT, 2023).calpads is None
    record_calpads(loaded, DISTRICT, 2024, failed=False, source="Certified after all")
    assert not lea_facts(loaded, DISTRICT, 2024).calpads.holds
    undo.undo(loaded)
    assert lea_facts(loaded, DISTRICT, 2024).calpads.holds
    undo.undo(loaded)
    assert lea_facts(loaded, DISTRICT, 2024).calpads is None


@pytest.mark.parametrize(
    ("cds", "source", "words"),
    [(DISTRICT, "  ", "Write where this was read"), ("27999990000000", LETTER, "not in the")],
)
def test_a_fact_needs_a_source_and_an_lea(loaded, cds, source, words):
    with pytest.raises(InputProblem, match=words):
        record_calpads(loaded, cds, 2024, failed=True, source=source)


def test_local_ratings_in_cdes_words(loaded):
    ratings = lea_facts(loaded, DISTRICT, 2024).ratings
    assert ratings == {
        1: "Met",
        2: "Met",
        3: "Met",
        6: "Not Met for Two or More Years",
        7: "Met",
    }
    assert lea_facts(loaded, DISTRICT, 2023).ratings == {}


def essa(folder, *rows):
    names = [
        "cds",
        "schoolname",
        "districtname",
        "countyname",
        "Charter",
        "AssistanceStatus2023",
        "AssistanceStatus2024",
        "Exit",
        "SWD",
        "TOM",
        "TotStudGrps",
        "ReportingYear",
    ]
    path = folder / "essaassistance24.xlsx"
    table = [[*row, 2024] for row in rows]
    path.write_bytes(lists.workbook([("ESSA State Schools", 3, names, table)]))
    return path


def test_a_districts_schools_under_essa(loaded, tmp_path):
    load(
        loaded,
        essa(
            tmp_path,
            [SCHOOL, "Loma", "Cañada Union", "Monterey", "*", "ATSI", "TSI", "NOEXIT", 1, 1, 2],
            [
                CHARTER,
                "Peña",
                "Cañada Union",
                "Monterey",
                "Y",
                "ATSI",
                "No Status",
                "ATSIEXIT",
                0,
                0,
                0,
            ],
            [
                "27661592734339",
                "Paz",
                "Cañada Union",
                "Monterey",
                "*",
                "*",
                "No Status",
                "*",
                0,
                0,
                0,
            ],
            ["27754402734321", "Far", "Soledad", "Monterey", "*", "*", "CSI Grad", "*", 0, 0, 0],
        ),
    )
    facts = lea_facts(loaded, DISTRICT, 2024)
    assert (facts.schools_year, facts.schools_without) == (2024, 1)
    found = {school.name: school for school in facts.schools}
    assert set(found) == {"Loma", "Peña"}
    assert (found["Loma"].status, found["Loma"].before) == ("TSI", "ATSI")
    assert set(found["Loma"].groups) == {"SWD", "MR"}
    assert found["Peña"].leaving == "left ATSI"


def test_without_a_list_no_school_is_said_to_be_fine(loaded):
    facts = lea_facts(loaded, DISTRICT, 2024)
    assert (facts.schools, facts.schools_year) == ((), None)


def test_a_cells_years(loaded, tmp_path):
    rows = [files.row("susp", 2025, studentgroup="ALL", currstatus="7.5")]
    load(loaded, files.write(tmp_path, "susp", 2025, rows))
    assert trend(loaded, DISTRICT, "ALL", Indicator.SUSPENSION) == ((2024, 10.0), (2025, 7.5))
    assert trend(loaded, DISTRICT, "AS", Indicator.SUSPENSION) == ()
