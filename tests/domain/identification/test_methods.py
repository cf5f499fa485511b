"""By which method an LEA met the criteria, in tables and against every way the unknown could be."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.dashboard.codes import EntityKind, Indicator
from sos_desktop.domain.identification.methods import MethodEvidence, groups_met, judge_methods
from sos_desktop.services.identification.reference import rule_book

DISTRICT, COE, CHARTER = EntityKind.DISTRICT, EntityKind.COE, EntityKind.CHARTER


def judged(year, priorities=None, local=(), *, kind=DISTRICT, calpads=False, **missing):
    given_ = {g: frozenset(p) for g, p in (priorities or {}).items()}
    evidence = MethodEvidence(
        given_,
        tuple(missing.get("indicators", ())),
        frozenset(local),
        frozenset(missing.get("local_missing", ())),
        calpads,
    )
    return judge_methods(rule_book().official(year), kind, evidence)


@pytest.mark.parametrize(
    ("year", "priorities", "local", "kind", "methods"),
    [
        # method 1, every year
        (2017, {"SWD": {4, 6}}, (), DISTRICT, (1,)),
        (2017, {"SWD": {4}, "EL": {6}}, (), DISTRICT, ()),
        (2022, {"SWD": {4, 6}}, (), DISTRICT, (1,)),
        # 2017 and 2022 use no local indicators
        (2017, {}, (1, 2), DISTRICT, ()),
        (2022, {"SWD": {4}}, (6,), DISTRICT, ()),
        # method 2: two of 1, 2, 3, 6, 7; 9 and 10 for county offices alone
        (2018, {}, (1, 2), DISTRICT, (2,)),
        (2018, {}, (9, 10), DISTRICT, ()),
        (2018, {}, (9, 10), COE, (2,)),
        (2023, {}, (3, 7), DISTRICT, (2,)),
        (2023, {}, (3,), DISTRICT, ()),
        (2024, {}, (4, 5), DISTRICT, ()),
        # methods 1 and 2 together; method 3 only where neither holds
        (2023, {"SWD": {4, 6}}, (1, 2), DISTRICT, (1, 2)),
        (2023, {"SWD": {4, 6}}, (1,), DISTRICT, (1,)),
        # method 3: the local priority must be another one
        (2018, {"SWD": {4}}, (1,), DISTRICT, (3,)),
        (2023, {"SWD": {6}}, (6,), DISTRICT, ()),
        (2023, {"SWD": {6}, "EL": {5}}, (6,), DISTRICT, (3,)),
        (2023, {"SWD": {6}}, (9,), DISTRICT, ()),
        (2023, {"SWD": {6}}, (9,), COE, (3,)),
        (2024, {}, (1,), DISTRICT, ()),
    ],
)
def test_methods_year_by_year(year, priorities, local, kind, methods):
    found = judged(year, priorities, local, kind=kind)
    assert found.met == methods
    assert found.criteria_met is bool(methods)
    assert found.unknown == ()


@pytest.mark.parametrize(
    ("year", "kind", "met"),
    [
        (2023, DISTRICT, False),
        (2024, DISTRICT, True),
        (2024, COE, True),
        (2025, DISTRICT, True),
        (2024, CHARTER, False),
    ],
)
def test_calpads_from_2024_for_districts_and_county_offices(year, kind, met):
    found = judged(year, calpads=True, kind=kind)
    assert (found.answers[4], found.criteria_met) == (met, met)


def test_a_missing_indicator_is_never_not_eligible():
    found = judged(2023, {"SWD": {4}}, indicators=[Indicator.SUSPENSION])
    assert (found.answers[1], found.criteria_met) == (None, None)
    assert found.unknown == ("suspension 2023 is not loaded",)


def test_what_holds_already_holds_whatever_is_missing():
    found = judged(2023, {"SWD": {4, 6}}, indicators=[Indicator.CCI], local_missing=[1, 2])
    assert (found.answers[1], found.answers[3], found.criteria_met) == (True, False, True)


def test_missing_ratings_leave_methods_2_and_3_open():
    found = judged(2023, {"SWD": {4}}, local_missing=[1, 2, 3, 6, 7])
    assert [found.answers[n] for n in (1, 2, 3)] == [False, None, None]
    assert found.criteria_met is None
    assert "(Priorities 1, 2, 3, 6, 7)" in found.unknown[0]


@pytest.mark.parametrize(
    ("priorities", "local", "groups"),
    [
        ({"SWD": {4, 6}, "EL": {5}}, (), {"SWD"}),
        ({"SWD": {4, 6}, "EL": {5}}, (1,), {"SWD", "EL"}),
        ({"SWD": {6}}, (6,), set()),
    ],
)
def test_a_local_indicator_counts_for_every_group(priorities, local, groups):
    evidence = MethodEvidence(
        {g: frozenset(p) for g, p in priorities.items()}, (), frozenset(local)
    )
    assert groups_met(rule_book().official(2023), DISTRICT, evidence) == groups


def test_two_local_indicators_are_met_by_all_groups():
    rules = rule_book().official(2023)
    assert groups_met(rules, DISTRICT, MethodEvidence({}, (), frozenset({1, 2}))) == set(
        rules.groups
    )


_GROUPS = st.dictionaries(
    st.sampled_from(["SWD", "EL"]),
    st.frozensets(st.sampled_from([4, 5, 6, 8]), min_size=1),
    max_size=2,
)
_LOCAL = st.frozensets(st.sampled_from([1, 2, 6]), max_size=3)


def _subsets(values):
    return [frozenset(c) for n in range(len(values) + 1) for c in combinations(sorted(values), n)]


@given(_GROUPS, _LOCAL, _LOCAL, st.booleans(), st.sampled_from([2018, 2023, 2024]))
def test_an_answer_holds_however_the_unknown_turns_out(priorities, local, unknown, gap, year):
    """`gap`: suspension is not loaded, so any group could have Priority 6 too."""
    unknown -= local
    before = judged(
        year,
        priorities,
        local,
        indicators=[Indicator.SUSPENSION] if gap else [],
        local_missing=unknown,
    )
    for more in _subsets(unknown):
        for reds in _subsets({"SWD", "EL"}) if gap else [frozenset()]:
            full = dict(priorities)
            for group in reds:
                full[group] = full.get(group, frozenset()) | {6}
            after = judged(year, full, local | more)
            for number, answer in before.answers.items():
                assert answer in (None, after.answers[number])
            assert before.criteria_met in (None, after.criteria_met)


@given(_GROUPS, _LOCAL, st.sampled_from([2018, 2023, 2024]))
def test_method_3_stands_alone_and_groups_met_agree(priorities, local, year):
    found = judged(year, priorities, local)
    if found.answers[3]:
        assert found.met == (3,)
    evidence = MethodEvidence(priorities, (), local)
    some = groups_met(rule_book().official(year), DISTRICT, evidence)
    assert bool(some) == bool(found.criteria_met)
