"""Kinds of files that are not kept: by every ending, however it is hidden, and by their content."""

import io
import zipfile

import pytest

from sos_desktop.domain.casework.checks import attachment_kinds as kinds
from sos_desktop.domain.casework.checks.attachment_checks import check_harmless
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.file_names import safe_name

ENDINGS = sorted(ending for group in kinds.GROUPS for ending in group.endings.split())
HARM = "could harm the computer"
OLE = kinds.OLE + bytes(600)


def zipped(*names, content=b"x", **files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name in names:
            package.writestr(name, content)
        for name, data in files.items():
            package.writestr(name, data)
    return buffer.getvalue()


def test_no_ending_is_in_two_groups_and_every_group_says_what_to_do():
    assert len(ENDINGS) == len(set(ENDINGS))
    for group in (*kinds.GROUPS, kinds.UNLIKE, kinds.CLOSED):
        assert group.instead.endswith(".")
        assert not group.what.endswith(".")
    assert not {"pdf", "docx", "xlsx", "doc", "xls", "jpg", "zip", "csv", "txt"} & set(ENDINGS)


HELD_BACK = (
    "one rdp img theme searchconnector-ms appinstaller udl odc dqy cab xlt iso vhd msc cpl "
    "library-ms themepack wsb vhdx 7z rar iqy oqy onepkg webloc xlm cer diagpkg mjs"
)


@pytest.mark.parametrize("ending", HELD_BACK.split())
def test_kinds_that_mail_programs_hold_back_are_refused_in_every_writing(ending):
    hidden = [
        f"a.{ending}",
        f"a.{ending.upper()}",
        f"report.pdf.{ending}",
        f"a.{ending}. .",
        f".{ending}",
        f"a.{ending} ",
        f"a.{ending}\u00a0",
        f"a.{ending}\u200b",
        f"a\u202efdp.{ending}",
        f"a.{ending[0]}\u200d{ending[1:]}",
        f"a.pdf{' ' * 80}.{ending}",
        f"folder/a.{ending}",
    ]
    for name in hidden:
        with pytest.raises(InputProblem, match=HARM):
            check_harmless(name, b"x")
        with pytest.raises(InputProblem, match=HARM):
            check_harmless(safe_name(name), b"x")


BEGINNINGS = [(place, mark) for group in kinds.GROUPS for place, mark in group.beginnings]


@pytest.mark.parametrize(("place", "mark"), BEGINNINGS, ids=range(len(BEGINNINGS)))
def test_a_content_of_such_a_kind_is_refused_under_any_name(place, mark):
    content = bytes(place) + mark + bytes(700)
    for name in ("scan.pdf", "photo.jpg", "old.doc", "no ending"):
        with pytest.raises(InputProblem, match=HARM):
            check_harmless(name, content)


@pytest.mark.parametrize("name", ["scan.pdf", "photo.JPG", "list.csv", "notes.txt. ", "call.mp3"])
@pytest.mark.parametrize(
    "content",
    [
        OLE + "_VBA_PROJECT".encode("utf-16-le"),
        OLE,
        zipped("[Content_Types].xml", "word/vbaProject.bin"),
        zipped("a.txt"),
        zipped(),
    ],
    ids=["old with macros", "old", "new with macros", "zip", "empty zip"],
)
def test_a_content_that_its_name_denies_is_refused(name, content):
    with pytest.raises(InputProblem, match="not what its name says"):
        check_harmless(name, content)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (zipped("a.txt", "b/setup.exe"), "a.zip holds setup.exe, which is a program"),
        (zipped("a.txt", "b\\setup.EXE"), "holds setup.EXE, which is a program"),
        (zipped("__MACOSX/x", "agenda.pdf.lnk"), "holds agenda.pdf.lnk, which is a shortcut"),
        (zipped("notes.one"), "holds notes.one, which can hold programs"),
        (zipped("a\u202efdp.scr"), "holds afdp.scr, which is a program"),
        (zipped("photo.jpg", content=b"MZ\x90\0" + bytes(200)), "holds photo.jpg, which is a prog"),
        (zipped("scan.pdf", content=OLE), "holds scan.pdf, which is not what its name says"),
        (zipped("in.zip", content=zipped("x.exe")), "holds x.exe, which is a program"),
        (zipped("in.zip", content=zipped("2.zip", content=zipped("3.txt"))), "be looked into"),
        (zipped("in.zip", content=b"PK\x03\x04"), "holds in.zip, which is a zip that cannot be"),
        (zipped("a.txt")[:-30], "a.zip is a zip that cannot be looked into"),
        (zipped("App/META-INF/MANIFEST.MF"), "is a program"),
        (zipped(*(f"{n}.zip" for n in range(21))), "a.zip is a zip that cannot be looked into"),
    ],
    ids=range(13),
)
def test_a_zip_is_looked_into(content, says):
    with pytest.raises(InputProblem, match=says):
        check_harmless("a.zip", content)


@pytest.mark.parametrize(
    ("limit", "value"), [("_MOST_INSIDE", 1), ("_LARGEST_PACKED", 10), ("_DEEPEST", 1)]
)
def test_a_zip_that_holds_too_much_is_not_looked_into(limit, value, monkeypatch):
    content = zipped("a.txt", **{"b.zip": zipped("c.txt")})
    check_harmless("a.zip", content)
    monkeypatch.setattr(kinds, limit, value)
    with pytest.raises(InputProblem, match="cannot be looked into"):
        check_harmless("a.zip", content)


def locked(data):
    """The same zip with its entries marked as encrypted."""
    changed = bytearray(data)
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[data.find(mark) + flag] |= 1
    return bytes(changed)


def test_a_zip_with_a_password_is_judged_by_the_names_in_it():
    check_harmless("a.zip", locked(zipped("scan.pdf")))
    with pytest.raises(InputProblem, match=r"holds setup\.exe"):
        check_harmless("a.zip", locked(zipped("setup.exe")))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("papers.zip", zipped("a/scan.pdf", "b/list.xlsx", "LICENSE", ".hidden", "photo.jpg")),
        ("papers.zip", zipped("in.zip", content=zipped("a.pdf"))),
        ("papers.zip", zipped()),
        ("sheet.xlsx", zipped("[Content_Types].xml", "xl/workbook.xml")),
        ("text.odt", zipped("content.xml")),
        ("book.epub", zipped("mimetype", "page.xhtml")),
        ("key.pages", zipped("Index/Document.iwa")),
        ("old.xls", OLE),
        ("mail.msg", OLE),
        ("sheet.xls", zipped("[Content_Types].xml")),
        ("locked.docx", OLE),
        ("no ending", OLE),
        ("one.pdf", b"%PDF-1.7"),
        ("theme.docx", b"x"),
        ("MSCFO report.txt", b"The MSCF"),
        ("FWS notes.txt", b"FWS staff meeting"),
        ("BZh.txt", b"BZhurnal"),
        ("a.pdf ", b"%PDF"),
        ("version 1.2", b"x"),
        ("Mr. Isom", b"x"),
        ("a.exe.pdf", b"%PDF"),
        ("photo.heic", b"ftyp"),
    ],
)
def test_what_people_work_with_is_kept(name, content):
    check_harmless(name, content)
