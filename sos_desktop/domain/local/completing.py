"""What columns of a local file seem to mean, seen beside each other."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.domain.local.guessing import (
    SCHOOL,
    are_numbers,
    counts_nobody,
    is_grade,
    says_whose,
)
from sos_desktop.domain.local.mapping import FIGURES, ColumnMeaning, Meaning
from sos_desktop.domain.local.names import NAME_SEPARATOR, group_code, group_reader, plain_name
from sos_desktop.domain.local.number_texts import is_no_count
from sos_desktop.domain.local.periods import (
    calendar_year,
    is_part,
    is_undated,
    is_year,
    month_of,
    read_period,
    years_named,
)
from sos_desktop.domain.local.totals import is_total

_DIGITS = re.compile(r"\d+")
_SUM = re.compile(r"(grand)?totals?|ytd|(total|year)todate")
_WHOLE_YEAR = re.compile(r"20\d\d")
_SCHOOL_YEAR = re.compile(r"school|fiscal|academic|reporting|escolar|^fy$|^sy$|^ay$")


def completed(
    guesses: Sequence[ColumnMeaning], columns: Sequence[Sequence[str]]
) -> list[ColumnMeaning]:
    """Guesses at columns one by one, seen beside each other.

    Where no column is called a school or a group, one full of such names is; and the one column of
    numbers beside "enrolled" that nothing else tells counts students of them ("At 10%").

    Args:
        guesses: What each seems to mean by itself.
        columns: The first values of each; none of one that may name a student.
    """
    found = list(guesses)
    for meaning, is_one in ((Meaning.PLACE, _are_schools), (Meaning.GROUP, _are_groups)):
        if any(one.meaning is meaning for one in found):
            continue
        fits = [n for n, one in enumerate(found) if _is_left(one) and is_one(columns[n])]
        for n in fits[:1]:
            found[n] = replace(found[n], meaning=meaning)
    dates = [n for n, one in enumerate(found) if one.meaning is Meaning.DATE]
    parts = [n for n in dates if _are(is_undated, columns[n])]
    years = [n for n in dates if n not in parts and _are(_is_year, columns[n])]
    if parts and years:
        year = found[years[0]]
        calendar = _are(_is_calendar_year, columns[years[0]]) and not _SCHOOL_YEAR.search(
            plain_name(year.name)
        )
        meaning = Meaning.CALENDAR_YEAR if calendar else Meaning.YEAR
        found[years[0]] = replace(year, meaning=meaning)
    found = _without_sums(_dated(_of_terms(_of_months(_without_means(found, columns)))))
    heads = {one.name.rpartition(NAME_SEPARATOR)[0] for one in found}
    for head in heads:
        under = [n for n, one in enumerate(found) if one.name.rpartition(NAME_SEPARATOR)[0] == head]
        counted = {found[n].meaning for n in under} & set(FIGURES)
        unknown = [
            n
            for n in under
            if _is_left(found[n]) and are_numbers(columns[n]) and not is_grade(found[n].name)
            if not counts_nobody(found[n].name)
            if not any(map(is_no_count, columns[n]))
        ]
        if counted == {Meaning.DENOMINATOR} and len(unknown) == 1:
            found[unknown[0]] = replace(found[unknown[0]], meaning=Meaning.NUMERATOR)
    return found


def _without_means(
    found: Sequence[ColumnMeaning], columns: Sequence[Sequence[str]]
) -> list[ColumnMeaning]:
    """Columns that say only whose figures they hold count nobody where one of them is not whole.

    Whether they are percents or means is for a person to say.
    """
    told = [n for n, one in enumerate(found) if says_whose(plain_name(_lower(one.name)))]
    if not any(is_no_count(value) for n in told for value in columns[n]):
        return [*found]
    return [
        replace(one, meaning=Meaning.LEAVE_OUT)
        if n in told and one.meaning is Meaning.NUMERATOR
        else one
        for n, one in enumerate(found)
    ]


def _of_terms(found: Sequence[ColumnMeaning]) -> list[ColumnMeaning]:
    """An upper name, or one alone, that is a term is a period; "Q1" beside "Q5" is none."""
    others = {_DIGITS.sub("#", head) for one in found if not is_part(head := _head(one))}
    made: list[ColumnMeaning] = []
    for one in found:
        head = _head(one)
        plain = one.group in ("", group_code(head)) and not one.period
        if (
            plain
            and one.meaning in FIGURES
            and is_part(head)
            and _DIGITS.sub("#", head) not in others
        ):
            made.append(replace(one, group="", period=head))
        else:
            made.append(one)
    return made


def _dated(found: list[ColumnMeaning]) -> list[ColumnMeaning]:
    """Where no column says when, figures are of the period in their name: "Absent Aug 2025"."""
    if any(one.meaning is Meaning.DATE for one in found):
        return found
    return [
        replace(one, period=_period_within(_lower(one.name)))
        if one.meaning in FIGURES and not one.period
        else one
        for one in found
    ]


def _period_within(name: str) -> str:
    """The period at the beginning or the end of a column's name; "" for none, and for several."""
    if not _WHOLE_YEAR.search(name) or len(years_named(name)) > 1:
        return ""
    words = name.replace("(", " ").replace(")", " ").split()
    for count in range(len(words) - 1, 0, -1):
        for part in (words[:count], words[-count:]):
            said = " ".join(part)
            if _WHOLE_YEAR.search(said) and (read := read_period(said)):
                return read
    return ""


def _head(one: ColumnMeaning) -> str:
    return one.name.rpartition(NAME_SEPARATOR)[0] or one.name


def _of_months(found: list[ColumnMeaning]) -> list[ColumnMeaning]:
    """Columns headed by first days of months, as Excel keeps "Sep-25", are of the months."""
    days = {one.period for one in found if one.period}
    if len(days) < 2 or not all(map(_is_first_of_month, days)):
        return found
    return [replace(one, period=month_of(one.period)) if one.period else one for one in found]


def _without_sums(found: list[ColumnMeaning]) -> list[ColumnMeaning]:
    """A total beside columns of months adds them up, and is no number of students they are of."""
    times = [one for one in found if one.meaning is Meaning.NUMERATOR and one.period]
    if len(times) < 2:
        return found
    return [
        replace(one, meaning=Meaning.LEAVE_OUT)
        if one.meaning is Meaning.DENOMINATOR
        and not (one.group or one.period)
        and _SUM.fullmatch(plain_name(_lower(one.name)))
        else one
        for one in found
    ]


def _is_first_of_month(period: str) -> bool:
    return len(period) == len("2026-09-01") and period.endswith("-01")


def _lower(name: str) -> str:
    return name.rpartition(NAME_SEPARATOR)[2]


def _is_left(one: ColumnMeaning) -> bool:
    return one.meaning is Meaning.LEAVE_OUT


def _are(what: Callable[[str], bool], values: Sequence[str]) -> bool:
    filled = [value for value in values if value.strip() and not is_total(value)]
    return bool(filled) and all(map(what, filled))


def _is_year(text: str) -> bool:
    return is_year(read_period(text) or "")


def _is_calendar_year(text: str) -> bool:
    return calendar_year(text) is not None


def _are_schools(values: Sequence[str]) -> bool:
    different = {value for value in values if value.strip() and not is_total(value)}
    schools = sum(SCHOOL.search(value) is not None for value in different)
    return len(different) > 1 and schools >= 0.6 * len(different)


def _are_groups(values: Sequence[str]) -> bool:
    different = {value for value in values if value.strip() and not is_total(value)}
    groups = sum(map(STUDENT_GROUPS.__contains__, map(group_reader(different), different)))
    return len(different) > 1 and groups >= 0.6 * len(different)
