"""Fuzzy search: what a few letters find, and in which order."""

import pytest

from ui.search import Hit, best, score

_NAMES = [
    "Mesa Alta Unified",
    "Alder Valley Unified",
    "Cañada Vista Union",
    "Identification",
    "Data",
]


def hits():
    return [Hit(name, "file", "districts", {}) for name in _NAMES]


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("mesa", "Mesa Alta Unified"),
        ("al", "Alder Valley Unified"),
        ("vista", "Cañada Vista Union"),
        ("cñv", "Cañada Vista Union"),
        ("id", "Identification"),
        ("mau", "Mesa Alta Unified"),
        ("DATA", "Data"),
    ],
)
def test_the_best_match_comes_first(wanted, first):
    assert best(wanted, hits())[0].text == first


@pytest.mark.parametrize("wanted", ["zzz", "tadq", "mesa alta unified district"])
def test_letters_out_of_order_find_nothing(wanted):
    assert best(wanted, hits()) == []


def test_the_start_beats_a_word_beats_the_middle_beats_scattered_letters():
    order = ["alt", "mesa alt", "malta", "a l t"]
    scores = [score("alt", text) for text in order]
    assert None not in scores
    assert scores == sorted(scores)
    assert len(set(scores)) == 4
