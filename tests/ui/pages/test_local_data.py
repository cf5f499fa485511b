"""Local data and findings in the window: a file by its columns, charts, findings by one key."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from sos_desktop.domain.casework.words import FindingKind
from sos_desktop.domain.charts.bars import BarData
from sos_desktop.domain.local.charts import ChartKind
from sos_desktop.domain.local.guessing import guess
from sos_desktop.domain.local.mapping import ColumnFacts, ColumnMap, ColumnMeaning, Meaning
from sos_desktop.services.casework import cases
from sos_desktop.services.dashboard import imports
from sos_desktop.services.local import reading, tables
from tests.casework import open_case
from tests.importers import files as importer_files
from tests.importers.files import DISTRICT
from tests.prepared_case import prepared_by
from ui.navigation import CaseTarget
from ui.pages.case.local_columns import ColumnLines
from ui.pages.case.local_data import LocalDataDialog
from ui.pages.case.local_wizard import LocalWizard
from ui.pages.case.similar import SimilarDialog

ROWS = (
    "Month,School,Group,Absent,Enrolled\n2026-09,Alder ES,SWD,3,9\n2026-09,Birch MS,SWD,8,60\n"
    "2026-09,Cedar HS,SWD,5,20\n2026-09,District,SWD,16,89\n2026-10,Birch MS,SWD,12,60\n"
)
STUDENTS = "SSID,Last Name,School,Chronic\n" + "".join(
    f"{10**9 + n},Peña,Alder ES,{'Y' if n % 2 else 'N'}\n" for n in range(30)
)


def case_with_figures(county, folder):
    path = importer_files.write(folder, "susp", 2025)
    imports.commit(county, imports.preview(county, [path]))
    return open_case(county, DISTRICT)


county_template, case_id = prepared_by(case_with_figures, "case_id")


@pytest.fixture
def needs(window, settle, case_id):
    window.open_page(CaseTarget(case_id=case_id, tab="needs"))
    settle()
    return window.page.tabs.tab("needs")


def shown(kind):
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def read(needs, settle, window, tmp_path, content, name="attendance.csv"):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    window.context.dialogs.files = [path]
    needs.see.open_local_data()
    settle()
    local = shown(LocalDataDialog)
    local.read_button.click()
    settle()
    return local, shown(LocalWizard)


def keep(wizard, settle):
    """Check the rows and keep their figures."""
    wizard.check_button.click()
    settle()
    wizard.keep_button.click()
    settle()


def test_a_file_is_read_by_its_columns_and_becomes_charts_and_a_finding(
    needs, settle, window, county, tmp_path
):
    local, wizard = read(needs, settle, window, tmp_path, ROWS)
    assert wizard.columns.boxes["Absent"].currentData() == Meaning.NUMERATOR
    wizard.name.setFocus()
    QTest.keyClick(wizard.name, Qt.Key.Key_Return)  # checks the rows, and saves no file
    settle()
    assert wizard.keep_button.text() == "Keep 5 figures"
    assert "2 figures of 5 are held back" in wizard.notes.text()
    wizard.name.setFocus()
    QTest.keyClick(wizard.name, Qt.Key.Key_Return)
    settle()
    local.source.setFocus()
    QTest.keyClick(local.source, Qt.Key.Key_Return)
    assert local.source.view().isVisible(), "and no second file is asked for"
    local.source.hidePopup()
    [view] = tables.sources(county, DISTRICT)
    assert view.source.name == "Attendance"
    for kind in ChartKind:
        local._pick(kind)
        assert local.chart.layout_shown is not None
    local._pick(ChartKind.PLACES)
    assert isinstance(local.chart._chart, BarData)
    rows = local.figures.rows_model.rows
    assert [r.shown for r in rows if r.cell.place in ("Alder ES", "Cedar HS")] == [False, False]
    place = next(n for n, r in enumerate(rows) if r.cell.key == ("2026-10", "Birch MS", "SWD"))
    local.figures.selectRow(
        local.figures.proxy.mapFromSource(local.figures.rows_model.index(place, 0)).row()
    )
    local.figures.setFocus()
    QTest.keyClick(local.figures, Qt.Key.Key_Return)
    settle()
    [finding] = cases.case_file(county, needs.file.case.id).findings
    assert "12 of 60 (20.0%)" in finding.text
    assert finding.kind is FindingKind.WEAKNESS
    local.close()


def test_totals_of_the_district_are_listed_as_added_up_and_become_a_finding(
    needs, settle, window, county, tmp_path
):
    more = "2026-10,Cedar HS,SWD,15,30\n2026-10,Alder ES,SWD,0,0\n2026-11,Cedar HS,SWD,15,30\n"
    rows = ROWS.replace("2026-09,District,SWD,16,89\n", more)
    local, wizard = read(needs, settle, window, tmp_path, rows)
    keep(wizard, settle)
    lines = local.figures.rows_model.rows
    place = next(n for n, r in enumerate(lines) if r.cell.key == ("2026-10", "", "SWD"))
    index = local.figures.rows_model.index(place, 3)
    assert index.data() == "30.0% (27 of 90), added up"
    assert "the files do not say it" in index.data(Qt.ItemDataRole.ToolTipRole)
    later = next(n for n, r in enumerate(lines) if r.cell.key == ("2026-11", "", "SWD"))
    assert local.figures.rows_model.index(later, 3).data() == "not reported by every school"
    local.figures.selectRow(local.figures.proxy.mapFromSource(index).row())
    for _once_and_again in range(2):
        local.write_finding()
        settle()
    [finding] = cases.case_file(county, needs.file.case.id).findings
    assert "27 of 90" in finding.text
    assert "A finding says this already" in local.problem.text()
    local.close()


def test_no_figure_is_cut_where_there_is_room(needs, settle, window, tmp_path):
    """Columns kept the widths they had while nothing was loaded, in half of the table."""
    rows = ROWS.replace("2026-10,Birch MS,SWD,12,60\n", "")
    local, wizard = read(needs, settle, window, tmp_path, rows)
    keep(wizard, settle)
    table = local.figures
    texts = [table.rows_model.index(row, 2).data() for row in range(table.rows_model.rowCount())]
    needed = max(map(table.fontMetrics().horizontalAdvance, texts))
    assert table.columnWidth(2) > needed
    local.close()


def test_a_file_of_headings_alone_is_refused_and_shows_nothing_to_come(
    needs, settle, window, tmp_path
):
    _local, wizard = read(needs, settle, window, tmp_path, "Month,Absent\n")
    assert wizard.problem.isVisible()
    assert not any(made.isVisible() for made in (wizard.students, wizard.side))
    wizard.reject()


def test_a_held_back_figure_can_be_chosen_and_makes_no_finding(
    needs, settle, window, county, tmp_path
):
    local, wizard = read(needs, settle, window, tmp_path, ROWS)
    keep(wizard, settle)
    rows = local.figures.rows_model.rows
    place = next(n for n, r in enumerate(rows) if r.cell.place == "Alder ES")
    local.figures.selectRow(place)
    assert not local.finding_button.isEnabled()
    local.write_finding()
    settle()
    assert local.problem.isVisible()
    assert "held back" in local.problem.text()
    assert cases.case_file(county, needs.file.case.id).findings == ()
    local.close()


def test_a_meaning_counts_for_the_same_column_under_every_heading(app):
    """Ten months side by side were ten choices, and the chosen columns forgot their months."""
    names = ("Aug 2026 · Late", "Sep 2026 · Late", "Sep 2026 · Enrolled", "Late")
    facts = [ColumnFacts(name, ("3",), guess(name, ["3"])) for name in names]
    lines = ColumnLines()
    lines.show_columns(facts, ColumnMap(tuple(fact.guess for fact in facts[2:3])))
    box = lines.boxes[names[0]]
    box.setCurrentIndex(box.findData(Meaning.NUMERATOR))
    box.activated.emit(box.currentIndex())
    chosen = {column.name: column for column in lines.columns()}
    assert {name: (chosen[name].meaning, chosen[name].period) for name in names[:2]} == {
        names[0]: (Meaning.NUMERATOR, "2026-08"),
        names[1]: (Meaning.NUMERATOR, "2026-09"),
    }
    assert names[3] not in chosen


def test_students_are_counted_only_once_somebody_agrees(needs, settle, window, county, tmp_path):
    local, wizard = read(needs, settle, window, tmp_path, STUDENTS, "roster.csv")
    assert "row per student" in wizard.warning.text()
    texts = [w.text() for w in wizard.columns.findChildren(type(wizard.warning))]
    assert not any("Peña" in words or "10000000" in words for words in texts)
    wizard.year.setText("2026-27")
    wizard.check_button.click()
    settle()
    assert wizard.problem.isVisible()
    wizard.students.setChecked(True)
    keep(wizard, settle)
    [view] = tables.sources(county, DISTRICT)
    [cell] = tables.table_of(county, view.source.id).cells
    assert (cell.numerator, cell.denominator) == (15, 30)
    local.close()


def test_enter_on_a_cell_writes_a_finding_tied_to_it(needs, settle, county):
    see = needs.see
    view = see.heat_map.heat.view
    assert view is not None
    see.heat_map.setFocus()
    see.heat_map.choose(view.groups[0])
    QTest.keyClick(see.heat_map, Qt.Key.Key_Return)
    settle()
    assert see.heat_map.hasFocus(), "the next cell can be written about"
    see.write_button.click()
    settle()
    assert len(cases.case_file(county, needs.file.case.id).findings) == 1, "it is said already"
    assert needs.findings.table.hasFocus(), "what is typed now presses no button"
    file = cases.case_file(county, needs.file.case.id)
    [finding], [figure] = file.findings, file.figures
    assert figure.finding_id == finding.id
    assert figure.indicator == "SUSPENSION"
    [shown_finding] = needs.findings.table.rows_model.rows
    assert shown_finding.id == finding.id
    [batch] = imports.history(county)
    see.context.change(lambda: imports.undo_import(county, batch.id), owner=see)
    settle()
    see.show_file(cases.case_file(county, file.case.id))
    settle()
    assert "taken back" in see.standings[figure.id].words


def test_similar_districts_stand_side_by_side_and_follow_the_weights(needs, settle):
    needs.see.open_similar()
    settle()
    dialog = shown(SimilarDialog)
    assert dialog._view is not None, dialog.problem.text()
    assert "Compared with" in dialog.facts.text()
    headings = [column.heading for column in dialog._columns()]
    assert {"Grades apart", "Size apart", "Groups apart", "Place apart"} <= set(headings)
    for box in dialog.weights.values():
        box.setCurrentIndex(0)
    dialog.look()
    settle()
    assert {row.likeness.percent for row in dialog._view.rows} <= {0.0}
    dialog.close()


def test_the_keys_stay_where_one_types_while_a_file_is_looked_at(needs, settle, window, tmp_path):
    """They went to the first column, and what was typed chose a meaning there."""
    path = tmp_path / "attendance.csv"
    path.write_text("Month,School,Absent,Enrolled\nSep 2026,Ridge,20,100\n", encoding="utf-8")
    file = reading.open_file(path)
    wizard = LocalWizard(window.context, DISTRICT, file, "Attendance", "", None, parent=window)
    wizard.open()
    wizard.activateWindow()
    wizard.name.setFocus()
    settle()
    assert wizard.columns.boxes
    assert wizard.focusWidget() is wizard.name
    wizard.close()


def test_a_year_of_which_one_file_is_loaded_is_passed_over_and_said(
    needs, settle, county, tmp_path
):
    """One early file of a new year hid what the year before says of all of it."""
    stems = ("ela", "math", "elpi", "chronic", "susp")
    paths = [importer_files.write(tmp_path, stem, 2022) for stem in stems]
    imports.commit(county, imports.preview(county, paths))
    see = needs.see
    see.show_file(replace(needs.file))
    settle()
    assert "2022" in see.title.text()
    assert see.hint.text().startswith("Of 2025 only Suspension is loaded. ")
    see.years.buttons[2025].click()
    settle()
    assert "2025" in see.title.text()
    assert not see.hint.text().startswith("Of ")


def test_the_newest_loaded_year_is_seen_and_the_year_of_the_case_is_one_press_away(
    needs, settle, county, tmp_path
):
    """Where the district stands now counts, whatever year the case began with."""
    path = importer_files.write(tmp_path, "susp", 2022)
    imports.commit(county, imports.preview(county, [path]))
    file = cases.case_file(county, needs.file.case.id)
    see = needs.see
    see.show_file(replace(file, case=replace(file.case, year=2022)))
    settle()
    assert "2025" in see.title.text()
    assert see.years.buttons[2022].text() == "2022, the case's year"
    see.years.buttons[2022].click()
    settle()
    assert "2022" in see.title.text()
    assert see.heat_map.heat.view.year == 2022


def test_a_column_that_is_named_in_one_long_word_leaves_the_others_their_room(qtbot):
    """Beside a preview the first values stood as a tower, and what was found was cut."""
    lines = ColumnLines()
    qtbot.addWidget(lines)
    name = "ChronicAbsenteeismEligibleCumulativeEnrollment"
    facts = [
        ColumnFacts(one, ("17000", "4000"), ColumnMeaning(one, Meaning.LEAVE_OUT))
        for one in (name, "x")
    ]
    lines.show_columns(facts, ColumnMap())
    whole = lines.fontMetrics().horizontalAdvance(name)
    shown = next(w for w in lines.findChildren(QLabel) if w.accessibleName() == name)
    assert shown.minimumSizeHint().width() < whole / 2
