"""Imports: whole or not at all, replaced and taken back, and nothing twice."""

import pytest
import sqlalchemy as sa

from db.models.county import LeaRow
from db.models.dashboard import ObservationRow
from sos_desktop.domain.changes import Subject
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS, Indicator
from sos_desktop.foundation.errors import Cancelled, InputProblem
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.services.county import undo
from sos_desktop.services.dashboard import figure_store, import_store, imports
from sos_desktop.services.dashboard.imports import FileStatus, Scope
from tests.importers import files, lists


def commit(county, *paths, scope=Scope.LEAS):
    return imports.commit(county, imports.preview(county, paths, scope=scope))


def stored(county):
    with county.session() as session:
        return session.scalar(sa.select(sa.func.count()).select_from(ObservationRow))


def status_of_suspension(county):
    from sos_desktop.services.dashboard import districts

    view = districts.district(county, files.DISTRICT, 2025)
    return view.cells["SWD"][Indicator.SUSPENSION].value


def test_a_preview_writes_nothing(county, tmp_path):
    preview = imports.preview(county, [files.write(tmp_path, "susp", 2025)])
    [file] = preview.files
    assert (file.status, file.title, file.rows_kept) == (FileStatus.READY, "Suspension 2025", 1)
    assert (file.leas, file.schools) == (1, 0)
    assert stored(county) == 0
    assert imports.history(county) == ()


def test_importing_again_replaces_and_taking_back_restores(county, tmp_path):
    path = files.write(tmp_path, "susp", 2025, [files.row("susp", 2025, currstatus="9.2")])
    commit(county, path)
    assert status_of_suspension(county) == "9.2%"
    files.write(tmp_path, "susp", 2025, [files.row("susp", 2025, currstatus="8.0")])
    preview = imports.preview(county, [path])
    assert preview.files[0].replaces.startswith("suspdownload2025.txt, 1 row,")
    second = imports.commit(county, preview).batches[0]
    assert status_of_suspension(county) == "8.0%"
    assert [b.state for b in imports.history(county)] == ["active", "replaced"]
    imports.undo_import(county, second.id)
    assert status_of_suspension(county) == "9.2%"
    assert [b.state for b in imports.history(county)] == ["undone", "active"]
    with pytest.raises(InputProblem, match="taken back before"):
        imports.undo_import(county, second.id)


def test_undo_takes_an_import_back_and_redo_brings_it_again(county, tmp_path):
    path = files.write(tmp_path, "susp", 2025, [files.row("susp", 2025, currstatus="9.2")])
    commit(county, path)
    files.write(tmp_path, "susp", 2025, [files.row("susp", 2025, currstatus="8.0")])
    second = commit(county, path).batches[0]
    assert undo.undo_status(county).undo == "Import Suspension 2025"
    assert undo.undo(county).subjects & Subject.DATA
    assert status_of_suspension(county) == "9.2%"
    assert [b.state for b in imports.history(county)] == ["undone", "active"]
    undo.redo(county)
    assert status_of_suspension(county) == "8.0%"
    changes = imports.undo_import(county, second.id)
    assert changes.label == undo.undo_status(county).undo == "Take back Suspension 2025"
    assert status_of_suspension(county) == "9.2%"
    undo.undo(county)
    assert status_of_suspension(county) == "8.0%"
    assert [b.state for b in imports.history(county)] == ["active", "replaced"]


def test_taking_back_one_in_the_middle_keeps_the_last(county, tmp_path):
    ids = []
    for status in ("1.0", "2.0", "3.0"):
        path = files.write(tmp_path, "susp", 2025, [files.row("susp", 2025, currstatus=status)])
        ids.append(commit(county, path).batches[0].id)
    imports.undo_import(county, ids[1])
    assert status_of_suspension(county) == "3.0%"
    imports.undo_import(county, ids[2])
    assert status_of_suspension(county) == "1.0%"


def test_the_same_file_twice_is_nothing_to_do(county, tmp_path):
    path = files.write(tmp_path, "susp", 2025)
    commit(county, path)
    [file] = imports.preview(county, [path]).files
    assert file.status is FileStatus.SAME
    assert "nothing to do" in file.message
    wider = imports.preview(county, [path], scope=Scope.ALL)
    assert wider.files[0].status is FileStatus.READY
    with pytest.raises(InputProblem, match="None of these files"):
        commit(county, path)


def test_two_files_for_one_year_are_not_both_loaded(county, tmp_path):
    first = files.write(tmp_path, "susp", 2025)
    second = tmp_path / "susp copy 2025.txt"
    rows = [files.row("susp", 2025, currstatus="1.0")]
    second.write_text(files.text("susp", 2025, rows), encoding="utf-8")
    preview = imports.preview(county, [first, second])
    assert [f.status for f in preview.files] == [FileStatus.READY, FileStatus.REFUSED]
    assert "same indicator and year" in preview.files[1].message


def test_of_two_sheets_with_the_same_list_only_the_first_is_loaded(county, tmp_path):
    names, rows = (
        lists.header(2023),
        [lists.cells(2023, lists.Row(name="Mesa", letters={"SWD": "A"}))],
    )
    path = tmp_path / "assistancestatus23.xlsx"
    path.write_bytes(lists.workbook([("List", 6, names, rows), ("Copy of List", 6, names, rows)]))
    first, second = imports.preview(county, [path]).files
    assert (first.status, second.status) == (FileStatus.READY, FileStatus.REFUSED)
    assert "same list and year" in second.message


def test_a_file_is_ready_beside_one_of_the_same_year_that_waits(county, tmp_path):
    groups = [code for code, facts in STUDENT_GROUPS.items() if facts.accountable]
    first = tmp_path / "susp a 2025.txt"
    odd = [files.row("susp", 2025, studentgroup=group, currstatus="0.1") for group in groups]
    first.write_text(files.text("susp", 2025, odd), encoding="utf-8")
    second = files.write(tmp_path, "susp", 2025)
    waits, ready = imports.preview(county, [first, second]).files
    assert (waits.status, ready.status) == (FileStatus.UNFIT, FileStatus.READY)
    assert ready.replaces == "susp a 2025.txt of the same indicator and year, if you load that too"


def test_a_refused_file_does_not_stop_the_others(county, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    good = files.write(tmp_path, "susp", 2025)
    preview = imports.preview(county, [tmp_path / "empty.txt", good, tmp_path / "never.txt"])
    assert preview.refused
    assert len(preview.ready) == 1
    assert len(imports.commit(county, preview).batches) == 1


def test_a_choice_is_asked_for_and_taken(county, tmp_path):
    path = tmp_path / "academic.txt"
    path.write_text(files.text("ela", 2022), encoding="utf-8")
    [file] = imports.preview(county, [path]).files
    assert (file.status, file.needs_choice) == (
        FileStatus.CHOICE,
        (Indicator.ELA, Indicator.MATH),
    )
    [file] = imports.preview(county, [path], choices={"academic.txt": Indicator.MATH}).files
    assert (file.status, file.indicator) == (FileStatus.READY, Indicator.MATH)


def test_nothing_in_the_chosen_scope(county, tmp_path):
    rows = [files.row("susp", 2025, files.FAR_SCHOOL)]
    [file] = imports.preview(county, [files.write(tmp_path, "susp", 2025, rows)]).files
    assert file.status is FileStatus.REFUSED
    assert "wider scope" in file.message


@pytest.mark.parametrize("stop_at", [1, 2, 3])
def test_stopping_in_the_middle_leaves_the_file_out_whole(county, tmp_path, monkeypatch, stop_at):
    monkeypatch.setattr(figure_store, "_ROWS_AT_ONCE", 2)
    groups = ("ALL", "AA", "AI", "AS", "EL", "FI", "FOS", "HI")
    rows = [files.row("susp", 2025, studentgroup=group) for group in groups]
    preview = imports.preview(county, [files.write(tmp_path, "susp", 2025, rows)])
    token, told = CancelToken(), []

    def progress(done, total, text):
        told.append(done)
        if len(told) > stop_at:
            token.cancel()

    with pytest.raises(Cancelled):
        imports.commit(county, preview, progress=progress, cancel=token)
    assert stored(county) == 0
    assert imports.history(county) == ()
    imports.commit(county, preview)
    assert stored(county) == len(groups)


def test_a_fault_while_writing_leaves_what_was_there(county, tmp_path, monkeypatch):
    path = files.write(tmp_path, "susp", 2025, [files.row("susp", 2025, currstatus="9.2")])
    commit(county, path)
    files.write(tmp_path, "susp", 2025, [files.row("susp", 2025, currstatus="1.1")])

    def fail(*_arguments):
        raise OSError("gone")

    monkeypatch.setattr(import_store, "store_figures", fail)
    with pytest.raises(OSError, match="gone"):
        commit(county, path)
    assert status_of_suspension(county) == "9.2%"


def test_names_follow_the_newest_year(county, tmp_path):
    for year, name in ((2025, "New Name Unified"), (2022, "Old Name Unified")):
        commit(
            county,
            files.write(tmp_path, "susp", year, [files.row("susp", year, districtname=name)]),
        )
    with county.session() as session:
        row = session.scalar(sa.select(LeaRow).where(LeaRow.cds == files.DISTRICT))
        assert row.name == "New Name Unified"


def test_coverage_shows_gaps_and_what_is_kept_apart(county, tmp_path):
    blank = files.row(
        "grad",
        2018,
        priornumer="",
        priordenom="",
        priorstatus="",
        change="",
        statuslevel="",
        changelevel="",
        color="",
        box="",
    )
    five = tmp_path / "gradrate1617_5yr.txt"
    five.write_text(files.text("grad", 2018, [blank]), encoding="utf-8")
    commit(county, files.write(tmp_path, "susp", 2025), five)
    coverage = imports.coverage(county)
    assert coverage.years == (2025,)
    assert set(coverage.cells) == {(Indicator.SUSPENSION, 2025)}
    assert [b.title for b in coverage.others] == [
        "Graduation 2018, five-year rate (for information)"
    ]


def test_problems_are_kept_with_the_import(county, tmp_path):
    path = files.write(
        tmp_path, "susp", 2025, [files.row("susp", 2025, "1611190000000", studentgroup="ALL")]
    )
    batch = commit(county, path).batches[0]
    [issue] = imports.issues_of(county, batch.id)
    assert (issue.severity, issue.row) == (imports.Severity.REPAIR, 2)
