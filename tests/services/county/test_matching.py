"""What a few letters find, in which order, and that a slip of the finger is forgiven."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.services.county.matching import best, plain

NAMES = [
    "Mesa Alta Unified",
    "Alder Valley Unified",
    "Cañada Vista Union",
    "Identification",
    "Data",
    "O’Neill & Sons Charter",
]


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("mesa", "Mesa Alta Unified"),
        ("al", "Alder Valley Unified"),
        ("vista", "Cañada Vista Union"),
        ("canada", "Cañada Vista Union"),
        ("unified mesa", "Mesa Alta Unified"),
        ("id", "Identification"),
        ("mau", "Mesa Alta Unified"),
        ("DATA", "Data"),
        ("o neill", "O’Neill & Sons Charter"),
        ("aldr valey", "Alder Valley Unified"),
        ("idnetification", "Identification"),
    ],
)
def test_the_best_match_comes_first(wanted: str, first: str) -> None:
    assert NAMES[best(wanted, NAMES)[0]] == first


@pytest.mark.parametrize("wanted", ["", "  ", "zzz", "&", "qwertyuiop"])
def test_what_is_not_there_is_not_found(wanted: str) -> None:
    assert best(wanted, NAMES) == []


def test_the_order_of_kinds_of_matches() -> None:
    names = ["xaltx", "Big Alt", "Alternative", "Alt"]
    assert [names[n] for n in best("alt", names)] == ["Alt", "Alternative", "Big Alt", "xaltx"]


def test_at_most_so_many() -> None:
    assert len(best("a", ["a"] * 30, limit=5)) == 5


@given(st.text(), st.lists(st.text()))
def test_nothing_breaks_it_and_no_place_comes_twice(wanted: str, names: list[str]) -> None:
    found = best(wanted, names)
    assert len(set(found)) == len(found)
    assert all(0 <= n < len(names) for n in found)


@given(st.text())
def test_plain_is_plain_already(text: str) -> None:
    assert plain(plain(text)) == plain(text)
