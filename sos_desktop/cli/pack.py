"""`pack`: the papers for a board meeting, of one district or of the whole county."""

import argparse
import sys
from pathlib import Path

from sos_desktop.cli.common import add_file, lea_code
from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.board_pack import USUAL, WITH_QUESTIONS, PackRequest, write_packs
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.languages import ENGLISH, languages

HELP = "Make the papers for a board meeting as one PDF for each district."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_file(parser)
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--lea", metavar="CDS", help="the LEA's 14-digit CDS code")
    whose.add_argument("--all", action="store_true", help="every LEA with an open case")
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="DIR",
        help="the folder; one that is missing is made",
    )
    parser.add_argument(
        "--working", action="store_true", help="the office's own copy; a board gets the public one"
    )
    parser.add_argument("--folder", action="store_true", help="one file for each paper")
    parser.add_argument(
        "--questions", action="store_true", help="with likely questions as last pages"
    )
    parser.add_argument("--language", default=ENGLISH, choices=languages(), help="of its words")
    parser.add_argument("--ask", default="", metavar="TEXT", help="what the board is asked")
    parser.add_argument(
        "--pdf-ua", type=int, choices=(1, 2), default=1, help="the edition of PDF/UA to follow"
    )


def run(request: argparse.Namespace) -> int:
    """Make them; 1 when one could not be made."""
    with open_county_file(request.file) as county:
        rows = cases.list_cases(county)
        if request.lea is not None:
            code = lea_code(request.lea)
            rows = [row for row in rows if row.case.cds == code]
        if not rows:
            whose = "in this county file" if request.lea is None else f"for the LEA {request.lea}"
            raise InputProblem(f"No case is open {whose}. Open one in the window first.")
        usual = PackRequest(
            "",
            OFFICE if request.working else PUBLIC,
            WITH_QUESTIONS if request.questions else USUAL,
            language=request.language,
            pdf_ua=request.pdf_ua,
            ask=request.ask,
        )
        ids = [row.case.id for row in rows]
        made = write_packs(county, ids, request.out, usual, as_folders=request.folder)
    for outcome in made:
        print(outcome.words, file=sys.stderr if outcome.why_not else sys.stdout)
        for remark in outcome.remarks:
            print(f"{outcome.lea}: {remark}", file=sys.stderr)
    return int(any(outcome.why_not for outcome in made))
