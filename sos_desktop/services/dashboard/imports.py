"""Loading Dashboard files: look first, then all of a file or none of it; take one back."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import sqlalchemy as sa

from db.change_log import rename
from db.models.dashboard import ImportBatchRow
from db.models.imported import ACTIVE, TAKEN_BACK
from sos_desktop.domain.casework.history.change_label import ChangeLabel
from sos_desktop.domain.casework.history.labels import file_label
from sos_desktop.domain.casework.words import Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.dashboard.codes import EntityKind, Indicator
from sos_desktop.foundation import memory
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.jobs import CancelToken, Progress, no_progress
from sos_desktop.importers.contract import Issue, Scope, Severity
from sos_desktop.importers.files import find_sources
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.import_preview import ImportWishes, is_revision, look_at
from sos_desktop.services.dashboard.import_store import batch_view, store, take_back
from sos_desktop.services.dashboard.import_views import (
    MISFIT_MARK,
    BatchView,
    FilePreview,
    FileStatus,
    ImportPreview,
    ImportResult,
    YearCoverage,
)

__all__ = [
    "MISFIT_MARK",
    "BatchView",
    "FilePreview",
    "FileStatus",
    "ImportPreview",
    "ImportResult",
    "Issue",
    "Scope",
    "Severity",
    "YearCoverage",
    "commit",
    "coverage",
    "history",
    "preview",
    "undo_import",
]

_LEAS = (EntityKind.DISTRICT, EntityKind.COE, EntityKind.CHARTER)


def preview(
    county: CountyFile,
    paths: Sequence[Path],
    *,
    scope: Scope = Scope.LEAS,
    choices: Mapping[str, Indicator] | None = None,
    leave_out: Collection[str] = (),
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> ImportPreview:
    """Read files, folders and zips whole and say what is in them; nothing is written.

    Args:
        county: The open county file; decides which schools are kept.
        paths: Files, folders, zips.
        scope: Which entities to keep.
        choices: By file name as shown, the indicator where a person had to choose.
        leave_out: Names, as shown, of files whose rows that cannot be placed may be left out.
        progress: Told of each file.
        cancel: Checked between pieces of a file.

    Raises:
        Cancelled: The person stopped it.
    """
    token = cancel or CancelToken()
    found, problems = find_sources(paths)
    sources = sorted(found, key=lambda source: is_revision(source.name))
    files: list[FilePreview] = []
    wishes = ImportWishes(scope, choices or {}, leave_out)
    for number, source in enumerate(sources):
        token.check()
        progress(number, len(sources), f"Reading {source.name}")
        files += look_at(county, source, wishes, token, files)
    progress(len(sources), len(sources), "Read")
    return ImportPreview(tuple(files), tuple(problems), scope)


def commit(
    county: CountyFile,
    looked_at: ImportPreview,
    *,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> ImportResult:
    """Import the files that are ready; each goes in whole or not at all.

    Raises:
        InputProblem: None is ready.
        EnvironmentProblem: The county file cannot be written; the file under way is left out, those
            before it are kept.
        Cancelled: The person stopped it; the same holds.
    """
    if not looked_at.ready:
        raise InputProblem("None of these files can be imported. Read the messages beside them.")
    memory.freeze()
    token = cancel or CancelToken()
    total, done = looked_at.rows, 0
    batches = []
    for file in looked_at.ready:
        assert file.parsed is not None
        say = f"Saving {file.title}"

        def tell(rows: int, _of: int, _text: str, so_far: int = done, words: str = say) -> None:
            progress(so_far + rows, total, words)

        token.check()
        tell(0, 0, "")
        # A year has a million figures, all of an import and of LEAs that `store` has looked up.
        with county.session("", references_known=True) as session:
            batch = store(session, file.parsed, looked_at.scope, county.user, tell, token)
            rename(session, _label(Verb.IMPORT, batch))
            batches.append(batch_view(session, batch))
        done += file.rows_kept
    progress(total, total, "Saved")
    return ImportResult(Changes(Subject.DATA | Subject.CASES, count=len(batches)), tuple(batches))


def history(county: CountyFile) -> tuple[BatchView, ...]:
    """Every import there ever was, newest first."""
    with county.session() as session:
        rows = session.scalars(sa.select(ImportBatchRow).order_by(ImportBatchRow.id.desc()))
        return tuple(batch_view(session, row) for row in rows)


def issues_of(county: CountyFile, batch_id: int) -> tuple[Issue, ...]:
    """What was noted about a file when it was imported."""
    import json

    with county.session() as session:
        row = session.get(ImportBatchRow, batch_id)
        found = json.loads(row.issues_json) if row is not None else []
    return tuple(
        Issue(**{**entry, "severity": Severity(entry["severity"]), "more": tuple(entry["more"])})
        for entry in found
    )


def undo_import(county: CountyFile, batch_id: int) -> Changes:
    """Take an import back whole; what it had replaced counts again. Cases keep their basis.

    It need not be the newest change; taking it back is a change of its own, which undo reverses.

    Raises:
        InputProblem: It was taken back before.
    """
    with county.session("") as session:
        batch = session.get(ImportBatchRow, batch_id)
        if batch is None or batch.state == TAKEN_BACK:
            raise InputProblem("This import was taken back before. Nothing was changed.")
        take_back(session, batch)
        label = _label(Verb.TAKE_BACK, batch)
        rename(session, label)
    return Changes(Subject.DATA | Subject.CASES, label.words, count=1)


def _label(verb: Verb, batch: ImportBatchRow) -> ChangeLabel:
    return file_label(verb, batch.kind, batch.indicator, batch.year, batch.series)


def coverage(county: CountyFile) -> YearCoverage:
    """What is loaded now."""
    loaded = [batch for batch in history(county) if batch.state == ACTIVE]
    cells = {
        (batch.indicator, batch.year): batch
        for batch in loaded
        if batch.indicator is not None and batch.year is not None and batch.series == ""
    }
    years = sorted({year for _, year in cells}, reverse=True)
    others = tuple(batch for batch in loaded if batch.indicator is None or batch.series)
    return YearCoverage(tuple(years), cells, others)
