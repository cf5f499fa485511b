"""One figure of the Dashboard as a cell: in words, with its colour, its source and its rule."""

from collections.abc import Mapping

from sos_desktop.domain.dashboard.codes import EntityKind, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.wording import (
    NO_COLOR,
    NO_LEVEL,
    absence_words,
    change_arrow,
    change_words,
    indicator_phrase,
    level_words,
    shown_count,
    value_words,
    year_before_words,
)
from sos_desktop.domain.identification.rules import SizeRule
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class SourceNote:
    """A file figures came from, and the day it was imported, in words."""

    file_name: str
    imported: str


@frozen_dataclass
class HeatValue:
    """One cell: a figure in words.

    Attributes:
        value: "−98.4", "9.2%", or why there is none ("fewer than 11 students").
        word: The colour's word, or the status level's where the year has no colours for the
            indicator, or why there is none; "" when `value` says that already.
        moved: "declined 3.1"; "" when not reported.
        arrow: The way the number moved; "" when unknown.
        color: 0-5 for the tint; a status level stands in where there are no colours that year.
        students: The denominator; None when not reported or below eleven.
        counted: It met a criterion of the year.
        source: "eladownload2025.txt, row 123, imported Nov 24, 2026; counts toward Priority 4 by
            the 2025 criteria (official)".
        note: More on why there is no colour; "" when there is nothing to add.
    """

    observation: Observation
    value: str
    word: str
    moved: str
    arrow: str
    color: int
    students: int | None
    counted: bool
    source: str
    note: str = ""

    @property
    def sentence(self) -> str:
        """The cell for screen readers and cards."""
        parts = [self.value, self.word, self.note, self.moved]
        if self.students is not None:
            parts.append(f"{self.students:,} students")
        said = ", ".join(part for part in parts if part)
        return f"{indicator_phrase(self.observation.indicator)}: {said}"


@frozen_dataclass
class CellWriter:
    """Writes the cells of one LEA and year.

    Attributes:
        by_status: Indicators shown by their status level, because there are no colours.
        rules_met: For cells that counted, by (group, indicator): toward what, by which rules.
        files: By import.
    """

    kind: EntityKind
    size: SizeRule
    by_status: frozenset[Indicator]
    rules_met: Mapping[tuple[str, Indicator], str]
    files: Mapping[int, SourceNote]

    def cell(self, found: Observation) -> HeatValue:
        """One figure in words."""
        by_status = found.indicator in self.by_status
        color = self._level(found) if by_status else int(found.color or 0)
        absent = "" if color else self._absent(found)
        word = level_words(found, by_status=by_status) if color else absent
        reported = found.status is not None
        rule = self.rules_met.get((found.group, found.indicator), "")
        return HeatValue(
            observation=found,
            value=value_words(found.indicator, found.status) if reported else absent,
            word=word if reported else "",
            moved=change_words(found),
            arrow=change_arrow(found),
            color=color,
            students=shown_count(found.denominator),
            counted=bool(rule),
            source="; ".join(part for part in (self._source(found), rule) if part),
            note=year_before_words(found, self._minimum(found)) if absent == NO_COLOR else "",
        )

    def _minimum(self, found: Observation) -> int:
        return self.size.minimum(found.group, self.kind)

    def _level(self, found: Observation) -> int:
        """The status level, if there are enough students for it to count."""
        enough = found.size_met
        if enough is None:
            enough = found.denominator is None or found.denominator >= self._minimum(found)
        return (found.status_level or 0) if enough else 0

    def _absent(self, found: Observation) -> str:
        words = absence_words(found, self._minimum(found))
        return NO_LEVEL if words == NO_COLOR and found.indicator in self.by_status else words

    def _source(self, found: Observation) -> str:
        note = self.files.get(found.batch_id or 0)
        if note is None:
            return ""
        row = f", row {found.row}" if found.row else ""
        return f"{note.file_name}{row}, imported {note.imported}"
