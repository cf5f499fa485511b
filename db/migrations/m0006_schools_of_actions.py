"""Format 6: at which schools an action happens."""

import sqlite3


def upgrade(connection: sqlite3.Connection) -> None:
    """Add the column; of the actions that are there nothing is noted."""
    connection.execute("ALTER TABLE action ADD COLUMN schools TEXT DEFAULT '' NOT NULL")
