"""What else is known of an LEA: CALPADS, local ratings, its schools under ESSA, a cell's years."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.change_log import rename, touched
from db.models.county import LeaRow
from db.models.dashboard import ObservationRow
from db.models.registry import column
from db.queries.observations import active_batches
from db.queries.official import ESSA, OfficialLea, OfficialList, list_batches, ratings_of, read_list
from db.records import records_where
from sos_desktop.domain.casework.history.labels import of_record
from sos_desktop.domain.casework.records import LeaFact
from sos_desktop.domain.casework.words import FactKind, Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.dashboard.codes import (
    GROUP_BY_NUMBER,
    INDICATOR_BY_NUMBER,
    INDICATORS,
    STUDENT_GROUPS,
    Indicator,
)
from sos_desktop.domain.dashboard.schools import SchoolStatus
from sos_desktop.domain.dashboard.wording import NOT_REPORTED
from sos_desktop.domain.text import kept_line
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.identification.years_read import in_force
from sos_desktop.services.write_gate import keep

RATINGS = {1: "Met", 2: "Not Met", 3: "Not Met for Two or More Years"}


@frozen_dataclass
class LeaFacts:
    """What else is known of an LEA.

    Attributes:
        ratings: Local priority to CDE's word; "not reported" where the LEA left it out; empty when
            no ratings of the year are loaded.
        calpads: The recorded fact, None when nothing is recorded.
        schools: Its schools with a status; empty when none has one, or no list is loaded.
        schools_year: The Dashboard year of the ESSA list; None when none is loaded.
        schools_without: Schools of the list without a status.
    """

    ratings: dict[int, str]
    calpads: LeaFact | None
    schools: tuple[SchoolStatus, ...]
    schools_year: int | None
    schools_without: int


_LEAVING = {"ATSIEXIT": "left ATSI", "CSIEXIT": "left CSI"}


def lea_facts(county: CountyFile, cds: str, year: int) -> LeaFacts:
    """Local ratings and CALPADS of a year, and the schools of the newest ESSA list."""
    with county.session() as session:
        held = in_force(county, session, cds[:2])
        key = ("lists of an LEA", cds, year)
        ratings, listed = county.read.get(key, held, lambda: _in_lists(session, cds, year))
        calpads = _fact(session, cds, year)
    schools = [_school(entry, listed.year) for entry in listed.leas.values()] if listed else []
    shown = [s for s in schools if s.status not in ("", "No Status") or s.leaving]
    return LeaFacts(
        {n: RATINGS.get(rating or 0, NOT_REPORTED) for n, rating in sorted(ratings.items())},
        calpads,
        tuple(shown),
        listed.year if listed else None,
        len(schools) - len(shown),
    )


def _in_lists(
    session: Session, cds: str, year: int
) -> tuple[dict[int, int | None], OfficialList | None]:
    """Local ratings of a year, and the schools of the newest ESSA list."""
    number = session.scalar(sa.select(LeaRow.id).where(LeaRow.cds == cds))
    ratings = ratings_of(session, number, year) if number is not None else {}
    batches = list_batches(session, ESSA)
    return ratings, read_list(session, batches[0], district=cds[:7]) if batches else None


def _school(entry: OfficialLea, year: int) -> SchoolStatus:
    groups = entry.marks.get(year, {})
    return SchoolStatus(
        entry.lea.cds,
        entry.lea.name,
        entry.statuses.get(year, ""),
        tuple(groups),
        entry.statuses.get(year - 1, ""),
        _LEAVING.get(entry.leaving, entry.leaving),
    )


def _fact(session: Session, cds: str, year: int) -> LeaFact | None:
    found = records_where(
        session,
        LeaFact,
        column(LeaFact.cds) == cds,
        column(LeaFact.kind) == FactKind.CALPADS,
        column(LeaFact.year) == year,
    )
    return next(iter(found), None)


def record_calpads(
    county: CountyFile, cds: str, year: int, *, failed: bool, source: str
) -> Changes:
    """Record whether an LEA failed to certify its data in CALPADS; it can be undone.

    Raises:
        InputProblem: The source is missing, or the LEA is not in the file.
    """
    source = kept_line(source)
    if failed and not source:
        raise InputProblem(
            "Write where this was read, for example CDE's letter and its date.", where="source"
        )
    with county.session("") as session:
        if session.scalar(sa.select(LeaRow.id).where(LeaRow.cds == cds)) is None:
            raise InputProblem("This LEA is not in the county file.", where="cds")
        kept = _fact(session, cds, year)
        fact = LeaFact(
            cds=cds,
            kind=FactKind.CALPADS,
            year=year,
            holds=failed,
            noted_on=clock.today(),
            source=source,
        )
        keep(session, fact if kept is None else replace(fact, id=kept.id))
        if not touched(session):
            return Changes(Subject.NOTHING)
        label = of_record(Verb.RECORD, fact)
        rename(session, label)
    return Changes(Subject.DATA, label.words, count=1)


def trend(
    county: CountyFile, cds: str, group: str, indicator: Indicator
) -> tuple[tuple[int, float], ...]:
    """A cell's status by Dashboard year, oldest first; years without a figure are left out."""
    return trends(county, cds, (group,), (indicator,)).get((group, indicator), ())


def trends(
    county: CountyFile,
    cds: str,
    groups: Collection[str] = tuple(STUDENT_GROUPS),
    indicators: Collection[Indicator] = tuple(INDICATORS),
) -> dict[tuple[str, Indicator], tuple[tuple[int, float], ...]]:
    """The status of an LEA's cells by Dashboard year, oldest first.

    Returns:
        By group and indicator; years without a figure are left out, and cells without any.
    """
    found = trends_of_leas(county, (cds,), groups, indicators)
    return {(group, indicator): points for (_cds, group, indicator), points in found.items()}


def trends_of_leas(
    county: CountyFile, leas: Collection[str], groups: Collection[str], indicators: Collection[str]
) -> dict[tuple[str, str, Indicator], tuple[tuple[int, float], ...]]:
    """As `trends` of several LEAs, looked up at once; by CDS code, group and indicator."""
    numbers = [INDICATORS[Indicator(indicator)].number for indicator in indicators]
    with county.session() as session:
        batches = {b.id: b for b in active_batches(session) if b.indicator in numbers and b.year}
        rows = session.execute(
            sa.select(
                LeaRow.cds,
                ObservationRow.batch_id,
                ObservationRow.student_group,
                ObservationRow.status_tenths,
            )
            .join(LeaRow, LeaRow.id == ObservationRow.lea_id)
            .where(
                LeaRow.cds.in_(leas),
                ObservationRow.batch_id.in_(batches),
                ObservationRow.student_group.in_(STUDENT_GROUPS[group].number for group in groups),
                ObservationRow.status_tenths.is_not(None),
            )
        )
        found: dict[tuple[str, str, Indicator], dict[int, float]] = defaultdict(dict)
        for cds, batch, group, status in rows:
            about = batches[batch]
            if about.indicator and about.year and status is not None:
                cell = (cds, GROUP_BY_NUMBER[group], INDICATOR_BY_NUMBER[about.indicator])
                found[cell][about.year] = status / 10
    return {cell: tuple(sorted(points.items())) for cell, points in found.items()}
