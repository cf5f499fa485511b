"""Writes pages of an SQLite file that lead to its rows, and the list of its tables.

Format: sqlite.org/fileformat2.html, sections 1.3, 1.6, 2.1 and 2.6.
"""

from collections.abc import Callable, Iterable, Sequence

from db.file_pages import HEAD, PAGE, ROWS, TO_ROWS

New = Callable[[bytes], int]
"""Adds a page at the end of the file; gives its number."""
_MOST_LEADS = 200
"""Leads that fit on the first page of a file, however large the numbers in them are."""
_ROOT_TYPE = 4
"""The serial type of a number of four bytes."""


def first_page(page: bytes, count: int) -> bytes:
    """The first page of a file of so many pages, to be read without a log beside it."""
    made = bytearray(page)
    made[18:20] = bytes((1, 1))
    made[28:32] = count.to_bytes(4)
    made[92:96] = made[24:28]
    return bytes(made)


def no_rows() -> bytes:
    """A page of rows that has none."""
    return _page(ROWS, ())


def leading(leads: Sequence[tuple[int, int]], new: New, head: bytes = b"") -> bytes:
    """A page that leads to others.

    Args:
        leads: The pages, each with the number of its last row, in order. At least two, but with
            `head` one is enough.
        new: Takes the pages between, where one cannot lead to all.
        head: What stands before it on the first page of a file.
    """
    while len(leads) > _MOST_LEADS:
        parts = -(-len(leads) // _MOST_LEADS)
        groups = [
            leads[len(leads) * n // parts : len(leads) * (n + 1) // parts] for n in range(parts)
        ]
        leads = [(new(leading(group, new)), group[-1][1]) for group in groups]
    cells = [number.to_bytes(4) + _varint(last) for number, last in leads[:-1]]
    return _page(TO_ROWS, cells, leads[-1][0].to_bytes(4), head)


def list_of_tables(first: bytes, tables: Iterable[tuple[str, int, str]], new: New) -> bytes:
    """The first page of a file with these tables.

    Args:
        first: The file as it is; its first bytes are kept.
        tables: Name, first page and description of each.
        new: Takes the pages of the list.
    """
    leads, cells, room = list[tuple[int, int]](), list[bytes](), PAGE
    number = 0
    for number, (name, root, sql) in enumerate(tables, 1):
        cell = _entry(number, name, root, sql)
        if cells and room < len(cell) + 12:
            leads.append((new(_page(ROWS, cells)), number - 1))
            cells, room = [], PAGE
        cells.append(cell)
        room -= len(cell) + 2
    leads.append((new(_page(ROWS, cells)), number))
    return leading(leads, new, first[:HEAD])


def _entry(number: int, name: str, root: int, sql: str) -> bytes:
    texts = ("table", name, name, sql)
    values = [text.encode() for text in texts]
    values.insert(3, root.to_bytes(4))
    types = [_varint(13 + 2 * len(value)) for value in values]
    types[3] = bytes((_ROOT_TYPE,))
    header = b"".join(types)
    header = _varint(len(header) + 1) + header
    payload = header + b"".join(values)
    return _varint(len(payload)) + _varint(number) + payload


def _page(kind: int, cells: Sequence[bytes], last: bytes = b"", head: bytes = b"") -> bytes:
    content, places, end = b"", b"", PAGE
    for cell in cells:
        end -= len(cell)
        content = cell + content
        places += end.to_bytes(2)
    start = bytes((kind, 0, 0)) + len(cells).to_bytes(2) + end.to_bytes(2) + b"\0" + last
    front = head + start + places
    return front + bytes(end - len(front)) + content


def _varint(value: int) -> bytes:
    """A number as SQLite writes it; a row's may be below 0."""
    value &= (1 << 64) - 1
    if value >> 56:
        rest, found = value >> 8, [value & 0xFF]
        for _ in range(8):
            found.append(rest & 0x7F | 0x80)
            rest >>= 7
        return bytes(reversed(found))
    found = [value & 0x7F]
    while value := value >> 7:
        found.append(value & 0x7F | 0x80)
    return bytes(reversed(found))
