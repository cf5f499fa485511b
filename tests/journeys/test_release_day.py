"""Release day for a county, by keyboard alone: from CDE's files to letters in a folder."""

import pytest

from db.models.county import LeaRow
from sos_desktop.domain.casework.records import Consultant, Person
from sos_desktop.domain.casework.words import PersonRole
from sos_desktop.services import sample
from sos_desktop.services.casework import cases
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import create_county_file
from sos_desktop.services.dashboard import imports
from tests.importers import lists
from tests.journeys.keyboard import FEW, Keyboard, words
from tests.letters import fill_registers
from tests.ui.pages.reading import cells, sheets

pytestmark = pytest.mark.journey

CANADA, COPPER, LAUREL, MESA, RIDGELINE, WINDROW = (
    "99610020000000",
    "99610070000000",
    "99610050000000",
    "99610010000000",
    "99610030000000",
    "99610080000000",
)
SERVED = {
    CANADA: "Cañada Vista Union Elementary",
    COPPER: "Copper Canyon Unified",
    LAUREL: "Laurel Bend Unified",
    MESA: "Mesa Alta Unified",
    RIDGELINE: "Ridgeline Joint Union High",
    WINDROW: "Windrow Elementary",
}
OTHERS = {
    "99100990000000": "Alder County Office of Education",
    "99610090000000": "Bell Meadow Elementary",
    "99610060000000": "Orchard Flat Unified",
    "99610040000000": "Tule Slough Elementary",
}


@pytest.fixture
def county(tmp_path):
    """The invented county, with an office that writes letters and three superintendents."""
    with create_county_file(tmp_path / "alder.sos", sample.COUNTY_CODE, sample=True) as made:
        made.user = "Ana Ruiz"
        _write_down_people(made)
        yield made


def _write_down_people(county):
    """The office, who signs, whom to call, and the superintendents of all but Ridgeline."""
    with county.session("Load") as session:
        session.add_all(
            LeaRow(cds=cds, kind="district", county_code="99", county_name="Alder", name=name)
            for cds, name in SERVED.items()
        )
    fill_registers(county, CANADA)
    for cds, name in ((LAUREL, "Noor Adeyemi"), (MESA, "Iris Okafor")):
        role, title = PersonRole.SUPERINTENDENT, "Superintendent"
        person = Person(name=name, role=role, cds=cds, title=title, salutation="Dr. " + name[5:])
        registers.save(county, person)
    registers.save(county, Consultant(name="Ben Ito", title="Coordinator", phone="(555) 010-0124"))


@pytest.fixture
def from_cde(tmp_path):
    """Two years of Dashboard files, and CDE's list of the second, which differs in one letter."""
    folder = tmp_path / "from CDE, año 2025"
    folder.mkdir()
    rows = [
        _row(CANADA, lists.GENERAL, lists.FIRST, HOM="C"),
        _row(COPPER, lists.FIRST, lists.FIRST, EL="D", HOM="A", LTEL="D", SWD="K"),
        _row(LAUREL, lists.FIRST, lists.SECOND),
        _row(WINDROW, lists.FIRST, lists.FIRST, SWD="B"),
        _row(MESA, lists.FIRST, lists.FIRST, HOM="F", LTEL="D", SWD="K"),
        _row(RIDGELINE, lists.GENERAL, lists.FIRST, LTEL="E", SWD="D"),
        *(_row(cds, lists.GENERAL, lists.GENERAL) for cds in OTHERS),
    ]
    listed = lists.write(folder, 2025, *rows)
    return [*sample.sample_files(2024), *sample.sample_files(2025), listed]


def _row(cds, before, now, **letters):
    name = {**SERVED, **OTHERS}[cds]
    return lists.Row(cds, name, letters, {2024: before, 2025: now}, "1" if letters else "")


@pytest.fixture
def keys(window, settle):
    return Keyboard(window, settle, "release-day")


def test_release_day(keys, window, county, dialogs, from_cde, tmp_path):
    _load(keys, window, county, dialogs, from_cde)
    _reconcile(keys, window)
    _open_last_years_cases(keys, window, county)
    _open_or_continue(keys, window, county)
    _assign_all(keys, window, county)
    _fill_in_who_is_missing(keys, window)
    _make_letters(keys, window, tmp_path)
    assert dialogs.problems == []


def _load(keys, window, county, dialogs, paths):
    """Choose CDE's files, look, import."""
    dialogs.files = paths
    keys.press("Ctrl+L")
    assert "rows are ready" in window.page.view.message.text()
    keys.picture("looked at")
    assert keys.tab_to(f"Import {len(paths)} files") == 0
    keys.press("Enter")
    assert f"Loaded {len(paths)} files" in window.notice.text.text()
    assert len(imports.history(county)) == len(paths)
    keys.picture("loaded")


def _reconcile(keys, window):
    """The comparison with CDE's list: one letter differs, and why it may."""
    keys.press("Ctrl+4")
    assert keys.at == "Letter codes by LEA and student group"
    assert "6 of 10 owed assistance" in words(window.page.release)
    keys.picture("identification")
    assert keys.tab_to("Letter codes", back=True) <= FEW
    keys.press("Right", "Right")
    compare = window.page.tabs.compare
    assert compare.isVisible()
    assert "140 cells: 139 agree, 1 differ" in words(compare)
    assert keys.tab_to("All 71") <= FEW
    keys.press("Right")
    assert keys.at == "Differences 1"
    assert keys.tab_to("Comparison with CDE's list") <= FEW
    assert "Ridgeline Joint Union High What Letter code, Students with disabilities" in words(
        compare
    )
    assert "CDE may have used" in words(compare.card)
    keys.picture("comparison")


def _open_last_years_cases(keys, window, county):
    """Release day can be done for a year that has gone by as well."""
    assert keys.tab_to("Open cases…") <= FEW
    keys.press("Space")
    asked = keys.dialog("Open cases for a year")
    assert "6 to open, 0 to continue" in words(asked)
    keys.tab_to("Dashboard year", back=True)
    keys.choose("2024")
    assert "4 to open, 0 to continue" in words(asked)
    keys.press("Enter")
    keys.no_dialog()
    assert window.page.key == "caseload"
    assert keys.at == "Stage 1, Identification, 4 cases"
    assert _names(county) == {SERVED[cds] for cds in (COPPER, LAUREL, MESA, WINDROW)}


def _open_or_continue(keys, window, county):
    """The new year: four continue, two are new; one is left out and taken in again."""
    assert keys.tab_to("Open cases for a year…") <= FEW
    keys.press("Space")
    asked = keys.dialog("Open cases for a year")
    assert keys.at == "What the year means for each LEA"
    assert "2 to open, 4 to continue" in words(asked)
    keys.press("Down", "Space")
    assert "1 to open, 4 to continue" in words(asked)
    keys.press("Space")
    keys.picture("open cases")
    keys.press("Enter")
    keys.no_dialog()
    assert window.notice.text.text() == "2 cases opened, 4 cases continued"
    assert _names(county) == set(SERVED.values())
    years = {
        row.lea.cds: [y.year for y in cases.case_file(county, row.case.id).years]
        for row in cases.list_cases(county)
    }
    assert 2025 in years[LAUREL]
    assert 2025 in years[MESA]
    keys.picture("caseload")


def _assign_all(keys, window, county):
    """From the first card: all of them, then the consultant."""
    assert keys.at == "Stage 1, Identification, 6 cases"
    keys.press("Ctrl+A")
    assert keys.tab_to("Assign the selected cases") <= FEW
    keys.press("Enter")
    keys.dialog("Assign 6 cases")
    assert keys.at == "Consultant"
    keys.type("ben")
    keys.press("Down", "Enter")
    keys.picture("assign")
    keys.press("Enter")
    keys.no_dialog()
    assert {row.case.consultant for row in cases.list_cases(county)} == {"Ben Ito"}
    assert window.notice.text.text() == "6 cases assigned to Ben Ito"


def _fill_in_who_is_missing(keys, window):
    """A letter says what it lacks, and where it is filled in is one key away."""
    keys.press("Ctrl+7")
    letters = window.page.letters
    assert keys.at == "Letter of each LEA"
    keys.type("Ridge")
    assert "the superintendent's name" in words(letters.detail)
    assert keys.tab_to("Address book…*") <= FEW
    keys.picture("what is missing")
    keys.press("Space")
    keys.dialog("Superintendent of Ridgeline")
    for text in ("Sol Marín", "Superintendent", "Dr. Marín"):
        keys.type(text)
        keys.press("Tab")
    keys.picture("superintendent")
    keys.press("Enter")
    keys.no_dialog()
    assert keys.at == "Letter of each LEA", "nothing is missing any more"
    assert letters.current().found.lea.cds == RIDGELINE
    assert letters.current().ready


def _make_letters(keys, window, tmp_path):
    """Letters of the whole county; a list says what was not made, and why."""
    folder = tmp_path / "letters"
    folder.mkdir()
    assert keys.tab_to("Make letters…") <= FEW
    keys.press("Space")
    asked = keys.dialog("Make letters for 2025")
    keys.tab_to("One-pagers")
    keys.press("Space")
    assert "4 can be made; 6 cannot yet" in words(asked)
    keys.tab_to("Folder")
    keys.replace(str(folder))
    keys.picture("make letters")
    keys.press("Enter")
    made = keys.dialog("4 made, 6 not made")
    lines = {row[0]: row for row in cells(made.table)}
    assert lines["Tule Slough Elementary"][2] == "not made"
    assert "the superintendent's name" in lines["Tule Slough Elementary"][3]
    keys.picture("what was made")
    keys.press("Enter")
    keys.no_dialog()
    assert keys.at == "Make letters…"
    names = {path.name for path in folder.iterdir()}
    assert "Laurel Bend Unified letter - Second year 2025.docx" in names
    assert "Ridgeline Joint Union High letter - New district 2025.pdf" in names
    assert not any("Tule" in name for name in names)
    listing = sheets(folder / "Letters made.xlsx")
    assert "Tule Slough Elementary" in "".join(listing.values())
    keys.picture("done")


def _names(county):
    return {row.lea.name for row in cases.list_cases(county)}
