"""When the CCEE looks at an LEA (EC 52072, 52072.5), as CDE computes its column.

The CCEE calls its help direct technical assistance; "Level 3" is the older wording.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sos_desktop.domain.identification.rules import Level3Rule, RuleBook

Letters = Mapping[int, Mapping[str, str]]
"""Dashboard year to student group to letter. A year that is not known is left out; a year in which
nobody of the LEA had a letter is an empty mapping."""

_FIRST_YEAR = {"LTEL": 2024}
"""Groups that were not judged before a year."""


@dataclass(frozen=True, slots=True)
class Level3:
    """The flag and what it rests on.

    Attributes:
        flag: None when years are missing that could decide it.
        groups: The groups with a letter in enough of the years.
        years: The years looked at, oldest first.
        missing: Those of them that are not known.
        by_few: It holds because the LEA has fewer groups than the rule asks for, and all qualify.
        may_hold: One or two groups qualify, or could, and how many groups the LEA has is not known.
        stated: The flag is CDE's own; the groups are worked out from the letters of the years.
        whole: The groups are the whole reason of the flag: no year is missing, and they are enough.
    """

    flag: bool | None
    groups: tuple[str, ...]
    years: tuple[int, ...]
    missing: tuple[int, ...]
    by_few: bool = False
    may_hold: bool = False
    stated: bool = False
    whole: bool = False


def level_3_years(book: RuleBook, year: int) -> tuple[int, ...]:
    """The last years with determinations that count for a year's flag; 2020 and 2021 had none."""
    return book.determination_years(year)[-book.level_3.of_years :]


def judge_level_3(
    book: RuleBook, year: int, letters: Letters, significant: frozenset[str] | None = None
) -> Level3:
    """Whether at least three groups each have a letter in at least three of the last four years.

    Args:
        book: For the rule and the years.
        year: Dashboard year.
        letters: The LEA's letters.
        significant: Its numerically significant groups; None when that is not known. With fewer
            than three, all of them must qualify.
    """
    rule = book.level_3
    years = level_3_years(book, year)
    missing = tuple(y for y in years if y not in letters)
    counts: dict[str, int] = {}
    for known in years:
        for group in letters.get(known, {}):
            counts[group] = counts.get(group, 0) + 1
    groups = tuple(sorted(g for g, count in counts.items() if count >= rule.years_with_a_letter))
    if len(groups) >= rule.groups:
        return Level3(True, groups, years, missing, whole=not missing)
    reach = frozenset(g for g, count in counts.items() if _can_reach(rule, g, count, missing))
    few = significant if significant and len(significant) < rule.groups else frozenset[str]()
    if few and few <= set(groups):
        return Level3(True, groups, years, missing, by_few=True, whole=not missing)
    possible = len(years) >= rule.years_with_a_letter and bool(missing)
    possible &= (
        len(missing) >= rule.years_with_a_letter
        or len(reach) >= rule.groups
        or bool(few and few <= reach)
    )
    may_hold = significant is None and 0 < len(reach) < rule.groups
    return Level3(None if possible else False, groups, years, missing, may_hold=may_hold)


def _can_reach(rule: Level3Rule, group: str, count: int, missing: tuple[int, ...]) -> bool:
    """Whether a group qualifies, or still could by the years that are not known."""
    open_years = sum(year >= _FIRST_YEAR.get(group, 0) for year in missing)
    return count > 0 and count + open_years >= rule.years_with_a_letter


def three_in_a_row(book: RuleBook, year: int, letters: Letters) -> tuple[str, ...] | None:
    """The groups with a letter in three determination years in a row up to this one.

    EC 52071(f): the geographic lead agency then helps such a district, together with the county
    superintendent. None when one of the three years is not known.
    """
    years = book.determination_years(year)[-3:]
    if len(years) < 3 or any(y not in letters for y in years):
        return None
    shared = set.intersection(*(set(letters[y]) for y in years))
    return tuple(sorted(shared))
