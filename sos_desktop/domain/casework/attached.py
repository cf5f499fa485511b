"""What a file must be like before it is kept in the county file, and what it is called there."""

from collections.abc import Collection
from pathlib import PurePath

from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.file_names import folded, free_stem

LARGEST = 25 * 1024 * 1024
"""Bytes of the largest file that is kept: a long scan or a dozen photos; a video is too much."""

_PROGRAMS = (
    "ade adp apk app appimage application appref-ms appx bas bat bin chm cmd com cpl crt "
    "csh deb desktop diagcab dll dmg elf exe gadget hta inf ins iso isp jar jnlp js jse ksh lib "
    "library-ms lnk mde msc msh msi msix msp mst ocx osx out pif pkg pl ps1 ps1xml ps2 psc1 psd1 "
    "psm1 py pyc pyw rb reg rpm run scf scr sct search-ms settingcontent-ms sh shb shs so sys "
    "tcsh url vb vbe vbs vhd vhdx vxd website wim ws wsc wsf wsh xll zsh "
    "action ahk appcontent-ms applescript command diagcfg fileloc inetloc iqy mobileconfig php pyz "
    "pyzw scpt service slk tcl terminal tool vsto wll workflow xbap"
)
_PAGES = (
    "asp aspx dhtml eht htc htm html htt jsp maff mht mhtml shtm shtml stm svg svgz swf webarchive "
    "xht xhtm xhtml xml xsl xslt"
)
"""What a browser shows, and what it runs while it does; the system opens such files with one."""
_WITH_MACROS = (
    "accdb accde docm dotm fodg fodp fods fodt mdb potm ppam ppsm pptm sldm xla xlam xlsb xlsm xltm"
)
_IN_PACKAGES = (b"vbaProject.bin", b"xl/macrosheets/", b"Basic/script-lc.xml", b"Scripts/python/")
"""Where Office and OpenDocument files keep macros."""
_MACHINE_CODE = (
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!",
    b"\x4c\x00\x00\x00\x01\x14\x02\x00",
    b"MSCF",
)
"""How programs for Linux and the Mac, Java classes, scripts, shortcuts and cabinets begin."""
_PIECE = 1 << 20
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_INSTALLER_ID = bytes.fromhex("84100C0000000000C000000000000046")
"""Which kind of OLE file an .msi says it is, whatever it is called."""
_WORD = ("doc", "docx", "dot", "dotx", "rtf", "wps")
"""Word opens a web archive, with its macros, under these names too."""


def another_name(name: str, taken: Collection[str]) -> str:
    """`name`, or with " (2)" before its ending when a file of the case is called that already."""
    path, known = PurePath(name), {folded(other) for other in taken}
    return f"{free_stem(path.stem, [path.suffix], known)}{path.suffix}"


def check_size(name: str, size: int) -> None:
    """Raise unless a file of this many bytes may be kept.

    Raises:
        InputProblem: It is empty, or larger than 25 MB.
    """
    if size == 0:
        raise InputProblem(
            f"{name} is empty, so there is nothing to keep. If it should hold something, save it "
            "again where it comes from.",
            where="name",
        )
    if size > LARGEST:
        raise InputProblem(
            f"{name} has {size_words(size)}; the largest file that can be kept has "
            f"{size_words(LARGEST)}. Keep it in a folder and write its place in a note, or attach "
            "a smaller copy.",
            where="name",
        )


def check_harmless(name: str, content: bytes) -> None:
    """Raise when a file could run as a program, by its name or by what is in it.

    Raises:
        InputProblem: It is a program, a script, a shortcut, an installer, or a page that can run
            scripts when a browser shows it.
    """
    if _ending(name) in _PAGES.split():
        raise InputProblem(
            f"{name} is a web page or a drawing for one, which can run scripts. Such files are not "
            "kept or opened here, because opening one could harm the computer. Print it to a PDF, "
            "or take a picture of it, and attach that instead.",
            where="name",
        )
    if _ending(name) in _PROGRAMS.split() or _runs(content):
        raise InputProblem(
            f"{name} is a program, a script or a shortcut to one. Such files are not kept here, "
            "because opening one could harm the computer. Attach a document or a picture instead.",
            where="name",
        )


def may_hold_macros(name: str, content: bytes) -> bool:
    """Whether an Office file holds macros or could: opening it deserves a question first."""
    if _ending(name) in _WITH_MACROS.split():
        return True
    if content.startswith(_ZIP):
        return any(_holds(content, place) for place in _IN_PACKAGES)
    if content[:64].lstrip().lower().startswith(b"mime-version:"):
        return _ending(name) in _WORD
    return content.startswith(_OLE) and _holds(content, "_VBA_PROJECT".encode("utf-16-le"))


def size_words(size: int) -> str:
    """A size as people say it: "830 bytes", "12 KB", "3.4 MB"."""
    if size < 1024:
        return "1 byte" if size == 1 else f"{size} bytes"
    if size < 1024 * 1024:
        return f"{round(size / 1024):,} KB"
    return f"{size / 1024 / 1024:,.1f}".removesuffix(".0") + " MB"


def _ending(name: str) -> str:
    return PurePath(name.rstrip(". ")).suffix.removeprefix(".").casefold()


def _runs(content: bytes) -> bool:
    if content.startswith(_MACHINE_CODE):
        return True
    if content.startswith(b"MZ") and b"\0" in content[:128]:
        return True
    if content.startswith(_OLE):
        return _holds(content, _INSTALLER_ID)
    if not content.startswith(_ZIP):
        return False
    return _holds(content, b"META-INF/MANIFEST.MF") and not _holds(content, b"[Content_Types].xml")


def _holds(content: bytes, mark: bytes) -> bool:
    """Whether `mark` is somewhere in the content; looked for a piece at a time.

    One search through a large file would keep the window's own thread waiting until its end.
    """
    reach = _PIECE + len(mark) - 1
    return any(
        content.find(mark, start, start + reach) >= 0 for start in range(0, len(content), _PIECE)
    )
