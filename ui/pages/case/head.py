"""The head of a case on one line: name, where it stands, whose it is; rare acts in a menu."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

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

_LEAST_NAME = 26
"""Characters of a district's name that are always in sight."""


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
        self._acts: Sequence[QAction] = ()
        self.name = ShortLabel("title", least=_LEAST_NAME)
        self.facts = ShortLabel("body", tone="muted", gives_way=True)
        self.result = pill("", "warn")
        self.closed = pill("", "quiet")
        self.missing = _menu_button("What is missing in this stage", "")
        self.more = _menu_button("More about the case", "ellipsis")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        for widget in (self.name, self.result, self.closed):
            line.addWidget(widget)
        line.addWidget(self.facts, 1)
        for unknown in (self.result, self.closed, self.missing):
            unknown.setHidden(True)  # until there is a case
        line.addWidget(self.missing)
        line.addWidget(self.more)
        line.addWidget(commands)

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
        facts = (stands, route, f"opened {date_words(case.opened_on)}", who)
        self.facts.say(" · ".join(fact for fact in facts if fact))
        result = case.basis.result
        set_pill(self.result, result, "accent" if result == OFFICIAL else "warn")
        self.result.setVisible(bool(result))
        closed = f"closed {date_words(case.closed_on)}" if case.closed_on else ""
        set_pill(self.closed, closed, "quiet")
        self.closed.setVisible(bool(closed))
        self._show_missing(file)
        self._show_links(())

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


def _menu_button(name: str, icon_name: str) -> QPushButton:
    made = button("", role="quiet", icon_name=icon_name, name=name)
    menu = QMenu(made)
    menu.setAccessibleName(name)
    made.setMenu(menu)
    if icon_name:
        made.setProperty("menu", "plain")
    return made
