"""Similar districts: the measure, what is not known of one, who left Red, a whole state quickly."""

import time

import pytest
import sqlalchemy as sa

from db.models.county import LeaRow
from db.models.dashboard import ImportBatchRow, ObservationRow
from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS, Color, Indicator
from sos_desktop.domain.dashboard.similar import (
    LeaProfile,
    LeftRed,
    Part,
    SchoolType,
    alike,
    apart_words,
    left_red,
    school_type,
)
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.dashboard.similar import similar, similar_csv, similar_rule

HERE = "27661590000000"


def profile(cds="1", county="27", kind=SchoolType.UNIFIED, students=1000, **shares):
    return LeaProfile(cds, f"LEA {cds}", county, kind, students, shares)


def test_the_same_is_a_hundred_percent_alike_and_each_part_is_said():
    [found] = alike(profile(EL=20.0), [profile("2", EL=20.0)], similar_rule())
    assert found.percent == 100
    assert found.parts == {part: 0 for part in Part}


@pytest.mark.parametrize(
    ("other", "part", "difference"),
    [
        (profile("2", students=10_000, EL=20.0), Part.SIZE, 1.0),
        (profile("2", county="44", EL=20.0), Part.LOCATION, 0.5),
        (profile("2", county="19", EL=20.0), Part.LOCATION, 1.0),
        (profile("2", kind=SchoolType.HIGH, EL=20.0), Part.TYPE, 0.5),
        (profile("2", EL=95.0), Part.GROUPS, 1.0),
    ],
)
def test_a_part_is_a_difference_from_nothing_to_one(other, part, difference):
    [found] = alike(profile(EL=20.0), [other], similar_rule())
    assert found.parts[part] == pytest.approx(difference, abs=0.03)


def test_what_is_not_known_of_one_is_left_out_and_not_a_difference():
    other = profile("2", kind=SchoolType.UNKNOWN, students=None)
    [found] = alike(profile(EL=20.0), [other], similar_rule())
    assert found.parts == {Part.LOCATION: 0}


def test_one_of_which_less_is_known_does_not_stand_before_one_that_was_compared_whole():
    known = profile("2", students=2_000, EL=30.0)
    unknown = profile("3", students=None)
    order = [like.profile.cds for like in alike(profile(EL=20.0), [unknown, known], similar_rule())]
    assert order == ["2", "3"], "it was 100% alike, because nothing else was known of it"


def test_a_distance_is_explained_by_what_it_is_made_of():
    rule = similar_rule()
    one = profile(EL=20.0, SED=50.0)
    (like,) = alike(one, [profile("2", "10", students=500, EL=50.0, SED=55.0)], rule)
    said = {part: apart_words(one, like, part, rule) for part in Part}
    assert said[Part.TYPE].startswith("unified and unified: 0 of 100 apart; counts 3")
    assert said[Part.SIZE].startswith("1,000 students and 500 students: 30 of 100 apart")
    assert said[Part.GROUPS].startswith("furthest apart in English learners, 30.0 points")
    assert said[Part.LOCATION].startswith("Monterey and Fresno: 100 of 100 apart")
    (bare,) = alike(one, [profile("2", students=None)], rule)
    assert apart_words(one, bare, Part.SIZE, rule) == (
        "Not known of both, so it does not count: 1,000 students and not reported."
    )


def test_grades_taught_are_told_from_what_is_reported():
    assert school_type([Indicator.CHRONIC]) is SchoolType.ELEMENTARY
    assert school_type([Indicator.GRADUATION]) is SchoolType.HIGH
    assert school_type([Indicator.GRADUATION, Indicator.CHRONIC]) is SchoolType.UNIFIED
    assert school_type([]) is SchoolType.UNKNOWN
    only = [Indicator.GRADUATION]
    assert school_type(only, loaded=only) is SchoolType.UNKNOWN, "unified ones were high schools"
    assert school_type([Indicator.CHRONIC], loaded=[Indicator.CHRONIC]) is SchoolType.UNKNOWN
    assert school_type([Indicator.CHRONIC, Indicator.GRADUATION], "HD") is SchoolType.HIGH


@pytest.mark.parametrize(
    ("colors", "found"),
    [
        ({2022: Color.RED, 2023: Color.ORANGE}, LeftRed(2022, 2023, Color.ORANGE)),
        ({2022: Color.RED, 2023: None, 2024: Color.GREEN}, LeftRed(2022, 2024, Color.GREEN)),
        (
            {2022: Color.RED, 2023: Color.ORANGE, 2024: Color.RED},
            LeftRed(2022, 2023, Color.ORANGE, 2024),
        ),
        ({2022: Color.RED, 2023: Color.RED}, None),
        ({2023: Color.NONE, 2024: Color.RED}, None),
    ],
)
def test_when_a_cell_left_red(colors, found):
    assert left_red(colors) == found


def a_state(county, leas=1_000):
    """Districts with enrollment and suspension of two years, as imports would leave them."""
    groups = [STUDENT_GROUPS[g].number for g in ("ALL", "EL", "SED", "SWD", "HOM", "FOS", "HI")]
    with county.session("Load") as session:
        batches = []
        for indicator, year in ((None, 2025), *((6, y) for y in (2024, 2025)), (5, 2025)):
            row = ImportBatchRow(
                file_name="x",
                sha256="x",
                kind="dashboard" if indicator else "enrollment",
                indicator=indicator,
                year=year,
                series="",
                imported_at=clock.now(),
                state="active",
            )
            session.add(row)
            session.flush()
            batches.append(row.id)
        codes = [HERE, *(f"{1 + n % 58:02d}7{n:04d}0000000" for n in range(leas))]
        for n, cds in enumerate(codes, start=1):
            session.add(LeaRow(id=n, cds=cds, kind="district", county_code=cds[:2], name=f"D{n}"))
        session.flush()
        values = [
            {
                "batch_id": batch,
                "lea_id": n,
                "student_group": group,
                "numerator": (n * group) % 400 if place == 0 else 5,
                "denominator": 500 + n,
                "color": None if place == 0 else 1 if place == 1 or n == 1 else 3,
            }
            for place, batch in enumerate(batches)
            for n in range(1, len(codes) + 1)
            for group in groups
        ]
        session.execute(sa.insert(ObservationRow), values)


def test_a_whole_state_is_compared_within_three_tenths_of_a_second(county):
    a_state(county)
    took = []
    for _ in range(3):
        begun = time.thread_time()
        view = similar(county, HERE, 2025)
        took.append(time.thread_time() - begun)
    assert min(took) < 0.3
    assert view.compared == 1_000
    assert view.from_census
    cell = (Indicator.SUSPENSION, "SWD")
    assert cell in view.red
    assert view.rows[0].left[cell] == LeftRed(2024, 2025, Color.YELLOW)
    text = similar_csv(view).decode("utf-8-sig")
    assert text.startswith("cds,lea,county,year,alike_percent,difference_type,")
    assert "SUSPENSION SWD: Red 2024, Yellow 2025" in text
    assert INDICATORS[Indicator.SUSPENSION].number == 6


def test_weights_change_the_order(county):
    a_state(county, 60)
    by_place = similar(county, HERE, 2025, {p: 0.0 for p in Part} | {Part.LOCATION: 1.0})
    assert by_place.rows[0].likeness.profile.county_code == "27"


def test_weights_that_count_nothing_are_refused(county):
    a_state(county, 3)
    with pytest.raises(InputProblem, match="No part counts"):
        similar(county, HERE, 2025, dict.fromkeys(Part, 0.0))


def test_where_sizes_come_from_is_not_said_of_files_that_are_not_loaded(county):
    a_state(county, 3)
    with county.session("Take back") as session:
        session.execute(
            sa.update(ImportBatchRow)
            .where(ImportBatchRow.indicator.is_distinct_from(5))
            .values(state="undone")
        )
        graduation = INDICATORS[Indicator.GRADUATION].number
        session.execute(sa.update(ImportBatchRow).values(indicator=graduation))
    view = similar(county, HERE, 2025)
    assert view.sizes_words.startswith("sizes and groups not known")
    assert {row.likeness.profile.type for row in view.rows} == {SchoolType.UNKNOWN}


def test_an_lea_or_a_year_that_is_not_there_is_refused(county):
    a_state(county, 3)
    with pytest.raises(InputProblem, match="no LEA"):
        similar(county, "99999999999999", 2025)
    with pytest.raises(InputProblem, match="2019 Dashboard"):
        similar(county, HERE, 2019)
