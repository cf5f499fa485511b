"""The golden thread as columns with lines between neighbors; where they stand is laid out later."""

from dataclasses import dataclass, field

from sos_desktop.domain.casework.support_words import LooseEndKind, ThreadPart
from sos_desktop.domain.improvement.thread import LooseEnd, Thread, ThreadNode
from sos_desktop.foundation.frozen import frozen_dataclass

COLUMNS = tuple(part for part in ThreadPart if part is not ThreadPart.AIM)
"""From left to right; what an aim lacks is told in words."""

_BEFORE = {LooseEndKind.NO_CAUSE, LooseEndKind.NOT_ACCEPTED}
"""Loose ends where something is missing before, not behind."""


@frozen_dataclass
class ThreadBox:
    """A box of the picture; `gap` is a place where something is missing."""

    id: str
    text: str
    gap: bool = False


@dataclass(slots=True)
class ThreadColumns:
    """Boxes by column, and lines from a column to the next."""

    boxes: dict[ThreadPart, dict[str, ThreadBox]] = field(
        default_factory=lambda: {part: {} for part in COLUMNS}
    )
    lines: dict[tuple[str, str], None] = field(default_factory=dict)

    def add(self, part: ThreadPart, box: ThreadBox) -> str:
        """Put a box at the end of a column, once; gives its id."""
        self.boxes[part].setdefault(box.id, box)
        return box.id

    def join(self, start: str, end: str) -> None:
        """Draw a line, once."""
        self.lines[start, end] = None


def thread_columns(thread: Thread) -> ThreadColumns:
    """What is drawn of a thread: gaps get boxes of their own, where something is missing."""
    return _Drawing(thread).columns()


class _Drawing:
    def __init__(self, thread: Thread) -> None:
        self.thread = thread
        self.drawn = ThreadColumns()
        self.above = {
            link.end.id: link.start
            for link in thread.links
            if link.end and link.start.part is link.end.part is ThreadPart.DRIVER
        }

    def columns(self) -> ThreadColumns:
        # A primary driver with others below stands in their names, not in a box of its own.
        spread = {node.id for node in self.above.values()} - {
            link.start.id for link in self.thread.links if self._goes(link.end, ThreadPart.CHANGE)
        }
        for node in self.thread.nodes:
            if node.part in COLUMNS and node.id not in spread:
                self.drawn.add(node.part, ThreadBox(node.id, self._named(node)))
        for link in self.thread.links:
            if link.end is not None and link.end.part is not ThreadPart.LCAP:
                self._line(link.start, link.end)
            elif link.loose is not None and link.start.part is not ThreadPart.CHANGE:
                self._gap(link.start, link.loose)
        for node in self.thread.nodes:
            if node.part is ThreadPart.CHANGE:
                self._change(node)
        return self.drawn

    def _goes(self, end: ThreadNode | None, part: ThreadPart) -> bool:
        return end is not None and end.part is part

    def _named(self, node: ThreadNode) -> str:
        """A secondary driver with what it stands under."""
        names, at = [node.text], node
        while at.id in self.above and len(names) < len(self.above) + 2:
            at = self.above[at.id]
            names.append(at.text)
        return " › ".join(reversed(names))

    def _line(self, start: ThreadNode, end: ThreadNode) -> None:
        if start.part is ThreadPart.CAUSE and end.part is ThreadPart.DRIVER:
            for driver in self._drawn_below(end.id):
                self.drawn.join(start.id, driver)
        elif start.part is ThreadPart.CAUSE:
            between = f"between:{start.id}:{end.id}"
            self.drawn.add(ThreadPart.DRIVER, ThreadBox(between, "–"))
            self.drawn.join(start.id, between)
            self.drawn.join(between, end.id)
        elif start.part is not end.part:
            self.drawn.join(start.id, end.id)

    def _drawn_below(self, driver: str) -> list[str]:
        """A driver itself where it is drawn, and else those below it."""
        if driver in self.drawn.boxes[ThreadPart.DRIVER]:
            return [driver]
        below = [name for name, above in self.above.items() if above.id == driver]
        return [name for one in below for name in self._drawn_below(one)]

    def _gap(self, start: ThreadNode, loose: LooseEnd) -> None:
        if start.part not in COLUMNS:
            return
        step = -1 if loose.kind in _BEFORE else 1
        part = COLUMNS[COLUMNS.index(start.part) + step]
        name = f"gap:{loose.kind}:{loose.at.id}:{loose.named}"
        text = f"{loose.kind.words} ({loose.named})" if loose.named else loose.kind.words
        self.drawn.add(part, ThreadBox(name, text, gap=True))
        starts = self._drawn_below(start.id) if start.part is ThreadPart.DRIVER else [start.id]
        for one in starts:
            self.drawn.join(*((name, one) if step < 0 else (one, name)))

    def _change(self, node: ThreadNode) -> None:
        """From a change over its measures, or the gap in their place, to what it is part of."""
        links = [link for link in self.thread.links if link.start.id == node.id]
        measures = [
            link.end.id for link in links if link.end and link.end.part is ThreadPart.MEASURE
        ]
        loose = [link.loose for link in links if link.loose]
        for end in loose:
            if end.kind in (*_BEFORE, LooseEndKind.NO_MEASURE):
                self._gap(node, end)
        between = measures or [f"gap:{LooseEndKind.NO_MEASURE}:{node.id}:"]
        if between[0] not in self.drawn.boxes[ThreadPart.MEASURE]:
            # Measures that a copy withholds leave no gap, only a way past.
            self.drawn.add(ThreadPart.MEASURE, ThreadBox(between[0], "–"))
            self.drawn.join(node.id, between[0])
        plans = [link.end.id for link in links if link.end and link.end.part is ThreadPart.LCAP]
        for end in loose:
            if end.kind in (LooseEndKind.NO_PLAN, LooseEndKind.GOAL_GONE):
                text = f"{end.kind.words} ({end.named})" if end.named else end.kind.words
                box = ThreadBox(f"gap:{end.kind}:{node.id}:{end.named}", text, gap=True)
                plans.append(self.drawn.add(ThreadPart.LCAP, box))
        for plan in plans:
            for start in between:
                self.drawn.join(start, plan)
