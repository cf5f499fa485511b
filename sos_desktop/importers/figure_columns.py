"""The columns of a file's figures as the checks of its rows look at them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS, STUDENT_GROUPS, EntityKind, Indicator
from sos_desktop.domain.dashboard.observations import SPANS
from sos_desktop.domain.dashboard.performance import SMALL_BELOW, CutScores, find_cuts
from sos_desktop.importers.contract import VALUES

_PLACE = {name: place for place, name in enumerate(VALUES, start=2)}
_ALL = STUDENT_GROUPS[ALL_STUDENTS].number
_INFORMATION = max(facts.number for facts in STUDENT_GROUPS.values() if facts.accountable)

Minimum = Callable[[str, EntityKind], int]
"""Students a group of a kind of entity needs to count."""

Rows = np.ndarray | slice
"""Some rows of a file: which they are, or a slice of all of them."""


@dataclass
class FigureColumns:
    """Columns as numbers, NaN for not reported; what several checks need is worked out once."""

    values: np.ndarray
    indicator: Indicator | None
    year: int
    cuts: Sequence[CutScores]
    kinds: Sequence[EntityKind]
    alternative: np.ndarray
    minimum: Minimum
    _wide: dict[str, np.ndarray] = field(default_factory=dict)
    _known: dict[str, np.ndarray] = field(default_factory=dict)
    _sets: dict[int, list[tuple[CutScores | None, Rows]]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> np.ndarray:
        """A column of `VALUES`."""
        if name not in self._wide:
            self._wide[name] = self.values[:, _PLACE[name]].astype(np.float64)
        return self._wide[name]

    def known(self, name: str) -> np.ndarray:
        """Whether each row reports something in a column."""
        if name not in self._known:
            self._known[name] = ~np.isnan(self[name])
        return self._known[name]

    def used(self, name: str) -> bool:
        """Whether any row does."""
        return bool(self.known(name).any())

    def yes(self, name: str) -> np.ndarray:
        """Whether each row says Y in a column of Y and N."""
        return self[name] == 1

    @cached_property
    def entities(self) -> np.ndarray:
        """The number of each row's entity."""
        return self.values[:, 0].astype(np.int64)

    @cached_property
    def groups(self) -> np.ndarray:
        """The number of each row's student group."""
        return self.values[:, 1].astype(np.int64)

    @cached_property
    def by_hand(self) -> np.ndarray:
        """The rows whose figures the state did not work out itself."""
        return self.yes("uncertified") | self.yes("data_error")

    @cached_property
    def accountable_groups(self) -> np.ndarray:
        """The rows of groups that are held to account."""
        return self.groups <= _INFORMATION

    def never_colored(self, cuts: CutScores) -> np.ndarray:
        """The rows of groups that are known to have no colors this year."""
        facts = STUDENT_GROUPS.items()
        never = np.zeros(max(g.number for _, g in facts) + 1, dtype=bool)
        never[[g.number for code, g in facts if cuts.gives_color(code, self.year) is False]] = True
        return never[self.groups]

    @cached_property
    def small(self) -> np.ndarray:
        """The rows of small populations."""
        below = self["denominator"] < SMALL_BELOW
        if not self.used("small"):
            return below
        return np.where(self.known("small"), self.yes("small"), below)

    @cached_property
    def minimums(self) -> tuple[np.ndarray, np.ndarray]:
        """Per row: students its group needs, and the least with which it may count anywhere."""
        codes = {facts.number: code for code, facts in STUDENT_GROUPS.items()}
        kinds = {kind: number for number, kind in enumerate(EntityKind)}
        table = np.zeros((len(kinds), max(codes) + 1))
        for number, code in codes.items():
            table[:, number] = [self.minimum(code, kind) for kind in kinds]
        entity_kinds = np.array([kinds[kind] for kind in self.kinds], dtype=np.int64)
        needed = table[entity_kinds[self.entities], self.groups]
        return needed, table.min(axis=0)[self.groups]

    def of_all(self, column: np.ndarray) -> np.ndarray:
        """Per row, what a column says of all students of the same entity; NaN where nothing."""
        whole = self.groups == _ALL
        found = np.full(len(self.kinds), np.nan)
        found[self.entities[whole]] = column[whole]
        return found[self.entities]

    def cut_sets(self, year: int) -> Sequence[tuple[CutScores | None, Rows]]:
        """The rows each set of cut scores applies to; None for rows without."""
        if self.indicator is None:
            return ()
        if year not in self._sets:
            self._sets[year] = list(self._cut_sets(year, self.indicator))
        return self._sets[year]

    def _cut_sets(self, year: int, indicator: Indicator) -> Iterator[tuple[CutScores | None, Rows]]:
        keys = self.alternative[self.entities].astype(np.int8)
        if self.used("span"):
            keys += 4 * np.nan_to_num(self["span"]).astype(np.int8)
        if self.used("high_school_cuts"):
            keys += 2 * self.yes("high_school_cuts")
        met = np.flatnonzero(np.bincount(keys)).tolist()
        for key in met:
            span = SPANS[key // 4 - 1] if key // 4 else None
            cuts = find_cuts(
                self.cuts,
                year,
                indicator,
                span=span,
                high_school_cuts=bool(key & 2),
                alternative=bool(key & 1),
            )
            yield cuts, keys == key if len(met) > 1 else slice(None)
