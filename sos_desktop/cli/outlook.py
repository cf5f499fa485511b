"""`outlook`: the watch list and the distance to the next colour."""

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
from sos_desktop.services.identification.outlook_text import outlook_csv
from sos_desktop.services.identification.outlooks import outlook

HELP = "Write the watch list, the distance to the next color, and next year under each rule set."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_file(parser)
    parser.add_argument("--year", type=int, required=True, help="Dashboard year")
    add_county(parser, "the file's own by default; “all” for the whole state")
    add_csv(parser)


def run(request: argparse.Namespace) -> int:
    """Write the outlook; 1 when nothing can be computed for the year."""
    check_year(request.year)
    output = CsvOutput(request)
    code, everywhere = county_choice(request.county)
    with open_to_read(request.file) as county:
        table = outlook(county, request.year, county_code=code, statewide=everywhere)
    if table.rules is None:
        raise InputProblem(table.why_not)
    if not table.rows:
        raise InputProblem(
            f"No data of the {request.year} Dashboard are loaded. Load them with import first."
        )
    for indicator in table.missing:
        print(
            f"Not computable: {INDICATORS[indicator].name} {request.year} is not loaded.",
            file=sys.stderr,
        )
    output.write(outlook_csv(table, for_excel=output.for_excel))
    lettered = sum(len(row.groups) for row in table.rows)
    watched = sum(len(row.watched) for row in table.rows)
    least = "at least " if table.missing else ""
    print(
        f"{table.rules.title}, computed (estimate): {least}"
        f"{counted(lettered, 'group')} with a letter code, {counted(watched, 'group')} to watch in "
        f"{counted(len(table.rows), 'LEA')}. Written to {request.csv}."
    )
    return 0
