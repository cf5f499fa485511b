"""Every LEA of the county, and one LEA's figures with what each says and where it comes from."""

from collections import defaultdict
from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.county import LeaRow
from db.models.registry import column, row_class
from db.queries.due import overdue_by_case
from db.queries.observations import active_batches, indicators_of, lea_of, leas_of, observations
from db.queries.official import ASSISTANCE, list_batches
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.casework.records import Case
from sos_desktop.domain.dashboard.codes import (
    STUDENT_GROUPS,
    EntityKind,
    Indicator,
)
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.releases import YearChange
from sos_desktop.domain.documents.results import DashboardResults
from sos_desktop.domain.formats import date_words
from sos_desktop.domain.identification.criteria import GroupResult, judge_lea
from sos_desktop.domain.identification.heat import CellWriter, HeatValue, SourceNote
from sos_desktop.domain.identification.rules import RuleBook, RuleSet
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.import_marks import source_name
from sos_desktop.services.dashboard.releases import changes_of
from sos_desktop.services.identification.determinations import letters
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.identification.whole_years import year_of_figures
from sos_desktop.services.identification.years import Years
from sos_desktop.services.identification.years_read import in_force

_KINDS = (EntityKind.DISTRICT, EntityKind.COE, EntityKind.CHARTER)


@frozen_dataclass
class DistrictRow:
    """An LEA in a list; `letters` like {"SWD": "K"}; `case_id` of its open case, if any.

    Attributes:
        overdue: How many tasks of that case are past their date.
    """

    lea: Lea
    letters: Mapping[str, str]
    case_id: str | None
    overdue: int = 0


@frozen_dataclass
class DistrictView:
    """An LEA in a year: `cells[group][indicator]`; a missing key is "not reported".

    Attributes:
        changes: What the year's Dashboard measures otherwise than the one before, of the
            indicators shown.
    """

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
    changes: tuple[YearChange, ...] = ()

    @property
    def lettered(self) -> frozenset[str]:
        """The groups that have a letter."""
        return frozenset(group for group, found in self.results.items() if found.letter)

    @property
    def printed(self) -> DashboardResults:
        """The figures as documents take them."""
        return DashboardResults(
            self.year, self.groups, self.indicators, self.cells, self.lettered, self.missing
        )


def list_districts(county: CountyFile, year: int | None = None) -> tuple[DistrictRow, ...]:
    """Every district, COE and charter school of the county, with a year's letters if given.

    The letters are CDE's where its list holds the LEA, else computed.
    """
    found: Mapping[str, Mapping[str, str]] = {}
    with county.session() as session:
        if year is not None:
            years = Years(county, session, county.county_code)
            found = years.kept(("letters of LEAs", year), lambda: _letters(county, year))
        leas = leas_of(session, _KINDS, county.county_code)
        query = sa.select(column(Case.cds), row_class(Case).id).where(
            column(Case.closed_on).is_(None)
        )
        open_cases = {cds: case_id for cds, case_id in session.execute(query)}
        late = overdue_by_case(session, clock.today())
    return tuple(
        DistrictRow(
            lea,
            found.get(lea.cds, {}),
            open_cases.get(lea.cds),
            late.get(open_cases.get(lea.cds) or "", 0),
        )
        for lea in leas.values()
    )


def _letters(county: CountyFile, year: int) -> dict[str, Mapping[str, str]]:
    """Group to letter, by CDS code."""
    table = letters(county, year)
    found: dict[str, Mapping[str, str]] = {
        row.lea.cds: {result.group: result.letter for result in row.lettered} for row in table.rows
    }
    return found | {cds: entry.marks.get(year, {}) for cds, entry in table.official.items()}


def district(county: CountyFile, cds: str, year: int | None = None) -> DistrictView:
    """One LEA's figures of a year, the one worked on by default.

    They are read once while the same data are in force, whatever is noted of cases meanwhile.

    Raises:
        InputProblem: The LEA is not in the file.
    """
    year = year if year is not None else year_of_figures(county)
    with county.session() as session:
        held = rule_book(), in_force(county, session, cds[:2])
        return county.read.get(("district", cds, year), held, lambda: _read(session, cds, year))


def _read(session: Session, cds: str, year: int | None) -> DistrictView:
    found = session.scalar(sa.select(LeaRow).where(LeaRow.cds == cds))
    if found is None:
        raise InputProblem("This LEA is not in the county file. Load its Dashboard files first.")
    lea = lea_of(found)
    batches = active_batches(session)
    years = tuple(dict.fromkeys(batch.year for batch in batches if batch.year))
    shown = year if year is not None else years[0] if years else 0
    listed = {batch.year for batch in list_batches(session, ASSISTANCE) if batch.year}
    years = tuple(sorted({*years, *listed}, reverse=True))
    of_year = [batch for batch in batches if batch.year == shown]
    seen = [item for _, item in observations(session, of_year, {found.id: lea})]
    files = {
        batch.id: SourceNote(source_name(batch), date_words(batch.imported_at.date()))
        for batch in of_year
    }
    book = rule_book().with_lists(listed)
    return _view(book, lea, shown, years, seen, files, indicators_of(of_year))


def _view(
    book: RuleBook,
    lea: Lea,
    year: int,
    years: tuple[int, ...],
    seen: list[Observation],
    files: Mapping[int, SourceNote],
    loaded: tuple[Indicator, ...],
) -> DistrictView:
    rules = book.official(year)
    by_group: dict[str, dict[Indicator, Observation]] = defaultdict(dict)
    for observation in seen:
        by_group[observation.group][observation.indicator] = observation
    kind = EntityKind(lea.kind)
    results = judge_lea(book, rules, kind, by_group) if rules is not None else {}
    shown = tuple(i for i in Indicator if any(o.indicator is i for o in seen))
    writer = CellWriter(
        kind=kind,
        size=book.size,
        by_status=_by_status(rules, seen),
        rules_met=_rules_met(rules, results),
        files=files,
    )
    return DistrictView(
        lea=lea,
        year=year,
        years=years,
        rules=rules,
        why_not=book.why_not(year) if year else "No Dashboard data are loaded.",
        indicators=shown,
        missing=tuple(i for i in (rules.indicators if rules else ()) if i not in loaded),
        groups=tuple(
            g for g, facts in STUDENT_GROUPS.items() if facts.accountable and g in by_group
        ),
        cells={
            group: {indicator: writer.cell(found) for indicator, found in row.items()}
            for group, row in by_group.items()
        },
        results=results,
        changes=tuple(change for i in shown for change in changes_of(year, i)),
    )


def _by_status(rules: RuleSet | None, seen: list[Observation]) -> frozenset[Indicator]:
    """The indicators shown by their status level, because the year judges or reports them so.

    A file of a year without colors has none at all, not even 0.
    """
    colored = {found.indicator for found in seen if found.color is not None}
    judged = frozenset(rules.indicators) if rules else frozenset[Indicator]()
    return frozenset(
        found.indicator
        for found in seen
        if (
            rules.by_status(found.indicator)
            if rules and found.indicator in judged
            else found.indicator not in colored
        )
    )


def _rules_met(
    rules: RuleSet | None, results: Mapping[str, GroupResult]
) -> dict[tuple[str, Indicator], str]:
    if rules is None:
        return {}
    return {
        (group, found.indicator): f"counts toward Priority {reason.priority} by the {rules.title}"
        for group, result in results.items()
        for reason in result.reasons
        for found in reason.observations
    }
