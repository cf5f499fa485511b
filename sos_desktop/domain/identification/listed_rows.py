"""Whether a row of CDE's assistance list agrees with itself: status, methods and letters."""

from collections.abc import Mapping

from sos_desktop.domain.identification.clock import DIFFERENTIATED, GENERAL, year_of_help

_MET = (DIFFERENTIATED, year_of_help(1))
"""Statuses of an LEA that met the criteria of the year."""

_WITHOUT_YEAR = 2025
"""From this list on a status without a year of help says nothing of the criteria of its year."""


def contradicts_itself(
    year: int, status: str | None, methods: Mapping[int, bool], *, lettered: bool
) -> bool:
    """Whether status, methods and letters of one row cannot all be right.

    Args:
        year: The Dashboard year of the list.
        status: In the program's words; None when the list is silent.
        methods: By number; missing where the list is silent.
        lettered: Whether any group of the row has a letter of that year.
    """
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
