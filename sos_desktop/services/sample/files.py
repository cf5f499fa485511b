"""Writes the invented county's Dashboard files as CDE writes them."""

import random
from collections.abc import Iterable, Mapping
from pathlib import Path

from sos_desktop.domain.dashboard.cds import kind_of
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS, Indicator
from sos_desktop.domain.dashboard.performance import SMALL_BELOW, Performance, find_cuts, perform
from sos_desktop.foundation.files import write_atomically
from sos_desktop.services.dashboard.cut_scores import cut_scores
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.sample.counting import ACADEMIC, Tally, rounded, tallies
from sos_desktop.services.sample.details import college_career, elpi_parts
from sos_desktop.services.sample.lists import sample_lists
from sos_desktop.services.sample.local import local_indicators
from sos_desktop.services.sample.profile import SamplePlace, layouts, places, table

Row = dict[str, str]
_FIRST_OF_LTEL = 2024
_NO_STUDENTS = Tally(0, 0, percent=False)


def make_sample_files(folder: Path) -> tuple[Path, ...]:
    """Make the sample county's Dashboard files and CDE's lists of it, the same bytes every time.

    Args:
        folder: Where to write them; it must exist.

    Returns:
        The files, by name.
    """
    written = []
    for indicator, layout in layouts()["file"].items():
        for year in layout["years"]:
            path = folder / f"{layout['stem']}download{year}.txt"
            write_atomically(path, _text(Indicator(indicator), year).encode("utf-8"))
            written.append(path)
    for year in table()["years"]:
        path = folder / f"LocalIndPerf{year}.txt"
        write_atomically(path, local_indicators(year).encode("utf-8"))
        written.append(path)
    for name, text in sample_lists().items():
        write_atomically(folder / name, text.encode("utf-8"))
        written.append(folder / name)
    return tuple(sorted(written))


def _text(indicator: Indicator, year: int) -> str:
    columns = columns_of(indicator, year)
    lines = ["\t".join(columns)]
    for place in places():
        if not _has(place, indicator):
            continue
        now, before = (tallies(place, indicator, y) for y in (year, year - 1))
        for group in _groups(indicator, year, now | before):
            row = _row(place, indicator, year, group, now, before)
            lines.append("\t".join(row.get(column, "") for column in columns))
    return "\n".join(lines) + "\n"


def columns_of(indicator: Indicator, year: int) -> list[str]:
    """The columns of a file, which in some years were others."""
    layout = layouts()["file"][indicator]
    return [*layouts()["common"], *layout.get(f"columns_{year}", layout["columns"])]


def _groups(indicator: Indicator, year: int, known: Iterable[str]) -> list[str]:
    """Long-term English learners are a group of their own from 2024 on."""
    return sorted(g for g in known if g != "LTEL" or year >= _FIRST_OF_LTEL)


def _has(place: SamplePlace, indicator: Indicator) -> bool:
    return indicator in (place.parent or place).base


def _row(
    place: SamplePlace,
    indicator: Indicator,
    year: int,
    group: str,
    now: Mapping[str, Tally],
    before: Mapping[str, Tally],
) -> Row:
    tally, prior = now.get(group, _NO_STUDENTS), before.get(group, _NO_STUDENTS)
    row = {**_who(place), "studentgroup": group}
    row |= {"indicator": layouts()["file"][indicator]["code"], "reportingyear": str(year)}
    row |= _figures(tally, "curr") | _figures(prior, "prior")
    change = rounded(tally.exact - prior.exact) if tally.shown and prior.shown else None
    row["change"] = _decimal(change)
    flags = _sizes(place, group, tally, prior)
    found = _performance(place, indicator, year, group, (tally, prior), change)
    level = "changeLevel" if indicator is Indicator.CHRONIC else "changelevel"
    row |= {
        "statuslevel": str(found.status_level),
        level: str(found.change_level),
        "color": str(int(found.color)),
        "box": str(found.box),
    }
    row |= _flags(indicator, flags, tally)
    return row | _more(place, indicator, year, group, tally, prior, now)


def _who(place: SamplePlace) -> Row:
    return {
        "cds": place.cds,
        "rtype": place.rtype,
        "schoolname": place.school,
        "districtname": place.district,
        "countyname": place.county,
        "charter_flag": _flag(place.charter),
        "coe_flag": _flag(place.coe),
        "dass_flag": _flag(place.dass),
        "type": place.span,
    }


def _figures(tally: Tally, when: str) -> Row:
    row = {f"{when}denom": str(tally.students) if tally.students else ""}
    if tally.shown:
        row[f"{when}status"] = _decimal(rounded(tally.exact))
        row[f"{when}numer"] = str(tally.top)
    return row


def _sizes(place: SamplePlace, group: str, tally: Tally, prior: Tally) -> tuple[bool, bool]:
    """Whether each year has enough students; files mark it only where the group counts."""
    if not STUDENT_GROUPS[group].accountable:
        return False, False
    return _enough(place, group, tally, prior)


def _enough(place: SamplePlace, group: str, tally: Tally, prior: Tally) -> tuple[bool, bool]:
    rules = rule_book().official(table()["years"][-1])
    assert rules is not None
    kind = kind_of(place.cds, charter=place.charter)
    least = rules.size.minimum(group, kind)
    return tally.students >= least, prior.students >= least


def _performance(
    place: SamplePlace,
    indicator: Indicator,
    year: int,
    group: str,
    tallies: tuple[Tally, Tally],
    change: float | None,
) -> Performance:
    cuts = find_cuts(
        cut_scores(), year, indicator, span=place.span, high_school_cuts=_high_school(place)
    )
    assert cuts is not None
    tally, prior = tallies
    colored = cuts.gives_color(group, year) and all(_enough(place, group, tally, prior))
    return perform(
        cuts,
        rounded(tally.exact) if tally.shown else None,
        change,
        small=tally.students < SMALL_BELOW,
        accountable=bool(colored),
    )


def _high_school(place: SamplePlace) -> bool:
    return place.span in ("HD", "HS")


def _flags(indicator: Indicator, sizes: tuple[bool, bool], tally: Tally) -> Row:
    """Graduation writes N where others leave blank; ELPI does so for the two years' sizes."""
    no = "N" if indicator is Indicator.GRADUATION else ""
    size_no = "N" if indicator is Indicator.ELPI else no
    return {
        "smalldenom": "Y" if tally.students < SMALL_BELOW else no,
        "currnsizemet": "Y" if sizes[0] else size_no,
        "priornsizemet": "Y" if sizes[1] else size_no,
        "accountabilitymet": "Y" if all(sizes) else no,
    }


def _more(
    place: SamplePlace,
    indicator: Indicator,
    year: int,
    group: str,
    tally: Tally,
    prior: Tally,
    now: Mapping[str, Tally],
) -> Row:
    """The columns only one kind of file has."""
    if indicator in ACADEMIC:
        row = {"hscutpoints": _flag(_high_school(place))}
        if group in ("SBA", "CAA", "CAST"):
            return row | _without_loss(tally, "curr") | _without_loss(prior, "prior")
        row |= _participation(place, indicator, year, group, tally, "curr")
        return row | _participation(place, indicator, year - 1, group, prior, "prior")
    if indicator is Indicator.ELPI:
        return elpi_parts(tally, "curr") | elpi_parts(prior, "prior")
    if indicator is Indicator.GRADUATION:
        return {"fiveyrnumer": str(int(tally.top * 0.015)) if tally.shown else ""}
    if indicator is Indicator.CCI:
        return college_career(tally, prior, now["ALL"].students)
    return {}


def _participation(
    place: SamplePlace, indicator: Indicator, year: int, group: str, tally: Tally, when: str
) -> Row:
    """Nobody falls below 95 percent, so no lowest scores had to be added."""
    if not tally.students:
        return {}
    chance = random.Random(f"{place.cds}|{indicator}|{group}|{year}|prate")
    enrolled = tally.students + round(tally.students * chance.uniform(0.02, 0.05))
    absent = int(enrolled * chance.uniform(0.004, 0.03))
    tested = max(enrolled - absent, tally.students)
    rate = int(100 * tested / enrolled + 0.5)
    return {
        f"{when}prate_enrolled": str(enrolled),
        f"{when}prate_tested": str(tested),
        f"{when}prate": str(rate),
    } | _without_loss(tally, when)


def _without_loss(tally: Tally, when: str) -> Row:
    if not tally.students:
        return {}
    return {
        f"{when}denom_withoutPRLOSS": str(tally.students),
        f"{when}status_withoutPRLOSS": _decimal(rounded(tally.exact)) if tally.shown else "",
    }


def _decimal(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"


def _flag(yes: bool) -> str:
    return "Y" if yes else ""
