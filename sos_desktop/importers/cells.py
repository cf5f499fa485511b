"""The cells of a piece of a text, by column and without looking at each on its own.

Nearly every cell of a Dashboard file is short: eight bytes read at its end, as one number of 64
bits, hold all of it. So a whole column is read, compared and made into numbers at once.
"""

import numpy as np

from sos_desktop.importers.text_lines import PADDING, WORD, words_of

_LINE_END = ord("\n")
_Words = np.ndarray
"""Cells of eight bytes at most, each a number whose highest byte is the last sign."""


def _every(byte: int) -> np.uint64:
    """The same byte eight times."""
    return np.uint64(int.from_bytes(bytes([byte]) * WORD, "little"))


_ZEROS, _HIGH_HALVES, _LOW_HALVES, _OVER_NINE = map(_every, (0x30, 0xF0, 0x0F, 0x06))
_BYTE = np.uint64(8)
_LAST, _BEFORE_LAST = np.uint64(0xFF << 56), np.uint64(0xFF << 48)
_POINT = np.uint64(ord(".") << 48)
_MINUS_OR_ZERO = np.uint64(ord("-") ^ ord("0"))
"""Makes a minus sign a zero, which says nothing before the digits of a number."""

_SCATTER, _BUCKETS = np.uint64(0x9E3779B97F4A7C15), 16


class Cells:
    """A piece of a text taken apart at its delimiters.

    Attributes:
        counts: How many cells each line has.
    """

    def __init__(self, text: bytes, delimiter: str, columns: int) -> None:
        """Take apart lines that each have an end, after `PADDING` bytes of anything."""
        self._text = text
        self._delimiter = delimiter
        self._columns = columns
        self._signs = signs = np.frombuffer(text, np.uint8)
        here = signs == ord(delimiter)
        here |= signs == _LINE_END
        here[:PADDING] = False
        self._ends = np.flatnonzero(here)
        last = np.flatnonzero(signs[self._ends] == _LINE_END)
        self.counts = np.diff(last, prepend=-1)
        self._words = words_of(text)

    def column(self, place: int) -> tuple[np.ndarray, np.ndarray]:
        """Where each cell of a column starts and ends, which is what the other methods take.

        Only where every line has as many cells as there are columns.
        """
        rows = self._rows()
        ends = np.ascontiguousarray(rows[:, place])
        if place:
            return rows[:, place - 1] + 1, ends
        starts = np.empty_like(ends)
        starts[:1] = PADDING
        starts[1:] = rows[:-1, -1] + 1
        return starts, ends

    def first_of(self, lines: np.ndarray, most: int) -> list[tuple[str, ...]]:
        """The first cells of some lines, as `column` needs them too."""
        starts, _ = self.column(0)
        ends = self._rows()[lines, min(most, self._columns) - 1]
        delimiter = self._delimiter
        return [tuple(text.split(delimiter)) for text in self._read(starts[lines], ends)]

    def texts(self, starts: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, list[str]]:
        """Cells as codes, and the text each code stands for, in the order they are met."""
        lengths = ends - starts
        longest = int(lengths.max(initial=0))
        if longest <= WORD:
            words = self._at_end(ends, lengths)
            first = _first_of_few(words)
            if first is not None and bool((lengths == lengths[first]).all()):
                met, codes = _numbered(first)
                return codes, self._read(starts[met], ends[met])
        begin = np.flatnonzero(self._unlike_before(ends, lengths, longest))
        known: dict[str, int] = {}
        runs = [
            known.setdefault(text, len(known)) for text in self._read(starts[begin], ends[begin])
        ]
        often = np.diff(begin, append=len(ends))
        return np.repeat(np.array(runs, dtype=np.int64), often), list(known)

    def numbers(self, starts: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Cells as numbers, empty ones as NaN, and which could not be read this way.

        Read are whole numbers and those with one decimal, with or without a minus sign.
        """
        lengths = ends - starts
        words = self._at_end(ends, lengths)
        negative = self._signs[starts] == ord("-")
        gap = _gaps(lengths)
        words ^= np.where(negative, _MINUS_OR_ZERO << gap, np.uint64(0))
        pointed = (words & _BEFORE_LAST) == _POINT
        some = bool(pointed.any())
        if some:
            words = np.where(pointed, words & _LAST | words << _BYTE & ~_LAST, words)
            gap = np.where(pointed, gap + _BYTE, gap)
        words |= ~(~np.uint64(0) << gap) & _ZEROS
        odd = ((words & _HIGH_HALVES) != _ZEROS) | ((words + _OVER_NINE & _HIGH_HALVES) != _ZEROS)
        odd |= (lengths > WORD) | (lengths == negative)
        values = _of_digits(words).astype(np.float64)
        if some:
            values = np.where(pointed, values / 10, values)
        values[negative] *= -1
        empty = lengths == 0
        values[odd | empty] = np.nan
        return values, odd & ~empty

    def _rows(self) -> np.ndarray:
        """The ends of the cells, line by line."""
        return self._ends.reshape(-1, self._columns)

    def _at_end(self, ends: np.ndarray, lengths: np.ndarray) -> _Words:
        """The last eight bytes of each cell, or all of it."""
        gap = _gaps(lengths)
        return self._words[ends - WORD] >> gap << gap

    def _unlike_before(self, ends: np.ndarray, lengths: np.ndarray, longest: int) -> np.ndarray:
        """Whether each cell differs from the one before it; what is too long is taken to."""
        unlike = np.ones(len(ends), dtype=bool)
        if longest <= 2 * WORD:
            unlike[1:] = lengths[1:] != lengths[:-1]
            for words in (
                self._at_end(ends, lengths),
                self._at_end(ends - WORD, lengths - WORD),
            ):
                unlike[1:] |= words[1:] != words[:-1]
        return unlike

    def _read(self, starts: np.ndarray, ends: np.ndarray) -> list[str]:
        text = self._text
        return [
            text[start:end].decode()
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
        ]


def _gaps(lengths: np.ndarray) -> np.ndarray:
    """Bits of a word before a cell of so many bytes; a shift by 64 leaves nothing."""
    return (8 * (WORD - np.clip(lengths, 0, WORD))).astype(np.uint64)


def _of_digits(words: _Words) -> np.ndarray:
    """The numbers that eight digits each stand for: pairs first, then fours, then all."""
    values = (words & _LOW_HALVES) * np.uint64(2561) >> np.uint64(8)
    values = (values & np.uint64(0x00FF00FF00FF00FF)) * np.uint64(6553601) >> np.uint64(16)
    return (values & np.uint64(0x0000FFFF0000FFFF)) * np.uint64(42949672960001) >> np.uint64(32)


def _first_of_few(words: _Words) -> np.ndarray | None:
    """For each word the place of the first like it; None where two fall into one bucket."""
    buckets = (words * _SCATTER >> np.uint64(64 - _BUCKETS)).astype(np.int64)
    places = np.empty(1 << _BUCKETS, dtype=np.int64)
    places[buckets[::-1]] = np.arange(len(words) - 1, -1, -1)
    first = places[buckets]
    return first if bool((words[first] == words).all()) else None


def _numbered(first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The places at which something is met for the first time, and its number at every place."""
    here = first == np.arange(len(first))
    return np.flatnonzero(here), (np.cumsum(here) - 1)[first]
