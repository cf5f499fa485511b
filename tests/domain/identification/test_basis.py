"""The basis a case keeps: plain values with every figure's file and row."""

import json
from datetime import date

from sos_desktop.domain.dashboard.codes import Color, EntityKind, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.identification.basis import SourceFile, lettered_groups, make_basis
from sos_desktop.domain.identification.criteria import judge_lea
from sos_desktop.services.identification.reference import rule_book


def figure(indicator, group, color, row):
    return Observation(
        2025, indicator, "27661590000000", group, status=1.5, color=color, denominator=120, row=row
    )


def make():
    figures = {
        "SWD": {
            Indicator.SUSPENSION: figure(Indicator.SUSPENSION, "SWD", Color.RED, 7),
            Indicator.GRADUATION: figure(Indicator.GRADUATION, "SWD", Color.RED, 9),
        },
        "EL": {Indicator.SUSPENSION: figure(Indicator.SUSPENSION, "EL", Color.RED, 8)},
    }
    rules = rule_book().official(2025)
    results = judge_lea(rule_book(), rules, EntityKind.DISTRICT, figures)
    files = [
        SourceFile("suspdownload2025.txt", "ab" * 32, "2026-11-02T08:00:00+00:00", "SUSPENSION"),
        SourceFile("graddownload2025.txt", "cd" * 32, "2026-11-02T08:01:00+00:00", "GRADUATION"),
    ]
    return make_basis(rules, results.values(), iter(files), ["ELA"], date(2026, 11, 3))


def test_it_survives_json_as_it_is():
    basis = make()
    assert json.loads(json.dumps(basis)) == basis


def test_every_figure_names_its_file_and_row():
    figures = [
        (f["file"], f["row"], f["color"])
        for group in make()["groups"].values()
        for reason in group["reasons"]
        for f in reason["figures"]
    ]
    assert sorted(figures) == [
        ("graddownload2025.txt", 9, 1),
        ("suspdownload2025.txt", 7, 1),
        ("suspdownload2025.txt", 8, 1),
    ]


def test_it_says_by_which_rules_when_and_with_what_missing():
    basis = make()
    assert basis["result"] == "Computed (estimate)"
    assert (basis["year"], basis["fiscal_year"]) == (2025, "2025-26")
    assert basis["computed_on"] == "2026-11-03"
    assert basis["rules"]["title"] == "2025 criteria (official)"
    assert basis["rules"]["standing"] == "official"
    assert basis["missing"] == ["ELA"]
    assert [file["sha256"] for file in basis["files"]] == ["ab" * 32, "cd" * 32]
    assert basis["groups"]["SWD"]["reasons"][0]["certainty"] == "inferred"


def test_only_groups_with_a_letter_are_reasons_for_identification():
    basis = make()
    assert set(basis["groups"]) == {"SWD", "EL"}
    assert set(lettered_groups(basis)) == {"SWD"}
    assert lettered_groups({}) == {}
