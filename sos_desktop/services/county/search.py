"""Finding: places by name (cases, LEAs, people, providers), and texts anywhere in the casework."""

import re
from collections.abc import Sequence
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.county import LeaRow
from db.models.registry import column, row_class, to_record
from db.queries import search as index
from db.queries.people import still_there
from db.records import records_where
from sos_desktop.domain.casework.kinds import SEARCHED
from sos_desktop.domain.casework.records import Case, Person, Provider
from sos_desktop.domain.casework.words import PersonRole
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.foundation import clock
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county.county_files import CountyFile

LIMIT = 60
_CASE = row_class(Case)
_LISTED = {
    EntityKind.DISTRICT: "District",
    EntityKind.COE: "County office",
    EntityKind.CHARTER: "Charter school",
}
"""The LEAs one can go to, with what a person calls each kind."""
_PIECES = re.compile(r"\s+|\S+")


class PlaceKind(StrEnum):
    """What a place is."""

    CASE = "case"
    LEA = "lea"
    PERSON = "person"
    PROVIDER = "provider"


@frozen_dataclass
class FoundPlace:
    """Something with a name that one can go to.

    Attributes:
        key: A case's, person's or provider's id; an LEA's CDS code.
        words: What it is, and more about it: "Case, stage 2", "Person, Superintendent, Alisal".
    """

    kind: PlaceKind
    key: str
    name: str
    words: str = ""


TEXT_KINDS: dict[str, str] = {table: kind.tag for table, kind in SEARCHED.items()}
"""What a person calls each kind of text."""


@frozen_dataclass
class TextHit:
    """A text that holds every word looked for.

    Attributes:
        kind: The table it is kept in; `TEXT_KINDS` has its word.
        where: The LEA's name; "" for texts that belong to none.
        title: What the record is called, a person's name; "" when it has no name of its own.
        about: A person's title or role; "" otherwise.
        excerpt: The text around the match, as (text, whether it is the match) in order.
        closed: It belongs to a case that is closed.
    """

    kind: str
    record_id: str
    case_id: str | None
    cds: str | None
    where: str
    title: str
    excerpt: tuple[tuple[str, bool], ...]
    closed: bool = False
    about: str = ""

    @property
    def line(self) -> str:
        """The excerpt in one line."""
        return self._flat()[0]

    @property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """Where in `line` the words looked for stand: (first letter, how many letters)."""
        return self._flat()[1]

    def _flat(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        line, marks = "", []
        for text, match in self.excerpt:
            for piece in _PIECES.findall(text):
                if piece.isspace():
                    line += " " if line and not line.endswith(" ") else ""
                    continue
                if match:
                    marks.append((len(line), len(piece)))
                line += piece
        return line.rstrip(), tuple(marks)


def places(county: CountyFile) -> tuple[FoundPlace, ...]:
    """Every case, LEA of the county, person and provider; open cases first."""
    with county.session() as session:
        return (*_cases(session), *_leas(session, county), *_people(session), *_providers(session))


def texts(
    county: CountyFile,
    wanted: str,
    *,
    kinds: Sequence[str] = (),
    case_id: str | None = None,
    limit: int = LIMIT,
) -> tuple[TextHit, ...]:
    """Texts of the casework that hold every word, best first.

    Args:
        county: The open county file.
        wanted: Words or their beginnings; accents may be left out.
        kinds: Only these (keys of `TEXT_KINDS`); empty for all.
        case_id: Only this case.
        limit: At most so many.
    """
    with county.session() as session:
        found = index.find(session, wanted, kinds=kinds, case_id=case_id, limit=limit)
        cases = _case_names(session, {hit.case_id for hit in found if hit.case_id})
        people = _named(session, {hit.row_id for hit in found if hit.kind == "person"})
    return tuple(_hit(hit, cases, people) for hit in found)


def _hit(
    found: index.TextMatch,
    cases: dict[str, tuple[str, bool]],
    people: dict[str, tuple[str, str, str]],
) -> TextHit:
    where, closed = cases.get(found.case_id or "", ("", False))
    title, about = found.title, ""
    if found.kind == "person" and found.row_id in people:
        title, about, where = people[found.row_id]
    return TextHit(
        found.kind,
        found.row_id,
        found.case_id,
        found.cds,
        where,
        title,
        _parts(found.excerpt),
        closed,
        about,
    )


def _parts(marked: str) -> tuple[tuple[str, bool], ...]:
    parts: list[tuple[str, bool]] = []
    for number, piece in enumerate(marked.split(index.START)):
        match, mark, rest = piece.partition(index.END)
        if number and mark:
            parts += [(match, True), (rest, False)]
        else:
            parts.append((piece, False))
    return tuple(part for part in parts if part[0])


def _cases(session: Session) -> list[FoundPlace]:
    rows = session.execute(
        sa.select(
            _CASE.id,
            LeaRow.name,
            column(Case.stage),
            column(Case.closed_on),
            column(Case.year),
        )
        .join(LeaRow, LeaRow.cds == column(Case.cds))
        .order_by(column(Case.closed_on).is_not(None), LeaRow.name)
    )
    found = []
    for case_id, name, stage, closed_on, year in rows:
        when = f", {year}" if year else ""
        words = f"Closed case{when}" if closed_on else f"Case, stage {stage.number}{when}"
        found.append(FoundPlace(PlaceKind.CASE, case_id, name, words))
    return found


def _leas(session: Session, county: CountyFile) -> list[FoundPlace]:
    rows = session.execute(
        sa.select(LeaRow.cds, LeaRow.name, LeaRow.kind)
        .where(LeaRow.county_code == county.county_code, LeaRow.kind.in_(tuple(_LISTED)))
        .order_by(LeaRow.name)
    )
    return [
        FoundPlace(PlaceKind.LEA, cds, name, _LISTED[EntityKind(kind)]) for cds, name, kind in rows
    ]


def _people(session: Session) -> list[FoundPlace]:
    """Those who are there today; somebody whose last day is noted ahead still is."""
    query = _PEOPLE.where(still_there(clock.today())).order_by(column(Person.name))
    found = []
    for row, lea in session.execute(query):
        person = to_record(Person, row)
        words = ["Person", *_facts(person, lea)]
        name = person.name or person.title
        found.append(
            FoundPlace(PlaceKind.PERSON, person.id, name, ", ".join(word for word in words if word))
        )
    return found


_PEOPLE = sa.select(row_class(Person), LeaRow.name).outerjoin(
    LeaRow, LeaRow.cds == column(Person.cds)
)


def _facts(person: Person, lea: str | None) -> tuple[str, str]:
    """What a person does, and for whom."""
    role = "" if person.role is PersonRole.OTHER else person.role.words
    return person.title or role, lea or person.organization


def _named(session: Session, ids: set[str]) -> dict[str, tuple[str, str, str]]:
    """People's name, what they do, and for whom."""
    rows = session.execute(_PEOPLE.where(row_class(Person).id.in_(ids))) if ids else ()
    people = [(to_record(Person, row), lea) for row, lea in rows]
    return {p.id: (p.name or p.title, *_facts(p, lea)) for p, lea in people}


def _providers(session: Session) -> list[FoundPlace]:
    found = records_where(session, Provider, order_by=column(Provider.name))
    return [
        FoundPlace(PlaceKind.PROVIDER, p.id, p.name, f"Provider, {p.kind.words}") for p in found
    ]


def _case_names(session: Session, ids: set[str]) -> dict[str, tuple[str, bool]]:
    rows = session.execute(
        sa.select(_CASE.id, LeaRow.name, column(Case.closed_on))
        .join(LeaRow, LeaRow.cds == column(Case.cds))
        .where(_CASE.id.in_(ids))
    )
    return {case_id: (name, closed_on is not None) for case_id, name, closed_on in rows}
