"""Format 3: working with districts: people, providers, notes, files, referrals, dates, views."""

import sqlite3

_STATEMENTS = (
    """
    CREATE TABLE case_year (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        year INTEGER NOT NULL,
        noted_on TEXT NOT NULL,
        status TEXT NOT NULL,
        basis TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (case_id, year),
        FOREIGN KEY(case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_case_year_case_id ON case_year (case_id)",
    """
    CREATE TABLE hand_over (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        handed_on TEXT NOT NULL,
        from_consultant TEXT NOT NULL,
        to_consultant TEXT NOT NULL,
        note TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_hand_over_case_id ON hand_over (case_id)",
    """
    CREATE TABLE decision (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        text TEXT NOT NULL,
        decided_on TEXT NOT NULL,
        stage INTEGER NOT NULL,
        proposed_by TEXT,
        people TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_decision_case_id ON decision (case_id)",
    """
    CREATE TABLE other_plan (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        student_group TEXT NOT NULL,
        position INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_other_plan_case_id ON other_plan (case_id)",
    """
    CREATE TABLE note (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        noted_on TEXT NOT NULL,
        contact_id TEXT,
        voice TEXT,
        sensitivity TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_note_case_id ON note (case_id)",
    """
    CREATE TABLE document (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        name TEXT NOT NULL,
        size INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        added_on TEXT NOT NULL,
        contact_id TEXT,
        note_id TEXT,
        caption TEXT NOT NULL,
        sensitivity TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL,
        FOREIGN KEY(note_id) REFERENCES note (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_document_case_id ON document (case_id)",
    """
    CREATE TABLE document_content (
        sha256 TEXT NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (sha256)
    )
    """,
    """
    CREATE TABLE provider (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        priorities TEXT NOT NULL,
        groups TEXT NOT NULL,
        topics TEXT NOT NULL,
        capacity INTEGER,
        cost TEXT NOT NULL,
        contact TEXT NOT NULL,
        email TEXT NOT NULL,
        phone TEXT NOT NULL,
        note TEXT NOT NULL,
        active INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE referral (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        provider TEXT NOT NULL,
        purpose TEXT NOT NULL,
        referred_on TEXT NOT NULL,
        provider_id TEXT,
        priority INTEGER,
        student_group TEXT NOT NULL,
        choice TEXT NOT NULL,
        starts_on TEXT,
        ends_on TEXT,
        outcome TEXT,
        outcome_note TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY(provider_id) REFERENCES provider (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_referral_case_id ON referral (case_id)",
    """
    CREATE TABLE person (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        cds TEXT,
        organization TEXT NOT NULL,
        title TEXT NOT NULL,
        salutation TEXT NOT NULL,
        email TEXT NOT NULL,
        phone TEXT NOT NULL,
        note TEXT NOT NULL,
        left_on TEXT,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(cds) REFERENCES lea (cds)
    )
    """,
    "CREATE INDEX ix_person_cds ON person (cds)",
    """
    CREATE TABLE consultant (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        title TEXT NOT NULL,
        email TEXT NOT NULL,
        phone TEXT NOT NULL,
        capacity INTEGER,
        signs INTEGER NOT NULL,
        active INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE county_date (
        id TEXT NOT NULL,
        title TEXT NOT NULL,
        month INTEGER NOT NULL,
        day INTEGER NOT NULL,
        "key" TEXT NOT NULL,
        year INTEGER,
        standing TEXT NOT NULL,
        source TEXT NOT NULL,
        note TEXT NOT NULL,
        hidden INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE saved_view (
        id TEXT NOT NULL,
        page TEXT NOT NULL,
        name TEXT NOT NULL,
        filters TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (page, name)
    )
    """,
    """
    CREATE TABLE alternative_school (
        batch_id INTEGER NOT NULL,
        lea_id INTEGER NOT NULL,
        PRIMARY KEY (batch_id, lea_id),
        FOREIGN KEY (batch_id) REFERENCES import_batch (id) ON DELETE CASCADE,
        FOREIGN KEY (lea_id) REFERENCES lea (id)
    ) WITHOUT ROWID
    """,
    # Earlier files knew one answer for all years, and only files since 2018 say it.
    "INSERT INTO alternative_school SELECT b.id, l.id FROM import_batch b, lea l"
    " WHERE l.dass = 1 AND b.year >= 2018 AND EXISTS"
    " (SELECT 1 FROM observation o WHERE o.batch_id = b.id AND o.lea_id = l.id)",
    "ALTER TABLE support_case ADD COLUMN previous_id TEXT"
    " REFERENCES support_case (id) ON DELETE SET NULL",
    "ALTER TABLE support_case ADD COLUMN focus_priorities TEXT DEFAULT '[]' NOT NULL",
    "ALTER TABLE task ADD COLUMN repeats TEXT DEFAULT 'none' NOT NULL",
    "ALTER TABLE task ADD COLUMN repeats_until TEXT",
    "ALTER TABLE task ADD COLUMN origin TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE task ADD COLUMN contact_id TEXT REFERENCES contact (id) ON DELETE SET NULL",
    "ALTER TABLE contact ADD COLUMN place TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE contact ADD COLUMN absent TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE action ADD COLUMN other_plan_id TEXT"
    " REFERENCES other_plan (id) ON DELETE SET NULL",
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Add the tables and columns; nothing that is there changes."""
    for statement in _STATEMENTS:
        connection.execute(statement)
