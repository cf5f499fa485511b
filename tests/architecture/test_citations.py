"""Every sentence that cites the Education Code, and the entry of the library it rests on.

`citations.toml` beside this file lists them: `text` as it stands in the product, and `entries` of
`resources/reference/statutes.toml`, which say where the law was read and how sure that is. A
sentence that is new or changed has to be put there, so that nobody cites what has no source.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sos_desktop.services.letters.statutes import statutes
from tests.architecture.trees import everything

ROOT = Path(__file__).parents[2]
CITED = re.compile(r"(?<![\d.$])(\d{5}(?:\.\d)?(?:\([a-zA-Z0-9]+\))*)")
NAMED = re.compile(r"\b(?:EC|Education Code|sections?) \d{5}")
OWN_FILES = {"statutes.toml", "parts.toml"}


def sections(text: str) -> set[str]:
    """The sections a text names."""
    return set(CITED.findall(text))


def plain(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def cites(text: str) -> bool:
    """Whether a text names a section of the Education Code."""
    return NAMED.search(text) is not None


def in_tables(value: Any) -> Iterator[str]:
    """Every text of a table file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from in_tables(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from in_tables(inner)


def in_code(path: Path) -> Iterator[str]:
    """Every text of a module that is no docstring; the parts of an f-string one by one."""
    text = path.read_text(encoding="utf-8")
    if not re.search(r"\d{5}", text):
        return  # no section is named, however its words are put together
    tree = ast.parse(text)
    parts = list(everything(tree))
    alone = {id(n.value) for n in parts if isinstance(n, ast.Expr)}
    for node in parts:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


@cache
def found() -> frozenset[str]:
    """Every sentence of the product that cites the Education Code."""
    texts: list[str] = []
    for path in (ROOT / "resources").rglob("*.toml"):
        if path.name not in OWN_FILES and "sample" not in path.parts:
            texts += in_tables(tomllib.loads(path.read_text(encoding="utf-8")))
    texts += (ROOT / "resources/help/help.md").read_text(encoding="utf-8").splitlines()
    for room in ("sos_desktop", "ui", "db"):
        for path in (ROOT / room).rglob("*.py"):
            if "migrations" not in path.parts:  # what earlier formats called things stays
                texts += in_code(path)
    return frozenset(plain(text) for text in texts if cites(text))


def listed() -> dict[str, list[str]]:
    """The sentences on the list, with the entries each rests on."""
    path = Path(__file__).with_name("citations.toml")
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]
    return {plain(entry["text"]): entry["entries"] for entry in entries}


def test_every_sentence_with_a_citation_is_on_the_list():
    assert found() - listed().keys() == set(), "cited without an entry of the library"
    assert listed().keys() - found() == set(), "no longer said anywhere"


@pytest.mark.parametrize("text", sorted(listed()))
def test_every_section_cited_is_one_of_the_entries_sections(text):
    known = {
        section.strip() for key in listed()[text] for section in statutes()[key].section.split(",")
    }
    for section in sections(text):
        assert any(k.startswith(section) or section.startswith(k) for k in known), section


def test_every_entry_is_used():
    used = {key for keys in listed().values() for key in keys}
    letters = (ROOT / "resources/templates/letters/letters.toml").read_text(encoding="utf-8")
    code = (ROOT / "sos_desktop/services/letters/letter_law.py").read_text(encoding="utf-8")
    unused = {k for k in statutes() if k not in used and f"{k} }}}}" not in letters}
    assert {k for k in unused if f'"{k}"' not in code} == set()


def test_the_search_finds_what_it_is_for():
    assert cites("help (EC 52071(a))")
    assert sections("EC 52060, 52066 and Education Code 52071(c)(1)") == {
        "52060",
        "52066",
        "52071(c)(1)",
    }
    assert not cites("27661590000000 and 12345 students")
