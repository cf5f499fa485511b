"""How the columns of a table share its width; all sizes are pixels."""

import math
from collections.abc import Collection, Mapping, Sequence

SHORT = 24
"""Characters of a text that is not long."""


def shared(
    room: int, least: Sequence[int], ideal: Sequence[int], firm: Collection[int] = ()
) -> list[int]:
    """Widths that together fill `room`: `least` or more each, if that can be.

    Where it cannot, the widest give way first; the columns whose numbers are `firm`, which cannot
    take a second line, only when they alone would take more than half of the room.
    """
    needed = sum(least)
    if room < needed:
        kept = sum(least[number] for number in firm)
        if not firm or 2 * kept > room:
            return capped(room, least)
        others = [number for number in range(len(least)) if number not in firm]
        given = dict(zip(others, capped(room - kept, [least[n] for n in others]), strict=True))
        return [given.get(number, width) for number, width in enumerate(least)]
    wanted = sum(ideal) - needed
    if not wanted:
        return [width + (room - needed) // len(least) for width in least]
    return [
        low + (high - low) * (room - needed) // wanted
        for low, high in zip(least, ideal, strict=True)
    ]


def capped(room: int, widths: Sequence[int], narrowest: int = 24) -> list[int]:
    """The widths, the widest cut to one size so that together they take no more than `room`.

    None is cut to less than `narrowest`.
    """
    if sum(widths) <= room:
        return list(widths)
    left, columns = room, len(widths)
    for width in sorted(widths):
        if width * columns > left:
            break
        left, columns = left - width, columns - 1
    limit = max(left // max(columns, 1), narrowest)
    return [min(width, limit) for width in widths]


def filled(
    room: int,
    least: Sequence[int],
    steps: Sequence[Sequence[int]],
    firm: Collection[int] = (),
) -> list[int]:
    """Widths that together fill `room`, for rows of one line: short texts stand whole.

    Args:
        room: To be filled.
        least: What each column has in any case, if that can be.
        steps: What the columns ask for beyond it, one wish after the other. Of a wish that cannot
            be granted, those get all who ask little, and the others share what is left alike.
        firm: As of `shared`.
    """
    if room < sum(least):
        return shared(room, least, least, firm)
    widths = list(least)
    for whole in steps:
        widths = widened(room, widths, whole)
    widths[widths.index(max(widths))] += room - sum(widths)
    return widths


def usual(texts: Sequence[int], of: float, short: int) -> int:
    """The width of the longest text of a column, 0 if there is none.

    Where that is more than `short`, of the shorter ones only: 0.8 looks at 80 percent of them.

    Args:
        texts: Their widths, the least first.
        of: The share that is looked at.
        short: Up to this width all of them count.
    """
    if not texts:
        return 0
    return texts[-1] if texts[-1] <= short else texts[math.ceil(len(texts) * of) - 1]


def widened(room: int, widths: Sequence[int], whole: Sequence[int]) -> list[int]:
    """The widths; what they leave of `room` goes to the columns whose texts are cut."""
    cut = [max(wish - width, 0) for width, wish in zip(widths, whole, strict=True)]
    over = max(room - sum(widths), 0)
    more = capped(over, cut, 0) if over else [0] * len(cut)
    return [width + given for width, given in zip(widths, more, strict=True)]


def grown(places: Mapping[int, tuple[int, int]], width: int) -> dict[int, tuple[int, int]]:
    """Left ends and widths that fill a line in the same shares; never less than they are."""
    right = max((left + wide for left, wide in places.values()), default=0)
    times = max(width / right, 1.0) if right else 1.0
    return {n: (round(left * times), round(wide * times)) for n, (left, wide) in places.items()}


def kept_left(places: Sequence[tuple[int, int]], end: int, least: int) -> list[tuple[int, int]]:
    """Left ends and widths of cells that end at `end`: what is over is taken from the last ones.

    Each keeps `least`, or what it has where that is less; where it must it moves to the left.
    """
    kept = dict(enumerate(places))
    for number in sorted(kept, key=lambda n: places[n][0], reverse=True):
        left, wide = places[number]
        if left + wide <= end:
            break
        start = max(min(left, end - min(wide, least)), 0)
        kept[number] = start, max(end - start, 24)
        if start == left:
            break
        end = start - 2
    return [kept[number] for number in range(len(places))]
