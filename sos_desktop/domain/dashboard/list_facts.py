"""What CDE's lists say of an LEA or school besides letters, methods and statuses."""

from enum import StrEnum


class ListFact(StrEnum):
    """A flag (1 or 0) or a figure of one year, by the name it has in the county file.

    The flags are CDE's columns of the same names: `EC52072_2024` (2025: `EC52072b_2025`),
    `EC52071f_2025`, and in lists of charter schools `EC47607_2025`. Figures are of the Equity
    Multiplier's list: students of the year before, shares from 0 to 1, dollars.
    """

    LEVEL_3 = "EC52072"
    THREE_IN_A_ROW = "EC52071f"
    CHARTER = "EC47607"
    SITES = "sites"
    ELIGIBLE = "eligible"
    ENROLLMENT = "enrollment"
    NON_STABILITY = "non_stability"
    DISADVANTAGED = "disadvantaged"
    FUNDING = "funding"
