"""The head of a case: name, where it stands, whose it is; rare acts in a menu.

The facts stand below the name in every case, so that the stages stand at one height.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.stages import gates
from sos_desktop.domain.casework.stages.cycles import support_year
from sos_desktop.domain.casework.stages.open_points import open_words
from sos_desktop.domain.formats import date_words
from sos_desktop.domain.identification.basis import OFFICIAL
from sos_desktop.services.casework.case_cycles import CaseLinks
from ui.context import AppContext
from ui.icons import icon
from ui.navigation import CaseTarget
from ui.widgets.basics import button, pill, set_pill
from ui.widgets.short_label import ShortLabel

_LEAST_NAME = 16
"""Characters of a district's name that are always in sight."""
_GAP = 10
"""Pixels between the parts of a line."""
_ROOMY = 100
"""Average characters of width from which what the case rests on is a pill."""


class CaseHead(QWidget):
    """Says what a case is; its menus hold what is rarely done and what is missing."""

    def __init__(
        self, context: AppContext, go_to_missing: Callable[[str], object], commands: QWidget
    ) -> None:
        """Make it.

        Args:
            context: The window's.
            go_to_missing: Is given the code of what is open (`stages.open_points`).
            commands: The bar of the page's commands, at the right end.
        """
        super().__init__()
        self._context = context
        self._go_to_missing = go_to_missing
        self._links: list[QAction] = []
        self._basis, self._words = "", list[str]()
        self._acts: Sequence[QAction] = ()
        self.name = ShortLabel("title", least=_LEAST_NAME)
        self.facts = ShortLabel("body", tone="muted", gives_way=True)
        self.result = pill("", "warn")
        self.closed = pill("", "quiet")
        self.missing = _menu_button("What is missing in this stage", "")
        self.more = _menu_button("More about the case", "ellipsis")
        self._said = _side_by_side(self.result, self.closed, self.facts)
        self._told = QWidget()
        parts = QVBoxLayout(self._told)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(0)
        parts.addWidget(self.name)
        parts.addWidget(self._said)
        self._done = _side_by_side(self.missing, self.more, commands)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(6)
        self._lines.addWidget(self._told, 1)
        self._lines.addWidget(self._done)
        for unknown in (self.result, self.closed, self.missing):
            unknown.setHidden(True)  # until there is a case

    def offer(self, acts: Sequence[QAction]) -> None:
        """Put these acts into the menu of the button with the three dots."""
        self._acts = acts
        menu = self.more.menu()
        menu.clear()
        menu.addActions([*acts])

    def show_file(self, file: CaseFile) -> None:
        """Show a case."""
        case = file.case
        self.name.say(file.lea.name)
        support = support_year(case, file.years)
        year = f" {case.year}" if case.year else ""
        route = f"{case.route.words}{year}"
        stands = f"{support.words}, {support.year}" if support.words else ""
        who = case.consultant or "nobody assigned"
        facts = (stands, who, route, f"opened {date_words(case.opened_on)}")
        self._words = [fact for fact in facts if fact]
        self._basis = case.basis.result
        set_pill(self.result, self._basis, "accent" if self._basis == OFFICIAL else "warn")
        self._say_basis()
        closed = f"closed {date_words(case.closed_on)}" if case.closed_on else ""
        set_pill(self.closed, closed, "quiet")
        self.closed.setVisible(bool(closed))
        self._show_missing(file)
        self._show_links(())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_basis()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """What both of its parts need below each other."""
        parts = [part.minimumSizeHint() for part in (self._told, self._done)]
        return QSize(max(part.width() for part in parts), super().minimumSizeHint().height())

    def _fit(self) -> None:
        """What can be done goes below name and facts where the name would be cut beside it."""
        for told in (self.result, self.closed):
            told.setMaximumHeight(self.facts.sizeHint().height())  # with or without: one height
        ways, gap = QBoxLayout.Direction, self._lines.spacing()
        name, done = self.name.sizeHint().width(), self._done.minimumSizeHint().width()
        way = ways.LeftToRight if name + done + gap <= self.width() else ways.TopToBottom
        if self._lines.direction() != way:
            self._lines.setDirection(way)

    def _say_basis(self) -> None:
        """What the case rests on stands out where there is room, else before the other facts."""
        roomy = self.width() >= self.fontMetrics().averageCharWidth() * _ROOMY
        self.result.setVisible(bool(self._basis) and roomy)
        basis = [self._basis] if self._basis and not roomy else []
        self.facts.say(" · ".join([*basis, *self._words]))
        self._fit()

    def _show_missing(self, file: CaseFile) -> None:
        found = () if file.case.closed_on is not None else gates.open_points(file)
        menu = self.missing.menu()
        menu.clear()
        for code, words in zip(found, open_words(found), strict=True):
            menu.addAction(f"{words[0].upper()}{words[1:]}", partial(self._go_to_missing, code))
        self.missing.setText(f"{len(found)} missing")
        self.missing.setAccessibleName(f"{len(found)} missing in this stage")
        self.missing.setVisible(bool(found))

    def show_links(self, links: CaseLinks, shown: str) -> None:
        """Offer the earlier and the later case of the district, if there are any.

        Args:
            links: The cases.
            shown: The id of the case one looks at.
        """
        made: list[QAction] = []
        for found, word in ((links.earlier, "Earlier case"), (links.later, "Later case")):
            if found is None or found.id == shown:
                continue
            action = QAction(f"{word} ({found.year or found.opened_on.year})", self)
            action.triggered.connect(partial(self._context.go.emit, CaseTarget(found.id)))
            made.append(action)
        self._show_links(made)

    def _show_links(self, links: Sequence[QAction]) -> None:
        menu = self.more.menu()
        for action in self._links:
            menu.removeAction(action)
            action.deleteLater()
        self._links = [*links]
        menu.addActions(self._links)

    def links(self) -> list[QAction]:
        """What leads to other cases of the district."""
        return [*self._links]

    def refresh_look(self) -> None:
        """Fonts or colours are others now."""
        self.more.setIcon(icon("ellipsis"))


def _side_by_side(*widgets: QWidget) -> QWidget:
    part = QWidget()
    line = QHBoxLayout(part)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(_GAP)
    for widget in widgets:
        line.addWidget(widget, int(widget is widgets[-1]))
    return part


def _menu_button(name: str, icon_name: str) -> QPushButton:
    made = button("", role="quiet", icon_name=icon_name, name=name)
    menu = QMenu(made)
    menu.setAccessibleName(name)
    made.setMenu(menu)
    if icon_name:
        made.setProperty("menu", "plain")
    return made
