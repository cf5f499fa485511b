"""The basis of an identification, as it was on a day: plain values that a case keeps for good."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.identification.criteria import GroupResult
from sos_desktop.domain.identification.rules import RuleSet

COMPUTED = "Computed (estimate)"
OFFICIAL = "Official"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file the figures came from."""

    name: str
    sha256: str
    imported_at: str
    indicator: str


def make_basis(
    rules: RuleSet,
    results: Iterable[GroupResult],
    files: Iterable[SourceFile],
    missing: Iterable[str],
    made_on: date,
) -> dict[str, Any]:
    """A basis as JSON-able values.

    `groups` maps each group's code to its name, priorities, letter, sentence and the figures behind
    them; `missing` names indicators of the year that were not loaded, so nobody reads their absence
    as good news.
    """
    kept = list(files)
    names = {source.indicator: source.name for source in kept}
    return {
        "year": rules.year,
        "fiscal_year": rules.fiscal_year,
        "result": COMPUTED,
        "computed_on": made_on.isoformat(),
        "rules": {
            "title": rules.title,
            "standing": str(rules.standing),
            "source": rules.source,
            "note": rules.note,
        },
        "groups": {result.group: _group(result, names) for result in results},
        "missing": list(missing),
        "files": [
            {
                "name": source.name,
                "sha256": source.sha256,
                "imported_at": source.imported_at,
                "indicator": source.indicator,
            }
            for source in kept
        ],
    }


def _group(result: GroupResult, files: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": STUDENT_GROUPS[result.group].name,
        "priorities": list(result.priorities),
        "letter": result.letter,
        "sentence": result.sentence,
        "reasons": [
            {
                "priority": reason.priority,
                "criterion": reason.criterion.text,
                "certainty": str(reason.criterion.certainty),
                "text": reason.text,
                "figures": [_figure(found, files) for found in reason.observations],
            }
            for reason in result.reasons
        ],
    }


def _figure(found: Observation, files: Mapping[str, str]) -> dict[str, Any]:
    return {
        "indicator": str(found.indicator),
        "status": found.status,
        "change": found.change,
        "status_level": found.status_level,
        "color": None if found.color is None else int(found.color),
        "students": found.denominator,
        "file": files.get(str(found.indicator), ""),
        "row": found.row,
    }


def lettered_groups(basis: Mapping[str, Any]) -> dict[str, Any]:
    """The groups of a basis that met two or more priorities, by code; empty when none did."""
    return {code: g for code, g in basis.get("groups", {}).items() if g["letter"]}


def empty_basis(rules: RuleSet, made_on: date) -> dict[str, Any]:
    """The basis of a year of which an LEA has no figures loaded: its rules, and no groups."""
    return make_basis(rules, (), (), (), made_on)


def with_status(
    basis: Mapping[str, Any],
    status: str,
    standing: str,
    letters: Mapping[str, str] | None,
    *,
    level_3: bool | None,
) -> dict[str, Any]:
    """A basis with what the LEA is owed that year.

    Where CDE's list gives the letters they take the place of the computed ones, which stay beside
    them as `computed_letter`; the figures behind stay as they are.

    Args:
        basis: From `make_basis` or `empty_basis`.
        status: In CDE's words; "" when it is not known.
        standing: Whose status it is: `OFFICIAL` or `COMPUTED`.
        letters: Group code to letter; None when not known.
        level_3: The flag; None when not known.
    """
    kept = {**basis, "status": status, "status_basis": standing, "level_3": level_3}
    if standing != OFFICIAL or letters is None:
        return kept
    groups: dict[str, Any] = {}
    for code in {**letters, **basis["groups"]}:
        found = basis["groups"].get(code) or _only_listed(code, letters[code])
        given = letters.get(code, "")
        computed = {} if given == found["letter"] else {"computed_letter": found["letter"]}
        groups[code] = {**found, "letter": given, **computed}
    return {**kept, "result": OFFICIAL, "groups": groups}


def _only_listed(code: str, letter: str) -> dict[str, Any]:
    name = STUDENT_GROUPS[code].name if code in STUDENT_GROUPS else code
    return {
        "name": name,
        "priorities": [],
        "letter": letter,
        "sentence": f"{name}: letter code {letter} in CDE's list; no figures of it are loaded",
        "reasons": [],
    }


_SHARED = (
    "year",
    "fiscal_year",
    "result",
    "computed_on",
    "rules",
    "missing",
    "status",
    "status_basis",
    "level_3",
)
_SHARED_OF_GROUP = ("name", "priorities", "letter", "sentence")
_SHARED_OF_FILE = ("imported_at", "indicator")


def shared_basis(basis: Mapping[str, Any]) -> dict[str, Any]:
    """What of a basis may leave the county office: the finding and where it comes from.

    How files are called on the office's computer, letters computed beside CDE's and the single
    figures stay; a part that is added one day stays too until it is named here.
    """
    kept = _only(basis, _SHARED)
    if "groups" in basis:
        groups = basis["groups"].items()
        kept["groups"] = {code: _only(group, _SHARED_OF_GROUP) for code, group in groups}
    if "files" in basis:
        kept["files"] = [_only(file, _SHARED_OF_FILE) for file in basis["files"]]
    return kept


def _only(values: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}
