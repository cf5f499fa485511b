"""Format 12: what lasts after support, what is learned, what is offered to every district."""

import sqlite3

_STATEMENTS = (
    "ALTER TABLE consultant ADD COLUMN hours INTEGER",
    """
    CREATE TABLE check_in (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        held_on TEXT NOT NULL,
        people TEXT NOT NULL,
        moved TEXT NOT NULL,
        hindered TEXT NOT NULL,
        next_step TEXT NOT NULL,
        asked TEXT NOT NULL,
        sensitivity TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_check_in_case_id ON check_in (case_id)",
    """
    CREATE TABLE action_quarter (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        action_id TEXT,
        year INTEGER NOT NULL,
        quarter TEXT NOT NULL,
        planned TEXT NOT NULL,
        done TEXT NOT NULL,
        standing TEXT,
        spent INTEGER,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (case_id, action_id, year, quarter),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (action_id) REFERENCES action (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_action_quarter_case_id ON action_quarter (case_id)",
    """
    CREATE TABLE review_point (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        reviewed_on TEXT NOT NULL,
        support_year INTEGER NOT NULL,
        text TEXT NOT NULL,
        action_id TEXT,
        decision TEXT NOT NULL,
        why TEXT NOT NULL,
        led_by TEXT NOT NULL,
        hours REAL,
        voices TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (action_id) REFERENCES action (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_review_point_case_id ON review_point (case_id)",
    """
    CREATE TABLE support_exit (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        ended_on TEXT NOT NULL,
        reason TEXT NOT NULL,
        changed TEXT NOT NULL,
        held_for TEXT NOT NULL,
        hears_on TEXT,
        watch TEXT NOT NULL,
        call TEXT NOT NULL,
        sensitivity TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_support_exit_case_id ON support_exit (case_id)",
    """
    CREATE TABLE lasting_part (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        action_id TEXT,
        kept_by TEXT NOT NULL,
        successor TEXT NOT NULL,
        written_in TEXT NOT NULL,
        paid_from TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (action_id) REFERENCES action (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_lasting_part_case_id ON lasting_part (case_id)",
    """
    CREATE TABLE look_back (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        due_on TEXT NOT NULL,
        kind TEXT NOT NULL,
        exit_id TEXT,
        looked_on TEXT,
        people TEXT NOT NULL,
        text TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (exit_id) REFERENCES support_exit (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_look_back_case_id ON look_back (case_id)",
    """
    CREATE TABLE gain (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        look_back_id TEXT,
        name TEXT NOT NULL,
        measure_id TEXT,
        indicator TEXT NOT NULL,
        student_group TEXT NOT NULL,
        "before" REAL,
        at_exit REAL,
        now REAL,
        now_year INTEGER,
        color_at_exit INTEGER,
        color_now INTEGER,
        standing TEXT NOT NULL,
        why TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (look_back_id) REFERENCES look_back (id) ON DELETE CASCADE,
        FOREIGN KEY (measure_id) REFERENCES measure (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_gain_case_id ON gain (case_id)",
    """
    CREATE TABLE feedback (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        given_on TEXT NOT NULL,
        phase TEXT NOT NULL,
        side TEXT NOT NULL,
        role TEXT NOT NULL,
        language TEXT NOT NULL,
        trust INTEGER,
        value INTEGER,
        classroom INTEGER,
        tools INTEGER,
        doing INTEGER,
        coherence INTEGER,
        helped TEXT NOT NULL,
        better TEXT NOT NULL,
        file_name TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_feedback_case_id ON feedback (case_id)",
    """
    CREATE TABLE lesson (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        noted_on TEXT NOT NULL,
        text TEXT NOT NULL,
        kind TEXT NOT NULL,
        phase TEXT NOT NULL,
        sensitivity TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_lesson_case_id ON lesson (case_id)",
    """
    CREATE TABLE year_support (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        year INTEGER NOT NULL,
        activities TEXT NOT NULL,
        funding TEXT NOT NULL,
        dollars INTEGER,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (case_id, year),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_year_support_case_id ON year_support (case_id)",
    """
    CREATE TABLE planned_hours (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        year INTEGER NOT NULL,
        quarter TEXT NOT NULL,
        hours REAL NOT NULL,
        consultant TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (case_id, year, quarter, consultant),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_planned_hours_case_id ON planned_hours (case_id)",
    """
    CREATE TABLE offer (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        topics TEXT NOT NULL,
        starts_on TEXT,
        ends_on TEXT,
        priorities TEXT NOT NULL,
        groups TEXT NOT NULL,
        builds TEXT NOT NULL,
        funding TEXT NOT NULL,
        dollars INTEGER,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE offer_place (
        id TEXT NOT NULL,
        offer_id TEXT,
        cds TEXT,
        took_on TEXT,
        people INTEGER,
        roles TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (offer_id) REFERENCES offer (id) ON DELETE CASCADE,
        FOREIGN KEY (cds) REFERENCES lea (cds)
    )
    """,
    """
    CREATE TABLE capacity (
        id TEXT NOT NULL,
        way TEXT NOT NULL,
        text TEXT NOT NULL,
        priority INTEGER,
        student_group TEXT NOT NULL,
        who TEXT NOT NULL,
        provider_id TEXT,
        starts_on TEXT,
        ends_on TEXT,
        districts INTEGER,
        dollars INTEGER,
        note TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (provider_id) REFERENCES provider (id) ON DELETE SET NULL
    )
    """,
    """
    CREATE TABLE county_goal (
        id TEXT NOT NULL,
        year INTEGER NOT NULL,
        area TEXT NOT NULL,
        text TEXT NOT NULL,
        activities TEXT NOT NULL,
        metric TEXT NOT NULL,
        result TEXT NOT NULL,
        funding TEXT NOT NULL,
        dollars INTEGER,
        in_lcap INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Add tables and a column; nothing that is there changes."""
    for statement in _STATEMENTS:
        connection.execute(statement)


MADE = "db84a1fe676b26d0fab4772190bc64878e13984a2c61c4ac0bcf151283fd7ee8"
