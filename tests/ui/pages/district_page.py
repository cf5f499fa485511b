"""The Districts page, opened on an LEA and a year."""

from tests.importers import files
from ui.navigation import DistrictsTarget


def opens(window, settle):
    """Opens the page on an LEA and year; gives the page."""

    def at(cds=files.DISTRICT, year=2025):
        window.open_page(DistrictsTarget(cds=cds, year=year))
        settle()
        return window.page

    return at


def cell(heat_map, group, indicator):
    """Where the figure of a group stands."""
    view = heat_map.heat.view
    return heat_map.heat.index(view.groups.index(group), view.indicators.index(indicator))
