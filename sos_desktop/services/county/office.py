"""The county office as letters name it: kept in the county file, one fact per entry."""

from dataclasses import asdict, fields, replace

import sqlalchemy as sa

from db.models.county import OFFICE, MetaRow
from sos_desktop.domain.casework.history.labels import EDIT_OFFICE
from sos_desktop.domain.casework.records import Consultant
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.text import plain
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.write_gate import keep

_LONGEST = 500


@frozen_dataclass
class Office:
    """What letters say of the county office; texts are "" when nothing was written.

    Attributes:
        name: In full ("Alder County Office of Education").
        address: One or more lines.
        letterhead: The line under the name on letters ("Elena Vance, Superintendent of Schools").
        contact: Name of the team member whom LEAs call when nobody is in charge of their case.
    """

    name: str = ""
    address: str = ""
    phone: str = ""
    letterhead: str = ""
    contact: str = ""


def office(county: CountyFile) -> Office:
    """What is kept of the county office."""
    with county.session() as session:
        rows = session.scalars(sa.select(MetaRow).where(MetaRow.key.startswith(OFFICE)))
        kept = {row.key.removeprefix(OFFICE): row.value for row in rows}
    known = {item.name for item in fields(Office)}
    return Office(**{name: value for name, value in kept.items() if name in known})


def save_office(county: CountyFile, record: Office) -> Changes:
    """Keep what is written about the county office.

    Raises:
        InputProblem: A text is too long; `where` names the field.
    """
    cleaned = replace(record, **{n: _cleaned(n, text) for n, text in asdict(record).items()})
    if cleaned == office(county):
        return Changes(Subject.NOTHING)
    with county.session(EDIT_OFFICE) as session:
        for name, text in asdict(cleaned).items():
            session.merge(MetaRow(key=f"{OFFICE}{name}", value=text))
    return Changes(Subject.REGISTERS, EDIT_OFFICE.words)


def save_contact(county: CountyFile, member: Consultant) -> Changes:
    """Keep whom LEAs call when nobody is in charge of their case: in the team, and by their name.

    Who is in the team under that name already is brought up to date; what is left empty stays.

    Raises:
        InputProblem: They cannot be kept; `where` names the field.
    """
    name = " ".join(member.name.split()).casefold()
    same = (m for m in registers.all_of(county, Consultant) if m.name.casefold() == name)
    known = next(same, None)
    if known is not None:
        told = {n: text for n in ("title", "phone", "email") if (text := getattr(member, n))}
        member = replace(known, **told)
    with county.session(EDIT_OFFICE) as session:
        kept = keep(session, member).record
        assert isinstance(kept, Consultant)
        session.merge(MetaRow(key=f"{OFFICE}contact", value=kept.name))
    return Changes(Subject.REGISTERS, EDIT_OFFICE.words)


def _cleaned(name: str, text: str) -> str:
    lines = [" ".join(line.split()) for line in plain(text).split("\n")]
    found = "\n".join(line for line in lines if line)
    if len(found) > _LONGEST:
        raise InputProblem(f"Write at most {_LONGEST} characters.", where=name)
    return found
