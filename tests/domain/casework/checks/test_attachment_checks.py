"""Names and kinds of attached files."""

import io
import zipfile

import pytest

from sos_desktop.domain.casework.checks import attachment_kinds
from sos_desktop.domain.casework.checks.attachment_checks import (
    LARGEST,
    another_name,
    check_harmless,
    check_size,
    may_hold_macros,
    size_words,
)
from sos_desktop.foundation.errors import InputProblem

PROGRAMS = "exe BAT cmd command js vbs ps1 sh lnk msi com scr jar hta terminal workflow iqy scpt"
PAGES = "html HTM xhtml xht shtml svg SVGZ mht mhtml xml xsl xslt webarchive swf"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "taken", "found"),
    [
        ("a.pdf", [], "a.pdf"),
        ("a.pdf", ["b.pdf"], "a.pdf"),
        ("a.pdf", ["A.PDF"], "a (2).pdf"),
        ("a.pdf", ["a.pdf", "a (2).pdf"], "a (3).pdf"),
        ("a (2).pdf", ["a (2).pdf"], "a (3).pdf"),
        ("a", ["a"], "a (2)"),
    ],
)
def test_two_files_of_one_name(name, taken, found):
    if (name, found) == ("a (2).pdf", "a (3).pdf"):
        taken = ["a.pdf", *taken]
    assert another_name(name, taken) == found


def test_another_name_stays_within_the_length():
    long = "x" * 116 + ".pdf"
    assert another_name(long, [long]) == "x" * 112 + " (2).pdf"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *((f"a.{ending}", b"x") for ending in (*PROGRAMS.split(), *PAGES.split())),
        ("agenda.pdf.html", b"<p>Agenda</p>"),
        ("chart.svg. ", b"<svg/>"),
        ("report.pdf.exe", b"x"),
        ("report.exe. ", b"x"),
        ("photo.jpg", b"MZ\x90\x00\x03" + bytes(100)),
        ("notes.txt", b"#!/bin/sh\nrm -r x"),
        ("data.csv", b"\x7fELF\x02"),
        ("scan.pdf", b"\x4c\x00\x00\x00\x01\x14\x02\x00"),
        ("old.doc", OLE + bytes.fromhex("84100C0000000000C000000000000046")),
        ("archive.zip", zipped("META-INF/MANIFEST.MF", "A.class")),
    ],
)
def test_what_could_run_is_refused(name, content):
    with pytest.raises(InputProblem, match="could harm the computer"):
        check_harmless(name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF"),
        ("photo.JPG", b"\xff\xd8\xff"),
        ("no ending", b"x"),
        ("MZ notes.txt", b"MZ stands for the middle school"),
        ("old.doc", OLE),
        ("sheet.xlsx", zipped("[Content_Types].xml", "META-INF/MANIFEST.MF")),
        ("text.odt", zipped("META-INF/manifest.xml", "Basics of attendance")),
        ("page.txt", b"<html>"),
        ("mail.eml", b"MIME-Version: 1.0"),
        ("htm", b"x"),
        ("executive summary.docx", b"PK\x03\x04"),
    ],
)
def test_documents_and_pictures_are_welcome(name, content):
    check_harmless(name, content)
    assert not may_hold_macros(name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docm", b"x"),
        ("a.XLSM", b"x"),
        ("a.dotm", b"x"),
        ("a.pptm", b"x"),
        ("a.xlsb", b"x"),
        ("a.fods", b"<office:document/>"),
        ("a.docx", zipped("[Content_Types].xml", "word/vbaProject.bin")),
        ("a.xlsx", zipped("[Content_Types].xml", "xl/macrosheets/sheet1.xml")),
        ("a.ods", zipped("META-INF/manifest.xml", "Basic/script-lc.xml")),
        ("a.odt", zipped("META-INF/manifest.xml", "Scripts/python/run.py")),
        ("a.doc", b"\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related"),
        ("a.doc", OLE + "_VBA_PROJECT".encode("utf-16-le")),
    ],
)
def test_macros_are_seen_by_name_and_by_content(name, content):
    assert may_hold_macros(name, content)
    check_harmless(name, content)


@pytest.mark.parametrize("gap", [0, 1, 5, 11, 12, 13, 100])
@pytest.mark.parametrize("pieces", [1, 2])
def test_marks_are_seen_wherever_they_stand_in_a_large_file(gap, pieces):
    before = b"PK\x03\x04".ljust(pieces * attachment_kinds._PIECE - gap, b".")
    assert may_hold_macros("a.docx", before + b"vbaProject.bin" + b"." * 50)
    assert not may_hold_macros("a.docx", before + b"vbaProject.bi" + b"." * 50)
    with pytest.raises(InputProblem):
        check_harmless("a.zip", before + b"META-INF/MANIFEST.MF")


def test_sizes():
    check_size("a", 1)
    check_size("a", LARGEST)
    for size, said in ((0, "is empty"), (LARGEST + 1, "25 MB; the largest"), (10**9, "953.7 MB")):
        with pytest.raises(InputProblem, match=said):
            check_size("a", size)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (830, "830 bytes"),
        (12_300, "12 KB"),
        (3_600_000, "3.4 MB"),
        (LARGEST, "25 MB"),
    ],
)
def test_sizes_in_words(size, words):
    assert size_words(size) == words
