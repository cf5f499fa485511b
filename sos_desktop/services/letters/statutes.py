"""The law in the words the program uses, from one library; what was not read is never quoted."""

import re
from functools import cache
from pathlib import Path

from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.paths import resource
from sos_desktop.services.table_files import TableEntry, read_table_file

CERTAINTY_WORDS = {
    "stated": "read in the source",
    "copied": "read in a copy or parallel text only",
    "reported": "taken from another source than the code itself",
    "recalled": "no source for it was found",
}
"""How sure a wording is, in the words people read."""
_READ = ("stated", "copied")
_OF_LETTERS = "law_"
_QUOTED = re.compile(r"[“\"]([^”\"]*)[”\"]")


@frozen_dataclass
class Statute:
    """One sentence about the law.

    Attributes:
        section: Of the Education Code; several are parted by commas.
        text: What is said.
        quote: The words that were read in the source.
        certainty: A key of `CERTAINTY_WORDS`.
        since: The first Dashboard year for which it holds; 0 for every year.
    """

    key: str
    section: str
    text: str
    quote: tuple[str, ...]
    source: str
    certainty: str
    since: int = 0

    @property
    def doubt(self) -> str:
        """What to check before it is relied on; "" when its words were read in the source."""
        if self.certainty == "stated":
            return ""
        return f"Check EC {self.section}: {CERTAINTY_WORDS[self.certainty]} ({self.source})"


@cache
def law_doubts(fields: tuple[str, ...]) -> tuple[str, ...]:
    """What to check of the law in a letter with these fields, once each."""
    found = (statutes()[name].doubt for name in fields if name in statutes())
    return tuple(dict.fromkeys(words for words in found if words))


def law_page() -> str:
    """What the program says about the law, as a table in Markdown, with source and doubt."""
    lines = [
        "## What the program says about the law",
        "",
        "| Education Code | What is said | Source | How sure |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {found.section} | {found.text} | {found.source} | {CERTAINTY_WORDS[found.certainty]} |"
        for found in statutes().values()
    ]
    return "\n".join(lines)


def in_force(key: str, year: int) -> bool:
    """Whether a wording holds for a Dashboard year."""
    return year >= statutes()[key].since


def law_in_letters() -> dict[str, str]:
    """What the fields of letters say about the law, by field name."""
    return {k: found.text for k, found in statutes().items() if k.startswith(_OF_LETTERS)}


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
        entry.number("since", 0),
    )
    entry.done()
    if found.certainty not in CERTAINTY_WORDS:
        raise entry.wrong("certainty", f"must be one of {', '.join(CERTAINTY_WORDS)}")
    quoted = _QUOTED.findall(found.text)
    if found.certainty not in _READ and (quoted or "see EC" not in found.text):
        raise entry.wrong("text", "quotes what was not read; paraphrase it, with “see EC …”")
    if any(words not in found.quote for words in quoted):
        raise entry.wrong("text", "quotes words that are not in quote")
    return found
