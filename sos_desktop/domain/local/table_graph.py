"""What the totals of a table tell together of rows it lacks.

A table of schools and of groups that together are all students is a graph: every row and every
column is a node, every figure an edge between the two. What a table lacks joins nodes; of the
figures between joined nodes and all others as many students go in as out. Where one missing figure
alone joins two parts, that tells what it is.

Sources:
    D. Gusfield, "A graph theoretic approach to statistical data security", SIAM Journal on
    Computing 17 (1988): of a table with its totals nothing else can be computed.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS
from sos_desktop.domain.local.cells import WHOLE, Key
from sos_desktop.domain.local.table_grid import TableGrid

_Node = tuple[bool, str]
"""Whether it is a row, and its place or group."""
_Edge = tuple[str, str]
"""Place and group of a figure."""


class Balance(NamedTuple):
    """Figures that are as many students as others.

    Attributes:
        one, other: Their numbers.
        implied: Whether the single totals say it, too, to who has heard what is missing.
        row: A row the table lacks, which is what the others are more than these; None where none
            has a part in it.
    """

    one: list[int]
    other: list[int]
    implied: bool
    row: Key | None = None


def balances(
    grid: TableGrid, period: str, names: Collection[str], empty: Collection[Key]
) -> Iterator[Balance]:
    """What follows for the rows of a period that the table lacks, and for those it has.

    Args:
        grid: The table.
        period: Of which.
        names: Groups that together are all students.
        empty: Rows it lacks in which nobody is.
    """
    table = _Joined(grid, period, names, empty)
    seen = set[_Node]()
    for node in table.missing:
        if node not in seen:
            order, bridges = table.walk(node)
            seen.update(order)
            yield table.balance({*order})
            for edge, part in bridges:
                yield table.balance(part, edge)


@dataclass(slots=True)
class _Joined:
    """The rows and columns of a period, joined by what is missing.

    Attributes:
        missing: By node the nodes it is joined with.
        told: By node the numbers of its figures, by the node at their other end.
    """

    grid: TableGrid
    period: str
    names: Collection[str]
    empty: Collection[Key]
    missing: dict[_Node, list[_Node]] = field(default_factory=dict)
    told: dict[_Node, dict[_Node, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        grid, period = self.grid, self.period
        for place in (WHOLE, *sorted(grid.places[period])):
            for group in (ALL_STUDENTS, *sorted(self.names)):
                key = (period, place, group)
                row, column = (True, place), (False, group)
                number = grid.there.get(key)
                if number is not None and not (key in grid.added and grid.lacks(period, group)):
                    self.told.setdefault(row, {})[column] = number
                    self.told.setdefault(column, {})[row] = number
                elif key not in self.empty:
                    self.missing.setdefault(row, []).append(column)
                    self.missing.setdefault(column, []).append(row)

    def walk(self, start: _Node) -> tuple[list[_Node], list[tuple[_Edge, set[_Node]]]]:
        """The nodes that are joined, in depth; and each figure that joins some of them alone."""
        order, low = {start: 0}, {start: 0}
        path = [(start, iter(self.missing[start]))]
        before: dict[_Node, _Node] = {}
        found: list[tuple[_Edge, set[_Node]]] = []
        while path:
            node, others = path[-1]
            other = next(others, None)
            if other is None:
                path.pop()
                if path:
                    above = path[-1][0]
                    low[above] = min(low[above], low[node])
                    if low[node] > order[above]:
                        found.append((_edge(above, node), {*[*order][order[node] :]}))
            elif other not in order:
                order[other] = low[other] = len(order)
                before[other] = node
                path.append((other, iter(self.missing[other])))
            elif other != before.get(node):
                low[node] = min(low[node], order[other])
        return [*order], found

    def balance(self, nodes: Collection[_Node], edge: _Edge | None = None) -> Balance:
        """What goes into some nodes and out of them."""
        sides: tuple[list[int], list[int]] = ([], [])
        for node in nodes:
            for other, number in self.told.get(node, {}).items():
                if other not in nodes:
                    sides[_side(node, other)].append(number)
        implied = all(_total_of(node) in self.told.get(node, ()) for node in nodes)
        if edge is None:
            return Balance(*sides, implied)
        place, group = edge
        row, column = (True, place), (False, group)
        side = _side(row, column) if row in nodes else _side(column, row)
        return Balance(sides[side], sides[not side], implied, (self.period, place, group))


def _total_of(node: _Node) -> _Node:
    """Where the total of a row or column is told."""
    return (False, ALL_STUDENTS) if node[0] else (True, WHOLE)


def _edge(one: _Node, other: _Node) -> _Edge:
    row, column = (one, other) if one[0] else (other, one)
    return row[1], column[1]


def _side(node: _Node, other: _Node) -> bool:
    """Whether the figure between two nodes goes into the first of them."""
    place, group = _edge(node, other)
    return ((place == WHOLE) == (group == ALL_STUDENTS)) == node[0]
