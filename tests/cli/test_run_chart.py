"""`run-chart`: from a file to a judged chart, as a table and a picture."""

import csv
import io
from xml.etree import ElementTree

import pytest

from sos_desktop.cli.main import parse, run_command
from sos_desktop.services.run_charts import COLUMNS

WEEKS = "date,value\n" + "".join(
    f"2025-{9 + n // 4:02}-{1 + 7 * (n % 4):02},{value}\n"
    for n, value in enumerate([14, 15, 13, 14, 12, 16, 15, 14, 11, 10, 9, 9, 8, 8])
)
COUNTS = "date,numerator,denominator\n" + "".join(
    f"2025-{9 + n // 4:02}-{1 + 7 * (n % 4):02},{n + 5},{100 + n}\n" for n in range(14)
)


def run(*arguments):
    return run_command(parse([str(argument) for argument in arguments]))


@pytest.fixture
def weeks(tmp_path):
    path = tmp_path / "absence.csv"
    path.write_text(WEEKS, encoding="utf-8")
    return path


def rows(path):
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


@pytest.mark.parametrize(
    ("rules", "names"),
    [
        ("anhoj", ["longest run", "crossings"]),
        ("ihi", ["shift", "trend", "too few runs", "too many runs"]),
    ],
)
def test_a_row_for_each_rule(weeks, tmp_path, capsys, rules, names):
    out = tmp_path / "rules.csv"
    assert run("run-chart", weeks, "--rules", rules, "--csv", out) == 0
    found = rows(out)
    assert list(found[0]) == list(COLUMNS)
    assert [row["rule"] for row in found] == names
    assert {row["signal"] for row in found} <= {"yes", "no", "too few points"}
    assert "14 points, median 12.5" in capsys.readouterr().out


def test_the_rules_of_anhoj_stand_with_their_figures(weeks, tmp_path):
    out = tmp_path / "rules.csv"
    assert run("run-chart", weeks, "--csv", out) == 0
    run_row, crossings = rows(out)
    assert run_row == {
        "rule": "longest run",
        "points_used": "14",
        "center": "12.5",
        "limit": "7",
        "found": "6",
        "signal": "no",
        "from": "2025-11-01",
        "to": "2025-12-08",
    }
    assert (crossings["limit"], crossings["found"], crossings["signal"]) == ("4", "3", "yes")


@pytest.mark.parametrize("rules", ["anhoj", "ihi", "xmr", "p", "u"])
def test_a_picture_of_every_kind_says_the_same_in_words(tmp_path, rules):
    path, picture = tmp_path / "counts.csv", tmp_path / "chart.svg"
    path.write_text(COUNTS, encoding="utf-8")
    assert run("run-chart", path, "--rules", rules, "--svg", picture) == 0
    tree = ElementTree.parse(picture)
    space = "{http://www.w3.org/2000/svg}"
    said = tree.findtext(f"{space}desc")
    assert said.startswith("Line chart of counts.")
    center = "Median" if rules in ("anhoj", "ihi") else "Mean"
    assert f"{center}: " in said
    assert ("Upper limit: " in said) is (center == "Mean")
    texts = [text.text for text in tree.iter(f"{space}text")]
    assert any(text.startswith(("Signal", "No signal")) for text in texts)
    assert "nan" not in picture.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--rules", "spc"),
        ("--shift", "5"),
        ("--baseline", "many"),
        (),
    ],
)
def test_wrong_usage_is_2(arguments):
    with pytest.raises(SystemExit) as ended:
        parse(["run-chart", *(["in.csv"] if arguments else []), *arguments])
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--rules", "p"), "has only a value"),
        (("--shift", "6"), "work out from the number of points"),
        (("--baseline", "40"), "there are 14"),
    ],
)
def test_refusals_are_sentences_and_1(weeks, tmp_path, capsys, arguments, words):
    out = tmp_path / "rules.csv"
    assert run("run-chart", weeks, *arguments, "--csv", out) == 1
    assert words in capsys.readouterr().err
    assert not out.exists()


def test_the_measure_is_never_overwritten(weeks, tmp_path, capsys):
    assert run("run-chart", weeks, "--csv", weeks) == 1
    assert "cannot take the place of absence.csv" in capsys.readouterr().err
    assert weeks.read_text(encoding="utf-8") == WEEKS
    both = tmp_path / "one.svg"
    assert run("run-chart", weeks, "--csv", both, "--svg", both) == 1
    assert not both.exists()
