"""`thread`: how an LEA's results, causes, changes and measures hang together, and where not."""

import argparse
import sys
from pathlib import Path

from sos_desktop.cli.common import add_file, lea_code
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import cases
from sos_desktop.services.casework.thread_files import thread_of, write_thread
from sos_desktop.services.county.county_files import open_county_file

HELP = "Write the golden thread of an LEA's open case, from result to LCAP, with its loose ends."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_file(parser)
    parser.add_argument("--lea", required=True, metavar="CDS", help="the LEA's 14-digit CDS code")
    parser.add_argument("--csv", type=Path, metavar="C", help="a row for each link")
    parser.add_argument("--svg", type=Path, metavar="S", help="the thread as a picture")


def run(request: argparse.Namespace) -> int:
    """Tell and write; 1 when the LEA has no open case. A loose end is no failure."""
    code = lea_code(request.lea)
    with open_county_file(request.file) as county:
        found = [row for row in cases.list_cases(county) if row.case.cds == code]
        if not found:
            raise InputProblem(f"No case is open for the LEA {code}. Open one in the window first.")
        file = cases.case_file(county, found[0].case.id)
        thread = thread_of(county, file)
        written = write_thread(county, file, thread, svg=request.svg, csv=request.csv)
    print(f"{file.lea.name}: {len(thread.links)} links, {thread.summary}.")
    for end in thread.loose_ends:
        print(f"  {end.sentence}")
    for remark in thread.remarks:
        print(remark, file=sys.stderr)
    for path in written:
        print(f"Written: {path}")
    return 0
