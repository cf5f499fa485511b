"""Checks the figures of a chunk and lays them out as the county file keeps them."""

from dataclasses import dataclass, field

import numpy as np

from sos_desktop.domain.dashboard.check_words import COLUMN_NAMES
from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS, Indicator
from sos_desktop.domain.dashboard.observations import SPANS
from sos_desktop.importers.chunks import MISSING, Chunk
from sos_desktop.importers.contract import VALUES, IssueLog, Severity
from sos_desktop.importers.layouts import layouts, plain

COUNTS = ("numerator", "denominator", "prior_numerator", "prior_denominator")
TENTHS = ("status", "prior_status", "change")
LEVELS = {"status_level": 5, "change_level": 5, "color": 5, "box": 250}
NUMBERS = (*COUNTS, *TENTHS, *LEVELS)
FLAGS = (
    "size_met",
    "prior_size_met",
    "accountable",
    "small",
    "high_school_cuts",
    "uncertified",
    "data_error",
)
TEXTS = ("cds", "span", "group", "charter", *FLAGS)

_POINTS_LIMIT = 1000.0
_FLAG_WORDS = {
    "Y": 1.0,
    "YES": 1.0,
    "TRUE": 1.0,
    "1": 1.0,
    "N": 0.0,
    "NO": 0.0,
    "FALSE": 0.0,
    "0": 0.0,
}
_LEFT_EMPTY = "It is taken as not reported."
_LOOK = "Compare with CDE's original file."


@dataclass(slots=True)
class Figures:
    """Turns chunks of one file into rows.

    Attributes:
        rejected: Rows left out because their student group is not known.
        emptied: Values taken as not reported because they could not be right.
        colors: Rows with a colour or 0.
        blank_colors: Rows (by number) whose colour is blank.
    """

    indicator: Indicator | None
    only_group: str
    issues: IssueLog
    rejected: int = 0
    emptied: int = 0
    colors: int = 0
    blank_colors: list[int] = field(default_factory=list)

    def rows(self, chunk: Chunk, entities: np.ndarray) -> np.ndarray:
        """Rows of `ParsedFile.values`; entities with a negative number are left out."""
        groups = self._groups(chunk)
        self.rejected += int(((entities >= 0) & (groups < 0)).sum())
        kept = (entities >= 0) & (groups >= 0)
        for row, column, text in chunk.bad:
            self._note(column, text, row, f"This is not a number. {_LEFT_EMPTY}")
        for row, column, text in chunk.worded:
            self.issues.add(
                Severity.REPAIR,
                "The color stands there as a word; it is read as its number.",
                row=row,
                column=column,
                value=text,
            )
        columns = [entities, groups, *(self._column(chunk, name) for name in VALUES)]
        return np.column_stack([column[kept] for column in columns]).astype(np.float32)

    def _column(self, chunk: Chunk, name: str) -> np.ndarray:
        if name == "source_row":
            return chunk.rows
        if name == "span":
            return self._coded(chunk, "span", {s: float(n) for n, s in enumerate(SPANS, 1)})
        if name in FLAGS:
            return self._coded(chunk, name, _FLAG_WORDS)
        source = name.removesuffix("_tenths")
        values = chunk.numbers.get(source)
        if values is None:
            return np.full(len(chunk.rows), np.nan)
        if source in TENTHS:
            return self._tenths(chunk, source, values)
        if source == "color":
            blank = np.isnan(values)
            self.colors += int((~blank).sum())
            self.blank_colors.extend(int(row) for row in chunk.rows[blank])
        return self._whole(chunk, source, values, LEVELS.get(source))

    def _whole(
        self, chunk: Chunk, name: str, values: np.ndarray, highest: int | None
    ) -> np.ndarray:
        wrong = (values < 0) | (values != np.floor(values)) & ~np.isnan(values)
        if highest is not None:
            wrong |= values > highest
        limit = f"a whole number from 0 to {highest}" if highest else "a whole number"
        return self._without(chunk, name, values, wrong, f"This should be {limit}. {_LEFT_EMPTY}")

    def _tenths(self, chunk: Chunk, name: str, values: np.ndarray) -> np.ndarray:
        percent = self.indicator is None or INDICATORS[self.indicator].percent
        if percent:
            lowest = 0.0 if name != "change" else -100.0
            wrong = (values < lowest) | (values > 100.0)
            meaning = f"A percentage cannot be outside {lowest:.0f} to 100. {_LEFT_EMPTY}"
        else:
            wrong = np.abs(values) > _POINTS_LIMIT
            meaning = f"No score is that far from standard. {_LEFT_EMPTY}"
        values = self._without(chunk, name, values, wrong, meaning)
        tenths = np.sign(values) * np.floor(np.abs(values) * 10 + 0.5 + 1e-7)
        finer = int((np.abs(values * 10 - np.rint(values * 10)) > 1e-5).sum())
        if finer:
            self.issues.add(
                Severity.NOTE,
                "Some figures have more than one decimal; they are rounded to one.",
                column=COLUMN_NAMES[name],
                count=finer,
            )
        return tenths

    def _without(
        self, chunk: Chunk, name: str, values: np.ndarray, wrong: np.ndarray, meaning: str
    ) -> np.ndarray:
        places = np.flatnonzero(wrong)
        if not len(places):
            return values
        for place in places:
            self._note(name, f"{values[place]:g}", int(chunk.rows[place]), meaning)
        cleaned = values.copy()
        cleaned[places] = np.nan
        return cleaned

    def _coded(self, chunk: Chunk, name: str, known: dict[str, float]) -> np.ndarray:
        if name not in chunk.texts:
            return np.full(len(chunk.rows), np.nan)
        codes, texts = chunk.texts[name]
        values = np.full(max(len(texts), 1), np.nan)
        for code, text in enumerate(texts):
            word = text.strip().strip('"').upper()
            if word in known:
                values[code] = known[word]
            elif word not in MISSING:
                rows = chunk.rows[codes == code]
                self._note(
                    name,
                    text,
                    int(rows[0]),
                    f"This is not a code of the column. {_LEFT_EMPTY}",
                    len(rows),
                )
        return values[codes]

    def _groups(self, chunk: Chunk) -> np.ndarray:
        if "group" not in chunk.texts:
            return np.full(len(chunk.rows), STUDENT_GROUPS[self.only_group].number)
        codes, texts = chunk.texts["group"]
        numbers = np.array([self._group(chunk, codes, n, text) for n, text in enumerate(texts)])
        return numbers[codes] if len(texts) else np.empty(0, dtype=np.int64)

    def _group(self, chunk: Chunk, codes: np.ndarray, code: int, text: str) -> int:
        word = text.strip().strip('"').upper()
        if word in STUDENT_GROUPS:
            return STUDENT_GROUPS[word].number
        rows = chunk.rows[codes == code]
        if not len(rows):
            return -1
        mended = layouts().group_names.get(plain(text))
        if mended is not None:
            self.issues.add(
                Severity.REPAIR,
                f"The student group was spelled out; it is read as {mended} "
                f"({STUDENT_GROUPS[mended].name}).",
                row=int(rows[0]),
                column="studentgroup",
                value=text,
                count=len(rows),
            )
            return STUDENT_GROUPS[mended].number
        self.issues.add(
            Severity.ERROR,
            "This student group is not known. Its rows are left out."
            if word
            else "The student group is missing, so the row cannot be placed. It is left out.",
            row=int(rows[0]),
            column="studentgroup",
            value=text,
            remedy=_LOOK,
            count=len(rows),
        )
        return -1

    def _note(self, column: str, value: str, row: int, meaning: str, count: int = 1) -> None:
        self.emptied += count
        self.issues.add(
            Severity.WARNING,
            meaning,
            row=row,
            column=COLUMN_NAMES.get(column, column),
            value=value,
            remedy=_LOOK,
            count=count,
        )
