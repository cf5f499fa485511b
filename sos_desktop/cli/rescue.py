"""`rescue`: what can be read of a damaged county file, in a new one."""

import argparse
import sys
from pathlib import Path

from sos_desktop.services.county.way_back import rescue
from sos_desktop.services.county.way_back_words import doubts_of, rescued_sentence

HELP = "Write what can be read of a damaged county file to a new one, and say what could not be."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("damaged", type=Path, metavar="DAMAGED", help="it is only read")
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="a new county file")


def run(request: argparse.Namespace) -> int:
    """Rescue; 1 when anything is lost or damaged."""
    rescued = rescue(request.damaged, request.to.absolute())
    for table in rescued.tables:
        print(rescued_sentence(table), file=sys.stdout if table.whole else sys.stderr)
    if said := doubts_of(rescued):
        print(said, file=sys.stderr)
    print(f"Rescued to {rescued.path}.")
    if rescued.whole:
        print("Nothing that is known to have been there is lost.")
        return 0
    print(
        "Something is lost or damaged. Compare it with the newest copy before you go on working in "
        "it.",
        file=sys.stderr,
    )
    return 1
