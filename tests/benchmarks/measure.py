"""Timing of whole processes, their memory, and rows of the result table."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, its limit in words, and whether it was kept."""

    name: str
    figure: str
    limit: str
    ok: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A finished process: wall seconds and the most memory it held, in MB (0 where unknown)."""

    seconds: float
    memory: float


def run_python(code_or_args: Sequence[str], **environment: str) -> Run:
    """Run this Python with arguments, in the project's folder."""
    return run([sys.executable, *code_or_args], **environment)


def run(command: Sequence[str | Path], **environment: str) -> Run:
    """Run a command to its end.

    Raises:
        RuntimeError: It failed; the message holds what it said.
    """
    # Compiled modules are kept, as they are on a person's computer.
    env = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "",
        **environment,
    }
    begin = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    output = process.stdout.read() if process.stdout else ""
    memory = 0.0
    if hasattr(os, "wait4"):
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        memory = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    else:
        process.wait()
    seconds = time.perf_counter() - begin
    if process.stdout:
        process.stdout.close()
    if process.returncode:
        raise RuntimeError(f"{command[:3]} failed: {output[-800:]}")
    return Run(seconds, memory)


def middle(work: Callable[[], Run], times: int = 3) -> Run:
    """The middle of several runs after one to warm up; a shared machine makes single ones jump."""
    work()
    runs = [work() for _ in range(times)]
    return Run(median(r.seconds for r in runs), max(r.memory for r in runs))
