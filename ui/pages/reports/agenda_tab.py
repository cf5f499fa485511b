"""First-meeting agendas: an open case a row; strengths come first on each."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.domain.casework.letters.letter_fields import FieldPlace
from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.services.letters.readiness import LetterRow
from ui.context import AppContext
from ui.navigation import CaseTarget
from ui.pages.reports.columns import AGENDAS
from ui.pages.reports.fill_in import ObstacleList, fill_in
from ui.widgets.basics import label
from ui.widgets.lists.fitted_table import FittedTable

_ABOUT = (
    "An agenda begins with what is going well and what the district itself wants, then the "
    "figures, how to work together, who should be in the room, and next steps."
)
_NONE = "There is no open case. Open one from Identification or Caseload; its agenda stands here."


class AgendaTab(QWidget):
    """The table, and what the selected one lacks."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.table = FittedTable(
            AGENDAS,
            name="Agendas",
            key=lambda r: r.found.lea.cds,
            lines=1,
            whole=False,
        )
        self.obstacles = ObstacleList(self._fill_in, self.table)
        self.about = label(_ABOUT, tone="muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.about)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.obstacles)
        self.table.current_changed.connect(lambda _row: self._show_current())
        self.table.menu.offer(("&Open the case", lambda: self._go(self.table.current())))
        self.table.chosen.connect(self._go)

    def _go(self, row: LetterRow | None) -> None:
        if row is not None and row.found.case is not None:
            self._context.go.emit(CaseTarget(row.found.case.id, "outreach"))

    def show_rows(self, rows: tuple[LetterRow, ...]) -> None:
        """Show these cases."""
        self.about.setText(_ABOUT if rows else _NONE)
        self.table.setVisible(bool(rows))
        self.table.set_rows(rows)
        if self.table.current() is None and rows:
            self.table.select_row(0)
        self._show_current()

    def rows(self) -> tuple[LetterRow, ...]:
        """Every open case."""
        return self.table.rows_model.rows

    def _show_current(self) -> None:
        found: LetterRow | None = self.table.current()
        self.obstacles.show_obstacles(found.by_kind[LetterKind.AGENDA].obstacles if found else ())

    def _fill_in(self, place: FieldPlace, entry: str) -> None:
        found = self.table.current()
        if found is not None:
            fill_in(self._context, self, found.found, place, entry)
