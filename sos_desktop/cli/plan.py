"""`plan`: the summary of support of an LEA's open case as PDF, Excel and Word."""

import argparse
import sys
from pathlib import Path

from sos_desktop.cli.common import add_file, lea_code
from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC
from sos_desktop.domain.documents.registry import PLAN, FileFormat
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.documents import DocumentRequest, export_document

HELP = "Export the summary of support of an LEA's open case."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_file(parser)
    parser.add_argument("--lea", required=True, metavar="CDS", help="the LEA's 14-digit CDS code")
    parser.add_argument(
        "--public", action="store_true", help="the public copy: only what everybody may read"
    )
    parser.add_argument("--pdf", type=Path, metavar="P")
    parser.add_argument("--xlsx", type=Path, metavar="X")
    parser.add_argument("--docx", type=Path, metavar="D")


def run(request: argparse.Namespace) -> int:
    """Export; 1 when the LEA has no open case."""
    code = lea_code(request.lea)
    with open_county_file(request.file) as county:
        found = [row for row in cases.list_cases(county) if row.case.cds == code]
        if not found:
            raise InputProblem(f"No case is open for the LEA {code}. Open one in the window first.")
        reader = PUBLIC if request.public else OFFICE
        asked = {
            FileFormat.PDF: request.pdf,
            FileFormat.EXCEL: request.xlsx,
            FileFormat.WORD: request.docx,
        }
        files = {kind: path for kind, path in asked.items() if path is not None}
        saved = export_document(county, DocumentRequest(PLAN, (found[0].case.id,), reader), files)
    for path in saved.paths:
        print(f"Written: {path}")
    for remark in saved.remarks:
        print(remark, file=sys.stderr)
    return 0
