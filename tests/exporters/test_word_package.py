"""Damaged, oversized and oddly built Word documents are refused in a sentence."""

import io
import random
import zipfile
import zlib

import pytest

from sos_desktop.exporters import word_package
from sos_desktop.exporters.letter_docx import read_template
from sos_desktop.foundation.errors import InputProblem
from tests.word_packages import (
    field,
    package,
    paragraph,
    relation,
    relations,
    story,
)


def twice(name):
    stream = io.BytesIO(package())
    with zipfile.ZipFile(stream, "a") as made:
        made.writestr(name, story(""))
    return stream.getvalue()


@pytest.mark.parametrize(
    "name",
    [
        "word/Document.xml",
        "word/%64ocument.xml",
        "word\\document.xml",
        "/word/document.xml",
        "word/./document.xml",
        "word/x/../document.xml",
    ],
)
def test_two_parts_of_one_name_are_refused(name):
    with pytest.raises(InputProblem, match="two parts of one name"):
        read_template(twice(name), "a.docx")


def test_two_entries_of_one_name_are_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = twice("word/document.xml")
    with pytest.raises(InputProblem, match="two parts of one name"):
        read_template(data, "a.docx")


LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
DECLARED = {
    "entities": f'<!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]><x>&l9;</x>',
    "a file": '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/hostname">]><x>&y;</x>',
    "a definition elsewhere": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>',
}


@pytest.mark.parametrize("text", DECLARED.values(), ids=DECLARED)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_that_declares_something_is_refused(text, encoding):
    with pytest.raises(InputProblem, match=r"declares entities|damaged"):
        read_template(package(**{"word/x.xml": text.encode(encoding)}), "a.docx")


@pytest.mark.parametrize(
    ("limit", "allowed", "says"),
    [
        ("_LARGEST_XML", 5000, "more text than a letter"),
        ("_LARGEST_INSIDE", 9000, "more than 120 MB"),
        ("_MOST_PARTS", 4, "5 parts"),
        ("_LARGEST", 900, "larger than 20 MB"),
    ],
)
def test_what_unpacks_to_more_than_a_letter_is_refused_before_it_is_unpacked(
    limit, allowed, says, monkeypatch
):
    data = package(**{"word/x.xml": f"<x>{' ' * 6000}</x>", "word/media/x.png": bytes(6000)})
    read_template(data, "a.docx")
    monkeypatch.setattr(word_package, limit, allowed)
    monkeypatch.setattr(zipfile.ZipFile, "read", None)
    with pytest.raises(InputProblem, match=says):
        read_template(data, "a.docx")


def spoiled_stream():
    """The packed bytes of the text are no packed bytes any more."""
    data = bytearray(package())
    place = data.rfind(b"word/document.xml", 0, data.find(b"PK\x01\x02")) + len("word/document.xml")
    data[place : place + 6] = b"\xff" * 6
    return bytes(data)


def patched_method(method):
    data = bytearray(package())
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 10 : at + 12] = method.to_bytes(2, "little")
        at += 4
    at = 0
    while (at := data.find(b"PK\x03\x04", at)) >= 0:
        data[at + 8 : at + 10] = method.to_bytes(2, "little")
        at += 4
    return bytes(data)


BROKEN = {
    "nothing": lambda: b"",
    "half": lambda: package()[:400],
    "the packed text": spoiled_stream,
    "an unknown way of packing": lambda: patched_method(99),
    "another way of packing": lambda: patched_method(12),
    "no XML": lambda: package(**{"word/document.xml": b"\xff\xfe\x00"}),
    "half of the XML": lambda: package(**{"word/document.xml": story("")[:-9]}),
    "not UTF-8": lambda: package(**{"word/document.xml": story("ñ").encode("latin-1")}),
    "empty XML": lambda: package(**{"word/document.xml": ""}),
    "another XML": lambda: package(**{"word/document.xml": "<x/>"}),
    "deep XML": lambda: package("<w:p>" * 3000 + "</w:p>" * 3000),
    "no types": lambda: package(**{"[Content_Types].xml": "<x/>"}),
    "no main part": lambda: package(**{"_rels/.rels": relations()}),
    "a missing part": lambda: package(
        **{"word/_rels/document.xml.rels": relations(relation("header", "gone.xml", mode=""))}
    ),
    "a relation without a target": lambda: package(**{"_rels/.rels": relations("<Relationship/>")}),
}


@pytest.mark.parametrize("make", BROKEN.values(), ids=BROKEN)
def test_a_damaged_file_is_refused_in_a_sentence(make):
    with pytest.raises(InputProblem, match="damaged or not a Word document"):
        read_template(make(), "a.docx")


def test_whatever_bytes_are_wrong_the_template_is_read_or_refused():
    whole, dice = package(paragraph(field("PAGE"))), random.Random(7)
    refused = 0
    for _turn in range(150):
        data = bytearray(whole)
        for _byte in range(dice.randint(1, 4)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            read_template(bytes(data), "a.docx")
        except InputProblem:
            refused += 1
    assert refused > 50


@pytest.mark.parametrize(
    "error", [zlib.error("x"), MemoryError(), RecursionError(), KeyError("x"), OverflowError()]
)
def test_whatever_the_libraries_raise_is_a_damaged_template(error, monkeypatch):
    def failing(*_arguments, **_more):
        raise error

    for place in ("word_package.etree.fromstring", "letter_docx.Document"):
        with monkeypatch.context() as patch:
            patch.setattr(f"sos_desktop.exporters.{place}", failing)
            with pytest.raises(InputProblem, match="damaged"):
                read_template(package(), "a.docx")
