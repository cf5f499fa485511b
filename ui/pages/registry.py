"""Every page of the window, by key; a page is imported when it is first opened."""

from collections.abc import Callable
from importlib import import_module

from PySide6.QtWidgets import QWidget

from sos_desktop.foundation.frozen import frozen_dataclass
from ui.context import AppContext
from ui.pages.base import Page


@frozen_dataclass
class PageSpec:
    """A page before it exists: its key, its words, its icon and where its class lives."""

    key: str
    title: str
    icon: str
    module: str
    class_name: str
    place: str = ""

    @property
    def rail_key(self) -> str:
        """The place on the rail that is marked while the page is open."""
        return self.place or self.key

    def make(self, context: AppContext, home: QWidget | None = None) -> Page:
        """Build the page, inside of what will show it."""
        page: Callable[[AppContext, QWidget | None], Page]
        page = getattr(import_module(self.module), self.class_name)
        return page(context, home)


ABOVE = (
    PageSpec("today", "Today", "sun", "ui.pages.today.page", "TodayPage"),
    PageSpec("caseload", "Caseload", "kanban", "ui.pages.caseload.page", "CaseloadPage"),
    PageSpec("districts", "Districts", "building-2", "ui.pages.districts.page", "DistrictsPage"),
    PageSpec(
        "identification",
        "Identification",
        "list-checks",
        "ui.pages.identification.page",
        "IdentificationPage",
    ),
    PageSpec("data", "Data", "database", "ui.pages.data.page", "DataPage"),
    PageSpec("providers", "Providers", "handshake", "ui.pages.providers.page", "ProvidersPage"),
    PageSpec("reports", "Reports", "file-text", "ui.pages.reports.page", "ReportsPage"),
    PageSpec("board", "Board papers", "landmark", "ui.pages.board.page", "BoardPage"),
)
BELOW = (
    PageSpec("settings", "Settings", "settings", "ui.pages.settings.page", "SettingsPage"),
    PageSpec("help", "Help", "circle-question-mark", "ui.pages.help.page", "HelpPage"),
)
HIDDEN = (
    PageSpec("case", "Case", "folder-open", "ui.pages.case.page", "CasePage", "caseload"),
    PageSpec("find", "Find", "search", "ui.pages.find.page", "FindPage"),
    PageSpec("licenses", "Licenses", "scale", "ui.pages.licenses.page", "LicensesPage", "help"),
    PageSpec("people", "People", "users", "ui.pages.people.page", "PeoplePage", "districts"),
    PageSpec("visit", "Site visit", "map-pin", "ui.pages.visit.page", "VisitPage", "caseload"),
)
"""Opened from other pages; they have no place on the rail."""

PAGES = {spec.key: spec for spec in (*ABOVE, *BELOW, *HIDDEN)}
