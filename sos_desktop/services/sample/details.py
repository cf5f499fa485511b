"""The columns that say what an ELPI or a college/career figure is made of."""

from functools import cache

from sos_desktop.services.sample.counting import Tally, rounded, split
from sos_desktop.services.sample.profile import layouts, table

Row = dict[str, str]

_PROGRESS = {"maintainPL4": 0.045, "progressed_Alternate": 0.012, "maintainPL3_Alternate": 0.003}
_NO_PROGRESS = {"declined": 0.38, "notprognotmain_Alternate": 0.015, "95": 0.008}
_APPROACHING = 0.38
"""Share of those not prepared who are approaching it."""


def elpi_parts(tally: Tally, when: str) -> Row:
    """Who progressed and who did not; the parts add up to the numerator and the denominator."""
    if not tally.students:
        return {}
    if not tally.shown:
        return {f"{when}95": "0"}
    up = dict(zip(_PROGRESS, split(tally.top, _PROGRESS.values()), strict=True))
    rest = tally.students - tally.top
    other = dict(zip(_NO_PROGRESS, split(rest, _NO_PROGRESS.values()), strict=True))
    parts = {**up, **other}
    parts["progressed"] = tally.top - sum(up.values())
    parts["maintainOth"] = parts["maintainoth"] = rest - sum(other.values())
    return {f"{when}{name}": str(count) for name, count in parts.items()}


def college_career(tally: Tally, prior: Tally, all_students: int) -> Row:
    """How graduates showed that they are prepared, or nearly so."""
    row = {"studentgroup_pct": _share(tally.students, all_students)}
    for when, figures in (("curr", tally), ("prior", prior)):
        if figures.shown:
            row |= _preparedness(figures, when)
    return row


def _preparedness(tally: Tally, when: str) -> Row:
    approaching = int((tally.students - tally.top) * _APPROACHING)
    levels = {
        "prep": tally.top,
        "aprep": approaching,
        "nprep": tally.students - tally.top - approaching,
    }
    values: Row = {}
    for level, count in levels.items():
        _put(values, f"{when}_{level}", count, tally.students)
    for level, shares in (("prep", _prepared()), ("aprep", table()["approaching"])):
        for name, count in zip(shares, split(levels[level], shares.values()), strict=True):
            _put(values, f"{when}_{level}_{name}", count, levels[level])
    return values


def _prepared() -> dict[str, float]:
    """The ways to be prepared; the files of 2023 called one of them otherwise."""
    shares: dict[str, float] = table()["prepared"]
    return {**shares, "apexam": shares["ap"]}


def _put(values: Row, name: str, count: int, of: int) -> None:
    """Set a count and its percent under the names CDE spells them with."""
    spelled = _spellings()
    values[spelled.get(name.lower(), name)] = str(count)
    for ending in ("_pct", "_pc"):
        if column := spelled.get(f"{name}{ending}".lower()):
            values[column] = _share(count, of)


def _share(count: int, of: int) -> str:
    if not of:
        return "0.0"
    return f"{rounded(Tally(count, of, percent=True).exact):.1f}"


@cache
def _spellings() -> dict[str, str]:
    layout = layouts()["file"]["CCI"]
    return {name.lower(): name for name in (*layout["columns_2023"], *layout["columns"])}
