"""What a file lacks that the file beside it has is said before it replaces anything."""

import pytest

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.services.dashboard import imports
from sos_desktop.services.dashboard.imports import FileStatus, Severity
from tests.importers import files

OTHER = "27660190000000"
GROUPS = ("ALL", "EL", "SWD")


def rows(stem, year=2025, *, without=(), few=()):
    return [
        files.row(
            stem,
            2025,
            cds,
            districtname=name,
            studentgroup=group,
            reportingyear=str(year),
            **({"currdenom": "9", "currnumer": "", "currstatus": ""} if group in few else {}),
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
    assert file.status is FileStatus.READY
    found = [issue for issue in file.issues if issue.column == "cds, studentgroup"]
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
    assert "no rows for entities that chronicdownload2025.txt" in meaning
    assert value == "Robles Union"


@pytest.mark.parametrize("year", [2024, 2025])
def test_an_lea_that_the_year_before_or_the_replaced_file_had(county, tmp_path, year):
    load(county, write(tmp_path, "susp", year))
    (tmp_path / "new").mkdir()
    found = said(county, write(tmp_path / "new", "susp", without=[OTHER]))
    [(meaning, count, value)] = found
    assert "no rows for entities" in meaning
    assert (count, value) == (1, "Robles Union")


def test_the_same_again_says_nothing(county, tmp_path):
    load(county, write(tmp_path, "susp", 2024))
    assert said(county, write(tmp_path, "susp")) == []


def test_numbers_of_the_year_before_that_are_not_that_files(county, tmp_path):
    groups = [code for code, facts in STUDENT_GROUPS.items() if facts.accountable]
    then = {"currnumer": "11", "currdenom": "118", "currstatus": "9.3", "change": "0.0"}
    then |= {"changelevel": "3", "box": "180", "reportingyear": "2024"}
    many = [files.row("susp", 2025, studentgroup=group, **then) for group in groups]
    path = tmp_path / "suspdownload2024.txt"
    path.write_text(files.text("susp", 2025, many), encoding="utf-8", newline="\n")
    load(county, path)
    now = [files.row("susp", 2025, studentgroup=group) for group in groups]
    assert said(county, files.write(tmp_path, "susp", 2025, now)) == []
    now[2][files.header("susp", 2025).index("priordenom")] = "188"
    [(meaning, count, value)] = said(county, files.write(tmp_path, "susp", 2025, now))
    assert "priordenom) is not that of suspdownload2024.txt (Suspension 2024, loaded)" in meaning
    assert (count, value) == (1, "Cañada Union: American Indian or Alaska Native")
