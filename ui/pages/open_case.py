"""Opening a case: for whom, by which route, and what was asked."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.changes import Changes
from sos_desktop.services import cases
from ui.context import AppContext
from ui.widgets.forms import Field, FormDialog

_ROUTES = (Route.DASHBOARD, Route.VOLUNTARY, Route.LCAP, Route.CALPADS)


@dataclass(frozen=True, slots=True)
class NewCase:
    """What the dialog asks for."""

    cds: str
    route: Route
    year: int | None
    request: str = ""


class OpenCaseDialog(FormDialog):
    """Opens a case for one LEA and goes to it."""

    def __init__(self, context: AppContext, parent: QWidget, lea: Lea, year: int | None) -> None:
        years: list[tuple[Any, str]] = [(year, str(year))] if year else []
        fields = [
            Field("route", "How it came in", "choice", tuple((r, r.words) for r in _ROUTES)),
            Field("year", "Dashboard year", "choice", (*years, (None, "Not from the Dashboard"))),
            Field(
                "request", "What was asked or found", "text",
                hint="For routes other than Dashboard data",
            ),
        ]  # fmt: skip
        route = Route.DASHBOARD if year else Route.VOLUNTARY
        super().__init__(
            context,
            f"Open a case for {lea.name}",
            fields,
            NewCase(lea.cds, route, year),
            self._open_case,
            parent=parent,
            explanation="The basis of identification is kept as it is today; later files do not "
            "change it.",
            action="Open the case",
        )
        self.saved.connect(self._go)

    def _open_case(self, new: NewCase) -> Changes:
        year = new.year if new.route is Route.DASHBOARD else None
        asked = replace(new, year=year)
        return cases.open_case(
            self._context.county, asked.cds, asked.route, year=asked.year, request=asked.request
        )

    def _go(self, changes: Changes) -> None:
        self._context.go.emit("case", {"case_id": changes.case_id})
