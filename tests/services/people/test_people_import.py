"""Contacts from a file: what each row may be, what is done with it, and that it can be undone."""

from dataclasses import replace
from datetime import date, timedelta
from time import thread_time

import pytest

from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.records import Person
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county import registers, undo
from sos_desktop.services.people import people_import as pi
from sos_desktop.services.people.people_import import RowChoice, RowStanding
from tests.casework import ALISAL, SALINAS, add_leas

LUZ = Person(
    name="Luz Peña",
    role=w.PersonRole.SUPERINTENDENT,
    cds=SALINAS,
    email="lpena@example.org",
    phone="831-555-0100",
)
BEN = Person(name="Ben Ito", role=w.PersonRole.FISCAL, cds=SALINAS)
EVA = Person(name="Eva Ng", cds=ALISAL, email="eng@example.org")
HEADER = "Name,Title,E-mail,Phone,District,CDS"


@pytest.fixture(autouse=True)
def book(county):
    add_leas(county)
    for person in (LUZ, BEN, EVA):
        registers.save(county, person)


@pytest.fixture
def look(county, tmp_path):
    def run(*lines, header=HEADER, columns=None):
        path = tmp_path / "list.csv"
        path.write_text("\n".join([header, *lines]), encoding="utf-8")
        return pi.preview(county, pi.read(path), columns)

    return run


@pytest.mark.parametrize(
    ("line", "standing", "match", "says"),
    [
        ("Ana Ruiz,Director of Special Education,ar@x.org,,Salinas Union High,", "New", None, ""),
        ("Luz Pena,,LPENA@example.org,831-555-0100,,", "Same as", LUZ, ""),
        ("Dr. Luz Peña,,,,Salinas Union High School District,", "Same as", LUZ, ""),
        ('"Peña, Luz",,,,,27661590000000', "Same as", LUZ, ""),
        ("Luz Peña,,,,Salinas UHSD,", "Same as", LUZ, ""),
        ("Luz Penna,,,,Salinas Union High,", "Unclear", LUZ, "Much like Luz Peña"),
        ("Luz Peña,,,,Alisal Union,", "Unclear", LUZ, "elsewhere"),
        ("Luz Peña,,,,,", "Unclear", LUZ, "elsewhere"),
        ("Luz Peña,,other@x.org,,Salinas Union High,", "Unclear", LUZ, "lpena@example.org"),
        ("Max Roe,,lpena@example.org,,,", "Unclear", LUZ, "has this mail address"),
        ("Luz Peña,,lpena@example.org,,Alisal Union,", "Unclear", LUZ, "another LEA"),
        ("Ana Ruiz,,,,Nowhere Unified,", "Unclear", None, "“Nowhere Unified” is no LEA"),
        ("Ana Ruiz,,,,Salinas Unoin High,", "Unclear", None, "is taken as Salinas Union High"),
        ("Ana Ruiz,,,,,01611190000000", "Unclear", None, "is no LEA of the county file"),
        ("Ana Ruiz,,,,,2.76616E+13", "Problem", None, "Excel may have cut it"),
        ("Ana Ruiz,,not an address,,,", "Problem", None, "E-mail"),
        (",,,831-555-0100,,", "Problem", None, "no name, no title and no mail"),
        (",,only@x.org,,,", "Problem", None, "mail address only"),
        (f"{'x' * 501},,,,,", "Problem", None, "501 characters"),
        (",Superintendent,,,Alisal Union,", "New", None, ""),
        (f"{'ñ' * 500},,,,,", "New", None, ""),
    ],
)
def test_what_a_row_may_be(look, line, standing, match, says):
    (row,) = look(line).rows
    assert (row.row, row.standing, row.match) == (2, standing, match), row.why
    assert says in row.why
    assert bool(row.why) is (standing in (RowStanding.UNCLEAR, RowStanding.PROBLEM))
    if standing == RowStanding.PROBLEM:
        assert row.choices == (RowChoice.SKIP,)
    if standing == RowStanding.UNCLEAR:
        assert row.choice is RowChoice.SKIP


def test_a_second_superintendent_is_not_plainly_new(look):
    rows = look(
        "Bo Li,Superintendent,bo@example.org,,Alisal Union,",
        "Cy Oh,Superintendent,cy@example.org,,Alisal Union,",
    ).rows
    assert (rows[0].standing, rows[0].choice) == ("New", "Add")
    assert (rows[1].standing, rows[1].choice) == ("Unclear", "Leave out")
    assert "Bo Li stands there as superintendent already" in rows[1].why


def test_the_title_says_the_role_and_the_code_the_lea(look):
    (row,) = look("Ana Ruiz,Asst. Superintendent of Business,,,,2765961").rows
    assert (row.person.role, row.person.cds) == (w.PersonRole.FISCAL, ALISAL)
    assert row.where == "Alisal Union"


def test_an_update_shows_what_it_changes_and_keeps_what_the_row_leaves_empty(county, look):
    found = look("Luz Peña,Superintendent,lpena@example.org,831-555-0199,,")
    (row,) = found.rows
    assert row.choice is RowChoice.UPDATE
    assert row.changes == (
        "Title: nothing → Superintendent",
        "Phone: 831-555-0100 → 831-555-0199",
    )
    pi.commit(county, "list.csv", found.rows)
    kept = next(p for p in registers.all_of(county, Person) if p.id == LUZ.id)
    assert kept == replace(LUZ, title="Superintendent", phone="831-555-0199")


def test_a_list_without_accents_takes_none_away(look):
    (row,) = look('"PENA, LUZ",,LPENA@EXAMPLE.ORG,831-555-0100,,').rows
    assert (row.standing, row.match, row.changes) == (RowStanding.SAME, LUZ, ())


def test_a_row_that_changes_nothing_can_only_be_left_out(look):
    (row,) = look("Luz Peña,,lpena@example.org,831-555-0100,Salinas Union High,").rows
    assert (row.standing, row.choices) == (RowStanding.SAME, (RowChoice.SKIP,))


def test_duplicates_inside_the_file_name_the_earlier_row(look):
    found = look("Ana Ruiz,,ar@x.org,,,", "A. Ruiz,,AR@x.org,,,", "Ana Ruiz,,,,,", "Bo Li,,,,,")
    assert [row.standing for row in found.rows] == ["New", "Unclear", "Unclear", "New"]
    assert found.rows[1].why == "The file has this mail address in row 2 already."
    assert found.rows[2].why == "The file has this name in row 2 already."
    assert [row.choice for row in found.rows[1:3]] == [RowChoice.SKIP, RowChoice.SKIP]


def test_a_name_without_its_lea_may_be_the_one_with_it(look):
    found = look(
        "Ana Ruiz,,,,Alisal Union,",
        "Ana Ruiz,,b@x.org,,Salinas Union High,",
        "Ana Ruiz,,,,,",
        "Bo Li,,,,,",
        "Bo Li,,bo@x.org,,Alisal Union,",
    )
    assert [row.standing for row in found.rows] == ["New", "New", "Unclear", "New", "Unclear"]
    assert found.rows[2].why == "The file has this name in row 2 already."
    assert found.rows[4].why == "The file has this name in row 5 already."


def test_two_rows_about_one_person_are_not_merged_silently(county, look):
    found = look("Luz Peña,Chief,,,Salinas Union High,", ",Boss,lpena@example.org,831-555-0177,,")
    first, second = found.rows
    assert (first.standing, first.choice) == (RowStanding.SAME, RowChoice.UPDATE)
    assert (second.standing, second.choice, second.match) == (
        RowStanding.UNCLEAR,
        RowChoice.SKIP,
        LUZ,
    )
    assert second.why == "Row 2 is about Luz Peña too."
    pi.commit(county, "list.csv", found.rows)
    kept = next(p for p in registers.all_of(county, Person) if p.id == LUZ.id)
    assert (kept.title, kept.phone) == ("Chief", LUZ.phone)


def test_two_rows_with_one_person_by_mail_and_by_name_name_the_row(look):
    found = look(
        "Ben Ito,,bito@example.org,,Salinas Union High,", "Benn Ito,Chief,,,Salinas Union High,"
    )
    assert "Row 2 is about Ben Ito too." in found.rows[1].why


@pytest.mark.parametrize(
    "mail", ["lpena@example.org\u200b", "\ufefflpena@example.org", "mailto:lpena@example.org"]
)
def test_signs_that_cannot_be_seen_hide_nobody(look, mail):
    (row,) = look(f"Luz Pen\u0303a,,{mail},,,").rows
    assert (row.standing, row.match, row.changes) == (RowStanding.SAME, LUZ, ())
    assert row.person.name == "Luz Peña"


def test_it_is_one_change_that_can_be_undone_whole(county, look):
    before = registers.all_of(county, Person)
    found = look("Ana Ruiz,,ar@x.org,,,", "Bo Li,,,,,", "Luz Peña,Chief,lpena@example.org,,,")
    changes = pi.commit(county, "list.csv", found.rows)
    assert (changes.label, changes.count) == ("Import 3 contacts from list.csv", 3)
    assert len(registers.all_of(county, Person)) == 5
    undo.undo(county)
    assert registers.all_of(county, Person) == before
    undo.redo(county)
    assert len(registers.all_of(county, Person)) == 5


def test_nothing_is_merged_that_was_not_chosen(county, look):
    found = look("Luz Penna,,,999,Salinas Union High,", "Max Roe,,lpena@example.org,,,")
    with pytest.raises(InputProblem, match="No row is chosen"):
        pi.commit(county, "list.csv", found.rows)
    assert set(registers.all_of(county, Person)) == {LUZ, BEN, EVA}


def test_a_row_of_somebody_removed_meanwhile_stops_everything(county, look):
    found = look("Ana Ruiz,,,,,", "Luz Peña,Chief,lpena@example.org,,,")
    registers.remove(county, LUZ)
    with pytest.raises(InputProblem, match="Row 3"):
        pi.commit(county, "list.csv", found.rows)
    assert set(registers.all_of(county, Person)) == {BEN, EVA}


def test_columns_may_be_chosen_otherwise(look):
    found = look("Ana Ruiz,Principal", header="Whoever,What they do")
    assert not found.usable
    found = look(
        "Ana Ruiz,Principal", header="Whoever,What they do", columns={"name": 0, "title": 1}
    )
    assert found.usable
    assert found.rows[-1].person.name == "Ana Ruiz"
    assert found.rows[-1].person.role is w.PersonRole.PRINCIPAL


def test_somebody_noted_as_gone_is_asked_about_and_comes_back(county, look):
    registers.save(county, replace(EVA, left_on=date(2026, 6, 30)))
    found = look("Eva Ng,Teacher,eng@example.org,,Alisal Union,")
    (row,) = found.rows
    assert (row.standing, row.choice) == (RowStanding.UNCLEAR, RowChoice.SKIP)
    assert "no longer there" in row.why
    assert "No longer there: since Jun 30, 2026 → there again" in row.changes
    assert row.stays == ""
    pi.commit(county, "list.csv", [replace(row, choice=RowChoice.UPDATE)])
    kept = next(p for p in registers.all_of(county, Person) if p.id == EVA.id)
    assert (kept.left_on, kept.title) == (None, "Teacher")


@pytest.mark.parametrize(
    "line", ["Eva Ng,Coach,eng@example.org,,,", "Eva Ng,Coach,,,Alisal Union,"]
)
def test_a_last_day_to_come_stays_noted_and_the_preview_says_so(county, look, line):
    soon = clock.today() + timedelta(30)
    leaving = replace(EVA, left_on=soon)
    registers.save(county, leaving)
    found = look(line)
    (row,) = found.rows
    assert (row.standing, row.choice) == (RowStanding.SAME, RowChoice.UPDATE), row.why
    assert row.changes == ("Title: nothing → Coach",)
    assert row.stays == f"Leaves {date_words(soon)}; that stays noted."
    pi.commit(county, "list.csv", found.rows)
    kept = next(p for p in registers.all_of(county, Person) if p.id == EVA.id)
    assert kept == replace(leaving, title="Coach")
    (again,) = look(line).rows
    assert (again.choices, again.changes) == ((RowChoice.SKIP,), ())
    assert again.stays, "somebody who is only left out is told too"


def test_ten_thousand_rows_are_looked_at_and_kept_in_a_moment(county, look):
    lines = [f"Person {n} Nº{n * 7919},,p{n}@x.org,,Salinas Union High," for n in range(10_000)]
    start = thread_time()
    found = look(*lines)
    pi.commit(county, "list.csv", found.rows)
    assert thread_time() - start < 30
    assert len(registers.all_of(county, Person)) == 10_003
    assert all(row.standing is RowStanding.NEW for row in found.rows)


def test_a_new_superintendent_of_a_list_takes_over_and_the_one_before_has_left(county, look):
    (row,) = look("Ana Ruiz,Superintendent,ar@x.org,,Salinas Union High,").rows
    assert (row.replaces, row.choice) == (LUZ, RowChoice.SKIP)
    assert row.choices[0] is RowChoice.REPLACE
    pi.commit(county, "list.csv", [replace(row, choice=RowChoice.REPLACE)])
    kept = {person.name: person for person in registers.all_of(county, Person)}
    assert kept["Luz Peña"].left_on == clock.today()
    assert (kept["Ana Ruiz"].role, kept["Ana Ruiz"].left_on) == (LUZ.role, None)
    (again,) = look("Ana Ruiz,Superintendent,ar@x.org,,Salinas Union High,").rows
    assert again.standing is RowStanding.SAME
    undo.undo(county)
    assert {*registers.all_of(county, Person)} == {LUZ, BEN, EVA}


def test_somebody_of_another_role_takes_over_from_nobody(look):
    (row,) = look("Ana Ruiz,Principal,ar@x.org,,Salinas Union High,").rows
    assert (row.replaces, RowChoice.REPLACE in row.choices) == (None, False)
