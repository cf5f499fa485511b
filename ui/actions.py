"""Menus and shortcuts of the window: every command once, with its words and its key."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QMenu

from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation import clock, paths
from sos_desktop.foundation.settings import choices_of
from ui import panes
from ui.context import AppContext
from ui.dialogs import COUNTY_FILTER
from ui.edit_menu import ClipboardActions
from ui.hits import ASKED_BY
from ui.navigation import TARGETS, BoardTarget, DataTarget, Target, VisitTarget
from ui.pages.registry import ABOVE, BELOW, PageSpec
from ui.remembered import Purpose, folder_for, used_folder
from ui.theme import Scheme

if TYPE_CHECKING:
    from sos_desktop.services.county.undo import UndoStatus
    from ui.main_window import MainWindow

_SCHEMES = (
    (Scheme.SYSTEM, "Same as the system"),
    (Scheme.LIGHT, "Light"),
    (Scheme.DARK, "Dark"),
    (Scheme.CONTRAST, "High contrast"),
)
_SIZES = choices_of("text_percent")

_Keys = QKeySequence | QKeySequence.StandardKey | str | None


class WindowActions:
    """The menu bar. Undo's words come from the services; there is no undo logic here."""

    def __init__(self, window: "MainWindow", context: AppContext) -> None:
        self._window = window
        self._context = context
        self._for_county: list[QAction] = []
        self._looks: dict[QAction, tuple[str, object]] = {}
        self.undo = self._action("Undo", QKeySequence.StandardKey.Undo, self._undo)
        self.redo = self._action("Redo", None, self._redo)
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)
        self._file_menu()
        self._edit_menu()
        self._go_menu()
        self._view_menu()
        self._help_menu()

    def set_open(self, is_open: bool) -> None:
        """Allow what needs a county file only while there is one."""
        for action in self._for_county:
            action.setEnabled(is_open)

    def show_undo(self, status: "UndoStatus") -> None:
        """Name what Undo and Redo would do; Find offers them only to who types their own word.

        Otherwise Enter on words of a text, or on "add task", would take back the change that wrote
        it. For the same reason Find knows them without the name of a record.
        """
        from sos_desktop.domain.casework.history.change_label import without_name

        for action, word, label in (
            (self.undo, "Undo", status.undo),
            (self.redo, "Redo", status.redo),
        ):
            action.setEnabled(bool(label))
            action.setProperty(ASKED_BY, word)
            said = label.replace("&", "&&")  # a name's own "&" is no key
            plain = without_name(label)
            action.setProperty("command", f"{word} {plain[:1].lower()}{plain[1:]}".strip())
            action.setText(f"{word} {said[0].lower()}{said[1:]}" if label else word)

    def _action(
        self,
        text: str,
        keys: _Keys,
        run: Callable[[], object],
    ) -> QAction:
        action = QAction(text, self._window)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: run())
        self._window.addAction(action)
        return action

    def _county_action(self, text: str, keys: _Keys, run: Callable[[], object]) -> QAction:
        action = self._action(text, keys, run)
        self._for_county.append(action)
        return action

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _file_menu(self) -> None:
        menu = self._menu("&File")
        keys = QKeySequence.StandardKey
        menu.addAction(self._county_action("&New county file…", keys.New, self._new))
        menu.addAction(self._county_action("&Open county file…", keys.Open, self._open))
        self.recent = menu.addMenu("Open &recent")
        menu.aboutToShow.connect(self._list_recent)
        menu.addAction(self._county_action("Save a &copy…", None, self._back_up))
        ask = self._context.earlier_copy_asked.emit
        menu.addAction(self._county_action("Go back to an &earlier copy…", None, ask))
        menu.addSeparator()
        menu.addAction(self._county_action("&Load Dashboard files…", "Ctrl+L", self._load))
        menu.addSeparator()
        menu.addAction(self._action("&Quit", QKeySequence.StandardKey.Quit, self._window.close))

    def _edit_menu(self) -> None:
        menu = self._menu("&Edit")
        menu.addAction(self.undo)
        menu.addAction(self.redo)
        menu.addAction(self._county_action("Undo &history…", "Ctrl+Alt+Z", self._history))
        menu.addSeparator()
        self.clipboard = ClipboardActions(self._window, menu)
        menu.addSeparator()
        menu.addAction(self._county_action("&Find…", "Ctrl+K", self._window.focus_search))
        menu.addSeparator()
        menu.addAction(self._county_action("New &note…", "Ctrl+Shift+N", self._new_note))

    def _go_menu(self) -> None:
        menu = self._menu("&Go")
        for number, spec in enumerate(ABOVE, start=1):
            menu.addAction(self._action(spec.title, f"Ctrl+{number}", self._opener(spec)))
        menu.addSeparator()
        menu.addAction(self._county_action("Site &visit…", "Ctrl+Shift+V", self._visit))
        board = self._county_action("Board papers of the &case", "Ctrl+Shift+B", self._board)
        menu.addAction(board)
        menu.addSeparator()
        for spec in BELOW[:1]:
            menu.addAction(self._action(spec.title, "Ctrl+,", self._opener(spec)))
        menu.addSeparator()
        menu.addAction(self._county_action("Next &part of the window", "F6", self._next_pane))
        before = self._county_action("Part of the window &before", "Shift+F6", self._pane_before)
        menu.addAction(before)

    def _next_pane(self) -> None:
        panes.step(self._window, 1)

    def _pane_before(self) -> None:
        panes.step(self._window, -1)

    def _opener(self, spec: PageSpec) -> Callable[[], None]:
        return lambda: self._go(TARGETS[spec.key]())

    def _view_menu(self) -> None:
        menu = self._menu("&View")
        looks = QActionGroup(menu)
        for scheme, words in _SCHEMES:
            action = self._choice(looks, words, lambda s=scheme: self._set(theme=str(s)))
            self._looks[action] = ("theme", str(scheme))
            menu.addAction(action)
        menu.addSeparator()
        sizes = QActionGroup(menu)
        for percent in _SIZES:
            action = self._choice(
                sizes, f"Text {percent}%", lambda p=percent: self._set(text_percent=p)
            )
            self._looks[action] = ("text_percent", percent)
            menu.addAction(action)
        self.show_look()
        menu.addSeparator()
        menu.addAction(self._county_action("&Room view", "F11", self._room))
        menu.addSeparator()
        menu.addAction(self._action("Past &messages…", "Ctrl+Shift+M", self.past_messages))

    def _room(self) -> None:
        """Show the case at hand for the projector."""
        case_id = self._window.page.current_case()
        if case_id is None:
            self._context.notice.emit("info", "Open a case first: the room view shows one.", "")
            return
        from ui.room.opening import show_room

        show_room(self._context, case_id, self._window)

    def show_look(self) -> None:
        """Mark the look that is in force, wherever it was chosen."""
        for action, (name, value) in self._looks.items():
            action.setChecked(getattr(self._context.settings, name) == value)

    def past_messages(self) -> None:
        """Show what was said before."""
        from ui.past_messages import PastMessages

        PastMessages(self._window.notice.past, self._window).open()

    def _choice(self, group: QActionGroup, text: str, run: Callable[[], object]) -> QAction:
        action = self._action(text, None, run)
        action.setCheckable(True)
        group.addAction(action)
        return action

    def _help_menu(self) -> None:
        menu = self._menu("&Help")
        menu.addAction(
            self._action("&Help", QKeySequence.StandardKey.HelpContents, self._opener(BELOW[1]))
        )
        menu.addAction(self._action("Open the &log folder", None, self._open_log_folder))

    def _go(self, target: Target) -> None:
        self._context.go.emit(target)

    def _set(self, **values: object) -> None:
        for name, value in values.items():
            setattr(self._context.settings, name, value)
        self._context.keep_settings()
        self._context.look_changed.emit()

    def _undo(self) -> None:
        county = self._context.county
        self._context.change(
            lambda: _work().undo_last(county),
            owner=self._window,
            quiet=True,
            done=lambda changes: self._tell("Undone", changes),
        )

    def _redo(self) -> None:
        county = self._context.county
        self._context.change(
            lambda: _work().redo_last(county),
            owner=self._window,
            quiet=True,
            done=lambda changes: self._tell("Done again", changes),
        )

    def _history(self) -> None:
        from ui.undo_history import show_undo_history

        show_undo_history(self._context, self._window)

    def _tell(self, word: str, changes: Changes) -> None:
        if changes.subjects is not Subject.NOTHING:
            self._context.notice.emit("info", f"{word}: {changes.label}", "")

    def _new(self) -> None:
        self._context.new_county_asked.emit()

    def _new_note(self) -> None:
        from ui.note_dialog import new_note

        new_note(self._context, self._window, self._window.page.current_case())

    def _visit(self) -> None:
        self._go(VisitTarget(self._window.page.current_case()))

    def _board(self) -> None:
        """The papers of the case at hand; without one those that were looked at last."""
        self._go(BoardTarget(self._window.page.current_case()))

    def _load(self) -> None:
        self._go(DataTarget(ask_for_files=True))

    def _open(self) -> None:
        folder = folder_for(self._context, Purpose.COUNTY_FILES)
        path = self._context.dialogs.open_county_file(self._window, folder)
        if path is not None:
            used_folder(self._context, Purpose.COUNTY_FILES, path)
            self._context.county_file_asked.emit(path)

    def _list_recent(self) -> None:
        """The county files opened lately that are in their place, but for the one that is open."""
        context = self._context
        here = context.county.path if context.is_open else None
        paths = [Path(name) for name in context.settings.recent_files]
        there = [path for path in paths if path != here and path.is_file()]
        self.recent.clear()
        for number, path in enumerate(there, start=1):
            name = path.name.replace("&", "&&")
            action = self.recent.addAction(f"&{number} {name}  ({path.parent})")
            action.triggered.connect(partial(context.county_file_asked.emit, path))
        self.recent.setEnabled(bool(there))

    def _back_up(self) -> None:
        county = self._context.county
        stem = f"{county.path.stem} copy {_stamp(clock.today())}"
        (proposed,) = _work().free_paths(folder_for(self._context, Purpose.COPIES), stem, [".sos"])
        target = self._context.dialogs.save_as(
            self._window, "Save a copy of the county file", proposed, COUNTY_FILTER
        )
        if target is None:
            return
        used_folder(self._context, Purpose.COPIES, target)
        self._context.long_job(
            "Saving a copy",
            lambda _progress, _cancel: _work().back_up(county, target),
            self._saved_copy,
            owner=self._window,
        )

    def _saved_copy(self, path: Path) -> None:
        self._context.notice.emit("good", f"Copy saved as {path.name} in {path.parent}", "")

    def _open_log_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.log_dir())))


def _work() -> Any:
    """On the worker: the menu stands before the services are loaded."""
    from ui import county_work

    return county_work


def _stamp(day: date) -> str:
    return day.isoformat()
