"""What is known of LEAs year by year, computed and official, for one look at the county file."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import replace
from typing import TypeVar

from sqlalchemy.orm import Session

from db.models.dashboard import ImportBatchRow
from db.queries.observations import (
    RelevantFigures,
    active_batches,
    indicators_of,
    leas_of,
    most_students,
    observations,
    with_rows_of,
)
from db.queries.official import (
    ASSISTANCE,
    CHARTERS,
    OfficialLea,
    OfficialList,
    calpads_failures,
    list_batches,
    local_ratings,
    read_list,
)
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import (
    ALL_STUDENTS,
    INDICATORS,
    STUDENT_GROUPS,
    EntityKind,
    Indicator,
)
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.identification.level_3 import Significant
from sos_desktop.domain.identification.rules import RuleBook, RuleSet
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.import_marks import source_name
from sos_desktop.services.identification.judging import judge_year, mattering
from sos_desktop.services.identification.lea_status import LeaStatus
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.identification.stated import stated_statuses
from sos_desktop.services.identification.years_read import ComputedYear, years_read

T = TypeVar("T")


class Years:
    """Reads each year once; what the last view read is used as long as it holds.

    Args:
        county: The open county file.
        session: A reading session on it.
        county_code: Of one county; None for the whole state.
        margin: How many levels above those that matter figures are read too, for what is near.
        charters: Whether charter schools are computed too, in years that judge them.
        levels_alone: Read only what letters follow from; of the whole state only, because what is
            read of a county is kept for other views.
    """

    def __init__(
        self,
        county: CountyFile,
        session: Session,
        county_code: str | None,
        *,
        margin: int = 0,
        charters: bool = True,
        levels_alone: bool = False,
    ) -> None:
        self._session = session
        self._county = county_code
        self._margin = margin
        self._charters = charters
        self._levels_alone = levels_alone and county_code is None
        self._known = years_read(
            county, session, rule_book(), county_code, margin=margin, charters=charters
        )
        self.book: RuleBook = self.kept("book", self._with_lists)

    def _with_lists(self) -> RuleBook:
        kinds = (list_batches(self._session, kind) for kind in (ASSISTANCE, CHARTERS))
        return rule_book().with_lists(b.year for found in kinds for b in found if b.year)

    @property
    def statuses(self) -> dict[tuple[str, int], LeaStatus | None]:
        """What follows from what is loaded, by CDS code and year, as far as it was worked out."""
        return self._known.statuses

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What follows from what is loaded alone, made once while that holds; never changed."""
        if key not in self._known.further:
            self._known.further[key] = make()
        return self._known.further[key]

    def missing(self, year: int) -> tuple[Indicator, ...]:
        """The indicators a year's rules need that are not loaded."""
        rules = self.book.official(year)
        return self.not_loaded(year, rules.indicators if rules else ())

    def not_loaded(self, year: int, wanted: Collection[Indicator]) -> tuple[Indicator, ...]:
        """Those of some indicators that are not loaded for a year."""
        if year not in self._known.loaded:
            found = indicators_of(active_batches(self._session, year))
            self._known.loaded[year] = frozenset(found)
        loaded = self._known.loaded[year]
        return tuple(i for i in Indicator if i in wanted and i not in loaded)

    def without_rows(self, cds: str, year: int) -> frozenset[Indicator]:
        """The loaded indicators of a year whose files have no row of an LEA."""
        batches = active_batches(self._session, year)
        there = with_rows_of(self._session, batches, cds)
        return frozenset(indicators_of(batch for batch in batches if batch.id not in there))

    def computed(self, year: int) -> Mapping[str, ComputedYear]:
        """Every LEA with data of a year by CDS code; empty when the year has no rules or data."""
        if year not in self._known.computed:
            rules = self.book.official(year)
            self._known.computed[year] = {} if rules is None else self._compute(rules)
        return self._known.computed[year]

    def official(self, year: int, kind: str = ASSISTANCE) -> OfficialList | None:
        """CDE's list of a year; None when it is not loaded."""
        key = (kind, year)
        if key not in self._known.official:
            batches = list_batches(self._session, kind, year)
            self._known.official[key] = self._read_list(batches[0]) if batches else None
        return self._known.official[key]

    def _read_list(self, batch: ImportBatchRow) -> OfficialList:
        if batch.id not in self._known.lists:
            found = read_list(self._session, batch, self._county)
            self._known.lists[batch.id] = replace(found, file_name=source_name(batch))
        return self._known.lists[batch.id]

    def listed(self, year: int) -> dict[str, OfficialLea]:
        """Every LEA and charter school in CDE's lists of a year, by CDS code."""
        found: dict[str, OfficialLea] = {}
        for kind in (CHARTERS, ASSISTANCE):
            listed = self.official(year, kind)
            found.update(listed.leas if listed else {})
        return found

    @property
    def stated(self) -> Mapping[str, Mapping[int, str]]:
        """CDS code to the statuses CDE's lists give, by year; the newest list that says it wins.

        Where CDE names no year of help, the one that follows from the list's methods and from the
        year before stands behind its words.
        """
        return self.kept("stated", lambda: stated_statuses(self.book, self._lists))

    @property
    def _lists(self) -> tuple[OfficialList, ...]:
        """CDE's lists in force, the newest of each kind last."""
        return self.kept("lists", self._read_lists)

    def _read_lists(self) -> tuple[OfficialList, ...]:
        kinds = (list_batches(self._session, kind) for kind in (ASSISTANCE, CHARTERS))
        return tuple(self._read_list(batch) for found in kinds for batch in reversed(found))

    def restated(self, year: int) -> dict[str, tuple[OfficialLea, str]]:
        """LEAs whose status of a year stands in the list of another year, with its file name.

        Empty when the year's own list is loaded.
        """
        if self.official(year) is not None:
            return {}
        return {
            cds: (entry, listed.file_name)
            for listed in self._lists
            if listed.kind == ASSISTANCE
            for cds, entry in listed.leas.items()
            if year in entry.statuses
        }

    def letters_of(self, cds: str, year: int) -> Mapping[str, str] | None:
        """The letters of an LEA, as `known_letters`; None where a file could add one."""
        found, open_ = self.known_letters(cds, year)
        return None if open_ else found

    def known_letters(self, cds: str, year: int) -> tuple[Mapping[str, str] | None, frozenset[str]]:
        """The letters of an LEA, and the groups that files that are not loaded could give one.

        Official where the list is loaded, else computed. An LEA that is not in a loaded list had
        none. A charter school's letters stand in the list of the year or, as those of the year
        before, in the next one. None when nothing of the LEA is loaded.
        """
        charter = not cds.endswith("0" * 7)
        lists = ((year, CHARTERS), (year + 1, CHARTERS)) if charter else ((year, ASSISTANCE),)
        listed = next((found for y, kind in lists if (found := self.official(y, kind))), None)
        if listed is not None:
            entry = listed.leas.get(cds)
            return (entry.marks.get(year, {}) if entry is not None else {}), frozenset()
        found = self.computed(year).get(cds)
        return (None, frozenset()) if found is None else (found.letters, found.open_letters)

    def significant_groups(self, lea: Lea, year: int) -> Significant | None:
        """The groups with enough students for a figure the rules need; None when none is loaded."""
        found = self._most_students(year).get(lea.cds)
        if found is None:
            return None
        groups = frozenset(
            group
            for group, count in found.items()
            if group != ALL_STUDENTS
            and STUDENT_GROUPS[group].accountable
            and count >= self.book.size.minimum(group, EntityKind(lea.kind))
        )
        return Significant(groups, whole=not self.missing(year))

    def _most_students(self, year: int) -> Mapping[str, Mapping[str, int]]:
        if year not in self._known.students:
            rules = self.book.official(year)
            wanted = {INDICATORS[i].number for i in rules.indicators} if rules else set[int]()
            batches = active_batches(self._session, year)
            read = [batch for batch in batches if batch.indicator in wanted]
            self._known.students[year] = most_students(self._session, read, self._county)
        return self._known.students[year]

    def figures(
        self, year: int, kinds: Collection[EntityKind], only: RelevantFigures
    ) -> tuple[dict[int, Lea], dict[int, dict[str, dict[Indicator, Observation]]]]:
        """The LEAs with data of a year, and their figures that can matter, by LEA number."""
        batches = active_batches(self._session, year)
        leas = leas_of(self._session, kinds, self._county, batches=batches)
        found: dict[int, dict[str, dict[Indicator, Observation]]]
        found = defaultdict(lambda: defaultdict(dict))
        for number, seen in observations(
            self._session, batches, leas, only=only, levels_alone=self._levels_alone
        ):
            found[number][seen.group][seen.indicator] = seen
        return leas, found

    def _compute(self, rules: RuleSet) -> dict[str, ComputedYear]:
        kinds = set(rules.kinds)
        if self._charters and rules.year >= self.book.charters.first_year - 1:
            kinds.add(EntityKind.CHARTER)
        leas, found = self.figures(rules.year, kinds, mattering(rules, self._margin))
        year, missing = rules.year, self.missing(rules.year)
        ratings, calpads = local_ratings(self._session, year), calpads_failures(self._session, year)
        return judge_year(self.book, rules, leas, found, missing, ratings, calpads)
