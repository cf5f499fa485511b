"""Writes CDE's lists of the invented county as tables, with the columns of the published ones."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sos_desktop.foundation.paths import resource
from sos_desktop.services.sample.profile import SamplePlace, places

_GENERAL = "General Assistance"
_GROUPS = (
    *("AA", "AI", "AS", "EL", "FI", "FOS", "HI", "HOM", "LTEL", "PI", "SED", "SWD", "TOM", "WH"),
)
_NAMES_IN_LISTS = {"MR": "TOM"}
_STATUS_YEARS = (2017, 2018, 2019, 2022, 2023, 2024, 2025)
_METHODS = (1, 2, 3, 4)
_NOTHING = "*"
_NEW_FLAGS = 2025
"""From this list on the flag of EC 52072 is called otherwise, and EC 52071(f) has one too."""


def sample_lists() -> dict[str, str]:
    """The text of every list by its file's name."""
    found = {}
    for entry in _table()["assistance"]:
        found[f"assistancestatus{entry['year'] % 100}.txt"] = _assistance(entry)
    for entry in _table()["charters"]:
        found[f"charterassistance{entry['year'] % 100}.txt"] = _charters(entry)
    for entry in _table()["essa"]:
        found[f"essaassistance{entry['year'] % 100}.txt"] = _essa(entry)
    return found


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resource("sample", "lists.toml").read_text(encoding="utf-8"))


def _place(cds: str) -> SamplePlace:
    return next(place for place in places() if place.cds == cds)


def _text(columns: Sequence[str], rows: Sequence[Mapping[str, str]], empty: str) -> str:
    lines = [columns, *([row.get(name) or empty for name in columns] for row in rows)]
    return "\n".join("\t".join(line) for line in lines) + "\n"


def _assistance(entry: Mapping[str, Any]) -> str:
    year = entry["year"]
    years = [y for y in _STATUS_YEARS if y <= year]
    level_3 = f"EC52072b_{year}" if year >= _NEW_FLAGS else f"EC52072_{year}"
    flags = [level_3, *([f"EC52071f_{year}"] if year >= _NEW_FLAGS else [])]
    columns = [
        *("Cdcode", "CDS", "LEAname", "Cityname", "Countyname", "Gsoffered", "ReportYear"),
        *(f"{group}priorities" for group in _GROUPS),
        "TotalStudentGroups",
        *(f"AssistanceStatus{y}" for y in years),
        *(f"MetMethod{n}" for n in _METHODS),
        *flags,
    ]
    rows = []
    for lea in entry["lea"]:
        place, letters = _place(lea["cds"]), lea.get("letters", {})
        statuses = _table()["status"].get(place.cds, {})
        row = {
            "Cdcode": place.cds[:7],
            "CDS": place.cds,
            "LEAname": place.district,
            "Countyname": place.county,
            "ReportYear": str(year),
            "TotalStudentGroups": str(len(letters)),
            level_3: _yes(lea.get("level_3", False)),
            f"EC52071f_{year}": _yes(lea.get("in_a_row", False)),
        }
        row |= {f"{_in_list(group)}priorities": mark for group, mark in letters.items()}
        row |= {f"AssistanceStatus{y}": statuses.get(str(y), _GENERAL) for y in years}
        row |= {f"MetMethod{n}": _yes(n in lea.get("met", ())) for n in _METHODS}
        rows.append(row)
    return _text(columns, rows, _NOTHING)


def _charters(entry: Mapping[str, Any]) -> str:
    year = entry["year"]
    both = [f"{group}{when}" for when in ("prior", "current") for group in _GROUPS]
    status = f"AssistanceStatus{year}"
    columns = ["CDS", "Schoolname", "Districtname", "Countyname", *both, status, "ReportYear"]
    rows = [
        {**_school(found["cds"]), status: found["status"], "ReportYear": str(year)}
        for found in entry["school"]
    ]
    return _text(columns, rows, _NOTHING)


def _essa(entry: Mapping[str, Any]) -> str:
    year, status = entry["year"], f"AssistanceStatus{entry['year']}"
    columns = ["CDS", "Schoolname", "Districtname", "Countyname", status, *_GROUPS, "ReportYear"]
    rows = []
    for found in entry["school"]:
        marked = {_in_list(group) for group in found.get("groups", ())}
        groups = {group: str(int(group in marked)) for group in _GROUPS}
        named = _school(found["cds"])
        rows.append({**named, status: found["status"], **groups, "ReportYear": str(year)})
    return _text(columns, rows, "")


def _school(cds: str) -> dict[str, str]:
    place = _place(cds)
    return {
        "CDS": cds,
        "Schoolname": place.school,
        "Districtname": place.district,
        "Countyname": place.county,
    }


def _in_list(group: str) -> str:
    return _NAMES_IN_LISTS.get(group, group)


def _yes(answer: bool) -> str:
    return "Y" if answer else "N"
