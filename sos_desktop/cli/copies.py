"""`copies`: the automatic copies of a county file, and what each holds."""

import argparse
import json

from sos_desktop.cli.common import add_file
from sos_desktop.services.county.way_back import CountyCopy, copies_of_file

HELP = "List the automatic copies of a county file with what each holds, the newest first."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_file(parser)
    parser.add_argument("--json", action="store_true", help="as JSON, for programs")


def run(request: argparse.Namespace) -> int:
    """List; the file itself need not be there any more."""
    found = copies_of_file(request.file, check=True)
    if request.json:
        print(json.dumps([_facts(one) for one in found], ensure_ascii=False, indent=2))
    elif not found:
        print(f"There is no automatic copy of {request.file.name} on this computer.")
    else:
        for one in found:
            print(_line(one))
    return 0


def _facts(one: CountyCopy) -> dict[str, object]:
    contents = one.contents
    return {
        "path": str(one.copy.path),
        "time": one.copy.made_at.isoformat(),
        "kind": one.copy.kind,
        "size": contents.size,
        "whole": one.whole,
        "format": contents.format,
        "cases": None
        if contents.open_cases is None
        else contents.open_cases + (contents.closed_cases or 0),
        "open_cases": contents.open_cases,
        "last_change": contents.last_change,
        "last_change_at": contents.changed_at.isoformat() if contents.changed_at else None,
        "sound": bool(contents.sound),
        "needs_newer_program": contents.from_newer_program,
    }


def _line(one: CountyCopy) -> str:
    contents = one.contents
    cases = "cases not readable"
    if contents.open_cases is not None:
        cases = f"{contents.open_cases} open and {contents.closed_cases} closed cases"
    change = f"last change: {contents.last_change}" if contents.last_change else "no change yet"
    sound = "sound" if contents.sound else "NOT SOUND"
    if contents.sound and contents.from_newer_program:
        sound = "NEEDS THE NEWER PROGRAM"
    size = f"{contents.size / 1e6:,.1f} MB"
    made = one.copy.made_at.isoformat(sep=" ", timespec="minutes")
    return f"{made}  {one.kind_words}  {size}  {cases}  {change}  {sound}  {one.copy.path}"
