"""Loads the cut scores and color grids that go with the program."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS, Indicator
from sos_desktop.domain.dashboard.performance import CutScores, Edges
from sos_desktop.domain.identification.rules import Certainty
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.paths import resource

_SMALL = ("", "levels", "color")
_SOURCE = "https://www.cde.ca.gov/ta/ac/cm/fivebyfivecolortables.asp"


@cache
def cut_scores() -> tuple[CutScores, ...]:
    """The cut scores of this version."""
    return read_cut_scores(resource("reference", "cut_scores.toml"))


def read_cut_scores(path: Path) -> tuple[CutScores, ...]:
    """Read a table of cut scores.

    Raises:
        InputProblem: Something in it is missing or cannot be right.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        grids = {name: _grid(name, rows) for name, rows in table["grid"].items()}
        information = _information(table["information"])
        return tuple(_cuts(entry, grids, information) for entry in table["cuts"])
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError) as error:
        what = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
        raise InputProblem(
            f"The table {path.name} cannot be used: {what}. "
            "Correct it, or install the program again.",
            where=str(path),
        ) from error


def _information(entries: list[dict[str, Any]]) -> dict[Indicator, dict[int, frozenset[str]]]:
    """Indicator to year to the groups for information that have colors."""
    found: dict[Indicator, dict[int, frozenset[str]]] = {}
    for entry in entries:
        Certainty(entry["certainty"])
        groups = frozenset(entry["colored"])
        wrong = [g for g in groups if g not in STUDENT_GROUPS or STUDENT_GROUPS[g].accountable]
        if wrong:
            raise ValueError(f"{', '.join(sorted(wrong))} is no group reported for information")
        for indicator in map(Indicator, entry["indicators"]):
            for year in entry["years"]:
                if found.setdefault(indicator, {}).setdefault(year, groups) != groups:
                    raise ValueError(f"information of {indicator} {year} is there twice")
    return found


def _cuts(
    entry: dict[str, Any],
    grids: dict[str, tuple[str, ...]],
    information: dict[Indicator, dict[int, frozenset[str]]],
) -> CutScores:
    if entry["small"] not in _SMALL:
        raise ValueError(f'small = "{entry["small"]}" is not one of {", ".join(_SMALL[1:])}')
    indicator = Indicator(entry["indicator"])
    return CutScores(
        indicator=indicator,
        variant=entry["variant"],
        years=frozenset(entry["years"]),
        status=_edges(entry["status"]),
        change=_edges(entry["change"]),
        grid=grids[entry["grid"]],
        small=entry["small"],
        certainty=str(Certainty(entry["certainty"])),
        source=entry.get("source", _SOURCE),
        tested_on=entry.get("tested_on", ""),
        information=information.get(indicator, {}),
    )


def _edges(values: list[float]) -> Edges:
    five, four, three, two = (round(value * 10) for value in values)
    if not (five > four > three > two or five < four < three < two):
        raise ValueError(f"the edges {values} do not go from best to worst")
    return five, four, three, two


def _grid(name: str, rows: list[str]) -> tuple[str, ...]:
    if len(rows) != 5 or any(len(row) != 5 or not set(row) <= set("ROYGB-") for row in rows):
        raise ValueError(f"the grid {name} is not five by five letters R, O, Y, G, B or -")
    return tuple(rows)
