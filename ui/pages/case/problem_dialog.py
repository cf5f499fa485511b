"""A problem of practice, guided: who, what, where, how much, since when; with gentle hints."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import ProblemState
from sos_desktop.domain.casework.records import Problem
from sos_desktop.domain.casework.records.schema import field_info
from sos_desktop.domain.formats import date_words
from sos_desktop.domain.needs.problems import (
    ComparedWords,
    compared,
    composed,
    figures_of,
    hints_in,
)
from sos_desktop.services.casework import problems
from sos_desktop.services.casework.needs_tables import problem_hints
from ui.context import AppContext
from ui.pages.case.pick import pick_one
from ui.pages.case.tabs import PROPOSED
from ui.widgets.basics import button, label, row, scrolled
from ui.widgets.choice import ChoiceBox
from ui.widgets.dialog import Dialog
from ui.widgets.refusal import Refusal

_PARTS = (Problem.who, Problem.what, Problem.at_place, Problem.how_much, Problem.since)


class ProblemDialog(Dialog):
    """Its parts make a sentence, which a person may write anew; earlier wordings stand below."""

    def __init__(
        self, context: AppContext, parent: QWidget, file: CaseFile, problem: Problem
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Problem of practice")
        self._context, self._file, self._problem = context, file, problem
        self._finding_id = problem.finding_id
        self.parts: dict[str, QLineEdit] = {}
        self.text = QPlainTextEdit(problem.text)
        self.text.setAccessibleName("The problem in a sentence")
        self.text.setTabChangesFocus(True)
        self.hints = label("", tone="warn", wrap=True)
        self.proposed = ChoiceBox()
        self.proposed.setAccessibleName("Proposed by")
        for _value, words in PROPOSED:
            self.proposed.addItem(words)
        self.proposed.show_value([v for v, _w in PROPOSED], problem.proposed_by)
        self.problem = Refusal()
        self.versions = label("", wrap=True)
        self._lay_out()
        self.text.textChanged.connect(self._look)
        self._look()

    def _lay_out(self) -> None:
        content = QWidget()
        grid = QGridLayout()
        for number, of in enumerate(_PARTS):
            field = field_info(of)
            line = QLineEdit(getattr(self._problem, field.name))
            line.setPlaceholderText(field.placeholder)
            line.setAccessibleName(field.label)
            line.setMaxLength(500)
            self.parts[field.name] = line
            grid.addWidget(label(field.label), number, 0)
            grid.addWidget(line, number, 1)
        inner = QVBoxLayout(content)
        inner.setSpacing(8)
        inner.addLayout(grid)
        figures = button("Put in the figures of a finding…", self._ask_finding)
        inner.addLayout(row(button("Make the sentence", self._compose), figures))
        inner.addWidget(label("The problem in a sentence", "strong"))
        self.text.setMinimumHeight(90)
        inner.addWidget(self.text)
        inner.addWidget(self.hints)
        inner.addLayout(row(label("Proposed by"), self.proposed))
        inner.addWidget(self.versions)
        inner.addStretch(1)
        self._show_versions()
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(8)
        box.addWidget(label("One problem, small enough to work on this year", "heading", wrap=True))
        box.addWidget(scrolled(content), 1)
        box.addWidget(self.problem)
        keep = button("Keep", lambda: self._keep(self._problem.state), role="primary")
        choose = button("Keep and choose it", lambda: self._keep(ProblemState.CHOSEN))
        box.addLayout(self.last_line(choose, keep))
        self.resize(680, 620)

    def typed(self) -> Problem:
        """The problem as it stands in the dialog."""
        values = {name: line.text().strip() for name, line in self.parts.items()}
        return replace(
            self._problem,
            text=self.text.toPlainText().strip(),
            proposed_by=self.proposed.value_among([v for v, _w in PROPOSED]),
            finding_id=self._finding_id,
            **values,
        )

    def _compose(self) -> None:
        sentence = composed(self.typed())
        if sentence:
            self.text.setPlainText(sentence)

    def _ask_finding(self) -> None:
        known = [(finding.id, finding.text) for finding in self._file.findings]
        pick_one(self, "A finding", "Which finding is it about?", known, self._take_finding)

    def _take_finding(self, finding_id: str) -> None:
        self._finding_id = finding_id
        finding = next((f for f in self._file.findings if f.id == finding_id), None)
        figures = figures_of(finding, self._file.figures)
        if figures:
            self.parts["how_much"].setText(figures)

    def _look(self) -> None:
        found = hints_in(self.text.toPlainText(), problem_hints())
        self.hints.setText("\n".join(hint.words for hint in found))
        self.hints.setVisible(bool(found))

    def _show_versions(self) -> None:
        own = [v for v in self._file.problem_versions if v.problem_id == self._problem.id]
        own.sort(key=lambda version: version.kept_on, reverse=True)
        said = [
            f"Until {date_words(version.kept_on)}: {marked(compared(version.text, now))}"
            for version, now in zip(own, [self._problem.text, *(v.text for v in own)], strict=False)
        ]
        self.versions.setText("\n\n".join(said))
        self.versions.setVisible(bool(said))

    def _keep(self, state: ProblemState) -> None:
        county, made = self._context.county, replace(self.typed(), state=state)
        self._context.change(
            lambda: problems.reword(county, made),
            done=lambda _changes: self.accept(),
            owner=self,
            failed=lambda error: self.problem.say(getattr(error, "message", str(error))),
        )


def marked(parts: tuple[ComparedWords, ...]) -> str:
    """An earlier wording with what became of it: [gone: …] and [new: …]."""
    said: list[str] = []
    for part in parts:
        if part.before and part.after:
            said.append(part.text)
        else:
            said.append(f"[{'gone' if part.before else 'new'}: {part.text}]")
    return " ".join(said)
