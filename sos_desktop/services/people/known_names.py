"""Names already in the county file, offered while somebody types a name."""

from typing import Any

import sqlalchemy as sa

from db.models.casework import SupportCaseRow, TaskRow, TeamMemberRow
from db.models.improvement import ActionRow
from db.models.registers import ConsultantRow, PersonRow
from db.queries.people import still_there
from sos_desktop.foundation import clock
from sos_desktop.services.county.county_files import CountyFile


def consultants(county: CountyFile) -> tuple[str, ...]:
    """People of the county office: its team, who works here now, who has cases, who has tasks."""
    with county.session() as session:
        names = {county.user}
        names |= set(session.scalars(sa.select(ConsultantRow.name).where(ConsultantRow.active)))
        for column in (SupportCaseRow.consultant, TaskRow.assignee):
            names |= set(session.scalars(sa.select(column).distinct()))
    return _sorted(names)


def partners(county: CountyFile, case_id: str) -> tuple[str, ...]:
    """People of one case: its LEA's address book, its team, who owns and helps with its actions."""
    with county.session() as session:
        names: set[str] = set(session.scalars(_people_of(case_id)))
        for column, row in (
            (TeamMemberRow.name, TeamMemberRow),
            (ActionRow.owner, ActionRow),
            (ActionRow.provider, ActionRow),
        ):
            names |= set(session.scalars(sa.select(column).where(row.case_id == case_id)))
    return _sorted(names)


def _people_of(case_id: str) -> sa.Select[Any]:
    """Names of those in the address book who still work for the case's LEA."""
    cds = sa.select(SupportCaseRow.cds).where(SupportCaseRow.id == case_id).scalar_subquery()
    return sa.select(PersonRow.name).where(PersonRow.cds == cds, still_there(clock.today()))


def _sorted(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted(names - {""}, key=str.casefold))
