"""Whether a list under EC 52064(e)(5) fits the letters of the lists that are loaded."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from db.models.dashboard import ImportBatchRow
from db.queries.official import ASSISTANCE, list_batches, read_list
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.importers.contract import Issue, ParsedFile, Severity
from sos_desktop.importers.layouts import layouts

_IN_A_ROW = 3
_NAMED = 60
_LOOK = "Compare with CDE's original file."


def without_letters(
    session: Session, parsed: ParsedFile, county_code: str | None
) -> Iterator[Issue]:
    """Against the letters of three years: a list under EC 52064(e)(5) names who had one in each.

    The list of 2023 names 234 groups, each with a letter in 2019 and 2022; the list of 2018 was
    not seen, so that nobody else had three is said only where all three are loaded.
    """
    listed = {}
    for batch in reversed(list_batches(session, ASSISTANCE)):
        listed[batch.year or 0] = batch
    years = [y for y in layouts().list_years if y < parsed.identity.year][-_IN_A_ROW:]
    letters = {
        year: _letters(session, listed[year], county_code) for year in years if year in listed
    }
    if not letters:
        return
    rows = [(parsed.entities[row.entity], g) for row in parsed.official for _year, g in row.marks]
    named = {(entity.cds, group) for entity, group in rows}
    files = ", ".join(listed[year].file_name for year in letters)
    column = "Targeted Student Group(s)"
    yield from remarks(
        parsed,
        column,
        f"The list names student groups that have no letter code in each of {files}, which are "
        "loaded; it is of groups that met the criteria three years in a row.",
        [
            f"{entity.name}: {STUDENT_GROUPS[group].name}"
            for entity, group in rows
            if not all((entity.cds, group) in found for found in letters.values())
        ],
    )
    if len(letters) == _IN_A_ROW:
        every = set.intersection(*map(set, letters.values()))
        names = {cds: name for found in letters.values() for (cds, _), name in found.items()}
        yield from remarks(
            parsed,
            column,
            f"Student groups with a letter code in each of {files}, which are loaded, are not in "
            "the list: rows or groups may have been lost.",
            [f"{names[cds]}: {STUDENT_GROUPS[g].name}" for cds, g in sorted(every - named)],
        )


def _letters(
    session: Session, batch: ImportBatchRow, county_code: str | None
) -> dict[tuple[str, str], str]:
    """The LEA's name by its code and each group with a letter of the list's own year."""
    return {
        (cds, group): entry.lea.name
        for cds, entry in read_list(session, batch, county_code).leas.items()
        for group in entry.marks.get(batch.year or 0, {})
    }


def remarks(parsed: ParsedFile, column: str, meaning: str, whom: Sequence[str]) -> Iterator[Issue]:
    """A remark that names some of those it is about; nothing when it is about nobody."""
    if whom:
        issue = Issue(Severity.WARNING, parsed.name, None, column, "", meaning, _LOOK)
        yield replace(issue, value=", ".join(whom[:3])[:_NAMED], count=len(whom))
