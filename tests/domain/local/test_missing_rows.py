"""What totals tell of the rows a table lacks, of one and of several together."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sos_desktop.domain.local.cells import LocalCell
from sos_desktop.domain.local.suppression import SmallNumberRule, protect
from sos_desktop.domain.local.table_graph import balances
from sos_desktop.domain.local.table_grid import TableGrid
from sos_desktop.domain.local.table_reading import TableReading
from sos_desktop.domain.local.table_sums import TableSums

RULE = SmallNumberRule(11, "CDE")
PERIOD = "2026-09"
RACES = ("AA", "AI", "AS", "FI")


def a_town(seed: int, places: str, races: tuple[str, ...]) -> dict[tuple[str, str], int]:
    """Students by place and group, all of them told."""
    rng = random.Random(seed)
    of = {(place, race): rng.randint(1, 40) for place in places for race in races}
    of |= {(place, "ALL"): sum(of[place, race] for race in races) for place in places}
    every = (*races, "ALL")
    return of | {("", group): sum(of[place, group] for place in places) for group in every}


def sums_of(of, places, races):
    """Each sum of the table as weights of its figures."""
    for place in ("", *places):
        yield {(place, "ALL"): -1, **{(place, race): 1 for race in races}}
    for group in (*races, "ALL"):
        yield {("", group): -1, **{(place, group): 1 for place in places}}


@settings(deadline=None)
@given(
    st.integers(0, 10**6),
    st.integers(1, 5),
    st.integers(2, 4),
    st.sampled_from([0.1, 0.3, 0.5, 0.7]),
)
def test_each_row_that_can_be_computed_is_found_and_is_what_it_is(seed, places, races, part):
    """Against the equations of all sums, solved."""
    names, schools = RACES[:races], "ABCDE"[:places]
    of = a_town(seed, schools, names)
    rng = random.Random(seed)
    lacks = [key for key in of if rng.random() < part]
    told = [key for key in of if key not in lacks]
    number = {(PERIOD, *key): n for n, key in enumerate(told)}
    grid = TableGrid.of(number, set())
    grid.places[PERIOD] = set(schools)
    found = [*balances(grid, PERIOD, names, ())]
    for one, other, _implied, row in found:
        left = sum(of[told[n]] for n in other) - sum(of[told[n]] for n in one)
        assert left == (of[row[1:]] if row else 0)
    if lacks:
        weights = np.array([[w.get(key, 0) for key in lacks] for w in sums_of(of, schools, names)])
        every = np.linalg.matrix_rank(weights)
        sure = {
            key
            for at, key in enumerate(lacks)
            if np.linalg.matrix_rank(np.delete(weights, at, axis=1)) < every
        }
        assert {row[1:] for *_sides, row in found if row} == sure


def cells(**sizes):
    """Figures named by place and group: A_SWD, and _SWD of the whole LEA."""
    named = ((*name.split("_"), size) for name, size in sizes.items())
    return [LocalCell(PERIOD, place, group, None, size) for place, group, size in named]


@pytest.mark.parametrize(
    ("table", "totals"),
    [
        pytest.param(
            cells(B_AA=9, B_AI=80, _AI=83, _ALL=93),
            cells(_AI=83, _ALL=93),
            id="ten are of none but one race, whatever the schools that are told of add up to",
        ),
        pytest.param(
            [
                *cells(A_AI=3, B_AA=9, B_AI=3, B_AS=3, C_AA=3, C_AS=3, D_AA=7, D_AI=10, D_AS=7),
                *cells(A_ALL=48, B_ALL=15, D_ALL=24, _AA=29, _AI=16, _AS=48),
            ],
            cells(A_ALL=48, B_ALL=15, D_ALL=24, _AA=29, _AI=16, _AS=48),
            id="all students are those of every race, and one school of six is the rest",
        ),
        pytest.param(
            [
                *cells(A_AS=11, A_FI=12, B_AS=3, B_FI=3, C_AS=7, C_FI=80, C_AA=35, D_AA=20),
                *cells(D_AI=80, A_ALL=41, B_ALL=16, C_ALL=122, D_ALL=118),
                *cells(_AA=65, _AI=98, _ALL=297),
            ],
            [
                *cells(A_AS=11, A_FI=12, C_FI=80, D_AA=20, D_AI=80, D_ALL=118),
                *cells(_AA=65, _AI=98, _ALL=297, _AS=21),
            ],
            id="two races that a school and the whole district lack are one number in both",
        ),
        pytest.param(
            cells(A_AI=3, A_AS=3, C_AI=80, C_AS=10, B_ALL=84, _AA=93, _ALL=272),
            cells(B_ALL=84, _AA=93, _ALL=272, _AI=83, _AS=13),
            id="two schools without totals are one number in each race",
        ),
    ],
)
def test_what_tells_of_a_small_group_by_rows_that_are_missing_is_not_all_shown(table, totals):
    shown = {cell.key for cell in protect(table, RULE).visible()}
    assert not {cell.key for cell in totals} <= shown


def test_how_many_of_a_missing_row_count_follows_with_its_size():
    """Of 188 students of two schools together 92 are of a race; the third has the last of 93."""
    table = [
        *(LocalCell(PERIOD, "A", "AI", 1, 3), LocalCell(PERIOD, "A", "AS", 0, 3)),
        *(LocalCell(PERIOD, "C", "AI", 8, 80), LocalCell(PERIOD, "C", "AS", 2, 10)),
        *(LocalCell(PERIOD, "B", "ALL", 9, 84), LocalCell(PERIOD, "", "AA", 12, 93)),
        *(LocalCell(PERIOD, "", "AI", 14, 163), LocalCell(PERIOD, "", "AS", 5, 16)),
        LocalCell(PERIOD, "", "ALL", 31, 272),
    ]
    sums = TableSums([*table], RULE.minimum)
    TableReading(sums, {cell.key: n for n, cell in enumerate(table)}).add()
    assert LocalCell(PERIOD, "B", "AA", 1, 1) in sums.cells
