"""Adding tasks from templates: chosen by checkbox, with dates one may change."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Task
from sos_desktop.domain.casework.stages.task_templates import Proposal, TemplateSet
from sos_desktop.domain.casework.words import Repeats, ServiceLevel, Stage
from sos_desktop.domain.changes import Changes
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import cases, task_templates
from sos_desktop.services.people import known_names
from ui import theme
from ui.context import AppContext
from ui.widgets.basics import button, clear, label, scrolled
from ui.widgets.choice import ChoiceBox
from ui.widgets.dialog import Dialog
from ui.widgets.forms.date_field import DateField
from ui.widgets.refusal import Refusal

FindCommand = tuple[tuple[TemplateSet, tuple[Proposal, ...]], ...]


def offer_tasks(
    context: AppContext,
    owner: QWidget,
    case_id: str,
    *,
    stage: Stage | None = None,
    level: ServiceLevel | None = None,
) -> None:
    """Say quietly that a stage or level has tasks to add; nothing when the case has them all."""
    county = context.county
    title = stage.title if stage is not None else "this level of service"

    def show(count: int) -> None:
        if count:
            tasks = "1 task" if count == 1 else f"{count} tasks"
            context.offer.emit(
                "info", f"{tasks} can be added for {title.lower()}.", "Look at them…", open_dialog
            )

    def open_dialog() -> None:
        def ready(file: CaseFile) -> None:
            TemplateDialog(context, place, file, stage=stage, level=level).open()

        context.query(lambda: cases.case_file(county, case_id), ready, owner=context)

    place = owner.window()
    context.query(
        lambda: task_templates.still_to_add(county, case_id, stage=stage, level=level),
        show,
        owner=context,
    )


class TemplateDialog(Dialog):
    """One set of templates at a time; what the case has already is shown and cannot be chosen."""

    def __init__(
        self,
        context: AppContext,
        parent: QWidget,
        file: CaseFile,
        *,
        stage: Stage | None = None,
        level: ServiceLevel | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._file = file
        self._wanted = (stage or (None if level else file.case.stage), level)
        self._offered: FindCommand = ()
        self.rows: list[tuple[Proposal, QCheckBox, DateField]] = []
        self.setWindowTitle("Add tasks from a template")
        self.sets = ChoiceBox()
        self.sets.setAccessibleName("Tasks for")
        self.sets.currentIndexChanged.connect(self._show_set)
        self.assignee = QLineEdit(file.case.consultant)
        self.assignee.setAccessibleName("Assigned to")
        self.source = label("", "small", tone="muted", wrap=True)
        self.problem = Refusal()
        self.grid = QGridLayout()
        self._lay_out()
        county, case_id = context.county, file.case.id
        context.query(
            lambda: (
                task_templates.case_proposals(county, case_id),
                known_names.consultants(county),
            ),
            self._show,
            owner=self,
        )

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(label(f"Add tasks for {self._file.lea.name}", "heading", wrap=True))
        top = QHBoxLayout()
        for words, control in (("Tasks for", self.sets), ("Assigned to", self.assignee)):
            name = label(words)
            name.setBuddy(control)
            top.addWidget(name)
            top.addWidget(control, 1)
        layout.addLayout(top)
        layout.addWidget(self.source)
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 8, 0)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnStretch(1, 1)
        box.addLayout(self.grid)
        box.addStretch(1)
        layout.addWidget(scrolled(body), 1)
        layout.addWidget(self.problem)
        self.add_button = button("Add", self.add, role="primary")
        layout.addLayout(self.last_line(self.add_button))
        unit, room = self.fontMetrics().averageCharWidth(), self.screen().availableSize()
        self.resize(min(unit * 110, room.width() - 60), min(540, room.height() - 80))

    def _show(self, found: tuple[FindCommand, tuple[str, ...]]) -> None:
        self._offered, names = found
        completer = QCompleter(list(names), self.assignee)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.assignee.setCompleter(completer)
        places = [(listed.stage, listed.level) for listed, _proposals in self._offered]
        self.sets.blockSignals(True)
        for listed, _proposals in self._offered:
            kind = "Stage" if listed.stage is not None else "Level of service"
            self.sets.addItem(f"{kind}: {listed.title}")
        self.sets.setCurrentIndex(places.index(self._wanted))
        self.sets.blockSignals(False)
        self._show_set(self.sets.currentIndex())

    def _show_set(self, place: int) -> None:
        listed, found = self._offered[place]
        clear(self.grid)
        self.rows = []
        self.source.setText(f"Drawn from: {listed.source}. The dates are only a suggestion.")
        for number, proposal in enumerate(found):
            box = QCheckBox()
            box.setAccessibleName(_words(proposal))
            words = _Words(_words(proposal), box)
            field = DateField(f"Due: {proposal.task.title}")
            field.set_date(proposal.task.due_on)
            theme.width(field, 26)
            box.setChecked(not proposal.there)
            for part in (box, words, field):
                part.setEnabled(not proposal.there)
            box.toggled.connect(field.setEnabled)
            box.toggled.connect(lambda _on: self._refresh())
            self.grid.addWidget(box, number, 0)
            self.grid.addWidget(words, number, 1)
            self.grid.addWidget(field, number, 2)
            self.rows.append((proposal, box, field))
        self._refresh()

    def _refresh(self) -> None:
        count = sum(box.isChecked() for _proposal, box, _field in self.rows)
        self.add_button.setEnabled(bool(count))
        self.add_button.setText("Add 1 task" if count == 1 else f"Add {count} tasks")
        self.add_button.setAccessibleName(self.add_button.text())
        self.problem.hide()

    def add(self) -> None:
        """Keep the chosen tasks; the dialog stays, with the reason, when one cannot be kept."""
        try:
            chosen = [self._task(p, field) for p, box, field in self.rows if box.isChecked()]
        except InputProblem as error:
            self._failed(error)
            return
        county, case_id = self._context.county, self._file.case.id
        self.add_button.setEnabled(False)
        self._context.change(
            lambda: task_templates.add(county, case_id, chosen),
            owner=self,
            done=self._done,
            failed=self._failed,
        )

    def _task(self, proposal: Proposal, field: DateField) -> Task:
        try:
            day = field.date()
        except InputProblem:
            field.line.setFocus()
            raise
        repeats = proposal.repeats if day is not None else Repeats.NONE
        return replace(
            proposal.task, due_on=day, repeats=repeats, assignee=self.assignee.text().strip()
        )

    def _done(self, _changes: Changes) -> None:
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self._refresh()
        if not isinstance(error, InputProblem):
            self._context.report(error)
            return
        self.problem.say(error.message)


class _Words(QLabel):
    """The words of a checkbox, which wrap; a click on them is a click on the box."""

    def __init__(self, text: str, box: QCheckBox) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._box = box

    def mousePressEvent(self, ev: QMouseEvent) -> None:
        super().mousePressEvent(ev)
        self._box.toggle()


def _words(proposal: Proposal) -> str:
    often = proposal.repeats.words.lower()
    repeats = f" ({often})" if proposal.repeats is not Repeats.NONE else ""
    there = " – in the case already" if proposal.there else ""
    return f"{proposal.task.title}{repeats}{there}"
