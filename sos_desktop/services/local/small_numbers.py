"""The rule for small numbers, from its table."""

from functools import cache
from typing import Any

from sos_desktop.domain.local.cells import Shown
from sos_desktop.domain.local.suppression import SmallNumberRule
from sos_desktop.foundation.paths import resource
from sos_desktop.services.table_files import TableEntry, read_table_file


@cache
def small_number_rule() -> SmallNumberRule:
    """From how many students on a figure is shown.

    Raises:
        InputProblem: The table cannot be used.
    """
    path = resource("reference", "small_numbers.toml")
    return read_table_file(path, "The table of small numbers", _rule)


def why_held(state: Shown) -> str:
    """Why a figure is held back, with who says so; "" where it may be shown.

    Which of the two reasons it is would tell a reader how many students it is of.

    Raises:
        InputProblem: The table cannot be used.
    """
    if state is Shown.YES:
        return ""
    rule = small_number_rule()
    return (
        f"Fewer than {rule.minimum} students, or a group of so few could be computed from it, with "
        "what else is shown or was shown of the district. Which of the two is not said: it would "
        "tell how many there are. A 0 is held back where nothing else keeps a small group from "
        f"being computed.\n{rule.source}"
    )


def _rule(values: Any) -> SmallNumberRule:
    entry = TableEntry("the file", values)
    rule = SmallNumberRule(entry.number("minimum"), entry.text("source"))
    entry.done()
    return rule
