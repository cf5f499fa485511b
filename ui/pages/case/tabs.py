"""What the tabs of a case share."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.words import ProposedBy, Sensitivity, Words
from ui.context import AppContext
from ui.widgets.basics import scrolled
from ui.widgets.forms import Choices


class CaseTab(QWidget):
    """One tab: it is given the whole case and shows its part."""

    title = ""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.file: CaseFile | None = None
        content = QWidget()
        self.box = QVBoxLayout(content)
        self.box.setContentsMargins(0, 12, 8, 16)
        self.box.setSpacing(16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(content))

    def show_file(self, file: CaseFile) -> None:
        """Show a case."""
        self.file = file

    def flush(self) -> None:
        """Save what was typed and not saved yet."""


def choices_of(kind: type[Words], optional: str = "") -> Choices:
    """All values of a word list for a form; `optional` names the empty choice."""
    empty: list[tuple[object, str]] = [(None, optional)] if optional else []
    return (*empty, *((member, member.words) for member in kind))


def named(rows: Sequence[tuple[str, str]], nothing: str) -> Choices:
    """Records to point to, by id; the first choice points to none."""
    return ((None, nothing), *rows)


SENSITIVITY = choices_of(Sensitivity)
PROPOSED = choices_of(ProposedBy, "Not noted")
