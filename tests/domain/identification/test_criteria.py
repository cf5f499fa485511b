"""Every rule of every year by name, and what must hold whatever the figures are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.dashboard.codes import Color, EntityKind, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.identification.criteria import judge_group
from sos_desktop.domain.identification.rules import Standing
from sos_desktop.services.identification.reference import rule_book

_CODES = {
    "ela": Indicator.ELA,
    "math": Indicator.MATH,
    "elpi": Indicator.ELPI,
    "chronic": Indicator.CHRONIC,
    "susp": Indicator.SUSPENSION,
    "grad": Indicator.GRADUATION,
    "cci": Indicator.CCI,
    "science": Indicator.SCIENCE,
}
_COLORS = {"R": 1, "O": 2, "Y": 3, "G": 4, "B": 5, "-": 0}


def figures(year, group, words, n=120, size_met=None):
    """ "ela:R math:O" as observations; "ela:1" is a status level without a colour."""
    found = {}
    for word in words.split():
        name, value = word.split(":")
        level, color = (int(value), None) if value.isdigit() else (None, Color(_COLORS[value]))
        found[_CODES[name]] = Observation(
            year,
            _CODES[name],
            "27661590000000",
            group,
            denominator=n,
            status=1.0,
            status_level=level,
            color=color,
            size_met=size_met,
        )
    return found


def judge(year, group, words, kind=EntityKind.DISTRICT, **more):
    rules = rule_book().official(year)
    assert rules is not None
    return judge_group(rule_book(), rules, group, kind, figures(year, group, words, **more))


@pytest.mark.parametrize(
    ("year", "group", "words", "letter"),
    [
        # 2017: colours, no chronic absenteeism, no college/career
        (2017, "SWD", "ela:R math:R susp:R", "D"),
        (2017, "SWD", "ela:O math:R grad:R", "B"),
        (2017, "SWD", "ela:O math:O susp:R", ""),
        (2017, "EL", "elpi:R susp:R", "D"),
        (2017, "SWD", "grad:R susp:R", "C"),
        (2017, "SWD", "chronic:R susp:R", ""),
        (2017, "SWD", "cci:R susp:R", ""),
        # 2018: chronic absenteeism and college/career join
        (2018, "FOS", "chronic:R susp:R", "C"),
        (2018, "HOM", "ela:R math:O grad:R susp:R cci:R", "K"),
        (2018, "AA", "ela:R math:R cci:R", "E"),
        (2018, "AA", "grad:R cci:R", "F"),
        (2018, "AA", "susp:R cci:R", "G"),
        (2018, "AA", "ela:R math:R chronic:R cci:R", "H"),
        (2018, "AA", "ela:R math:R susp:R cci:R", "I"),
        (2018, "AA", "grad:R susp:R cci:R", "J"),
        (2018, "AA", "ela:R math:R chronic:R susp:R", "A"),
        # 2019: English learner progress by status
        (2019, "EL", "elpi:1 susp:R", "D"),
        (2019, "EL", "elpi:2 susp:R", ""),
        (2019, "SWD", "elpi:1 susp:R", ""),
        # 2022: status alone, both academic indicators at the bottom
        (2022, "SWD", "ela:1 math:1 susp:1", "D"),
        (2022, "SWD", "ela:1 math:2 susp:1", ""),
        (2022, "HOM", "chronic:1 susp:1", "C"),
        (2022, "HOM", "grad:1 susp:1", "C"),
        (2022, "SWD", "cci:1 susp:1", ""),
        # 2023: colours again, college/career by status
        (2023, "SWD", "ela:R math:O susp:R", "D"),
        (2023, "SWD", "ela:R math:Y susp:R", ""),
        (2023, "SWD", "ela:R math:- susp:R", ""),
        (2023, "SWD", "cci:1 susp:R", "G"),
        (2023, "LTEL", "ela:R math:R susp:R", None),
        # 2024: long-term English learners are a group
        (2024, "LTEL", "ela:R math:O susp:R", "D"),
        (2024, "LTEL", "elpi:R susp:R", "D"),
        (2024, "EL", "elpi:R grad:R", "B"),
        (2024, "SWD", "cci:R susp:R", "G"),
        (2024, "SWD", "cci:O susp:R", ""),
        # 2025: for them English learner progress alone, Red or Orange
        (2025, "LTEL", "elpi:O susp:R", "D"),
        (2025, "LTEL", "ela:R math:R susp:R", ""),
        (2025, "EL", "elpi:O susp:R", ""),
        (2025, "EL", "ela:R math:R susp:R", "D"),
        # never
        (2025, "ALL", "ela:R math:R susp:R grad:R cci:R", None),
        (2025, "SWD", "science:R susp:R", ""),
        (2025, "SWD", "ela:Y math:Y", None),
    ],
)
def test_rules_year_by_year(year, group, words, letter):
    result = judge(year, group, words)
    assert (None if result is None else result.letter) == letter


@pytest.mark.parametrize(
    ("group", "kind", "n", "counts"),
    [
        ("SWD", EntityKind.DISTRICT, 30, True),
        ("SWD", EntityKind.DISTRICT, 29, False),
        ("FOS", EntityKind.DISTRICT, 15, True),
        ("HOM", EntityKind.COE, 15, True),
        ("HOM", EntityKind.COE, 14, False),
        ("HOM", EntityKind.CHARTER, 29, False),
        ("AA", EntityKind.DISTRICT, None, False),
    ],
)
def test_status_counts_only_with_enough_students(group, kind, n, counts):
    result = judge(2022, group, "chronic:1 susp:1", kind, n=n)
    assert (result is not None) == counts


@pytest.mark.parametrize(("flag", "n", "counts"), [(True, 20, True), (False, 90, False)])
def test_the_files_own_size_flag_decides_where_there_is_one(flag, n, counts):
    result = judge(2023, "SWD", "cci:1 susp:R", n=n, size_met=flag)
    assert (result.letter == "G") == counts


def test_the_sentence_names_figures_and_changes():
    found = {
        Indicator.ELA: Observation(
            2025,
            Indicator.ELA,
            "x",
            "SWD",
            status=-98.4,
            change=-3.1,
            change_level=2,
            color=Color.RED,
        ),
        Indicator.MATH: Observation(
            2025,
            Indicator.MATH,
            "x",
            "SWD",
            status=-121.5,
            change=0.4,
            change_level=3,
            color=Color.ORANGE,
        ),
        Indicator.SUSPENSION: Observation(
            2025, Indicator.SUSPENSION, "x", "SWD", status=9.2, color=Color.RED
        ),
    }
    rules = rule_book().official(2025)
    assert rules is not None
    result = judge_group(rule_book(), rules, "SWD", EntityKind.DISTRICT, found)
    assert result is not None
    assert result.sentence == (
        "Students with disabilities: Priority 4, ELA Red (98.4 points below "
        "standard, declined 3.1 points) and Math Orange "
        "(121.5 points below standard, maintained, +0.4 points); Priority 6, suspension Red (9.2%)."
    )


_ANY = st.dictionaries(
    st.sampled_from([i for i in _CODES if i != "science"]), st.sampled_from("ROYGB-"), max_size=7
)


@given(_ANY, st.sampled_from([2017, 2018, 2019, 2023, 2024, 2025]), st.sampled_from(["SWD", "EL"]))
def test_a_better_color_never_adds_a_priority(colors, year, group):
    def met(given_colors):
        words = " ".join(f"{name}:{color}" for name, color in given_colors.items())
        result = judge(year, group, words)
        return set(result.priorities) if result else set()

    before = met(colors)
    for name in colors:
        assert met({**colors, name: "B"}) <= before
        assert met({k: v for k, v in colors.items() if k != name}) <= before


def test_letters_stand_for_different_sets_of_priorities():
    letters = rule_book().letters
    assert sorted(letters.values()) == list("ABCDEFGHIJK")
    assert len(letters) == 11
    assert all(len(priorities) >= 2 for priorities in letters)


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (2020, "no Dashboard"),
        (2021, "no performance levels"),
        (2026, "provisional"),
        (2031, "not known to this version"),
        (2024, ""),
    ],
)
def test_years_without_letters_say_why(year, words):
    assert words in rule_book().why_not(year)
    assert bool(words) == (rule_book().official(year) is None)


def test_the_reported_2026_rules_are_held_but_never_official():
    [rules] = [r for r in rule_book().rule_sets if r.year == 2026]
    assert rules.standing is Standing.PROVISIONAL
    assert (rules.counts, rules.span_years, rules.minimum_indicators) == ("indicators", 3, 2)
    assert rules.indicator_levels[Indicator.ELPI] == {1, 2}


def test_equal_levels_are_judged_once_and_each_figure_keeps_its_own_reasons():
    """What meets the criteria is kept by levels, and by whether there are enough students."""
    words = "chronic:1 susp:1"
    many, more = (judge(2022, "SWD", words, n=n) for n in (120, 500))
    few = judge(2022, "SWD", words, n=1)
    assert many is not None
    assert more is not None
    assert few is None
    assert many.priorities == more.priorities
    assert {o.denominator for reason in many.reasons for o in reason.observations} == {120}
    assert {o.denominator for reason in more.reasons for o in reason.observations} == {500}
    assert judge(2022, "SWD", words, n=120) == many
