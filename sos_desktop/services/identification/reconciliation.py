"""What is computed here, against CDE's own list: cell by cell and LEA by LEA."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from db.queries.official import (
    ASSISTANCE,
    OfficialLea,
    OfficialList,
    list_batches,
    read_list,
)
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.identification.reconcile import (
    CellFacts,
    Comparison,
    Outcome,
    compare_cell,
)
from sos_desktop.domain.identification.rules import RuleSet
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.memory import collector_paused
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.identification.computed_status import computed_status
from sos_desktop.services.identification.fact_comparison import compare_facts
from sos_desktop.services.identification.lea_status import with_clause
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.identification.years import Years
from sos_desktop.services.identification.years_read import ComputedYear


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """A list compared.

    Attributes:
        file_name: The list.
        cells: Every cell in which either side has a letter; the others agree by having none.
        facts: Methods, criteria met, status and Level 3 flag of every LEA compared.
        counts: Cells by outcome, those without letters included.
        leas, without_data: LEAs compared; LEAs of the list without any loaded data.
        not_listed: Names of LEAs with data that the list leaves out; only their letters are
            compared, with none.
    """

    year: int
    rules: RuleSet
    file_name: str
    cells: tuple[Comparison, ...]
    facts: tuple[Comparison, ...]
    counts: Mapping[Outcome, int]
    leas: int
    without_data: int
    not_listed: tuple[str, ...] = ()

    @property
    def differences(self) -> tuple[Comparison, ...]:
        """Every cell and fact in which the two contradict each other."""
        return tuple(c for c in (*self.cells, *self.facts) if c.outcome.is_difference)


def reconcile(
    county: CountyFile, year: int, *, county_code: str | None = None, statewide: bool = False
) -> Reconciliation | None:
    """Compare with the list of a year that is loaded; None when none is.

    Raises:
        InputProblem: There are no rules for the year, or no data to compare with.
    """
    code = None if statewide else county_code or county.county_code
    with county.session() as session, collector_paused():
        batches = list_batches(session, ASSISTANCE, year)
        if not batches:
            return None
        return _compare(county, session, read_list(session, batches[0], code), code)


def reconcile_workbook(county: CountyFile, path: Path) -> Reconciliation:
    """Compare with a workbook that need not be loaded, LEA by LEA as far as data are loaded.

    Raises:
        InputProblem: The file is not CDE's list of districts and county offices, its year has no
            rules, or none of its LEAs have data.
    """
    from sos_desktop.importers.contract import Scope
    from sos_desktop.importers.files import Source
    from sos_desktop.importers.parse import parse_source

    parsed = parse_source(Source(path), scope=Scope.ALL, county_code=county.county_code)
    if parsed.identity.kind != ASSISTANCE:
        raise InputProblem(
            f"{path.name} is not CDE's list of districts and county offices with their letter "
            "codes, so there is nothing to compare with. Choose the LCFF assistance status "
            "workbook.",
            where=path.name,
        )
    leas = {}
    for row in parsed.official:
        entity = parsed.entities[row.entity]
        lea = Lea(entity.cds, entity.name, entity.kind, entity.cds[:2], entity.county_name)
        marks: dict[int, dict[str, str]] = {}
        for (year, group), mark in row.marks.items():
            marks.setdefault(year, {})[group] = mark
        leas[entity.cds] = OfficialLea(
            lea, marks, dict(row.statuses), dict(row.methods), row.level_3, row=row.row
        )
    listed = OfficialList(0, parsed.name, parsed.identity.year, ASSISTANCE, leas)
    with county.session() as session, collector_paused():
        return _compare(county, session, listed, None)


def _compare(
    county: CountyFile, session: Session, listed: OfficialList, code: str | None
) -> Reconciliation:
    rules = rule_book().official(listed.year)
    if rules is None:
        raise InputProblem(rule_book().why_not(listed.year), where=listed.file_name)
    # The list holds no charter schools.
    years = Years(county, session, code, charters=False)
    computed = years.computed(listed.year)
    known = {cds: own for cds, own in computed.items() if cds in listed.leas}
    if not known:
        raise InputProblem(
            f"No data of the {listed.year} Dashboard are loaded for any LEA of {listed.file_name}. "
            "Load that year's indicator files first.",
            where=listed.file_name,
        )
    editions = _editions(session, listed, code)
    cells: list[Comparison] = []
    facts: list[Comparison] = []
    counts: Counter[Outcome] = Counter()
    for cds, own in known.items():
        entry = listed.leas[cds]
        for found in _cells(years, rules, own, entry, editions.get(cds, {})):
            counts[found.outcome] += 1
            if found.computed or found.official:
                cells.append(found)
        row = computed_status(years, own, listed.year)
        if row is not None:
            facts.extend(compare_facts(with_clause(years, row), entry, listed.year, rules))
    unlisted = [
        own
        for cds, own in computed.items()
        if cds not in listed.leas and EntityKind(own.lea.kind) in rules.kinds
    ]
    for own in unlisted:
        found = _unlisted(own)
        counts[Outcome.ONLY_COMPUTED] += len(found)
        cells.extend(found)
    return Reconciliation(
        listed.year,
        rules,
        listed.file_name,
        tuple(cells),
        tuple(facts),
        counts,
        len(known),
        len(listed.leas) - len(known),
        tuple(own.lea.name for own in unlisted),
    )


def _unlisted(own: ComputedYear) -> list[Comparison]:
    return [
        Comparison(
            own.lea.cds,
            own.lea.name,
            group,
            letter,
            "",
            Outcome.ONLY_COMPUTED,
            ("the LEA is not in CDE's list",),
        )
        for group, letter in own.letters.items()
    ]


def _editions(
    session: Session, listed: OfficialList, code: str | None
) -> dict[str, dict[str, Mapping[str, str]]]:
    """CDS code to file name to letters, of the year's other editions in the county file."""
    found: dict[str, dict[str, Mapping[str, str]]] = {}
    for batch in list_batches(session, ASSISTANCE, listed.year, active=False):
        if batch.id == listed.batch_id or batch.file_name == listed.file_name:
            continue
        for cds, entry in read_list(session, batch, code).leas.items():
            found.setdefault(cds, {})[batch.file_name] = entry.marks.get(listed.year, {})
    return found


def _cells(
    years: Years,
    rules: RuleSet,
    own: ComputedYear,
    entry: OfficialLea,
    editions: Mapping[str, Mapping[str, str]],
) -> Iterator[Comparison]:
    marks = entry.marks.get(rules.year, {})
    missing = years.missing(rules.year)
    for group in rules.groups:
        facts = CellFacts(
            group=group,
            kind=EntityKind(own.lea.kind),
            result=own.results.get(group),
            figures=own.figures.get(group, {}),
            editions={name: letters.get(group, "") for name, letters in editions.items()},
        )
        official = marks.get(group, "")
        outcome, causes = compare_cell(years.book, rules, facts, official, missing)
        letter = facts.result.letter if facts.result else ""
        yield Comparison(own.lea.cds, own.lea.name, group, letter, official, outcome, causes)
