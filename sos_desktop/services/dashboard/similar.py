"""Similar districts: who is most like an LEA, and which of them left the same Red cells."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.county import LeaRow
from db.queries import similar as queries
from db.queries.observations import active_batches, leas_of, observations
from sos_desktop.domain.dashboard.codes import (
    INDICATORS,
    STUDENT_GROUPS,
    Color,
    EntityKind,
    Indicator,
)
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.similar import (
    LeaProfile,
    LeftRed,
    Likeness,
    Part,
    SimilarRule,
    alike,
    left_red,
    left_words,
    school_type,
)
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.paths import resource
from sos_desktop.foundation.text_tables import csv_bytes
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.table_files import TableEntry, read_table_file

SHOWN = 40
"""So many of the most alike are looked at for what became of their cells."""


@frozen_dataclass
class SimilarRow:
    """An LEA beside the one that was asked about.

    Attributes:
        left: Of the cells that are Red where it was asked about: when this one left Red.
        colors: Of those cells, its color in the year.
    """

    likeness: Likeness
    left: Mapping[queries.Cell, LeftRed]
    colors: Mapping[queries.Cell, Color | None]


@frozen_dataclass
class SimilarView:
    """The LEAs most like one, in a Dashboard year.

    Attributes:
        from_census: The census file of the year is loaded; else sizes come from what suspension
            and absence counted, where that is loaded.
        red: The cells that are Red in the LEA that was asked about.
        compared: With how many LEAs it was compared.
    """

    lea: LeaProfile
    year: int
    rule: SimilarRule
    rows: tuple[SimilarRow, ...]
    red: tuple[queries.Cell, ...]
    from_census: bool
    compared: int

    @property
    def sizes_words(self) -> str:
        """Where sizes and groups come from."""
        if self.from_census:
            return "sizes from census enrollment"
        if self.lea.students is not None or any(r.likeness.profile.students for r in self.rows):
            return "sizes from what suspension and absence counted"
        return "sizes and groups not known: census, suspension and absence are not loaded"


@cache
def similar_rule() -> SimilarRule:
    """The measure that goes with this version.

    Raises:
        InputProblem: Its table cannot be used.
    """
    path = resource("reference", "similar.toml")
    return read_table_file(path, "The table of similar districts", _rule)


def _rule(values: Any) -> SimilarRule:
    top = TableEntry("the file", values)
    weights, scale = top.tables("weights"), top.tables("scale")
    regions = top.tables("regions")
    source = regions.pop("source", "")
    rule = SimilarRule(
        {Part(name): float(weight) for name, weight in weights.items()},
        float(scale["times_as_large"]),
        float(scale["points_of_share"]),
        float(scale["same_region"]),
        tuple(top.tables("groups")["compared"]),
        {county: name for name, counties in regions.items() for county in counties},
        source,
    )
    top.done()
    return rule


def similar(
    county: CountyFile, cds: str, year: int, weights: Mapping[Part, float] | None = None
) -> SimilarView:
    """The LEAs of the same kind that are most like one, of all that are loaded.

    Args:
        county: The open county file.
        cds: Of the LEA.
        year: Dashboard year.
        weights: Other weights than the rule's, by part.

    Raises:
        InputProblem: The LEA is not in the file, nothing is loaded of it in the year, or no part
            counts.
    """
    rule = similar_rule()
    if weights is not None:
        rule = replace(rule, weights={**rule.weights, **weights})
    if not any(rule.weights.values()):
        raise InputProblem("No part counts. Let at least one of them count.", where="weight")
    with county.session() as session:
        found = session.scalar(sa.select(LeaRow).where(LeaRow.cds == cds))
        if found is None:
            raise InputProblem(
                f"There is no LEA {cds} in the county file. Load its Dashboard files first.",
                where="lea",
            )
        profiles, from_census = _profiles(session, year, found.kind)
        if found.id not in profiles:
            raise InputProblem(
                f"Nothing of {found.name} is loaded in the {year} Dashboard, so that it cannot be "
                "compared. Load the files of that year first, with the scope “leas”.",
                where="year",
            )
        numbers = {profile.cds: number for number, profile in profiles.items()}
        ranked = alike(profiles[found.id], profiles.values(), rule)
        cells = _red_cells(session, found.id, year)
        near = [numbers[one.profile.cds] for one in ranked[:SHOWN]]
        colors = queries.colors(session, near, cells)
    rows = tuple(
        _row(one, {cell: colors.get((numbers[one.profile.cds], cell), {}) for cell in cells}, year)
        for one in ranked[:SHOWN]
    )
    return SimilarView(profiles[found.id], year, rule, rows, cells, from_census, len(ranked))


def _profiles(session: Session, year: int, kind: str) -> tuple[dict[int, LeaProfile], bool]:
    census = queries.enrollment(session, year, kind)
    counted = {} if census else queries.most_counted(session, year, kind)
    types = queries.reported(session, year, kind)
    spans, loaded = queries.spans(session, year, kind), queries.loaded(session, year)
    leas = leas_of(session, [EntityKind(kind)])
    found: dict[int, LeaProfile] = {}
    for number, lea in leas.items():
        groups = census.get(number, {})
        students = next((everybody for _count, everybody in groups.values()), None)
        sizes = {group: count for group, (count, _everybody) in groups.items()}
        if not groups:
            sizes = counted.get(number, {})
            students = sizes.get("ALL")
        if not sizes and number not in types and number not in spans:
            continue
        shares = {g: 100 * count / students for g, count in sizes.items() if students}
        kept = school_type(types.get(number, ()), spans.get(number, ""), loaded)
        found[number] = LeaProfile(lea.cds, lea.name, lea.county_code, kept, students, shares)
    return found, bool(census)


def _red_cells(session: Session, lea: int, year: int) -> tuple[queries.Cell, ...]:
    every = [
        (indicator, group)
        for indicator in Indicator
        for group, facts in STUDENT_GROUPS.items()
        if facts.accountable
    ]
    found = queries.colors(session, [lea], every)
    return tuple(cell for cell in every if found.get((lea, cell), {}).get(year) is Color.RED)


def _row(
    one: Likeness, colors: Mapping[queries.Cell, Mapping[int, Color | None]], year: int
) -> SimilarRow:
    left = {cell: when for cell, by_year in colors.items() if (when := left_red(by_year))}
    return SimilarRow(one, left, {cell: by_year.get(year) for cell, by_year in colors.items()})


def similar_csv(view: SimilarView, *, for_excel: bool = False) -> bytes:
    """A row per LEA, the most alike first, with each part of the measure."""
    groups = view.rule.groups
    headings = [
        *("cds", "lea", "county", "year", "alike_percent"),
        *(f"difference_{part}" for part in Part),
        *("type", "students"),
        *(f"share_{group}" for group in groups),
        "left_red",
    ]
    return csv_bytes(headings, (_cells(view, row) for row in view.rows), for_excel=for_excel)


def _cells(view: SimilarView, row: SimilarRow) -> tuple[object, ...]:
    one, profile = row.likeness, row.likeness.profile
    shares = (profile.shares.get(group) for group in view.rule.groups)
    return (
        profile.cds,
        profile.name,
        profile.county,
        view.year,
        round(one.percent, 1),
        *(round(one.parts[part], 3) if part in one.parts else None for part in Part),
        str(profile.type),
        profile.students,
        *(None if share is None else round(share, 1) for share in shares),
        "; ".join(left_words(cell, when) for cell, when in row.left.items()),
    )


def side_by_side(
    county: CountyFile, view: SimilarView, indicator: Indicator, group: str
) -> Mapping[str, Observation]:
    """One indicator and group of the LEAs of a view and of the one asked about, by CDS code."""
    wanted = {view.lea.cds, *(row.likeness.profile.cds for row in view.rows)}
    with county.session() as session:
        leas = {
            number: lea
            for number, lea in leas_of(session, list(EntityKind)).items()
            if lea.cds in wanted
        }
        batches = [
            batch
            for batch in active_batches(session, view.year)
            if batch.indicator == INDICATORS[indicator].number
        ]
        found = observations(session, batches, leas)
    return {one.cds: one for _number, one in found if one.group == group}
