"""Looking at one file: what it holds, what it would replace, and why it cannot be loaded."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sos_desktop.domain.dashboard.codes import EntityKind, Indicator
from sos_desktop.domain.dashboard.datasets import dataset_title
from sos_desktop.domain.formats import counted, date_words
from sos_desktop.foundation import memory
from sos_desktop.foundation.errors import AppError
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.importers.contract import OFFICIAL, Issue, ParsedFile, Scope, Severity
from sos_desktop.importers.files import Source
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.import_gaps import with_gaps
from sos_desktop.services.dashboard.import_store import batch_view, current_batch
from sos_desktop.services.dashboard.import_views import (
    BatchView,
    FilePreview,
    FileStatus,
)
from sos_desktop.services.dashboard.list_checks import with_list_checks

if TYPE_CHECKING:
    from sos_desktop.importers.parse import ReadTable

_WAITING = (FileStatus.UNFIT, FileStatus.FEWER)
"""What waits for a person's word, and may be loaded before a file that is ready."""

_LEAS = (EntityKind.DISTRICT, EntityKind.COE, EntityKind.CHARTER)


@frozen_dataclass
class ImportWishes:
    """What a person said about the files to load.

    Attributes:
        scope: Which entities to keep.
        choices: By name as shown, the indicator where only a person can tell.
        leave_out: Names of files whose rows that cannot be placed may be left out.
    """

    scope: Scope
    choices: Mapping[str, Indicator]
    leave_out: Collection[str]


def look_at(
    county: CountyFile,
    source: Source,
    wishes: ImportWishes,
    token: CancelToken,
    before: Sequence[FilePreview],
) -> list[FilePreview]:
    """Read one file whole and say what importing it would do; nothing is written.

    A workbook gives as many files as it has sheets with a table.

    Args:
        county: The open county file.
        source: The file.
        wishes: What the person said about it.
        token: Checked between pieces of the file.
        before: The files looked at before it; of two for the same figures the first counts.
    """
    # Before the libraries too: what they bring sets off the collector, which holds all threads.
    memory.freeze()
    from sos_desktop.importers.parse import read_source

    memory.freeze()
    try:
        tables = read_source(source, token)
    except AppError as problem:
        return [_not_ready(source, source.name, FileStatus.REFUSED, problem)]
    found: list[FilePreview] = []
    for table in tables:
        found.append(_look_at_table(county, source, table, wishes, token, [*before, *found]))
    return found


def _look_at_table(
    county: CountyFile,
    source: Source,
    table: "ReadTable",
    wishes: ImportWishes,
    token: CancelToken,
    before: Sequence[FilePreview],
) -> FilePreview:
    from sos_desktop.importers.parse import DamagedFile, UnplacedRows, parse_table
    from sos_desktop.importers.recognise import NeedsChoice, NotRead
    from sos_desktop.services.dashboard.import_checks import with_row_checks

    def not_ready(status: FileStatus, problem: AppError) -> FilePreview:
        return _not_ready(source, table.name, status, problem)

    try:
        parsed = parse_table(
            table,
            scope=wishes.scope,
            county_code=county.county_code,
            choice=wishes.choices.get(table.name),
            leave_out=table.name in wishes.leave_out,
            cancel=token,
        )
    except NeedsChoice as question:
        return replace(not_ready(FileStatus.CHOICE, question), needs_choice=question.indicators)
    except NotRead as other:
        return not_ready(FileStatus.SKIPPED, other)
    except UnplacedRows as asks:
        found = not_ready(FileStatus.UNPLACED, asks)
        return replace(found, unplaced=asks.rows, issues=asks.issues)
    except DamagedFile as damaged:
        return replace(not_ready(FileStatus.REFUSED, damaged), issues=damaged.issues)
    except AppError as problem:
        return not_ready(FileStatus.REFUSED, problem)
    return _ready(county, source, wishes.scope, with_row_checks(parsed), before)


def _not_ready(source: Source, name: str, status: FileStatus, problem: AppError) -> FilePreview:
    return FilePreview(source.path, name, status, problem.message)


def _is_unfit(issue: Issue) -> bool:
    return issue.severity is Severity.UNFIT


def is_revision(name: str) -> bool:
    """Whether a file's name says that it is a later edition (`assistancestatus19-rev.xlsx`)."""
    return "rev" in name.rsplit("/", 1)[-1].casefold()


_STAGE = re.compile(r"em\d\d(p1|p2|an)", re.IGNORECASE)


def _is_older(name: str, loaded: BatchView) -> bool:
    """Whether the loaded edition is a later one: revised, or of a later apportionment (P-2)."""
    stages = [_STAGE.search(one) for one in (name, loaded.file_name)]
    order = [("p1", "p2", "an").index(found[1].casefold()) for found in stages if found]
    if len(order) == len(stages):
        return order[0] < order[1]
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
        parsed, lacking = with_gaps(session, parsed, scope, county.county_code, before)
        parsed, rows_lost = with_list_checks(session, parsed, scope, county.county_code, before)
        if identity.kind in OFFICIAL:
            from sos_desktop.services.dashboard.letters_beside import with_letters_checked

            parsed = with_letters_checked(county, session, parsed, scope)
    twins = [f for f in before if f.parsed and f.parsed.identity == identity]
    ready = (f for f in twins if f.status is FileStatus.READY)
    twin = next(ready, twins[0] if twins else None)
    status, message, replaces = _fate(parsed.name, scope, parsed, replaced, twin)
    if status is FileStatus.READY and (unfit := [i for i in parsed.issues if _is_unfit(i)]):
        status = FileStatus.UNFIT
        columns = dict.fromkeys(name for issue in unfit for name in issue.column.split(", "))
        message = (
            f"The columns of {parsed.name} do not fit each other ({', '.join(columns)}), so its "
            "figures may be wrong. Choose CDE's original file. If you load it all the same, that "
            "is marked wherever its figures are shown."
        )
    fewer = ""
    if replaced is not None and (lacks := lacking or rows_lost):
        fewer = f"{lacks} It would replace {replaces}: load it only if you know why."
    if status is FileStatus.READY and fewer:
        status, message = FileStatus.FEWER, fewer
    order = list(Severity)
    issues = tuple(sorted(parsed.issues, key=lambda issue: order.index(issue.severity)))
    parsed = replace(parsed, issues=issues)
    kinds = [entity.kind for entity in parsed.entities]
    return FilePreview(
        path=source.path,
        name=parsed.name,
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
        fewer=fewer,
        issues=parsed.issues,
        parsed=parsed,
    )


def _fate(
    name: str,
    scope: Scope,
    parsed: ParsedFile,
    replaced: BatchView | None,
    twin: FilePreview | None,
) -> tuple[FileStatus, str, str]:
    """What happens to a file, why it cannot be loaded, and what it would replace."""
    official = parsed.identity.kind in OFFICIAL
    if official and replaced is not None and _is_older(name, replaced):
        return (
            FileStatus.SAME,
            f"A revised list of {parsed.identity.year} is loaded ({replaced.file_name}), which "
            "counts. Take that import back first if this one is to count.",
            "",
        )
    if twin is not None and twin.parsed is not None and twin.status is FileStatus.READY:
        of_one_workbook = twin.parsed.sha256 == parsed.sha256
        if official and not of_one_workbook:
            return FileStatus.READY, "", f"{twin.name}, which is kept as the earlier edition"
        what = "list" if official else "indicator"
        alone = "the other sheet in a workbook of its own" if of_one_workbook else f"{name} alone"
        return (
            FileStatus.REFUSED,
            f"{twin.name} holds the same {what} and year. Only that one is loaded; choose {alone} "
            f"to load that instead.",
            "",
        )
    if not parsed.rows_kept:
        words = "It holds no figures for the chosen scope. Choose a wider scope to load it."
        return FileStatus.REFUSED, words, ""
    waits = ""
    if twin is not None and twin.status in _WAITING:
        waits = f"{twin.name} of the same indicator and year, if you load that too"
    if replaced is None:
        return FileStatus.READY, "", waits
    day = date_words(replaced.imported_at.date())
    if replaced.sha256 == parsed.sha256 and replaced.scope == scope:
        words = f"The same file was loaded on {day}. There is nothing to do."
        return FileStatus.SAME, words, ""
    words = f"{replaced.file_name}, {counted(replaced.rows_kept, 'row')}, loaded {day}"
    return FileStatus.READY, "", f"{words}; and {waits}" if waits else words
