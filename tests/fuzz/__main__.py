"""Changes real-looking files in every way that was met, and counts what the program makes of them.

Each file is one of the sample county's (of the state's lists with invented rows of other counties),
changed by one kind; the county file it is looked at with holds the rest of its year and the years
before, as a county has them. A figure that differs from the
truth without a word is what must not happen.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import SystemRandom

from tests.fuzz.list_tables import LISTS
from tests.fuzz.trying import OUTCOMES, Outcome, kinds, make_bases, try_many


def table(outcomes: Sequence[Outcome]) -> str:
    """Counts per kind."""
    counts: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        for name in (outcome.change, "all"):
            counts.setdefault(name, Counter())[outcome.kind] += 1
    order = [*(name for name in counts if name != "all"), "all"] if counts else []
    lines = ["kind".ljust(20) + "".join(kind.rjust(11) for kind in OUTCOMES)]
    for name in order:
        cells = "".join(f"{counts[name][kind]:,}".rjust(11) for kind in OUTCOMES)
        lines.append(name.ljust(20) + cells)
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Try so many files; 1 when anything fails, or one in a hundred is silently wrong.

    Dashboard files, whose columns bind each other, and lists, of which many a cell is bound by
    nothing, are counted apart: one may not hide the other.
    """
    parser = argparse.ArgumentParser(prog="fuzz", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", type=int)
    parser.add_argument("--seed", type=int, help="of the first file; the others follow")
    parser.add_argument("--only", nargs="+", choices=[kind.name for kind in kinds()], default=[])
    given = parser.parse_args(arguments)
    first = SystemRandom().randrange(1_000_000) if given.seed is None else given.seed
    print(f"{given.files} files, seeds {first} to {first + given.files - 1}")
    outcomes = []
    with tempfile.TemporaryDirectory() as name:
        bases = Path(name).resolve()
        make_bases(bases)
        for outcome in try_many(bases, given.only, range(first, first + given.files)):
            outcomes.append(outcome)
            if outcome.kind in ("silent", "fault"):
                print(
                    f"--seed {outcome.seed}, {outcome.change} of {outcome.stem}: {outcome.kind}: "
                    f"{outcome.detail}",
                    flush=True,
                )
    print(table(outcomes))
    silent = _silent(outcomes, lists=False)
    listed = _silent(outcomes, lists=True)
    free = sum(outcome.kind == "unbound" for outcome in outcomes)
    print(
        f"Silently different: {_share(silent)} of Dashboard files, {_share(listed)} of lists and "
        f"local ratings; different besides where nothing constrains it: {free}"
    )
    print(
        f"Slowest {max(outcome.seconds for outcome in outcomes):.1f} s; most memory "
        f"{max(outcome.memory for outcome in outcomes):,.0f} MB"
    )
    failed = any(outcome.kind == "fault" for outcome in outcomes)
    return int(failed or _too_many(silent) or _too_many(listed))


Counted = tuple[int, int]
"""How many, of how many."""


def _silent(outcomes: Sequence[Outcome], *, lists: bool) -> Counted:
    found = [outcome for outcome in outcomes if (outcome.stem in LISTS) is lists]
    return sum(outcome.kind == "silent" for outcome in found), len(found)


def _share(counted: Counted) -> str:
    silent, files = counted
    return f"{silent} of {files:,}"


def _too_many(counted: Counted) -> bool:
    silent, files = counted
    return bool(files) and silent * 100 >= files


if __name__ == "__main__":
    sys.exit(main())
