"""What was written down at a visit, in groups that stay apart; each entry can be changed."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from sos_desktop.domain.casework.checks.attachment_checks import size_words
from sos_desktop.domain.casework.records import Attachment, Note, Task
from sos_desktop.domain.casework.words import NoteKind
from sos_desktop.domain.formats import date_words
from ui.models.table import Column
from ui.pages.visit.fields import TONES
from ui.widgets.basics import label
from ui.widgets.lists.fitted_table import FittedTable


def quoted(note: Note) -> str:
    """A note's text; a quote with its marks and whose words it is."""
    if note.kind is not NoteKind.QUOTE:
        return note.text
    return f"{note.voice.words}: “{note.text}”" if note.voice else f"“{note.text}”"


def agreed_with(task: Task) -> str:
    """Who sees to an agreement, and by when."""
    day = date_words(task.due_on, "no date")
    return f"{task.assignee or 'nobody yet'}\n{'done' if task.done_on else day}"


def file_words(attachment: Attachment) -> str:
    """A file's name, what it is, and its size."""
    more = f"{attachment.caption} · " if attachment.caption else ""
    return f"{attachment.name}\n{more}{size_words(attachment.size)}"


READ_BY: Column[Any] = Column(
    "May read it",
    lambda r: r.sensitivity.words,
    tone=lambda r: TONES.get(r.sensitivity, ""),
    width=17,
)
_NOTES: tuple[Column[Any], ...] = (Column("Note", quoted, width=40, tooltip=quoted), READ_BY)
_TASKS: tuple[Column[Any], ...] = (
    Column("Agreement", lambda t: t.title, width=40, tooltip=lambda t: t.title),
    Column("Who, by when", agreed_with, width=18),
)
_FILES: tuple[Column[Any], ...] = (Column("File", file_words, width=40), READ_BY)


class EntryGroup(QFrame):
    """One group: its name, its entries, or the key that adds one.

    Signals:
        edit, remove, reader, open: An entry, to be changed, removed, given to another circle of
            readers, or (a file) opened.
        leave: Back to the line one types into.
    """

    edit = Signal(object)
    remove = Signal(object)
    reader = Signal(object)
    open = Signal(object)
    leave = Signal()

    def __init__(self, home: QWidget, title: str, hint: str, kind: str = "note") -> None:
        super().__init__(home)
        self.setProperty("role", "card")
        self.kind = kind
        columns = {"note": _NOTES, "task": _TASKS, "file": _FILES}[kind]
        self.table = FittedTable(columns, name=title, key=lambda r: r.id, lines=8, parent=self)
        self.table.horizontalHeader().hide()
        self.table.setSortingEnabled(False)
        self.table.setToolTip(self._keys())
        self.count = label("", tone="muted")
        self.hint = label(hint, tone="muted", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(title, "strong"))
        head.addWidget(self.count)
        head.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(2)
        box.addLayout(head)
        box.addWidget(self.hint)
        box.addWidget(self.table)
        self.table.installEventFilter(self)
        self.table.chosen.connect(self.edit.emit)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        self.table.hide()  # until there are entries

    def show_entries(self, entries: Sequence[Any]) -> None:
        """Show these entries."""
        self.table.set_rows(entries)
        self.count.setText(f"{len(entries):,}" if entries else "")
        self.table.setVisible(bool(entries))
        self.hint.setVisible(not entries)

    def go_to_last(self) -> bool:
        """Put the cursor on the newest entry; False when there is none."""
        last = self.table.proxy.rowCount() - 1
        if last < 0:
            return False
        self.table.setFocus()
        self.table.select_row(last)
        return True

    def _keys(self) -> str:
        keys = "Enter: edit · Delete: remove · Esc: back to the line"
        if self.kind == "task":
            return keys
        return f"{'Space: open · ' if self.kind == 'file' else ''}S: who may read it · {keys}"

    def _menu(self, place: QPoint) -> None:
        index = self.table.indexAt(place)
        if index.isValid():
            self.table.setCurrentIndex(index)
        entry = self.table.current()
        if entry is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.kind == "file":
            menu.addAction("Open", lambda: self.open.emit(entry))
        menu.addAction("Edit…", lambda: self.edit.emit(entry))
        if self.kind != "task":
            menu.addAction("Another circle of readers", lambda: self.reader.emit(entry))
        menu.addAction("Remove", lambda: self.remove.emit(entry))
        menu.popup(self.table.viewport().mapToGlobal(place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.table
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and self._key(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        entry, key = self.table.current(), event.key()
        if key == Qt.Key.Key_Escape:
            self.leave.emit()
        elif entry is None:
            return False
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove.emit(entry)
        elif key == Qt.Key.Key_S and self.kind != "task":
            self.reader.emit(entry)
        elif key == Qt.Key.Key_Space and self.kind == "file":
            self.open.emit(entry)
        else:
            return False
        return True


class VisitGroups(QFrame):
    """All groups, in two columns where there is room: what was seen apart from what it means."""

    def __init__(self, home: QWidget) -> None:
        """Make them where they will stand: put there with their lists, they are styled twice."""
        super().__init__(home)
        self.seen = EntryGroup(self, "What was seen", "Alt+O, or o: in front of a line")
        self.quotes = EntryGroup(self, "What people said", "Alt+Q, or q: in front of a line")
        self.meaning = EntryGroup(self, "What we make of it", "Alt+I, or i: in front of a line")
        self.agreed = EntryGroup(
            self, "What was agreed", "Alt+A, or a: in front of a line; it becomes a task", "task"
        )
        self.other = EntryGroup(self, "Other notes", "Alt+N, or n: in front of a line")
        self.files = EntryGroup(self, "Files", "Alt+T, or paste or drop a photo or a file", "file")
        self.all = (
            self.seen,
            self.quotes,
            self.files,
            self.meaning,
            self.agreed,
            self.other,
        )
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(12)
        for part in (self.all[:3], self.all[3:]):
            column = QVBoxLayout()
            column.setSpacing(12)
            for group in part:
                column.addWidget(group)
            column.addStretch(1)
            self._columns.addLayout(column, 1)

    def narrow(self, *, narrow: bool) -> None:
        """Put the second column below the first where there is little room."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else across)

    def show_entries(
        self, notes: Sequence[Note], tasks: Sequence[Task], attachments: Sequence[Attachment]
    ) -> None:
        """Show a visit's entries."""
        for group, kind in (
            (self.seen, NoteKind.OBSERVATION),
            (self.quotes, NoteKind.QUOTE),
            (self.meaning, NoteKind.INTERPRETATION),
            (self.other, NoteKind.OTHER),
        ):
            group.show_entries([note for note in notes if note.kind is kind])
        self.agreed.show_entries(tasks)
        self.files.show_entries(attachments)
