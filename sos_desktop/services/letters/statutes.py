"""The law in the words letters use, from one library; what was not read is never quoted."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.paths import resource
from sos_desktop.services.identification.table_entry import TableEntry, WrongTable

CERTAINTIES = ("stated", "recalled", "reported")
_QUOTED = re.compile(r"[“\"]([^”\"]*)[”\"]")


@dataclass(frozen=True, slots=True)
class Statute:
    """One sentence about the law.

    Attributes:
        section: Of the Education Code.
        text: What a letter says.
        quote: The words that were read in the source.
        certainty: stated, recalled or reported.
    """

    key: str
    section: str
    text: str
    quote: tuple[str, ...]
    source: str
    certainty: str


@cache
def statutes() -> dict[str, Statute]:
    """The library that goes with this version, by field name."""
    return read_statutes(resource("reference", "statutes.toml"))


def read_statutes(path: Path) -> dict[str, Statute]:
    """Read a library.

    Raises:
        InputProblem: An entry quotes what was not read, or does not say where it is from.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return {key: _statute(key, TableEntry(key, table)) for key, table in tables.items()}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, WrongTable) as error:
        raise InputProblem(
            f"The library of statutes {path.name} cannot be used: {error}. Correct it, or install "
            "the program again.",
            where=str(path),
        ) from error


def _statute(key: str, entry: TableEntry) -> Statute:
    found = Statute(
        key, entry.text("section"), entry.text("text"), tuple(entry.value("quote", [])),
        entry.text("source"), entry.text("certainty"),
    )  # fmt: skip
    entry.done()
    if found.certainty not in CERTAINTIES:
        raise entry.wrong("certainty", f"must be one of {', '.join(CERTAINTIES)}")
    quoted = _QUOTED.findall(found.text)
    if found.certainty != "stated" and (quoted or "see EC" not in found.text):
        raise entry.wrong("text", "quotes what was not read; paraphrase it, with “see EC …”")
    if any(words not in found.quote for words in quoted):
        raise entry.wrong("text", "quotes words that are not in quote")
    return found
