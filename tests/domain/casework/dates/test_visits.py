"""A line of a visit becomes what it says it is; what is missing is found."""

from dataclasses import replace
from datetime import date

import pytest

from sos_desktop.domain.casework.case_file import CaseFile, Lea
from sos_desktop.domain.casework.dates.visits import (
    VisitEntryKind,
    VisitLine,
    evidence_from,
    names_in,
    next_sensitivity,
    on_both_lists,
    people_in,
    perspective_of,
    prefixed,
    read_line,
    record_of,
    unfinished,
    visits_of,
)
from sos_desktop.domain.casework.records import Attachment, Case, Contact, Note, Task
from sos_desktop.domain.casework.words import (
    ContactKind,
    EvidenceKind,
    NoteKind,
    Perspective,
    Route,
    Sensitivity,
)
from sos_desktop.foundation.errors import InputProblem

TODAY = date(2026, 11, 24)
C = "case"
VISIT = Contact(
    case_id=C, kind=ContactKind.VISIT, held_on=TODAY, people="Principal", place="Creekside"
)
O, I, Q, A, N = VisitEntryKind  # noqa: E741 - as on the keys


@pytest.mark.parametrize(
    ("typed", "kind", "rest"),
    [
        ("o: Doors open", O, "Doors open"),
        ("I:late", I, "late"),
        ("q: x", Q, "x"),
        ("a: Send it", A, "Send it"),
        ("n: ask", N, "ask"),
        ('"The bus', Q, "The bus"),
        ("“The bus", Q, "The bus"),
        ("? tired", I, "tired"),
        ("> Send it", A, "Send it"),
        ("A teacher reads", None, "A teacher reads"),
        ("On time: yes", None, "On time: yes"),
        ("", None, ""),
    ],
)
def test_how_a_line_begins_says_what_it_is(typed, kind, rest):
    assert prefixed(typed) == (kind, rest)


@pytest.mark.parametrize(
    ("text", "said", "voice"),
    [
        ("students: The bus is late", "The bus is late", Perspective.STUDENTS),
        ("Student: Late", "Late", Perspective.STUDENTS),
        ("fam: Nobody calls", "Nobody calls", Perspective.FAMILIES),
        ('"Nobody calls"', "Nobody calls", None),
        ("He said: no", "He said: no", None),
        ("staff: no", "no", Perspective.CLASSIFIED),
        ("labor: no", "no", Perspective.LABOR),
        ("st: no", "st: no", None),
        ("board:", "board:", None),
    ],
)
def test_whose_words_a_quote_is(text, said, voice):
    line = read_line(VisitLine(Q, text), TODAY)
    assert (line.text, line.voice) == (said, voice)


def test_what_was_chosen_beside_the_text_wins():
    quote = read_line(VisitLine(Q, "students: Late", voice=Perspective.FAMILIES), TODAY)
    assert quote.voice is Perspective.FAMILIES
    line = VisitLine(A, "Send it @Ana by Dec 5", owner="Luz", due_on=date(2027, 1, 2))
    assert read_line(line, TODAY) == VisitLine(A, "Send it", owner="Luz", due_on=date(2027, 1, 2))


@pytest.mark.parametrize(
    ("text", "title", "owner", "due"),
    [
        ("Send the roster @Luz Peña by Dec 5", "Send the roster", "Luz Peña", date(2026, 12, 5)),
        ("Send the roster by +7", "Send the roster", "", date(2026, 12, 1)),
        ("Send it by Dec 5 @Luz Peña", "Send it", "Luz Peña", date(2026, 12, 5)),
        ("Send it @Principal", "Send it", "Principal", None),
        ("Stand by the door", "Stand by the door", "", None),
        ("Send it by the end of the year", "Send it by the end of the year", "", None),
        ("Write to ana@example.org", "Write to ana@example.org", "", None),
        ("Walk by 3/1 by 4/1", "Walk by 3/1", "", date(2027, 4, 1)),
    ],
)
def test_who_and_by_when_at_the_end_of_an_agreement(text, title, owner, due):
    line = read_line(VisitLine(A, text), TODAY)
    assert (line.text, line.owner, line.due_on) == (title, owner, due)


def test_an_entry_becomes_a_record_of_the_visit():
    note = record_of(VisitLine(O, " Doors open ", sensitivity=Sensitivity.PUBLIC), VISIT, TODAY)
    assert isinstance(note, Note)
    assert (note.kind, note.text, note.noted_on) == (NoteKind.OBSERVATION, "Doors open", TODAY)
    assert (note.contact_id, note.sensitivity) == (VISIT.id, Sensitivity.PUBLIC)
    task = record_of(VisitLine(A, "Send it @Ana by +7"), VISIT, TODAY)
    assert isinstance(task, Task)
    assert (task.title, task.assignee, task.contact_id) == ("Send it", "Ana", VISIT.id)
    other = record_of(VisitLine(O, "x", voice=Perspective.BOARD), VISIT, TODAY)
    assert isinstance(other, Note)
    assert other.voice is None


@pytest.mark.parametrize(
    "line", [VisitLine(O, "  "), VisitLine(Q, "“ ”"), VisitLine(A, "@Ana by Dec 5")]
)
def test_nothing_typed_is_refused(line):
    with pytest.raises(InputProblem) as caught:
        record_of(line, VISIT, TODAY)
    assert caught.value.where == "text"


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("students", Perspective.STUDENTS),
        ("pri", Perspective.PRINCIPALS),
        ("leader", Perspective.LEADERS),
        ("st", None),
        ("", None),
        ("nobody", None),
    ],
)
def test_a_perspective_by_its_beginning(word, found):
    assert perspective_of(word) is found


def test_present_and_missing_at_once():
    assert people_in(" Luz  Peña ;; Principal\nTwo teachers, one aide") == (
        "Luz Peña",
        "Principal",
        "Two teachers, one aide",
    )
    assert on_both_lists("Luz Peña; Principal", "LUZ PENA") == ("Luz Peña",)
    assert on_both_lists("Luz", "Luz Peña") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Luz Peña said so", ("Luz Peña",)),
        ("ask luz pena", ("Luz Peña",)),
        ("Ms. Peña's room", ()),
        ("Ms. Peña is kind", ("Luz Peña",)),
        ("a peña", ()),
        ("Luz is kind", ()),
        ("Ana Rose and a rose", ("Ana Rose",)),
        ("a rose", ()),
        ("The superintendent came", ()),
        ("Director of curriculum", ("Director of curriculum",)),
        ("The curriculum is new", ()),
        ("Curriculum is new", ()),
        ("", ()),
    ],
)
def test_names_in_a_text(text, found):
    known = ["Luz Peña", "Ana Rose", "Superintendent", "Director of curriculum", "", "Li"]
    assert names_in(text, known) == found


def _file(*records) -> CaseFile:
    case = Case(id=C, cds="1", route=Route.VOLUNTARY, opened_on=TODAY)
    lists = {"notes": Note, "tasks": Task, "contacts": Contact, "attachments": Attachment}
    found = {n: tuple(r for r in records if isinstance(r, kind)) for n, kind in lists.items()}
    return CaseFile(case=case, lea=Lea("1", "Mesa", "district", "27", "Monterey"), **found)


def _note(kind: NoteKind, text: str, **values) -> Note:
    return Note(case_id=C, kind=kind, text=text, noted_on=TODAY, contact_id=VISIT.id, **values)


def _said(visit: Contact, *records) -> list[str]:
    return [m.text for m in unfinished(_file(*records), visit, ["Luz Peña"], TODAY)]


def test_what_a_visit_still_lacks():
    bare = replace(VISIT, people="", place="", held_on=date(2026, 12, 1))
    assert _said(bare) == [
        "Nobody is noted as present.",
        "The place is not noted.",
        "The date, Dec 1, 2026, is still to come.",
        "Nothing was written down yet.",
    ]
    twice = replace(VISIT, people="Ana; Ben", absent="ben; ANA")
    assert _said(twice)[0] == "Ana and Ben are noted as present and as missing."


def test_agreements_and_quotes_that_are_not_tidy():
    task = Task(case_id=C, title="Send it", contact_id=VISIT.id)
    quote = _note(NoteKind.QUOTE, "Peña never calls")
    assert _said(VISIT, task, quote) == [
        "Nobody owns the agreement “Send it”.",
        "The agreement “Send it” has no date.",
        "Whose words are these: “Peña never calls”?",
        "A quote names Luz Peña: “Peña never calls”.",
    ]
    found = unfinished(_file(task, quote), VISIT, ["Luz Peña"], TODAY)
    assert [(m.record_id, m.field) for m in found] == [
        (task.id, "assignee"),
        (task.id, "due_on"),
        (quote.id, "voice"),
        (quote.id, "text"),
    ]


def test_a_tidy_visit_lacks_nothing_and_names_elsewhere_are_fine():
    task = Task(
        case_id=C, title="Send it", contact_id=VISIT.id, assignee="Ana", due_on=date(2026, 12, 1)
    )
    seen = _note(NoteKind.OBSERVATION, "Luz Peña greets every student")
    quote = _note(NoteKind.QUOTE, "Nobody calls", voice=Perspective.FAMILIES)
    elsewhere = Task(case_id=C, title="Not of the visit")
    assert _said(VISIT, task, seen, quote, elsewhere) == []


def test_visits_newest_first():
    older = replace(VISIT, id="o", held_on=date(2026, 1, 1))
    call = replace(VISIT, id="c", kind=ContactKind.CALL)
    assert visits_of(_file(older, VISIT, call)) == [VISIT, older]


def test_evidence_from_what_was_seen_or_heard():
    seen = _note(NoteKind.OBSERVATION, "Doors open at 8", sensitivity=Sensitivity.PUBLIC)
    evidence = evidence_from(seen, VISIT)
    assert (evidence.kind, evidence.text) == (EvidenceKind.OBSERVATION, "Doors open at 8")
    assert (evidence.source, evidence.gathered_on) == ("Site visit at Creekside", TODAY)
    assert evidence.sensitivity is Sensitivity.PUBLIC
    quote = _note(NoteKind.QUOTE, "Late", voice=Perspective.STUDENTS)
    assert evidence_from(quote, None).source == "Students, note"
    for kind in (NoteKind.INTERPRETATION, NoteKind.OTHER):
        with pytest.raises(InputProblem, match="seen or heard"):
            evidence_from(_note(kind, "x"), VISIT)


def test_sensitivity_goes_round():
    now, seen = Sensitivity.OFFICE, []
    for _ in range(3):
        now = next_sensitivity(now)
        seen.append(now)
    assert seen == [Sensitivity.DISTRICT, Sensitivity.PUBLIC, Sensitivity.OFFICE]
