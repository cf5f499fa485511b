"""Format 7: what the state's lists say besides letters and statuses, by year."""

import sqlite3


def upgrade(connection: sqlite3.Connection) -> None:
    """Add the table; lists that are there said nothing of it that was read."""
    connection.execute(
        """
        CREATE TABLE official_fact (
            batch_id INTEGER NOT NULL,
            lea_id INTEGER NOT NULL,
            year INTEGER NOT NULL,
            name TEXT NOT NULL,
            value FLOAT NOT NULL,
            PRIMARY KEY (batch_id, lea_id, year, name),
            FOREIGN KEY (batch_id) REFERENCES import_batch (id) ON DELETE CASCADE,
            FOREIGN KEY (lea_id) REFERENCES lea (id)
        ) WITHOUT ROWID
        """
    )
