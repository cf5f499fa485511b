"""What papers of several files, sources and days show together gives no small group away."""

import pytest

from sos_desktop.services.local import reading, tables
from tests.casework import SALINAS, add_leas

HEAD = "Month,School,Group,Absent,Enrolled\n"


@pytest.fixture(autouse=True)
def leas(county):
    add_leas(county)


@pytest.fixture
def load(county, tmp_path):
    count = iter(range(100))

    def load(source, *rows, periods=False):
        """Keep a file of rows such as "Alder,SWD,3,9"; gives what each source shows then."""
        path, when = tmp_path / f"{next(count)}.csv", "" if periods else "2026-09,"
        path.write_text(HEAD + "".join(f"{when}{row}\n" for row in rows), encoding="utf-8")
        file = reading.open_file(path)
        counted = reading.count_file(file, reading.guess_file(file).map)
        reading.keep_files(county, SALINAS, source, "absent", [counted])
        return shown(county)

    return load


def shown(county):
    """Sizes by source, school and group, as they are shown."""
    return {
        (view.source.name, cell.place, cell.group): cell.students
        for view in tables.sources(county, SALINAS)
        for cell in tables.table_of(county, view.source.id).visible()
    }


def sizes(text):
    """Rows from "A.AS 35, *.AS 70": schools by letter, * for the district."""
    for one in text.split(","):
        key, size = one.split()
        place, group = key.split(".")
        yield f"{'District' if place == '*' else place},{group},,{size}"


ROWS = ("Birch,SWD,8,60", "Cedar,SWD,5,20", "Dogwood,SWD,1,8")


def test_added_up_totals_with_and_without_a_school_do_not_tell_its_size(load):
    """One source has no row of Alder: its total is 88, that of the other 97."""
    first = load("Suspensions", *ROWS)
    both = load("Attendance", "Alder,SWD,3,9", *ROWS)
    assert first["Suspensions", "", "SWD"] == 88
    assert ("Attendance", "", "SWD") not in both


def test_a_school_that_comes_with_a_later_file_is_not_the_difference_of_two_totals(load):
    first = load("Attendance", *ROWS)
    both = load("Attendance", "Alder,SWD,3,9")
    assert first["Attendance", "", "SWD"] == 88
    assert ("Attendance", "", "SWD") not in both


def test_a_row_that_only_totals_tell_of_protects_nothing(load):
    """Of Birch it is not said how many it has; all others are 90 of 108, so it has 18."""
    found = load(
        "Attendance",
        *("Alder,All,9,90", "District,All,9,108", "Alder,White,8,80"),
        *("Birch,White,1,11", "Birch,Asian,1,7"),
    )
    told = [("Attendance", place, "ALL") in found for place in ("Alder", "")]
    assert not all([*told, ("Attendance", "Birch", "WH") in found])


def test_a_total_added_up_without_a_school_is_no_total_of_its_group(load):
    """104 in all and 76 of one: 28 of the other, whose rows that are there make 19."""
    found = load(
        "one",
        *sizes("A.AA 12, A.SWD 11, B.AA 0, B.AI 35, B.ALL 35, C.AA 7, C.AI 20, D.AI 11, D.ALL 20"),
        *sizes("*.AI 76, *.ALL 104"),
    )
    assert not {("one", "", "AA"), ("one", "", "AI"), ("one", "", "ALL")} <= found.keys()


def test_a_total_that_lacks_an_empty_row_tells_that_it_is_empty(load):
    """The third has 92 without a row of C, as the others have with one that is held back."""
    load(
        "one",
        *sizes("A.AA 80, A.AI 11, A.AS 11, A.ALL 102, B.AS 35, B.ALL 57, C.AS 20, C.ALL 31"),
        *sizes("*.AA 92, *.AI 32, *.AS 66, *.ALL 190"),
    )
    load(
        "two",
        *sizes("A.AA 80, A.AS 11, A.ALL 102, B.AA 12, B.AI 10, B.AS 35, B.ALL 57, C.AA 0, C.AI 11"),
        *sizes("C.AS 20, C.ALL 31, *.AA 92, *.AI 32, *.AS 66, *.ALL 190"),
    )
    found = load(
        "three",
        *sizes("A.AA 80, A.AI 11, A.AS 11, B.AA 12, B.AI 10, B.AS 35, C.AI 11, C.AS 20, C.ALL 31"),
        *sizes("*.AS 66, *.ALL 190"),
    )
    assert ("one", "", "AA") in found
    assert ("three", "", "AA") not in found


def test_what_was_shown_stays_shown_when_another_source_comes(load):
    """To take it back would protect nothing, and it would be taken for hidden from then on."""
    first = load(
        "one",
        *sizes("A.AI 12, A.AS 35, A.SWD 10, B.AA 3, B.AS 0, B.ALL 13, C.AA 11, C.AS 35, C.SWD 11"),
        *sizes("*.AI 31, *.ALL 150"),
    )
    both = load(
        "two",
        *sizes("A.AA 35, A.AI 12, A.AS 35, A.SWD 10, A.ALL 82, B.AA 3, B.AI 10, B.AS 0, B.SWD 10"),
        *sizes("B.ALL 13, C.AA 11, C.AI 9, C.AS 35, C.SWD 11, C.ALL 55"),
        *sizes("*.AA 49, *.AI 31, *.AS 70, *.SWD 31, *.ALL 150"),
    )
    assert first.items() <= both.items()


def test_a_figure_that_was_corrected_is_not_told_by_the_change_of_its_total(load):
    """Dogwood had 3 and has 35; the total rose by 32, and of its 35 all are Asian."""
    first = load("one", *sizes("A.AS 10, B.AS 12, D.AS 3, *.AS 25"))
    again = load("one", *sizes("D.AS 35, *.AS 57, D.WH 0, D.ALL 35"))
    assert first["one", "", "AS"] == 25
    told = {("one", "", "AS"), ("one", "D", "WH"), ("one", "D", "ALL")}
    assert not told <= again.keys()


def test_a_total_that_was_added_up_counts_as_told_when_a_file_says_it(load):
    """Both schools are 145 in all, which was shown; held back later it protects nothing."""
    load("one", *sizes("A.AI 80, B.AS 9, B.SWD 7, A.ALL 96, B.ALL 49, *.AI 100, *.AS 16, *.SWD 14"))
    load("one", *sizes("A.AI 80, A.SWD 7, B.AS 9, B.SWD 7, A.ALL 96, *.AA 29, *.AS 16, *.ALL 145"))
    found = load("one", *sizes("A.AA 9, A.AS 7, B.AA 20, B.AI 20, *.AA 29, *.AI 100, *.ALL 145"))
    assert ("one", "B", "AA") not in found


def test_a_file_that_lacks_a_school_tells_of_it_by_its_total(load):
    """Of 143 in all the file says 137: so the fourth school, that had 83, has 6."""
    load("one", *sizes("A.ALL 83, B.ALL 100, C.ALL 17, D.ALL 20, *.ALL 220"))
    found = load("one", *sizes("B.ALL 100, C.ALL 17, D.ALL 20, *.ALL 143"))
    assert ("one", "", "ALL") not in found


def test_a_year_in_one_source_and_its_months_in_another_are_one_sum(load):
    months = ("2026-09,Alder,SWD,4,", "2026-10,Alder,SWD,30,", "2026-11,Alder,SWD,25,")
    load("Months", *months, periods=True)
    assert ("Year", "Alder", "SWD") not in load("Year", "2026-27,Alder,SWD,59,", periods=True)


def test_groups_of_one_source_and_all_students_of_another_are_one_sum(load):
    """They have no row in common, so nothing says that they count other students."""
    load("Ways", *sizes("A.Bus 42, A.Walk 8, B.Bus 40, B.Walk 30"))
    assert ("All", "A", "ALL") not in load("All", *sizes("A.ALL 50, B.ALL 70"))


def test_figures_that_are_not_kept_yet_are_held_against_what_is_shown(county, load, tmp_path):
    load("Attendance", "District,SWD,16,80")
    path = tmp_path / "new.csv"
    path.write_text(HEAD + "2026-09,Alder,SWD,3,9\n2026-09,Birch,SWD,8,71\n", encoding="utf-8")
    file = reading.open_file(path)
    counted = reading.count_file(file, reading.guess_file(file).map)
    table = tables.table_before(county, SALINAS, "Grades", counted)
    assert [cell.place for cell in table.visible()] == [""]
