"""Timing by the clock and by the processor, of peers in turn, and rows of the result table."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
Report = Callable[[str], None]
TIMES = int(os.environ.get("SOS_BENCHMARK_TIMES", "5"))
"""How often each is measured; the middle one counts. Fewer are for trying a benchmark out."""
GOOD_PACE = 13.0
"""At most so many milliseconds `pace` tells in the better state of a machine; in the other it is
about 25, and everything takes half as long again and more."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, its limit in words, and whether it was kept.

    Attributes:
        ok: None where no limit is asked.
        floor: For a limit that is missed: what is known to be the least possible.
    """

    name: str
    figure: str
    limit: str = "none asked"
    ok: bool | None = None
    floor: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What something took: seconds by the clock and of the processor, and the most memory in MB.

    Memory is 0 for work in this process, and where the system does not tell.
    """

    wall: float
    processor: float
    memory: float = 0.0


@dataclass(frozen=True, slots=True)
class Runs:
    """All runs of one thing, in the order they were made; its figures are those in the middle."""

    all: tuple[Taken, ...]

    @property
    def wall(self) -> float:
        """Seconds by the clock."""
        return median(taken.wall for taken in self.all)

    @property
    def processor(self) -> float:
        """Seconds of the processor, of all its threads."""
        return median(taken.processor for taken in self.all)

    @property
    def memory(self) -> float:
        """The most any run held, in MB."""
        return max(taken.memory for taken in self.all)

    def times(self, peer: "Runs", of: Callable[[Taken], float]) -> float:
        """The middle of the ratios to a peer, each to the run of it that stood beside."""
        return median(of(a) / of(b) for a, b in zip(self.all, peer.all, strict=True))

    @property
    def seconds(self) -> str:
        """Both times, in words."""
        return f"{self.wall:.2f} s, processor {self.processor:.2f} s"

    @property
    def milliseconds(self) -> str:
        """Both times, in words."""
        return f"{self.wall * 1000:,.0f} ms, processor {self.processor * 1000:,.0f} ms"


def wall(taken: Taken) -> float:
    """By the clock, for `Runs.times`."""
    return taken.wall


def processor(taken: Taken) -> float:
    """Of the processor, for `Runs.times`."""
    return taken.processor


def in_turn(
    works: Mapping[str, Callable[[], Taken]], times: int = TIMES, *, warm: bool = True
) -> dict[str, Runs]:
    """Measure several things one after the other, round by round, so that a slow moment hits all.

    Args:
        works: What to measure, by name.
        times: Rounds that count.
        warm: Do one round before that does not.
    """
    found: dict[str, list[Taken]] = {name: [] for name in works}
    for turn in range(times + warm):
        for name, work in works.items():
            taken = work()
            if turn >= warm:
                found[name].append(taken)
    return {name: Runs(tuple(taken)) for name, taken in found.items()}


def pace() -> float:
    """Milliseconds of the processor that a fixed piece of work takes now; the middle of three.

    A shared machine changes its speed from second to second, which its load does not show: two
    times in seconds can be compared only if this was the same at both.
    """
    fixed = timed(_fixed_work)
    fixed()  # the first after other work finds nothing of its own near
    return median(fixed().processor * 1000 for _turn in range(3))


def _fixed_work() -> None:
    kept: dict[int, str] = {}
    for number in range(60_000):
        kept[number % 997] = f"{number}x"


def here(work: Callable[[], object], times: int = TIMES) -> Runs:
    """Measure work in this process, after one run to warm up."""
    return in_turn({"": timed(work)}, times)[""]


def timed(work: Callable[[], object]) -> Callable[[], Taken]:
    """Work in this process, as something to measure."""

    def run_once() -> Taken:
        begin, spent = time.perf_counter(), time.process_time()
        work()
        return Taken(time.perf_counter() - begin, time.process_time() - spent)

    return run_once


def run_python(code_or_args: Sequence[str], **environment: str) -> Taken:
    """Run this Python with arguments, in the project's folder."""
    return run([sys.executable, *code_or_args], **environment)


def run(command: Sequence[str | Path], **environment: str) -> Taken:
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
    memory = spent = 0.0
    if hasattr(os, "wait4"):
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        memory = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
        spent = usage.ru_utime + usage.ru_stime
    else:
        process.wait()
    seconds = time.perf_counter() - begin
    if process.stdout:
        process.stdout.close()
    if process.returncode:
        raise RuntimeError(f"{command[:3]} failed: {output[-800:]}")
    return Taken(seconds, spent, memory)


def under(name: str, runs: Runs, limit: float, floor: str = "") -> Row:
    """A row for work that shall take less than so many milliseconds.

    Judged by the processor, which is what the clock says on a machine that does nothing else.
    """
    kept = runs.processor * 1000 < limit
    asked = f"< {limit:,.0f} ms of the processor"
    return Row(name, runs.milliseconds, asked, kept, floor)
