"""Is this file a Word document that may be used as a template? If not, why, in a sentence.

A letter goes out under the county's name, so nothing in it may come from elsewhere or do anything
when it is opened: of Word's own fields only those that count pages or say the date, and no relation
to anything outside the file. Names are compared without their namespaces and without case, as what
Word reads leniently must not pass here unseen.
"""

import re
from typing import Any

from lxml.etree import XPath

from sos_desktop.exporters.word_fields import (
    ALLOWED,
    OF_FIELDS,
    field_codes,
    is_allowed,
    merge_field,
    name_of,
)
from sos_desktop.exporters.word_package import Package, damaged, local_name, open_package
from sos_desktop.foundation.errors import InputProblem

_TIED = (
    "is tied to another template, which Word would fetch when it is opened, so it is not used. "
    "Copy its text into a new document and save that."
)
_FETCHED = (
    "draws on another file or on the network (a linked picture, object or template), so it is not "
    "used. Put the picture into the document itself."
)
_LINK = (
    "has a link. A letter keeps none: right-click the link in Word, choose Remove Hyperlink, and "
    "write the address as text."
)
_INCLUDED = "includes another document. Copy its text into the template instead."
_EMBEDDED = (
    "has an embedded object, such as a workbook, a video or a control, which could do something "
    "when the letter is opened. Put it in as a picture instead."
)
_BOUND = (
    "has a box whose text comes from elsewhere in the file, so what is filled in would not stay. "
    "Right-click the box in Word, choose Remove Content Control, and keep its text."
)
_MERGING = (
    "is set up for Word's mail merge, so it is not used. In Word choose Mailings, Start Mail "
    "Merge, Normal Word Document, and write fields like {{ lea_name }}."
)
_MACROS = (
    "has macros, so it is not used as a template. Save it in Word as “Word Document (.docx)”, "
    "which has none."
)
_ELEMENTS = {
    "altchunk": _INCLUDED,
    "subdoc": _INCLUDED,
    "frameset": _INCLUDED,
    "frame": _INCLUDED,
    "object": _EMBEDDED,
    "oleobject": _EMBEDDED,
    "control": _EMBEDDED,
    "externaldata": _EMBEDDED,
    "webvideopr": _EMBEDDED,
    "script": _EMBEDDED,
    "attachedtemplate": _TIED,
    "databinding": _BOUND,
    "mailmerge": _MERGING,
}
"""Elements no template has, and why."""
_RELATIONS = {
    "afchunk": _INCLUDED,
    "subdocument": _INCLUDED,
    "frame": _INCLUDED,
    "oleobject": _EMBEDDED,
    "package": _EMBEDDED,
    "control": _EMBEDDED,
    "activexcontrolbinary": _EMBEDDED,
    "video": _EMBEDDED,
    "audio": _EMBEDDED,
    "media": _EMBEDDED,
    "webextension": _EMBEDDED,
    "webextensiontaskpanes": _EMBEDDED,
    "extensibility": _MACROS,
    "attachedtoolbars": _MACROS,
    "keymapcustomizations": _MACROS,
    "vbaproject": _MACROS,
    "wordvbadata": _MACROS,
    "attachedtemplate": _TIED,
    "mailmergesource": _MERGING,
    "mailmergeheadersource": _MERGING,
    "recipientdata": _MERGING,
    "transform": _FETCHED,
}
"""Kinds of relations no template has, even within the file, and why."""
_INERT = (
    ".xml",
    ".rels",
    ".vml",
    ".svg",
    ".png",
    ".jpg",
    ".jpeg",
    ".jpe",
    ".jfif",
    ".gif",
    ".bmp",
    ".tif",
    ".tiff",
    ".emf",
    ".wmf",
    ".emz",
    ".wmz",
    ".wdp",
    ".odttf",
)
_OUTSIDE = re.compile(r"\s*(?!data:image/)(?:[a-z][a-z0-9+.\-]*:|//|\\)", re.IGNORECASE)
_PLACES = XPath("//@*[local-name() = 'src' or local-name() = 'href']")
"""Attributes that say where something is to be fetched from."""


def check_word_file(data: bytes, name: str) -> tuple[Package, list[str]]:
    """Refuse what is not a plain .docx: other files, damaged, locked, with macros, reaching out.

    Returns:
        The document taken apart, and the fields of Word's mail merge in it, which are to be told.

    Raises:
        InputProblem: In a sentence that says what it is and what to do.
    """
    if name.casefold().endswith((".docm", ".dotm")):
        raise _refused(name, _MACROS)
    if not name.casefold().endswith(".docx"):
        raise InputProblem(
            f"{name} is not a Word document (.docx), so it is not used as a template. Save it as "
            "“Word Document (.docx)”.",
            where=name,
        )
    try:
        package = open_package(data, name)
        _check_parts(package)
        merged = [found for part in package.trees for found in _check_tree(package, part)]
    except InputProblem:
        raise
    except Exception as error:  # what a damaged file can make zip and XML raise has no end
        raise damaged(name, error) from error
    return package, merged


def _refused(name: str, why: str) -> InputProblem:
    return InputProblem(f"{name} {why}", where=name)


def _check_parts(package: Package) -> None:
    for part in package.parts:
        if "vbaproject" in part.casefold():
            raise _refused(package.name, _MACROS)
        if not part.casefold().endswith(_INERT):
            raise _refused(package.name, _EMBEDDED)


def _check_tree(package: Package, part: str) -> list[str]:
    """Refuse a part that does more than say and show something; gives its merge fields."""
    name, tree = package.name, package.trees[part]
    kinds = {kind.casefold() for kind in package.kinds[part]}
    for kind in sorted(kinds & _ELEMENTS.keys()):
        raise _refused(name, _ELEMENTS[kind])
    for node in tree.iter("{*}*") if kinds & {"relationship", "override", "default"} else ():
        if local_name(node).casefold() == "relationship":
            _check_relation(node, name)
        elif "macroenabled" in _attribute(node, "ContentType").casefold():
            raise _refused(name, _MACROS)
    if any(_OUTSIDE.match(place) for place in _PLACES(tree)):
        raise _refused(name, _FETCHED)
    return _check_fields(tree, name) if package.kinds[part] & OF_FIELDS else []


def _check_relation(node: Any, name: str) -> None:
    kind = _attribute(node, "Type").rstrip("/").rpartition("/")[2].casefold()
    outside = _attribute(node, "TargetMode").strip().casefold() == "external"
    outside = outside or _OUTSIDE.match(_attribute(node, "Target")) is not None
    if kind == "hyperlink" and outside:
        raise _refused(name, _LINK)
    if kind in _RELATIONS:
        raise _refused(name, _RELATIONS[kind])
    if outside:
        raise _refused(name, _FETCHED)


def _attribute(node: Any, wanted: str) -> str:
    """An attribute's value, whatever its namespace and case; "" when it is missing."""
    for key, value in node.attrib.items():
        if key.rpartition("}")[2].casefold() == wanted.casefold():
            return value
    return ""


def _check_fields(tree: Any, name: str) -> list[str]:
    merged = []
    for code in field_codes(tree):
        if found := merge_field(code):
            merged.append(found)
        elif name_of(code).casefold() == "hyperlink":
            raise _refused(name, _LINK)
        elif not is_allowed(code):
            raise InputProblem(
                f"{name} has the Word field {name_of(code)}. Fields can bring in other files or "
                f"run something, so only {', '.join(ALLOWED[:-1])} and {ALLOWED[-1]} are used, and "
                "fields like {{ lea_name }}. Take it out, or write its text instead.",
                where=name,
            )
    return merged
