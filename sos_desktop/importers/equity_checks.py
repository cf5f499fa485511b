"""Whether the Equity Multiplier's sheets agree with themselves: every row, and their totals."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.importers.contract import IssueLog, OfficialRow, Severity

COUNTED = (ListFact.SITES, ListFact.ENROLLMENT, ListFact.FUNDING)
"""What the TOTAL row of a sheet adds up."""

NON_STABILITY_ABOVE, DISADVANTAGED_ABOVE = 0.25, 0.70
"""As the sheet's own headings say: "IF A-3 > 25%, TRUE", "IF B-2 > 70%, TRUE"."""


@dataclass(frozen=True, slots=True)
class Workings:
    """What a sheet shows of its arithmetic beside the facts; None where a column or cell is not.

    Attributes:
        unstable, poor: Students behind the two shares.
        rate: Dollars for a student.
        more: Dollars added or taken away.
        classroom: Whether the school is one that can be eligible at all.
    """

    unstable: float | None
    poor: float | None
    rate: float | None
    more: float | None
    classroom: float | None


LEAST_FUNDING = 50_000
"""Dollars for an eligible site, as the sheet's own heading says."""

_TENTH_PERCENT = 0.00051
_SHARE, _ROWS = 0.05, 10
_ROUNDED = 1.0
_LOOK = "Compare with CDE's original workbook."


def check_sites(
    rows: Sequence[OfficialRow], workings: Sequence[Workings], year: int, issues: IssueLog
) -> None:
    """Note rows whose eligibility contradicts their shares or their money, or that do not add up.

    Tried on the 10,163 school sites of 2023-24: none does.
    """
    wrong = [
        row.row
        for row, shown in zip(rows, workings, strict=True)
        if _contradicts(row, year) or _miscounts(row, shown, year)
    ]
    if wrong:
        unfit = len(wrong) >= _ROWS and len(wrong) > len(rows) * _SHARE
        issues.add(
            Severity.UNFIT if unfit else Severity.ERROR,
            "Eligibility, shares and money of the row contradict each other.",
            row=wrong[0],
            column="Eligibility Determination, Non-Stability Rate, Disadvantaged Percentage",
            remedy=_LOOK,
            count=len(wrong),
        )


def _contradicts(row: OfficialRow, year: int) -> bool:
    def of(fact: ListFact) -> float | None:
        return row.facts.get((year, fact))

    eligible, funding = of(ListFact.ELIGIBLE), of(ListFact.FUNDING)
    if eligible is None:
        eligible = of(ListFact.SITES)
    if eligible is not None and funding is not None and (eligible > 0) != (funding > 0):
        return True
    if not of(ListFact.ELIGIBLE):
        return False
    unstable, disadvantaged = of(ListFact.NON_STABILITY), of(ListFact.DISADVANTAGED)
    return (unstable is not None and unstable <= NON_STABILITY_ABOVE) or (
        disadvantaged is not None and disadvantaged <= DISADVANTAGED_ABOVE
    )


def _miscounts(row: OfficialRow, shown: Workings, year: int) -> bool:
    """Whether the row's own arithmetic gives other shares, another decision or other money."""

    def of(fact: ListFact) -> float | None:
        return row.facts.get((year, fact))

    students = of(ListFact.ENROLLMENT)
    shares = (of(ListFact.NON_STABILITY), of(ListFact.DISADVANTAGED))
    for counted, share in zip((shown.unstable, shown.poor), shares, strict=True):
        if not students or counted is None or share is None:
            continue
        if abs(counted / students - share) > _TENTH_PERCENT:
            return True
    eligible, funding = of(ListFact.ELIGIBLE), of(ListFact.FUNDING)
    unstable, poor = shares
    if eligible is None or unstable is None or poor is None:
        return False
    reached = unstable > NON_STABILITY_ABOVE and poor > DISADVANTAGED_ABOVE
    if shown.classroom is not None and bool(eligible) != bool(reached and shown.classroom):
        return True
    if not eligible or funding is None or shown.rate is None or students is None:
        return False
    due = max(students * shown.rate, LEAST_FUNDING) + (shown.more or 0.0)
    return abs(due - funding) > _ROUNDED


def check_filled(
    rows: Sequence[OfficialRow], facts: Collection[ListFact], year: int, issues: IssueLog
) -> None:
    """Note blank cells of columns that CDE fills in every row."""
    for fact in facts:
        without = [row.row for row in rows if (year, fact) not in row.facts]
        if without:
            issues.add(
                Severity.WARNING,
                "Cells are blank that every row of CDE's list fills. They are taken as not "
                "reported.",
                row=without[0],
                column=str(fact),
                remedy=_LOOK,
                count=len(without),
            )


def check_totals(
    rows: Sequence[OfficialRow],
    year: int,
    totals: Mapping[ListFact, float],
    issues: IssueLog,
) -> None:
    """Note that the rows do not add up to the list's own totals, or that it has none."""
    if not totals:
        issues.add(
            Severity.WARNING,
            "The list has no TOTAL row, which CDE's has: rows at its end may be missing.",
            remedy=_LOOK,
        )
    for fact, total in totals.items():
        found = sum(row.facts.get((year, fact), 0.0) for row in rows)
        if abs(found - total) > (_ROUNDED if fact is ListFact.FUNDING else 0.0):
            issues.add(
                Severity.WARNING,
                "The rows do not add up to the list's own total: rows are missing or were changed.",
                column=f"TOTAL, {fact}",
                value=f"{found:,.0f} / {total:,.0f}",
                remedy=_LOOK,
            )
