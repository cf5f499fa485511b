"""Everything the history says of a county file, as lines: to be compared from format to format."""

from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from sos_desktop.domain.casework.kinds import BY_TABLE
from sos_desktop.services.casework import cases
from sos_desktop.services.county import history
from sos_desktop.services.county.county_files import CountyFile, open_county_file

TIMELINE, STEPS, RECORDS = "== timeline", "== steps", "== records"


def history_text(path: Path) -> str:
    """The timeline of every case, the last steps, and the history of every record there is."""
    with open_county_file(path) as county:
        lines = [*_timelines(county), STEPS, *_steps(county), RECORDS, *_records(county)]
    return "".join(f"{line}\n" for line in lines)


def _line(*parts: object) -> str:
    return " | ".join(str(part).replace("\n", " / ") for part in parts)


def _timelines(county: CountyFile) -> Iterator[str]:
    for row in cases.list_cases(county, include_closed=True):
        yield f"{TIMELINE} of {row.lea.name}, opened {row.case.opened_on}"
        for e in cases.timeline(county, row.case.id):
            yield _line(e.on, e.at or "", e.title, e.detail, e.who)


def _steps(county: CountyFile) -> Iterator[str]:
    for s in history.last_steps(county):
        yield _line(s.at, s.who, s.label, s.lea, s.undone, s.distance)


def _records(county: CountyFile) -> Iterator[str]:
    with county.session() as session:
        rows = {
            table: list(session.scalars(sa.text(f'SELECT id FROM "{table}" ORDER BY rowid')))
            for table in BY_TABLE
        }
    for table, ids in rows.items():
        for record_id in ids:
            for h in history.record_history(county, BY_TABLE[table].record, record_id):
                yield _line(table, h.at, h.who, h.label, h.operation, h.words, h.undone)
    for h in history.office_history(county):
        yield _line("office", h.at, h.who, h.label, h.words)
