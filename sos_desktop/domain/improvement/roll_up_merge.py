"""Roll-ups of several counties put together, and roll-ups as what a file holds of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import isfinite
from typing import Any

from sos_desktop.domain.improvement.roll_up import (
    FEWEST_DISTRICTS,
    RolledFigure,
    RollUp,
    RollUpSource,
    blank_figures,
    protected,
)
from sos_desktop.foundation.errors import InputProblem

FORMAT, VERSION = "sos-desktop roll-up", 1


def merged(parts: Sequence[tuple[str, RollUp]]) -> RollUp:
    """Several roll-ups as one.

    What one of them withholds cannot be added, so the sum is then "at least".

    Args:
        parts: Each with the name of its file.

    Raises:
        InputProblem: There is none, or two of them hold the same county.
    """
    if not parts:
        raise InputProblem("Name the roll-ups that are to be put together.")
    seen: dict[str, str] = {}
    for name, part in parts:
        for source in part.sources:
            if source.county_code in seen:
                raise InputProblem(
                    f"{seen[source.county_code]} and {name} both hold {source.county} County. "
                    "Leave one of them out, so that nothing counts twice."
                )
            seen[source.county_code] = name
    sources = tuple(source for _name, part in parts for source in part.sources)
    figures = tuple(
        _sum(blank, [part.figure(blank.section, blank.key) for _name, part in parts])
        for blank in blank_figures()
    )
    return RollUp(tuple(sorted(sources, key=lambda s: s.county)), figures)


def _sum(blank: RolledFigure, found: Sequence[RolledFigure]) -> RolledFigure:
    told = [figure for figure in found if not figure.withheld]
    if not told:
        return replace(blank, count=None, districts=None, total=None)
    totals = [figure.total for figure in told if figure.total is not None]
    return replace(
        blank,
        count=sum(figure.count or 0 for figure in told),
        districts=sum(figure.districts or 0 for figure in told),
        total=None if blank.total is None else round(sum(totals), 2),
        at_least=len(told) < len(found) or any(figure.at_least for figure in told),
    )


def to_stored(roll_up: RollUp) -> dict[str, Any]:
    """What a file holds."""
    per_gain = roll_up.hours_per_gain
    return {
        "format": FORMAT,
        "version": VERSION,
        "fewest_districts": FEWEST_DISTRICTS,
        "sources": [
            {"county_code": s.county_code, "county": s.county, "made_on": s.made_on.isoformat()}
            for s in roll_up.sources
        ],
        "hours_per_gain": None if per_gain is None else round(per_gain, 1),
        "figures": [_stored(figure) for figure in roll_up.figures],
    }


def _stored(figure: RolledFigure) -> dict[str, Any]:
    said: dict[str, Any] = {
        "section": figure.section,
        "key": figure.key,
        "words": figure.words,
        "count": figure.count,
        "districts": figure.districts,
        "withheld": figure.withheld,
        "at_least": figure.at_least,
    }
    if figure.section in ("first_test", "hours") and figure.key != "gains":
        said["sum"] = figure.total
        said["mean"] = None if figure.mean is None else round(figure.mean, 1)
    return said


def from_stored(name: str, stored: object) -> RollUp:
    """The roll-up a file holds.

    A figure it does not hold is withheld and not 0; one this program does not know is left out.

    Raises:
        InputProblem: It is none, of a later version, or holds what cannot be.
    """
    if not isinstance(stored, Mapping) or stored.get("format") != FORMAT:
        raise InputProblem(f"{name} is no roll-up of SOS Desktop.", where=name)
    version = stored.get("version")
    if isinstance(version, int) and version > VERSION:
        raise InputProblem(
            f"{name} was written by a later version of the program. Bring this one up to date.",
            where=name,
        )
    if version != VERSION or isinstance(version, bool):
        raise InputProblem(
            f"{name} does not say which version of a roll-up it is, or one that never was. Ask for "
            "it again.",
            where=name,
        )
    try:
        sources = tuple(
            RollUpSource(str(s["county_code"]), str(s["county"]), date.fromisoformat(s["made_on"]))
            for s in stored["sources"]
        )
        found = {(str(f["section"]), str(f["key"])): f for f in stored["figures"]}
        if len(found) < len(stored["figures"]):
            raise ValueError("a figure stands there twice")
        figures = tuple(
            _read(blank, found.get((blank.section, blank.key))) for blank in blank_figures()
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputProblem(
            f"{name} is damaged: something in it cannot be read. Ask for it again.", where=name
        ) from error
    if not sources:
        raise InputProblem(f"{name} names no county. Ask for it again.", where=name)
    return RollUp(sources, figures)


def _read(blank: RolledFigure, said: Mapping[str, Any] | None) -> RolledFigure:
    if said is None or said.get("withheld") is True or said["count"] is None:
        return replace(blank, count=None, districts=None, total=None)
    count, districts = _whole(said["count"]), _whole(said["districts"])
    total = None if blank.total is None else _sum_of(said["sum"])
    if districts > count or (count > 0) != (districts > 0):
        raise ValueError("a figure cannot be")
    figure = replace(
        blank, count=count, districts=districts, total=total, at_least=said.get("at_least") is True
    )
    return protected(figure)


def _whole(said: object) -> int:
    if not isinstance(said, int) or isinstance(said, bool) or said < 0:
        raise ValueError("no count")
    return said


def _sum_of(said: object) -> float:
    """A sum; JSON as Python reads it knows NaN and Infinity, which no sum is."""
    if not isinstance(said, int | float) or isinstance(said, bool):
        raise ValueError("no sum")
    if not isfinite(said) or said < 0:
        raise ValueError("no sum")
    return float(said)
