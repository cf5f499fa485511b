"""`demo`: the main job on the bundled sample county, start to end."""

import argparse
from pathlib import Path

from sos_desktop.services.demo import run_demo

HELP = "Do the main job on the sample county and leave the results in a folder."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")


def run(request: argparse.Namespace) -> int:
    """Do it and say where the results are."""
    result = run_demo(request.out)
    print("\n".join(result.sentences))
    return 0
