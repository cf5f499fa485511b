"""Format 11: how a measure is judged, counts behind readings, scores, and no new plan."""

import sqlite3

_STATEMENTS = (
    "ALTER TABLE support_case ADD COLUMN within_lcap INTEGER DEFAULT 0 NOT NULL",
    "ALTER TABLE measure ADD COLUMN rules TEXT DEFAULT 'anhoj' NOT NULL",
    "ALTER TABLE measure ADD COLUMN shift INTEGER",
    "ALTER TABLE measure ADD COLUMN center_points INTEGER",
    "ALTER TABLE progress_note ADD COLUMN numerator REAL",
    "ALTER TABLE progress_note ADD COLUMN denominator REAL",
    """
    CREATE TABLE progress_score (
            id TEXT NOT NULL,
            case_id TEXT NOT NULL,
            scored_on TEXT NOT NULL,
            score TEXT NOT NULL,
            evidence TEXT NOT NULL,
            scored_by TEXT NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            PRIMARY KEY (id),
            FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_progress_score_case_id ON progress_score (case_id)",
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Add columns and tables; nothing that is there changes."""
    for statement in _STATEMENTS:
        connection.execute(statement)


MADE = "2215138f9d81eb2e9036685d50aed569a28475bd2feade7067f71a8facc15408"
