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
