"""Format 5: interviews."""

import sqlite3


def upgrade(connection: sqlite3.Connection) -> None:
    """Add their table; nothing that is there changes."""
    connection.execute("""
        CREATE TABLE interview (
            id TEXT NOT NULL,
            case_id TEXT NOT NULL,
            role TEXT NOT NULL,
            held_on TEXT NOT NULL,
            place TEXT NOT NULL,
            summary TEXT NOT NULL,
            quotes TEXT NOT NULL,
            sensitivity TEXT NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            PRIMARY KEY (id),
            FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
        )
    """)
    connection.execute("CREATE INDEX ix_interview_case_id ON interview (case_id)")
