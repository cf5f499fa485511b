"""One published figure: an LEA, a student group, an indicator, a Dashboard year."""

from typing import NamedTuple

from sos_desktop.domain.dashboard.codes import Color, Indicator

SPANS = ("ED", "HD", "UD", "ES", "MS", "HS")
"""Which cut scores of suspension apply: elementary, high, unified district; schools alike."""


class Observation(NamedTuple):
    """A row of a Dashboard file.

    A tuple, because a statewide year has a million of them and a frozen dataclass takes seven times
    as long to make.

    None always means "not reported": CDE left it blank or wrote `*`, or the file has no such
    column that year. It never means 0. `color` 0 means CDE gave no colour.

    Attributes:
        denominator: Students counted; the figure's n.
        status: Percent 0-100, or points from standard, one decimal.
        change: Status minus prior status as published (CDE subtracts before rounding).
        status_level: 1 worst to 5 best, 0 no data.
        change_level: 1 worst to 5 best, 0 no data.
        size_met: Enough students this year for a level to count.
        prior_size_met: The same for the year before.
        accountable: Both years have enough students.
        small: Fewer than 150 students; the three-by-five colour table applies.
        high_school_cuts: Grade 11 cut scores apply (ELA and math).
        span: ED, HD, UD, ES, MS or HS (suspension only): which cut scores apply.
        row: Row number in the file, counting the header as 1.
        dass: A school with alternative status that year; files before 2018 do not say.
    """

    year: int
    indicator: Indicator
    cds: str
    group: str
    numerator: int | None = None
    denominator: int | None = None
    status: float | None = None
    prior_numerator: int | None = None
    prior_denominator: int | None = None
    prior_status: float | None = None
    change: float | None = None
    status_level: int | None = None
    change_level: int | None = None
    color: Color | None = None
    box: int | None = None
    size_met: bool | None = None
    prior_size_met: bool | None = None
    accountable: bool | None = None
    small: bool | None = None
    high_school_cuts: bool | None = None
    uncertified: bool | None = None
    data_error: bool | None = None
    span: str | None = None
    row: int | None = None
    batch_id: int | None = None
    dass: bool = False
