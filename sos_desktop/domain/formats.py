"""How dates and numbers are written and read, the same on screens, in messages and on paper."""

import re
from datetime import date, datetime, timedelta

from sos_desktop.domain.unreadable import (
    UNREADABLE_DAY,
    UNREADABLE_WORDS,
    StandIn,
)
from sos_desktop.foundation.frozen import frozen_dataclass

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOON = 12
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?")
_WORDS = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?")
_DAY = re.compile(r"([A-Z][a-z]+) (\d{1,2}), (\d{4})")
_STEP = re.compile(r"([+\-−])(\d{1,3})\s*([dwm]?)")
_NEAR_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HALF_A_YEAR, _YEAR = 183, 366
_ALL_DIGITS, _WRITTEN_OUT = 1e10, 1e15
"""A number has decimals below the first, and an exponent from the second on, where a float does not
know its last digit any more."""
MINUS = "\N{MINUS SIGN}"
"""A hyphen would part from its number at the end of a line, and is read as a dash."""
PERCENT = "%"
_SHORTEST = 3
"""Letters of a weekday that are enough."""


@frozen_dataclass(kw_only=True)
class DateWords:
    """How a language writes days; English unless said otherwise."""

    months: tuple[str, ...] = _MONTHS
    day: str = "{month} {day}, {year}"
    day_beside_year: str = "{month} {day}"
    from_to: str = "{start} to {end}"
    until: str = "by {end}"
    since: str = "from {start}"
    unset: str = "not set"
    unreadable: str = "a day that cannot be read"

    def full(self, day: date | None, missing: str | None = None) -> str:
        """Write a day as "Nov 21, 2026"; `missing` for None, "not set" unless said otherwise."""
        if day is None:
            return self.unset if missing is None else missing
        if day == UNREADABLE_DAY:
            return self.unreadable
        return self.day.format(month=self.month(day), day=day.day, year=day.year)

    def short(self, day: date) -> str:
        """Write a day where its year stands beside it: "Nov 21"."""
        return self.day_beside_year.format(month=self.month(day), day=day.day)

    def month(self, day: date) -> str:
        """Write a day's month: "Nov"."""
        return self.months[day.month - 1]

    def span(self, start: date | None, end: date | None) -> str | None:
        """Days: "Jan 5, 2026 to Mar 6, 2026", "by …", "from …"; None when neither is set."""
        if start and end:
            return self.from_to.format(start=self.full(start), end=self.full(end))
        if end:
            return self.until.format(end=self.full(end))
        return self.since.format(start=self.full(start)) if start else None


ENGLISH_DATES = DateWords()


_UNCOUNTED = ("evidence", "feedback", "support")
_ONE_THOUGH_S = ("progress",)
_SEVERAL = {"person": "people", "part that stays": "parts that stay"}
_HEAD = re.compile(r"(.+?)((?: (?:of|about|at|on|to|for|looked|planned)\b.*)?)")
"""The word of a noun that takes the "s", and what is said of it: "step" and " of a process"."""
_SPOKEN_WITH_A_VOWEL = "aefhilmnorsx"
"""First letters of abbreviations that take "an"."""


def is_known(day: date) -> bool:
    """Whether a day is one, and not what stands for one that cannot be read.

    One that is none is no day of long ago: nothing is overdue, quiet or measured since then.
    """
    return day != UNREADABLE_DAY


def date_words(day: date | None, missing: str = "not set") -> str:
    """Write a day as "Nov 21, 2026"; `missing` for None."""
    return ENGLISH_DATES.full(day, missing)


def day_in_words(text: str) -> date | None:
    """The day a text is, when it is one as `date_words` writes it; else None."""
    found = _DAY.fullmatch(text)
    if found is None or found[1] not in _MONTHS:
        return None
    try:
        return date(int(found[3]), _MONTHS.index(found[1]) + 1, int(found[2]))
    except ValueError:
        return None


def from_to_words(start: date | None, end: date | None) -> str | None:
    """A span of days: "Jan 5, 2026 to Mar 6, 2026", "by …", "from …"; None when neither is set."""
    return ENGLISH_DATES.span(start, end)


def day_words(day: date) -> str:
    """Write a day where its year stands beside it: "Nov 21"."""
    return ENGLISH_DATES.short(day)


def number_words(value: float, decimals: int | None = None) -> str:
    """Write a number: "9.7", "1,250", "−98.4".

    Args:
        value: The number.
        decimals: How many places; None for as many as it has, ten digits at most.
    """
    if isinstance(value, StandIn):
        return UNREADABLE_WORDS
    if decimals is not None:
        written = f"{value:,.{decimals}f}"
    elif (abs(value) < _ALL_DIGITS and value % 1) or abs(value) >= _WRITTEN_OUT:
        written = f"{value:,.10g}"
    else:
        written = f"{value:,.0f}"
    return f"{MINUS}{written[1:]}" if written.startswith("-") else written


def signed_words(value: float, decimals: int) -> str:
    """Write a change with its sign: "+0.4", "−3.1"."""
    return f"{'+' if value >= 0 else ''}{number_words(value, decimals)}"


def with_unit(value: float | None, unit: str, decimals: int | None = None) -> str | None:
    """Write a measured value with its unit: "9.7%", "13 days"; None stays None."""
    if value is None:
        return None
    space = "" if unit == PERCENT else " "
    return f"{number_words(value, decimals)}{space}{unit}".strip()


def counted(number: int, noun: str, several: str = "") -> str:
    """A number and what it counts: "1 case", "1,204 cases"; `several` where no "s" will do.

    What has no number of its own is counted by its entries: "2 entries of feedback".
    """
    if not several and plural(noun) == noun:
        return counted(number, f"entry of {noun}")
    return f"{number:,} {noun if number == 1 else several or plural(noun)}"


def plural(noun: str) -> str:
    """Several of a noun: "district priorities", "steps of a process", "people", "evidence"."""
    found = _HEAD.fullmatch(noun)
    if noun in _SEVERAL or found is None:
        return _SEVERAL.get(noun, noun)
    head, rest = found.groups()
    if head in _UNCOUNTED or (head.endswith("s") and head not in _ONE_THOUGH_S):
        return noun
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        return f"{head[:-1]}ies{rest}"
    return f"{head}{'es' if head.endswith(('s', 'x', 'ch', 'sh')) else 's'}{rest}"


def with_article(noun: str) -> str:
    """A noun as one says it of one of them: "an aim", "an LCAP goal"; "feedback" has no article."""
    first = noun.split()[0]
    if first == "other":
        return f"an{noun}"
    if first in _UNCOUNTED or (first.endswith("s") and first not in _ONE_THOUGH_S):
        return noun
    letters = _SPOKEN_WITH_A_VOWEL if noun[:2].isupper() else "aeiou"
    return f"{'an' if noun[0].lower() in letters else 'a'} {noun}"


def time_words(at: datetime) -> str:
    """The time of day of a moment, as it stands: "2:05 PM"."""
    return f"{at.hour % _NOON or _NOON}:{at.minute:02} {'AM' if at.hour < _NOON else 'PM'}"


def moment_words(at: datetime) -> str:
    """Write a moment where the computer is: "Nov 21, 2026, 2:05 PM"."""
    here = at.astimezone()
    return f"{date_words(here.date())}, {time_words(here)}"


def moment_in_cell(at: datetime) -> str:
    """A moment that breaks between day and time only, for a cell where it may need two lines."""
    day, _comma, time = moment_words(at).rpartition(", ")
    unbroken = str.maketrans({" ": "\N{NO-BREAK SPACE}"})
    return f"{day.translate(unbroken)}, {time.translate(unbroken)}"


def distance_words(day: date, today: date) -> str:
    """How far a day is: "today", "in 3 days", "4 days ago", "in 14 months", "23 years ago"."""
    if not is_known(day):
        return f"on {date_words(day)}"
    days = (day - today).days
    if days == 0:
        return "today"
    return f"in {span_words(days)}" if days > 0 else f"{span_words(-days)} ago"


def span_words(days: int) -> str:
    """A length of time: "1 day", "300 days"; months beyond a year, years beyond two, whole ones."""
    months = days * 12 // 365
    if days <= _YEAR:
        return "1 day" if days == 1 else f"{days} days"
    return f"{months} months" if months < 24 else f"{months // 12} years"


def parse_date(text: str, today: date, *, nearest: bool = False) -> date | None:
    """Read a date as people type it; None when it is not one.

    Month first, as in California: "11/21/2026", "11/21", "Nov 21, 2026", "2026-11-21", "today",
    "yesterday", "friday" or "fri", "+7" days, "-3" days, "+2w", "+3m".

    Args:
        text: What was typed.
        today: From where it counts.
        nearest: A day without a year, or of the week, is the nearest one, before or after; without
            it, the next one.
    """
    text = text.strip().casefold()
    if text in _NEAR_DAYS:
        return today + timedelta(days=_NEAR_DAYS[text])
    if step := _STEP.fullmatch(text):
        return _stepped(today, int(step[2]) * (-1 if step[1] != "+" else 1), step[3])
    if len(text) >= _SHORTEST and (found := [d for d in _WEEK if d.startswith(text)]):
        return _of_the_week(_WEEK.index(found[0]), today, nearest=nearest)
    if iso := _ISO.fullmatch(text):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if slashed := _SLASHED.fullmatch(text):
        return _near(slashed[3], int(slashed[1]), int(slashed[2]), today, nearest=nearest)
    if words := _WORDS.fullmatch(text):
        month = next(
            (n for n, name in enumerate(_MONTHS, 1) if words[1].title().startswith(name)), 0
        )
        return _near(words[3], month, int(words[2]), today, nearest=nearest)
    return None


def _stepped(today: date, count: int, unit: str) -> date | None:
    if unit != "m":
        return today + timedelta(days=count * (7 if unit == "w" else 1))
    months = today.month - 1 + count
    year, month = today.year + months // 12, months % 12 + 1
    return next((d for last in (0, 1, 2, 3) if (d := _day(year, month, today.day - last))), None)


def _of_the_week(number: int, today: date, *, nearest: bool) -> date:
    ahead = (number - today.weekday()) % 7
    back = nearest and ahead > len(_WEEK) // 2
    return today + timedelta(days=ahead - len(_WEEK) if back else ahead)


def _near(year: str | None, month: int, day: int, today: date, *, nearest: bool) -> date | None:
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    if nearest:
        years = (_day(today.year + step, month, day) for step in (-1, 0, 1))
        near = (d for d in years if d and abs((d - today).days) <= _HALF_A_YEAR)
        return min(near, key=lambda d: abs(d - today), default=None)
    this_year = _day(today.year, month, day)
    if this_year is None or this_year >= today:
        return this_year
    return _day(today.year + 1, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
