"""Files that say in another way what is usual: the right figures, or a sentence that asks."""

from datetime import date, datetime

import pytest

from sos_desktop.domain.local.mapping import Meaning
from sos_desktop.domain.local.periods import read_period
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.local_files import read_local
from sos_desktop.importers.local_looks import look_at
from tests.importers.local import book, figures, meanings, read, text


def looked(path):
    return look_at(read_local(path))


@pytest.mark.parametrize(
    ("first", "second", "periods"),
    [
        ("T1", "T2", ("2025/26 T1", "2025/26 T2")),
        ("Fall", "Spring", ("2025/26 W1", "2025/26 W3")),
        ("Q1", "Q2", ("2025/26 Q1", "2025/26 Q2")),
        ("Aug", "Sep", ("2025-08", "2025-09")),
    ],
)
def test_terms_above_columns_are_periods_and_no_groups(tmp_path, first, second, periods):
    """ "T1" became a student group besides, so that the district had no figure of all students."""
    rows = [f",{first},,{second},", "School,Absent,Enrolled,Absent,Enrolled"]
    rows += ["Alder ES,30,300,31,310", "Birch MS,40,400,42,401"]
    found = figures(read(text(tmp_path, "\n".join(rows)), school_year="2025-26"))
    assert {key: value[:2] for key, value in found.items()} == {
        (periods[0], "Alder ES", "ALL"): (30, 300),
        (periods[0], "Birch MS", "ALL"): (40, 400),
        (periods[1], "Alder ES", "ALL"): (31, 310),
        (periods[1], "Birch MS", "ALL"): (42, 401),
    }


def test_questions_above_columns_stay_groups(tmp_path):
    rows = [",Q1,,Q5,", "School,Agree,Responses,Agree,Responses", "Alder ES,30,300,31,310"]
    found = looked(text(tmp_path, "\n".join(rows)))
    assert {c.group for c in found.map.columns if c.meaning is Meaning.NUMERATOR} == {"Q1", "Q5"}


@pytest.mark.parametrize(
    "head", ["Aug-25,Sep-25,Oct-25", "All Students,EL,SWD", "2023-24,2024-25,2025-26"]
)
def test_percents_under_months_groups_and_years_are_no_counts(tmp_path, head):
    """Attendance of 95.1% was 95.1 students; a whole number beside it was a count."""
    path = text(
        tmp_path, f"School,{head}\nAlder ES,95.1,94,93.3\nBirch MS,96,95,94\n", "2025-26.csv"
    )
    with pytest.raises(InputProblem, match="Say which column counts students, or holds a percent"):
        read(path)


@pytest.mark.parametrize("head", ["Aug-25,Sep-25,Oct-25", "All Students,EL,SWD"])
def test_whole_numbers_under_months_and_groups_are_counts(tmp_path, head):
    path = text(tmp_path, f"School,{head}\nAlder ES,95,94,93\nBirch MS,96,95,94\n", "2025-26.csv")
    assert len(looked(path).map.having(Meaning.NUMERATOR)) == 3


@pytest.mark.parametrize(
    "cells",
    [
        ("<11", "*", "1-10", "suppressed", "LT 11", "fewer than 11", "n<11", "≤ 10", "25"),
        ("30*", "~40", "40 (10%)", "44/400", "50†"),
        ("1 230", "1\u00a0050", "1'400", "1\u202f100"),
        ("'30", "'40"),
    ],
)
def test_a_count_that_is_held_back_or_marked_is_still_a_count(tmp_path, cells):
    """The column was left out without a word, and only “of how many” was read."""
    rows = [f"School {n} ES,2025-26,{cell},{12_000 + n}" for n, cell in enumerate(cells)]
    reading = read(text(tmp_path, "\n".join(["School,Year,Absent,Enrolled", *rows])))
    plain = {"25": 25, "1 230": 1230, "1\u00a0050": 1050, "1'400": 1400, "1\u202f100": 1100}
    plain |= {"'30": 30, "'40": 40}
    found = figures(reading)
    for number, cell in enumerate(cells):
        key = ("2025/26", f"School {number} ES", "ALL")
        assert found[key][:2] == (plain.get(cell), 12_000 + number), cell


def test_sizes_without_counts_ask_what_is_counted(tmp_path):
    path = text(
        tmp_path,
        "School,Grade,Window,Mid or Above,One Grade Below,Total Tested\n"
        "Alder ES,3,Fall 2025,10,30,60\nAlder ES,4,Fall 2025,12,28,62\n",
    )
    [said] = looked(path).remarks
    assert "nothing as “Students counted”" in said
    assert "“Mid or Above”, “One Grade Below” are meant" in said
    assert "Grade”, “Mid" not in said


def test_groups_and_headings_in_spanish(tmp_path):
    """Groups were taken for nothing and added up: 112 of 1,060 instead of 70 of 700."""
    path = text(
        tmp_path,
        "Plantel;Año escolar;Grupo estudiantil;Alumnos ausentes;Total de alumnos\n"
        "Alder;2025-26;Aprendices de inglés;30;300\n"
        "Alder;2025-26;Estudiantes con discapacidades;12;60\n"
        "Alder;2025-26;Jóvenes en hogares de crianza;5;20\n"
        "Alder;2025-26;Todos los estudiantes;70;700\n",
    )
    found = {key[2]: value[:2] for key, value in figures(read(path)).items()}
    assert found == {"EL": (30, 300), "SWD": (12, 60), "FOS": (5, 20), "ALL": (70, 700)}


@pytest.mark.parametrize("second", ["School,Year,Suspended,Enrolled", "School,Year,Absent,Tested"])
def test_another_table_below_with_one_other_column_is_refused(tmp_path, second):
    """Its counts were added to those above."""
    path = text(
        tmp_path,
        f"School,Year,Absent,Enrolled\nAlder ES,2025-26,30,300\n\n{second}\nAlder ES,2025-26,3,9\n",
    )
    with pytest.raises(InputProblem, match="Another table begins in row 4"):
        read(path)


def test_a_school_that_is_called_as_a_column_is_no_other_table(tmp_path):
    path = text(
        tmp_path,
        "School,Group,Year,Absent,Enrolled\nSchool,Group,2025-26,30,300\nGroup,EL,2025-26,n/a,40\n",
    )
    assert len(figures(read(path))) == 2


def test_flags_of_0_and_1_count_those_with_1(tmp_path):
    """All students of the list were counted, whatever the column said."""
    path = text(
        tmp_path,
        "SSID,School,Year,ChronicFlag\n1000000001,Alder ES,2025-26,1\n"
        "1000000002,Alder ES,2025-26,0\n1000000003,Birch MS,2025-26,0\n",
    )
    found = figures(read(path, students=True))
    assert found["2025/26", "Alder ES", "ALL"][:2] == (1, 2)
    assert found["2025/26", "Birch MS", "ALL"][:2] == (0, 1)


def test_days_that_excel_keeps_for_months_are_months(tmp_path):
    """ "Sep-25" is Sep 1, 2025 in the file: the next file's "Sep 2025" was another period."""
    rows = [["School", "Month", "Absent"], ["Alder ES", date(2025, 9, 1), 30]]
    rows += [["Alder ES", datetime(2025, 10, 1), 31]]
    assert {key[0] for key in figures(read(book(tmp_path, {"a": rows})))} == {"2025-09", "2025-10"}
    heads = [["School", datetime(2025, 9, 1), datetime(2025, 10, 1)], ["Alder ES", 30, 31]]
    assert {key[0] for key in figures(read(book(tmp_path, {"a": heads})))} == {"2025-09", "2025-10"}


def test_several_days_of_a_month_stay_days(tmp_path):
    path = text(tmp_path, "School,Month,Absent\nAlder,9/1/2025,30\nAlder,9/8/2025,31\n")
    assert {key[0] for key in figures(read(path))} == {"2025-09-01", "2025-09-08"}


@pytest.mark.parametrize("name", ["Teacher", "Principal", "Director(a)", "School staff"])
def test_who_leads_a_school_makes_no_list_of_students_and_is_not_kept(tmp_path, name):
    """The file was taken for one with a row per student, and no figure of it was read."""
    path = text(
        tmp_path,
        f'School,Year,Absent,Enrolled,{name}\nAlder,2025-26,30,300,"Rey, Ann"\n'
        'Birch,2025-26,40,400,"Li, Bo"\n',
    )
    found = looked(path)
    assert not found.students
    assert meanings(found)[name] is Meaning.LEAVE_OUT
    assert all("Ann" not in example for fact in found.columns for example in fact.examples)
    assert len(figures(read(path))) == 2


def test_schools_with_a_comma_are_no_students(tmp_path):
    rows = ["School\tYear\tAbsent\tEnrolled", "Alder, ES\t2025-26\t30\t300"]
    assert not looked(text(tmp_path, "\n".join(rows), "a.txt")).students
    names = ["School\tYear\tAbsent\tEnrolled", "Peña, Luz\t2025-26\t30\t300"]
    assert looked(text(tmp_path, "\n".join(names), "b.txt")).students


def test_percents_with_a_comma_for_the_point(tmp_path):
    path = text(tmp_path, "School;Year;Rate\nAlder;2025-26;12,5\nBirch;2025-26;9,25\n")
    assert [value[2] for value in figures(read(path)).values()] == [12.5, 9.25]


@pytest.mark.parametrize("name", ["Indicator", "Metric", "Medida"])
def test_rows_of_different_measures_are_not_added_up(tmp_path, name):
    """3 suspended and 12 absent were 15 students."""
    path = text(
        tmp_path,
        f"School,Year,Group,{name},Count\nAlder,2025-26,EL,Suspended,3\nAlder,2025-26,EL,Absent,12\n",
    )
    with pytest.raises(InputProblem, match="“Suspended”, “Absent”"):
        read(path)
    one = text(
        tmp_path, f"School,Year,{name},Count\nA,2025-26,Absent,3\nB,2025-26,Absent,12\n", "b.csv"
    )
    assert len(figures(read(one))) == 2


def test_dates_between_schools_are_no_schools(tmp_path):
    """Two years below each other were added up as one, once the school year was written."""
    path = text(
        tmp_path,
        "School,Absent,Enrolled\n2025-26,70,700\nAlder,30,300\nBirch,40,400\n2024-25,72,702\n"
        "Alder,31,301\nBirch,41,401\n",
    )
    with pytest.raises(InputProblem, match=r"has dates \(“2025-26”, “2024-25”\) between schools"):
        read(path, school_year="2025-26")


@pytest.mark.parametrize("way", ["utf-8", "utf-8-sig", "cp1252", "cp850", "mac_roman", "utf-16"])
def test_schools_have_their_letters_however_excel_saved_the_file(tmp_path, way):
    """ "Pe¤a" stood for "Peña" in a file that Excel saved as "CSV (MS-DOS)"."""
    path = tmp_path / "a.csv"
    rows = "Escuela,Año,Ausentes,Matrícula\nPeña,2025-26,30,300\nLas Américas,2025-26,31,301\n"
    path.write_bytes(rows.encode(way))
    assert {key[1] for key in figures(read(path))} == {"Peña", "Las Américas"}


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("202509", "2025-09"),
        ("202526", "2025/26"),
        ("20252026", "2025/26"),
        ("201112", None),
        ("45901.5", "2025-09-01"),
        ("202513", None),
    ],
)
def test_periods_without_signs_between(said, period):
    assert read_period(said) == period


@pytest.mark.parametrize(
    "name",
    [
        *("Estudiante", "Nombre del alumno", "Nombres", "Alumno(a)", "Apellido paterno"),
        *("Preferred Name", "STU_NM", "Scholar", "Participant", "Victim", "Initials"),
        *("Referred student", "StudentLastFirst", "Niño"),
    ],
)
def test_names_under_other_headings_are_not_shown_and_make_a_list_of_students(tmp_path, name):
    """They stood as first values in the window, and the file was none of students."""
    rows = [f"{who},Alder ES,2025-26,1" for who in ("Luz Peña", "Ana Reyes", "Bo Li", "Mia Cruz")]
    found = looked(text(tmp_path, "\n".join([f"{name},School,Year,Absent", *rows])))
    assert found.students.startswith(f"Column “{name}” may name a student")
    assert found.columns[0].examples == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("Fecha de nac.", "1/2/2014"), ("Edad", "11"), ("Lunch #", "12345"), ("UIC", "A123")),
        *(("Column1", "a@example.org"), ("Tel", "559-555-0101"), ("Nr", "123-45-6789")),
    ],
)
def test_what_leads_to_a_person_is_not_shown(tmp_path, name, value):
    path = text(tmp_path, f"{name},School,Year,Absent\n{value},Alder ES,2025-26,1\n")
    fact = looked(path).columns[0]
    assert fact.private
    assert fact.examples == ()
    assert fact.guess.meaning is Meaning.LEAVE_OUT


def test_how_many_students_there_are_names_nobody(tmp_path):
    path = text(
        tmp_path,
        "School,Year,Estudiantes,Ausentes,Participant\nA,2025-26,300,30,Yes\nB,2025-26,400,40,Yes\n"
        "C,2025-26,200,20,No\nD,2025-26,100,10,Yes\nE,2025-26,100,10,Yes\n",
    )
    found = looked(path)
    assert not found.students
    assert figures(read(path))["2025/26", "A", "ALL"][:2] == (30, 300)
