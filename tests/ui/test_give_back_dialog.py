"""Giving a district its work, and records requests: what is left out is seen before saving."""

import zipfile

import pytest

from sos_desktop.domain.casework.access.readers import OFFICE
from sos_desktop.domain.casework.records import Note
from sos_desktop.domain.casework.words import NoteKind
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from tests.casework import add_leas, open_case
from tests.prepared_case import prepared_by
from ui.give_back_dialog import GiveBackDialog
from ui.navigation import BoardTarget, CaseTarget

SECRET = "Only we know of the move"


def case_with_a_secret(county, _folder):
    add_leas(county)
    made = open_case(county)
    note = Note(case_id=made, kind=NoteKind.OBSERVATION, text=SECRET, noted_on=clock.today())
    records.save(county, note)
    return made


county_template, case_id = prepared_by(case_with_a_secret, "case_id")


@pytest.fixture
def dialog(context, county, case_id, window, settle):
    cases.close_case(county, case_id, "Support has ended")  # papers are made of open cases only
    made = GiveBackDialog(context, window, cases.case_file(county, case_id).lea)
    settle()
    return made


def _told(dialog):
    return [dialog.lines.item(place).text() for place in range(dialog.lines.count())]


def test_the_offices_note_is_named_as_left_out_and_is_not_in_the_zip(
    dialog, context, settle, tmp_path
):
    offers = []
    context.offer.connect(lambda *told: offers.append(told))
    assert any(SECRET in line and "Why:" in line for line in _told(dialog))
    assert dialog.left.text() == f"Left out: {dialog.lines.count()} lines"
    dialog.panel.folder.setText(str(tmp_path))
    dialog.save()
    settle()
    [path] = tmp_path.glob("*work with the county office*.zip")
    assert SECRET not in _content(path)
    [(kind, words, action, _run)] = offers
    assert (kind, action) == ("good", "Open the folder")
    assert path.name in words


def test_a_records_request_leaves_nothing_out(dialog, settle, tmp_path):
    dialog.panel.readers[OFFICE].setChecked(True)
    settle()
    assert (dialog.left.text(), _told(dialog)) == ("Nothing is left out", [])
    dialog.panel.folder.setText(str(tmp_path))
    dialog.save()
    settle()
    [path] = tmp_path.glob("*records request*.zip")
    assert SECRET in _content(path)


def test_a_folder_that_is_not_there_is_said_in_place(dialog, tmp_path):
    dialog.panel.folder.setText(str(tmp_path / "gone"))
    dialog.save()
    assert "not there" in dialog.problem.text()
    assert not dialog.result()


@pytest.mark.parametrize("target", [CaseTarget, BoardTarget])
def test_a_case_and_its_papers_lead_to_it(window, settle, case_id, target):
    window.open_page(target(case_id=case_id))
    settle()
    assert window.page.give_action.isEnabled()
    window.page.give_action.trigger()
    settle()
    assert window.findChild(GiveBackDialog) is not None


def _content(path):
    with zipfile.ZipFile(path) as packed:
        return "".join(packed.read(name).decode("utf-8-sig") for name in packed.namelist())
