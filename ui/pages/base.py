"""What all pages share: a page looks again when what it shows has changed."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from sos_desktop.domain.changes import Changes, Subject
from ui.context import AppContext
from ui.navigation import TARGETS, Target
from ui.pieces import Pieces, Piecework
from ui.widgets.basics import label
from ui.widgets.frame.head_line import HeadLine
from ui.widgets.frame.page_bar import PageBar

T = TypeVar("T", bound=Target)
_STYLED_AT_ONCE = 20
"""Parts of a page that is built ahead that are given their look in one turn."""
_ROUNDS = 12
"""How often at most one layout asks others for another, when they nest deeply."""


class Page(QWidget, Generic[T]):
    """A page of the main window.

    It is built piece by piece when it is first opened, or ahead of that, and painted when it is
    whole. A visible page reloads when a change touches its `subjects`; a hidden one marks itself
    stale and reloads when it is shown.

    Attributes:
        key: Its name on the rail, and that of its target.
        title: In the window's title and for screen readers.
        subjects: What it shows.
        page_bar: Its commands, at the right of its first line.
    """

    key: ClassVar[str]
    title: ClassVar[str]
    subjects: ClassVar[Subject] = Subject.NOTHING

    def __init__(self, context: AppContext, home: QWidget | None = None) -> None:
        """Make it where it will stand: put there when it is finished, it is styled twice."""
        super().__init__(home)
        self.context = context
        self.setObjectName(f"page-{self.key}")
        self.setProperty("role", "page")
        self.setAccessibleName(self.title)
        self.setWindowTitle(self.title)  # the window puts it first in its own
        self.page_bar = PageBar(self)
        self._stale = True
        self._commands: dict[QAbstractButton, QAction] = {}
        self._left_from: QWidget | None = None
        self._unbuilt: Pieces | None = self.build()
        self._building = Piecework(context, self)
        self._filling = Piecework(context, self)
        self._unpainted: set[QWidget] = set()
        self._begun = False
        self._targets: list[T] = []
        self._when_built: list[Callable[[], object]] = []
        self._when_filled: list[Callable[[], object]] = []
        context.changed.connect(self._on_changed)
        context.county_changed.connect(self._mark_stale)
        context.look_changed.connect(self._mark_stale)

    def build(self) -> Pieces:
        """Make what the page consists of; the window may answer at every `yield`.

        Until it is done nothing else of the page is called but its actions.
        """
        yield from ()

    def ahead(self) -> Pieces:
        """What of it is made on first showing, to be made before where it is built ahead."""
        yield from ()

    @property
    def is_built(self) -> bool:
        """Whether all of it is made."""
        return self._unbuilt is None

    @property
    def is_filling(self) -> bool:
        """Whether it is still putting in what it fetched."""
        return self._filling.busy

    def fill(self, pieces: Pieces, inside: QWidget) -> None:
        """Put in what was fetched, piece by piece; `inside` is painted again when all of it is."""
        inside.setUpdatesEnabled(False)
        self._unpainted.add(inside)  # that of a filling which this one gives up waits too
        self._filling.begin(_then_paint(pieces), self._filled)

    def when_filled(self, act: Callable[[], object]) -> None:
        """Do it as soon as all that is being put in stands, before it is painted."""
        self._when_filled.append(act)

    def _filled(self) -> None:
        acts, self._when_filled = self._when_filled, []
        for act in acts:
            act()
        _settle()
        for inside in self._unpainted:
            inside.setUpdatesEnabled(True)
        self._unpainted.clear()

    def arrive(self, target: T) -> None:
        """Go to what `target` asks for, now or as soon as the page is built."""
        if not target.asks:
            return
        if self.is_built:
            self.open(target)
        else:
            self._targets.append(target)

    def when_built(self, act: Callable[[], object]) -> None:
        """Do it now, or as soon as the page is built and has asked for what it shows."""
        if self.is_built:
            act()
        else:
            self._when_built.append(act)

    def finish(self) -> None:
        """Build at once what is not built yet."""
        if self._unbuilt is not None:
            self._building.give_up()
            for _piece in self._unbuilt:
                pass
            self._built()

    def build_ahead(self, then: Callable[[], object]) -> None:
        """Build it before it is shown, in turns of the window; it reads nothing yet.

        Args:
            then: Called when it is ready, at once where it was begun before.
        """
        if self._unbuilt is None or self._begun:
            then()
            return
        self._begin_to_build(lambda: self._building.begin(self._get_ready(), then))

    def _begin_to_build(self, then: Callable[[], object]) -> None:
        def built() -> None:
            self._built()
            then()

        if self._unbuilt is not None and not self._begun:
            self._begun = True
            self.setUpdatesEnabled(False)
            self._building.begin(self._unbuilt, built)

    def _get_ready(self) -> Pieces:
        """Make what is shown first, and give all of it its look; Qt would when it is shown."""
        for _piece in self.ahead():
            if self.isVisible():
                return
            yield
        for number, part in enumerate(self.findChildren(QWidget)):
            if number % _STYLED_AT_ONCE == 0:
                if self.isVisible():
                    return
                yield
            if isValid(part):  # another look may have put others in the place of some
                part.ensurePolished()

    def _built(self) -> None:
        self._unbuilt = None
        for target in self._targets:
            self.open(target)
        if self.isVisible() and self._stale:
            self._mark_stale()
        for act in self._when_built:
            act()
        self.setUpdatesEnabled(True)

    def reload(self) -> None:
        """Fetch what the page shows, on the worker; called only while it is visible."""

    def open(self, target: T) -> None:
        """Go to what `target` asks for; called before the page is shown, and only if it asks."""

    def page_actions(self) -> list[QAction]:
        """Buttons for `page_bar`; the one that leads stands out."""
        return []

    def head_line(self, *choices: QWidget, grows: QWidget | None = None) -> HeadLine:
        """The first line of the page: its title, what is chosen there, its commands.

        Args:
            choices: Between title and commands, or below them in a narrow window.
            grows: Stands beside the title and takes the room that is left.
        """
        return HeadLine(label(self.title, "title"), choices, self.page_bar, grows, self)

    def verbs(self) -> Sequence[QAbstractButton]:
        """Buttons on the page itself that Find offers as commands, while they can be pressed."""
        return ()

    def commands(self) -> list[QAction]:
        """What Find offers while the page is open."""
        ready = [made for made in self.verbs() if made.isVisibleTo(self) and made.isEnabled()]
        return [*self.page_actions(), *(self._command(made) for made in ready)]

    def command_of(self, control: QAction | QAbstractButton) -> QAction:
        """The command that stands for a control of the page."""
        return control if isinstance(control, QAction) else self._command(control)

    def _command(self, made: QAbstractButton) -> QAction:
        if made not in self._commands:
            self._commands[made] = QAction(self)
            self._commands[made].triggered.connect(made.click)
        self._commands[made].setText(made.accessibleName() or made.text())
        return self._commands[made]

    def current_case(self) -> str | None:
        """The case the page is about; None when it is about no single one."""
        return None

    def here(self) -> Target:
        """What leads back to what is shown now."""
        return TARGETS[self.key]()

    def start(self) -> QWidget | None:
        """What keys go to when the page is opened; by default the first thing they can reach."""
        found = self.nextInFocusChain()
        while found is not None and found is not self:
            on_bar = self.page_bar.isAncestorOf(found)
            if self.isAncestorOf(found) and not on_bar and _reachable(found):
                return found
            found = found.nextInFocusChain()
        return None

    def leave(self, focus: QWidget | None) -> None:
        """Another page is opened; keys go back to `focus` when this one is opened again."""
        self._left_from = focus

    def come_back(self) -> None:
        """Give keys at once to what had them when the page was left, if it is still there."""
        for before in (self.focusWidget(), self._left_from):
            if before not in (None, self) and isValid(before) and _reachable(before):
                self._focus(before)
                return

    def take_focus(self) -> None:
        """Give keys to the page, unless something on it has them or someone types elsewhere."""
        now = QApplication.focusWidget()
        if now is not None and self.isAncestorOf(now) and now.isVisible():
            return
        self.come_back()
        now = QApplication.focusWidget()
        if now is None or not self.isAncestorOf(now):
            self.begin()

    def begin(self) -> None:
        """Give keys to where work on the page begins, unless someone types elsewhere."""
        target = self.start()
        if target is not None:
            self._focus(target)

    def _focus(self, target: QWidget) -> None:
        now = QApplication.focusWidget()
        if self.isVisible() and not self._is_typed_into(now):
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_typed_into(self, now: QWidget | None) -> bool:
        """Whether someone types; an empty field of the page itself may only stand first on it."""
        if not isinstance(now, QLineEdit) or now.window() is not self.window():
            return False
        return bool(now.text()) or not self.isAncestorOf(now)

    def mark_stale(self) -> None:
        """Reload now if visible, else when next shown."""
        self._mark_stale()

    def _action(self, text: str, run: Callable[[], object], *, ready: bool = True) -> QAction:
        """A button for `page_bar`; `ready` says whether it can be pressed from the start."""

        def do() -> None:
            self.finish()
            run()

        action = QAction(text, self)
        action.triggered.connect(do)
        action.setEnabled(ready)
        return action

    @staticmethod
    def _lead(action: QAction, *, leads: bool = True) -> None:
        """Let a button of the bar stand out; on an empty page its first step does instead."""
        action.setData("primary" if leads else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._unbuilt is not None:
            self._begin_to_build(lambda: None)
        elif self._stale:
            self._stale = False
            self.reload()

    def _on_changed(self, changes: Changes) -> None:
        if changes.subjects & self.subjects:
            self._mark_stale()

    def _mark_stale(self) -> None:
        self._stale = True
        if self.isVisible() and self.is_built:
            self._stale = False
            self.reload()


def _settle() -> None:
    """Let everything find its place now; Qt would do it in several turns and paint after each."""
    for _round in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def _then_paint(pieces: Pieces) -> Pieces:
    """Painting is a piece of its own."""
    yield from pieces
    yield


def _reachable(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.isVisible() and widget.isEnabled()
