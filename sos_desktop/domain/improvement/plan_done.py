"""Plan against done: how the changes of a case stand by quarter, and what they cost so far."""

from collections import Counter

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.learning_words import Quarter, QuarterStanding
from sos_desktop.domain.casework.records import Action, ActionQuarter
from sos_desktop.domain.casework.stages.routes import school_year
from sos_desktop.domain.casework.words import ActionState
from sos_desktop.domain.formats import counted
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class YearDone:
    """A school year of a case's changes.

    Attributes:
        year: The year in which the school year begins.
        standings: How many changes stand how, each by its latest quarter of the year.
        not_looked_at: Changes that are pursued without any quarter of the year.
        planned: Dollars planned for the year; None when no change says one.
        spent: Dollars spent; None when no quarter says one.
        without_spent: Changes with planned dollars of which no quarter says what was spent.
        unsaid: Quarters of other changes that do not say it; what was spent is then not all.
    """

    year: int
    standings: tuple[tuple[QuarterStanding, int], ...]
    not_looked_at: int
    planned: int | None
    spent: int | None
    without_spent: int
    unsaid: int

    @property
    def words(self) -> str:
        """The year in a sentence; what is not said is said to be missing and never taken for 0."""
        parts = [f"{count} {standing.words.lower()}" for standing, count in self.standings]
        if self.not_looked_at:
            parts.append(f"{self.not_looked_at} not looked at")
        changes = f"changes by their latest quarter: {', '.join(parts)}" if parts else "no change"
        planned, spent = (
            f"{word} dollars not noted" if dollars is None else f"${dollars:,} {word}"
            for word, dollars in (("planned", self.planned), ("spent", self.spent))
        )
        missing = [
            counted(number, noun)
            for number, noun in ((self.without_spent, "change"), (self.unsaid, "quarter"))
            if number
        ]
        if self.spent is not None and missing:
            spent += f" ({' and '.join(missing)} not noted)"
        return f"{school_year(self.year)}, {changes}; {planned}, {spent}."


def years_done(file: CaseFile) -> tuple[YearDone, ...]:
    """Every school year of which a quarter or a cost is noted, the newest first."""
    years = {one.year for one in file.quarters} | {cost.year for cost in file.costs}
    return tuple(_year(file, year) for year in sorted(years, reverse=True))


def _year(file: CaseFile, year: int) -> YearDone:
    of_year = [one for one in file.quarters if one.year == year]
    latest: dict[str | None, ActionQuarter] = {}
    for one in sorted(of_year, key=lambda q: q.quarter):
        if one.standing is not None:
            latest[one.action_id] = one
    counts = Counter(one.standing for one in latest.values())
    pursued = [a for a in file.actions if _is_pursued(a)]
    planned = [cost for cost in file.costs if cost.year == year]
    spent = [one for one in of_year if one.spent is not None]
    told = {one.action_id for one in spent}
    return YearDone(
        year,
        tuple((standing, counts[standing]) for standing in QuarterStanding if counts[standing]),
        sum(action.id not in latest for action in pursued),
        sum(cost.dollars for cost in planned) if planned else None,
        sum(one.spent for one in spent if one.spent is not None) if spent else None,
        len(without := {cost.action_id for cost in planned} - told),
        sum(one.spent is None and one.action_id not in without for one in of_year),
    )


def _is_pursued(action: Action) -> bool:
    return action.state in (ActionState.PLANNED, ActionState.ACTIVE)


def next_quarter(file: CaseFile, action: Action, year: int, quarter: Quarter) -> ActionQuarter:
    """A fresh quarter of a change; the first that is not noted yet, from one on."""
    noted = {(one.year, one.quarter) for one in file.quarters if one.action_id == action.id}
    order = tuple(Quarter)
    place = order.index(quarter)
    while (year, order[place]) in noted:
        place = (place + 1) % len(order)
        year += 0 if place else 1
    return ActionQuarter(case_id=file.case.id, action_id=action.id, year=year, quarter=order[place])
