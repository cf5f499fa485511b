"""The help is put in section by section, and reads as if it were put in at once."""

from PySide6.QtGui import QTextDocument

from sos_desktop.foundation.paths import resource
from sos_desktop.services.letters.statutes import law_page
from ui.navigation import HelpTarget


def _blocks(document: QTextDocument) -> list[tuple[object, ...]]:
    """Text, heading level, room around, indent, list and looks of the letters, block by block."""
    found: list[tuple[object, ...]] = []
    block = document.begin()
    while block.isValid():
        how, listed = block.blockFormat(), block.textList()
        style = listed.format().style() if listed is not None else None
        room = how.topMargin(), how.bottomMargin(), how.indent()
        letters = [
            (part.fragment().text(), part.fragment().charFormat().font().bold()) for part in block
        ]
        found.append((how.headingLevel(), *room, style, letters))
        block = block.next()
    return found


def test_the_help_reads_as_written_also_after_the_look_changed(window, settle, context):
    whole = QTextDocument()
    help_words = resource("help", "help.md").read_text(encoding="utf-8")
    whole.setMarkdown(f"{help_words}\n\n{law_page()}\n")
    window.open_page(HelpTarget())
    settle()
    document = window.page.text.document()
    assert document.toPlainText() == whole.toPlainText()
    assert _blocks(document) == _blocks(whole)
    context.look_changed.emit()
    settle()
    assert document.toPlainText() == whole.toPlainText()
    assert not window.page.is_filling
    assert window.page.text.updatesEnabled()
    assert window.page.text.verticalScrollBar().value() == 0
