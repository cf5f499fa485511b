"""The first run: county, file, beginning; and what is said when it does not work."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from sos_desktop.foundation.settings import Settings
from sos_desktop.services import sample
from sos_desktop.services.county.county_files import keep_daily_copy, open_county_file
from tests.casework import add_leas, open_case
from tests.ui.restoring import restore_dialogs
from ui.restore_dialog import copy_columns
from ui.wizard.wizard import FirstRunWizard


@pytest.fixture
def wizard(app, dialogs, qtbot):
    made = FirstRunWizard(Settings(), dialogs)
    qtbot.addWidget(made)
    made.show()
    yield made
    if made.county_file is not None:
        made.county_file.close()
    made._runner.stop()


def test_three_steps_to_a_county_file(wizard, qtbot, tmp_path):
    assert not wizard.next.isEnabled()
    wizard.county_step.filter.setText("monte")
    assert wizard.county_step.code == "27"
    wizard.forward()
    assert wizard.file_step.path.text().endswith("Monterey.sos")
    wizard.file_step.path.setText(str(tmp_path / "Mi condado ñ"))
    wizard.file_step.user.setText("Rosa Peña")
    wizard.forward()
    wizard.forward()
    qtbot.waitUntil(lambda: wizard.result() == QDialog.DialogCode.Accepted)
    assert wizard.county_file.county == "Monterey"
    assert wizard.county_file.path.name == "Mi condado ñ.sos"
    assert wizard.county_file.user == "Rosa Peña"
    assert wizard.wants_load


def test_keys_go_to_a_field_one_sees_in_every_step(wizard):
    wizard.county_step.filter.setText("monte")
    for number, name in enumerate(("Find a county", "Your name", "Load Dashboard files now")):
        if number:
            wizard._show(number)
        found = wizard.focusWidget()
        assert found is not None
        assert name in (found.accessibleName(), getattr(found, "text", str)())


def test_all_58_counties_are_offered_and_no_invented_one(wizard):
    names = [wizard.county_step.list.item(n).text() for n in range(wizard.county_step.list.count())]
    assert len(names) == 58
    assert "Alder" not in names


def test_a_file_that_exists_is_not_overwritten(wizard, qtbot, tmp_path):
    (tmp_path / "there.sos").write_bytes(b"precious")
    wizard.county_step.filter.setText("Inyo")
    wizard.forward()
    wizard.file_step.path.setText(str(tmp_path / "there.sos"))
    wizard.forward()
    wizard.forward()
    qtbot.waitUntil(wizard.problem.isVisible)
    assert wizard.problem.text()
    assert wizard.stack.currentIndex() == 1
    assert (tmp_path / "there.sos").read_bytes() == b"precious"


def test_a_synced_folder_is_advised_against_and_left_by_one_click(wizard, tmp_path, monkeypatch):
    monkeypatch.setenv("OneDrive", str(tmp_path / "Cloud"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    (tmp_path / "home").mkdir(exist_ok=True)
    step = wizard.file_step
    step.path.setText(str(tmp_path / "Monterey.sos"))
    assert step.advice.isHidden()
    step.path.setText(str(tmp_path / "Cloud" / "Monterey.sos"))
    assert not step.advice.isHidden()
    assert "OneDrive" in step.advice.text()
    assert "second place" in step.advice.text()
    step.own_button.click()
    assert step.file == tmp_path / "home" / "SOS Desktop" / "Monterey.sos"
    assert step.file.parent.is_dir()
    assert step.advice.isHidden()


def test_the_sample_county_is_one_step_away(wizard, qtbot, monkeypatch, sample_county_file):
    def copied(target, progress):
        progress(1, 1, "Made")
        return open_county_file(Path(shutil.copyfile(sample_county_file, target)))

    monkeypatch.setattr(sample, "make_sample_county", copied)  # to make one takes seconds
    wizard.open_sample()
    qtbot.waitUntil(lambda: wizard.result() == QDialog.DialogCode.Accepted)
    assert wizard.county_file.is_sample


def test_copies_on_this_computer_are_offered(app, dialogs, qtbot, county, tmp_path):
    """Settings are gone with a new profile, the copies are not."""
    add_leas(county)
    open_case(county)
    assert keep_daily_copy(county) is not None
    county.close()
    dialogs.target = tmp_path / "Back.sos"
    wizard = FirstRunWizard(Settings(), dialogs)
    qtbot.addWidget(wizard)
    wizard.show()
    assert wizard.copies.isVisible()
    wizard.copies.click()
    qtbot.waitUntil(lambda: bool(restore_dialogs()))
    (dialog,) = restore_dialogs()
    qtbot.waitUntil(dialog.act_button.isEnabled)
    headings = [column.heading for column in copy_columns(dialog._now, of_any_file=True)]
    assert headings[0] == "County file"
    dialog.act_button.click()
    qtbot.waitUntil(lambda: wizard.result() == QDialog.DialogCode.Accepted)
    assert dialogs.proposed == [county.path.name]
    assert wizard.county_file.path == dialogs.target
    wizard.county_file.close()


def test_where_there_are_no_copies_none_are_offered(wizard):
    assert not wizard.copies.isVisible()
