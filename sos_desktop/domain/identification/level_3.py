"""When the CCEE looks at an LEA (EC 52072, 52072.5), as CDE computes its column.

The CCEE calls its help direct technical assistance; "Level 3" is the older wording.
"""

from collections.abc import Collection, Mapping

from sos_desktop.domain.identification.rules import RuleBook
from sos_desktop.foundation.frozen import frozen_dataclass

Letters = Mapping[int, Mapping[str, str]]
"""Dashboard year to student group to letter. A year that is not known is left out; a year in which
nobody of the LEA had a letter is an empty mapping."""

OpenGroups = Mapping[int, frozenset[str]]
"""Of years in `Letters`: the groups that have no letter there and could get one by another file."""

_FIRST_YEAR = {"LTEL": 2024}
"""Groups that were not judged before a year."""


@frozen_dataclass
class Level3:
    """The flag and what it rests on.

    Attributes:
        flag: None when years, or files of a year, are missing that could decide it.
        groups: The groups that have a letter in enough of the years whatever is missing.
        years: The years looked at, oldest first.
        missing: Those of them that are not known in full.
        by_few: It holds because the LEA has fewer groups than the rule asks for, and all qualify.
        may_hold: One or two groups qualify, or could, and how many groups the LEA has is not known;
            a flag of False is then not certain.
        stated: The flag is CDE's own; the groups are worked out from the letters of the years.
        whole: The groups are the whole reason of the flag: nothing is missing, and they are enough.
    """

    flag: bool | None
    groups: tuple[str, ...]
    years: tuple[int, ...]
    missing: tuple[int, ...]
    by_few: bool = False
    may_hold: bool = False
    stated: bool = False
    whole: bool = False


@frozen_dataclass
class Significant:
    """The LEA's numerically significant groups; `whole` when no file could add one."""

    groups: frozenset[str]
    whole: bool = True


def level_3_years(book: RuleBook, year: int) -> tuple[int, ...]:
    """The last years with determinations that count for a year's flag; 2020 and 2021 had none."""
    return book.determination_years(year)[-book.level_3.of_years :]


def judge_level_3(
    book: RuleBook,
    year: int,
    letters: Letters,
    significant: frozenset[str] | Significant | None = None,
    open_groups: OpenGroups | None = None,
) -> Level3:
    """Whether at least three groups each have a letter in at least three of the last four years.

    Args:
        book: For the rule and the years.
        year: Dashboard year.
        letters: The LEA's letters; in a year of which files are missing, those that are certain.
        significant: Its numerically significant groups; None when that is not known. With fewer
            than three, all of them must qualify.
        open_groups: What could be added to the letters; None for nothing.
    """
    rule = book.level_3
    years = level_3_years(book, year)
    waits = open_groups or {}
    missing = tuple(y for y in years if y not in letters or waits.get(y))
    at_least, at_most = _counts(book, years, letters, waits)
    groups = tuple(sorted(g for g, n in at_least.items() if n >= rule.years_with_a_letter))
    reach = {g for g, n in at_most.items() if n >= rule.years_with_a_letter}
    if len(groups) >= rule.groups:
        return Level3(True, groups, years, missing, whole=not missing)
    possible = len(reach) >= rule.groups
    if isinstance(significant, frozenset):
        significant = Significant(significant)
    if significant is not None and len(significant.groups) < rule.groups:
        few = significant.groups
        if few and significant.whole and few <= set(groups):
            return Level3(True, groups, years, missing, by_few=True, whole=not missing)
        # A file could add a group to those there are; it takes none away.
        possible |= few <= reach and bool(reach if not significant.whole else few and missing)
    seen = {g for g in reach if at_least.get(g)}
    may_hold = significant is None and 0 < len(seen) < rule.groups
    return Level3(None if possible else False, groups, years, missing, may_hold=may_hold)


def _counts(
    book: RuleBook, years: tuple[int, ...], letters: Letters, waits: OpenGroups
) -> tuple[dict[str, int], dict[str, int]]:
    """In how many of the years each group certainly has a letter, and in how many it could."""
    at_least: dict[str, int] = {}
    at_most: dict[str, int] = {}
    for year in years:
        certain = letters.get(year)
        if certain is None:
            rules = book.official(year)
            could: Collection[str] = rules.groups if rules else ()
        else:
            could = {*certain, *waits.get(year, ())}
        for group in certain or ():
            at_least[group] = at_least.get(group, 0) + 1
        for group in could:
            if year >= _FIRST_YEAR.get(group, 0):
                at_most[group] = at_most.get(group, 0) + 1
    return at_least, at_most


def three_in_a_row(
    book: RuleBook, year: int, letters: Letters, open_groups: OpenGroups | None = None
) -> tuple[str, ...] | None:
    """The groups with a letter in three determination years in a row up to this one.

    EC 52071(f): the geographic lead agency then helps such a district, together with the county
    superintendent. Those that are certain where years or files are missing; None where none is and
    one is possible.
    """
    years = book.determination_years(year)[-3:]
    if len(years) < 3:
        return None
    waits = open_groups or {}
    at_least, at_most = _counts(book, years, letters, waits)
    certain = tuple(sorted(group for group, count in at_least.items() if count == len(years)))
    possible = any(count == len(years) for count in at_most.values())
    return certain if certain or not possible else None
