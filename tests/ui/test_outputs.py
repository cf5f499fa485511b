"""What the window saves: never over the open county file, under names made of words."""

import re

import pytest

from sos_desktop.domain.documents.registry import FileFormat
from sos_desktop.foundation import clock
from sos_desktop.services.casework import attachments, cases
from sos_desktop.services.casework.attachments import AttachedTo
from sos_desktop.services.county.county_files import open_county_file
from tests.casework import SALINAS, add_leas, open_case
from ui.attachments import save_attachment
from ui.navigation import CaseloadTarget
from ui.pages.case.dialogs import ask_export
from ui.pages.today.export import CalendarExportDialog

CODE = re.compile(r"\d{7}|[a-z]-[a-z]+-[a-z]|_")
"""A CDS code, a slug, or a sign that stands for another."""


@pytest.fixture
def case_id(county):
    add_leas(county)
    return open_case(county, SALINAS)


def _save_all(window, settle, county, case_id):
    """Ask for everything that asks where to."""
    context = window.page.context
    window.open_page(CaseloadTarget())
    settle()
    window.page._export()
    window.actions_._back_up()
    attachments.add_content(county, "notes.txt", b"notes", AttachedTo(case_id))
    file = cases.case_file(county, case_id)
    save_attachment(context, file.attachments[0], owner=window)
    dialog = CalendarExportDialog(context, window, who="")
    dialog.save()
    settle()
    dialog.close()


def test_nothing_is_saved_over_the_open_county_file(window, settle, dialogs, county, case_id):
    dialogs.target = county.path
    said: list[tuple[str, str]] = []
    window.page.context.notice.connect(lambda tone, words, _action: said.append((tone, words)))
    _save_all(window, settle, county, case_id)
    assert {tone for tone, _words in said} == {"bad"}
    refused = [words for _tone, words in said if "the county file Monterey.sos" in words]
    assert len(refused) == 3, "the calendar's dialog says it itself"
    cases.assign(county, case_id, "Ana Ruiz")
    path = county.path
    county.close()
    with open_county_file(path) as again:
        assert cases.case_file(again, case_id).case.consultant == "Ana Ruiz"


def test_names_that_are_proposed_are_words(window, settle, dialogs, county, case_id):
    today = clock.today().isoformat()
    _save_all(window, settle, county, case_id)
    assert dialogs.proposed == [
        "Monterey caseload.xlsx",
        f"Monterey copy {today}.sos",
        "notes.txt",
        "Calendar Monterey.ics",
    ]
    assert not [name for name in dialogs.proposed if CODE.search(name)]


def test_a_copy_is_proposed_under_a_name_that_is_free(window, settle, dialogs, county):
    today = clock.today().isoformat()
    dialogs.target = county.path.with_name(f"Monterey copy {today}.sos")
    window.actions_._back_up()
    settle()
    dialogs.target = None
    window.actions_._back_up()
    assert dialogs.proposed[-1] == f"Monterey copy {today} (2).sos"


def test_a_plan_exported_again_leaves_the_first_as_it_is(
    window, settle, dialogs, county, case_id, tmp_path
):
    folder = tmp_path / "plans"
    folder.mkdir()
    file = cases.case_file(county, case_id)
    for _time in range(2):
        dialog = ask_export(window.page.context, window, file)
        dialog.panel.formats[FileFormat.PDF].setChecked(True)
        dialog.panel.formats[FileFormat.EXCEL].setChecked(False)
        dialog.panel.folder.setText(str(folder))
        dialog.export()
        settle()
        for written in folder.iterdir():
            written.write_bytes(b"a person's remarks")
    assert sorted(path.suffix for path in folder.iterdir()) == [".pdf", ".pdf"]
    assert any("(2)" in path.name for path in folder.iterdir())
