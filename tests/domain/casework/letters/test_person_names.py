"""How letters name and address people of whom only a name is known."""

import pytest

from sos_desktop.domain.casework.letters.person_names import greeting, name_in_order, spoken_name


@pytest.mark.parametrize(
    ("name", "in_order", "spoken", "dear"),
    [
        ("Jim Koenig", "Jim Koenig", "Jim Koenig", "Jim Koenig"),
        ("Koenig, Jim", "Jim Koenig", "Jim Koenig", "Jim Koenig"),
        ("Koenig, Jim, Ed.D.", "Jim Koenig, Ed.D.", "Jim Koenig", "Dr. Jim Koenig"),
        ("Yvette Irving, Ed.D.", "Yvette Irving, Ed.D.", "Yvette Irving", "Dr. Yvette Irving"),
        ("Dr. Luz Peña, Ph.D.", "Dr. Luz Peña, Ph.D.", "Dr. Luz Peña", "Dr. Luz Peña"),
        ("Ana Ruiz, Jr.", "Ana Ruiz, Jr.", "Ana Ruiz", "Ana Ruiz"),
        ("Núñez, Rosa, MA", "Rosa Núñez, MA", "Rosa Núñez", "Rosa Núñez"),
        ("Garcia Lopez, Maria", "Maria Garcia Lopez", *["Maria Garcia Lopez"] * 2),
        ("O’Neil-Ruiz, Ann B.", "Ann B. O’Neil-Ruiz", *["Ann B. O’Neil-Ruiz"] * 2),
        ("KOENIG, JIM", "JIM KOENIG", "JIM KOENIG", "JIM KOENIG"),
        ("Pat Lee, CPA", "Pat Lee, CPA", "Pat Lee", "Pat Lee"),
        ("Pat Lee, NBCT, Ed.D.", "Pat Lee, NBCT, Ed.D.", "Pat Lee", "Dr. Pat Lee"),
        ("", "", "", ""),
    ],
)
def test_names(name, in_order, spoken, dear):
    assert (name_in_order(name), spoken_name(name), greeting(name)) == (in_order, spoken, dear)


@pytest.mark.parametrize(
    "name",
    [
        "Principal, Laurel Bend High",
        "Assistant superintendent, instruction",
        "President, teachers' association",
        "Program Specialist, Alder SELPA",
        "Parent, district advisory committee",
        "Director of Special Education",
        "Interim Superintendent",
        "Ruiz, Ana, acting for Luz",
        "Núñez",
        "Ruiz, ana@example.org",
    ],
)
def test_what_is_no_sure_name_is_left_as_it_was_written_and_never_addressed(name):
    assert name_in_order(name) == name
    assert greeting(name) == ""
