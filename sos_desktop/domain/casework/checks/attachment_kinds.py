"""Kinds of files that are not kept, because opening one could harm the computer.

A kind is told by its ending, as the system opens it by that, and by how its content begins, as the
ending can be changed. The endings are those that mail programs and Windows' own attachment service
hold back, with their siblings on the Mac and on Linux.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from unicodedata import category

from sos_desktop.foundation.frozen import frozen_dataclass

ZIP, OLE = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_INSTALLER_ID = bytes.fromhex("84100C0000000000C000000000000046")
"""Which kind of OLE file an .msi says it is, whatever it is called."""
_PIECE = 1 << 20
_DEEPEST, _MOST_INSIDE, _MOST_PACKED, _LARGEST_PACKED = 2, 5000, 20, 100 * 1024 * 1024
"""Of a zip that is looked into: zips within zips, files, zips among them, and their bytes."""
_TAIL = re.compile(r"[\s.]+$")
_HEAD = 0x9000
"""Bytes of a file that tell its kind; a disc image does so late."""


@frozen_dataclass
class RefusedKinds:
    """A group of kinds: what such a file is, what to attach instead, and by what it is known.

    Attributes:
        what: Follows the file's name in a sentence.
        instead: What to do, as a sentence.
        endings: Of names, without a dot, in lower case, with spaces between.
        beginnings: Bytes, each with where they stand.
    """

    what: str
    instead: str
    endings: str = ""
    beginnings: tuple[tuple[int, bytes], ...] = ()


PROGRAMS = RefusedKinds(
    "is a program, a script, or something that installs or sets up one",
    "Attach a document or a picture instead.",
    (
        # Programs of Windows and their parts, installers, settings, help, certificates
        "386 acm ax bat bin cat cla class cmd com cpl dll dos drv efi ex ex_ exe msstyles mui ocx "
        "pif rom scr sfx sys tsp vxd air application appref-ms appx appxbundle dex diagcab diagcfg "
        "diagpkg gadget grp inf inf1 ins inx isp isu job msi msix msixbundle msp mst msu nsh osd "
        "ops pcd ppkg prf prg reg rgs u3p wsb xbap xnk chm hlp hpj its cnt cer crt der p12 p7b "
        "p7c pfx pko spc "
        # Scripts of Windows and of what is often installed there
        "a3x ahk au3 bas cdxml cjs fxp hta htc js jse jsx ksh lib mjs msc msh msh1 msh1xml msh2 "
        "msh2xml mshxml pl plg plx pm ps1 ps1xml ps2 ps2xml psc1 psc2 psd1 psm1 pssc py pyc pyd "
        "pyo pyw pyz pyzw rb rbw sct shb shs slk tcl tcsh vb vbe vbp vbs vbscript vsmacros vsw ws "
        "wsc wsf wsh wll xll asx "
        # Projects, add-ins and shortcuts of Access
        "accda accdu ade adp mad maf mag mam maq mar mas mat mau mav maw mcf mda mde mdt mdw mdz "
        # The Mac and Linux
        "action apk app appimage applescript command csh deb desktop dylib elf ipa jar jnlp "
        "mobileconfig osx out pkg rpm run scpt scptd service sh so terminal tool workflow zsh bash "
        "fish war ear php crx xpi vsix vsto"
    ),
    (
        (0, b"\x7fELF"),
        (0, b"\xfe\xed\xfa\xce"),
        (0, b"\xfe\xed\xfa\xcf"),
        (0, b"\xce\xfa\xed\xfe"),
        (0, b"\xcf\xfa\xed\xfe"),
        (0, b"\xca\xfe\xba\xbe"),
        (0, b"#!"),
        (0, b"ITSF\x03\0"),
        (0, b"dex\n"),
    ),
)
LEADING = RefusedKinds(
    "is a shortcut or a connection, which leads to another place when it is opened",
    "Write the address in a note instead.",
    (
        "appcontent-ms appinstaller atomsvc desklink deskthemepack dqy dsn fileloc fluid ica "
        "inetloc iqy library-ms lnk loop mapimail odc oqy osdx ovpn partial pbids pbk perfmoncfg "
        "rdg rdp resmoncfg rqy scf search-ms searchconnector-ms settingcontent-ms symlink theme "
        "themepack torrent udl url wcx webloc website xrm-ms zfsendtotarget"
    ),
    ((0, b"\x4c\x00\x00\x00\x01\x14\x02\x00"),),
)
HOLDING = RefusedKinds(
    "can hold programs that the computer does not check when they are opened from it",
    "Take out the documents and attach those, or a zip of them.",
    (
        # Discs and machines
        "iso img vhd vhdx vmdk vdi vfd ova ovf qcow2 udf dmg sparsebundle sparseimage toast nrg "
        "mdf mds ccd cue wim swm esd "
        # Packed files that cannot be looked into here
        "cab 7z ace alz arc arj b64 bz bz2 cpio egg gz hqx lha lz lzh lzma r00 rar sit sitx tar "
        "tbz tbz2 tgz txz uu uue xar xxe xz z zipx zoo zpaq zst "
        # Notebooks
        "one onepkg onetoc onetoc2"
    ),
    (
        (0, b"MSCF"),
        (0, b"ISc("),
        (0, b"7z\xbc\xaf\x27\x1c"),
        (0, b"Rar!\x1a\x07"),
        (0, b"\x1f\x8b"),
        (0, b"\xfd7zXZ\x00"),
        (4, b"1AY&SY"),
        (0, b"xar!\0\x1c"),
        (0, b"conectix"),
        (0, b"vhdxfile"),
        (0, b"KDMV"),
        (0, b"MSWIM\x00"),
        (0x8001, b"CD001"),
        (0x8001, b"BEA01"),
        (257, b"ustar"),
        (0, bytes.fromhex("E4525C7B8CD8A74DAEB15378D02996D3")),  # .one, as MS-ONESTORE has it
        (0, bytes.fromhex("A12FFF43D9EF764C9EE210EA5722765F")),  # .onetoc2
    ),
)
PAGES = RefusedKinds(
    "is a web page or a drawing for one, which can run scripts",
    "Print it to a PDF, or take a picture of it, and attach that instead.",
    (
        "asp aspx dhtml eht htm html htt jsp maff mht mhtml shtm shtml stm svg svgz swf webarchive "
        "xht xhtm xhtml xml xsl xslt"
    ),
)
RUNNING = RefusedKinds(
    "is a template or an add-in of an old kind, which can run macros as soon as it is opened",
    "Save it in Excel as a workbook (.xlsx) and attach that.",
    "ppa xla xlm xlt xlw",
)
UNLIKE = RefusedKinds(
    "is not what its name says: inside, it is a file of another kind",
    "Open it where it comes from, save it anew, and attach that.",
)
CLOSED = RefusedKinds(
    "is a zip that cannot be looked into, as it is damaged or holds too much",
    "Unpack it and attach the documents in it.",
)
GROUPS = (PROGRAMS, LEADING, HOLDING, PAGES, RUNNING)
_BY_ENDING = {ending: group for group in GROUPS for ending in group.endings.split()}
_NEVER_PACKED = (
    "pdf png jpg jpeg jpe jfif gif bmp tif tiff webp heic heif ico mp3 m4a wav wma aac ogg flac "
    "mp4 m4v mov avi wmv mkv webm txt text csv tsv md log json ics vcf eml rtf"
)
"""Kinds that are neither a zip nor an OLE file; one that is has been given another name."""


def ending_of(name: str) -> str:
    """By what the system chooses a program: the last ending, also of a name that is all ending.

    Marks nobody sees, and spaces and dots at the end, which the system drops, do not hide it.
    """
    seen = "".join(mark for mark in name if category(mark) not in ("Cf", "Co", "Cs"))
    _stem, dot, ending = _TAIL.sub("", seen).rpartition(".")
    return ending.casefold() if dot else ""


def refused(name: str, content: bytes) -> tuple[RefusedKinds, str] | None:
    """Why a file is not kept, and which file in it is meant; None when it may be kept.

    Args:
        name: What it is called.
        content: All of it; a zip is looked into. "" for the file in it means the file itself.
    """
    if found := _BY_ENDING.get(ending_of(name)) or _of_content(name, content):
        return found, ""
    return _of_zip(name, content, 1)


def holds(content: bytes, mark: bytes) -> bool:
    """Whether `mark` is somewhere in the content; looked for a piece at a time.

    One search through a large file would keep the window's own thread waiting until its end.
    """
    reach = _PIECE + len(mark) - 1
    return any(
        content.find(mark, start, start + reach) >= 0 for start in range(0, len(content), _PIECE)
    )


def _of_content(name: str, content: bytes) -> RefusedKinds | None:
    for group in GROUPS:
        if any(content.startswith(mark, place) for place, mark in group.beginnings):
            return group
    if content.startswith(b"MZ") and b"\0" in content[:128]:
        return PROGRAMS
    if content.startswith(OLE) and holds(content, _INSTALLER_ID):
        return PROGRAMS
    if ending_of(name) in _NEVER_PACKED.split() and content.startswith((*ZIP, OLE)):
        return UNLIKE
    return None


def _of_zip(name: str, content: bytes, depth: int) -> tuple[RefusedKinds, str] | None:
    """What a zip holds; an Office or OpenDocument file is one too, of parts that are no files."""
    if not content.startswith(ZIP):
        return None
    if holds(content, b"META-INF/MANIFEST.MF") and not holds(content, b"[Content_Types].xml"):
        return PROGRAMS, ""
    if ending_of(name) != "zip":
        return None
    try:
        return next(_inside(content, depth), None)
    except Exception:  # noqa: BLE001 - whatever keeps it from being read, it is not looked into
        return CLOSED, ""


def _inside(content: bytes, depth: int) -> Iterator[tuple[RefusedKinds, str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        entries = [entry for entry in package.infolist() if not entry.is_dir()]
        packed = [entry.file_size for entry in entries if ending_of(entry.filename) == "zip"]
        if depth > _DEEPEST or len(entries) > _MOST_INSIDE or len(packed) > _MOST_PACKED:
            yield CLOSED, ""
        if sum(packed) > _LARGEST_PACKED:
            yield CLOSED, ""
        for entry in entries:
            name = PurePosixPath(entry.filename.replace("\\", "/")).name
            if found := _BY_ENDING.get(ending_of(name)):
                yield found, name
            if entry.flag_bits & 0x1:
                continue  # locked; what it is called is known, and that decides how it is opened
            with package.open(entry) as stream:
                head = stream.read(entry.file_size if ending_of(name) == "zip" else _HEAD)
            if found := _of_content(name, head):
                yield found, name
            elif deeper := _of_zip(name, head, depth + 1):
                yield deeper[0], deeper[1] or name
