#!/usr/bin/env python3
"""Commands for people who work on the code: run, test, check, bench, build, sample, shots, lock.

Standard library only. The first call makes `.venv` from the pinned requirements and, on Linux, sees
to the system libraries Qt needs.
"""

import argparse
import ctypes
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.txt"
REQUIREMENTS = ROOT / "requirements"

# Library that Qt opens at start, the Debian package that brings it, its name on newer Debians.
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


class Stop(Exception):
    """Something the person must see to first."""


def main(arguments: list[str]) -> int:
    """Run one command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=sorted(COMMANDS))
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    chosen = parser.parse_args(arguments)
    try:
        if sys.version_info < (3, 11):  # noqa: UP036 - the point is to say so
            raise Stop(f"Python 3.11 or newer is needed; this is {platform.python_version()}.")
        return COMMANDS[chosen.command](chosen.arguments)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(arguments: list[str]) -> int:
    """Open the program; without a display, do the main job on the sample county instead."""
    install("run")
    see_to_qt_libraries()
    headless = platform.system() == "Linux" and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    if headless and not arguments:
        out = Path.cwd() / "sos-demo"
        print("There is no display, so the main job is done on the sample county instead.")
        arguments = ["demo", "--out", str(out)]
    return python("main.py", *arguments)


def test(arguments: list[str]) -> int:
    """Run all tests, offscreen, on both cores; arguments go to pytest."""
    install("dev")
    see_to_qt_libraries()
    chosen = arguments or ["-n", "2", "-q"]
    return python("-m", "pytest", *chosen, QT_QPA_PLATFORM="offscreen")


def check(arguments: list[str]) -> int:
    """Lint, format, types, import rules."""
    install("dev")
    steps = [
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("pyright", "--pythonpath", str(venv_python())),
        ("lint-imports", "--no-cache"),
    ]
    failed = [step[0] for step in steps if tool(*step, *arguments)]
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return int(bool(failed))


def bench(arguments: list[str]) -> int:
    """Measure against peers in the same run; writes tests/benchmarks/RESULTS.md."""
    install("dev")
    see_to_qt_libraries()
    return python("-m", "tests.benchmarks", *arguments, QT_QPA_PLATFORM="offscreen")


def build(arguments: list[str]) -> int:
    """Build the one-folder program and let it check itself."""
    install("build")
    see_to_qt_libraries()
    code = tool("pyinstaller", "--noconfirm", "--clean", "pyinstaller.spec", *arguments)
    if code:
        return code
    folder = ROOT / "dist" / "sos-desktop"
    program = folder / ("sos.exe" if os.name == "nt" else "sos")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"Built {folder} ({size / 1e6:,.0f} MB); it checks itself now.")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run([program, "self-test"], env=environment, check=False).returncode


def sample(arguments: list[str]) -> int:
    """Write the sample county's files anew."""
    install("run")
    return python("-m", "sos_desktop.services.sample", *arguments)


def shots(arguments: list[str]) -> int:
    """Take pictures of every page: shots OUT."""
    if len(arguments) != 1:
        raise Stop("Name the folder for the pictures: dev.py shots OUT")
    install("dev")
    see_to_qt_libraries()
    return python("-m", "tests.shots", *arguments, QT_QPA_PLATFORM="offscreen")


def lock(arguments: list[str]) -> int:
    """Pin the newest fitting dependencies with hashes; needs the program uv."""
    uv = shutil.which("uv")
    if uv is None:
        raise Stop("Install uv first (pip install uv); it resolves for all systems at once.")
    common = [uv, "pip", "compile", "--universal", "--python-version", "3.11", "--quiet",
              "--generate-hashes", "--no-header", "--no-annotate", "pyproject.toml"]  # fmt: skip
    for name, extra in (("run", []), ("dev", ["--group", "dev"]), ("build", ["--group", "build"])):
        target = str(REQUIREMENTS / f"{name}.txt")
        code = subprocess.run([*common, *extra, *arguments, "-o", target], cwd=ROOT, check=False)
        if code.returncode:
            return code.returncode
    return 0


def install(kind: str) -> None:
    """Make `.venv` and bring it to the pinned requirements; does nothing when it is there."""
    wanted = REQUIREMENTS / f"{kind}.txt"
    digest = hashlib.sha256(wanted.read_bytes()).hexdigest()
    done = STAMP.read_text(encoding="utf-8").split() if STAMP.exists() else []
    if digest in done and venv_python().exists():
        return
    if not venv_python().exists():
        make_venv()
    print(f"Installing what {wanted.relative_to(ROOT)} names; this takes a minute the first time.")
    command = [str(venv_python()), "-m", "pip", "install", "--quiet", "--require-hashes",
               "--disable-pip-version-check", "-r", str(wanted)]  # fmt: skip
    if subprocess.run(command, check=False).returncode:
        raise Stop(
            "The packages could not be installed. Check the network connection (it is needed only "
            "this once) and call again; what was done is kept."
        )
    STAMP.write_text("\n".join({*done, digest}), encoding="utf-8")


def make_venv() -> None:
    """Create `.venv`; Debian keeps that part of Python in a package of its own."""
    if VENV.exists():
        shutil.rmtree(VENV)
    try:
        venv.create(VENV, with_pip=True, symlinks=os.name != "nt")
    except (subprocess.CalledProcessError, OSError, ImportError) as error:
        shutil.rmtree(VENV, ignore_errors=True)
        raise Stop(
            "Python's venv module is not complete here. On Debian and Ubuntu: "
            "sudo apt install python3-venv"
        ) from error


def venv_python() -> Path:
    """The interpreter inside `.venv`."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def python(*arguments: str, **environment: str) -> int:
    """Run the environment's Python in the project's folder."""
    values = {**os.environ, **{k: os.environ.get(k, v) for k, v in environment.items()}}
    if arguments[0] == "main.py":
        arguments = (str(ROOT / "main.py"), *arguments[1:])
        return subprocess.run([venv_python(), *arguments], env=values, check=False).returncode
    return subprocess.run([venv_python(), *arguments], cwd=ROOT, env=values, check=False).returncode


def tool(name: str, *arguments: str) -> int:
    """Run a command installed in `.venv`."""
    program = venv_python().with_name(f"{name}.exe" if os.name == "nt" else name)
    return subprocess.run([program, *arguments], cwd=ROOT, check=False).returncode


def see_to_qt_libraries() -> None:
    """On Linux, install what Qt needs from the system where we may, else print the command."""
    if platform.system() != "Linux":
        return
    missing = [package for library, package in QT_LIBRARIES.items() if not loads(library)]
    if not missing:
        return
    if shutil.which("apt-get") is None:
        line = next((text for name, text in OTHER_SYSTEMS.items() if shutil.which(name)), None)
        hint = f": {line}" if line else f" (by their Debian names): {' '.join(missing)}"
        raise Stop(f"Qt needs system libraries that are missing. Install them{hint}")
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        if not may_sudo():
            raise Stop("Qt needs system libraries. Install them: sudo " + " ".join(command))
        command = ["sudo", "-n", *command]
    print(f"Installing the system libraries Qt needs: {' '.join(missing)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = [*command[: command.index("apt-get")], "apt-get", "update", "-qq"]
    subprocess.run(update, env=quiet, check=False)
    done = subprocess.run(command, env=quiet, check=False, stdout=subprocess.DEVNULL)
    if done.returncode:
        raise Stop("The system libraries could not be installed. Try: sudo " + " ".join(command))


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


COMMANDS = {
    command.__name__: command for command in (run, test, check, bench, build, sample, shots, lock)
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
