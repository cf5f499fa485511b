"""A table with ticks: columns that are left out take no room from the others."""

import pytest

from ui.models.table import Column
from ui.pages.caseload.tick_table import TickTable

LONG = "no status: local indicators 2023 are not loaded (Priorities 1, 2, 3, 6 and 7). " * 2
ROWS = [
    ("North Monterey County Unified", "Differentiated Assistance, Year 1", "Dashboard data"),
    ("Alisal Union", "not computable", LONG),
]
COLUMNS = (
    Column[tuple]("LEA", lambda row: row[0], width=38),
    Column[tuple]("Status", lambda row: row[1], width=33),
    Column[tuple]("Remark", lambda row: row[2], width=28),
    Column[tuple]("Whose result", lambda row: "Computed (estimate)", width=20),
)


@pytest.mark.parametrize("wide", [760, 820, 1000])
def test_short_texts_stand_whole_where_a_column_is_left_out(qtbot, wide):
    table = TickTable(COLUMNS, name="LEAs", key=lambda row: row[0], can=lambda _row: True)
    qtbot.addWidget(table)
    table.resize(wide, 300)
    table.show()
    table.set_rows(ROWS)
    table.leave_out([3])
    whole = table.whole_widths(table.least_widths())
    assert [table.columnWidth(n) >= whole[n] for n in (0, 1)] == [True, True]
    assert table.columnWidth(2) < whole[2], "the long text is what gives way"
    assert table.isColumnHidden(3)


@pytest.mark.parametrize("wide", [900, 1000, 1100])
def test_a_short_text_of_few_rows_stands_whole_too(qtbot, wide):
    by_whom = Column[tuple]("Whose result", lambda row: row[3], width=20)
    table = TickTable(
        (*COLUMNS[:3], by_whom), name="LEAs", key=lambda row: row[0], can=lambda _row: True
    )
    qtbot.addWidget(table)
    table.resize(wide, 300)
    table.show()
    rows = [(f"{n} {ROWS[n % 2][0]}", *ROWS[n % 2][1:], "Official") for n in range(20)]
    table.set_rows([*rows, ("Chualar Union", *ROWS[1][1:], "Computed (estimate)")])
    whole = table.whole_widths(table.least_widths())
    assert table.columnWidth(3) >= whole[3]
    assert table.columnWidth(2) < whole[2], "the long text is what gives way"


@pytest.mark.parametrize("wide", [900, 1000])
def test_a_long_name_of_few_rows_stands_whole_beside_its_tick(app, qtbot, wide):
    """That of a joint union high school district was cut beside remarks of any length."""
    table = TickTable(COLUMNS[:3], name="LEAs", key=lambda row: row[0], can=lambda _row: True)
    qtbot.addWidget(table)
    table.resize(wide, 300)
    table.show()
    table.set_rows([*ROWS * 5, ("South Monterey County Joint Union High", *ROWS[1][1:])])
    whole = table.whole_widths(table.least_widths())
    assert table.columnWidth(0) >= whole[0]
    assert table.columnWidth(2) < whole[2], "the long text is what gives way"
