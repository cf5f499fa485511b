"""What a command of dev.py needs before it can run: packages of the system, `.venv`, its packages.

Standard library only. A `.venv` that is not whole is made anew, and what goes wrong is told by its
cause.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.txt"
RUNNING = sys.version_info[:2]
REQUIREMENTS = ROOT / "requirements"

# Library that Qt opens at start, and the Debian package that brings it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
}
OTHER_SYSTEMS = {
    "dnf": "sudo dnf install mesa-libEGL mesa-libGL libxkbcommon libxkbcommon-x11 dbus-libs "
    "fontconfig freetype glib2 libX11-xcb xcb-util-cursor xcb-util-wm xcb-util-image "
    "xcb-util-keysyms xcb-util-renderutil",
    "zypper": "sudo zypper install Mesa-libEGL1 Mesa-libGL1 libxkbcommon0 libxkbcommon-x11-0 "
    "libdbus-1-3 fontconfig libfreetype6 libglib-2_0-0 libX11-xcb1 libxcb-cursor0 libxcb-icccm4 "
    "libxcb-image0 libxcb-keysyms1 libxcb-render-util0",
    "pacman": "sudo pacman -S libglvnd libxkbcommon libxkbcommon-x11 dbus fontconfig freetype2 "
    "glib2 libx11 xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms xcb-util-renderutil",
}

# What a failed command says, and what that means for the person. The first that fits counts: a
# connection that was lost for a moment also leaves its words behind.
CAUSES = (
    (
        r"No space left|Errno 28\b|WinError 112\b|enough free space|quota exceeded",
        "There is not enough room on the disk. Make room (about 1.5 GB) and call again.",
    ),
    (
        r"No module named '?(ensurepip|venv)\b",
        "This Python came without ensurepip, which is needed to make `.venv`. Install a complete "
        "Python 3.11 or newer, from your system or from python.org.",
    ),
    (
        r"No module named '?pip\b",
        "`.venv` has no pip. Delete the folder `.venv` and call again.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "A package that arrived is not the one that is pinned, so nothing was installed. It was "
        "damaged or changed on its way; call again, if need be from another network.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError|certificate verify failed",
        "The connection is not trusted: something on the way, often an office's proxy, shows a "
        "certificate this computer does not know. PIP_CERT can name the office's certificate.",
    ),
    (
        r"ProxyError|Tunnel connection failed|407 Proxy",
        "The proxy could not be reached or refused. Check the proxy settings and call again.",
    ),
    (
        r"NewConnectionError|NameResolutionError|Temporary failure|getaddrinfo failed"
        r"|Connection (refused|aborted|reset)|timed out|TimeoutError|Network is unreachable"
        r"|Could not (resolve|connect)|from versions: none",
        "The place packages come from was not reached. Check the network connection; it is needed "
        "only this once.",
    ),
    (
        r"Could not get lock|Unable to acquire",
        "Another program is installing packages. Wait until it is done and call again.",
    ),
    (
        r"Permission denied|Access is denied|Read-only file|Errno (13|30)\b|WinError (5|32)\b",
        "The folder may not be written, or a program in it still runs. Close what was started from "
        "it, see to the rights, and call again.",
    ),
    (
        r"No matching distribution|Failed (building|to build)|error: command .* failed",
        "A package has no ready-made form for this Python or system. Try Python 3.11.",
    ),
    (
        r"stopped by signal",
        "Something stopped it; often memory ran out. Close other programs and call again.",
    ),
)


class Stop(Exception):
    """Something the person must see to first."""


def prepare(kind: str, *, qt: bool = False) -> None:
    """See to what the system must have, to `.venv`, and to the packages one kind of work needs."""
    see_to_system(pip=bool(fault_of_venv()), qt=qt)
    with alone():
        if fault := fault_of_venv():
            make_venv(fault)
        install(kind)


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other call works on `.venv`, and keep others out.

    The commands started meanwhile inherit the lock: when a call is killed, pip may go on for a
    while and would write into what the next one makes. Windows has no such lock; there, what a
    running program uses cannot be taken away, and that is said.
    """
    if os.name == "nt":
        yield
        return
    import fcntl

    place = os.open(ROOT, os.O_RDONLY)
    os.set_inheritable(place, True)
    try:
        try:
            fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another call still works on `.venv`; waiting until it is done.")
            fcntl.flock(place, fcntl.LOCK_EX)
        yield
    finally:
        os.close(place)


def fault_of_venv() -> str:
    """What keeps `.venv` from being whole, as the end of a sentence; empty when it is whole."""
    if not VENV.exists():
        return "is not there"
    if not venv_python().exists():
        return "has no interpreter"
    if not STAMP.exists():
        return "was not finished"
    ask = "import sys; print(*sys.version_info[:2], flush=True); import pip"
    code, said = listen(venv_python(), "-I", "-c", ask)
    version = re.match(r"(\d+) (\d+)\s", said)
    if version is None:
        return "has an interpreter that does not start"
    if tuple(map(int, version.groups())) != RUNNING:
        return f"belongs to another Python ({'.'.join(version.groups())})"
    return "has no pip" if code else ""


def make_venv(fault: str) -> None:
    """Make `.venv` anew; the stamp is written last, so one that was broken off has none."""
    if Path(sys.prefix) == VENV:
        raise Stop(f"`.venv` {fault}, and this is its own Python. Call dev.py with the system's.")
    if os.path.lexists(VENV):
        print(f"`.venv` {fault}; it is made anew.")
        remove_venv()
    # In two steps, because venv keeps to itself why pip could not be had.
    steps = (
        (sys.executable, "-m", "venv", "--without-pip", VENV),
        (venv_python(), "-I", "-m", "ensurepip", "--upgrade", "--default-pip"),
    )
    for step in steps:
        code, said = listen(*step)
        if code:
            raise failed("`.venv` could not be made.", said)
    STAMP.write_text("", encoding="utf-8")


def remove_venv() -> None:
    """Take away what stands in the place of `.venv`, be it a folder, a link or a file."""
    try:
        if VENV.is_symlink() or VENV.is_file():
            VENV.unlink()
        else:
            shutil.rmtree(VENV)
    except OSError as error:
        raise failed("`.venv` could not be taken away.", str(error)) from error


def install(kind: str) -> None:
    """Bring `.venv` to the pinned requirements; does nothing when that was done before.

    While packages are put in place there is no stamp: if that is broken off, nobody knows what is
    whole, and the next call makes `.venv` anew.
    """
    wanted = REQUIREMENTS / f"{kind}.txt"
    digest = hashlib.sha256(wanted.read_bytes()).hexdigest()
    done = STAMP.read_text(encoding="utf-8").split()
    if digest in done:
        return
    print(f"Installing what {wanted.relative_to(ROOT)} names; this takes a minute the first time.")
    STAMP.unlink()
    options = ("--require-hashes", "--no-input", "--progress-bar", "off")
    code, said = listen(venv_python(), "-m", "pip", "install", *options, "-r", wanted)
    if code == 0:
        STAMP.write_text("\n".join({*done, digest}), encoding="utf-8")
        return
    if "Installing collected packages" not in said:
        STAMP.write_text("\n".join(done), encoding="utf-8")
    raise failed("The packages could not be installed.", said)


def listen(*command: str | Path) -> tuple[int, str]:
    """Run a command; its exit code and all it said. One that cannot be started has failed."""
    try:
        done = subprocess.run(
            command,
            check=False,
            close_fds=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
    except OSError as error:
        return 1, str(error)
    killed = f"\nstopped by signal {-done.returncode}" if done.returncode < 0 else ""
    return done.returncode, done.stdout + killed


def failed(what: str, said: str) -> Stop:
    """What did not work and why, with the line that says so or else the last words."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    for pattern, meaning in CAUSES:
        for line in lines:
            if re.search(pattern, line, re.IGNORECASE):
                return Stop(f"{what} {meaning}\n  It said: {line}")
    return Stop("\n  ".join([f"{what} These were the last words:", *lines[-3:]]))


def venv_python() -> Path:
    """The interpreter inside `.venv`."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def see_to_system(*, pip: bool, qt: bool) -> None:
    """On Linux, install what Python needs to make `.venv` and what Qt opens, as far as missing."""
    if platform.system() != "Linux":
        return
    debian = shutil.which("apt-get") is not None
    missing = []
    # Debian keeps ensurepip in a package of its own. A Python from elsewhere is not helped by it.
    if pip and debian and sys.base_prefix == "/usr" and not importlib.util.find_spec("ensurepip"):
        missing.append("python{}.{}-venv".format(*RUNNING))
    if qt:
        missing += [package for library, package in QT_LIBRARIES.items() if not loads(library)]
    if missing and debian:
        install_system_packages(missing)
    elif missing:
        line = next((text for name, text in OTHER_SYSTEMS.items() if shutil.which(name)), None)
        hint = f": {line}" if line else f" (by their Debian names): {' '.join(missing)}"
        raise Stop(f"Qt needs system libraries that are missing. Install them{hint}")


def install_system_packages(packages: list[str]) -> None:
    """Install Debian packages where we may, else name the one command."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    by_hand = "sudo " + " ".join(command)
    root = os.geteuid() == 0
    if not root and not may_sudo():
        raise Stop(f"The system lacks packages. Install them and call again:\n  {by_hand}")
    print(f"Installing packages of the system: {' '.join(packages)}")
    # Through env, because sudo does not hand on the environment.
    apt = [*([] if root else ["sudo", "-n"]), "env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C"]
    update = listen(*apt, "apt-get", "update", "-q")[1]
    code, said = listen(*apt, *command)
    if code:
        raise failed(f"Packages of the system could not be installed ({by_hand}).", update + said)


def loads(library: str) -> bool:
    """Whether the system has a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def may_sudo() -> bool:
    """Whether sudo works without asking for a password."""
    sudo = shutil.which("sudo")
    if sudo is None:
        return False
    return subprocess.run([sudo, "-n", "true"], check=False, capture_output=True).returncode == 0
