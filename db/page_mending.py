"""Makes a damaged county file readable again where the pages that lead to its rows are damaged.

SQLite reads nothing of a file whose list of tables cannot be read, and no row of a table whose
first page is lost, though nearly all of their rows are there. The list is written anew from what
the program makes in a file of its format; what leads to the rows, from the rows themselves. Which
table the rows below a lost page belong to is told by what kinds of values they have; where two
could be meant, neither is taken.
"""

import contextlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from mmap import ACCESS_READ, mmap
from pathlib import Path

from db import page_writing, schema_check
from db.engine import connect
from db.errors import REFUSALS
from db.file_pages import PAGE, ROWS, TO_ROWS, FilePage, FilePages
from db.migrations.steps import STEPS
from db.rescue_source import BESIDE
from db.schema_check import PlainTable
from sos_desktop.foundation.frozen import frozen_dataclass

_LOOKED_AT = 40
"""Rows below a lost page that are compared with what a table may hold."""
_LOOKED_AT_FIRST = 5
"""Rows of a page that are compared with those of the table that leads to it."""
_ENTRY = 5
"""Columns of the list of tables: type, name, table, first page, description."""


def mended_pages(path: Path) -> frozenset[str]:
    """Write what leads to the rows of a file anew, where it is damaged.

    Args:
        path: A copy of the file with a right header, which is changed.

    Returns:
        The tables that can be read now and may lack rows without SQLite meeting any damage.
    """
    if not _holds_its_log(path):
        return frozenset()
    with path.open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as content:
        version = min(max(int.from_bytes(content[60:64]), 1), len(STEPS))
        mending = _Mending(content, schema_check.plain_tables(version))
        mending.mend()
        written = mending.written
        if written:
            count = max(len(content) // PAGE, *written)
            written[1] = page_writing.first_page(written.get(1, content[:PAGE]), count)
    if written:
        with path.open("r+b") as stream:
            for number, page in sorted(written.items()):
                stream.seek((number - 1) * PAGE)
                stream.write(page)
    return frozenset(mending.lacking)


def names_tables(path: Path) -> bool:
    """Whether pages of a file list tables as only a county file has them."""
    if path.stat().st_size < PAGE:
        return False
    with path.open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as content:
        mending = _Mending(content, schema_check.plain_tables(len(STEPS)))
        return mending.lists_own()


def _holds_its_log(path: Path) -> bool:
    """Whether the file alone holds everything, now that what its log holds was put into it."""
    log, journal = (path.with_name(f"{path.name}{ending}") for ending in BESIDE)
    if journal.exists():  # reading once puts back what was only half written
        with contextlib.suppress(*REFUSALS), contextlib.closing(connect(path)) as connection:
            connection.execute("PRAGMA user_version").fetchone()
    if log.exists():
        with contextlib.suppress(*REFUSALS), contextlib.closing(connect(path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return not log.exists() or not log.stat().st_size


@frozen_dataclass
class _Tree:
    """What of a table can be reached: its pages of rows, and whether a page is damaged.

    Attributes:
        leaves: Its pages of rows.
        broken: Whether a page is damaged, or another's.
        strayed: Whether one is another's.
    """

    leaves: tuple[FilePage, ...]
    broken: bool
    strayed: bool


class _Mending:
    """Works out the pages to be written.

    Attributes:
        written: Pages that are new, or other than before, by number.
        lacking: As `mended_pages` returns.
    """

    def __init__(self, content: mmap, tables: Mapping[str, PlainTable]) -> None:
        self._content = content
        self._pages = FilePages(content)
        self._tables = tables
        self.written: dict[int, bytes] = {}
        self.lacking: set[str] = set()
        self._astray: set[int] = set()
        """Pages in the place of others; what stands on them may belong elsewhere."""

    def mend(self) -> None:
        """Find what is damaged, and write it anew."""
        listed = self._tree(1)
        # A row of the list that cannot be read keeps SQLite from all that follow it.
        anew = listed.broken or any(self._pages.page(p.number) is None for p in listed.leaves)
        known = self._named(listed.leaves)
        if anew or not self._tables.keys() <= known.keys():
            known = self._named(self._everywhere()) | known
        self._astray |= {root for kind, root in known.values() if self._is_another(root, kind)}
        roots = {name: root for name, (_, root) in known.items() if name in self._tables}
        lost = [name for name in self._tables if name not in roots]
        trees = {
            name: self._tree(root, self._tables[name])
            for name, root in roots.items()
            if not self._tables[name].without_numbers
        }
        broken = [name for name, root in roots.items() if self._is_broken(root, trees.get(name))]
        if broken or lost:
            tops = self._tops({root for _, root in known.values()} - self._astray)
            owned = self._owned(tops, [*broken, *lost])
            roots |= self._empty(tops, owned, [name for name in lost if name not in owned])
            for name, pages in owned.items():
                if name in roots and name not in trees:
                    self._put(roots[name], self._copy(pages[0].number))
                    self.lacking.add(name)
                elif name in roots:
                    self._lead(roots[name], [*trees[name].leaves, *self._below(pages)])
                    self.lacking.add(name)
                else:
                    roots[name] = self._root_of(name, pages)
            self._without_strays(roots, trees, owned)
        if (anew or lost) and roots:
            entries = [(name, root, self._tables[name].sql) for name, root in roots.items()]
            self._put(1, page_writing.list_of_tables(self._copy(1), sorted(entries), self._new))

    def _without_strays(
        self, roots: Mapping[str, int], trees: Mapping[str, _Tree], owned: Collection[str]
    ) -> None:
        """Lead no table to rows that are another's."""
        for name, tree in trees.items():
            if tree.strayed and name not in owned:
                self._put(roots[name], page_writing.no_rows())
                self._lead(roots[name], tree.leaves)
                self.lacking.add(name)

    def _named(self, leaves: Iterable[FilePage]) -> dict[str, tuple[str, int]]:
        """What a list of tables names: by name, whether rows stand there by number or by key."""
        found: dict[str, tuple[str, int]] = {}
        for kind, name, root in self._entries(leaves):
            table = self._tables.get(name)
            found[name] = ("index" if table is not None and table.without_numbers else kind, root)
        return found

    def _is_another(self, root: int, kind: str) -> bool:
        """Whether a page is one of rows where one of keys belongs, or the other way round."""
        page = self._pages.page(root, loosely=True)
        return page is not None and (page.kind in (ROWS, TO_ROWS)) == (kind == "index")

    def _is_broken(self, root: int, tree: _Tree | None) -> bool:
        return tree.broken if tree is not None else root in self._astray

    def lists_own(self) -> bool:
        """Whether it begins as one does, or pages list more than one of the tables."""
        if self._pages.page(1) is not None:
            return True
        listed = {name for _, name, _ in self._entries(self._everywhere())}
        return len(listed & self._tables.keys()) > 1

    def _tree(self, root: int, table: PlainTable | None = None) -> _Tree:
        """What can be reached from a page; rows that cannot be the table's are gone astray."""
        leaves, broken, met, ahead = list[FilePage](), False, set[int](), [root]
        strayed = False
        while ahead:
            number = ahead.pop()
            page = None if number in met else self._pages.page(number, loosely=True)
            met.add(number)
            if page is None:
                broken = True
            elif page.kind == TO_ROWS:
                ahead += reversed(self._pages.children(page))
            elif page.kind != ROWS or not self._is_of(page, table):
                broken = strayed = True
                self._astray.add(number)
            else:
                leaves.append(page)
        return _Tree(tuple(leaves), broken, strayed)

    def _is_of(self, page: FilePage, table: PlainTable | None) -> bool:
        """Whether a row of a page can be one of a table's, as far as they can be read."""
        first = list(islice(self._pages.rows(page), _LOOKED_AT_FIRST)) if table else []
        return not first or any(table is not None and table.fits([row.types]) for row in first)

    def _everywhere(self) -> Iterator[FilePage]:
        for number in range(2, self._pages.count + 1):
            if (page := self._pages.page(number)) is not None and page.kind == ROWS:
                yield page

    def _entries(self, leaves: Iterable[FilePage]) -> Iterator[tuple[str, str, int]]:
        """Type, name and first page of what a list of tables names."""
        for page in leaves:
            for row in self._pages.rows(page):
                if len(row.types) != _ENTRY:
                    break
                kind, name, _, root = (*self._pages.values(page, row, 4), None, None, None)[:4]
                if kind in ("table", "index") and isinstance(root, int) and root > 1:
                    yield str(kind), str(name), root

    def _tops(self, known: set[int]) -> list[FilePage]:
        """The pages that hold rows or lead to them, and to which nothing leads."""
        freed = self._pages.freed()
        if freed is None:  # what was removed cannot be told from what is lost
            return []
        taken = (self._pages.led_to() - self._astray) | freed | known
        numbers = (n for n in range(2, self._pages.count + 1) if n not in taken)
        return [page for n in numbers if (page := self._pages.page(n)) is not None]

    def _owned(self, tops: Iterable[FilePage], names: Sequence[str]) -> dict[str, list[FilePage]]:
        """The pages by the one table of these to which their rows can belong."""
        found: dict[str, list[FilePage]] = {}
        for page in tops:
            owner = self._owner(page, names)
            if owner is not None:
                found.setdefault(owner, []).append(page)
        return {
            name: pages
            for name, pages in found.items()
            if len(pages) == 1 or not self._tables[name].without_numbers
        }

    def _empty(
        self, tops: Iterable[FilePage], owned: Mapping[str, list[FilePage]], others: Sequence[str]
    ) -> dict[str, int]:
        """First pages of the other tables that are lost, where all can only be empty."""
        taken = {page.number for pages in owned.values() for page in pages}
        free = [p for p in tops if p.kind in (ROWS, TO_ROWS) and p.number not in taken]
        names = [name for name in others if not self._tables[name].without_numbers]
        if len(free) != len(names) or any(page.cells for page in free):
            return {}
        return {name: page.number for name, page in zip(names, free, strict=True)}

    def _owner(self, top: FilePage, names: Sequence[str]) -> str | None:
        types = list(self._types(top))
        by_key = top.kind not in (ROWS, TO_ROWS)
        fitting = [
            table
            for name in names
            if (table := self._tables[name]).without_numbers == by_key and table.fits(types)
        ]
        whole = [t for t in fitting if any(len(row) == len(t.columns) for row in types)]
        best = whole or fitting
        return best[0].name if len(best) == 1 else None

    def _types(self, top: FilePage) -> Iterator[tuple[int, ...]]:
        """The serial types of the first rows below a page."""
        given, ahead, met = 0, [top], {top.number}
        while ahead and given < _LOOKED_AT:
            page = ahead.pop()
            for row in self._pages.rows(page):
                given += 1
                yield row.types
            for number in reversed(self._pages.children(page)):
                below = None if number in met else self._pages.page(number)
                met.add(number)
                if below is not None:
                    ahead.append(below)

    def _below(self, tops: Iterable[FilePage]) -> list[FilePage]:
        return [leaf for top in tops for leaf in self._tree(top.number).leaves]

    def _root_of(self, name: str, tops: Sequence[FilePage]) -> int:
        """The first page of a table that is not listed; one is made where there are several."""
        if len(tops) == 1:
            if self._tree(tops[0].number).broken:
                self.lacking.add(name)
            return tops[0].number
        self.lacking.add(name)
        root = self._new(bytes(PAGE))
        self._lead(root, self._below(tops))
        return root

    def _lead(self, root: int, leaves: Iterable[FilePage]) -> None:
        """Make a page lead to pages of rows; of two that hold the same numbers, to the first."""
        ends: list[tuple[int, int, int]] = []
        for page in leaves:
            numbers = [row.number for row in self._pages.rows(page)]
            if numbers and all(numbers[-1] < low or high < numbers[0] for low, high, _ in ends):
                # A page that went astray may stand where another is written.
                again = page.number in self._astray
                number = self._new(self._copy(page.number)) if again else page.number
                ends.append((numbers[0], numbers[-1], number))
        ordered = [(number, last) for _, last, number in sorted(ends)]
        if len(ordered) == 1:
            number = ordered[0][0]
            self._put(root, self.written.get(number) or self._copy(number))
        elif ordered:
            self._put(root, page_writing.leading(ordered, self._new))

    def _copy(self, number: int) -> bytes:
        return self._content[(number - 1) * PAGE : number * PAGE]

    def _put(self, number: int, page: bytes) -> None:
        self.written[number] = page

    def _new(self, page: bytes) -> int:
        """Add a page at the end of the file; its number."""
        number = max(self._pages.count, *self.written, 0) + 1
        self.written[number] = page
        return number
