"""Sentences of letters that rest on several Dashboard years: EC 52071(f) and EC 52072."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sos_desktop.domain.identification.level_3 import Level3, Significant
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.identification.identification_view import IdentificationRow
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.identification.years import Years
from sos_desktop.services.letters.wording import group_names, listing


@frozen_dataclass
class Beginning:
    """What began the two years of help of an LEA in its second one.

    Attributes:
        year: The Dashboard year that began them.
        letters: Its letter codes, by student group.
        methods: CDE's methods that were met, by number; None is not computable.
        listed: CDE's list of that year says so; else it is computed.
    """

    year: int
    letters: Mapping[str, str]
    methods: Mapping[int, bool | None]
    listed: bool = True

    @property
    def sentence(self) -> str:
        """The year and the student groups, or the other way it was met; "" when not known."""
        began = f"The two years began with the {self.year} Dashboard"
        if self.letters and not self.listed:
            began += ". By our own computation, an estimate, these student groups led to it"
            return f"{began}: {group_names(self.letters)}."
        if self.letters:
            return f"{began}, for these student groups: {group_names(self.letters)}."
        texts = rule_book().methods
        ways = "; ".join(texts[n] for n in (2, 3, 4) if self.methods.get(n))
        return f"{began}, in this way: {ways}." if ways else ""


def beginning(years: Years, cds: str, year: int) -> Beginning | None:
    """What began the help of an LEA whose second year a Dashboard decides; None for the first."""
    before = years.book.year_before(year)
    if before is None:
        return None
    listed, own = years.listed(before).get(cds), years.computed(before).get(cds)
    methods = listed.methods if listed is not None else own.methods.answers if own else {}
    return Beginning(before, years.letters_of(cds, before) or {}, methods, listed is not None)


def estimated_years(years: Years, cds: str, wanted: Iterable[int]) -> tuple[int, ...]:
    """The years whose letter codes of an LEA are computed here, because no list says them."""
    return tuple(y for y in wanted if cds not in years.listed(y) and years.letters_of(cds, y))


def _estimate(estimated: Sequence[int]) -> str:
    if not estimated:
        return ""
    return f" What is said of {listing(estimated)} is our own computation, an estimate."


def row_sentence(groups: Iterable[str], years: Sequence[int], estimated: Sequence[int] = ()) -> str:
    """Which groups met the criteria in three determinations in a row, `years`; "" when none did.

    Years between them without determinations are named, because three in a row are then not three
    calendar years; so are those that no list says, `estimated`.
    """
    names = group_names(groups)
    if not names:
        return ""
    skipped = [y for y in range(years[0], years[-1]) if y not in years]
    none = f" There were no determinations of {listing(skipped)}." if skipped else ""
    return (
        "These student groups met the state's criteria in three determinations in a row, on the "
        f"Dashboards of {listing(years)}: {names}.{none}{_estimate(estimated)}"
    )


def with_all_groups(found: Level3, significant: Significant | None) -> Level3:
    """A flag with what it rests on, also where CDE states it: three groups, or all of fewer.

    Args:
        found: The flag and the groups that are known to count for it.
        significant: The LEA's groups with enough students; None when that is not known.
    """
    asked = rule_book().level_3.groups
    few = significant.groups if significant is not None and significant.whole else frozenset()
    by_few = found.by_few or (0 < len(few) < asked and few <= set(found.groups))
    enough = by_few or len(found.groups) >= asked
    return replace(found, by_few=by_few, whole=bool(found.flag) and enough and not found.missing)


def _enough(found: Level3) -> bool:
    return found.by_few or len(found.groups) >= rule_book().level_3.groups


def level_3_sentence(
    row: IdentificationRow, year: int, found: Level3, estimated: Sequence[int] = ()
) -> str:
    """Why EC 52072 applies; "" unless the groups that are known are enough for its test.

    Fewer would stand beside a law that asks for three, whatever the list says.
    """
    if not found.flag or not _enough(found):
        return ""
    marked = f"is marked as one to which EC section 52072 applies for {year}"
    whose = (
        f"On the state's list, {row.lea.name} {marked}."
        if found.stated
        else f"By our own computation, an estimate, {row.lea.name} {marked}."
    )
    names, all_years = group_names(found.groups), listing(found.years)
    if found.whole:
        few = "These are all of its student groups that count. " if found.by_few else ""
        return (
            f"{whose} {few}Each of these student groups met the state's criteria in at least "
            f"three of the four years {all_years}: {names}.{_estimate(estimated)}"
        )
    return (
        f"{whose} Four years count: {all_years}. In the results we have, each of these student "
        f"groups met the state's criteria at least three times: {names}.{_estimate(estimated)} Not "
        f"all results of {listing(found.missing)} are at hand, so other groups may count as well."
    )


def level_3_note(found: Level3) -> str:
    """What the letter about EC 52072 cannot say, and what would help; "" when nothing is open."""
    if not found.flag or found.whole:
        return ""
    if not found.missing:
        known = group_names(found.groups) or "no student group"
        return (
            f"By the letter codes of {listing(found.years)} {known} met the criteria in three of "
            "the four years, and EC 52072 asks for three student groups, or for all of them where "
            "there are fewer. Look at CDE's lists of these years before a letter is written"
        )
    lists = "the lists" if len(found.missing) > 1 else "the list"
    says = (
        "the letter says that other groups may count as well"
        if _enough(found)
        else "without them the groups cannot be named"
    )
    return (
        f"EC 52072 rests on {listing(found.years)}, and {lists} of {listing(found.missing)} "
        f"{'are' if len(found.missing) > 1 else 'is'} not loaded: {says}. Load CDE's {lists[4:]} "
        f"of {listing(found.missing)} on the Data page to name all groups"
    )
