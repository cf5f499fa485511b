"""A basis as the county file holds it: plain values, and those of earlier programs."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from sos_desktop.domain.identification.basis import (
    COMPUTED,
    NO_BASIS,
    OFFICIAL,
    BasisCell,
    BasisGroup,
    BasisReason,
    BasisRules,
    IdentificationBasis,
    SourceFile,
    in_order,
)

_CODES = {OFFICIAL: "official", COMPUTED: "computed"}
_WORDS = {code: words for words, code in _CODES.items()}


def to_stored(basis: IdentificationBasis) -> dict[str, Any]:
    """A basis as JSON-able values; what says nothing is left out."""
    if basis == NO_BASIS:
        return {}
    kept = asdict(basis)
    kept |= {
        "result": _CODES.get(basis.result, basis.result),
        "status_basis": _CODES.get(basis.status_basis, basis.status_basis),
        "computed_on": basis.computed_on.isoformat() if basis.computed_on else None,
        "groups": {group["code"]: _group_to_stored(group) for group in kept["groups"]},
    }
    kept["rules"] = None if basis.rules is None else _filled(kept["rules"])
    return _filled(kept)


def _group_to_stored(group: dict[str, Any]) -> dict[str, Any]:
    reasons = [
        _filled(reason) | {"cells": [_filled(cell) for cell in reason["cells"]]}
        for reason in group["reasons"]
    ]
    kept = _filled({**group, "reasons": reasons})
    del kept["code"]
    return kept


_EMPTY_MEANS = ("computed_letter", "level_3")
"""Where an empty text or False says something: no letter was computed, the flag does not hold."""


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without what says nothing; 0 is a figure."""
    return {
        name: value
        for name, value in values.items()
        if value is not None
        and (name in _EMPTY_MEANS or not (value is False or value in ("", (), [], {})))
    }


def from_stored(kept: Mapping[str, Any]) -> IdentificationBasis:
    """A basis from what a county file holds, of this or an earlier format."""
    if not kept:
        return NO_BASIS
    rules = kept.get("rules")
    day = kept.get("computed_on")
    return IdentificationBasis(
        year=kept.get("year"),
        fiscal_year=kept.get("fiscal_year", ""),
        result=_words(kept.get("result", "")),
        computed_on=date.fromisoformat(day) if day else None,
        rules=None if not rules else _of(BasisRules, {"standing": "", **rules}),
        groups=in_order(_group(code, group) for code, group in kept.get("groups", {}).items()),
        missing=tuple(kept.get("missing", ())),
        files=tuple(_of(SourceFile, {**_NO_FILE, **file}) for file in kept.get("files", ())),
        status=kept.get("status", ""),
        status_basis=_words(kept.get("status_basis", "")),
        level_3=kept.get("level_3"),
    )


_NO_FILE = {"name": "", "sha256": "", "imported_at": "", "indicator": ""}


def _words(code: str) -> str:
    return _WORDS.get(code, code)


def _of(kind: Any, values: Mapping[str, Any]) -> Any:
    """Made of the values it knows; what a newer program added is left where it is."""
    return kind(**{name: values[name] for name in kind.__slots__ if name in values})


def _group(code: str, kept: Mapping[str, Any]) -> BasisGroup:
    return BasisGroup(
        code=code,
        priorities=tuple(kept.get("priorities", ())),
        letter=kept.get("letter", ""),
        computed_letter=kept.get("computed_letter"),
        reasons=tuple(_reason(reason) for reason in kept.get("reasons", ())),
        # Earlier programs kept the sentence.
        told=kept.get("told") or kept.get("sentence", ""),
    )


def _reason(kept: Mapping[str, Any]) -> BasisReason:
    cells = kept.get("cells") or kept.get("figures", ())
    return BasisReason(
        priority=kept.get("priority", 0),
        criterion=kept.get("criterion", ""),
        certainty=kept.get("certainty", ""),
        cells=tuple(_of(BasisCell, {"indicator": "", **cell}) for cell in cells),
        text=kept.get("text", ""),
    )
