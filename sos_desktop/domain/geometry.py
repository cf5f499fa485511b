"""Rectangles, and things side by side on a line without touching: used by charts and diagrams.

Lengths are in the unit of whoever draws: points on paper, pixels on a screen. y grows downward.
"""

from collections.abc import Sequence

from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class Point:
    """A place in a drawing."""

    x: float
    y: float


@frozen_dataclass
class Rect:
    """An upright rectangle; `left` and `top` belong to it, and so do its edges."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> Point:
        """Its center."""
        return Point(self.left + self.width / 2, self.top + self.height / 2)

    def moved(self, x: float, y: float) -> "Rect":
        """The same size, `x` further right and `y` further down."""
        return Rect(self.left + x, self.top + y, self.width, self.height)

    def overlaps(self, other: "Rect") -> bool:
        """Whether the two share an area; touching edges share none."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Rect", slack: float = 0.0) -> bool:
        """Whether the other lies inside, `slack` over the edges at most."""
        return (
            self.left - slack <= other.left
            and self.top - slack <= other.top
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def crossed_by(self, start: Point, end: Point) -> bool:
        """Whether the straight line between two places touches it (Liang and Barsky's test)."""
        first, last = 0.0, 1.0
        run, rise = end.x - start.x, end.y - start.y
        for step, room in (
            (-run, start.x - self.left),
            (run, self.right - start.x),
            (-rise, start.y - self.top),
            (rise, self.bottom - start.y),
        ):
            if step == 0:
                if room < 0:
                    return False
                continue
            share = room / step
            if step < 0:
                first = max(first, share)
            else:
                last = min(last, share)
            if first > last:
                return False
        return True


def length_of(sizes: Sequence[float], gap: float) -> float:
    """How long things are together with a gap between each two; 0 for none."""
    return sum(sizes) + gap * max(len(sizes) - 1, 0)


def spread(
    wanted: Sequence[float],
    sizes: Sequence[float],
    gap: float,
    low: float = float("-inf"),
    high: float = float("inf"),
) -> list[float]:
    """Move things on a line apart as little as possible, in the order given.

    Things that would touch are joined and stand together around the mean of where they wanted to
    be (isotonic regression by pooling neighbors).

    Args:
        wanted: Where each would like to begin.
        sizes: How long each is.
        gap: The least room between two.
        low: Where the first may begin.
        high: Where the last may end; things too long together begin at `low` and run over it.

    Returns:
        Where each begins.
    """
    pools: list[_Pool] = []
    for place, size in zip(wanted, sizes, strict=True):
        pools.append(_Pool(place, size, 1))
        while len(pools) > 1 and pools[-2].end(gap, low, high) > pools[-1].start(low, high):
            last = pools.pop()
            before = pools.pop()
            pools.append(before.joined(last, gap))
    found: list[float] = []
    rest = iter(sizes)
    for pool in pools:
        at = pool.start(low, high)
        for _ in range(pool.count):
            found.append(at)
            at += next(rest) + gap
    return found


@frozen_dataclass
class _Pool:
    """Neighbors that stand together; `wanted` is the mean wish for where the first begins."""

    wanted: float
    size: float
    count: int

    def start(self, low: float, high: float) -> float:
        return max(min(self.wanted, high - self.size), low)

    def end(self, gap: float, low: float, high: float) -> float:
        return self.start(low, high) + self.size + gap

    def joined(self, other: "_Pool", gap: float) -> "_Pool":
        count = self.count + other.count
        wish = other.wanted - self.size - gap
        wanted = (self.wanted * self.count + wish * other.count) / count
        return _Pool(wanted, self.size + gap + other.size, count)
