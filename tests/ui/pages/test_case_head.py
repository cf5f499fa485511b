"""The head of a case: the name of its LEA is whole, whatever stands beside it."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from sos_desktop.services.casework import cases
from tests.casework import add_leas, open_case
from ui import theme
from ui.pages.case.head import CaseHead

NAME = "South Monterey County Joint Union High"
TABS = 52
"""Pixels of the stages below the head; both together take 120 at most."""


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
        assert "Ana" in head.facts.text(), "the facts are whole, beside the name or below it"
        assert head.sizeHint().height() + TABS <= 120
    theme.apply(app, theme.Scheme.LIGHT)
