"""The small inputs that went wrong before: each gives what is right.

They lie beside CDE's files; a synthetic twin of each kind is among the tests of its room.
"""

import pytest

from sos_desktop.domain.dashboard.codes import Color
from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.domain.identification.history import Basis
from sos_desktop.exporters.word_file import check_word_file
from sos_desktop.foundation.errors import AppError
from sos_desktop.importers.contract import VALUES, Scope, Severity
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.dashboard import imports
from sos_desktop.services.dashboard.imports import FileStatus
from sos_desktop.services.identification.reconciliation import reconcile_workbook
from sos_desktop.services.identification.status import statuses
from tests.importers.lists import GENERAL, OLD

pytestmark = pytest.mark.real_data

READY = FileStatus.READY


@pytest.fixture(scope="module")
def cases(real_data):
    folder = real_data.parent / "cases"
    if not folder.is_dir():
        pytest.skip("there is no folder of cases beside CDE's files")
    return folder


@pytest.fixture
def look(county, cases):
    def look(name):
        [path] = cases.glob(name)
        return imports.preview(county, [path], scope=Scope.ALL)

    return look


def told(file, *words):
    said = [f"{i.severity} {i.column} {i.value} {i.meaning}" for i in file.issues] + [file.message]
    return all(any(word in one for one in said) for word in words)


def values(file, name):
    assert file.parsed is not None
    assert file.parsed.values is not None
    return file.parsed.values[:, 2 + VALUES.index(name)]


@pytest.mark.parametrize(
    ("name", "status", "words"),
    [
        ("01-*", READY, ["repair reportingyear 2023-24", "2024 Dashboard"]),
        ("04-*", READY, ["error Performance", "Rows 2 and 4 rate Priority 1", "Neither"]),
        ("06-*", READY, []),
        ("07-*", READY, ["The column names stand in the table again"]),
        ("31-*", FileStatus.REFUSED, ["has a cell far outside its table"]),
        ("32-*", READY, ["Cells are shown as percent"]),
        ("33-*", FileStatus.UNFIT, ["do not fit each other", "numerator divided by the"]),
        ("34-*", READY, ["The column priornumer is empty", "cannot be checked"]),
        ("35-*", READY, ["The column statuslevel is missing", "cannot be judged"]),
    ],
)
def test_what_a_file_is_told(name, status, words, look):
    [file] = look(name).files
    assert file.status is status
    assert told(file, *words)


def test_the_year_and_the_figures_are_right(look):
    [file] = look("01-*").files
    assert file.year == 2024
    [file] = look("32-*").files
    assert 0 < values(file, "status_tenths")[0] <= 1000
    assert (values(file, "status_tenths") > 10).any()
    for name in ("06-*", "07-*"):
        [file] = look(name).files
        assert (file.rows_kept, any(i.severity is Severity.ERROR for i in file.issues)) == (
            6,
            False,
        )


def test_of_ratings_that_contradict_each_other_neither_counts(look):
    [file] = look("04-*").files
    assert file.parsed is not None
    assert len(file.parsed.ratings) == 1


def test_words_for_colors_are_read(look):
    found = look("09-*").files
    assert [file.status for file in found] == [READY, READY]
    for file in found:
        assert (values(file, "color") == Color.RED).sum() == 2


def test_every_sheet_of_a_workbook_is_offered(look):
    found = look("36-*").files
    assert [(str(f.indicator), f.status) for f in found] == [
        (one, READY) for one in ("ELA", "MATH", "CHRONIC", "SUSPENSION")
    ]


def test_the_published_form_of_2025(look, county):
    imports.commit(county, look("02-*"))
    rows = statuses(county, 2025).rows
    assert len(rows) == 25
    assert {row.status for row in rows} == {OLD, GENERAL}
    assert {row.help_year for row in rows if row.status == OLD} == {1, 2}
    assert all(row.level_3.stated and row.level_3.flag is not None for row in rows)
    assert all(ListFact.THREE_IN_A_ROW in row.flags for row in rows)


def test_a_list_of_a_year_without_rules_counts(look, county):
    imports.commit(county, look("03-*"))
    rows = statuses(county, 2026).rows
    assert len(rows) == 6
    assert {row.basis for row in rows} == {Basis.OFFICIAL}


def test_one_file_of_all_students_settles_no_letter(look, county, real_data):
    imports.commit(county, look("12-*"))
    found = reconcile_workbook(county, real_data / "assistance" / "assistancestatus23.xlsx")
    assert (found.judged, found.differences) == (0, ())


@pytest.mark.parametrize("name", ["37-damaged-opening.sos"])
def test_a_damaged_county_file_is_told(name, cases, tmp_path):
    path = tmp_path / "damaged.sos"
    path.write_bytes((cases / name).read_bytes())
    with pytest.raises(AppError, match="damaged"), open_county_file(path):
        pass


def test_templates_that_would_bring_something_in_are_refused(cases):
    for path in sorted(cases.glob("38-template-*.docx")):
        with pytest.raises(AppError):
            check_word_file(path.read_bytes(), path.name)
