"""What is computed here, against CDE's own list: cell by cell and LEA by LEA."""

from collections import Counter
from collections.abc import Mapping
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
    Comparison,
    Outcome,
)
from sos_desktop.domain.identification.rules import RuleSet
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.memory import collector_paused
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.identification.cell_comparison import (
    absent_causes,
    compared_cells,
    unlisted_cells,
)
from sos_desktop.services.identification.computed_status import computed_status
from sos_desktop.services.identification.fact_comparison import compare_facts
from sos_desktop.services.identification.flags_from_letters import with_clause
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.identification.years import Years


@frozen_dataclass
class Reconciliation:
    """A list compared.

    Attributes:
        rules: The year's; None when none are in force, so that nothing is computed beside the list.
        file_name: The list.
        cells: Every cell in which either side has a letter, or could have; the others agree by
            having none.
        facts: Methods, criteria met, status and Level 3 flag of every LEA compared.
        counts: Cells by outcome, those without letters included.
        leas, without_data: LEAs compared; LEAs of the list without any loaded data.
        not_listed: Names of LEAs with data that the list leaves out; only their letters are
            compared, with none.
    """

    year: int
    rules: RuleSet | None
    file_name: str
    cells: tuple[Comparison, ...]
    facts: tuple[Comparison, ...]
    counts: Mapping[Outcome, int]
    leas: int
    without_data: int
    not_listed: tuple[str, ...] = ()

    @property
    def judged(self) -> int:
        """How many cells could be compared."""
        return sum(self.counts.values()) - self.counts.get(Outcome.NOT_COMPUTABLE, 0)

    @property
    def differences(self) -> tuple[Comparison, ...]:
        """Every cell and fact in which the two contradict each other."""
        return tuple(c for c in (*self.cells, *self.facts) if c.outcome.is_difference)


def reconcile(
    county: CountyFile, year: int, *, county_code: str | None = None, statewide: bool = False
) -> Reconciliation | None:
    """Compare with the list of a year that is loaded; None when none is.

    Raises:
        InputProblem: There are no data to compare with.
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
        InputProblem: The file is not CDE's list of districts and county offices, or none of its
            LEAs have data.
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


def only_listed(listed: OfficialList) -> Reconciliation:
    """A list of a year whose rules are not in force: what it says, with nothing beside it."""
    why = (rule_book().with_lists((listed.year,)).why_not(listed.year).partition(",")[0],)
    cells = tuple(
        Comparison(cds, entry.lea.name, group, "", letter, Outcome.NOT_COMPUTABLE, why)
        for cds, entry in listed.leas.items()
        for group, letter in entry.marks.get(listed.year, {}).items()
    )
    facts = tuple(
        Comparison(cds, entry.lea.name, "Status", "", status, Outcome.NOT_COMPUTABLE, why)
        for cds, entry in listed.leas.items()
        if (status := entry.statuses.get(listed.year))
    )
    counts = {Outcome.NOT_COMPUTABLE: len(cells)}
    leas = len(listed.leas)
    return Reconciliation(listed.year, None, listed.file_name, cells, facts, counts, leas, 0)


def _compare(
    county: CountyFile, session: Session, listed: OfficialList, code: str | None
) -> Reconciliation:
    rules = rule_book().official(listed.year)
    if rules is None:
        return only_listed(listed)
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
        found = compared_cells(years, rules, own, entry, editions.get(cds, {}))
        counts.update(cell.outcome for cell in found)
        cells.extend(
            cell
            for cell in found
            if cell.computed or cell.official or cell.outcome is Outcome.NOT_COMPUTABLE
        )
        row = computed_status(years, own, listed.year)
        if row is not None:
            absent = absent_causes(rules, found)
            more = compare_facts(with_clause(years, row), entry, listed.year, rules, absent)
            facts.extend(more)
    unlisted = [
        own
        for cds, own in computed.items()
        if cds not in listed.leas and EntityKind(own.lea.kind) in rules.kinds
    ]
    for own in unlisted:
        more_cells = unlisted_cells(own)
        counts[Outcome.ONLY_COMPUTED] += len(more_cells)
        cells.extend(more_cells)
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
