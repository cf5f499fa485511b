"""The pages of a county file, read one by one, for where SQLite reads none of it any more.

Only what mending needs: which pages hold rows, which lead to them, and what kinds of values the
rows have. Format: sqlite.org/fileformat2.html, sections 1.5, 1.6 and 2.1.
"""

from collections.abc import Iterator
from itertools import pairwise
from mmap import mmap

from sos_desktop.foundation.frozen import frozen_dataclass

PAGE = 4096
"""The size of a page in every county file: SQLite's own choice, which the program never changes."""
HEAD = 100
"""Bytes before what else stands on the first page."""
ROWS, TO_ROWS = 0x0D, 0x05
"""Kinds of pages: rows by their number, and what leads to those."""
KEYS, TO_KEYS = 0x0A, 0x02
"""Kinds of pages: rows by their key, as in an index, and what leads to those."""
_LEADING = (TO_ROWS, TO_KEYS)
_LENGTHS = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
"""Bytes of a value by its serial type, as far as the type does not say them itself."""
_INTEGERS = (1, 2, 3, 4, 5, 6, 8, 9)


@frozen_dataclass
class FilePage:
    """A page whose parts lie where they may.

    Attributes:
        number: From 1.
        kind: One of the four.
        cells: Where each row, or each lead, begins on the page.
    """

    number: int
    kind: int
    cells: tuple[int, ...]


@frozen_dataclass
class PageRow:
    """What a row on a page says of itself.

    Attributes:
        number: The row's; 0 on a page of keys.
        types: The serial type of each value.
        begins: Where the values begin on the page.
    """

    number: int
    types: tuple[int, ...]
    begins: int


class FilePages:
    """The pages of a file.

    Args:
        content: The whole file; its header is right.
    """

    def __init__(self, content: bytes | mmap) -> None:
        self._content = content
        self.count = len(content) // PAGE

    def page(self, number: int, *, loosely: bool = False) -> FilePage | None:
        """A page of rows or leads; None for one that is neither, or damaged.

        With `loosely` its rows are not looked at: many pages are told apart quickly.
        """
        if not 1 <= number <= self.count:
            return None
        start, head = (number - 1) * PAGE, HEAD if number == 1 else 0
        kind = self._content[start + head]
        if kind not in (ROWS, TO_ROWS, KEYS, TO_KEYS):
            return None
        cells = self._number(start + head + 3, 2)
        first = head + (12 if kind in _LEADING else 8)
        if first + 2 * cells > PAGE:
            return None
        found = tuple(self._number(start + first + 2 * n, 2) for n in range(cells))
        if any(not first + 2 * cells <= cell < PAGE - 3 for cell in found):
            return None
        made = FilePage(number, kind, found)
        unseen = loosely and kind in (ROWS, KEYS)
        return made if unseen or self._holds(made) else None

    def children(self, page: FilePage) -> tuple[int, ...]:
        """The pages a page leads to, in order; none from one of rows."""
        if page.kind not in _LEADING:
            return ()
        start = (page.number - 1) * PAGE
        last = start + (HEAD if page.number == 1 else 0) + 8
        places = [*(start + cell for cell in page.cells), last]
        return tuple(self._number(place, 4) for place in places)

    def rows(self, page: FilePage) -> Iterator[PageRow]:
        """The rows of a page; those that are damaged are left out."""
        for cell in page.cells:
            row = self._row(page, cell)
            if row is not None:
                yield row

    def values(self, page: FilePage, row: PageRow, most: int) -> tuple[object, ...]:
        """The first values of a row, as far as they lie on its page: numbers, texts, or None."""
        place, found = (page.number - 1) * PAGE + row.begins, list[object]()
        for kind in row.types[:most]:
            length = _length(kind)
            data = self._content[place : place + length]
            place += length
            if place > page.number * PAGE:
                break
            if kind >= 13 and kind % 2:
                found.append(data.decode("utf-8", "replace"))
            elif kind in _INTEGERS:
                found.append(kind - 8 if kind > 7 else int.from_bytes(data, signed=True))
            else:
                found.append(None)
        return tuple(found)

    def led_to(self) -> set[int]:
        """Every page that some page leads to."""
        found: set[int] = set()
        for number in range(1, self.count + 1):
            kind = self._content[(number - 1) * PAGE + (HEAD if number == 1 else 0)]
            if kind in _LEADING and (page := self.page(number)) is not None:
                found.update(self.children(page))
        return found

    def freed(self) -> set[int] | None:
        """The pages nothing uses any more; None when that cannot be told.

        What was removed still stands on them.
        """
        found: set[int] = set()
        trunk, told = self._number(32, 4), self._number(36, 4)
        while trunk:
            if trunk in found or trunk > self.count:
                return None
            found.add(trunk)
            start = (trunk - 1) * PAGE
            leaves = self._number(start + 4, 4)
            if leaves > PAGE // 4 - 2:
                return None
            found.update(self._number(start + 8 + 4 * n, 4) for n in range(leaves))
            trunk = self._number(start, 4)
        return found if len(found) == told else None

    def _holds(self, page: FilePage) -> bool:
        """Whether what a page says agrees with itself."""
        if page.kind in _LEADING:
            led = self.children(page)
            return len(set(led)) == len(led) and all(2 <= n <= self.count for n in led)
        rows = [self._row(page, cell) for cell in page.cells]
        numbers = [row.number for row in rows if row is not None]
        if len(numbers) < len(rows):
            return False
        return page.kind == KEYS or all(a < b for a, b in pairwise(numbers))

    def _row(self, page: FilePage, cell: int) -> PageRow | None:
        start = (page.number - 1) * PAGE
        place = start + cell + (4 if page.kind == TO_KEYS else 0)
        if page.kind == TO_ROWS:
            return None
        length, place = self._varint(place)
        number = 0
        if page.kind == ROWS:
            number, place = self._varint(place)
        size, at = self._varint(place)
        end = place + size
        if not 1 <= size <= length or end > start + PAGE:
            return None
        types = []
        while at < end:
            kind, at = self._varint(at)
            if kind < 0:
                return None
            types.append(kind)
        whole = at == end and size + sum(map(_length, types)) == length
        return PageRow(number, tuple(types), end - start) if whole else None

    def _number(self, place: int, length: int) -> int:
        return int.from_bytes(self._content[place : place + length])

    def _varint(self, place: int) -> tuple[int, int]:
        """A number of one to nine bytes, and where it ends; a row's may be below 0."""
        value = 0
        for byte in self._content[place : place + 8]:
            place += 1
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                return value, place
        value = value << 8 | (self._content[place] if place < len(self._content) else 0)
        return value - (1 << 64) * (value >> 63), place + 1


def _length(kind: int) -> int:
    return (kind - 12) // 2 if kind >= 12 else _LENGTHS[kind] if kind < 10 else 0
