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
        updated_at TEXT NOT NULL, other_plan_id TEXT REFERENCES other_plan (id) ON DELETE SET NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE,
        FOREIGN KEY (aim_id) REFERENCES aim (id) ON DELETE SET NULL,
        FOREIGN KEY (cause_id) REFERENCES cause (id) ON DELETE SET NULL,
        FOREIGN KEY (lcap_goal_id) REFERENCES lcap_goal (id) ON DELETE SET NULL
    );
INSERT INTO "action" VALUES('9b810e76-6ec9-4286-a3ca-828dd5f4b3b2','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Add a bus','e4b06ce6-0741-47a8-bce4-2c8218072e8c','78e51061-7311-48a3-82ce-6f447ed4d57b','Transport','','2027-01-05','2027-02-01',0,'35bf992d-c9e9-4616-a12e-7696a6cecc1b',NULL,'planned',0,'2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00',NULL);
INSERT INTO "action" VALUES('910b6aed-a157-4b32-822e-755f0659847e','70e6326b-f066-4065-a40b-28028909c28a','Bus',NULL,NULL,'','',NULL,NULL,NULL,NULL,NULL,'planned',0,'2026-12-01T18:08:00+00:00','2026-12-01T18:08:00+00:00',NULL);
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
INSERT INTO "aim" VALUES('fac94955-f7ba-4c02-86a1-7ace453cba8e','70e6326b-f066-4065-a40b-28028909c28a','Fewer','',NULL,0,'2026-12-01T18:06:00+00:00','2026-12-01T18:06:00+00:00');
CREATE TABLE alternative_school (
        batch_id INTEGER NOT NULL,
        lea_id INTEGER NOT NULL,
        PRIMARY KEY (batch_id, lea_id),
        FOREIGN KEY (batch_id) REFERENCES import_batch (id) ON DELETE CASCADE,
        FOREIGN KEY (lea_id) REFERENCES lea (id)
    ) WITHOUT ROWID
    ;
INSERT INTO "alternative_school" VALUES(1,1);
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
INSERT INTO "case_year" VALUES('78be5a33-d0e5-4b80-822f-f7ee69a6f61f','cd613e30-d8f1-4adf-91b7-584a2265b1f5',2027,'2026-12-01','','{}','2026-12-01T17:50:00+00:00','2026-12-01T17:50:00+00:00');
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
    );
INSERT INTO "cause" VALUES('78e51061-7311-48a3-82ce-6f447ed4d57b','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Late buses',NULL,0,'validated',NULL,NULL,'','2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00');
INSERT INTO "cause" VALUES('8d88348a-7eed-4d14-b06d-3fef701966a0','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Old fleet','78e51061-7311-48a3-82ce-6f447ed4d57b',0,'possible',NULL,80,'','2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00');
INSERT INTO "cause" VALUES('7847d67c-e74f-4539-b474-01d9f55d8f69','70e6326b-f066-4065-a40b-28028909c28a','Late: buses come after the bell and nobody calls the families',NULL,0,'rejected',NULL,NULL,'x','2026-12-01T17:53:00+00:00','2026-12-01T17:56:00+00:00');
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
INSERT INTO "change_item" VALUES(31,'61039bec-7d60-4470-99ee-1f97a547c14d','support_case','70e6326b-f066-4065-a40b-28028909c28a','insert',NULL,'{"id": "70e6326b-f066-4065-a40b-28028909c28a", "cds": "27659610000000", "route": "voluntary", "opened_on": "2026-12-01", "opened_by": "Ana Ruiz", "year": null, "stage": 1, "consultant": "", "basis": "{}", "request": "Help", "focus_groups": "[]", "service_level": null, "problem_of_practice": "", "problem_proposed_by": null, "board_date": null, "report_back_date": null, "closed_on": null, "closing_reason": "", "lasting": "", "lcap_clarification_on": null, "lcap_response_on": null, "lcap_recommendations_on": null, "lcap_resubmission_on": null, "lcap_approved_on": null, "previous_id": null, "focus_priorities": "[]", "created_at": "2026-12-01T17:01:00+00:00", "updated_at": "2026-12-01T17:01:00+00:00"}');
INSERT INTO "change_item" VALUES(32,'631bcd0c-615d-4988-a186-6db061010d94','support_case','70e6326b-f066-4065-a40b-28028909c28a','update','{"consultant": "", "updated_at": "2026-12-01T17:01:00+00:00"}','{"consultant": "Ana Ruiz", "updated_at": "2026-12-01T17:02:00+00:00"}');
INSERT INTO "change_item" VALUES(33,'6469e524-5f4b-48b2-89d9-bae65caa3564','task','695bf4bb-01e4-46d8-9c96-71e867cae545','insert',NULL,'{"id": "695bf4bb-01e4-46d8-9c96-71e867cae545", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "title": "Send the data packet", "due_on": "2026-12-04", "assignee": "Ana Ruiz", "done_on": null, "note": "", "repeats": "none", "repeats_until": null, "origin": "", "contact_id": null, "created_at": "2026-12-01T17:03:00+00:00", "updated_at": "2026-12-01T17:03:00+00:00"}');
INSERT INTO "change_item" VALUES(34,'ed7beab9-ad34-41f3-9947-95a6c6bcc05d','task','eadc7adc-ae52-45fd-bca6-ec7add0fe4c0','insert',NULL,'{"id": "eadc7adc-ae52-45fd-bca6-ec7add0fe4c0", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "title": "Call the board", "due_on": "2026-12-05", "assignee": "Ana Ruiz", "done_on": null, "note": "", "repeats": "none", "repeats_until": null, "origin": "", "contact_id": null, "created_at": "2026-12-01T17:04:00+00:00", "updated_at": "2026-12-01T17:04:00+00:00"}');
INSERT INTO "change_item" VALUES(35,'fab5a427-11ae-46b4-9841-25ff3a9f1a5a','task','e7bbc63d-5219-43e4-b923-bb1a59a9a7e3','insert',NULL,'{"id": "e7bbc63d-5219-43e4-b923-bb1a59a9a7e3", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "title": "Book a room", "due_on": null, "assignee": "", "done_on": null, "note": "", "repeats": "none", "repeats_until": null, "origin": "", "contact_id": null, "created_at": "2026-12-01T17:05:00+00:00", "updated_at": "2026-12-01T17:05:00+00:00"}');
INSERT INTO "change_item" VALUES(36,'4c721a3c-dc5e-4e37-8925-f2752d417c34','task','695bf4bb-01e4-46d8-9c96-71e867cae545','update','{"due_on": "2026-12-04", "updated_at": "2026-12-01T17:03:00+00:00"}','{"due_on": "2026-12-11", "updated_at": "2026-12-01T17:06:00+00:00"}');
INSERT INTO "change_item" VALUES(37,'a6784a6d-a680-4af9-b035-d6169925ebec','task','eadc7adc-ae52-45fd-bca6-ec7add0fe4c0','update','{"due_on": "2026-12-05", "updated_at": "2026-12-01T17:04:00+00:00"}','{"due_on": "2026-12-12", "updated_at": "2026-12-01T17:07:00+00:00"}');
INSERT INTO "change_item" VALUES(38,'7a0779fc-aff4-4731-9127-a47c36579753','task','695bf4bb-01e4-46d8-9c96-71e867cae545','update','{"done_on": null, "updated_at": "2026-12-01T17:06:00+00:00"}','{"done_on": "2026-12-01", "updated_at": "2026-12-01T17:08:00+00:00"}');
INSERT INTO "change_item" VALUES(39,'2572997d-6582-4ffc-b694-ccfc2f53f543','task','eadc7adc-ae52-45fd-bca6-ec7add0fe4c0','update','{"due_on": "2026-12-12", "done_on": null, "updated_at": "2026-12-01T17:07:00+00:00"}','{"due_on": "2026-12-05", "done_on": "2026-12-01", "updated_at": "2026-12-01T17:09:00+00:00"}');
INSERT INTO "change_item" VALUES(40,'9377b996-06c3-464b-8747-b1730502c097','task','eadc7adc-ae52-45fd-bca6-ec7add0fe4c0','update','{"done_on": "2026-12-01", "updated_at": "2026-12-01T17:09:00+00:00"}','{"done_on": null, "updated_at": "2026-12-01T17:10:00+00:00"}');
INSERT INTO "change_item" VALUES(41,'00d4162f-65a5-473e-ab6b-8e8a71b768a7','task','eadc7adc-ae52-45fd-bca6-ec7add0fe4c0','update','{"assignee": "Ana Ruiz", "updated_at": "2026-12-01T17:10:00+00:00"}','{"assignee": "Ben Ito", "updated_at": "2026-12-01T17:11:00+00:00"}');
INSERT INTO "change_item" VALUES(42,'5ca3271d-ed31-4b45-8a7d-397ca3de510f','task','e7bbc63d-5219-43e4-b923-bb1a59a9a7e3','update','{"assignee": "", "updated_at": "2026-12-01T17:05:00+00:00"}','{"assignee": "Ana Ruiz", "updated_at": "2026-12-01T17:12:00+00:00"}');
INSERT INTO "change_item" VALUES(43,'5ca3271d-ed31-4b45-8a7d-397ca3de510f','task','eadc7adc-ae52-45fd-bca6-ec7add0fe4c0','update','{"assignee": "Ben Ito", "updated_at": "2026-12-01T17:11:00+00:00"}','{"assignee": "Ana Ruiz", "updated_at": "2026-12-01T17:12:00+00:00"}');
INSERT INTO "change_item" VALUES(44,'6f18b304-16be-4980-b0b4-062341512bba','task','e7bbc63d-5219-43e4-b923-bb1a59a9a7e3','update','{"assignee": "Ana Ruiz", "updated_at": "2026-12-01T17:12:00+00:00"}','{"assignee": "", "updated_at": "2026-12-01T17:13:00+00:00"}');
INSERT INTO "change_item" VALUES(45,'6f18b304-16be-4980-b0b4-062341512bba','task','eadc7adc-ae52-45fd-bca6-ec7add0fe4c0','update','{"assignee": "Ana Ruiz", "updated_at": "2026-12-01T17:12:00+00:00"}','{"assignee": "", "updated_at": "2026-12-01T17:13:00+00:00"}');
INSERT INTO "change_item" VALUES(46,'4b6271fc-460f-4680-af51-d793bce3ffad','task','e7bbc63d-5219-43e4-b923-bb1a59a9a7e3','update','{"assignee": "", "updated_at": "2026-12-01T17:13:00+00:00"}','{"assignee": "Ana Ruiz", "updated_at": "2026-12-01T17:14:00+00:00"}');
INSERT INTO "change_item" VALUES(47,'4b6271fc-460f-4680-af51-d793bce3ffad','task','eadc7adc-ae52-45fd-bca6-ec7add0fe4c0','update','{"assignee": "", "updated_at": "2026-12-01T17:13:00+00:00"}','{"assignee": "Ana Ruiz", "updated_at": "2026-12-01T17:14:00+00:00"}');
INSERT INTO "change_item" VALUES(48,'5b9692b8-0bc5-4fcb-8c48-a3c63e760a65','support_case','70e6326b-f066-4065-a40b-28028909c28a','update','{"consultant": "Ana Ruiz", "updated_at": "2026-12-01T17:02:00+00:00"}','{"consultant": "Ben Ito", "updated_at": "2026-12-01T17:15:00+00:00"}');
INSERT INTO "change_item" VALUES(49,'5b9692b8-0bc5-4fcb-8c48-a3c63e760a65','hand_over','fa23f1b4-a1e8-48bf-a4a2-d2cc7dff6887','insert',NULL,'{"id": "fa23f1b4-a1e8-48bf-a4a2-d2cc7dff6887", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "handed_on": "2026-12-01", "from_consultant": "Ana Ruiz", "to_consultant": "Ben Ito", "note": "", "created_at": "2026-12-01T17:15:00+00:00", "updated_at": "2026-12-01T17:15:00+00:00"}');
INSERT INTO "change_item" VALUES(50,'5b9692b8-0bc5-4fcb-8c48-a3c63e760a65','task','eadc7adc-ae52-45fd-bca6-ec7add0fe4c0','update','{"assignee": "Ana Ruiz", "updated_at": "2026-12-01T17:14:00+00:00"}','{"assignee": "Ben Ito", "updated_at": "2026-12-01T17:15:00+00:00"}');
INSERT INTO "change_item" VALUES(51,'5b9692b8-0bc5-4fcb-8c48-a3c63e760a65','task','e7bbc63d-5219-43e4-b923-bb1a59a9a7e3','update','{"assignee": "Ana Ruiz", "updated_at": "2026-12-01T17:14:00+00:00"}','{"assignee": "Ben Ito", "updated_at": "2026-12-01T17:15:00+00:00"}');
INSERT INTO "change_item" VALUES(52,'d66f56c4-cb77-4827-85ea-946ff8e6eb0c','support_case','70e6326b-f066-4065-a40b-28028909c28a','update','{"consultant": "Ben Ito", "updated_at": "2026-12-01T17:15:00+00:00"}','{"consultant": "Kim Le", "updated_at": "2026-12-01T17:16:00+00:00"}');
INSERT INTO "change_item" VALUES(53,'d66f56c4-cb77-4827-85ea-946ff8e6eb0c','hand_over','09ec7e58-1442-42c2-a61a-a4274dfd51fc','insert',NULL,'{"id": "09ec7e58-1442-42c2-a61a-a4274dfd51fc", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "handed_on": "2026-12-01", "from_consultant": "Ben Ito", "to_consultant": "Kim Le", "note": "On leave", "created_at": "2026-12-01T17:16:00+00:00", "updated_at": "2026-12-01T17:16:00+00:00"}');
INSERT INTO "change_item" VALUES(54,'d66f56c4-cb77-4827-85ea-946ff8e6eb0c','task','eadc7adc-ae52-45fd-bca6-ec7add0fe4c0','update','{"assignee": "Ben Ito", "updated_at": "2026-12-01T17:15:00+00:00"}','{"assignee": "Kim Le", "updated_at": "2026-12-01T17:16:00+00:00"}');
INSERT INTO "change_item" VALUES(55,'d66f56c4-cb77-4827-85ea-946ff8e6eb0c','task','e7bbc63d-5219-43e4-b923-bb1a59a9a7e3','update','{"assignee": "Ben Ito", "updated_at": "2026-12-01T17:15:00+00:00"}','{"assignee": "Kim Le", "updated_at": "2026-12-01T17:16:00+00:00"}');
INSERT INTO "change_item" VALUES(56,'363e40c7-8020-4572-8960-fd50c6455716','support_case','70e6326b-f066-4065-a40b-28028909c28a','update','{"consultant": "Kim Le", "updated_at": "2026-12-01T17:16:00+00:00"}','{"consultant": "Ana Ruiz", "updated_at": "2026-12-01T17:17:00+00:00"}');
INSERT INTO "change_item" VALUES(57,'363e40c7-8020-4572-8960-fd50c6455716','hand_over','9e396b06-d99f-427e-8b92-1ba5dc419dde','insert',NULL,'{"id": "9e396b06-d99f-427e-8b92-1ba5dc419dde", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "handed_on": "2026-12-01", "from_consultant": "Kim Le", "to_consultant": "Ana Ruiz", "note": "", "created_at": "2026-12-01T17:17:00+00:00", "updated_at": "2026-12-01T17:17:00+00:00"}');
INSERT INTO "change_item" VALUES(58,'363e40c7-8020-4572-8960-fd50c6455716','task','eadc7adc-ae52-45fd-bca6-ec7add0fe4c0','update','{"assignee": "Kim Le", "updated_at": "2026-12-01T17:16:00+00:00"}','{"assignee": "Ana Ruiz", "updated_at": "2026-12-01T17:17:00+00:00"}');
INSERT INTO "change_item" VALUES(59,'363e40c7-8020-4572-8960-fd50c6455716','task','e7bbc63d-5219-43e4-b923-bb1a59a9a7e3','update','{"assignee": "Kim Le", "updated_at": "2026-12-01T17:16:00+00:00"}','{"assignee": "Ana Ruiz", "updated_at": "2026-12-01T17:17:00+00:00"}');
INSERT INTO "change_item" VALUES(60,'363e40c7-8020-4572-8960-fd50c6455716','support_case','cd613e30-d8f1-4adf-91b7-584a2265b1f5','update','{"consultant": "", "updated_at": "2026-11-23T17:00:00+00:00"}','{"consultant": "Ana Ruiz", "updated_at": "2026-12-01T17:17:00+00:00"}');
INSERT INTO "change_item" VALUES(61,'d6f7181f-91af-4854-918a-97fc7fda60a4','support_case','70e6326b-f066-4065-a40b-28028909c28a','update','{"consultant": "Ana Ruiz", "updated_at": "2026-12-01T17:17:00+00:00"}','{"consultant": "", "updated_at": "2026-12-01T17:18:00+00:00"}');
INSERT INTO "change_item" VALUES(62,'d6f7181f-91af-4854-918a-97fc7fda60a4','hand_over','f73ec378-a487-4a20-bf5c-7de2a53ea2dd','insert',NULL,'{"id": "f73ec378-a487-4a20-bf5c-7de2a53ea2dd", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "handed_on": "2026-12-01", "from_consultant": "Ana Ruiz", "to_consultant": "", "note": "", "created_at": "2026-12-01T17:18:00+00:00", "updated_at": "2026-12-01T17:18:00+00:00"}');
INSERT INTO "change_item" VALUES(63,'d6f7181f-91af-4854-918a-97fc7fda60a4','task','eadc7adc-ae52-45fd-bca6-ec7add0fe4c0','update','{"assignee": "Ana Ruiz", "updated_at": "2026-12-01T17:17:00+00:00"}','{"assignee": "", "updated_at": "2026-12-01T17:18:00+00:00"}');
INSERT INTO "change_item" VALUES(64,'d6f7181f-91af-4854-918a-97fc7fda60a4','task','e7bbc63d-5219-43e4-b923-bb1a59a9a7e3','update','{"assignee": "Ana Ruiz", "updated_at": "2026-12-01T17:17:00+00:00"}','{"assignee": "", "updated_at": "2026-12-01T17:18:00+00:00"}');
INSERT INTO "change_item" VALUES(65,'d6f7181f-91af-4854-918a-97fc7fda60a4','support_case','cd613e30-d8f1-4adf-91b7-584a2265b1f5','update','{"consultant": "Ana Ruiz", "updated_at": "2026-12-01T17:17:00+00:00"}','{"consultant": "", "updated_at": "2026-12-01T17:18:00+00:00"}');
INSERT INTO "change_item" VALUES(66,'d6f7181f-91af-4854-918a-97fc7fda60a4','hand_over','374821d3-5978-4633-9c6e-9d4c83bc0119','insert',NULL,'{"id": "374821d3-5978-4633-9c6e-9d4c83bc0119", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "handed_on": "2026-12-01", "from_consultant": "Ana Ruiz", "to_consultant": "", "note": "", "created_at": "2026-12-01T17:18:00+00:00", "updated_at": "2026-12-01T17:18:00+00:00"}');
INSERT INTO "change_item" VALUES(67,'e1cc0f8d-a3a8-4d6c-a4be-71304c5f204f','support_case','cd613e30-d8f1-4adf-91b7-584a2265b1f5','update','{"consultant": "", "updated_at": "2026-12-01T17:18:00+00:00"}','{"consultant": "Ana Ruiz", "updated_at": "2026-12-01T17:19:00+00:00"}');
INSERT INTO "change_item" VALUES(68,'974960fe-5b3d-431f-afde-7ac716d9a5de','support_case','cd613e30-d8f1-4adf-91b7-584a2265b1f5','update','{"consultant": "Ana Ruiz", "updated_at": "2026-12-01T17:19:00+00:00"}','{"consultant": "", "updated_at": "2026-12-01T17:20:00+00:00"}');
INSERT INTO "change_item" VALUES(69,'974960fe-5b3d-431f-afde-7ac716d9a5de','hand_over','2c3e233b-7029-4284-9431-5924b873d433','insert',NULL,'{"id": "2c3e233b-7029-4284-9431-5924b873d433", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "handed_on": "2026-12-01", "from_consultant": "Ana Ruiz", "to_consultant": "", "note": "", "created_at": "2026-12-01T17:20:00+00:00", "updated_at": "2026-12-01T17:20:00+00:00"}');
INSERT INTO "change_item" VALUES(70,'f844ce36-ffaa-4b01-9ff2-a8001911fd0b','support_case','70e6326b-f066-4065-a40b-28028909c28a','update','{"consultant": "", "updated_at": "2026-12-01T17:18:00+00:00"}','{"consultant": "Ana Ruiz", "updated_at": "2026-12-01T17:21:00+00:00"}');
INSERT INTO "change_item" VALUES(71,'732d7654-7aa1-4102-9c3f-50a7430d3851','support_case','70e6326b-f066-4065-a40b-28028909c28a','update','{"consultant": "Ana Ruiz", "updated_at": "2026-12-01T17:21:00+00:00"}','{"consultant": "", "updated_at": "2026-12-01T17:22:00+00:00"}');
INSERT INTO "change_item" VALUES(72,'732d7654-7aa1-4102-9c3f-50a7430d3851','hand_over','6323991b-9076-4b47-a129-e73370dbc667','insert',NULL,'{"id": "6323991b-9076-4b47-a129-e73370dbc667", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "handed_on": "2026-12-01", "from_consultant": "Ana Ruiz", "to_consultant": "", "note": "", "created_at": "2026-12-01T17:22:00+00:00", "updated_at": "2026-12-01T17:22:00+00:00"}');
INSERT INTO "change_item" VALUES(73,'be3efaff-bf05-49a5-883d-c045b72a5fd1','task','7564edd3-1395-4e14-b9b5-befe13784c0f','insert',NULL,'{"id": "7564edd3-1395-4e14-b9b5-befe13784c0f", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "title": "Send the calendar", "due_on": null, "assignee": "", "done_on": null, "note": "", "repeats": "none", "repeats_until": null, "origin": "", "contact_id": null, "created_at": "2026-12-01T17:23:00+00:00", "updated_at": "2026-12-01T17:23:00+00:00"}');
INSERT INTO "change_item" VALUES(74,'be3efaff-bf05-49a5-883d-c045b72a5fd1','task','9dd8a53b-339c-4318-ae51-c17972346bda','insert',NULL,'{"id": "9dd8a53b-339c-4318-ae51-c17972346bda", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "title": "Send the calendar", "due_on": null, "assignee": "", "done_on": null, "note": "", "repeats": "none", "repeats_until": null, "origin": "", "contact_id": null, "created_at": "2026-12-01T17:23:00+00:00", "updated_at": "2026-12-01T17:23:00+00:00"}');
INSERT INTO "change_item" VALUES(75,'c4e8b7ba-62e7-41e5-b542-e2027a4dc4e2','task','4314c150-6027-4ee5-be09-cac153326f9c','insert',NULL,'{"id": "4314c150-6027-4ee5-be09-cac153326f9c", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "title": "Send the calendar again", "due_on": null, "assignee": "", "done_on": null, "note": "", "repeats": "none", "repeats_until": null, "origin": "", "contact_id": null, "created_at": "2026-12-01T17:24:00+00:00", "updated_at": "2026-12-01T17:24:00+00:00"}');
INSERT INTO "change_item" VALUES(76,'92c01c89-48e1-49ef-86e2-fd7cfc10ce75','support_case','70e6326b-f066-4065-a40b-28028909c28a','update','{"stage": 1, "updated_at": "2026-12-01T17:22:00+00:00"}','{"stage": 2, "updated_at": "2026-12-01T17:25:00+00:00"}');
INSERT INTO "change_item" VALUES(77,'92c01c89-48e1-49ef-86e2-fd7cfc10ce75','stage_move','9f2185be-3e24-4afd-aae5-c0059af3f334','insert',NULL,'{"id": "9f2185be-3e24-4afd-aae5-c0059af3f334", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "from_stage": 1, "to_stage": 2, "moved_on": "2026-12-01", "moved_by": "Ana Ruiz", "reason": "Ready", "missing": "[\"a consultant\"]", "created_at": "2026-12-01T17:25:00+00:00", "updated_at": "2026-12-01T17:25:00+00:00"}');
INSERT INTO "change_item" VALUES(78,'c83f8d7b-38bd-4cdd-a4f4-8aaefe8d9f18','support_case','70e6326b-f066-4065-a40b-28028909c28a','update','{"stage": 2, "updated_at": "2026-12-01T17:25:00+00:00"}','{"stage": 3, "updated_at": "2026-12-01T17:26:00+00:00"}');
INSERT INTO "change_item" VALUES(79,'c83f8d7b-38bd-4cdd-a4f4-8aaefe8d9f18','stage_move','7cfe905d-502f-46ea-86bc-fea0bcbf3802','insert',NULL,'{"id": "7cfe905d-502f-46ea-86bc-fea0bcbf3802", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "from_stage": 2, "to_stage": 3, "moved_on": "2026-12-01", "moved_by": "Ana Ruiz", "reason": "Both", "missing": "[\"a first contact or meeting\", \"the district''s own priorities\", \"LCAP goals\", \"a district team member\", \"a county office team member\", \"the level of service the district chose\"]", "created_at": "2026-12-01T17:26:00+00:00", "updated_at": "2026-12-01T17:26:00+00:00"}');
INSERT INTO "change_item" VALUES(80,'c83f8d7b-38bd-4cdd-a4f4-8aaefe8d9f18','support_case','cd613e30-d8f1-4adf-91b7-584a2265b1f5','update','{"stage": 1, "updated_at": "2026-12-01T17:20:00+00:00"}','{"stage": 3, "updated_at": "2026-12-01T17:26:00+00:00"}');
INSERT INTO "change_item" VALUES(81,'c83f8d7b-38bd-4cdd-a4f4-8aaefe8d9f18','stage_move','56cdc361-bcd2-449f-895e-b60b03204989','insert',NULL,'{"id": "56cdc361-bcd2-449f-895e-b60b03204989", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "from_stage": 1, "to_stage": 3, "moved_on": "2026-12-01", "moved_by": "Ana Ruiz", "reason": "Both", "missing": "[\"a consultant\", \"a county office team member\", \"the level of service the district chose\"]", "created_at": "2026-12-01T17:26:00+00:00", "updated_at": "2026-12-01T17:26:00+00:00"}');
INSERT INTO "change_item" VALUES(82,'bcb2390d-e0f5-4b86-871c-208e97ec9987','support_case','70e6326b-f066-4065-a40b-28028909c28a','update','{"stage": 3, "updated_at": "2026-12-01T17:26:00+00:00"}','{"stage": 4, "updated_at": "2026-12-01T17:27:00+00:00"}');
INSERT INTO "change_item" VALUES(83,'bcb2390d-e0f5-4b86-871c-208e97ec9987','stage_move','afb0e9cd-b497-466d-a965-491ced1796fb','insert',NULL,'{"id": "afb0e9cd-b497-466d-a965-491ced1796fb", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "from_stage": 3, "to_stage": 4, "moved_on": "2026-12-01", "moved_by": "Ana Ruiz", "reason": "On", "missing": "[\"strengths\", \"weaknesses by state priority\", \"the problem of practice\", \"a validated root cause\", \"family voices\", \"board voices\", \"labor voices\"]", "created_at": "2026-12-01T17:27:00+00:00", "updated_at": "2026-12-01T17:27:00+00:00"}');
INSERT INTO "change_item" VALUES(84,'6ae33072-4c1d-4a73-bb56-f63de1e24058','task','895df34c-72ab-4f9b-b4cb-0047af8edf66','insert',NULL,'{"id": "895df34c-72ab-4f9b-b4cb-0047af8edf66", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "title": "One", "due_on": null, "assignee": "", "done_on": null, "note": "", "repeats": "none", "repeats_until": null, "origin": "", "contact_id": null, "created_at": "2026-12-01T17:28:00+00:00", "updated_at": "2026-12-01T17:28:00+00:00"}');
INSERT INTO "change_item" VALUES(85,'6ae33072-4c1d-4a73-bb56-f63de1e24058','task','ab5f32a9-5b5c-4cd3-9e8c-667745429614','insert',NULL,'{"id": "ab5f32a9-5b5c-4cd3-9e8c-667745429614", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "title": "Two", "due_on": null, "assignee": "", "done_on": null, "note": "", "repeats": "none", "repeats_until": null, "origin": "", "contact_id": null, "created_at": "2026-12-01T17:28:00+00:00", "updated_at": "2026-12-01T17:28:00+00:00"}');
INSERT INTO "change_item" VALUES(86,'fc85b891-5af4-437a-a556-db6812e8c3a4','support_case','70e6326b-f066-4065-a40b-28028909c28a','update','{"service_level": null, "updated_at": "2026-12-01T17:27:00+00:00"}','{"service_level": "own", "updated_at": "2026-12-01T17:29:00+00:00"}');
INSERT INTO "change_item" VALUES(87,'3ec2f5e6-3f17-4da7-97a5-0acabc4d782d','task','461255df-3348-4257-8d85-491583123056','insert',NULL,'{"id": "461255df-3348-4257-8d85-491583123056", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "title": "Quarterly check-in", "due_on": "2027-03-01", "assignee": "", "done_on": null, "note": "", "repeats": "quarterly", "repeats_until": null, "origin": "level-own.check-in", "contact_id": null, "created_at": "2026-12-01T17:30:00+00:00", "updated_at": "2026-12-01T17:30:00+00:00"}');
INSERT INTO "change_item" VALUES(88,'7faa4f91-f240-4d01-96bd-899b0acf2b68','support_case','70e6326b-f066-4065-a40b-28028909c28a','update','{"service_level": "own", "updated_at": "2026-12-01T17:29:00+00:00"}','{"service_level": "shared", "updated_at": "2026-12-01T17:31:00+00:00"}');
INSERT INTO "change_item" VALUES(89,'7faa4f91-f240-4d01-96bd-899b0acf2b68','task','461255df-3348-4257-8d85-491583123056','update','{"title": "Quarterly check-in", "due_on": "2027-03-01", "repeats": "quarterly", "origin": "level-own.check-in", "updated_at": "2026-12-01T17:30:00+00:00"}','{"title": "Monthly check-in", "due_on": "2026-12-31", "repeats": "monthly", "origin": "level-shared.check-in", "updated_at": "2026-12-01T17:31:00+00:00"}');
INSERT INTO "change_item" VALUES(90,'2834fb28-e430-4556-8099-e4d4f8b84eca','support_case','70e6326b-f066-4065-a40b-28028909c28a','update','{"focus_groups": "[]", "updated_at": "2026-12-01T17:31:00+00:00"}','{"focus_groups": "[\"SWD\"]", "updated_at": "2026-12-01T17:32:00+00:00"}');
INSERT INTO "change_item" VALUES(91,'8fefd822-f044-4265-91bf-6fc466515df1','support_case','70e6326b-f066-4065-a40b-28028909c28a','update','{"lcap_clarification_on": null, "updated_at": "2026-12-01T17:32:00+00:00"}','{"lcap_clarification_on": "2026-12-01", "updated_at": "2026-12-01T17:33:00+00:00"}');
INSERT INTO "change_item" VALUES(92,'1c605dfb-eda5-4460-816a-7d66d24fbfb3','support_case','70e6326b-f066-4065-a40b-28028909c28a','update','{"problem_of_practice": "", "updated_at": "2026-12-01T17:33:00+00:00"}','{"problem_of_practice": "Absence", "updated_at": "2026-12-01T17:34:00+00:00"}');
INSERT INTO "change_item" VALUES(93,'c43132a2-646d-4230-a480-56058a667dd9','contact','223d9abb-244c-42ac-8d11-1b5407f08d65','insert',NULL,'{"id": "223d9abb-244c-42ac-8d11-1b5407f08d65", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "kind": "visit", "held_on": "2026-12-01", "people": "Ana Ruiz", "absent": "", "place": "Creekside", "summary": "", "agreed": "", "sensitivity": "district", "created_at": "2026-12-01T17:35:00+00:00", "updated_at": "2026-12-01T17:35:00+00:00"}');
INSERT INTO "change_item" VALUES(94,'d02354f5-ea48-4c65-a77e-72495044d014','note','f801fe80-1c68-43a1-a400-293a09502414','insert',NULL,'{"id": "f801fe80-1c68-43a1-a400-293a09502414", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "kind": "observation", "text": "Late", "noted_on": "2026-12-01", "contact_id": "223d9abb-244c-42ac-8d11-1b5407f08d65", "voice": null, "sensitivity": "office", "created_at": "2026-12-01T17:35:00+00:00", "updated_at": "2026-12-01T17:35:00+00:00"}');
INSERT INTO "change_item" VALUES(95,'9636a384-9deb-4831-ac35-5256a905d467','contact','223d9abb-244c-42ac-8d11-1b5407f08d65','update','{"place": "Creekside", "updated_at": "2026-12-01T17:35:00+00:00"}','{"place": "Creekside Elementary", "updated_at": "2026-12-01T17:36:00+00:00"}');
INSERT INTO "change_item" VALUES(96,'3967ca0d-7fb9-420b-9ef2-c8e224dd55be','document','1d943240-1fd2-465e-9f08-f085a1ddc717','insert',NULL,'{"id": "1d943240-1fd2-465e-9f08-f085a1ddc717", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "name": "chart.png", "size": 48, "sha256": "d6f004d63ad9ce4e78e793e227dcd1c9907d790bde6d5450f23bca1dda50c3b3", "added_on": "2026-12-01", "contact_id": null, "note_id": null, "caption": "", "sensitivity": "public", "created_at": "2026-12-01T17:37:00+00:00", "updated_at": "2026-12-01T17:37:00+00:00"}');
INSERT INTO "change_item" VALUES(97,'50537f1b-7242-4fdc-a480-5ee6c3a51885','document','8c47ab9e-17e0-448f-af0d-725ef9d71d11','insert',NULL,'{"id": "8c47ab9e-17e0-448f-af0d-725ef9d71d11", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "name": "new-district.docx", "size": 21, "sha256": "a2d366766cc8a482440f4e59d1247f88b08f2a5b7dd3e59768a0ffbe21b4d855", "added_on": "2026-12-01", "contact_id": null, "note_id": null, "caption": "New district", "sensitivity": "district", "created_at": "2026-12-01T17:38:00+00:00", "updated_at": "2026-12-01T17:38:00+00:00"}');
INSERT INTO "change_item" VALUES(98,'f1249e29-f197-46ec-9cf8-7122d050745c','document','e301f836-6dc1-48ff-bc6b-55ea8fbda5c0','insert',NULL,'{"id": "e301f836-6dc1-48ff-bc6b-55ea8fbda5c0", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "name": "second-year.docx", "size": 20, "sha256": "dc53b50d2343e61494fcb332dca5bb5cd76fe84605e65e0138040f3c4af8763c", "added_on": "2026-12-01", "contact_id": null, "note_id": null, "caption": "Second year", "sensitivity": "district", "created_at": "2026-12-01T17:39:00+00:00", "updated_at": "2026-12-01T17:39:00+00:00"}');
INSERT INTO "change_item" VALUES(99,'977ba5ee-2b9d-4b74-b161-a8231785c944','document','337999fb-e62a-4a80-9336-22fa771776e5','insert',NULL,'{"id": "337999fb-e62a-4a80-9336-22fa771776e5", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "name": "geographic-lead.docx", "size": 24, "sha256": "0344f0c4ec389541584f180e3ec6828af83144a6a5c96851164aac7170b71585", "added_on": "2026-12-01", "contact_id": null, "note_id": null, "caption": "Geographic Lead (EC 52071(f))", "sensitivity": "district", "created_at": "2026-12-01T17:40:00+00:00", "updated_at": "2026-12-01T17:40:00+00:00"}');
INSERT INTO "change_item" VALUES(100,'9aa13dfd-0d6d-4427-94d3-43955733fd70','document','e63c7d00-9555-43c6-8546-6210b6ad1006','insert',NULL,'{"id": "e63c7d00-9555-43c6-8546-6210b6ad1006", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "name": "level-3.docx", "size": 16, "sha256": "8d3471fb912f66eedf0bc107cd81f27fbb1614a1a9b2cf67731833264bf6dc7a", "added_on": "2026-12-01", "contact_id": null, "note_id": null, "caption": "Level 3 (EC 52072)", "sensitivity": "district", "created_at": "2026-12-01T17:41:00+00:00", "updated_at": "2026-12-01T17:41:00+00:00"}');
INSERT INTO "change_item" VALUES(101,'b5a550af-075f-44c8-affa-38af613ce14a','document','ebbea119-cfba-4946-aa2e-638f7413cb89','insert',NULL,'{"id": "ebbea119-cfba-4946-aa2e-638f7413cb89", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "name": "charter.docx", "size": 16, "sha256": "4d63ef38c7fb94cf7ce136cc2c15f54b8882ba9f96e6341e7cb5d47636ecb301", "added_on": "2026-12-01", "contact_id": null, "note_id": null, "caption": "Charter school", "sensitivity": "district", "created_at": "2026-12-01T17:42:00+00:00", "updated_at": "2026-12-01T17:42:00+00:00"}');
INSERT INTO "change_item" VALUES(102,'294fa098-e342-4160-a1f9-4fd378c1db13','document','464ad125-29f5-481f-8ce2-a7172ba05094','insert',NULL,'{"id": "464ad125-29f5-481f-8ce2-a7172ba05094", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "name": "not-eligible.docx", "size": 21, "sha256": "893b5ccdfc04b7e08a3e1d76a11c02662c1f8be45bbc8ca9a47014e0f457c5d7", "added_on": "2026-12-01", "contact_id": null, "note_id": null, "caption": "Not eligible this year", "sensitivity": "district", "created_at": "2026-12-01T17:43:00+00:00", "updated_at": "2026-12-01T17:43:00+00:00"}');
INSERT INTO "change_item" VALUES(103,'75331ab1-80e8-4b34-bb98-664eae02b38f','document','79b56738-7e27-41bc-9f0a-70f1eb07362d','insert',NULL,'{"id": "79b56738-7e27-41bc-9f0a-70f1eb07362d", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "name": "voluntary.docx", "size": 18, "sha256": "38a05837ff5f9d86ce7467c542f83edc2af68459bf63585ce7e4443e247c88bd", "added_on": "2026-12-01", "contact_id": null, "note_id": null, "caption": "Voluntary request", "sensitivity": "district", "created_at": "2026-12-01T17:44:00+00:00", "updated_at": "2026-12-01T17:44:00+00:00"}');
INSERT INTO "change_item" VALUES(104,'a554a009-f7d3-493c-89a9-aea8ef3ec8de','document','b6256716-b7be-4001-b9de-77ab24563973','insert',NULL,'{"id": "b6256716-b7be-4001-b9de-77ab24563973", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "name": "lcap-not-approved.docx", "size": 26, "sha256": "546b7907aacc2434ff1b594f03e566bb096fdf803300a3811840c85d5bed092e", "added_on": "2026-12-01", "contact_id": null, "note_id": null, "caption": "LCAP not approved", "sensitivity": "district", "created_at": "2026-12-01T17:45:00+00:00", "updated_at": "2026-12-01T17:45:00+00:00"}');
INSERT INTO "change_item" VALUES(105,'8f646d8b-b8c8-49f4-9d0b-1e1c0a59bdba','document','99187d56-00d8-451b-936a-36269864777d','insert',NULL,'{"id": "99187d56-00d8-451b-936a-36269864777d", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "name": "one-page-eligible.docx", "size": 26, "sha256": "ecaef42b5eff0e30653f809165e936e7d026ea893192a38a0861e9a77943f07a", "added_on": "2026-12-01", "contact_id": null, "note_id": null, "caption": "One-pager: eligible", "sensitivity": "district", "created_at": "2026-12-01T17:46:00+00:00", "updated_at": "2026-12-01T17:46:00+00:00"}');
INSERT INTO "change_item" VALUES(106,'2a1ae0a9-be7f-475a-9268-1e73b2906799','document','5e87591b-3e29-4a92-964e-b83851111250','insert',NULL,'{"id": "5e87591b-3e29-4a92-964e-b83851111250", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "name": "one-page-not-eligible.docx", "size": 30, "sha256": "32fc45b040933c952b2ae32cad81f2bfb9530aa22e21ffa44f55f9e078ee6dde", "added_on": "2026-12-01", "contact_id": null, "note_id": null, "caption": "One-pager: not eligible", "sensitivity": "district", "created_at": "2026-12-01T17:47:00+00:00", "updated_at": "2026-12-01T17:47:00+00:00"}');
INSERT INTO "change_item" VALUES(107,'889f6727-b70d-4124-ae57-3cc7d29330a0','document','a5a84322-f847-46a0-9117-7fe070cbe017','insert',NULL,'{"id": "a5a84322-f847-46a0-9117-7fe070cbe017", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "name": "first-meeting-agenda.docx", "size": 29, "sha256": "7734fd1190c2bf82dcda1327d8531efe3e25be6ffe91c02c3d3e6f9f5777224f", "added_on": "2026-12-01", "contact_id": null, "note_id": null, "caption": "First-meeting agenda", "sensitivity": "district", "created_at": "2026-12-01T17:48:00+00:00", "updated_at": "2026-12-01T17:48:00+00:00"}');
INSERT INTO "change_item" VALUES(108,'803953ba-049a-4160-826f-527ef1fe98a2','other_plan','94ea42c1-6bb3-4637-96db-8d14b32224df','insert',NULL,'{"id": "94ea42c1-6bb3-4637-96db-8d14b32224df", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "position": 0, "kind": "csi", "text": "x", "student_group": "", "created_at": "2026-12-01T17:49:00+00:00", "updated_at": "2026-12-01T17:49:00+00:00"}');
INSERT INTO "change_item" VALUES(109,'803953ba-049a-4160-826f-527ef1fe98a2','other_plan','0f6cb87b-b1f7-4068-b120-505677c530c9','insert',NULL,'{"id": "0f6cb87b-b1f7-4068-b120-505677c530c9", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "position": 1, "kind": "atsi", "text": "x", "student_group": "", "created_at": "2026-12-01T17:49:00+00:00", "updated_at": "2026-12-01T17:49:00+00:00"}');
INSERT INTO "change_item" VALUES(110,'c71d29a2-6b33-48cc-9359-c34356a37849','case_year','78be5a33-d0e5-4b80-822f-f7ee69a6f61f','insert',NULL,'{"id": "78be5a33-d0e5-4b80-822f-f7ee69a6f61f", "case_id": "cd613e30-d8f1-4adf-91b7-584a2265b1f5", "year": 2027, "noted_on": "2026-12-01", "status": "", "basis": "{}", "created_at": "2026-12-01T17:50:00+00:00", "updated_at": "2026-12-01T17:50:00+00:00"}');
INSERT INTO "change_item" VALUES(111,'7df7dc8b-8e44-4809-a1f3-6559bd6a8f1d','voice','9cd0c49d-8f3d-4a6c-8b02-d9b71ebc002f','insert',NULL,'{"id": "9cd0c49d-8f3d-4a6c-8b02-d9b71ebc002f", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "stage": 3, "perspective": "labor", "state": "invited", "count": null, "note": "", "created_at": "2026-12-01T17:51:00+00:00", "updated_at": "2026-12-01T17:51:00+00:00"}');
INSERT INTO "change_item" VALUES(112,'4183a7f2-9d68-4a4e-9c14-d39a2c42807d','voice','9cd0c49d-8f3d-4a6c-8b02-d9b71ebc002f','update','{"note": "", "updated_at": "2026-12-01T17:51:00+00:00"}','{"note": "x", "updated_at": "2026-12-01T17:52:00+00:00"}');
INSERT INTO "change_item" VALUES(113,'5efaf1c5-92d1-4659-a56a-d3387d7c61c3','cause','7847d67c-e74f-4539-b474-01d9f55d8f69','insert',NULL,'{"id": "7847d67c-e74f-4539-b474-01d9f55d8f69", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "position": 0, "text": "Late: buses come after the bell and nobody calls the families", "parent_id": null, "state": "possible", "proposed_by": null, "agreement": null, "rejected_because": "", "created_at": "2026-12-01T17:53:00+00:00", "updated_at": "2026-12-01T17:53:00+00:00"}');
INSERT INTO "change_item" VALUES(114,'1b048a4c-e166-4848-a8e5-2fa244cefb24','cause','7847d67c-e74f-4539-b474-01d9f55d8f69','update','{"state": "possible", "updated_at": "2026-12-01T17:53:00+00:00"}','{"state": "validated", "updated_at": "2026-12-01T17:54:00+00:00"}');
INSERT INTO "change_item" VALUES(115,'dafdd569-f725-4652-b6d2-3d08069f3f2e','cause','7847d67c-e74f-4539-b474-01d9f55d8f69','update','{"state": "validated", "updated_at": "2026-12-01T17:54:00+00:00"}','{"state": "possible", "updated_at": "2026-12-01T17:55:00+00:00"}');
INSERT INTO "change_item" VALUES(116,'a913a5be-47e8-407d-933e-7a8a0d3104ce','cause','7847d67c-e74f-4539-b474-01d9f55d8f69','update','{"state": "possible", "rejected_because": "", "updated_at": "2026-12-01T17:55:00+00:00"}','{"state": "rejected", "rejected_because": "x", "updated_at": "2026-12-01T17:56:00+00:00"}');
INSERT INTO "change_item" VALUES(117,'150c43d2-9fa5-4575-bd21-cedc4c844c3c','finding','a776664c-88a5-414e-b006-343d6e1dd8b3','insert',NULL,'{"id": "a776664c-88a5-414e-b006-343d6e1dd8b3", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "position": 0, "kind": "weakness", "priority": 5, "text": "Absence", "source": "", "sensitivity": "district", "created_at": "2026-12-01T17:57:00+00:00", "updated_at": "2026-12-01T17:57:00+00:00"}');
INSERT INTO "change_item" VALUES(118,'57806569-ccfd-48ea-a336-736be1586e5c','finding','0f80ba4a-4c92-4916-9f22-6b1d45e789a5','insert',NULL,'{"id": "0f80ba4a-4c92-4916-9f22-6b1d45e789a5", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "position": 0, "kind": "strength", "priority": 4, "text": "Math", "source": "", "sensitivity": "district", "created_at": "2026-12-01T17:58:00+00:00", "updated_at": "2026-12-01T17:58:00+00:00"}');
INSERT INTO "change_item" VALUES(119,'c99072fd-3d08-4008-a54f-765ad35e4085','finding','a776664c-88a5-414e-b006-343d6e1dd8b3','delete','{"id": "a776664c-88a5-414e-b006-343d6e1dd8b3", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "position": 0, "kind": "weakness", "priority": 5, "text": "Absence", "source": "", "sensitivity": "district", "created_at": "2026-12-01T17:57:00+00:00", "updated_at": "2026-12-01T17:57:00+00:00"}',NULL);
INSERT INTO "change_item" VALUES(120,'f50495e0-6260-444d-ba3e-50cdfe418676','evidence','6b42ba22-767b-4ca5-9659-1df16b2a524a','insert',NULL,'{"id": "6b42ba22-767b-4ca5-9659-1df16b2a524a", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "kind": "local", "text": "Log", "cause_id": null, "source": "", "gathered_on": null, "sensitivity": "district", "created_at": "2026-12-01T18:01:00+00:00", "updated_at": "2026-12-01T18:01:00+00:00"}');
INSERT INTO "change_item" VALUES(121,'908e4d13-cada-4f96-a613-1d455a7e538f','progress_note','dc5edf29-8601-425f-b95e-99293ba12d29','insert',NULL,'{"id": "dc5edf29-8601-425f-b95e-99293ba12d29", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "noted_on": "2026-12-01", "text": "ok", "action_id": null, "measure_id": null, "value": null, "sensitivity": "district", "created_at": "2026-12-01T18:02:00+00:00", "updated_at": "2026-12-01T18:02:00+00:00"}');
INSERT INTO "change_item" VALUES(122,'21edbfcb-7fab-4a88-8036-2710a4ebed0c','contact','36b93011-81ab-4932-8ff8-4fbd85de4045','insert',NULL,'{"id": "36b93011-81ab-4932-8ff8-4fbd85de4045", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "kind": "call", "held_on": "2026-12-01", "people": "", "absent": "", "place": "", "summary": "x", "agreed": "", "sensitivity": "district", "created_at": "2026-12-01T18:03:00+00:00", "updated_at": "2026-12-01T18:03:00+00:00"}');
INSERT INTO "change_item" VALUES(123,'8bdd52c5-cbd1-40fa-bafe-7766bf67abc4','decision','9ac7a65d-8160-47c8-9f75-e6d64e2c92ba','insert',NULL,'{"id": "9ac7a65d-8160-47c8-9f75-e6d64e2c92ba", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "text": "Begin", "decided_on": "2026-12-01", "proposed_by": null, "stage": 3, "people": "", "created_at": "2026-12-01T18:04:00+00:00", "updated_at": "2026-12-01T18:04:00+00:00"}');
INSERT INTO "change_item" VALUES(124,'cfb0d99e-8122-44db-b04b-89872e3e72dc','lcap_goal','c50c7df7-d8f0-49fe-a91c-f5dc5f2033b0','insert',NULL,'{"id": "c50c7df7-d8f0-49fe-a91c-f5dc5f2033b0", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "position": 0, "number": "2.4", "text": "Attendance", "created_at": "2026-12-01T18:05:00+00:00", "updated_at": "2026-12-01T18:05:00+00:00"}');
INSERT INTO "change_item" VALUES(125,'fccd183b-416f-4037-9e95-2d6a7622806e','aim','fac94955-f7ba-4c02-86a1-7ace453cba8e','insert',NULL,'{"id": "fac94955-f7ba-4c02-86a1-7ace453cba8e", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "position": 0, "text": "Fewer", "student_group": "", "due_on": null, "created_at": "2026-12-01T18:06:00+00:00", "updated_at": "2026-12-01T18:06:00+00:00"}');
INSERT INTO "change_item" VALUES(126,'461858bd-978b-4f24-b2b8-5baa91da7397','measure','f6fd96a4-ca7e-46f5-91f1-269a7dab203f','insert',NULL,'{"id": "f6fd96a4-ca7e-46f5-91f1-269a7dab203f", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "position": 0, "name": "Absent", "unit": "", "baseline": null, "baseline_on": null, "target": null, "target_on": null, "aim_id": null, "created_at": "2026-12-01T18:07:00+00:00", "updated_at": "2026-12-01T18:07:00+00:00"}');
INSERT INTO "change_item" VALUES(127,'c4e7ea27-7e17-4180-a386-fbb4da6fe868','action','910b6aed-a157-4b32-822e-755f0659847e','insert',NULL,'{"id": "910b6aed-a157-4b32-822e-755f0659847e", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "position": 0, "text": "Bus", "owner": "", "provider": "", "starts_on": null, "ends_on": null, "cost": null, "lcap_goal_id": null, "other_plan_id": null, "aim_id": null, "cause_id": null, "proposed_by": null, "state": "planned", "created_at": "2026-12-01T18:08:00+00:00", "updated_at": "2026-12-01T18:08:00+00:00"}');
INSERT INTO "change_item" VALUES(128,'b030652d-920c-4662-8cbc-b3ee4b04f725','referral','53228e5b-c958-48e5-809b-2063a83edf99','insert',NULL,'{"id": "53228e5b-c958-48e5-809b-2063a83edf99", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "provider": "Coast SELPA", "purpose": "x", "referred_on": "2026-12-01", "provider_id": null, "priority": null, "student_group": "", "choice": "open", "starts_on": null, "ends_on": null, "outcome": null, "outcome_note": "", "created_at": "2026-12-01T18:09:00+00:00", "updated_at": "2026-12-01T18:09:00+00:00"}');
INSERT INTO "change_item" VALUES(129,'a79174f4-75a8-4912-b372-e69c3a22925d','district_priority','89b002c6-502d-4f59-89b4-1d1710fbe2ef','insert',NULL,'{"id": "89b002c6-502d-4f59-89b4-1d1710fbe2ef", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "position": 0, "text": "Attend", "created_at": "2026-12-01T18:10:00+00:00", "updated_at": "2026-12-01T18:10:00+00:00"}');
INSERT INTO "change_item" VALUES(130,'fc772829-b835-4b46-9ca2-8c43eed236a1','team_member','7ad355dc-8a09-486e-a9f7-73feb52c6b17','insert',NULL,'{"id": "7ad355dc-8a09-486e-a9f7-73feb52c6b17", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "name": "Luz Peña", "role": "", "side": "district", "email": "", "phone": "", "created_at": "2026-12-01T18:11:00+00:00", "updated_at": "2026-12-01T18:11:00+00:00"}');
INSERT INTO "change_item" VALUES(131,'5b2ad92a-5f0d-484b-b774-3d801f3557bb','other_plan','70f2870d-5abf-465d-aa1e-72b8ef7b5ef8','insert',NULL,'{"id": "70f2870d-5abf-465d-aa1e-72b8ef7b5ef8", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "position": 2, "kind": "recovery", "text": "", "student_group": "", "created_at": "2026-12-01T18:12:00+00:00", "updated_at": "2026-12-01T18:12:00+00:00"}');
INSERT INTO "change_item" VALUES(132,'0d961710-7df9-4198-8517-d179cbb44cd7','support_case','70e6326b-f066-4065-a40b-28028909c28a','update','{"closed_on": null, "closing_reason": "", "lasting": "", "updated_at": "2026-12-01T17:34:00+00:00"}','{"closed_on": "2026-12-01", "closing_reason": "Done", "lasting": "Log", "updated_at": "2026-12-01T18:13:00+00:00"}');
INSERT INTO "change_item" VALUES(133,'29ae1295-aaf9-4a14-a642-df9b77f5b1b1','support_case','70e6326b-f066-4065-a40b-28028909c28a','update','{"closed_on": "2026-12-01", "closing_reason": "Done", "updated_at": "2026-12-01T18:13:00+00:00"}','{"closed_on": null, "closing_reason": "", "updated_at": "2026-12-01T18:14:00+00:00"}');
INSERT INTO "change_item" VALUES(134,'29ae1295-aaf9-4a14-a642-df9b77f5b1b1','stage_move','e4b0a9ca-9d91-472a-acb1-3dab037aa231','insert',NULL,'{"id": "e4b0a9ca-9d91-472a-acb1-3dab037aa231", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "from_stage": 4, "to_stage": 4, "moved_on": "2026-12-01", "moved_by": "Ana Ruiz", "reason": "Again", "missing": "[]", "created_at": "2026-12-01T18:14:00+00:00", "updated_at": "2026-12-01T18:14:00+00:00"}');
INSERT INTO "change_item" VALUES(135,'7eb65749-4e48-4c9e-8433-2a8b531a70bf','person','e7b5dbb0-103c-4923-9017-747fceff5bf6','insert',NULL,'{"id": "e7b5dbb0-103c-4923-9017-747fceff5bf6", "name": "Rosa Diaz", "role": "other", "cds": "27659610000000", "organization": "", "title": "", "salutation": "", "email": "", "phone": "", "note": "", "left_on": null, "created_at": "2026-12-01T18:15:00+00:00", "updated_at": "2026-12-01T18:15:00+00:00"}');
INSERT INTO "change_item" VALUES(136,'f87622b3-66e4-437d-857d-9b44f90fcaad','person','e7b5dbb0-103c-4923-9017-747fceff5bf6','update','{"left_on": null, "updated_at": "2026-12-01T18:15:00+00:00"}','{"left_on": "2027-01-15", "updated_at": "2026-12-01T18:16:00+00:00"}');
INSERT INTO "change_item" VALUES(137,'4057118f-5825-4a29-82b8-0b0edadfe0b0','person','e7b5dbb0-103c-4923-9017-747fceff5bf6','update','{"left_on": "2027-01-15", "updated_at": "2026-12-01T18:16:00+00:00"}','{"left_on": null, "updated_at": "2026-12-01T18:17:00+00:00"}');
INSERT INTO "change_item" VALUES(138,'fd2201ba-a2f7-4fa7-acbf-af33b3e10708','person','e7b5dbb0-103c-4923-9017-747fceff5bf6','update','{"left_on": null, "updated_at": "2026-12-01T18:17:00+00:00"}','{"left_on": "2026-11-15", "updated_at": "2026-12-01T18:18:00+00:00"}');
INSERT INTO "change_item" VALUES(139,'1459efd1-770e-47e1-a355-ffe106342a8b','person','e7b5dbb0-103c-4923-9017-747fceff5bf6','update','{"left_on": "2026-11-15", "updated_at": "2026-12-01T18:18:00+00:00"}','{"left_on": null, "updated_at": "2026-12-01T18:19:00+00:00"}');
INSERT INTO "change_item" VALUES(140,'4e6eefdf-1633-4ac7-9d22-0fa2787f75dd','team_member','362279a9-e9ea-441b-8854-31dff7feab5b','insert',NULL,'{"id": "362279a9-e9ea-441b-8854-31dff7feab5b", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "name": "Rosa Diaz", "role": "", "side": "district", "email": "", "phone": "", "created_at": "2026-12-01T18:20:00+00:00", "updated_at": "2026-12-01T18:20:00+00:00"}');
INSERT INTO "change_item" VALUES(141,'4e6eefdf-1633-4ac7-9d22-0fa2787f75dd','team_member','3841981e-1e3a-4574-8916-f02f47cc9683','insert',NULL,'{"id": "3841981e-1e3a-4574-8916-f02f47cc9683", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "name": "Ty", "role": "", "side": "district", "email": "", "phone": "", "created_at": "2026-12-01T18:20:00+00:00", "updated_at": "2026-12-01T18:20:00+00:00"}');
INSERT INTO "change_item" VALUES(142,'0972f0b2-155b-46e7-a301-772da821bb3a','team_member','7eaa2317-3434-47d5-8c51-bc08b07e5048','insert',NULL,'{"id": "7eaa2317-3434-47d5-8c51-bc08b07e5048", "case_id": "70e6326b-f066-4065-a40b-28028909c28a", "name": "Ida", "role": "", "side": "district", "email": "", "phone": "", "created_at": "2026-12-01T18:21:00+00:00", "updated_at": "2026-12-01T18:21:00+00:00"}');
INSERT INTO "change_item" VALUES(143,'cc40e666-4854-429c-bf59-3071d00e2f65','provider','e9d14ef2-9cbd-430a-8db2-327f2eec75b4','update','{"active": 1, "updated_at": "2026-11-24T17:00:00+00:00"}','{"active": 0, "updated_at": "2026-12-01T18:22:00+00:00"}');
INSERT INTO "change_item" VALUES(144,'4499e72e-1524-4348-a359-9967754fca49','provider','e9d14ef2-9cbd-430a-8db2-327f2eec75b4','update','{"active": 0, "updated_at": "2026-12-01T18:22:00+00:00"}','{"active": 1, "updated_at": "2026-12-01T18:23:00+00:00"}');
INSERT INTO "change_item" VALUES(145,'131d6c3d-e7c0-4523-8a3d-03721b5dcd74','saved_view','bd05b6ad-2f23-4b6e-a249-331706a00d95','insert',NULL,'{"id": "bd05b6ad-2f23-4b6e-a249-331706a00d95", "page": "caseload", "name": "Quiet", "filters": "{\"stale\": true}", "created_at": "2026-12-01T18:24:00+00:00", "updated_at": "2026-12-01T18:24:00+00:00"}');
INSERT INTO "change_item" VALUES(146,'fb3ac727-9e24-46f6-9233-9e4ec45d7ead','saved_view','bd05b6ad-2f23-4b6e-a249-331706a00d95','update','{"name": "Quiet", "updated_at": "2026-12-01T18:24:00+00:00"}','{"name": "Very quiet", "updated_at": "2026-12-01T18:25:00+00:00"}');
INSERT INTO "change_item" VALUES(147,'ed7d42be-cef2-42c9-9480-13e518a41bed','county_date','4c50039b-de1f-4057-a614-e918c57607a2','insert',NULL,'{"id": "4c50039b-de1f-4057-a614-e918c57607a2", "title": "Application for CSI funds due from LEAs", "month": 1, "day": 31, "key": "csi_application", "year": 2026, "standing": "state", "source": "CDE, funding profile 6445", "note": "", "hidden": 1, "created_at": "2026-12-01T18:26:00+00:00", "updated_at": "2026-12-01T18:26:00+00:00"}');
INSERT INTO "change_item" VALUES(148,'34b0ddcb-c5b0-4a1b-963b-f3d5bb146a22','meta','office.name','insert',NULL,'{"key": "office.name", "value": "Monterey COE"}');
INSERT INTO "change_item" VALUES(149,'34b0ddcb-c5b0-4a1b-963b-f3d5bb146a22','meta','office.address','insert',NULL,'{"key": "office.address", "value": ""}');
INSERT INTO "change_item" VALUES(150,'34b0ddcb-c5b0-4a1b-963b-f3d5bb146a22','meta','office.phone','insert',NULL,'{"key": "office.phone", "value": "1"}');
INSERT INTO "change_item" VALUES(151,'34b0ddcb-c5b0-4a1b-963b-f3d5bb146a22','meta','office.letterhead','insert',NULL,'{"key": "office.letterhead", "value": ""}');
INSERT INTO "change_item" VALUES(152,'34b0ddcb-c5b0-4a1b-963b-f3d5bb146a22','meta','office.contact','insert',NULL,'{"key": "office.contact", "value": ""}');
INSERT INTO "change_item" VALUES(153,'9375aeb6-f4cc-4bb6-9d11-14f870bf9e93','lea_fact','4c62868d-74e1-47a1-bfba-ebc188a2611b','insert',NULL,'{"id": "4c62868d-74e1-47a1-bfba-ebc188a2611b", "cds": "27659610000000", "kind": "calpads", "year": 2026, "holds": 1, "noted_on": "2026-12-01", "source": "Letter", "created_at": "2026-12-01T18:28:00+00:00", "updated_at": "2026-12-01T18:28:00+00:00"}');
INSERT INTO "change_item" VALUES(154,'ec80344a-c2e9-4db0-96cc-8209607081fe','lea_fact','4c62868d-74e1-47a1-bfba-ebc188a2611b','update','{"holds": 1, "updated_at": "2026-12-01T18:28:00+00:00"}','{"holds": 0, "updated_at": "2026-12-01T18:29:00+00:00"}');
INSERT INTO "change_item" VALUES(155,'6502f5e4-48e7-49b2-b4b7-9305f5049448','person','cb66e019-4f55-4fe9-a205-61543c894f0c','insert',NULL,'{"id": "cb66e019-4f55-4fe9-a205-61543c894f0c", "name": "Ada Fox", "role": "principal", "cds": null, "organization": "Partner", "title": "Principal", "salutation": "", "email": "ada@x.org", "phone": "", "note": "", "left_on": null, "created_at": "2026-12-01T18:30:00+00:00", "updated_at": "2026-12-01T18:30:00+00:00"}');
INSERT INTO "change_item" VALUES(156,'6502f5e4-48e7-49b2-b4b7-9305f5049448','person','c3726de3-e747-4021-b63e-adb278694e1f','insert',NULL,'{"id": "c3726de3-e747-4021-b63e-adb278694e1f", "name": "Bo Gray", "role": "teacher", "cds": null, "organization": "Partner", "title": "Teacher", "salutation": "", "email": "bo@x.org", "phone": "", "note": "", "left_on": null, "created_at": "2026-12-01T18:30:00+00:00", "updated_at": "2026-12-01T18:30:00+00:00"}');
INSERT INTO "change_item" VALUES(157,'a9620e97-cf6c-425d-9eda-a77bbf911ea0','import_batch','2','update','{"state": "undone"}','{"state": "active"}');
INSERT INTO "change_item" VALUES(158,'07259bfe-ba14-416a-bde6-0d9af3ec6273','import_batch','3','update','{"state": "undone"}','{"state": "active"}');
INSERT INTO "change_item" VALUES(159,'6d6c5aed-e44e-4858-948d-69f38bb72833','import_batch','3','update','{"undone_at": null, "state": "active"}','{"undone_at": "2026-12-01T18:33:00+00:00", "state": "undone"}');
INSERT INTO "change_item" VALUES(160,'b99dd4b3-8d12-49bf-aad6-f5d23f49bf4d','support_case','8faa8aa0-2b4e-4d97-95aa-0f07ee599bc7','insert',NULL,'{"id": "8faa8aa0-2b4e-4d97-95aa-0f07ee599bc7", "cds": "27660350000000", "route": "dashboard", "opened_on": "2026-12-01", "opened_by": "Ana Ruiz", "year": 2026, "stage": 1, "consultant": "", "basis": "{}", "request": "", "focus_groups": "[]", "service_level": null, "problem_of_practice": "", "problem_proposed_by": null, "board_date": null, "report_back_date": null, "closed_on": null, "closing_reason": "", "lasting": "", "lcap_clarification_on": null, "lcap_response_on": null, "lcap_recommendations_on": null, "lcap_resubmission_on": null, "lcap_approved_on": null, "previous_id": null, "focus_priorities": "[]", "created_at": "2026-12-01T18:35:00+00:00", "updated_at": "2026-12-01T18:35:00+00:00"}');
INSERT INTO "change_item" VALUES(161,'ebfcf730-9323-4730-b32c-4bdbf62b2f88','support_case','8faa8aa0-2b4e-4d97-95aa-0f07ee599bc7','update','{"closed_on": null, "closing_reason": "", "updated_at": "2026-12-01T18:35:00+00:00"}','{"closed_on": "2026-12-01", "closing_reason": "Undone", "updated_at": "2026-12-01T18:36:00+00:00"}');
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
    );
INSERT INTO "change_log" VALUES(1,'1e2feb89-414c-443c-9027-c4d1c386bbc4','2026-11-23T17:00:00+00:00','Ana Ruiz','Open case for Salinas Union High','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(2,'6a8ac4ba-0580-4975-ad2f-89d94a2f20aa','2026-11-23T17:00:00+00:00','Ana Ruiz','Add stage move','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(3,'ec148cb4-8e73-4a47-aa90-a8f0d66b829e','2026-11-23T17:00:00+00:00','Ana Ruiz','Add task','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(4,'a11d459a-2f97-4d87-9999-9e3fa46d6753','2026-11-23T17:00:00+00:00','Ana Ruiz','Add contact','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(5,'4be03db0-dc25-44bd-b940-67edfe175330','2026-11-23T17:00:00+00:00','Ana Ruiz','Add team member','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(6,'e5446dd4-552b-42f6-be3e-dc0a1ef2a4f0','2026-11-23T17:00:00+00:00','Ana Ruiz','Mark families as heard','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(7,'803468b6-b610-49f7-b927-0f4eb8b333a8','2026-11-23T17:00:00+00:00','Ana Ruiz','Add district priority','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(8,'81f9c1f6-6c0f-4459-b79b-17aeefba91fc','2026-11-23T17:00:00+00:00','Ana Ruiz','Add LCAP goal','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(9,'3099fdf5-ab99-454a-a901-e35cd47d380d','2026-11-23T17:00:00+00:00','Ana Ruiz','Add strength','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(10,'f9341c68-966b-4ea1-88be-ab134da98f1d','2026-11-23T17:00:00+00:00','Ana Ruiz','Add cause','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(11,'f0dfb4a5-d8a0-44df-bfd6-3116e1ea24c4','2026-11-23T17:00:00+00:00','Ana Ruiz','Add cause','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(12,'da711448-96c8-4a19-a4b2-d2bc815a47c5','2026-11-23T17:00:00+00:00','Ana Ruiz','Add evidence','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(13,'be6521cc-3e24-44e3-baf0-27bc08d6af57','2026-11-23T17:00:00+00:00','Ana Ruiz','Add aim','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(14,'aa2ca1af-6a10-4b75-a77f-6cbdcc22af58','2026-11-23T17:00:00+00:00','Ana Ruiz','Add action','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(15,'e1fab9d7-8c7e-434f-9dfb-d3d12c4a3698','2026-11-23T17:00:00+00:00','Ana Ruiz','Add measure','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(16,'bcfbb050-acab-4a6b-869d-4bd8b3fa7aa7','2026-11-23T17:00:00+00:00','Ana Ruiz','Add progress note','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(17,'29e821a4-c748-43e3-9ba1-621582283d15','2026-11-23T17:00:00+00:00','Ana Ruiz','Add task','cd613e30-d8f1-4adf-91b7-584a2265b1f5',2);
INSERT INTO "change_log" VALUES(18,'cf7334c3-d96a-4b0e-9b20-f13481a3eeb7','2026-11-24T17:00:00+00:00','Ana Ruiz','Add contact','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(19,'3ba1394b-5f9e-4eeb-96de-673a094d645a','2026-11-24T17:00:00+00:00','Ana Ruiz','Add other plan','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(20,'3c19f533-4dec-451b-96e2-1787784edf80','2026-11-24T17:00:00+00:00','Ana Ruiz','Add note','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(21,'dd4f58f9-5019-4dd2-9b0e-13299566bb05','2026-11-24T17:00:00+00:00','Ana Ruiz','Add year of support','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(22,'0791aeea-4ad1-43fe-a80f-ef6ad2841b3d','2026-11-24T17:00:00+00:00','Ana Ruiz','Add hand-over','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(23,'a5bf7fbd-d14f-4ce3-b9eb-c23f9433e636','2026-11-24T17:00:00+00:00','Ana Ruiz','Add decision','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(24,'28bbbd14-0e21-4e8a-a496-c1502eacb9ee','2026-11-24T17:00:00+00:00','Ana Ruiz','Add file','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(25,'88bbebd1-76ec-4d7c-95a1-db61d9dc1db2','2026-11-24T17:00:00+00:00','Ana Ruiz','Add referral','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(26,'b8b6a48a-1286-4aed-a6dd-25e12b541b26','2026-11-24T17:00:00+00:00','Ana Ruiz','Add person',NULL,0);
INSERT INTO "change_log" VALUES(27,'bac9dc8c-0844-4d74-9637-7edbbec081ef','2026-11-24T17:00:00+00:00','Ana Ruiz','Add provider',NULL,0);
INSERT INTO "change_log" VALUES(28,'73dc2065-bc7b-4be2-b67c-5dc3a39201c1','2026-11-24T17:00:00+00:00','Ana Ruiz','Add team member of the office',NULL,0);
INSERT INTO "change_log" VALUES(29,'1e70f4ed-68e5-4085-81cc-e35413167e8d','2026-11-24T17:00:00+00:00','Ana Ruiz','Add date of the year',NULL,0);
INSERT INTO "change_log" VALUES(30,'94b6ca98-331b-4f9d-9524-7435238cb464','2026-11-24T17:00:00+00:00','Ana Ruiz','Add saved view',NULL,0);
INSERT INTO "change_log" VALUES(31,'61039bec-7d60-4470-99ee-1f97a547c14d','2026-12-01T17:01:00+00:00','Ana Ruiz','Open case for Alisal Union','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(32,'631bcd0c-615d-4988-a186-6db061010d94','2026-12-01T17:02:00+00:00','Ana Ruiz','Assign to Ana Ruiz','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(33,'6469e524-5f4b-48b2-89d9-bae65caa3564','2026-12-01T17:03:00+00:00','Ana Ruiz','Add task: Send the data packet','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(34,'ed7beab9-ad34-41f3-9947-95a6c6bcc05d','2026-12-01T17:04:00+00:00','Ana Ruiz','Add task: Call the board','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(35,'fab5a427-11ae-46b4-9841-25ff3a9f1a5a','2026-12-01T17:05:00+00:00','Ana Ruiz','Add task: Book a room','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(36,'4c721a3c-dc5e-4e37-8925-f2752d417c34','2026-12-01T17:06:00+00:00','Ana Ruiz','Move to Dec 11, 2026: Send the data packet','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(37,'a6784a6d-a680-4af9-b035-d6169925ebec','2026-12-01T17:07:00+00:00','Ana Ruiz','Move to Dec 12, 2026: Call the board','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(38,'7a0779fc-aff4-4731-9127-a47c36579753','2026-12-01T17:08:00+00:00','Ana Ruiz','Done: Send the data packet','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(39,'2572997d-6582-4ffc-b694-ccfc2f53f543','2026-12-01T17:09:00+00:00','Ana Ruiz','Complete task: Call the board','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(40,'9377b996-06c3-464b-8747-b1730502c097','2026-12-01T17:10:00+00:00','Ana Ruiz','Reopen task: Call the board','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(41,'00d4162f-65a5-473e-ab6b-8e8a71b768a7','2026-12-01T17:11:00+00:00','Ana Ruiz','Give 1 task to Ben Ito: Call the board','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(42,'5ca3271d-ed31-4b45-8a7d-397ca3de510f','2026-12-01T17:12:00+00:00','Ana Ruiz','Give 2 tasks to Ana Ruiz','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(43,'6f18b304-16be-4980-b0b4-062341512bba','2026-12-01T17:13:00+00:00','Ana Ruiz','Take 2 tasks from everybody','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(44,'4b6271fc-460f-4680-af51-d793bce3ffad','2026-12-01T17:14:00+00:00','Ana Ruiz','Give 2 tasks to Ana Ruiz','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(45,'5b9692b8-0bc5-4fcb-8c48-a3c63e760a65','2026-12-01T17:15:00+00:00','Ana Ruiz','Assign to Ben Ito with 2 tasks','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(46,'d66f56c4-cb77-4827-85ea-946ff8e6eb0c','2026-12-01T17:16:00+00:00','Ana Ruiz','Assign Alisal Union to Kim Le with 2 tasks','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(47,'363e40c7-8020-4572-8960-fd50c6455716','2026-12-01T17:17:00+00:00','Ana Ruiz','Assign 2 cases to Ana Ruiz with 2 tasks',NULL,0);
INSERT INTO "change_log" VALUES(48,'d6f7181f-91af-4854-918a-97fc7fda60a4','2026-12-01T17:18:00+00:00','Ana Ruiz','Unassign 2 cases with 2 tasks',NULL,0);
INSERT INTO "change_log" VALUES(49,'e1cc0f8d-a3a8-4d6c-a4be-71304c5f204f','2026-12-01T17:19:00+00:00','Ana Ruiz','Assign Salinas Union High to Ana Ruiz','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(50,'974960fe-5b3d-431f-afde-7ac716d9a5de','2026-12-01T17:20:00+00:00','Ana Ruiz','Unassign Salinas Union High','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(51,'f844ce36-ffaa-4b01-9ff2-a8001911fd0b','2026-12-01T17:21:00+00:00','Ana Ruiz','Assign to Ana Ruiz','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(52,'732d7654-7aa1-4102-9c3f-50a7430d3851','2026-12-01T17:22:00+00:00','Ana Ruiz','Unassign','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(53,'be3efaff-bf05-49a5-883d-c045b72a5fd1','2026-12-01T17:23:00+00:00','Ana Ruiz','Add task to 2 cases: Send the calendar',NULL,0);
INSERT INTO "change_log" VALUES(54,'c4e8b7ba-62e7-41e5-b542-e2027a4dc4e2','2026-12-01T17:24:00+00:00','Ana Ruiz','Add task to Alisal Union: Send the calendar again','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(55,'92c01c89-48e1-49ef-86e2-fd7cfc10ce75','2026-12-01T17:25:00+00:00','Ana Ruiz','Move to Outreach','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(56,'c83f8d7b-38bd-4cdd-a4f4-8aaefe8d9f18','2026-12-01T17:26:00+00:00','Ana Ruiz','Move 2 cases to Needs and root causes',NULL,0);
INSERT INTO "change_log" VALUES(57,'bcb2390d-e0f5-4b86-871c-208e97ec9987','2026-12-01T17:27:00+00:00','Ana Ruiz','Move Alisal Union to Support','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(58,'6ae33072-4c1d-4a73-bb56-f63de1e24058','2026-12-01T17:28:00+00:00','Ana Ruiz','Add 2 tasks','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(59,'fc85b891-5af4-437a-a556-db6812e8c3a4','2026-12-01T17:29:00+00:00','Ana Ruiz','Edit case','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(60,'3ec2f5e6-3f17-4da7-97a5-0acabc4d782d','2026-12-01T17:30:00+00:00','Ana Ruiz','Add task: Quarterly check-in','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(61,'7faa4f91-f240-4d01-96bd-899b0acf2b68','2026-12-01T17:31:00+00:00','Ana Ruiz','Edit case with its check-ins','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(62,'2834fb28-e430-4556-8099-e4d4f8b84eca','2026-12-01T17:32:00+00:00','Ana Ruiz','Change focus','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(63,'8fefd822-f044-4265-91bf-6fc466515df1','2026-12-01T17:33:00+00:00','Ana Ruiz','Change LCAP dates','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(64,'1c605dfb-eda5-4460-816a-7d66d24fbfb3','2026-12-01T17:34:00+00:00','Ana Ruiz','Edit problem of practice','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(65,'c43132a2-646d-4230-a480-56058a667dd9','2026-12-01T17:35:00+00:00','Ana Ruiz','Begin site visit','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(66,'d02354f5-ea48-4c65-a77e-72495044d014','2026-12-01T17:35:00+00:00','Ana Ruiz','Add note: Observation','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(67,'9636a384-9deb-4831-ac35-5256a905d467','2026-12-01T17:36:00+00:00','Ana Ruiz','Edit site visit','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(68,'3967ca0d-7fb9-420b-9ef2-c8e224dd55be','2026-12-01T17:37:00+00:00','Ana Ruiz','Add file: chart.png','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(69,'50537f1b-7242-4fdc-a480-5ee6c3a51885','2026-12-01T17:38:00+00:00','Ana Ruiz','Keep new district','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(70,'f1249e29-f197-46ec-9cf8-7122d050745c','2026-12-01T17:39:00+00:00','Ana Ruiz','Keep second year','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(71,'977ba5ee-2b9d-4b74-b161-a8231785c944','2026-12-01T17:40:00+00:00','Ana Ruiz','Keep geographic Lead (EC 52071(f))','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(72,'9aa13dfd-0d6d-4427-94d3-43955733fd70','2026-12-01T17:41:00+00:00','Ana Ruiz','Keep level 3 (EC 52072)','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(73,'b5a550af-075f-44c8-affa-38af613ce14a','2026-12-01T17:42:00+00:00','Ana Ruiz','Keep charter school','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(74,'294fa098-e342-4160-a1f9-4fd378c1db13','2026-12-01T17:43:00+00:00','Ana Ruiz','Keep not eligible this year','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(75,'75331ab1-80e8-4b34-bb98-664eae02b38f','2026-12-01T17:44:00+00:00','Ana Ruiz','Keep voluntary request','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(76,'a554a009-f7d3-493c-89a9-aea8ef3ec8de','2026-12-01T17:45:00+00:00','Ana Ruiz','Keep lCAP not approved','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(77,'8f646d8b-b8c8-49f4-9d0b-1e1c0a59bdba','2026-12-01T17:46:00+00:00','Ana Ruiz','Keep one-pager: eligible','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(78,'2a1ae0a9-be7f-475a-9268-1e73b2906799','2026-12-01T17:47:00+00:00','Ana Ruiz','Keep one-pager: not eligible','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(79,'889f6727-b70d-4124-ae57-3cc7d29330a0','2026-12-01T17:48:00+00:00','Ana Ruiz','Keep first-meeting agenda','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(80,'803953ba-049a-4160-826f-527ef1fe98a2','2026-12-01T17:49:00+00:00','Ana Ruiz','Add CSI and ATSI','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(81,'c71d29a2-6b33-48cc-9359-c34356a37849','2026-12-01T17:50:00+00:00','Ana Ruiz','Continue in 2027','cd613e30-d8f1-4adf-91b7-584a2265b1f5',0);
INSERT INTO "change_log" VALUES(82,'7df7dc8b-8e44-4809-a1f3-6559bd6a8f1d','2026-12-01T17:51:00+00:00','Ana Ruiz','Mark labor partners as invited','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(83,'4183a7f2-9d68-4a4e-9c14-d39a2c42807d','2026-12-01T17:52:00+00:00','Ana Ruiz','Edit voice: Labor partners','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(84,'5efaf1c5-92d1-4659-a56a-d3387d7c61c3','2026-12-01T17:53:00+00:00','Ana Ruiz','Add cause: Late: buses come after the bell and nobody calls…','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(85,'1b048a4c-e166-4848-a8e5-2fa244cefb24','2026-12-01T17:54:00+00:00','Ana Ruiz','Validate root cause: Late: buses come after the bell and no…','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(86,'dafdd569-f725-4652-b6d2-3d08069f3f2e','2026-12-01T17:55:00+00:00','Ana Ruiz','Mark cause as possible: Late: buses come after the bell and…','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(87,'a913a5be-47e8-407d-933e-7a8a0d3104ce','2026-12-01T17:56:00+00:00','Ana Ruiz','Set cause aside: Late: buses come after the bell and nobody…','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(88,'150c43d2-9fa5-4575-bd21-cedc4c844c3c','2026-12-01T17:57:00+00:00','Ana Ruiz','Add weakness: Priority 5','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(89,'57806569-ccfd-48ea-a336-736be1586e5c','2026-12-01T17:58:00+00:00','Ana Ruiz','Add strength: Priority 4','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(90,'c99072fd-3d08-4008-a54f-765ad35e4085','2026-12-01T18:00:00+00:00','Ana Ruiz','Remove weakness: Priority 5','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(91,'f50495e0-6260-444d-ba3e-50cdfe418676','2026-12-01T18:01:00+00:00','Ana Ruiz','Add evidence: Local data','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(92,'908e4d13-cada-4f96-a613-1d455a7e538f','2026-12-01T18:02:00+00:00','Ana Ruiz','Add progress note: Dec 1, 2026','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(93,'21edbfcb-7fab-4a88-8036-2710a4ebed0c','2026-12-01T18:03:00+00:00','Ana Ruiz','Add contact: Call, Dec 1, 2026','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(94,'8bdd52c5-cbd1-40fa-bafe-7766bf67abc4','2026-12-01T18:04:00+00:00','Ana Ruiz','Add decision: Begin','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(95,'cfb0d99e-8122-44db-b04b-89872e3e72dc','2026-12-01T18:05:00+00:00','Ana Ruiz','Add LCAP goal: 2.4 Attendance','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(96,'fccd183b-416f-4037-9e95-2d6a7622806e','2026-12-01T18:06:00+00:00','Ana Ruiz','Add aim: Fewer','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(97,'461858bd-978b-4f24-b2b8-5baa91da7397','2026-12-01T18:07:00+00:00','Ana Ruiz','Add measure: Absent','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(98,'c4e7ea27-7e17-4180-a386-fbb4da6fe868','2026-12-01T18:08:00+00:00','Ana Ruiz','Add action: Bus','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(99,'b030652d-920c-4662-8cbc-b3ee4b04f725','2026-12-01T18:09:00+00:00','Ana Ruiz','Add referral: Coast SELPA','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(100,'a79174f4-75a8-4912-b372-e69c3a22925d','2026-12-01T18:10:00+00:00','Ana Ruiz','Add district priority: Attend','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(101,'fc772829-b835-4b46-9ca2-8c43eed236a1','2026-12-01T18:11:00+00:00','Ana Ruiz','Add team member: Luz Peña','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(102,'5b2ad92a-5f0d-484b-b774-3d801f3557bb','2026-12-01T18:12:00+00:00','Ana Ruiz','Add other plan: Learning Recovery (LREBG)','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(103,'0d961710-7df9-4198-8517-d179cbb44cd7','2026-12-01T18:13:00+00:00','Ana Ruiz','Close case','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(104,'29ae1295-aaf9-4a14-a642-df9b77f5b1b1','2026-12-01T18:14:00+00:00','Ana Ruiz','Reopen case','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(105,'7eb65749-4e48-4c9e-8433-2a8b531a70bf','2026-12-01T18:15:00+00:00','Ana Ruiz','Add person: Rosa Diaz',NULL,0);
INSERT INTO "change_log" VALUES(106,'f87622b3-66e4-437d-857d-9b44f90fcaad','2026-12-01T18:16:00+00:00','Ana Ruiz','Rosa Diaz leaves Jan 15, 2027',NULL,0);
INSERT INTO "change_log" VALUES(107,'4057118f-5825-4a29-82b8-0b0edadfe0b0','2026-12-01T18:17:00+00:00','Ana Ruiz','Rosa Diaz stays',NULL,0);
INSERT INTO "change_log" VALUES(108,'fd2201ba-a2f7-4fa7-acbf-af33b3e10708','2026-12-01T18:18:00+00:00','Ana Ruiz','Rosa Diaz is no longer there',NULL,0);
INSERT INTO "change_log" VALUES(109,'1459efd1-770e-47e1-a355-ffe106342a8b','2026-12-01T18:19:00+00:00','Ana Ruiz','Rosa Diaz is there again',NULL,0);
INSERT INTO "change_log" VALUES(110,'4e6eefdf-1633-4ac7-9d22-0fa2787f75dd','2026-12-01T18:20:00+00:00','Ana Ruiz','Add 2 team members','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(111,'0972f0b2-155b-46e7-a301-772da821bb3a','2026-12-01T18:21:00+00:00','Ana Ruiz','Add team member: Ida','70e6326b-f066-4065-a40b-28028909c28a',0);
INSERT INTO "change_log" VALUES(112,'cc40e666-4854-429c-bf59-3071d00e2f65','2026-12-01T18:22:00+00:00','Ana Ruiz','Mark Coast SELPA as no longer active',NULL,0);
INSERT INTO "change_log" VALUES(113,'4499e72e-1524-4348-a359-9967754fca49','2026-12-01T18:23:00+00:00','Ana Ruiz','Mark Coast SELPA as active again',NULL,0);
INSERT INTO "change_log" VALUES(114,'131d6c3d-e7c0-4523-8a3d-03721b5dcd74','2026-12-01T18:24:00+00:00','Ana Ruiz','Save view “Quiet”',NULL,0);
INSERT INTO "change_log" VALUES(115,'fb3ac727-9e24-46f6-9233-9e4ec45d7ead','2026-12-01T18:25:00+00:00','Ana Ruiz','Rename view',NULL,0);
INSERT INTO "change_log" VALUES(116,'ed7d42be-cef2-42c9-9480-13e518a41bed','2026-12-01T18:26:00+00:00','Ana Ruiz','Hide date',NULL,0);
INSERT INTO "change_log" VALUES(117,'34b0ddcb-c5b0-4a1b-963b-f3d5bb146a22','2026-12-01T18:27:00+00:00','Ana Ruiz','Edit the county office',NULL,0);
INSERT INTO "change_log" VALUES(118,'9375aeb6-f4cc-4bb6-9d11-14f870bf9e93','2026-12-01T18:28:00+00:00','Ana Ruiz','Record CALPADS failure',NULL,0);
INSERT INTO "change_log" VALUES(119,'ec80344a-c2e9-4db0-96cc-8209607081fe','2026-12-01T18:29:00+00:00','Ana Ruiz','Record CALPADS as certified',NULL,0);
INSERT INTO "change_log" VALUES(120,'6502f5e4-48e7-49b2-b4b7-9305f5049448','2026-12-01T18:30:00+00:00','Ana Ruiz','Import 2 contacts from people.csv',NULL,0);
INSERT INTO "change_log" VALUES(121,'a9620e97-cf6c-425d-9eda-a77bbf911ea0','2026-12-01T18:31:00+00:00','Ana Ruiz','Import Suspension 2025',NULL,0);
INSERT INTO "change_log" VALUES(122,'07259bfe-ba14-416a-bde6-0d9af3ec6273','2026-12-01T18:32:00+00:00','Ana Ruiz','Import Chronic absence 2025',NULL,0);
INSERT INTO "change_log" VALUES(123,'6d6c5aed-e44e-4858-948d-69f38bb72833','2026-12-01T18:33:00+00:00','Ana Ruiz','Take back Chronic absence 2025',NULL,0);
INSERT INTO "change_log" VALUES(124,'b99dd4b3-8d12-49bf-aad6-f5d23f49bf4d','2026-12-01T18:35:00+00:00','Ana Ruiz','Open cases for 2026',NULL,0);
INSERT INTO "change_log" VALUES(125,'ebfcf730-9323-4730-b32c-4bdbf62b2f88','2026-12-01T18:36:00+00:00','Ana Ruiz','Close case','8faa8aa0-2b4e-4d97-95aa-0f07ee599bc7',1);
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
    );
INSERT INTO "consultant" VALUES('e0c72f14-0b71-40cd-9a94-5efd79912552','Ana Ruiz','Coordinator','','',8,1,1,'2026-11-24T17:00:00+00:00','2026-11-24T17:00:00+00:00');
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
        updated_at TEXT NOT NULL, place TEXT DEFAULT '' NOT NULL, absent TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (case_id) REFERENCES support_case (id) ON DELETE CASCADE
    );
INSERT INTO "contact" VALUES('05b6e6e3-07d4-4edc-9143-1193e6c3f339','cd613e30-d8f1-4adf-91b7-584a2265b1f5','meeting','2026-11-09','Dr. Peña','First meeting','','office','2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00','','');
INSERT INTO "contact" VALUES('b74c83c5-cbf9-400a-9080-5a8e0b2cf7f5','cd613e30-d8f1-4adf-91b7-584a2265b1f5','visit','2026-11-16','Principal','','','district','2026-11-24T17:00:00+00:00','2026-11-24T17:00:00+00:00','Creekside Elementary','Families');
INSERT INTO "contact" VALUES('223d9abb-244c-42ac-8d11-1b5407f08d65','70e6326b-f066-4065-a40b-28028909c28a','visit','2026-12-01','Ana Ruiz','','','district','2026-12-01T17:35:00+00:00','2026-12-01T17:36:00+00:00','Creekside Elementary','');
INSERT INTO "contact" VALUES('36b93011-81ab-4932-8ff8-4fbd85de4045','70e6326b-f066-4065-a40b-28028909c28a','call','2026-12-01','','x','','district','2026-12-01T18:03:00+00:00','2026-12-01T18:03:00+00:00','','');
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
INSERT INTO "county_date" VALUES('4c50039b-de1f-4057-a614-e918c57607a2','Application for CSI funds due from LEAs',1,31,'csi_application',2026,'state','CDE, funding profile 6445','',1,'2026-12-01T18:26:00+00:00','2026-12-01T18:26:00+00:00');
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
INSERT INTO "decision" VALUES('9ac7a65d-8160-47c8-9f75-e6d64e2c92ba','70e6326b-f066-4065-a40b-28028909c28a','Begin','2026-12-01',3,NULL,'','2026-12-01T18:04:00+00:00','2026-12-01T18:04:00+00:00');
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
INSERT INTO "district_priority" VALUES('89b002c6-502d-4f59-89b4-1d1710fbe2ef','70e6326b-f066-4065-a40b-28028909c28a','Attend',0,'2026-12-01T18:10:00+00:00','2026-12-01T18:10:00+00:00');
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
INSERT INTO "document" VALUES('1d943240-1fd2-465e-9f08-f085a1ddc717','70e6326b-f066-4065-a40b-28028909c28a','chart.png',48,'d6f004d63ad9ce4e78e793e227dcd1c9907d790bde6d5450f23bca1dda50c3b3','2026-12-01',NULL,NULL,'','public','2026-12-01T17:37:00+00:00','2026-12-01T17:37:00+00:00');
INSERT INTO "document" VALUES('8c47ab9e-17e0-448f-af0d-725ef9d71d11','70e6326b-f066-4065-a40b-28028909c28a','new-district.docx',21,'a2d366766cc8a482440f4e59d1247f88b08f2a5b7dd3e59768a0ffbe21b4d855','2026-12-01',NULL,NULL,'New district','district','2026-12-01T17:38:00+00:00','2026-12-01T17:38:00+00:00');
INSERT INTO "document" VALUES('e301f836-6dc1-48ff-bc6b-55ea8fbda5c0','70e6326b-f066-4065-a40b-28028909c28a','second-year.docx',20,'dc53b50d2343e61494fcb332dca5bb5cd76fe84605e65e0138040f3c4af8763c','2026-12-01',NULL,NULL,'Second year','district','2026-12-01T17:39:00+00:00','2026-12-01T17:39:00+00:00');
INSERT INTO "document" VALUES('337999fb-e62a-4a80-9336-22fa771776e5','70e6326b-f066-4065-a40b-28028909c28a','geographic-lead.docx',24,'0344f0c4ec389541584f180e3ec6828af83144a6a5c96851164aac7170b71585','2026-12-01',NULL,NULL,'Geographic Lead (EC 52071(f))','district','2026-12-01T17:40:00+00:00','2026-12-01T17:40:00+00:00');
INSERT INTO "document" VALUES('e63c7d00-9555-43c6-8546-6210b6ad1006','70e6326b-f066-4065-a40b-28028909c28a','level-3.docx',16,'8d3471fb912f66eedf0bc107cd81f27fbb1614a1a9b2cf67731833264bf6dc7a','2026-12-01',NULL,NULL,'Level 3 (EC 52072)','district','2026-12-01T17:41:00+00:00','2026-12-01T17:41:00+00:00');
INSERT INTO "document" VALUES('ebbea119-cfba-4946-aa2e-638f7413cb89','70e6326b-f066-4065-a40b-28028909c28a','charter.docx',16,'4d63ef38c7fb94cf7ce136cc2c15f54b8882ba9f96e6341e7cb5d47636ecb301','2026-12-01',NULL,NULL,'Charter school','district','2026-12-01T17:42:00+00:00','2026-12-01T17:42:00+00:00');
INSERT INTO "document" VALUES('464ad125-29f5-481f-8ce2-a7172ba05094','70e6326b-f066-4065-a40b-28028909c28a','not-eligible.docx',21,'893b5ccdfc04b7e08a3e1d76a11c02662c1f8be45bbc8ca9a47014e0f457c5d7','2026-12-01',NULL,NULL,'Not eligible this year','district','2026-12-01T17:43:00+00:00','2026-12-01T17:43:00+00:00');
INSERT INTO "document" VALUES('79b56738-7e27-41bc-9f0a-70f1eb07362d','70e6326b-f066-4065-a40b-28028909c28a','voluntary.docx',18,'38a05837ff5f9d86ce7467c542f83edc2af68459bf63585ce7e4443e247c88bd','2026-12-01',NULL,NULL,'Voluntary request','district','2026-12-01T17:44:00+00:00','2026-12-01T17:44:00+00:00');
INSERT INTO "document" VALUES('b6256716-b7be-4001-b9de-77ab24563973','70e6326b-f066-4065-a40b-28028909c28a','lcap-not-approved.docx',26,'546b7907aacc2434ff1b594f03e566bb096fdf803300a3811840c85d5bed092e','2026-12-01',NULL,NULL,'LCAP not approved','district','2026-12-01T17:45:00+00:00','2026-12-01T17:45:00+00:00');
INSERT INTO "document" VALUES('99187d56-00d8-451b-936a-36269864777d','70e6326b-f066-4065-a40b-28028909c28a','one-page-eligible.docx',26,'ecaef42b5eff0e30653f809165e936e7d026ea893192a38a0861e9a77943f07a','2026-12-01',NULL,NULL,'One-pager: eligible','district','2026-12-01T17:46:00+00:00','2026-12-01T17:46:00+00:00');
INSERT INTO "document" VALUES('5e87591b-3e29-4a92-964e-b83851111250','70e6326b-f066-4065-a40b-28028909c28a','one-page-not-eligible.docx',30,'32fc45b040933c952b2ae32cad81f2bfb9530aa22e21ffa44f55f9e078ee6dde','2026-12-01',NULL,NULL,'One-pager: not eligible','district','2026-12-01T17:47:00+00:00','2026-12-01T17:47:00+00:00');
INSERT INTO "document" VALUES('a5a84322-f847-46a0-9117-7fe070cbe017','70e6326b-f066-4065-a40b-28028909c28a','first-meeting-agenda.docx',29,'7734fd1190c2bf82dcda1327d8531efe3e25be6ffe91c02c3d3e6f9f5777224f','2026-12-01',NULL,NULL,'First-meeting agenda','district','2026-12-01T17:48:00+00:00','2026-12-01T17:48:00+00:00');
CREATE TABLE document_content (
        sha256 TEXT NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (sha256)
    );
INSERT INTO "document_content" VALUES('0000000000000000000000000000000000000000000000000000000000000000',X'6A7067');
INSERT INTO "document_content" VALUES('d6f004d63ad9ce4e78e793e227dcd1c9907d790bde6d5450f23bca1dda50c3b3',X'89504E470D0A1A0A30303030303030303030303030303030303030303030303030303030303030303030303030303030');
INSERT INTO "document_content" VALUES('a2d366766cc8a482440f4e59d1247f88b08f2a5b7dd3e59768a0ffbe21b4d855',X'255044462D312E34206E65772D6469737472696374');
INSERT INTO "document_content" VALUES('dc53b50d2343e61494fcb332dca5bb5cd76fe84605e65e0138040f3c4af8763c',X'255044462D312E34207365636F6E642D79656172');
INSERT INTO "document_content" VALUES('0344f0c4ec389541584f180e3ec6828af83144a6a5c96851164aac7170b71585',X'255044462D312E342067656F677261706869632D6C656164');
INSERT INTO "document_content" VALUES('8d3471fb912f66eedf0bc107cd81f27fbb1614a1a9b2cf67731833264bf6dc7a',X'255044462D312E34206C6576656C2D33');
INSERT INTO "document_content" VALUES('4d63ef38c7fb94cf7ce136cc2c15f54b8882ba9f96e6341e7cb5d47636ecb301',X'255044462D312E342063686172746572');
INSERT INTO "document_content" VALUES('893b5ccdfc04b7e08a3e1d76a11c02662c1f8be45bbc8ca9a47014e0f457c5d7',X'255044462D312E34206E6F742D656C696769626C65');
INSERT INTO "document_content" VALUES('38a05837ff5f9d86ce7467c542f83edc2af68459bf63585ce7e4443e247c88bd',X'255044462D312E3420766F6C756E74617279');
INSERT INTO "document_content" VALUES('546b7907aacc2434ff1b594f03e566bb096fdf803300a3811840c85d5bed092e',X'255044462D312E34206C6361702D6E6F742D617070726F766564');
INSERT INTO "document_content" VALUES('ecaef42b5eff0e30653f809165e936e7d026ea893192a38a0861e9a77943f07a',X'255044462D312E34206F6E652D706167652D656C696769626C65');
INSERT INTO "document_content" VALUES('32fc45b040933c952b2ae32cad81f2bfb9530aa22e21ffa44f55f9e078ee6dde',X'255044462D312E34206F6E652D706167652D6E6F742D656C696769626C65');
INSERT INTO "document_content" VALUES('7734fd1190c2bf82dcda1327d8531efe3e25be6ffe91c02c3d3e6f9f5777224f',X'255044462D312E342066697273742D6D656574696E672D6167656E6461');
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
    );
INSERT INTO "evidence" VALUES('ad45f23d-3b1a-41df-987f-d2803bab6c39','cd613e30-d8f1-4adf-91b7-584a2265b1f5','local','Bus log','78e51061-7311-48a3-82ce-6f447ed4d57b','','2026-11-10','district','2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00');
INSERT INTO "evidence" VALUES('6b42ba22-767b-4ca5-9659-1df16b2a524a','70e6326b-f066-4065-a40b-28028909c28a','local','Log',NULL,'',NULL,'district','2026-12-01T18:01:00+00:00','2026-12-01T18:01:00+00:00');
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
    );
INSERT INTO "finding" VALUES('c381e88f-38c0-48fd-8712-b8bc076f3787','cd613e30-d8f1-4adf-91b7-584a2265b1f5','strength',5,'Strong counselors','','public',0,'2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00');
INSERT INTO "finding" VALUES('0f80ba4a-4c92-4916-9f22-6b1d45e789a5','70e6326b-f066-4065-a40b-28028909c28a','strength',4,'Math','','district',0,'2026-12-01T17:58:00+00:00','2026-12-01T17:58:00+00:00');
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
INSERT INTO "hand_over" VALUES('fa23f1b4-a1e8-48bf-a4a2-d2cc7dff6887','70e6326b-f066-4065-a40b-28028909c28a','2026-12-01','Ana Ruiz','Ben Ito','','2026-12-01T17:15:00+00:00','2026-12-01T17:15:00+00:00');
INSERT INTO "hand_over" VALUES('09ec7e58-1442-42c2-a61a-a4274dfd51fc','70e6326b-f066-4065-a40b-28028909c28a','2026-12-01','Ben Ito','Kim Le','On leave','2026-12-01T17:16:00+00:00','2026-12-01T17:16:00+00:00');
INSERT INTO "hand_over" VALUES('9e396b06-d99f-427e-8b92-1ba5dc419dde','70e6326b-f066-4065-a40b-28028909c28a','2026-12-01','Kim Le','Ana Ruiz','','2026-12-01T17:17:00+00:00','2026-12-01T17:17:00+00:00');
INSERT INTO "hand_over" VALUES('f73ec378-a487-4a20-bf5c-7de2a53ea2dd','70e6326b-f066-4065-a40b-28028909c28a','2026-12-01','Ana Ruiz','','','2026-12-01T17:18:00+00:00','2026-12-01T17:18:00+00:00');
INSERT INTO "hand_over" VALUES('374821d3-5978-4633-9c6e-9d4c83bc0119','cd613e30-d8f1-4adf-91b7-584a2265b1f5','2026-12-01','Ana Ruiz','','','2026-12-01T17:18:00+00:00','2026-12-01T17:18:00+00:00');
INSERT INTO "hand_over" VALUES('2c3e233b-7029-4284-9431-5924b873d433','cd613e30-d8f1-4adf-91b7-584a2265b1f5','2026-12-01','Ana Ruiz','','','2026-12-01T17:20:00+00:00','2026-12-01T17:20:00+00:00');
INSERT INTO "hand_over" VALUES('6323991b-9076-4b47-a129-e73370dbc667','70e6326b-f066-4065-a40b-28028909c28a','2026-12-01','Ana Ruiz','','','2026-12-01T17:22:00+00:00','2026-12-01T17:22:00+00:00');
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
INSERT INTO "import_batch" VALUES(2,'suspdownload2025.txt','ec55a1397f912f783eccfdc7ec19f6b5633894a38965e3bf9ee8428d61ad2c94','dashboard',6,2025,'','suspension','leas',1,1,1,0,'[{"severity": "note", "file": "suspdownload2025.txt", "row": 2, "column": "color", "value": "Orange", "meaning": "This color of suspension does not follow from its status and change by the cut scores of 2025, which give Red. The file''s color is kept and counts. 1 colors of the county were looked at.", "remedy": "Compare with the Dashboard, if the cell matters.", "count": 1, "more": []}]','2026-12-01T18:31:00+00:00','Ana Ruiz',NULL,NULL,'active');
INSERT INTO "import_batch" VALUES(3,'chronicdownload2025.txt','fb9079df08cbada43bbfd08c1af6ab7f885a4d076d5d3893fc097806a6134618','dashboard',5,2025,'','chronic','leas',1,1,1,0,'[]','2026-12-01T18:32:00+00:00','Ana Ruiz',NULL,'2026-12-01T18:33:00+00:00','undone');
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
INSERT INTO "lcap_goal" VALUES('c50c7df7-d8f0-49fe-a91c-f5dc5f2033b0','70e6326b-f066-4065-a40b-28028909c28a','2.4','Attendance',0,'2026-12-01T18:05:00+00:00','2026-12-01T18:05:00+00:00');
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
INSERT INTO "lea" VALUES(1,'27661590000000','district','27','Monterey','Cañada Union',NULL,'Cañada Union',0);
INSERT INTO "lea" VALUES(2,'27659610000000','district','27','Monterey',NULL,NULL,'Alisal Union',NULL);
INSERT INTO "lea" VALUES(3,'27102720000000','coe','27','Monterey',NULL,NULL,'Monterey County Office',NULL);
INSERT INTO "lea" VALUES(4,'27660350000000','district','27','Monterey',NULL,NULL,'Carmel Unified',NULL);
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
INSERT INTO "lea_fact" VALUES('4c62868d-74e1-47a1-bfba-ebc188a2611b','27659610000000','calpads',2026,0,'2026-12-01','Letter','2026-12-01T18:28:00+00:00','2026-12-01T18:29:00+00:00');
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
    );
INSERT INTO "measure" VALUES('b2221a58-008a-45a6-8464-7159c324c985','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Absent 10 %','e4b06ce6-0741-47a8-bce4-2c8218072e8c','%',31.5,NULL,20.0,NULL,0,'2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00');
INSERT INTO "measure" VALUES('f6fd96a4-ca7e-46f5-91f1-269a7dab203f','70e6326b-f066-4065-a40b-28028909c28a','Absent',NULL,'',NULL,NULL,NULL,NULL,0,'2026-12-01T18:07:00+00:00','2026-12-01T18:07:00+00:00');
CREATE TABLE meta (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY ("key")
    );
INSERT INTO "meta" VALUES('county_code','27');
INSERT INTO "meta" VALUES('created_at','2026-11-23T17:00:00+00:00');
INSERT INTO "meta" VALUES('created_by_version','0.1.0');
INSERT INTO "meta" VALUES('sample','0');
INSERT INTO "meta" VALUES('office.name','Monterey COE');
INSERT INTO "meta" VALUES('office.address','');
INSERT INTO "meta" VALUES('office.phone','1');
INSERT INTO "meta" VALUES('office.letterhead','');
INSERT INTO "meta" VALUES('office.contact','');
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
INSERT INTO "note" VALUES('f801fe80-1c68-43a1-a400-293a09502414','70e6326b-f066-4065-a40b-28028909c28a','observation','Late','2026-12-01','223d9abb-244c-42ac-8d11-1b5407f08d65',NULL,'office','2026-12-01T17:35:00+00:00','2026-12-01T17:35:00+00:00');
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
INSERT INTO "observation" VALUES(2,1,14,2,12,120,100,11,118,93,7,2,2,2,170,1,1,1,NULL,NULL,NULL,NULL,3);
INSERT INTO "observation" VALUES(3,1,14,2,12,120,100,11,118,93,7,2,2,2,170,1,1,1,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "other_plan" VALUES('94ea42c1-6bb3-4637-96db-8d14b32224df','70e6326b-f066-4065-a40b-28028909c28a','csi','x','',0,'2026-12-01T17:49:00+00:00','2026-12-01T17:49:00+00:00');
INSERT INTO "other_plan" VALUES('0f6cb87b-b1f7-4068-b120-505677c530c9','70e6326b-f066-4065-a40b-28028909c28a','atsi','x','',1,'2026-12-01T17:49:00+00:00','2026-12-01T17:49:00+00:00');
INSERT INTO "other_plan" VALUES('70f2870d-5abf-465d-aa1e-72b8ef7b5ef8','70e6326b-f066-4065-a40b-28028909c28a','recovery','','',2,'2026-12-01T18:12:00+00:00','2026-12-01T18:12:00+00:00');
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
INSERT INTO "person" VALUES('e7b5dbb0-103c-4923-9017-747fceff5bf6','Rosa Diaz','other','27659610000000','','','','','','',NULL,'2026-12-01T18:15:00+00:00','2026-12-01T18:19:00+00:00');
INSERT INTO "person" VALUES('cb66e019-4f55-4fe9-a205-61543c894f0c','Ada Fox','principal',NULL,'Partner','Principal','','ada@x.org','','',NULL,'2026-12-01T18:30:00+00:00','2026-12-01T18:30:00+00:00');
INSERT INTO "person" VALUES('c3726de3-e747-4021-b63e-adb278694e1f','Bo Gray','teacher',NULL,'Partner','Teacher','','bo@x.org','','',NULL,'2026-12-01T18:30:00+00:00','2026-12-01T18:30:00+00:00');
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
    );
INSERT INTO "progress_note" VALUES('f3c64af7-75a8-4294-82cd-789a380208a9','cd613e30-d8f1-4adf-91b7-584a2265b1f5','2027-01-20','First week','9b810e76-6ec9-4286-a3ca-828dd5f4b3b2','b2221a58-008a-45a6-8464-7159c324c985',29.0,'district','2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00');
INSERT INTO "progress_note" VALUES('dc5edf29-8601-425f-b95e-99293ba12d29','70e6326b-f066-4065-a40b-28028909c28a','2026-12-01','ok',NULL,NULL,NULL,'district','2026-12-01T18:02:00+00:00','2026-12-01T18:02:00+00:00');
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
INSERT INTO "provider" VALUES('e9d14ef2-9cbd-430a-8db2-327f2eec75b4','Coast SELPA','selpa','[4, 5]','["SWD"]','',3,'no cost','','','','',1,'2026-11-24T17:00:00+00:00','2026-12-01T18:23:00+00:00');
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
INSERT INTO "referral" VALUES('53228e5b-c958-48e5-809b-2063a83edf99','70e6326b-f066-4065-a40b-28028909c28a','Coast SELPA','x','2026-12-01',NULL,NULL,'','open',NULL,NULL,NULL,'','2026-12-01T18:09:00+00:00','2026-12-01T18:09:00+00:00');
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
INSERT INTO "saved_view" VALUES('bd05b6ad-2f23-4b6e-a249-331706a00d95','caseload','Very quiet','{"stale": true}','2026-12-01T18:24:00+00:00','2026-12-01T18:25:00+00:00');
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
INSERT INTO "stage_move" VALUES('9f2185be-3e24-4afd-aae5-c0059af3f334','70e6326b-f066-4065-a40b-28028909c28a',1,2,'2026-12-01','Ana Ruiz','Ready','["a consultant"]','2026-12-01T17:25:00+00:00','2026-12-01T17:25:00+00:00');
INSERT INTO "stage_move" VALUES('7cfe905d-502f-46ea-86bc-fea0bcbf3802','70e6326b-f066-4065-a40b-28028909c28a',2,3,'2026-12-01','Ana Ruiz','Both','["a first contact or meeting", "the district''s own priorities", "LCAP goals", "a district team member", "a county office team member", "the level of service the district chose"]','2026-12-01T17:26:00+00:00','2026-12-01T17:26:00+00:00');
INSERT INTO "stage_move" VALUES('56cdc361-bcd2-449f-895e-b60b03204989','cd613e30-d8f1-4adf-91b7-584a2265b1f5',1,3,'2026-12-01','Ana Ruiz','Both','["a consultant", "a county office team member", "the level of service the district chose"]','2026-12-01T17:26:00+00:00','2026-12-01T17:26:00+00:00');
INSERT INTO "stage_move" VALUES('afb0e9cd-b497-466d-a965-491ced1796fb','70e6326b-f066-4065-a40b-28028909c28a',3,4,'2026-12-01','Ana Ruiz','On','["strengths", "weaknesses by state priority", "the problem of practice", "a validated root cause", "family voices", "board voices", "labor voices"]','2026-12-01T17:27:00+00:00','2026-12-01T17:27:00+00:00');
INSERT INTO "stage_move" VALUES('e4b0a9ca-9d91-472a-acb1-3dab037aa231','70e6326b-f066-4065-a40b-28028909c28a',4,4,'2026-12-01','Ana Ruiz','Again','[]','2026-12-01T18:14:00+00:00','2026-12-01T18:14:00+00:00');
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
        updated_at TEXT NOT NULL, lcap_clarification_on TEXT, lcap_response_on TEXT, lcap_recommendations_on TEXT, lcap_resubmission_on TEXT, lcap_approved_on TEXT, previous_id TEXT REFERENCES support_case (id) ON DELETE SET NULL, focus_priorities TEXT DEFAULT '[]' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (cds) REFERENCES lea (cds)
    );
INSERT INTO "support_case" VALUES('cd613e30-d8f1-4adf-91b7-584a2265b1f5','27661590000000','voluntary','2026-11-23','Ana Ruiz',NULL,3,'','{}','Help with attendance','[]',NULL,'',NULL,NULL,NULL,NULL,'','','2026-11-23T17:00:00+00:00','2026-12-01T17:26:00+00:00',NULL,NULL,NULL,NULL,NULL,NULL,'[]');
INSERT INTO "support_case" VALUES('70e6326b-f066-4065-a40b-28028909c28a','27659610000000','voluntary','2026-12-01','Ana Ruiz',NULL,4,'','{}','Help','["SWD"]','shared','Absence',NULL,NULL,NULL,NULL,'','Log','2026-12-01T17:01:00+00:00','2026-12-01T18:14:00+00:00','2026-12-01',NULL,NULL,NULL,NULL,NULL,'[]');
INSERT INTO "support_case" VALUES('8faa8aa0-2b4e-4d97-95aa-0f07ee599bc7','27660350000000','dashboard','2026-12-01','Ana Ruiz',2026,1,'','{}','','[]',NULL,'',NULL,NULL,NULL,NULL,'','','2026-12-01T18:35:00+00:00','2026-12-01T18:35:00+00:00',NULL,NULL,NULL,NULL,NULL,NULL,'[]');
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
INSERT INTO "task" VALUES('1a2b8f1f-f1fd-42a2-9755-d4c13a902931','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Call the superintendent','2026-12-01','',NULL,'','2026-11-23T17:00:00+00:00','2026-11-23T17:00:00+00:00','none',NULL,'',NULL);
INSERT INTO "task" VALUES('695bf4bb-01e4-46d8-9c96-71e867cae545','70e6326b-f066-4065-a40b-28028909c28a','Send the data packet','2026-12-11','Ana Ruiz','2026-12-01','','2026-12-01T17:03:00+00:00','2026-12-01T17:08:00+00:00','none',NULL,'',NULL);
INSERT INTO "task" VALUES('eadc7adc-ae52-45fd-bca6-ec7add0fe4c0','70e6326b-f066-4065-a40b-28028909c28a','Call the board','2026-12-05','',NULL,'','2026-12-01T17:04:00+00:00','2026-12-01T17:18:00+00:00','none',NULL,'',NULL);
INSERT INTO "task" VALUES('e7bbc63d-5219-43e4-b923-bb1a59a9a7e3','70e6326b-f066-4065-a40b-28028909c28a','Book a room',NULL,'',NULL,'','2026-12-01T17:05:00+00:00','2026-12-01T17:18:00+00:00','none',NULL,'',NULL);
INSERT INTO "task" VALUES('7564edd3-1395-4e14-b9b5-befe13784c0f','70e6326b-f066-4065-a40b-28028909c28a','Send the calendar',NULL,'',NULL,'','2026-12-01T17:23:00+00:00','2026-12-01T17:23:00+00:00','none',NULL,'',NULL);
INSERT INTO "task" VALUES('9dd8a53b-339c-4318-ae51-c17972346bda','cd613e30-d8f1-4adf-91b7-584a2265b1f5','Send the calendar',NULL,'',NULL,'','2026-12-01T17:23:00+00:00','2026-12-01T17:23:00+00:00','none',NULL,'',NULL);
INSERT INTO "task" VALUES('4314c150-6027-4ee5-be09-cac153326f9c','70e6326b-f066-4065-a40b-28028909c28a','Send the calendar again',NULL,'',NULL,'','2026-12-01T17:24:00+00:00','2026-12-01T17:24:00+00:00','none',NULL,'',NULL);
INSERT INTO "task" VALUES('895df34c-72ab-4f9b-b4cb-0047af8edf66','70e6326b-f066-4065-a40b-28028909c28a','One',NULL,'',NULL,'','2026-12-01T17:28:00+00:00','2026-12-01T17:28:00+00:00','none',NULL,'',NULL);
INSERT INTO "task" VALUES('ab5f32a9-5b5c-4cd3-9e8c-667745429614','70e6326b-f066-4065-a40b-28028909c28a','Two',NULL,'',NULL,'','2026-12-01T17:28:00+00:00','2026-12-01T17:28:00+00:00','none',NULL,'',NULL);
INSERT INTO "task" VALUES('461255df-3348-4257-8d85-491583123056','70e6326b-f066-4065-a40b-28028909c28a','Monthly check-in','2026-12-31','',NULL,'','2026-12-01T17:30:00+00:00','2026-12-01T17:31:00+00:00','monthly',NULL,'level-shared.check-in',NULL);
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
INSERT INTO "team_member" VALUES('7ad355dc-8a09-486e-a9f7-73feb52c6b17','70e6326b-f066-4065-a40b-28028909c28a','Luz Peña','','district','','','2026-12-01T18:11:00+00:00','2026-12-01T18:11:00+00:00');
INSERT INTO "team_member" VALUES('362279a9-e9ea-441b-8854-31dff7feab5b','70e6326b-f066-4065-a40b-28028909c28a','Rosa Diaz','','district','','','2026-12-01T18:20:00+00:00','2026-12-01T18:20:00+00:00');
INSERT INTO "team_member" VALUES('3841981e-1e3a-4574-8916-f02f47cc9683','70e6326b-f066-4065-a40b-28028909c28a','Ty','','district','','','2026-12-01T18:20:00+00:00','2026-12-01T18:20:00+00:00');
INSERT INTO "team_member" VALUES('7eaa2317-3434-47d5-8c51-bc08b07e5048','70e6326b-f066-4065-a40b-28028909c28a','Ida','','district','','','2026-12-01T18:21:00+00:00','2026-12-01T18:21:00+00:00');
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
INSERT INTO "voice" VALUES('9cd0c49d-8f3d-4a6c-8b02-d9b71ebc002f','70e6326b-f066-4065-a40b-28028909c28a',3,'labor','invited',NULL,'x','2026-12-01T17:51:00+00:00','2026-12-01T17:52:00+00:00');
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
COMMIT;
