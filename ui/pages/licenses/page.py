"""Licenses: what the program is made of and the terms of each part, readable without a network."""

from typing import ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from sos_desktop.foundation.licenses import LicensedPart, parts
from ui import theme
from ui.context import AppContext
from ui.models.table import Column
from ui.navigation import HelpTarget, LicensesTarget
from ui.pages.base import Page
from ui.widgets.basics import label
from ui.widgets.lists.split import SideBySide
from ui.widgets.lists.tables import RecordTable

_COLUMNS: list[Column[LicensedPart]] = [
    Column("Part", lambda part: part.name, width=26),
    Column("Version", lambda part: part.version or "not numbered", width=12),
    Column("License", lambda part: part.license, width=20),
]


class LicensesPage(Page[LicensesTarget]):
    """The parts on one side, the terms of the selected one on the other."""

    key: ClassVar[str] = "licenses"
    title: ClassVar[str] = "Licenses"

    def __init__(self, context: AppContext, home: QWidget | None = None) -> None:
        super().__init__(context, home)
        self.back_action = self._action("Back to Help", lambda: self.context.go.emit(HelpTarget()))
        self.table = RecordTable(_COLUMNS, name="Parts of the program", key=lambda part: part.name)
        self.table.current_changed.connect(self._show)
        self.text = QTextBrowser()
        self.text.setAccessibleName("Terms of the selected part")
        self.text.setOpenLinks(False)
        both = SideBySide(roomy=100, wide=(460, 540), tall=(260, 360))
        both.addWidget(self.table)
        both.addWidget(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self.head_line())
        layout.addWidget(
            label(
                "SOS Desktop is free software and made of these parts. Their terms go with it.",
                tone="muted",
                wrap=True,
            )
        )
        layout.addWidget(both, 1)

    def page_actions(self) -> list[QAction]:
        return [self.back_action]

    def start(self) -> QWidget:
        return self.table

    def reload(self) -> None:
        """Read the list and the versions, on the worker: there are many small files."""
        self.context.query(parts, self._fill, owner=self)

    def _fill(self, found: list[LicensedPart]) -> None:
        self.text.document().setDefaultFont(theme.font())
        self.table.set_rows(found)
        if self.table.current() is None:
            self.table.select_row(0)

    def _show(self, part: LicensedPart | None) -> None:
        if part is None:
            return
        self.text.setAccessibleName(f"Terms of {part.name}")
        self.text.setPlainText("\n\n\n".join(filter(None, (part.note, part.text()))))
