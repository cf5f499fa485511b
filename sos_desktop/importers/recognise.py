"""What a file is: its dataset, indicator, series and Dashboard year."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sos_desktop.domain.dashboard.codes import INDICATORS, Indicator
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.contract import (
    EQUITY_MULTIPLIER,
    LOW_PERFORMING,
    OFFICIAL,
    Identity,
    IssueLog,
    Severity,
)
from sos_desktop.importers.layouts import Dataset, layouts, plain
from sos_desktop.importers.list_years import year_of_list
from sos_desktop.importers.tables import SheetTable

_SCHOOL_YEAR = re.compile(r"(20\d\d)\s*[-–—‑−/_]\s*(20\d\d|\d\d)(?!\d)")
_SHORT_SCHOOL_YEAR = re.compile(r"([12]\d)\s*[-–—‑−/_]\s*(\d\d)")
_YEAR = re.compile(r"(20\d\d)(?:\.0+|[a-z]|-\d\d-\d\d.*)?", re.IGNORECASE)
_BEFORE_YEAR = re.compile(r"(?:school year|fiscal year|sy|fy|ay)[\s:]*", re.IGNORECASE)
_AGAIN = re.compile(r"(.*?[^._\d\s(])(?:(?:\.{1,3}|_|\s)\d{1,2}|\s*\(\d{1,2}\)|\d)")
_FIRST_YEAR = 2013
_STRAY_SHARE = 0.1
"""Rows that do not line up put other columns' texts here; they are reported row by row later."""


class NeedsChoice(InputProblem):
    """The header fits several indicators and the name does not tell; the person must.

    Attributes:
        indicators: Those it may be.
    """

    def __init__(self, name: str, indicators: Sequence[Indicator]) -> None:
        names = " or ".join(INDICATORS[i].name for i in indicators)
        super().__init__(
            f"{name} may hold {names}: their columns are the same that year, and the file's name "
            "does not say. Choose which, or put the word into the file's name.",
            where=name,
        )
        self.indicators = tuple(indicators)


class NotRead(InputProblem):
    """A file of CDE that this version does not read."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file's identity and where its columns are."""

    identity: Identity
    dataset: Dataset
    columns: dict[str, int]


def recognise(
    name: str, table: SheetTable, issues: IssueLog, choice: Indicator | None = None
) -> Recognised:
    """Tell what a file is, by its header first.

    Raises:
        NeedsChoice: Its header fits several indicators and its name none of them.
        NotRead: It is another of CDE's files.
        InputProblem: It is not a known file, has no rows, or its year is missing or mixed.
    """
    dataset = layouts().dataset_of(table.header)
    if dataset is None:
        raise InputProblem(
            f"The columns of {name} are not those of a Dashboard indicator file. Nothing of it is "
            "loaded. Choose the file as CDE published it.",
            where=name,
        )
    if not dataset.reads:
        raise NotRead(
            f"{name} is {dataset.name}. This version does not load such files; nothing was "
            "changed.",
            where=name,
        )
    if not len(table):
        raise InputProblem(
            f"{name} has column names but no rows. Download it again from CDE.", where=name
        )
    _refuse_twice(name, table, dataset)
    columns = _places(table.header, dataset)
    _require(name, dataset, columns)
    restated = _restated_years(table.header) if dataset.kind in OFFICIAL else ()
    if restated and "year" not in columns:
        year = max(restated)
    elif dataset.kind in (EQUITY_MULTIPLIER, LOW_PERFORMING):
        year = year_of_list(name, table.titles, issues, fiscal=dataset.kind == EQUITY_MULTIPLIER)
    else:
        year = _year(name, table, dataset, columns, issues)
    indicator = _indicator(name, table, dataset, columns, issues, choice)
    series = _series(name, dataset, table, columns)
    return Recognised(Identity(dataset.kind, indicator, year, series, dataset.id), dataset, columns)


def _restated_years(header: Sequence[str]) -> tuple[int, ...]:
    """The years a list of the state has statuses for; its own is the newest (2019, first issue)."""
    found = (re.fullmatch(r"assistancestatus(20\d\d)", plain(name)) for name in header)
    return tuple(int(match[1]) for match in found if match)


def _places(header: Sequence[str], dataset: Dataset) -> dict[str, int]:
    names: dict[str, int] = {}
    for place, column in enumerate(header):
        names.setdefault(plain(column), place)
    found = {}
    for wanted, spellings in dataset.columns.items():
        place = next((names[spelling] for spelling in spellings if spelling in names), None)
        if place is not None:
            found[wanted] = place
    return found


def _refuse_twice(name: str, table: SheetTable, dataset: Dataset) -> None:
    """Two columns of one name are read only where they say the same."""
    names: dict[str, list[int]] = {}
    wanted = {spelling for spellings in dataset.columns.values() for spelling in spellings}
    if dataset.kind in OFFICIAL or dataset.kind == "local":
        wanted |= {name for column in table.header if (name := plain(column))}
    for place, column in enumerate(table.header):
        names.setdefault(plain(column), []).append(place)
    for place, column in enumerate(table.header):
        # What pandas, R and Excel call the second of two columns of one name.
        again = _AGAIN.fullmatch(column.strip())
        if again and (first := plain(again[1])) in names and plain(column) not in wanted:
            names[first].append(place)
    for column, places in names.items():
        if column in wanted and len(places) > 1 and not _same(table, places):
            raise InputProblem(
                f"{name} has {len(places)} columns named {table.header[places[0]]}, which say "
                "different things, so it cannot be told which counts. Nothing of it is loaded. "
                "Choose the file as CDE published it.",
                where=name,
            )


def _same(table: SheetTable, places: Sequence[int]) -> bool:
    rows = table.cells
    if rows is None:
        rows = [line.split(table.delimiter) for line in table.lines or ()]
    last = max(places)
    return all(len({row[place] for place in places}) == 1 for row in rows if len(row) > last)


def school_year(text: str) -> tuple[int | None, bool]:
    """The Dashboard year a cell names, and whether it is written as a school year.

    2024 for "2024", "2023-24", "23-24", "2023_2024", "SY 2023-24" and "2024f"; None for anything
    else, such as two years that do not follow each other.
    """
    plain_text = text.strip().removeprefix("=").strip("\"' ")
    plain_text = _BEFORE_YEAR.sub("", plain_text, count=1)
    for form in (_SCHOOL_YEAR, _SHORT_SCHOOL_YEAR):
        if match := form.fullmatch(plain_text):
            first, second = int(match[1]) % 100, int(match[2]) % 100
            return (2000 + second if second == (first + 1) % 100 else None), True
    match = _YEAR.fullmatch(plain_text)
    return (int(match[1]) if match else None), False


def _years_in(name: str) -> set[int]:
    """The years a file's name says, school years by the year they end in."""
    found: set[int] = set()
    place = 0
    while match := re.compile(r"20\d\d").search(name, place):
        joined = _SCHOOL_YEAR.match(name, match.start())
        year = school_year(joined[0])[0] if joined else None
        found.add(year or int(match[0]))
        place = joined.end() if joined and year else match.end()
    return found


def _require(name: str, dataset: Dataset, columns: dict[str, int]) -> None:
    figures = dataset.kind != "local" and dataset.kind not in OFFICIAL
    needed = ["cds", "denominator"] if figures else ["cds"]
    if dataset.kind == EQUITY_MULTIPLIER:
        needed = []
    if figures and not dataset.only_group:
        needed.append("group")
    missing = [column for column in needed if column not in columns]
    if missing:
        spelled = ", ".join(dataset.columns[column][0] for column in missing)
        raise InputProblem(
            f"{name} lacks the column {spelled}, without which its figures cannot be placed. "
            "Nothing of it is loaded. Choose the file as CDE published it.",
            where=name,
        )


def column_values(table: SheetTable, place: int) -> Counter[str]:
    """How often each text stands in a column."""
    if table.lines is not None:
        tab = table.delimiter
        return Counter(
            cells[place].strip()
            for line in table.lines
            if len(cells := line.split(tab, place + 1)) > place
        )
    return Counter(row[place].strip() for row in table.cells or () if len(row) > place)


def _near_end(table: SheetTable, place: int) -> Counter[str]:
    """As `column_values`, but quick for a column near the end of a long line.

    In CDE's files every row ends with the same indicator and year, which is seen at once.
    """
    if place and place > len(table.header) // 2:
        from_end = len(table.header) - place
        if table.lines:
            tab = table.delimiter
            tail = table.lines[0].rsplit(tab, from_end)
            ending = tab + tab.join(tail[1:])
            if len(tail) == from_end + 1 and table.lines.all_end_with(ending):
                return Counter({tail[1].strip(): len(table) - table.blank})
            return Counter(
                cells[-from_end].strip()
                for line in table.lines
                if len(cells := line.rsplit(tab, from_end)) >= from_end
            )
    return column_values(table, place)


def _year(
    name: str, table: SheetTable, dataset: Dataset, columns: dict[str, int], issues: IssueLog
) -> int:
    parts = [_years_in(part) for part in reversed(name.split("›"))]
    in_name = next((years for years in parts if years), set[int]())
    if "year" not in columns:
        if len(in_name) == 1:
            year = in_name.pop()
            # CDE's files of local ratings never have the column, those of indicators always.
            issues.add(
                Severity.NOTE if dataset.kind == "local" else Severity.WARNING,
                f"The file has no year column; {year} is taken from its name.",
                remedy="Check that this is the Dashboard year.",
            )
            return year
        raise InputProblem(
            f"{name} does not say which Dashboard year it is for: it has no reportingyear column, "
            "and no year in its name. Put the year into the file's name and choose it again.",
            where=name,
        )
    values = _near_end(table, columns["year"])
    years = Counter[int]()
    for text, count in values.items():
        year, joined = school_year(text)
        if year is not None and year >= _FIRST_YEAR:
            years[year] += count
            if joined:
                issues.add(
                    Severity.REPAIR,
                    f"The year is written as a school year; it is read as the {year} Dashboard.",
                    column="reportingyear",
                    value=text,
                    count=count,
                )
    odd = {t: n for t, n in values.items() if "20" in t and school_year(t)[0] is None}
    if odd and years:
        issues.add(
            Severity.WARNING,
            "This is not a Dashboard year. The row counts with the year of the others.",
            column="reportingyear",
            value=next(iter(odd)),
            remedy="Compare with CDE's original file.",
            count=sum(odd.values()),
        )
    if not years:
        raise InputProblem(
            f"The reportingyear column of {name} holds no Dashboard year. Nothing of it is loaded. "
            "Download the file again from CDE.",
            where=name,
        )
    if len(years) > 1:
        found_years = " and ".join(str(year) for year in sorted(years))
        raise InputProblem(
            f"{name} holds more than one Dashboard year ({found_years}). Nothing of it is loaded. "
            "Load each year from a file of its own.",
            where=name,
        )
    year = next(iter(years))
    _remark_on_year(year, in_name, issues)
    return year


def _remark_on_year(year: int, in_name: set[int], issues: IssueLog) -> None:
    if in_name and year not in in_name:
        issues.add(
            Severity.WARNING,
            f"The file's name says {min(in_name)}, its rows say {year}; the rows count.",
            column="reportingyear",
        )
    if year > layouts().newest_year:
        issues.add(
            Severity.NOTE,
            f"The {year} layout is not known to this version; the file is read by its column "
            "names.",
            remedy="Check a few figures against the Dashboard.",
        )


def _indicator(
    name: str,
    table: SheetTable,
    dataset: Dataset,
    columns: dict[str, int],
    issues: IssueLog,
    choice: Indicator | None,
) -> Indicator | None:
    if not dataset.indicators:
        return None
    named = [i for i in layouts().named_indicators(name) if i in Indicator]
    found = _from_column(name, table, columns)
    if found is None and len(dataset.indicators) == 1:
        found = dataset.indicators[0]
    if found is None and choice in dataset.indicators:
        return choice
    if found is None:
        fitting = [indicator for indicator in dataset.indicators if indicator in named]
        if len(fitting) != 1:
            raise NeedsChoice(name, dataset.indicators)
        found = fitting[0]
    if named and found not in named:
        issues.add(
            Severity.WARNING,
            f"The file's name says {INDICATORS[named[0]].name}, its columns say "
            f"{INDICATORS[found].name}; the columns count.",
        )
    return found


def _from_column(name: str, table: SheetTable, columns: dict[str, int]) -> Indicator | None:
    if "indicator" not in columns:
        return None
    counted = _near_end(table, columns["indicator"])
    few = counted.total() * _STRAY_SHARE
    values = [
        text for text, count in counted.items() if text and (count > few or len(counted) == 1)
    ]
    codes = {layouts().indicator_codes.get(text.upper()) for text in values}
    if None in codes:
        unknown = next(t for t in values if t.upper() not in layouts().indicator_codes)
        raise InputProblem(
            f"{name} holds the indicator “{unknown[:40]}”, which this version does not know. "
            "Nothing of it is loaded. Choose the file as CDE published it; a new indicator needs a "
            "newer version.",
            where=name,
        )
    if len(codes) > 1:
        raise InputProblem(
            f"{name} holds several indicators at once. Nothing of it is loaded. Load each from a "
            "file of its own.",
            where=name,
        )
    return codes.pop() if codes else None


def _series(name: str, dataset: Dataset, table: SheetTable, columns: dict[str, int]) -> str:
    """Figures kept apart: five-year and one-year graduation rates have the same columns."""
    if dataset.series or "GRADUATION" not in dataset.indicators:
        return dataset.series
    short = plain(name)
    if "dass" in short:
        return "dass"
    levels = columns.get("status_level")
    if levels is None or "5yr" not in short.replace("year", "yr"):
        return ""
    filled = any(value not in ("", "0") for value in column_values(table, levels))
    return "" if filled else "5year"
