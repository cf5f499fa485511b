"""Format 2: what the state's own lists say, recorded facts of an LEA, dates of an LCAP review."""

import sqlite3

_STATEMENTS = (
    """
    CREATE TABLE official_row (
        batch_id INTEGER NOT NULL,
        lea_id INTEGER NOT NULL,
        method1 INTEGER, method2 INTEGER, method3 INTEGER, method4 INTEGER,
        level_3 INTEGER,
        leaving TEXT,
        source_row INTEGER,
        PRIMARY KEY (batch_id, lea_id),
        FOREIGN KEY (batch_id) REFERENCES import_batch (id) ON DELETE CASCADE,
        FOREIGN KEY (lea_id) REFERENCES lea (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE official_mark (
        batch_id INTEGER NOT NULL,
        lea_id INTEGER NOT NULL,
        judged_year INTEGER NOT NULL,
        student_group INTEGER NOT NULL,
        mark TEXT NOT NULL,
        PRIMARY KEY (batch_id, lea_id, judged_year, student_group),
        FOREIGN KEY (batch_id) REFERENCES import_batch (id) ON DELETE CASCADE,
        FOREIGN KEY (lea_id) REFERENCES lea (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE official_status (
        batch_id INTEGER NOT NULL,
        lea_id INTEGER NOT NULL,
        year INTEGER NOT NULL,
        status TEXT NOT NULL,
        PRIMARY KEY (batch_id, lea_id, year),
        FOREIGN KEY (batch_id) REFERENCES import_batch (id) ON DELETE CASCADE,
        FOREIGN KEY (lea_id) REFERENCES lea (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE lea_fact (
        id TEXT NOT NULL,
        cds TEXT NOT NULL,
        kind TEXT NOT NULL,
        year INTEGER NOT NULL,
        holds INTEGER NOT NULL,
        noted_on TEXT NOT NULL,
        source TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (cds, kind, year),
        FOREIGN KEY (cds) REFERENCES lea (cds)
    )
    """,
    "ALTER TABLE support_case ADD COLUMN lcap_clarification_on TEXT",
    "ALTER TABLE support_case ADD COLUMN lcap_response_on TEXT",
    "ALTER TABLE support_case ADD COLUMN lcap_recommendations_on TEXT",
    "ALTER TABLE support_case ADD COLUMN lcap_resubmission_on TEXT",
    "ALTER TABLE support_case ADD COLUMN lcap_approved_on TEXT",
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Add the tables and columns; nothing that is there changes."""
    for statement in _STATEMENTS:
        connection.execute(statement)
