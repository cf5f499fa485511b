"""Format 8: the school year of an LCAP under review, and the county's own letter templates."""

import sqlite3

_STATEMENTS = (
    "ALTER TABLE support_case ADD COLUMN lcap_year INTEGER",
    """
    CREATE TABLE letter_template (
        id TEXT NOT NULL,
        letter TEXT NOT NULL,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        taken_in_on TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (letter)
    )
    """,
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Add the column, NULL while the steps tell the year, and the table; the program fills it."""
    for statement in _STATEMENTS:
        connection.execute(statement)
