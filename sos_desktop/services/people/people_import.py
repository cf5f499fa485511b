"""Contacts from a file into the address book: look, decide row by row, keep as one change."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from db.change_log import touched
from db.models.registry import row_class, to_record
from sos_desktop.domain.casework.checks import record_checks
from sos_desktop.domain.casework.history.labels import of_kind
from sos_desktop.domain.casework.records import Person
from sos_desktop.domain.casework.words import Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation import clock, memory
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.importers.people import COLUMNS, ContactSheet, read_contacts
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.people.address_book import address_book
from sos_desktop.services.people.import_row import ImportRow, RowChoice, RowStanding, updated
from sos_desktop.services.people.people_rows import RowReader
from sos_desktop.services.write_gate import keep

__all__ = [
    "COLUMNS",
    "ContactSheet",
    "ImportRow",
    "PeoplePreview",
    "RowChoice",
    "RowStanding",
    "commit",
    "preview",
    "read",
]


@frozen_dataclass
class PeoplePreview:
    """Every row of a file, and whether its columns say who they are about."""

    sheet: ContactSheet
    columns: Mapping[str, int]
    rows: tuple[ImportRow, ...]

    @property
    def usable(self) -> bool:
        """Whether there is a column to know people by."""
        return bool({"name", "first", "last", "email", "title"} & set(self.columns))


def read(path: Path) -> ContactSheet:
    """Read a list of contacts; raises as `importers.people.read_contacts`."""
    memory.freeze()
    return read_contacts(path)


def preview(
    county: CountyFile, sheet: ContactSheet, columns: Mapping[str, int] | None = None
) -> PeoplePreview:
    """Look at every row against the address book; nothing is written.

    Args:
        county: The open county file.
        sheet: From `read`.
        columns: Which column is what; as recognised by default.
    """
    memory.freeze()
    columns = dict(sheet.columns if columns is None else columns)
    book = address_book(county)
    reader = RowReader(columns, book.leas, [line.person for line in book.people])
    with memory.collector_paused():
        rows = tuple(reader.row(number, cells) for number, cells in sheet.rows)
    return PeoplePreview(sheet, columns, rows)


def commit(county: CountyFile, file: str, rows: Sequence[ImportRow]) -> Changes:
    """Add, update and replace what was chosen, as one change that can be undone whole.

    Whoever somebody takes over from has left from today on, and stays in the address book.

    Raises:
        InputProblem: Nothing was chosen, a row cannot be kept, or somebody to be updated is gone.
    """
    chosen = [row for row in rows if row.choice is not RowChoice.SKIP]
    if not chosen:
        raise InputProblem("No row is chosen. Choose Add or Update for at least one.")
    label = of_kind(Verb.IMPORT, Person, file, count=len(chosen))
    kind: Any = row_class(Person)
    today = clock.today()
    with county.session(label) as session:
        kept = {row.id: row for row in session.scalars(sa.select(kind))}
        for item in chosen:
            if item.choice in (RowChoice.ADD, RowChoice.REPLACE):
                keep(session, item.person, is_new=True)
                before = kept.get(item.replaces.id) if item.replaces is not None else None
                if item.choice is RowChoice.REPLACE and before is not None:
                    keep(session, replace(to_record(Person, before), left_on=today))
                continue
            row = kept.get(item.match.id) if item.match is not None else None
            if row is None:
                raise InputProblem(
                    f"Row {item.row} updates somebody who is no longer in the address book. Close "
                    "this window and choose the file again."
                )
            person = record_checks.cleaned(item.person)
            keep(session, updated(to_record(Person, row), person, today))
        count = touched(session)
    return Changes(
        Subject.REGISTERS if count else Subject.NOTHING, label.words if count else "", count=count
    )
