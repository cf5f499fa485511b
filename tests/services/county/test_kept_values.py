"""What is kept is what was made last, and never too much of it."""

from sos_desktop.services.county.kept_values import KeptValues


def test_a_value_is_made_once_for_what_it_was_made_from():
    made = []

    def make():
        made.append(len(made))
        return made[-1]

    kept = KeptValues(2)
    assert [kept.get("a", source, make) for source in (1, 1, 2, 2, 1)] == [0, 0, 1, 1, 2]


def test_the_value_not_asked_for_longest_goes():
    kept = KeptValues(2)
    for key in "abac":
        kept.get(key, 0, lambda key=key: key)
    assert kept.get("a", 0, lambda: "anew") == "a"
    assert kept.get("b", 0, lambda: "anew") == "anew"
