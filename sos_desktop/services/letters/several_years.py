"""Sentences of letters that rest on several Dashboard years: EC 52071(f) and EC 52072."""

from collections.abc import Iterable, Sequence

from sos_desktop.services.identification.identification_view import IdentificationRow
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.letters.wording import group_names, listing


def row_sentence(groups: Iterable[str], years: Sequence[int]) -> str:
    """Which groups met the criteria in three determinations in a row, `years`; "" when none did.

    Years between them without determinations are named, because three in a row are then not three
    calendar years.
    """
    names = group_names(groups)
    if not names:
        return ""
    skipped = [y for y in range(years[0], years[-1]) if y not in years]
    none = f" There were no determinations of {listing(skipped)}." if skipped else ""
    return (
        "These student groups met the state's criteria in three determinations in a row, on the "
        f"Dashboards of {listing(years)}: {names}.{none}"
    )


def level_3_sentence(row: IdentificationRow, year: int) -> str:
    """Why EC 52072 applies, as far as that is known; "" when none of its groups are."""
    found = row.status.level_3
    if not found.flag or not found.groups:
        return ""
    marked = f"is marked as one to which EC section 52072 applies for {year}"
    whose = (
        f"On the state's list, {row.lea.name} {marked}."
        if found.stated
        else f"By our own computation, an estimate, {row.lea.name} {marked}."
    )
    if found.missing and not found.by_few and len(found.groups) < rule_book().level_3.groups:
        return ""
    names, all_years = group_names(found.groups), listing(found.years)
    if found.whole:
        few = "These are all of its student groups that count. " if found.by_few else ""
        return (
            f"{whose} {few}Each of these student groups met the state's criteria in at least "
            f"three of the four years {all_years}: {names}."
        )
    seen = listing(y for y in found.years if y not in found.missing)
    one = len(found.groups) == 1
    met = "this student group" if one else "each of these student groups"
    tail = (
        f"We have no results of {listing(found.missing)} at hand, so other groups may count as well"
        if found.missing
        else "The list does not say which groups it counted, and there may be others"
    )
    return (
        f"{whose} Four years count: {all_years}. In the results of {seen}, {met} met the state's "
        f"criteria at least three times: {names}. {tail}."
    )


def level_3_note(row: IdentificationRow) -> str:
    """What the letter about EC 52072 cannot say, and what would help; "" when nothing is open."""
    found = row.status.level_3
    if not found.flag or found.whole:
        return ""
    if not found.missing:
        return (
            "The groups known here are not enough for EC 52072 by themselves; the letter says that "
            "there may be others"
        )
    lists = "the lists" if len(found.missing) > 1 else "the list"
    says = (
        "the letter says that other groups may count as well"
        if level_3_sentence(row, row.status.year)
        else "without them the groups cannot be named"
    )
    return (
        f"EC 52072 rests on {listing(found.years)}, and {lists} of {listing(found.missing)} "
        f"{'are' if len(found.missing) > 1 else 'is'} not loaded: {says}. Load CDE's {lists[4:]} "
        f"of {listing(found.missing)} on the Data page to name all groups"
    )
