"""Layout of the Data page: what is loaded, what is about to be, what was."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.services.dashboard.imports import Scope
from ui import theme
from ui.delegates.pill import PillDelegate
from ui.pages.data.model import (
    FILE_COLUMNS,
    HISTORY_COLUMNS,
    ISSUE_COLUMNS,
    CoverageModel,
)
from ui.pieces import Pieces
from ui.widgets.basics import EmptyState, OneOf, button, card, label, row, scrolled
from ui.widgets.choice import ChoiceBox
from ui.widgets.lists.one_line_table import OneLineTable
from ui.widgets.lists.row_menu import menu_of
from ui.widgets.lists.tables import RecordTable

_SCOPES = (
    (Scope.LEAS, "All LEAs, and the schools of this county (recommended)"),
    (Scope.COUNTY, "This county only"),
    (Scope.ALL, "Everything in the files"),
)


class DataView:
    """The widgets of the page, laid out; wiring is the page's."""

    def __init__(self) -> None:
        self.stack = OneOf()

    def build(self) -> Pieces:
        """Make all of it; the window may answer at every `yield`."""
        self.choose_files = button("Choose files…", icon_name="upload", role="primary")
        self.choose_folder = button("Choose a folder…", icon_name="folder-open")
        self.first_folder = button("Choose a folder…", icon_name="folder-open")
        self.scope = _scope_choice()
        self.drop = self._drop_target()
        yield
        self.files = OneLineTable(FILE_COLUMNS, name="Files to load", key=lambda f: f.name)
        self.issues = RecordTable(ISSUE_COLUMNS, name="Problems in the files")
        yield
        self.message = label("", wrap=True)
        self.file_text = _named("What happens with the selected file")
        self.issue_text = _named("The selected problem in full")
        self.choice = ChoiceBox()
        self.choice.setAccessibleName("Indicator of the selected file")
        self.choice_row = QWidget()
        self.word_row = QWidget()
        self.word_text = label("", wrap=True)
        self.word_button = button("")
        self.import_button = button("Import", role="primary")
        self.cancel_button = button("Back")
        self.copy_button = button("Copy problems", icon_name="copy")
        self.skip_button = button("Leave this file out", role="quiet", icon_name="x")
        self.skip_button.setToolTip("Space on a file does it too, and takes it back")
        self.next_text = label("")
        self.next_button = button("See who is identified", icon_name="arrow-right")
        self.next_row = QWidget()
        yield
        self.history = RecordTable(HISTORY_COLUMNS, name="History of imports", key=lambda b: b.id)
        self.undo_button = button("Take this import back…", icon_name="undo-2")
        self.history.menu.offer(self.undo_button)
        self.issues.menu.offer(self.copy_button)
        self.files.menu.offer(self.word_button)
        self.files.menu.offer(self.skip_button)
        self.coverage = CoverageModel()
        self.grid = _grid(self.coverage)
        yield
        self.overview = scrolled(self._overview())
        self.stack.addWidget(self.overview)
        yield
        self.preview = self._preview()
        self.stack.addWidget(self.preview)
        yield
        self.empty = EmptyState(
            "database",
            "No Dashboard files loaded",
            "Download the files of a year from the California Department of Education's Dashboard "
            "data page, as text or Excel. Then drop them here, alone, in a folder or in a zip, or "
            "choose them. You see what is in them before anything is kept.",
            "Choose files…",
            other=self.first_folder,
        )
        self.stack.addWidget(self.empty)

    def _drop_target(self) -> QFrame:
        frame, box = card(margin=20)
        box.addWidget(label("Load Dashboard files", "heading"))
        box.addWidget(
            label("Drop files, a folder or a zip here, or choose them.", tone="muted", wrap=True)
        )
        box.addLayout(row(self.choose_files, self.choose_folder))
        keep = label("Keep")
        keep.setBuddy(self.scope)
        box.addLayout(row(keep, self.scope, stretch_last=True))
        return frame

    def _overview(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        following = row(self.next_text, self.next_button)
        following.setContentsMargins(0, 0, 0, 0)
        self.next_row.setLayout(following)
        self.next_row.setHidden(True)
        column.addWidget(self.next_row)
        column.addWidget(self.drop)
        column.addWidget(label("What is loaded", "heading"))
        column.addWidget(self.grid)
        self.others = label("", "small", tone="muted", wrap=True)
        column.addWidget(self.others)
        head = QHBoxLayout()
        head.addWidget(label("History", "heading"))
        head.addStretch(1)
        head.addWidget(self.undo_button)
        column.addLayout(head)
        self.history.setMinimumHeight(240)
        column.addWidget(self.history, 1)
        return content

    def _preview(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.preview_title = label("What is in these files", "heading")
        head = QHBoxLayout()
        head.addWidget(self.preview_title)
        head.addStretch(1)
        head.addWidget(self.cancel_button)
        head.addWidget(self.import_button)
        column.addLayout(head)
        column.addWidget(self.message)
        column.addWidget(self.files, 3)
        column.addWidget(self.file_text)
        column.addLayout(row(self.skip_button))
        ask = label("This file holds")
        ask.setBuddy(self.choice)
        inner = row(ask, self.choice)
        inner.setContentsMargins(0, 0, 0, 0)
        self.choice_row.setLayout(inner)
        column.addWidget(self.choice_row)
        asked = row(self.word_button, self.word_text, stretch_last=True)
        asked.setContentsMargins(0, 0, 0, 0)
        self.word_row.setLayout(asked)
        column.addWidget(self.word_row)
        problems = QHBoxLayout()
        self.problems_title = label("Problems", "heading")
        problems.addWidget(self.problems_title)
        problems.addStretch(1)
        problems.addWidget(self.copy_button)
        column.addLayout(problems)
        self.no_problems: QLabel = label("", tone="muted", wrap=True)
        column.addWidget(self.no_problems)
        column.addWidget(self.issues, 2)
        column.addWidget(self.issue_text)
        return content


def _named(name: str) -> QLabel:
    """A text of several lines that changes, and what assistive technology calls it."""
    text = label("", wrap=True)
    text.setAccessibleName(name)
    return text


def _scope_choice() -> ChoiceBox:
    scope = ChoiceBox()
    scope.setAccessibleName("What to keep from the files")
    for kept, words in _SCOPES:
        scope.addItem(words, kept)
    scope.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    scope.setMinimumContentsLength(20)
    scope.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return scope


def _grid(model: CoverageModel) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setItemDelegate(PillDelegate(view))
    view.setAccessibleName("Indicators by year")
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    view.horizontalHeader().setHighlightSections(False)
    view.verticalHeader().setHighlightSections(False)
    view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def fit() -> None:
        unit = view.fontMetrics().averageCharWidth()
        view.horizontalHeader().setMinimumSectionSize(unit * 12)
        view.verticalHeader().setMinimumWidth(unit * 16)
        section = view.fontMetrics().height() + 18
        view.verticalHeader().setDefaultSectionSize(section)
        view.setFixedHeight(section * (model.rowCount() + 1) + 32)

    theme.follow(view, fit)
    menu_of(view)
    return view
