"""The year of a list that has no year column: it stands above the table, or in the file's name."""

import re
from collections.abc import Iterable

from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.contract import IssueLog, Severity

_SCHOOL_YEAR = re.compile(r"(?<!\d)(20[1-4]\d)\s*[-\u2013/]\s*(?:20)?(\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)20[1-4]\d(?!\d)")
_EQUITY_NAME = re.compile(r"em(\d\d)(?!\d)", re.IGNORECASE)


def year_of_list(name: str, titles: Iterable[str], issues: IssueLog, *, fiscal: bool) -> int:
    """The year of a list.

    Args:
        name: The file's name.
        titles: The lines above its table, which count more than the name.
        issues: Told when the two say different years, or only the name says one.
        fiscal: Its year is a fiscal year, known by the calendar year it begins in: 2023-24 is 2023.

    Raises:
        InputProblem: Neither says a year, or one of them says several.
    """
    said = {year for title in titles for year in _years(title, fiscal=fiscal)}
    named = _named(name, fiscal=fiscal)
    for years in (said, named):
        if len(years) > 1:
            raise InputProblem(
                f"{name} names more than one year ({_words(*sorted(years), fiscal=fiscal)}), so it "
                "cannot be told which one it is for. Nothing of it is loaded. Choose the list as "
                "CDE published it.",
                where=name,
            )
    if not said and not named:
        kind = "fiscal year (such as 2023-24)" if fiscal else "year"
        raise InputProblem(
            f"{name} does not say which {kind} it is for, neither above its table nor in its name. "
            "Put the year into the file's name and choose it again.",
            where=name,
        )
    if not said:
        year = named.pop()
        issues.add(
            Severity.NOTE,
            "The list does not say its year; it is taken from the file's name.",
            value=_words(year, fiscal=fiscal),
            remedy="Check that this is the year.",
        )
        return year
    year = said.pop()
    if named and year not in named:
        told = _words(named.pop(), fiscal=fiscal)
        issues.add(
            Severity.WARNING,
            f"The file's name says {told}, the lines above its table say "
            f"{_words(year, fiscal=fiscal)}; these count.",
            remedy="Compare with CDE's original workbook.",
        )
    return year


def _years(text: str, *, fiscal: bool) -> set[int]:
    joined = {
        int(found[1])
        for found in _SCHOOL_YEAR.finditer(text)
        if int(found[2]) == (int(found[1]) + 1) % 100
    }
    if fiscal:
        return joined
    return joined or {int(year) for year in _YEAR.findall(text)}


def _named(name: str, *, fiscal: bool) -> set[int]:
    """The years a name says; a workbook's sheets may say it before the file does."""
    for part in reversed(name.rsplit("/", 1)[-1].split("\u203a")):
        found = _years(part, fiscal=fiscal)
        if fiscal and not found:
            found = {2000 + int(year) for year in _EQUITY_NAME.findall(part)}
        if found:
            return found
    return set()


def _words(*years: int, fiscal: bool) -> str:
    return ", ".join(f"{y}-{(y + 1) % 100:02}" if fiscal else str(y) for y in years)
