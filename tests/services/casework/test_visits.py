"""A site visit: every entry kept at once, the draft through a crash, the summary."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from db.models.county import MetaRow
from sos_desktop.domain.casework.dates.visits import VisitEntryKind, VisitLine, record_of
from sos_desktop.domain.casework.records import Contact, Note, Person, Task, TeamMember
from sos_desktop.domain.casework.words import (
    ContactKind,
    NoteKind,
    PersonRole,
    Perspective,
    Sensitivity,
)
from sos_desktop.domain.changes import Subject
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import attachments, cases, records, visits
from sos_desktop.services.casework.attachments import AttachedTo
from sos_desktop.services.county import registers, undo
from sos_desktop.services.county.county_files import CountyFile, open_county_file
from tests.casework import ALISAL, SALINAS, add_leas, open_case
from tests.documents import export, message, visit_of
from tests.pdf_words import printed

ROOT = Path(__file__).parents[3]

TYPIST = """
import sys
from pathlib import Path
from sos_desktop.services.casework import visits
from sos_desktop.services.county.county_files import open_county_file
county = open_county_file(Path(sys.argv[1]))
text = "The office has a sign in three languages"
for count in range(1, 10_000):
    visits.keep_draft(county, sys.argv[2], {"text": text[:count], "people": "Principal"})
    print(text[:count], flush=True)
"""


@pytest.fixture
def case_id(county: CountyFile) -> str:
    add_leas(county)
    return open_case(county)


def entered(county: CountyFile, visit: Contact, kind: VisitEntryKind, text: str, **values) -> None:
    record = record_of(VisitLine(kind, text, **values), visit, clock.today())
    visits.enter(county, visit, record)


def test_a_new_visit_is_kept_with_its_first_entry(county, case_id):
    view = visits.open_visit(county, case_id)
    assert view.visit.held_on == clock.today()
    assert cases.case_file(county, case_id).contacts == ()
    entered(county, view.visit, VisitEntryKind.OBSERVATION, "Doors open at 8")
    file = cases.case_file(county, case_id)
    assert [contact.kind for contact in file.contacts] == [ContactKind.VISIT]
    assert file.notes[0].contact_id == file.contacts[0].id
    assert file.notes[0].sensitivity is Sensitivity.OFFICE
    assert visits.open_visit(county, case_id).visit == view.visit


def test_an_agreement_becomes_a_task(county, case_id):
    visit = visits.open_visit(county, case_id).visit
    entered(county, visit, VisitEntryKind.AGREEMENT, "Send the roster @Luz Peña by +7")
    [task] = cases.case_file(county, case_id).tasks
    assert (task.title, task.assignee, task.contact_id) == (
        "Send the roster",
        "Luz Peña",
        visit.id,
    )
    assert task.due_on is not None


def test_a_text_of_20001_characters_is_refused_and_begins_nothing(county, case_id):
    visit = visits.open_visit(county, case_id).visit
    with pytest.raises(InputProblem, match="20,001 characters"):
        entered(county, visit, VisitEntryKind.OBSERVATION, "x" * 20_001)
    assert cases.case_file(county, case_id).contacts == ()
    entered(county, visit, VisitEntryKind.OBSERVATION, "x" * 20_000)


def test_editing_a_visit_leaves_the_rest_of_it(county, case_id):
    kept = Contact(
        case_id=case_id,
        kind=ContactKind.VISIT,
        held_on=clock.today(),
        summary="Planned",
        sensitivity=Sensitivity.PUBLIC,
    )
    records.save(county, kept)
    visit = replace(kept, summary="", sensitivity=Sensitivity.OFFICE, people="Ana", absent="Ben")
    assert visits.update(county, visit).label == "Edit site visit"
    [now] = cases.case_file(county, case_id).contacts
    assert now == replace(kept, people="Ana", absent="Ben")
    assert visits.update(county, visit).subjects is Subject.NOTHING
    new = replace(visit, id="not kept")
    assert visits.update(county, new).subjects is Subject.NOTHING


@pytest.mark.parametrize("days", [-200, 200])
def test_a_date_in_the_past_or_to_come_is_kept(county, case_id, days):
    day = clock.today() + timedelta(days=days)
    visit = replace(visits.open_visit(county, case_id).visit, held_on=day)
    entered(county, visit, VisitEntryKind.OBSERVATION, "x")
    assert cases.case_file(county, case_id).contacts[0].held_on == day
    with pytest.raises(InputProblem, match="cannot be right"):
        visits.update(county, replace(visit, held_on=date(206, 1, 1)))


@pytest.mark.parametrize("keep", [visits.update, records.save])
def test_notes_follow_the_corrected_date_of_their_visit(county, case_id, keep):
    day, right, other = date(2026, 11, 16), date(2026, 11, 12), date(2026, 11, 17)
    visit = Contact(case_id=case_id, kind=ContactKind.VISIT, held_on=day)
    beside = Contact(case_id=case_id, kind=ContactKind.VISIT, held_on=day, place="Elsewhere")
    for record in (
        visit,
        beside,
        *(
            Note(
                case_id=case_id,
                kind=NoteKind.OBSERVATION,
                text=text,
                noted_on=noted_on,
                contact_id=contact_id,
            )
            for text, noted_on, contact_id in (
                ("Follows", day, visit.id),
                ("Written down later", other, visit.id),
                ("Of another visit", day, beside.id),
                ("Of no visit", day, None),
            )
        ),
    ):
        records.save(county, record)

    def dates():
        return {note.text: note.noted_on for note in cases.case_file(county, case_id).notes}

    before = dates()
    changes = keep(county, replace(visit, held_on=right))
    assert changes.subjects & Subject.CASE_CONTENT
    assert dates() == {**before, "Follows": right}
    undo.undo(county)
    assert dates() == before
    assert {c.held_on for c in cases.case_file(county, case_id).contacts} == {day}
    undo.redo(county)
    assert dates() == {**before, "Follows": right}


def test_people_are_offered_from_the_team_and_the_address_book(county, case_id):
    records.save(county, TeamMember(case_id=case_id, name="Nurse"))
    for name, cds, left in (
        ("Luz Peña", SALINAS, None),
        ("Ana Gone", SALINAS, date(2026, 1, 1)),
        ("Ben Far", ALISAL, None),
    ):
        registers.save(county, Person(name=name, cds=cds, left_on=left))
    registers.save(county, Person(name="", title="Board president", cds=SALINAS))
    view = visits.open_visit(county, case_id)
    assert {"Nurse", "Luz Peña", "Board president"} <= set(view.offers)
    assert not {"Ana Gone", "Ben Far"} & set(view.offers)
    assert {"Luz Peña", "Ana Gone", "Ben Far"} <= set(view.names)


def test_the_draft_is_kept_outside_the_history_and_goes_when_empty(county, case_id):
    before = undo.undo_status(county)
    visits.keep_draft(county, case_id, {"text": "Half a sen", "held_on": "2026-11-20"})
    assert undo.undo_status(county) == before
    view = visits.open_visit(county, case_id)
    assert view.draft["text"] == "Half a sen"
    assert view.visit.held_on == date(2026, 11, 20)
    assert visits.waiting_drafts(county) == (case_id,)
    visits.keep_draft(county, case_id, {})
    assert visits.open_visit(county, case_id).draft == {}
    assert visits.waiting_drafts(county) == ()


def test_a_draft_belongs_to_its_visit(county, case_id):
    planned = Contact(case_id=case_id, kind=ContactKind.VISIT, held_on=date(2027, 1, 2))
    records.save(county, planned)
    visits.keep_draft(county, case_id, {"text": "x", "contact_id": "another"})
    view = visits.open_visit(county, case_id, planned.id)
    assert (view.visit, view.draft) == (planned, {})
    assert visits.open_visit(county, case_id).visit.id == "another"


def test_two_visits_of_a_case_each_keep_what_is_typed(county, case_id):
    earlier = Contact(case_id=case_id, kind=ContactKind.VISIT, held_on=date(2026, 9, 22))
    records.save(county, earlier)
    today = visits.open_visit(county, case_id).visit
    visits.keep_draft(county, case_id, {"text": "Half a sen", "contact_id": today.id}, today.id)
    visits.keep_draft(county, case_id, {"text": "x", "contact_id": earlier.id}, earlier.id)
    assert visits.open_visit(county, case_id, earlier.id).draft["text"] == "x"
    visits.keep_draft(county, case_id, {}, earlier.id)
    kept = visits.open_visit(county, case_id)
    assert (kept.visit.id, kept.draft["text"]) == (today.id, "Half a sen")
    assert visits.waiting_drafts(county) == (case_id,)


def test_a_draft_of_an_older_version_is_still_found(county, case_id):
    old = {"text": "Half a sen", "contact_id": "one", "held_on": "2026-11-20"}
    with county.session("") as session:
        key = f"{visits._DRAFT}{case_id}"
        session.execute(sa.insert(MetaRow).values(key=key, value=json.dumps(old)))
    assert visits.open_visit(county, case_id, "one").draft == old


@pytest.mark.parametrize("lines", [1, 17, 40])
def test_a_draft_survives_the_death_of_the_program(county, case_id, lines):
    county.close()
    with subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(county.path), case_id],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        said = [process.stdout.readline().rstrip("\n") for _ in range(lines)]
        process.kill()
    with open_county_file(county.path) as again:
        view = visits.open_visit(again, case_id)
        assert view.draft["text"].startswith(said[-1])
        assert view.visit.people == "Principal"


@pytest.fixture
def full(county, case_id) -> Contact:
    visit = Contact(
        case_id=case_id,
        kind=ContactKind.VISIT,
        held_on=date(2026, 11, 16),
        people="Principal; Luz Peña",
        absent="Families",
        place="Creekside, año 1",
    )
    public = {"sensitivity": Sensitivity.PUBLIC}
    entered(county, visit, VisitEntryKind.OBSERVATION, "Doors open at 8", **public)
    entered(county, visit, VisitEntryKind.OBSERVATION, "Two aides are missing")
    entered(county, visit, VisitEntryKind.INTERPRETATION, "Hiring starts too late")
    entered(county, visit, VisitEntryKind.QUOTE, "students: Nobody asks us")
    entered(county, visit, VisitEntryKind.AGREEMENT, "Post positions @HR by 1/5/2027")
    entered(county, visit, VisitEntryKind.OTHER, "Ask about the bus")
    attachments.add_content(
        county, "Chart.png", b"x", AttachedTo(case_id, visit, caption="The wall")
    )
    return visit


def test_the_summary_as_text(county, case_id, full):
    assert message(county, case_id, full.id) == (
        "Salinas Union High: site visit\nNov 16, 2026 · Creekside, año 1\n\n"
        "Who took part\nPresent: Principal; Luz Peña.\nMissing: Families.\n\n"
        "What was seen\n- Doors open at 8\n- Two aides are missing\n\n"
        "What people said\n- Students: “Nobody asks us”\n\n"
        "What we make of it\n- Hiring starts too late\n\n"
        "Other notes\n- Ask about the bus\n\n"
        "What was agreed\n- Post positions (HR, by Jan 5, 2027; open)\n\n"
        "Files\n- Chart.png: The wall\n"
    )


def test_a_public_summary_holds_only_what_is_marked_public(county, case_id, full):
    assert message(county, case_id, full.id, public=True) == (
        "Salinas Union High: site visit\nNov 16, 2026\n\nWhat was seen\n- Doors open at 8\n"
    )
    records.save(county, replace(full, sensitivity=Sensitivity.PUBLIC))
    text = message(county, case_id, full.id, public=True)
    assert "Present: Principal; Luz Peña." in text
    assert "Post positions" not in text


def test_a_summary_with_nothing_to_say_says_so(county, case_id):
    visit = Contact(case_id=case_id, kind=ContactKind.VISIT, held_on=date(2026, 11, 16))
    records.save(county, visit)
    for public in (False, True):
        assert "Nothing was written down" in message(county, case_id, visit.id, public=public)
    entered(county, visit, VisitEntryKind.OBSERVATION, "x")
    assert "marked public" in message(county, case_id, visit.id, public=True)
    with pytest.raises(InputProblem, match="no longer there"):
        message(county, case_id, "gone")


@pytest.mark.parametrize("public", [False, True])
def test_the_summary_as_pdf(county, case_id, full, tmp_path, public):
    written = export(county, visit_of(case_id, full.id, public=public), pdf=tmp_path / "v.pdf")
    (path,) = written.paths
    text = "".join(printed(path))
    assert "Salinas Union High: site visit" in text
    assert "Doors open at 8" in text
    assert ("Two aides" in text) is not public
    assert ("Public copy" if public else "Working copy") in text


def test_entries_are_taken_back_one_by_one(county, case_id):
    visit = visits.open_visit(county, case_id).visit
    for text in ("one", "two"):
        entered(county, visit, VisitEntryKind.OBSERVATION, text)
    undo.undo(county)
    assert [note.text for note in cases.case_file(county, case_id).notes] == ["one"]
    for _step in range(2):
        undo.undo(county)
    assert cases.case_file(county, case_id).contacts == ()
    entered(county, visit, VisitEntryKind.QUOTE, "again", voice=Perspective.BOARD)
    [note] = cases.case_file(county, case_id).notes
    assert isinstance(note, Note)
    assert (note.kind, note.voice) == (NoteKind.QUOTE, Perspective.BOARD)


def test_every_role_is_offered_once(county, case_id):
    for _n in range(2):
        registers.save(county, Person(name="Luz Peña", role=PersonRole.PRINCIPAL, cds=SALINAS))
    assert visits.open_visit(county, case_id).offers.count("Luz Peña") == 1


def test_a_case_that_is_gone(county):
    with pytest.raises(InputProblem, match="no longer there"):
        visits.open_visit(county, "gone")


def test_a_task_of_a_visit_that_was_undone_is_told(county, case_id):
    task = Task(case_id=case_id, title="x", contact_id="gone")
    with pytest.raises(InputProblem, match="contact"):
        records.save(county, task)
