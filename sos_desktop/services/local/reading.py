"""Local files: looked at first, then kept whole or not at all, and taken back."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from db.change_log import rename
from db.queries import local as queries
from db.queries.casework import lea_by_cds
from db.records import record_by_id
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.records import LocalFile, LocalSource
from sos_desktop.domain.casework.words import LocalState, Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.local.cells import LocalCell
from sos_desktop.domain.local.mapping import to_stored
from sos_desktop.domain.local.names import spelled_alike
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.jobs import CancelToken, Progress, no_progress
from sos_desktop.foundation.memory import collector_paused, freeze
from sos_desktop.services.casework.record_pointers import gone
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.local.holding import hold_back
from sos_desktop.services.local.looking import (
    CountedFile,
    OpenedFile,
    count_file,
    fitting_map,
    guess_file,
    open_file,
)
from sos_desktop.services.write_gate import keep

__all__ = [
    "CountedFile",
    "OpenedFile",
    "count_file",
    "fitting_map",
    "guess_file",
    "keep_files",
    "open_file",
    "take_back",
]

TOUCHED = Subject.DATA | Subject.REGISTERS | Subject.CASE_CONTENT


def keep_files(
    county: CountyFile,
    cds: str,
    name: str,
    measure: str,
    files: Sequence[CountedFile],
    *,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> tuple[LocalSource, Changes]:
    """Keep the figures of files, and how they are read, under a source's name.

    A source with this name is brought up to date. Where two files say something of the same
    period, place and group, the later counts.

    Raises:
        InputProblem: The LEA is not in the county file, or there is no name or no file.
        EnvironmentProblem: The county file cannot be written.
        Cancelled: The person stopped it; nothing is kept.
    """
    if not files:
        raise InputProblem("There is no file to keep.")
    with county.session("", references_known=True) as session, collector_paused():
        if lea_by_cds(session, cds) is None:
            raise InputProblem(
                "This LEA is not in the county file. Load its Dashboard files first.", where="lea"
            )
        known = {s.name.casefold(): s for s in queries.sources_of(session, cds)}
        source = known.get(name.strip().casefold()) or LocalSource(cds=cds, name=name)
        stored = to_stored(files[-1].map)
        wanted = replace(source, measure=measure or source.measure, mapping=stored)
        source = keep(session, wanted).record
        assert isinstance(source, LocalSource)
        session.flush()
        kept = [_keep_file(session, county.user, source, f, progress, cancel) for f in files]
        rename(session, labels.of_record(Verb.ADD, kept[-1], source.name))
        freeze()
    changes = Changes(TOUCHED, f"Read {files[-1].file.name}", count=len(files))
    return source, changes


def _keep_file(
    session: Session,
    user: str,
    source: LocalSource,
    file: CountedFile,
    progress: Progress,
    cancel: CancelToken | None,
) -> LocalFile:
    number = queries.next_number(session)
    cells = _as_before(session, source.id, file.reading.cells)
    for done in queries.add_values(session, number, cells):
        (cancel or CancelToken()).check()
        progress(done, len(cells), f"Saving {file.file.name}")
    kept = keep(
        session,
        LocalFile(
            source_id=source.id,
            number=number,
            name=file.file.name,
            sha256=file.file.sha256,
            loaded_on=clock.today(),
            loaded_by=user,
            rows_read=file.reading.rows,
            cells=len(cells),
            remarks=tuple(file.reading.remarks),
        ),
    ).record
    assert isinstance(kept, LocalFile)
    session.flush()
    hold_back(session, source.id, {cell[0] for cell in cells}, {number: cells})
    return kept


def _as_before(session: Session, source_id: str, cells: list[LocalCell]) -> list[LocalCell]:
    """Figures under the schools' names as earlier files of the source write them.

    Under another spelling a figure would count beside the one it corrects, and what is held back
    of a school would be shown.
    """
    before = [file.number for file in queries.files_of(session, source_id)]
    if not before:
        return cells
    otherwise = spelled_alike({cell[1]: None for cell in cells}, queries.places_of(session, before))
    there = {cell[1] for cell in cells}
    renamed = {name: other for name, other in otherwise.items() if other not in there}
    if not renamed:
        return cells
    return [cell._replace(place=renamed.get(cell[1], cell[1])) for cell in cells]


def take_back(county: CountyFile, file_id: str) -> Changes:
    """Let a file not count any more; what an earlier file said of the same counts again.

    Raises:
        InputProblem: It is gone, or was taken back before.
    """
    with county.session("") as session:
        file = record_by_id(session, LocalFile, file_id)
        if file is None:
            raise gone("local file", "file")
        if file.state is LocalState.TAKEN_BACK:
            raise InputProblem("This file was taken back before. Nothing was changed.")
        kept = keep(session, replace(file, state=LocalState.TAKEN_BACK)).record
        session.flush()
        periods = queries.periods_of(session, [file.number])
        hold_back(session, file.source_id, periods)
        label = labels.of_record(Verb.TAKE_BACK, kept)
        rename(session, label)
    return Changes(TOUCHED, label.words, count=1)
