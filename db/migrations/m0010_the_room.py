"""Format 10: what a team works out in the room, from quotes and themes to votes and the day."""

import sqlite3

_COLUMNS = (
    "ALTER TABLE interview ADD COLUMN kind TEXT DEFAULT 'interview' NOT NULL",
    "ALTER TABLE interview ADD COLUMN perspective TEXT",
    "ALTER TABLE interview ADD COLUMN people INTEGER",
    "ALTER TABLE cause ADD COLUMN category TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE cause ADD COLUMN kind TEXT",
    "ALTER TABLE cause ADD COLUMN control TEXT",
    "ALTER TABLE cause ADD COLUMN confidence TEXT",
    "ALTER TABLE cause ADD COLUMN forward INTEGER DEFAULT 0 NOT NULL",
)

_TABLES = (
    """
    CREATE TABLE theme (
            id TEXT NOT NULL,
            case_id TEXT NOT NULL,
            position INTEGER NOT NULL,
            text TEXT NOT NULL,
            finding_id TEXT,
            sensitivity TEXT NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            PRIMARY KEY (id),
            FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
            FOREIGN KEY (finding_id) REFERENCES finding (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_theme_case_id ON theme (case_id)",
    """
    CREATE TABLE quote (
            id TEXT NOT NULL,
            case_id TEXT NOT NULL,
            text TEXT NOT NULL,
            voice TEXT,
            people INTEGER NOT NULL,
            theme_id TEXT,
            interview_id TEXT,
            note_id TEXT,
            finding_id TEXT,
            tags TEXT NOT NULL,
            sensitivity TEXT NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            PRIMARY KEY (id),
            FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
            FOREIGN KEY (theme_id) REFERENCES theme (id) ON DELETE SET NULL,
            FOREIGN KEY (interview_id) REFERENCES interview (id) ON DELETE SET NULL,
            FOREIGN KEY (note_id) REFERENCES note (id) ON DELETE SET NULL,
            FOREIGN KEY (finding_id) REFERENCES finding (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_quote_case_id ON quote (case_id)",
    """
    CREATE TABLE problem (
            id TEXT NOT NULL,
            case_id TEXT NOT NULL,
            position INTEGER NOT NULL,
            text TEXT NOT NULL,
            who TEXT NOT NULL,
            what TEXT NOT NULL,
            at_place TEXT NOT NULL,
            how_much TEXT NOT NULL,
            since TEXT NOT NULL,
            finding_id TEXT,
            state TEXT NOT NULL,
            proposed_by TEXT,
            aside_because TEXT NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            PRIMARY KEY (id),
            FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
            FOREIGN KEY (finding_id) REFERENCES finding (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_problem_case_id ON problem (case_id)",
    """
    CREATE TABLE problem_version (
            id TEXT NOT NULL,
            case_id TEXT NOT NULL,
            problem_id TEXT,
            text TEXT NOT NULL,
            kept_on TEXT NOT NULL,
            kept_by TEXT NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            PRIMARY KEY (id),
            FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
            FOREIGN KEY (problem_id) REFERENCES problem (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_problem_version_case_id ON problem_version (case_id)",
    """
    CREATE TABLE vote (
            id TEXT NOT NULL,
            case_id TEXT NOT NULL,
            cause_id TEXT,
            method TEXT NOT NULL,
            voice TEXT,
            agree INTEGER NOT NULL,
            asked INTEGER NOT NULL,
            votes_each INTEGER,
            held_on TEXT NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            PRIMARY KEY (id),
            FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
            FOREIGN KEY (cause_id) REFERENCES cause (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_vote_case_id ON vote (case_id)",
    """
    CREATE TABLE process_step (
            id TEXT NOT NULL,
            case_id TEXT NOT NULL,
            position INTEGER NOT NULL,
            process TEXT NOT NULL,
            text TEXT NOT NULL,
            who TEXT NOT NULL,
            waiting TEXT NOT NULL,
            breaks TEXT NOT NULL,
            cause_id TEXT,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            PRIMARY KEY (id),
            FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
            FOREIGN KEY (cause_id) REFERENCES cause (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_process_step_case_id ON process_step (case_id)",
    """
    CREATE TABLE dynamics_note (
            id TEXT NOT NULL,
            case_id TEXT NOT NULL,
            topic TEXT NOT NULL,
            text TEXT NOT NULL,
            noted_on TEXT NOT NULL,
            cause_id TEXT,
            sensitivity TEXT NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            PRIMARY KEY (id),
            FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
            FOREIGN KEY (cause_id) REFERENCES cause (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_dynamics_note_case_id ON dynamics_note (case_id)",
    """
    CREATE TABLE practice (
            id TEXT NOT NULL,
            case_id TEXT NOT NULL,
            position INTEGER NOT NULL,
            text TEXT NOT NULL,
            owner TEXT NOT NULL,
            place TEXT NOT NULL,
            since TEXT NOT NULL,
            written TEXT NOT NULL,
            if_left TEXT NOT NULL,
            finding_id TEXT,
            sensitivity TEXT NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            PRIMARY KEY (id),
            FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
            FOREIGN KEY (finding_id) REFERENCES finding (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_practice_case_id ON practice (case_id)",
    """
    CREATE TABLE agenda_item (
            id TEXT NOT NULL,
            case_id TEXT NOT NULL,
            position INTEGER NOT NULL,
            contact_id TEXT,
            text TEXT NOT NULL,
            minutes INTEGER,
            tool TEXT NOT NULL,
            done INTEGER NOT NULL,
            decided TEXT NOT NULL,
            still_open TEXT NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            PRIMARY KEY (id),
            FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
            FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_agenda_item_case_id ON agenda_item (case_id)",
    """
    CREATE TABLE interview_guide (
            id TEXT NOT NULL,
            perspective TEXT NOT NULL,
            english TEXT NOT NULL,
            spanish TEXT NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            PRIMARY KEY (id),
            UNIQUE (perspective)
    )
    """,
    """
    CREATE TABLE cause_category (
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            position INTEGER NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            PRIMARY KEY (id),
            UNIQUE (name)
    )
    """,
)

_POINTERS = (
    "ALTER TABLE evidence ADD COLUMN side TEXT DEFAULT 'for' NOT NULL",
    "ALTER TABLE evidence ADD COLUMN strength TEXT",
    "ALTER TABLE evidence ADD COLUMN voice TEXT",
    "ALTER TABLE evidence ADD COLUMN finding_id TEXT REFERENCES finding (id) ON DELETE SET NULL",
    "ALTER TABLE evidence ADD COLUMN theme_id TEXT REFERENCES theme (id) ON DELETE SET NULL",
    "ALTER TABLE evidence ADD COLUMN quote_id TEXT REFERENCES quote (id) ON DELETE SET NULL",
    "ALTER TABLE evidence ADD COLUMN note_id TEXT REFERENCES note (id) ON DELETE SET NULL",
    "ALTER TABLE evidence ADD COLUMN attachment_id TEXT "
    "REFERENCES document (id) ON DELETE SET NULL",
    "ALTER TABLE evidence ADD COLUMN local_source_id TEXT "
    "REFERENCES local_source (id) ON DELETE SET NULL",
    "ALTER TABLE action ADD COLUMN practice_id TEXT REFERENCES practice (id) ON DELETE SET NULL",
)
"""They point to tables of this format; what is there points to nothing and speaks for its cause."""


def upgrade(connection: sqlite3.Connection) -> None:
    """Add the columns, empty for what is there, and the tables."""
    for statement in (*_COLUMNS, *_TABLES, *_POINTERS):
        connection.execute(statement)


MADE = "c25bed19eed2f087f3cb52e9ff2765f1c4cde2919ad5c72cac9a536c7f7891eb"
