"""The head of a case: the name of its LEA is whole, and the stages below it never move."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from sos_desktop.domain.casework.words import Stage
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases
from tests.casework import add_leas, open_case
from ui import theme
from ui.navigation import CaseTarget
from ui.pages.case.head import CaseHead

NAME = "South Monterey County Joint Union High"
TABS = 52
"""Pixels of the stages below the head; both together take 104 at most, with 4 between them."""


@pytest.mark.parametrize("width", [660, 800, 900, 1000, 1130, 1400, 1700])
@pytest.mark.parametrize("percent", [100, 150])
def test_the_name_is_whole(context, county, app, width, percent):
    add_leas(county)
    file = cases.case_file(county, open_case(county))
    file = replace(
        file, lea=replace(file.lea, name=NAME), case=replace(file.case, consultant="Ana")
    )
    theme.apply(app, theme.Scheme.LIGHT, percent)
    commands = QWidget()
    commands.setFixedSize(505 * percent // 100, 32)
    head = CaseHead(context, lambda _code: None, commands)
    head.show_file(file)
    head.resize(width, head.sizeHint().height())
    head.show()
    for _turn in range(3):
        QApplication.processEvents()
    if percent == 100 or width >= 900:
        assert head.name.text() == NAME
    if percent == 100 and width >= 1130:
        assert "Ana" in head.facts.text(), "the facts are whole below the name"
        assert head.sizeHint().height() + 4 + TABS <= 104
    theme.apply(app, theme.Scheme.LIGHT)


def test_the_stages_stand_at_one_height_on_every_tab_and_whatever_the_head_says(
    window, settle, county
):
    add_leas(county)
    window.resize(1366, 768)
    window.open_page(CaseTarget(open_case(county)))
    settle()
    page = window.page
    tops = {page.tabs.y()}
    for key in page.tabs.keys:
        page.tabs.turn_to(key)
        settle()
        tops.add(page.tabs.y())
    for stage in Stage:
        for consultant in ("", "Celeste Okafor-Lund of the county office, Monday to Thursday"):
            for closed_on in (None, clock.today()):
                said = {"stage": stage, "consultant": consultant, "closed_on": closed_on}
                page.head.show_file(replace(page.file, case=replace(page.file.case, **said)))
                QApplication.processEvents()
                tops.add(page.tabs.y())
    assert len(tops) == 1, tops
