"""Tables of which no right figure can be made, whatever their columns mean."""

from collections.abc import Sequence

from sos_desktop.domain.local.guessing import says_measure
from sos_desktop.domain.local.mapping import Meaning
from sos_desktop.domain.local.periods import read_period
from sos_desktop.domain.local.totals import is_total
from sos_desktop.domain.text import kept_line
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.local_rows import LocalRows


def refuse_measures_in_rows(rows: LocalRows, beside: Sequence[str]) -> None:
    """Refuse rows of different measures, which are no parts of one figure.

    Args:
        rows: All of them.
        beside: Columns that are left out.

    Raises:
        InputProblem: One of these says of each row what it counts.
    """
    for name in filter(says_measure, beside):
        texts = (text.strip() for text in rows.texts[name].known)
        found = [text for text in dict.fromkeys(texts) if text and not is_total(text)]
        if len(found) > 1:
            shown = ", ".join(f"“{kept_line(text)[:40]}”" for text in found[:3])
            raise InputProblem(
                f"Column “{name}” of {rows.sheet.file} says what each row counts ({shown}), and "
                "rows of different measures cannot be added up. Save each measure as a file of "
                "its own, or say that the column means “Student group”, so that each is shown by "
                "itself.",
                where="columns",
            )


def refuse_dates_among_places(rows: LocalRows) -> None:
    """Refuse schools below headings that say when, as pivot tables have them.

    Raises:
        InputProblem: The column of schools names periods between them.
    """
    for column in rows.map.having(Meaning.PLACE):
        texts = [text.strip() for text in rows.texts[column.name].known if text.strip()]
        dates = [text for text in texts if not text.isdigit() and read_period(text)]
        if dates and len(dates) < len(texts):
            shown = ", ".join(f"“{text}”" for text in dates[:3])
            raise InputProblem(
                f"Column “{column.name}” of {rows.sheet.file} has dates ({shown}) between schools, "
                "as a pivot table that groups them. Give the date a column of its own, on every "
                "row.",
                where="columns",
            )
