"""The basis a case keeps: codes and figures, every figure with its file and row."""

import json
from dataclasses import replace
from datetime import date

from sos_desktop.domain.dashboard.codes import Color, EntityKind, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.identification.basis import (
    COMPUTED,
    NO_BASIS,
    OFFICIAL,
    BasisCell,
    BasisGroup,
    BasisReason,
    IdentificationBasis,
    SourceFile,
    make_basis,
    with_status,
)
from sos_desktop.domain.identification.criteria import judge_lea
from sos_desktop.domain.identification.stored_basis import from_stored, to_stored
from sos_desktop.services.identification.reference import rule_book


def figure(indicator, group, color, row):
    return Observation(
        2025, indicator, "27661590000000", group, status=1.5, color=color, denominator=120, row=row
    )


FIGURES = {
    "SWD": {
        Indicator.SUSPENSION: figure(Indicator.SUSPENSION, "SWD", Color.RED, 7),
        Indicator.GRADUATION: figure(Indicator.GRADUATION, "SWD", Color.RED, 9),
    },
    "EL": {Indicator.SUSPENSION: figure(Indicator.SUSPENSION, "EL", Color.RED, 8)},
}
RULES = rule_book().official(2025)
RESULTS = judge_lea(rule_book(), RULES, EntityKind.DISTRICT, FIGURES)


def make():
    files = [
        SourceFile("suspdownload2025.txt", "ab" * 32, "2026-11-02T08:00:00+00:00", "SUSPENSION"),
        SourceFile("graddownload2025.txt", "cd" * 32, "2026-11-02T08:01:00+00:00", "GRADUATION"),
    ]
    return make_basis(RULES, RESULTS.values(), iter(files), ["ELA"], date(2026, 11, 3))


def test_it_is_kept_whole() -> None:
    basis = with_status(make(), "General Assistance", OFFICIAL, {"EL": "A"}, level_3=False)
    assert from_stored(json.loads(json.dumps(to_stored(basis)))) == basis
    assert (to_stored(NO_BASIS), from_stored({})) == ({}, NO_BASIS)


def test_no_figure_is_lost_because_it_is_zero() -> None:
    zero = BasisCell("ELA", status=0.0, change=0.0, status_level=0, change_level=0, color=0, row=0)
    group = BasisGroup("SWD", (4,), "D", reasons=(BasisReason(4, "ela", cells=(zero,)),))
    basis = IdentificationBasis(year=2025, groups=(group,))
    assert from_stored(to_stored(basis)) == basis
    unknown = from_stored(to_stored(replace(basis, level_3=None)))
    assert unknown.level_3 is None
    assert from_stored(to_stored(replace(basis, level_3=False))).level_3 is False


def test_it_holds_codes_and_the_sentence_is_made_when_shown() -> None:
    basis = make()
    kept = json.dumps(to_stored(basis)["groups"])
    assert " and " not in kept
    assert "Priority" not in kept
    assert {reason.criterion for group in basis.groups for reason in group.reasons} <= {
        criterion.name for criterion in RULES.criteria
    }
    assert {group.code: group.sentence for group in basis.groups} == {
        result.group: result.sentence for result in RESULTS.values()
    }


OLD = {
    "year": 2025,
    "fiscal_year": "2025-26",
    "result": "Computed (estimate)",
    "computed_on": "2025-11-26",
    "rules": {"title": "The rules of 2025", "standing": "official", "source": "CDE", "note": ""},
    "groups": {
        "SWD": {
            "name": "Students with disabilities",
            "priorities": [4, 5],
            "letter": "",
            "computed_letter": "",
            "sentence": "As it was written that day.",
            "reasons": [
                {
                    "priority": 4,
                    "criterion": "ELA or Math is Red",
                    "certainty": "stated",
                    "text": "ELA Red (-98.4)",
                    "figures": [{"indicator": "ELA", "status": -98.4, "color": 1, "row": 7}],
                }
            ],
        }
    },
    "missing": ["CHRONIC"],
    "files": [{"name": "a.txt", "sha256": "0", "imported_at": "2025-11-20", "indicator": "ELA"}],
    "status": "General Assistance",
    "status_basis": "Official",
    "level_3": False,
    "of a newer program": 1,
}
"""As programs before format 4 kept a basis."""


def test_a_basis_of_an_earlier_program_reads_as_it_was_written() -> None:
    basis = from_stored(OLD)
    (group,) = basis.groups
    assert (group.sentence, group.computed_letter) == ("As it was written that day.", "")
    assert (group.reasons[0].words, group.reasons[0].cells[0].row) == ("ELA Red (-98.4)", 7)
    assert (basis.rules_title, basis.result, basis.status_basis) == (
        "The rules of 2025",
        COMPUTED,
        OFFICIAL,
    )
    assert (basis.computed_on, basis.level_3, basis.missing) == (
        date(2025, 11, 26),
        False,
        ("CHRONIC",),
    )
    assert from_stored(to_stored(basis)) == basis


def test_what_a_newer_program_kept_stands_for_itself() -> None:
    cell = {"indicator": "NEW", "status": 1.0, "of a newer program": 2}
    kept = {"groups": {"NEW": {"letter": "Z", "priorities": [1], "reasons": [{"cells": [cell]}]}}}
    (group,) = from_stored({"year": 2030, **kept}).groups
    assert (group.name, group.reasons[0].words) == ("NEW", "NEW")


def test_every_figure_names_its_file_and_row():
    figures = [
        (cell.file, cell.row, cell.color)
        for group in make().groups
        for reason in group.reasons
        for cell in reason.cells
    ]
    assert sorted(figures) == [
        ("graddownload2025.txt", 9, 1),
        ("suspdownload2025.txt", 7, 1),
        ("suspdownload2025.txt", 8, 1),
    ]


def test_it_says_by_which_rules_when_and_with_what_missing():
    basis = make()
    assert basis.result == "Computed (estimate)"
    assert (basis.year, basis.fiscal_year) == (2025, "2025-26")
    assert basis.computed_on == date(2026, 11, 3)
    assert basis.rules is not None
    assert (basis.rules_title, basis.rules.standing) == ("2025 criteria (official)", "official")
    assert basis.missing == ("ELA",)
    assert [file.sha256 for file in basis.files] == ["ab" * 32, "cd" * 32]
    assert basis.groups[1].reasons[0].certainty == "inferred"


def test_only_groups_with_a_letter_are_reasons_for_identification():
    basis = make()
    assert {group.code for group in basis.groups} == {"SWD", "EL"}
    assert [group.code for group in basis.lettered] == ["SWD"]
    assert NO_BASIS.lettered == ()
