"""Reads a table that goes with the program, for rooms that open no files themselves."""

import tomllib
from collections.abc import Mapping
from typing import Any

from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.paths import resource


def reference_file(name: str) -> Mapping[str, Any]:
    """What stands in a file of `resources/reference`.

    Raises:
        InputProblem: It cannot be read.
    """
    path = resource("reference", name)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise refused(name, str(error)) from error


def refused(name: str, why: str) -> InputProblem:
    """The refusal of such a file, with what is wrong in it."""
    return InputProblem(
        f"The table {name} cannot be used: {why}. Correct it, or install the program again.",
        where=str(resource("reference", name)),
    )
