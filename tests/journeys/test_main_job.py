"""The main job in the real window: from files to a plan, closed and opened again."""

import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from shiboken6 import isValid

from sos_desktop.domain.casework.words import Stage
from sos_desktop.foundation.settings import Settings
from sos_desktop.services import sample
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.dashboard import imports
from ui.app import Shell
from ui.document_dialog import DocumentDialog
from ui.models.table import RECORD_ROLE
from ui.navigation import DataTarget, IdentificationTarget
from ui.widgets.forms.form_dialog import FormDialog

pytestmark = pytest.mark.journey


def open_dialog(kind=QDialog):
    """The dialog now open."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert len(found) == 1, found
    return found[0]


def enter(rows, settle, **texts: str) -> None:
    """Type a row into the last line of a list."""
    rows.add_button.click()
    assert rows.entry is not None
    for name, text in texts.items():
        QTest.keyClicks(rows.entry.controls[name], text)
    QTest.keyClick(rows.entry.controls[rows.entry.main], Qt.Key.Key_Return)
    settle()


def fill(dialog: FormDialog, **texts: str) -> None:
    """Type into a form's fields as a person would."""
    for name, text in texts.items():
        control = dialog.form.controls[name]
        control.setFocus()
        target = getattr(control, "line", control)
        if hasattr(target, "selectAll"):
            target.selectAll()
        QTest.keyClicks(target, text)


def submit(dialog, settle):
    QTest.keyClick(dialog.save_button, Qt.Key.Key_Space)
    settle()


@pytest.fixture
def sample_files(tmp_path):
    folder = tmp_path / "from CDE, año 2025"
    folder.mkdir()
    kept = [path for year in (2024, 2025) for path in sample.sample_files(year)]
    return [Path(shutil.copy(path, folder)) for path in kept]


def load_files(window, settle, dialogs, paths):
    dialogs.files = list(paths)
    window.open_page(DataTarget(ask_for_files=True))
    QApplication.processEvents()
    settle()
    page = window.page
    assert page.view.stack.currentWidget() is page.view.preview
    assert page.view.import_button.isEnabled()
    QTest.keyClick(page.view.import_button, Qt.Key.Key_Space)
    settle()
    return page


@pytest.fixture
def alder(tmp_path):
    from sos_desktop.services.county.county_files import create_county_file

    with create_county_file(tmp_path / "alder.sos", sample.COUNTY_CODE, sample=True) as county:
        county.user = "Consultant A"
        yield county


@pytest.fixture
def county(alder):
    """The window opens the invented county, for which there are files."""
    return alder


def test_from_dashboard_files_to_a_plan(
    window, settle, dialogs, sample_files, county, context, tmp_path
):
    # 3. Data: look, then load
    page = load_files(window, settle, dialogs, sample_files)
    assert len(imports.history(county)) == len(sample_files)
    assert page.view.stack.currentWidget() is page.view.overview

    # 4. Identification: the letters, and why in a sentence
    window.open_page(IdentificationTarget())
    settle()
    page = window.page
    letters = page.tabs.letters
    rows = [letters.proxy.index(n, 0).data(RECORD_ROLE) for n in range(letters.proxy.rowCount())]
    row = next(n for n, found in enumerate(rows) if found.lea.name == "Mesa Alta Unified")
    assert rows[row].computed_letters()["SWD"] == "K"
    column = 2 + letters.model.cells.groups.index("SWD")
    letters.table.setCurrentIndex(letters.proxy.index(row, column))
    settle()
    assert page.case_action.isEnabled()

    # 5. Open a case; it opens on the basis of that day
    page.case_action.trigger()
    submit(open_dialog(FormDialog), settle)
    case = window.page
    assert case.key == "case"
    assert case.file.lea.name == "Mesa Alta Unified"
    assert {g.code: g.letter for g in case.file.case.basis.groups}["SWD"] == "K"
    case_id = case.file.case.id

    # Assign, log a contact, move on although something is open: warned, not blocked
    case.assign_action.trigger()
    settle()
    dialog = open_dialog(FormDialog)
    fill(dialog, consultant="Consultant B")
    submit(dialog, settle)
    case.log_action.trigger()
    dialog = open_dialog(FormDialog)
    fill(dialog, people="Superintendent", summary="First meeting, strengths first")
    submit(dialog, settle)
    for stage in (Stage.OUTREACH, Stage.NEEDS, Stage.SUPPORT):
        case.move_action.trigger()
        dialog = open_dialog(FormDialog)
        submit(dialog, settle)
        if isValid(dialog) and dialog.isVisible():
            assert "reason" in dialog.form.controls
            fill(dialog, reason="The board meets next week")
            submit(dialog, settle)
        assert cases.case_file(county, case_id).case.stage is stage

    # Stage 3 and 4 essentials
    case.tabs.turn_to("needs")
    needs = case.tabs.tab("needs")
    needs.outline.setFocus()
    QTest.keyClick(needs.outline, Qt.Key.Key_Return)
    editor = needs.outline.findChild(QLineEdit)
    QTest.keyClicks(editor, "No one owns the date when aides are hired")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert [c.text for c in case.file.causes] == ["No one owns the date when aides are hired"]
    case.tabs.turn_to("support")
    support = case.tabs.tab("support")
    enter(
        support.actions_list,
        settle,
        text="Post aide positions by May 1",
        owner="HR director",
        cost="$1,250",
        starts_on="1/5/2026",
        ends_on="5/1/2026",
    )
    assert case.file.actions[0].cost == 1250
    enter(support.measures, settle, name="Suspensions", unit="%", baseline="9.2", target="8")
    assert case.file.measures[0].target == 8

    # 6. Export to both papers
    case.export_action.trigger()
    dialog = open_dialog(DocumentDialog)
    dialog.panel.folder.setText(str(tmp_path))
    dialog.export()
    settle()
    [pdf] = tmp_path.glob("*.pdf")
    [xlsx] = tmp_path.glob("*.xlsx")
    assert "Mesa Alta Unified: summary of support" in PdfReader(pdf).pages[0].extract_text()
    assert xlsx.stat().st_size > 5000
    assert "Saved" in window.notice.text.text()

    # 7. Close, reopen: everything is there
    path = county.path
    window.close()
    settle()
    county.close()
    with open_county_file(path) as again:
        file = cases.case_file(again, case_id)
        assert file.case.stage is Stage.SUPPORT
        assert file.case.consultant == "Consultant B"
        assert [a.text for a in file.actions] == ["Post aide positions by May 1"]
        assert file.contacts[0].people == "Superintendent"
        assert [m.to_stage for m in file.moves] == [Stage.OUTREACH, Stage.NEEDS, Stage.SUPPORT]


def test_a_bad_file_is_explained_and_nothing_is_lost(
    window, settle, dialogs, sample_files, county, tmp_path
):
    load_files(window, settle, dialogs, sample_files[:2])
    bad = tmp_path / "suspdownload2025.txt"
    bad.write_bytes(b"")
    dialogs.files = [bad]
    window.open_page(DataTarget(ask_for_files=True))
    QApplication.processEvents()
    settle()
    page = window.page
    assert "is empty" in page.view.message.text()
    assert not page.view.import_button.isEnabled()
    page.view.cancel_button.click()
    settle()
    assert len(imports.history(county)) == 2


def test_an_import_is_taken_back(window, settle, dialogs, sample_files, county):
    page = load_files(window, settle, dialogs, sample_files[:1])
    page.view.history.setCurrentIndex(page.view.history.proxy.index(0, 0))
    page.view.undo_button.click()
    settle()
    assert "Take back" in dialogs.asked[0]
    assert [batch.state for batch in imports.history(county)] == ["undone"]


def test_anywhere_in_a_few_keys(window, settle, dialogs, sample_files):
    load_files(window, settle, dialogs, sample_files)
    window.search.start()
    window.search.setFocus()
    settle()
    QTest.keyClicks(window.search, "mesa")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    settle()
    assert window.page.key == "districts"
    assert window.page.detail.name.whole() == "Mesa Alta Unified"


def test_another_county_file_is_opened_in_the_same_window(
    app, tmp_path, sample_county_file, qtbot, dialogs
):
    for name in ("first.sos", "second.sos"):
        shutil.copyfile(sample_county_file, tmp_path / name)
    first = open_county_file(tmp_path / "first.sos")
    shell = Shell(Settings(), dialogs)
    shell.show(first)
    context, window = shell.context, shell.window
    qtbot.waitUntil(lambda: not context.runner.busy)
    context.county_file_asked.emit(tmp_path / "second.sos")
    qtbot.waitUntil(lambda: not context.runner.busy)
    assert "second.sos" in window.file_line.whole()
    context.county_file_asked.emit(tmp_path / "missing.sos")
    qtbot.waitUntil(lambda: not context.runner.busy)
    assert len(dialogs.problems) == 1
    assert "second.sos" in window.file_line.whole()
    shell.close()
    window.close()


def test_the_frame_answers_before_the_file_is_open(
    app, tmp_path, sample_county_file, qtbot, dialogs
):
    shutil.copyfile(sample_county_file, tmp_path / "county.sos")
    shell = Shell(Settings(recent_files=[str(tmp_path / "county.sos")]), dialogs)
    assert shell.start(None)
    window = shell.window
    assert window.isVisible()
    assert not shell.context.is_open
    window.rail.buttons["caseload"].click()
    qtbot.waitUntil(lambda: shell.context.is_open)
    assert window.page.key == "caseload"
    qtbot.waitUntil(lambda: not shell.context.runner.busy)
    shell.close()
    window.close()


def test_a_last_file_that_cannot_be_opened_leads_to_the_wizard(
    app, tmp_path, qtbot, dialogs, monkeypatch
):
    (tmp_path / "county.sos").write_bytes(b"not a county file")
    begun = []
    monkeypatch.setattr(Shell, "_begin", lambda self: bool(begun.append(True)))
    shell = Shell(Settings(recent_files=[str(tmp_path / "county.sos")]), dialogs)
    assert shell.start(None)
    qtbot.waitUntil(lambda: bool(begun))
    assert len(dialogs.problems) == 1
    assert not shell.window.isVisible()
    shell.close()
