"""Names already in the county file, offered while somebody types a name."""

import sqlalchemy as sa

from db.models.casework import SupportCaseRow, TaskRow, TeamMemberRow
from db.models.improvement import ActionRow
from sos_desktop.services.county_files import CountyFile


def consultants(county: CountyFile) -> tuple[str, ...]:
    """People of the county office: who works here now, who has cases, who has tasks."""
    with county.session() as session:
        names = {county.user}
        for column in (SupportCaseRow.consultant, TaskRow.assignee):
            names |= set(session.scalars(sa.select(column).distinct()))
    return _sorted(names)


def partners(county: CountyFile, case_id: str) -> tuple[str, ...]:
    """People of one case: its team, and the owners and providers of its actions."""
    with county.session() as session:
        names: set[str] = set()
        for column, row in (
            (TeamMemberRow.name, TeamMemberRow),
            (ActionRow.owner, ActionRow),
            (ActionRow.provider, ActionRow),
        ):
            names |= set(session.scalars(sa.select(column).where(row.case_id == case_id)))
    return _sorted(names)


def _sorted(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted(names - {""}, key=str.casefold))
