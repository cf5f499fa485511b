"""`identify`: a row per LEA and group that met at least one priority."""

import argparse
import sys

from sos_desktop.cli.common import (
    CsvOutput,
    add_county,
    add_csv,
    add_file,
    check_year,
    county_choice,
    open_to_read,
)
from sos_desktop.domain.dashboard.codes import INDICATORS
from sos_desktop.domain.formats import counted
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.identification.determinations import available_years, letters
from sos_desktop.services.identification.letters_text import letters_csv

HELP = "Write which student groups met a year's criteria, computed and by CDE's list."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_file(parser)
    parser.add_argument("--year", type=int, required=True, help="Dashboard year")
    add_county(parser, "the file's own by default; “all” for the whole state")
    add_csv(parser)


def run(request: argparse.Namespace) -> int:
    """Identify; 1 when nothing can be computed for the year."""
    check_year(request.year)
    output = CsvOutput(request)
    code, everywhere = county_choice(request.county)
    with open_to_read(request.file) as county:
        table = letters(county, request.year, county_code=code, statewide=everywhere)
        loaded = available_years(county)
    if table.rules is None and not table.official:
        raise InputProblem(table.why_not)
    if request.year not in loaded and not table.official:
        raise InputProblem(
            f"No data of the {request.year} Dashboard are loaded. Load them with import first."
        )
    for indicator in table.missing:
        print(
            f"Not computable: {INDICATORS[indicator].name} {request.year} is not loaded.",
            file=sys.stderr,
        )
    output.write(letters_csv(table, for_excel=output.for_excel))
    if table.official:
        marks = [entry.marks.get(table.year, {}) for entry in table.official.values()]
        print(
            f"CDE's list for the {table.year} Dashboard, official: "
            f"{counted(sum(map(len, marks)), 'letter code')} in {sum(map(bool, marks))} of "
            f"{len(marks)} districts and county offices."
        )
    if table.rules is None:
        print(f"{table.why_not} Written to {request.csv}.")
        return 0
    cells = sum(len(row.lettered) for row in table.rows)
    least = "at least " if table.missing else ""
    print(
        f"{table.rules.title}, computed (estimate): {least}{counted(cells, 'letter code')} in "
        f"{len(table.identified)} of {len(table.rows)} districts and county "
        f"offices. Written to {request.csv}."
    )
    return 0
