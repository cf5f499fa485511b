"""No command writes over a county file, what it reads, or its own other output."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from sos_desktop.cli.main import parse, run_command
from tests.casework import add_leas, open_case
from tests.cli.test_identification_commands import year_2023
from tests.importers import lists
from tests.importers.files import DISTRICT

CSV = {
    "identify": ("--year", "2023"),
    "status": ("--year", "2023"),
    "outlook": ("--year", "2023"),
    "recolor": ("--year", "2023"),
    "reconcile": (),
}


def run(*arguments):
    return run_command(parse([str(argument) for argument in arguments]))


@pytest.fixture
def file(made_once, tmp_path):
    shutil.copytree(made_once("cli-2023", year_2023).path, tmp_path, dirs_exist_ok=True)
    return tmp_path / "Monterey.sos"


@pytest.fixture
def workbook(tmp_path):
    coe = lists.Row(lists.COE, "Monterey COE", {}, {2023: lists.GENERAL}, "", "N")
    row = lists.Row(letters={"SWD": "C"}, statuses={2023: lists.FIRST}, methods="1", level_3="N")
    return lists.write(tmp_path, 2023, row, coe)


def arguments(command, file, workbook):
    return (command, "--file", file, *CSV[command], *([workbook] if command == "reconcile" else []))


@pytest.mark.parametrize("command", CSV)
def test_a_county_file_is_never_the_output(command, file, workbook, tmp_path, capsys):
    copy = tmp_path / "copy.csv"
    copy.write_bytes(file.read_bytes())
    wanted = arguments(command, file, workbook)
    for target, words in (
        (file, "cannot take the place"),
        (copy, "is a county file"),
        (tmp_path / "new.SOS", "ending of county files"),
    ):
        before = target.read_bytes() if target.exists() else None
        assert run(*wanted, "--csv", target) == 1
        assert words in capsys.readouterr().err
        assert (target.read_bytes() if target.exists() else None) == before


def test_the_states_list_is_never_the_output(file, workbook, capsys):
    before = workbook.read_bytes()
    assert run("reconcile", "--file", file, workbook, "--csv", workbook) == 1
    assert "cannot take the place" in capsys.readouterr().err
    assert workbook.read_bytes() == before


def test_two_plans_are_two_files(county, tmp_path, capsys):
    add_leas(county)
    open_case(county)
    county.close()
    plan = tmp_path / "plan.pdf"
    wanted = ("plan", "--file", county.path, "--lea", DISTRICT, "--pdf", plan, "--xlsx")
    for second in (plan, tmp_path / "PLAN.pdf"):
        assert run(*wanted, second) == 1
        said = capsys.readouterr()
        assert "asked for twice" in said.err
        assert said.out == ""
        assert not plan.exists()
    assert run(*wanted[:-1], "--xlsx", county.path) == 1
    assert not plan.exists()


@pytest.mark.parametrize("command", CSV)
def test_a_csv_for_excel_differs_only_in_its_codes(command, file, workbook, tmp_path, capsys):
    wanted = arguments(command, file, workbook)
    plain, excel = tmp_path / "plain.csv", tmp_path / "excel.csv"
    assert run(*wanted, "--csv", plain) == run(*wanted, "--csv", excel, "--excel") == 0
    assert excel.read_bytes().startswith(b"\xef\xbb\xbfcds,")
    rows = list(csv.DictReader(io.StringIO(plain.read_text(encoding="utf-8-sig"))))
    shown = list(csv.DictReader(io.StringIO(excel.read_text(encoding="utf-8-sig"))))
    assert rows
    assert shown == [{**row, "cds": f'="{row["cds"]}"'} for row in rows]


def test_the_demonstration_leaves_a_plan_of_somebody_else_alone(tmp_path, capsys):
    out = tmp_path / "results"
    out.mkdir()
    (out / "plan.pdf").write_bytes(b"a person's plan")
    assert run("demo", "--out", out) == 1
    assert "plan.pdf already" in capsys.readouterr().err
    assert [Path(path).name for path in out.iterdir()] == ["plan.pdf"]
