"""What the first rows of a table say, asked for once however often its columns are fitted."""

from typing import Any, Generic

from ui.models.table import Column, Row, SortProxy, TableModel

LOOKED_AT = 40
"""Rows that are measured."""
_ONE = 12
"""Characters of a date, the longest of what is read as one word."""


def is_one(text: str) -> bool:
    """Whether it is read as one word: a date, a time, an amount."""
    return len(text) <= _ONE and any(map(str.isdigit, text))


class TableTexts(Generic[Row]):
    """The rows in sight of a table of these columns and what their cells say.

    A window that opens is laid out several times, each time with other widths: the texts are the
    same until the rows are others or stand in another order.
    """

    def __init__(self, proxy: SortProxy) -> None:
        """Look at the rows of `proxy`; whoever fits columns when they change connects later."""
        self._proxy = proxy
        self._rows: list[Row] | None = None
        self._texts: dict[int, list[str]] = {}
        for changed in (
            proxy.modelReset,
            proxy.layoutChanged,
            proxy.rowsInserted,
            proxy.rowsRemoved,
            proxy.rowsMoved,
            proxy.dataChanged,
        ):
            changed.connect(self.forget)

    def forget(self) -> None:
        """Ask again: cells may say something else."""
        self._rows = None
        self._texts.clear()

    def rows(self) -> list[Row]:
        """The first rows as they stand, at most `LOOKED_AT`."""
        if self._rows is None:
            count = min(self._proxy.rowCount(), LOOKED_AT)
            self._rows = [self._proxy.record(place) for place in range(count)]
        return self._rows

    def texts(self, model: TableModel[Any], number: int) -> list[str]:
        """What they say in a column."""
        found = self._texts.get(number)
        if found is None:
            text = model.columns[number].text
            found = self._texts[number] = [text(row) for row in self.rows()]
        return found

    def all_of(self, model: TableModel[Any]) -> tuple[object, ...]:
        """All that is said, and which of it stands in pills, to be held against another time."""
        return tuple(
            (*self.texts(model, number), *self._pills(column))
            for number, column in enumerate(model.columns)
        )

    def _pills(self, column: Column[Row]) -> list[bool]:
        return [bool(column.tone(row)) for row in self.rows()] if column.tone else []

    def are_one(self, model: TableModel[Any], number: int) -> bool:
        """Whether there are rows, and each says one word in a column."""
        texts = self.texts(model, number)
        return bool(texts) and all(map(is_one, texts))
