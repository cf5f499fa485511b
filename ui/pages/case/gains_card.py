"""What became of a case's gains, as today's figures say it, and keeping them with a look-back."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import LookBack
from sos_desktop.domain.formats import date_words
from sos_desktop.domain.improvement.gains import GainFigures, slipped
from sos_desktop.services.casework import look_backs
from ui.context import AppContext
from ui.pages.case.progress_lists import GAIN_TONES
from ui.widgets.basics import button, clear, label, pill


class GainsCard(QFrame):
    """One line for each gain: before, at the end of support, now, and what became of it."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        self._waiting: LookBack | None = None
        self.figures: tuple[GainFigures, ...] = ()
        self.keep_button = button("Keep these figures", self.keep, role="quiet")
        self.summary = label("", tone="muted", wrap=True)
        head = QHBoxLayout()
        head.addWidget(label("What became of the gains", "heading", wrap=True), 1)
        head.addWidget(self.keep_button)
        self._body = QVBoxLayout()
        self._body.setSpacing(6)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self.summary)
        box.addLayout(self._body)

    def show_file(self, file: CaseFile) -> None:
        """Look up the gains of a case; before support ends there is nothing to look at."""
        ended = look_backs.last_exit(file)
        open_ = [one for one in file.look_backs if one.looked_on is None]
        self._waiting = min(open_ or file.look_backs, key=lambda one: one.due_on, default=None)
        self.keep_button.setEnabled(False)
        if ended is None:
            self._show(())
            self.summary.setText("Gains are looked at once the end of support is noted.")
            return
        county = self._context.county
        self._context.query(
            lambda: look_backs.gain_figures(county, file, ended), self._show, owner=self
        )

    def _show(self, found: Sequence[GainFigures]) -> None:
        self.figures = tuple(found)
        clear(self._body)
        lost = slipped(found)
        words = [f"{len(lost)} of {len(found)} slipped." if lost else "No gain is known to fade."]
        if self._waiting is not None:
            words.append(f"Next look-back: {date_words(self._waiting.due_on)}.")
        self.summary.setText(" ".join(words) if found else "There is no measure and no result.")
        self.keep_button.setEnabled(bool(found) and self._waiting is not None)
        self.keep_button.setToolTip(
            f"Keep them with the look-back of {date_words(self._waiting.due_on)}"
            if self._waiting is not None
            else "There is no look-back yet"
        )
        for gain in found:
            line = QHBoxLayout()
            line.addWidget(label(gain.words, wrap=True), 1)
            line.addWidget(pill(gain.standing.words, GAIN_TONES.get(gain.standing, "quiet")))
            self._body.addLayout(line)

    def keep(self) -> None:
        """Keep the figures as they are today with the look-back that waits."""
        waiting, county = self._waiting, self._context.county
        if waiting is not None:
            self._context.change(lambda: look_backs.put_in_figures(county, waiting), owner=self)
