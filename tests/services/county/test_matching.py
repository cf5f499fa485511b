"""What a few letters find, in which order, and that a slip of the finger is forgiven."""

from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.services.county.matching import NameIndex, best, plain

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


COUNTY = [
    "Alisal Union",
    "Alum Rock Union Elementary",
    "Cajon Valley Union",
    "Cambrian",
    "Carmel Unified",
    "Gonzales Unified",
    "Greenfield Union Elementary",
    "King City Union",
    "La Mesa-Spring Valley",
    "Los Nietos",
    "Monterey Peninsula Unified",
    "North Monterey County Unified",
    "Orchard Elementary",
    "Pacific Grove Unified",
    "Peñasquitos Charter",
    "Salinas Union High",
    "San Ardo Union Elementary",
    "Santa Rita Union",
    "Soledad Unified",
    "Spreckels Union Elementary",
    "Washington Union Elementary",
    "Luz Peña",
    "Zofia Kowalczyk",
    "José Núñez",
    "Same as the system",
    "High contrast",
    "Load Dashboard files",
    "Undo history",
    "Site visit",
    "Today",
    "Caseload",
    "Districts",
    "Identification",
    "Data",
    "Providers",
    "Reports",
    "Settings",
    "People",
    "Dates of the year",
    "Add a measure",
    "Add a person",
    "Make letters",
]


@pytest.mark.parametrize(
    ("wanted", "meant"),
    [
        ("salnias", "Salinas Union High"),
        ("slainas", "Salinas Union High"),
        ("salinas unoin", "Salinas Union High"),
        ("gonzalez", "Gonzales Unified"),
        ("orchrad", "Orchard Elementary"),
        ("rochard", "Orchard Elementary"),
        ("monteray", "Monterey Peninsula Unified"),
        ("penninsula", "Monterey Peninsula Unified"),
        ("peninsula monterey", "Monterey Peninsula Unified"),
        ("spreckles", "Spreckels Union Elementary"),
        ("greenfeild", "Greenfield Union Elementary"),
        ("greenfeil", "Greenfield Union Elementary"),
        ("wahsington elem", "Washington Union Elementary"),
        ("pacific groove", "Pacific Grove Unified"),
        ("lamesa", "La Mesa-Spring Valley"),
        ("la messa", "La Mesa-Spring Valley"),
        ("alumrock", "Alum Rock Union Elementary"),
        ("penasquitos", "Peñasquitos Charter"),
        ("peñaskitos", "Peñasquitos Charter"),
        ("pena", "Luz Peña"),
        ("nunez jose", "José Núñez"),
        ("kowalzcyk", "Zofia Kowalczyk"),
        ("mpu", "Monterey Peninsula Unified"),
        ("kcu", "King City Union"),
        ("lmsv", "La Mesa-Spring Valley"),
        ("setings", "Settings"),
        ("idnetif", "Identification"),
    ],
)
def test_slips_accents_initials_and_order_are_forgiven(wanted: str, meant: str) -> None:
    assert meant in [COUNTY[n] for n in best(wanted, COUNTY, 8)][:3]


@pytest.mark.parametrize(
    ("wanted", "other"),
    [
        ("mesa", "Same as the system"),
        ("mesa", "Add a measure"),
        ("data", "Dates of the year"),
        ("carmel", "Cambrian"),
        ("soledad", "Load Dashboard files"),
        ("alisal", "Salinas Union High"),
        ("rita", "Site visit"),
        ("luz", "Undo history"),
        ("king", "High contrast"),
        ("orange", "Orchard Elementary"),
        ("people", "Add a person"),
        ("torrance", "High contrast"),
        ("fresno", "Reports"),
        ("letter", "Settings"),
        ("nunez", "Undo history"),
    ],
)
def test_what_only_shares_some_letters_is_not_offered(wanted: str, other: str) -> None:
    assert other not in [COUNTY[n] for n in best(wanted, COUNTY, 9)]


def test_nothing_is_guessed_beside_what_fits() -> None:
    assert [COUNTY[n] for n in best("greenfield", COUNTY)] == ["Greenfield Union Elementary"]


def test_a_name_is_also_found_by_other_words_but_after_those_that_have_them() -> None:
    names = NameIndex(["Export the plan", "Print shop"], ["print pdf", ""])
    assert names.best("print") == [1, 0]
    assert names.best("pdf plan") == [0]
    assert names.and_these(["Make letters"], ["print"]).best("print") == [1, 0, 2]


def test_a_long_text_pasted_by_mistake_is_answered_at_once() -> None:
    """The limit is 50 ms a key with 4,000 places; what is asserted leaves room for a slow machine.

    Looking at all 4,000 letters took nearly ten times as long.
    """
    firsts, lasts = ("Maria", "José", "Ana", "Luz"), ("Peña", "Smith", "García", "Ng")
    names = NameIndex(f"{firsts[n % 4]} {lasts[n % 3]} {n}" for n in range(4000))
    names.best("warm")
    for wanted in ("the quick brown fox " * 200, "x" * 4000, "garcia elementary distrct", "m"):
        began = thread_time()
        names.best(wanted)
        assert thread_time() - began < 0.2, wanted[:30]


@given(st.text(), st.lists(st.text()))
def test_nothing_breaks_it_and_no_place_comes_twice(wanted: str, names: list[str]) -> None:
    found = best(wanted, names)
    assert len(set(found)) == len(found)
    assert all(0 <= n < len(names) for n in found)


@given(st.text())
def test_plain_is_plain_already(text: str) -> None:
    assert plain(plain(text)) == plain(text)
