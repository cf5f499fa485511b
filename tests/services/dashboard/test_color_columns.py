"""Colors worked out by column are those the domain gives each figure."""

import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.models.county import LeaRow
from db.models.dashboard import AlternativeSchoolRow, ImportBatchRow
from db.queries.observations import active_batches, leas_of, observations
from sos_desktop.domain.dashboard.codes import (
    GROUP_BY_NUMBER,
    STUDENT_GROUPS,
    EntityKind,
    Indicator,
)
from sos_desktop.domain.dashboard.observations import SPANS, Observation
from sos_desktop.domain.dashboard.recolor import by_hand, color_differs, is_alternative, recolor
from sos_desktop.services.dashboard.color_columns import MARKS, NUMBERS, computed_colors
from sos_desktop.services.dashboard.cut_scores import cut_scores
from sos_desktop.services.dashboard.recoloring import recolor_year
from sos_desktop.services.identification.reference import rule_book
from tests.dashboard import add_figures, figure
from tests.importers import files

_YEARS = sorted({year for cuts in cut_scores() for year in cuts.years} | {2016})
_EDGES = sorted({edge for cuts in cut_scores() for edge in (*cuts.status, *cuts.change)})

_tenths = st.none() | st.integers(-2000, 2000) | st.sampled_from(_EDGES)
_flag = st.none() | st.integers(0, 1)
_students = st.none() | st.sampled_from([0, 14, 15, 29, 30, 149, 150, 151, 4000])
_GROUPS = list(STUDENT_GROUPS)
_figure = st.fixed_dictionaries(
    {
        "student_group": st.sampled_from([STUDENT_GROUPS[g].number for g in _GROUPS]),
        "denominator": _students,
        "prior_denominator": _students,
        "status_tenths": _tenths,
        "change_tenths": _tenths,
        "size_met": _flag,
        "accountable": _flag,
        "small": _flag,
        "high_school_cuts": _flag,
        "span": st.none() | st.integers(1, len(SPANS)),
    }
)
_figures = st.lists(st.tuples(_figure, st.sampled_from([15, 30]), st.booleans()), min_size=1)


def _seen(year: int, indicator: Indicator, values: dict[str, int | None]) -> Observation:
    def flag(name: str) -> bool | None:
        value = values[name]
        return None if value is None else bool(value)

    def tenths(name: str) -> float | None:
        value = values[name]
        return None if value is None else value / 10

    span = values["span"]
    return Observation(
        year,
        indicator,
        "x",
        GROUP_BY_NUMBER[values["student_group"] or 0],
        denominator=values["denominator"],
        prior_denominator=values["prior_denominator"],
        status=tenths("status_tenths"),
        change=tenths("change_tenths"),
        size_met=flag("size_met"),
        accountable=flag("accountable"),
        small=flag("small"),
        high_school_cuts=flag("high_school_cuts"),
        span=None if span is None else SPANS[span - 1],
    )


@given(st.sampled_from(_YEARS), st.sampled_from(list(Indicator)), _figures)
def test_each_color_is_the_domains(year, indicator, figures):
    columns = {
        name: np.array([values[name] for values, *_ in figures], dtype=float)
        for name in (*NUMBERS, *MARKS)
    }
    found = computed_colors(
        cut_scores(),
        year,
        indicator,
        columns,
        minimum=np.array([minimum for _, minimum, _ in figures]),
        alternative=np.array([alternative for *_, alternative in figures]),
    )
    for color, (values, minimum, alternative) in zip(found.tolist(), figures, strict=True):
        seen = _seen(year, indicator, values)
        expected = recolor(cut_scores(), seen, minimum, alternative=alternative)
        assert (None if color != color else color) == (expected and int(expected.color))


_KINDS = {files.DISTRICT: "district", "27102720000000": "coe", files.SCHOOL: "school"}


def _random_figure(chance: random.Random, group: str, *, marks: bool) -> dict[str, int | None]:
    def maybe(low: int, high: int) -> int | None:
        return chance.randint(low, high) if chance.random() < 0.8 else None

    return figure(
        group,
        source_row=chance.randint(2, 999),
        denominator=maybe(0, 300),
        prior_denominator=maybe(0, 300),
        status_tenths=maybe(0, 1000),
        change_tenths=maybe(-100, 100),
        color=maybe(0, 5),
        size_met=maybe(0, 1) if marks else None,
        accountable=maybe(0, 1) if chance.random() < 0.3 else None,
        small=maybe(0, 1),
        uncertified=maybe(0, 1) if chance.random() < 0.2 else None,
        data_error=maybe(0, 1) if chance.random() < 0.2 else None,
        span=maybe(1, 6),
    )


@pytest.mark.parametrize("year", [2018, 2023, 2024, 2025])
@pytest.mark.parametrize("marks", [True, False])
def test_a_whole_year_is_what_the_domain_says_of_each_figure(county, year, marks):
    chance = random.Random(year)
    for indicator in (Indicator.SUSPENSION, Indicator.GRADUATION, Indicator.ELA):
        for cds, kind in _KINDS.items():
            figures = [_random_figure(chance, group, marks=marks) for group in _GROUPS]
            series = "" if cds == files.DISTRICT else cds
            add_figures(county, indicator, year, *figures, cds=cds, kind=kind, series=series)
    _as_one_file(county)
    with county.session() as session:
        batches = active_batches(session, year)
        leas = leas_of(session, EntityKind, batches=batches)
        expected = [
            row
            for number, seen in observations(session, batches, leas)
            if (row := _by_the_domain(EntityKind(leas[number].kind), seen)) is not None
        ]
    table = recolor_year(county, year)
    assert Counter(table.rows) == Counter(row[:6] for row in expected)
    assert table.different == sum(row[6] for row in expected)
    assert table.same == sum(
        not row[6] and row[4] is not None and row[3] == row[4] for row in expected
    )
    assert sum(table.unknown.values()) == sum(row[4] is None for row in expected)


def _as_one_file(county):
    """All figures of an indicator in one import, one school with alternative status."""
    with county.session("Load") as session:
        connection = session.connection()
        connection.exec_driver_sql(
            "UPDATE observation SET batch_id = (SELECT min(first.id) FROM import_batch first, "
            "import_batch own WHERE own.id = observation.batch_id "
            "AND first.indicator = own.indicator)"
        )
        school = session.query(LeaRow).filter_by(cds=files.SCHOOL).one()
        for batch in session.query(ImportBatchRow).filter_by(series=""):
            session.add(AlternativeSchoolRow(batch_id=batch.id, lea_id=school.id))


def _by_the_domain(kind, seen):
    minimum = rule_book().size.minimum(seen.group, kind)
    found = recolor(cut_scores(), seen, minimum, alternative=is_alternative(kind, dass=seen.dass))
    if not seen.color and not (found and found.color):
        return None
    published = None if seen.color is None else int(seen.color)
    computed = None if found is None else int(found.color)
    marked = by_hand(seen)
    differs = color_differs(seen, found)
    return (seen.cds, seen.indicator, seen.group, published, computed, marked, differs)
