"""What a file lacks that the file beside it has is said before it replaces anything."""

import pytest

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.dashboard import imports
from sos_desktop.services.dashboard.import_gaps import whole_names
from sos_desktop.services.dashboard.imports import FileStatus, Severity
from tests.importers import files

OTHER = "27660190000000"
GROUPS = ("ALL", "EL", "SWD")


THEN = {"currnumer": "11", "currdenom": "118", "currstatus": "9.3", "change": "0.0"}
THEN |= {"changelevel": "3", "changeLevel": "3", "box": "180", "reportingyear": "2024"}
"""What a file of 2025 says of the year before, as the figures of a file of 2024."""


def rows(stem, year=2025, *, without=(), few=()):
    return [
        files.row(
            stem,
            2025,
            cds,
            districtname=name,
            studentgroup=group,
            **{
                "reportingyear": str(year),
                **(THEN if year == 2024 else {}),
                **({"currdenom": "9", "currnumer": "", "currstatus": ""} if group in few else {}),
            },
        )
        for cds, name in ((files.DISTRICT, "Cañada Union"), (OTHER, "Robles Union"))
        for group in GROUPS
        if (cds, group) not in without and cds not in without
    ]


def write(folder, stem, year=2025, **how):
    path = folder / f"{stem}download{year}.txt"
    path.write_text(files.text(stem, 2025, rows(stem, year, **how)), encoding="utf-8", newline="\n")
    return path


def said(county, *paths):
    """Of the last file: what is said of rows that are missing, with how many and which."""
    file = imports.preview(county, paths).files[-1]
    assert file.status is (FileStatus.FEWER if file.fewer else FileStatus.READY)
    found = [issue for issue in file.issues if issue.column.startswith("cds")]
    assert all(issue.severity is Severity.WARNING for issue in found)
    return [(issue.meaning, issue.count, issue.value) for issue in found]


def load(county, path):
    imports.commit(county, imports.preview(county, [path]))


def test_a_group_that_the_sister_file_has(county, tmp_path):
    ela, math = write(tmp_path, "ela"), write(tmp_path, "math", without=[(OTHER, "SWD")])
    [(meaning, count, value)] = said(county, ela, math)
    assert meaning.startswith("This file has no rows for student groups that eladownload2025.txt")
    assert (count, value) == (1, "Robles Union: Students with disabilities")


def test_a_group_that_only_the_later_of_two_sisters_has(county, tmp_path):
    ela, math = write(tmp_path, "ela", without=[(OTHER, "SWD")]), write(tmp_path, "math")
    [(meaning, count, _)] = said(county, ela, math)
    assert meaning.startswith("eladownload2025.txt (ELA 2025) has no rows for student groups")
    assert count == 1


def test_groups_of_fewer_than_eleven_may_come_and_go_from_year_to_year(county, tmp_path):
    load(county, write(tmp_path, "ela", 2024, few=["SWD"]))
    later = write(tmp_path, "ela", without=[(OTHER, "SWD"), (files.DISTRICT, "SWD")])
    assert said(county, later) == []


def test_science_of_a_large_group_of_a_district(county, tmp_path):
    ela = write(tmp_path, "ela")
    science = write(tmp_path, "science", without=[(OTHER, "SWD")])
    [(meaning, _, value)] = said(county, ela, science)
    assert "no rows for student groups that eladownload2025.txt" in meaning
    assert value == "Robles Union: Students with disabilities"


def test_high_schools_need_no_chronic_absenteeism(county, tmp_path):
    chronic = write(tmp_path, "chronic", without=[OTHER])
    assert said(county, chronic, write(tmp_path, "susp")) == []
    (tmp_path / "more").mkdir()
    chronic = write(tmp_path / "more", "chronic")
    *_, (meaning, _, value) = said(county, chronic, write(tmp_path, "susp", without=[OTHER]))
    assert "no rows for LEAs or schools that chronicdownload2025.txt" in meaning
    assert value == "Robles Union"


@pytest.mark.parametrize("year", [2024, 2025])
def test_an_lea_that_the_year_before_or_the_replaced_file_had(county, tmp_path, year):
    load(county, write(tmp_path, "susp", year))
    (tmp_path / "new").mkdir()
    found = said(county, write(tmp_path / "new", "susp", without=[OTHER]))
    [(meaning, count, value)] = found
    assert "no rows for LEAs or schools" in meaning
    assert (count, value) == (1, "Robles Union")


def test_the_same_again_says_nothing(county, tmp_path):
    load(county, write(tmp_path, "susp", 2024))
    assert said(county, write(tmp_path, "susp")) == []


def test_numbers_of_the_year_before_that_are_not_that_files(county, tmp_path):
    groups = [code for code, facts in STUDENT_GROUPS.items() if facts.accountable]
    many = [files.row("susp", 2025, studentgroup=group, **THEN) for group in groups]
    path = tmp_path / "suspdownload2024.txt"
    path.write_text(files.text("susp", 2025, many), encoding="utf-8", newline="\n")
    load(county, path)
    now = [files.row("susp", 2025, studentgroup=group) for group in groups]
    assert said(county, files.write(tmp_path, "susp", 2025, now)) == []
    place = files.header("susp", 2025).index("priordenom")
    now[2][place] = "188"
    [(meaning, count, value)] = said(county, files.write(tmp_path, "susp", 2025, now))
    assert meaning.startswith(
        "The figures of 2024 are not those of suspdownload2024.txt (Suspension 2024, loaded), in 1 "
        "of 15 rows."
    )
    assert (count, value) == (1, "Cañada Union: American Indian or Alaska Native")
    for row in now:
        row[place] = "188"
    [file] = imports.preview(county, [files.write(tmp_path, "susp", 2025, now)]).files
    assert file.status is FileStatus.UNFIT


def test_an_older_file_that_the_later_one_contradicts(county, tmp_path):
    load(county, write(tmp_path, "susp"))
    [file] = imports.preview(county, [write(tmp_path, "susp", 2024)]).files
    assert not [issue for issue in file.issues if issue.column.startswith("cds")]
    older = write(tmp_path, "susp", 2024, without=[(OTHER, "SWD")])
    text = older.read_text(encoding="utf-8").replace("\t118\t", "\t181\t", 1)
    older.write_text(text, encoding="utf-8", newline="\n")
    found = said(county, older)
    assert [(meaning.split(".")[0].split(" does")[0], count) for meaning, count, _ in found] == [
        ("The figures of 2024 are not those of suspdownload2025", 1),
        (
            "Rows of 2025 have students in the year before, but the file of 2024",
            1,
        ),
    ]


def test_groups_that_suspension_has_where_nearly_all_students_are_in_k_to_8(county, tmp_path):
    susp, chronic = write(tmp_path, "susp"), write(tmp_path, "chronic", without=[(OTHER, "SWD")])
    [(meaning, count, value)] = said(county, susp, chronic)
    assert meaning.startswith("This file has no rows for student groups that suspdownload2025.txt")
    assert (count, value) == (1, "Robles Union: Students with disabilities")


def test_science_of_a_group_much_larger_than_its_share(county, tmp_path):
    ela, science = write(tmp_path, "ela"), write(tmp_path, "science")
    names = files.header("science", 2025)
    table = [line.split("\t") for line in science.read_text(encoding="utf-8").splitlines()]
    for row in table[1:]:
        row[names.index("currdenom")] = "40" if row[names.index("studentgroup")] == "ALL" else "20"
    table[2][names.index("currdenom")] = "130"
    text = "".join("\t".join(row) + "\n" for row in table)
    science.write_text(text, encoding="utf-8", newline="\n")
    [(meaning, count, value)] = said(county, ela, science)
    assert meaning.startswith("The numbers of students are wholly unlike those of eladownload2025")
    assert (count, value) == (1, "Cañada Union: English learners")


def without_other(folder, stem="susp"):
    (folder / "new").mkdir()
    return write(folder / "new", stem, without=[OTHER])


def test_a_file_that_lacks_an_lea_replaces_another_on_the_persons_word_only(county, tmp_path):
    load(county, write(tmp_path, "susp"))
    looked_at = imports.preview(county, [without_other(tmp_path)])
    [file] = looked_at.files
    assert (file.status, looked_at.refused) == (FileStatus.FEWER, True)
    assert file.message.startswith(
        "The new suspdownload2025.txt has no rows for LEAs or schools that suspdownload2025.txt "
        "(Suspension 2025, "
        "loaded) has (Robles Union). It would replace suspdownload2025.txt, 6 rows, loaded "
    )
    with pytest.raises(InputProblem, match="None of these files"):
        imports.commit(county, looked_at)
    assert looked_at.accepted([file.name]).files == looked_at.files
    [batch] = imports.commit(county, looked_at.accepted_fewer([file.name])).batches
    assert (batch.leas, batch.replaced) == (1, "suspdownload2025.txt")


@pytest.mark.parametrize(("stem", "year"), [("susp", 2024), ("chronic", 2025)])
def test_fewer_than_the_year_before_or_another_indicator_wait_where_they_replace(
    county, tmp_path, stem, year
):
    first = without_other(tmp_path)
    load(county, first)
    load(county, write(tmp_path, stem, year))
    first.write_text(first.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    [file] = imports.preview(county, [first]).files
    assert file.status is FileStatus.FEWER
    assert f"{stem}download{year}.txt" in file.fewer


def test_where_nothing_is_replaced_it_is_said_and_loads(county, tmp_path):
    load(county, write(tmp_path, "susp", 2024))
    [file] = imports.preview(county, [without_other(tmp_path)]).files
    assert (file.status, file.fewer) == (FileStatus.READY, "")
    assert "no rows for LEAs or schools" in file.issues[0].meaning


def test_columns_that_do_not_fit_are_asked_about_before_leas_that_are_missing(county, tmp_path):
    load(county, write(tmp_path, "susp"))
    groups = [code for code, facts in STUDENT_GROUPS.items() if facts.accountable]
    wrong = [files.row("susp", 2025, studentgroup=group, change="9.7") for group in groups]
    (tmp_path / "new").mkdir()
    path = files.write(tmp_path / "new", "susp", 2025, wrong)
    looked_at = imports.preview(county, [path])
    assert looked_at.files[0].status is FileStatus.UNFIT
    looked_at = looked_at.accepted([path.name])
    assert looked_at.files[0].status is FileStatus.FEWER
    assert "Robles Union" in looked_at.files[0].message
    assert looked_at.accepted_fewer([path.name]).files[0].status is FileStatus.READY


def test_a_file_without_the_own_county(county, tmp_path):
    load(county, write(tmp_path, "susp"))
    away = [files.row("susp", 2025, "01611190000000", studentgroup="ALL", countyname="Alameda")]
    (tmp_path / "new").mkdir()
    [file] = imports.preview(county, [files.write(tmp_path / "new", "susp", 2025, away)]).files
    assert file.status is FileStatus.FEWER
    assert "Robles Union, Cañada Union" in file.fewer


def test_rows_with_a_past_that_the_year_before_does_not_have(county, tmp_path):
    load(county, write(tmp_path, "susp", 2024, without=[(OTHER, "SWD")]))
    found = said(county, write(tmp_path, "susp"))
    assert [
        (count, value) for meaning, count, value in found if "students in the year" in meaning
    ] == [(1, "Robles Union: Students with disabilities")]


def test_a_group_that_is_new_on_the_dashboard_has_a_past_all_the_same(county, tmp_path):
    load(county, write(tmp_path, "susp", 2024, without=[(files.DISTRICT, "EL"), (OTHER, "EL")]))
    found = said(county, write(tmp_path, "susp"))
    assert not [meaning for meaning, _count, _value in found if "students in the year" in meaning]


def test_math_of_twice_as_many_students_as_ela(county, tmp_path):
    ela, math = write(tmp_path, "ela"), write(tmp_path, "math")
    text = math.read_text(encoding="utf-8").replace("\t120\t", "\t250\t", 1)
    math.write_text(text, encoding="utf-8", newline="\n")
    found = said(county, ela, math)
    assert any("wholly unlike those of eladownload2025.txt" in meaning for meaning, _, _ in found)


def test_groups_without_all_students_and_schools_without_their_district(county, tmp_path):
    lone = [files.row("susp", 2025, studentgroup="SWD")]
    lone += [files.row("susp", 2025, files.SCHOOL, studentgroup=group) for group in ("ALL", "EL")]
    found = said(county, files.write(tmp_path, "susp", 2025, lone))
    assert [(meaning.split(",")[0], count, value) for meaning, count, value in found] == [
        ("The file has rows of the entity", 1, "Cañada Union"),
        (
            "Schools of the district have rows of the student group",
            2,
            "Cañada Union: All students",
        ),
    ]


def test_a_remark_cuts_no_name():
    """It read "Alder County Office of Education, Me… and 23 more"."""
    names = ["State of California", "Alder County Office of Education", "Mesa Alta Unified"]
    assert whole_names(names) == "State of California, Alder County Office of Education"
    assert whole_names(names[1:]) == "Alder County Office of Education, Mesa Alta Unified"
    assert whole_names(["x" * 70]) == "x" * 70
