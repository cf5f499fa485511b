"""Whether one of the state's lists agrees with itself."""

from collections.abc import Sequence

from sos_desktop.importers.contract import IssueLog, OfficialRow, Severity

_GENERAL = "General Assistance"
_FIRST = ("Differentiated Assistance", "Differentiated Assistance, Year 1")
_WITHOUT_YEAR = 2025
"""From this list on a status without a year of help says nothing of the criteria of its year."""

_SHARE, _ROWS = 0.05, 10
_LOOK = "Compare with CDE's original workbook."


def check_list(kind: str, year: int, rows: Sequence[OfficialRow], issues: IssueLog) -> None:
    """Note rows whose status or letters contradict their methods."""
    if kind != "assistance":
        return
    wrong = [row.row for row in rows if _contradicts(row, year)]
    if wrong:
        unfit = len(wrong) >= _ROWS and len(wrong) > len(rows) * _SHARE
        issues.add(
            Severity.UNFIT if unfit else Severity.ERROR,
            "The status contradicts the methods by which the criteria were met, in the same row.",
            row=wrong[0],
            column=f"AssistanceStatus{year}, MetMethod1, MetMethod2, MetMethod3",
            remedy=_LOOK,
            count=len(wrong),
        )


def _contradicts(row: OfficialRow, year: int) -> bool:
    """Whether status, methods and letters of one row cannot all be right."""
    lettered = any(judged == year for judged, _ in row.marks)
    first = row.methods.get(1)
    if first is not None and first != lettered:
        return True
    status = row.statuses.get(year)
    if status is None or not row.methods:
        return False
    met = any(row.methods.values())
    if status == _GENERAL:
        return met
    if status in _FIRST and not (year >= _WITHOUT_YEAR and status == _FIRST[0]):
        return not met
    return met and status not in _FIRST
