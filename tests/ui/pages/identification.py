"""The Identification page, opened anew on a view of a year."""

from tests.ui.tabs import turn_to
from ui.navigation import IdentificationTarget

LETTERS, STATUSES, COMPARE, WATCH, OUTLOOK = (
    "Letter codes",
    "Statuses",
    "Compare",
    "Watch list",
    "Outlook",
)


def opens(window, settle):
    """Opens the page on a view of a year."""

    def at(tab=LETTERS, year=None):
        window.open_page(IdentificationTarget(year))
        settle()
        turn_to(window.page.tabs, tab)
        settle()
        return window.page

    return at
