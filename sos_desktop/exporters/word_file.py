"""Is this file a Word document that may be used as a template? If not, why, in a sentence."""

import io
import re
import zipfile
from zipfile import ZipFile

from sos_desktop.foundation.errors import InputProblem

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST, _LARGEST_INSIDE = 20_000_000, 120_000_000
_MAIN = "word/document.xml"
_REACHES_OUT = re.compile(
    r'Type="[^"]*/(attachedTemplate|oleObject|subDocument|frame|image|aFChunk)"[^>]*'
    r'TargetMode="External"|TargetMode="External"[^>]*'
    r'Type="[^"]*/(attachedTemplate|oleObject|subDocument|frame|image|aFChunk)"'
)
_ACTIVE_FIELD = re.compile(r"\b(INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|MACROBUTTON)\b")
_INSTRUCTION = re.compile(r"<w:instrText[^>]*>([^<]*)|w:instr=\"([^\"]*)\"")


def check_word_file(data: bytes, name: str) -> None:
    """Refuse what is not a plain .docx: other files, damaged, locked, with macros, reaching out.

    Raises:
        InputProblem: In a sentence that says what it is and what to do.
    """
    if name.casefold().endswith((".docm", ".dotm")):
        raise _macros(name)
    if not name.casefold().endswith(".docx"):
        raise InputProblem(
            f"{name} is not a Word document (.docx), so it is not used as a template. Save it as "
            "“Word Document (.docx)”.",
            where=name,
        )
    if data.startswith(_OLE):
        raise _locked(data, name)
    if len(data) > _LARGEST:
        raise InputProblem(
            f"{name} is larger than 20 MB. Make its pictures smaller, then save it again.",
            where=name,
        )
    try:
        with ZipFile(io.BytesIO(data)) as package:
            _check_package(package, name)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, ValueError,
            RuntimeError, NotImplementedError) as error:  # fmt: skip
        raise damaged(name, error) from error


def damaged(name: str, error: Exception | None = None) -> InputProblem:
    """The problem of a file that cannot be read."""
    return InputProblem(
        f"{name} is damaged or not a Word document, so it cannot be read. Save it again from "
        "Word, or go back to the shipped template.",
        details=error or "",
        where=name,
    )


def _check_package(package: ZipFile, name: str) -> None:
    entries = {entry.filename: entry for entry in package.infolist()}
    if _MAIN not in entries or "[Content_Types].xml" not in entries:
        raise damaged(name)
    if sum(entry.file_size for entry in entries.values()) > _LARGEST_INSIDE:
        raise InputProblem(
            f"{name} unpacks to more than 120 MB. Make its pictures smaller.", where=name
        )
    if any(entry.flag_bits & 0x1 for entry in entries.values()):
        raise _locked(b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e", name)
    types = package.read("[Content_Types].xml").decode("utf-8", "replace")
    if "macroEnabled" in types or any("vbaProject" in entry for entry in entries):
        raise _macros(name)
    for entry in entries:
        if entry.endswith(".rels"):
            _check_relations(package.read(entry).decode("utf-8", "replace"), name)
        elif entry.startswith("word/") and entry.endswith(".xml"):
            _check_part(package.read(entry).decode("utf-8", "replace"), name)


def _check_relations(text: str, name: str) -> None:
    if _REACHES_OUT.search(text):
        raise InputProblem(
            f"{name} draws on another file or on the network (a linked picture, object or "
            "template), so it is not used. Put the picture into the document itself.",
            where=name,
        )


def _check_part(text: str, name: str) -> None:
    if "<w:altChunk" in text:
        raise InputProblem(
            f"{name} includes another document. Copy its text into the template instead.",
            where=name,
        )
    for found in _INSTRUCTION.finditer(text):
        if _ACTIVE_FIELD.search(found[1] or found[2] or ""):
            raise InputProblem(
                f"{name} has a Word field that brings in other files or runs something. Take it "
                "out; only fields like {{ lea_name }} are filled in.",
                where=name,
            )


def _locked(data: bytes, name: str) -> InputProblem:
    if b"E\0n\0c\0r\0y\0p\0t" in data:
        what = "is protected with a password, so it cannot be read. Save it without a password."
    else:
        what = (
            "is in Word's old format (.doc) in spite of its name. Save it in Word as “Word "
            "Document (.docx)”."
        )
    return InputProblem(f"{name} {what}", where=name)


def _macros(name: str) -> InputProblem:
    return InputProblem(
        f"{name} has macros, so it is not used as a template. Save it in Word as “Word Document "
        "(.docx)”, which has none.",
        where=name,
    )
