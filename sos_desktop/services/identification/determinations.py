"""Which student groups met a year's criteria, computed from what is loaded.

Everything here is "Computed (estimate)": the state's own list decides. Charter schools are judged
by two years together and have no letters here.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import field

from sqlalchemy.orm import Session

from db.models.dashboard import ImportBatchRow
from db.queries.observations import (
    active_batches,
    indicators_of,
    leas_of,
    observations,
)
from db.queries.official import OfficialLea
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import (
    INDICATOR_BY_NUMBER,
    EntityKind,
    Indicator,
)
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.identification.basis import (
    IdentificationBasis,
    SourceFile,
    make_basis,
)
from sos_desktop.domain.identification.criteria import GroupResult, judge_lea, open_priorities
from sos_desktop.domain.identification.rules import Open, RuleSet
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.memory import collector_paused
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.import_marks import source_name
from sos_desktop.services.identification.judging import mattering
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.identification.years import Years


@frozen_dataclass
class LeaLetters:
    """One LEA and the groups that met at least one priority, by code.

    `waits`: what files that are not loaded could add to each of them.
    """

    lea: Lea
    groups: Mapping[str, GroupResult]
    waits: Mapping[str, Open] = field(default_factory=dict)

    @property
    def lettered(self) -> tuple[GroupResult, ...]:
        """The groups that met two or more priorities."""
        return tuple(result for result in self.groups.values() if result.letter)


@frozen_dataclass
class LettersTable:
    """A year's result.

    Attributes:
        rules: The rule set; None when there is none in force, and then `why_not` says why.
        loaded: Indicators of the year that are in the file.
        missing: Indicators the rules ask for that are not; what they decide is not computable.
        rows: Every district and COE with data that year, by name; no result is not "not eligible"
            while something is missing.
        files: File name by import, for "where does this figure come from".
        official: CDS code to what CDE's list of the year says, whatever is known of its rules.
    """

    year: int
    rules: RuleSet | None
    why_not: str
    loaded: tuple[Indicator, ...]
    missing: tuple[Indicator, ...]
    rows: tuple[LeaLetters, ...]
    files: Mapping[int, str]
    official: Mapping[str, OfficialLea] = field(default_factory=dict)

    @property
    def identified(self) -> tuple[LeaLetters, ...]:
        """The LEAs with at least one letter."""
        return tuple(row for row in self.rows if row.lettered)


def available_years(county: CountyFile) -> tuple[int, ...]:
    """The Dashboard years of which something is loaded, newest first."""
    with county.session() as session:
        return tuple(dict.fromkeys(batch.year for batch in active_batches(session) if batch.year))


def letters(
    county: CountyFile, year: int, *, county_code: str | None = None, statewide: bool = False
) -> LettersTable:
    """CDE's letters for a year, computed from the loaded indicators by that year's rules.

    Args:
        county: The open county file.
        year: Dashboard year.
        county_code: Another county than the file's own.
        statewide: All counties.
    """
    code = None if statewide else county_code or county.county_code
    rules = rule_book().official(year)
    with county.session() as session:
        batches = active_batches(session, year)
        with collector_paused():
            loaded = indicators_of(batches)
            rows = () if rules is None else _rows(session, batches, rules, code)
        files = {batch.id: source_name(batch) for batch in batches}
        years = Years(county, session, code, charters=False)
        listed, why_not = years.official(year), years.book.why_not(year)
    wanted = rules.indicators if rules else ()
    return LettersTable(
        year=year,
        rules=rules,
        why_not=why_not,
        loaded=loaded,
        missing=tuple(indicator for indicator in wanted if indicator not in loaded),
        rows=rows,
        files=files,
        official=listed.leas if listed else {},
    )


def _rows(
    session: Session,
    batches: Sequence[ImportBatchRow],
    rules: RuleSet,
    county_code: str | None,
) -> tuple[LeaLetters, ...]:
    leas = leas_of(session, rules.kinds, county_code, batches=batches)
    found: dict[int, dict[str, dict[Indicator, Observation]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for number, seen in observations(session, batches, leas, only=mattering(rules)):
        found[number][seen.group][seen.indicator] = seen
    loaded = indicators_of(batches)
    missing = tuple(indicator for indicator in rules.indicators if indicator not in loaded)
    book = rule_book()
    rows = []
    for number, lea in leas.items():
        kind, figures = EntityKind(lea.kind), found.get(number, {})
        groups = judge_lea(book, rules, kind, figures)
        waits = {g: open_priorities(rules, g, kind, figures.get(g, {}), missing) for g in groups}
        rows.append(LeaLetters(lea, groups, waits))
    return tuple(rows)


def basis_of(county: CountyFile, cds: str, year: int) -> IdentificationBasis:
    """Why an LEA is identified in a year, as a case keeps it for good.

    Raises:
        InputProblem: There are no rules for the year, or none of the LEA's data of that year are
            loaded.
    """
    table = letters(county, year, county_code=cds[:2])
    if table.rules is None:
        raise InputProblem(table.why_not, where="year")
    row = next((row for row in table.rows if row.lea.cds == cds), None)
    if row is None:
        raise InputProblem(
            f"No data of the {year} Dashboard are loaded for this LEA. Load them on the Data page, "
            "or open the case by another route.",
            where="cds",
        )
    return _bases(county, table, [row])[cds]


def bases_of(county: CountyFile, year: int) -> dict[str, IdentificationBasis]:
    """The same for every LEA of the county with data of a year, by CDS code."""
    table = letters(county, year)
    return _bases(county, table, table.rows)


def _bases(
    county: CountyFile, table: LettersTable, rows: Sequence[LeaLetters]
) -> dict[str, IdentificationBasis]:
    if table.rules is None:
        return {}
    with county.session() as session:
        files = [_source(batch) for batch in active_batches(session, table.year)]
    missing = [str(indicator) for indicator in table.missing]
    today = clock.today()
    return {
        row.lea.cds: make_basis(table.rules, row.groups.values(), files, missing, today)
        for row in rows
    }


def _source(batch: ImportBatchRow) -> SourceFile:
    indicator = str(INDICATOR_BY_NUMBER[batch.indicator]) if batch.indicator else ""
    return SourceFile(source_name(batch), batch.sha256, batch.imported_at.isoformat(), indicator)
