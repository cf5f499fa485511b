"""The roll-up: what is counted, what is withheld, and what can be put together."""

import json
from dataclasses import replace
from datetime import date
from time import thread_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import support_words as sw
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.identification.basis import OFFICIAL, BasisGroup
from sos_desktop.domain.improvement.roll_up import (
    FEWEST_DISTRICTS,
    RolledFigure,
    RollUpSource,
    blank_figures,
    protected,
    rolled_up,
)
from sos_desktop.domain.improvement.roll_up_merge import from_stored, merged, to_stored
from sos_desktop.foundation.errors import InputProblem
from tests.domain.casework.files import CASE, LEA

DAY = date(2026, 11, 30)
HERE = RollUpSource("27", "Monterey", DAY)
SELPA = r.Provider(id="selpa", name="Secret SELPA", kind=w.ProviderKind.SELPA)


def basis(*codes):
    groups = tuple(BasisGroup(code, (5,), "D", None, ()) for code in codes)
    return replace(CASE.basis, result=OFFICIAL, groups=groups)


def case_of(number, **parts):
    """A case of a district of its own, with secrets in every text."""
    cid = f"case{number}"
    case = replace(CASE, id=cid, cds=f"276{number:011}", basis=basis("SWD"))
    bone = r.Cause(id=f"b{number}", case_id=cid, text="Systems at Secret Unified")
    cause = r.Cause(case_id=cid, text="Secret", parent_id=bone.id, state=w.CauseState.VALIDATED)
    action = r.Action(id=f"a{number}", case_id=cid, text="Secret", state=w.ActionState.ACTIVE)
    tests = tuple(
        r.PdsaCycle(
            case_id=cid,
            plan="Secret",
            action_id=action.id,
            position=place,
            tried_on=date(2026, 11, 20),
            prediction="Secret",
            result="Secret",
            decision=decision,
        )
        for place, decision in enumerate((sw.CycleDecision.ADAPT, sw.CycleDecision.ADOPT))
    )
    measure = r.Measure(
        id=f"m{number}",
        case_id=cid,
        name="Secret",
        baseline=30.0,
        target=20.0,
        direction=sw.WantedDirection.DOWN,
    )
    whole = {
        "case": case,
        "lea": LEA,
        "causes": (bone, cause),
        "actions": (action,),
        "cycles": tests,
        "measures": (measure,),
        "progress": (
            r.ProgressNote(
                case_id=cid, noted_on=DAY, text="Secret", measure_id=measure.id, value=19.0
            ),
        ),
        "contacts": (
            r.Contact(
                case_id=cid,
                kind=w.ContactKind.MAIL,
                held_on=date(2026, 9, 20),
                summary="Secret",
                hours=4.0,
            ),
        ),
        "years": (r.CaseYear(case_id=cid, year=2026, noted_on=DAY, basis=basis()),),
        "referrals": (
            r.Referral(
                case_id=cid,
                provider="Secret SELPA",
                provider_id="selpa",
                purpose="Secret",
                referred_on=DAY,
                choice=w.DistrictChoice.CHOSEN,
                outcome=w.ReferralOutcome.HELPED,
            ),
        ),
    }
    return CaseFile(**(whole | parts))


def county(many, source=HERE):
    return rolled_up([case_of(number) for number in range(many)], [SELPA], source)


def told(roll_up, section, key):
    figure = roll_up.figure(section, key)
    return figure.count, figure.districts


@pytest.mark.parametrize(
    ("section", "key"),
    [
        ("causes", "systems"),
        ("changes", "active"),
        ("tests", "adopt"),
        ("first_test", "months"),
        ("groups", "SWD:left"),
        ("providers", "selpa:helped"),
        ("measures", "reached"),
        ("hours", "given"),
    ],
)
def test_what_is_counted(section, key):
    assert told(county(4), section, key) == (4, 4)
    assert told(county(2), section, key) == (None, None)


def test_sums_and_what_follows_from_them():
    whole = county(4)
    assert whole.figure("first_test", "months").mean == pytest.approx(2.0, abs=0.05)
    assert whole.figure("hours", "given").total == 16.0
    assert told(whole, "hours", "gains") == (8, 4)
    assert whole.hours_per_gain == 2.0
    assert county(2).hours_per_gain is None
    assert told(whole, "tests", "adapt") == (0, 0)  # only the last decision of a chain counts


def test_no_word_of_a_case_leaves_the_county():
    stored = json.dumps(to_stored(county(5)))
    assert "Secret" not in stored
    assert "2760" not in stored
    assert LEA.name not in stored


@pytest.mark.parametrize(
    ("years", "way"),
    [
        ((("SWD",), ()), "left"),
        ((("SWD",), (), ()), "stayed_out"),
        ((("SWD",), (), ("SWD",)), "came_back"),
        ((("SWD",), ("SWD",)), "still"),
        ((("SWD",),), None),
    ],
)
def test_what_became_of_a_group(years, way):
    first, *later = years
    files = [
        case_of(
            n,
            case=replace(case_of(n).case, basis=basis(*first)),
            years=tuple(
                r.CaseYear(case_id="x", year=2025 + k, noted_on=DAY, basis=basis(*codes))
                for k, codes in enumerate(later)
            ),
        )
        for n in range(3)
    ]
    whole = rolled_up(files, [], HERE)
    found = {f.key for f in whole.figures if f.section == "groups" and f.count}
    assert found == ({f"SWD:{way}"} if way else set())


def test_a_year_that_cannot_be_told_is_no_way_out():
    unknown = replace(basis(), result="")
    years = (r.CaseYear(case_id="x", year=2026, noted_on=DAY, basis=unknown),)
    whole = rolled_up([case_of(n, years=years) for n in range(3)], [], HERE)
    assert told(whole, "groups", "SWD:left") == (0, 0)


def test_counties_are_put_together_and_what_is_withheld_stays_so():
    there = RollUpSource("10", "Fresno", DAY)
    both = merged([("a.json", county(4)), ("b.json", county(2, there))])
    figure = both.figure("causes", "systems")
    assert (figure.count, figure.districts, figure.at_least) == (4, 4, True)
    assert both.hours_per_gain is None
    full = merged([("a.json", county(4)), ("b.json", county(3, there))])
    assert told(full, "causes", "systems") == (7, 7)
    assert full.hours_per_gain == 2.0
    assert [source.county for source in full.sources] == ["Fresno", "Monterey"]
    small = merged([("a.json", county(1)), ("b.json", county(2, there))])
    assert small.figure("causes", "systems").withheld


def test_the_same_county_twice_is_refused():
    with pytest.raises(InputProblem, match=r"a\.json and b\.json both hold Monterey County"):
        merged([("a.json", county(4)), ("b.json", county(5))])
    with pytest.raises(InputProblem, match="Name the roll-ups"):
        merged([])


def test_what_is_written_is_read_again():
    for many in (0, 1, 4):
        stored = json.loads(json.dumps(to_stored(county(many))))
        assert from_stored("a.json", stored) == county(many)


def spoiled(**changes):
    stored = json.loads(json.dumps(to_stored(county(4))))
    stored["figures"][2] |= changes.pop("figure", {})
    return stored | changes


def spoiled_sum(total):
    stored = spoiled()
    [hours] = [f for f in stored["figures"] if (f["section"], f["key"]) == ("hours", "given")]
    hours["sum"] = total
    return stored


@pytest.mark.parametrize(
    ("stored", "words"),
    [
        ([], "no roll-up"),
        ({"format": "another"}, "no roll-up"),
        (spoiled(version=2), "later version"),
        (spoiled(version=0), "which version"),
        (spoiled(version=None), "which version"),
        (spoiled(version=True), "which version"),
        (spoiled(figure={"count": 4.5}), "damaged"),
        (spoiled(figure={"count": True}), "damaged"),
        (spoiled(figure={"count": 0}), "damaged"),
        (spoiled(figure={"districts": 0}), "damaged"),
        (spoiled(figure={"section": "causes", "key": "people"}), "damaged"),
        (spoiled_sum(float("nan")), "damaged"),
        (spoiled_sum(float("inf")), "damaged"),
        (spoiled_sum(-1), "damaged"),
        (spoiled(sources=[]), "names no county"),
        (spoiled(sources=[{"county": "x"}]), "damaged"),
        (spoiled(figures=None), "damaged"),
        (spoiled(figure={"count": -1}), "damaged"),
        (spoiled(figure={"count": "many"}), "damaged"),
        (spoiled(figure={"districts": 40}), "damaged"),
    ],
)
def test_what_is_no_roll_up_is_refused(stored, words):
    with pytest.raises(InputProblem, match=words):
        from_stored("a.json", stored)


def test_a_figure_a_file_does_not_hold_is_withheld_and_not_none():
    stored = spoiled()
    del stored["figures"][2]
    read = from_stored("a.json", stored)
    assert read.figures[2].withheld
    there = county(4, RollUpSource("10", "Fresno", DAY))
    assert merged([("a", read), ("b", there)]).figures[2].at_least


@settings(max_examples=25)  # each makes five roll-ups and puts them together twice
@given(st.lists(st.integers(0, 6), min_size=3, max_size=5), st.randoms())
def test_in_which_order_they_are_put_together_does_not_matter(sizes, order):
    parts = [
        (f"{n}.json", county(many, RollUpSource(f"{n:02}", f"County {n}", DAY)))
        for n, many in enumerate(sizes)
    ]
    whole = merged(parts)
    order.shuffle(parts)
    first, *rest = parts
    step = first[1]
    for part in rest:
        step = from_stored("step", json.loads(json.dumps(to_stored(merged([("s", step), part])))))
    assert step == whole


def test_a_file_made_by_hand_does_not_bring_a_district_in():
    stored = spoiled(figure={"count": 2, "districts": 1})
    assert from_stored("a.json", stored).figures[2].withheld


@given(st.integers(0, 9), st.integers(0, 99))
def test_only_figures_of_enough_districts_are_told(districts, more):
    figure = RolledFigure("causes", "data", "Data", districts + more, districts)
    kept = protected(figure)
    assert kept.withheld is (0 < districts < FEWEST_DISTRICTS)
    assert kept.withheld or kept == figure


def test_every_figure_has_a_place_of_its_own():
    blank = list(blank_figures())
    assert len({(f.section, f.key) for f in blank}) == len(blank)


def test_eighty_districts_and_five_years_are_quick():
    files = [
        case_of(
            n,
            years=tuple(
                r.CaseYear(case_id="x", year=2022 + k, noted_on=DAY, basis=basis("SWD", "EL"))
                for k in range(4)
            ),
        )
        for n in range(80)
    ] * 5
    start = thread_time()
    rolled_up(files, [SELPA], HERE)
    assert thread_time() - start < 5  # measured: see benchmarks
