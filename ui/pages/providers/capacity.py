"""What the county office can do by need, and what it offers to all districts."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sos_desktop.domain.casework.partners.shared_needs import Need
from sos_desktop.domain.casework.records import Capacity, Offer, Provider
from sos_desktop.domain.formats import counted
from sos_desktop.services.county import county_support
from sos_desktop.services.county.county_support import CountySupport, OfferView
from ui.context import AppContext
from ui.models.table import Column
from ui.pages.case.declared import asked, shown
from ui.pages.case.tabs import named
from ui.widgets.basics import button, label
from ui.widgets.dialog import Dialog
from ui.widgets.forms.form_fields import AnyField
from ui.widgets.lists.county_list import CountyList

_SHOWN_GAPS = 3
"""The summary in Reports has them all."""


def capacity_list(context: AppContext, providers: "Sequence[Provider]") -> CountyList[Capacity]:
    """What is done, bought, brokered or shared, by need."""
    rows = [(one.id, one.name) for one in providers]

    def fields() -> Sequence[AnyField]:
        return (
            asked(Capacity.way),
            asked(Capacity.text),
            asked(Capacity.priority),
            asked(Capacity.group),
            asked(Capacity.who),
            asked(Capacity.provider_id, choices=named(rows, "None")),
            asked(Capacity.starts_on),
            asked(Capacity.ends_on),
            asked(Capacity.districts),
            asked(Capacity.dollars),
            asked(Capacity.note),
        )

    columns = (
        shown(Capacity.text, width=34),
        shown(Capacity.way, width=22),
        Column("Need", _need, width=28),
        shown(Capacity.who, width=22, missing="not said"),
        shown(Capacity.districts, width=11, missing="not said"),
        replace(shown(Capacity.starts_on, width=12, missing="always"), spare=True),
        replace(shown(Capacity.ends_on, width=12, missing="open"), spare=True),
        replace(shown(Capacity.dollars, width=12, missing="not known"), spare=True),
    )
    return CountyList(context, Capacity, columns, fields, lambda: Capacity(text=""))


def _need(found: Capacity) -> str:
    return Need(found.priority, found.group).words or "any"


def capacity_remarks(found: CountySupport) -> tuple[str, ...]:
    """Where needs fall short over the year."""
    if not found.needs:
        return ("No open case says yet what it needs.",)
    short = [one for one in found.needs if not one.is_covered]
    if not short:
        return ("Every need of open cases is covered all year, as far as it is said.",)
    told = [f"{one.need.words}: {one.words}" for one in short[:_SHOWN_GAPS]]
    rest = len(short) - len(told)
    head = f"{counted(len(short), 'need')} of {len(found.needs)} fall short over the year:"
    return (head, *told, *([f"and {rest} more, all in the annual summary"] if rest else []))


def hours_remarks(found: CountySupport) -> tuple[str, ...]:
    """Hours planned and given by consultant; those of whom no hour is noted in one line."""
    noted = [one for one in found.hours if (one.hours.planned, one.hours.given) != (None, None)]
    without = [one for one in found.hours if one.hours.unsaid and one not in noted]
    names = ", ".join(
        f"{one.name or 'cases nobody has'} ({counted(one.hours.unsaid, 'contact')})"
        for one in without
    )
    told = "; ".join(f"{one.name or 'cases nobody has'}: {one.hours.words}" for one in noted)
    return (
        *([f"Hours of the school year: {told}"] if told else []),
        *([f"No hours are noted for {names}"] if names else []),
    )


def offer_list(context: AppContext) -> CountyList[Offer]:
    """What is offered to every district."""

    def fields() -> Sequence[AnyField]:
        return (
            asked(Offer.name),
            asked(Offer.kind),
            asked(Offer.topics),
            asked(Offer.starts_on),
            asked(Offer.ends_on),
            asked(Offer.priorities),
            asked(Offer.groups),
            asked(Offer.builds),
            asked(Offer.funding),
            asked(Offer.dollars),
        )

    columns = (
        shown(Offer.name, width=30),
        shown(Offer.kind, width=13),
        shown(Offer.topics, width=30, missing="not said"),
        shown(Offer.starts_on, width=12, missing="always"),
        shown(Offer.ends_on, width=12, missing="open"),
        shown(Offer.builds, width=36, missing="not said"),
    )
    return CountyList(
        context, Offer, columns, fields, lambda: Offer(name=""), more="Who takes part…"
    )


def offer_remarks(found: CountySupport) -> tuple[str, ...]:
    """Who takes part, and who of those with assistance does not."""
    if not found.offers:
        return ("Nothing is offered to all yet: workshops, networks, tools, data services.",)
    told = [f"{view.offer.name}: {len(view.places)} of {found.leas}." for view in found.offers]
    taking = {name for view in found.offers for name, _place in view.places}
    without = sorted({file.lea.name for file in found.files} - taking)
    said = [f"Who takes part: {' '.join(told)}"]
    if without:
        said.append(f"With assistance and in no offer: {', '.join(without)}.")
    return (" ".join(said),)


class PlacesDialog(Dialog):
    """Which LEAs take part in an offer."""

    def __init__(self, context: AppContext, parent: QWidget, view: OfferView) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Who takes part")
        self._context, self._offer = context, view.offer
        self.leas = QListWidget()
        self.leas.setAccessibleName(f"Who takes part in {view.offer.name}")
        taking = {place.cds for _name, place in view.places}
        for cds, name in county_support.lea_choices(context.county).items():
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, cds)
            state = Qt.CheckState.Checked if cds in taking else Qt.CheckState.Unchecked
            item.setCheckState(state)
            self.leas.addItem(item)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        box.addWidget(label(view.offer.name, "heading", wrap=True))
        box.addWidget(self.leas, 1)
        box.addLayout(self.last_line(button("Save", self._save, role="primary")))
        self.resize(480, 520)

    def _save(self) -> None:
        items = [self.leas.item(place) for place in range(self.leas.count())]
        chosen = frozenset(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )
        county, offer = self._context.county, self._offer
        self._context.change(
            lambda: county_support.set_places(county, offer, chosen),
            done=lambda _changes: self.accept(),
            owner=self,
        )
