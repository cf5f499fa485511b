"""The figures of a local source as they may be shown, as a table of its own and as a file."""

from db.queries import local as queries
from db.queries.casework import lea_by_cds
from db.records import record_by_id
from sos_desktop.domain.casework.records import LocalFile, LocalSource
from sos_desktop.domain.casework.words import LocalState
from sos_desktop.domain.local.cells import (
    LocalCell,
    LocalTable,
    group_words,
    order,
    without_lacking,
)
from sos_desktop.domain.local.leas import LeaOfFile
from sos_desktop.foundation import memory
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.text_tables import csv_bytes
from sos_desktop.services.casework.record_pointers import gone
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.local import holding
from sos_desktop.services.local.looking import CountedFile

COLUMNS = ("period", "place", "group", "numerator", "denominator", "value", "shown")


@frozen_dataclass
class SourceView:
    """A local source with its files, the newest first."""

    source: LocalSource
    files: tuple[LocalFile, ...] = ()

    @property
    def figures(self) -> int:
        """How many figures the files that count brought."""
        return sum(file.cells for file in self.files if file.state is LocalState.COUNTS)


def sources(county: CountyFile, cds: str) -> tuple[SourceView, ...]:
    """The local sources of an LEA by name."""
    with county.session() as session:
        return tuple(
            SourceView(source, tuple(reversed(queries.files_of(session, source.id))))
            for source in queries.sources_of(session, cds)
        )


def lea_of_file(county: CountyFile, cds: str) -> LeaOfFile:
    """The LEA that files are read for.

    Raises:
        InputProblem: It is not in the county file.
    """
    with county.session() as session:
        lea = lea_by_cds(session, cds)
        if lea is None:
            raise InputProblem(
                f"There is no LEA {cds} in the county file. Load its Dashboard files first.",
                where="lea",
            )
        return LeaOfFile(lea.cds, lea.name)


def source_named(county: CountyFile, cds: str, name: str) -> LocalSource:
    """A source of an LEA by its name, however it is capitalized.

    Raises:
        InputProblem: The LEA is not in the county file, or has no such source.
    """
    lea_of_file(county, cds)
    with county.session() as session:
        known = queries.sources_of(session, cds)
    for source in known:
        if source.name.casefold() == name.strip().casefold():
            return source
    names = ", ".join(f"“{source.name}”" for source in known)
    there = f"There is {names}." if known else "No local data of this LEA are loaded."
    raise InputProblem(f"There are no local data named “{name}”. {there}", where="source")


def table_of(county: CountyFile, source_id: str) -> LocalTable:
    """The figures of a source that count now, with what may be shown of them.

    Raises:
        InputProblem: The source is gone.
    """
    with county.session() as session:
        if record_by_id(session, LocalSource, source_id) is None:
            raise gone("local source", "source")
        return without_lacking(holding.shown_table(county, session, source_id))


def table_before(county: CountyFile, cds: str, name: str, counted: CountedFile) -> LocalTable:
    """The figures of a file that is not kept yet, with what could be shown of them.

    Args:
        county: The open county file.
        cds: Whose figures they are.
        name: Of the source under which they would be kept.
        counted: The file.
    """
    with county.session() as session, memory.collector_paused():
        table = holding.table_before(session, cds, name.strip(), counted.reading.cells)
        memory.freeze()
    return without_lacking(table)


def table_csv(table: LocalTable, *, public: bool) -> bytes:
    """Every figure of the files, a row each; what is held back has no number.

    Args:
        table: Of a source.
        public: Leave out, too, what nobody can judge: percents of which it is not known how many
            students they are of.
    """
    return csv_bytes(
        COLUMNS, (_row(table, cell, public) for cell in sorted(table.cells, key=order))
    )


def _row(table: LocalTable, cell: LocalCell, public: bool) -> tuple[object, ...]:
    shown = table.may_show(cell) and not (public and cell.students is None)
    numbers = (cell.numerator, cell.denominator, cell.value) if shown else (None, None, None)
    return (
        cell.period,
        cell.place,
        group_words(cell.group),
        *map(_number, numbers),
        "yes" if shown else "no",
    )


def _number(value: float | None) -> float | int | None:
    if value is None:
        return None
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded
