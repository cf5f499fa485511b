"""County files with random damage: each is identical, told with a way back that was taken, or not.

`python -m tests.torture --damage N [--seed S]`. The damage is done as a disk does it: the moment
the file was written stays. Beside it the same is done as if another program had written the file,
which no sum can tell. Of each that is told a copy is put back and compared, and what can be read is
rescued and compared, too.
"""

import contextlib
import os
import shutil
import sqlite3
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random

from sos_desktop.foundation.errors import AppError
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.foundation.paths import HOME_VARIABLE
from sos_desktop.services.casework import cases
from sos_desktop.services.county import file_sums, way_back
from sos_desktop.services.county.county_files import keep_daily_copy, open_county_file
from sos_desktop.services.county.file_health import finish_check
from sos_desktop.services.sample import make_sample_county
from tests.torture.killing import CONTEXT

NAME = "County.sos"
_PAGE = 4096


@dataclass
class Found:
    """What became of one damaged file.

    Attributes:
        how: What was done to it.
        by_disk: The moment it was written stayed.
        outcome: "identical", "told" or "silently different".
        rescue: What became of it when it was rescued: "identical", "told", "nothing read" or
            "silently different"; "" where nothing was told.
        faults: What must not be: a fault of the program, or a way back that led elsewhere.
    """

    seed: int
    how: str
    by_disk: bool
    outcome: str = ""
    rescue: str = ""
    faults: list[str] = field(default_factory=list)


def _flip_a_bit(data: bytearray, rng: Random) -> None:
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _some_bytes(data: bytearray, rng: Random) -> None:
    for _byte in range(rng.randint(2, 200)):
        data[rng.randrange(len(data))] = rng.randrange(256)


def _zero_pages(data: bytearray, rng: Random) -> None:
    for _page in range(rng.randint(1, 3)):
        at = rng.randrange(len(data) // _PAGE) * _PAGE
        data[at : at + _PAGE] = bytes(_PAGE)


def _noise(data: bytearray, rng: Random) -> None:
    at, size = rng.randrange(len(data)), rng.randint(100, 60_000)
    size = min(size, len(data) - at)
    data[at : at + size] = rng.randbytes(size)


def _swap_pages(data: bytearray, rng: Random) -> None:
    one, other = (rng.randrange(len(data) // _PAGE) * _PAGE for _page in range(2))
    first, second = data[one : one + _PAGE], data[other : other + _PAGE]
    data[one : one + _PAGE], data[other : other + _PAGE] = second, first


def _cut_off(data: bytearray, rng: Random) -> None:
    del data[rng.randrange(len(data)) :]


def _lose_the_beginning(data: bytearray, rng: Random) -> None:
    data[:_PAGE] = rng.choice((bytes(_PAGE), rng.randbytes(_PAGE)))


def _in_a_text(data: bytearray, rng: Random) -> None:
    """A letter of a word, which SQLite takes for another word."""
    while True:
        at = rng.randrange(len(data))
        if data[at : at + 4].isalpha():
            data[at] ^= 2
            return


HOWS: dict[str, Callable[[bytearray, Random], None]] = {
    "a bit": _flip_a_bit,
    "some bytes": _some_bytes,
    "empty pages": _zero_pages,
    "noise": _noise,
    "pages in each other's place": _swap_pages,
    "cut off": _cut_off,
    "first page gone": _lose_the_beginning,
    "a letter of a word": _in_a_text,
}


def make_base(bases: Path) -> None:
    """The sample county, closed as the window closes it, with its copy."""
    os.environ[HOME_VARIABLE] = str(bases / "home")
    (bases / "home").mkdir(exist_ok=True)
    make_sample_county(bases / NAME).close()


def damage_once(bases: Path, seed: int) -> Found:
    """Damage one file, open it as the window does, and go back if anything is told."""
    rng = Random(seed)
    how = rng.choice(list(HOWS))
    found = Found(seed, how, by_disk=rng.random() < 0.5)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        (folder / "home").mkdir()
        os.environ[HOME_VARIABLE] = str(folder / "home")
        path = folder / NAME
        shutil.copyfile(bases / NAME, path)
        with open_county_file(path) as county:
            keep_daily_copy(county)
        file_sums.note(path)
        whole = _content(path)
        _damage(path, HOWS[how], rng, by_disk=found.by_disk)
        try:
            if _told(path):
                found.outcome = "told"
                found.rescue = _rescued(path, whole)
                found.faults += _way_back(path, whole)
                found.faults += [f"left behind: {one.name}" for one in folder.glob(".*.part*")]
            else:
                same = _content(path) == whole
                found.outcome = "identical" if same else "silently different"
        except Exception as error:  # noqa: BLE001 - whatever is no sentence is what is looked for
            place = traceback.extract_tb(error.__traceback__)[-1]
            found.faults.append(f"{type(error).__name__} in {place.name}: {error}"[:300])
        return found


def _damage(
    path: Path, how: Callable[[bytearray, Random], None], rng: Random, *, by_disk: bool
) -> None:
    before, data = path.stat(), bytearray(path.read_bytes())
    how(data, rng)
    path.write_bytes(data)
    if by_disk:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _told(path: Path) -> bool:
    """Whether opening it, its check and a look at every case say anything."""
    said: list[str] = []
    try:
        with open_county_file(path, rest_later=True) as county:
            county.watch(said.append)
            if finish_check(county, CancelToken()) is not None:
                return True
            for row in cases.list_cases(county, include_closed=True):
                cases.case_file(county, row.case.id)
    except AppError:
        return True
    return bool(said)


def _rescued(path: Path, whole: str) -> str:
    """Rescue what can be read, and see whether what is said of it is so."""
    target = path.with_name("Rescued.sos")
    try:
        rescued = way_back.rescue(path, target)
    except AppError:
        return "nothing read"
    same = _content(target) == whole
    with open_county_file(target) as county:
        for row in cases.list_cases(county, include_closed=True):
            cases.case_file(county, row.case.id)
    return "told" if not rescued.whole else "identical" if same else "silently different"


def _way_back(path: Path, whole: str) -> list[str]:
    """Take the newest sound copy, and see whether it is what the file was."""
    copies = [copy for copy in way_back.copies_of_file(path, check=True) if copy.contents.sound]
    if not copies:
        return ["there is no copy to go back to"]
    way_back.restore(copies[0].copy.path, path, keep_aside=True)
    return [] if _content(path) == whole else ["the copy is not what the file was"]


def _content(path: Path) -> str:
    """A sum over every value of every table that is not made of others."""
    found = sha256()
    with contextlib.suppress(sqlite3.Error), closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        for table in _tables(connection):
            found.update(table.encode())
            for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY 1, 2'):
                found.update(repr(row).encode())
    return found.hexdigest()


def _tables(connection: sqlite3.Connection) -> Iterator[str]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name")
    for (name,) in names.fetchall():
        text = name.decode("utf-8", "replace")
        if not text.startswith(("sqlite_", "search")):
            yield text


def damage_many(count: int, first: int, cores: int) -> list[Found]:
    """Damage so many files, on so many cores."""
    with tempfile.TemporaryDirectory() as name:
        bases = Path(name).resolve()
        make_base(bases)
        with ProcessPoolExecutor(cores, CONTEXT) as pool:
            seeds = range(first, first + count)
            return list(pool.map(partial(damage_once, bases), seeds))


def table(found: Sequence[Found]) -> str:
    """How many of each outcome, by what was done and by whom; then what rescuing gave."""
    outcomes = ("identical", "told", "silently different")
    lines = _line("", "files", *outcomes, "faults")
    for by_disk, whose in ((True, "by the disk"), (False, "by a program")):
        for how in (*HOWS, "all"):
            of_it = [f for f in found if f.by_disk is by_disk and how in ("all", f.how)]
            counts = Counter(one.outcome for one in of_it)
            faults = sum(len(one.faults) for one in of_it)
            numbers = (len(of_it), *(counts[word] for word in outcomes), faults)
            lines += _line(f"{whose}: {how}", *numbers)
    outcomes = ("identical", "told", "nothing read", "silently different")
    lines += _line("", "rescued", *outcomes)
    for how in (*HOWS, "all"):
        counts = Counter(f.rescue for f in found if f.rescue and how in ("all", f.how))
        lines += _line(f"rescued: {how}", counts.total(), *(counts[word] for word in outcomes))
    return "\n".join(lines)


def _line(first: str, *others: object) -> list[str]:
    return [first.ljust(38) + "".join(str(one).rjust(20) for one in others)]
