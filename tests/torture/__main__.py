"""Kills the program at work, again and again, and looks whether anything confirmed was lost.

`python -m tests.torture N [--seed S] [--only KIND ...] [--keep FOLDER] [--cores C]`; with
`--damage` so many files are damaged instead. A kill is repeated by its seed and kind:
`python -m tests.torture 1 --seed 1234 --only copies`.
"""

import argparse
import io
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random, SystemRandom

import main as program
from sos_desktop.foundation.paths import HOME_VARIABLE
from tests.torture import damage, looking
from tests.torture.county_kinds import Casework, Copies, Imports, Migration, Undo
from tests.torture.export_kinds import Exports, Letters
from tests.torture.killing import CONTEXT, run_and_kill, run_whole
from tests.torture.kinds import Kind, Place
from tests.torture.typing_kinds import Typing
from tests.torture.way_back_kinds import Pruning, Rescuing, Restoring

KINDS: tuple[type[Kind], ...] = (
    Imports,
    Casework,
    Undo,
    Migration,
    Copies,
    Exports,
    Letters,
    Pruning,
    Restoring,
    Rescuing,
    Typing,
)
_CORES = 2


@dataclass
class Outcome:
    """How one kill went."""

    seed: int
    kind: str
    killed: bool = False
    confirmed: int = 0
    under_way: bool = False
    faults: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    seconds_lost: list[float] = field(default_factory=list)


def next_start(county: Path) -> None:
    """What happens when the program is started again: all that `main` does, with a county file."""
    out = county.with_name("after.csv")
    arguments = ["status", "--file", str(county), "--year", "2025", "--csv", str(out)]
    run_whole(partial(program.main, arguments))
    out.unlink(missing_ok=True)


def kill_once(bases: Path, keep: Path | None, kinds: Sequence[type[Kind]], seed: int) -> Outcome:
    """One run that is killed, the next start, and what is found; the seed says which kind."""
    with _folder(keep, seed) as folder:
        place, rng, kind = Place(bases, folder), Random(seed), kinds[seed % len(kinds)]()
        place.home.mkdir()
        os.environ[HOME_VARIABLE] = str(place.home)
        outcome = Outcome(seed, kind.name)
        kind.prepare(place, rng)
        try:
            journal = run_and_kill(
                kind.work,
                folder,
                rng,
                most_steps=kind.most_steps,
                most_calls=kind.most_calls,
                names=kind.calls,
            )
            outcome.killed = journal.killed
            outcome.confirmed = len(journal.done)
            outcome.under_way = journal.under_way is not None
            if journal.raised:
                outcome.faults.append(f"stopped by itself: {journal.raised}")
            outcome.faults += _unsound(place)
            outcome.faults += kind.at_once(place, journal)
            outcome.seconds_lost = kind.measured
            next_start(place.county)
            outcome.faults += kind.after(place, journal)
            outcome.faults += _unsound(place)
            outcome.strays = looking.strays(folder, place.home, kind.expected(place))
        except Exception as error:  # noqa: BLE001 - whatever fails is what is looked for
            outcome.faults.append(f"{type(error).__name__}: {error}")
        return outcome


def _unsound(place: Place) -> list[str]:
    paths = (place.county, *looking.copies(place.home))
    return [fault for path in paths for fault in looking.unsound(path)]


@contextmanager
def _folder(keep: Path | None, seed: int) -> Iterator[Path]:
    if keep is not None:
        folder = keep.absolute() / str(seed)
        folder.mkdir(parents=True)
        yield folder
        return
    with tempfile.TemporaryDirectory() as name:
        yield Path(name).resolve()


def make_bases(bases: Path, kinds: Sequence[type[Kind]]) -> None:
    """Make what the runs begin with; this also imports what they would import one by one."""
    os.environ[HOME_VARIABLE] = str(bases / "home")
    (bases / "home").mkdir()
    with redirect_stdout(io.StringIO()):  # what the commands say of the files they write
        for kind in kinds:
            kind.make_bases(bases)


def kill_many(
    bases: Path, keep: Path | None, kinds: Sequence[type[Kind]], seeds: Sequence[int], cores: int
) -> Iterator[Outcome]:
    """All of them, on so many cores; each outcome as it is there."""
    with ProcessPoolExecutor(cores, CONTEXT) as pool:
        yield from pool.map(partial(kill_once, bases, keep, kinds), seeds)


def table(outcomes: Sequence[Outcome]) -> str:
    """Counts per kind."""
    head = ("kind", "runs", "killed", "in a step", "confirmed", "faults", "strays")
    rows = [head]
    for name in (*dict.fromkeys(outcome.kind for outcome in outcomes), "all"):
        of_kind = [outcome for outcome in outcomes if name in ("all", outcome.kind)]
        counts = (
            len(of_kind),
            sum(outcome.killed for outcome in of_kind),
            sum(outcome.under_way for outcome in of_kind),
            sum(outcome.confirmed for outcome in of_kind),
            sum(len(outcome.faults) for outcome in of_kind),
            sum(len(outcome.strays) for outcome in of_kind),
        )
        rows.append((name, *(f"{count:,}" for count in counts)))
    lines = [row[0].ljust(10) + "".join(cell.rjust(11) for cell in row[1:]) for row in rows]
    seconds = sorted(lost for outcome in outcomes for lost in outcome.seconds_lost)
    if seconds:
        lines.append(
            f"seconds of typing lost: {seconds[len(seconds) // 2]:.1f} in the middle, "
            f"{seconds[-1]:.1f} at most"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill so many times; 1 when anything was lost, unsound or left lying about."""
    parser = argparse.ArgumentParser(prog="torture", description=__doc__.splitlines()[0])
    parser.add_argument("kills", type=int)
    parser.add_argument("--seed", type=int, help="of the first kill; the others follow")
    parser.add_argument("--only", nargs="+", choices=[kind.name for kind in KINDS], default=[])
    parser.add_argument("--damage", action="store_true", help="damage so many files instead")
    parser.add_argument("--keep", type=Path, help="work in this folder and leave it")
    parser.add_argument("--cores", type=int, default=_CORES, help="how many at a time")
    given = parser.parse_args(arguments)
    first = SystemRandom().randrange(1_000_000) if given.seed is None else given.seed
    what = "damaged files" if given.damage else "kills"
    print(f"{given.kills} {what}, seeds {first} to {first + given.kills - 1}")
    if given.damage:
        return _damage(given.kills, first, given.cores)
    kinds = [kind for kind in KINDS if not given.only or kind.name in given.only]
    outcomes = []
    with tempfile.TemporaryDirectory() as name:
        bases = Path(name).resolve()
        make_bases(bases, kinds)
        seeds = range(first, first + given.kills)
        for outcome in kill_many(bases, given.keep, kinds, seeds, given.cores):
            outcomes.append(outcome)
            for words in (*outcome.faults, *(f"left behind: {name}" for name in outcome.strays)):
                print(f"--seed {outcome.seed} --only {outcome.kind}: {words}", flush=True)
    print(table(outcomes))
    return int(any(outcome.faults or outcome.strays for outcome in outcomes))


def _damage(count: int, first: int, cores: int) -> int:
    found = damage.damage_many(count, first, cores)
    for one in found:
        for fault in one.faults:
            print(f"--damage --seed {one.seed} ({one.how}): {fault}")
    print(damage.table(found))
    return int(any(one.faults for one in found))


if __name__ == "__main__":
    sys.exit(main())
