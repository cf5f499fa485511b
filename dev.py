#!/usr/bin/env python3
"""Commands for people who work on the code; `dev.py -h` names them.

Standard library only. The first call makes `.venv` from the pinned requirements and, on Linux, sees
to what Python and Qt need of the system (dev_setup.py).
"""

from __future__ import annotations

import argparse
import itertools
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from dev_setup import REQUIREMENTS, ROOT, Stop, prepare, venv_python


def main(arguments: list[str]) -> int:
    """Run one command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=sorted(COMMANDS))
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    chosen = parser.parse_args(arguments)
    # Written into a file or a log, our lines would else come after those of the commands we start.
    sys.stdout.reconfigure(line_buffering=True)
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
    prepare("run", qt=True)
    headless = platform.system() == "Linux" and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    if headless and not arguments:
        out = Path.cwd() / "sos-demo"
        print("There is no display, so the main job is done on the sample county instead.")
        arguments = ["demo", "--out", str(out)]
    return python("main.py", *arguments)


def test(arguments: list[str]) -> int:
    """Run all tests, or those of a room (test domain, test ui/widgets); arguments go to pytest.

    Says what they cost the processor: unlike the time by the clock, that tells of the tests and
    little of what else the machine does.
    """
    prepare("dev", qt=True)
    rooms = list(itertools.takewhile(lambda argument: not argument.startswith("-"), arguments))
    places = [f"tests/{room}" if (ROOT / "tests" / room).exists() else room for room in rooms]
    options = arguments[len(rooms) :] or ["-n", "2", "-q"]
    before = os.times()
    code = python("-m", "pytest", *places, *options, QT_QPA_PLATFORM="offscreen")
    after = os.times()
    spent = sum(after[2:4]) - sum(before[2:4])
    if spent:  # Windows does not tell
        print(f"{spent / 60:.1f} minutes of processor time, all processes together.")
    return code


def check(arguments: list[str]) -> int:
    """Lint, format, types, import rules."""
    prepare("dev")
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
    prepare("dev", qt=True)
    return python("-m", "tests.benchmarks", *arguments, QT_QPA_PLATFORM="offscreen")


def torture(arguments: list[str]) -> int:
    """Kill the program at work so many times and look whether anything was lost: torture N."""
    if not arguments:
        raise Stop("Say how many times: dev.py torture 300")
    prepare("dev")
    return python("-m", "tests.torture", *arguments)


def fuzz(arguments: list[str]) -> int:
    """Change so many real-looking files and count what is silently wrong: fuzz N."""
    if not arguments:
        raise Stop("Say how many files: dev.py fuzz 4000")
    prepare("dev")
    return python("-m", "tests.fuzz", *arguments)


def build(arguments: list[str]) -> int:
    """Build the one-folder program and let it check itself."""
    prepare("build", qt=True)
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
    prepare("run")
    return python("-m", "sos_desktop.services.sample", *arguments)


def shots(arguments: list[str]) -> int:
    """Take pictures of every page: shots OUT."""
    if len(arguments) != 1:
        raise Stop("Name the folder for the pictures: dev.py shots OUT")
    prepare("dev", qt=True)
    return python("-m", "tests.shots", *arguments, QT_QPA_PLATFORM="offscreen")


def verapdf(arguments: list[str]) -> int:
    """Fetch veraPDF from Maven Central, so that the tests hold every PDF against PDF/UA."""
    maven = shutil.which("mvn")
    if maven is None or shutil.which("java") is None:
        raise Stop("veraPDF needs Java and Maven (on Debian: apt-get install maven).")
    goals = ["compile", "dependency:copy-dependencies", "-DoutputDirectory=target/jars"]
    return subprocess.run(
        [maven, "-q", "-B", *goals, *arguments], cwd=ROOT / "tests" / "verapdf", check=False
    ).returncode


def lock(arguments: list[str]) -> int:
    """Pin the newest fitting dependencies with hashes; needs the program uv."""
    uv = shutil.which("uv")
    if uv is None:
        raise Stop("Install uv first (pip install uv); it resolves for all systems at once.")
    common = [
        uv,
        "pip",
        "compile",
        "--universal",
        "--python-version",
        "3.11",
        "--quiet",
        "--generate-hashes",
        "--no-header",
        "--no-annotate",
        "pyproject.toml",
    ]
    for name, extra in (("run", []), ("dev", ["--group", "dev"]), ("build", ["--group", "build"])):
        target = str(REQUIREMENTS / f"{name}.txt")
        code = subprocess.run([*common, *extra, *arguments, "-o", target], cwd=ROOT, check=False)
        if code.returncode:
            return code.returncode
    return 0


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


COMMANDS = {
    command.__name__: command
    for command in (run, test, check, bench, torture, fuzz, build, sample, shots, verapdf, lock)
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
