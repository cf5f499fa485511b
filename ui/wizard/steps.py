"""The three steps of the first run; each says when one may go on."""

import contextlib
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.dashboard.counties import COUNTIES
from sos_desktop.foundation import paths
from sos_desktop.foundation.places import OWN, PlaceKind, place_here
from ui.dialogs import COUNTY_FILTER, Dialogs
from ui.widgets.basics import button, label, row
from ui.widgets.lists.line_above import arrows_move
from ui.widgets.typing import Typing, typing_of

_CODE = Qt.ItemDataRole.UserRole


class WizardStep(QWidget):
    """One step.

    Signals:
        ready_changed: Whether one may go on may have changed.
    """

    ready_changed = Signal()
    title = ""
    explanation = ""

    def __init__(self) -> None:
        super().__init__()
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(12)
        self.box.addWidget(label(self.title, "title"))
        self.box.addWidget(label(self.explanation, tone="muted", wrap=True))

    @property
    def ready(self) -> bool:
        """Whether the step has what it needs."""
        return True

    def entered(self) -> None:
        """Called when the step is shown."""


class CountyStep(WizardStep):
    """Which of the 58 counties."""

    title = "Which county do you work for?"
    explanation = (
        "SOS Desktop keeps one file per county on this computer. Nothing is sent anywhere."
    )

    def __init__(self) -> None:
        super().__init__()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Type some letters of its name")
        self.filter.setAccessibleName("Find a county")
        typing_of(self.filter, Typing.LOOKS)
        self.list = QListWidget()
        self.list.setAccessibleName("Counties")
        for code, name in COUNTIES.items():
            item = QListWidgetItem(name)
            item.setData(_CODE, code)
            self.list.addItem(item)
        self.nothing = label("", tone="muted", wrap=True)
        self.nothing.hide()
        self.filter.textChanged.connect(self._narrow)
        arrows_move(self.filter, self.list)
        self.list.currentItemChanged.connect(lambda *_: self.ready_changed.emit())
        self.box.addWidget(self.filter)
        self.box.addWidget(self.nothing)
        self.box.addWidget(self.list, 1)
        self.setFocusProxy(self.filter)

    @property
    def code(self) -> str:
        """The chosen county's code; "" when none is chosen."""
        item = self.list.currentItem()
        return item.data(_CODE) if item is not None and not item.isHidden() else ""

    @property
    def ready(self) -> bool:
        return bool(self.code)

    def _narrow(self, text: str) -> None:
        wanted = text.strip().casefold()
        shown = []
        for number in range(self.list.count()):
            item = self.list.item(number)
            hidden = wanted not in item.text().casefold()
            item.setHidden(hidden)
            if not hidden:
                shown.append(item)
        starting = [item for item in shown if item.text().casefold().startswith(wanted)]
        if wanted and shown:
            self.list.setCurrentItem((starting or shown)[0])
        self.nothing.setText(f"No county of California has “{text.strip()}” in its name.")
        self.nothing.setVisible(not shown)
        self.ready_changed.emit()


_ADVICE = (
    "This folder is in {place}, where another computer can put its own state in the place of "
    "yours. Keep the county file in a folder of this computer, and have whole copies put there: "
    "Settings, Copies, second place."
)


class FileStep(WizardStep):
    """A new county file, or one that exists."""

    title = "Where is the county file?"
    explanation = (
        "Everything about your county stays in this one file: data, cases and plans. "
        "Keep it in a folder that is backed up."
    )

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__()
        self._dialogs = dialogs
        self._proposed = ""
        self.make_new = QRadioButton("Make a new county file")
        self.open = QRadioButton("Open a county file that exists")
        self.make_new.setChecked(True)
        choices = QButtonGroup(self)
        choices.addButton(self.make_new)
        choices.addButton(self.open)
        self.path = QLineEdit()
        self.path.setAccessibleName("County file")
        self.browse = button("Choose…", self._browse, name="Choose the county file")
        self.user = QLineEdit()
        self.user.setPlaceholderText("For example: Ana Ruiz, or Consultant A")
        self.user.setAccessibleName("Your name")
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        line = QHBoxLayout()
        line.addWidget(self.path, 1)
        line.addWidget(self.browse)
        form.addRow(label("County file"), line)
        self.advice = label("", "small", tone="warn", wrap=True)
        self.own_button = button("Use a folder of this computer", self._use_own, role="quiet")
        for made in (self.advice, self.own_button):
            made.hide()
        form.addRow("", self.advice)
        form.addRow("", row(self.own_button))
        form.addRow(label("Your name"), self.user)
        self.box.addWidget(self.make_new)
        self.box.addWidget(self.open)
        self.box.addLayout(form)
        self.box.addWidget(
            label("Your name stands beside what you write, in the history.", "small", tone="muted")
        )
        self.box.addStretch(1)
        self.setFocusProxy(self.user)  # the one field that is not filled in
        self.path.textChanged.connect(lambda _text: self._on_path())
        self.open.toggled.connect(self._on_kind_changed)

    def propose(self, county: str) -> None:
        """Offer a place for a new file, unless a person has chosen one."""
        if self.path.text() == self._proposed and self.make_new.isChecked():
            self._proposed = str(paths.documents_dir() / f"{county}.sos")
            self.path.setText(self._proposed)

    def _on_path(self) -> None:
        self.ready_changed.emit()
        text = self.path.text().strip()
        place = place_here(self.file, follow=False) if text else OWN
        advised = place.kind is not PlaceKind.OWN
        self.advice.setText(_ADVICE.format(place=place.name) if advised else "")
        self.advice.setVisible(advised)
        self.own_button.setVisible(advised and self.make_new.isChecked())

    def _use_own(self) -> None:
        """Beside the folder that is synced, in one of this program's own."""
        folder = Path.home() / "SOS Desktop"
        with contextlib.suppress(OSError):
            folder.mkdir(exist_ok=True)
        self.path.setText(str(folder / self.file.name))

    @property
    def ready(self) -> bool:
        return bool(self.path.text().strip())

    @property
    def file(self) -> Path:
        """The path entered; a new file gets the ending .sos."""
        path = Path(self.path.text().strip()).expanduser()
        return path if path.suffix or self.open.isChecked() else path.with_suffix(".sos")

    def _on_kind_changed(self, opening: bool) -> None:
        if opening and self.path.text() == self._proposed:
            self.path.clear()
        elif not opening and not self.path.text():
            self.path.setText(self._proposed)

    def _browse(self) -> None:
        start = Path(self._proposed or paths.documents_dir())
        if self.open.isChecked():
            chosen = self._dialogs.open_county_file(self, start.parent)
        else:
            chosen = self._dialogs.save_as(self, "Make a county file", start, COUNTY_FILTER)
        if chosen is not None:
            self.path.setText(str(chosen))


class StartStep(WizardStep):
    """What to do first."""

    title = "How do you want to begin?"
    explanation = (
        "The Dashboard files are the ones the California Department of Education publishes for "
        "each indicator and year, as text or Excel, alone or in a zip."
    )

    def __init__(self) -> None:
        super().__init__()
        self.load = QRadioButton("Load Dashboard files now")
        self.later = QRadioButton("Look around first, load files later")
        self.sample = QRadioButton("Try the sample county instead")
        self.load.setChecked(True)
        self.setFocusProxy(self.load)
        choices = QButtonGroup(self)
        for choice, words in (
            (
                self.load,
                "Choose files, a folder or a zip; you see what is in them before they count.",
            ),
            (self.later, "The pages say what belongs there; Data is where files are loaded."),
            (
                self.sample,
                "Fictional districts with three years of data and a case in every stage, in a file "
                "of its own. Your own county file is made another time.",
            ),
        ):
            choices.addButton(choice)
            self.box.addWidget(choice)
            note = label(words, "small", tone="muted", wrap=True)
            note.setContentsMargins(24, 0, 0, 4)
            self.box.addWidget(note)
        self.box.addStretch(1)
