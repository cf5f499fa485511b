"""Days of the sample county: what has been keeps its calendar, what is next counts from today."""

from datetime import date, timedelta

from sos_desktop.domain.casework.dates.work_days import work_day_from, work_day_up_to
from sos_desktop.foundation.frozen import frozen_dataclass

STANDS_ON = date(2026, 3, 4)
"""Where the cases stand: the winter after the 2025 Dashboard, released on Nov 13, 2025."""
TAIL = -27
"""Days after this one count from the day the sample is made."""
_A_WEEK = 7
_BREAK_BEGINS, _BREAK_ENDS = (12, 22), (1, 2)
"""Schools are closed around the turn of the year; nobody meets, and no board hears anything."""


@frozen_dataclass
class SampleDays:
    """What the numbers of days of a case stand for.

    Attributes:
        as_of: The day from which what is due counts.
        stands_on: The day from which what has been counts.
    """

    as_of: date
    stands_on: date = STANDS_ON

    def on(self, day: int) -> date:
        """The day that a number of days stands for, moved to one on which schools are open.

        What has been moves to a day before, what lies ahead of today past the break of winter. No
        day overtakes another.
        """
        recent = day > TAIL
        counted = (self.as_of if recent else self.stands_on) + timedelta(days=day)
        found = work_day_up_to(counted)
        if not _in_winter_break(found):
            return found
        begins = found.year - (found.month == 1)
        ahead = recent and day > 0
        return work_day_from(date(begins + 1, 1, 3)) if ahead else work_day_up_to(_before(begins))

    def of_this_year(self, last: int) -> "SampleDays":
        """The same for a case that comes back every year, so that it is never long ago.

        Args:
            last: The last of its days that keep the calendar; it lies at least a week back.
        """
        back = timedelta(days=-last - _A_WEEK)
        years = self.as_of.year - self.stands_on.year + 1
        moved = [self.stands_on.replace(year=self.stands_on.year + n) for n in range(years + 1)]
        return SampleDays(self.as_of, max(day for day in moved if day <= self.as_of + back))


def _in_winter_break(day: date) -> bool:
    return (day.month, day.day) >= _BREAK_BEGINS or (day.month, day.day) <= _BREAK_ENDS


def _before(year: int) -> date:
    month, day = _BREAK_BEGINS
    return date(year, month, day) - timedelta(days=1)
