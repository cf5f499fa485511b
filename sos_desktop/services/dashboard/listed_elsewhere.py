"""What CDE's lists beside the assistance status say of an LEA and its schools."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from db.queries.official import (
    CHARTERS,
    EQUITY_MULTIPLIER,
    LOW_PERFORMING,
    OfficialLea,
    list_batches,
    read_list,
)
from sos_desktop.domain.dashboard.cds import LEA_DIGITS
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS, EntityKind
from sos_desktop.domain.dashboard.datasets import dataset_title
from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.import_marks import source_name
from sos_desktop.services.identification.years_read import in_force


@frozen_dataclass
class NamedList:
    """A list in force: what it is, and its file, marked where its columns do not fit."""

    title: str
    file_name: str


@frozen_dataclass
class EquitySite:
    """A school site with money of the Equity Multiplier; None is not reported.

    Attributes:
        funding: Dollars of the fiscal year.
        non_stability, disadvantaged: Shares of the year before, 0 to 1.
    """

    cds: str
    name: str
    funding: float | None
    enrollment: float | None
    non_stability: float | None
    disadvantaged: float | None


@frozen_dataclass
class EquityMultiplier:
    """What the lists of one fiscal year say of an LEA.

    Attributes:
        sites: Its sites with money, by name.
        others: How many more of its sites the list of sites has.
        count, funding: Its own row in the list of LEAs: how many sites, and dollars; None without.
    """

    source: NamedList
    sites: tuple[EquitySite, ...]
    others: int
    count: int | None
    funding: float | None


@frozen_dataclass
class LowGroups:
    """The student groups a list under EC 52064(e)(5) names for an LEA; none if it is not in it."""

    source: NamedList
    groups: tuple[str, ...]


@frozen_dataclass
class ListedCharter:
    """A charter school in CDE's list of charter schools; None is not said."""

    cds: str
    name: str
    status: str | None
    flag: bool | None


@frozen_dataclass
class ListedCharters:
    """The charter schools of a district, or the charter school itself, in CDE's newest list."""

    source: NamedList
    schools: tuple[ListedCharter, ...]


@frozen_dataclass
class ListedElsewhere:
    """What the newest list of each kind says; None is not loaded."""

    equity: EquityMultiplier | None
    low: LowGroups | None
    charters: ListedCharters | None


def listed_elsewhere(county: CountyFile, cds: str) -> ListedElsewhere:
    """What CDE's lists say of an LEA, in its own words; nothing here is computed."""

    def read() -> ListedElsewhere:
        return ListedElsewhere(_equity(session, cds), _low(session, cds), _charters(session, cds))

    with county.session() as session:
        held = in_force(county, session, cds[:2])
        return county.read.get(("listed elsewhere", cds), held, read)


@frozen_dataclass
class _List:
    source: NamedList
    year: int
    own: Mapping[str, OfficialLea]
    """The LEA's and its schools' rows, by CDS code."""


def _newest(session: Session, kind: str, cds: str, series: str = "") -> _List | None:
    """The newest list of a kind and series with the rows that belong to an LEA."""
    batch = next((b for b in list_batches(session, kind) if b.series == series), None)
    if batch is None:
        return None
    title = dataset_title(batch.kind, None, batch.year, batch.series)
    rows = read_list(session, batch, district=cds[:LEA_DIGITS]).leas
    own = {code: row for code, row in rows.items() if _belongs(row, cds)}
    return _List(NamedList(title, source_name(batch)), batch.year or 0, own)


def _belongs(row: OfficialLea, cds: str) -> bool:
    """A district has its schools' rows; a charter school only its own."""
    return cds.endswith("0" * 7) or row.lea.cds == cds


def _equity(session: Session, cds: str) -> EquityMultiplier | None:
    listed = _newest(session, EQUITY_MULTIPLIER, cds, "sites")
    leas = _newest(session, EQUITY_MULTIPLIER, cds, "leas")
    if listed is None and leas is None:
        return None
    year = max(one.year for one in (listed, leas) if one is not None)
    # Sums of one fiscal year beside sites of another would look like theirs.
    listed = listed if listed is not None and listed.year == year else None
    leas = leas if leas is not None and leas.year == year else None
    rows = list(listed.own.values()) if listed is not None else []
    # A charter school is an LEA of its own: its money is not the district's.
    rows = [row for row in rows if row.lea.kind != EntityKind.CHARTER or row.lea.cds == cds]
    sites = [_site(row, year) for row in rows]
    funded = sorted((site for site in sites if site.funding), key=lambda site: site.name)
    sums = leas.own.get(cds) if leas is not None else None
    count = sums.facts.get((year, ListFact.SITES)) if sums is not None else None
    named = listed or leas
    assert named is not None
    return EquityMultiplier(
        named.source,
        tuple(funded),
        len(sites) - len(funded),
        None if count is None else int(count),
        sums.facts.get((year, ListFact.FUNDING)) if sums is not None else None,
    )


def _site(row: OfficialLea, year: int) -> EquitySite:
    facts = row.facts
    return EquitySite(
        row.lea.cds,
        row.lea.name,
        facts.get((year, ListFact.FUNDING)),
        facts.get((year, ListFact.ENROLLMENT)),
        facts.get((year, ListFact.NON_STABILITY)),
        facts.get((year, ListFact.DISADVANTAGED)),
    )


def _low(session: Session, cds: str) -> LowGroups | None:
    listed = _newest(session, LOW_PERFORMING, cds)
    if listed is None:
        return None
    row = listed.own.get(cds)
    groups = row.marks.get(listed.year, {}) if row is not None else {}
    return LowGroups(listed.source, tuple(STUDENT_GROUPS[group].name for group in groups))


def _charters(session: Session, cds: str) -> ListedCharters | None:
    listed = _newest(session, CHARTERS, cds)
    if listed is None:
        return None
    return ListedCharters(
        listed.source,
        tuple(
            ListedCharter(
                row.lea.cds,
                row.lea.name,
                row.statuses.get(listed.year),
                row.flag(listed.year, ListFact.CHARTER),
            )
            for row in listed.own.values()
        ),
    )
