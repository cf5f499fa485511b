"""Long work: after a moment, what is happening, how far it is, and Cancel."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.jobs import Job
from ui.widgets.basics import button, label
from ui.widgets.focus import tab_through

_SHOW_AFTER = 600
_POLL_EVERY = 100


class JobBar(QFrame):
    """Shows one job; polls it ten times a second, so that a busy job never floods the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("notice", "info")
        self._job: Job | None = None
        self._is_made = False
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self.show)
        self._poll = QTimer(self)
        self._poll.timeout.connect(self._look)
        self.hide()

    def setVisible(self, visible: bool) -> None:
        """What it consists of is made when it is first shown: few windows have long work."""
        if visible:
            self._make()
        super().setVisible(visible)

    def _make(self) -> None:
        if self._is_made:
            return
        self._is_made = True
        self.title = label("", "strong")
        self.message = label("", "small", tone="muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress")
        self.cancel = button("Cancel", self._cancel)
        words = QVBoxLayout()
        words.setSpacing(4)
        for widget in (self.title, self.message, self.bar):
            words.addWidget(widget)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(16)
        layout.addLayout(words, 1)
        layout.addWidget(self.cancel)
        tab_through(self)

    def follow(self, title: str, job: Job) -> None:
        """Show this job once it has lasted 0.6 seconds, until it finishes."""
        self._make()
        self._job = job
        self.title.setText(title)
        self.message.setText("Starting")
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self._delay.start(_SHOW_AFTER)
        self._poll.start(_POLL_EVERY)
        job.when_over(self, lambda: self._finished(job))
        if job.ended:  # so quick that nobody was told
            self._finished(job)

    def _look(self) -> None:
        if self._job is None or self._job.token.cancelled:
            return
        done, total, message = self._job.progress
        if message:
            self.message.setText(message)
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.token.cancel()
            self.cancel.setEnabled(False)
            self.message.setText("Stopping; nothing of the unfinished file is kept")

    def _finished(self, job: Job) -> None:
        if job is self._job:
            self._delay.stop()
            self._poll.stop()
            self._job = None
            self.hide()
