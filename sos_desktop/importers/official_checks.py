"""Whether one of the state's lists agrees with itself."""

from collections.abc import Sequence

from sos_desktop.domain.identification.listed_rows import contradicts_itself
from sos_desktop.importers.contract import IssueLog, OfficialRow, Severity

_SHARE, _ROWS = 0.05, 10
_SMALL_LIST, _ROWS_OF_SMALL = 200, 3
_LOOK = "Compare with CDE's original workbook."


def check_list(kind: str, year: int, rows: Sequence[OfficialRow], issues: IssueLog) -> None:
    """Note rows whose status or letters contradict their methods."""
    if kind != "assistance":
        return
    wrong = [row.row for row in rows if _contradicts(row, year)]
    if wrong:
        fewest = _ROWS_OF_SMALL if len(rows) < _SMALL_LIST else _ROWS
        unfit = len(wrong) >= fewest and len(wrong) > len(rows) * _SHARE
        issues.add(
            Severity.UNFIT if unfit else Severity.ERROR,
            "The status contradicts the methods by which the criteria were met, in the same row.",
            row=wrong[0],
            column=f"AssistanceStatus{year}, MetMethod1, MetMethod2, MetMethod3",
            remedy=_LOOK,
            count=len(wrong),
        )


def _contradicts(row: OfficialRow, year: int) -> bool:
    lettered = any(judged == year for judged, _ in row.marks)
    return contradicts_itself(year, row.statuses.get(year), row.methods, lettered=lettered)
