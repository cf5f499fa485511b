"""Loads the rule tables that go with the program."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS, EntityKind, Indicator
from sos_desktop.domain.identification.rules import (
    Criterion,
    RuleBook,
    RuleSet,
    SizeRule,
    Standing,
    Test,
)
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.paths import resource

_MEASURES = ("color", "status")


@cache
def rule_book() -> RuleBook:
    """The criteria that go with this version."""
    return read_rule_book(resource("reference", "criteria.toml"))


def read_rule_book(path: Path) -> RuleBook:
    """Read a criteria table.

    Raises:
        InputProblem: Something in it is missing or unknown; the sentence names the place.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        size = _size(table["size"])
        criteria = {name: _criterion(name, entry) for name, entry in table["criterion"].items()}
        return RuleBook(
            rule_sets=tuple(_rule_set(entry, criteria, size) for entry in table["rule_set"]),
            letters={frozenset(v): letter for letter, v in table["letters"].items()},
            no_determination={int(y): why for y, why in table["no_determination"].items()},
            methods={int(number): entry["text"] for number, entry in table["method"].items()},
            sections={name: table[name] for name in ("charters", "level_3")},
        )
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError) as error:
        raise InputProblem(
            f"The rule table {path.name} cannot be used: {_what(error)}. "
            "Correct it, or install the program again.",
            where=str(path),
        ) from error


def _what(error: Exception) -> str:
    return f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)


def _size(entry: Mapping[str, Any]) -> SizeRule:
    return SizeRule(entry["standard"], _groups(entry["small_groups"]), entry["small_groups_at_lea"])


def _criterion(name: str, entry: Mapping[str, Any]) -> Criterion:
    return Criterion(
        name=name,
        priority=entry["priority"],
        text=entry["text"],
        alternatives=tuple(tuple(_test(name, t) for t in alt) for alt in entry["any"]),
        only_groups=_groups(entry.get("only_groups", ())),
        except_groups=_groups(entry.get("except_groups", ())),
        certainty=entry["certainty"],
        source=entry["source"],
    )


def _test(name: str, entry: list[Any]) -> Test:
    indicator, measure, levels = entry
    if measure not in _MEASURES:
        raise ValueError(f"criterion {name} has the measure {measure!r}")
    if not levels or not set(levels) <= {1, 2, 3, 4, 5}:
        raise ValueError(f"criterion {name} has the levels {levels}")
    return Test(Indicator(indicator), measure, frozenset(levels))


def _rule_set(
    entry: Mapping[str, Any], criteria: Mapping[str, Criterion], size: SizeRule
) -> RuleSet:
    _groups(entry["groups"])
    return RuleSet(
        year=entry["year"],
        fiscal_year=entry["fiscal_year"],
        standing=Standing(entry["standing"]),
        source=entry["source"],
        groups=tuple(entry["groups"]),
        criteria=tuple(criteria[name] for name in entry["criteria"]),
        size=size,
        kinds=frozenset(EntityKind(kind) for kind in entry["kinds"]),
        methods=tuple(entry["methods"]),
        local_priorities=tuple(entry["local_priorities"]),
        local_priorities_coe=tuple(entry.get("local_priorities_coe", ())),
        clock=entry["clock"],
        note=entry["note"],
        counts=entry.get("counts", "priorities"),
        span_years=entry.get("span_years", 1),
        minimum_indicators=entry.get("minimum_indicators", 0),
        indicator_levels={
            Indicator(name): frozenset(levels)
            for name, levels in entry.get("indicator_levels", {}).items()
        },
    )


def _groups(codes: Iterable[str]) -> frozenset[str]:
    unknown = [code for code in codes if code not in STUDENT_GROUPS]
    if unknown:
        raise ValueError(f"{', '.join(unknown)} is not a student group")
    return frozenset(codes)
