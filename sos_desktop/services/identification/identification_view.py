"""Everything the Identification page shows of a year, computed and official side by side."""

from collections.abc import Mapping
from dataclasses import field

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import (
    ALL_STUDENTS,
    STUDENT_GROUPS,
    EntityKind,
    Indicator,
)
from sos_desktop.domain.identification.criteria import GroupResult, possible_letters
from sos_desktop.domain.identification.history import Movement, ReleaseSummary
from sos_desktop.domain.identification.rules import Open, RuleSet
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.memory import collector_paused
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.loaded_years import loaded_years
from sos_desktop.services.identification.computed_status import carried_statuses, computed_status
from sos_desktop.services.identification.flags_from_letters import with_clause
from sos_desktop.services.identification.lea_status import LeaStatus
from sos_desktop.services.identification.ledgers import movement_in, release_of
from sos_desktop.services.identification.listed_status import official_status, restated_status
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.identification.whole_years import YearLoaded, begun_after, year_at_work
from sos_desktop.services.identification.years import Years


@frozen_dataclass
class IdentificationRow:
    """One LEA of a year.

    Attributes:
        computed: Groups that met at least one priority; None when none of its data are loaded.
        waits: By group, the priorities that files that are not loaded could add.
        official: Group to letter in CDE's list; None when the LEA is in no loaded list.
        computed_status, official_status: The same for the LEA as a whole; the list of another year
            may say an official status although `official` is None.
        movement: What the year changed for it, by the status shown.
    """

    lea: Lea
    computed: Mapping[str, GroupResult] | None
    official: Mapping[str, str] | None
    computed_status: LeaStatus | None
    official_status: LeaStatus | None
    movement: Movement
    waits: Mapping[str, Open] = field(default_factory=dict)

    @property
    def status(self) -> LeaStatus:
        """CDE's where there is one, else computed."""
        found = self.official_status or self.computed_status
        assert found is not None
        return found

    @property
    def cds(self) -> str:
        """Of the LEA."""
        return self.lea.cds

    @property
    def is_charter(self) -> bool:
        """Judged by two years together."""
        return self.lea.kind == EntityKind.CHARTER

    def computed_letters(self) -> dict[str, str]:
        """Computed letters by group."""
        return {g: r.letter for g, r in (self.computed or {}).items() if r.letter}

    def letters(self) -> Mapping[str, str]:
        """Official letters where the LEA is listed, else computed ones."""
        return self.computed_letters() if self.official is None else self.official

    def differing(self) -> tuple[str, ...]:
        """Groups whose letters contradict each other whatever the missing files would say."""
        if self.official is None or self.computed is None or self.is_charter:
            return ()
        both = {*self.computed_letters(), *self.official}
        return tuple(
            g for g in sorted(both) if self.official.get(g, "") not in self.possible_letters(g)
        )

    @property
    def may_add_letters(self) -> bool:
        """Whether files that are not loaded could give further groups a letter."""
        return self.computed_status is not None and bool(self.computed_status.open_letters)

    @property
    def letters_are_open(self) -> bool:
        """Whether its letters, or that it has none, are uncertain: no list, and a file missing."""
        return self.official is None and (self.computed is None or self.may_add_letters)

    def is_open(self, group: str) -> bool:
        """Whether a computed letter, or that there is none, could change by another file."""
        return len(self.possible_letters(group)) > 1

    def possible_letters(self, group: str) -> frozenset[str]:
        """The letters a group can have by what is loaded; "" is none, one alone is certain."""
        found = (self.computed or {}).get(group)
        met = found.priorities if found else ()
        return possible_letters(rule_book(), met, self.waits.get(group, {}))


@frozen_dataclass
class IdentificationView:
    """A year of the county.

    Attributes:
        years: Years of which indicators or a list are loaded, newest first.
        missing: Indicators the rules need that are not loaded.
        lists: File names of CDE's lists of the year.
        begun: Newer years of which little is loaded yet, newest first.
    """

    year: int
    years: tuple[int, ...]
    rules: RuleSet | None
    why_not: str
    missing: tuple[Indicator, ...]
    rows: tuple[IdentificationRow, ...]
    release: ReleaseSummary
    lists: tuple[str, ...]
    begun: tuple[YearLoaded, ...] = ()

    @property
    def shown(self) -> bool:
        """Whether there is anything to show: rules to compute with, or a list of CDE."""
        return self.rules is not None or bool(self.rows)

    @property
    def fiscal_year(self) -> str:
        """The school year of the assistance: the one after the year the Dashboard reports."""
        known = self.rules.fiscal_year if self.rules is not None else ""
        return known or f"{self.year}-{(self.year + 1) % 100:02}"

    @property
    def groups(self) -> tuple[str, ...]:
        """The student groups of the year: those its rules judge, else those a list can name."""
        if self.rules is not None:
            return self.rules.groups
        known = (group for group, facts in STUDENT_GROUPS.items() if facts.accountable)
        return tuple(group for group in known if group != ALL_STUDENTS)


def identification(county: CountyFile, year: int | None = None) -> IdentificationView | None:
    """A year, the one worked on by default; None when nothing is loaded.

    While the same is loaded, the very same view is given again.
    """
    loaded = loaded_years(county)
    if not loaded:
        return None
    shown = year if year in loaded else year_at_work(county) or loaded[0]
    with county.session() as session:
        years = Years(county, session, county.county_code)
        return years.kept(("identification", shown), lambda: _view(county, years, shown, loaded))


def _view(
    county: CountyFile, years: Years, year: int, loaded: tuple[int, ...]
) -> IdentificationView:
    with collector_paused():
        rows = _rows(years, year)
    lists = [years.official(year, kind) for kind in ("assistance", "charter_assistance")]
    return IdentificationView(
        year=year,
        years=loaded,
        rules=rule_book().official(year),
        why_not=years.book.why_not(year),
        missing=years.missing(year),
        rows=rows,
        release=release_of(year, [(row.status, row.movement) for row in rows]),
        lists=tuple(found.file_name for found in lists if found),
        begun=begun_after(county, year),
    )


def _rows(years: Years, year: int) -> tuple[IdentificationRow, ...]:
    listed, computed, restated = years.listed(year), years.computed(year), years.restated(year)
    rows = []
    for cds in {**listed, **restated, **computed}:
        own, entry, other = computed.get(cds), listed.get(cds), restated.get(cds)
        worked_out = computed_status(years, own, year) if own is not None else None
        stated = official_status(years, entry, year) if entry is not None else None
        if stated is None and other is not None:
            stated = restated_status(years, other[0], year, other[1])
        status = stated or worked_out
        if status is None:
            continue
        rows.append(
            IdentificationRow(
                lea=own.lea if own is not None else status.lea,
                computed=own.results if own is not None else None,
                official=entry.marks.get(year, {}) if entry is not None else None,
                computed_status=with_clause(years, worked_out) if worked_out else None,
                official_status=with_clause(years, stated) if stated else None,
                movement=movement_in(years, status),
                waits=own.waits if own is not None else {},
            )
        )
    for owed in carried_statuses(years, year):
        moved = movement_in(years, owed)
        rows.append(IdentificationRow(owed.lea, None, None, owed, None, moved))
    return tuple(sorted(rows, key=lambda row: (row.is_charter, row.lea.name)))
