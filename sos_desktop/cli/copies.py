"""`copies`: the automatic copies of a county file, and what each holds."""

import argparse
import contextlib
import json
import sys
from pathlib import Path

from sos_desktop.cli.common import add_file
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.settings import Settings
from sos_desktop.services.county.way_back import CountyCopy, copies_of_file

HELP = "List the automatic copies of a county file with what each holds, the newest first."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_file(parser)
    parser.add_argument(
        "--json",
        action="store_true",
        help='as JSON, for programs: a list, or {"refused": …} when it cannot be made',
    )


def run(request: argparse.Namespace) -> int:
    """List; the file itself need not be there any more."""
    found = _found(request.file)
    if request.json:
        # Plain ASCII: no console changes a sign of a path on its way to the other program.
        print(json.dumps([_facts(one) for one in found], indent=2))
    elif not found:
        print(_none_of(request.file))
    else:
        for one in found:
            print(_line(one))
    return 0


def _found(file: Path) -> tuple[CountyCopy, ...]:
    """Here and in the second place a person chose.

    Raises:
        InputProblem: What is named is no file.
        EnvironmentProblem: The folder of the copies cannot be read.
    """
    if _is_folder(file):
        raise InputProblem(
            f"{file} is a folder. Name the county file; its name ends in .sos.", where=str(file)
        )
    place = Settings.load().second_place
    second = Path(place) if place else None
    if second is not None and not _is_folder(second):
        print(
            f"The second place for copies, {second}, is not there now, so what it holds is not "
            "listed.",
            file=sys.stderr,
        )
    return copies_of_file(file, second_place=second, check=True)


def _is_folder(path: Path) -> bool:
    with contextlib.suppress(OSError):  # a name too long, or a share that died
        return path.is_dir()
    return False


def _none_of(file: Path) -> str:
    said = f"There is no automatic copy of {file.name} on this computer."
    with contextlib.suppress(OSError):
        if file.exists():
            return said
    return (
        f"{said} {file.name} is not in {file.absolute().parent} either: check the name and folder."
    )


def _facts(one: CountyCopy) -> dict[str, object]:
    contents = one.contents
    return {
        "path": str(one.copy.path),
        "time": one.made_at.isoformat(),
        "kind": one.copy.kind,
        "place": one.place_words,
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
    made = one.made_at.isoformat(sep=" ", timespec="minutes")
    return f"{made}  {one.kind_words}  {size}  {cases}  {change}  {sound}  {one.copy.path}"
