"""What is held back of local data: decided when a file is kept, and for good.

Two papers of different days, or of two sources of one LEA, must not show together what neither
shows. Files that were kept before a rule was there are held against it when they are shown, and
before anything about them changes.
"""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy.orm import Session

from db.queries import local as queries
from db.records import record_by_id
from sos_desktop.domain.casework.records import LocalSource
from sos_desktop.domain.casework.words import LocalState
from sos_desktop.domain.local.beside import Other, held_beside
from sos_desktop.domain.local.cells import Key, LocalCell, LocalTable, Shown
from sos_desktop.domain.local.periods import nested
from sos_desktop.domain.local.suppression import protect
from sos_desktop.foundation.memory import collector_paused, freeze, let_go
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.local.small_numbers import small_number_rule


def active_numbers(session: Session, source_id: str) -> list[int]:
    """The numbers of a source's files that count."""
    files = queries.files_of(session, source_id)
    return [file.number for file in files if file.state is LocalState.COUNTS]


def hold_back(
    session: Session,
    source_id: str,
    touched: set[str],
    earlier: Sequence[int] = (),
    written: Mapping[int, Sequence[LocalCell]] | None = None,
) -> None:
    """Decide what of some periods is held back from now on, with all that was ever shown of them.

    Args:
        session: That writes.
        source_id: Of which source.
        touched: The periods whose figures changed.
        earlier: Numbers of files whose figures may have been shown before.
        written: Figures of files that were written just now, which need not be read again.
    """
    active = active_numbers(session, source_id)
    every = queries.periods_of(session, active)
    periods = every if nested(every) else touched
    held = queries.held_of(session, source_id)
    alone = (written or {}).get(active[0]) if len(active) == 1 else None
    cells = (
        queries.values_of(session, active, periods)
        if alone is None
        else {cell[:3]: cell for cell in alone}
    )
    told = _told(session, earlier, periods, cells, held)
    table = protect(cells.values(), small_number_rule(), held, told.keys())
    new = {key for key, shown in table.shown.items() if shown is not Shown.YES}
    del table  # first, so that the figures go piece by piece
    others = _others(session, source_id, periods)
    new |= held_beside(cells.values(), held | new, others, small_number_rule())
    queries.add_held(session, source_id, new - held)
    let_go(told, cells)


def hold_across_sources(session: Session, source_id: str) -> None:
    """Hold for good what the LEA's sources give away of each other now, before one changes."""
    source = record_by_id(session, LocalSource, source_id)
    found = queries.sources_of(session, source.cds) if source is not None else []
    for one in found if len(found) > 1 else ():
        held = queries.held_of(session, one.id)
        cells = queries.values_of(session, active_numbers(session, one.id)).values()
        others = _others(session, one.id)
        queries.add_held(session, one.id, _hidden(_table(cells, held, others)) - held)


def shown_table(county: CountyFile, session: Session, source_id: str) -> LocalTable:
    """The figures of a source that count now, with what may be shown beside its LEA's others."""
    active = active_numbers(session, source_id)
    held = queries.held_of(session, source_id)
    beside = [
        (other, tuple(active_numbers(session, other)), queries.held_of(session, other))
        for other in _other_ids(session, source_id)
    ]

    def make() -> LocalTable:
        with collector_paused():  # it would stop every thread, some tenths of a second each time
            cells = queries.values_of(session, active).values()
            table = _table(cells, held, _others(session, source_id))
            freeze()
        return table

    return county.kept.get(("local", source_id), (tuple(active), held, tuple(beside)), make)


def _table(
    cells: Collection[LocalCell], held: frozenset[Key], others: Sequence[Other]
) -> LocalTable:
    rule = small_number_rule()
    table = protect(cells, rule, held)
    more = held_beside(cells, _hidden(table), others, rule)
    return protect(cells, rule, held | more) if more - _hidden(table) else table


def _hidden(table: LocalTable) -> set[Key]:
    return {key for key, shown in table.shown.items() if shown is not Shown.YES}


def _other_ids(session: Session, source_id: str) -> list[str]:
    source = record_by_id(session, LocalSource, source_id)
    found = queries.sources_of(session, source.cds) if source is not None else []
    return [other.id for other in found if other.id != source_id]


def _others(
    session: Session, source_id: str, periods: Collection[str] | None = None
) -> list[Other]:
    """The other sources of the same LEA; in some periods, or in all."""
    return [
        (
            queries.values_of(session, active_numbers(session, other), periods).values(),
            queries.held_of(session, other),
        )
        for other in _other_ids(session, source_id)
    ]


def _told(
    session: Session,
    numbers: Sequence[int],
    periods: set[str],
    now: dict[Key, LocalCell],
    held: frozenset[Key],
) -> dict[Key, LocalCell]:
    """What may have been shown before just as it is now."""
    found: dict[Key, LocalCell] = {}
    for number in numbers:
        before = queries.values_of(session, [number], periods)
        for key, cell in before.items():
            if key not in held and now.get(key) == cell:
                found[key] = cell
        let_go(before)
    return found
