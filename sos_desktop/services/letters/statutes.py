"""The law in the words letters use, from one library; what was not read is never quoted."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sos_desktop.foundation.paths import resource
from sos_desktop.services.table_files import TableEntry, read_table_file

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
    return read_table_file(
        path,
        "The library of statutes",
        lambda tables: {key: _statute(key, TableEntry(key, one)) for key, one in tables.items()},
    )


def _statute(key: str, entry: TableEntry) -> Statute:
    found = Statute(
        key,
        entry.text("section"),
        entry.text("text"),
        tuple(entry.value("quote", [])),
        entry.text("source"),
        entry.text("certainty"),
    )
    entry.done()
    if found.certainty not in CERTAINTIES:
        raise entry.wrong("certainty", f"must be one of {', '.join(CERTAINTIES)}")
    quoted = _QUOTED.findall(found.text)
    if found.certainty != "stated" and (quoted or "see EC" not in found.text):
        raise entry.wrong("text", "quotes what was not read; paraphrase it, with “see EC …”")
    if any(words not in found.quote for words in quoted):
        raise entry.wrong("text", "quotes words that are not in quote")
    return found
