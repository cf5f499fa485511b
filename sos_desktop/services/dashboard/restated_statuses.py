"""The statuses a list says again of other years, against the lists that are loaded.

Tried on CDE's LCFF lists of 2017 to 2023, each beside each: of 19,000 statuses they say in common
none differs but those of five rows that CDE's revision of 2019 dropped.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.county import LeaRow
from db.models.dashboard import ImportBatchRow
from db.models.imported import ACTIVE
from db.models.official import OfficialStatusRow
from db.queries.official import CHARTERS
from sos_desktop.importers.contract import Issue, OfficialRow, ParsedFile, Severity

_NAMED = 60
_LOOK = "Compare with CDE's original workbook."

_Key = tuple[str, int]
"""A CDS code and a year."""

_Said = tuple[str, str, int]
"""A status, the file that says it, and that file's year."""


def restated(session: Session, parsed: ParsedFile) -> Iterator[Issue]:
    """Remarks where a loaded list says another status of a year, or one that this list lost."""
    said = _loaded(session, parsed)
    different: list[tuple[OfficialRow, int]] = []
    lost: list[tuple[OfficialRow, int]] = []
    common: dict[int, list[bool]] = {}
    for row in parsed.official:
        cds = parsed.entities[row.entity].cds
        for year in {y for code, y in said.of(cds)}:
            status = row.statuses.get(year)
            common.setdefault(year, []).append(status is not None)
            if status is None:
                lost.append((row, year))
            elif status != said.statuses[cds, year][0]:
                different.append((row, year))
    yield from _different(parsed, different, said.statuses)
    # CDE's lists of charter schools say one year's status each.
    if parsed.identity.kind != CHARTERS:
        yield from _lost(parsed, lost, common)


class _Statuses:
    def __init__(self, statuses: Mapping[_Key, _Said]) -> None:
        self.statuses = statuses
        self._years: dict[str, list[_Key]] = {}
        for key in statuses:
            self._years.setdefault(key[0], []).append(key)

    def of(self, cds: str) -> list[_Key]:
        """The years of one LEA or school that something is said of."""
        return self._years.get(cds, [])


def _loaded(session: Session, parsed: ParsedFile) -> _Statuses:
    """What the loaded lists of the kind say; the list of the year itself wins, then the newest.

    A list of the year that is looked at is left out: it is what would be replaced.
    """
    identity = parsed.identity
    rows = session.execute(
        sa.select(
            LeaRow.cds,
            OfficialStatusRow.year,
            OfficialStatusRow.status,
            ImportBatchRow.file_name,
            ImportBatchRow.year,
        )
        .join(LeaRow, LeaRow.id == OfficialStatusRow.lea_id)
        .join(ImportBatchRow, ImportBatchRow.id == OfficialStatusRow.batch_id)
        .where(
            ImportBatchRow.state == ACTIVE,
            ImportBatchRow.kind == identity.kind,
            ImportBatchRow.year != identity.year,
            OfficialStatusRow.year <= identity.year,
        )
        .order_by(ImportBatchRow.year, ImportBatchRow.id)
    )
    found: dict[_Key, _Said] = {}
    for cds, year, status, name, listed in rows:
        key = (cds, year)
        if key not in found or found[key][2] != year:
            found[key] = (status, name, listed or 0)
    return _Statuses(found)


def _different(
    parsed: ParsedFile,
    rows: list[tuple[OfficialRow, int]],
    said: Mapping[_Key, _Said],
) -> Iterator[Issue]:
    if not rows:
        return
    row, year = rows[0]
    entity = parsed.entities[row.entity]
    status, name, _listed = said[entity.cds, year]
    yield Issue(
        Severity.WARNING,
        parsed.name,
        row.row,
        f"AssistanceStatus{year}",
        f"{entity.name}: {row.statuses[year]} / {status}"[:_NAMED],
        f"Statuses are not those that {name} says of the same year, which is loaded. CDE may have "
        "revised them, or a column or row was changed.",
        _LOOK,
        len(rows),
    )


def _lost(
    parsed: ParsedFile, rows: list[tuple[OfficialRow, int]], common: Mapping[int, list[bool]]
) -> Iterator[Issue]:
    """Blank cells and columns; one that is gone is said once, however many rows it had."""
    gone = sorted(year for year, there in common.items() if not any(there))
    if gone:
        yield Issue(
            Severity.WARNING,
            parsed.name,
            None,
            ", ".join(f"AssistanceStatus{year}" for year in gone),
            "",
            "The statuses of these years are missing or empty, and a list that is loaded has them.",
            _LOOK,
            len(gone),
        )
    blank = [(row, year) for row, year in rows if year not in gone]
    if blank:
        row, year = blank[0]
        issue = Issue(
            Severity.WARNING,
            parsed.name,
            row.row,
            f"AssistanceStatus{year}",
            parsed.entities[row.entity].name[:_NAMED],
            "Statuses are blank that a list that is loaded has. They are taken as not reported.",
            _LOOK,
        )
        yield replace(issue, count=len(blank))
