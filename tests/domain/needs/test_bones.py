"""What hangs where on a fishbone: every cause once, whatever the tree."""

from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.casework import needs_words as nw
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.needs.bones import (
    bone_of,
    bones_of,
    fishbone_words,
    outline_of,
    path_of_whys,
)
from tests.domain.needs.files import cause


def test_causes_hang_on_their_category_and_others_are_bones():
    causes = (
        cause("a", category="people"),
        cause("b", parent_id="a", position=1),
        cause("own", position=2),
        cause("c", category="Transport", position=3),
    )
    boxes = {box.id: box for box in bones_of(causes)}
    assert boxes["a"].parent == bone_of("people")
    assert boxes["b"].parent == "a"
    assert boxes["own"].parent is None
    assert boxes[bone_of("Transport")].text == "Transport"
    assert bone_of("systems") not in boxes, "a bone without causes is not drawn"


def test_with_no_causes_every_category_is_a_bone():
    assert [box.text for box in bones_of(())] == list(nw.CATEGORIES.values())


def test_the_path_of_whys_is_lit_and_a_circle_ends():
    causes = (cause("a"), cause("b", parent_id="a"), cause("c", parent_id="b"), cause("d"))
    assert {box.id for box in bones_of(causes, chosen="c") if box.lit} == {"a", "b", "c"}
    ring = {c.id: c for c in (cause("x", parent_id="y"), cause("y", parent_id="x"))}
    assert path_of_whys(ring, "x") == {"x", "y"}


def test_looks_follow_what_a_cause_is():
    made = (
        cause("a", state=w.CauseState.VALIDATED),
        cause("b", kind=nw.CauseKind.ROOT, state=w.CauseState.REJECTED),
        cause("c", kind=nw.CauseKind.SYMPTOM, control=nw.DistrictControl.OUTSIDE),
    )
    said = {box.id: box.words for box in bones_of(made)}
    assert said == {
        "a": "root cause",
        "b": "set aside",
        "c": "symptom, not in the district's hands",
    }


@given(st.lists(st.integers(-1, 40), max_size=300))
def test_every_cause_stands_in_the_outline_once(parents):
    causes = [
        cause(str(n), parent_id=None if parent < 0 else str(parent), position=n)
        for n, parent in enumerate(parents)
    ]
    told = [found.id for _level, found in outline_of(causes)]
    assert sorted(told) == sorted(c.id for c in causes)
    assert len(bones_of(causes)) >= len(causes)


def test_the_same_in_words():
    causes = (cause("a", "Late", category="people"), cause("b", "No owner", parent_id="a"))
    assert fishbone_words("Few aides.", causes) == (
        "Few aides. Late, under People, possible. No owner, under Late, possible."
    )


def test_a_circle_is_told_as_it_is_drawn():
    one, two = cause("a", "A", parent_id="b"), cause("b", "B", parent_id="a", position=1)
    assert fishbone_words("P", [one, two]) == "P. A, possible. B, under A, possible."
