"""Who can help districts: the register, the needs nobody covers, and what the team carries."""

from typing import ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.domain.casework.dates.school_years import school_year_of
from sos_desktop.domain.casework.partners.shared_needs import NeedCoverage
from sos_desktop.domain.casework.partners.team_load import Load
from sos_desktop.domain.casework.records import Capacity, Consultant, Offer, Provider
from sos_desktop.domain.casework.words import ProviderKind
from sos_desktop.domain.changes import Subject
from sos_desktop.foundation import clock
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_support import CountySupport, OfferView, county_support
from sos_desktop.services.exports import ShownTable
from sos_desktop.services.people import providers
from sos_desktop.services.people.providers import ProvidersView
from ui.context import AppContext
from ui.navigation import ProvidersTarget
from ui.pages.base import Page
from ui.pages.providers.capacity import (
    PlacesDialog,
    capacity_list,
    capacity_remarks,
    hours_remarks,
    offer_list,
    offer_remarks,
)
from ui.pages.providers.columns import NEEDS
from ui.pages.providers.forms import CONSULTANT
from ui.pages.providers.provider_dialog import ProviderDialog
from ui.pages.providers.register import RegisterTab
from ui.pages.providers.team import TeamTab
from ui.pieces import Pieces
from ui.widgets.basics import EmptyState, OneOf
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.late_tabs import LateTabs
from ui.widgets.lists.county_list import CountyList
from ui.widgets.lists.list_tab import ListTab
from ui.widgets.lists.record_history import show_history
from ui.widgets.lists.shown_rows import shown_table
from ui.widgets.lists.table_export import copy_shown_table, export_shown_table

_NEEDS_NOTE = (
    "Needs of open cases: the letter codes they rest on, and the groups and priorities chosen as "
    "focus. A provider that names no groups is taken to help all of them."
)
_TABS = ("register", "needs", "load", "capacity", "offers")


class ProvidersPage(Page[ProvidersTarget]):
    """Three views: providers, the needs they cover, and the team's load."""

    key: ClassVar[str] = "providers"
    title: ClassVar[str] = "Providers"
    subjects: ClassVar[Subject] = Subject.REGISTERS | Subject.CASES | Subject.TASKS

    def __init__(self, context: AppContext, home: QWidget | None = None) -> None:
        super().__init__(context, home)
        self.view: ProvidersView | None = None
        self.support: CountySupport | None = None
        self.export_action = self._action("Export to Excel…", self._export)
        self.add_action = self._action("Add a provider…", self.add)
        self._lead(self.add_action)

    def build(self) -> Pieces:
        yield
        self.register = RegisterTab(self.context)
        self.register.asked.connect(self._on_asked)
        self.tabs = LateTabs(self.context, "Views of the providers")
        yield from self._lay_out()
        self.tabs.currentChanged.connect(self._lead_where_seen)
        self.tabs.currentChanged.connect(lambda _place: self._read_support())

    def _make_needs(self) -> ListTab[NeedCoverage]:
        made = ListTab(
            NEEDS,
            "Needs and who covers them",
            lines=3,
            key=lambda c: c.need,
            step="Show providers for it",
        )
        made.opened.connect(self._show_need)
        return made

    def _make_team(self) -> TeamTab:
        made = TeamTab()
        made.edit_asked.connect(self._edit_member)
        made.new_asked.connect(self._add_member)
        return made

    def _make_capacity(self) -> CountyList[Capacity]:
        providers_ = [row.provider for row in self.view.rows] if self.view is not None else []
        return capacity_list(self.context, providers_)

    def _make_offers(self) -> CountyList[Offer]:
        made = offer_list(self.context)
        made.more_asked.connect(self._ask_places)
        return made

    def _ask_places(self, offer: Offer) -> None:
        found = self.support.offers if self.support is not None else ()
        view = next((one for one in found if one.offer.id == offer.id), OfferView(offer, ()))
        PlacesDialog(self.context, self, view).open()

    def _read_support(self) -> None:
        """What the office can do and offers, where one looks at it."""
        if self.tabs.currentWidget() in (self._capacity, self._offers):
            county, year = self.context.county, school_year_of(clock.today())
            self.context.query(lambda: county_support(county, year), self._show_support, owner=self)

    def _show_support(self, found: CountySupport) -> None:
        self.support = found
        remarks = "\n".join((*capacity_remarks(found), *hours_remarks(found)))
        self._capacity.show_later(lambda tab: tab.show_rows(found.capacity, (remarks,)))
        offers = [view.offer for view in found.offers]
        self._offers.show_later(lambda tab: tab.show_rows(offers, offer_remarks(found)))

    @property
    def needs(self) -> ListTab[NeedCoverage]:
        """The needs and who covers them."""
        return self._needs.get()

    @property
    def team(self) -> TeamTab:
        """What the team carries."""
        return self._team.get()

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
        self.stack = OneOf()
        self.tabs.add_late("Providers", lambda: self.stack).get()
        self.stack.addWidget(self.register)
        self.stack.addWidget(self.empty)
        yield from self.register.build()
        self._needs = self.tabs.add_late("Needs and who covers them", self._make_needs)
        self._team = self.tabs.add_late("Team load", self._make_team)
        self._capacity = self.tabs.add_late("What we can do", self._make_capacity)
        self._offers = self.tabs.add_late("Offered to all", self._make_offers)
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
        self._needs.show_later(lambda tab: tab.show_rows(view.needs, notes))
        self._team.show_later(lambda tab: tab.show_loads(view.loads))
        self._read_support()

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

    def _edit_member(self, load: Load) -> None:
        if load.name:
            self._edit(load.consultant or Consultant(name=load.name), f"Edit {load.name}")

    def _add_member(self) -> None:
        self._edit(Consultant(name=""), "Add a team member")

    def _seen(self) -> ShownTable:
        place = self.tabs.currentIndex()
        tab = (
            lambda: self.register,
            lambda: self.needs,
            lambda: self.team.loads,
            lambda: self._capacity.get().list,
            lambda: self._offers.get().list,
        )[place]()
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
