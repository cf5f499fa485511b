"""How dates are written and read, the same on screens, in messages and on paper."""

import re
from datetime import date, datetime, timedelta

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOON = 12
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?")
_WORDS = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?")
_STEP = re.compile(r"\+(\d{1,3})\s*([dwm]?)")


def date_words(day: date | None, missing: str = "not set") -> str:
    """Write a day as "Nov 21, 2026"; `missing` for None."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}" if day else missing


def moment_words(at: datetime) -> str:
    """Write a moment where the computer is: "Nov 21, 2026, 2:05 PM"."""
    here = at.astimezone()
    half = "AM" if here.hour < _NOON else "PM"
    return f"{date_words(here.date())}, {here.hour % _NOON or _NOON}:{here.minute:02} {half}"


def distance_words(day: date, today: date) -> str:
    """How far a day is: "today", "in 3 days", "4 days ago"."""
    days = (day - today).days
    if days == 0:
        return "today"
    count = "1 day" if abs(days) == 1 else f"{abs(days)} days"
    return f"in {count}" if days > 0 else f"{count} ago"


def parse_date(text: str, today: date) -> date | None:
    """Read a date as people type it; None when it is not one.

    Month first, as in California: "11/21/2026", "11/21" (the next one), "Nov 21, 2026",
    "2026-11-21", "today", "+7" days, "+2w", "+3m".
    """
    text = text.strip()
    if text.casefold() in ("today", "tomorrow"):
        return today + timedelta(days=text.casefold() == "tomorrow")
    if step := _STEP.fullmatch(text):
        return _stepped(today, int(step[1]), step[2])
    if iso := _ISO.fullmatch(text):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if slashed := _SLASHED.fullmatch(text):
        return _near(slashed[3], int(slashed[1]), int(slashed[2]), today)
    if words := _WORDS.fullmatch(text):
        month = next(
            (n for n, name in enumerate(_MONTHS, 1) if words[1].title().startswith(name)), 0
        )
        return _near(words[3], month, int(words[2]), today)
    return None


def _stepped(today: date, count: int, unit: str) -> date | None:
    if unit != "m":
        return today + timedelta(days=count * (7 if unit == "w" else 1))
    months = today.month - 1 + count
    year, month = today.year + months // 12, months % 12 + 1
    return next((d for last in (0, 1, 2, 3) if (d := _day(year, month, today.day - last))), None)


def _near(year: str | None, month: int, day: int, today: date) -> date | None:
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this_year = _day(today.year, month, day)
    if this_year is None or this_year >= today:
        return this_year
    return _day(today.year + 1, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
