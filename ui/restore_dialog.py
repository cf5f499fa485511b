"""The list of copies of a county file: which, how old, what is in it, what it lacks."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import AppError
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.services.county import way_back
from sos_desktop.services.county.way_back import Comparison, CountyCopy
from sos_desktop.services.county.way_back_words import (
    age_words,
    lacking_words,
    moment_in_sentence,
    moment_of_copy,
    soundness_words,
    step_lines,
)
from ui.jobs import JobRunner
from ui.models.table import Column
from ui.widgets.basics import button, label
from ui.widgets.dialog import Dialog
from ui.widgets.flow import FlowLayout
from ui.widgets.lists.fitted_table import FittedTable

_CHECKED = {"opens": "good", "damaged": "bad", "needs the newer program": "warn"}
_WIDE = 118
"""Characters across, where the screen has room."""
_TOGETHER = 12
"""Copies whose contents are read before the list says them: about as many as are in sight."""
Find = Callable[[], Sequence[CountyCopy]]


def copy_columns(now: datetime, *, of_any_file: bool = False) -> tuple[Column[CountyCopy], ...]:
    """What is shown of a copy.

    Args:
        now: Where the computer is, without a time zone, as in the names of copies.
        of_any_file: The copies are of several county files, so each says of which.
    """
    file: Column[CountyCopy] = Column(
        "County file", lambda c: way_back.name_before(c.copy.path), width=20
    )
    return (
        *((file,) if of_any_file else ()),
        Column(
            "Copy of",
            lambda c: moment_of_copy(c.made_at, now),
            sort=lambda c: c.made_at,
            width=26,
            tooltip=lambda c: f"{c.kind_words}. {c.copy.path}",
        ),
        Column("Older by", lambda c: age_words(c.made_at, now), width=13),
        Column("Holds", _held, width=38),
        Column("Where", lambda c: c.place_words, width=22, tooltip=lambda c: str(c.copy.path)),
        Column(
            "Checked",
            soundness_words,
            tone=lambda c: _CHECKED.get(soundness_words(c), "quiet"),
            width=20,
        ),
    )


def _held(copy: CountyCopy) -> str:
    if not copy.looked_into:
        return "being read…"
    return copy.holds or "cannot be read"


class RestoreDialog(Dialog):
    """Shows the copies, what each holds as it is read, and what the chosen one lacks of the file.

    Each is checked while one looks. It changes nothing: whoever opened it acts on what was chosen.

    Attributes:
        chosen: The copy to go on with, after `accept`; else None.
        wants_other: Another county file is to be looked for.
        wants_rescue: What can be read of the damaged file is to be rescued.
    """

    def __init__(
        self,
        find: Find,
        heading: str,
        explanation: str,
        parent: QWidget | None = None,
        *,
        file: Path | None = None,
        damaged: bool = False,
        of_any_file: bool = False,
    ) -> None:
        """Make it.

        Args:
            find: Gives the copies, the newest first, without looking into them; on a worker.
            heading: What happened, or what this is for.
            explanation: What is safe, and what choosing does.
            parent: What it lies above.
            file: The county file the copies are compared with; None when there is none.
            damaged: The file cannot be opened, so that looking for another one, and rescuing what
                can be read, are offered too.
            of_any_file: The copies are of several county files.
        """
        super().__init__(parent)
        self.chosen: CountyCopy | None = None
        self.wants_other = self.wants_rescue = False
        self._find, self._file = find, file
        self._now = clock.now().astimezone().replace(tzinfo=None)
        self._moved = False
        """Whether the person chose a copy herself."""
        self._comparisons: dict[Path, Comparison | None] = {}
        self._compared_with = set[Path]()
        """Copies whose comparison was begun."""
        self._runner = JobRunner(self)
        self.setWindowTitle("Copies of the county file")
        self._make_table(of_any_file=of_any_file)
        self._make_buttons(damaged=damaged)
        self._lay_out(heading, explanation)
        self._fit_screen(parent)
        self._runner.start(
            lambda _progress, _cancel: tuple(self._find()),
            owner=self,
            done=self._show,
            failed=self._failed,
        )

    def _make_table(self, *, of_any_file: bool) -> None:
        self.table = FittedTable(
            copy_columns(self._now, of_any_file=of_any_file),
            name="Copies",
            key=lambda c: c.copy.path,
            lines=1,
            whole=False,
        )
        self.table.current_changed.connect(self._on_current)
        self.table.chosen.connect(lambda _copy: self.act())
        self.table.installEventFilter(self)
        self.table.viewport().installEventFilter(self)
        self.lacking = label("", wrap=True)
        self.lacking.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.problem = label("", tone="bad", wrap=True)
        self.problem.hide()

    def _make_buttons(self, *, damaged: bool) -> None:
        self.act_button = button("Go on with this copy", self.act, role="primary")
        self.act_button.setDefault(True)
        self.act_button.setEnabled(False)
        self.close_button = button("Close", self.reject)
        self.other_button = button("Look for another file…", self._other)
        self.rescue_button = button("Rescue what can be read…", self._rescue)
        for one in (self.close_button, self.other_button, self.rescue_button):
            one.setAutoDefault(False)
        self.other_button.setVisible(damaged)
        self.rescue_button.setVisible(damaged and self._file is not None)

    def _lay_out(self, heading: str, explanation: str) -> None:
        self.nothing = label("Looking for copies…", tone="muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.table)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        others = FlowLayout()
        others.addWidget(self.other_button)
        others.addWidget(self.rescue_button)
        buttons.addLayout(others, 1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.act_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(heading, "heading", wrap=True))
        layout.addWidget(label(explanation, wrap=True))
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.lacking)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)

    def _fit_screen(self, parent: QWidget | None) -> None:
        place = (parent or self).screen().availableSize()
        wide = max(880, self.fontMetrics().averageCharWidth() * _WIDE)
        self.resize(min(wide, place.width() - 60), min(520, place.height() - 80))

    def _show(self, copies: tuple[CountyCopy, ...]) -> None:
        self.table.set_rows(copies)
        self.stack.setCurrentIndex(1 if copies else 0)
        none = "There are no copies of this file on this computer."
        more = " Look for another file, or rescue what can be read."
        self.nothing.setText(f"{none}{more if self.rescue_button.isVisibleTo(self) else ''}")
        self._look_into(copies[:_TOGETHER])
        if copies:
            self.table.select_row(0)
            self.table.setFocus()
        for start in range(_TOGETHER, len(copies), _TOGETHER):
            self._look_into(copies[start : start + _TOGETHER])
        for copy in copies:
            self._runner.start(
                lambda _progress, cancel, copy=copy: (_looked_through(copy, cancel),),
                owner=self,
                done=self._put,
                failed=self._failed,
                long=True,
            )

    def _look_into(self, copies: tuple[CountyCopy, ...]) -> None:
        self._runner.start(
            lambda _progress, cancel: _looked_into(copies, cancel),
            owner=self,
            done=self._put,
            failed=self._failed,
        )

    def _put(self, known: tuple[CountyCopy, ...]) -> None:
        """Say of these what is known now; nothing else moves."""
        by_path = {copy.copy.path: copy for copy in known}
        rows = self.table.rows_model
        rows.exchange([by_path.get(row.copy.path, row) for row in rows.rows])
        self.table.said.forget()
        self.table.fit()
        current = self.table.current()
        if current is None or current.copy.path not in by_path:
            return
        if current.contents.cannot_be_used and not self._moved:
            self._choose_next()
        else:
            self._on_current(current)

    def _choose_next(self) -> None:
        """The newest copy is of no use here: the newest other one that is not known to be."""
        for copy in self.table.rows_model.rows:
            if not copy.contents.cannot_be_used:
                self.table.select(copy.copy.path)
                return
        self._on_current(self.table.current())

    def _on_current(self, copy: CountyCopy | None) -> None:
        usable = bool(copy and copy.contents.sound and not copy.contents.cannot_be_used)
        self.act_button.setEnabled(usable)
        if copy is None:
            self.lacking.setText("")
            return
        when = moment_in_sentence(copy, self._now)
        self.act_button.setText(f"Go on with the copy of {when}")
        self.act_button.setAccessibleName(self.act_button.text())
        path = copy.copy.path
        if path in self._comparisons:
            self._say(copy, self._comparisons[path])
            return
        self.lacking.setText("")
        file = self._file
        if file is None or path in self._compared_with:
            return
        self._compared_with.add(path)
        self._runner.start(
            lambda _progress, _cancel: way_back.compare_with(copy, file),
            owner=self,
            done=lambda found: self._compared(path, found),
            failed=self._failed,
        )

    def _compared(self, path: Path, found: Comparison | None) -> None:
        self._comparisons[path] = found
        current = self.table.current()
        if current is not None and current.copy.path == path:
            self._say(current, found)

    def _say(self, copy: CountyCopy, found: Comparison | None) -> None:
        self.lacking.setText("\n".join(lacking_words(copy, found, self._now)))
        steps = found.only_in_file.newest if found else ()
        self.lacking.setToolTip("\n".join(step_lines(steps[:20])))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
            self._moved = True
        return False

    def act(self) -> None:
        """Choose the copy that is selected, once it is known to be sound."""
        copy = self.table.current()
        if copy is not None and self.act_button.isEnabled():
            self.chosen = copy
            self.accept()

    def _other(self) -> None:
        self.wants_other = True
        self.accept()

    def _rescue(self) -> None:
        self.wants_rescue = True
        self.accept()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        self.problem.setText(error.message)
        self.problem.show()

    def done(self, result: int) -> None:
        """Close, when no look into a copy is under way any more."""
        self._runner.stop()
        super().done(result)


def _looked_into(copies: tuple[CountyCopy, ...], cancel: CancelToken) -> tuple[CountyCopy, ...]:
    """One that is gone meanwhile is told by the check that follows."""
    cancel.check()
    return way_back.look_into(copies)


def _looked_through(copy: CountyCopy, cancel: CancelToken) -> CountyCopy:
    """Large copies take seconds each, and nobody waits for those not begun when the list closes."""
    cancel.check()
    return way_back.check_copy(copy)
