"""A list of the state, or local ratings, that lacks something or contradicts itself says so."""

import pytest

from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.contract import Scope, Severity
from sos_desktop.importers.files import Source
from sos_desktop.importers.parse import parse_source
from tests.fuzz.cell_kinds import Table
from tests.fuzz.list_tables import list_name, list_table


def remarks(tmp_path, stem, change=None):
    """What is said of a list that was changed, besides what is said of it unchanged."""
    header, *rows = list_table(stem)
    table = Table(list(header), [list(row) for row in rows])
    if change is not None:
        change(table)
    path = tmp_path / f"{list_name(stem)}.txt"
    lines = ["\t".join(row) for row in (table.header, *table.rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = parse_source(Source(path), scope=Scope.ALL, county_code="99")
    return [issue for issue in found.issues if issue.severity is not Severity.NOTE]


def place(table, name):
    return next(n for n, column in enumerate(table.header) if column.startswith(name))


def drop(name):
    def change(table):
        at = place(table, name)
        for row in (table.header, *table.rows):
            del row[at]

    return change


def blank(name, rows=slice(None)):
    def change(table):
        for row in table.rows[rows]:
            row[place(table, name)] = "*"

    return change


def swap(name, old, new):
    """The first row that says `old` says `new`."""

    def change(table):
        at = place(table, name)
        next(row for row in table.rows if row[at] == old)[at] = new

    return change


@pytest.mark.parametrize(
    "stem", ["assistance", "charters", "essa", "local", "sites", "leas", "low"]
)
def test_a_list_as_it_comes_is_loaded_without_a_word(tmp_path, stem):
    assert remarks(tmp_path, stem) == []


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("assistance", "SWDpriorities"),
        ("assistance", "MetMethod2"),
        ("assistance", "EC52072b"),
        ("assistance", "EC52071f"),
        ("assistance", "TotalStudentGroups"),
        ("assistance", "AssistanceStatus2023"),
        ("charters", "ELprior"),
        ("charters", "SEDcurrent"),
        ("essa", "AA"),
        ("essa", "TotStudGrps"),
        ("sites", "Prior Year Non-Stability Rate"),
    ],
)
def test_a_column_that_is_missing_is_named(tmp_path, stem, name):
    said = remarks(tmp_path, stem, drop(name))
    assert any("missing" in issue.meaning for issue in said)


@pytest.mark.parametrize(
    ("stem", "name", "rows"),
    [
        ("assistance", "AssistanceStatus2025", slice(3, 4)),
        ("assistance", "AssistanceStatus2018", slice(None)),
        ("assistance", "AssistanceStatus2019", slice(3, 4)),
        ("assistance", "AssistanceStatus2017", slice(0, None, 2)),
        ("assistance", "MetMethod3", slice(5, 6)),
        ("assistance", "EC52072b", slice(None)),
        ("assistance", "EC52071f", slice(7, 8)),
        ("charters", "AssistanceStatus", slice(9, 10)),
        ("essa", "AssistanceStatus2025", slice(2, 3)),
        ("leas", "Total LCFF", slice(4, 5)),
        ("sites", "Prior Year Non-Stability Rate", slice(4, 5)),
        ("local", "Performance", slice(11, 12)),
    ],
)
def test_cells_that_are_blank_and_never_are_with_cde(tmp_path, stem, name, rows):
    said = remarks(tmp_path, stem, blank(name, rows))
    assert any("blank" in issue.meaning or "No rating" in issue.meaning for issue in said)


@pytest.mark.parametrize(
    ("stem", "change", "words"),
    [
        (
            "charters",
            swap("AssistanceStatus", "General Assistance", "Differentiated Assistance"),
            "two years",
        ),
        ("essa", swap("AssistanceStatus2025", "ATSI", "No Status"), "student groups marked"),
        ("essa", swap("AssistanceStatus2025", "No Status", "ATSI"), "student groups marked"),
        ("essa", swap("SWD", "1", "l"), "Y or N"),
        ("assistance", swap("Countyname", "Kern", "Kings"), "not of the county"),
        ("assistance", swap("Cdcode", "0190101", "0190110"), "not of the county or district"),
        ("leas", swap("Count of School Sites", "1", "2"), "do not add up"),
    ],
)
def test_a_row_that_contradicts_itself_is_named(tmp_path, stem, change, words):
    assert any(words in issue.meaning for issue in remarks(tmp_path, stem, change))


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("Prior Year Non-Stability Count", "1"),
        ("Prior Year Socioeconomically", "0.99"),
        ("Classroom", "FALSE"),
        ("LCFF Equity Multiplier Entitlement", "1"),
    ],
)
def test_an_eligible_site_that_does_not_add_up_is_named(tmp_path, name, cell):
    def change(table):
        row = next(row for row in table.rows if row[place(table, "LCFF")] == "TRUE")
        row[place(table, name)] = cell

    said = remarks(tmp_path, "sites", change)
    assert any("contradict each other" in issue.meaning for issue in said)


def test_a_status_that_the_clock_does_not_give_is_named(tmp_path):
    def change(table):
        before, now = place(table, "AssistanceStatus2024"), place(table, "AssistanceStatus2025")
        owed = "Differentiated Assistance, Year 1"
        row = next(row for row in table.rows if row[before] == owed and "Y" not in row[-6:])
        row[now] = "General Assistance"

    assert any("contradicts" in issue.meaning for issue in remarks(tmp_path, "assistance", change))


def test_a_column_sorted_by_itself_is_named(tmp_path):
    def change(table):
        table.rows[:] = [row for row in table.rows if not row[0].startswith("99")]
        at = place(table, "SWDcurrent")
        table.fill(at, sorted(table.column(at)))

    said = remarks(tmp_path, "charters", change)
    assert any("sorted by itself" in issue.meaning for issue in said)


def test_districts_of_one_code_with_two_names_are_named(tmp_path):
    said = remarks(tmp_path, "charters", swap("Districtname", "District 7-3", "District 7-4"))
    assert [issue.column for issue in said] == []

    def change(table):
        at = place(table, "CDS")
        table.rows[1][at] = table.rows[0][at][:7] + table.rows[1][at][7:]

    said = remarks(tmp_path, "charters", change)
    assert any("name different districts" in issue.meaning for issue in said)


def test_an_lea_that_lacks_a_priority_the_others_have_is_named(tmp_path):
    said = remarks(tmp_path, "local", lambda table: table.rows.pop(20))
    assert [issue.count for issue in said if "no row for Priority" in issue.meaning] == [1]


@pytest.mark.parametrize("stem", ["assistance", "charters", "essa", "local", "sites", "low"])
def test_two_columns_of_one_name_that_say_different_things_are_refused(tmp_path, stem):
    def change(table):
        table.header.append(table.header[-1])
        for number, row in enumerate(table.rows):
            row.append(f"{row[-1]}{number}")

    with pytest.raises(InputProblem, match="columns named"):
        remarks(tmp_path, stem, change)
