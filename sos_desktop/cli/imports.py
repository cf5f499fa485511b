"""`import`: load files, folders and zips, and print what was in them."""

import argparse
import contextlib
import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sos_desktop.cli.common import add_county, add_file, open_or_create, remove_made
from sos_desktop.domain.formats import counted
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.imports import (
    FilePreview,
    FileStatus,
    ImportPreview,
    Issue,
    Scope,
    commit,
    preview,
)

HELP = "Load Dashboard files, folders or zips into a county file."
_WORDS = {
    FileStatus.READY: "loaded",
    FileStatus.SAME: "already loaded",
    FileStatus.SKIPPED: "not read by this version",
    FileStatus.LEFT_OUT: "left out",
    FileStatus.REFUSED: "refused",
    FileStatus.CHOICE: "indicator unclear",
    FileStatus.UNFIT: "not loaded, its columns do not fit each other",
    FileStatus.UNPLACED: "not loaded, it has rows that cannot be placed",
    FileStatus.FEWER: "not loaded, it lacks LEAs and would replace a file",
}
_WORDS_TO_SAY = {
    FileStatus.UNFIT: "To load it all the same: --accept-unfit",
    FileStatus.UNPLACED: "To load the rest without these rows: --leave-out",
    FileStatus.FEWER: "To replace it all the same: --accept-fewer",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_file(parser)
    add_county(parser, "makes the county file when it is missing")
    parser.add_argument(
        "--scope",
        choices=[str(s) for s in Scope],
        default=str(Scope.LEAS),
        help="which entities to keep: this county, all LEAs and own schools (default), everything",
    )
    parser.add_argument(
        "--accept-unfit",
        action="store_true",
        help="load files although their columns contradict each other; their figures are marked",
    )
    parser.add_argument(
        "--leave-out",
        action="store_true",
        help="leave rows out that cannot be placed, and load the rest of the file",
    )
    parser.add_argument(
        "--accept-fewer",
        action="store_true",
        help="replace a loaded file although the new one lacks LEAs or schools",
    )
    parser.add_argument("--dry-run", action="store_true", help="look only, write nothing")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")


def run(request: argparse.Namespace) -> int:
    """Import; 1 when anything was refused.

    A county file that this command made goes again when nothing was loaded into it.
    """
    is_new = not request.file.exists()
    if request.dry_run and is_new:
        with tempfile.TemporaryDirectory() as folder:
            return _run(request, open_or_create(Path(folder, "dry.sos"), request.county))
    county = open_or_create(request.file, request.county)
    with contextlib.ExitStack() as undoing:
        if is_new:
            undoing.callback(remove_made, county)
        return _run(request, county, undoing)


def _run(
    request: argparse.Namespace, county: CountyFile, undoing: contextlib.ExitStack | None = None
) -> int:
    with county:
        looked_at = _look(request, county)
        if looked_at.ready and not request.dry_run:
            commit(county, looked_at)
            if undoing is not None:
                undoing.pop_all()
    if request.json:
        print(json.dumps(_machine(looked_at, request.dry_run), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_report(looked_at, request.dry_run)))
    return int(looked_at.refused)


def _look(request: argparse.Namespace, county: CountyFile) -> ImportPreview:
    scope = Scope(request.scope)
    looked_at = preview(county, request.paths, scope=scope)
    if request.leave_out and (names := looked_at.named(FileStatus.UNPLACED)):
        looked_at = preview(county, request.paths, scope=scope, leave_out=names)
    if request.accept_unfit:
        looked_at = looked_at.accepted(looked_at.named(FileStatus.UNFIT))
    if request.accept_fewer:
        looked_at = looked_at.accepted_fewer(looked_at.named(FileStatus.FEWER))
    return looked_at


def _report(looked_at: ImportPreview, dry_run: bool) -> list[str]:
    lines: list[str] = []
    for file in looked_at.files:
        word = "would be loaded" if dry_run and file.status is FileStatus.READY else None
        lines.append(f"{file.name}: {word or _WORDS[file.status]}")
        lines += [f"  {text}" for text in _facts(file)]
        lines += [f"  {_WORDS_TO_SAY[file.status]}"] if file.status in _WORDS_TO_SAY else []
        lines += [f"  {_issue(issue)}" for issue in file.issues]
    lines += [problem.message for problem in looked_at.problems]
    ready = looked_at.ready
    verb = "would be loaded" if dry_run else "loaded"
    rows = counted(looked_at.rows, "row")
    lines.append(f"{len(ready)} of {len(looked_at.files)} files {verb}, {rows}.")
    return lines


def _facts(file: FilePreview) -> list[str]:
    facts = [file.message] if file.message else []
    if file.title:
        facts.append(
            f"{file.title}: {file.rows_kept:,} of {file.rows_read:,} rows, "
            f"{counted(file.leas, 'LEA')}, {counted(file.schools, 'school')}"
            + (f", {counted(file.outside, 'row')} outside the scope" if file.outside else "")
        )
    if file.replaces:
        facts.append(f"replaces {file.replaces}")
    return facts


def _issue(issue: Issue) -> str:
    place = [f"row {issue.row}" if issue.row else "", issue.column]
    where = ", ".join(part for part in place if part)
    value = f" “{issue.value}”" if issue.value else ""
    count = f" ({issue.count:,} times)" if issue.count > 1 else ""
    text = f"{issue.severity}: {where}{value}: {issue.meaning}{count} {issue.remedy}".strip()
    return text.replace(": : ", ": ")


def _machine(looked_at: ImportPreview, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "scope": str(looked_at.scope),
        "rows": looked_at.rows,
        "problems": [problem.message for problem in looked_at.problems],
        "files": [
            {
                "name": file.name,
                "status": str(file.status),
                "message": file.message,
                "indicator": file.indicator,
                "year": file.year,
                "title": file.title,
                "rows_read": file.rows_read,
                "rows_kept": file.rows_kept,
                "outside": file.outside,
                "leas": file.leas,
                "schools": file.schools,
                "replaces": file.replaces,
                "unplaced": file.unplaced,
                "issues": [asdict(issue) for issue in file.issues],
            }
            for file in looked_at.files
        ],
    }
