"""`local` and `local-table`: read as the map says, never written over, small numbers held back."""

import csv
import io
import json
import shutil

import pytest

from sos_desktop.cli.main import parse, run_command
from tests.casework import SALINAS, add_leas

ROWS = (
    "Month,School,Group,Absent,Enrolled\n2026-09,Alder ES,SWD,3,9\n2026-09,Birch MS,SWD,8,60\n"
    "2026-09,Cedar HS,SWD,5,20\n2026-09,District,SWD,16,89\n"
)
MAP = """
name = "Attendance by month"
measure = "students absent"
[columns]
Month = "date"
School = "place"
Group = "group"
Absent = "numerator"
Enrolled = "denominator"
"""


def run(*arguments):
    return run_command(parse([str(argument) for argument in arguments]))


def with_leas(county, _folder):
    add_leas(county)


@pytest.fixture
def files(tmp_path, prepared):
    shutil.copyfile(prepared(with_leas).path, tmp_path / "c.sos")
    (tmp_path / "a.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "map.toml").write_text(MAP, encoding="utf-8")
    return tmp_path


def local(files, *more):
    given = ("--file", files / "c.sos", "--lea", SALINAS)
    return run("local", *given, *more)


def table(files, *more):
    out = files / "out.csv"
    code = run(
        "local-table",
        *("--file", files / "c.sos", "--lea", SALINAS, "--source", "attendance by month"),
        *("--csv", out, *more),
    )
    return code, list(csv.DictReader(io.StringIO(out.read_bytes().decode("utf-8-sig"))))


def test_a_file_is_read_and_its_table_written(files, capsys):
    assert local(files, "--map", files / "map.toml", files / "a.csv") == 0
    said = capsys.readouterr()
    assert "a.csv: 4 figures from 4 rows." in said.out
    assert "Kept as “Attendance by month”." in said.out
    code, rows = table(files, "--public")
    assert code == 0
    assert ",".join(rows[0]) == "period,place,group,numerator,denominator,value,shown"
    shown = {row["place"]: row for row in rows}
    assert shown["Alder ES"]["shown"] == shown["Cedar HS"]["shown"] == "no"
    assert shown["Birch MS"]["value"] == "13.3333"
    assert shown["Alder ES"]["numerator"] == ""


def test_a_dry_run_writes_nothing_and_json_says_what_was_found(files, capsys):
    before = (files / "c.sos").read_bytes()
    code = local(files, "--map", files / "map.toml", files / "a.csv", "--dry-run", "--json")
    assert code == 0
    report = json.loads(capsys.readouterr().out)
    assert report["kept"] is False
    assert report["source"] == "Attendance by month"
    assert report["files"][0]["figures"] == 4
    assert (files / "c.sos").read_bytes() == before


def test_what_columns_seem_to_mean_is_saved_and_used_again(files, capsys):
    saved = files / "saved.toml"
    assert local(files, "--save-map", saved, "--dry-run", files / "a.csv") == 0
    assert local(files, "--map", saved, "--name", "Attendance by month", files / "a.csv") == 0
    assert table(files)[0] == 0


@pytest.mark.parametrize("place", ["a.csv", "c.sos", "map.toml"])
def test_nothing_that_is_read_is_written_over(files, capsys, place):
    before = (files / place).read_bytes()
    code = local(files, "--map", files / "map.toml", "--save-map", files / place, files / "a.csv")
    assert code == 1
    assert (files / place).read_bytes() == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        ("SSID,Last Name,School,Month,Absent\n1,Peña,A,2026-09,1\n2,Ito,A,2026-09,1\n", "student"),
        ("Month,School,Group,Absent,Enrolled\nx,A,SWD,1,2\n", "No figure could be made"),
        ("Month,School,Group,Absent\n2026-09,A,SWD,1\n", "no column “Enrolled”"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(files, capsys, content, said):
    (files / "a.csv").write_text(content, encoding="utf-8")
    assert local(files, "--map", files / "map.toml", files / "a.csv") == 1
    problem = capsys.readouterr().err
    assert said in problem
    assert "Traceback" not in problem


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("[columns]", "heder = 3\n[columns]"), "“heder”, which is not known"),
        (("[columns]", 'step = ["month"]\n[columns]'), "“step” is one of"),
        (("[columns]", 'count_students = "yes"\n[columns]'), "true or false"),
        (("[columns]", 'school_year = "next"\n[columns]'), "no school year"),
        (("[columns]", "header = 40\n[columns]"), "has no row 40"),
        (('"numerator"', '{means = "numerator", period = "soon"}'), "no date or period"),
        (('"numerator"', '{means = ["numerator"]}'), "cannot mean"),
        (('"numerator"', '{means = "numerator", groop = "SWD"}'), "“groop”"),
        (('"Attendance by month"', "5"), "have to be texts"),
        (('Month = "date"', 'Month = "date"\nmonth = "place"'), "two meanings"),
    ],
)
def test_a_map_that_says_something_unknown_is_refused(files, capsys, change, said):
    (files / "map.toml").write_text(MAP.replace(*change), encoding="utf-8")
    assert local(files, "--map", files / "map.toml", "--json", files / "a.csv") == 1
    told = capsys.readouterr()
    assert said in told.err
    assert said in json.loads(told.out)["refused"]


def test_a_period_and_a_group_of_a_column_are_read_as_those_of_a_row(files):
    of = '{means = "%s", group = "Special Education", period = "Sep 2026"}'
    known = MAP.replace('Month = "date"\n', "").replace('Group = "group"\n', "")
    for word in ("numerator", "denominator"):
        known = known.replace(f'"{word}"', of % word)
    (files / "map.toml").write_text(known, encoding="utf-8")
    assert local(files, "--map", files / "map.toml", files / "a.csv") == 0
    rows = table(files)[1]
    assert {(row["period"], row["group"]) for row in rows} == {
        ("2026-09", "Students with disabilities")
    }


def test_what_names_a_student_is_kept_under_no_meaning(files, capsys):
    rows = "".join(f'{9000000 + n},"Peña, Luz",2026-09,Y\n' for n in range(30))
    (files / "a.csv").write_text(f"SSID,Pupil,Month,Absent\n{rows}", encoding="utf-8")
    for column, word in (("SSID", "place"), ("Pupil", "group"), ("SSID", "numerator")):
        known = f'name = "x"\n[columns]\n{column} = "{word}"\nMonth = "date"\nAbsent = "yes"\n'
        (files / "map.toml").write_text(known, encoding="utf-8")
        asked = ("--map", files / "map.toml", "--count-students", files / "a.csv")
        assert local(files, *asked) == 1
        assert "would be kept" in capsys.readouterr().err


def test_the_same_file_named_twice_and_a_map_of_a_refused_file(files, capsys):
    (files / "b.csv").write_bytes((files / "a.csv").read_bytes())
    assert local(files, "--map", files / "map.toml", files / "a.csv", files / "b.csv") == 1
    assert "hold the same" in capsys.readouterr().err
    (files / "a.csv").write_text("Month,School,Absent\nx,A,1\n", encoding="utf-8")
    assert local(files, "--save-map", files / "saved.toml", files / "a.csv") == 1
    assert not (files / "saved.toml").exists()


def test_an_lea_or_data_that_are_not_there(files, capsys):
    given = ("--file", files / "c.sos", "--csv", files / "o.csv", "--source", "x")
    assert run("local-table", *given, "--lea", "00000000000000") == 1
    assert run("local-table", *given, "--lea", SALINAS) == 1
    assert "No local data of this LEA are loaded." in capsys.readouterr().err
    assert not (files / "o.csv").exists()


def test_the_school_year_can_be_given(files, capsys):
    path = files / "months.csv"
    path.write_text("Month,School,Absent,Enrolled\nAug,A,20,90\nJan,A,22,91\n", encoding="utf-8")
    for given, code, said in (
        ([], 1, "Write the school year of the file"),
        (["--school-year", "soon"], 1, "is no school year"),
        (["--school-year", "2026-27"], 0, '"2027-01"'),
    ):
        assert local(files, path, "--json", "--dry-run", *given) == code
        told = capsys.readouterr()
        assert said in told.out + told.err
