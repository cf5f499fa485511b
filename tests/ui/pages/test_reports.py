"""The Reports page: what is missing leads to where it is filled in, and letters get made."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from sos_desktop.domain.casework.letters.letter_kinds import LETTERS, LetterKind
from sos_desktop.domain.casework.records import Consultant, Person
from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.documents.registry import FileFormat
from sos_desktop.services.casework import cases
from sos_desktop.services.county import registers
from sos_desktop.services.county.office import office
from sos_desktop.services.letters import templates
from tests.importers import files
from tests.letters import OFFICE, fill_registers, load_figures, word
from tests.ui.tabs import turn_to
from ui.navigation import CaseTarget, ReportsTarget, SettingsTarget
from ui.pages.reports.make_dialog import MakeDialog, ResultDialog
from ui.widgets.forms.form_dialog import FormDialog


def a_year(county, folder):
    load_figures(county, folder)


@pytest.fixture
def county_template(request, prepared, new_county_file):
    return prepared(a_year).path if "loaded" in request.fixturenames else new_county_file


@pytest.fixture
def loaded(county):
    return county


@pytest.fixture
def reports(window, settle, loaded):
    window.open_page(ReportsTarget())
    settle()
    return window.page


def words(widget):
    return " ".join(w.text() for w in widget.findChildren(QLabel) if w.isVisible())


def press(widget, text):
    (found,) = [
        b for b in widget.findChildren(QAbstractButton) if b.isVisible() and b.text() == text
    ]
    found.click()


def answer(page, settle, **values):
    """Fill in the form that is open and save it."""
    settle()
    (form,) = page.window().findChildren(FormDialog)
    for name, text in values.items():
        control = form.form.controls[name]
        (control.setPlainText if hasattr(control, "setPlainText") else control.setText)(text)
    form.submit()
    settle()


def test_what_is_missing_is_filled_in_from_the_list_until_the_letter_is_ready(
    reports, settle, loaded
):
    letters = reports.letters
    assert letters.current().found.lea.name == "Cañada Union"
    assert "the superintendent's name" in words(letters.detail)
    press(letters.detail, "County office…")
    answer(
        reports,
        settle,
        address=OFFICE.address,
        phone="(555) 010-0100",
        letterhead="Rosa Núñez",
        contact="Ana Ruiz",
    )
    assert office(loaded).name == "Monterey County Office of Education"
    press(letters.detail, "Address book…")
    answer(reports, settle, name="Luz Peña", salutation="Dr. Peña")
    press(letters.detail, "Who signs…")
    answer(reports, settle, name="Rosa Núñez", title="County Superintendent of Schools")
    press(letters.detail, "Whom to call…")
    answer(reports, settle, title="Coordinator", phone="(555) 010-0123")
    assert letters.current().ready
    assert "1 of 1 ready" in words(letters)
    (person,) = registers.all_of(loaded, Person)
    assert (person.cds, person.role) == (files.DISTRICT, "superintendent")
    assert {m.name for m in registers.all_of(loaded, Consultant)} == {"Rosa Núñez", "Ana Ruiz"}


def test_each_of_two_superintendents_and_signers_can_be_opened(reports, settle, loaded):
    fill_registers(loaded)
    registers.save(loaded, Person(name="Two", role="superintendent", cds=files.DISTRICT))
    registers.save(loaded, Consultant(name="Bo Li", title="Director", signs=True))
    reports.mark_stale()
    settle()
    for name in ("Luz Peña", "Two", "Rosa Núñez", "Bo Li"):
        press(reports.letters.detail, f"{name}…")
        settle()
        (form,) = reports.window().findChildren(FormDialog)
        assert form.form.controls["name"].text() == name
        form.reject()
        settle()


def test_an_address_somebody_has_is_asked_about_here_too(reports, settle, loaded):
    registers.save(loaded, Person(name="Other", email="a@example.org"))
    press(reports.letters.detail, "Address book…")
    answer(reports, settle, name="Luz Peña", email="A@example.org")
    (form,) = reports.window().findChildren(FormDialog)
    assert "is also the address of Other" in form.question.words.text()
    assert [p.name for p in registers.all_of(loaded, Person)] == ["Other"]
    press(form, "Save for both")
    settle()
    assert len(registers.all_of(loaded, Person)) == 2


def test_letters_are_made_with_a_list_of_what_was_not(reports, settle, loaded, dialogs, tmp_path):
    fill_registers(loaded)
    reports.mark_stale()
    settle()
    reports.make_action.trigger()
    (dialog,) = reports.findChildren(MakeDialog)
    assert "2 can be made" in dialog.summary.text()
    assert dialog.make_button.text() == "Make 2"
    dialog.choices[1][0].setChecked(False)
    assert dialog.make_button.text() == "Make 1"
    dialog.panel.formats[FileFormat.WORD].setChecked(False)
    dialog.panel.formats[FileFormat.PDF].setChecked(False)
    assert not dialog.make_button.isEnabled()
    dialog.panel.formats[FileFormat.PDF].setChecked(True)
    dialog.panel.folder.setText("not a folder")
    dialog.make()
    assert dialog.problem.isVisible()
    out = tmp_path / "out"
    out.mkdir()
    dialogs.folder = out
    press(dialog, "Choose…")
    dialog.make()
    settle()
    (result,) = reports.findChildren(ResultDialog)
    assert result.windowTitle() == "1 made"
    assert (out / "Cañada Union letter - New district 2025.pdf").exists()
    press(result, "Open the folder")
    assert dialogs.opened == [out]
    assert "not yet" not in reports.letters.table.model().index(0, 6).data()
    result.close()


def test_the_letter_can_be_changed_and_an_untrue_one_is_told(reports, settle, loaded):
    letters = reports.letters
    place = LETTERS.index(LetterKind.NOT_ELIGIBLE)
    letters.kind.setCurrentIndex(place)
    letters.kind.activated.emit(place)
    settle()
    assert "not in differentiated assistance" in words(letters.detail)
    letters.kind.activated.emit(len(LETTERS))
    assert letters.current().letter is None
    reports.reload()
    settle()
    assert letters.current().letter is None, "the choice stays when the page looks again"


def test_a_filter_that_leaves_nothing_hides_the_detail(reports, settle):
    reports.letters.filter.setText("zzz")
    assert not reports.letters.detail.isVisible()
    assert not reports.one_action.isEnabled()
    reports.letters.filter.setText("")
    reports.letters.open_only.setChecked(True)
    reports.letters.open_only.clicked.emit()
    assert reports.letters.table.model().rowCount() == 1


def test_templates_are_edited_judged_and_put_back(window, settle, reports, loaded, dialogs):
    window.open_page(ReportsTarget(tab="templates"))
    settle()
    tab = reports.templates
    tab.table.select(LetterKind.NEW)
    assert not tab.back_button.isEnabled()
    tab.edit_button.click()
    settle()
    path = templates.folder_of(loaded) / "new-district.docx"
    assert dialogs.opened == [path]
    path.write_bytes(word("{{ status_sentence }} {{ lea_nam }}"))
    tab.look_button.click()
    settle()
    assert "did you mean {{ lea_name }}" in tab.problems.text()
    window.open_page(ReportsTarget(tab="letters"))
    settle()
    assert "did you mean {{ lea_name }}" in words(reports.letters.detail)
    press(reports.letters.detail, "Go to Templates")
    settle()
    assert reports.tabs.front() is tab
    tab.table.select(LetterKind.NEW)
    tab.back_button.click()
    settle()
    assert not path.exists()
    assert tab.problems.text() == ""


def test_an_agenda_is_made_from_its_tab(window, settle, reports, loaded, tmp_path):
    fill_registers(loaded)
    cases.open_case(loaded, files.DISTRICT, Route.DASHBOARD, year=2025)
    window.open_page(ReportsTarget(tab="agenda"))
    settle()
    assert reports.make_action.text() == "Make agendas…"
    reports.one_action.trigger()
    (dialog,) = reports.findChildren(MakeDialog)
    dialog.panel.folder.setText(str(tmp_path))
    dialog.keep.setChecked(True)
    dialog.make()
    settle()
    assert (tmp_path / "Cañada Union - First-meeting agenda 2025.docx").exists()
    reports.findChild(ResultDialog).close()


def test_without_a_case_the_agenda_tab_says_what_belongs_there(window, settle, reports):
    window.open_page(ReportsTarget(tab="agenda"))
    settle()
    assert "There is no open case" in words(reports.agenda)
    assert not reports.make_action.isEnabled()


def test_a_case_offers_its_letters(window, settle, loaded, tmp_path):
    fill_registers(loaded)
    case_id = cases.open_case(loaded, files.DISTRICT, Route.DASHBOARD, year=2025).case_id
    window.open_page(CaseTarget(case_id=case_id))
    settle()
    window.page.letter_action.trigger()
    settle()
    (dialog,) = window.page.findChildren(MakeDialog)
    assert [box.text() for box, _kinds in dialog.choices] == ["Letters", "One-pagers", "Agendas"]
    assert dialog.keep.isEnabled()
    dialog.reject()


def test_the_office_is_a_card_of_the_settings(window, settle, loaded):
    window.open_page(SettingsTarget())
    settle()
    assert "Nothing is written yet" in words(window.page.office)
    window.page.office.edit_button.click()
    answer(window.page, settle, phone="(555) 010-0100")
    assert "(555) 010-0100" in words(window.page.office)


def test_whom_to_call_asks_for_them_at_once_where_nobody_is_named(reports, settle, loaded):
    press(reports.letters.detail, "Whom to call…")
    answer(reports, settle, name="Bo Li", title="Coordinator", phone="(555) 010-0123")
    assert "the LEA can call" not in words(reports.letters.detail)
    assert office(loaded).contact == "Bo Li"


def test_roll_ups_are_saved_and_put_together_and_say_what_they_tell(reports, settle, tmp_path):
    turn_to(reports.tabs, "Year of support")
    settle()
    dialogs, told = reports.context.dialogs, []
    reports.context.offer.connect(lambda _kind, text, action, _act: told.append((text, action)))
    dialogs.target = tmp_path / "one.json"
    press(reports, "Roll-up without names…")
    settle()
    dialogs.files, dialogs.target = [dialogs.target], tmp_path / "all.json"
    press(reports, "Put roll-ups together…")
    settle()
    said = "Monterey: 0 figures told, without names."
    assert told == [
        (f"Saved one.json. {said}", "Open the folder"),
        (f"Saved all.json. {said}", "Open the folder"),
    ]
