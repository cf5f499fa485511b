"""The other views of a year: statuses, comparison with CDE's list, watch list."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QTableView

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS
from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.domain.formats import counted
from sos_desktop.domain.identification.outlook import Watched
from sos_desktop.domain.identification.reconcile import Comparison, Outcome
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.identification.identification_view import IdentificationRow
from sos_desktop.services.identification.lea_status import LeaStatus
from sos_desktop.services.identification.outlook_text import open_words
from sos_desktop.services.identification.outlooks import OutlookTable
from sos_desktop.services.identification.reference import rule_book
from ui.models.table import Column


class OfLea(Protocol):
    """A row about an LEA, in whatever view."""

    @property
    def cds(self) -> str: ...


class YearTab(Protocol):
    """A view of a year: the table of letters, or a list."""

    @property
    def table(self) -> QTableView: ...
    @property
    def notes(self) -> Sequence[str]: ...
    def current(self) -> OfLea | None: ...


_TONES = {
    Outcome.AGREE: "good",
    Outcome.DIFFER: "bad",
    Outcome.ONLY_COMPUTED: "bad",
    Outcome.ONLY_OFFICIAL: "bad",
    Outcome.NOT_COMPUTABLE: "quiet",
}


def _methods(row: IdentificationRow) -> str:
    """The methods met; a question mark where one cannot be told."""
    answers = {n: row.status.methods.get(n) for n in range(1, 5)}
    said = [f"{n}{'' if answer else '?'}" for n, answer in answers.items() if answer is not False]
    return ", ".join(said) or "none"


def _method_words(row: IdentificationRow) -> str:
    """Each method that is met or open, with what it asks for."""
    names = rule_book().methods
    answers = {n: row.status.methods.get(n) for n in range(1, 5)}
    said = [
        f"Method {n}, {'met' if answer else 'not computable'}: {names.get(n, '')}"
        for n, answer in answers.items()
        if answer is not False
    ]
    return "\n".join(said) or "No method is met."


def _criteria(row: IdentificationRow) -> str:
    charter = row.status.charter
    if charter is not None and charter.unsettled:
        return "unsettled"
    return {True: "Yes", False: "No", None: "not computable"}[row.status.criteria_met]


def _groups(row: IdentificationRow) -> str:
    return ", ".join(f"{group} {letter}" for group, letter in row.letters().items()) or "–"


def _level_3(row: IdentificationRow) -> str:
    return {True: "marked", False: "–", None: "not computable"}[row.status.level_3.flag]


def _level_3_words(row: IdentificationRow) -> str:
    found = row.status.level_3
    years = ", ".join(map(str, found.years))
    names = ", ".join(STUDENT_GROUPS[group].name for group in found.groups) or "none"
    said = f"Groups with a letter code in three of {years}: {names}."
    if found.missing:
        said += f" Not known: {', '.join(map(str, found.missing))}."
    if found.by_few:
        said += " The LEA has fewer than three groups, and all of them qualify."
    if found.stated:
        said = f"The flag stands in CDE's list (Official). {said}"
    lead = row.status.flags.get(ListFact.THREE_IN_A_ROW)
    if lead is not None:
        said += f" EC 52071(f), in CDE's list (Official): {'yes' if lead else 'no'}."
    if row.status.three_in_a_row:
        names = ", ".join(STUDENT_GROUPS[group].name for group in row.status.three_in_a_row)
        said += f" A letter code in three determinations in a row (EC 52071(f)): {names}."
    return said


STATUSES: tuple[Column[IdentificationRow], ...] = (
    Column("LEA", lambda row: row.lea.name, width=30, tooltip=lambda row: row.lea.name),
    Column("Letter codes", _groups, sort=lambda row: -len(row.letters()), width=21),
    Column("Methods", _methods, width=9, tooltip=_method_words, spare=True),
    Column("Criteria met", _criteria, width=14, spare=True),
    Column(
        "Status",
        lambda row: row.status.status_words,
        width=36,
        tooltip=lambda row: row.status.status_words,
    ),
    Column("This year", lambda row: str(row.movement), width=16, spare=True),
    Column(
        "EC 52072",
        _level_3,
        width=15,
        tooltip=_level_3_words,
        tone=lambda row: "bad" if row.status.level_3.flag else "",
    ),
    Column(
        "Whose result",
        lambda row: str(row.status.basis),
        width=18,
        tone=lambda row: "accent" if row.status.basis == "Official" else "warn",
    ),
    Column("Open points", lambda row: "; ".join(row.status.why) or "–", width=26, spare=True),
)


def _what(row: Comparison) -> str:
    if row.what in STUDENT_GROUPS:
        return f"Letter code, {STUDENT_GROUPS[row.what].name}"
    return row.what


def _side(row: Comparison, said: str, silent: str) -> str:
    """One side of a comparison in words."""
    if row.what not in STUDENT_GROUPS:
        return {"Y": "Yes", "N": "No"}.get(said, said) or silent
    open_ = silent == "not computable" and row.outcome is Outcome.NOT_COMPUTABLE
    return said or (silent if open_ else "no letter code")


COMPARISONS: tuple[Column[Comparison], ...] = (
    Column("LEA", lambda row: row.lea, width=28),
    Column("What", _what, width=20),
    Column("Computed (estimate)", lambda row: _side(row, row.computed, "not computable"), width=16),
    Column("Official", lambda row: _side(row, row.official, "the list does not say"), width=16),
    Column("Result", lambda row: str(row.outcome), width=15, tone=lambda row: _TONES[row.outcome]),
    Column("Likely cause", lambda row: "; ".join(row.causes) or "–", width=34),
)


def open_notes(statuses: Sequence[LeaStatus]) -> tuple[str, ...]:
    """How many statuses are open, and of how many of these it is certain that help is owed."""
    notes = []
    if unknown := sum(status.served is None for status in statuses):
        notes.append(
            f"The status of {counted(unknown, 'LEA')} is not computable, and the figures count "
            "what is known; Statuses says why."
        )
    if owed := sum(status.status is None and status.served is True for status in statuses):
        notes.append(
            f"{counted(owed, 'LEA')} {'is' if owed == 1 else 'are'} owed assistance whatever is "
            "missing; only the year of help is open."
        )
    return tuple(notes)


@frozen_dataclass
class WatchLine:
    """A watched group of an LEA; `waits`: files that are not loaded and could give it a letter."""

    lea: Lea
    found: Watched
    waits: tuple[str, ...] = ()

    @property
    def cds(self) -> str:
        """Of the LEA."""
        return self.lea.cds


def watch_lines(table: OutlookTable) -> tuple[WatchLine, ...]:
    """The watch list, the sharpest first."""
    lines = [
        WatchLine(row.lea, found, row.waits.get(found.group, ()))
        for row in table.rows
        for found in row.watched
    ]
    order = {kind: n for n, kind in enumerate(type(lines[0].found.kind))} if lines else {}
    return tuple(sorted(lines, key=lambda line: (order[line.found.kind], line.lea.name)))


def _near(line: WatchLine) -> str:
    return (
        "; ".join(
            f"{INDICATORS[n.step.found.indicator].short}: {n.step.words}, then Priority "
            f"{n.criterion.priority}"
            for n in line.found.near
        )
        or "–"
    )


def _priorities(line: WatchLine) -> str:
    """Those met; a question mark where a file that is not loaded could add one."""
    met = ", ".join(map(str, line.found.priorities))
    return f"{met or '–'}{' ?' if line.waits else ''}"


def _why_watched(line: WatchLine) -> str:
    return f"{str(line.found.kind).capitalize()}{open_words(line.waits)}"


WATCHED: tuple[Column[WatchLine], ...] = (
    Column("LEA", lambda line: line.lea.name, width=28),
    Column("Student group", lambda line: STUDENT_GROUPS[line.found.group].name, width=31),
    Column(
        "Why watched",
        lambda line: str(line.found.kind).capitalize(),
        width=24,
        tooltip=_why_watched,
        sort=lambda line: (len(line.found.near) == 0, str(line.found.kind)),
    ),
    Column("Priorities met", _priorities, width=9, tooltip=_why_watched),
    Column("How near", _near, width=46),
)
