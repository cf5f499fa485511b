"""Opening a case: for whom, by which route, and what that route needs."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.casework.stages.routes import LCAP_STEPS, NEEDS, routes_for
from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.changes import Changes
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation import clock
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework import case_opening, cases
from sos_desktop.services.casework.case_opening import OpeningFacts
from ui.context import AppContext
from ui.navigation import CaseTarget
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import Field

_YEARS_BACK = 5


@frozen_dataclass
class NewCase:
    """What the dialog asks for; what a route does not need is not looked at."""

    cds: str
    route: Route
    year: int | None
    request: str = ""
    opened_on: date | None = None
    lcap_clarification_on: date | None = None
    lcap_response_on: date | None = None
    lcap_recommendations_on: date | None = None
    lcap_resubmission_on: date | None = None
    lcap_approved_on: date | None = None


class OpenCaseDialog(FormDialog[NewCase]):
    """Opens a case for one LEA and goes to it; fields follow the route that is chosen."""

    def __init__(self, context: AppContext, parent: QWidget, lea: Lea, year: int | None) -> None:
        self._lea = lea
        self._routes = routes_for(lea.kind)
        self._year = year
        self._facts: OpeningFacts | None = None
        this_year = clock.today().year
        years = sorted({*range(this_year - _YEARS_BACK, this_year + 1), year or this_year})
        self._years: list[int | None] = [None, *reversed(years)]
        fields = [
            Field(
                NewCase.route,
                "How it came in",
                Editor.CHOICE,
                tuple((r, r.words) for r in self._routes),
            ),
            Field(
                NewCase.year,
                "Dashboard year",
                Editor.CHOICE,
                tuple((y, str(y) if y else "Not said") for y in self._years),
            ),
            Field(
                NewCase.request,
                "What was asked or found",
                Editor.TEXT,
                hint="Printed in the summary of support, also for the board: roles, not names",
            ),
            *(
                Field(getattr(NewCase, name), words, Editor.EVENT_DATE)
                for name, words in LCAP_STEPS.items()
            ),
            Field(NewCase.opened_on, "Opened on", Editor.EVENT_DATE, required=True),
        ]
        super().__init__(
            context,
            f"Open a case for {lea.name}",
            fields,
            NewCase(lea.cds, self._first_route(year), year, opened_on=clock.today()),
            self._open_case,
            parent=parent,
            explanation=" ",
            action="Open the case",
        )
        control = self.form.controls["route"]
        assert isinstance(control, QComboBox)
        self._route_box = control
        control.currentIndexChanged.connect(lambda _place: self._follow())
        self._follow()
        self._fit_screen(parent)
        self.saved.connect(self._go)
        county = context.county
        context.query(
            lambda: case_opening.opening_facts(county, lea.cds),
            self._learn,
            owner=self,
            failed=lambda _error: None,
        )

    def _first_route(self, year: int | None) -> Route:
        if Route.CHARTER in self._routes and year:
            return Route.CHARTER
        return Route.DASHBOARD if year and Route.DASHBOARD in self._routes else Route.VOLUNTARY

    def _route(self) -> Route:
        return self._routes[max(self._route_box.currentIndex(), 0)]

    def _follow(self) -> None:
        """Show what the route needs, and nothing else."""
        needs = NEEDS[self._route()]
        self.form.show_field("year", shown=bool(needs.year))
        self.form.show_field("request", shown=bool(needs.request), words=needs.request)
        for name in LCAP_STEPS:
            self.form.show_field(name, shown=needs.lcap)
        self.form.clear_problems()
        said = [needs.explanation, *self._known()]
        self.explain(" ".join(said))

    def _learn(self, facts: OpeningFacts) -> None:
        self._facts = facts
        newest = next(iter(facts.statuses.values()), None)
        told = facts.statuses.get(self._year or 0, newest)
        if told is not None and told.served is False and not self._touched:
            self._route_box.setCurrentIndex(self._routes.index(Route.VOLUNTARY))
            self._touched = False
        second = newest is not None and newest.help_year == 2
        if second and not self._touched and self._route() is Route.DASHBOARD:
            self._route_box.setCurrentIndex(self._routes.index(Route.SECOND_YEAR))
            self._touched = False
        self._follow()

    def _known(self) -> list[str]:
        """What is known of the LEA: its newest statuses, and its case before this one."""
        if self._facts is None:
            return []
        said = [
            f"{year}: {status.status_words}, {str(status.basis).lower()}."
            for year, status in self._facts.statuses.items()
            if status.served is not None
        ]
        flags = [year for year, s in self._facts.statuses.items() if s.level_3.flag]
        if self._route() is Route.LEVEL_3 and self._facts.statuses and not flags:
            said.append(
                "By what is loaded it is not marked under EC 52072; check before you open the case."
            )
        if self._facts.previous is not None and self._facts.previous.closed_on is not None:
            day = date_words(self._facts.previous.closed_on)
            said.append(f"Its last case was closed {day}; the new one will be linked to it.")
        return said

    def _open_case(self, new: NewCase) -> Changes:
        steps: dict[str, Any] = {name: getattr(new, name) for name in LCAP_STEPS}
        return cases.open_case(
            self._context.county,
            new.cds,
            new.route,
            year=new.year,
            request=new.request,
            opened_on=new.opened_on,
            lcap=steps,
        )

    def _go(self, changes: Changes) -> None:
        self._context.go.emit(CaseTarget(changes.case_id))
