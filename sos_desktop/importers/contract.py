"""What an importer gives: rows and issues. It never writes and knows no database."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from sos_desktop.domain.dashboard.codes import EntityKind, Indicator
from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.domain.text import kept_line

if TYPE_CHECKING:
    import numpy as np

_EXAMPLES = 5


class Severity(StrEnum):
    """How much an issue matters; `UNFIT` is a whole column that contradicts the others."""

    UNFIT = "does not fit"
    ERROR = "error"
    WARNING = "warning"
    REPAIR = "repair"
    NOTE = "note"


class Scope(StrEnum):
    """Which entities are kept."""

    COUNTY = "county"
    LEAS = "leas"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Issue:
    """Something about a file a person should know; like ones are counted together.

    Attributes:
        row: Row of the first one, counting the header as 1; None when it concerns the whole file.
        value: What stands there, shortened.
        meaning: What it means.
        remedy: What to do; "" when nothing needs to be done.
        more: Rows of the next few, as text.
    """

    severity: Severity
    file: str
    row: int | None
    column: str
    value: str
    meaning: str
    remedy: str = ""
    count: int = 1
    more: tuple[int, ...] = ()


class IssueLog:
    """Collects issues of one file, counting those with the same column and meaning together."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._first: dict[tuple[str, str], Issue] = {}
        self._count: Counter[tuple[str, str]] = Counter()
        self._more: dict[tuple[str, str], list[int]] = {}

    def add(
        self,
        severity: Severity,
        meaning: str,
        *,
        row: int | None = None,
        column: str = "",
        value: str = "",
        remedy: str = "",
        count: int = 1,
    ) -> None:
        """Note an issue."""
        key = (column, meaning)
        self._count[key] += count
        if key not in self._first:
            short = value if len(value) <= 60 else value[:57] + "…"
            self._first[key] = Issue(severity, self._file, row, column, short, meaning, remedy)
            self._more[key] = []
        elif row is not None and len(self._more[key]) < _EXAMPLES - 1:
            self._more[key].append(row)

    def all(self) -> tuple[Issue, ...]:
        """Worst first, then by row."""
        order = list(Severity)
        issues = [
            Issue(
                i.severity,
                i.file,
                i.row,
                i.column,
                i.value,
                i.meaning,
                i.remedy,
                self._count[key],
                tuple(self._more[key]),
            )
            for key, i in self._first.items()
        ]
        return tuple(sorted(issues, key=lambda i: (order.index(i.severity), i.row or 0)))


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity as the file names it; names are on one line, as texts are kept."""

    cds: str
    kind: EntityKind
    county_name: str
    district_name: str
    school_name: str
    dass: bool | None
    name: str = field(init=False)
    """What it is called: a school by its own name, others by the district's."""

    def __post_init__(self) -> None:
        for name in ("county_name", "district_name", "school_name"):
            object.__setattr__(self, name, kept_line(getattr(self, name)))
        object.__setattr__(self, "name", self._called())

    def _called(self) -> str:
        if self.kind in (EntityKind.SCHOOL, EntityKind.CHARTER):
            return self.school_name or self.district_name or self.cds
        if self.kind is EntityKind.STATE:
            return "State of California"
        return self.district_name or self.school_name or self.cds


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file is.

    Attributes:
        kind: dashboard, enrollment, local, or one of `OFFICIAL`.
        indicator: None for kinds that are no indicator.
        series: "" for the figures the rules use; "p6" for a file of one local priority.
        layout: The dataset's id in `layouts.toml`.
    """

    kind: str
    indicator: Indicator | None
    year: int
    series: str
    layout: str


VALUES = (
    "source_row",
    "numerator",
    "denominator",
    "status_tenths",
    "prior_numerator",
    "prior_denominator",
    "prior_status_tenths",
    "change_tenths",
    "status_level",
    "change_level",
    "color",
    "box",
    "size_met",
    "prior_size_met",
    "accountable",
    "small",
    "high_school_cuts",
    "uncertified",
    "data_error",
    "span",
)
"""The columns of `ParsedFile.values` after entity and group, in the county file's order."""


EQUITY_MULTIPLIER, LOW_PERFORMING = "equity_multiplier", "low_performing"
OFFICIAL = ("assistance", "charter_assistance", "essa", EQUITY_MULTIPLIER, LOW_PERFORMING)
"""Kinds of files that are the state's own lists."""


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """One LEA or school of a list.

    Attributes:
        entity: Its place among the entities of the file.
        marks: By (Dashboard year judged, student group code): a letter, "?" for one that cannot be
            read, "Y" in the ESSA list. Groups without a mark are left out.
        statuses: By Dashboard year.
        methods: By number; missing where the list is silent.
        level_3: None where the list is silent.
        leaving: The ESSA list's word for leaving; "" for none.
        facts: By (year, what): a flag as 1 or 0, or a figure; what is not said is left out.
    """

    entity: int
    row: int
    marks: Mapping[tuple[int, str], str]
    statuses: Mapping[int, str]
    methods: Mapping[int, bool] = field(default_factory=dict)
    level_3: bool | None = None
    leaving: str = ""
    facts: Mapping[tuple[int, ListFact], float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A file read whole.

    Attributes:
        entities: By place; rows refer to them by number.
        values: One row per figure: entity number, student group number, then `VALUES`; NaN is "not
            reported". None for local ratings.
        ratings: For local indicators: (entity number, priority, rating or None, row).
        official: For the state's lists.
        rows_read: Data rows in the file, whatever became of them.
        outside: Rows left out because of the scope.
        columns: Names of the figures' columns that the file has, filled or not.
    """

    name: str
    sha256: str
    identity: Identity
    entities: Sequence[Entity]
    issues: tuple[Issue, ...]
    rows_read: int
    outside: int = 0
    values: "np.ndarray | None" = None
    ratings: Sequence[tuple[int, int, int | None, int]] = ()
    official: Sequence[OfficialRow] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    columns: frozenset[str] = frozenset()

    @property
    def rows_kept(self) -> int:
        """Figures that will be stored."""
        if self.values is not None:
            return len(self.values)
        return len(self.official) or len(self.ratings)
