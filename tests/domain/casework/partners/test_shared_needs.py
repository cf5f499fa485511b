"""Needs of cases, expertise against them, what nobody covers."""

from datetime import date

import pytest

from sos_desktop.domain.casework.partners.shared_needs import (
    Fit,
    Need,
    coverage,
    fit,
    needs_of,
    needs_words,
)
from sos_desktop.domain.casework.records import Case, Provider
from sos_desktop.domain.casework.words import ProviderKind, Route
from sos_desktop.domain.identification.basis import NO_BASIS, BasisGroup, IdentificationBasis


def provider(name="Any", priorities=(), groups=(), **more):
    return Provider(
        name=name, kind=ProviderKind.SELPA, priorities=priorities, groups=groups, **more
    )


def case(basis=None, **more):
    return Case(
        cds="1", route=Route.DASHBOARD, opened_on=date(2026, 1, 5), basis=basis or NO_BASIS, **more
    )


def basis(**groups):
    return IdentificationBasis(
        groups=tuple(
            BasisGroup(code, tuple(priorities), letter)
            for code, (letter, priorities) in groups.items()
        )
    )


@pytest.mark.parametrize(
    ("priorities", "groups", "need", "expected"),
    [
        ((4, 5), ("SWD",), Need(4, "SWD"), Fit.NAMED),
        ((4,), (), Need(4, "SWD"), Fit.OPEN),
        ((), ("SWD",), Need(4, "SWD"), Fit.OPEN),
        ((4,), ("ALL",), Need(4, "SWD"), Fit.OPEN),
        ((4,), ("EL",), Need(4, "SWD"), Fit.PART),
        ((6,), ("SWD",), Need(4, "SWD"), Fit.PART),
        ((6,), ("EL",), Need(4, "SWD"), Fit.NONE),
        ((), (), Need(4, "SWD"), Fit.NONE),
        ((6,), (), Need(4, "SWD"), Fit.NONE),
        ((), ("ALL",), Need(4, "SWD"), Fit.OPEN),
        ((4,), ("EL",), Need(4), Fit.NAMED),
        ((), ("EL",), Need(4), Fit.OPEN),
        ((4,), ("EL",), Need(group="EL"), Fit.NAMED),
        ((4,), (), Need(group="EL"), Fit.OPEN),
        ((), (), Need(group="EL"), Fit.NONE),
        ((), (), Need(4), Fit.NONE),
    ],
)
def test_expertise_against_a_need(priorities, groups, need, expected):
    assert fit(provider(priorities=priorities, groups=groups), need) is expected


@pytest.mark.parametrize(
    ("made", "later", "expected"),
    [
        (case(), (), []),
        (case(focus_groups=("EL",), focus_priorities=(6,)), (), [Need(6), Need(group="EL")]),
        (case(basis(SWD=("A", [4, 6]), EL=("", [4]))), (), [Need(4, "SWD"), Need(6, "SWD")]),
        (
            case(basis(SWD=("A", [4])), focus_groups=("SWD", "EL"), focus_priorities=(4, 5)),
            (),
            [Need(5), Need(group="EL"), Need(4, "SWD")],
        ),
        (case(basis(SWD=("A", [4]))), [basis(HOM=("B", [5]))], [Need(5, "HOM"), Need(4, "SWD")]),
        (case(basis(SWD=("A", [4]))), [NO_BASIS, basis(SWD=("A", [4]))], [Need(4, "SWD")]),
    ],
)
def test_the_needs_of_a_case(made, later, expected):
    assert list(needs_of(made, later)) == expected


@pytest.mark.parametrize(
    ("need", "words"),
    [
        (Need(6, "SWD"), "Students with disabilities, priority 6: School climate"),
        (Need(6), "Priority 6: School climate"),
        (Need(group="EL"), "English learners"),
    ],
)
def test_a_need_in_words(need, words):
    assert need.words == words


@pytest.mark.parametrize(
    ("needs", "words"),
    [
        (
            [Need(4, "EL"), Need(8, "EL"), Need(group="HOM")],
            "English learners (priorities 4, 8); Homeless youth",
        ),
        ([Need(4, "EL"), Need(6)], "English learners (priority 4); priority 6"),
        ([Need(5), Need(6)], "priorities 5, 6"),
    ],
)
def test_several_needs_in_one_line(needs, words):
    assert needs_words(needs) == words


def test_what_nobody_covers_comes_first():
    full = provider("Full", (6,))
    selpa = provider("SELPA", (4,), ("SWD",))
    gone = provider("Gone", (5,), active=False)
    needs = [
        ("B", [Need(6), Need(4, "SWD"), Need(5)]),
        ("A", [Need(5), Need(4, "HOM")]),
    ]
    found = coverage(needs, [full, selpa, gone], {full.id: 0, selpa.id: None, gone.id: 9})
    assert [(c.need, c.state, c.leas) for c in found] == [
        (Need(5), "Nobody", ("A", "B")),
        (Need(4, "HOM"), "In part only", ("A",)),
        (Need(6), "Covered, no room", ("B",)),
        (Need(4, "SWD"), "Covered", ("B",)),
    ]
    assert [[p.name for p in c.covering] for c in found] == [[], [], ["Full"], ["SELPA"]]
