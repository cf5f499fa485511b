"""A local file of thousands of columns, in the list of what they mean."""

from sos_desktop.domain.local.mapping import ColumnFacts, ColumnMap, ColumnMeaning, Meaning
from ui.pages.case.local_columns import ColumnLines
from ui.widgets.basics import label


def shown(qtbot, meant):
    """2,000 columns, the last of which mean something."""
    facts, known = [], []
    for number in range(2000):
        counts = number >= 2000 - meant
        meaning = ColumnMeaning(
            f"M{number}", Meaning.NUMERATOR if counts else Meaning.LEAVE_OUT, "", "2025-09"
        )
        facts.append(ColumnFacts(meaning.name, ("1",), meaning, "no gaps"))
        known += [meaning] if counts else []
    lines = ColumnLines()
    qtbot.addWidget(lines)
    lines.show_columns(facts, ColumnMap(tuple(known)))
    words = " ".join(made.text() for made in lines.findChildren(type(label(""))))
    return lines, tuple(known), words


def test_those_that_mean_something_are_listed_and_the_others_told(qtbot):
    """The window stood still while two thousand boxes were made."""
    lines, known, words = shown(qtbot, 3)
    assert len(lines.boxes) == 150
    assert list(lines.boxes)[:3] == ["M1997", "M1998", "M1999"]
    assert lines.columns() == known
    assert "1,850 more columns not listed. They are left out." in words


def test_what_is_not_listed_keeps_its_meaning(qtbot):
    lines, known, words = shown(qtbot, 180)
    assert len(lines.boxes) == 150
    assert {column.name for column in lines.columns()} == {column.name for column in known}
    assert "30 of them are read like those above" in words
