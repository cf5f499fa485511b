"""`left-out`: what a copy of a document leaves out, line by line, and why."""

import argparse

from sos_desktop.cli.common import add_file, lea_code
from sos_desktop.domain.casework.access.readers import DISTRICT, PUBLIC
from sos_desktop.domain.documents.registry import OF_A_CASE
from sos_desktop.domain.formats import counted
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.documents import DocumentRequest
from sos_desktop.services.left_out import left_out_of

HELP = "Say line by line what the public copy of a document leaves out, and why."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    names = [_name(kind.key) for kind in OF_A_CASE]
    parser.add_argument("kind", choices=names, metavar="KIND", help=", ".join(names))
    add_file(parser)
    parser.add_argument("--lea", required=True, metavar="CDS", help="the LEA's 14-digit CDS code")
    parser.add_argument(
        "--district", action="store_true", help="of the copy for the district, not for everybody"
    )


def run(request: argparse.Namespace) -> int:
    """Say it."""
    kind = next(found for found in OF_A_CASE if _name(found.key) == request.kind)
    code = lea_code(request.lea)
    with open_county_file(request.file) as county:
        ids = [row.case.id for row in cases.list_cases(county) if row.case.cds == code]
        if not ids:
            raise InputProblem(f"No case is open for the LEA {code}. Open one in the window first.")
        reader = DISTRICT if request.district else PUBLIC
        lines = left_out_of(county, DocumentRequest(kind, (ids[0],), reader))
    for line in lines:
        print(f"{line.kind}: {line.words}\n    left out: {line.why}")
    print(f"{counted(len(lines), 'line')} left out of the {kind.noun}.")
    return 0


def _name(key: str) -> str:
    return key.replace("_", "-")
