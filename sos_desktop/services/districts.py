"""Every LEA of the county, and one LEA's figures with what each says and where it comes from."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from db.models.casework import SupportCaseRow
from db.models.dashboard import ImportBatchRow, LeaRow
from db.queries.observations import active_batches, indicators_of, lea_of, leas_of, observations
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import (
    STUDENT_GROUPS,
    EntityKind,
    Indicator,
)
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.wording import (
    absence_words,
    change_arrow,
    change_words,
    indicator_phrase,
    level_words,
    value_words,
)
from sos_desktop.domain.formats import date_words
from sos_desktop.domain.identification.criteria import GroupResult
from sos_desktop.domain.identification.rules import RuleSet, SizeRule
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county_files import CountyFile
from sos_desktop.services.identification import judge_lea, letters
from sos_desktop.services.reference import rule_book

_KINDS = (EntityKind.DISTRICT, EntityKind.COE, EntityKind.CHARTER)


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """An LEA in a list; `letters` like {"SWD": "K"}; `case_id` of its open case, if any."""

    lea: Lea
    letters: Mapping[str, str]
    case_id: str | None


@dataclass(frozen=True, slots=True)
class HeatValue:
    """One cell: a figure in words.

    Attributes:
        value: "-98.4", "9.2 %", or why there is none ("fewer than 11 students").
        word: The colour's word, or the status level's in years without colours; "" without one.
        moved: "declined 3.1"; "" when not reported.
        arrow: The way the number moved; "" when unknown.
        color: 0-5 for the tint; a status level stands in where the year has no colours.
        students: The denominator, None when not reported.
        counted: It met a criterion of the year.
        source: "eladownload2025.txt, row 123, imported Nov 24, 2026".
    """

    observation: Observation
    value: str
    word: str
    moved: str
    arrow: str
    color: int
    students: int | None
    counted: bool
    source: str

    @property
    def sentence(self) -> str:
        """The cell for screen readers and cards."""
        parts = [self.value, self.word, self.moved]
        if self.students is not None:
            parts.append(f"{self.students:,} students")
        said = ", ".join(part for part in parts if part)
        return f"{indicator_phrase(self.observation.indicator)}: {said}"


@dataclass(frozen=True, slots=True)
class DistrictView:
    """An LEA in a year: `cells[group][indicator]`; a missing key is "not reported"."""

    lea: Lea
    year: int
    years: tuple[int, ...]
    rules: RuleSet | None
    why_not: str
    indicators: tuple[Indicator, ...]
    missing: tuple[Indicator, ...]
    groups: tuple[str, ...]
    cells: Mapping[str, Mapping[Indicator, HeatValue]]
    results: Mapping[str, GroupResult]
    by_status: bool


def list_districts(county: CountyFile, year: int | None = None) -> tuple[DistrictRow, ...]:
    """Every district, COE and charter school of the county, with a year's letters if given."""
    found: dict[str, dict[str, str]] = {}
    if year is not None:
        for row in letters(county, year).rows:
            found[row.lea.cds] = {result.group: result.letter for result in row.lettered}
    with county.session() as session:
        leas = leas_of(session, _KINDS, county.county_code)
        query = sa.select(SupportCaseRow.cds, SupportCaseRow.id).where(
            SupportCaseRow.closed_on.is_(None)
        )
        open_cases = {cds: case_id for cds, case_id in session.execute(query)}
    return tuple(
        DistrictRow(lea, found.get(lea.cds, {}), open_cases.get(lea.cds)) for lea in leas.values()
    )


def district(county: CountyFile, cds: str, year: int | None = None) -> DistrictView:
    """One LEA's figures of a year, the newest loaded one by default.

    Raises:
        InputProblem: The LEA is not in the file.
    """
    with county.session() as session:
        found = session.scalar(sa.select(LeaRow).where(LeaRow.cds == cds))
        if found is None:
            raise InputProblem(
                "This LEA is not in the county file. Load its Dashboard files first."
            )
        lea = lea_of(found)
        batches = active_batches(session)
        years = tuple(dict.fromkeys(batch.year for batch in batches if batch.year))
        shown = year if year is not None else years[0] if years else 0
        of_year = [batch for batch in batches if batch.year == shown]
        seen = [item for _, item in observations(session, of_year, {found.id: lea})]
        files = {batch.id: _imported(batch) for batch in of_year}
        loaded = indicators_of(of_year)
    return _view(lea, shown, years, seen, files, loaded)


def _view(
    lea: Lea,
    year: int,
    years: tuple[int, ...],
    seen: list[Observation],
    files: Mapping[int, str],
    loaded: tuple[Indicator, ...],
) -> DistrictView:
    rules = rule_book().official(year)
    by_group: dict[str, dict[Indicator, Observation]] = defaultdict(dict)
    for observation in seen:
        by_group[observation.group][observation.indicator] = observation
    judged = rules is not None and EntityKind(lea.kind) in rules.kinds
    results = judge_lea(rules, lea, by_group) if rules is not None and judged else {}
    by_status = bool(seen) and not any(observation.color for observation in seen)
    counted = {
        (group, found.indicator)
        for group, result in results.items()
        for reason in result.reasons
        for found in reason.observations
    }
    size = rule_book().rule_sets[-1].size
    return DistrictView(
        lea=lea,
        year=year,
        years=years,
        rules=rules,
        why_not=rule_book().why_not(year) if year else "No Dashboard data are loaded.",
        indicators=tuple(i for i in Indicator if any(o.indicator is i for o in seen)),
        missing=tuple(i for i in (rules.indicators if rules else ()) if i not in loaded),
        groups=tuple(
            g for g, facts in STUDENT_GROUPS.items() if facts.accountable and g in by_group
        ),
        cells={
            group: {
                indicator: _cell(found, by_status, (group, indicator) in counted, files, size, lea)
                for indicator, found in row.items()
            }
            for group, row in by_group.items()
        },
        results=results,
        by_status=by_status,
    )


def _cell(
    found: Observation,
    by_status: bool,
    counted: bool,
    files: Mapping[int, str],
    size: SizeRule,
    lea: Lea,
) -> HeatValue:
    minimum = size.minimum(found.group, EntityKind(lea.kind))
    enough = found.denominator is None or found.denominator >= minimum
    has_status = bool(found.status_level) and enough
    words = by_status and has_status
    color = (found.status_level or 0) if words else int(found.color or 0)
    leveled = words or bool(found.color)
    absent = "" if leveled else absence_words(found, minimum)
    shown = value_words(found.indicator, found.status) if found.status is not None else absent
    return HeatValue(
        observation=found,
        value=shown,
        word=level_words(found, by_status=words) if leveled else absent if shown != absent else "",
        moved=change_words(found),
        arrow=change_arrow(found),
        color=color,
        students=found.denominator,
        counted=counted,
        source=_source(found, files),
    )


def _imported(batch: ImportBatchRow) -> str:
    return f"{batch.file_name}|{date_words(batch.imported_at.date())}"


def _source(found: Observation, files: Mapping[int, str]) -> str:
    name, _, day = files.get(found.batch_id or 0, "|").partition("|")
    return f"{name}, row {found.row}, imported {day}" if found.row else f"{name}, imported {day}"
