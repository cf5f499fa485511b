"""Documents list some kinds of records as they are declared, as far as their readers may know."""

from dataclasses import replace
from datetime import date

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC
from sos_desktop.domain.casework.terms import ENGLISH
from sos_desktop.domain.documents.declared_tables import declared_tables
from tests.domain.casework.files import C, whole

PARENT = r.Interview(
    case_id=C,
    role="A parent",
    held_on=date(2026, 11, 12),
    place="Creekside",
    summary="Nobody calls.",
    quotes="“Nobody calls us.”",
    sensitivity=PUBLIC,
)
DRIVER = replace(PARENT, id="driver", role="A driver", sensitivity=OFFICE)


def table(*interviews, reader=OFFICE, prefix=""):
    file = copy_for(whole(interviews=interviews), reader)
    return next(iter(declared_tables(file, ENGLISH, "Others are withheld.", prefix)), None)


def test_the_office_has_all_of_them():
    made = table(PARENT, DRIVER)
    assert made.name == "Interviews"
    assert [column.heading for column in made.columns] == [
        "Whose voice",
        "Kind",
        "Date",
        "Where",
        "What we heard",
        "In their own words",
        "Who may read this",
    ]
    assert [row[0] for row in made.rows] == ["A parent", "A driver"]
    assert made.rows[0][2] == date(2026, 11, 12)
    assert made.caption == ""


def test_the_public_has_what_is_for_everybody_and_is_told_that_there_is_more():
    made = table(PARENT, DRIVER, reader=PUBLIC)
    assert [column.heading for column in made.columns] == [
        "Whose voice",
        "Kind",
        "Date",
        "What we heard",
    ]
    assert made.rows == (("A parent", "Interview", date(2026, 11, 12), "Nobody calls."),)
    assert made.caption == "Others are withheld."


def test_nothing_noted_is_no_table():
    assert table() is None
    assert table(DRIVER, reader=PUBLIC) is None


def test_a_document_of_several_cases_tells_whose_they_are():
    assert table(PARENT, prefix="Alisal Union: ").name == "Alisal Union: Interviews"
