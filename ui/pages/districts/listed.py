"""What CDE's other lists say of an LEA: Equity Multiplier, EC 52064(e)(5), charter schools."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.services.dashboard.listed_elsewhere import (
    EquityMultiplier,
    EquitySite,
    ListedCharter,
    ListedElsewhere,
    NamedList,
)
from ui.models.table import Column
from ui.pieces import Pieces
from ui.widgets.basics import card, label
from ui.widgets.lists.fitted_table import FittedTable

NOT_REPORTED = "not reported"


def _dollars(value: float | None) -> str:
    return NOT_REPORTED if value is None else f"${value:,.0f}"


def _share(value: float | None) -> str:
    return NOT_REPORTED if value is None else f"{value * 100:.1f}%"


def _flag(value: bool | None) -> str:
    return NOT_REPORTED if value is None else "Yes" if value else "No"


SITES: tuple[Column[EquitySite], ...] = (
    Column("School site", lambda s: s.name, width=30),
    Column("Funding", lambda s: _dollars(s.funding), sort=lambda s: -(s.funding or 0), width=14),
    Column("Non-stability", lambda s: _share(s.non_stability), width=14),
    Column("Disadvantaged", lambda s: _share(s.disadvantaged), width=14),
)

CHARTERS: tuple[Column[ListedCharter], ...] = (
    Column("Charter school", lambda s: s.name, width=30),
    Column("Status", lambda s: s.status or NOT_REPORTED, width=28),
    Column("EC 47607", lambda s: _flag(s.flag), width=12),
)


def _official(source: NamedList) -> str:
    return f"Official, {source.title} ({source.file_name})."


class ListedCard(QWidget):
    """The lists one below the other; each says whose it is, or that it is not loaded."""

    def build(self) -> Pieces:
        """Make it, list by list."""
        frame, box = card()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self.equity = label("", tone="muted", wrap=True)
        self.sites = FittedTable(SITES, name="Equity Multiplier school sites", key=lambda s: s.cds)
        self.low = label("", wrap=True)
        self.charters_note = label("", tone="muted", wrap=True)
        self.charters = FittedTable(CHARTERS, name="Charter schools", key=lambda s: s.cds)
        parts: Iterable[tuple[str, tuple[QWidget, ...]]] = (
            ("Equity Multiplier", (self.equity, self.sites)),
            ("Student groups under EC 52064(e)(5)", (self.low,)),
            ("Charter schools in CDE's assistance list", (self.charters_note, self.charters)),
        )
        for title, widgets in parts:
            box.addWidget(label(title, "heading", wrap=True))
            for widget in widgets:
                box.addWidget(widget)
            yield

    def show_listed(self, listed: ListedElsewhere) -> None:
        """Show what the lists say of an LEA."""
        self.equity.setText(_equity_words(listed.equity))
        self.sites.set_rows(listed.equity.sites if listed.equity else ())
        self.sites.setVisible(bool(listed.equity and listed.equity.sites))
        self.low.setText(_low_words(listed))
        self.charters_note.setText(_charter_words(listed))
        self.charters.set_rows(listed.charters.schools if listed.charters else ())
        self.charters.setVisible(bool(listed.charters and listed.charters.schools))


def _equity_words(found: EquityMultiplier | None) -> str:
    if found is None:
        return "CDE's Equity Multiplier workbook is not loaded. Load it on the Data page."
    said = [_official(found.source)]
    if found.funding is not None:
        count = "" if found.count is None else f" for {found.count} eligible school sites"
        said.append(f"The LEA's own row: {_dollars(found.funding)}{count}.")
    if not found.sites:
        said.append("No school site of it is listed with money.")
    elif found.others:
        said.append(f"{found.others} more of its school sites are listed without money.")
    return " ".join(said)


def _low_words(listed: ListedElsewhere) -> str:
    if listed.low is None:
        return "CDE's list under EC 52064(e)(5) is not loaded. Load it on the Data page."
    groups = ", ".join(listed.low.groups)
    named = f"It names these student groups: {groups}." if groups else "The LEA is not in it."
    return f"{_official(listed.low.source)} {named}"


def _charter_words(listed: ListedElsewhere) -> str:
    if listed.charters is None:
        return "CDE's list of charter schools is not loaded. Load it on the Data page."
    none = "" if listed.charters.schools else " No charter school under this CDS code is in it."
    return f"{_official(listed.charters.source)}{none}"
