"""The facts of one LEA in CDE's list beside the computed ones: methods, status, Level 3 flag."""

from collections.abc import Iterator

from db.queries.official import (
    OfficialLea,
)
from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.domain.identification.clock import DIFFERENTIATED, LOCAL_INDICATORS
from sos_desktop.domain.identification.reconcile import (
    Comparison,
    Outcome,
    compare_fact,
)
from sos_desktop.domain.identification.rules import RuleSet
from sos_desktop.services.identification.lea_status import LeaStatus

_YES_NO = {True: "Y", False: "N"}


def compare_facts(
    row: LeaStatus,
    entry: OfficialLea,
    year: int,
    rules: RuleSet,
    absent: tuple[str, ...] = (),
) -> Iterator[Comparison]:
    """Each fact both sides state, or only one of them.

    `absent` says which files have no rows for the LEA; with one no difference is told.
    """
    pairs: list[tuple[str, str | None, str | None]] = [
        (f"Method {n}", _word(row.methods.get(n)), _word(entry.methods.get(n)))
        for n in rules.methods
    ]
    met = any(entry.methods.values()) if entry.methods else None
    pairs.append(("Criteria met", _word(row.criteria_met), _word(met)))
    listed = entry.statuses.get(year)
    pairs.append(("Status", _as_listed(row, listed), listed))
    pairs.append(("EC 52072 flag", _word(row.level_3.flag), _word(entry.level_3)))
    stated = entry.flag(year, ListFact.THREE_IN_A_ROW)
    pairs.append(("EC 52071(f) flag", _word(row.geographic_lead), _word(stated)))
    for what, computed, official in pairs:
        outcome = compare_fact(computed, official)
        if outcome is not None:
            causes = _fact_causes(row, what, outcome, computed)
            if absent and outcome.is_difference:
                outcome, causes = Outcome.NOT_COMPUTABLE, absent
            yield Comparison(
                row.lea.cds, row.lea.name, what, computed or "", official or "", outcome, causes
            )


def _as_listed(row: LeaStatus, listed: str | None) -> str | None:
    """A computed status to compare with CDE's; None where what is loaded leaves it open.

    Without its year of help where the list names none. An open one is told where none of the
    statuses that are possible is the list's.
    """
    if listed == DIFFERENTIATED and row.served:
        return DIFFERENTIATED
    possible = row.owed.statuses
    if row.status is not None or not possible or listed in possible:
        return row.status
    if listed == DIFFERENTIATED and row.served is None:
        return None
    return row.owed.words or " or ".join(sorted(possible))


def _fact_causes(
    row: LeaStatus, what: str, outcome: Outcome, computed: str | None
) -> tuple[str, ...]:
    if outcome is Outcome.AGREE:
        return ()
    if what == "EC 52071(f) flag":
        if computed is None:
            return ("the letter codes of the three years are not all loaded",)
        return ("a letter code that differs; see the LEA's cells",)
    if what == "EC 52072 flag":
        if row.level_3.missing and computed is None:
            years = ", ".join(map(str, row.level_3.missing))
            return (f"the letter codes of {years} are not loaded",)
        if row.level_3.may_hold:
            return (
                "the LEA may have fewer than three student groups, all of them with letter codes",
            )
        return ("CDE may count other years or groups",)
    if outcome is Outcome.NOT_COMPUTABLE:
        of_local = {"Method 1": False, "Method 2": True}.get(what)
        return tuple(clause for clause in row.why if of_local in (None, LOCAL_INDICATORS in clause))
    if what in ("Method 2", "Method 3", "Criteria met", "Status"):
        return ("a local indicator, or a letter code that differs; see the LEA's cells",)
    return ("a letter code that differs; see the LEA's cells",)


def _word(answer: bool | None) -> str | None:
    return None if answer is None else _YES_NO[answer]
