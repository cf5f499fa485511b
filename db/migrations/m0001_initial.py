"""Format 1: the Dashboard side, the case side and their history, as first shipped.

Never edit a shipped step: files made by it are out there.
"""

import sqlite3

from db.file_identity import APPLICATION_ID

_STATEMENTS = (
    f"PRAGMA application_id={APPLICATION_ID}",
    """
    CREATE TABLE meta (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE lea (
        id INTEGER NOT NULL,
        cds TEXT NOT NULL,
        kind TEXT NOT NULL,
        county_code TEXT NOT NULL,
        county_name TEXT,
        district_name TEXT,
        school_name TEXT,
        name TEXT NOT NULL,
        dass INTEGER,
        PRIMARY KEY (id),
        UNIQUE (cds)
    )
    """,
    "CREATE INDEX lea_county_kind ON lea (county_code, kind)",
    """
    CREATE TABLE import_batch (
        id INTEGER NOT NULL,
        file_name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        kind TEXT NOT NULL,
        indicator INTEGER,
        year INTEGER,
        series TEXT DEFAULT '' NOT NULL,
        layout TEXT NOT NULL,
        scope TEXT NOT NULL,
        rows_read INTEGER NOT NULL, rows_kept INTEGER NOT NULL, leas INTEGER NOT NULL,
        schools INTEGER NOT NULL,
        issues_json TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        imported_by TEXT NOT NULL,
        replaced_batch_id INTEGER,
        undone_at TEXT,
        state TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (replaced_batch_id) REFERENCES import_batch (id)
    )
    """,
    "CREATE UNIQUE INDEX import_batch_active "
    "ON import_batch (kind, indicator, year, series) WHERE state = 'active'",
    """
    CREATE TABLE observation (
        batch_id INTEGER NOT NULL, lea_id INTEGER NOT NULL, student_group INTEGER NOT NULL,
        source_row INTEGER, numerator INTEGER, denominator INTEGER, status_tenths INTEGER,
        prior_numerator INTEGER, prior_denominator INTEGER, prior_status_tenths INTEGER,
        change_tenths INTEGER, status_level INTEGER, change_level INTEGER, color INTEGER,
        box INTEGER, size_met INTEGER, prior_size_met INTEGER, accountable INTEGER, small INTEGER,
        high_school_cuts INTEGER, uncertified INTEGER, data_error INTEGER, span INTEGER,
        PRIMARY KEY (batch_id, lea_id, student_group),
        FOREIGN KEY (batch_id) REFERENCES import_batch (id) ON DELETE CASCADE,
        FOREIGN KEY (lea_id) REFERENCES lea (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE local_rating (
        batch_id INTEGER NOT NULL, lea_id INTEGER NOT NULL, priority INTEGER NOT NULL,
        rating INTEGER, source_row INTEGER,
        PRIMARY KEY (batch_id, lea_id, priority),
        FOREIGN KEY (batch_id) REFERENCES import_batch (id) ON DELETE CASCADE,
        FOREIGN KEY (lea_id) REFERENCES lea (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE support_case (
        id TEXT NOT NULL,
        cds TEXT NOT NULL,
        route TEXT NOT NULL,
        opened_on TEXT NOT NULL,
        opened_by TEXT NOT NULL,
        year INTEGER,
        stage INTEGER NOT NULL,
        consultant TEXT NOT NULL,
        basis TEXT NOT NULL,
        request TEXT NOT NULL,
        focus_groups TEXT NOT NULL,
        service_level TEXT,
        problem_of_practice TEXT NOT NULL,
        problem_proposed_by TEXT,
        board_date TEXT,
        report_back_date TEXT,
        closed_on TEXT,
        closing_reason TEXT NOT NULL,
        lasting TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (cds) REFERENCES lea (cds)
    )
    """,
    "CREATE UNIQUE INDEX support_case_one_open ON support_case (cds) WHERE closed_on IS NULL",
    """
    CREATE TABLE stage_move (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        from_stage INTEGER NOT NULL,
        to_stage INTEGER NOT NULL,
        moved_on TEXT NOT NULL,
        moved_by TEXT NOT NULL,
        reason TEXT NOT NULL,
        missing TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_stage_move_case_id ON stage_move (case_id)",
    """
    CREATE TABLE task (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        title TEXT NOT NULL,
        due_on TEXT,
        assignee TEXT NOT NULL,
        done_on TEXT,
        note TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_task_case_id ON task (case_id)",
    """
    CREATE TABLE contact (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        held_on TEXT NOT NULL,
        people TEXT NOT NULL,
        summary TEXT NOT NULL,
        agreed TEXT NOT NULL,
        sensitivity TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_contact_case_id ON contact (case_id)",
    """
    CREATE TABLE team_member (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        side TEXT NOT NULL,
        email TEXT NOT NULL,
        phone TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_team_member_case_id ON team_member (case_id)",
    """
    CREATE TABLE voice (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        stage INTEGER NOT NULL,
        perspective TEXT NOT NULL,
        state TEXT NOT NULL,
        count INTEGER,
        note TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (case_id, stage, perspective),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_voice_case_id ON voice (case_id)",
    """
    CREATE TABLE district_priority (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        text TEXT NOT NULL,
        position INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_district_priority_case_id ON district_priority (case_id)",
    """
    CREATE TABLE lcap_goal (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        number TEXT NOT NULL,
        text TEXT NOT NULL,
        position INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_lcap_goal_case_id ON lcap_goal (case_id)",
    """
    CREATE TABLE finding (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        priority INTEGER NOT NULL,
        text TEXT NOT NULL,
        source TEXT NOT NULL,
        sensitivity TEXT NOT NULL,
        position INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_finding_case_id ON finding (case_id)",
    """
    CREATE TABLE cause (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        text TEXT NOT NULL,
        parent_id TEXT,
        position INTEGER NOT NULL,
        state TEXT NOT NULL,
        proposed_by TEXT,
        agreement INTEGER,
        rejected_because TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (parent_id) REFERENCES cause (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_cause_case_id ON cause (case_id)",
    """
    CREATE TABLE evidence (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        cause_id TEXT,
        source TEXT NOT NULL,
        gathered_on TEXT,
        sensitivity TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (cause_id) REFERENCES cause (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_evidence_case_id ON evidence (case_id)",
    """
    CREATE TABLE aim (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        text TEXT NOT NULL,
        student_group TEXT NOT NULL,
        due_on TEXT,
        position INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_aim_case_id ON aim (case_id)",
    """
    CREATE TABLE action (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        text TEXT NOT NULL,
        aim_id TEXT,
        cause_id TEXT,
        owner TEXT NOT NULL,
        provider TEXT NOT NULL,
        starts_on TEXT,
        ends_on TEXT,
        cost INTEGER,
        lcap_goal_id TEXT,
        proposed_by TEXT,
        state TEXT NOT NULL,
        position INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (aim_id) REFERENCES aim (id) ON DELETE SET NULL,
        FOREIGN KEY (cause_id) REFERENCES cause (id) ON DELETE SET NULL,
        FOREIGN KEY (lcap_goal_id) REFERENCES lcap_goal (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_action_case_id ON action (case_id)",
    """
    CREATE TABLE measure (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        name TEXT NOT NULL,
        aim_id TEXT,
        unit TEXT NOT NULL,
        baseline REAL,
        baseline_on TEXT,
        target REAL,
        target_on TEXT,
        position INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (aim_id) REFERENCES aim (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_measure_case_id ON measure (case_id)",
    """
    CREATE TABLE progress_note (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        noted_on TEXT NOT NULL,
        text TEXT NOT NULL,
        action_id TEXT,
        measure_id TEXT,
        value REAL,
        sensitivity TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (action_id) REFERENCES action (id) ON DELETE SET NULL,
        FOREIGN KEY (measure_id) REFERENCES measure (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_progress_note_case_id ON progress_note (case_id)",
    """
    CREATE TABLE change_log (
        id INTEGER NOT NULL,
        change_id TEXT NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        label TEXT NOT NULL,
        case_id TEXT,
        undone INTEGER DEFAULT 0 NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (change_id)
    )
    """,
    "CREATE INDEX change_log_case ON change_log (case_id, id)",
    """
    CREATE TABLE change_item (
        id INTEGER NOT NULL,
        change_id TEXT NOT NULL,
        table_name TEXT NOT NULL,
        row_id TEXT NOT NULL,
        operation TEXT NOT NULL,
        "before" TEXT,
        "after" TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY (change_id) REFERENCES change_log (change_id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX change_item_change ON change_item (change_id)",
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Make every table and index of format 1 in an empty file."""
    for statement in _STATEMENTS:
        connection.execute(statement)
