"""Loading Dashboard files: choose, look, import; see what is loaded; take an import back."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.domain.changes import Subject
from sos_desktop.domain.dashboard.codes import INDICATORS, Indicator
from sos_desktop.domain.formats import counted
from sos_desktop.foundation.text_tables import tab_separated
from sos_desktop.services.dashboard import imports
from sos_desktop.services.dashboard.imports import (
    BatchView,
    FilePreview,
    FileStatus,
    ImportPreview,
    ImportResult,
    Issue,
    Scope,
    YearCoverage,
)
from ui.context import AppContext
from ui.navigation import DataTarget, IdentificationTarget
from ui.pages.base import Page
from ui.pages.data.model import (
    ISSUE_COLUMNS,
    file_words,
    issue_words,
    loaded_words,
    no_problem_words,
)
from ui.pages.data.view import DataView
from ui.pieces import Pieces
from ui.remembered import Purpose, folder_for, used_folder
from ui.widgets.basics import restyle

_WORDS = {
    FileStatus.UNFIT: (
        "Load it although its columns do not fit",
        "Only if you know why they do not. The mark stays with its figures.",
    ),
    FileStatus.UNPLACED: (
        "Leave {rows} rows out and load the rest",
        "Which rows these are stands below. They count nowhere.",
    ),
    FileStatus.FEWER: (
        "Replace it although LEAs are missing",
        "What is missing has no figures then. Taking the import back brings them back.",
    ),
}
_CHOOSABLE = (FileStatus.READY, FileStatus.LEFT_OUT)
"""Files of which a person decides whether they are loaded."""
_TOLD_ABOVE = 2
"""So many sentences on files stand above the list; of more, that of the chosen one stands below."""

_ASKS = (FileStatus.CHOICE, *_WORDS)
"""What only a person can decide."""


class DataPage(Page[DataTarget]):
    """Overview and preview in one place; drops are taken anywhere on the page."""

    key: ClassVar[str] = "data"
    title: ClassVar[str] = "Data"
    subjects: ClassVar[Subject] = Subject.DATA

    def __init__(self, context: AppContext, home: QWidget | None = None) -> None:
        super().__init__(context, home)
        self._paths: list[Path] = []
        self._choices: dict[str, Indicator] = {}
        self._leave_out: set[str] = set()
        self._accepted: set[str] = set()
        self._fewer: set[str] = set()
        self._skipped: set[str] = set()
        self._preview: ImportPreview | None = None
        self._loaded_year: int | None = None
        self._load = self._action("Load Dashboard files…", self.choose_files)
        self._load.setToolTip("Ctrl+L")
        self.setAcceptDrops(True)

    def build(self) -> Pieces:
        yield
        self.view = DataView()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self.head_line())
        layout.addWidget(self.view.stack, 1)
        yield from self.view.build()
        self._connect()

    def _connect(self) -> None:
        view = self.view
        view.choose_files.clicked.connect(lambda: self.choose_files())
        for way in (view.choose_folder, view.first_folder):
            way.clicked.connect(lambda: self.choose_folder())
        if view.empty.action is not None:
            view.empty.action.clicked.connect(lambda: self.choose_files())
        view.import_button.clicked.connect(lambda: self.import_files())
        view.cancel_button.clicked.connect(lambda: self._leave_preview())
        view.copy_button.clicked.connect(lambda: self._copy_issues())
        view.undo_button.clicked.connect(lambda: self._take_back())
        view.files.current_changed.connect(self._on_file)
        view.issues.current_changed.connect(self._on_issue)
        view.choice.activated.connect(self._on_choice)
        view.word_button.clicked.connect(lambda: self._give_word())
        view.history.current_changed.connect(self._on_batch)
        view.skip_button.clicked.connect(lambda: self._skip_or_take())
        view.files.installEventFilter(self)
        view.next_button.clicked.connect(
            lambda: self.context.go.emit(IdentificationTarget(year=self._loaded_year))
        )

    def page_actions(self) -> list[QAction]:
        return [self._load]

    def open(self, target: DataTarget) -> None:
        if target.ask_for_files:
            QTimer.singleShot(0, self.choose_files)

    def reload(self) -> None:
        county = self.context.county
        self.context.query(
            lambda: (imports.coverage(county), imports.history(county)), self._show, owner=self
        )

    def _show(self, result: tuple[YearCoverage, tuple[BatchView, ...]]) -> None:
        self.fill(self._fill(*result), self.view.overview)

    def _fill(self, coverage: YearCoverage, history: tuple[BatchView, ...]) -> Pieces:
        self.view.coverage.show_coverage(coverage)
        yield
        self.view.history.set_rows(history)
        self._on_batch(self.view.history.current())
        others = ", ".join(batch.title for batch in coverage.others)
        self.view.others.setText(f"Also loaded: {others}" if others else "")
        if self._preview is None:
            self.view.stack.setCurrentWidget(self.view.overview if history else self.view.empty)

    def choose_files(self) -> None:
        """Ask for files and look at them."""
        self.look_at(
            self.context.dialogs.open_data_files(self, folder_for(self.context, Purpose.DASHBOARD))
        )

    def choose_folder(self) -> None:
        """Ask for a folder and look at what is in it."""
        begin = folder_for(self.context, Purpose.DASHBOARD)
        folder = self.context.dialogs.open_folder(self, "Choose a folder", begin)
        self.look_at([folder] if folder else [])

    def look_at(self, paths: list[Path]) -> None:
        """Read files and show what is in them; nothing is written."""
        if not paths:
            return
        self._paths, self._choices = paths, {}
        self._leave_out, self._accepted, self._skipped = set(), set(), set()
        self._fewer = set()
        used_folder(self.context, Purpose.DASHBOARD, paths)
        self._look_again()

    def _look_again(self) -> None:
        county, paths, choices = self.context.county, list(self._paths), dict(self._choices)
        leave_out, accepted = frozenset(self._leave_out), frozenset(self._accepted)
        fewer = frozenset(self._fewer)
        scope = Scope(self.view.scope.currentData())
        self.context.long_job(
            "Looking at the files",
            lambda progress, cancel: (
                imports.preview(
                    county,
                    paths,
                    scope=scope,
                    choices=choices,
                    leave_out=leave_out,
                    progress=progress,
                    cancel=cancel,
                )
                .accepted(accepted)
                .accepted_fewer(fewer)
            ),
            self._show_preview,
            owner=self,
        )

    def _show_preview(self, found: ImportPreview) -> None:
        self._preview = found
        view, preview = self.view, found.without(self._skipped)
        view.files.set_rows(preview.files)
        issues = [issue for file in preview.files for issue in file.issues]
        view.issues.set_rows(issues)
        view.issues.setVisible(bool(issues))
        view.issues.selectRow(0)
        self._on_issue(view.issues.current())
        view.copy_button.setVisible(bool(issues))
        view.no_problems.setVisible(not issues)
        view.no_problems.setText(no_problem_words(preview.files))
        count = len(preview.ready)
        view.import_button.setText(f"Import {count} file{'' if count == 1 else 's'}")
        view.import_button.setEnabled(count > 0)
        view.message.setText(self._summary(preview))
        view.choice_row.hide()
        view.word_row.hide()
        view.stack.setCurrentWidget(view.preview)
        first = next((f for f in preview.files if f.status in _ASKS), None)
        if first is not None and not self._skipped:
            view.files.select(first.name)
        self._on_file(view.files.current())
        if not view.files.hasFocus() and not view.skip_button.hasFocus():
            (view.import_button if count else view.cancel_button).setFocus()

    def _skip_or_take(self) -> None:
        """Leave the chosen file out, or load it after all."""
        file: FilePreview | None = self.view.files.current()
        if self._preview is None or file is None or file.status not in _CHOOSABLE:
            return
        self._skipped ^= {file.name}
        self._show_preview(self._preview)

    def _summary(self, preview: ImportPreview) -> str:
        lines = [problem.message for problem in preview.problems]
        waiting = [f.message for f in preview.files if f.status in (FileStatus.REFUSED, *_ASKS)]
        if len(waiting) > _TOLD_ABOVE:
            ready = f"{len(preview.ready)} of {counted(len(preview.files), 'file')} can be imported"
            lines.append(f"{ready}, {len(waiting)} cannot as they are. Choose one to read why.")
        else:
            lines += waiting
        if not lines and not preview.ready:
            lines = ["There is nothing to import: see what stands beside each file."]
        elif not lines:
            rows = f"{counted(preview.rows, 'row')} {'is' if preview.rows == 1 else 'are'} ready"
            lines = [f"{rows}. Nothing is kept until you import."]
        return "\n".join(lines[:6] + ([f"and {len(lines) - 6} more"] if len(lines) > 6 else []))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.view.files
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
        ):
            self._skip_or_take()
            return True
        return super().eventFilter(watched, event)

    def _on_file(self, file: FilePreview | None) -> None:
        whole = file_words(file) if file is not None else ""
        self.view.file_text.setText(whole)
        self.view.file_text.setVisible(bool(whole) and whole not in self.view.message.text())
        problems = self.view.issues.rows_model.rows
        own = (n for n, issue in enumerate(problems) if file and issue.file == file.name)
        if (first := next(own, None)) is not None:
            shown = self.view.issues.proxy.mapFromSource(
                self.view.issues.rows_model.index(first, 0)
            )
            self.view.issues.select_row(shown.row())
        self.view.skip_button.setEnabled(file is not None and file.status in _CHOOSABLE)
        out = file is not None and file.status is FileStatus.LEFT_OUT
        self.view.skip_button.setText("Load this file after all" if out else "Leave this file out")
        words = _WORDS.get(file.status) if file is not None else None
        self.view.word_row.setVisible(words is not None)
        if words is not None and file is not None:
            text, explanation = words
            self.view.word_button.setText(text.format(rows=f"{file.unplaced:,}"))
            self.view.word_text.setText(explanation)
        asks = file is not None and file.status is FileStatus.CHOICE
        self.view.choice_row.setVisible(asks)
        if asks and file is not None:
            self.view.choice.clear()
            self.view.choice.addItem("Choose…", None)
            for indicator in file.needs_choice:
                self.view.choice.addItem(INDICATORS[indicator].name, indicator)

    def _on_issue(self, issue: Issue | None) -> None:
        """Show the whole of the selected problem, of which the table shows two lines."""
        self.view.issue_text.setText("" if issue is None else issue_words(issue))
        self.view.issue_text.setVisible(issue is not None)

    def _on_choice(self) -> None:
        file: FilePreview | None = self.view.files.current()
        chosen = self.view.choice.currentData()
        if file is not None and chosen is not None:
            self._choices[file.name] = chosen
            self._look_again()

    def _give_word(self) -> None:
        file: FilePreview | None = self.view.files.current()
        if file is not None and file.status is FileStatus.UNPLACED:
            self._leave_out.add(file.name)
            self._look_again()
        elif file is not None and self._preview is not None:
            (self._fewer if file.status is FileStatus.FEWER else self._accepted).add(file.name)
            found = self._preview.accepted(self._accepted).accepted_fewer(self._fewer)
            self._show_preview(found)

    def import_files(self) -> None:
        """Import what is ready, each file whole."""
        if self._preview is None:
            return
        preview = self._preview.without(self._skipped)
        county = self.context.county
        self.view.import_button.setEnabled(False)
        self.context.long_job(
            "Importing",
            lambda progress, cancel: imports.commit(
                county, preview, progress=progress, cancel=cancel
            ),
            self._imported,
            owner=self,
            failed=self._not_imported,
            cancelled=self._cancelled,
        )

    def _imported(self, result: ImportResult) -> None:
        self._leave_preview()
        self._say_what_is_next(result)
        self.context.announce(result.changes)
        rows = sum(batch.rows_kept for batch in result.batches)
        count = len(result.batches)
        files = "1 file" if count == 1 else f"{count} files"
        undo = "Undo" if count == 1 else ""
        self.context.notice.emit("good", f"Loaded {files}, {rows:,} rows", undo)

    def _say_what_is_next(self, result: ImportResult) -> None:
        years = [batch.year for batch in result.batches if batch.year]
        self._loaded_year = max(years, default=None)
        words = loaded_words(set(years))
        self.view.next_text.setText(words)
        self.view.next_row.setVisible(bool(words))

    def _not_imported(self, error: BaseException) -> None:
        self.view.import_button.setEnabled(True)
        self.mark_stale()
        self.context.report(error)

    def _cancelled(self) -> None:
        self.view.import_button.setEnabled(True)
        self.mark_stale()
        self.context.notice.emit(
            "info", "Stopped. The file under way was left out; those before it are loaded.", ""
        )

    def _leave_preview(self) -> None:
        self._preview = None
        self.mark_stale()

    def _copy_issues(self) -> None:
        issues = self.view.issues.rows_model.rows
        cells = ([column.text(issue) for column in ISSUE_COLUMNS] for issue in issues)
        text = tab_separated([column.heading for column in ISSUE_COLUMNS], cells)
        QGuiApplication.clipboard().setText(text)
        self.context.notice.emit("info", "The list of problems is on the clipboard", "")

    def _on_batch(self, batch: BatchView | None) -> None:
        self.view.undo_button.setEnabled(batch is not None and batch.state != "undone")

    def _take_back(self) -> None:
        batch: BatchView | None = self.view.history.current()
        if batch is None:
            return
        explanation = (
            f"{batch.replaced} counts again." if batch.replaced else "Nothing takes its place."
        ) + " Cases keep the basis they were opened with. Undo brings it back."
        if not self.context.dialogs.confirm(
            self, f"Take back {batch.title}?", explanation, "Take back"
        ):
            return
        county = self.context.county
        self.context.change(lambda: imports.undo_import(county, batch.id), owner=self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()):
            event.acceptProposedAction()
            restyle(self.view.drop, "notice", "info")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        restyle(self.view.drop, "notice", "")
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        restyle(self.view.drop, "notice", "")
        event.acceptProposedAction()
        self.look_at(_dropped(event.mimeData()))


def _dropped(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
