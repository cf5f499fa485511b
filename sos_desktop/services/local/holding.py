"""What is held back of local data: decided when a file is kept, and for good.

Two papers of different days, or of two sources of one LEA, must not show together what neither
shows. Files that were kept before a rule was there are held against it when they are shown; what
was shown of them then counts as told.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from sqlalchemy.orm import Session

from db.queries import local as queries
from db.records import record_by_id
from sos_desktop.domain.casework.records import LocalSource
from sos_desktop.domain.casework.words import LocalState
from sos_desktop.domain.local.beside import as_it_was, held_back, shown_beside
from sos_desktop.domain.local.cells import Key, LocalCell, LocalTable
from sos_desktop.domain.local.papers import Paper
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
    written: Mapping[int, Sequence[LocalCell]] | None = None,
) -> None:
    """Decide what of some periods is held back from now on, with all that was ever shown of them.

    Args:
        session: That writes.
        source_id: Of which source.
        touched: The periods whose figures changed.
        written: Figures of files that were written just now: nobody has seen them yet, and they
            need not be read again.
    """
    rule, new = small_number_rule(), written or {}
    active = active_numbers(session, source_id)
    periods = _with_nested(session, (source_id, *_other_ids(session, source_id)), touched)
    held = queries.held_of(session, source_id)
    alone = new.get(active[0]) if len(active) == 1 else None
    read = queries.values_of(session, active, periods) if alone is None else {}
    cells = read.values() if alone is None else alone
    earlier = _tables_of(session, source_id, held, periods, without=new)
    others = _others(session, source_id, periods)
    said = None if alone is not None else {c[:3] for c in chain.from_iterable(new.values())}
    kept = held_back(cells, rule, held=held, earlier=earlier, others=others, said=said or None)
    queries.add_held(session, source_id, kept - held)
    let_go(read)


def table_before(session: Session, cds: str, name: str, figures: Sequence[LocalCell]) -> LocalTable:
    """Figures that are not kept yet, as they would be shown if kept under a source's name."""
    rule, every = small_number_rule(), queries.sources_of(session, cds)
    periods = _with_nested(session, [one.id for one in every], {cell[0] for cell in figures})
    held, earlier, others = frozenset[Key](), list[Paper](), list[Paper]()
    for one in every:
        if one.name.casefold() == name.casefold():
            held = queries.held_of(session, one.id)
            earlier = _tables_of(session, one.id, held, periods, without=())
        else:
            others += _papers(session, one.id, periods)
    kept = held_back(figures, rule, held=held, earlier=earlier, others=others)
    return protect(figures, rule, kept)


def shown_table(county: CountyFile, session: Session, source_id: str) -> LocalTable:
    """The figures of a source that count now, with what may be shown beside its LEA's others."""
    every = (source_id, *_other_ids(session, source_id))
    files = [
        tuple((file.number, file.state) for file in queries.files_of(session, one)) for one in every
    ]
    held = [queries.held_of(session, one) for one in every]

    def make() -> LocalTable:
        with collector_paused():  # it would stop every thread, some tenths of a second each time
            table = _table(session, source_id, held[0])
            freeze()
        return table

    return county.kept.get(("local", source_id), (every, tuple(files), tuple(held)), make)


def _table(session: Session, source_id: str, held: frozenset[Key]) -> LocalTable:
    return shown_beside(
        queries.values_of(session, active_numbers(session, source_id)).values(),
        small_number_rule(),
        held=held,
        earlier=_tables_of(session, source_id, held),
        others=_others(session, source_id),
    )


def _with_nested(session: Session, sources: Collection[str], touched: set[str]) -> set[str]:
    """Some periods, with those that lie in them or in which they lie, of any source."""
    active = [number for one in sources for number in active_numbers(session, one)]
    found = {*touched}
    for longer, shorter in nested(queries.periods_of(session, active) | touched).items():
        if longer in touched or not touched.isdisjoint(shorter):
            found |= {longer, *shorter}
    return found


def _other_ids(session: Session, source_id: str) -> list[str]:
    source = record_by_id(session, LocalSource, source_id)
    found = queries.sources_of(session, source.cds) if source is not None else []
    return [other.id for other in found if other.id != source_id]


def _others(
    session: Session, source_id: str, periods: Collection[str] | None = None
) -> list[Paper]:
    """What the other sources of the same LEA show and showed; in some periods, or in all."""
    others = _other_ids(session, source_id)
    return [paper for other in others for paper in _papers(session, other, periods)]


def _papers(
    session: Session, source_id: str, periods: Collection[str] | None = None
) -> list[Paper]:
    held = queries.held_of(session, source_id)
    cells = queries.values_of(session, active_numbers(session, source_id), periods).values()
    return [Paper(cells, held), *_tables_of(session, source_id, held, periods)]


def _tables_of(
    session: Session,
    source_id: str,
    held: frozenset[Key],
    periods: Collection[str] | None = None,
    without: Collection[int] | None = None,
) -> list[Paper]:
    """What a source showed before, as it stood after each of its files.

    Args:
        session: Of the county file.
        source_id: Of which source.
        held: What it holds back.
        periods: Only of these; None for all of which files said more than one thing.
        without: Numbers of files that were not there; None leaves out what it shows now.
    """
    files = queries.files_of(session, source_id)
    if without is None and len(files) == 1 and files[0].state is LocalState.COUNTS:
        return []
    said = {file.number: queries.periods_of(session, [file.number]) for file in files}
    if periods is None:
        counts = Counter(chain.from_iterable(said.values()))
        counts.update(p for f in files if f.state is not LocalState.COUNTS for p in said[f.number])
        periods = {period for period, count in counts.items() if count > 1}
    shown = [f for f in files if f.number not in (without or ()) and said[f.number] & {*periods}]
    if without is None and all(file.state is LocalState.COUNTS for file in shown):
        shown = shown[:-1]
    then, found = dict[Key, LocalCell](), list[Paper]()
    now = queries.values_of(session, active_numbers(session, source_id), periods) if shown else then
    for file in shown:
        said = queries.values_of(session, [file.number], periods)
        then = then | said
        found.append(as_it_was(then, now, held, small_number_rule(), said))
    return found
