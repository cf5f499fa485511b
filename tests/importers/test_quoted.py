"""Quotation marks in lists: cells over several lines are kept, an open mark is never guessed at."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.contract import Scope
from sos_desktop.importers.files import Source
from sos_desktop.importers.parse import parse_source
from sos_desktop.importers.quoted import quoted_rows
from tests.importers.files import row, write

HEADER = "Name,Title,Phone"
FOLLOWING = "Ben Ito,Teacher,1\nSol Marín,Principal,2\n"


def rows(text, **more):
    lines = list(io.StringIO(text, newline=""))
    return list(quoted_rows("list.csv", lines, ",", again="Save it again.", **more))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f'{HEADER}\n"Ana Ruiz,Teacher,1\n{FOLLOWING}', 2),
        (f'{HEADER}\nAna Ruiz,"Teacher,1\n{FOLLOWING}', 2),
        (f'{HEADER}\n{FOLLOWING}"Ana Ruiz,Teacher,1', 4),
        (f'{HEADER}\n{FOLLOWING}Ana Ruiz,Teacher,"', 4),
        (f'{HEADER}\n"Ana Ruiz,Teacher,1\n{FOLLOWING}"Luz Peña",Teacher,3\n', 2),
        (f'"{HEADER}\n{FOLLOWING}', 1),
    ],
)
def test_a_mark_that_is_never_closed_is_named_with_its_line(text, line):
    with pytest.raises(InputProblem, match=f"mark in line {line} is never closed"):
        rows(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Ruiz, Ana","said ""yes""",1\n', [["Ruiz, Ana", 'said "yes"', "1"]]),
        ('"Ana\r\nRuiz",a\r\nBen,b\r\n', [["Ana\r\nRuiz", "a"], ["Ben", "b"]]),
        ('Ana "Annie" Ruiz,a\nBen,b', [['Ana "Annie" Ruiz', "a"], ["Ben", "b"]]),
        ('Ben,b\n"Ana" Ruiz,a\n', [["Ben", "b"], ["Ana Ruiz", "a"]]),
        ("", []),
    ],
)
def test_what_excel_would_read(text, expected):
    assert rows(text) == expected


def test_lines_are_counted_from_where_the_table_begins():
    with pytest.raises(InputProblem, match="line 9"):
        rows('a,b\n"c,d\n', first=8)


@given(st.lists(st.lists(st.text(), min_size=2, max_size=4), max_size=8))
def test_what_was_written_as_a_list_is_read_as_it_was(table):
    paper = io.StringIO(newline="")
    csv.writer(paper).writerows(table)
    assert rows(paper.getvalue()) == table


def test_a_data_file_with_an_open_mark_is_refused_whole(tmp_path):
    path = write(tmp_path, "susp", 2025, [row("susp", 2025), row("susp", 2025)])
    lines = path.read_text("utf-8").replace("\t", ",").splitlines()
    lines[0] = ",".join(f'"{name}"' for name in lines[0].split(","))
    lines[1] = '"' + lines[1]
    path.write_text("\n".join(lines), "utf-8")
    with pytest.raises(InputProblem, match="line 2 is never closed"):
        parse_source(Source(path), scope=Scope.ALL, county_code="27")
