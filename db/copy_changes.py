"""Copies of large county files that hold changed pages only, beside the whole copy they go with.

A county with many statewide years is mostly figures that never change. Its next copy is made and
checked whole, as any; then the pages that differ from a whole copy beside it are kept, with the sum
of the whole file, and the rest goes. Joined again it is the same bytes, or it is refused.
"""

import contextlib
import hashlib
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from db.engine import connect
from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.foundation.files import write_problem
from sos_desktop.foundation.parts import part_of

ENDING = ".sos-changes"
LARGE = 40_000_000
"""Bytes of a county file from which on its copies may hold changed pages only."""
MOST_CHANGED = 0.05
"""The share of a file that may have changed; a copy that differs in more is kept whole."""
MOST_ON_ONE = 12
"""How many copies may go with one whole copy, so that a damaged one takes no more along."""
_BLOCK = 1 << 20
_BASE, _SUM, _PAGE, _PAGES = "base", "sha256", "page_size", "pages"
_APPLICATION_ID = 0x534F5344
"""So that nobody takes it for a county file."""


class CannotJoin(sqlite3.DatabaseError):
    """The whole copy is gone, or one of the two is not as it was: this copy is damaged."""


def holds_changes_only(path: Path) -> bool:
    """Whether a copy is one of these, by its name."""
    return path.suffix == ENDING


def facts_of(path: Path) -> dict[str, str]:
    """What was noted of the whole copy when it was made.

    Raises:
        OSError: It is not there.
        sqlite3.Error: It cannot be read.
    """
    path.stat()
    with contextlib.closing(connect(path, read_only=True)) as connection:
        return dict(connection.execute("SELECT key, value FROM fact"))


def base_of(path: Path) -> Path | None:
    """The whole copy one goes with; None where it does not say."""
    with contextlib.suppress(sqlite3.Error, OSError):
        name = facts_of(path).get(_BASE)
        return path.with_name(name) if name else None
    return None


def keep_changes(whole: Path, base: Path, facts: Mapping[str, str]) -> Path | None:
    """Keep of a copy what differs from another, in its place.

    The new file is whole before the copy goes, so a kill leaves one of them or both.

    Args:
        whole: A checked copy nobody has open.
        base: A whole copy in the same folder.
        facts: What shall be known of the copy without joining it.

    Returns:
        The file in its place; None when too much differs, and the copy is there still.

    Raises:
        OSError: It cannot be read or written.
        sqlite3.Error: It cannot be written.
    """
    size, page = whole.stat().st_size, _page_size(whole)
    if page != _page_size(base):
        return None
    target = whole.with_suffix(ENDING)
    noted = {**facts, _BASE: base.name, _PAGE: str(page), _PAGES: str(size // page)}
    with part_of(target) as part:
        with contextlib.closing(connect(part)) as connection:
            connection.execute("PRAGMA journal_mode=OFF")
            connection.execute(f"PRAGMA application_id={_APPLICATION_ID}")
            connection.execute("CREATE TABLE fact (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
            connection.execute("CREATE TABLE page (number INTEGER PRIMARY KEY, content BLOB)")
            connection.execute("BEGIN")
            digest, most = hashlib.sha256(), int(size / page * MOST_CHANGED)
            for found, (number, content) in enumerate(_changed(whole, base, page, digest)):
                if found >= most:
                    return None
                connection.execute(
                    "INSERT INTO page VALUES (?, ?)", (number, zlib.compress(content, 1))
                )
            noted[_SUM] = digest.hexdigest()
            connection.executemany("INSERT INTO fact VALUES (?, ?)", noted.items())
            connection.execute("COMMIT")
        with contextlib.closing(connect(part, read_only=True)) as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise sqlite3.DatabaseError("the changes did not pass their check")
        shutil.copystat(whole, part)
        part.replace(target)
    whole.unlink()
    return target


@contextlib.contextmanager
def whole_of(copy: Path) -> Iterator[Path]:
    """A whole copy for a `with` block: the copy itself, or one joined beside it.

    Raises:
        CannotJoin: See there.
        OSError: It cannot be read, or there is no room to join it.
    """
    if not holds_changes_only(copy):
        yield copy
        return
    with part_of(copy) as part:
        _join(copy, part)
        yield part


@contextlib.contextmanager
def joined(copy: Path, as_it_is: str) -> Iterator[Path]:
    """`whole_of`, with a sentence where it cannot be had.

    Args:
        copy: The copy.
        as_it_is: A sentence that says what stays as it was.

    Raises:
        EnvironmentProblem: It cannot be joined, or there is no room to do so.
    """
    with contextlib.ExitStack() as stack:
        try:
            whole = stack.enter_context(whole_of(copy))
        except sqlite3.Error as error:
            raise EnvironmentProblem(
                f"{copy.name} holds only what changed since another copy, and one of the two is "
                f"gone or damaged. {as_it_is} Choose another copy.",
                details=error,
                where=str(copy),
            ) from error
        except OSError as error:
            raise write_problem(copy, error, as_it_is=as_it_is) from error
        yield whole


def is_same(copy: Path, stop: Callable[[], bool] | None = None) -> bool:
    """Whether joining gives the whole copy that was checked when it was made; nothing is written.

    Args:
        copy: One that holds changes only.
        stop: Asked now and then; when it says so, the rest is taken to be the same.
    """
    try:
        meant, digest = facts_of(copy).get(_SUM), hashlib.sha256()
        for block in _joined_blocks(copy):
            digest.update(block)
            if stop is not None and stop():
                return True
    except (sqlite3.Error, OSError):
        return False
    return digest.hexdigest() == meant


def _join(copy: Path, part: Path) -> None:
    meant, digest = facts_of(copy).get(_SUM), hashlib.sha256()
    with part.open("wb") as whole:
        for block in _joined_blocks(copy):
            digest.update(block)
            whole.write(block)
    if digest.hexdigest() != meant:
        raise CannotJoin("it is not the same file any more")


def _joined_blocks(copy: Path) -> Iterator[bytes]:
    """The whole copy, block by block: its own pages, and in between those of the base."""
    facts = facts_of(copy)
    try:
        base, page = copy.with_name(facts[_BASE]), int(facts[_PAGE])
        size = page * int(facts[_PAGES])
    except (KeyError, ValueError) as error:
        raise CannotJoin("it does not say what it goes with") from error
    if not base.exists():
        raise CannotJoin(f"{base.name} is gone")
    with contextlib.closing(connect(copy, read_only=True)) as connection, base.open("rb") as other:
        changed = connection.execute("SELECT number, content FROM page ORDER BY number")
        following = changed.fetchone()
        for start in range(0, size, _BLOCK):
            length = min(_BLOCK, size - start)
            block = bytearray(other.read(length).ljust(length, b"\0"))
            while following is not None and following[0] * page < start + length:
                at = following[0] * page - start
                try:
                    block[at : at + page] = zlib.decompress(following[1])
                except (zlib.error, TypeError) as error:
                    raise CannotJoin("a page is damaged") from error
                following = changed.fetchone()
            yield bytes(block)


def _page_size(path: Path) -> int:
    """From the header (sqlite.org/fileformat.html, 1.3.2); 1 stands for 65,536."""
    with path.open("rb") as stream:
        stream.seek(16)
        said = int.from_bytes(stream.read(2), "big")
    return 1 << 16 if said == 1 else max(said, 512)


def _changed(
    whole: Path, base: Path, page: int, digest: "hashlib._Hash"
) -> Iterator[tuple[int, bytes]]:
    """The pages of `whole` that `base` has not in the same place; all of `whole` is summed up."""
    with whole.open("rb") as mine, base.open("rb") as other:
        first = 0
        while block := mine.read(_BLOCK):
            digest.update(block)
            before = other.read(_BLOCK)
            if block != before:
                for at in range(0, len(block), page):
                    content = block[at : at + page]
                    if content != before[at : at + page]:
                        yield first + at // page, content
            first += len(block) // page
