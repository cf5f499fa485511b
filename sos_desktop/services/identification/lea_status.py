"""One LEA's status in a year, from CDE's list or worked out; every result says which.

"Criteria met" and "status" are different facts: since 2023 an LEA is served for two years.
"""

from collections.abc import Mapping
from dataclasses import field, replace

from db.queries.official import OfficialLea
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.domain.identification.charters import CharterResult, CharterYear, judge_charter
from sos_desktop.domain.identification.clock import (
    NOTHING_KNOWN,
    PossibleStatus,
    help_year,
    is_served,
    with_help,
)
from sos_desktop.domain.identification.history import Basis
from sos_desktop.domain.identification.level_3 import Level3, judge_level_3
from sos_desktop.domain.identification.rules import RuleSet
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.identification.flags_from_letters import (
    letters_by_year,
    level_3_from_letters,
)
from sos_desktop.services.identification.stated import (
    help_follows,
    met_by,
    stated_flags,
    why_doubted,
    why_flags,
    why_help,
)
from sos_desktop.services.identification.years import Years

_FLAG_COMPUTED = "the flag of EC 52072 is computed (estimate)"
UNSETTLED = "unsettled"
NOT_COMPUTABLE = "not computable"


@frozen_dataclass
class LeaStatus:
    """One LEA in one year.

    Attributes:
        letters: Group code to letter, as far as met by what is loaded; None when not known.
        methods: By number; None is not computable.
        criteria_met: This year's criteria. None when it cannot be told, or is unsettled.
        status: What the LEA is owed, in CDE's words; None when it cannot be told. Ask `served`
            whether assistance is owed: that can be certain while the year of help is open.
        three_in_a_row: Groups with a letter in three determination years in a row (EC 52071(f));
            None when not known.
        charter: Both readings, for a charter school.
        help_follows: The year of help that follows where CDE's status names none; 0 where none is
            counted, None where it cannot be told.
        flags: Other flags of the list, by name: EC 52071(f), EC 47607; missing where it is silent.
        why: Why something cannot be told, or how something was found, in clauses.
        owed: The statuses that are possible where none is certain, and the files that settle it.
        open_letters: The groups that files that are not loaded could give a letter too.
    """

    lea: Lea
    year: int
    basis: Basis
    letters: Mapping[str, str] | None
    methods: Mapping[int, bool | None]
    criteria_met: bool | None
    status: str | None
    level_3: Level3
    three_in_a_row: tuple[str, ...] | None
    charter: CharterResult | None = None
    why: tuple[str, ...] = ()
    help_follows: int | None = 0
    flags: Mapping[ListFact, bool] = field(default_factory=dict)
    owed: PossibleStatus = NOTHING_KNOWN
    open_letters: frozenset[str] = frozenset()

    @property
    def help_year(self) -> int | None:
        """Which year of help it is; 0 when not served or not counted, None when not known."""
        if self.status is None and self.owed.served:
            return None
        return help_year(self.status) or self.help_follows

    @property
    def served(self) -> bool | None:
        """Whether assistance is owed; None when that is open."""
        return self.owed.served if self.status is None else is_served(self.status)

    @property
    def groups_met(self) -> int | None:
        """How many groups have a letter, at least; None when not known."""
        return None if self.letters is None else len(self.letters)

    @property
    def geographic_lead(self) -> bool | None:
        """EC 52071(f): as CDE states it, else by the groups; None when not known."""
        stated = self.flags.get(ListFact.THREE_IN_A_ROW)
        if stated is not None or self.three_in_a_row is None:
            return stated
        return bool(self.three_in_a_row)

    @property
    def told(self) -> str | None:
        """The status with the year of help where CDE does not name it; None when not known."""
        return None if self.status is None else with_help(self.status, self.help_follows)

    @property
    def status_words(self) -> str:
        """The status as told, as far as it is certain, or why there is none."""
        if said := self.told or self.owed.words:
            return said
        if self.charter is not None and self.charter.unsettled:
            return UNSETTLED
        return NOT_COMPUTABLE


def official_status(years: Years, entry: OfficialLea, year: int) -> LeaStatus:
    """What CDE's list says; the flag is worked out where the list is silent."""
    letters = {g: mark for g, mark in entry.marks.get(year, {}).items()}
    level_3, in_a_row = _flags(years, entry, year, entry.level_3)
    charter = None
    met: bool | None = any(entry.methods.values()) if entry.methods else None
    if met is None and entry.lea.kind != EntityKind.CHARTER and year in entry.statuses:
        met = bool(letters)
    if entry.lea.kind == EntityKind.CHARTER:
        charter = _listed_charter(years, entry, year)
        met = charter.met if charter else met
    answers: dict[int, bool | None] = {n: entry.methods.get(n) for n in range(1, 5)}
    rules = years.book.official(year)
    if not entry.methods and rules is not None and rules.methods == (1,):
        answers[1] = met
    status = entry.statuses.get(year)
    why = [] if status else [f"the list has no status of {year}"]
    if entry.level_3 is None:
        why.append(_FLAG_COMPUTED)
    follows = help_follows(years.book, years.stated, entry, year)
    flags = stated_flags(entry, year)
    why.extend((*why_help(follows), *why_flags(flags), *why_doubted(entry, year)))
    return LeaStatus(
        entry.lea,
        year,
        Basis.OFFICIAL,
        letters,
        _without_unused(rules, answers),
        met,
        status,
        level_3,
        in_a_row,
        charter,
        tuple(why),
        follows,
        flags,
    )


def restated_status(years: Years, entry: OfficialLea, year: int, file_name: str) -> LeaStatus:
    """What CDE's list of another year says of this one: the status, and nothing behind it."""
    status = entry.statuses[year]
    rules = years.book.official(year)
    level_3, in_a_row = _flags(years, entry, year, entry.flag(year, ListFact.LEVEL_3))
    why = [f"the status stands in {file_name}, CDE's letter codes of {year} are not loaded"]
    if not level_3.stated:
        why.append(_FLAG_COMPUTED)
    follows = help_follows(years.book, years.stated, entry, year)
    why.extend(why_help(follows))
    return LeaStatus(
        entry.lea,
        year,
        Basis.OFFICIAL,
        None,
        _without_unused(rules, dict.fromkeys(range(1, 5))),
        met_by(status, years.book.clock_of(year)),
        status,
        level_3,
        in_a_row,
        None,
        tuple(why),
        follows,
        stated_flags(entry, year),
    )


def _flags(
    years: Years, entry: OfficialLea, year: int, flag: bool | None
) -> tuple[Level3, tuple[str, ...] | None]:
    """The flag of EC 52072 and the groups of EC 52071(f); what CDE states decides both."""
    level_3, in_a_row = level_3_from_letters(years, entry.lea.cds, year)
    if flag is not None:
        whole = flag and level_3.whole
        level_3 = replace(level_3, flag=flag, stated=True, may_hold=False, whole=whole)
    stated = entry.flag(year, ListFact.THREE_IN_A_ROW)
    return level_3, () if stated is False else in_a_row


def _without_unused(
    rules: RuleSet | None, answers: Mapping[int, bool | None]
) -> dict[int, bool | None]:
    """A method the year does not have is not met; the lists leave it out."""
    return {
        n: False if answer is None and rules is not None and n not in rules.methods else answer
        for n, answer in answers.items()
    }


def _listed_charter(years: Years, entry: OfficialLea, year: int) -> CharterResult | None:
    before = years.book.year_before(year)
    if before is None:
        return None
    sides = [
        CharterYear(y, frozenset(entry.marks.get(y, {})), bool(entry.marks.get(y)))
        for y in (before, year)
    ]
    return judge_charter(years.book.charters, sides[0], sides[1])


def with_clause(years: Years, row: LeaStatus) -> LeaStatus:
    """Look at the number of groups only where the fewer-than-three clause could matter.

    Where it is not known the flag is open: the LEA may have no further group.
    """
    found = row.level_3
    if not found.may_hold or found.flag:
        return row
    significant = years.significant_groups(row.lea, row.year)
    if significant is None:
        return replace(row, level_3=replace(found, flag=None))
    letters, waits = letters_by_year(years, row.lea.cds, found.years)
    again = judge_level_3(years.book, row.year, letters, significant, waits)
    return replace(row, level_3=again) if row.basis is Basis.COMPUTED or again.flag else row
