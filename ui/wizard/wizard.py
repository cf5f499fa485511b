"""The first run: county, file, beginning. Three steps, and one is at work."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sos_desktop.domain.dashboard.counties import COUNTIES
from sos_desktop.foundation import paths
from sos_desktop.foundation.errors import AppError
from sos_desktop.foundation.jobs import CancelToken, Progress
from sos_desktop.foundation.settings import Settings
from sos_desktop.services.county.county_files import (
    CountyFile,
    create_county_file,
    open_county_file,
)
from sos_desktop.services.county.way_back import (
    CountyCopy,
    copies_on_computer,
    has_copies,
    name_before,
    restore,
)
from ui.dialogs import COUNTY_FILTER, Dialogs
from ui.jobs import JobRunner, Work
from ui.restore_dialog import RestoreDialog
from ui.widgets.basics import button, label
from ui.widgets.dialog import Dialog
from ui.widgets.frame.job_bar import JobBar
from ui.widgets.refusal import Refusal
from ui.wizard.steps import CountyStep, FileStep, StartStep, WizardStep


class FirstRunWizard(Dialog):
    """Ends with an open county file, or with none when it was closed.

    Attributes:
        county_file: The open file after `accept`.
        wants_load: The person wants to load Dashboard files next.
    """

    def __init__(self, settings: Settings, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self._dialogs = dialogs
        self.county_file: CountyFile | None = None
        self.wants_load = False
        self._runner = JobRunner(self)
        self.county_step = CountyStep()
        self.file_step = FileStep(dialogs)
        self.start_step = StartStep()
        self.file_step.user.setText(settings.user_name)
        self.steps: tuple[WizardStep, ...] = (self.county_step, self.file_step, self.start_step)
        self.stack = QStackedWidget()
        for step in self.steps:
            self.stack.addWidget(step)
            step.ready_changed.connect(self._refresh)
        self._lay_out()
        self._show(0)

    def _lay_out(self) -> None:
        self.setWindowTitle("Welcome to SOS Desktop")
        self.resize(680, 560)
        self.count = label("", "small", tone="muted")
        self.problem = Refusal()
        self.job_bar = JobBar()
        self.back = button("Back", lambda: self._show(self.stack.currentIndex() - 1))
        self.next = button("Next", self.forward, role="primary")
        self.next.setDefault(True)
        self.sample = button("Try the sample county", self.open_sample, role="quiet")
        self.copies = button("Go on with a copy…", self.choose_copy, role="quiet")
        self.copies.setToolTip("This computer keeps copies of a county file.")
        self._has_copies = has_copies()
        buttons = QHBoxLayout()
        buttons.addWidget(self.sample)
        buttons.addWidget(self.copies)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 32, 20)
        layout.setSpacing(12)
        layout.addWidget(self.count)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.job_bar)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)

    def _show(self, number: int) -> None:
        self.problem.hide()
        if number == 1:
            self.file_step.propose(COUNTIES[self.county_step.code])
        self.stack.setCurrentIndex(number)
        step = self.steps[number]
        step.entered()
        step.setFocus()
        self.count.setText(f"Step {number + 1} of {len(self.steps)}")
        self.sample.setVisible(number == 0)
        self.copies.setVisible(number == 0 and self._has_copies)
        self._refresh()

    def _refresh(self) -> None:
        number = self.stack.currentIndex()
        idle = not self._runner.busy
        self.back.setEnabled(number > 0 and idle)
        self.next.setEnabled(self.steps[number].ready and idle)
        self.next.setText("Start" if number == len(self.steps) - 1 else "Next")

    def forward(self) -> None:
        """Go to the next step; the second one makes or opens the file, the last one ends."""
        number = self.stack.currentIndex()
        if number == len(self.steps) - 1:
            self._finish()
        else:
            self._show(number + 1)

    def open_sample(self) -> None:
        """Make the sample county in a file of its own and end."""
        from sos_desktop.services.sample import make_sample_county

        self._remember_user()
        target = _free_name(paths.documents_dir() / "Sample county.sos")

        def work(progress: Progress, _cancel: CancelToken) -> CountyFile:
            return make_sample_county(target, progress)

        self._start("Making the sample county", work)

    def choose_copy(self) -> None:
        """Show the copies on this computer, put the chosen one where it is to be, and end."""
        dialog = RestoreDialog(
            copies_on_computer,
            "Go on with a copy of a county file",
            "These copies are on this computer. Choose the one to go on with, and then where the "
            "county file is to be. The copy stays as it is.",
            self,
            of_any_file=True,
        )
        dialog.finished.connect(lambda _result: self._take_copy(dialog.chosen))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_copy(self, copy: CountyCopy | None) -> None:
        if copy is None:
            return
        chosen = copy.copy.path
        proposed = paths.documents_dir() / name_before(chosen)
        title = "Where the county file is to be"
        target = self._dialogs.save_as(self, title, proposed, COUNTY_FILTER)
        if target is None:
            return

        def work(_progress: Progress, _cancel: CancelToken) -> CountyFile:
            return open_county_file(restore(chosen, target, keep_aside=True).path)

        self._start("Copying the county file out", work)

    def _finish(self) -> None:
        if self.start_step.sample.isChecked():
            self.open_sample()
            return
        self._remember_user()
        path, code = self.file_step.file, self.county_step.code
        opening = self.file_step.open.isChecked()

        def work(_progress: Progress, _cancel: CancelToken) -> CountyFile:
            return open_county_file(path) if opening else create_county_file(path, code)

        self.wants_load = self.start_step.load.isChecked()
        self._start("Opening the county file" if opening else "Making the county file", work)

    def _start(self, title: str, work: Work[CountyFile]) -> None:
        self.problem.hide()
        job = self._runner.start(
            work,
            owner=self,
            done=self._opened,
            failed=self._failed,
        )
        job.when_over(self, self._refresh)
        self.job_bar.follow(title, job)
        self._refresh()
        if job.ended:  # so quick that nobody was told
            self._runner.in_turn(self._refresh, owner=self)

    def _opened(self, county: CountyFile) -> None:
        self.county_file = county
        self.accept()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        if self.stack.currentIndex() == len(self.steps) - 1:
            self._show(1)
        self.problem.say(error.message)

    def _remember_user(self) -> None:
        self.settings.user_name = self.file_step.user.text().strip()
        self.settings.save()

    def reject(self) -> None:
        """Close without a file, once no work is under way."""
        if self._runner.stop():
            super().reject()


def _free_name(path: Path) -> Path:
    candidates = [path, *(path.with_stem(f"{path.stem} {n}") for n in range(2, 1000))]
    return next(candidate for candidate in candidates if not candidate.exists())
