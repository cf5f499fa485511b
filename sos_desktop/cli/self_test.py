"""`self-test`: checks an installed copy."""

import argparse
from collections.abc import Callable

from sos_desktop.services import self_test

HELP = "Check this installed copy: resources, fonts, database, one import, both exports."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command has no arguments."""
    del parser


def run(request: argparse.Namespace, window_probe: Callable[[], str] | None = None) -> int:
    """Run every check; 1 when one failed."""
    del request
    return 0 if self_test.run(print, window_probe) else 1
