"""When each Dashboard came out, and which school year it reports."""

from datetime import date

from sos_desktop.domain.dashboard.codes import INDICATORS, Indicator
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class YearChange:
    """What a Dashboard measures otherwise than the one before.

    Attributes:
        indicator: Which.
        text: What, in a clause.
        standing: "official", or "reported" by somebody else than CDE.
        source, certainty: Where it was read, and how sure it is, as in the library of statutes.
    """

    indicator: Indicator
    text: str
    standing: str
    source: str
    certainty: str

    @property
    def sentence(self) -> str:
        """With its label and source."""
        name = INDICATORS[self.indicator].short
        return f"{name}: {self.text} ({self.standing}; {self.source})."


@frozen_dataclass
class DashboardRelease:
    """One Dashboard.

    Attributes:
        school_year: The year its figures are of ("2024-25").
        released: The day it was published; None when not known.
        by: The last day the law sets; None when none was read.
        source: Where the days were read.
        certainty: How sure they are, as in the library of statutes.
        changes: What it measures otherwise than the Dashboard before.
    """

    year: int
    school_year: str
    released: date | None
    by: date | None
    source: str
    certainty: str
    changes: tuple[YearChange, ...] = ()
