"""The command line: the same services as the window, for batches and for tests.

Exit codes: 0 done, 1 the input was refused or differs, 2 wrong usage. Problems go to standard error
in the sentences the window shows.
"""

import argparse
import contextlib
import io
import json
import logging
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any

from sos_desktop.foundation.errors import AppError, Cancelled
from sos_desktop.foundation.scrubbing import traced
from sos_desktop.foundation.version import VERSION

_log = logging.getLogger(__name__)

DONE, REFUSED = 0, 1
_COMMANDS = {
    "demo": "demo",
    "import": "imports",
    "identify": "identify",
    "status": "status",
    "reconcile": "reconcile",
    "recolor": "recolor",
    "outlook": "outlook",
    "plan": "plan",
    "document": "document",
    "pack": "pack",
    "left-out": "left_out",
    "give-back": "give_back",
    "run-chart": "run_chart",
    "thread": "thread",
    "roll-up": "roll_up",
    "local": "local",
    "local-table": "local_table",
    "similar": "similar",
    "causes": "causes",
    "copies": "copies",
    "restore": "restore",
    "rescue": "rescue",
    "self-test": "self_test",
}
"""Each command's module; imported only when the command, or help, is asked for."""


class Request(argparse.Namespace):
    """The parsed command line; `command` is None for the window."""

    command: str | None = None
    file: Path | None = None


def parse(arguments: Sequence[str]) -> Request:
    """Read the arguments; wrong usage ends the program with 2.

    A county file alone is opened in the window: so a system's "Open with" calls a program.
    """
    if len(arguments) == 1 and arguments[0].lower().endswith(".sos"):
        arguments = ("--file", *arguments)
    asked = arguments[0] if arguments and arguments[0] in _COMMANDS else ""
    made = parser(bare=_is_bare(arguments), only=asked)
    return made.parse_args(arguments, namespace=Request())


def _is_bare(arguments: Sequence[str]) -> bool:
    """Whether the window is wanted: nothing, or only a file to open."""
    return not arguments or (len(arguments) == 2 and arguments[0] == "--file")


def parser(*, bare: bool = False, only: str = "") -> argparse.ArgumentParser:
    """All commands with their help.

    Args:
        bare: Leave them out, for a window that is to be quick.
        only: The command that was asked for; the others then cost nothing.
    """
    top = argparse.ArgumentParser(
        prog="sos-desktop",
        description="Offline casework for California county offices of education. "
        "Without a command it opens the window.",
    )
    top.add_argument("--version", action="version", version=f"SOS Desktop {VERSION}")
    top.add_argument("--file", type=Path, help="the county file to open in the window")
    if bare:
        return top
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for name in [only] if only else _COMMANDS:
        module = _module(name)
        command = commands.add_parser(name, help=module.HELP, description=module.HELP)
        module.add_arguments(command)
    return top


def run_command(request: Request, window_probe: Callable[[], str] | None = None) -> int:
    """Run a command; returns the exit code."""
    _speak_unicode()
    assert request.command is not None
    try:
        module = _module(request.command)
        if request.command == "self-test":
            return module.run(request, window_probe)
        return module.run(request)
    except AppError as problem:
        if getattr(request, "json", False) is True:
            print(json.dumps({"refused": problem.message}, ensure_ascii=False))
        print(problem.message, file=sys.stderr)
        return REFUSED
    except (Cancelled, KeyboardInterrupt):
        print("Stopped. Nothing unfinished was kept.", file=sys.stderr)
        return REFUSED


def report_fault(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """The hook for what nobody caught: it goes to the log and to standard error, without content.

    Where there is a window, its crash dialog takes over.
    """
    if issubclass(kind, KeyboardInterrupt):
        return
    _log.critical("Unexpected fault", exc_info=error.with_traceback(trace))
    if sys.stderr is not None:
        print(f"The program made a mistake.\n{traced(error)}", file=sys.stderr)


def _module(command: str) -> Any:
    return import_module(f"sos_desktop.cli.{_COMMANDS[command]}")


def _speak_unicode() -> None:
    """A Windows console may not know ñ or ›; it then shows a sign instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError, OSError):
                stream.reconfigure(errors="replace")
