"""The Dashboard's own words, by the year they hold from: levels, changes, distance, growth."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class YearWords:
    """Words of the Dashboards from a year on.

    Attributes:
        since: The first Dashboard year; 0 for all before the next.
        distance: What ELA and math are measured from: "Distance from Standard".
        status: Status levels 1 to 5 of an indicator of which more is better.
        change: Change levels 1 to 5 of such an indicator.
        growth: Labels of growth in ELA and math, lowest first; empty where there is none.
        source, certainty: Where they were read, and how sure they are, as in the library of
            statutes.
    """

    since: int
    distance: str
    status: tuple[str, ...]
    change: tuple[str, ...]
    growth: tuple[str, ...]
    source: str
    certainty: str


_STATUS = ("Very Low", "Low", "Medium", "High", "Very High")
_CHANGE = (
    "declined significantly",
    "declined",
    "maintained",
    "increased",
    "increased significantly",
)

WORD_YEARS: tuple[YearWords, ...] = (
    YearWords(
        0,
        "standard",
        _STATUS,
        _CHANGE,
        (),
        "CDE, record layouts and color tables, 2017 to 2025",
        "stated",
    ),
    YearWords(
        2026,
        "proficiency",
        _STATUS,
        _CHANGE,
        ("minimal", "moderate", "average", "accelerated", "exceptional"),
        "CSBA, recap of the State Board meeting of May 12-13, 2026; growth labels: CSBA, Aug 2025",
        "reported",
    ),
)
"""By year, oldest first. A year whose words change gets a row of its own; old rows stay."""


def words_of(year: int) -> YearWords:
    """The words of a Dashboard year."""
    return next(words for words in reversed(WORD_YEARS) if words.since <= year)
