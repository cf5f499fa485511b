"""The comparison with CDE's list: how many agree, and only those one asks for."""

from collections import Counter
from collections.abc import Callable, Sequence

from sos_desktop.domain.identification.reconcile import Comparison, Outcome
from sos_desktop.services.identification.comparison_text import summary
from sos_desktop.services.identification.reconciliation import Reconciliation
from ui.pages.identification.lists import COMPARISONS
from ui.widgets.chips import Chip, ChipRow
from ui.widgets.lists.list_tab import ListTab

_LIMITS = (
    "Rows are letter codes in which either side has one or could have one, then methods, criteria, "
    "status and EC 52072. Not computable is not a difference: a file is missing."
)
_KINDS: tuple[tuple[str, Callable[[Comparison], bool]], ...] = (
    ("All", lambda _row: True),
    ("Differences", lambda row: row.outcome.is_difference),
    ("Agree", lambda row: row.outcome is Outcome.AGREE),
    ("Not computable", lambda row: row.outcome is Outcome.NOT_COMPUTABLE),
)


class CompareTab(ListTab[Comparison]):
    """Differences first, then what agrees, then what cannot be compared."""

    def __init__(self) -> None:
        chips = ChipRow()
        super().__init__(COMPARISONS, "Comparison with CDE's list", lines=1, above=chips)
        self.chips = chips
        self._kind = "All"
        self._accepts: Callable[[Comparison], bool] = lambda _row: True
        self.chips.picked.connect(self._pick)

    def show_comparison(self, found: Reconciliation | None, year: int) -> None:
        """Show a comparison; None when CDE's list is not loaded."""
        self._kind = "All"
        if found is None:
            self._show_chips(())
            self.show_rows(
                (),
                (
                    f"CDE's list of {year} is not loaded. Load the LCFF assistance status "
                    "workbook on the Data page to compare.",
                ),
            )
            return
        rows = sorted((*found.cells, *found.facts), key=_order)
        self._show_chips(rows)
        self.show_rows(rows, (*summary(found)[:1], _LIMITS))
        self._filter()

    def set_filter(self, accepts: Callable[[Comparison], bool]) -> None:
        self._accepts = accepts
        self._filter()

    def _show_chips(self, rows: Sequence[Comparison]) -> None:
        counts = Counter(words for words, holds in _KINDS for row in rows if holds(row))
        chips = [Chip(words, f"{words} {counts[words]:,}") for words, _ in _KINDS] if rows else []
        self.chips.show_chips(chips, self._kind)

    def _pick(self, kind: str) -> None:
        self._kind = kind
        self._filter()

    def _filter(self) -> None:
        holds = dict(_KINDS)[self._kind]
        super().set_filter(lambda row: holds(row) and self._accepts(row))


def _order(row: Comparison) -> tuple[int, str]:
    place = 0 if row.outcome.is_difference else 1 if row.outcome is Outcome.AGREE else 2
    return place, row.lea
