"""The letters of a year as CSV, computed and from CDE's list."""

from collections.abc import Iterator

from sos_desktop.domain.identification.basis import OFFICIAL
from sos_desktop.domain.identification.methods import file_words
from sos_desktop.domain.identification.rules import Open
from sos_desktop.foundation.text_tables import csv_bytes
from sos_desktop.services.identification.determinations import LettersTable

CSV_COLUMNS = (
    "cds",
    "lea",
    "county",
    "year",
    "student_group",
    "priorities",
    "letter",
    "reasons",
)


def letters_csv(table: LettersTable, *, for_excel: bool = False) -> bytes:
    """A row per LEA and group that met at least one priority; `for_excel` as `csv_bytes` says.

    The reasons end with what is open: by files that are not loaded a letter can become another one.
    Where no rules are in force the letters of CDE's list stand there, and the reasons say so.
    """
    cells = (
        (
            row.lea.cds,
            row.lea.name,
            row.lea.county,
            table.year,
            group,
            ";".join(map(str, result.priorities)),
            result.letter,
            result.sentence + _open_words(row.waits.get(group, {}), table.year),
        )
        for row in table.rows
        for group, result in row.groups.items()
    )
    listed = _listed(table) if table.rules is None else ()
    return csv_bytes(CSV_COLUMNS, [*cells, *listed], for_excel=for_excel)


def _open_words(waits: Open, year: int) -> str:
    """What files that are not loaded could add: " Open: Priority 6 (suspension 2024)."."""
    said = [
        f"Priority {priority} ({', '.join(file_words(i, year) for i in sorted(indicators))})"
        for priority, indicators in sorted(waits.items())
    ]
    return f" Open: {'; '.join(said)}." if said else ""


def _listed(table: LettersTable) -> Iterator[tuple[object, ...]]:
    """Letters of CDE's list; what they stand for is not known without the year's rules."""
    for cds, entry in table.official.items():
        for group, letter in entry.marks.get(table.year, {}).items():
            said = f"{OFFICIAL}: CDE's list for the {table.year} Dashboard"
            yield cds, entry.lea.name, entry.lea.county, table.year, group, "", letter, said
