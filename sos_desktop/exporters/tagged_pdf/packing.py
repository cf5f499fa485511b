"""Packs the small objects of a PDF into compressed streams (ISO 32000-1, 7.5.7 and 7.5.8).

A tagged file has an object for every paragraph and cell. Written one by one they take more room
than the text itself; packed they take a tenth. reportlab has no way to write them so.
"""

import re
import zlib
from dataclasses import dataclass

_TABLE = re.compile(rb"xref\n0 (\d+)\n")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf]) \n")
_OBJECT = re.compile(rb"\d+ 0 obj\s*")
_PER_STREAM = 200
"""Objects in one stream: readers unpack a whole stream to look at one of its objects."""
_IN_FILE, _IN_STREAM = 1, 2
"""Types of entries in a cross-reference stream."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where an object is: its offset in the file, or the stream it is in and its place there."""

    kind: int
    first: int
    second: int = 0


def packed(data: bytes) -> bytes:
    """The same file with its objects packed; of PDF 1.5 or later, as reportlab writes it.

    Raises:
        ValueError: It is no file with a plain cross-reference table.
    """
    offsets, trailer = _read_table(data)
    ends = dict(
        zip(sorted(offsets.values()), [*sorted(offsets.values())[1:], len(data)], strict=True)
    )
    header = data[: min(offsets.values())]
    out, entries, small = bytearray(header), dict[int, _Entry](), dict[int, bytes]()
    for number, start in sorted(offsets.items()):
        whole = data[start : ends[start]].partition(b"\nxref\n")[0]
        body, _end, _rest = whole.rpartition(b"endobj")
        if body.rstrip().endswith(b"endstream"):
            entries[number] = _Entry(_IN_FILE, len(out))
            out += body + b"endobj\n"
        else:
            small[number] = _OBJECT.sub(b"", body, count=1).strip()
    free = max(offsets) + 1
    numbers = sorted(small)
    for begin in range(0, len(numbers), _PER_STREAM):
        group = numbers[begin : begin + _PER_STREAM]
        entries[free] = _Entry(_IN_FILE, len(out))
        out += _object_stream(free, [(number, small[number]) for number in group])
        entries |= {number: _Entry(_IN_STREAM, free, at) for at, number in enumerate(group)}
        free += 1
    place = len(out)
    entries[free] = _Entry(_IN_FILE, place)
    out += _cross_references(free, entries, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % place)


def _read_table(data: bytes) -> tuple[dict[int, int], bytes]:
    """The offset of each object, and what stands in the trailer without its brackets."""
    place = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    found = _TABLE.match(data, place)
    if found is None:
        raise ValueError("no cross-reference table")
    entries = _ENTRY.findall(data, found.end())[: int(found[1])]
    offsets = {n: int(at) for n, (at, _generation, kind) in enumerate(entries) if kind == b"n"}
    trailer = data[data.rindex(b"trailer") : data.rindex(b"startxref")]
    inside = trailer[trailer.index(b"<<") + 2 : trailer.rindex(b">>")]
    return offsets, re.sub(rb"/Size \d+", b"", inside)


def _object_stream(number: int, objects: list[tuple[int, bytes]]) -> bytes:
    head, body = bytearray(), bytearray()
    for own, text in objects:
        head += b"%d %d " % (own, len(body))
        body += text + b"\n"
    words = b"/Type /ObjStm /N %d /First %d" % (len(objects), len(head))
    return _stream(number, words, bytes(head + body))


def _cross_references(number: int, entries: dict[int, _Entry], trailer: bytes) -> bytes:
    """The cross-reference stream, which is the trailer too."""
    rows = bytearray(b"\x00" + bytes(4) + b"\xff\xff")
    for at in range(1, number + 1):
        entry = entries[at]
        rows += bytes([entry.kind]) + entry.first.to_bytes(4) + entry.second.to_bytes(2)
    words = b"/Type /XRef /W [1 4 2] /Size %d %s" % (number + 1, trailer.strip())
    return _stream(number, words, bytes(rows))


def _stream(number: int, words: bytes, content: bytes) -> bytes:
    squeezed = zlib.compress(content, 9)
    head = b"%d 0 obj\n<<%s\n/Filter /FlateDecode /Length %d>>\nstream\n"
    return head % (number, words, len(squeezed)) + squeezed + b"\nendstream\nendobj\n"
