"""What was read and computed of a county's years, kept from one view to the next."""

from collections.abc import Hashable, Mapping
from dataclasses import field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.county import LeaRow
from db.models.dashboard import ImportBatchRow
from db.models.registry import column
from db.queries.official import OfficialList
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.casework.records import LeaFact
from sos_desktop.domain.casework.words import FactKind
from sos_desktop.domain.dashboard.codes import EntityKind, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.identification.criteria import GroupResult
from sos_desktop.domain.identification.methods import MethodEvidence, Methods
from sos_desktop.domain.identification.rules import Open, RuleBook
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.identification.lea_status import LeaStatus

Figures = Mapping[str, Mapping[Indicator, Observation]]
"""Student group to indicator to figure."""


@frozen_dataclass
class ComputedYear:
    """One LEA in one year, computed from what is loaded.

    Attributes:
        figures: Only figures that can matter to the year's criteria.
        results: The groups that met at least one priority.
        evidence: What the methods were judged by.
        letters: Group code to letter, of what is loaded.
        open_letters: The groups without a letter that a file that is not loaded could give one.
    """

    lea: Lea
    figures: Figures
    results: Mapping[str, GroupResult]
    evidence: MethodEvidence
    methods: Methods
    letters: Mapping[str, str] = field(init=False)
    open_letters: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        letters = {g: result.letter for g, result in self.results.items() if result.letter}
        object.__setattr__(self, "letters", letters)
        met = self.evidence.priorities
        could = frozenset(
            group
            for group, waits in self.waits.items()
            if group not in letters and len(met.get(group, frozenset()) | waits.keys()) >= 2
        )
        object.__setattr__(self, "open_letters", could)

    @property
    def waits(self) -> Mapping[str, Open]:
        """Group code to the priorities that files that are not loaded could add."""
        return self.evidence.waits or {}


@frozen_dataclass
class YearsRead:
    """Filled year by year as it is asked for; what is in it is never changed.

    Attributes:
        computed: By year, then CDS code.
        students: By year, CDS code and student group, the most students of any figure.
        loaded: By year, the indicators that are loaded.
        official: By kind and year, CDE's list; None when it is not loaded.
        lists: The same by import.
        statuses: By CDS code and year, what follows from what is loaded.
        further: What others worked out from all this, under keys of their own (`Years.kept`).
    """

    computed: dict[int, Mapping[str, ComputedYear]] = field(default_factory=dict)
    students: dict[int, Mapping[str, Mapping[str, int]]] = field(default_factory=dict)
    loaded: dict[int, frozenset[Indicator]] = field(default_factory=dict)
    official: dict[tuple[str, int], OfficialList | None] = field(default_factory=dict)
    lists: dict[int, OfficialList] = field(default_factory=dict)
    statuses: dict[tuple[str, int], LeaStatus | None] = field(default_factory=dict)
    further: dict[Hashable, Any] = field(default_factory=dict)


def years_read(
    county: CountyFile,
    session: Session,
    book: RuleBook,
    county_code: str | None,
    *,
    margin: int,
    charters: bool,
) -> YearsRead:
    """What is known already; empty for the whole state, which is too much to be kept.

    It holds while the same imports are in force, LEAs are called the same, the same failures of
    CALPADS are noted and the rules are the same. Cut scores have no part in it: colors and levels
    are CDE's own.
    """
    if county_code is None:
        return YearsRead()
    key = ("years", county_code, margin, charters)
    return county.kept.get(key, (book, *in_force(county, session, county_code)), YearsRead)


def in_force(county: CountyFile, session: Session, county_code: str) -> tuple[object, ...]:
    """What follows from loaded data alone holds while this is the same; asked once a writing.

    Rows of an import never change; whether it counts does, and what LEAs are called.
    """
    key = ("in force", county_code)
    return county.read.get(key, county.written, lambda: _in_force(session, county_code))


def _in_force(session: Session, county_code: str) -> tuple[object, ...]:
    batch, lea = ImportBatchRow, LeaRow
    imports = sa.select(
        batch.id, batch.state, batch.kind, batch.indicator, batch.year, batch.series, batch.sha256
    ).order_by(batch.id)
    leas = (
        sa.select(lea.id, lea.cds, lea.kind, lea.name, lea.county_name)
        .where(lea.county_code == county_code, lea.kind != EntityKind.SCHOOL)
        .order_by(lea.id)
    )
    failures = (
        sa.select(column(LeaFact.cds), column(LeaFact.year))
        .where(column(LeaFact.kind) == FactKind.CALPADS, column(LeaFact.holds))
        .order_by(column(LeaFact.cds), column(LeaFact.year))
    )
    return tuple(
        tuple(map(tuple, session.execute(asked).all())) for asked in (imports, leas, failures)
    )
