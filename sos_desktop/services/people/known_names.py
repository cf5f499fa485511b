"""Names already in the county file, offered while somebody types a name."""

from typing import Any

import sqlalchemy as sa

from db.models.registry import column, row_class
from db.queries.people import active, still_there
from sos_desktop.domain.casework.records import Action, Case, Consultant, Person, Task, TeamMember
from sos_desktop.foundation import clock
from sos_desktop.services.county.county_files import CountyFile


def team(county: CountyFile) -> tuple[str, ...]:
    """Who can be put in charge of cases: the office's team; while nobody stands there, who works.

    Titles and people who have left the team are not offered.
    """
    with county.session() as session:
        names = set(session.scalars(sa.select(column(Consultant.name)).where(active())))
    return _sorted(names) or consultants(county)


def consultants(county: CountyFile) -> tuple[str, ...]:
    """People of the county office: its team, who works here now, who has cases, who has tasks."""
    with county.session() as session:
        names = {county.user}
        names |= set(session.scalars(sa.select(column(Consultant.name)).where(active())))
        for named in (column(Case.consultant), column(Task.assignee)):
            names |= set(session.scalars(sa.select(named).distinct()))
    return _sorted(names)


def partners(county: CountyFile, case_id: str) -> tuple[str, ...]:
    """People of one case: its LEA's address book, its team, who owns and helps with its actions."""
    with county.session() as session:
        names: set[str] = set(session.scalars(_people_of(case_id)))
        for named, kind in (
            (column(TeamMember.name), TeamMember),
            (column(Action.owner), Action),
            (column(Action.provider), Action),
        ):
            of_case = row_class(kind).case_id == case_id
            names |= set(session.scalars(sa.select(named).where(of_case)))
    return _sorted(names)


def _people_of(case_id: str) -> sa.Select[Any]:
    """Names of those in the address book who still work for the case's LEA."""
    cds = sa.select(column(Case.cds)).where(row_class(Case).id == case_id).scalar_subquery()
    return sa.select(column(Person.name)).where(
        column(Person.cds) == cds, still_there(clock.today())
    )


def _sorted(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted(names - {""}, key=str.casefold))
