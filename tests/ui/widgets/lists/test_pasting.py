"""What a block from a spreadsheet means in a list."""

from datetime import date

import pytest

from sos_desktop.domain.casework.records import Action, ProgressNote, Task, TeamMember
from sos_desktop.domain.casework.words import Repeats, Side
from sos_desktop.foundation.errors import InputProblem
from ui.pages.case.declared import form_of
from ui.widgets.lists.pasting import block_of, matched, value_in, values_of

TASK = form_of(Task, None)
TEAM = form_of(TeamMember, None)


def by_name(fields):
    return {field.name: field for field in fields}


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ("a\n\nb", (("a",), ("b",))),
        ('"two\nlines"\tx', (("two\nlines", "x"),)),
        ("a\tb\nc", (("a", "b"), ("c", ""))),
        ("\n\n", ()),
    ],
)
def test_cells_as_spreadsheets_copy_them(text, block):
    assert block_of(text) == block


def test_one_column_goes_into_the_first_text():
    found = matched(block_of("Call\nWrite"), TASK, "title")
    assert (found.names, found.is_sure) == (("title",), True)
    assert found.rows == (("Call",), ("Write",))


def test_headings_say_which_column_is_which():
    found = matched(block_of("due\ttask\nDec 4, 2026\tCall"), TASK, "title")
    assert (found.names, found.is_sure) == (("due_on", "title"), True)
    assert values_of(found.rows[0], found, by_name(TASK)) == {
        "due_on": date(2026, 12, 4),
        "title": "Call",
    }


def test_columns_in_the_order_of_the_list_need_no_look():
    found = matched(block_of("Luz Peña\tSuperintendent\tdistrict"), TEAM, "name")
    assert (found.names, found.is_sure) == (("name", "role", "side"), True)
    assert values_of(found.rows[0], found, by_name(TEAM))["side"] is Side.DISTRICT


def test_what_cannot_be_matched_is_looked_at_first():
    found = matched(block_of("Call\tnext to the bus\tmonthly"), TASK, "title")
    assert not found.is_sure
    assert found.names[0] == "title"
    assert found.names[1] != "due_on"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("repeats", "Every month", Repeats.MONTHLY),
        ("repeats", "monthly", Repeats.MONTHLY),
        ("due_on", "", None),
        ("title", "Call", "Call"),
    ],
)
def test_how_a_cell_is_read(name, text, value):
    assert value_in(text, by_name(TASK)[name]) == value


def test_money_and_refusals():
    fields = by_name(form_of(Action, None))
    assert value_in("$1,250", fields["cost"]) == 1250
    for name, text in (("cost", "a lot"), ("starts_on", "soonish"), ("state", "flying")):
        with pytest.raises(InputProblem) as caught:
            value_in(text, fields[name])
        assert caught.value.where == name


def test_days_and_numbers_are_known_before_a_text_takes_them():
    asked = by_name(form_of(ProgressNote, None))
    reading = [asked[name] for name in ("text", "noted_on", "value")]
    block = block_of("08/24/2026\t41\n08/31/2026\t44")
    assert matched(block, reading, "text").names == ("noted_on", "value")
    block = block_of("12/4/2026\tCall")
    assert matched(block, TASK, "title").names == ("due_on", "title")
