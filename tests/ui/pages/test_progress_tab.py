"""The Progress tab of a case: four views of lists, figures of gains, a file of answers."""

import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.services.casework import cases
from tests.prepared_case import filled_case, prepared_by
from ui.navigation import CaseTarget

county_template, case_id = prepared_by(filled_case, "case_id")


@pytest.fixture
def progress(window, settle, case_id):
    window.open_page(CaseTarget(case_id=case_id, tab="progress"))
    settle()
    return window.page.tabs.tab("progress")


def _file(progress, county):
    return cases.case_file(county, progress.file.case.id)


def test_each_view_shows_its_lists_and_nothing_else(progress):
    lists = (progress.check_ins, progress.exits, progress.feedback, progress.planned)
    for key, shown in zip(progress.views._buttons, lists, strict=True):
        progress.views.button_of(key).click()
        assert [made for made in lists if made.isVisibleTo(progress)] == [shown]


def test_every_kind_stands_in_a_view_and_is_gone_to(progress, county):
    file = _file(progress, county)
    for kind, found in (
        (r.CheckIn, file.check_ins),
        (r.ActionQuarter, file.quarters),
        (r.ReviewPoint, file.reviews),
        (r.SupportExit, file.exits),
        (r.LastingPart, file.lasting),
        (r.LookBack, file.look_backs),
        (r.Gain, file.gains),
        (r.Feedback, file.feedback),
        (r.Lesson, file.lessons),
        (r.YearSupport, file.year_support),
        (r.PlannedHours, file.planned_hours),
    ):
        assert found, kind
        table = progress.lists()[kind_of(kind).table]
        assert progress.go_to(kind_of(kind).table, found[0].id)
        assert table.isVisibleTo(progress)


def test_a_check_in_is_entered_by_keys(progress, settle, county):
    progress.check_ins.add_button.click()
    entry = progress.check_ins.entry
    QTest.keyClicks(entry.controls["moved"], "A second line runs")
    QTest.keyClick(entry.controls["moved"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert "A second line runs" in [one.moved for one in _file(progress, county).check_ins]


def test_plan_and_done_are_told_by_year_and_nothing_missing_is_0(progress):
    assert progress.done.text() == (
        "2026-27, changes by their latest quarter: 1 behind the plan; $1,200 planned, $400 spent."
    )


def test_the_figures_of_gains_are_kept_with_the_look_back_that_waits(progress, settle, county):
    progress.show_view("lasts")
    settle()
    assert "Absent 10%" in progress.gains_card.figures[0].words
    before = len(_file(progress, county).gains)
    progress.gains_card.keep_button.click()
    settle()
    assert len(_file(progress, county).gains) >= before


def test_a_file_of_answers_is_taken_in_and_whose_voices_they_are_is_said(
    progress, settle, county, tmp_path, monkeypatch
):
    path = tmp_path / "answers.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        write = csv.writer(stream)
        write.writerow(["Papel", "Confiamos", "Llegó a los salones de clase y a los estudiantes."])
        write.writerow(["Familias", "x", "4"])
        write.writerow(["Maestros", "", "2"])
    monkeypatch.setattr(progress.context.dialogs, "open_table", lambda *_args: path)
    progress.take_in.click()
    settle()
    found = [one for one in _file(progress, county).feedback if one.file_name]
    assert [(one.role, one.classroom, str(one.language)) for one in found] == [
        ("families", 4, "es"),
        ("teachers", 2, "es"),
    ]
    assert progress.balance.text().startswith("3 answers: Families 2, Teachers 1.")
