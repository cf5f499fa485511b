"""Signs of print for those of a keyboard, and nothing else changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.typography import typeset


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("the state's criteria", "the state’s criteria"),
        ("the teachers' association", "the teachers’ association"),
        ("in the '90s", "in the ’90s"),
        ("'Nobody told us', she said", "‘Nobody told us’, she said"),
        ('He said "no".', "He said “no”."),
        ('("quoted")', "(“quoted”)"),
        ('"Don\'t"', "“Don’t”"),
        ("-98.4 points", "−98.4 points"),
        ("from -3 to (-.5)", "from −3 to (−.5)"),
        ("K-2, 2025-26, 555-0103 and 2026-01-05", "K-2, 2025-26, 555-0103 and 2026-01-05"),
        ("9.7 % of all", "9.7% of all"),
        ("9.7\u00a0%", "9.7%"),
        ("a - b", "a - b"),
        (
            "see https://a.b/it's?q=\"x\"&n=-1 or 'this'",
            'see https://a.b/it\'s?q="x"&n=-1 or ‘this’',
        ),
        ("Peña", "Peña"),
        ("", ""),
    ],
)
def test_signs_of_print(typed, printed):
    assert typeset(typed) == printed


@given(st.text(alphabet="ab 1'\"-%(.\n“’", max_size=30))
def test_setting_twice_changes_nothing_and_no_other_sign_is_touched(text):
    once = typeset(text)
    assert typeset(once) == once
    kept = str.maketrans(dict.fromkeys("'\"-%−‘’“” ", ""))
    assert once.translate(kept) == text.translate(kept)
