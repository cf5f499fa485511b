"""`restore`: put a copy in the place of a county file."""

import argparse
import sys
from pathlib import Path

from sos_desktop.services.county.way_back import restore

HELP = "Put a copy in the place of a county file; what lies there is kept aside or nothing is done."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("copy", type=Path, metavar="COPY", help="a copy of a county file")
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="the file's place")
    parser.add_argument(
        "--keep-aside",
        action="store_true",
        help="when a file is there, keep it beside under another name; without this, refuse",
    )


def run(request: argparse.Namespace) -> int:
    """Restore; 1 when a file is there already and is not to be kept aside."""
    restored = restore(request.copy, request.to.absolute(), keep_aside=request.keep_aside)
    print(f"Restored: {restored.path}")
    if restored.aside is not None:
        print(f"The file that was there is now {restored.aside}.")
    if restored.unreadable:
        print(
            f"Some texts in it are damaged, in the copy too: {', '.join(restored.unreadable)}.",
            file=sys.stderr,
        )
    return 0
