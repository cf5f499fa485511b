"""Who may read what, where a person decides it: forms of findings and actions, the export."""

from dataclasses import replace

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel

from sos_desktop.domain.casework.records import Action, Aim, Finding, TeamMember
from sos_desktop.domain.casework.words import FindingKind, Sensitivity
from sos_desktop.domain.documents.registry import FileFormat
from sos_desktop.services.casework import cases, records
from tests.prepared_case import opened_case, prepared_by
from ui.pages.case.dialogs import ask_export
from ui.pages.case.needs import NeedsTab
from ui.pages.case.support import SupportTab

PUBLIC, DISTRICT, OFFICE = Sensitivity.PUBLIC, Sensitivity.DISTRICT, Sensitivity.OFFICE


county_template, case_id = prepared_by(opened_case, "case_id")


@pytest.fixture
def asked(context, county, case_id, qtbot):
    """Opens the form of a list on a tab: for a new record, or for the only one there is."""

    def ask(kind, name, *, new=True):
        tab = kind(context)
        qtbot.addWidget(tab)
        tab.show_file(cases.case_file(county, case_id))
        found, opened = tab.lists()[name], []
        found.opened.connect(opened.append)
        if new:
            found.add()
        else:
            found.table.selectRow(0)
            found.edit()
        return opened[0].form

    return ask


def readers(form):
    return form.record().sensitivity


def choose(form, name, place):
    box = form.controls[name]
    box.setCurrentIndex(place)
    box.activated.emit(place)


STRENGTH, WEAKNESS = (list(FindingKind).index(k) for k in FindingKind)


def test_a_new_weakness_is_not_offered_as_public(asked):
    form = asked(NeedsTab, "finding")
    assert readers(form) is PUBLIC
    choose(form, "kind", WEAKNESS)
    assert readers(form) is DISTRICT
    choose(form, "kind", STRENGTH)
    assert readers(form) is PUBLIC


@pytest.mark.parametrize("word", list(Sensitivity))
def test_what_a_person_chose_stays_chosen(asked, word):
    form = asked(NeedsTab, "finding")
    choose(form, "sensitivity", list(Sensitivity).index(word))
    for kind in (WEAKNESS, STRENGTH, WEAKNESS):
        choose(form, "kind", kind)
        assert readers(form) is word


@pytest.mark.parametrize(
    ("kind", "kept", "after"),
    [
        (FindingKind.STRENGTH, PUBLIC, DISTRICT),
        (FindingKind.STRENGTH, OFFICE, OFFICE),
        (FindingKind.WEAKNESS, DISTRICT, DISTRICT),
        (FindingKind.WEAKNESS, PUBLIC, PUBLIC),
    ],
)
def test_a_kept_finding_that_changes_its_kind_is_never_told_more_widely(
    asked, county, case_id, kind, kept, after
):
    found = Finding(case_id=case_id, kind=kind, priority=4, text="Reading", sensitivity=kept)
    records.save(county, found)
    form = asked(NeedsTab, "finding", new=False)
    assert readers(form) is kept
    choose(form, "kind", WEAKNESS if kind is FindingKind.STRENGTH else STRENGTH)
    assert readers(form) is after


def test_who_sees_to_an_action_is_asked_for_as_a_role_and_offered_so(asked, county, case_id):
    records.save(county, TeamMember(case_id=case_id, name="Luz Peña", role="Transport lead"))
    records.save(county, Action(case_id=case_id, text="Bus", owner="Principal", provider="SELPA"))
    form = asked(SupportTab, "action", new=False)
    labels = {label.buddy(): label.text() for label in form.findChildren(QLabel) if label.buddy()}
    owner, provider = form.controls["owner"], form.controls["provider"]
    assert labels[owner] == "Who sees to it (a role, not a name)"
    assert labels[provider] == "Help from (an organization, not a name)"
    assert _offered(owner) == ["Principal", "Transport lead"]
    assert _offered(provider) == ["SELPA"]


def _offered(line):
    model = line.completer().model()
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def test_an_export_is_the_public_copy_until_the_working_copy_is_chosen(
    context, county, case_id, qtbot, settle, tmp_path
):
    case = cases.case_file(county, case_id).case
    cases.update_case(county, replace(case, consultant="Ana Ruiz"))
    told = []
    for working in (False, True):
        dialog = ask_export(context, None, cases.case_file(county, case_id))
        qtbot.addWidget(dialog)
        assert dialog.panel.readers[PUBLIC].isChecked()
        if working:
            dialog.panel.readers[OFFICE].click()
        dialog.panel.formats[FileFormat.EXCEL].setChecked(False)
        folder = tmp_path / str(working)
        folder.mkdir()
        dialog.panel.folder.setText(str(folder))
        dialog.export()
        settle()
        [pdf] = folder.glob("*.pdf")
        told.append("".join(page.extract_text() for page in PdfReader(pdf).pages))
    assert ["Public copy" in text for text in told] == [True, False]
    assert ["Ana Ruiz" in text for text in told] == [False, True]


def test_what_a_pdf_could_not_print_is_said_where_it_is_saved(
    context, county, case_id, qtbot, settle, tmp_path
):
    records.save(county, Aim(case_id=case_id, text="Read with Հայ"))
    said = []
    context.offer.connect(lambda kind, text, _action, _do: said.append((kind, text)))
    dialog = ask_export(context, None, cases.case_file(county, case_id))
    qtbot.addWidget(dialog)
    dialog.panel.folder.setText(str(tmp_path))
    dialog.export()
    settle()
    [(kind, text)] = said
    assert kind == "warn"
    assert "where □ stands: Հ, ա, յ. The workbook has them." in text
