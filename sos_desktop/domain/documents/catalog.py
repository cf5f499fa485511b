"""The fixed words of printed pages, one catalog per language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sos_desktop.domain.documents.report import TableColumn


@dataclass(frozen=True, slots=True)
class Catalog:
    """The fixed words of a printed plan in one language."""

    words: Mapping[str, Any]

    def heading(self, key: str, **values: object) -> str:
        """A heading."""
        return self.words["headings"][key].format(**values)

    def say(self, key: str, **values: object) -> str:
        """A sentence."""
        return self.words["sentences"][key].format(**values)

    def column(self, key: str, kind: str = "text", width: float = 1.0) -> TableColumn:
        """A table column."""
        return TableColumn(self.words["columns"][key], kind, width)

    @property
    def unset(self) -> str:
        """What an empty cell of the plan says."""
        return self.words["missing"]["value"]
