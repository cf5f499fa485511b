"""The lines of a text, kept as the bytes they came in.

A statewide file has forty million bytes, of which the figures' columns are a small part: a line is
made a text only when somebody asks for it.
"""

import codecs
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import overload

import numpy as np

PADDING = 16
"""Bytes before the lines of a piece, so that a few can be read before the end of every cell."""

WORD = 8
"""Bytes that are looked at as one number."""

_PIECE = 1 << 20
"""Bytes looked at in one call: about a millisecond."""

_LINE_END, _SPACE, _NOT_ASCII = 0x0A, 0x20, 0x80


class TextLines(Sequence[str]):
    """Lines without their ends, in UTF-8."""

    def __init__(self, data: bytes | bytearray, starts: np.ndarray, ends: np.ndarray) -> None:
        """Keep the bytes and where each line starts and ends in them."""
        self._data = data
        self._starts = starts
        self._ends = ends

    @classmethod
    def of(cls, lines: Iterable[str]) -> "TextLines":
        """Lines that are texts already and hold no line ends."""
        return cls.of_bytes("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))

    @classmethod
    def of_bytes(
        cls, data: bytes | bytearray, begin: int = 0, most: int | None = None
    ) -> "TextLines":
        """The lines of a text in UTF-8 from a byte on, whatever system's line ends it has.

        With `most`, what follows soon after so many lines is left out.
        """
        if b"\r" in data:
            data, begin = _one_kind_of_end(data, begin), 0
        found = [np.array([begin - 1])]
        count, signs = 0, np.frombuffer(data, np.uint8)
        for first in range(begin, len(data), _PIECE):
            found.append(np.flatnonzero(signs[first : first + _PIECE] == _LINE_END) + first)
            count += len(found[-1])
            if most is not None and count > most:
                break
        else:
            if begin < len(data) and data[-1] != _LINE_END:
                found.append(np.array([len(data)]))
        ends = np.concatenate(found)
        return cls(data, ends[:-1] + 1, ends[1:])

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[n] for n in range(*place.indices(len(self)))]
        return self._data[self._starts[place] : self._ends[place]].decode()

    def __iter__(self) -> Iterator[str]:
        data = self._data
        for start, end in zip(self._starts.tolist(), self._ends.tolist(), strict=True):
            yield data[start:end].decode()

    def part(self, first: int, end: int | None = None) -> "TextLines":
        """The lines from one place to before another."""
        return TextLines(self._data, self._starts[first:end], self._ends[first:end])

    def emptied(self, places: Sequence[int]) -> "TextLines":
        """The same with nothing in the lines at some places."""
        ends = self._ends.copy()
        ends[places] = self._starts[places]
        return TextLines(self._data, self._starts, ends)

    def longer_than(self, size: int) -> list[int]:
        """The places of lines of more bytes than that."""
        return np.flatnonzero(self._ends - self._starts > size).tolist()

    def beginning_like(self, line: str) -> list[int]:
        """The places of lines whose first sign is that of a line, in capitals or not."""
        signs = np.frombuffer(self._data, np.uint8)
        first = signs[np.where(self.filled(), self._starts, 0)] if len(signs) else signs
        alike = np.isin(first, list({*line[:1].lower().encode(), *line[:1].upper().encode()}))
        return np.flatnonzero(alike & self.filled()).tolist()

    def filled(self) -> np.ndarray:
        """Whether each line holds anything."""
        return self._ends > self._starts

    def blank(self) -> list[int]:
        """The places of lines with nothing but space."""
        signs, filled = np.frombuffer(self._data, np.uint8), self.filled()
        first = signs[np.where(filled, self._starts, 0)] if len(signs) else filled
        maybe = filled & ((first <= _SPACE) | (first >= _NOT_ASCII))
        spaces = [place for place in np.flatnonzero(maybe).tolist() if self[place].isspace()]
        return sorted([*np.flatnonzero(~filled).tolist(), *spaces])

    def all_end_with(self, ending: str) -> bool:
        """Whether all lines that are not empty do; False, too, where it is not told at once."""
        wanted = ending.encode()
        filled = self.filled()
        ends = self._ends[filled]
        shortest = int((ends - self._starts[filled]).min(initial=len(wanted)))
        if not len(ends) or ends[0] < WORD or shortest < len(wanted):
            return False
        words, size = words_of(self._data), len(wanted)
        apart = np.uint64(8 * max(WORD - size, 0))
        return self._data.endswith(wanted, 0, int(ends[0])) and all(
            bool((words[ends - back] >> apart == words[ends[0] - back] >> apart).all())
            for back in (*range(WORD, size, WORD), max(size, WORD))
        )

    def places_where(self, judge: Callable[[str], tuple[bool, str]]) -> np.ndarray:
        """The places of the lines that are wanted.

        Args:
            judge: Whether a line is, and the beginning of it that says so, with which lines that
                follow are taken alike; "" when none does.
        """
        data = self._data
        kept: list[int] = []
        wanted, beginning = False, b""
        for place, start in enumerate(self._starts.tolist()):
            if not (beginning and data.startswith(beginning, start)):
                wanted, looked_at = judge(self[place])
                beginning = looked_at.encode()
            if wanted:
                kept.append(place)
        return np.array(kept, dtype=np.int64)

    def joined(self, places: np.ndarray) -> bytes:
        """The bytes of some lines in their order, `PADDING` bytes before, an end after each."""
        starts, ends = self._starts[places], self._ends[places]
        if not len(starts):
            return bytes(PADDING)
        breaks = np.flatnonzero(starts[1:] != ends[:-1] + 1)
        first, end = int(starts[0]), int(ends[-1])
        if not len(breaks) and first >= PADDING and self._data[end : end + 1] == b"\n":
            return bytes(self._data[first - PADDING : end + 1])
        runs = zip(
            [first, *starts[breaks + 1].tolist()], [*ends[breaks].tolist(), end], strict=True
        )
        lines = b"\n".join([self._data[start:stop] for start, stop in runs])
        return b"".join((bytes(PADDING), lines, b"\n"))

    def _bytes_at(self, place: int) -> bytes | bytearray:
        return self._data[self._starts[place] : self._ends[place]]


def words_of(text: bytes | bytearray) -> np.ndarray:
    """A word for each byte of a text: it and the seven after it, as one number."""
    return np.ndarray((max(len(text) - WORD + 1, 0),), "<u8", text, strides=(1,))


def is_utf8(data: bytes) -> bool:
    """Whether bytes are a text in UTF-8; looked at a piece at a time."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for first in range(0, len(data), _PIECE):
            decoder.decode(data[first : first + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def to_utf8(data: bytes, encoding: str) -> bytearray:
    """A text of another encoding; what cannot be read becomes U+FFFD."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    found = bytearray()
    for first in range(0, len(data), _PIECE):
        found += decoder.decode(data[first : first + _PIECE]).encode()
    found += decoder.decode(b"", final=True).encode()
    return found


def _one_kind_of_end(data: bytes | bytearray, begin: int) -> bytearray:
    """With a single line feed for every line end of any system."""
    found = bytearray()
    begun = False
    for first in range(begin, len(data), _PIECE):
        piece = data[first : first + _PIECE]
        if begun and piece[:1] == b"\n":
            piece = piece[1:]
        begun = piece[-1:] == b"\r"
        found += piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return found
