"""An empty Word document without what the library's own template brings along.

python-docx begins with a document somebody made in Word: a picture of its first page, a hundred
table styles, marks of its editing, an empty data store. None of it is ours, and readers of the
file find it.
"""

from collections.abc import Collection
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_KEPT_STYLES = frozenset(
    {
        *("Normal", "Default Paragraph Font", "Normal Table", "No List", "Title", "Subtitle"),
        *("Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number", "Table Grid"),
        *("Header", "Footer", "Caption"),
    }
)
_DROPPED_PARTS = ("/thumbnail", "/customXml", "/stylesWithEffects", "/webSettings")
"""Ends of the types of relations to parts that hold nothing of the document."""
_DROPPED_SETTINGS = (
    *("w:rsids", "w:proofState", "w:savePreviewPicture", "w:shapeDefaults"),
    *("w14:docId", "w14:defaultImageDpi", "w:doNotAutoCompressPictures"),
)
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_ASIAN = ("eastAsia", "bidi")


def empty_document(language: str = "en-US") -> Any:
    """A new document with the styles this program uses and no others.

    Args:
        language: A tag, which Word checks spelling by and reads the text out in.
    """
    made = Document()
    _drop_parts(made.part)
    _drop_parts(made.part.package)
    _drop_styles(made.styles.element, _KEPT_STYLES)
    settings = made.settings.element
    for name in _DROPPED_SETTINGS:
        prefix, _colon, tag = name.partition(":")
        full = f"{_W14}{tag}" if prefix == "w14" else qn(name)
        for found in settings.findall(full):
            settings.remove(found)
    _speak(made, language)
    return made


def speak_of(style: Any, language: str) -> None:
    """Say which language the text of a style or a run is in."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    properties.append(spoken)


def _drop_parts(holder: Any) -> None:
    for key, relation in list(holder.rels.items()):
        if relation.reltype.endswith(_DROPPED_PARTS):
            del holder.rels[key]


def _drop_styles(styles: Any, kept: Collection[str]) -> None:
    """Take out every style but those, and what they are linked with or based on."""
    by_id = {style.get(qn("w:styleId")): style for style in styles.findall(qn("w:style"))}
    wanted = {key for key, style in by_id.items() if _name(style).casefold() in _folded(kept)}
    waiting = list(wanted)
    while waiting:
        for tag in ("w:basedOn", "w:link", "w:next"):
            found = by_id[waiting[-1]].find(qn(tag))
            value = found.get(qn("w:val")) if found is not None else None
            if value in by_id and value not in wanted:
                wanted.add(value)
                waiting.insert(0, value)
        waiting.pop()
    for key, style in by_id.items():
        if key not in wanted:
            styles.remove(style)


def _folded(names: Collection[str]) -> set[str]:
    return {name.casefold() for name in names}


def _name(style: Any) -> str:
    found = style.find(qn("w:name"))
    return found.get(qn("w:val")) if found is not None else ""


def _speak(made: Any, language: str) -> None:
    """The language of all text, in the defaults and of the typefaces."""
    defaults = made.styles.element.find(qn("w:docDefaults"))
    for spoken in defaults.iter(qn("w:lang")):
        spoken.attrib.clear()
        spoken.set(qn("w:val"), language)
    for faces in made.settings.element.findall(qn("w:themeFontLang")):
        faces.set(qn("w:val"), language)
        for script in _ASIAN:
            faces.attrib.pop(qn(f"w:{script}"), None)
