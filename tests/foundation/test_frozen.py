"""What `frozen_dataclass` makes behaves as what `dataclass(frozen=True, slots=True)` makes."""

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from sos_desktop.foundation.frozen import frozen_dataclass

SLOTTED = dataclass(frozen=True, slots=True)


def _declared(make, make_by_name):
    """The same classes, declared one way or the other."""

    @make
    class Place:
        """One."""

        name: str
        zip_code: str = "95000"
        notes: list[str] = field(default_factory=list, hash=False)
        seen: int = field(default=0, repr=False, compare=False)

        def __post_init__(self) -> None:
            if not self.name:
                raise ValueError("A place has a name.")

    @make
    class School(Place):
        """What it inherits stands before its own."""

        grades: tuple[int, ...] = ()
        words: int = field(init=False, compare=False)
        closed: bool = field(init=False, default=False)
        found: dict[str, int] = field(init=False, default_factory=dict, hash=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "words", len(self.name.split()))

    @make_by_name
    class Visit:
        """Given by name only."""

        day: int
        place: object = None

    @make
    class Nothing:
        """No field at all."""

    @make
    class Alike:
        """Says itself what is equal and how it is shown."""

        name: str

        def __eq__(self, other: object) -> bool:
            return True

        def __repr__(self) -> str:
            return "alike"

    return {one.__name__: one for one in (Place, School, Visit, Nothing, Alike)}


OURS = _declared(frozen_dataclass, frozen_dataclass(kw_only=True))
THEIRS = _declared(SLOTTED, dataclass(frozen=True, slots=True, kw_only=True))

MADE = [
    ("Place", ("Alder",), {}),
    ("Place", ("Alder", "95001"), {"notes": ["a"], "seen": 3}),
    ("Place", (), {"name": "Alder", "seen": 4}),
    ("School", ("Alder Creek", "95002"), {"grades": (1, 2)}),
    ("Visit", (), {"day": 3, "place": "Alder"}),
    ("Nothing", (), {}),
]
REFUSED = [
    ("Place", (), {}),
    ("Place", ("",), {}),
    ("Place", ("Alder",), {"street": "Main"}),
    ("School", ("Alder",), {"words": 2}),
    ("Visit", (3,), {}),
]


@pytest.mark.parametrize(("name", "given", "named"), MADE)
def test_instances_are_alike(name, given, named):
    ours, theirs = OURS[name](*given, **named), THEIRS[name](*given, **named)
    assert repr(ours) == repr(theirs)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert hash(ours) == hash(theirs)
    assert ours == OURS[name](*given, **named)
    assert ours != theirs
    for one in (copy.copy(ours), copy.deepcopy(ours)):
        assert one == ours
        assert repr(one) == repr(ours)
    assert not hasattr(ours, "__dict__")
    assert OURS[name].__match_args__ == THEIRS[name].__match_args__


@pytest.mark.parametrize(("name", "given", "named"), REFUSED)
def test_the_same_is_refused_in_the_same_words(name, given, named):
    with pytest.raises((TypeError, ValueError)) as theirs:
        THEIRS[name](*given, **named)
    # Twice: the first call is the one that writes the method.
    for _turn in range(2):
        with pytest.raises(type(theirs.value)) as ours:
            OURS[name](*given, **named)
        assert str(ours.value) == str(theirs.value)


def test_nothing_of_an_instance_can_be_set_or_deleted():
    place = OURS["Place"]("Alder")
    for name in ("name", "street"):
        with pytest.raises(FrozenInstanceError):
            setattr(place, name, "Birch")
        with pytest.raises(FrozenInstanceError):
            delattr(place, name)
    assert place.name == "Alder"


def test_defaults_are_made_anew_and_replaced_ones_are_others():
    place = OURS["Place"]("Alder")
    place.notes.append("seen")
    assert OURS["Place"]("Alder").notes == []
    assert replace(place, name="Birch") == OURS["Place"]("Birch", notes=["seen"])
    with pytest.raises(ValueError, match="words"):
        replace(OURS["School"]("Alder"), words=3)


def test_equality_looks_only_where_it_is_to():
    place = OURS["Place"]
    assert place("Alder", seen=1) == place("Alder", seen=2)
    assert place("Alder", notes=["a"]) != place("Alder")
    assert hash(place("Alder", notes=["a"])) == hash(place("Alder"))
    assert place("Alder") != OURS["School"]("Alder")
    assert OURS["Alike"]("a") == OURS["Alike"]("b")
    assert repr(OURS["Alike"]("a")) == "alike"
    assert hash(OURS["Alike"]("a")) == hash(THEIRS["Alike"]("a"))


def test_what_points_to_itself_is_shown_once():
    trail: list[object] = []
    visit = OURS["Visit"](day=1, place=trail)
    trail.append(visit)
    assert repr(visit).count("...") == 1


@frozen_dataclass
class Kept:
    """Of a module, so that a pickle can name it."""

    name: str
    count: int = 0


def test_pickles_come_back():
    assert pickle.loads(pickle.dumps(Kept("Alder", 2))) == Kept("Alder", 2)


def test_methods_are_written_when_first_called():
    """That they are not written before is what makes a declaration cheap."""

    @frozen_dataclass
    class Fresh:
        """New here."""

        name: str

    before = {name: vars(Fresh)[name] for name in ("__init__", "__eq__", "__hash__")}
    first, second = Fresh("a"), Fresh("a")
    assert first == second
    assert hash(first) == hash(second)
    after = {name: vars(Fresh)[name] for name in before}
    assert not before.items() & after.items()
    assert [item.name for item in fields(Fresh)] == ["name"]


def test_a_class_below_that_is_not_declared_keeps_the_ways_of_its_base():
    @frozen_dataclass
    class Base:
        """A base."""

        name: str

    class Below(Base):
        """Not declared itself."""

        def __init__(self, name: str) -> None:
            super().__init__(name.upper())

    assert Below("a").name == "A"
    assert Base("a").name == "a"
    assert Below("b") == Below("B")
