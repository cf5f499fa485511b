"""Synced folders and network drives are known on all three systems, from what each says."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from sos_desktop.foundation import places
from sos_desktop.foundation.places import PlaceKind, Surroundings, looks_conflicted, place_of

WINDOWS = Surroundings(
    "win32",
    PureWindowsPath("C:/Users/ana"),
    {"OneDriveCommercial": "D:\\Work\\MCOE Cloud"},
    sync_folders=(("E:\\Box of ours", "Dropbox"),),
    is_remote=lambda drive: drive.upper() == "S:",
)
MAC = Surroundings(
    "darwin",
    PurePosixPath("/Users/ana"),
    mounts=(
        ("/", "apfs"),
        ("/Volumes/Share of ours", "smbfs"),
        ("/Volumes/old", "afpfs"),
        ("/Volumes/stick", "msdos"),
    ),
)
LINUX = Surroundings(
    "linux",
    PurePosixPath("/people/ana"),
    mounts=(("/", "ext4"), ("/srv/office", "nfs4"), ("/mnt/s", "cifs"), ("/mnt/c", "9p")),
)
ONE, CLOUD, BOX, GOOGLE = "OneDrive", "iCloud Drive", "Dropbox", "Google Drive"


@pytest.mark.parametrize(
    ("around", "path", "kind", "name"),
    [
        (WINDOWS, "C:/Users/ana/Documents/M.sos", PlaceKind.OWN, ""),
        (WINDOWS, "C:/Users/ana/OneDrive/M.sos", PlaceKind.SYNCED, ONE),
        (WINDOWS, "C:/Users/ana/OneDrive - Monterey COE/a/M.sos", PlaceKind.SYNCED, ONE),
        (WINDOWS, "D:/Work/MCOE Cloud/M.sos", PlaceKind.SYNCED, ONE),
        (WINDOWS, "D:/Work/M.sos", PlaceKind.OWN, ""),
        (WINDOWS, "C:/Users/ana/iCloudDrive/M.sos", PlaceKind.SYNCED, CLOUD),
        (WINDOWS, "C:/Users/ana/Dropbox (MCOE)/M.sos", PlaceKind.SYNCED, BOX),
        (WINDOWS, "E:/Box of ours/M.sos", PlaceKind.SYNCED, BOX),
        (WINDOWS, "G:/My Drive/M.sos", PlaceKind.SYNCED, GOOGLE),
        (WINDOWS, "S:/office/M.sos", PlaceKind.NETWORK, "a network drive"),
        (WINDOWS, "//server/share/M.sos", PlaceKind.NETWORK, "a network drive"),
        (MAC, "/Users/ana/Documents/M.sos", PlaceKind.OWN, ""),
        (
            MAC,
            "/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/M.sos",
            PlaceKind.SYNCED,
            CLOUD,
        ),
        (MAC, "/Users/ana/Library/CloudStorage/OneDrive-MCOE/M.sos", PlaceKind.SYNCED, ONE),
        (
            MAC,
            "/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.org/M.sos",
            PlaceKind.SYNCED,
            GOOGLE,
        ),
        (MAC, "/Users/ana/Library/CloudStorage/Dropbox/M.sos", PlaceKind.SYNCED, BOX),
        (MAC, "/Users/ana/Library/CloudStorage/Other/M.sos", PlaceKind.SYNCED, "a cloud folder"),
        (MAC, "/Volumes/Share of ours/M.sos", PlaceKind.NETWORK, "a network drive"),
        (MAC, "/Volumes/old/M.sos", PlaceKind.NETWORK, "a network drive"),
        (MAC, "/Volumes/stick/M.sos", PlaceKind.OWN, ""),
        (LINUX, "/people/ana/M.sos", PlaceKind.OWN, ""),
        (LINUX, "/people/ana/Dropbox/M.sos", PlaceKind.SYNCED, BOX),
        (LINUX, "/people/ana/Dropbox notes/M.sos", PlaceKind.OWN, ""),
        (LINUX, "/run/user/1000/gvfs/google-drive:host=x/M.sos", PlaceKind.SYNCED, GOOGLE),
        (LINUX, "/srv/office/M.sos", PlaceKind.NETWORK, "a network drive"),
        (LINUX, "/mnt/s/M.sos", PlaceKind.NETWORK, "a network drive"),
        (LINUX, "/mnt/c/Users/ana/M.sos", PlaceKind.NETWORK, "a network drive"),
    ],
)
def test_what_a_path_names(around: Surroundings, path: str, kind: PlaceKind, name: str) -> None:
    pure = PureWindowsPath(path) if around is WINDOWS else PurePosixPath(path)
    found = place_of(pure, around)
    assert (found.kind, found.name) == (kind, name)


def test_mounts_as_each_system_tells_them() -> None:
    linux = "server:/x /srv/the\\040office nfs4 rw,relatime 0 0\n/dev/sda1 / ext4 rw 0 0\n\n"
    assert ("/srv/the office", "nfs4") in places.mounts_listed(linux)
    mac = (
        "/dev/disk1s1 on / (apfs, local, journaled)\n"
        "//ana@server/Share on /Volumes/Share (of ours) (smbfs, nodev, nosuid)\n"
    )
    assert places.mounts_told(mac) == [("/", "apfs"), ("/Volumes/Share (of ours)", "smbfs")]


def test_a_path_of_this_computer_is_told_without_an_error(tmp_path: Path) -> None:
    assert places.place_here(tmp_path / "not there.sos").kind in set(PlaceKind)


@pytest.mark.parametrize(
    "name",
    [
        "Monterey (Ana's conflicted copy 2026-11-30)",
        "Monterey (conflicted copy 2026-11-30 101500)",
        "Monterey (Case Conflict)",
        "Monterey-DESKTOP-7Q",
        "Monterey-Anas-MacBook-Pro-2",
        "Monterey 2",
        "Monterey (1)",
        "Monterey.sync-conflict-20261130-101500-ABC",
        "monterey [conflict]",
    ],
)
def test_names_sync_programs_give(name: str) -> None:
    assert looks_conflicted(name, "Monterey")


@pytest.mark.parametrize(
    "name",
    ["Monterey", "Monterey 2025", "Monterey old", "Monterey-2025", "San Benito (1)", "Monter"],
)
def test_names_people_give(name: str) -> None:
    assert not looks_conflicted(name, "Monterey")
