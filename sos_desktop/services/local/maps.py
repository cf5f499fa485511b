"""What the columns of local files mean, as a file of its own: made in the window, used anywhere."""

import json
import tomllib
from pathlib import Path
from typing import Any

from sos_desktop.domain.local.mapping import ColumnMap, Meaning, Step, from_stored, to_stored
from sos_desktop.foundation.errors import EnvironmentProblem, InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.outputs import write_output


@frozen_dataclass
class MapFile:
    """A map with the name of the local data it is for.

    Attributes:
        name: Of the source; "" where the file does not say it.
        measure: What a figure says.
    """

    name: str
    measure: str
    map: ColumnMap


def read_map(path: Path) -> MapFile:
    """Read a map.

    Raises:
        InputProblem: It is no such file, or something in it cannot be used.
        EnvironmentProblem: It cannot be read.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise EnvironmentProblem(
            f"{path.name} cannot be read. It may have been moved; choose it again.",
            details=error,
            where=str(path),
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputProblem(
            f"{path.name} cannot be read as the meaning of columns (a TOML file): {error}.",
            where=str(path),
        ) from error
    try:
        found = from_stored(values)
    except InputProblem as problem:
        raise InputProblem(f"{path.name}: {problem.message}", where=str(path)) from problem
    said = [values.get(key, "") for key in ("name", "measure_words", "measure")]
    if not all(isinstance(words, str) for words in said):
        raise InputProblem(
            f"{path.name}: “name” and “measure” have to be texts, in quotation marks.",
            where=str(path),
        )
    name, words, measure = said
    return MapFile(name, words or measure, found)


def write_map(county: CountyFile, path: Path, file: MapFile, made_from: Path) -> Path:
    """Write a map where a person wants it.

    Raises:
        InputProblem: The place would overwrite a county file or the local file.
        EnvironmentProblem: It cannot be written.
    """
    return write_output(path, map_text(file), made_from=[county.path, made_from])


def map_text(file: MapFile) -> bytes:
    """A map as a file that `read_map` reads and a person can change."""
    stored = to_stored(file.map)
    columns: dict[str, Any] = stored.pop("columns")
    lines = [
        "# What the columns of a local file mean (SOS Desktop).",
        f"# A column means one of: {', '.join(Meaning)}.",
        f"# Periods are kept as they are or brought together: step is one of {', '.join(Step)}.",
        f"name = {_text(file.name)}",
        f"measure = {_text(file.measure)}",
        *(f"{name} = {_value(value)}" for name, value in stored.items()),
        "",
        "[columns]",
        *(f"{_text(name)} = {_value(value)}" for name, value in columns.items()),
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_text(word)}" for name, word in value.items()) + " }"
    return _text(value) if isinstance(value, str) else json.dumps(value)


def _text(words: str) -> str:
    """A basic string of TOML; JSON writes the same escapes."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007F")
