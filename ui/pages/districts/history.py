"""An LEA's years in assistance, its local ratings, and its schools under ESSA."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.domain.dashboard.schools import SchoolStatus
from sos_desktop.domain.identification.history import Basis, LedgerYear
from sos_desktop.services.dashboard.lea_facts import LeaFacts
from sos_desktop.services.dashboard.listed_elsewhere import ListedElsewhere
from ui.models.table import Column
from ui.pages.districts.listed import ListedCard
from ui.pieces import Pieces
from ui.widgets.basics import button, card, clear, label, row, scrolled
from ui.widgets.late_tabs import LatePart
from ui.widgets.lists.fitted_table import FittedTable

_PRIORITIES = {
    1: "Basic services and conditions",
    2: "Implementation of state standards",
    3: "Parent and family engagement",
    6: "School climate",
    7: "Access to a broad course of study",
    9: "Services for expelled pupils",
    10: "Services for foster youth",
}


def _letters(found: LedgerYear) -> str:
    letters = found.entry.letters
    if letters is None:
        return "in no loaded list" if found.entry.basis is Basis.OFFICIAL else "not known"
    return ", ".join(_letter(found, group, mark) for group, mark in letters.items()) or "none"


def _letter(found: LedgerYear, group: str, mark: str) -> str:
    new = " (new)" if group in found.new_groups else ""
    return f"{STUDENT_GROUPS[group].name} {mark}{new}"


def _change(found: LedgerYear) -> str:
    """What the year changed: "continued, 2 determinations in a row"."""
    if found.in_assistance > 1:
        return f"{found.movement}, {found.in_assistance} determinations in a row"
    return str(found.movement)


LEDGER: tuple[Column[LedgerYear], ...] = (
    Column("Year", lambda y: str(y.entry.year), sort=lambda y: -y.entry.year, width=7),
    Column("Letter codes", _letters, width=44),
    Column("Status", lambda y: y.entry.words, width=24),
    Column("Change", _change, width=18),
    Column(
        "Whose result",
        lambda y: str(y.entry.basis or "not loaded"),
        width=19,
        tone=lambda y: {"Official": "accent", "Computed (estimate)": "warn"}.get(
            str(y.entry.basis), ""
        ),
    ),
)


def _school_groups(school: SchoolStatus) -> str:
    return ", ".join(STUDENT_GROUPS[code].name for code in school.groups) or "–"


SCHOOLS: tuple[Column[SchoolStatus], ...] = (
    Column("School", lambda s: s.name, width=26),
    Column("Status", lambda s: s.status or "not reported", width=16),
    Column("The year before", lambda s: s.before or "not reported", width=16),
    Column("Leaving", lambda s: s.leaving or "–", width=12),
    Column("Student groups", _school_groups, width=30),
)


def _without(count: int) -> str:
    """What a list without a status for any school says of an LEA's schools."""
    if not count:
        return "no school of this LEA is in it"
    return "its one school has no status" if count == 1 else f"none of {count} schools has a status"


def _others(count: int) -> str:
    if not count:
        return "Every listed school is shown."
    if count == 1:
        return "1 more school has no status."
    return f"{count} more schools have no status."


class HistoryTab(QWidget):
    """The ledger on top, then what else is known.

    Signals:
        calpads_asked: The person wants to record or correct the CALPADS fact.
    """

    calpads_asked = Signal()

    def build(self) -> Pieces:
        """From outside in: a part takes on its look where it is put, so each does it by itself."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(12)
        frame, box = card()
        layout.addWidget(frame)
        self.ledger = FittedTable(LEDGER, name="Years in assistance", key=lambda y: y.entry.year)
        self.no_ledger = label("", tone="muted", wrap=True)
        box.addWidget(label("Years in assistance", "heading"))
        box.addWidget(self.no_ledger)
        box.addWidget(self.ledger)
        local, self._local = card()
        layout.addWidget(local)
        yield
        schools, box = card()
        layout.addWidget(schools)
        self.schools_title = label("Schools under ESSA", "heading", wrap=True)
        self.schools_note = label("", tone="muted", wrap=True)
        self.schools = FittedTable(SCHOOLS, name="Schools under ESSA", key=lambda s: s.cds)
        for widget in (self.schools_title, self.schools_note, self.schools):
            box.addWidget(widget)
        yield
        self.listed = ListedCard()
        layout.addWidget(self.listed)
        yield from self.listed.build()
        layout.addStretch(1)
        yield

    def show_lea(
        self,
        year: int,
        years: tuple[LedgerYear, ...],
        facts: LeaFacts,
        listed: ListedElsewhere,
    ) -> None:
        """Show an LEA."""
        self.ledger.set_rows(tuple(reversed(years)))
        self.ledger.setVisible(bool(years))
        self.no_ledger.setText(
            "" if years else "Nothing is known yet. Load Dashboard files or CDE's lists."
        )
        self.no_ledger.setVisible(not years)
        self._show_local(year, facts)
        self._show_schools(facts)
        self.listed.show_listed(listed)

    def _show_local(self, year: int, facts: LeaFacts) -> None:
        clear(self._local)
        self._local.addWidget(
            label(f"Local indicators and data certification, {year}", "heading", wrap=True)
        )
        if not facts.ratings:
            self._local.addWidget(
                label(
                    f"Local ratings of {year} are not loaded for this LEA.", tone="muted", wrap=True
                )
            )
        for priority, rating in facts.ratings.items():
            tone = "bad" if rating.endswith("Years") else ""
            name = _PRIORITIES.get(priority, "")
            self._local.addWidget(
                label(f"Priority {priority}, {name}: {rating}", tone=tone, wrap=True)
            )
        fact = facts.calpads
        if fact is None:
            words = "CALPADS: no failure to certify is recorded."
        elif fact.holds:
            words = f"CALPADS: data were not certified (recorded; {fact.source})."
        else:
            words = f"CALPADS: certified (recorded{f'; {fact.source}' if fact.source else ''})."
        self._local.addWidget(label(words, tone="bad" if fact and fact.holds else "", wrap=True))
        self._local.addLayout(row(button("Record CALPADS…", self.calpads_asked.emit, role="quiet")))

    def _show_schools(self, facts: LeaFacts) -> None:
        if facts.schools_year is None:
            self.schools_note.setText(
                "CDE's ESSA list (CSI, ATSI, TSI) is not loaded. Load it on the Data page."
            )
        elif not facts.schools:
            self.schools_note.setText(
                f"Official, CDE's list of {facts.schools_year}: {_without(facts.schools_without)}."
            )
        else:
            self.schools_note.setText(
                f"Official, CDE's list of {facts.schools_year}. {_others(facts.schools_without)}"
            )
        self.schools.set_rows(facts.schools)
        self.schools.setVisible(bool(facts.schools))


class ScrolledHistory(LatePart):
    """The history in a place it may be too long for."""

    def __init__(self) -> None:
        super().__init__()
        self.history = HistoryTab()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(self.history))

    def build(self) -> Pieces:
        yield from self.history.build()
