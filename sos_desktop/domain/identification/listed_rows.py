"""Whether a row of one of CDE's lists agrees with itself: status, methods, letters and marks."""

from collections.abc import Collection, Mapping

from sos_desktop.domain.identification.clock import DIFFERENTIATED, GENERAL, year_of_help

_MET = (DIFFERENTIATED, year_of_help(1))
"""Statuses of an LEA that met the criteria of the year."""

_FIRST_WITH_YEARS = 2023
"""The first list with years of help: help follows a first one, a second one follows a first."""

_WITHOUT_YEAR = 2025
"""From this list on a status without a year of help says nothing of the criteria of its year."""


def contradicts_itself(
    year: int,
    status: str | None,
    methods: Mapping[int, bool],
    *,
    lettered: bool,
    before: str | None = None,
) -> bool:
    """Whether status, methods and letters of one row cannot all be right.

    Args:
        year: The Dashboard year of the list.
        status: In the program's words; None when the list is silent.
        methods: By number; missing where the list is silent.
        lettered: Whether any group of the row has a letter of that year.
        before: The status of the year before; None when the list is silent, or there was none.
    """
    if year > _FIRST_WITH_YEARS and before is not None and status is not None:
        begun = before == year_of_help(1)
        if (begun and status == GENERAL) or (not begun and status == year_of_help(2)):
            return True
    first = methods.get(1)
    if first is not None and first != lettered:
        return True
    if status is None or not methods:
        return False
    met = any(methods.values())
    if status == GENERAL:
        return met
    if year >= _WITHOUT_YEAR and status == DIFFERENTIATED:
        # Help without a year is the first, or the second after a first.
        return not met and before in (GENERAL, year_of_help(2))
    if status in _MET:
        return not met
    return met and status not in _MET


def charter_contradicts_itself(
    status: str | None,
    methods: Mapping[int, bool],
    current: Collection[str],
    prior: Collection[str],
) -> bool:
    """Whether status and letters of one charter school cannot both be right.

    The same group with a letter in both years means assistance however the law is read. Without a
    letter in one of the years only local indicators can have led to it.

    Args:
        status: In the program's words; None when the list is silent.
        methods: By number; missing where the list is silent.
        current: The groups with a letter of the list's own year.
        prior: Those with one of the year before.
    """
    if status == GENERAL:
        return bool(set(current) & set(prior))
    if status is None or any(methods.get(n) for n in (2, 3)):
        return False
    return not current or not prior


_NO_ENTRY = frozenset({2024, 2025})
"""Years in which no school newly enters CSI or ATSI: they do every three years from 2023 on.
Source: CDE's pages on CSI, ATSI and TSI; the counts of CDE's list of 2024 fit."""

_ENTERED = ("CSI Grad", "CSI Low Perform", "ATSI")


def enters_between(year: int, status: str | None, before: str | None) -> bool:
    """Whether a school newly enters CSI or ATSI in a year without entries."""
    return (
        year in _NO_ENTRY and status in _ENTERED and before is not None and before not in _ENTERED
    )


def school_contradicts_itself(
    status: str | None, before: str | None, leaving: str | None, *, marked: bool
) -> bool:
    """Whether a row of the ESSA list cannot be right.

    ATSI and TSI are of student groups, so some are marked; without a status none is. What a school
    leaves follows from the statuses of two years, in all 10,044 rows of the list of 2023.

    Args:
        status: Of the list's year, in CDE's words; None when the list is silent.
        before: Of the year before; None when the list is silent.
        leaving: CDE's word for what it leaves, "" for nothing; None without such a column.
        marked: Whether any student group is marked.
    """
    if status is None:
        return False
    if (status in ("ATSI", "TSI") and not marked) or (status == "No Status" and marked):
        return True
    return before is not None and leaving is not None and leaving != _left(before, status)


def _left(before: str, status: str) -> str:
    """What a school leaves: the kind it had, unless it has it still."""
    kinds = [one.partition(" ")[0] for one in (before, status)]
    left = kinds[0] != kinds[1] and kinds[0] in ("CSI", "ATSI", "TSI")
    return f"{kinds[0]}EXIT" if left else ""
