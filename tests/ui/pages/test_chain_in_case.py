"""The records of the chain on the Support tab: what they point to is offered, refusals are said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sos_desktop.services.casework import cases
from tests.prepared_case import filled_case, prepared_by
from ui.navigation import CaseTarget

county_template, case_id = prepared_by(filled_case, "case_id")


@pytest.fixture
def support(window, settle, case_id):
    window.open_page(CaseTarget(case_id=case_id, tab="support"))
    settle()
    return window.page.tabs.tab("support")


def rows(found):
    return [record.id for record in found.table.rows_model.rows]


def test_every_kind_of_the_chain_has_its_list(support, county):
    file = cases.case_file(county, support.file.case.id)
    for shown, kept in (
        (support.drivers, file.drivers),
        (support.cycles, file.cycles),
        (support.milestones, file.milestones),
        (support.marks, file.marks),
        (support.costs, file.costs),
    ):
        assert rows(shown) == [record.id for record in kept]
        assert kept
    assert support.hint.whole().startswith("1 loose end. ")
    [link] = support.chain.loose.links
    assert link.accessibleName() == "Driver without a change: Drivers know the roads"


def test_a_test_is_entered_by_keys(support, settle, county):
    support.cycles.add_button.click()
    entry = support.cycles.entry
    QTest.keyClicks(entry.controls["plan"], "Do two buses help?")
    QTest.keyClicks(entry.controls["prediction"], "All arrive in time")
    QTest.keyClick(entry.controls["plan"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    found = cases.case_file(county, support.file.case.id).cycles
    assert "Do two buses help?" in [cycle.plan for cycle in found]


def test_what_a_record_points_to_is_called_by_its_name(support):
    model = support.drivers.table.proxy
    assert [model.index(0, column).data() for column in range(4)] == [
        "Buses arrive in time",
        "the aim itself",
        "Late buses",
        "Fewer absences",
    ]
    assert model.index(1, 3).data() == "Fewer absences"  # that of the driver it stands under
    for found in (support.cycles, support.milestones, support.marks, support.costs):
        cells = found.table.proxy
        words = [str(cells.index(0, n).data()) for n in range(cells.columnCount())]
        assert not any(word.count("-") == 4 for word in words), words
        assert {"Add a bus", "Absent 10%"} & set(words)
