"""Files whose figures contradict each other: loaded only on a person's word, and marked."""

import pytest

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS, Indicator
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.dashboard import districts, imports
from sos_desktop.services.dashboard.check_table import read_check_table
from sos_desktop.services.dashboard.imports import MISFIT_MARK, FileStatus, Severity
from sos_desktop.services.identification import determinations
from tests.importers import files

GROUPS = [code for code, facts in STUDENT_GROUPS.items() if facts.accountable]


def suspension(folder, **values):
    rows = [files.row("susp", 2025, studentgroup=group, **values) for group in GROUPS]
    return files.write(folder, "susp", 2025, rows)


def look(county, path, **wishes):
    [file] = imports.preview(county, [path], **wishes).files
    return file


def test_figures_that_agree_are_ready_without_a_word(county, tmp_path):
    file = look(county, suspension(tmp_path))
    assert (file.status, file.issues) == (FileStatus.READY, ())


def test_a_few_rows_that_contradict_are_named_and_load(county, tmp_path):
    rows = [files.row("susp", 2025, studentgroup=group) for group in GROUPS]
    place = files.header("susp", 2025).index("change")
    rows[3][place] = "9.7"
    file = look(county, files.write(tmp_path, "susp", 2025, rows))
    assert file.status is FileStatus.READY
    found = {issue.column: (issue.severity, issue.row, issue.value) for issue in file.issues}
    assert found == {
        "currstatus, priorstatus, change": (Severity.WARNING, 5, "10.0, 9.3, 9.7"),
        "currnumer, currdenom, priornumer, priordenom, change": (
            Severity.WARNING,
            5,
            "12, 120, 11, 118, 9.7",
        ),
    }


def test_a_column_that_contradicts_waits_for_the_persons_word(county, tmp_path):
    path = suspension(tmp_path, currstatus="0.1", statuslevel="5", color="0", box="0")
    preview = imports.preview(county, [path])
    [file] = preview.files
    assert file.status is FileStatus.UNFIT
    assert "currstatus, priorstatus, change, currnumer, currdenom" in file.message
    assert preview.refused
    assert {(issue.severity, issue.count) for issue in file.issues} == {(Severity.UNFIT, 15)}
    assert "12, 120, 0.1" in {issue.value for issue in file.issues}
    with pytest.raises(InputProblem, match="None of these files"):
        imports.commit(county, preview)
    accepted = preview.accepted({"another file.txt"})
    assert accepted.files[0].status is FileStatus.UNFIT


def test_the_mark_follows_the_figures(county, tmp_path):
    path = suspension(tmp_path, currstatus="0.1", statuslevel="5", color="1", box="210")
    preview = imports.preview(county, [path])
    [batch] = imports.commit(county, preview.accepted({path.name})).batches
    assert batch.unfit
    assert batch.shown_name == f"{path.name} ({MISFIT_MARK})"
    assert imports.coverage(county).cells[Indicator.SUSPENSION, 2025].unfit
    view = districts.district(county, files.DISTRICT, 2025)
    assert MISFIT_MARK in view.cells["SWD"][Indicator.SUSPENSION].source
    assert MISFIT_MARK in determinations.letters(county, 2025).files[batch.id]
    basis = determinations.basis_of(county, files.DISTRICT, 2025)
    assert MISFIT_MARK in str(basis)


def test_a_file_that_fits_has_no_mark(county, tmp_path):
    [batch] = imports.commit(county, imports.preview(county, [suspension(tmp_path)])).batches
    assert not batch.unfit
    assert batch.shown_name == "suspdownload2025.txt"


def test_a_column_that_is_missing_or_empty_is_named_with_what_it_costs(county, tmp_path):
    path = suspension(tmp_path, priornumer="")
    text = path.read_text(encoding="utf-8").replace("statuslevel", "level")
    path.write_text(text, encoding="utf-8", newline="\n")
    file = look(county, path)
    assert file.status is FileStatus.READY
    found = {issue.column: issue.meaning for issue in file.issues if issue.row is None}
    assert set(found) == {"priornumer", "statuslevel"}
    assert "is empty" in found["priornumer"]
    assert "is missing" in found["statuslevel"]
    assert "criteria that go by the status level cannot be judged" in found["statuslevel"].lower()


def test_rows_without_a_place_are_left_out_on_the_persons_word(county, tmp_path):
    rows = [files.row("susp", 2025, studentgroup=group) for group in [*GROUPS, *[""] * 12]]
    path = files.write(tmp_path, "susp", 2025, rows)
    file = look(county, path)
    assert (file.status, file.unplaced) == (FileStatus.UNPLACED, 12)
    assert file.issues[0].count == 12
    left = look(county, path, leave_out=[path.name])
    assert (left.status, left.rows_kept) == (FileStatus.READY, len(GROUPS))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("unfit_share = 0.05", "unfit_share = 2.0", "unfit_share"),
        ('check = "change"', 'check = "chance"', "chance"),
        ('"ELA", "MATH"', '"ELA", "MATHS"', "MATHS"),
        ("years = [2017, 2025]", "years = [2025, 2017]", "years"),
        ('"status_level", "size_met"]', '"status_level", "size"]', "size"),
        ("tolerance = 1.0", "tolerance = -1.0", "tolerance"),
        ("cuts_of = 2023", "cuts = 2023", "cuts"),
    ],
)
def test_a_table_that_cannot_be_right_is_refused_by_its_field(tmp_path, old, new, words):
    from sos_desktop.foundation.paths import resource

    text = resource("reference", "row_checks.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "row_checks.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputProblem, match=words):
        read_check_table(tmp_path / "row_checks.toml")
