"""Runs work in a process of its own and kills it, at a moment or at a call.

From outside a kill falls anywhere, also within SQLite. At a call it falls just before a statement,
a write or a renaming, where something half done is left, and at the same place each time.
"""

import contextlib
import inspect
import io
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

from tests.torture.journal import Journal, Teller

LONGEST = 300.0
"""Seconds after which a run that confirms nothing any more counts as hung."""
_FIRST = 0.4
"""Seconds the first step may take, before it is known how long one takes."""

STATEMENTS = frozenset({"execute", "executemany", "executescript", "commit", "backup"})
WRITES = frozenset({"write", "fsync", "replace", "rename", "unlink", "remove"})
CALLS = STATEMENTS | WRITES | {"open", "mkdir"}
# A fork has everything imported already; where there is none, each run imports anew.
CONTEXT = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")

Work = Callable[[Path, Random, Teller], None]


def run_and_kill(
    work: Work,
    folder: Path,
    rng: Random,
    *,
    most_steps: int,
    most_calls: int,
    names: frozenset[str],
) -> Journal:
    """Let `work` run in `folder` until it is killed; gives what it told.

    Args:
        work: What to run.
        folder: Where it works.
        rng: Decides when and how it dies.
        most_steps: It dies during one of so many steps and the one after them.
        most_calls: Or, half of the times, at one of so many calls.
        names: Which calls count.
    """
    calls = rng.randint(1, most_calls) if rng.random() < 0.5 else None
    steps, share, seed = rng.randint(0, most_steps), rng.random(), rng.random()
    with _started(_victim, work, folder, seed, (calls, names)) as (process, ours):
        journal = Journal()
        told = _until(ours, journal, lambda: journal.ready)
        began = time.monotonic()
        if calls is not None:  # it dies by itself, unless it makes fewer
            steps = 5 * most_steps + 5
        if told:
            told = _until(ours, journal, lambda: len(journal.done) >= steps)
            each = (time.monotonic() - began) / len(journal.done) if journal.done else _FIRST
            moment = time.monotonic() + share * each
            while told and (left := moment - time.monotonic()) > 0:
                told = not ours.poll(left) or _hear(ours, journal)
            process.kill()
        _until(ours, journal, lambda: False)
        process.join()
        journal.killed = process.exitcode != 0
    return journal


def run_whole(work: Callable[[], object]) -> None:
    """Run something to its end in a process of its own, with the ending of a program.

    Raises:
        RuntimeError: It raised, or died.
    """
    with _started(_whole, work) as (_process, ours):
        journal = Journal()
        _until(ours, journal, lambda: False)
    if journal.raised or not journal.ready:
        raise RuntimeError(journal.raised or "it died")


@contextlib.contextmanager
def _started(target: Any, *arguments: Any) -> Iterator[tuple[Any, Connection]]:
    ours, theirs = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=target, args=(*arguments, theirs))
    process.start()
    theirs.close()
    try:
        yield process, ours
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def _until(ours: Connection, journal: Journal, enough: Callable[[], bool]) -> bool:
    """Listen until it is enough; False when the run has ended."""
    while not enough():
        if not ours.poll(LONGEST):
            raise TimeoutError(f"nothing was told for {LONGEST:.0f} seconds")
        if not _hear(ours, journal):
            return False
    return True


def _hear(ours: Connection, journal: Journal) -> bool:
    try:
        journal.hear(ours.recv())
    except (EOFError, OSError):
        return False
    return True


def _victim(
    work: Work,
    folder: Path,
    seed: float,
    death: tuple[int | None, frozenset[str]],
    theirs: Connection,
) -> None:
    calls, names = death

    def tell(message: tuple[str, Any]) -> None:
        theirs.send(message)
        if calls is not None and message[0] == "ready":
            sys.setprofile(_death_at(calls, names))

    _quietly(lambda: work(folder, Random(seed), Teller(tell)), theirs)


def _whole(work: Callable[[], object], theirs: Connection) -> None:
    import atexit

    atexit._clear()  # what a fork inherits is for its parent to end

    def to_the_end() -> None:
        work()
        atexit._run_exitfuncs()
        theirs.send(("ready", None))

    _quietly(to_the_end, theirs)


def _quietly(work: Callable[[], object], theirs: Connection) -> None:
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stdout = sys.stderr = nowhere
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - told to those who wait
            theirs.send(("raised", f"{type(error).__name__}: {error}"))


def _death_at(calls: int, names: frozenset[str]) -> Callable[[FrameType, str, Any], None]:
    """A profiler that ends the process at so many calls into C that change something."""
    left = [calls]

    def look(_frame: FrameType, event: str, called: Any) -> None:
        if event != "c_call" or not _is_one_of(called, names):
            return
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    return look


def _is_one_of(called: Any, names: frozenset[str]) -> bool:
    """Whether a C function is one that is counted; texts have a `replace` too."""
    name, owner = called.__name__, getattr(called, "__self__", None)
    if name not in names or name in STATEMENTS:
        return name in names
    return isinstance(owner, io.BufferedWriter) if name == "write" else inspect.ismodule(owner)
