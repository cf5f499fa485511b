"""The rule for small numbers, from its table."""

from functools import cache
from typing import Any

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


def _rule(values: Any) -> SmallNumberRule:
    entry = TableEntry("the file", values)
    rule = SmallNumberRule(entry.number("minimum"), entry.text("source"))
    entry.done()
    return rule
