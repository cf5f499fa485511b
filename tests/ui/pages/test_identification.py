"""The Identification page: years, and what is not loaded."""

from collections import Counter

import pytest
from PySide6.QtWidgets import QApplication

from sos_desktop.services.dashboard import imports
from tests.importers import files
from tests.ui.pages.conftest import OTHER
from tests.ui.pages.identification import (
    STATUSES,
    opens,
)
from tests.ui.pages.reading import press, words
from ui.navigation import IdentificationTarget
from ui.pages.identification.letters_view import LetterDelegate


@pytest.fixture
def page(window, settle):
    return opens(window, settle)


def test_another_year(two_years, page, settle):
    shown = page()
    shown.years.buttons[2022].setFocus()
    press(shown, "2022")
    settle()
    assert shown.years.buttons[2022].hasFocus(), "the next year is one key away"
    assert "Computed (estimate), 2022 criteria" in words(shown)
    assert "graduation 2022 not loaded" in shown.note.text()
    assert "not “not eligible”" in shown.note.text()


def test_what_is_not_loaded_is_a_question_and_no_dot(county, page, tmp_path):
    path = files.write(tmp_path, "elpi", 2025, [files.row("elpi", 2025, studentgroup="EL")])
    imports.commit(county, imports.preview(county, [path]))
    shown = page()
    letters = shown.tabs.letters.model
    swd = letters.cells.groups.index("SWD") + 2
    assert letters.index(0, swd).data() == "?"
    assert letters.index(0, 1).data() == "?"
    assert [f.number for f in shown.release.figures][:2] == [None, None]
    assert shown.release.figures[-1].words == "marked under EC 52072"
    assert shown.release.figures[-1].number is None, "0 would say that nobody is"
    assert "not computable" in shown.note.text().casefold()


def test_a_year_without_rules_says_why_and_leads_to_the_figures(
    county, page, window, settle, tmp_path
):
    path = files.write(tmp_path, "grad", 2021, [files.row("grad", 2021)])
    imports.commit(county, imports.preview(county, [path]))
    shown = page()
    assert "The 2021 Dashboard had no performance levels" in words(shown)
    assert not shown.tabs.isVisible()
    press(shown, "See the districts' figures")
    settle()
    assert window.page.key == "districts"
    assert "10.0%" in window.page.detail.heat_map.heat.index(0, 0).data().replace("\u00a0", " ")
    assert "not computed" in {
        window.page.detail.heat_map.heat.index(0, c).data()
        for c in range(window.page.detail.heat_map.heat.columnCount())
    }


def test_from_a_row_to_the_district_and_back_to_another(two_years, page, window, settle):
    shown = page(STATUSES)
    for cds in (files.DISTRICT, OTHER):
        shown.tabs.statuses.table.select(cds)
        shown.tabs.statuses.card.step.click()
        settle()
        assert window.page.detail.view.lea.cds == cds
        window.open_page(IdentificationTarget())
        settle()


def test_opened_for_the_first_time_each_letter_is_drawn_once(
    two_years, window, settle, monkeypatch
):
    drawn: Counter[tuple[int, int]] = Counter()
    draw = LetterDelegate.paint

    def told(self, painter, option, index):
        drawn[index.row(), index.column()] += 1
        draw(self, painter, option, index)

    monkeypatch.setattr(LetterDelegate, "paint", told)
    window.show()
    settle()
    window.open_page(IdentificationTarget())
    settle()
    assert drawn, "the letters are in sight"
    assert set(drawn.values()) == {1}
    assert "empty" not in vars(window.page), "what an empty page says is made for an empty one"


def test_a_year_chosen_before_the_page_stands_is_painted_too(two_years, window, settle):
    window.open_page(IdentificationTarget())
    shown = window.page
    for year in (2022, None, 2022):
        while not shown.is_filling:
            QApplication.processEvents()
        shown.open(IdentificationTarget(year))
    settle()
    assert shown.years.buttons[2022].isChecked()
    assert shown.updatesEnabled()
    assert shown.content.updatesEnabled()
    assert shown.tabs.letters.table.isVisible()
