"""When each Dashboard came out, and which school year it reports."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DashboardRelease:
    """One Dashboard.

    Attributes:
        school_year: The year its figures are of ("2024-25").
        released: The day it was published; None when not known.
        by: The last day the law sets; None when none was read.
        source: Where the days were read.
        certainty: How sure they are, as in the library of statutes.
    """

    year: int
    school_year: str
    released: date | None
    by: date | None
    source: str
    certainty: str
