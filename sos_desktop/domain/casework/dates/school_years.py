"""School years, which begin on July 1, and their quarters."""

from datetime import date

from sos_desktop.domain.casework.learning_words import Quarter

_JULY = 7
_MONTHS = 3
_ORDER = (Quarter.THIRD, Quarter.FOURTH, Quarter.FIRST, Quarter.SECOND)
"""By the quarters of the calendar year."""


def school_year_of(day: date) -> int:
    """The year in which the school year of a day begins."""
    return day.year if day.month >= _JULY else day.year - 1


def quarter_of(day: date) -> Quarter:
    """The quarter of the school year a day lies in."""
    return _ORDER[(day.month - 1) // _MONTHS]


def first_and_last_day(year: int) -> tuple[date, date]:
    """The first and last day of a school year."""
    return date(year, _JULY, 1), date(year + 1, _JULY - 1, 30)
