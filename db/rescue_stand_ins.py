"""What stands for lost rows that all others hang on: LEAs, and what a file says about itself."""

import contextlib
import sqlite3
from uuid import uuid4

from db.connection import CountyConnection
from db.models.county import FILE_ID
from sos_desktop.domain.dashboard.counties import SAMPLE_COUNTY

_BY_CODE = "SELECT id, cds FROM lea INDEXED BY sqlite_autoindex_lea_1"
_BY_KIND = "SELECT id, kind FROM lea INDEXED BY lea_county_kind"
_KIND = "iif(substr(cds, 8) = '0000000', 'district', 'charter')"
_COUNTY = "county_code"
_FROM_CASES = "SELECT DISTINCT substr(cds, 1, 2) FROM support_case"
_FROM_LEAS = "SELECT DISTINCT county_code FROM lea WHERE county_code <> '00'"


def stand_in_leas(source: CountyConnection, made: CountyConnection) -> None:
    """Put LEAs whose row is lost in their places by code; the next file that is loaded names them.

    Figures know an LEA by its number, which the indexes of a table still hold when the table is
    lost. One of which only the code is known gets a number that no figure has: else it would take
    those of another LEA.
    """
    kinds = dict(_rows(source, _BY_KIND))
    for number, code in _rows(source, _BY_CODE):
        if isinstance(number, int) and isinstance(code, str) and len(code) == 14:
            kind = kinds.get(number) or "district"
            made.execute(
                "INSERT OR IGNORE INTO lea (id, cds, kind, county_code, name) "
                "VALUES (?, ?, ?, substr(?, 1, 2), 'LEA ' || ?)",
                (number, code, kind, code, code),
            )
    missing = "SELECT DISTINCT cds FROM support_case WHERE cds NOT IN (SELECT cds FROM lea)"
    free = _highest(made) + 1
    for number, (code,) in enumerate(made.execute(missing).fetchall(), free):
        made.execute(
            "INSERT INTO lea (id, cds, kind, county_code, name) SELECT ?, cds, "
            f"{_KIND}, substr(cds, 1, 2), 'LEA ' || cds FROM (SELECT ? AS cds)",
            (number, code),
        )


def _rows(source: CountyConnection, question: str) -> list[tuple[object, object]]:
    """What an index says; as much of it as can be read."""
    found: list[tuple[object, object]] = []
    with contextlib.suppress(sqlite3.DatabaseError):
        cursor = source.execute(question)
        while (row := cursor.fetchone()) is not None:
            found.append(row)
    return found


def _highest(made: CountyConnection) -> int:
    """The highest number of an LEA that any row knows."""
    tables = [
        name
        for (name,) in made.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall()
        if any(row[1] == "lea_id" for row in made.execute(f'PRAGMA table_info("{name}")'))
    ]
    asked = " UNION ALL ".join(
        ("SELECT max(id) AS n FROM lea", *(f'SELECT max(lea_id) FROM "{name}"' for name in tables))
    )
    return made.execute(f"SELECT max(n) FROM ({asked})").fetchone()[0] or 0


def stand_in_facts(made: CountyConnection) -> None:
    """Say whose the file is where its facts are lost: a file that does not say so never opens.

    The cases say the county, or the LEAs where all are of one; which file it was, the history.
    """
    known = {row[0] for row in made.execute("SELECT key FROM meta").fetchall()}
    for question in (_FROM_CASES, _FROM_LEAS) if _COUNTY not in known else ():
        codes = [row[0] for row in made.execute(question).fetchall()]
        if len(codes) == 1:
            sample = str(int(codes[0] == SAMPLE_COUNTY[0]))
            made.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (_COUNTY, codes[0]))
            made.execute("INSERT OR IGNORE INTO meta (key, value) VALUES ('sample', ?)", (sample,))
            break
    if FILE_ID not in known and _has_ids(made):
        noted = made.execute(
            "SELECT file_id FROM change_log WHERE file_id IS NOT NULL ORDER BY id DESC LIMIT 1"
        ).fetchone()
        value = noted[0] if noted else str(uuid4())
        made.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (FILE_ID, value))


def _has_ids(made: CountyConnection) -> bool:
    """Whether files of this format have an id."""
    info = made.execute("PRAGMA table_info(change_log)").fetchall()
    return any(row[1] == FILE_ID for row in info)
