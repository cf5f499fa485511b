"""Periods of local data: days, weeks, months, terms, school years, read as people write them.

A period is a text that sorts by time: "2026-09-14" a day, "2026-W38" is never written (a week is
its first day), "2026-09" a month, "2026-27" cannot be told from a month, so that a school year is
"2026/27", and a term or quarter of it "2026/27 Q1". "2026/27 W1" is its fall, as assessments and
surveys have windows in fall, winter and spring.
"""

import calendar
import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from sos_desktop.domain.formats import date_words

_MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_name) if n}
_MONTHS |= {name[:3]: n for name, n in list(_MONTHS.items())} | {"sept": 9}
_SPANISH = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
_MONTHS |= {name: n for n, name in enumerate([*_SPANISH.split(), "diciembre"], start=1)}
_SCHOOL_BEGINS = 7
"""The month in which a fiscal and school year begins (EC 37200)."""

_YEAR = re.compile(r"(?:fy|sy|school year|fiscal year|ay)?\s*(\d{4})\s*[-–/]\s*(\d{4}|\d{2})", re.I)
_SHORT_YEAR = re.compile(
    r"(fy|sy|school year|fiscal year|ay)?\s*'?(\d{2})\s*[-–/]\s*'?(\d{2})", re.I
)
_YEAR_WITHIN = re.compile(r"(?<![\d/.-])(20\d{2})\s?[-–—/_]\s?(20\d{2}|\d{2})(?![-/.]?\d)")
_FISCAL_WITHIN = re.compile(
    r"(?<![A-Za-z])(?:fy|fiscal year)\s?'?(20\d{2}|\d{2})(?![-–/_]?\d)", re.I
)
_FISCAL = re.compile(r"(?:fy|fiscal year)\s*'?(\d{4}|\d{2})", re.I)
_TWO_DIGITS = re.compile(r"\d{2}")
_PLAIN_YEAR = re.compile(r"(19|20)\d{2}")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?.*)?")
_ISO_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}.*)?")
_MONTH_SLASH = re.compile(r"(\d{1,2})[/-](\d{4})")
_MONTH_YEAR = re.compile(r"([^\W\d_]{3,10})\.?[\s,\-’'/]*(?:(?:de|of)\s+)?(\d{4}|\d{2})", re.I)
_YEAR_MONTH = re.compile(r"(\d{4})[\s\-/]+([^\W\d_]{3,10})", re.I)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_COMPACT_PAIR = re.compile(r"(20\d{2})(20\d{2}|\d{2})")
"""A month ("202509") or a school year ("202526", "20252026"); "201112" may be either."""
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_DAY_OF_WEEK = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+(?=\w)", re.I
)
_DAY_THEN_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[\s.\-/]+(?:de\s+)?([^\W\d_]{3,10})\.?[\s,.\-/]+(?:del?\s+)?"
    r"(\d{4}|\d{2})",
    re.I,
)
_ORDINALS = {"1st": "1", "2nd": "2", "3rd": "3", "4th": "4", "first": "1", "second": "2"}
_ORDINALS |= {"third": "3", "fourth": "4"}
_ORDINAL_TERM = re.compile(
    rf"({'|'.join(_ORDINALS)})\s+(quarter|trimester|semester|term)\b\s*", re.I
)
_ANY_YEAR = "2000/01"
_FIRST_YEAR, _LAST_YEAR = 1980, 2100
"""Outside of these a number is no year of anything a county office reads."""
_DAY_WORDS = re.compile(r"([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.I)
_WEEK_OF = re.compile(r"(?:week|wk|semana)(?:\s+(?:of|beginning|de|del))?:?\s+(.+)", re.I)
_TERM = re.compile(
    r"(?:(q|quarter|t|trimester|tri|s|semester|sem|term)\s*([1-4]))[\s,/-]*(?:of\s+)?(.*)", re.I
)
_TERM_LAST = re.compile(
    r"(.*?)[\s,/-]+(q|quarter|t|trimester|tri|s|semester|sem|term)\s*([1-4])", re.I
)
_TERMS = {"q": "Q", "t": "T", "s": "S"}
_SEASONS = {"fall": 1, "autumn": 1, "otoño": 1, "winter": 2, "invierno": 2, "spring": 3}
_SEASONS |= {"primavera": 3}
_SEASON_NAMES = {"1": "fall", "2": "winter", "3": "spring"}
_FALL, _WINTER = 1, 2
_SEASON = re.compile(rf"({'|'.join(_SEASONS)})[\s,’'/-]*(?:de\s+)?(.+)", re.I)
_SEASON_LAST = re.compile(rf"(.+?)[\s,/-]+({'|'.join(_SEASONS)})", re.I)
_LENGTH = {"Q": 3, "T": 4, "S": 6, "W": 4}
_CALENDAR = 4
"""Digits of a year of the calendar, as it is kept."""
_SERIAL_FIRST, _SERIAL_LAST = 32874, 54789
"""1990 and 2050 as Excel counts days; a plain number in a column of dates between them is a day."""
_EXCEL_ZERO = date(1899, 12, 30)


class DateOrder(StrEnum):
    """How the dates of a column are written."""

    MONTH_FIRST = "month first"
    """As in the United States; a day above 12 in the first place is read all the same."""
    DAY_FIRST = "day first"
    MIXED = "mixed"
    """In both ways, so that 9/8/2026 has two readings."""


def date_order(texts: Iterable[str]) -> DateOrder:
    """How the dates of a column are written, by those that can be read in one way alone."""
    days_first = months_first = False
    for text in texts:
        words = text.strip()
        week = _WEEK_OF.fullmatch(words)
        if found := _SLASHED.fullmatch(week[1] if week else words):
            days_first |= int(found[1]) > 12
            months_first |= int(found[2]) > 12
    if days_first:
        return DateOrder.MIXED if months_first else DateOrder.DAY_FIRST
    return DateOrder.MONTH_FIRST


def read_period(text: str, order: DateOrder = DateOrder.MONTH_FIRST) -> str | None:
    """A period as it is kept; None when the text is none, or has two readings.

    "9/14/2026" (month first, as in the United States), "Sept 2026", "2026-27", "FY27", "Q1
    2026-27", "week of 9/14/26", and a day as Excel counts them.

    Args:
        text: As the file has it.
        order: How the dates of its column are written.
    """
    words = _DAY_OF_WEEK.sub("", " ".join(text.split()).strip(" .,;"), count=1)
    if not words:
        return None
    if week := _WEEK_OF.fullmatch(words):
        return read_period(week[1], order)
    if found := _SLASHED.fullmatch(words):
        read = _slashed(_full_year(found[3]), int(found[1]), int(found[2]), order)
        return read if _FIRST_YEAR <= _full_year(found[3]) <= _LAST_YEAR else None
    words = _ORDINAL_TERM.sub(lambda found: f"{found[2]} {_ORDINALS[found[1].lower()]} ", words)
    words = words.strip()
    read = _school_year(words) or _day(words) or _month(words) or _term(words)
    read = read or _season(words) or _plain(words)
    if not read:
        return None
    year = int(read.partition("-")[0].partition("/")[0])  # "Sep 0025" has a year of two digits
    return read if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _slashed(year: int, first: int, second: int, order: DateOrder) -> str | None:
    if first <= 12 and second <= 12 and first != second:
        if order is DateOrder.MIXED:
            return None
        month, day = (second, first) if order is DateOrder.DAY_FIRST else (first, second)
    else:
        month, day = (first, second) if first <= 12 else (second, first)
    return _made(year, month, day)


def read_month(text: str) -> int | None:
    """The month a word names, 1 to 12; None when it names none."""
    word = text.strip().strip(".").casefold()
    return _MONTHS.get(word)


def month_in_year(month: int, school_year: str) -> str:
    """A month of a school year that stands in another column: ("2026/27", 3) is March 2027."""
    first = int(school_year[:4])
    return f"{first if month >= _SCHOOL_BEGINS else first + 1}-{month:02d}"


def in_year(text: str, year: str) -> str | None:
    """A month or a term whose year stands elsewhere; None when the text is neither.

    Args:
        text: "Sep", "9" or "Q1".
        year: A school year ("2026/27"), or one of the calendar ("2026"), of which there are no
            terms.
    """
    month = read_month(text) or month_number(text)
    if len(year) == _CALENDAR:
        return f"{year}-{month:02d}" if month else None
    if month:
        return month_in_year(month, year)
    return read_period(f"{text} {year}") if is_part(text) else None


def month_number(text: str) -> int | None:
    """The month a number stands for in a column of months; None for any other text."""
    word = text.strip().removesuffix(".0")
    return int(word) if word.isdigit() and len(word) <= 2 and 1 <= int(word) <= 12 else None


def is_undated(text: str) -> bool:
    """Whether a text of a column of dates is a month or a term without a year: "Sep", "9", "Q1"."""
    return is_part(text) or month_number(text) is not None


def calendar_year(text: str) -> str | None:
    """A year of the calendar: "2026"; None for any other text, a school year too."""
    word = text.strip().removesuffix(".0")
    return word if _PLAIN_YEAR.fullmatch(word) else None


def years_named(text: str) -> set[str]:
    """The school years that stand somewhere in a text, such as a title or the name of a file."""
    found = {_school_year(f"{one[1]}-{one[2]}") for one in _YEAR_WITHIN.finditer(text)}
    found |= {_school_year(one[0]) for one in _FISCAL_WITHIN.finditer(text)}
    return {year for year in found if year}


def is_part(text: str) -> bool:
    """Whether a text is a month or a term that does not say of which year ("Sep", "Q1")."""
    if read_month(text) is not None:
        return True
    with_year = None if read_period(text) else read_period(f"{text} {_ANY_YEAR}")
    return with_year is not None and with_year != _ANY_YEAR  # "School year" is no part of one


def month_of(period: str) -> str:
    """The month of a day; any other period as it is."""
    return period[:7] if len(period) == 10 and period[4] == "-" else period


def year_of(period: str) -> str:
    """The school year a period lies in: "2026/27"."""
    first = span_of(period)[0]
    begins = first.year if first.month >= _SCHOOL_BEGINS else first.year - 1
    return f"{begins}/{(begins + 1) % 100:02d}"


def is_year(period: str) -> bool:
    """Whether it is a school year."""
    return len(period) == 7 and period[4] == "/"


def is_month(period: str) -> bool:
    """Whether it is a month of the calendar."""
    return len(period) == 7 and period[4] == "-"


def span_of(period: str) -> tuple[date, date]:
    """The first and the last day of a period; the school year for terms that say no more."""
    if len(period) == 10 and period[4] == "-":
        day = date.fromisoformat(period)
        return day, day
    if len(period) == 7 and period[4] == "-":
        return _months(int(period[:4]), int(period[5:]), 1)
    begins = int(period[:4]) if period[:4].isdigit() else 1
    if len(period) > 8 and period[8:9] in _LENGTH:
        months = _LENGTH[period[8]]
        offset = _SCHOOL_BEGINS - 1 + months * (int(period[9]) - 1)
        return _months(begins + offset // 12, offset % 12 + 1, months)
    return _months(begins, _SCHOOL_BEGINS, 12)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    last = month + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, month, 1), date(
        end_year, end_month, calendar.monthrange(end_year, end_month)[1]
    )


def nested(periods: Iterable[str]) -> dict[str, list[str]]:
    """The longer periods among some, each with the shorter ones that lie in it; often none."""
    kinds: dict[tuple[int, str], list[str]] = {}
    for period in periods:
        kinds.setdefault((len(period), period[4:5]), []).append(period)
    if len(kinds) < 2:
        return {}
    spans = {period: span_of(period) for found in kinds.values() for period in found if period}
    found: dict[str, list[str]] = {}
    for longer, (first, last) in spans.items():
        inside = [
            shorter
            for shorter, (begin, end) in spans.items()
            if first <= begin and end <= last and end - begin < last - first
        ]
        if inside:
            found[longer] = inside
    return found


def period_words(period: str) -> str:
    """A period as it is shown: "Sep 2026", "Sep 14, 2026", "2026-27", "2026-27, quarter 1"."""
    if not period:
        return "All together"
    if len(period) == 10 and period[4] == "-":
        return date_words(date.fromisoformat(period))
    if len(period) == 7 and period[4] == "-":
        return f"{calendar.month_abbr[int(period[5:])]} {period[:4]}"
    year = period[:7].replace("/", "-")
    if len(period) > 8 and period[8:9] in _LENGTH:
        if period[8] == "W":
            return f"{year}, {_SEASON_NAMES[period[9]]}"
        name = {"Q": "quarter", "T": "trimester", "S": "semester"}[period[8]]
        return f"{year}, {name} {period[9]}"
    return year


def _school_year(words: str) -> str | None:
    if found := _YEAR.fullmatch(words):
        first, second = int(found[1]), int(found[2])
        if second in (first + 1, (first + 1) % 100):
            return f"{first:04d}/{(first + 1) % 100:02d}"
    if found := _SHORT_YEAR.fullmatch(words):
        first, second = int(found[2]), int(found[3])
        if second == first + 1 and (found[1] or first > 12):
            return f"20{first:02d}/{second:02d}"
    if found := _COMPACT_PAIR.fullmatch(words.removesuffix(".0")):
        first, second = int(found[1]), int(found[2])
        if second in (first + 1, (first + 1) % 100) and second not in range(1, 13):
            return f"{first:04d}/{(first + 1) % 100:02d}"
    if found := _FISCAL.fullmatch(words):
        last = _full_year(found[1])
        return f"{last - 1}/{last % 100:02d}"
    return None


def _day(words: str) -> str | None:
    if found := _ISO.fullmatch(words):
        return _made(int(found[1]), int(found[2]), int(found[3]))
    if (found := _DAY_WORDS.fullmatch(words)) and (month := read_month(found[1])):
        return _made(int(found[3]), month, int(found[2]))
    if (found := _DAY_THEN_MONTH.fullmatch(words)) and (month := read_month(found[2])):
        return _made(_full_year(found[3]), month, int(found[1]))
    if found := _COMPACT.fullmatch(words):
        return _made(int(found[1]), int(found[2]), int(found[3]))
    if found := _SERIAL.fullmatch(words):
        number = int(found[1])
        if _SERIAL_FIRST <= number <= _SERIAL_LAST:
            return (_EXCEL_ZERO + timedelta(days=number)).isoformat()
    return None


def _made(year: int, month: int, day: int) -> str | None:
    try:
        return datetime(year, month, day).date().isoformat()
    except ValueError:
        return None


def _month(words: str) -> str | None:
    if found := _ISO_MONTH.fullmatch(words):
        year, month = int(found[1]), int(found[2])
    elif found := _MONTH_SLASH.fullmatch(words):
        month, year = int(found[1]), int(found[2])
    elif (found := _COMPACT_PAIR.fullmatch(words.removesuffix(".0"))) and len(found[2]) == 2:
        year, month = int(found[1]), int(found[2])
        if month == (year + 1) % 100:
            return None
    elif (found := _MONTH_YEAR.fullmatch(words)) and read_month(found[1]):
        month, year = read_month(found[1]) or 0, _full_year(found[2])
    elif (found := _YEAR_MONTH.fullmatch(words)) and read_month(found[2]):
        month, year = read_month(found[2]) or 0, int(found[1])
    else:
        return None
    return f"{year}-{month:02d}" if 1 <= month <= 12 else None


def _term(words: str) -> str | None:
    if found := _TERM.fullmatch(words):
        kind, number, rest = found[1], found[2], found[3]
    elif found := _TERM_LAST.fullmatch(words):
        rest, kind, number = found[1], found[2], found[3]
    else:
        return None
    year = _school_year(rest.strip()) or _plain(rest.strip())
    letter = _TERMS.get(kind[0].casefold(), "T")
    if year is None or (letter == "S" and int(number) > 2) or (letter == "T" and int(number) > 3):
        return None
    return f"{year} {letter}{number}"


def _season(words: str) -> str | None:
    """A window in fall, winter or spring; the winter of one year alone may be two."""
    if found := _SEASON.fullmatch(words):
        name, rest = found[1], found[2].strip()
    elif found := _SEASON_LAST.fullmatch(words):
        name, rest = found[2], found[1].strip()
    else:
        return None
    number = _SEASONS[name.casefold()]
    if year := _school_year(rest):
        return f"{year} W{number}"
    rest = rest.lstrip("'’")
    if number == _WINTER or not (_PLAIN_YEAR.fullmatch(rest) or _TWO_DIGITS.fullmatch(rest)):
        return None
    first = _full_year(rest) - (number != _FALL)
    return f"{first}/{(first + 1) % 100:02d} W{number}"


def _plain(words: str) -> str | None:
    """A year alone is the school year that ends in it, as the Dashboard's is."""
    if not _PLAIN_YEAR.fullmatch(words.removesuffix(".0")):
        return None
    last = int(words.removesuffix(".0"))
    return f"{last - 1}/{last % 100:02d}"


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)
