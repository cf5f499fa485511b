"""What a file of the state holds, as screens and histories call it."""

from sos_desktop.domain.dashboard.codes import INDICATORS, Indicator

_SERIES = {
    "grade11": ", grade 11 (for information)",
    "5year": ", five-year rate (for information)",
    "dass": ", DASS one-year rate (for information)",
    "elpac_levels": ", ELPAC levels (for information)",
    "sites": ", school sites",
    "leas": ", funding by LEA",
}
_KINDS = {
    "enrollment": "Census enrollment",
    "local": "Local indicators",
    "assistance": "CDE assistance list",
    "charter_assistance": "CDE charter assistance list",
    "essa": "ESSA school list",
    "equity_multiplier": "Equity Multiplier",
    "low_performing": "EC 52064 list",
}


def dataset_title(kind: str, indicator: Indicator | None, year: int | None, series: str) -> str:
    """What a file or import holds: "Suspension 2023", "Math 2017, grade 11 (for information)"."""
    name = INDICATORS[indicator].short if indicator else _KINDS.get(kind, "Unknown")
    part = _SERIES.get(series, "")
    if kind == "local" and series:
        part = f", Priority {series.removeprefix('p').replace('-', ', ')}"
    return f"{name} {_year(kind, year)}{part}".strip()


def _year(kind: str, year: int | None) -> str:
    """A year as the file names it: money of the state is of a fiscal year."""
    if year and kind == "equity_multiplier":
        return f"{year}-{(year + 1) % 100:02}"
    return str(year or "")
