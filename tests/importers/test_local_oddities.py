"""What is odd in a district's file is said, and makes no figure wrong without a word."""

import pytest
from openpyxl import load_workbook

from sos_desktop.domain.local.suppression import SmallNumberRule, protect
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.local_files import read_local
from sos_desktop.importers.local_looks import look_at
from tests.importers.local import book, figures, read, text


@pytest.mark.parametrize("word", ["Gesamt", "合計", "Suma", "Overall", "Alder county office"])
@pytest.mark.parametrize("last", [True, False])
def test_what_adds_up_all_others_is_the_whole_lea_in_any_language(tmp_path, word, last):
    """It was taken for a school, and the district had its students twice."""
    rows = ["9/2026,Alder ES,30,300", "9/2026,Birch MS,50,400", "9/2026,Cedar HS,25,500"]
    rows.insert(len(rows) if last else 0, f"9/2026,{word},105,1200")
    reading = read(text(tmp_path, "\n".join(["Month,School,Absent,Enrolled", *rows])))
    assert figures(reading)["2026-09", "", "ALL"][:2] == (105, 1200)
    assert {place for _period, place, _group in figures(reading)} == {
        *("", "Alder ES", "Birch MS", "Cedar HS")
    }
    assert any("adds up all others" in remark for remark in reading.remarks) or word == "Overall"


def test_sums_of_some_schools_are_left_out_whatever_they_are_called(tmp_path):
    path = text(
        tmp_path,
        "School,Absent,Enrolled,Year\nAlder ES,30,300,2025-26\nBirch ES,50,400,2025-26\n"
        "K-5,80,700,2025-26\nCedar HS,25,500,2025-26\nDogwood HS,9,120,2025-26\n"
        "9-12,34,620,2025-26\nAverage,28,330,2025-26\n",
    )
    found = {key[1] for key in figures(read(path))}
    assert found == {"Alder ES", "Birch ES", "Cedar HS", "Dogwood HS"}


_MONTHS = ("2026-09", "2026-10")


def _told(tmp_path, *rows):
    """A file that says the same of two months: place, group, absent, enrolled."""
    lines = [f"{month},{row}" for month in _MONTHS for row in rows]
    return read(text(tmp_path, "\n".join(["Month,School,Group,Absent,Enrolled", *lines])))


def test_a_subtotal_of_one_school_is_known_by_the_word_of_the_other_sums(tmp_path):
    """ "North Razem" was counted as a school beside the one it adds up."""
    reading = _told(
        tmp_path,
        *("Alder,All,4,40", "North Razem,All,4,40", "Birch,All,6,60", "Cedar,All,2,25"),
        *("South Razem,All,8,85",),
    )
    assert {key[1] for key in figures(reading)} == {"Alder", "Birch", "Cedar"}
    assert reading.remarks == ["Rows 3, 6, 8, 11 add up others, and are left out."]


def test_a_total_of_the_one_school_there_is_counts_nobody_twice(tmp_path):
    sizes = (("EL", 91), ("SWD", 47), ("SED", 63))
    rows = [f"Alder School,{group},{of // 9},{of}" for group, of in sizes]
    reading = _told(tmp_path, *rows, *(row.replace("Alder School", "Razem") for row in rows))
    assert {key[1] for key in figures(reading)} == {"", "Alder School"}
    assert "taken for the whole LEA" in reading.remarks[0]


def test_where_two_places_say_the_same_by_chance_or_not_a_person_is_asked(tmp_path):
    reading = _told(tmp_path, "Alder,All,4,40", "Razem,All,4,40")
    assert {key[1] for key in figures(reading)} == {"Alder", "Razem"}
    assert "where it adds it up, take these rows out" in reading.remarks[0]
    assert _told(tmp_path, "Alder,All,4,40", "Birch,All,5,40").remarks == []


def test_a_total_that_is_not_the_sum_because_students_moved_is_asked_about(tmp_path):
    schools = ("Alder,All,40,400", "Birch,All,60,600", "Cedar,All,20,250")
    reading = _told(tmp_path, *schools, "Razem,All,118,1240")
    assert "about as many students as all other places" in reading.remarks[0]
    assert _told(tmp_path, *schools, "Dogwood High School,All,118,1240").remarks == []


@pytest.mark.parametrize("word", ["Distrito", "Todas", "Total general", "Total del distrito"])
def test_spanish_words_for_the_whole_are_known(tmp_path, word):
    reading = _told(tmp_path, "Alder,All,4,40", f"{word},All,4,40")
    assert {key[1] for key in figures(reading)} == {"", "Alder"}


def test_a_group_that_adds_up_the_others_is_all_students(tmp_path):
    """It was a group of its own, and Asian was what it had more than the two others."""
    rows = ("Hispanic,4,38", "White,3,17", "Asian,1,5", "Razem,8,60")
    reading = _told(tmp_path, *(f"Alder,{row}" for row in rows))
    assert {key[2] for key in figures(reading)} == {"HI", "WH", "AS", "ALL"}
    assert reading.remarks == ["Rows 5, 9 add up other groups, and are taken for all students."]


def test_a_row_without_a_school_that_adds_up_the_others_is_no_merged_cell(tmp_path):
    """Its students were added to the school above."""
    reading = _told(tmp_path, "Alder,All,4,40", "Birch,All,6,60", ",All,10,100")
    assert figures(reading)["2026-09", "Birch", "ALL"][:2] == (6, 60)
    assert figures(reading)["2026-09", "", "ALL"][:2] == (10, 100)


def test_a_school_as_large_as_all_others_by_chance_stays_a_school(tmp_path):
    path = text(
        tmp_path,
        "School,Suspended,Enrolled,Year\nAlder ES,5,300,2025-26\nBirch ES,8,400,2025-26\n"
        "Cedar HS,13,900,2025-26\n",
    )
    assert len(figures(read(path))) == 3


_COUNTS = "Month,School,Absent,Enrolled\n"


@pytest.mark.parametrize(
    ("content", "found", "said"),
    [
        (f"{_COUNTS}9/2026,A,30,300\n9/2026,A,30,300\n", (30, 300), "an earlier row says"),
        (f"{_COUNTS}9/2026,A,30,300\n9/2026,A,9,300\n", (39, 600), "Several rows of one"),
        ("Month,School,Rate\n9/2026,A,0.5%\n", (None, None, 0.5), ""),
        ("Month,School,Rate\n9/2026,A,0.5\n", (None, None, 50), "read as shares"),
        (f"{_COUNTS[:-1]},Rate\n9/2026,A,30,300,25%\n", (30, 300), "another percent"),
        (f"{_COUNTS}9/2026,A,12%,300\n8/2026,A,1,9\n7/2026,A,1,9\n", (None, 300), "no number"),
        ("Month;School;Absent;Enrolled\n9/2026;A;1.250;4.000\n", (None, None), "no number"),
        (f"{_COUNTS}9/2026,A,12.5,300\n", (12.5, 300), "no whole number"),
        (f"{_COUNTS}9/2026,A,≤10,300\n", (None, 300), ""),
    ],
)
def test_no_figure_is_wrong_without_a_word(tmp_path, content, found, said):
    reading = read(text(tmp_path, content))
    assert figures(reading)["2026-09", "A", "ALL"][: len(found)] == found
    assert said in " ".join(reading.remarks)
    assert bool(said) == bool(reading.remarks)


def test_a_comma_inside_a_number_moves_no_figure_into_the_next_column(tmp_path):
    """ "3,15,300" was read as 3 of 15."""
    path = text(tmp_path, "Month,School,Absent,Enrolled\n9/2026,A,3,15,300\n10/2026,A,4,310\n")
    reading = read(path)
    assert figures(reading) == {("2026-10", "A", "ALL"): (4, 310, pytest.approx(1.29, abs=0.01))}
    assert reading.remarks == ["Row 2 has more cells than there are column names, and is left out."]


def test_a_table_below_with_its_columns_in_another_order_is_refused(tmp_path):
    path = text(
        tmp_path,
        "School,Month,Absent,Enrolled\nA,9/2026,14,114\n\nSchool,Month,Enrolled,Absent\n"
        "A,10/2026,115,16\n",
    )
    with pytest.raises(InputProblem, match="Another table begins in row 4"):
        read(path)


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        (["14/9/2026", "9/8/2026"], ["2026-08-09", "2026-09-14"]),
        (["9/14/2026", "9/8/2026"], ["2026-09-08", "2026-09-14"]),
        (["14/9/2026", "9/18/2026", "9/8/2026"], ["2026-09-14", "2026-09-18"]),
        (["14-Sep-26", "Monday, Oct 5, 2026"], ["2026-09-14", "2026-10-05"]),
        (["20261102"], ["2026-11-02"]),
        (["26-27", "SY 25-26", "FY2024-25"], ["2024/25", "2025/26", "2026/27"]),
        (["1st quarter 2026-27", "2026-27 Q2"], ["2026/27 Q1", "2026/27 Q2"]),
    ],
)
def test_dates_are_read_as_their_column_means_them(tmp_path, dates, found):
    rows = "".join(f'"{day}",A,3,30\n' for day in dates)
    reading = read(text(tmp_path, f"Date,School,Absent,Enrolled\n{rows}"))
    assert [cell.period for cell in sorted(reading.cells)] == found


def test_terms_whose_year_stands_in_another_column_or_nowhere(tmp_path):
    rows = "Term,Year,School,Absent,Enrolled\nQ1,2025-26,A,3,30\nQ1,2026-27,A,4,30\n"
    assert {c.period for c in read(text(tmp_path, rows)).cells} == {"2025/26 Q1", "2026/27 Q1"}
    path = text(tmp_path, "Term,School,Absent,Enrolled\nQ1,A,3,30\nQ2,A,4,30\n")
    found = {c.period for c in read(path, school_year="2026-27").cells}
    assert found == {"2026/27 Q1", "2026/27 Q2"}


def test_neither_yes_nor_no_is_not_no(tmp_path):
    rows = "".join(f"{9000000 + n},A,{'Yes' if n % 2 else 'No'}\n" for n in range(30))
    more = "".join(f"{9100000 + n},A,{word}\n" for n, word in enumerate(["", "N/A", "maybe"]))
    path = text(tmp_path, f"Student ID,School,Chronically Absent\n{rows}{more}")
    reading = read(path, students=True, school_year="2026-27")
    assert figures(reading)["2026/27", "A", "ALL"][:2] == (15, 30)
    assert "Rows 32, 33, 34 say neither yes nor no, and are left out." in reading.remarks


def test_the_sheet_with_figures_is_chosen_before_one_of_other_lists(tmp_path):
    figures = [["Month", "School", "Absent"], ["9/2026", "A", 12]]
    path = book(tmp_path, {"Read me": [["Contact", "Phone"], ["a", 5551234]], "Aug": figures})
    assert look_at(read_local(path)).map.sheet == "Aug"


def test_a_group_that_two_columns_name_is_counted_once(tmp_path):
    """The figures were stored twice under one key, which the county file refused with a fault."""
    rows = "".join(f"{9000000 + n},A,{('SWD', 'EL')[n % 2]},{'YN'[n % 3 > 0]}\n" for n in range(30))
    path = text(tmp_path, f"Student ID,School,Group,SWD\n{rows}")
    reading = read(path, students=True, school_year="2026-27")
    keys = [cell.key for cell in reading.cells]
    assert len(keys) == len(set(keys)) == 3
    assert "Two columns say who is in a group; the first of them counts." in reading.remarks


def test_a_year_of_few_digits_is_no_period_and_no_fault(tmp_path):
    path = text(tmp_path, _COUNTS + "Sep 0025,A,20,200\nSep 2025,B,20,200\nOct 2025,B,20,200\n")
    reading = read(path)
    assert {key[1] for key in figures(reading) if key[1]} == {"B"}
    assert any("no date that can be read" in remark for remark in reading.remarks)


def test_signs_nobody_sees_make_no_other_school(tmp_path):
    odd = (
        "\u202eSep 2025\u202c,\u200bNorth\u200d High\x07,20,200\nOct\u00a02025,North High,30,200\n"
    )
    found = figures(read(text(tmp_path, _COUNTS + odd)))
    assert {key[:2] for key in found if key[1]} == {
        ("2025-09", "North High"),
        ("2025-10", "North High"),
    }


def test_a_count_no_state_has_is_left_out(tmp_path):
    reading = read(text(tmp_path, _COUNTS + f"Sep 2025,A,{10**20},{10**21}\nSep 2025,B,3,40\n"))
    assert {key[1] for key in figures(reading) if key[1]} == {"B"}
    assert any("more students than a state has" in remark for remark in reading.remarks)


def test_students_are_known_by_names_with_a_semicolon_and_by_rows_of_one(tmp_path):
    names = [f"Sep 2025,{name},1,1" for name in ("Peña; Ana", "Lee;Min", "Vang; Kou")]
    assert look_at(read_local(text(tmp_path, _COUNTS + "\n".join(names)))).students
    ones = [f"Sep 2025,Seat {number},{number % 2},1" for number in range(25)]
    assert look_at(read_local(text(tmp_path, _COUNTS + "\n".join(ones)))).students


def test_a_sheet_nobody_sees_is_not_taken_for_the_one_that_was_sent(tmp_path):
    rows = [["Month", "School", "Absent", "Enrolled"], ["Sep 2025", "A", 20, 200]]
    path = book(tmp_path, {"Old": rows, "New": rows})
    made = load_workbook(path)
    made["Old"].sheet_state = "veryHidden"
    made.active = 1
    made.save(path)
    assert look_at(read_local(path)).sheets[0] == "New"


def test_headings_merged_downward_beside_some_merged_across_are_whole(tmp_path):
    """The names of the first two columns were lost, and the schools were added up."""
    rows = [["When", "Where", "Students", None], [None, None, "Absent", "Enrolled"]]
    rows += [["Sep 2025", place, 20, 200] for place in ("A", "B")]
    assert {key[1] for key in figures(read(book(tmp_path, {"Data": rows}))) if key[1]} == {"A", "B"}


def test_a_few_names_among_schools_are_told_of_and_not_repeated(tmp_path):
    """200 of 200,000 rows named students, and they were schools without a word."""
    rows = [f"Sep 2025,School {n},20,200" for n in range(9)] + ['Sep 2025,"Peña, Luz",1,30']
    remarks = " ".join(read(text(tmp_path, _COUNTS + "\n".join(rows))).remarks)
    assert "1 text of column “School” could be students’ names" in remarks
    assert "Luz" not in remarks


@pytest.mark.parametrize(
    "names", ["EL Absent,EL Enrolled", "Absent (EL),Enrolled (EL)", "Absent EL,Enrolled EL"]
)
def test_a_group_within_the_name_of_a_column_is_its_group(tmp_path, names):
    """The first group was taken for all students, and the second was left out."""
    other = names.replace("EL", "SWD")
    path = text(
        tmp_path, f"School,Month,{names},{other}\nA,9/2026,10,100,3,20\nB,9/2026,8,90,2,15\n"
    )
    found = figures(read(path))
    assert found["2026-09", "A", "EL"][:2] == (10, 100)
    assert found["2026-09", "B", "SWD"][:2] == (2, 15)
    assert {key[2] for key in found} == {"EL", "SWD"}


def test_some_of_a_group_are_not_of_as_many_as_all_students_are(tmp_path):
    path = text(tmp_path, "School,Month,Absent,Enrolled,EL Absent\nA,9/2026,10,100,3\n")
    assert figures(read(path))["2026-09", "A", "EL"] == (3, None, None)


def test_as_is_no_group(tmp_path):
    path = text(tmp_path, "School,Month,Counted as absent,Enrolled\nA,9/2026,10,100\n")
    assert {key[2] for key in figures(read(path))} == {"ALL"}


@pytest.mark.parametrize("names", ["Aug,Sep,Oct", "Term 1,Term 2,Term 3"])
def test_columns_of_months_without_a_year_are_refused_with_what_to_do(tmp_path, names):
    """One of them counted for the whole year, or no column was said to say when."""
    path = text(tmp_path, f"School,Group,{names}\nA,All,10%,12%,9%\nB,All,8%,9%,10%\n")
    with pytest.raises(InputProblem, match=r"say no year\. Write the school year of the file"):
        read(path)
    periods = {key[0] for key in figures(read(path, school_year="2026-27"))}
    assert len(periods) == 3
    assert all(period.startswith("2026") for period in periods)


def test_names_in_three_rows_are_refused_with_what_to_do(tmp_path):
    """The upper one was lost, and October left out."""
    rows = [
        ["Attendance", None, "September", None, "October", None],
        [None, None, "Count", None, "Count", None],
        ["School", "Group", "Absent", "Enrolled", "Absent", "Enrolled"],
        ["A", "All", 4, 40, 5, 41],
        ["B", "All", 6, 60, 7, 61],
    ]
    with pytest.raises(InputProblem, match=r"stand in rows 1 to 3 of Sheet\. At most two"):
        read(book(tmp_path, {"Sheet": rows}), school_year="2026-27")


def test_formulas_without_results_are_told(tmp_path):
    """The total of a workbook that no Excel saved was empty without a word."""
    rows = [
        ["Month", "School", "Absent", "Enrolled"],
        ["2026-09", "A", 4, 40],
        ["2026-09", "B", 6, 60],
        ["2026-09", "Total", "=SUM(C2:C3)", "=SUM(D2:D3)"],
    ]
    reading = read(book(tmp_path, {"Sheet": rows}))
    assert reading.remarks[0].startswith("2 formulas (C4, D4) have no results in the file")
    only = [rows[0], ["2026-09", "A", "=2+2", "=4*10"]]
    with pytest.raises(InputProblem, match=r"2 formulas .* Open it in Excel, save it"):
        read(book(tmp_path, {"Sheet": only}))


def test_hidden_rows_are_read_and_told(tmp_path):
    rows = [["Month", "School", "Absent", "Enrolled"], ["2026-09", "A", 4, 40]]
    path = book(tmp_path, {"Sheet": [*rows, ["2026-09", "B", 6, 60]]})
    made = load_workbook(path)
    made["Sheet"].row_dimensions[3].hidden = True
    made.save(path)
    reading = read(path)
    assert len(figures(reading)) == 2
    assert reading.remarks == [
        "1 row of the sheet is hidden, as by a filter, and read like the others."
    ]


@pytest.mark.parametrize(
    ("rates", "said"),
    [
        (("0.125", "7%", "9%"), "Row 2 holds a number below 1"),
        (("0.125", "7", "9"), "Row 2 holds a number below 1"),
        (("0.5", "7", "9"), ""),
        (("0.526315", "7.368421", "9.12345"), ""),
        (("0.5%", "7%", "9%"), ""),
        (("1050%", "7%", "9%"), "Row 2 holds a percent below 0 or above 100, and is left out."),
    ],
)
def test_a_share_among_percents_is_told(tmp_path, rates, said):
    """0.125 beside 7% was an eighth of a percent without a word."""
    rows = [f"9/2026,{school},{rate}" for school, rate in zip("ABC", rates, strict=True)]
    reading = read(text(tmp_path, "\n".join(["Month,School,Rate", *rows])))
    assert [remark[: len(said)] for remark in reading.remarks] == ([said] if said else [])


def test_a_school_written_in_several_ways_is_one(tmp_path):
    """ "ALDER ES" in a later month was a school of its own."""
    head = "Month,School,Absent,Enrolled\n"
    reading = read(text(tmp_path, f"{head}9/2026,Alder ES,4,40\n10/2026,ALDER  elementary,5,41\n"))
    assert {key[1] for key in figures(reading)} == {"Alder ES"}
    reading = read(text(tmp_path, f"{head}9/2026,Alder ES,4,40\n9/2026,ALDER ES,5,41\n"))
    assert len(figures(reading)) == 2
    assert "stands beside it, spelled otherwise" in reading.remarks[0]


def test_a_line_break_within_a_name_is_a_space(tmp_path):
    """ "Alder" above "ES" in one cell was the school "AlderES"."""
    path = text(tmp_path, 'Month,"School\nname",Absent,Enrolled\n9/2026,"Alder\nES",4,40\n')
    assert {key[1] for key in figures(read(path))} == {"Alder ES"}


def test_columns_of_groups_beside_a_total_count_the_students_of_each(tmp_path):
    """Five Asian students of sixty were a group of sixty, and shown."""
    path = text(
        tmp_path,
        "Month,School,Hispanic,White,Asian,Total\n9/2026,A,38,17,5,60\n9/2026,B,80,40,30,150\n",
    )
    reading = read(path)
    found = figures(reading)
    assert found["2026-09", "A", "AS"] == (5, None, None)
    assert found["2026-09", "A", "ALL"] == (60, None, None)
    table = protect(reading.cells, SmallNumberRule(11, "CDE"))
    shown = {cell.key[1:] for cell in table.visible()}
    assert ("A", "AS") not in shown
    assert not {("A", "HI"), ("A", "WH"), ("A", "ALL")} <= shown
