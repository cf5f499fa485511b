"""How a county file is told from any other SQLite file."""

APPLICATION_ID = 0x534F5343
"""SQLite's `application_id` of county files: "SOSC" in ASCII."""
