"""The command line, as a subprocess where it matters: codes, sentences, files."""

import csv
import io
import json
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from docx import Document

from sos_desktop.cli.main import parse, run_command
from sos_desktop.domain.casework.records import Aim
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.services import sample
from sos_desktop.services.casework import records
from tests.casework import SALINAS, add_leas, open_case
from tests.importers import files

_ROOT = Path(__file__).resolve().parents[2]


def run(*arguments):
    return run_command(parse([str(argument) for argument in arguments]))


def import_by_command(folder):
    red = {"color": "1", "statuslevel": "1"}
    for stem in ("ela", "math", "susp"):
        files.write(folder, stem, 2025, [files.row(stem, 2025, **red)])
    with redirect_stdout(io.StringIO()):
        return run("import", "--file", folder / "m.sos", "--county", "Monterey", folder)


@pytest.fixture
def county_path(tmp_path, made_once):
    made = made_once("imported", import_by_command)
    assert made.made == 0
    return shutil.copyfile(made.path / "m.sos", tmp_path / "Monterey.sos")


def test_import_prints_each_file_with_its_figures(tmp_path, capsys):
    files.write(tmp_path, "susp", 2025)
    assert run("import", "--file", tmp_path / "m.sos", "--county", "monterey", tmp_path) == 0
    out = capsys.readouterr().out
    assert "suspdownload2025.txt: loaded" in out
    assert "Suspension 2025: 1 of 1 rows, 1 LEA, 0 schools" in out
    assert "1 of 1 files loaded, 1 row." in out


def test_import_of_something_bad_is_1_and_says_what_to_do(tmp_path, capsys):
    (tmp_path / "empty.txt").write_bytes(b"")
    path = tmp_path / "empty.txt"
    assert run("import", "--file", tmp_path / "m.sos", "--county", "Napa", path) == 1
    assert "empty.txt is empty" in capsys.readouterr().out


def test_a_dry_run_writes_nothing(tmp_path, capsys):
    source = files.write(tmp_path, "susp", 2025)
    target = tmp_path / "m.sos"
    assert run("import", "--file", target, "--county", "Napa", "--dry-run", source) == 0
    assert not target.exists()
    assert "would be loaded" in capsys.readouterr().out


GROUPS = [code for code, facts in STUDENT_GROUPS.items() if facts.accountable]


def suspension(folder, *more, **values):
    rows = [files.row("susp", 2025, studentgroup=group, **values) for group in [*GROUPS, *more]]
    return files.write(folder, "susp", 2025, rows)


def test_columns_that_do_not_fit_load_on_the_persons_word(tmp_path, capsys):
    source = suspension(tmp_path, currstatus="0.1", statuslevel="5", color="0", box="0")
    given = ("import", "--file", tmp_path / "m.sos", "--county", "Monterey")
    assert run(*given, source) == 1
    said = capsys.readouterr().out
    assert "not loaded, its columns do not fit each other" in said
    assert "To load it all the same: --accept-unfit" in said
    assert run(*given, "--accept-unfit", source) == 0
    assert "suspdownload2025.txt: loaded" in capsys.readouterr().out


def test_rows_that_cannot_be_placed_are_left_out_on_the_persons_word(tmp_path, capsys):
    source = suspension(tmp_path, *[""] * 12)
    given = ("import", "--file", tmp_path / "m.sos", "--county", "Monterey")
    assert run(*given, source) == 1
    said = capsys.readouterr().out
    assert "12 of 27 rows of suspdownload2025.txt cannot be placed" in said
    assert "--leave-out" in said
    assert run(*given, "--leave-out", source) == 0
    assert "1 of 1 files loaded, 15 rows" in capsys.readouterr().out


def test_the_report_as_json(tmp_path, capsys):
    source = files.write(
        tmp_path, "susp", 2025, [files.row("susp", 2025, "1611190000000", studentgroup="ALL")]
    )
    run("import", "--file", tmp_path / "m.sos", "--county", "Napa", "--json", source)
    report = json.loads(capsys.readouterr().out)
    [file] = report["files"]
    assert (file["status"], file["indicator"], file["year"]) == ("ready", "SUSPENSION", 2025)
    assert file["issues"][0]["severity"] == "repair"


def test_identify_writes_the_letters(county_path, tmp_path, capsys):
    out = tmp_path / "letters.csv"
    assert run("identify", "--file", county_path, "--year", "2025", "--csv", out) == 0
    with out.open(encoding="utf-8-sig", newline="") as stream:
        [row] = csv.DictReader(stream)
    assert (row["lea"], row["student_group"], row["priorities"], row["letter"]) == (
        "Cañada Union",
        "SWD",
        "4;6",
        "D",
    )
    assert "Not computable: chronic absenteeism 2025 is not loaded." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("identify", "--year", "2020", "--csv", "x.csv"), "no Dashboard in 2020"),
        (("identify", "--year", "2019", "--csv", "x.csv"), "No data of the 2019"),
        (("identify", "--year", "2025", "--county", "Atlantis", "--csv", "x.csv"), "Atlantis"),
        (("identify", "--year", "1999", "--csv", "x.csv"), "no Dashboard of 1999: the first is"),
        (("status", "--year=-5", "--csv", "x.csv"), "no Dashboard of -5"),
        (("outlook", "--year", "2099", "--csv", "x.csv"), "no Dashboard of 2099 yet"),
        (("recolor", "--year", "2016", "--csv", "x.csv"), "no Dashboard of 2016"),
        (("plan", "--lea", "12", "--pdf", "x.pdf"), "not a CDS code"),
        (("plan", "--lea", files.DISTRICT, "--pdf", "x.pdf"), "No case is open"),
        (("import", "--county", "Napa", "x.txt"), "is the file of Monterey County"),
    ],
)
def test_refusals_are_sentences_and_1(county_path, arguments, words, capsys):
    command, *rest = arguments
    assert run(command, "--file", county_path, *rest) == 1
    assert words in capsys.readouterr().err


def test_a_missing_county_file_says_how_to_make_one(tmp_path, capsys):
    assert run("import", "--file", tmp_path / "none.sos", tmp_path) == 1
    assert "Add --county NAME" in capsys.readouterr().err


@pytest.mark.parametrize("what", ["README.md", "gone"])
def test_an_import_that_loads_nothing_leaves_no_empty_county_file(what, tmp_path, capsys):
    (tmp_path / "README.md").write_text("# Nothing of CDE's\n", encoding="utf-8")
    path = tmp_path / "new" / "new.sos"
    path.parent.mkdir()
    assert run("import", "--file", path, "--county", "Monterey", tmp_path / what) == 1
    assert list(path.parent.iterdir()) == []
    assert "new.sos was not made: nothing was loaded." in capsys.readouterr().err


def test_a_county_file_that_is_not_there_is_named_with_its_folder(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run("status", "--file", "nope.sos", "--year", "2023", "--csv", "x.csv") == 1
    said = capsys.readouterr().err
    assert f"nope.sos is not in {tmp_path}." in said
    assert "any more" not in said


def test_the_demonstration_asks_for_a_folder(tmp_path, capsys):
    (tmp_path / "results").write_text("mine", encoding="utf-8")
    assert run("demo", "--out", tmp_path / "results") == 1
    assert "is a file. Name a folder" in capsys.readouterr().err
    assert (tmp_path / "results").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("arguments", [["frobnicate"], ["import"], ["identify", "--file", "x"]])
def test_wrong_usage_is_2(arguments, capsys):
    with pytest.raises(SystemExit) as left:
        parse(arguments)
    assert left.value.code == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["C:/Users/ñ/Monterey.sos", "new.SOS"])
def test_a_county_file_alone_is_opened_in_the_window(name):
    request = parse([name])
    assert (request.command, request.file) == (None, Path(name))


def test_no_command_is_the_window():
    request = parse(["--file", "x.sos"])
    assert (request.command, request.file) == (None, Path("x.sos"))


def demo_by_command(to):
    """Its exit code and what it said; the results lie in "results"."""
    with redirect_stdout(io.StringIO()) as said:
        code = run("demo", "--out", to / "results")
    return code, said.getvalue()


def test_demo_and_plan_end_to_end(made_once, tmp_path):
    made = made_once("demo", demo_by_command)
    code, said = made.made
    assert code == 0
    assert "plan.pdf" in said
    assert "Alder County" in said
    out = Path(shutil.copytree(made.path / "results", tmp_path / "results"))
    assert {p.name for p in out.iterdir()} >= {"county.sos", "plan.pdf", "plan.xlsx"}
    from sos_desktop.services.casework import cases
    from sos_desktop.services.county.county_files import open_county_file

    with open_county_file(out / "county.sos") as county:
        cds = cases.list_cases(county)[0].case.cds
    pdf, word = tmp_path / "public.pdf", tmp_path / "public.docx"
    county_file = out / "county.sos"
    to = ("--pdf", pdf, "--docx", word)
    assert run("plan", "--file", county_file, "--lea", cds, "--public", *to) == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert "summary of support" in Document(word).paragraphs[1].text


def test_a_plan_names_what_its_pdf_could_not_print(county, tmp_path, capsys):
    add_leas(county)
    records.save(county, Aim(case_id=open_case(county), text="Read with Հայ"))
    path, pdf = county.path, tmp_path / "plan.pdf"
    county.close()
    assert run("plan", "--file", path, "--lea", SALINAS, "--pdf", pdf) == 0
    said = capsys.readouterr()
    assert str(pdf) in said.out
    assert "3 characters could not be printed in the PDF, where □ stands: Հ, ա, յ." in said.err


def test_self_test_passes_in_the_checkout():
    done = subprocess.run(
        [sys.executable, str(_ROOT / "main.py"), "self-test"],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "All checks passed." in done.stdout
    assert done.stderr == ""


def test_the_sample_county_has_files_for_every_indicator(tmp_path):
    made = sample.make_sample_files(tmp_path)
    assert len(made) == 29
