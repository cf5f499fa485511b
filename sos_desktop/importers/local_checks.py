"""What is odd about the numbers of a local file's rows, and which rows can be counted at all."""

import re

import numpy as np

from sos_desktop.domain.local.mapping import Meaning
from sos_desktop.importers.local_keys import RowKeys
from sos_desktop.importers.local_rows import LocalRows, pieces

_RARE = re.compile("exp(el|uls)", re.I)
"""What happens to so few students that a percent of them is below 1."""

_POINTS_APART = 1.0
"""Points between a percent and its counts that rounding to whole percents cannot explain."""

_FINELY = 0.01
"""Percents are seldom told more finely than by hundredths."""

_MOST_STUDENTS = 10_000_000
"""All of California has fewer than six million in its public schools."""


def remark_odd_cells(rows: LocalRows) -> None:
    """Say which cells of figures hold no number, or a count that is none."""
    for name, numbers in rows.numbers.items():
        words = f"{{rows}}, column “{name}”, {{holds}} no number; it is not reported."
        rows.remark(numbers.odd_rows(), words)
    for column in rows.map.having(Meaning.NUMERATOR, Meaning.DENOMINATOR):
        found = rows.numbers[column.name].numbers()
        words = f"{{rows}}, column “{column.name}”, {{holds}} a count that is no whole number."
        rows.remark(np.floor(found) < found, words)


def rates_of(rows: LocalRows, group: str, period: str) -> np.ndarray | None:
    """The percents of a series, as a score where the file has one; shares become percents."""
    scores = rows.figures(Meaning.SCORE, group, period)
    if scores is not None:
        return scores
    rates = rows.figures(Meaning.RATE, group, period)
    if rates is None:
        return None
    filled = rates[~np.isnan(rates)]
    signed = any(rows.numbers[c.name].has_percents() for c in rows.map.having(Meaning.RATE))
    if not signed and len(filled) and filled.max() <= 1 and (filled % 1 != 0).any():
        rare = all(_RARE.search(column.name) for column in rows.map.having(Meaning.RATE))
        said = "No percent of the file is above 1 and none has its sign, so they were read as "
        said += (
            "percents, because few are expelled: 0.5 is 0.5%." if rare else "shares: 0.5 is 50%."
        )
        if said not in rows.remarks:
            rows.remarks.append(said)
        return rates if rare else rates * 100
    words = "{rows} {holds} a percent below 0 or above 100, and {is} left"
    rows.remark((rates < 0) | (rates > 100), words)
    _remark_shares(rows, rates, signed)
    return rates


def _remark_shares(rows: LocalRows, rates: np.ndarray, signed: bool) -> None:
    """Say which rows may hold a share where others hold percents: 0.125 beside 12 or 12%."""
    with_sign = np.zeros(len(rows.at), bool)
    for column in rows.map.having(Meaning.RATE):
        with_sign |= rows.numbers[column.name].with_sign()
    finely = np.abs(rates * 100 - np.round(rates * 100)) > _FINELY
    if (finely & (rates >= 1)).any():
        finely[:] = False  # all of them are told so
    likely = (rates > 0) & (rates < 1) & ~with_sign & (finely | signed)
    words = "{rows} {holds} a number below 1 where others hold percents, and {is} read like them."
    rows.remark(likely, words, "holds")


def sound_rows(
    rows: LocalRows,
    counts: np.ndarray | None,
    sizes: np.ndarray | None,
    rates: np.ndarray | None,
) -> np.ndarray:
    """Rows whose numbers can be: none below 0, no more counted than there are."""
    sound, above = np.ones(len(rows.at), bool), np.zeros(len(rows.at), bool)
    for numbers in (counts, sizes):
        if numbers is not None:
            below = numbers < 0
            rows.remark(below, "{rows} {holds} a count below 0, and {is} left")
            above |= numbers > _MOST_STUDENTS
            sound &= ~below
    rows.remark(above, "{rows} {counts} more students than a state has, and {is} left")
    sound &= ~above
    if counts is not None and sizes is not None:
        more = counts > sizes
        rows.remark(more, "{rows} {counts} more students than there are, and {is} left")
        sound &= ~more
    if rows.map.having(Meaning.RATE) and rates is not None:
        sound &= ~((rates < 0) | (rates > 100))
        if counts is not None and sizes is not None:
            _compare(rows, sound & (sizes > 0), counts, sizes, rates)
    return sound


def _compare(
    rows: LocalRows, sound: np.ndarray, counts: np.ndarray, sizes: np.ndarray, rates: np.ndarray
) -> None:
    shares = 100 * counts / np.where(sizes > 0, sizes, np.nan)
    apart = np.abs(shares - rates) > _POINTS_APART
    words = "{rows} {says} another percent than the counts make; the counts are kept."
    rows.remark(sound & apart, words, "says")


def repeated_rows(rows: LocalRows, keys: RowKeys) -> np.ndarray:
    """Rows that say in every column what an earlier row says, as when a part was pasted twice.

    Only where the file says of how many students it tells: a list of incidents may have two that
    look alike.
    """
    repeated = np.zeros(len(rows.at), bool)
    if not rows.map.having(Meaning.DENOMINATOR, Meaning.RATE, Meaning.SCORE):
        return repeated
    _keys, of, counts = np.unique(keys.together(), return_inverse=True, return_counts=True)
    several = counts[of] > 1
    if not several.any():
        return repeated
    wanted = dict(zip(rows.at[several].tolist(), np.flatnonzero(several).tolist(), strict=True))
    seen: set[tuple[int | str, ...]] = set()
    for piece in pieces(rows.sheet, rows.header):
        for number, row in enumerate(piece.rows, piece.first):
            if (at := wanted.get(number)) is None:
                continue
            said = (int(of[at]), *row)
            repeated[at] = said in seen
            seen.add(said)
    words = "{rows} {says} in every column what an earlier row says, and {is} left"
    rows.remark(repeated, words, "says")
    return repeated
