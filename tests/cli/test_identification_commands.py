"""status, reconcile, recolor and outlook: files, columns, sentences and exit codes."""

import csv
import re
import shutil
from pathlib import Path

import pytest

from sos_desktop.cli.main import parse, run_command
from tests.identified import ratings_file, two_priorities, year_files
from tests.importers import lists
from tests.importers.files import DISTRICT

YEAR_1 = lists.FIRST


def run(*arguments):
    return run_command(parse([str(argument) for argument in arguments]))


def year_2023(to):
    folder = to / "dashboard"
    folder.mkdir()
    year_files(folder, 2023, two_priorities(DISTRICT))
    ratings_file(folder, 2023)
    assert run("import", "--file", to / "Monterey.sos", "--county", "Monterey", folder) == 0


@pytest.fixture
def file(made_once, tmp_path):
    """A county file with the whole year 2023; the district has C. Its files lie beside it."""
    shutil.copytree(made_once("cli-2023", year_2023).path, tmp_path, dirs_exist_ok=True)
    return tmp_path / "Monterey.sos"


def table(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_status(file, tmp_path, capsys):
    out = tmp_path / "status.csv"
    assert run("status", "--file", file, "--year", "2023", "--csv", out) == 0
    district = next(row for row in table(out) if row["cds"] == DISTRICT)
    assert ",".join(district) == (
        "cds,lea,county,year,groups_met,method1,method2,method3,method4,criteria_met,status,"
        "level3_flag,basis"
    )
    assert (district["groups_met"], district["method1"], district["method2"]) == ("1", "Y", "N")
    assert (district["criteria_met"], district["status"]) == ("Y", YEAR_1)
    assert district["basis"].startswith("Computed (estimate)")
    said = capsys.readouterr().out
    assert "2023: 2 LEAs, criteria met by 1, assistance owed to 1, not computable for 0." in said


def test_status_names_what_is_missing(file, tmp_path, capsys):
    (tmp_path / "x").mkdir()
    year_files(tmp_path / "x", 2024, leave_out=["susp"])
    run("import", "--file", file, tmp_path / "x")
    out = tmp_path / "status.csv"
    assert run("status", "--file", file, "--year", "2024", "--csv", out) == 0
    said = capsys.readouterr()
    assert "Not computable: suspension 2024 is not loaded." in said.err
    assert {row["lea"]: row["status"] for row in table(out) if row["cds"] == DISTRICT} == {
        # in year 1 in 2023, so help is owed whatever the missing files say
        "Cañada Union": "Differentiated Assistance, year 1 or 2 (suspension and local indicators "
        "2024 decide)"
    }
    assert "assistance owed to at least 1, not computable for 1." in said.out


def test_status_of_a_year_of_which_nothing_can_be_told_is_1(tmp_path, capsys):
    (tmp_path / "x").mkdir()
    year_files(tmp_path / "x", 2023, leave_out=["susp"])
    path, out = tmp_path / "Napa.sos", tmp_path / "status.csv"
    run("import", "--file", path, "--county", "Monterey", tmp_path / "x")
    assert run("status", "--file", path, "--year", "2023", "--csv", out) == 1
    said = capsys.readouterr()
    assert "nothing can be told of 2 LEAs" in said.err
    assert "met by" not in said.out
    assert {row["status"] for row in table(out)} == {"not computable"}


def test_status_prefers_what_is_asked_for(file, tmp_path):
    workbook = lists.write(tmp_path, 2023, lists.Row(statuses={2023: lists.GENERAL}))
    assert run("import", "--file", file, workbook) == 0
    out = tmp_path / "status.csv"
    for prefer, status in (("official", lists.GENERAL), ("computed", YEAR_1)):
        run("status", "--file", file, "--year", "2023", "--prefer", prefer, "--csv", out)
        found = {row["cds"]: row["status"] for row in table(out)}
        assert found[DISTRICT] == status


def workbook(folder, letter, **more):
    row = lists.Row(letters={"SWD": letter}, statuses={2023: YEAR_1}, methods="1", level_3="N")
    coe = lists.Row(lists.COE, "Monterey COE", {}, {2023: lists.GENERAL}, "", "N")
    return lists.write(folder, 2023, row, coe, **more)


def test_reconcile_is_0_where_all_agrees(file, tmp_path, capsys):
    assert run("reconcile", "--file", file, workbook(tmp_path, "C")) == 0
    out, err = capsys.readouterr()
    assert "2 LEAs, 26 cells: 26 agree, 0 differ" in out
    assert "Official" not in err


def test_reconcile_is_1_where_a_cell_differs_and_says_why(file, tmp_path, capsys):
    out = tmp_path / "comparison.csv"
    source = workbook(tmp_path, "A")
    assert run("reconcile", "--file", file, source, "--csv", out) == 1
    said = capsys.readouterr()
    assert "1 differ" in said.out
    assert re.search(
        r"Students with disabilities: computed C, official A\. Likely cause: ", said.err
    )
    differing = [row for row in table(out) if row["outcome"] == "differ"]
    assert [(row["what"], row["computed"], row["official"]) for row in differing] == [
        ("SWD", "C", "A")
    ]


def test_recolor(file, tmp_path, capsys):
    out = tmp_path / "colors.csv"
    assert run("recolor", "--file", file, "--year", "2023", "--csv", out) == 0
    assert list(table(out)[0]) == [
        "cds",
        "indicator",
        "student_group",
        "file_color",
        "computed_color",
    ]
    assert re.search(r"2023: \d+ of \d+ colors come out as published", capsys.readouterr().out)


def test_recolor_of_a_year_without_colors_says_so(file, tmp_path, capsys):
    (tmp_path / "x").mkdir()
    year_files(tmp_path / "x", 2022)
    run("import", "--file", file, tmp_path / "x")
    capsys.readouterr()
    out = tmp_path / "colors.csv"
    assert run("recolor", "--file", file, "--year", "2022", "--csv", out) == 0
    assert "2022 that are loaded have no colors" in capsys.readouterr().out
    assert table(out) == []


def test_outlook(file, tmp_path, capsys):
    out = tmp_path / "outlook.csv"
    assert run("outlook", "--file", file, "--year", "2023", "--csv", out) == 0
    kinds = {row["kind"] for row in table(out)}
    assert {"counts", "next year"} <= kinds
    assert "2023 criteria (official), computed (estimate): 1 group" in capsys.readouterr().out
    for row in table(out):
        if "2026 rules" in row["words"]:
            assert "(provisional, one source)" in row["words"]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("status", "--year", "2020", "--csv", "x.csv"), "no Dashboard in 2020"),
        (("status", "--year", "2026", "--csv", "x.csv"), "provisional"),
        (("status", "--year", "2019", "--csv", "x.csv"), "Nothing of the 2019 Dashboard"),
        (("status", "--year", "2023", "--county", "Atlantis", "--csv", "x.csv"), "Atlantis"),
        (("recolor", "--year", "2019", "--csv", "x.csv"), "No data of the 2019"),
        (("outlook", "--year", "2021", "--csv", "x.csv"), "no performance levels"),
        (("outlook", "--year", "2024", "--csv", "x.csv"), "No data of the 2024"),
    ],
)
def test_refusals_are_1_and_write_nothing(command, words, file, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name, *rest = command
    assert run(name, "--file", file, *rest) == 1
    assert words in capsys.readouterr().err
    assert not Path("x.csv").exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("notes.txt", "a\tb\nc\td\n", "CDS code"),
        ("none.xlsx", None, "none.xlsx"),
        ("suspdownload2023.txt", "own", "is not CDE's list"),
    ],
)
def test_reconcile_refuses_what_is_no_list(name, content, words, file, tmp_path, capsys):
    path = tmp_path / name
    if content == "own":
        path = tmp_path / "dashboard" / name
    elif content is not None:
        path.write_text(content, encoding="utf-8")
    assert run("reconcile", "--file", file, path) == 1
    assert words in capsys.readouterr().err


def test_reconcile_refuses_a_year_without_data_or_rules(file, tmp_path, capsys):
    path = lists.write(tmp_path, 2019, lists.Row(statuses={2019: lists.GENERAL}))
    assert run("reconcile", "--file", file, path) == 1
    assert "No data of the 2019 Dashboard are loaded" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["status", "--file", "x"],
        ["reconcile", "--file", "x"],
        ["recolor", "--file", "x"],
        ["outlook", "--file", "x", "--year", "then", "--csv", "y"],
    ],
)
def test_wrong_usage_is_2(arguments, capsys):
    with pytest.raises(SystemExit) as left:
        parse(arguments)
    assert left.value.code == 2
    assert "usage" in capsys.readouterr().err
