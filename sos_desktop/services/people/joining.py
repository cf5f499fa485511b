"""Two entries of one person become one: what the kept entry lacks is taken from the other."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from db.change_log import rename
from db.deleting import delete_whole
from db.models.registry import row_class
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.records import Person
from sos_desktop.domain.casework.words import PersonRole, Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.write_gate import keep

_TEXTS = ("name", "organization", "title", "salutation", "email", "phone")
_ALSO = {"name": "name", "title": "title", "email": "e-mail", "phone": "phone"}
"""What is kept in the note where both entries say it differently, and its word there."""


def joined(kept: Person, other: Person) -> Person:
    """The kept entry with what it lacks; nothing either of them says is lost.

    Where both say something else the kept entry's counts, and the other's stands in the note. They
    are there while one of the two entries says so.
    """
    found = {name: getattr(kept, name) or getattr(other, name) for name in _TEXTS}
    role = other.role if kept.role is PersonRole.OTHER else kept.role
    gone = None if None in (kept.left_on, other.left_on) else max(_days(kept, other))
    both = replace(
        kept, **found, role=role, cds=kept.cds or other.cds, left_on=gone, note=_note(kept, other)
    )
    return replace(both, organization="") if both.cds is not None else both


def _days(*people: Person) -> list[date]:
    return [person.left_on for person in people if person.left_on is not None]


def _note(kept: Person, other: Person) -> str:
    lines = [kept.note, "" if other.note == kept.note else other.note]
    for name, word in _ALSO.items():
        mine, theirs = getattr(kept, name), getattr(other, name)
        if mine and theirs and mine.casefold() != theirs.casefold():
            lines.append(f"Also noted, {word}: {theirs}")
    return "\n".join(line for line in lines if line)


def join_people(county: CountyFile, kept: Person, others: Sequence[Person]) -> Changes:
    """Bring entries of one person together as one change, which undo takes apart again.

    Args:
        county: The open county file.
        kept: The entry that stays.
        others: The entries that go.

    Raises:
        InputProblem: There is nothing to join, two of them work for different LEAs, or one of the
            entries is gone.
    """
    if not others or any(other.id == kept.id for other in others):
        raise InputProblem("Select two entries of one person.")
    if len({person.cds for person in (kept, *others) if person.cds}) > 1:
        raise InputProblem(
            "These entries are of different LEAs. Somebody who changed districts is noted as no "
            "longer there, and added where they are now."
        )
    whole = kept
    for other in others:
        whole = joined(whole, other)
    label = labels.of_record(Verb.JOIN, whole)
    with county.session("") as session:
        rows = [session.get(row_class(Person), person.id) for person in (kept, *others)]
        there = [row for row in rows if row is not None]
        if len(there) < len(rows):
            raise InputProblem("One of these entries was removed in the meantime.")
        for row in there[1:]:
            delete_whole(session, row)
        keep(session, whole)
        rename(session, label)
    return Changes(Subject.REGISTERS, label.words, count=1)
