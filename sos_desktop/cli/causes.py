"""`causes`: the causes of an LEA's open case, or a process map, as a picture and as a table."""

import argparse
from pathlib import Path

from sos_desktop.cli.common import add_file, lea_code
from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import cases
from sos_desktop.services.casework.cause_files import write_causes
from sos_desktop.services.casework.process_files import write_process
from sos_desktop.services.county.county_files import open_county_file

HELP = "Write the causes of an LEA's open case as a picture (SVG) and as a table (CSV)."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_file(parser)
    parser.add_argument("--lea", required=True, metavar="CDS", help="the LEA's 14-digit CDS code")
    parser.add_argument(
        "--public", action="store_true", help="the public copy: only validated root causes"
    )
    parser.add_argument(
        "--process",
        nargs="?",
        const="",
        metavar="NAME",
        help="the process map instead of the causes; its name where there are several",
    )
    parser.add_argument("--svg", type=Path, metavar="S")
    parser.add_argument("--csv", type=Path, metavar="C")


def run(request: argparse.Namespace) -> int:
    """Write them; 1 when the LEA has no open case, or the case none of what is asked for."""
    code = lea_code(request.lea)
    if request.svg is None and request.csv is None:
        raise InputProblem("Say what to write: --svg for the picture, --csv for the table.")
    with open_county_file(request.file) as county:
        found = [row for row in cases.list_cases(county) if row.case.cds == code]
        if not found:
            raise InputProblem(f"No case is open for the LEA {code}. Open one in the window first.")
        file = cases.case_file(county, found[0].case.id)
        reader = PUBLIC if request.public else OFFICE
        if request.process is None:
            written = write_causes(county, file, svg=request.svg, csv=request.csv, reader=reader)
        else:
            written = write_process(
                county, file, request.process, svg=request.svg, csv=request.csv, reader=reader
            )
        for path in written:
            print(f"Written: {path}")
    return 0
