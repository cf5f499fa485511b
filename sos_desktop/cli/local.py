"""`local`: figures of a district's own files, read as a map says."""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from sos_desktop.cli.common import add_file, lea_code
from sos_desktop.domain.formats import counted
from sos_desktop.domain.local.cells import group_words
from sos_desktop.domain.local.mapping import ColumnMap, to_stored
from sos_desktop.domain.local.periods import period_words
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.local.maps import MapFile, map_text, read_map
from sos_desktop.services.local.reading import (
    CountedFile,
    OpenedFile,
    count_file,
    guess_file,
    keep_files,
    open_file,
)
from sos_desktop.services.local.tables import lea_of_file
from sos_desktop.services.outputs import check_outputs, write_output

HELP = "Read a district's own figures (attendance, suspensions, surveys) from Excel or CSV files."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_file(parser)
    parser.add_argument("--lea", required=True, metavar="CDS", help="whose figures they are")
    parser.add_argument(
        "--map",
        type=Path,
        metavar="MAP.toml",
        help="what the columns mean; without it the program says what they seem to mean",
    )
    parser.add_argument("--name", help="of the local data, where the map does not say it")
    parser.add_argument(
        "--save-map", type=Path, metavar="OUT", help="write what the columns seem to mean"
    )
    parser.add_argument(
        "--school-year",
        metavar="YEAR",
        help="of months and figures without a year, such as 2026-27",
    )
    parser.add_argument(
        "--count-students",
        action="store_true",
        help="files with a row per student: count them, and keep no name and no number",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="look only; the county file stays as it is"
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")


def run(request: argparse.Namespace) -> int:
    """Read the files; 1 when one was refused, and then none is kept."""
    read = [request.file, *request.paths, *([request.map] if request.map else [])]
    if request.save_map is not None:
        check_outputs([request.save_map], made_from=read)
    given = read_map(request.map) if request.map is not None else None
    lea = lea_code(request.lea)
    files = [open_file(path) for path in request.paths]
    _refuse_twice(files)
    wanted = _wanted(request, given, files[0])
    with open_county_file(request.file) as county:
        of = lea_of_file(county, lea)
        found = [count_file(file, wanted.map, lea=of) for file in files]
        if request.save_map is not None:
            write_output(request.save_map, map_text(wanted), made_from=read)
        if not request.dry_run:
            keep_files(county, lea, wanted.name, wanted.measure, found)
    if request.json:
        print(json.dumps(_report(wanted, found, request.dry_run), ensure_ascii=False, indent=2))
    else:
        if given is None:
            _tell_meanings(wanted.map, files[0])
        _tell(wanted, found, request.dry_run)
    return 0


def _refuse_twice(files: list[OpenedFile]) -> None:
    known: dict[str, OpenedFile] = {}
    for file in files:
        if file.sha256 in known:
            raise InputProblem(
                f"{known[file.sha256].path} and {file.path} hold the same. Name it once."
            )
        known[file.sha256] = file


def _wanted(request: argparse.Namespace, given: MapFile | None, first: OpenedFile) -> MapFile:
    found = given or MapFile("", "", guess_file(first).map)
    name = request.name or found.name or (request.map or first.path).stem
    known = found.map
    if request.school_year:
        known = replace(known, school_year=request.school_year)
    if request.count_students:
        known = replace(known, students=True)
    return MapFile(name, found.measure, known)


def _report(wanted: MapFile, found: list[CountedFile], dry: bool) -> dict[str, Any]:
    return {
        "source": wanted.name,
        "measure": wanted.measure,
        "map": to_stored(wanted.map),
        "kept": not dry,
        "files": [
            {
                "file": one.file.name,
                "rows": one.reading.rows,
                "figures": len(one.reading.cells),
                "periods": sorted({cell.period for cell in one.reading.cells}),
                "places": sorted({cell.place for cell in one.reading.cells}),
                "groups": sorted({cell.group for cell in one.reading.cells}),
                "remarks": one.reading.remarks,
            }
            for one in found
        ],
    }


def _tell_meanings(known: ColumnMap, file: OpenedFile) -> None:
    """Say what the columns were taken for, where nobody has said it."""
    for remark in guess_file(file).remarks:
        print(remark, file=sys.stderr)
    for fact in guess_file(file, known).columns:
        column = known.meaning_of(fact.name)
        of = ", ".join(
            filter(
                None,
                (
                    column.group and group_words(column.group),
                    column.undated or (column.period and period_words(column.period)),
                ),
            )
        )
        print(f"{fact.name}: {column.meaning.words.lower()}{f' ({of})' if of else ''}")
    if known.school_year:
        print(f"School year of what says none: {known.school_year}")


def _tell(wanted: MapFile, found: list[CountedFile], dry: bool) -> None:
    if not wanted.map.columns:
        raise InputProblem("Nothing is known of the columns.")
    for one in found:
        for remark in one.reading.remarks:
            print(f"{one.file.name}: {remark}", file=sys.stderr)
        figures = counted(len(one.reading.cells), "figure")
        print(f"{one.file.name}: {figures} from {counted(one.reading.rows, 'row')}.")
    print(
        f"Nothing was written: this was a dry run for “{wanted.name}”."
        if dry
        else f"Kept as “{wanted.name}”."
    )
