"""`give-back`: everything of a district in open formats, to keep, or for a records request."""

import argparse
from pathlib import Path

from sos_desktop.cli.common import add_file, lea_code
from sos_desktop.domain.casework.access.readers import DISTRICT, OFFICE
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.hand_back import give_back

HELP = "Write everything of a district into one zip: its own work, or all that is kept on it."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_file(parser)
    parser.add_argument("--lea", required=True, metavar="CDS", help="the LEA's 14-digit CDS code")
    parser.add_argument("--zip", type=Path, required=True, metavar="Z", help="where it goes")
    parser.add_argument(
        "--records-request",
        action="store_true",
        help="all that is kept, the office's own notes too, each with who may read it",
    )


def run(request: argparse.Namespace) -> int:
    """Write it."""
    reader = OFFICE if request.records_request else DISTRICT
    with open_county_file(request.file) as county:
        made = give_back(county, lea_code(request.lea), request.zip, reader=reader)
    print(made.words)
    return 0
