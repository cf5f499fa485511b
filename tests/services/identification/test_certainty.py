"""What is certain stays certain: a further file narrows what is possible and turns nothing round.

A world is everything CDE knows of an LEA; what is loaded is a part of its files.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from random import Random

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from db.models.county import LeaRow
from db.models.dashboard import ImportBatchRow, LocalRatingRow
from db.queries.official import LocalRatings
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import Color, EntityKind, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.identification.charters import CharterYear, judge_charter
from sos_desktop.domain.identification.clock import (
    GENERAL,
    LOCAL_INDICATORS,
    PossibleStatus,
    next_statuses,
)
from sos_desktop.domain.identification.criteria import possible_letters
from sos_desktop.domain.identification.level_3 import (
    Significant,
    judge_level_3,
    level_3_years,
    three_in_a_row,
)
from sos_desktop.domain.identification.methods import file_words, groups_met, groups_open
from sos_desktop.services.identification.judging import judge_year
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.identification.status import statuses
from tests.dashboard import add_figures, figure
from tests.identified import COE
from tests.importers import files

BOOK = rule_book()
YEARS = (2019, 2022, 2023, 2024, 2025)
GROUPS = ("SWD", "EL", "LTEL", "HI")
LOCAL = "local"
FILES = tuple((year, name) for year in YEARS for name in (*BOOK.official(year).indicators, LOCAL))

_LEVELS = (None, None, None, None, None, None, 0, 1, 1, 1, 2, 3)
"""What a group may have in a file; mostly nothing, or what matters, so that worlds have letters."""
_levels = st.integers(0, len(_LEVELS) ** len(GROUPS) - 1)
"""Of all groups in one number: hypothesis takes ten times as long to draw each by itself."""
_lasting = st.frozensets(st.sampled_from([1, 3, 6, 9]), max_size=2)


@dataclass(frozen=True)
class World:
    """Everything there is of one LEA."""

    kind: EntityKind
    levels: dict[tuple[int, Indicator, str], int]
    lasting: dict[int, frozenset[int]]


def levels_of(number):
    """The groups that are in a file, with their levels."""
    for group in GROUPS:
        number, place = divmod(number, len(_LEVELS))
        if (level := _LEVELS[place]) is not None:
            yield group, level


@st.composite
def worlds(draw):
    kind = draw(st.sampled_from([EntityKind.DISTRICT, EntityKind.COE, EntityKind.CHARTER]))
    levels = {
        (year, name, group): level
        for year, name in FILES
        if name != LOCAL
        for group, level in levels_of(draw(_levels))
    }
    return World(kind, levels, {year: draw(_lasting) for year in YEARS})


def judged(world, loaded, year):
    rules = BOOK.official(year)
    here = {name for of, name in loaded if of == year}
    figures = {}
    for (of, name, group), level in world.levels.items():
        if of == year and name in here and group in rules.groups:
            seen = Observation(
                year, name, "x", group, denominator=40, status_level=level, color=Color(level)
            )
            figures.setdefault(group, {})[name] = seen
    counting = rules.local_priorities_of(world.kind)
    known = counting if LOCAL in here else frozenset()
    ratings = LocalRatings(
        known,
        known,
        {1: world.lasting[year] & known} if LOCAL in here else {},
        {1: known} if LOCAL in here else {},
    )
    missing = tuple(i for i in rules.indicators if i not in here)
    lea = Lea("x", "X", world.kind, "27", "Monterey")
    found = judge_year(BOOK, rules, {1: lea}, {1: figures}, missing, ratings, frozenset())
    return found["x"]


def told(world, loaded):
    """Everything that is said of an LEA: yes, no or None for open; sets are what is possible."""
    years = {year: judged(world, loaded, year) for year in YEARS}
    answers, possible, certain = {}, {}, {}
    before = frozenset((GENERAL,))
    for year, found in years.items():
        rules = BOOK.official(year)
        answers |= {(year, "method", n): answer for n, answer in found.methods.answers.items()}
        answers[year, "criteria"] = found.methods.criteria_met
        for group in rules.groups:
            met = found.evidence.priorities.get(group, ())
            letters = possible_letters(BOOK, met, found.waits.get(group, {}))
            possible[year, "letter", group] = letters
            could = group in found.letters or group in found.open_letters
            answers[year, "has a letter", group] = (
                True if group in found.letters else None if could else False
            )
            assert found.letters.get(group, "") in letters
            assert could == (letters != {""})
        earlier = before if year > 2023 else frozenset((GENERAL,))
        before = next_statuses(rules.clock, found.methods.criteria_met, earlier)
        possible[year, "status"] = before
        answers[year, "served"] = PossibleStatus(before).served
    answers |= flags(years, loaded)
    certain[2025, "in a row"] = frozenset(row_of(years))
    for one, two in pairwise((2022, 2023, 2024)):
        answers |= charter(years, one, two)
    return answers, possible, certain


def letters_of(years):
    return {y: years[y].letters for y in years}, {y: years[y].open_letters for y in years}


def row_of(years):
    return three_in_a_row(BOOK, 2025, *letters_of(years)) or ()


def flags(years, loaded):
    letters, waits = letters_of(years)
    whole = all((2025, name) in loaded for name in BOOK.official(2025).indicators)
    enough = {g for g, seen in years[2025].figures.items() if seen}
    few = Significant(frozenset(enough), whole=whole)
    wanted = level_3_years(BOOK, 2025)
    known = {y: letters[y] for y in wanted}
    return {"level 3": judge_level_3(BOOK, 2025, known, few, waits).flag}


def charter(years, *both):
    sides = []
    for year in both:
        found, rules = years[year], BOOK.official(year)
        groups = groups_met(rules, EntityKind.CHARTER, found.evidence)
        waits = groups_open(rules, EntityKind.CHARTER, found.evidence)
        met = found.methods.criteria_met
        sides.append(CharterYear(year, groups, met, complete=not waits, waits=waits))
    result = judge_charter(BOOK.charters, *sides)
    return {
        (both, "same group"): result.by_same_group,
        (both, "any group"): result.by_any_group,
    }


@settings(deadline=None, max_examples=150)
@given(worlds(), st.sets(st.sampled_from(FILES)), st.sets(st.sampled_from(FILES)))
def test_a_further_file_narrows_and_turns_nothing_round(world, first, more):
    little, much, all_ = (told(world, files) for files in (first, first | more, set(FILES)))
    for (answers, possible, certain), (later, narrowed, grown) in ((little, much), (much, all_)):
        for what, answer in answers.items():
            assert answer in (None, later[what]), what
        for what, found in possible.items():
            assert narrowed[what] <= found, what
        for what, found in certain.items():
            assert found <= grown[what], what


@settings(deadline=None, max_examples=60)
@given(worlds())
def test_with_every_file_nothing_is_open(world):
    answers, possible, _ = told(world, set(FILES))
    assert None not in answers.values()
    assert all(len(found) == 1 for found in possible.values())


@settings(deadline=None, max_examples=80)
@given(worlds(), st.sets(st.sampled_from(FILES)))
def test_the_files_that_are_named_settle_what_is_open(world, loaded):
    """With those named as deciding, the criteria of the year are no longer open."""
    for year in YEARS:
        before = judged(world, loaded, year).methods
        assert bool(before.decided_by) == (before.criteria_met is None)
        named = {
            (year, name)
            for of, name in FILES
            if of == year and file_name(name, year) in before.decided_by
        }
        assert judged(world, loaded | named, year).methods.criteria_met is not None


def file_name(name, year):
    return f"{LOCAL_INDICATORS} {year}" if name == LOCAL else file_words(name, year)


def add_ratings(county, world, year):
    with county.session("Load") as session:
        lea = session.scalars(sa.select(LeaRow)).one()
        batch = ImportBatchRow(
            file_name=f"local{year}.txt",
            sha256="1" * 64,
            year=year,
            kind="local",
            imported_at=datetime(2026, 11, 2, tzinfo=UTC),
        )
        session.add(batch)
        session.flush()
        session.add_all(
            LocalRatingRow(
                batch_id=batch.id,
                lea_id=lea.id,
                priority=priority,
                rating=3 if priority in world.lasting[year] else 1,
            )
            for priority in (1, 2, 3, 6, 7, *((9, 10) if world.kind is EntityKind.COE else ()))
        )


def add_file(county, world, year, name):
    """A file of the world, as rows of the county file; all students are in every indicator's."""
    if name == LOCAL:
        add_ratings(county, world, year)
        return
    rows = [
        figure(
            group,
            source_row=2,
            denominator=40,
            status_level=level,
            color=0 if year == 2022 else level,
            size_met=1,
        )
        for (of, indicator, group), level in world.levels.items()
        if (of, indicator) == (year, name) and group in BOOK.official(year).groups
    ]
    everyone = figure("ALL", source_row=1, denominator=400, status_level=4, color=4, size_met=1)
    add_figures(county, name, year, everyone, *rows, cds=CDS[world.kind], kind=str(world.kind))


CDS = {EntityKind.DISTRICT: files.DISTRICT, EntityKind.COE: COE}


@pytest.mark.parametrize("seed", range(6))
def test_loading_the_files_one_by_one_turns_nothing_round(county, seed):
    """What is judged is tried with many worlds above; here it goes by way of the county file."""
    chance = Random(seed)
    kind = chance.choice(list(CDS))
    levels = {
        (year, name, group): chance.choice([1, 1, 1, 3])
        for year, name in FILES
        if name != LOCAL
        for group in GROUPS
        if chance.random() < 0.4
    }
    few = {year: frozenset(chance.sample([1, 3, 6], chance.choice([0, 0, 1, 2]))) for year in YEARS}
    world = World(kind, levels, few)
    order = [file for file in FILES if file[0] >= 2023]
    chance.shuffle(order)
    # A year with nothing loaded is not shown; the first file makes the LEA known.
    order.sort(key=lambda file: file != (2024, Indicator.SUSPENSION))
    seen = {}
    for year, name in order:
        add_file(county, world, year, name)
        # Years before that of the file are looked at again with the last one.
        looked = range(year if (year, name) != order[-1] else 2023, 2026)
        for row in (row for of in looked for row in statuses(county, of).rows):
            now = {
                "served": row.served,
                "status": row.status,
                "criteria": row.criteria_met,
                "level 3": row.level_3.flag,
                **{n: row.methods[n] for n in row.methods},
            }
            before = seen.get(row.year, {})
            for what, answer in before.items():
                assert answer in (None, now[what]), (row.year, what)
            seen[row.year] = now
    assert None not in (seen[2024]["criteria"], seen[2024]["status"])


def test_a_world_is_not_all_of_one_kind():
    """The worlds above can be open, met and not met, so the properties say something."""
    chance = Random(7)
    met = []
    for _ in range(60):
        levels = {
            (2024, name, group): chance.choice([1, 3, 3, 3, 3, 3, 3, 3])
            for name in BOOK.official(2024).indicators
            for group in GROUPS
        }
        world = World(EntityKind.DISTRICT, levels, dict.fromkeys(YEARS, frozenset()))
        loaded = {(2024, name) for name in (*BOOK.official(2024).indicators, LOCAL)}
        loaded -= set(chance.sample(sorted(loaded), 1))
        met.append(judged(world, loaded, 2024).methods.criteria_met)
    assert {True, False, None} <= set(met)
