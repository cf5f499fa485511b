"""Charter schools (EC 47607.3): criteria met in two Dashboard years.

Whether it must be the same student group in both years is not settled in the sources, so both
readings are worked out; only where they agree is there one answer.
"""

from sos_desktop.domain.identification.rules import CharterRule
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class CharterYear:
    """One year of a charter school.

    Attributes:
        groups: The groups that certainly met the criteria.
        met: Whether the criteria were met; None when that is open.
        complete: Nothing is missing that could add a group.
        waits: The groups that could be added; None, where the year is not complete, for any.
    """

    year: int
    groups: frozenset[str]
    met: bool | None
    complete: bool = True
    waits: frozenset[str] | None = None

    def could_share(self, other: "CharterYear") -> bool:
        """Whether some group can have met the criteria in both years."""
        sides = [
            (year.groups | (year.waits or frozenset()), not year.complete and year.waits is None)
            for year in (self, other)
        ]
        (one, any_one), (two, any_two) = sides
        if any_one or any_two:
            return bool((any_one or one) and (any_two or two))
        return not one.isdisjoint(two)


@frozen_dataclass
class CharterResult:
    """Both readings.

    Attributes:
        years: The two years, the earlier first.
        same_group: The groups that met the criteria in both years.
        by_same_group, by_any_group: The answer under each reading; None not computable.
        met: The answer where it does not depend on the reading; None when unsettled or unknown.
        unsettled: The readings differ.
    """

    years: tuple[int, int]
    same_group: frozenset[str]
    by_same_group: bool | None
    by_any_group: bool | None

    @property
    def unsettled(self) -> bool:
        """Whether the answer depends on the reading."""
        return self.by_any_group is True and self.by_same_group is False

    @property
    def met(self) -> bool | None:
        """One answer, where there is one."""
        if self.by_same_group == self.by_any_group:
            return self.by_any_group
        return None

    @property
    def words(self) -> str:
        """The answer in words."""
        both = f"{self.years[0]} and {self.years[1]}"
        if self.by_any_group is None:
            return f"Not computable for {both}"
        if self.by_same_group is None:
            return f"Met in {both}; whether by the same group is not computable"
        if self.unsettled:
            return (
                f"Unsettled: groups met the criteria in {both}, but not the same group; the "
                "sources do not say whether it must be the same"
            )
        return f"{'Met' if self.by_any_group else 'Not met'} in {both}"


def judge_charter(rule: CharterRule, before: CharterYear, now: CharterYear) -> CharterResult:
    """Apply both readings, or only the one a rule table has settled on."""
    same = before.groups & now.groups
    any_group = _both(before.met, now.met)
    by_same: bool | None = True if same else None
    if any_group is False or (not same and not before.could_share(now)):
        by_same = False
    if rule.same_group == "yes":
        any_group = by_same
    elif rule.same_group == "no":
        by_same = any_group
    return CharterResult((before.year, now.year), same, by_same, any_group)


def _both(before: bool | None, now: bool | None) -> bool | None:
    if before is False or now is False:
        return False
    return None if before is None or now is None else True
