"""Format 9: local data, figures kept with findings, and the district's words beside them."""

import sqlite3

_STATEMENTS = (
    "ALTER TABLE finding ADD COLUMN district_words TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE finding ADD COLUMN interview_id TEXT REFERENCES interview (id) ON DELETE SET NULL",
    """
    CREATE TABLE local_source (
        id TEXT NOT NULL,
        cds TEXT NOT NULL,
        name TEXT NOT NULL,
        measure TEXT NOT NULL,
        mapping TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (cds, name),
        FOREIGN KEY (cds) REFERENCES lea (cds)
    )
    """,
    """
    CREATE TABLE local_file (
        id TEXT NOT NULL,
        source_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        loaded_on TEXT NOT NULL,
        loaded_by TEXT NOT NULL,
        rows_read INTEGER NOT NULL,
        cells INTEGER NOT NULL,
        state TEXT NOT NULL,
        remarks TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (source_id) REFERENCES local_source (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE local_value (
        file INTEGER NOT NULL,
        period TEXT NOT NULL,
        place TEXT NOT NULL,
        student_group TEXT NOT NULL,
        numerator REAL,
        denominator REAL,
        value REAL,
        PRIMARY KEY (file, period, place, student_group)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE local_held (
        source_id TEXT NOT NULL,
        period TEXT NOT NULL,
        place TEXT NOT NULL,
        student_group TEXT NOT NULL,
        PRIMARY KEY (source_id, period, place, student_group)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE kept_figure (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        finding_id TEXT,
        origin TEXT NOT NULL,
        year INTEGER,
        indicator TEXT NOT NULL,
        student_group TEXT NOT NULL,
        period TEXT NOT NULL,
        place TEXT NOT NULL,
        source_id TEXT,
        measure TEXT NOT NULL,
        numerator INTEGER,
        denominator INTEGER,
        value REAL,
        change REAL,
        color INTEGER,
        file_name TEXT NOT NULL,
        source_row INTEGER,
        kept_on TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (finding_id) REFERENCES finding (id) ON DELETE CASCADE,
        FOREIGN KEY (source_id) REFERENCES local_source (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_kept_figure_case_id ON kept_figure (case_id)",
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Add the columns, empty for the findings that are there, and the tables."""
    for statement in _STATEMENTS:
        connection.execute(statement)
