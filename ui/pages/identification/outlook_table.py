"""The lines of the outlook as a table that draws the students of each way."""

from ui.delegates.dots import DotsDelegate, width_of_dots
from ui.delegates.pill import PADDING
from ui.pages.identification.outlook import OUTLOOK, STUDENTS, OutlookLine, students_of
from ui.widgets.lists.fitted_table import FittedTable
from ui.widgets.lists.list_tab import ListTab

_DOTTED = OUTLOOK.index(STUDENTS)


class _DottedTable(FittedTable[OutlookLine]):
    """Its column of students keeps room for a dot each."""

    def least_widths(self) -> list[int]:
        found, metrics = super().least_widths(), self.fontMetrics()
        numbers = {students_of(line) or 0 for line in self.rows_model.rows}
        widths = [width_of_dots(metrics, f"{n:,}", n) + PADDING for n in numbers]
        found[_DOTTED] = max([found[_DOTTED], *widths])
        return found


class OutlookTab(ListTab[OutlookLine]):
    """The outlook of a year, with a dot per student behind each number."""

    def __init__(self) -> None:
        super().__init__(OUTLOOK, "Outlook", lines=1, made_as=_DottedTable)
        delegate = DotsDelegate(self.table, students_of)
        self.table.setItemDelegateForColumn(_DOTTED, delegate)
