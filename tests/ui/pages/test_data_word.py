"""The Data page asks for the person's word: columns that do not fit, rows without a place."""

from PySide6.QtCore import Qt

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.services.dashboard import imports
from sos_desktop.services.dashboard.imports import MISFIT_MARK, FileStatus
from tests.importers import files
from ui.navigation import DataTarget
from ui.pages.data.model import issue_words, loaded_words, outcome_words, problem_words

GROUPS = [code for code, facts in STUDENT_GROUPS.items() if facts.accountable]


def suspension(folder, *more, **values):
    rows = [files.row("susp", 2025, studentgroup=group, **values) for group in [*GROUPS, *more]]
    return files.write(folder, "susp", 2025, rows)


def look_at(window, settle, path):
    window.open_page(DataTarget())
    settle()
    window.page.look_at([path])
    settle()
    return window.page


def test_a_file_whose_columns_do_not_fit_loads_on_the_persons_word(window, settle, tmp_path):
    path = suspension(tmp_path, currstatus="0.1", statuslevel="5", color="0", box="0")
    page = look_at(window, settle, path)
    view = page.view
    assert not view.import_button.isEnabled()
    assert "The columns of suspdownload2025.txt do not fit each other" in view.message.text()
    assert view.word_row.isVisibleTo(view.preview)
    assert view.word_button.text() == "Load it although its columns do not fit"
    view.word_button.click()
    settle()
    assert not view.word_row.isVisibleTo(view.preview)
    assert view.import_button.isEnabled()
    view.import_button.click()
    settle()
    [batch] = imports.history(page.context.county)
    assert batch.unfit
    [shown] = view.history.rows_model.rows
    assert MISFIT_MARK in shown.shown_name


def test_a_file_that_lacks_leas_replaces_another_on_the_persons_word(window, settle, tmp_path):
    path = tmp_path / "suspdownload2025.txt"
    both = [
        files.row("susp", 2025, cds, studentgroup="ALL", districtname=name)
        for cds, name in ((files.DISTRICT, "Cañada Union"), ("27660190000000", "Robles Union"))
    ]
    files.write(tmp_path, "susp", 2025, both)
    county = look_at(window, settle, path).context.county
    imports.commit(county, imports.preview(county, [path]))
    files.write(tmp_path, "susp", 2025, both[:1])
    view = look_at(window, settle, path).view
    assert not view.import_button.isEnabled()
    assert "Robles Union" in view.message.text()
    assert view.word_button.text() == "Replace it although LEAs are missing"
    view.word_button.click()
    settle()
    view.import_button.click()
    settle()
    newest, _ = imports.history(county)
    assert newest.leas == 1


def test_rows_without_a_place_are_left_out_on_the_persons_word(window, settle, tmp_path):
    page = look_at(window, settle, suspension(tmp_path, *[""] * 12))
    view = page.view
    assert view.word_button.text() == "Leave 12 rows out and load the rest"
    view.word_button.click()
    settle()
    view.import_button.click()
    settle()
    [batch] = imports.history(page.context.county)
    assert (batch.rows_kept, batch.unfit) == (len(GROUPS), False)


def test_a_file_that_cannot_be_loaded_is_a_problem(window, settle, tmp_path):
    junk = tmp_path / "junk.txt"
    junk.write_bytes(b"junk\x00\x01")
    view = look_at(window, settle, junk).view
    [shown] = view.files.rows_model.rows
    assert problem_words(shown) == "1 problem"
    assert "cannot be loaded is said above" in view.no_problems.text()
    view = look_at(window, settle, suspension(tmp_path)).view
    [shown] = view.files.rows_model.rows
    assert problem_words(shown) == "none"
    assert view.no_problems.text() == "No problems were found."


def test_a_file_can_be_left_out_and_taken_again(window, settle, tmp_path, qtbot):
    two = [
        files.write(tmp_path, stem, 2025, [files.row(stem, 2025)]) for stem in ("susp", "chronic")
    ]
    window.open_page(DataTarget())
    settle()
    page = window.page
    page.look_at(two)
    settle()
    view = page.view
    assert view.import_button.text() == "Import 2 files"
    view.files.select("suspdownload2025.txt")
    qtbot.keyClick(view.files, Qt.Key.Key_Space)
    assert view.import_button.text() == "Import 1 file"
    assert view.skip_button.text() == "Load this file after all"
    assert [f.status for f in view.files.rows_model.rows if f.name.startswith("susp")] == [
        FileStatus.LEFT_OUT
    ]
    view.skip_button.click()
    assert view.import_button.text() == "Import 2 files"
    view.skip_button.click()
    view.import_button.click()
    settle()
    [batch] = imports.history(page.context.county)
    assert batch.shown_name.startswith("chronic")


def test_after_an_import_the_page_says_what_is_next(window, settle, tmp_path):
    page = look_at(window, settle, suspension(tmp_path))
    assert not page.view.next_row.isVisibleTo(page.view.overview)
    page.view.import_button.click()
    settle()
    assert page.view.next_row.isVisible()
    page.view.next_button.click()
    settle()
    assert window.page.key == "identification"


def test_the_selected_problem_stands_below_in_full(window, settle, tmp_path):
    view = look_at(window, settle, suspension(tmp_path, certifyflag="?")).view
    [issue] = view.issues.rows_model.rows
    assert view.issue_text.text() == issue_words(issue)
    assert "This is not a code of the column. It is taken as not reported." in issue_words(issue)
    assert "Row 2." in issue_words(issue)
    view = look_at(window, settle, suspension(tmp_path)).view
    assert not view.issue_text.isVisibleTo(view.preview)


def test_the_years_that_were_loaded():
    assert loaded_words([]) == ""
    assert loaded_words({2025}) == "Files of 2025 are loaded."
    assert loaded_words({2026, 2023, 2025}) == "Files of 2023, 2025 and 2026 are loaded."


def test_of_many_files_the_chosen_one_says_why_below_the_list(window, settle, tmp_path):
    for number in range(3):
        (tmp_path / f"paper{number}.txt").write_bytes(b"%PDF-1.7")
    view = look_at(window, settle, tmp_path).view
    assert view.message.text() == (
        "0 of 3 files can be imported, 3 cannot as they are. Choose one to read why."
    )
    view.files.select("paper1.txt")
    assert view.file_text.text().startswith("paper1.txt is a PDF")
    assert view.file_text.isVisibleTo(view.preview)
    shown = outcome_words(view.files.current())
    assert shown.startswith("This file is a PDF")
    assert problem_words(view.files.current()) == "1 problem"


def test_the_problems_of_the_chosen_file_are_in_sight(window, settle, tmp_path):
    suspension(tmp_path, currstatus="0.1", statuslevel="5", color="0", box="0")
    files.write(tmp_path, "chronic", 2025, [files.row("chronic", 2025, currdenom="7.5")])
    view = look_at(window, settle, tmp_path).view
    for name in ("suspdownload2025.txt", "chronicdownload2025.txt", "suspdownload2025.txt"):
        view.files.select(name)
        assert view.issues.current().file == name
