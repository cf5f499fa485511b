"""Which case an action is for, asked where no case is at hand."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.services.casework import visits
from ui.context import AppContext
from ui.widgets.basics import button, label
from ui.widgets.dialog import Dialog
from ui.widgets.forms.case_picker import CasePicker
from ui.widgets.refusal import Refusal

Cases = tuple[tuple[str, str], ...]


class CaseDialog(Dialog):
    """One line to type a part of a district's name into."""

    def __init__(
        self, parent: QWidget, title: str, cases: Cases, chosen: Callable[[str], None]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self._chosen = chosen
        self.case = CasePicker("Case of the district")
        self.case.set_cases(cases, cases[0][0] if len(cases) == 1 else None)
        self.problem = Refusal()
        self.case.currentTextChanged.connect(lambda _text: self.problem.hide())
        self.go_button = button("Continue", self.submit, role="primary")
        words = label("Case of the district")
        words.setBuddy(self.case)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(title, "heading", wrap=True))
        layout.addWidget(words)
        layout.addWidget(self.case)
        layout.addWidget(self.problem)
        layout.addLayout(self.last_line(self.go_button))
        self.case.setFocus()

    def submit(self) -> None:
        """Go on with the case chosen."""
        case_id = self.case.case_id()
        if case_id is None:
            self.problem.say("Choose one of the open cases: type a part of its district's name.")
            self.case.setFocus()
            return
        self.accept()
        self._chosen(case_id)


def ask_case(
    context: AppContext, parent: QWidget, title: str, chosen: Callable[[str], None]
) -> None:
    """Ask for one of the open cases; where there is none, say so."""
    county = context.county

    def ask(cases: Cases) -> None:
        if cases:
            CaseDialog(parent, title, cases, chosen).open()
        else:
            context.notice.emit("info", "This needs a case. Open a case first.", "")

    context.query(lambda: visits.open_cases(county), ask, owner=parent)
