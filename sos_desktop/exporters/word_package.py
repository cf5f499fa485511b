"""Opens a Word document as what it is, a zip of XML parts, and takes it apart within limits."""

import io
import posixpath
import zipfile
from dataclasses import field
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - it has no stubs

from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins Office's files of before 2007, and documents protected with a password."""
MAIN, TYPES = "word/document.xml", "[Content_Types].xml"
_ENCRYPTED = "Encrypt".encode("utf-16-le")
_LARGEST, _LARGEST_INSIDE, _LARGEST_XML, _MOST_PARTS = 20_000_000, 120_000_000, 20_000_000, 2000
_XML = (".xml", ".rels", ".svg", ".vml")


@frozen_dataclass
class Package:
    """A Word document taken apart.

    Attributes:
        name: Its file's name, for sentences.
        parts: The names of all parts.
        trees: The root element of each part that is XML.
        kinds: The names of the elements in each, without their namespaces.
    """

    name: str
    parts: tuple[str, ...]
    trees: dict[str, Any] = field(repr=False)
    kinds: dict[str, frozenset[str]] = field(repr=False)


def open_package(data: bytes, name: str) -> Package:
    """Take a Word document apart; never more of it than the limits allow.

    Raises:
        InputProblem: It is another kind of file, locked, too large, or not built as Word does.
        Exception: Whatever zip and XML can raise of a damaged file; see `damaged`.
    """
    if data.startswith(OLE):
        raise _locked(data, name)
    if len(data) > _LARGEST:
        raise InputProblem(
            f"{name} is larger than 20 MB. Make its pictures smaller, then save it again.",
            where=name,
        )
    with ZipFile(io.BytesIO(data)) as package:
        entries = [entry for entry in package.infolist() if not entry.is_dir()]
        _check_entries(entries, name)
        trees = {
            entry.filename: _tree(package.read(entry), name)
            for entry in entries
            if entry.filename.casefold().endswith(_XML)
        }
        for entry in entries:
            if entry.filename not in trees:
                package.read(entry)  # a wrong checksum shows only so
    if local_name(trees[MAIN]) != "document":
        raise damaged(name)
    kinds = {part: _local_names(tree) for part, tree in trees.items()}
    return Package(name, tuple(entry.filename for entry in entries), trees, kinds)


def damaged(name: str, error: Exception | None = None) -> InputProblem:
    """The problem of a file that cannot be read."""
    return InputProblem(
        f"{name} is damaged or not a Word document, so it cannot be read. Save it again from "
        "Word, or go back to the shipped template.",
        details=error or "",
        where=name,
    )


def local_name(node: Any) -> str:
    """An element's name without its namespace."""
    return node.tag.rpartition("}")[2]


def odd_build(name: str, why: str) -> InputProblem:
    """The problem of a file that Word itself would not have written so."""
    return InputProblem(
        f"{name} is not built as Word builds a document ({why}), so it is not used. Open it in "
        "Word and save it again as “Word Document (.docx)”.",
        where=name,
    )


def _local_names(tree: Any) -> frozenset[str]:
    return frozenset(tag.rpartition("}")[2] for tag in {node.tag for node in tree.iter("*")})


def _check_entries(entries: list[zipfile.ZipInfo], name: str) -> None:
    names = [entry.filename for entry in entries]
    if MAIN not in names or TYPES not in names:
        raise damaged(name)
    if len(entries) > _MOST_PARTS:
        raise odd_build(name, f"{len(entries):,} parts")
    if sum(entry.file_size for entry in entries) > _LARGEST_INSIDE:
        raise InputProblem(
            f"{name} unpacks to more than 120 MB. Make its pictures smaller.", where=name
        )
    if any(_is_large_xml(entry) for entry in entries):
        raise InputProblem(f"{name} has more text than a letter can have.", where=name)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise _password(name)
    if len({_same(part) for part in names}) < len(names):
        raise odd_build(name, "two parts of one name")


def _is_large_xml(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _LARGEST_XML and entry.filename.casefold().endswith(_XML)


def _same(part: str) -> str:
    """What Word takes a part's name for."""
    return posixpath.normpath(unquote(part).replace("\\", "/").lstrip("/")).casefold()


def _tree(data: bytes, name: str) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise odd_build(name, "it declares entities")
    return root


def _locked(data: bytes, name: str) -> InputProblem:
    if _ENCRYPTED in data:
        return _password(name)
    return InputProblem(
        f"{name} is in Word's old format (.doc) in spite of its name. Save it in Word as “Word "
        "Document (.docx)”.",
        where=name,
    )


def _password(name: str) -> InputProblem:
    return InputProblem(
        f"{name} is protected with a password, so it cannot be read. Save it without a password.",
        where=name,
    )
