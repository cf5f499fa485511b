"""What all pages share: a page looks again when what it shows has changed."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QWidget

from sos_desktop.domain.changes import Changes, Subject
from ui.context import AppContext


class Page(QWidget):
    """A page of the main window.

    A visible page reloads when a change touches its `subjects`; a hidden one marks itself stale and
    reloads when it is shown.

    Attributes:
        key: Its name in `AppContext.go` and on the rail.
        title: In the window's title and for screen readers.
        subjects: What it shows.
    """

    key: ClassVar[str]
    title: ClassVar[str]
    subjects: ClassVar[Subject] = Subject.NOTHING

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.setObjectName(f"page-{self.key}")
        self.setProperty("role", "page")
        self.setAccessibleName(self.title)
        self._stale = True
        context.changed.connect(self._on_changed)
        context.county_changed.connect(self._mark_stale)
        context.look_changed.connect(self._mark_stale)

    def reload(self) -> None:
        """Fetch what the page shows, on the worker; called only while it is visible."""

    def open(self, target: dict[str, Any]) -> None:
        """Go to something on the page, e.g. `{"cds": ...}`; called before it is shown."""

    def page_actions(self) -> list[QAction]:
        """Buttons for the bar on top; the one with `data() == "primary"` stands out."""
        return []

    def current_case(self) -> str | None:
        """The case the page is about; None when it is about no single one."""
        return None

    def mark_stale(self) -> None:
        """Reload now if visible, else when next shown."""
        self._mark_stale()

    def _action(self, text: str, run: Callable[[], object], *, ready: bool = True) -> QAction:
        """A button for the bar on top; `ready` says whether it can be pressed from the start."""
        action = QAction(text, self)
        action.triggered.connect(lambda: run())
        action.setEnabled(ready)
        return action

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()

    def _on_changed(self, changes: Changes) -> None:
        if changes.subjects & self.subjects:
            self._mark_stale()

    def _mark_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.reload()
