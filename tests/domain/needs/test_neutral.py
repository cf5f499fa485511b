"""A cause made of a private note is in words of its own."""

import pytest

from sos_desktop.domain.needs.neutral import repeats

NOTE = "Trust is low. The president and the chair do not speak"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The president and the chair do not speak.", True),
        ("“The president, and the chair: do NOT speak”", True),
        ("Since May the president and the chair do not speak any more", True),
        ("trust is low the president and the chair do not speak", True),
        ("Trust is low", False),
        ("Decisions take two routes", False),
        ("The chair and the president meet once a month", False),
        ("", False),
    ],
)
def test_a_sentence_of_the_note_is_found_whatever_its_signs(said, found):
    assert repeats(NOTE, said) is found
