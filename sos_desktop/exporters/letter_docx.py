"""Fills the fields of a Word template, and nothing else: no blocks, no code, nothing left open."""

import hashlib
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import UTC
from functools import lru_cache
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, nodes
from jinja2.exceptions import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from sos_desktop.domain.text import kept_line
from sos_desktop.exporters.letter_placeholders import check_hidden, placeholders
from sos_desktop.exporters.properties import finished_package, made_at
from sos_desktop.exporters.text import printable, printed_words
from sos_desktop.exporters.word_file import check_word_file
from sos_desktop.exporters.word_package import damaged
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass

Values = Mapping[str, str | Sequence[str]]

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_FIELD = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_BLOCK = re.compile(r"\{[%#].*?(?:[%#]\}|$)", re.DOTALL)
_LEFT = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_OF_PLAIN_FIELDS = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name)
_ROW = re.compile(r"<w:tr[ >](?:(?!<w:tr[ >]).)*?</w:tr>", re.DOTALL)
_PARAGRAPH = re.compile(r"<w:p[ >](?:(?!<w:p[ >]).)*?</w:p>", re.DOTALL)
_PICTURE = "/thumbnail"
"""Kind of the small picture of the template, which a letter does not look like."""
_DIGEST = 16


@frozen_dataclass
class WordTemplate:
    """A template that may be used.

    Attributes:
        name: Its file's name, for messages.
        fields: The names of its fields, in order of appearance.
        odd: What looks like a field and is none: in double braces ("district name"), or a mark
            of another kind ("«Superintendent»", "[insert name]", a merge field of Word).
    """

    name: str
    data: bytes = field(repr=False)
    fields: tuple[str, ...]
    odd: tuple[str, ...] = ()


def read_template(data: bytes, name: str) -> WordTemplate:
    """Check a template and find its fields.

    Raises:
        InputProblem: It is not a plain .docx, or holds more than fields (blocks, loops, code).
    """
    package, merge_fields = check_word_file(data, name)
    check_hidden(package)
    try:
        parts = _texts(data)
    except Exception as error:  # the library raises whatever a part that is not right leads to
        raise damaged(name, error) from error
    names: dict[str, None] = {}
    odd: dict[str, None] = dict.fromkeys(merge_fields)
    for text in parts:
        if block := _BLOCK.search(text):
            raise InputProblem(
                f"{name} holds “{_short(block[0])}”. Blocks, loops and comments are not filled in; "
                "use only fields, like {{ lea_name }}.",
                where=name,
            )
        for found in _FIELD.findall(text):
            inside = found.strip()
            (names if _NAME.fullmatch(inside) else odd)[inside] = None
        if _LEFT.search(_FIELD.sub("", text)):
            odd[_short(_FIELD.sub("", text), around=_LEFT)] = None
        else:
            odd |= dict.fromkeys(placeholders(_FIELD.sub("", text)))
    return WordTemplate(name, data, tuple(names), tuple(odd))


def fill(
    template: WordTemplate, values: Values, many: frozenset[str], title: str, author: str = ""
) -> bytes:
    """Fill in a template.

    Args:
        template: From `read_template`.
        values: A text for each field, or texts for a field of several lines.
        many: The fields that stand for several lines: their table row or paragraph is repeated.
        title: Of the document, in its properties.
        author: The county office, in its properties.

    Raises:
        InputProblem: A field has nothing to say, or something was left open.
    """
    if template.odd:
        raise InputProblem(
            f"{template.name} has “{template.odd[0]}”, which is not filled in. Write it as a "
            "field, like {{ lea_name }}, or take it out.",
            where=template.name,
        )
    context: dict[str, Any] = {}
    for name in template.fields:
        value = values.get(name) or ""
        lines = [_clean(text, name) for text in ([value] if isinstance(value, str) else value)]
        if not any(lines):
            raise InputProblem(f"The field {{{{ {name} }}}} is empty.", where=name)
        if name in many:
            context[f"all_{name}"] = lines
        else:
            context[name] = " ".join(" ".join(lines).split())
    try:
        merge = _Merge(template.data, many & set(template.fields), title, author)
        merge.render(context, _environment(), autoescape=True)
        stream = io.BytesIO()
        merge.save(stream)
        made = finished_package(stream.getvalue(), author)
        left = [text for text in _texts(made) if _LEFT.search(text)]
    except Exception as error:  # one letter that cannot be made must not end all that follow
        raise InputProblem(
            f"{template.name} could not be filled in. Type its fields again, each as plain text "
            "like {{ lea_name }}, or go back to the shipped template.",
            details=error,
            where=template.name,
        ) from error
    if left:
        raise InputProblem(
            f"{template.name} leaves “{_short(left[0], around=_LEFT)}” unfilled, so the letter is "
            "not made. Type the field again as plain text.",
            where=template.name,
        )
    return made


def text_of(data: bytes) -> str:
    """Everything a Word document says, headers and footers included, a line per paragraph."""
    return "\n".join(_texts(data))


class _Merge(DocxTemplate):
    """docxtpl, with lines that repeat, and each part of a template patched and compiled once."""

    def __init__(self, data: bytes, many: frozenset[str], title: str, author: str) -> None:
        super().__init__(io.BytesIO(data))
        self._many = many
        self._title = title
        self._author = author

    def patch_xml(self, src_xml: str) -> str:
        return _patched(src_xml, self._many)

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """The letter's own properties instead of the template's, which name who made that one."""
        filled: Any = self.docx
        properties = filled.core_properties
        properties.title = kept_line(self._title)
        properties.author = properties.last_modified_by = printable(self._author)
        properties.created = properties.modified = made_at().astimezone(UTC).replace(tzinfo=None)
        properties.revision = 1
        for name in ("category", "comments", "content_status", "keywords", "subject", "version"):
            setattr(properties, name, "")
        relations = filled.part.package.rels
        for name in [key for key, found in relations.items() if found.reltype.endswith(_PICTURE)]:
            relations.pop(name)


@lru_cache(maxsize=128)
def _patched(source: str, many: frozenset[str]) -> str:
    """A part's XML ready to be filled in; a tree that is more than fields is refused."""
    xml = DocxTemplate.patch_xml(DocxTemplate(io.BytesIO()), source)
    for node in _environment().parse(xml).find_all(nodes.Node):
        if not isinstance(node, _OF_PLAIN_FIELDS):
            raise TemplateError("more than plain fields")
    return _repeated(xml, many)


def _repeated(xml: str, many: frozenset[str]) -> str:
    """A table row, else a paragraph, with fields of several lines stands once per line."""

    def wrap(match: re.Match[str]) -> str:
        found = [n.strip() for n in _FIELD.findall(match[0]) if n.strip() in many]
        names = list(dict.fromkeys(found))
        if not names:
            return match[0]
        if len(names) == 1:
            return f"{{% for {names[0]} in all_{names[0]} %}}{match[0]}{{% endfor %}}"
        lists = ", ".join(f"all_{name}" for name in names)
        return f"{{% for {', '.join(names)} in side_by_side({lists}) %}}{match[0]}{{% endfor %}}"

    if not many:
        return xml
    rows = _ROW.sub(wrap, xml)
    pieces = re.split(r"(\{% for .*?\{% endfor %\})", rows, flags=re.DOTALL)
    return "".join(
        piece if piece.startswith("{% for ") else _PARAGRAPH.sub(wrap, piece) for piece in pieces
    )


@lru_cache(maxsize=1)
def _environment() -> SandboxedEnvironment:
    environment = _Environment(undefined=StrictUndefined, autoescape=True)
    environment.globals = {"side_by_side": lambda *lists: list(zip(*lists, strict=True))}
    environment.filters = {}
    environment.tests = {}
    return environment


class _Environment(SandboxedEnvironment):
    """Compiles the same source once."""

    def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Template:
        return _compiled(source)


@lru_cache(maxsize=128)
def _compiled(source: str) -> Template:
    return SandboxedEnvironment.from_string(_environment(), source)


def _clean(text: str, name: str) -> str:
    """A value that is only text: no control characters, no braces that look like a field."""
    cleaned = re.sub(r"[\t\f\a\v]+", " ", printed_words(text)).strip()
    if _LEFT.search(cleaned):
        raise InputProblem(
            f"What would stand for {{{{ {name} }}}} has double braces in it: "
            f"“{_short(cleaned)}”. Take them out where it is kept.",
            where=name,
        )
    return cleaned


def _texts(data: bytes) -> list[str]:
    """The text of each paragraph of the body, headers, footers and notes; tabs as spaces."""
    document: Any = Document(io.BytesIO(data))
    roots = [document.element]
    for part in document.part.package.iter_parts():
        kind = part.content_type
        if kind.endswith(("header+xml", "footer+xml", "footnotes+xml", "endnotes+xml")):
            roots.append(parse_xml(part.blob))
    return [text for root in roots for text in _paragraphs(root)]


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _paragraphs(root: Any) -> list[str]:
    found = []
    for paragraph in root.iter(f"{_W}p"):
        text = ""
        for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr"):
            if next(node.iterancestors(f"{_W}p")) is paragraph:
                text += (node.text or "") if node.tag == f"{_W}t" else " "
        found.append(text)
    return found


def fingerprint(data: bytes) -> str:
    """A short name for a file's content."""
    return hashlib.sha256(data).hexdigest()[:_DIGEST]


def _short(text: str, *, around: re.Pattern[str] | None = None) -> str:
    start = 0
    if around is not None and (found := around.search(text)):
        start = max(found.start() - 10, 0)
    piece = text[start:].strip()
    return piece if len(piece) <= 40 else f"{piece[:39]}…"
