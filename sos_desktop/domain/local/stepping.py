"""Bringing the periods of figures together: days to months, months to school years."""

from collections.abc import Iterable

from sos_desktop.domain.local.cells import LocalCell
from sos_desktop.domain.local.mapping import Step
from sos_desktop.domain.local.periods import month_of, year_of


def brought_together(cells: Iterable[LocalCell], step: Step) -> list[LocalCell]:
    """Bring periods together: counts without a size are added, shares become those of a usual day.

    A group of nine students is nine students in every week: to add sizes up over time would make
    it look large enough to be shown.
    """
    if step is Step.AS_IS:
        return list(cells)
    together: dict[tuple[str, str, str], list[LocalCell]] = {}
    for cell in cells:
        key = (stepped(cell.period, step), cell.place, cell.group)
        together.setdefault(key, []).append(cell)
    return [_one(key, found) for key, found in together.items()]


def _one(key: tuple[str, str, str], cells: list[LocalCell]) -> LocalCell:
    counts = [c.numerator for c in cells if c.numerator is not None]
    sizes = [c.denominator for c in cells if c.denominator is not None]
    values = [c.value for c in cells if c.value is not None]
    if not sizes:
        total = sum(counts) if len(counts) == len(cells) else None
        return LocalCell(*key, total, None, sum(values) / len(values) if values else None)
    size = float(round(sum(sizes) / len(sizes)))
    if len(counts) == len(cells) == len(sizes):
        share = sum(counts) / sum(sizes) if sum(sizes) else 0.0
        return LocalCell(*key, float(round(share * size)), size, 100 * share)
    return LocalCell(*key, None, size, sum(values) / len(values) if values else None)


def stepped(period: str, step: Step) -> str:
    """The longer period in which a period lies."""
    if step is Step.MONTH:
        return month_of(period)
    return year_of(period) if step is Step.YEAR and period else period
