"""Format 9: local data, figures kept with findings, the district's words; the chain of support."""

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

_SUPPORT = (
    """
    CREATE TABLE driver (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        aim_id TEXT,
        parent_id TEXT,
        cause_id TEXT,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (aim_id) REFERENCES aim (id) ON DELETE SET NULL,
        FOREIGN KEY (parent_id) REFERENCES driver (id) ON DELETE SET NULL,
        FOREIGN KEY (cause_id) REFERENCES cause (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_driver_case_id ON driver (case_id)",
    "ALTER TABLE action ADD COLUMN further_plans TEXT DEFAULT '[]' NOT NULL",
    "ALTER TABLE action ADD COLUMN funding TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE action ADD COLUMN evidence_tier TEXT",
    "ALTER TABLE action ADD COLUMN evidence TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE action ADD COLUMN spreads TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE action ADD COLUMN driver_id TEXT REFERENCES driver (id) ON DELETE SET NULL",
    "ALTER TABLE contact ADD COLUMN hours REAL",
    "ALTER TABLE measure ADD COLUMN direction TEXT",
    "ALTER TABLE measure ADD COLUMN kind TEXT DEFAULT 'outcome' NOT NULL",
    "ALTER TABLE measure ADD COLUMN source TEXT DEFAULT 'hand' NOT NULL",
    "ALTER TABLE measure ADD COLUMN indicator TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE measure ADD COLUMN student_group TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE measure ADD COLUMN local_source_id TEXT "
    "REFERENCES local_source (id) ON DELETE SET NULL",
    "ALTER TABLE measure ADD COLUMN counted TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE measure ADD COLUMN out_of TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE measure ADD COLUMN driver_id TEXT REFERENCES driver (id) ON DELETE SET NULL",
    "ALTER TABLE measure ADD COLUMN action_id TEXT REFERENCES action (id) ON DELETE SET NULL",
    """
    CREATE TABLE pdsa_cycle (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        plan TEXT NOT NULL,
        action_id TEXT,
        prediction TEXT NOT NULL,
        tried_on TEXT,
        result TEXT NOT NULL,
        learned TEXT NOT NULL,
        decision TEXT,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (action_id) REFERENCES action (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_pdsa_cycle_case_id ON pdsa_cycle (case_id)",
    """
    CREATE TABLE milestone (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        text TEXT NOT NULL,
        due_on TEXT NOT NULL,
        action_id TEXT,
        measure_id TEXT,
        value REAL,
        reached_on TEXT,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (action_id) REFERENCES action (id) ON DELETE CASCADE,
        FOREIGN KEY (measure_id) REFERENCES measure (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_milestone_case_id ON milestone (case_id)",
    """
    CREATE TABLE measure_mark (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        measure_id TEXT,
        stands_on TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        sensitivity TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (measure_id) REFERENCES measure (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_measure_mark_case_id ON measure_mark (case_id)",
    """
    CREATE TABLE year_cost (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        action_id TEXT,
        year INTEGER NOT NULL,
        dollars INTEGER NOT NULL,
        source TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (action_id) REFERENCES action (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_year_cost_case_id ON year_cost (case_id)",
)
"""The chain of support; a plan that is there has no drivers, and its measures are outcomes."""


def upgrade(connection: sqlite3.Connection) -> None:
    """Add the columns, empty for what is there, and the tables."""
    for statement in (*_STATEMENTS, *_SUPPORT):
        connection.execute(statement)


MADE = "74807d9aec447be2ed3808e4256fb288a398c73c98ab843d159bb11fdd8aafb3"
