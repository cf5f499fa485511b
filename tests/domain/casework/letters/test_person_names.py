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
        ("", "", "", ""),
    ],
)
def test_names(name, in_order, spoken, dear):
    assert (name_in_order(name), spoken_name(name), greeting(name)) == (in_order, spoken, dear)
