"""The outlook in dots and numbers."""

import pytest

from ui.pages.identification.outlook import dots


@pytest.mark.parametrize(
    ("students", "drawn"),
    [
        (0, ""),
        (1, "●"),
        (5, "●●●●●"),
        (7, "●●●●● ●●"),
        (15, "●●●●● ●●●●● ●●●●●"),
        (16, "●●●●● ●●●●● ●●●●● +1"),
        (1250, "●●●●● ●●●●● ●●●●● +1,235"),
    ],
)
def test_a_dot_is_a_student(students, drawn):
    assert dots(students) == drawn
