"""Who can help districts: the register, the needs nobody covers, and what the team carries."""

from typing import ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from sos_desktop.domain.casework.partners.shared_needs import NeedCoverage
from sos_desktop.domain.casework.partners.team_load import Load
from sos_desktop.domain.casework.records import Consultant, Provider
from sos_desktop.domain.casework.words import ProviderKind
from sos_desktop.domain.changes import Subject
from sos_desktop.services.county import registers
from sos_desktop.services.exports import ShownTable
from sos_desktop.services.people import providers
from sos_desktop.services.people.providers import ProvidersView
from ui.context import AppContext
from ui.navigation import ProvidersTarget
from ui.pages.base import Page
from ui.pages.providers.columns import LOADS, NEEDS
from ui.pages.providers.forms import CONSULTANT
from ui.pages.providers.provider_dialog import ProviderDialog
from ui.pages.providers.register import RegisterTab
from ui.pieces import Pieces
from ui.widgets.basics import EmptyState, button, row
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.lists.list_tab import ListTab
from ui.widgets.lists.record_history import show_history
from ui.widgets.lists.shown_rows import shown_table
from ui.widgets.lists.table_export import copy_shown_table, export_shown_table

_NEEDS_NOTE = (
    "Needs of open cases: the letter codes they rest on, and the groups and priorities chosen as "
    "focus. A provider that names no groups is taken to help all of them."
)
_LOAD_NOTE = (
    "Open cases by stage, tasks past their date, and site visits planned in the next 30 days. A "
    "task counts for the consultant it is assigned to, or else for the one in charge of the case."
)


_TABS = ("register", "needs", "load")


class ProvidersPage(Page[ProvidersTarget]):
    """Three views: providers, the needs they cover, and the team's load."""

    key: ClassVar[str] = "providers"
    title: ClassVar[str] = "Providers"
    subjects: ClassVar[Subject] = Subject.REGISTERS | Subject.CASES | Subject.TASKS

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.view: ProvidersView | None = None
        self.export_action = self._action("Export to Excel…", self._export)
        self.add_action = self._action("Add a provider…", self.add)
        self._lead(self.add_action)

    def build(self) -> Pieces:
        yield
        self.register = RegisterTab(self.context)
        self.register.asked.connect(self._on_asked)
        yield
        self.needs = ListTab(
            NEEDS,
            "Needs and who covers them",
            lines=3,
            key=lambda c: c.need,
            step="Show providers for it",
        )
        self.needs.opened.connect(self._show_need)
        yield
        self.loads = ListTab(LOADS, "Team load", lines=4, key=lambda x: x.name, step="")
        self.loads.table.chosen.connect(lambda load: self._edit_member(load))
        yield
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Views of the providers")
        yield from self._lay_out()
        self.tabs.currentChanged.connect(self._lead_where_seen)

    def _lay_out(self) -> Pieces:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self.head_line())
        layout.addWidget(self.tabs, 1)
        self.empty = EmptyState(
            "handshake",
            "No providers yet",
            "The county office is one of many who can help. Add the Geographic Lead, SELPA, CCEE, "
            "districts and non-profits you work with; what came of using them gathers here.",
            "Add a provider",
            self.add,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.register)
        self.stack.addWidget(self.empty)
        team = QWidget()
        column = QVBoxLayout(team)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.loads, 1)
        self.member_button = button(
            "Edit…", self._edit_current, role="quiet", name="Edit team member"
        )
        self.new_member_button = button("Add team member…", self._add_member, role="quiet")
        column.addLayout(row(self.member_button, self.new_member_button))
        self.loads.table.current_changed.connect(
            lambda load: self.member_button.setEnabled(load is not None and bool(load.name))
        )
        self.member_button.setEnabled(False)
        for widget, words in (
            (self.stack, "Providers"),
            (self.needs, "Needs and who covers them"),
            (team, "Team load"),
        ):
            self.tabs.addTab(widget, words)
            yield

    def open(self, target: ProvidersTarget) -> None:
        self.tabs.setCurrentIndex(_TABS.index(target.tab) if target.tab else 0)
        if target.provider_id:
            self.register.go_to(target.provider_id)

    def page_actions(self) -> list[QAction]:
        return [self.export_action, self.add_action]

    def reload(self) -> None:
        county = self.context.county
        self.context.query(lambda: providers.providers_view(county), self._show, owner=self)

    def _show(self, view: ProvidersView) -> None:
        self.view = view
        self.stack.setCurrentWidget(self.register if view.rows else self.empty)
        self._lead_where_seen()
        self.register.show_rows(view.rows)
        notes = (
            [_NEEDS_NOTE]
            if view.needs
            else [
                "No open case says yet what it needs. Cases that rest on letter codes do so by "
                "themselves; for others choose focus groups and priorities in the case."
            ]
        )
        if view.needs and view.unneeded:
            notes.append(f"Not said yet: {', '.join(view.unneeded)}.")
        self.needs.show_rows(view.needs, notes)
        self.loads.show_rows(
            view.loads,
            (_LOAD_NOTE,)
            if view.loads
            else (
                "Nobody carries a case yet. Add the people of your office with how many open cases "
                "each can carry.",
            ),
        )

    def _lead_where_seen(self) -> None:
        self._lead(self.add_action, leads=not self.empty.isVisibleTo(self))

    def add(self) -> None:
        """Ask for a new provider."""
        self._edit(Provider(name="", kind=ProviderKind.GEO_LEAD), "Add a provider")

    def _on_asked(self, what: str) -> None:
        current, county = self.register.current(), self.context.county
        if what == "add":
            self.add()
        elif what == "copy":
            copy_shown_table(self.context, self._seen())
        elif current is None:
            return
        elif what == "edit":
            self._edit(current.provider, f"Edit {current.provider.name}")
        elif what == "history":
            show_history(self.context, self, Provider, current.provider.id, "provider")
        elif what == "remove":
            self.context.change(lambda: registers.remove(county, current.provider), owner=self)
        elif what == "retire":
            provider = current.provider
            self.context.change(
                lambda: providers.retire(county, provider, active=not provider.active), owner=self
            )

    def _edit(self, record: Provider | Consultant, title: str) -> None:
        county = self.context.county
        if isinstance(record, Provider):
            ProviderDialog(self.context, record, title, parent=self).open()
            return
        FormDialog(
            self.context,
            title,
            CONSULTANT,
            record,
            lambda edited: registers.save(county, edited),
            parent=self,
        ).open()

    def _show_need(self, found: NeedCoverage) -> None:
        self.tabs.setCurrentIndex(0)
        self.register.show_need(found.need)

    def _edit_current(self) -> None:
        load = self.loads.table.current()
        if load is not None:
            self._edit_member(load)

    def _edit_member(self, load: Load) -> None:
        if load.name:
            self._edit(load.consultant or Consultant(name=load.name), f"Edit {load.name}")

    def _add_member(self) -> None:
        self._edit(Consultant(name=""), "Add a team member")

    def _seen(self) -> ShownTable:
        place = self.tabs.currentIndex()
        tab = (self.register, self.needs, self.loads)[place]
        return shown_table(tab.table, self.tabs.tabText(place), tab.notes)

    def _export(self) -> None:
        words = self.tabs.tabText(self.tabs.currentIndex()).lower()
        export_shown_table(
            self.context,
            self,
            [self._seen()],
            title=f"Export {words}",
            name=f"{self.context.county.county} {words}",
        )
