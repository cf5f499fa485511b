"""Whether the Equity Multiplier's sheets agree with themselves: every row, and their totals."""

from collections.abc import Mapping, Sequence

from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.importers.contract import IssueLog, OfficialRow, Severity

COUNTED = (ListFact.SITES, ListFact.ENROLLMENT, ListFact.FUNDING)
"""What the TOTAL row of a sheet adds up."""

NON_STABILITY_ABOVE, DISADVANTAGED_ABOVE = 0.25, 0.70
"""As the sheet's own headings say: "IF A-3 > 25%, TRUE", "IF B-2 > 70%, TRUE"."""

_SHARE, _ROWS = 0.05, 10
_ROUNDED = 1.0
_LOOK = "Compare with CDE's original workbook."


def check_sites(rows: Sequence[OfficialRow], year: int, issues: IssueLog) -> None:
    """Note rows whose eligibility contradicts their shares or their money."""
    wrong = [row.row for row in rows if _contradicts(row, year)]
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
        if abs(found - total) > _ROUNDED:
            issues.add(
                Severity.WARNING,
                "The rows do not add up to the list's own total: rows are missing or were changed.",
                column=f"TOTAL, {fact}",
                value=f"{found:,.0f} / {total:,.0f}",
                remedy=_LOOK,
            )
