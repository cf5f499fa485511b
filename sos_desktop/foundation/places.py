"""What sort of place a file lies in: this computer's own disk, a synced folder, or a network.

SQLite's log beside the file needs memory that the programs of one computer share, which a network
drive has not; a sync program carries the file and its log away at different moments, and puts
another computer's file in its place. Known are the folders of OneDrive, iCloud, Dropbox and Google
Drive on Windows, macOS and Linux, and drives over SMB, NFS, AFP, WebDAV and SSH.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from enum import StrEnum
from functools import cache
from pathlib import Path, PurePath

from sos_desktop.foundation.frozen import frozen_dataclass


class PlaceKind(StrEnum):
    """Who else may touch a file there."""

    OWN = "own"
    SYNCED = "synced"
    NETWORK = "network"


@frozen_dataclass
class Place:
    """Where a file lies.

    Attributes:
        kind: The sort of place.
        name: What it is called ("OneDrive", "a network drive"); "" for this computer's own disk.
    """

    kind: PlaceKind
    name: str = ""


OWN = Place(PlaceKind.OWN)
_NETWORK = Place(PlaceKind.NETWORK, "a network drive")


@frozen_dataclass
class Surroundings:
    """What a computer says of its folders and drives.

    Attributes:
        system: As `sys.platform`.
        home: The person's own folder.
        environment: The environment's variables.
        mounts: Where file systems are mounted, with what sort each is ("nfs4").
        sync_folders: Folders that a sync program named in its own settings, with its name.
        is_remote: Whether a Windows drive ("G:") is one of a network.
    """

    system: str
    home: PurePath
    environment: Mapping[str, str] = field(default_factory=dict)
    mounts: Sequence[tuple[str, str]] = ()
    sync_folders: Sequence[tuple[str, str]] = ()
    is_remote: Callable[[str], bool] = lambda _drive: False


_REMOTE_TYPES = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|smb3|afpfs|webdav|davfs|fuse\.davfs2?|ncpfs|9p|drvfs|"
    r"fuse\.sshfs|fuse\.smbnetfs|fuse\.gvfsd-fuse|fuse\.rclone|macfuse.*|osxfuse.*"
)
_BY_FOLDER = (
    (re.compile(r"onedrive( - .+| ?\(.+\))?|onedrive-.+", re.IGNORECASE), "OneDrive"),
    (re.compile(r"icloud ?drive", re.IGNORECASE), "iCloud Drive"),
    (re.compile(r"dropbox( ?\(.+\))?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"google ?drive( ?\(.+\))?|googledrive-.+", re.IGNORECASE), "Google Drive"),
)
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_GVFS = (("google-drive:", "Google Drive"), ("onedrive:", "OneDrive"))


def place_of(path: PurePath, around: Surroundings) -> Place:
    """The sort of place a path names.

    Args:
        path: Of a file or folder, whole, without links in it.
        around: The computer it is on.
    """
    synced = _synced(path, around)
    if synced:
        return Place(PlaceKind.SYNCED, synced)
    if around.system == "win32":
        remote = path.drive.startswith("\\\\") or (path.drive and around.is_remote(path.drive))
        return _NETWORK if remote else OWN
    kind = _file_system(path, around.mounts)
    return _NETWORK if kind and _REMOTE_TYPES.fullmatch(kind) else OWN


def _synced(path: PurePath, around: Surroundings) -> str:
    named = [
        *((around.environment.get(name, ""), "OneDrive") for name in _VARIABLES),
        *around.sync_folders,
    ]
    for folder, name in named:
        if folder and _is_below(path, type(path)(folder)):
            return name
    inside = _below(path, around.home)
    if around.system == "darwin":
        if inside[:2] == ("Library", "Mobile Documents"):
            return "iCloud Drive"
        if inside[:2] == ("Library", "CloudStorage"):
            return _by_name(inside[2:3]) or "a cloud folder"
    elif around.system == "win32":
        if path.parts[1:2] and path.parts[1].casefold() == "my drive":
            return "Google Drive"  # its own drive, with a folder of this name at its root
    else:
        found = next((part for part in path.parts if part.startswith(tuple(_GVFS_STARTS))), "")
        for start, name in _GVFS:
            if found.startswith(start):
                return name
    return _by_name(inside[:1])


_GVFS_STARTS = tuple(start for start, _name in _GVFS)


def _by_name(parts: Sequence[str]) -> str:
    for part in parts:
        for pattern, name in _BY_FOLDER:
            if pattern.fullmatch(part):
                return name
    return ""


def _below(path: PurePath, folder: PurePath) -> tuple[str, ...]:
    return path.relative_to(folder).parts if _is_below(path, folder) else ()


def _is_below(path: PurePath, folder: PurePath) -> bool:
    return path.is_relative_to(folder)


def _file_system(path: PurePath, mounts: Sequence[tuple[str, str]]) -> str:
    """Of the mount that is nearest above the path."""
    below = f"{path.as_posix()}/"  # as words: dozens of mounts, twice at every opening
    above = [(where, kind) for where, kind in mounts if below.startswith(f"{where.rstrip('/')}/")]
    return max(above, key=lambda one: len(one[0]), default=("", ""))[1]


# --- this computer ----------------------------------------------------------------------------


def place_here(path: Path, *, follow: bool = True) -> Place:
    """The sort of place a path on this computer names; what cannot be found out counts as own.

    Args:
        path: Of a file or folder; it need not be there.
        follow: Look where links lead, which a drive that is away may answer late.
    """
    with suppress(OSError, RuntimeError, ValueError):
        return place_of(path.resolve() if follow else path.absolute(), _surroundings())
    return OWN


def _surroundings() -> Surroundings:
    home = Path.home()
    return Surroundings(
        sys.platform,
        home,
        os.environ,
        _mounts(),
        _dropbox_folders(home),
        _is_remote_drive,
    )


def _mounts() -> Sequence[tuple[str, str]]:
    if sys.platform == "win32":
        return ()
    if sys.platform == "darwin":
        return mounts_told(_mount_command())
    with suppress(OSError):
        return mounts_listed(Path("/proc/self/mounts").read_text(encoding="utf-8"))
    return ()


def mounts_listed(text: str) -> list[tuple[str, str]]:
    """Mounts as Linux lists them: device, place and kind; a space in a place is its octal code."""
    found = []
    for line in text.splitlines():
        _device, place, kind, *_rest = [*line.split(" "), "", "", ""]
        found.append((re.sub(r"\\(\d{3})", lambda m: chr(int(m[1], 8)), place), kind))
    return found


def mounts_told(text: str) -> list[tuple[str, str]]:
    """Mounts as macOS tells them: "//host/share on /Volumes/share (smbfs, nodev)"."""
    lines = (re.fullmatch(r".+? on (/.*) \(([^,)]+).*\)", line) for line in text.splitlines())
    return [(line[1], line[2]) for line in lines if line]


@cache
def _mount_command() -> str:
    """Asked once: a drive that is mounted later is asked for by another start."""
    with suppress(OSError, subprocess.SubprocessError):
        return subprocess.run(
            ["/sbin/mount"], capture_output=True, text=True, timeout=2, check=False
        ).stdout
    return ""


def _dropbox_folders(home: Path) -> list[tuple[str, str]]:
    """Where Dropbox says its folders are (help.dropbox.com, "find your Dropbox folder")."""
    places = [home / ".dropbox" / "info.json"]
    for name in ("APPDATA", "LOCALAPPDATA"):
        if os.environ.get(name):
            places.append(Path(os.environ[name]) / "Dropbox" / "info.json")
    found = []
    for place in places:
        with suppress(OSError, ValueError):
            told = json.loads(place.read_text(encoding="utf-8"))
            found += [
                (str(account["path"]), "Dropbox")
                for account in (told.values() if isinstance(told, dict) else ())
                if isinstance(account, dict) and account.get("path")
            ]
    return found


def _is_remote_drive(drive: str) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    remote = 4  # DRIVE_REMOTE
    return ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == remote


# --- what a sync program leaves ---------------------------------------------------------------


def looks_conflicted(name: str, of: str) -> bool:
    """Whether a file is named as sync programs name the second state of another one.

    Args:
        name: The file's name without its ending.
        of: The name of the other file, without its ending.
    """
    if not name.casefold().startswith(of.casefold()) or len(name) == len(of):
        return False
    rest = name[len(of) :]
    return any(pattern.fullmatch(rest) for pattern in _CONFLICTED)


_CONFLICTED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r" ?[\(\[].*(conflict|in conflict|case conflict|conflicted).*[\)\]]( ?\(\d+\))?",  # Dropbox
        r"-[\w.-]*[a-z][\w.-]*(-\d+)?",  # OneDrive: the name of the computer
        r" \d{1,2}",  # iCloud Drive
        r" ?\(\d{1,2}\)",  # Google Drive
        r"[._-]sync-?conflict-.+",  # Syncthing, Nextcloud
        r"_conf\(.*\)",
    )
)
