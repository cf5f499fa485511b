BEGIN TRANSACTION;
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
        updated_at TEXT NOT NULL, other_plan_id TEXT REFERENCES other_plan (id) ON DELETE SET NULL, schools TEXT DEFAULT '' NOT NULL, further_plans TEXT DEFAULT '[]' NOT NULL, funding TEXT DEFAULT '' NOT NULL, evidence_tier TEXT, evidence TEXT DEFAULT '' NOT NULL, spreads TEXT DEFAULT '' NOT NULL, driver_id TEXT REFERENCES driver (id) ON DELETE SET NULL, practice_id TEXT REFERENCES practice (id) ON DELETE SET NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (aim_id) REFERENCES aim (id) ON DELETE SET NULL,
        FOREIGN KEY (cause_id) REFERENCES cause (id) ON DELETE SET NULL,
        FOREIGN KEY (lcap_goal_id) REFERENCES lcap_goal (id) ON DELETE SET NULL
    );
INSERT INTO "action" VALUES('9b810e76-6ec9-4286-a3ca-828dd5f4b3b2','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Add a bus','e4b06ce6-0741-47a8-bce4-2c8218072e8c','78e51061-7311-48a3-82ce-6f447ed4d57b','Transport','','2027-01-05','2027-02-01',0,'35bf992d-c9e9-4616-a12e-7696a6cecc1b',NULL,'planned',0,'2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00',NULL,'Creekside Elementary','[]','',NULL,'','',NULL,NULL);
INSERT INTO "action" VALUES('d2a44e0f-4648-4b79-9fde-84b30d97b572','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Add a bus','bc5480eb-644f-4f77-841f-bc229154aa7f','bf7f612c-a417-4b86-a271-2b21c26e94fb','Transport','','2027-01-05','2027-02-01',0,'286ee501-ec33-4385-b2f1-1f300a4a3aec',NULL,'planned',0,'2026-11-30T18:49:38+00:00','2026-11-30T18:49:38+00:00','b9fcfe05-702a-4606-9510-264c5a9a2efe','Creekside Elementary','["recovery"]','LCFF','3','A study of 12 rural districts','Early route of Creekside','81792fb9-d97c-4079-947d-9df87a871881',NULL);
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
    );
INSERT INTO "action_quarter" VALUES('24044806-9ab5-47e6-88ae-4dd3fcd1b807','cd613e30-d8f1-4adf-91b7-584a2265b1f5','9b810e76-6ec9-4286-a3ca-828dd5f4b3b2',2026,'3','Two lines','One line','behind',400,'2026-12-01T01:00:44+00:00','2026-12-01T01:00:44+00:00');
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
    );
INSERT INTO "agenda_item" VALUES('b5bac2c1-b427-4144-83a2-08839b84d25a','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'05b6e6e3-07d4-4edc-9143-1193e6c3f339','Why',45,'why',0,'Three causes','Ask the drivers','2026-11-30T21:20:36+00:00','2026-11-30T21:20:36+00:00');
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
    );
INSERT INTO "aim" VALUES('e4b06ce6-0741-47a8-bce4-2c8218072e8c','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Fewer absences','SWD','2027-06-01',0,'2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00');
INSERT INTO "aim" VALUES('bc5480eb-644f-4f77-841f-bc229154aa7f','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Fewer absences','SWD','2027-06-01',1,'2026-11-30T18:49:38+00:00','2026-11-30T18:49:38+00:00');
CREATE TABLE alternative_school (
        batch_id INTEGER NOT NULL,
        lea_id INTEGER NOT NULL,
        PRIMARY KEY (batch_id, lea_id),
        FOREIGN KEY (batch_id) REFERENCES import_batch (id) ON DELETE CASCADE,
        FOREIGN KEY (lea_id) REFERENCES lea (id)
    ) WITHOUT ROWID
    ;
INSERT INTO "alternative_school" VALUES(1,1);
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
    );
INSERT INTO "capacity" VALUES('ff34d9ab-d439-4aee-978d-386068db02f5','shares','IEP coaching',4,'SWD','Neighboring office',NULL,'2026-08-01','2027-01-31',2,1500,'By turns','2026-12-01T01:00:45+00:00','2026-12-01T01:00:45+00:00');
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
    );
INSERT INTO "case_year" VALUES('780e6665-7e4e-4f63-a990-63c3832ae606','cd613e30-d8f1-4adf-91b7-584a2265b1f5',2026,'2026-11-20','Year 2','{}','2026-11-24T17:00:00+00:00','2026-11-24T17:00:00+00:00');
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
        updated_at TEXT NOT NULL, category TEXT DEFAULT '' NOT NULL, kind TEXT, control TEXT, confidence TEXT, forward INTEGER DEFAULT 0 NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (parent_id) REFERENCES cause (id) ON DELETE CASCADE
    );
INSERT INTO "cause" VALUES('78e51061-7311-48a3-82ce-6f447ed4d57b','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Late buses',NULL,0,'validated',NULL,NULL,'','2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00','',NULL,NULL,NULL,0);
INSERT INTO "cause" VALUES('8d88348a-7eed-4d14-b06d-3fef701966a0','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Old fleet','78e51061-7311-48a3-82ce-6f447ed4d57b',0,'possible',NULL,80,'','2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00','',NULL,NULL,NULL,0);
INSERT INTO "cause" VALUES('bf7f612c-a417-4b86-a271-2b21c26e94fb','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Late buses',NULL,1,'validated',NULL,NULL,'','2026-11-30T18:49:38+00:00','2026-11-30T18:49:38+00:00','',NULL,NULL,NULL,0);
INSERT INTO "cause" VALUES('8362e907-8dbe-42d1-a000-4e7838820461','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Old fleet','bf7f612c-a417-4b86-a271-2b21c26e94fb',0,'possible',NULL,80,'','2026-11-30T18:49:38+00:00','2026-11-30T18:49:38+00:00','',NULL,NULL,NULL,0);
CREATE TABLE cause_category (
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            position INTEGER NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            PRIMARY KEY (id),
            UNIQUE (name)
    );
INSERT INTO "cause_category" VALUES('1c64bf79-8ffe-4f2a-9125-a7307ca90335','Transport',1,'2026-11-30T21:20:36+00:00','2026-11-30T21:20:36+00:00');
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
    );
INSERT INTO "change_item" VALUES(1,'1e2feb89-414c-443c-9027-c4d1c386bbc4','support_case','cd613e30-d8f1-4adf-91b7-584a2265b1f5','insert',NULL,'{"id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "cds": "27661590000000", "route": "voluntary", "opened_on": "2026-11-23", "opened_by": "Ana Ruiz", "year": null, "stage": 1, "consultant": "", "basis": "{}", "request": "Help with attendance", "focus_groups": "[]", "service_level": null, "problem_of_practice": "", "problem_proposed_by": null, "board_date": null, "report_back_date": null, "closed_on": null, "closing_reason": "", "lasting": "", "created_at": "2026-11-23T17:00:00+00:00", "updated_at": "2026-11-23T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(2,'6a8ac4ba-0580-4975-ad2f-89d94a2f20aa','stage_move','cd447e35-b8b6-48fe-842e-3d437204e52d','insert',NULL,'{"id": "cd447e35-b8b6-48fe-842e-3d437204e52d", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "from_stage": 1, "to_stage": 2, "moved_on": "2026-11-02", "moved_by": "", "reason": "", "missing": "[\"a consultant\"]", "created_at": "2026-11-23T17:00:00+00:00", "updated_at": "2026-11-23T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(3,'ec148cb4-8e73-4a47-aa90-a8f0d66b829e','task','1a2b8f1f-f1fd-42a2-9755-d4c13a902931','insert',NULL,'{"id": "1a2b8f1f-f1fd-42a2-9755-d4c13a902931", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "title": "Call the superintendent", "due_on": "2026-12-01", "assignee": "", "done_on": null, "note": "", "created_at": "2026-11-23T17:00:00+00:00", "updated_at": "2026-11-23T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(4,'a11d459a-2f97-4d87-9999-9e3fa46d6753','contact','05b6e6e3-07d4-4edc-9143-1193e6c3f339','insert',NULL,'{"id": "05b6e6e3-07d4-4edc-9143-1193e6c3f339", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "kind": "meeting", "held_on": "2026-11-09", "people": "Dr. Peña", "summary": "First meeting", "agreed": "", "sensitivity": "office", "created_at": "2026-11-23T17:00:00+00:00", "updated_at": "2026-11-23T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(5,'4be03db0-dc25-44bd-b940-67edfe175330','team_member','025b413f-8a9a-421e-a648-a7dd06839eb9','insert',NULL,'{"id": "025b413f-8a9a-421e-a648-a7dd06839eb9", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "name": "Luz Peña", "role": "Superintendent", "side": "district", "email": "", "phone": "", "created_at": "2026-11-23T17:00:00+00:00", "updated_at": "2026-11-23T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(6,'e5446dd4-552b-42f6-be3e-dc0a1ef2a4f0','voice','afbd67f9-6196-49cf-a198-8ad9f06c144a','insert',NULL,'{"id": "afbd67f9-6196-49cf-a198-8ad9f06c144a", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "stage": 3, "perspective": "families", "state": "heard", "count": 12, "note": "", "created_at": "2026-11-23T17:00:00+00:00", "updated_at": "2026-11-23T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(7,'803468b6-b610-49f7-b927-0f4eb8b333a8','district_priority','b9d179e0-6c0f-44f5-b813-0c4237730edf','insert',NULL,'{"id": "b9d179e0-6c0f-44f5-b813-0c4237730edf", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "text": "Attendance", "position": 0, "created_at": "2026-11-23T17:00:00+00:00", "updated_at": "2026-11-23T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(8,'81f9c1f6-6c0f-4459-b79b-17aeefba91fc','lcap_goal','35bf992d-c9e9-4616-a12e-7696a6cecc1b','insert',NULL,'{"id": "35bf992d-c9e9-4616-a12e-7696a6cecc1b", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "number": "2.4", "text": "Attendance", "position": 0, "created_at": "2026-11-23T17:00:00+00:00", "updated_at": "2026-11-23T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(9,'3099fdf5-ab99-454a-a901-e35cd47d380d','finding','c381e88f-38c0-48fd-8712-b8bc076f3787','insert',NULL,'{"id": "c381e88f-38c0-48fd-8712-b8bc076f3787", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "kind": "strength", "priority": 5, "text": "Strong counselors", "source": "", "sensitivity": "public", "position": 0, "created_at": "2026-11-23T17:00:00+00:00", "updated_at": "2026-11-23T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(10,'f9341c68-966b-4ea1-88be-ab134da98f1d','cause','78e51061-7311-48a3-82ce-6f447ed4d57b','insert',NULL,'{"id": "78e51061-7311-48a3-82ce-6f447ed4d57b", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "text": "Late buses", "parent_id": null, "position": 0, "state": "validated", "proposed_by": null, "agreement": null, "rejected_because": "", "created_at": "2026-11-23T17:00:00+00:00", "updated_at": "2026-11-23T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(11,'f0dfb4a5-d8a0-44df-bfd6-3116e1ea24c4','cause','8d88348a-7eed-4d14-b06d-3fef701966a0','insert',NULL,'{"id": "8d88348a-7eed-4d14-b06d-3fef701966a0", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "text": "Old fleet", "parent_id": "78e51061-7311-48a3-82ce-6f447ed4d57b", "position": 0, "state": "possible", "proposed_by": null, "agreement": 80, "rejected_because": "", "created_at": "2026-11-23T17:00:00+00:00", "updated_at": "2026-11-23T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(12,'da711448-96c8-4a19-a4b2-d2bc815a47c5','evidence','ad45f23d-3b1a-41df-987f-d2803bab6c39','insert',NULL,'{"id": "ad45f23d-3b1a-41df-987f-d2803bab6c39", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "kind": "local", "text": "Bus log", "cause_id": "78e51061-7311-48a3-82ce-6f447ed4d57b", "source": "", "gathered_on": "2026-11-10", "sensitivity": "district", "created_at": "2026-11-23T17:00:00+00:00", "updated_at": "2026-11-23T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(13,'be6521cc-3e24-44e3-baf0-27bc08d6af57','aim','e4b06ce6-0741-47a8-bce4-2c8218072e8c','insert',NULL,'{"id": "e4b06ce6-0741-47a8-bce4-2c8218072e8c", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "text": "Fewer absences", "student_group": "SWD", "due_on": "2027-06-01", "position": 0, "created_at": "2026-11-23T17:00:00+00:00", "updated_at": "2026-11-23T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(14,'aa2ca1af-6a10-4b75-a77f-6cbdcc22af58','action','9b810e76-6ec9-4286-a3ca-828dd5f4b3b2','insert',NULL,'{"id": "9b810e76-6ec9-4286-a3ca-828dd5f4b3b2", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "text": "Add a bus", "aim_id": "e4b06ce6-0741-47a8-bce4-2c8218072e8c", "cause_id": "78e51061-7311-48a3-82ce-6f447ed4d57b", "owner": "Transport", "provider": "", "starts_on": "2027-01-05", "ends_on": "2027-02-01", "cost": 0, "lcap_goal_id": "35bf992d-c9e9-4616-a12e-7696a6cecc1b", "proposed_by": null, "state": "planned", "position": 0, "created_at": "2026-11-23T17:00:00+00:00", "updated_at": "2026-11-23T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(15,'e1fab9d7-8c7e-434f-9dfb-d3d12c4a3698','measure','b2221a58-008a-45a6-8464-7159c324c985','insert',NULL,'{"id": "b2221a58-008a-45a6-8464-7159c324c985", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "name": "Absent 10 %", "aim_id": "e4b06ce6-0741-47a8-bce4-2c8218072e8c", "unit": "%", "baseline": 31.5, "baseline_on": null, "target": 20.0, "target_on": null, "position": 0, "created_at": "2026-11-23T17:00:00+00:00", "updated_at": "2026-11-23T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(16,'bcfbb050-acab-4a6b-869d-4bd8b3fa7aa7','progress_note','f3c64af7-75a8-4294-82cd-789a380208a9','insert',NULL,'{"id": "f3c64af7-75a8-4294-82cd-789a380208a9", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "noted_on": "2027-01-20", "text": "First week", "action_id": "9b810e76-6ec9-4286-a3ca-828dd5f4b3b2", "measure_id": "b2221a58-008a-45a6-8464-7159c324c985", "value": 29.0, "sensitivity": "district", "created_at": "2026-11-23T17:00:00+00:00", "updated_at": "2026-11-23T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(17,'29e821a4-c748-43e3-9ba1-621582283d15','task','a9ec0806-705f-4a16-9622-bd795fec898f','insert',NULL,'{"id": "a9ec0806-705f-4a16-9622-bd795fec898f", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "title": "Taken back", "due_on": null, "assignee": "", "done_on": null, "note": "", "created_at": "2026-11-23T17:00:00+00:00", "updated_at": "2026-11-23T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(18,'cf7334c3-d96a-4b0e-9b20-f13481a3eeb7','contact','b74c83c5-cbf9-400a-9080-5a8e0b2cf7f5','insert',NULL,'{"id": "b74c83c5-cbf9-400a-9080-5a8e0b2cf7f5", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "kind": "visit", "held_on": "2026-11-16", "people": "Principal", "summary": "", "agreed": "", "sensitivity": "district", "created_at": "2026-11-24T17:00:00+00:00", "updated_at": "2026-11-24T17:00:00+00:00", "place": "Creekside Elementary", "absent": "Families"}');
INSERT INTO "change_item" VALUES(19,'3ba1394b-5f9e-4eeb-96de-673a094d645a','other_plan','a0ca8565-3e19-4af2-b868-6f249b8a0cae','insert',NULL,'{"id": "a0ca8565-3e19-4af2-b868-6f249b8a0cae", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "kind": "equity_multiplier", "text": "", "student_group": "SWD", "position": 0, "created_at": "2026-11-24T17:00:00+00:00", "updated_at": "2026-11-24T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(20,'3c19f533-4dec-451b-96e2-1787784edf80','note','569fa3d1-9be2-4c4b-b4b7-27c47a5dc14a','insert',NULL,'{"id": "569fa3d1-9be2-4c4b-b4b7-27c47a5dc14a", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "kind": "quote", "text": "The bus never comes on time", "noted_on": "2026-11-16", "contact_id": "b74c83c5-cbf9-400a-9080-5a8e0b2cf7f5", "voice": "students", "sensitivity": "office", "created_at": "2026-11-24T17:00:00+00:00", "updated_at": "2026-11-24T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(21,'dd4f58f9-5019-4dd2-9b0e-13299566bb05','case_year','780e6665-7e4e-4f63-a990-63c3832ae606','insert',NULL,'{"id": "780e6665-7e4e-4f63-a990-63c3832ae606", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "year": 2026, "noted_on": "2026-11-20", "status": "Year 2", "basis": "{}", "created_at": "2026-11-24T17:00:00+00:00", "updated_at": "2026-11-24T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(22,'0791aeea-4ad1-43fe-a80f-ef6ad2841b3d','hand_over','449b685a-e3a7-4eea-9a54-ac782a19aa26','insert',NULL,'{"id": "449b685a-e3a7-4eea-9a54-ac782a19aa26", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "handed_on": "2026-11-18", "from_consultant": "Ana Ruiz", "to_consultant": "Ben Ito", "note": "On leave", "created_at": "2026-11-24T17:00:00+00:00", "updated_at": "2026-11-24T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(23,'a5bf7fbd-d14f-4ce3-b9eb-c23f9433e636','decision','034182fb-c93d-432e-865e-75893d454e8b','insert',NULL,'{"id": "034182fb-c93d-432e-865e-75893d454e8b", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "text": "Begin with the buses", "decided_on": "2026-11-16", "stage": 3, "proposed_by": "district", "people": "", "created_at": "2026-11-24T17:00:00+00:00", "updated_at": "2026-11-24T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(24,'28bbbd14-0e21-4e8a-a496-c1502eacb9ee','document','fadb98a5-75cd-42cc-83d6-9c3d6252a955','insert',NULL,'{"id": "fadb98a5-75cd-42cc-83d6-9c3d6252a955", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "name": "Wall chart.jpg", "size": 3, "sha256": "0000000000000000000000000000000000000000000000000000000000000000", "added_on": "2026-11-16", "contact_id": "b74c83c5-cbf9-400a-9080-5a8e0b2cf7f5", "note_id": "569fa3d1-9be2-4c4b-b4b7-27c47a5dc14a", "caption": "", "sensitivity": "office", "created_at": "2026-11-24T17:00:00+00:00", "updated_at": "2026-11-24T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(25,'88bbebd1-76ec-4d7c-95a1-db61d9dc1db2','referral','4b6616b5-3cfd-47ba-81bc-fa1a1917b187','insert',NULL,'{"id": "4b6616b5-3cfd-47ba-81bc-fa1a1917b187", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "provider": "Coast SELPA", "purpose": "Inclusion coaching", "referred_on": "2026-11-17", "provider_id": null, "priority": 5, "student_group": "SWD", "choice": "chosen", "starts_on": null, "ends_on": null, "outcome": "partly", "outcome_note": "", "created_at": "2026-11-24T17:00:00+00:00", "updated_at": "2026-11-24T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(26,'b8b6a48a-1286-4aed-a6dd-25e12b541b26','person','ff6e3561-88bc-4090-b386-b96dc2697d79','insert',NULL,'{"id": "ff6e3561-88bc-4090-b386-b96dc2697d79", "name": "Luz Peña", "role": "superintendent", "cds": "27661590000000", "organization": "", "title": "", "salutation": "Dr. Peña", "email": "lpena@example.org", "phone": "", "note": "", "left_on": null, "created_at": "2026-11-24T17:00:00+00:00", "updated_at": "2026-11-24T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(27,'bac9dc8c-0844-4d74-9637-7edbbec081ef','provider','e9d14ef2-9cbd-430a-8db2-327f2eec75b4','insert',NULL,'{"id": "e9d14ef2-9cbd-430a-8db2-327f2eec75b4", "name": "Coast SELPA", "kind": "selpa", "priorities": "[4, 5]", "groups": "[\"SWD\"]", "topics": "", "capacity": 3, "cost": "no cost", "contact": "", "email": "", "phone": "", "note": "", "active": 1, "created_at": "2026-11-24T17:00:00+00:00", "updated_at": "2026-11-24T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(28,'73dc2065-bc7b-4be2-b67c-5dc3a39201c1','consultant','e0c72f14-0b71-40cd-9a94-5efd79912552','insert',NULL,'{"id": "e0c72f14-0b71-40cd-9a94-5efd79912552", "name": "Ana Ruiz", "title": "Coordinator", "email": "", "phone": "", "capacity": 8, "signs": 1, "active": 1, "created_at": "2026-11-24T17:00:00+00:00", "updated_at": "2026-11-24T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(29,'1e70f4ed-68e5-4085-81cc-e35413167e8d','county_date','67c9c4fd-e020-4a36-be23-dacb01b7d5e6','insert',NULL,'{"id": "67c9c4fd-e020-4a36-be23-dacb01b7d5e6", "title": "County board meeting", "month": 12, "day": 9, "key": "", "year": 2026, "standing": "local", "source": "", "note": "", "hidden": 0, "created_at": "2026-11-24T17:00:00+00:00", "updated_at": "2026-11-24T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(30,'94b6ca98-331b-4f9d-9524-7435238cb464','saved_view','7a1c5a9b-daa4-4ef1-9ad7-180a2ed15232','insert',NULL,'{"id": "7a1c5a9b-daa4-4ef1-9ad7-180a2ed15232", "page": "caseload", "name": "Mine", "filters": "{\"consultant\": \"Ana Ruiz\"}", "created_at": "2026-11-24T17:00:00+00:00", "updated_at": "2026-11-24T17:00:00+00:00"}');
INSERT INTO "change_item" VALUES(31,'002a7174-533f-4e8f-8cf4-ee2d6b352ee4','support_case','cd613e30-d8f1-4adf-91b7-584a2265b1f5','update','{"consultant": "", "updated_at": "2026-11-23T17:00:00+00:00"}','{"consultant": "Ben Ito", "updated_at": "2026-11-25T17:01:00+00:00"}');
INSERT INTO "change_item" VALUES(32,'9996f3c2-5eeb-45df-b27c-6245a4cd3b29','support_case','cd613e30-d8f1-4adf-91b7-584a2265b1f5','update','{"stage": 1, "updated_at": "2026-11-25T17:01:00+00:00"}','{"stage": 2, "updated_at": "2026-11-25T17:02:00+00:00"}');
INSERT INTO "change_item" VALUES(33,'9996f3c2-5eeb-45df-b27c-6245a4cd3b29','stage_move','5c782f3b-ef83-40d7-a262-e2e38a7cc870','insert',NULL,'{"id": "5c782f3b-ef83-40d7-a262-e2e38a7cc870", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "from_stage": 1, "to_stage": 2, "moved_on": "2026-11-25", "moved_by": "Ana Ruiz", "reason": "Ready", "missing": "[]", "created_at": "2026-11-25T17:02:00+00:00", "updated_at": "2026-11-25T17:02:00+00:00"}');
INSERT INTO "change_item" VALUES(34,'6f120189-0641-490d-9f97-53759ec7a263','support_case','cd613e30-d8f1-4adf-91b7-584a2265b1f5','update','{"stage": 2, "updated_at": "2026-11-25T17:02:00+00:00"}','{"stage": 3, "updated_at": "2026-11-25T17:03:00+00:00"}');
INSERT INTO "change_item" VALUES(35,'6f120189-0641-490d-9f97-53759ec7a263','stage_move','89da55b4-dc59-4146-aaaf-d3bf5f1b60d8','insert',NULL,'{"id": "89da55b4-dc59-4146-aaaf-d3bf5f1b60d8", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "from_stage": 2, "to_stage": 3, "moved_on": "2026-11-25", "moved_by": "Ana Ruiz", "reason": "The team is there", "missing": "[\"coe_member\", \"service_level\"]", "created_at": "2026-11-25T17:03:00+00:00", "updated_at": "2026-11-25T17:03:00+00:00"}');
INSERT INTO "change_item" VALUES(36,'f454a56a-ac4f-4e00-a732-036f1c65f4a8','support_case','cd613e30-d8f1-4adf-91b7-584a2265b1f5','update','{"stage": 3, "updated_at": "2026-11-25T17:03:00+00:00"}','{"stage": 4, "updated_at": "2026-11-25T17:04:00+00:00"}');
INSERT INTO "change_item" VALUES(37,'f454a56a-ac4f-4e00-a732-036f1c65f4a8','stage_move','6db8ae19-8a52-469d-a302-614ab247f73d','insert',NULL,'{"id": "6db8ae19-8a52-469d-a302-614ab247f73d", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "from_stage": 3, "to_stage": 4, "moved_on": "2026-11-25", "moved_by": "Ana Ruiz", "reason": "Agreed", "missing": "[\"weaknesses\", \"problem_of_practice\", \"voices_board\", \"voices_labor\"]", "created_at": "2026-11-25T17:04:00+00:00", "updated_at": "2026-11-25T17:04:00+00:00"}');
INSERT INTO "change_item" VALUES(38,'1e3bd666-4b65-4b17-8adc-507a36d84551','task','1a2b8f1f-f1fd-42a2-9755-d4c13a902931','update','{"due_on": "2026-12-01", "updated_at": "2026-11-23T17:00:00+00:00"}','{"due_on": "2026-12-04", "updated_at": "2026-11-25T17:05:00+00:00"}');
INSERT INTO "change_item" VALUES(39,'f6c93cc6-2338-4378-8fdc-16486c973064','task','1a2b8f1f-f1fd-42a2-9755-d4c13a902931','update','{"done_on": null, "updated_at": "2026-11-25T17:05:00+00:00"}','{"done_on": "2026-11-25", "updated_at": "2026-11-25T17:06:00+00:00"}');
INSERT INTO "change_item" VALUES(40,'6cf63f61-581c-4615-812a-601fbed9d22a','contact','416e9a78-e985-426d-aea3-bd4e24c01287','insert',NULL,'{"id": "416e9a78-e985-426d-aea3-bd4e24c01287", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "kind": "call", "held_on": "2026-11-25", "people": "", "absent": "", "place": "", "summary": "Called", "agreed": "", "sensitivity": "district", "created_at": "2026-11-25T17:07:00+00:00", "updated_at": "2026-11-25T17:07:00+00:00"}');
INSERT INTO "change_item" VALUES(41,'aaaad6af-43ba-499e-b9fe-1e0661138049','support_case','cd613e30-d8f1-4adf-91b7-584a2265b1f5','update','{"closed_on": null, "closing_reason": "", "lasting": "", "updated_at": "2026-11-25T17:04:00+00:00"}','{"closed_on": "2026-11-25", "closing_reason": "Aims met", "lasting": "Log", "updated_at": "2026-11-25T17:08:00+00:00"}');
INSERT INTO "change_item" VALUES(42,'8d862582-1ab6-4179-8b41-0d5a8e6f4b31','support_case','cd613e30-d8f1-4adf-91b7-584a2265b1f5','update','{"closed_on": "2026-11-25", "closing_reason": "Aims met", "updated_at": "2026-11-25T17:08:00+00:00"}','{"closed_on": null, "closing_reason": "", "updated_at": "2026-11-25T17:09:00+00:00"}');
INSERT INTO "change_item" VALUES(43,'8d862582-1ab6-4179-8b41-0d5a8e6f4b31','stage_move','e1760d22-675f-43f3-87bc-dd59be48f15a','insert',NULL,'{"id": "e1760d22-675f-43f3-87bc-dd59be48f15a", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "from_stage": 4, "to_stage": 4, "moved_on": "2026-11-25", "moved_by": "Ana Ruiz", "reason": "Again", "missing": "[]", "created_at": "2026-11-25T17:09:00+00:00", "updated_at": "2026-11-25T17:09:00+00:00"}');
INSERT INTO "change_item" VALUES(44,'14e1bb8f-5fda-4fc1-a16f-ce372196c96c','local_source','8c61b315-cd89-4f2a-a3e1-f2ba622c4351','insert',NULL,'{"id": "8c61b315-cd89-4f2a-a3e1-f2ba622c4351", "cds": "27661590000000", "name": "Attendance", "measure": "students absent", "mapping": "{\"header\": 1}", "created_at": "2026-11-30T18:49:38+00:00", "updated_at": "2026-11-30T18:49:38+00:00"}');
INSERT INTO "change_item" VALUES(45,'304abbf1-922a-4990-8f50-1f7709ba4d55','local_file','9340463a-09f5-4e86-ac43-23be2936f55d','insert',NULL,'{"id": "9340463a-09f5-4e86-ac43-23be2936f55d", "source_id": "8c61b315-cd89-4f2a-a3e1-f2ba622c4351", "number": 1, "name": "attendance.csv", "sha256": "0000000000000000000000000000000000000000000000000000000000000000", "loaded_on": "2026-11-30", "loaded_by": "", "rows_read": 12, "cells": 12, "state": "counts", "remarks": "[\"2 rows are blank.\"]", "created_at": "2026-11-30T18:49:38+00:00", "updated_at": "2026-11-30T18:49:38+00:00"}');
INSERT INTO "change_item" VALUES(46,'99275ebc-4e50-4ac5-87c3-ddeaab81983b','interview','9b9c16be-2dd7-4894-a9b4-bccb41f47ce3','insert',NULL,'{"id": "9b9c16be-2dd7-4894-a9b4-bccb41f47ce3", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "role": "A parent", "held_on": "2026-11-12", "place": "Creekside Elementary", "summary": "Families hear of absences too late", "quotes": "Nobody calls us", "sensitivity": "district", "created_at": "2026-11-30T18:49:38+00:00", "updated_at": "2026-11-30T18:49:38+00:00"}');
INSERT INTO "change_item" VALUES(47,'171f7310-8eef-45d0-9267-e086c9172009','other_plan','b9fcfe05-702a-4606-9510-264c5a9a2efe','insert',NULL,'{"id": "b9fcfe05-702a-4606-9510-264c5a9a2efe", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "position": 1, "kind": "equity_multiplier", "text": "", "student_group": "SWD", "created_at": "2026-11-30T18:49:38+00:00", "updated_at": "2026-11-30T18:49:38+00:00"}');
INSERT INTO "change_item" VALUES(48,'4a697f3b-7425-4b67-b50d-d9fb027cfe8d','lcap_goal','286ee501-ec33-4385-b2f1-1f300a4a3aec','insert',NULL,'{"id": "286ee501-ec33-4385-b2f1-1f300a4a3aec", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "position": 1, "number": "2.4", "text": "Attendance", "created_at": "2026-11-30T18:49:38+00:00", "updated_at": "2026-11-30T18:49:38+00:00"}');
INSERT INTO "change_item" VALUES(49,'9f8e69af-a5d1-4ac3-80a7-b75dbafff7e7','finding','2d2b1e11-bf4f-44e5-af6c-e3308cb2c254','insert',NULL,'{"id": "2d2b1e11-bf4f-44e5-af6c-e3308cb2c254", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "position": 1, "kind": "strength", "priority": 5, "text": "Strong counselors", "source": "", "district_words": "We keep them", "interview_id": "9b9c16be-2dd7-4894-a9b4-bccb41f47ce3", "sensitivity": "district", "created_at": "2026-11-30T18:49:38+00:00", "updated_at": "2026-11-30T18:49:38+00:00"}');
INSERT INTO "change_item" VALUES(50,'c4b2ae08-edcd-40cd-b5c1-cb3ff51ce916','kept_figure','1d4cf7e1-dedf-493d-9564-f243f975e099','insert',NULL,'{"id": "1d4cf7e1-dedf-493d-9564-f243f975e099", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "finding_id": "2d2b1e11-bf4f-44e5-af6c-e3308cb2c254", "origin": "dashboard", "year": 2025, "indicator": "CHRONIC", "student_group": "SWD", "period": "", "place": "", "source_id": null, "measure": "", "numerator": 40, "denominator": 160, "value": 25.0, "change": -1.5, "color": 2, "file_name": "chronicdownload2025.txt", "source_row": 7, "kept_on": "2026-11-16", "created_at": "2026-11-30T18:49:38+00:00", "updated_at": "2026-11-30T18:49:38+00:00"}');
INSERT INTO "change_item" VALUES(51,'696a5d20-9196-4d7e-9c53-c9aaecacf445','cause','bf7f612c-a417-4b86-a271-2b21c26e94fb','insert',NULL,'{"id": "bf7f612c-a417-4b86-a271-2b21c26e94fb", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "position": 1, "text": "Late buses", "parent_id": null, "state": "validated", "proposed_by": null, "agreement": null, "rejected_because": "", "created_at": "2026-11-30T18:49:38+00:00", "updated_at": "2026-11-30T18:49:38+00:00"}');
INSERT INTO "change_item" VALUES(52,'ca762c04-0f55-4afd-b051-b3fc62d1f0ef','cause','8362e907-8dbe-42d1-a000-4e7838820461','insert',NULL,'{"id": "8362e907-8dbe-42d1-a000-4e7838820461", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "position": 0, "text": "Old fleet", "parent_id": "bf7f612c-a417-4b86-a271-2b21c26e94fb", "state": "possible", "proposed_by": null, "agreement": 80, "rejected_because": "", "created_at": "2026-11-30T18:49:38+00:00", "updated_at": "2026-11-30T18:49:38+00:00"}');
INSERT INTO "change_item" VALUES(53,'b563613e-403f-48f2-9932-1790a81421f6','aim','bc5480eb-644f-4f77-841f-bc229154aa7f','insert',NULL,'{"id": "bc5480eb-644f-4f77-841f-bc229154aa7f", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "position": 1, "text": "Fewer absences", "student_group": "SWD", "due_on": "2027-06-01", "created_at": "2026-11-30T18:49:38+00:00", "updated_at": "2026-11-30T18:49:38+00:00"}');
INSERT INTO "change_item" VALUES(54,'e9760450-e270-4a86-bf41-791e540b0dfb','driver','81792fb9-d97c-4079-947d-9df87a871881','insert',NULL,'{"id": "81792fb9-d97c-4079-947d-9df87a871881", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "position": 0, "text": "Buses arrive in time", "aim_id": "bc5480eb-644f-4f77-841f-bc229154aa7f", "parent_id": null, "cause_id": "bf7f612c-a417-4b86-a271-2b21c26e94fb", "created_at": "2026-11-30T18:49:38+00:00", "updated_at": "2026-11-30T18:49:38+00:00"}');
INSERT INTO "change_item" VALUES(55,'b4a36a18-22ea-4615-93ff-7cb7e49f52a2','driver','14009927-a744-4e2e-a98e-8ab92f617898','insert',NULL,'{"id": "14009927-a744-4e2e-a98e-8ab92f617898", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "position": 0, "text": "Drivers know the roads", "aim_id": null, "parent_id": "81792fb9-d97c-4079-947d-9df87a871881", "cause_id": null, "created_at": "2026-11-30T18:49:38+00:00", "updated_at": "2026-11-30T18:49:38+00:00"}');
INSERT INTO "change_item" VALUES(56,'96b58002-c798-4c0a-b681-f41f819d0444','action','d2a44e0f-4648-4b79-9fde-84b30d97b572','insert',NULL,'{"id": "d2a44e0f-4648-4b79-9fde-84b30d97b572", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "position": 0, "text": "Add a bus", "schools": "Creekside Elementary", "owner": "Transport", "provider": "", "starts_on": "2027-01-05", "ends_on": "2027-02-01", "cost": 0, "lcap_goal_id": "286ee501-ec33-4385-b2f1-1f300a4a3aec", "other_plan_id": "b9fcfe05-702a-4606-9510-264c5a9a2efe", "further_plans": "[\"recovery\"]", "funding": "LCFF", "evidence_tier": "3", "evidence": "A study of 12 rural districts", "spreads": "Early route of Creekside", "aim_id": "bc5480eb-644f-4f77-841f-bc229154aa7f", "driver_id": "81792fb9-d97c-4079-947d-9df87a871881", "cause_id": "bf7f612c-a417-4b86-a271-2b21c26e94fb", "proposed_by": null, "state": "planned", "created_at": "2026-11-30T18:49:38+00:00", "updated_at": "2026-11-30T18:49:38+00:00"}');
INSERT INTO "change_item" VALUES(57,'229bad82-e734-4c95-9385-bf4d99da35cc','measure','0f4e0f1a-02f4-4c54-af3e-6d6e705ffe2f','insert',NULL,'{"id": "0f4e0f1a-02f4-4c54-af3e-6d6e705ffe2f", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "position": 0, "name": "Absent 10%", "unit": "%", "baseline": 31.5, "baseline_on": null, "target": 20.0, "target_on": null, "direction": "down", "kind": "outcome", "source": "dashboard", "indicator": "CHRONIC", "student_group": "SWD", "local_source_id": null, "counted": "Students absent on 10 % of days", "out_of": "Students enrolled", "aim_id": "bc5480eb-644f-4f77-841f-bc229154aa7f", "driver_id": "81792fb9-d97c-4079-947d-9df87a871881", "action_id": "d2a44e0f-4648-4b79-9fde-84b30d97b572", "created_at": "2026-11-30T18:49:38+00:00", "updated_at": "2026-11-30T18:49:38+00:00"}');
INSERT INTO "change_item" VALUES(58,'2bec54ed-7cd4-4f11-b432-1e439b5a503c','pdsa_cycle','9d075a1b-9aa3-4384-86fd-a200c2687bef','insert',NULL,'{"id": "9d075a1b-9aa3-4384-86fd-a200c2687bef", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "position": 0, "plan": "Is one early bus enough?", "action_id": "d2a44e0f-4648-4b79-9fde-84b30d97b572", "prediction": "Nine of ten arrive in time", "tried_on": "2027-01-12", "result": "Seven of ten did", "learned": "The bridge is the bottleneck", "decision": "adapt", "created_at": "2026-11-30T18:49:38+00:00", "updated_at": "2026-11-30T18:49:38+00:00"}');
INSERT INTO "change_item" VALUES(59,'fa207b24-d264-4c6b-bd76-12a38375951a','milestone','3bba968a-1561-46bf-b834-a7f12fad6a4a','insert',NULL,'{"id": "3bba968a-1561-46bf-b834-a7f12fad6a4a", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "text": "Half way", "due_on": "2027-03-01", "action_id": "d2a44e0f-4648-4b79-9fde-84b30d97b572", "measure_id": "0f4e0f1a-02f4-4c54-af3e-6d6e705ffe2f", "value": 26.0, "reached_on": null, "created_at": "2026-11-30T18:49:38+00:00", "updated_at": "2026-11-30T18:49:38+00:00"}');
INSERT INTO "change_item" VALUES(60,'db96d6e2-0590-45ce-97f4-d8fe4c29e12c','measure_mark','19c507c9-c64a-49f7-a03e-c78e651df673','insert',NULL,'{"id": "19c507c9-c64a-49f7-a03e-c78e651df673", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "measure_id": "0f4e0f1a-02f4-4c54-af3e-6d6e705ffe2f", "stands_on": "2027-01-20", "kind": "change", "text": "The early bus began", "sensitivity": "district", "created_at": "2026-11-30T18:49:38+00:00", "updated_at": "2026-11-30T18:49:38+00:00"}');
INSERT INTO "change_item" VALUES(61,'6173c0da-9791-43a9-962d-5562a63b9d16','year_cost','e2d2ee92-125f-40f5-9a61-02dd5fe471cb','insert',NULL,'{"id": "e2d2ee92-125f-40f5-9a61-02dd5fe471cb", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "action_id": "d2a44e0f-4648-4b79-9fde-84b30d97b572", "year": 2026, "dollars": 1200, "source": "Title I", "created_at": "2026-11-30T18:49:38+00:00", "updated_at": "2026-11-30T18:49:38+00:00"}');
INSERT INTO "change_item" VALUES(62,'b3ca6e00-3735-4780-86e4-a5a89bd19772','theme','49ae8b07-6edd-43ca-8af5-2136f5ff6001','insert',NULL,'{"id": "49ae8b07-6edd-43ca-8af5-2136f5ff6001", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "position": 0, "text": "Nobody calls", "finding_id": "c381e88f-38c0-48fd-8712-b8bc076f3787", "sensitivity": "district", "created_at": "2026-11-30T21:20:36+00:00", "updated_at": "2026-11-30T21:20:36+00:00"}');
INSERT INTO "change_item" VALUES(63,'85f48435-e582-4047-949a-5986a858641d','quote','eaa2eed7-d9c2-42a5-9ba3-d5d5121a9a78','insert',NULL,'{"id": "eaa2eed7-d9c2-42a5-9ba3-d5d5121a9a78", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "text": "The bus was gone", "voice": "families", "people": 3, "theme_id": "49ae8b07-6edd-43ca-8af5-2136f5ff6001", "interview_id": "7d0c3f5e-3a51-4a5b-9a63-5d1f0c6b2e11", "note_id": "569fa3d1-9be2-4c4b-b4b7-27c47a5dc14a", "finding_id": "c381e88f-38c0-48fd-8712-b8bc076f3787", "tags": "bus", "sensitivity": "district", "created_at": "2026-11-30T21:20:36+00:00", "updated_at": "2026-11-30T21:20:36+00:00"}');
INSERT INTO "change_item" VALUES(64,'48264c2b-5d6e-48e4-85a0-45ab7126293a','problem','de520f89-9619-4c52-ad23-e394abf01e05','insert',NULL,'{"id": "de520f89-9619-4c52-ad23-e394abf01e05", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "position": 0, "text": "Students miss first period", "who": "Students", "what": "miss first period", "at_place": "Creekside", "how_much": "40 of 160", "since": "2024", "finding_id": "c381e88f-38c0-48fd-8712-b8bc076f3787", "state": "chosen", "proposed_by": "district", "aside_because": "", "created_at": "2026-11-30T21:20:36+00:00", "updated_at": "2026-11-30T21:20:36+00:00"}');
INSERT INTO "change_item" VALUES(65,'bfbd5f00-b75d-4108-b89e-8ed0792b7b41','problem_version','4a15d1f3-fa5c-48e7-b6c4-671fb5f4c43b','insert',NULL,'{"id": "4a15d1f3-fa5c-48e7-b6c4-671fb5f4c43b", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "problem_id": "de520f89-9619-4c52-ad23-e394abf01e05", "text": "Buses are late", "kept_on": "2026-11-11", "kept_by": "", "created_at": "2026-11-30T21:20:36+00:00", "updated_at": "2026-11-30T21:20:36+00:00"}');
INSERT INTO "change_item" VALUES(66,'c26bfa02-0c39-4e2e-8875-bd19d5b4286f','evidence','0f79be70-3fea-4a59-8e51-e211de2c32e6','insert',NULL,'{"id": "0f79be70-3fea-4a59-8e51-e211de2c32e6", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "kind": "local", "text": "Bus log", "cause_id": "78e51061-7311-48a3-82ce-6f447ed4d57b", "side": "against", "strength": "strong", "source": "", "voice": "families", "gathered_on": "2026-11-10", "finding_id": "c381e88f-38c0-48fd-8712-b8bc076f3787", "theme_id": "49ae8b07-6edd-43ca-8af5-2136f5ff6001", "quote_id": "eaa2eed7-d9c2-42a5-9ba3-d5d5121a9a78", "note_id": "569fa3d1-9be2-4c4b-b4b7-27c47a5dc14a", "attachment_id": null, "local_source_id": null, "sensitivity": "district", "created_at": "2026-11-30T21:20:36+00:00", "updated_at": "2026-11-30T21:20:36+00:00"}');
INSERT INTO "change_item" VALUES(67,'bc782de2-9066-4bc1-ae92-fdad5409aa25','vote','eb81727e-b281-449c-8256-53cee093d468','insert',NULL,'{"id": "eb81727e-b281-449c-8256-53cee093d468", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "cause_id": "78e51061-7311-48a3-82ce-6f447ed4d57b", "method": "hands", "voice": "teachers", "agree": 5, "asked": 6, "votes_each": null, "held_on": "2026-11-17", "created_at": "2026-11-30T21:20:36+00:00", "updated_at": "2026-11-30T21:20:36+00:00"}');
INSERT INTO "change_item" VALUES(68,'19ee1048-b9bd-43a2-b924-3c4eb4d64ee1','process_step','be22049f-b20b-428a-afc6-b962eaf9071f','insert',NULL,'{"id": "be22049f-b20b-428a-afc6-b962eaf9071f", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "position": 0, "process": "The morning", "text": "Bus leaves", "who": "Driver", "waiting": "20 minutes", "breaks": "No call when it is late", "cause_id": "78e51061-7311-48a3-82ce-6f447ed4d57b", "created_at": "2026-11-30T21:20:36+00:00", "updated_at": "2026-11-30T21:20:36+00:00"}');
INSERT INTO "change_item" VALUES(69,'191af8d1-fae1-4c62-8864-1b3604e35228','dynamics_note','b5a79a8a-1d68-4d4b-b102-912d63e3d2f2','insert',NULL,'{"id": "b5a79a8a-1d68-4d4b-b102-912d63e3d2f2", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "topic": "trust", "text": "They do not speak", "noted_on": "2026-11-12", "cause_id": "78e51061-7311-48a3-82ce-6f447ed4d57b", "sensitivity": "office", "created_at": "2026-11-30T21:20:36+00:00", "updated_at": "2026-11-30T21:20:36+00:00"}');
INSERT INTO "change_item" VALUES(70,'4ae2ca9e-f32b-4235-bf3e-6d53f3d812c0','practice','a5301d33-1d33-4df3-acc2-5c7e5e7466cd','insert',NULL,'{"id": "a5301d33-1d33-4df3-acc2-5c7e5e7466cd", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "position": 0, "text": "The clerk calls at eight", "owner": "Clerk", "place": "Creekside", "since": "2022", "written": "Nowhere", "if_left": "Nobody would call", "finding_id": "c381e88f-38c0-48fd-8712-b8bc076f3787", "sensitivity": "district", "created_at": "2026-11-30T21:20:36+00:00", "updated_at": "2026-11-30T21:20:36+00:00"}');
INSERT INTO "change_item" VALUES(71,'f4f36a8c-f3ff-4669-a29c-6489897f10b2','agenda_item','b5bac2c1-b427-4144-83a2-08839b84d25a','insert',NULL,'{"id": "b5bac2c1-b427-4144-83a2-08839b84d25a", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "position": 0, "contact_id": "05b6e6e3-07d4-4edc-9143-1193e6c3f339", "text": "Why", "minutes": 45, "tool": "why", "done": 0, "decided": "Three causes", "still_open": "Ask the drivers", "created_at": "2026-11-30T21:20:36+00:00", "updated_at": "2026-11-30T21:20:36+00:00"}');
INSERT INTO "change_item" VALUES(72,'aa2ce0bc-9f42-4b92-b488-bec4d3caf843','interview_guide','645ab5a4-8359-4676-80ab-82caedce0561','insert',NULL,'{"id": "645ab5a4-8359-4676-80ab-82caedce0561", "perspective": "families", "english": "Tell of a call", "spanish": "Una llamada", "created_at": "2026-11-30T21:20:36+00:00", "updated_at": "2026-11-30T21:20:36+00:00"}');
INSERT INTO "change_item" VALUES(73,'abef22ca-8566-457f-a514-f934dcbd4f4e','cause_category','1c64bf79-8ffe-4f2a-9125-a7307ca90335','insert',NULL,'{"id": "1c64bf79-8ffe-4f2a-9125-a7307ca90335", "name": "Transport", "position": 1, "created_at": "2026-11-30T21:20:36+00:00", "updated_at": "2026-11-30T21:20:36+00:00"}');
INSERT INTO "change_item" VALUES(74,'6a76f928-4ce2-41e5-8036-faccba65e833','check_in','1ced92cb-a68c-405b-9207-b98484492cda','insert',NULL,'{"id": "1ced92cb-a68c-405b-9207-b98484492cda", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "held_on": "2026-11-20", "people": "Transport", "moved": "The early bus runs", "hindered": "The bridge", "next_step": "A second line", "asked": "Figures by line", "sensitivity": "district", "created_at": "2026-12-01T01:00:44+00:00", "updated_at": "2026-12-01T01:00:44+00:00"}');
INSERT INTO "change_item" VALUES(75,'3a45a46c-a198-4774-9f85-7f55a5604eda','action_quarter','24044806-9ab5-47e6-88ae-4dd3fcd1b807','insert',NULL,'{"id": "24044806-9ab5-47e6-88ae-4dd3fcd1b807", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "action_id": "9b810e76-6ec9-4286-a3ca-828dd5f4b3b2", "year": 2026, "quarter": "3", "planned": "Two lines", "done": "One line", "standing": "behind", "spent": 400, "created_at": "2026-12-01T01:00:44+00:00", "updated_at": "2026-12-01T01:00:44+00:00"}');
INSERT INTO "change_item" VALUES(76,'9c7f6142-94fa-4b38-a410-1479627a471a','review_point','43a0c83f-885e-43fc-ae0d-e83a3a14bd5a','insert',NULL,'{"id": "43a0c83f-885e-43fc-ae0d-e83a3a14bd5a", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "position": 0, "reviewed_on": "2026-11-21", "support_year": 2, "text": "Coaching of dispatchers", "action_id": "9b810e76-6ec9-4286-a3ca-828dd5f4b3b2", "decision": "change", "why": "Dispatchers lead it themselves", "led_by": "Director of transport", "hours": 12.0, "voices": "Drivers", "created_at": "2026-12-01T01:00:44+00:00", "updated_at": "2026-12-01T01:00:44+00:00"}');
INSERT INTO "change_item" VALUES(77,'8f62b7f3-5d1e-42be-9948-244357e1d095','support_exit','2efc4c73-2792-43d8-b320-6887011503a3','insert',NULL,'{"id": "2efc4c73-2792-43d8-b320-6887011503a3", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "ended_on": "2027-06-10", "reason": "status", "changed": "Buses arrive before the bell", "held_for": "", "hears_on": "2027-08-12", "watch": "Arrivals by line each month", "call": "Transport calls the county office", "sensitivity": "district", "created_at": "2026-12-01T01:00:44+00:00", "updated_at": "2026-12-01T01:00:44+00:00"}');
INSERT INTO "change_item" VALUES(78,'8f62b7f3-5d1e-42be-9948-244357e1d095','look_back','6b77a012-dad7-5150-b478-ddfcfed2f98d','insert',NULL,'{"id": "6b77a012-dad7-5150-b478-ddfcfed2f98d", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "due_on": "2027-12-10", "kind": "6", "exit_id": "2efc4c73-2792-43d8-b320-6887011503a3", "looked_on": null, "people": "", "text": "", "created_at": "2026-12-01T01:00:44+00:00", "updated_at": "2026-12-01T01:00:44+00:00"}');
INSERT INTO "change_item" VALUES(79,'8f62b7f3-5d1e-42be-9948-244357e1d095','task','d1177243-33b0-55cd-afe8-26a6159d099e','insert',NULL,'{"id": "d1177243-33b0-55cd-afe8-26a6159d099e", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "title": "Look back at what lasts, 6 months after support ended", "due_on": "2027-12-10", "assignee": "", "repeats": "none", "repeats_until": null, "done_on": null, "note": "", "origin": "look_back", "contact_id": null, "created_at": "2026-12-01T01:00:44+00:00", "updated_at": "2026-12-01T01:00:44+00:00"}');
INSERT INTO "change_item" VALUES(80,'8f62b7f3-5d1e-42be-9948-244357e1d095','look_back','0a31ba4b-7db4-5e4e-846d-00d0229250eb','insert',NULL,'{"id": "0a31ba4b-7db4-5e4e-846d-00d0229250eb", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "due_on": "2028-06-10", "kind": "12", "exit_id": "2efc4c73-2792-43d8-b320-6887011503a3", "looked_on": null, "people": "", "text": "", "created_at": "2026-12-01T01:00:44+00:00", "updated_at": "2026-12-01T01:00:44+00:00"}');
INSERT INTO "change_item" VALUES(81,'8f62b7f3-5d1e-42be-9948-244357e1d095','task','9d79b14c-aa93-5b8b-9ccd-ef5684bbc388','insert',NULL,'{"id": "9d79b14c-aa93-5b8b-9ccd-ef5684bbc388", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "title": "Look back at what lasts, 12 months after support ended", "due_on": "2028-06-10", "assignee": "", "repeats": "none", "repeats_until": null, "done_on": null, "note": "", "origin": "look_back", "contact_id": null, "created_at": "2026-12-01T01:00:44+00:00", "updated_at": "2026-12-01T01:00:44+00:00"}');
INSERT INTO "change_item" VALUES(82,'4df5aa62-c87e-47be-8721-b3002d0635be','lasting_part','0080c53b-1ff7-4623-9288-b716fdba539c','insert',NULL,'{"id": "0080c53b-1ff7-4623-9288-b716fdba539c", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "position": 0, "text": "Morning call of late lines", "action_id": "9b810e76-6ec9-4286-a3ca-828dd5f4b3b2", "kept_by": "Dispatcher", "successor": "Second dispatcher", "written_in": "Handbook of dispatch", "paid_from": "LCFF", "created_at": "2026-12-01T01:00:44+00:00", "updated_at": "2026-12-01T01:00:44+00:00"}');
INSERT INTO "change_item" VALUES(83,'a6b9d909-1fbc-4abd-b7d7-d6d86e297281','look_back','c323b6c5-51e9-4bdc-99ca-6b8cfd80d4f7','insert',NULL,'{"id": "c323b6c5-51e9-4bdc-99ca-6b8cfd80d4f7", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "due_on": "2027-09-01", "kind": "other", "exit_id": "2efc4c73-2792-43d8-b320-6887011503a3", "looked_on": null, "people": "Transport", "text": "Two lines are late again", "created_at": "2026-12-01T01:00:44+00:00", "updated_at": "2026-12-01T01:00:44+00:00"}');
INSERT INTO "change_item" VALUES(84,'a6b9d909-1fbc-4abd-b7d7-d6d86e297281','task','95b9628a-4741-5ac9-a60b-d9d7887b38ed','insert',NULL,'{"id": "95b9628a-4741-5ac9-a60b-d9d7887b38ed", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "title": "Look back at what lasts", "due_on": "2027-09-01", "assignee": "", "repeats": "none", "repeats_until": null, "done_on": null, "note": "", "origin": "look_back", "contact_id": null, "created_at": "2026-12-01T01:00:44+00:00", "updated_at": "2026-12-01T01:00:44+00:00"}');
INSERT INTO "change_item" VALUES(85,'100782bd-9664-44bd-9a10-338b9af0a37d','gain','c3fc9d23-b1d6-4d4d-8922-70b47431b68a','insert',NULL,'{"id": "c3fc9d23-b1d6-4d4d-8922-70b47431b68a", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "look_back_id": "c323b6c5-51e9-4bdc-99ca-6b8cfd80d4f7", "name": "Chronic absence", "measure_id": "b2221a58-008a-45a6-8464-7159c324c985", "indicator": "", "student_group": "", "before": 31.5, "at_exit": 21.0, "now": 30.0, "now_year": null, "color_at_exit": null, "color_now": null, "standing": "faded", "why": "A driver left", "created_at": "2026-12-01T01:00:44+00:00", "updated_at": "2026-12-01T01:00:44+00:00"}');
INSERT INTO "change_item" VALUES(86,'45a59b83-a94f-41ef-802b-961df271bd84','feedback','7fe01bc8-61aa-4f29-99a6-fdd84f54cab8','insert',NULL,'{"id": "7fe01bc8-61aa-4f29-99a6-fdd84f54cab8", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "given_on": "2026-11-22", "phase": "needs", "side": "district", "role": "families", "language": "es", "trust": 5, "value": null, "classroom": 2, "tools": null, "doing": null, "coherence": null, "helped": "Nos escucharon", "better": "More evenings", "file_name": "", "created_at": "2026-12-01T01:00:44+00:00", "updated_at": "2026-12-01T01:00:44+00:00"}');
INSERT INTO "change_item" VALUES(87,'cbb7d100-4f20-4db1-a1f0-1750c8a3ccaf','lesson','ec79e5f3-4182-4392-82f6-62c4e7b378b6','insert',NULL,'{"id": "ec79e5f3-4182-4392-82f6-62c4e7b378b6", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "noted_on": "2026-11-23", "text": "Ask the drivers first", "kind": "again", "phase": "support", "sensitivity": "district", "created_at": "2026-12-01T01:00:44+00:00", "updated_at": "2026-12-01T01:00:44+00:00"}');
INSERT INTO "change_item" VALUES(88,'1e7ebc62-3fe3-449a-8040-bfa2c5846df2','year_support','6f683a65-ff5d-43b1-a2d0-1932fa4eacfb','insert',NULL,'{"id": "6f683a65-ff5d-43b1-a2d0-1932fa4eacfb", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "year": 2026, "activities": "Monthly coaching", "funding": "Differentiated assistance grant", "dollars": 9000, "created_at": "2026-12-01T01:00:45+00:00", "updated_at": "2026-12-01T01:00:45+00:00"}');
INSERT INTO "change_item" VALUES(89,'a3f3f09c-3593-4b2e-936a-0f5c9787c47a','planned_hours','6fe0a27e-608f-44c5-9a21-e506eae78026','insert',NULL,'{"id": "6fe0a27e-608f-44c5-9a21-e506eae78026", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "year": 2026, "quarter": "2", "hours": 20.5, "consultant": "Ana Ruiz", "created_at": "2026-12-01T01:00:45+00:00", "updated_at": "2026-12-01T01:00:45+00:00"}');
INSERT INTO "change_item" VALUES(90,'768e9f40-ef8e-4789-b0fb-edffcf36d201','offer','64db797b-6714-463a-b97d-2ac00064a7f2','insert',NULL,'{"id": "64db797b-6714-463a-b97d-2ac00064a7f2", "name": "Attendance network", "kind": "network", "topics": "Calls on the first day", "starts_on": "2026-09-01", "ends_on": "2027-05-31", "priorities": "[5]", "groups": "[\"SWD\"]", "builds": "Districts with assistance test what they met here", "funding": "County general fund", "dollars": 3000, "created_at": "2026-12-01T01:00:45+00:00", "updated_at": "2026-12-01T01:00:45+00:00"}');
INSERT INTO "change_item" VALUES(91,'610d1237-91b4-4237-9c1d-c7aaa7fa9330','offer_place','462ae29c-30a0-4b2e-88f6-adb57872ec2d','insert',NULL,'{"id": "462ae29c-30a0-4b2e-88f6-adb57872ec2d", "offer_id": "64db797b-6714-463a-b97d-2ac00064a7f2", "cds": "27661590000000", "took_on": "2026-10-01", "people": 4, "roles": "Principals", "created_at": "2026-12-01T01:00:45+00:00", "updated_at": "2026-12-01T01:00:45+00:00"}');
INSERT INTO "change_item" VALUES(92,'20610051-69a8-42e4-a26e-da08ff26de6e','capacity','ff34d9ab-d439-4aee-978d-386068db02f5','insert',NULL,'{"id": "ff34d9ab-d439-4aee-978d-386068db02f5", "way": "shares", "text": "IEP coaching", "priority": 4, "student_group": "SWD", "who": "Neighboring office", "provider_id": null, "starts_on": "2026-08-01", "ends_on": "2027-01-31", "districts": 2, "dollars": 1500, "note": "By turns", "created_at": "2026-12-01T01:00:45+00:00", "updated_at": "2026-12-01T01:00:45+00:00"}');
INSERT INTO "change_item" VALUES(93,'87336851-43d5-4820-9add-83733ed75b51','county_goal','43567b48-c695-4229-83f5-089c7deb18a1','insert',NULL,'{"id": "43567b48-c695-4229-83f5-089c7deb18a1", "year": 2026, "area": "lcap", "text": "Every LCAP is read by two people", "activities": "Reading days", "metric": "LCAPs approved by October 8", "result": "All but one", "funding": "County general fund", "dollars": 2500, "in_lcap": 1, "created_at": "2026-12-01T01:00:45+00:00", "updated_at": "2026-12-01T01:00:45+00:00"}');
CREATE TABLE change_log (
        id INTEGER NOT NULL,
        change_id TEXT NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        label TEXT NOT NULL,
        case_id TEXT,
        undone INTEGER DEFAULT 0 NOT NULL, verb TEXT DEFAULT '' NOT NULL, kind TEXT DEFAULT '' NOT NULL, name TEXT DEFAULT '' NOT NULL, recipient TEXT DEFAULT '' NOT NULL, codes TEXT DEFAULT '{}' NOT NULL, file_id TEXT, device_id TEXT,
        PRIMARY KEY (id),
        UNIQUE (change_id)
    );
INSERT INTO "change_log" VALUES(1,'1e2feb89-414c-443c-9027-c4d1c386bbc4','2026-11-23T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'open','support_case','Salinas Union High','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(2,'6a8ac4ba-0580-4975-ad2f-89d94a2f20aa','2026-11-23T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','stage_move','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(3,'ec148cb4-8e73-4a47-aa90-a8f0d66b829e','2026-11-23T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','task','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(4,'a11d459a-2f97-4d87-9999-9e3fa46d6753','2026-11-23T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','contact','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(5,'4be03db0-dc25-44bd-b940-67edfe175330','2026-11-23T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','team_member','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(6,'e5446dd4-552b-42f6-be3e-dc0a1ef2a4f0','2026-11-23T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'mark','voice','','','{"perspective": "families", "state": "heard"}',NULL,NULL);
INSERT INTO "change_log" VALUES(7,'803468b6-b610-49f7-b927-0f4eb8b333a8','2026-11-23T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','district_priority','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(8,'81f9c1f6-6c0f-4459-b79b-17aeefba91fc','2026-11-23T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','lcap_goal','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(9,'3099fdf5-ab99-454a-a901-e35cd47d380d','2026-11-23T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','finding','','','{"kind": "strength"}',NULL,NULL);
INSERT INTO "change_log" VALUES(10,'f9341c68-966b-4ea1-88be-ab134da98f1d','2026-11-23T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','cause','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(11,'f0dfb4a5-d8a0-44df-bfd6-3116e1ea24c4','2026-11-23T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','cause','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(12,'da711448-96c8-4a19-a4b2-d2bc815a47c5','2026-11-23T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','evidence','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(13,'be6521cc-3e24-44e3-baf0-27bc08d6af57','2026-11-23T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','aim','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(14,'aa2ca1af-6a10-4b75-a77f-6cbdcc22af58','2026-11-23T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','action','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(15,'e1fab9d7-8c7e-434f-9dfb-d3d12c4a3698','2026-11-23T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','measure','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(16,'bcfbb050-acab-4a6b-869d-4bd8b3fa7aa7','2026-11-23T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','progress_note','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(17,'29e821a4-c748-43e3-9ba1-621582283d15','2026-11-23T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',2,'add','task','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(18,'cf7334c3-d96a-4b0e-9b20-f13481a3eeb7','2026-11-24T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','contact','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(19,'3ba1394b-5f9e-4eeb-96de-673a094d645a','2026-11-24T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','other_plan','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(20,'3c19f533-4dec-451b-96e2-1787784edf80','2026-11-24T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','note','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(21,'dd4f58f9-5019-4dd2-9b0e-13299566bb05','2026-11-24T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','case_year','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(22,'0791aeea-4ad1-43fe-a80f-ef6ad2841b3d','2026-11-24T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','hand_over','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(23,'a5bf7fbd-d14f-4ce3-b9eb-c23f9433e636','2026-11-24T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','decision','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(24,'28bbbd14-0e21-4e8a-a496-c1502eacb9ee','2026-11-24T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','document','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(25,'88bbebd1-76ec-4d7c-95a1-db61d9dc1db2','2026-11-24T17:00:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','referral','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(26,'b8b6a48a-1286-4aed-a6dd-25e12b541b26','2026-11-24T17:00:00+00:00','Ana Ruiz','',NULL,0,'add','person','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(27,'bac9dc8c-0844-4d74-9637-7edbbec081ef','2026-11-24T17:00:00+00:00','Ana Ruiz','',NULL,0,'add','provider','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(28,'73dc2065-bc7b-4be2-b67c-5dc3a39201c1','2026-11-24T17:00:00+00:00','Ana Ruiz','',NULL,0,'add','consultant','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(29,'1e70f4ed-68e5-4085-81cc-e35413167e8d','2026-11-24T17:00:00+00:00','Ana Ruiz','',NULL,0,'add','county_date','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(30,'94b6ca98-331b-4f9d-9524-7435238cb464','2026-11-24T17:00:00+00:00','Ana Ruiz','',NULL,0,'add','saved_view','','','{}',NULL,NULL);
INSERT INTO "change_log" VALUES(31,'002a7174-533f-4e8f-8cf4-ee2d6b352ee4','2026-11-25T17:01:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'assign','support_case','','Ben Ito','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','31932af3-47f1-4c37-b232-80ee31e4d647');
INSERT INTO "change_log" VALUES(32,'9996f3c2-5eeb-45df-b27c-6245a4cd3b29','2026-11-25T17:02:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'move','support_case','','','{"stage": 2}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','31932af3-47f1-4c37-b232-80ee31e4d647');
INSERT INTO "change_log" VALUES(33,'6f120189-0641-490d-9f97-53759ec7a263','2026-11-25T17:03:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'move','support_case','','','{"stage": 3}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','31932af3-47f1-4c37-b232-80ee31e4d647');
INSERT INTO "change_log" VALUES(34,'f454a56a-ac4f-4e00-a732-036f1c65f4a8','2026-11-25T17:04:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'move','support_case','','','{"stage": 4}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','31932af3-47f1-4c37-b232-80ee31e4d647');
INSERT INTO "change_log" VALUES(35,'1e3bd666-4b65-4b17-8adc-507a36d84551','2026-11-25T17:05:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'reschedule','task','Call the superintendent','','{"day": "2026-12-04"}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','31932af3-47f1-4c37-b232-80ee31e4d647');
INSERT INTO "change_log" VALUES(36,'f6c93cc6-2338-4378-8fdc-16486c973064','2026-11-25T17:06:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'done','task','Call the superintendent','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','31932af3-47f1-4c37-b232-80ee31e4d647');
INSERT INTO "change_log" VALUES(37,'6cf63f61-581c-4615-812a-601fbed9d22a','2026-11-25T17:07:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','contact','','','{"held_on": "2026-11-25", "kind": "call"}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','31932af3-47f1-4c37-b232-80ee31e4d647');
INSERT INTO "change_log" VALUES(38,'aaaad6af-43ba-499e-b9fe-1e0661138049','2026-11-25T17:08:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'close','support_case','','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','31932af3-47f1-4c37-b232-80ee31e4d647');
INSERT INTO "change_log" VALUES(39,'8d862582-1ab6-4179-8b41-0d5a8e6f4b31','2026-11-25T17:09:00+00:00','Ana Ruiz','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'reopen','support_case','','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','31932af3-47f1-4c37-b232-80ee31e4d647');
INSERT INTO "change_log" VALUES(40,'14e1bb8f-5fda-4fc1-a16f-ce372196c96c','2026-11-30T18:49:38+00:00','root','',NULL,0,'add','local_source','Attendance','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','a4e51842-2463-4c20-985c-6c29b09819f6');
INSERT INTO "change_log" VALUES(41,'304abbf1-922a-4990-8f50-1f7709ba4d55','2026-11-30T18:49:38+00:00','root','',NULL,0,'add','local_file','attendance.csv','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','a4e51842-2463-4c20-985c-6c29b09819f6');
INSERT INTO "change_log" VALUES(42,'99275ebc-4e50-4ac5-87c3-ddeaab81983b','2026-11-30T18:49:38+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','interview','Nov 12, 2026','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','a4e51842-2463-4c20-985c-6c29b09819f6');
INSERT INTO "change_log" VALUES(43,'171f7310-8eef-45d0-9267-e086c9172009','2026-11-30T18:49:38+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','other_plan','','','{"kind": "equity_multiplier"}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','a4e51842-2463-4c20-985c-6c29b09819f6');
INSERT INTO "change_log" VALUES(44,'4a697f3b-7425-4b67-b50d-d9fb027cfe8d','2026-11-30T18:49:38+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','lcap_goal','2.4 Attendance','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','a4e51842-2463-4c20-985c-6c29b09819f6');
INSERT INTO "change_log" VALUES(45,'9f8e69af-a5d1-4ac3-80a7-b75dbafff7e7','2026-11-30T18:49:38+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','finding','','','{"kind": "strength", "priority": 5}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','a4e51842-2463-4c20-985c-6c29b09819f6');
INSERT INTO "change_log" VALUES(46,'c4b2ae08-edcd-40cd-b5c1-cb3ff51ce916','2026-11-30T18:49:38+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','kept_figure','','','{"origin": "dashboard"}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','a4e51842-2463-4c20-985c-6c29b09819f6');
INSERT INTO "change_log" VALUES(47,'696a5d20-9196-4d7e-9c53-c9aaecacf445','2026-11-30T18:49:38+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','cause','Late buses','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','a4e51842-2463-4c20-985c-6c29b09819f6');
INSERT INTO "change_log" VALUES(48,'ca762c04-0f55-4afd-b051-b3fc62d1f0ef','2026-11-30T18:49:38+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','cause','Old fleet','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','a4e51842-2463-4c20-985c-6c29b09819f6');
INSERT INTO "change_log" VALUES(49,'b563613e-403f-48f2-9932-1790a81421f6','2026-11-30T18:49:38+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','aim','Fewer absences','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','a4e51842-2463-4c20-985c-6c29b09819f6');
INSERT INTO "change_log" VALUES(50,'e9760450-e270-4a86-bf41-791e540b0dfb','2026-11-30T18:49:38+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','driver','Buses arrive in time','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','a4e51842-2463-4c20-985c-6c29b09819f6');
INSERT INTO "change_log" VALUES(51,'b4a36a18-22ea-4615-93ff-7cb7e49f52a2','2026-11-30T18:49:38+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','driver','Drivers know the roads','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','a4e51842-2463-4c20-985c-6c29b09819f6');
INSERT INTO "change_log" VALUES(52,'96b58002-c798-4c0a-b681-f41f819d0444','2026-11-30T18:49:38+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','action','Add a bus','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','a4e51842-2463-4c20-985c-6c29b09819f6');
INSERT INTO "change_log" VALUES(53,'229bad82-e734-4c95-9385-bf4d99da35cc','2026-11-30T18:49:38+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','measure','Absent 10%','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','a4e51842-2463-4c20-985c-6c29b09819f6');
INSERT INTO "change_log" VALUES(54,'2bec54ed-7cd4-4f11-b432-1e439b5a503c','2026-11-30T18:49:38+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','pdsa_cycle','','','{"position": 1}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','a4e51842-2463-4c20-985c-6c29b09819f6');
INSERT INTO "change_log" VALUES(55,'fa207b24-d264-4c6b-bd76-12a38375951a','2026-11-30T18:49:38+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','milestone','Half way','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','a4e51842-2463-4c20-985c-6c29b09819f6');
INSERT INTO "change_log" VALUES(56,'db96d6e2-0590-45ce-97f4-d8fe4c29e12c','2026-11-30T18:49:38+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','measure_mark','','','{"stands_on": "2027-01-20"}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','a4e51842-2463-4c20-985c-6c29b09819f6');
INSERT INTO "change_log" VALUES(57,'6173c0da-9791-43a9-962d-5562a63b9d16','2026-11-30T18:49:38+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','year_cost','','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','a4e51842-2463-4c20-985c-6c29b09819f6');
INSERT INTO "change_log" VALUES(58,'b3ca6e00-3735-4780-86e4-a5a89bd19772','2026-11-30T21:20:36+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','theme','','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','e430b2b9-b625-4d5a-a27c-c80bca57901f');
INSERT INTO "change_log" VALUES(59,'85f48435-e582-4047-949a-5986a858641d','2026-11-30T21:20:36+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','quote','','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','e430b2b9-b625-4d5a-a27c-c80bca57901f');
INSERT INTO "change_log" VALUES(60,'48264c2b-5d6e-48e4-85a0-45ab7126293a','2026-11-30T21:20:36+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','problem','','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','e430b2b9-b625-4d5a-a27c-c80bca57901f');
INSERT INTO "change_log" VALUES(61,'bfbd5f00-b75d-4108-b89e-8ed0792b7b41','2026-11-30T21:20:36+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','problem_version','','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','e430b2b9-b625-4d5a-a27c-c80bca57901f');
INSERT INTO "change_log" VALUES(62,'c26bfa02-0c39-4e2e-8875-bd19d5b4286f','2026-11-30T21:20:36+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','evidence','','','{"kind": "local"}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','e430b2b9-b625-4d5a-a27c-c80bca57901f');
INSERT INTO "change_log" VALUES(63,'bc782de2-9066-4bc1-ae92-fdad5409aa25','2026-11-30T21:20:36+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','vote','','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','e430b2b9-b625-4d5a-a27c-c80bca57901f');
INSERT INTO "change_log" VALUES(64,'19ee1048-b9bd-43a2-b924-3c4eb4d64ee1','2026-11-30T21:20:36+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','process_step','Bus leaves','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','e430b2b9-b625-4d5a-a27c-c80bca57901f');
INSERT INTO "change_log" VALUES(65,'191af8d1-fae1-4c62-8864-1b3604e35228','2026-11-30T21:20:36+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','dynamics_note','','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','e430b2b9-b625-4d5a-a27c-c80bca57901f');
INSERT INTO "change_log" VALUES(66,'4ae2ca9e-f32b-4235-bf3e-6d53f3d812c0','2026-11-30T21:20:36+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','practice','','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','e430b2b9-b625-4d5a-a27c-c80bca57901f');
INSERT INTO "change_log" VALUES(67,'f4f36a8c-f3ff-4669-a29c-6489897f10b2','2026-11-30T21:20:36+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','agenda_item','','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','e430b2b9-b625-4d5a-a27c-c80bca57901f');
INSERT INTO "change_log" VALUES(68,'aa2ce0bc-9f42-4b92-b488-bec4d3caf843','2026-11-30T21:20:36+00:00','root','',NULL,0,'add','interview_guide','Families','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','e430b2b9-b625-4d5a-a27c-c80bca57901f');
INSERT INTO "change_log" VALUES(69,'abef22ca-8566-457f-a514-f934dcbd4f4e','2026-11-30T21:20:36+00:00','root','',NULL,0,'add','cause_category','Transport','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','e430b2b9-b625-4d5a-a27c-c80bca57901f');
INSERT INTO "change_log" VALUES(70,'6a76f928-4ce2-41e5-8036-faccba65e833','2026-12-01T01:00:44+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','check_in','','','{"held_on": "2026-11-20"}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','f0aa9666-9873-4e43-9122-f764f3e4cd9d');
INSERT INTO "change_log" VALUES(71,'3a45a46c-a198-4774-9f85-7f55a5604eda','2026-12-01T01:00:44+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','action_quarter','','','{"quarter": "3", "year": 2026}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','f0aa9666-9873-4e43-9122-f764f3e4cd9d');
INSERT INTO "change_log" VALUES(72,'9c7f6142-94fa-4b38-a410-1479627a471a','2026-12-01T01:00:44+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','review_point','','','{"reviewed_on": "2026-11-21"}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','f0aa9666-9873-4e43-9122-f764f3e4cd9d');
INSERT INTO "change_log" VALUES(73,'8f62b7f3-5d1e-42be-9948-244357e1d095','2026-12-01T01:00:44+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','support_exit','','','{"ended_on": "2027-06-10"}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','f0aa9666-9873-4e43-9122-f764f3e4cd9d');
INSERT INTO "change_log" VALUES(74,'4df5aa62-c87e-47be-8721-b3002d0635be','2026-12-01T01:00:44+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','lasting_part','','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','f0aa9666-9873-4e43-9122-f764f3e4cd9d');
INSERT INTO "change_log" VALUES(75,'a6b9d909-1fbc-4abd-b7d7-d6d86e297281','2026-12-01T01:00:44+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','look_back','','','{"due_on": "2027-09-01"}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','f0aa9666-9873-4e43-9122-f764f3e4cd9d');
INSERT INTO "change_log" VALUES(76,'100782bd-9664-44bd-9a10-338b9af0a37d','2026-12-01T01:00:44+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','gain','','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','f0aa9666-9873-4e43-9122-f764f3e4cd9d');
INSERT INTO "change_log" VALUES(77,'45a59b83-a94f-41ef-802b-961df271bd84','2026-12-01T01:00:44+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','feedback','','','{"phase": "needs"}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','f0aa9666-9873-4e43-9122-f764f3e4cd9d');
INSERT INTO "change_log" VALUES(78,'cbb7d100-4f20-4db1-a1f0-1750c8a3ccaf','2026-12-01T01:00:44+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','lesson','','','{"noted_on": "2026-11-23"}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','f0aa9666-9873-4e43-9122-f764f3e4cd9d');
INSERT INTO "change_log" VALUES(79,'1e7ebc62-3fe3-449a-8040-bfa2c5846df2','2026-12-01T01:00:45+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','year_support','','','{"year": 2026}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','f0aa9666-9873-4e43-9122-f764f3e4cd9d');
INSERT INTO "change_log" VALUES(80,'a3f3f09c-3593-4b2e-936a-0f5c9787c47a','2026-12-01T01:00:45+00:00','root','','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'add','planned_hours','','','{"quarter": "2", "year": 2026}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','f0aa9666-9873-4e43-9122-f764f3e4cd9d');
INSERT INTO "change_log" VALUES(81,'768e9f40-ef8e-4789-b0fb-edffcf36d201','2026-12-01T01:00:45+00:00','root','',NULL,0,'add','offer','Attendance network','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','f0aa9666-9873-4e43-9122-f764f3e4cd9d');
INSERT INTO "change_log" VALUES(82,'610d1237-91b4-4237-9c1d-c7aaa7fa9330','2026-12-01T01:00:45+00:00','root','',NULL,0,'add','offer_place','','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','f0aa9666-9873-4e43-9122-f764f3e4cd9d');
INSERT INTO "change_log" VALUES(83,'20610051-69a8-42e4-a26e-da08ff26de6e','2026-12-01T01:00:45+00:00','root','',NULL,0,'add','capacity','IEP coaching','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','f0aa9666-9873-4e43-9122-f764f3e4cd9d');
INSERT INTO "change_log" VALUES(84,'87336851-43d5-4820-9add-83733ed75b51','2026-12-01T01:00:45+00:00','root','',NULL,0,'add','county_goal','Every LCAP is read by two people','','{}','42c7a9e4-d294-56f1-8a30-b7317f338f7d','f0aa9666-9873-4e43-9122-f764f3e4cd9d');
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
    );
INSERT INTO "check_in" VALUES('1ced92cb-a68c-405b-9207-b98484492cda','cd613e30-d8f1-4adf-91b7-584a2265b1f5','2026-11-20','Transport','The early bus runs','The bridge','A second line','Figures by line','district','2026-12-01T01:00:44+00:00','2026-12-01T01:00:44+00:00');
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
        updated_at TEXT NOT NULL, hours INTEGER,
        PRIMARY KEY (id)
    );
INSERT INTO "consultant" VALUES('e0c72f14-0b71-40cd-9a94-5efd79912552','Ana Ruiz','Coordinator','','',8,1,1,'2026-11-24T17:00:00+00:00','2026-11-24T17:00:00+00:00',NULL);
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
        updated_at TEXT NOT NULL, place TEXT DEFAULT '' NOT NULL, absent TEXT DEFAULT '' NOT NULL, hours REAL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    );
INSERT INTO "contact" VALUES('05b6e6e3-07d4-4edc-9143-1193e6c3f339','cd613e30-d8f1-4adf-91b7-584a2265b1f5','meeting','2026-11-09','Dr. Peña','First meeting','','office','2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00','','',NULL);
INSERT INTO "contact" VALUES('b74c83c5-cbf9-400a-9080-5a8e0b2cf7f5','cd613e30-d8f1-4adf-91b7-584a2265b1f5','visit','2026-11-16','Principal','','','district','2026-11-24T17:00:00+00:00','2026-11-24T17:00:00+00:00','Creekside Elementary','Families',NULL);
INSERT INTO "contact" VALUES('416e9a78-e985-426d-aea3-bd4e24c01287','cd613e30-d8f1-4adf-91b7-584a2265b1f5','call','2026-11-25','','Called','','district','2026-11-25T17:07:00+00:00','2026-11-25T17:07:00+00:00','','',NULL);
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
    );
INSERT INTO "county_date" VALUES('67c9c4fd-e020-4a36-be23-dacb01b7d5e6','County board meeting',12,9,'',2026,'local','','',0,'2026-11-24T17:00:00+00:00','2026-11-24T17:00:00+00:00');
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
    );
INSERT INTO "county_goal" VALUES('43567b48-c695-4229-83f5-089c7deb18a1',2026,'lcap','Every LCAP is read by two people','Reading days','LCAPs approved by October 8','All but one','County general fund',2500,1,'2026-12-01T01:00:45+00:00','2026-12-01T01:00:45+00:00');
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
    );
INSERT INTO "decision" VALUES('034182fb-c93d-432e-865e-75893d454e8b','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Begin with the buses','2026-11-16',3,'district','','2026-11-24T17:00:00+00:00','2026-11-24T17:00:00+00:00');
CREATE TABLE district_priority (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        text TEXT NOT NULL,
        position INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    );
INSERT INTO "district_priority" VALUES('b9d179e0-6c0f-44f5-b813-0c4237730edf','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Attendance',0,'2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00');
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
    );
INSERT INTO "document" VALUES('fadb98a5-75cd-42cc-83d6-9c3d6252a955','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Wall chart.jpg',3,'0000000000000000000000000000000000000000000000000000000000000000','2026-11-16','b74c83c5-cbf9-400a-9080-5a8e0b2cf7f5','569fa3d1-9be2-4c4b-b4b7-27c47a5dc14a','','office','2026-11-24T17:00:00+00:00','2026-11-24T17:00:00+00:00');
CREATE TABLE document_content (
        sha256 TEXT NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (sha256)
    );
INSERT INTO "document_content" VALUES('0000000000000000000000000000000000000000000000000000000000000000',X'6A7067');
CREATE TABLE driver (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        aim_id TEXT,
        parent_id TEXT,
        cause_id TEXT,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (aim_id) REFERENCES aim (id) ON DELETE SET NULL,
        FOREIGN KEY (parent_id) REFERENCES driver (id) ON DELETE SET NULL,
        FOREIGN KEY (cause_id) REFERENCES cause (id) ON DELETE SET NULL
    );
INSERT INTO "driver" VALUES('81792fb9-d97c-4079-947d-9df87a871881','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'Buses arrive in time','bc5480eb-644f-4f77-841f-bc229154aa7f',NULL,'bf7f612c-a417-4b86-a271-2b21c26e94fb','2026-11-30T18:49:38+00:00','2026-11-30T18:49:38+00:00');
INSERT INTO "driver" VALUES('14009927-a744-4e2e-a98e-8ab92f617898','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'Drivers know the roads',NULL,'81792fb9-d97c-4079-947d-9df87a871881',NULL,'2026-11-30T18:49:38+00:00','2026-11-30T18:49:38+00:00');
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
    );
INSERT INTO "dynamics_note" VALUES('b5a79a8a-1d68-4d4b-b102-912d63e3d2f2','cd613e30-d8f1-4adf-91b7-584a2265b1f5','trust','They do not speak','2026-11-12','78e51061-7311-48a3-82ce-6f447ed4d57b','office','2026-11-30T21:20:36+00:00','2026-11-30T21:20:36+00:00');
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
        updated_at TEXT NOT NULL, side TEXT DEFAULT 'for' NOT NULL, strength TEXT, voice TEXT, finding_id TEXT REFERENCES finding (id) ON DELETE SET NULL, theme_id TEXT REFERENCES theme (id) ON DELETE SET NULL, quote_id TEXT REFERENCES quote (id) ON DELETE SET NULL, note_id TEXT REFERENCES note (id) ON DELETE SET NULL, attachment_id TEXT REFERENCES document (id) ON DELETE SET NULL, local_source_id TEXT REFERENCES local_source (id) ON DELETE SET NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (cause_id) REFERENCES cause (id) ON DELETE SET NULL
    );
INSERT INTO "evidence" VALUES('ad45f23d-3b1a-41df-987f-d2803bab6c39','cd613e30-d8f1-4adf-91b7-584a2265b1f5','local','Bus log','78e51061-7311-48a3-82ce-6f447ed4d57b','','2026-11-10','district','2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00','for',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "evidence" VALUES('0f79be70-3fea-4a59-8e51-e211de2c32e6','cd613e30-d8f1-4adf-91b7-584a2265b1f5','local','Bus log','78e51061-7311-48a3-82ce-6f447ed4d57b','','2026-11-10','district','2026-11-30T21:20:36+00:00','2026-11-30T21:20:36+00:00','against','strong','families','c381e88f-38c0-48fd-8712-b8bc076f3787','49ae8b07-6edd-43ca-8af5-2136f5ff6001','eaa2eed7-d9c2-42a5-9ba3-d5d5121a9a78','569fa3d1-9be2-4c4b-b4b7-27c47a5dc14a',NULL,NULL);
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
    );
INSERT INTO "feedback" VALUES('7fe01bc8-61aa-4f29-99a6-fdd84f54cab8','cd613e30-d8f1-4adf-91b7-584a2265b1f5','2026-11-22','needs','district','families','es',5,NULL,2,NULL,NULL,NULL,'Nos escucharon','More evenings','','2026-12-01T01:00:44+00:00','2026-12-01T01:00:44+00:00');
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
        updated_at TEXT NOT NULL, district_words TEXT DEFAULT '' NOT NULL, interview_id TEXT REFERENCES interview (id) ON DELETE SET NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    );
INSERT INTO "finding" VALUES('c381e88f-38c0-48fd-8712-b8bc076f3787','cd613e30-d8f1-4adf-91b7-584a2265b1f5','strength',5,'Strong counselors','','public',0,'2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00','',NULL);
INSERT INTO "finding" VALUES('2d2b1e11-bf4f-44e5-af6c-e3308cb2c254','cd613e30-d8f1-4adf-91b7-584a2265b1f5','strength',5,'Strong counselors','','district',1,'2026-11-30T18:49:38+00:00','2026-11-30T18:49:38+00:00','We keep them','9b9c16be-2dd7-4894-a9b4-bccb41f47ce3');
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
    );
INSERT INTO "gain" VALUES('c3fc9d23-b1d6-4d4d-8922-70b47431b68a','cd613e30-d8f1-4adf-91b7-584a2265b1f5','c323b6c5-51e9-4bdc-99ca-6b8cfd80d4f7','Chronic absence','b2221a58-008a-45a6-8464-7159c324c985','','',31.5,21.0,30.0,NULL,NULL,NULL,'faded','A driver left','2026-12-01T01:00:44+00:00','2026-12-01T01:00:44+00:00');
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
    );
INSERT INTO "hand_over" VALUES('449b685a-e3a7-4eea-9a54-ac782a19aa26','cd613e30-d8f1-4adf-91b7-584a2265b1f5','2026-11-18','Ana Ruiz','Ben Ito','On leave','2026-11-24T17:00:00+00:00','2026-11-24T17:00:00+00:00');
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
        rows_read INTEGER NOT NULL,
        rows_kept INTEGER NOT NULL,
        leas INTEGER NOT NULL,
        schools INTEGER NOT NULL,
        issues_json TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        imported_by TEXT NOT NULL,
        replaced_batch_id INTEGER,
        undone_at TEXT,
        state TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (replaced_batch_id) REFERENCES import_batch (id)
    );
INSERT INTO "import_batch" VALUES(1,'ela2024.txt','0000000000000000000000000000000000000000000000000000000000000000','dashboard',1,2024,'','2024 ELA','leas',10,1,1,0,'[]','2026-11-23T17:00:00+00:00','Ana Ruiz',NULL,NULL,'active');
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
            updated_at TEXT NOT NULL, kind TEXT DEFAULT 'interview' NOT NULL, perspective TEXT, people INTEGER,
            PRIMARY KEY (id),
            FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
        );
INSERT INTO "interview" VALUES('7d0c3f5e-3a51-4a5b-9a63-5d1f0c6b2e11','cd613e30-d8f1-4adf-91b7-584a2265b1f5','A parent of a seventh grader','2026-11-12','Creekside Elementary','Families hear of absences too late.','Nobody calls us.','district','2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00','interview',NULL,NULL);
INSERT INTO "interview" VALUES('9b9c16be-2dd7-4894-a9b4-bccb41f47ce3','cd613e30-d8f1-4adf-91b7-584a2265b1f5','A parent','2026-11-12','Creekside Elementary','Families hear of absences too late','Nobody calls us','district','2026-11-30T18:49:38+00:00','2026-11-30T18:49:38+00:00','interview',NULL,NULL);
CREATE TABLE interview_guide (
            id TEXT NOT NULL,
            perspective TEXT NOT NULL,
            english TEXT NOT NULL,
            spanish TEXT NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            PRIMARY KEY (id),
            UNIQUE (perspective)
    );
INSERT INTO "interview_guide" VALUES('645ab5a4-8359-4676-80ab-82caedce0561','families','Tell of a call','Una llamada','2026-11-30T21:20:36+00:00','2026-11-30T21:20:36+00:00');
CREATE TABLE kept_figure (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        finding_id TEXT,
        origin TEXT NOT NULL,
        year INTEGER,
        indicator TEXT NOT NULL,
        student_group TEXT NOT NULL,
        period TEXT NOT NULL,
        place TEXT NOT NULL,
        source_id TEXT,
        measure TEXT NOT NULL,
        numerator INTEGER,
        denominator INTEGER,
        value REAL,
        change REAL,
        color INTEGER,
        file_name TEXT NOT NULL,
        source_row INTEGER,
        kept_on TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (finding_id) REFERENCES finding (id) ON DELETE CASCADE,
        FOREIGN KEY (source_id) REFERENCES local_source (id) ON DELETE SET NULL
    );
INSERT INTO "kept_figure" VALUES('1d4cf7e1-dedf-493d-9564-f243f975e099','cd613e30-d8f1-4adf-91b7-584a2265b1f5','2d2b1e11-bf4f-44e5-af6c-e3308cb2c254','dashboard',2025,'CHRONIC','SWD','','',NULL,'',40,160,25.0,-1.5,2,'chronicdownload2025.txt',7,'2026-11-16','2026-11-30T18:49:38+00:00','2026-11-30T18:49:38+00:00');
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
    );
INSERT INTO "lasting_part" VALUES('0080c53b-1ff7-4623-9288-b716fdba539c','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'Morning call of late lines','9b810e76-6ec9-4286-a3ca-828dd5f4b3b2','Dispatcher','Second dispatcher','Handbook of dispatch','LCFF','2026-12-01T01:00:44+00:00','2026-12-01T01:00:44+00:00');
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
    );
INSERT INTO "lcap_goal" VALUES('35bf992d-c9e9-4616-a12e-7696a6cecc1b','cd613e30-d8f1-4adf-91b7-584a2265b1f5','2.4','Attendance',0,'2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00');
INSERT INTO "lcap_goal" VALUES('286ee501-ec33-4385-b2f1-1f300a4a3aec','cd613e30-d8f1-4adf-91b7-584a2265b1f5','2.4','Attendance',1,'2026-11-30T18:49:38+00:00','2026-11-30T18:49:38+00:00');
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
    );
INSERT INTO "lea" VALUES(1,'27661590000000','district','27','Monterey',NULL,NULL,'Salinas Union High',NULL);
INSERT INTO "lea" VALUES(2,'27659610000000','district','27','Monterey',NULL,NULL,'Alisal Union',NULL);
INSERT INTO "lea" VALUES(3,'27102720000000','coe','27','Monterey',NULL,NULL,'Monterey County Office',NULL);
CREATE TABLE lea_fact (
        id TEXT NOT NULL,
        cds TEXT NOT NULL,
        kind TEXT NOT NULL,
        year INTEGER NOT NULL,
        holds INTEGER NOT NULL,
        noted_on TEXT NOT NULL,
        source TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (cds, kind, year),
        FOREIGN KEY (cds) REFERENCES lea (cds)
    );
INSERT INTO "lea_fact" VALUES('7f0b3c52-57e5-4e2b-9d5b-2f0f5a9f3f10','27102720000000','calpads',2025,0,'2026-11-24','CDE letter','2026-11-24T02:00:00+00:00','2026-11-24T02:00:00+00:00');
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
    );
INSERT INTO "lesson" VALUES('ec79e5f3-4182-4392-82f6-62c4e7b378b6','cd613e30-d8f1-4adf-91b7-584a2265b1f5','2026-11-23','Ask the drivers first','again','support','district','2026-12-01T01:00:44+00:00','2026-12-01T01:00:44+00:00');
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
    );
INSERT INTO "letter_template" VALUES('5b1b60d2-2a9a-4c57-9c0d-0f3f5f2a8a11','new-district','new-district.docx','0000000000000000000000000000000000000000000000000000000000000000','2026-11-30','2026-11-30T18:00:00+00:00','2026-11-30T18:00:00+00:00');
CREATE TABLE local_file (
        id TEXT NOT NULL,
        source_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        loaded_on TEXT NOT NULL,
        loaded_by TEXT NOT NULL,
        rows_read INTEGER NOT NULL,
        cells INTEGER NOT NULL,
        state TEXT NOT NULL,
        remarks TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (source_id) REFERENCES local_source (id) ON DELETE CASCADE
    );
INSERT INTO "local_file" VALUES('9340463a-09f5-4e86-ac43-23be2936f55d','8c61b315-cd89-4f2a-a3e1-f2ba622c4351',1,'attendance.csv','0000000000000000000000000000000000000000000000000000000000000000','2026-11-30','',12,12,'counts','["2 rows are blank."]','2026-11-30T18:49:38+00:00','2026-11-30T18:49:38+00:00');
CREATE TABLE local_held (
        source_id TEXT NOT NULL,
        period TEXT NOT NULL,
        place TEXT NOT NULL,
        student_group TEXT NOT NULL,
        PRIMARY KEY (source_id, period, place, student_group)
    ) WITHOUT ROWID
    ;
INSERT INTO "local_held" VALUES('8c61b315-cd89-4f2a-a3e1-f2ba622c4351','2026-09','Creekside Elementary','HOM');
CREATE TABLE local_rating (
        batch_id INTEGER NOT NULL,
        lea_id INTEGER NOT NULL,
        priority INTEGER NOT NULL,
        rating INTEGER,
        source_row INTEGER,
        PRIMARY KEY (batch_id, lea_id, priority),
        FOREIGN KEY (batch_id) REFERENCES import_batch (id) ON DELETE CASCADE,
        FOREIGN KEY (lea_id) REFERENCES lea (id)
    ) WITHOUT ROWID;
INSERT INTO "local_rating" VALUES(1,1,6,2,5);
CREATE TABLE local_source (
        id TEXT NOT NULL,
        cds TEXT NOT NULL,
        name TEXT NOT NULL,
        measure TEXT NOT NULL,
        mapping TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (cds, name),
        FOREIGN KEY (cds) REFERENCES lea (cds)
    );
INSERT INTO "local_source" VALUES('8c61b315-cd89-4f2a-a3e1-f2ba622c4351','27661590000000','Attendance','students absent','{"header": 1}','2026-11-30T18:49:38+00:00','2026-11-30T18:49:38+00:00');
CREATE TABLE local_value (
        file INTEGER NOT NULL,
        period TEXT NOT NULL,
        place TEXT NOT NULL,
        student_group TEXT NOT NULL,
        numerator REAL,
        denominator REAL,
        value REAL,
        PRIMARY KEY (file, period, place, student_group)
    ) WITHOUT ROWID
    ;
INSERT INTO "local_value" VALUES(1,'2026-09','Creekside Elementary','SWD',12.0,60.0,20.0);
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
    );
INSERT INTO "look_back" VALUES('6b77a012-dad7-5150-b478-ddfcfed2f98d','cd613e30-d8f1-4adf-91b7-584a2265b1f5','2027-12-10','6','2efc4c73-2792-43d8-b320-6887011503a3',NULL,'','','2026-12-01T01:00:44+00:00','2026-12-01T01:00:44+00:00');
INSERT INTO "look_back" VALUES('0a31ba4b-7db4-5e4e-846d-00d0229250eb','cd613e30-d8f1-4adf-91b7-584a2265b1f5','2028-06-10','12','2efc4c73-2792-43d8-b320-6887011503a3',NULL,'','','2026-12-01T01:00:44+00:00','2026-12-01T01:00:44+00:00');
INSERT INTO "look_back" VALUES('c323b6c5-51e9-4bdc-99ca-6b8cfd80d4f7','cd613e30-d8f1-4adf-91b7-584a2265b1f5','2027-09-01','other','2efc4c73-2792-43d8-b320-6887011503a3',NULL,'Transport','Two lines are late again','2026-12-01T01:00:44+00:00','2026-12-01T01:00:44+00:00');
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
        updated_at TEXT NOT NULL, direction TEXT, kind TEXT DEFAULT 'outcome' NOT NULL, source TEXT DEFAULT 'hand' NOT NULL, indicator TEXT DEFAULT '' NOT NULL, student_group TEXT DEFAULT '' NOT NULL, local_source_id TEXT REFERENCES local_source (id) ON DELETE SET NULL, counted TEXT DEFAULT '' NOT NULL, out_of TEXT DEFAULT '' NOT NULL, driver_id TEXT REFERENCES driver (id) ON DELETE SET NULL, action_id TEXT REFERENCES action (id) ON DELETE SET NULL, rules TEXT DEFAULT 'anhoj' NOT NULL, shift INTEGER, center_points INTEGER,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (aim_id) REFERENCES aim (id) ON DELETE SET NULL
    );
INSERT INTO "measure" VALUES('b2221a58-008a-45a6-8464-7159c324c985','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Absent 10 %','e4b06ce6-0741-47a8-bce4-2c8218072e8c','%',31.5,NULL,20.0,NULL,0,'2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00',NULL,'outcome','hand','','',NULL,'','',NULL,NULL,'ihi',7,8);
INSERT INTO "measure" VALUES('0f4e0f1a-02f4-4c54-af3e-6d6e705ffe2f','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Absent 10%','bc5480eb-644f-4f77-841f-bc229154aa7f','%',31.5,NULL,20.0,NULL,0,'2026-11-30T18:49:38+00:00','2026-11-30T18:49:38+00:00','down','outcome','dashboard','CHRONIC','SWD',NULL,'Students absent on 10 % of days','Students enrolled','81792fb9-d97c-4079-947d-9df87a871881','d2a44e0f-4648-4b79-9fde-84b30d97b572','ihi',7,8);
CREATE TABLE measure_mark (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        measure_id TEXT,
        stands_on TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        sensitivity TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (measure_id) REFERENCES measure (id) ON DELETE CASCADE
    );
INSERT INTO "measure_mark" VALUES('19c507c9-c64a-49f7-a03e-c78e651df673','cd613e30-d8f1-4adf-91b7-584a2265b1f5','0f4e0f1a-02f4-4c54-af3e-6d6e705ffe2f','2027-01-20','change','The early bus began','district','2026-11-30T18:49:38+00:00','2026-11-30T18:49:38+00:00');
CREATE TABLE meta (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY ("key")
    );
INSERT INTO "meta" VALUES('county_code','27');
INSERT INTO "meta" VALUES('created_at','2026-11-23T17:00:00+00:00');
INSERT INTO "meta" VALUES('created_by_version','0.1.0');
INSERT INTO "meta" VALUES('sample','0');
INSERT INTO "meta" VALUES('file_id','42c7a9e4-d294-56f1-8a30-b7317f338f7d');
CREATE TABLE milestone (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        text TEXT NOT NULL,
        due_on TEXT NOT NULL,
        action_id TEXT,
        measure_id TEXT,
        value REAL,
        reached_on TEXT,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (action_id) REFERENCES action (id) ON DELETE CASCADE,
        FOREIGN KEY (measure_id) REFERENCES measure (id) ON DELETE CASCADE
    );
INSERT INTO "milestone" VALUES('3bba968a-1561-46bf-b834-a7f12fad6a4a','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Half way','2027-03-01','d2a44e0f-4648-4b79-9fde-84b30d97b572','0f4e0f1a-02f4-4c54-af3e-6d6e705ffe2f',26.0,NULL,'2026-11-30T18:49:38+00:00','2026-11-30T18:49:38+00:00');
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
    );
INSERT INTO "note" VALUES('569fa3d1-9be2-4c4b-b4b7-27c47a5dc14a','cd613e30-d8f1-4adf-91b7-584a2265b1f5','quote','The bus never comes on time','2026-11-16','b74c83c5-cbf9-400a-9080-5a8e0b2cf7f5','students','office','2026-11-24T17:00:00+00:00','2026-11-24T17:00:00+00:00');
CREATE TABLE observation (
        batch_id INTEGER NOT NULL,
        lea_id INTEGER NOT NULL,
        student_group INTEGER NOT NULL,
        source_row INTEGER,
        numerator INTEGER,
        denominator INTEGER,
        status_tenths INTEGER,
        prior_numerator INTEGER,
        prior_denominator INTEGER,
        prior_status_tenths INTEGER,
        change_tenths INTEGER,
        status_level INTEGER,
        change_level INTEGER,
        color INTEGER,
        box INTEGER,
        size_met INTEGER,
        prior_size_met INTEGER,
        accountable INTEGER,
        small INTEGER,
        high_school_cuts INTEGER,
        uncertified INTEGER,
        data_error INTEGER,
        span INTEGER,
        PRIMARY KEY (batch_id, lea_id, student_group),
        FOREIGN KEY (batch_id) REFERENCES import_batch (id) ON DELETE CASCADE,
        FOREIGN KEY (lea_id) REFERENCES lea (id)
    ) WITHOUT ROWID
    ;
INSERT INTO "observation" VALUES(1,1,14,7,-984,210,-984,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
    );
INSERT INTO "offer" VALUES('64db797b-6714-463a-b97d-2ac00064a7f2','Attendance network','network','Calls on the first day','2026-09-01','2027-05-31','[5]','["SWD"]','Districts with assistance test what they met here','County general fund',3000,'2026-12-01T01:00:45+00:00','2026-12-01T01:00:45+00:00');
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
    );
INSERT INTO "offer_place" VALUES('462ae29c-30a0-4b2e-88f6-adb57872ec2d','64db797b-6714-463a-b97d-2ac00064a7f2','27661590000000','2026-10-01',4,'Principals','2026-12-01T01:00:45+00:00','2026-12-01T01:00:45+00:00');
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
        ;
INSERT INTO "official_fact" VALUES(1,3,2025,'EC52071f',1.0);
CREATE TABLE official_mark (
        batch_id INTEGER NOT NULL,
        lea_id INTEGER NOT NULL,
        judged_year INTEGER NOT NULL,
        student_group INTEGER NOT NULL,
        mark TEXT NOT NULL,
        PRIMARY KEY (batch_id, lea_id, judged_year, student_group),
        FOREIGN KEY (batch_id) REFERENCES import_batch (id) ON DELETE CASCADE,
        FOREIGN KEY (lea_id) REFERENCES lea (id)
    ) WITHOUT ROWID
    ;
INSERT INTO "official_mark" VALUES(1,3,2025,14,'D');
CREATE TABLE official_row (
        batch_id INTEGER NOT NULL,
        lea_id INTEGER NOT NULL,
        method1 INTEGER, method2 INTEGER, method3 INTEGER, method4 INTEGER,
        level_3 INTEGER,
        leaving TEXT,
        source_row INTEGER,
        PRIMARY KEY (batch_id, lea_id),
        FOREIGN KEY (batch_id) REFERENCES import_batch (id) ON DELETE CASCADE,
        FOREIGN KEY (lea_id) REFERENCES lea (id)
    ) WITHOUT ROWID
    ;
INSERT INTO "official_row" VALUES(1,3,1,0,0,0,0,NULL,7);
CREATE TABLE official_status (
        batch_id INTEGER NOT NULL,
        lea_id INTEGER NOT NULL,
        year INTEGER NOT NULL,
        status TEXT NOT NULL,
        PRIMARY KEY (batch_id, lea_id, year),
        FOREIGN KEY (batch_id) REFERENCES import_batch (id) ON DELETE CASCADE,
        FOREIGN KEY (lea_id) REFERENCES lea (id)
    ) WITHOUT ROWID
    ;
INSERT INTO "official_status" VALUES(1,3,2025,'Differentiated Assistance, Year 1');
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
    );
INSERT INTO "other_plan" VALUES('a0ca8565-3e19-4af2-b868-6f249b8a0cae','cd613e30-d8f1-4adf-91b7-584a2265b1f5','equity_multiplier','','SWD',0,'2026-11-24T17:00:00+00:00','2026-11-24T17:00:00+00:00');
INSERT INTO "other_plan" VALUES('b9fcfe05-702a-4606-9510-264c5a9a2efe','cd613e30-d8f1-4adf-91b7-584a2265b1f5','equity_multiplier','','SWD',1,'2026-11-30T18:49:38+00:00','2026-11-30T18:49:38+00:00');
CREATE TABLE pdsa_cycle (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        plan TEXT NOT NULL,
        action_id TEXT,
        prediction TEXT NOT NULL,
        tried_on TEXT,
        result TEXT NOT NULL,
        learned TEXT NOT NULL,
        decision TEXT,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (action_id) REFERENCES action (id) ON DELETE SET NULL
    );
INSERT INTO "pdsa_cycle" VALUES('9d075a1b-9aa3-4384-86fd-a200c2687bef','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'Is one early bus enough?','d2a44e0f-4648-4b79-9fde-84b30d97b572','Nine of ten arrive in time','2027-01-12','Seven of ten did','The bridge is the bottleneck','adapt','2026-11-30T18:49:38+00:00','2026-11-30T18:49:38+00:00');
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
    );
INSERT INTO "person" VALUES('ff6e3561-88bc-4090-b386-b96dc2697d79','Luz Peña','superintendent','27661590000000','','','Dr. Peña','lpena@example.org','','',NULL,'2026-11-24T17:00:00+00:00','2026-11-24T17:00:00+00:00');
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
    );
INSERT INTO "planned_hours" VALUES('6fe0a27e-608f-44c5-9a21-e506eae78026','cd613e30-d8f1-4adf-91b7-584a2265b1f5',2026,'2',20.5,'Ana Ruiz','2026-12-01T01:00:45+00:00','2026-12-01T01:00:45+00:00');
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
    );
INSERT INTO "practice" VALUES('a5301d33-1d33-4df3-acc2-5c7e5e7466cd','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'The clerk calls at eight','Clerk','Creekside','2022','Nowhere','Nobody would call','c381e88f-38c0-48fd-8712-b8bc076f3787','district','2026-11-30T21:20:36+00:00','2026-11-30T21:20:36+00:00');
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
    );
INSERT INTO "problem" VALUES('de520f89-9619-4c52-ad23-e394abf01e05','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'Students miss first period','Students','miss first period','Creekside','40 of 160','2024','c381e88f-38c0-48fd-8712-b8bc076f3787','chosen','district','','2026-11-30T21:20:36+00:00','2026-11-30T21:20:36+00:00');
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
    );
INSERT INTO "problem_version" VALUES('4a15d1f3-fa5c-48e7-b6c4-671fb5f4c43b','cd613e30-d8f1-4adf-91b7-584a2265b1f5','de520f89-9619-4c52-ad23-e394abf01e05','Buses are late','2026-11-11','','2026-11-30T21:20:36+00:00','2026-11-30T21:20:36+00:00');
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
    );
INSERT INTO "process_step" VALUES('be22049f-b20b-428a-afc6-b962eaf9071f','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'The morning','Bus leaves','Driver','20 minutes','No call when it is late','78e51061-7311-48a3-82ce-6f447ed4d57b','2026-11-30T21:20:36+00:00','2026-11-30T21:20:36+00:00');
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
        updated_at TEXT NOT NULL, numerator REAL, denominator REAL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (action_id) REFERENCES action (id) ON DELETE SET NULL,
        FOREIGN KEY (measure_id) REFERENCES measure (id) ON DELETE SET NULL
    );
INSERT INTO "progress_note" VALUES('f3c64af7-75a8-4294-82cd-789a380208a9','cd613e30-d8f1-4adf-91b7-584a2265b1f5','2027-01-20','First week','9b810e76-6ec9-4286-a3ca-828dd5f4b3b2','b2221a58-008a-45a6-8464-7159c324c985',29.0,'district','2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00',29.0,100.0);
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
    );
INSERT INTO "progress_score" VALUES('score-1','cd613e30-d8f1-4adf-91b7-584a2265b1f5','2026-11-20','2.5','One room tried it','The team','2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00');
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
    );
INSERT INTO "provider" VALUES('e9d14ef2-9cbd-430a-8db2-327f2eec75b4','Coast SELPA','selpa','[4, 5]','["SWD"]','',3,'no cost','','','','',1,'2026-11-24T17:00:00+00:00','2026-11-24T17:00:00+00:00');
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
    );
INSERT INTO "quote" VALUES('eaa2eed7-d9c2-42a5-9ba3-d5d5121a9a78','cd613e30-d8f1-4adf-91b7-584a2265b1f5','The bus was gone','families',3,'49ae8b07-6edd-43ca-8af5-2136f5ff6001','7d0c3f5e-3a51-4a5b-9a63-5d1f0c6b2e11','569fa3d1-9be2-4c4b-b4b7-27c47a5dc14a','c381e88f-38c0-48fd-8712-b8bc076f3787','bus','district','2026-11-30T21:20:36+00:00','2026-11-30T21:20:36+00:00');
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
    );
INSERT INTO "referral" VALUES('4b6616b5-3cfd-47ba-81bc-fa1a1917b187','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Coast SELPA','Inclusion coaching','2026-11-17',NULL,5,'SWD','chosen',NULL,NULL,'partly','','2026-11-24T17:00:00+00:00','2026-11-24T17:00:00+00:00');
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
    );
INSERT INTO "review_point" VALUES('43a0c83f-885e-43fc-ae0d-e83a3a14bd5a','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'2026-11-21',2,'Coaching of dispatchers','9b810e76-6ec9-4286-a3ca-828dd5f4b3b2','change','Dispatchers lead it themselves','Director of transport',12.0,'Drivers','2026-12-01T01:00:44+00:00','2026-12-01T01:00:44+00:00');
CREATE TABLE saved_view (
        id TEXT NOT NULL,
        page TEXT NOT NULL,
        name TEXT NOT NULL,
        filters TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (page, name)
    );
INSERT INTO "saved_view" VALUES('7a1c5a9b-daa4-4ef1-9ad7-180a2ed15232','caseload','Mine','{"consultant": "Ana Ruiz"}','2026-11-24T17:00:00+00:00','2026-11-24T17:00:00+00:00');
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
    );
INSERT INTO "stage_move" VALUES('cd447e35-b8b6-48fe-842e-3d437204e52d','cd613e30-d8f1-4adf-91b7-584a2265b1f5',1,2,'2026-11-02','','','["a consultant"]','2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00');
INSERT INTO "stage_move" VALUES('5c782f3b-ef83-40d7-a262-e2e38a7cc870','cd613e30-d8f1-4adf-91b7-584a2265b1f5',1,2,'2026-11-25','Ana Ruiz','Ready','[]','2026-11-25T17:02:00+00:00','2026-11-25T17:02:00+00:00');
INSERT INTO "stage_move" VALUES('89da55b4-dc59-4146-aaaf-d3bf5f1b60d8','cd613e30-d8f1-4adf-91b7-584a2265b1f5',2,3,'2026-11-25','Ana Ruiz','The team is there','["coe_member", "service_level"]','2026-11-25T17:03:00+00:00','2026-11-25T17:03:00+00:00');
INSERT INTO "stage_move" VALUES('6db8ae19-8a52-469d-a302-614ab247f73d','cd613e30-d8f1-4adf-91b7-584a2265b1f5',3,4,'2026-11-25','Ana Ruiz','Agreed','["weaknesses", "problem_of_practice", "voices_board", "voices_labor"]','2026-11-25T17:04:00+00:00','2026-11-25T17:04:00+00:00');
INSERT INTO "stage_move" VALUES('e1760d22-675f-43f3-87bc-dd59be48f15a','cd613e30-d8f1-4adf-91b7-584a2265b1f5',4,4,'2026-11-25','Ana Ruiz','Again','[]','2026-11-25T17:09:00+00:00','2026-11-25T17:09:00+00:00');
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
        updated_at TEXT NOT NULL, lcap_clarification_on TEXT, lcap_response_on TEXT, lcap_recommendations_on TEXT, lcap_resubmission_on TEXT, lcap_approved_on TEXT, previous_id TEXT REFERENCES support_case (id) ON DELETE SET NULL, focus_priorities TEXT DEFAULT '[]' NOT NULL, lcap_year INTEGER, within_lcap INTEGER DEFAULT 0 NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (cds) REFERENCES lea (cds)
    );
INSERT INTO "support_case" VALUES('cd613e30-d8f1-4adf-91b7-584a2265b1f5','27661590000000','voluntary','2026-11-23','Ana Ruiz',NULL,4,'Ben Ito','{}','Help with attendance','[]',NULL,'',NULL,NULL,NULL,NULL,'','Log','2026-11-23T17:00:00+00:00','2026-11-25T17:09:00+00:00',NULL,NULL,NULL,NULL,NULL,NULL,'[]',2025,1);
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
    );
INSERT INTO "support_exit" VALUES('2efc4c73-2792-43d8-b320-6887011503a3','cd613e30-d8f1-4adf-91b7-584a2265b1f5','2027-06-10','status','Buses arrive before the bell','','2027-08-12','Arrivals by line each month','Transport calls the county office','district','2026-12-01T01:00:44+00:00','2026-12-01T01:00:44+00:00');
CREATE TABLE task (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        title TEXT NOT NULL,
        due_on TEXT,
        assignee TEXT NOT NULL,
        done_on TEXT,
        note TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL, repeats TEXT DEFAULT 'none' NOT NULL, repeats_until TEXT, origin TEXT DEFAULT '' NOT NULL, contact_id TEXT REFERENCES contact (id) ON DELETE SET NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    );
INSERT INTO "task" VALUES('1a2b8f1f-f1fd-42a2-9755-d4c13a902931','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Call the superintendent','2026-12-04','','2026-11-25','','2026-11-23T17:00:00+00:00','2026-11-25T17:06:00+00:00','none',NULL,'',NULL);
INSERT INTO "task" VALUES('d1177243-33b0-55cd-afe8-26a6159d099e','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Look back at what lasts, 6 months after support ended','2027-12-10','',NULL,'','2026-12-01T01:00:44+00:00','2026-12-01T01:00:44+00:00','none',NULL,'look_back',NULL);
INSERT INTO "task" VALUES('9d79b14c-aa93-5b8b-9ccd-ef5684bbc388','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Look back at what lasts, 12 months after support ended','2028-06-10','',NULL,'','2026-12-01T01:00:44+00:00','2026-12-01T01:00:44+00:00','none',NULL,'look_back',NULL);
INSERT INTO "task" VALUES('95b9628a-4741-5ac9-a60b-d9d7887b38ed','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Look back at what lasts','2027-09-01','',NULL,'','2026-12-01T01:00:44+00:00','2026-12-01T01:00:44+00:00','none',NULL,'look_back',NULL);
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
    );
INSERT INTO "team_member" VALUES('025b413f-8a9a-421e-a648-a7dd06839eb9','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Luz Peña','Superintendent','district','','','2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00');
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
    );
INSERT INTO "theme" VALUES('49ae8b07-6edd-43ca-8af5-2136f5ff6001','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0,'Nobody calls','c381e88f-38c0-48fd-8712-b8bc076f3787','district','2026-11-30T21:20:36+00:00','2026-11-30T21:20:36+00:00');
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
    );
INSERT INTO "voice" VALUES('afbd67f9-6196-49cf-a198-8ad9f06c144a','cd613e30-d8f1-4adf-91b7-584a2265b1f5',3,'families','heard',12,'','2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00');
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
    );
INSERT INTO "vote" VALUES('eb81727e-b281-449c-8256-53cee093d468','cd613e30-d8f1-4adf-91b7-584a2265b1f5','78e51061-7311-48a3-82ce-6f447ed4d57b','hands','teachers',5,6,NULL,'2026-11-17','2026-11-30T21:20:36+00:00','2026-11-30T21:20:36+00:00');
CREATE TABLE year_cost (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        action_id TEXT,
        year INTEGER NOT NULL,
        dollars INTEGER NOT NULL,
        source TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (action_id) REFERENCES action (id) ON DELETE CASCADE
    );
INSERT INTO "year_cost" VALUES('e2d2ee92-125f-40f5-9a61-02dd5fe471cb','cd613e30-d8f1-4adf-91b7-584a2265b1f5','d2a44e0f-4648-4b79-9fde-84b30d97b572',2026,1200,'Title I','2026-11-30T18:49:38+00:00','2026-11-30T18:49:38+00:00');
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
    );
INSERT INTO "year_support" VALUES('6f683a65-ff5d-43b1-a2d0-1932fa4eacfb','cd613e30-d8f1-4adf-91b7-584a2265b1f5',2026,'Monthly coaching','Differentiated assistance grant',9000,'2026-12-01T01:00:45+00:00','2026-12-01T01:00:45+00:00');
CREATE INDEX lea_county_kind ON lea (county_code, kind);
CREATE UNIQUE INDEX import_batch_active ON import_batch (kind, indicator, year, series) WHERE state = 'active';
CREATE UNIQUE INDEX support_case_one_open ON support_case (cds) WHERE closed_on IS NULL;
CREATE INDEX ix_stage_move_case_id ON stage_move (case_id);
CREATE INDEX ix_task_case_id ON task (case_id);
CREATE INDEX ix_contact_case_id ON contact (case_id);
CREATE INDEX ix_team_member_case_id ON team_member (case_id);
CREATE INDEX ix_voice_case_id ON voice (case_id);
CREATE INDEX ix_district_priority_case_id ON district_priority (case_id);
CREATE INDEX ix_lcap_goal_case_id ON lcap_goal (case_id);
CREATE INDEX ix_finding_case_id ON finding (case_id);
CREATE INDEX ix_cause_case_id ON cause (case_id);
CREATE INDEX ix_evidence_case_id ON evidence (case_id);
CREATE INDEX ix_aim_case_id ON aim (case_id);
CREATE INDEX ix_action_case_id ON action (case_id);
CREATE INDEX ix_measure_case_id ON measure (case_id);
CREATE INDEX ix_progress_note_case_id ON progress_note (case_id);
CREATE INDEX change_log_case ON change_log (case_id, id);
CREATE INDEX change_item_change ON change_item (change_id);
CREATE INDEX ix_case_year_case_id ON case_year (case_id);
CREATE INDEX ix_hand_over_case_id ON hand_over (case_id);
CREATE INDEX ix_decision_case_id ON decision (case_id);
CREATE INDEX ix_other_plan_case_id ON other_plan (case_id);
CREATE INDEX ix_note_case_id ON note (case_id);
CREATE INDEX ix_document_case_id ON document (case_id);
CREATE INDEX ix_referral_case_id ON referral (case_id);
CREATE INDEX ix_person_cds ON person (cds);
CREATE INDEX change_log_state ON change_log (undone, id);
CREATE INDEX change_log_newest ON change_log (case_id, undone, at);
CREATE INDEX change_item_row ON change_item (row_id);
CREATE INDEX ix_interview_case_id ON interview (case_id);
CREATE INDEX ix_kept_figure_case_id ON kept_figure (case_id);
CREATE INDEX ix_driver_case_id ON driver (case_id);
CREATE INDEX ix_pdsa_cycle_case_id ON pdsa_cycle (case_id);
CREATE INDEX ix_milestone_case_id ON milestone (case_id);
CREATE INDEX ix_measure_mark_case_id ON measure_mark (case_id);
CREATE INDEX ix_year_cost_case_id ON year_cost (case_id);
CREATE INDEX ix_theme_case_id ON theme (case_id);
CREATE INDEX ix_quote_case_id ON quote (case_id);
CREATE INDEX ix_problem_case_id ON problem (case_id);
CREATE INDEX ix_problem_version_case_id ON problem_version (case_id);
CREATE INDEX ix_vote_case_id ON vote (case_id);
CREATE INDEX ix_process_step_case_id ON process_step (case_id);
CREATE INDEX ix_dynamics_note_case_id ON dynamics_note (case_id);
CREATE INDEX ix_practice_case_id ON practice (case_id);
CREATE INDEX ix_agenda_item_case_id ON agenda_item (case_id);
CREATE INDEX ix_progress_score_case_id ON progress_score (case_id);
CREATE INDEX ix_check_in_case_id ON check_in (case_id);
CREATE INDEX ix_action_quarter_case_id ON action_quarter (case_id);
CREATE INDEX ix_review_point_case_id ON review_point (case_id);
CREATE INDEX ix_support_exit_case_id ON support_exit (case_id);
CREATE INDEX ix_lasting_part_case_id ON lasting_part (case_id);
CREATE INDEX ix_look_back_case_id ON look_back (case_id);
CREATE INDEX ix_gain_case_id ON gain (case_id);
CREATE INDEX ix_feedback_case_id ON feedback (case_id);
CREATE INDEX ix_lesson_case_id ON lesson (case_id);
CREATE INDEX ix_year_support_case_id ON year_support (case_id);
CREATE INDEX ix_planned_hours_case_id ON planned_hours (case_id);
COMMIT;
