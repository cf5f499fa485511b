"""Help: one page that goes with the program, readable without a network."""

import re
from typing import ClassVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from sos_desktop.foundation import paths
from sos_desktop.foundation.paths import resource
from sos_desktop.foundation.version import VERSION
from sos_desktop.services.letters.statutes import law_page
from ui import theme
from ui.context import AppContext
from ui.navigation import HelpTarget, LicensesTarget
from ui.pages.base import Page
from ui.pieces import Pieces
from ui.widgets.basics import button, label

_SECTIONS = re.compile(r"^(?=## )", re.MULTILINE)


class HelpPage(Page[HelpTarget]):
    """Shows `resources/help/help.md` in the colours now in use."""

    key: ClassVar[str] = "help"
    title: ClassVar[str] = "Help"

    def __init__(self, context: AppContext, home: QWidget | None = None) -> None:
        super().__init__(context, home)
        self.text = QTextBrowser()
        self.text.setAccessibleName("Help text")
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.document().setDocumentMargin(24)
        foot = QHBoxLayout()
        foot.addWidget(label(f"SOS Desktop {VERSION}", "small", tone="muted"))
        foot.addStretch(1)
        foot.addWidget(button("Licenses", lambda: context.go.emit(LicensesTarget()), role="quiet"))
        foot.addWidget(button("Open log folder", _open_log_folder, role="quiet"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 16)
        layout.addWidget(self.text, 1)
        layout.addLayout(foot)

    def reload(self) -> None:
        """Write the page again, since links and tables take their colours when written."""
        current = theme.tokens()
        document = self.text.document()
        document.setDefaultFont(theme.font())
        document.setDefaultStyleSheet(f"a {{ color: {current.accent}; }}")
        words = resource("help", "help.md").read_text(encoding="utf-8")
        self.fill(self._written(f"{words}\n\n{law_page()}\n"), self.text)

    def _written(self, words: str) -> Pieces:
        """Section by section: all at once would hold the window."""
        document = self.text.document()
        document.setUndoRedoEnabled(False)
        first, *sections = _SECTIONS.split(words)
        self.text.setMarkdown(first)
        for section in sections:
            yield
            # Qt puts the first line into the block it finds, which has to be a heading already.
            alone = QTextDocument()
            alone.setDefaultFont(document.defaultFont())
            alone.setMarkdown(section)
            end = QTextCursor(document)
            end.movePosition(QTextCursor.MoveOperation.End)
            end.insertBlock(alone.begin().blockFormat(), alone.begin().charFormat())
            end.insertMarkdown(section)


def _open_log_folder() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.log_dir())))
