"""An LEA's Dashboard figures of a year, as a page shows them."""

from collections.abc import Collection, Mapping

from sos_desktop.domain.casework.terms import Terms
from sos_desktop.domain.dashboard.codes import Indicator, applies
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.report import HeatCell, HeatMapBlock
from sos_desktop.domain.identification.heat import HeatValue
from sos_desktop.foundation.frozen import frozen_dataclass

NOT_ASKED = HeatCell("–", "")
"""Where the Dashboard has no figure of an indicator for a group at all."""


@frozen_dataclass
class DashboardResults:
    """Figures of one LEA and year.

    Attributes:
        groups: Codes of student groups, in the order of the rows.
        cells: By group and indicator; what is missing was not reported.
        lettered: The groups that have a letter in that year.
        missing: Indicators the year's rules need that are not loaded.
    """

    year: int
    groups: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    cells: Mapping[str, Mapping[Indicator, HeatValue]]
    lettered: Collection[str] = ()
    missing: tuple[Indicator, ...] = ()


def with_open(caption: str, results: DashboardResults, catalog: Catalog) -> str:
    """A caption that names what is not loaded, so that what stands below never reads as all."""
    if not results.missing:
        return caption
    names = ", ".join(catalog.terms.indicator(code) for code in results.missing)
    return f"{caption} {catalog.say('results_open', indicators=names)}"


def results_block(
    results: DashboardResults, terms: Terms, *, name: str, caption: str, missing: str
) -> HeatMapBlock | None:
    """The figures as a block; None when there are none."""
    if not results.cells:
        return None
    rows = tuple(
        (
            terms.group(group),
            tuple(
                _cell(results, terms, group, indicator) if applies(indicator, group) else NOT_ASKED
                for indicator in results.indicators
            ),
        )
        for group in results.groups
    )
    columns = tuple(terms.indicator(code, short=True) for code in results.indicators)
    return HeatMapBlock(name, columns, rows, caption, missing)


def heat_cell(value: HeatValue, word: str, terms: Terms, *, lettered: bool) -> HeatCell:
    """A cell as it goes to paper, outlined as on the screen."""
    shown = terms.dashboard(value.value)
    return HeatCell(shown, word, value.color, value.counted, value.counted and not lettered)


def _cell(
    results: DashboardResults, terms: Terms, group: str, indicator: Indicator
) -> HeatCell | None:
    value = results.cells[group].get(indicator)
    if value is None:
        return None
    word = terms.dashboard(value.word)
    if value.color:
        word = f"{word} {value.arrow}".strip()
    return heat_cell(value, word, terms, lettered=group in results.lettered)
