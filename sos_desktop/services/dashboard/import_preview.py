"""Looking at one file: what it holds, what it would replace, and why it cannot be loaded."""

from collections.abc import Sequence

from sos_desktop.domain.dashboard.codes import EntityKind, Indicator
from sos_desktop.domain.dashboard.datasets import dataset_title
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation import memory
from sos_desktop.foundation.errors import AppError
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.importers.contract import OFFICIAL, Issue, ParsedFile, Scope
from sos_desktop.importers.files import Source
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.import_store import batch_view, current_batch
from sos_desktop.services.dashboard.import_views import (
    BatchView,
    FilePreview,
    FileStatus,
)
from sos_desktop.services.dashboard.recoloring import with_color_check

_LEAS = (EntityKind.DISTRICT, EntityKind.COE, EntityKind.CHARTER)


def look_at(
    county: CountyFile,
    source: Source,
    scope: Scope,
    choice: Indicator | None,
    token: CancelToken,
    before: Sequence[FilePreview],
) -> FilePreview:
    """Read one file whole and say what importing it would do; nothing is written.

    Args:
        county: The open county file.
        source: The file.
        scope: Which entities to keep.
        choice: The indicator a person chose, where only a person can tell.
        token: Checked between pieces of the file.
        before: The files looked at before it; of two for the same figures the first counts.
    """
    # Before the libraries too: what they bring sets off the collector, which holds all threads.
    memory.settle()
    from sos_desktop.importers.parse import DamagedFile, parse_source
    from sos_desktop.importers.recognise import NeedsChoice, NotRead

    memory.settle()
    try:
        parsed = parse_source(
            source, scope=scope, county_code=county.county_code, choice=choice, cancel=token
        )
    except NeedsChoice as question:
        return _not_ready(source, FileStatus.CHOICE, question, choices=question.indicators)
    except NotRead as other:
        return _not_ready(source, FileStatus.SKIPPED, other)
    except DamagedFile as damaged:
        return _not_ready(source, FileStatus.REFUSED, damaged, issues=damaged.issues)
    except AppError as problem:
        return _not_ready(source, FileStatus.REFUSED, problem)
    parsed = with_color_check(parsed, county.county_code)
    return _ready(county, source, scope, parsed, before)


def _not_ready(
    source: Source,
    status: FileStatus,
    problem: AppError,
    *,
    choices: tuple[Indicator, ...] = (),
    issues: tuple[Issue, ...] = (),
) -> FilePreview:
    return FilePreview(
        source.path, source.name, status, problem.message, needs_choice=choices, issues=issues
    )


def is_revision(name: str) -> bool:
    """Whether a file's name says that it is a later edition (`assistancestatus19-rev.xlsx`)."""
    return "rev" in name.rsplit("/", 1)[-1].casefold()


def _is_older(name: str, loaded: BatchView) -> bool:
    return is_revision(loaded.file_name) and not is_revision(name)


def _ready(
    county: CountyFile,
    source: Source,
    scope: Scope,
    parsed: ParsedFile,
    before: Sequence[FilePreview],
) -> FilePreview:
    identity = parsed.identity
    with county.session() as session:
        current = current_batch(session, parsed)
        replaced = None if current is None else batch_view(session, current)
    twin = next((f for f in before if f.parsed and f.parsed.identity == identity), None)
    status, message, replaces = FileStatus.READY, "", ""
    if identity.kind in OFFICIAL and replaced is not None and _is_older(source.name, replaced):
        status = FileStatus.SAME
        message = (
            f"A revised list of {identity.year} is loaded ({replaced.file_name}), which counts. "
            "Take that import back first if this one is to count."
        )
    elif identity.kind in OFFICIAL and twin is not None and twin.status is FileStatus.READY:
        replaces = f"{twin.name}, which is kept as the earlier edition"
    elif twin is not None and identity.kind not in OFFICIAL:
        status = FileStatus.REFUSED
        message = (
            f"{twin.name} holds the same indicator and year. Only that one is loaded; choose this "
            "file alone to load it instead."
        )
    elif not parsed.rows_kept:
        status = FileStatus.REFUSED
        message = "It holds no figures for the chosen scope. Choose a wider scope to load it."
    elif replaced is not None and replaced.sha256 == parsed.sha256 and replaced.scope == scope:
        status = FileStatus.SAME
        message = (
            f"The same file was loaded on {date_words(replaced.imported_at.date())}. "
            "There is nothing to do."
        )
    elif replaced is not None:
        replaces = (
            f"{replaced.file_name}, {replaced.rows_kept:,} rows, loaded "
            f"{date_words(replaced.imported_at.date())}"
        )
    kinds = [entity.kind for entity in parsed.entities]
    return FilePreview(
        path=source.path,
        name=source.name,
        status=status,
        message=message,
        indicator=identity.indicator,
        year=identity.year,
        title=dataset_title(identity.kind, identity.indicator, identity.year, identity.series),
        rows_read=parsed.rows_read,
        rows_kept=parsed.rows_kept,
        outside=parsed.outside,
        leas=sum(kind in _LEAS for kind in kinds),
        schools=sum(kind is EntityKind.SCHOOL for kind in kinds),
        replaces=replaces,
        issues=parsed.issues,
        parsed=parsed,
    )
