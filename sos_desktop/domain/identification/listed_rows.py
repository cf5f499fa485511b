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
    if status in _MET and not (year >= _WITHOUT_YEAR and status == DIFFERENTIATED):
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


def school_contradicts_itself(status: str | None, *, marked: bool) -> bool:
    """Whether the status of one school of the ESSA list fits the student groups marked.

    ATSI and TSI are of student groups, so some are marked; without a status none is.
    """
    if status in ("ATSI", "TSI"):
        return not marked
    return status == "No Status" and marked
