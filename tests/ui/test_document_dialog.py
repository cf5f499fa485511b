"""The one dialog by which documents are saved: it offers what a kind of document says of itself."""

from dataclasses import replace
from datetime import date

import pytest

from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC
from sos_desktop.domain.documents.registry import PLAN, VISIT, FileFormat
from sos_desktop.services.documents import DocumentRequest
from tests.casework import add_leas, open_case
from ui.document_dialog import DocumentDialog

SHORT = replace(PLAN, noun="short plan", formats=PLAN.formats[:1], readers=PLAN.readers[1:])
DAY = date(2026, 11, 24)


@pytest.fixture
def ask(context, county, qtbot):
    add_leas(county)
    case_id = open_case(county)

    def make(*kinds, **more):
        dialog = DocumentDialog(
            context,
            None,
            "Mesa Alta Unified",
            kinds,
            lambda kind, reader: DocumentRequest(kind, (case_id,), reader),
            day=DAY,
            **more,
        )
        qtbot.addWidget(dialog)
        return dialog

    return make


def test_what_there_is_only_one_of_is_not_asked_for(ask):
    dialog = ask(SHORT)
    assert dialog.choice.isHidden()
    assert all(button.isHidden() for button in dialog.panel.readers.values())
    assert all(box.isHidden() for box in dialog.panel.formats.values())
    assert (dialog.panel.reader(), dialog.panel.chosen()) == (OFFICE, (FileFormat.PDF,))


def test_a_copy_can_be_proposed(ask):
    assert ask(VISIT).panel.reader() is OFFICE
    assert ask(VISIT, reader=PUBLIC).panel.reader() is PUBLIC


def test_another_document_asks_for_what_it_needs_and_is_saved(ask, settle, tmp_path):
    dialog = ask(PLAN, SHORT)
    assert not dialog.choice.isHidden()
    dialog.choice.setCurrentIndex(1)
    dialog.choice.activated.emit(1)
    assert dialog.windowTitle() == "Export the short plan of Mesa Alta Unified"
    assert list(dialog.panel.formats) == [FileFormat.PDF]
    dialog.panel.folder.setText(str(tmp_path))
    dialog.export()
    settle()
    assert [path.name for path in tmp_path.glob("*.pdf")] == [
        "Mesa Alta Unified summary of support 2026-11-24.pdf"
    ]


def test_without_a_kind_of_file_nothing_is_saved(ask, tmp_path):
    dialog = ask(PLAN)
    dialog.panel.folder.setText(str(tmp_path))
    for box in dialog.panel.formats.values():
        box.setChecked(False)
    dialog.export()
    assert dialog.problem.text() == "Choose at least one kind of file: PDF, Excel or Word."
    assert list(tmp_path.glob("Mesa*")) == []
