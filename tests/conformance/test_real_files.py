"""On CDE's real files: everything imports, and Monterey's letters are exactly CDE's."""

import shutil

import pytest
from python_calamine import CalamineWorkbook

from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.dashboard import districts, imports
from sos_desktop.services.dashboard.imports import FileStatus, Scope, Severity
from sos_desktop.services.identification import determinations

pytestmark = pytest.mark.real_data


def official_letters(path, county_code):
    """CDE's letters of one county: {(cds, group): letter}; the sheet is found by its header."""
    with CalamineWorkbook.from_path(path) as book:
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    for rows in sheets:
        for place, row in enumerate(rows[:12]):
            names = [str(cell).casefold() for cell in row]
            if names[0] == "cdcode" and "cds" in names:
                return _letters(names, rows[place + 1 :], county_code)
    raise AssertionError(f"no list in {path}")


def _letters(names, rows, county_code):
    found = {}
    for row in rows:
        cds = str(row[names.index("cds")]).removesuffix(".0").zfill(14)
        for place, name in enumerate(names):
            group = name.removesuffix("priorities").strip("_").upper()
            letter = str(row[place]).strip()
            if name.endswith("priorities") and cds.startswith(county_code) and letter.isalpha():
                found[(cds, "MR" if group == "TOM" else group)] = letter
    return found


@pytest.fixture
def county_template(request, made_once, real_data, new_county_file):
    """The file with the Dashboard of every year where a test asks for it; loaded once."""
    if "loaded" not in request.fixturenames:
        return new_county_file

    def fill(folder):
        shutil.copyfile(new_county_file, folder / "loaded.sos")
        with open_county_file(folder / "loaded.sos") as county:
            preview = imports.preview(county, [real_data / "dashboard"], scope=Scope.LEAS)
            imports.commit(county, preview)

    return made_once("real_dashboard", fill).path / "loaded.sos"


@pytest.fixture
def loaded(county):
    return county


def test_every_file_imports(county, real_data):
    preview = imports.preview(county, [real_data / "dashboard"], scope=Scope.ALL)
    assert preview.problems == ()
    assert {file.status for file in preview.files} == {FileStatus.READY}
    assert len(preview.files) == 26
    assert len(imports.commit(county, preview).batches) == 26


def test_the_file_a_colleague_sent_is_repaired_and_says_how(county, real_data):
    preview = imports.preview(county, [real_data / "dashboard" / "2024-odd"], scope=Scope.ALL)
    [file] = preview.files
    assert (file.indicator, file.year, file.rows_kept) == (Indicator.ELPI, 2024, 17_926)
    repaired = {i.column: 0 for i in file.issues}
    for issue in file.issues:
        repaired[issue.column] += issue.count
    assert repaired == {"cds": 1432 + 2, "studentgroup": 17_926, "color": 309}
    assert all(i.severity in (Severity.REPAIR, Severity.NOTE) for i in file.issues)


@pytest.mark.parametrize(("year", "cells"), [(2022, 35), (2023, 21)])
def test_montereys_letters_are_cdes(loaded, real_data, year, cells):
    table = determinations.letters(loaded, year)
    computed = {
        (row.lea.cds, group): result.letter
        for row in table.rows
        for group, result in row.groups.items()
        if result.letter
    }
    official = official_letters(
        real_data / "assistance" / f"assistancestatus{year % 100}.xlsx", "27"
    )
    assert len(official) == cells
    assert computed == official
    assert table.missing == ()


def test_2018_graduation_red_never_contradicts_a_letter(loaded, real_data):
    """Where CDE's 2019 list has no 2018 letters, only the figures themselves are looked at."""
    view = districts.district(loaded, "19647330000000", 2018)
    assert set(view.indicators) == {Indicator.GRADUATION}
    table = determinations.letters(loaded, 2018, statewide=True)
    assert all(r.priorities == (5,) for row in table.rows for r in row.groups.values())


def test_2017_reds_agree_with_cdes_letters_statewide(loaded, real_data):
    """Graduation Red met Priority 5, English learner progress Red Priority 4, in every letter."""
    official = official_letters(real_data / "assistance" / "assistance-status.xls", "")
    priorities = {"A": {4, 5, 6}, "B": {4, 5}, "C": {5, 6}, "D": {4, 6}}
    table = determinations.letters(loaded, 2017, statewide=True)
    looked_at = contradicted = 0
    for row in table.rows:
        for group, result in row.groups.items():
            letter = official.get((row.lea.cds, group))
            if letter is not None:
                looked_at += 1
                contradicted += not set(result.priorities) <= priorities[letter]
    assert looked_at > 40
    assert contradicted == 0
